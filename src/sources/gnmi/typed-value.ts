import { type gnmi, toBigInt } from "../../gnmi/messages.ts";
import type { MalformedReason } from "../../model/target.ts";

/** A value as plain data: what JSON can say, and bigint for integers beyond 2^53. Or why it could not be read. */
export type ReadValue = { readonly ok: true; readonly value: unknown } | UnreadableValue;

/** Why a value could not be read. */
export interface UnreadableValue {
  readonly ok: false;
  readonly reason: MalformedReason;
  readonly detail: string;
}

const utf8 = new TextDecoder("utf-8", { fatal: true });
const encodingJson = 0;
const encodingJsonIetf = 4;

/** The value of an Update in any encoding (gNMI specification, 2.2.3), the deprecated `value` included. */
export function readUpdateValue(update: gnmi.Update.$Properties): ReadValue {
  if (update.val) return readTypedValue(update.val);
  const old = update.value;
  if (!old) return fault("value", "an update without a value");
  const type = old.type ?? encodingJson;
  if (type !== encodingJson && type !== encodingJsonIetf)
    return fault("encoding", `deprecated value of encoding ${type}`);
  return parseJson(old.value ?? new Uint8Array());
}

/** A TypedValue as plain data. */
export function readTypedValue(typed: gnmi.TypedValue.$Properties): ReadValue {
  if (typed.jsonIetfVal) return parseJson(typed.jsonIetfVal);
  if (typed.jsonVal) return parseJson(typed.jsonVal);
  if (typeof typed.stringVal === "string") return value(typed.stringVal);
  if (typeof typed.asciiVal === "string") return value(typed.asciiVal);
  if (typeof typed.boolVal === "boolean") return value(typed.boolVal);
  if (isPresent(typed.uintVal)) return value(integer(toBigInt(typed.uintVal)));
  if (isPresent(typed.intVal)) return value(integer(toBigInt(typed.intVal)));
  if (typeof typed.doubleVal === "number") return value(typed.doubleVal);
  if (typeof typed.floatVal === "number") return value(typed.floatVal);
  if (typed.decimalVal) {
    return value(Number(toBigInt(typed.decimalVal.digits)) / 10 ** (typed.decimalVal.precision ?? 0));
  }
  if (typed.leaflistVal) return readLeafList(typed.leaflistVal.element ?? []);
  if (typed.bytesVal) return fault("encoding", "bytes_val");
  if (typed.protoBytes) return fault("encoding", "proto_bytes");
  if (typed.anyVal) return fault("encoding", "any_val");
  return fault("value", "an update without a value");
}

/** Parses JSON text. An unquoted integer beyond 2^53 becomes a bigint, so that no digit of an index is lost. */
export function parseJson(bytes: Uint8Array): ReadValue {
  try {
    const text = utf8.decode(bytes);
    return value(/[0-9]{16}/.test(text) ? JSON.parse(text, exactInteger) : JSON.parse(text));
  } catch (reason) {
    return fault("json", `${bytes.length} bytes: ${reason instanceof Error ? reason.message : String(reason)}`);
  }
}

function exactInteger(_key: string, parsed: unknown, context?: { readonly source?: string }): unknown {
  if (typeof parsed !== "number" || Number.isSafeInteger(parsed)) return parsed;
  const source = context?.source ?? "";
  return /^-?[0-9]{1,20}$/.test(source) ? BigInt(source) : parsed;
}

function readLeafList(elements: readonly gnmi.TypedValue.$Properties[]): ReadValue {
  const values: unknown[] = [];
  for (const element of elements) {
    const read = element.leaflistVal ? fault("value", "a leaf-list inside a leaf-list") : readTypedValue(element);
    if (!read.ok) return read;
    values.push(read.value);
  }
  return value(values);
}

function integer(exact: bigint): number | bigint {
  const number = Number(exact);
  return Number.isSafeInteger(number) ? number : exact;
}

function isPresent<T>(field: T | null | undefined): field is T {
  return field !== null && field !== undefined;
}

function value(plain: unknown): ReadValue {
  return { ok: true, value: plain };
}

function fault(reason: MalformedReason, detail: string): UnreadableValue {
  return { ok: false, reason, detail };
}
