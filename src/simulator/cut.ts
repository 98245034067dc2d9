import { fromBigInt, type gnmi } from "../gnmi/messages.ts";
import { stripModule } from "../gnmi/path.ts";
import type { LeafType, SchemaNode } from "./schema.ts";
import { leafType, nativeSchema } from "./schema.ts";
import type { ContainerNode, JsonObject, JsonValue, TreePath } from "./tree-node.ts";
import { containerElement, splitName } from "./tree-node.ts";
import { type LeafEncoding, updateFieldBytes, wirePath } from "./wire.ts";

/** The own leaves of one container or list entry: what becomes one Update in JSON_IETF. */
export interface Piece {
  readonly path: TreePath;
  readonly leaves: JsonObject;
}

/** What belongs together: a list entry (or the container that was asked for) and the containers within it. Entries of
 *  lists below it are groups of their own, except in the route table, where a next-hop-group comes with its members. */
export interface PieceGroup {
  readonly path: TreePath;
  readonly pieces: readonly Piece[];
  /** It is an entry of the route table with everything below it: what may be told atomically. */
  readonly whole: boolean;
}

/** Everything at and below a container, in document order, an entry at a time. */
export function* pieceGroups(path: TreePath, node: ContainerNode): Generator<PieceGroup> {
  const whole = isRouteTableEntry(path);
  const pieces: Piece[] = [];
  const below: [TreePath, ContainerNode][] = [];
  gather(path, node, pieces, whole ? undefined : below);
  if (pieces.length > 0) yield { path, pieces, whole };
  for (const [at, container] of below) {
    for (const child of container.children.values()) {
      if (child.kind === "container") continue;
      for (const entry of child.entries.values()) yield* pieceGroups([...at, entry.element], entry);
    }
  }
}

/** The entry a node belongs to when changes are told: in the route table the outermost one, elsewhere the innermost. */
export function entryOf(path: TreePath): TreePath {
  const isEntry = ({ keys }: TreePath[number]): boolean => Object.keys(keys).length > 0;
  const routeTable = path[1]?.name === "route-table" ? path.findIndex((element, at) => at > 1 && isEntry(element)) : -1;
  return path.slice(0, (routeTable < 0 ? path.findLastIndex(isEntry) : routeTable) + 1);
}

function isRouteTableEntry(path: TreePath): boolean {
  return path[1]?.name === "route-table" && path.length > 2 && entryOf(path).length === path.length;
}

/** Collects the leaves of a container and those within it. Entries of lists are left out and their containers noted in
 *  `below`, or collected too where it is undefined. */
function gather(
  path: TreePath,
  node: ContainerNode,
  pieces: Piece[],
  below: [TreePath, ContainerNode][] | undefined,
): void {
  if (Object.keys(node.leaves).length > 0) pieces.push({ path, leaves: node.leaves });
  let lists = false;
  for (const child of node.children.values()) {
    if (child.kind === "container") gather([...path, child.element], child, pieces, below);
    else if (below === undefined) {
      for (const entry of child.entries.values()) gather([...path, entry.element], entry, pieces, below);
    } else lists = true;
  }
  if (lists) below?.push([path, node]);
}

/** One piece as Updates: one for the container in JSON_IETF, one a leaf in JSON and PROTO. */
export function updatesOf(piece: Piece, encoding: LeafEncoding): gnmi.Update.$Properties[] {
  if (encoding === "json_ietf") {
    const val = { jsonIetfVal: Buffer.from(JSON.stringify(piece.leaves)) };
    return [{ path: wirePath(piece.path, encoding), val }];
  }
  const schema = encoding === "proto" ? schemaAt(piece.path) : undefined;
  return Object.entries(piece.leaves).map(([member, value]) => {
    const { bare } = splitName(member);
    const path = wirePath([...piece.path, containerElement(bare, undefined)], encoding);
    return { path, val: leafValue(value, encoding, leafType(schema, bare)) };
  });
}

/** The Updates of a piece as bytes. Leaves are replaced and never written into, and belong to one path, so the bytes hold
 *  for as long as the leaves do: leaves that share their routes encode them once. */
export function encodedUpdates(piece: Piece, encoding: LeafEncoding): Uint8Array {
  const kept = encoded[encoding].get(piece.leaves);
  if (kept !== undefined) return kept;
  const bytes = updateFieldBytes(updatesOf(piece, encoding));
  encoded[encoding].set(piece.leaves, bytes);
  return bytes;
}

const encoded: Readonly<Record<LeafEncoding, WeakMap<JsonObject, Uint8Array>>> = {
  json_ietf: new WeakMap(),
  json: new WeakMap(),
  proto: new WeakMap(),
};

/** The value of one leaf. */
export function leafValue(value: JsonValue, encoding: LeafEncoding, type: LeafType): gnmi.TypedValue.$Properties {
  switch (encoding) {
    case "json_ietf":
      return { jsonIetfVal: Buffer.from(JSON.stringify(value)) };
    case "json":
      return { jsonVal: Buffer.from(JSON.stringify(withoutModules(value))) };
    case "proto":
      return typedValue(value, type);
  }
}

/** JSON without module prefixes: neither in member names nor in identities. */
export function withoutModules(value: JsonValue): JsonValue {
  if (typeof value === "string") return stripModule(value);
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(withoutModules);
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [splitName(name).bare, withoutModules(member)]),
  );
}

/** The model of the node a path leads to; undefined where the model does not know it. */
export function schemaAt(path: readonly { readonly name: string }[]): SchemaNode | undefined {
  let schema: SchemaNode | undefined = nativeSchema;
  for (const { name } of path) schema = schema?.children.get(splitName(name).bare);
  return schema;
}

function typedValue(value: JsonValue, type: LeafType): gnmi.TypedValue.$Properties {
  if (typeof value === "boolean") return { boolVal: value };
  if (typeof value === "number") {
    if (!Number.isInteger(value)) return { doubleVal: value };
    return value < 0 ? { intVal: value } : { uintVal: value };
  }
  if (typeof value === "string") {
    const unsigned = type.kind === "u64" && /^\d+$/.test(value);
    return unsigned ? { uintVal: fromBigInt(BigInt(value), true) } : { stringVal: stripModule(value) };
  }
  if (Array.isArray(value)) {
    return { leaflistVal: { element: value.map((element) => typedValue(element, { kind: "string" })) } };
  }
  return { boolVal: true }; // a leaf of type empty, `[null]` or null: it is there
}
