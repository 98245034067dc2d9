import { stripModule } from "../../gnmi/path.ts";
import { Operation } from "../../model/target.ts";
import { maxLeafListLength, maxTextLength } from "./decoder.ts";

/** A boolean leaf: `true`, or its text where an encoding has only text. Undefined if it is none. */
export function readBoolean(value: unknown): boolean | undefined {
  if (typeof value === "boolean") return value;
  return value === "true" ? true : value === "false" ? false : undefined;
}

/** An unsigned leaf of up to 32 bits, in whatever scalar it came. Undefined if it is none. */
export function readUint32(value: unknown): number | undefined {
  const number = typeof value === "string" && /^[0-9]{1,10}$/.test(value) ? Number(value) : value;
  return typeof number === "number" && Number.isInteger(number) && number >= 0 && number <= 0xffff_ffff
    ? Math.abs(number) // -0 is an integer of JSON
    : undefined;
}

/** A string leaf of believable length. */
export function readText(value: unknown): string | undefined {
  return typeof value === "string" && value.length <= maxTextLength ? value : undefined;
}

/** An identityref leaf without its module. Identities we do not know are passed on as they are. */
export function readIdentity(value: unknown): string | undefined {
  const name = stripModule(readText(value) ?? "");
  return name === "" ? undefined : name;
}

/** A leaf-list of strings; one string alone stands for a list of it. */
export function readTexts(value: unknown): readonly string[] | undefined {
  const values = Array.isArray(value) ? value : [value];
  if (values.length > maxLeafListLength) return undefined;
  const texts: string[] = [];
  for (const one of values) {
    const text = readText(one);
    if (text === undefined) return undefined;
    texts.push(text);
  }
  return texts;
}

/** An operation of `fib-programming`: `unknown` for a word we do not know, undefined if it is no word at all. */
export function readOperation(value: unknown): Operation | undefined {
  const word = readText(value);
  if (word === undefined) return undefined;
  if (word === "none" || word === "add" || word === "modify" || word === "delete") return Operation[word];
  return Operation.unknown;
}

/** `next-hop-group/next-hop/resolved`: a string of three values, though a boolean is believed as well. */
export function readResolved(value: unknown): "true" | "false" | "not-applicable" | undefined {
  if (value === "not-applicable") return value;
  const resolved = readBoolean(value);
  return resolved === undefined ? undefined : resolved ? "true" : "false";
}

/** Whether the value is larger than we believe, rather than of the wrong type. */
export function isTooLarge(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > maxLeafListLength || value.some(isTooLarge);
  return typeof value === "string" && value.length > maxTextLength;
}
