import type { gnmi } from "../gnmi/messages.ts";
import { encodedUpdates, type Piece, type PieceGroup, updatesOf } from "./cut.ts";
import type { Damage, FaultState } from "./fault-state.ts";
import type { JsonObject, TreePath } from "./tree-node.ts";
import { encodedNotificationBytes, type LeafEncoding, notificationBytes, wirePath } from "./wire.ts";

/** How notifications of one stream are written. */
export interface Composition {
  readonly encoding: LeafEncoding;
  /** Echoed in the prefix where the client set it (gNMI specification, 2.2.2.1). */
  readonly target: string;
  readonly faults: FaultState;
  readonly nowMs: () => number;
}

/** The notification of some groups, as bytes: one, or with `atomic` one a group; twice under that fault. */
export function composeUpdates(groups: readonly PieceGroup[], how: Composition): Buffer[] {
  const { faults } = how;
  const damaged = groups.filter((group) => faults.damage !== undefined && holdsKey(group, faults.damage.key));
  const sound = damaged.length === 0 ? groups : groups.filter((group) => !damaged.includes(group));
  const messages: Buffer[] = [];
  const atomic = faults.atomic ? sound.filter(({ whole }) => whole) : [];
  const together = faults.atomic ? sound.filter(({ whole }) => !whole) : sound;
  for (const batch of [together, ...atomic.map((group) => [group])]) {
    if (batch.length > 0) messages.push(composeOne(batch, undefined, how));
  }
  for (const group of damaged) messages.push(composeOne([group], faults.damage?.kind, how));
  return twice(messages, how);
}

/** The same in messages of at least `bytes`: everything in one, and again as often as that takes. */
export function composeLarge(groups: readonly PieceGroup[], bytes: number, how: Composition): Buffer[] {
  if (groups.length === 0) return [];
  const once = composeUpdates(groups, how).reduce((sum, message) => sum + message.length, 0);
  const times = Math.ceil(bytes / Math.max(1, once));
  return composeUpdates(Array.from({ length: times }, () => groups).flat(), how);
}

/** The notification of some deletes, as bytes. */
export function composeDeletes(paths: readonly TreePath[], how: Composition): Buffer[] {
  const message = notificationBytes(
    { prefix: targetPrefix(how, undefined), delete: paths.map((path) => wirePath(path, how.encoding)) },
    how.nowMs(),
  );
  return twice([message], how);
}

/** The notification that deletes an entry and, in the same breath, tells all of it. */
export function composeReplacement(path: TreePath, groups: readonly PieceGroup[], how: Composition): Buffer[] {
  const update = groups.flatMap(({ pieces }) => pieces.flatMap((piece) => updatesOf(piece, how.encoding)));
  const notification = { prefix: targetPrefix(how, undefined), delete: [wirePath(path, how.encoding)], update };
  return twice([notificationBytes(notification, how.nowMs())], how);
}

function twice(messages: readonly Buffer[], { faults: { duplicates } }: Composition): Buffer[] {
  return messages.flatMap((message) => (duplicates?.hits() ? [message, message] : [message]));
}

function composeOne(groups: readonly PieceGroup[], damage: Damage | undefined, how: Composition): Buffer {
  const pieces = groups.flatMap((group) => group.pieces);
  const atomicPrefix = how.faults.atomic && groups[0]?.whole ? groups[0].path : undefined;
  if (damage === undefined && atomicPrefix === undefined && !how.faults.prefixSplit && how.target === "") {
    return encodedNotificationBytes(
      pieces.map((piece) => encodedUpdates(piece, how.encoding)),
      how.nowMs(),
    );
  }
  const shared = atomicPrefix ?? (how.faults.prefixSplit ? commonPath(pieces) : []);
  const wanted = damage === "enum" ? pieces.map((piece) => ({ ...piece, leaves: unknownEnums(piece.leaves) })) : pieces;
  let update = wanted.flatMap((piece) => updatesOf(piece, how.encoding));
  if (damage === "json") update = update.map(cutValue);
  if (shared.length > 0) {
    update = update.map((one) => ({ ...one, path: { elem: one.path?.elem?.slice(shared.length) ?? [] } }));
  }
  const prefix = targetPrefix(how, shared.length > 0 ? shared : undefined);
  const atomic = atomicPrefix !== undefined;
  const bytes = notificationBytes({ prefix, update, ...(atomic ? { atomic } : {}) }, how.nowMs());
  return damage === "protobuf" ? bytes.subarray(0, bytes.length - 3) : bytes;
}

function targetPrefix(how: Composition, path: TreePath | undefined): gnmi.Path.$Properties | null {
  if (path === undefined && how.target === "") return null;
  return { ...wirePath(path ?? [], how.encoding), ...(how.target === "" ? {} : { target: how.target }) };
}

function commonPath(pieces: readonly Piece[]): TreePath {
  const [first, ...rest] = pieces;
  let length = first?.path.length ?? 0;
  for (const { path } of rest) {
    let same = 0;
    while (same < length && path[same] === first?.path[same]) same++;
    length = same;
  }
  return first?.path.slice(0, length) ?? [];
}

function holdsKey(group: PieceGroup, key: string): boolean {
  return group.path.some((element) => Object.values(element.keys).some((value) => value === key));
}

/** A value that ends half way: JSON no parser takes. */
function cutValue(update: gnmi.Update.$Properties): gnmi.Update.$Properties {
  const { jsonIetfVal, jsonVal } = update.val ?? {};
  if (jsonIetfVal) return { ...update, val: { jsonIetfVal: half(jsonIetfVal) } };
  if (jsonVal) return { ...update, val: { jsonVal: half(jsonVal) } };
  return { ...update, val: { jsonIetfVal: Buffer.from("{") } };
}

function half(bytes: Uint8Array): Uint8Array {
  return bytes.subarray(0, Math.floor(bytes.length / 2));
}

/** The same leaves with words no release has. */
function unknownEnums(leaves: JsonObject): JsonObject {
  const words: Record<string, string> = {
    "pending-operation-type": "sideways",
    "last-failed-operation-type": "sideways",
    resolved: "perhaps",
    type: "srl_nokia-ip-route-tables:teleport",
  };
  return Object.fromEntries(
    Object.entries(leaves).map(([name, value]) => [name, typeof value === "string" ? (words[name] ?? value) : value]),
  );
}
