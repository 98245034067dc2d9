import type { MethodDefinition } from "@grpc/grpc-js";
import { gnmi, gnmiService, timestampFromMs } from "../gnmi/messages.ts";
import type { PathElement } from "../gnmi/path.ts";
import type { TreeElement } from "./tree-node.ts";

/** The gNMI service with Subscribe's responses as bytes: the simulated leaf composes them itself, so that it can send
 *  what no encoder would. */
export const leafService = {
  ...gnmiService,
  subscribe: {
    ...gnmiService.subscribe,
    responseSerialize: (bytes: Buffer) => bytes,
    responseDeserialize: (bytes: Buffer) => bytes,
  } satisfies MethodDefinition<gnmi.SubscribeRequest.$Properties, Buffer>,
} as const;

/** How the leaf writes values (gNMI specification, 2.3). */
export type LeafEncoding = "json_ietf" | "json" | "proto";

/** The encodings a leaf may offer, with their numbers on the wire. */
export const encodingNumbers: Readonly<Record<LeafEncoding, gnmi.Encoding>> = {
  json_ietf: gnmi.Encoding.JSON_IETF,
  json: gnmi.Encoding.JSON,
  proto: gnmi.Encoding.PROTO,
};

/** The encoding of a request's number; undefined for one no leaf writes. */
export function encodingOf(number: gnmi.Encoding | null | undefined): LeafEncoding | undefined {
  switch (number ?? gnmi.Encoding.JSON) {
    case gnmi.Encoding.JSON_IETF:
      return "json_ietf";
    case gnmi.Encoding.JSON:
      return "json";
    case gnmi.Encoding.PROTO:
      return "proto";
    default:
      return undefined;
  }
}

/** A path on the wire. JSON_IETF writes the module where it differs from the parent's; key values are always bare. */
export function wirePath(path: readonly (PathElement | TreeElement)[], encoding: LeafEncoding): gnmi.Path.$Properties {
  return { elem: path.map((element) => wireElement(element, encoding)) };
}

function wireElement(element: PathElement | TreeElement, encoding: LeafEncoding): gnmi.PathElem.$Properties {
  const module = encoding === "json_ietf" && "module" in element ? element.module : undefined;
  return { name: module === undefined ? element.name : `${module}:${element.name}`, key: { ...element.keys } };
}

/** One notification, as the bytes of a SubscribeResponse. `timestampMs`: milliseconds since the Unix epoch. */
export function notificationBytes(notification: gnmi.Notification.$Properties, timestampMs: number): Buffer {
  const update = { ...notification, timestamp: timestampFromMs(timestampMs) };
  return Buffer.from(gnmi.SubscribeResponse.encode({ update }).finish());
}

/** One notification of Updates that are bytes already, as the bytes of a SubscribeResponse. */
export function encodedNotificationBytes(updates: readonly Uint8Array[], timestampMs: number): Buffer {
  const stamp = timestampBytes(timestampMs);
  let length = stamp.length;
  for (const update of updates) length += update.length;
  const header = varintLength(length);
  const bytes = Buffer.allocUnsafe(1 + header + length);
  bytes[0] = 0x0a; // field 1, update
  let at = writeVarint(bytes, 1, length);
  bytes.set(stamp, at);
  at += stamp.length;
  for (const update of updates) {
    bytes.set(update, at);
    at += update.length;
  }
  return bytes;
}

/** Updates as the bytes of a Notification's field 4. */
export function updateFieldBytes(updates: readonly gnmi.Update.$Properties[]): Uint8Array {
  return gnmi.Notification.encode({ update: [...updates] }).finish();
}

let stamped: { ms: number; bytes: Uint8Array } = { ms: Number.NaN, bytes: new Uint8Array() };

/** A timestamp as the bytes of a Notification's field 1; the last one is kept, as a dump asks for it again and again. */
function timestampBytes(ms: number): Uint8Array {
  if (stamped.ms !== ms) stamped = { ms, bytes: gnmi.Notification.encode({ timestamp: timestampFromMs(ms) }).finish() };
  return stamped.bytes;
}

function varintLength(value: number): number {
  let length = 1;
  for (let rest = value; rest > 127; rest = Math.floor(rest / 128)) length++;
  return length;
}

function writeVarint(bytes: Buffer, at: number, value: number): number {
  let rest = value;
  let position = at;
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes[position++] = (rest & 127) | 128;
  bytes[position++] = rest;
  return position;
}

/** `sync_response: true`, as the bytes of a SubscribeResponse. */
export const syncBytes: Buffer = Buffer.from(gnmi.SubscribeResponse.encode({ syncResponse: true }).finish());
