import { gnmi, timestampFromMs } from "../../src/gnmi/messages.ts";
import { type Path, toMessage } from "../../src/gnmi/path.ts";
import type { Entry, Leaves, Value } from "./leaf-truth.ts";

/** How values are written on the wire. */
export type WireEncoding = "json_ietf" | "json" | "proto";

/** Leaves of one entry in one message. */
export interface WireUpdate {
  readonly entry: Entry;
  /** Those that are sent. */
  readonly leaves: Leaves;
  /** All of the entry's are among them. */
  readonly whole: boolean;
  /** One container at the entry, one update a leaf, or the list within a container far above. */
  readonly form: "entry" | "leaves" | "tree";
  /** The leaf whose value is nonsense; `*`: the JSON as a whole cannot be read. */
  readonly garbled: string | undefined;
}

/** One notification, before it is bytes. Deletes come before updates. */
export interface WireMessage {
  readonly deletes: readonly Path[];
  readonly updates: readonly WireUpdate[];
  /** The one entry replaces what was held of it. */
  readonly atomic: boolean;
}

/** How a notification is cut and spelt. */
export interface WireStyle {
  readonly encoding: WireEncoding;
  /** Elements of the paths with their YANG module. */
  readonly modules: boolean;
  /** Elements taken out into the prefix, as far as all paths share them. */
  readonly prefixLength: number;
  readonly timestampMs: number;
}

/** The bytes of a sync_response. */
export const syncBytes = Buffer.from(gnmi.SubscribeResponse.encode({ syncResponse: true }).finish());

/** A notification as the bytes of a SubscribeResponse. */
export function encodeMessage(message: WireMessage, style: WireStyle): Buffer {
  const updates = message.updates.flatMap((update) => cut(update, style));
  const [first] = message.updates;
  const all = [...message.deletes, ...updates.map(({ path }) => path)];
  const wanted = message.atomic && first ? first.entry.path.length : style.prefixLength;
  const shared = sharedLength(all, wanted);
  const prefix = (all[0] ?? []).slice(0, shared);
  const spell = (path: Path): gnmi.Path.$Properties => toMessage(style.modules ? path.map(withModule) : path);
  const notification: gnmi.Notification.$Properties = {
    timestamp: timestampFromMs(style.timestampMs),
    ...(shared > 0 ? { prefix: spell(prefix) } : {}),
    update: updates.map(({ path, val }) => ({ path: spell(path.slice(shared)), val })),
    delete: message.deletes.map((path) => spell(path.slice(shared))),
    ...(message.atomic ? { atomic: true } : {}),
  };
  return Buffer.from(gnmi.SubscribeResponse.encode({ update: notification }).finish());
}

/** `fib-programming/suppressed` or `next-hop[0]/resolved` as path elements. */
export function leafPath(entry: Entry, leaf: string): Path {
  return [...entry.path, ...segments(leaf)];
}

/** The elements of a leaf's path below its entry. */
export function segments(leaf: string): Path {
  return leaf.split("/").map((part) => {
    const member = /^(.*)\[(\d+)\]$/.exec(part);
    return member ? { name: member[1] ?? "", keys: { id: member[2] ?? "" } } : { name: part, keys: {} };
  });
}

/** Nonsense for a leaf; undefined where the decoder would take anything. */
export function nonsense(leaf: string): Value | undefined {
  if (/(^|\/)(active|suppressed|resolved)$/.test(leaf)) return "perhaps";
  if (/operation-type$/.test(leaf)) return 3;
  if (/next-hop-group$|\]\/next-hop$/.test(leaf)) return "x";
  return leaf === "type" ? "" : undefined;
}

interface Cut {
  readonly path: Path;
  readonly val: gnmi.TypedValue.$Properties;
}

function cut({ entry, leaves, form, garbled }: WireUpdate, { encoding }: WireStyle): Cut[] {
  const told = Object.entries(leaves).map(
    ([leaf, value]) => [leaf, leaf === garbled ? (nonsense(leaf) ?? value) : value] as const,
  );
  if (encoding === "proto" || form === "leaves") {
    return told.map(([leaf, value]) => ({ path: leafPath(entry, leaf), val: scalar(leaf, value, encoding) }));
  }
  const body = nested(told, encoding);
  if (form === "tree") {
    const { name, keys } = entry.path.at(-1) ?? { name: "", keys: {} };
    let value: unknown = { [name]: [{ ...keys, ...body }] };
    for (const above of entry.path.slice(2, -1).reverse()) value = { [above.name]: value };
    return [{ path: entry.path.slice(0, 2), val: json(value, encoding, false) }];
  }
  return [{ path: entry.path, val: json(body, encoding, garbled === "*") }];
}

function nested(told: Iterable<readonly [string, Value]>, encoding: WireEncoding): Record<string, unknown> {
  const body: Record<string, unknown> = {};
  for (const [leaf, value] of told) {
    const parts = segments(leaf);
    let at = body;
    for (const { name, keys } of parts.slice(0, -1))
      at = "id" in keys ? memberOf(at, name, keys.id) : childOf(at, name);
    at[parts.at(-1)?.name ?? ""] = spelt(leaf, value, encoding);
  }
  return body;
}

function childOf(body: Record<string, unknown>, name: string): Record<string, unknown> {
  const known = body[name];
  if (isRecord(known)) return known;
  const made: Record<string, unknown> = {};
  body[name] = made;
  return made;
}

function memberOf(body: Record<string, unknown>, name: string, id: string | undefined): Record<string, unknown> {
  const known = body[name];
  const list: unknown[] = Array.isArray(known) ? known : [];
  body[name] = list;
  const held = list.find((one) => isRecord(one) && one.id === Number(id));
  if (isRecord(held)) return held;
  const made: Record<string, unknown> = { id: Number(id) };
  list.push(made);
  return made;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A uint64 is a string in JSON_IETF and a number elsewhere; an identity has its module in JSON_IETF. */
function spelt(leaf: string, value: Value, encoding: WireEncoding): unknown {
  if (isUint64(leaf, value)) return encoding === "json_ietf" ? value : Number(value);
  return leaf === "type" && encoding === "json_ietf" ? `srl_nokia-ip-route-tables:${value}` : value;
}

function scalar(leaf: string, value: Value, encoding: WireEncoding): gnmi.TypedValue.$Properties {
  if (encoding !== "proto") return json(spelt(leaf, value, encoding), encoding, false);
  if (isUint64(leaf, value)) return { uintVal: Number(value) };
  if (typeof value === "boolean") return { boolVal: value };
  if (typeof value === "number") return { uintVal: value };
  if (typeof value === "string") return { stringVal: value };
  return { leaflistVal: { element: value.map((stringVal) => ({ stringVal })) } };
}

function isUint64(leaf: string, value: Value): boolean {
  return /next-hop-group$|\]\/next-hop$/.test(leaf) && typeof value === "string" && /^\d+$/.test(value);
}

function json(value: unknown, encoding: WireEncoding, broken: boolean): gnmi.TypedValue.$Properties {
  const text = JSON.stringify(value);
  const bytes = Buffer.from(broken ? text.slice(0, -1) : text);
  return encoding === "json" ? { jsonVal: bytes } : { jsonIetfVal: bytes };
}

function withModule(element: Path[number]): Path[number] {
  const module = { "network-instance": "srl_nokia-network-instance", "route-table": "srl_nokia-ip-route-tables" };
  const known = Object.entries(module).find(([name]) => name === element.name);
  return known ? { ...element, name: `${known[1]}:${element.name}` } : element;
}

function sharedLength(paths: readonly Path[], wanted: number): number {
  const [first] = paths;
  if (first === undefined) return 0;
  let length = 0;
  while (length < wanted && length < first.length) {
    const text = JSON.stringify(first[length]);
    if (!paths.every((path) => path.length > length && JSON.stringify(path[length]) === text)) break;
    length++;
  }
  return length;
}
