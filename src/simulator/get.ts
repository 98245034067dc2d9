import { type gnmi, timestampFromMs } from "../gnmi/messages.ts";
import type { Path } from "../gnmi/path.ts";
import { leafValue, pieceGroups, schemaAt, updatesOf, withoutModules } from "./cut.ts";
import { leafType } from "./schema.ts";
import { selectNodes } from "./select.ts";
import type { ContainerNode, JsonObject, JsonValue, TreePath } from "./tree-node.ts";
import { containerElement, memberNamed, splitName, toJson } from "./tree-node.ts";
import { type LeafEncoding, wirePath } from "./wire.ts";

/** Answers one path of a Get as SR Linux does: at the deepest node the request determines fully. A keyed leaf comes as
 *  a scalar at its own path; with a wildcard the answer is an object at the list's parent; nothing there gives a
 *  notification without updates. */
export function getNotification(
  root: ContainerNode,
  path: Path,
  encoding: LeafEncoding,
  nowMs: number,
): gnmi.Notification.$Properties {
  return { timestamp: timestampFromMs(nowMs), update: answer(root, path, encoding) };
}

function answer(root: ContainerNode, path: Path, encoding: LeafEncoding): gnmi.Update.$Properties[] {
  if (encoding === "proto") return scalars(root, path);
  const determined = determinedNode(root, path);
  if (determined === undefined) return [];
  const { at, node, rest } = determined;
  const [next] = rest;
  const leaf =
    rest.length === 1 && next !== undefined && next.name !== "*"
      ? memberNamed(node.leaves, splitName(next.name).bare)
      : undefined;
  if (leaf !== undefined) {
    const { bare, module } = splitName(leaf);
    const type = leafType(undefined, bare);
    const leafPath = wirePath([...at, containerElement(bare, module)], encoding);
    return [{ path: leafPath, val: leafValue(node.leaves[leaf] ?? null, encoding, type) }];
  }
  const object = prune(node, rest);
  if (object === undefined) return [];
  return [{ path: wirePath(at, encoding), val: objectValue(object, encoding) }];
}

function objectValue(object: JsonObject, encoding: LeafEncoding): gnmi.TypedValue.$Properties {
  if (encoding === "json_ietf") return { jsonIetfVal: Buffer.from(JSON.stringify(object)) };
  return { jsonVal: Buffer.from(JSON.stringify(withoutModules(object))) };
}

/** PROTO has no objects: one Update a leaf. */
function scalars(root: ContainerNode, path: Path): gnmi.Update.$Properties[] {
  const updates: gnmi.Update.$Properties[] = [];
  for (const { path: at, node, leaf } of selectNodes(root, path)) {
    if (leaf === undefined) {
      for (const group of pieceGroups(at, node)) {
        for (const piece of group.pieces) updates.push(...updatesOf(piece, "proto"));
      }
      continue;
    }
    const { bare } = splitName(leaf);
    const val = leafValue(node.leaves[leaf] ?? null, "proto", leafType(schemaAt(at), bare));
    updates.push({ path: wirePath([...at, containerElement(bare, undefined)], "proto"), val });
  }
  return updates;
}

/** Follows the path while it names one node; `rest` is what is left: nothing, a leaf, or a list with open keys. */
function determinedNode(
  root: ContainerNode,
  path: Path,
): { readonly at: TreePath; readonly node: ContainerNode; readonly rest: Path } | undefined {
  let node = root;
  const at: TreePath[number][] = [];
  for (const [index, element] of path.entries()) {
    const child = node.children.get(splitName(element.name).bare);
    if (child === undefined || (child.kind === "list" && isOpen(child.keyNames, element.keys))) {
      return { at, node, rest: path.slice(index) };
    }
    const [found] = selectNodes(node, [element]);
    if (found === undefined || found.leaf !== undefined) return undefined;
    node = found.node;
    at.push(node.element);
  }
  return { at, node, rest: [] };
}

function isOpen(keyNames: readonly string[], keys: Readonly<Record<string, string>>): boolean {
  return keyNames.some((name) => keys[name] === undefined || keys[name] === "*");
}

/** What of a node the rest of a path asks for, with the keys of every entry on the way; undefined if nothing. */
function prune(node: ContainerNode, rest: Path): JsonObject | undefined {
  const [first, ...further] = rest;
  if (first === undefined) return toJson(node);
  const object: Record<string, JsonValue> = {};
  const lists = new Map<string, JsonValue[]>();
  const leaf = further.length === 0 ? memberNamed(node.leaves, splitName(first.name).bare) : undefined;
  if (leaf !== undefined) object[leaf] = node.leaves[leaf] ?? null;
  if (further.length === 0 && first.name === "*") Object.assign(object, node.leaves);
  for (const { node: child, leaf: isLeaf } of selectNodes(node, [first])) {
    if (isLeaf !== undefined) continue;
    const below = prune(child, further);
    if (below === undefined) continue;
    const { name, module, keys } = child.element;
    const member = module === undefined ? name : `${module}:${name}`;
    if (node.children.get(name)?.kind !== "list") {
      object[member] = below;
      continue;
    }
    const entries = lists.get(member) ?? [];
    entries.push({ ...keysOf(child, keys), ...below });
    lists.set(member, entries);
  }
  for (const [member, entries] of lists) object[member] = entries;
  return Object.keys(object).length === 0 ? undefined : object;
}

function keysOf(node: ContainerNode, keys: Readonly<Record<string, string>>): JsonObject {
  const object: Record<string, JsonValue> = {};
  for (const name of Object.keys(keys)) {
    const member = memberNamed(node.leaves, name);
    if (member !== undefined) object[member] = node.leaves[member] ?? null;
  }
  return object;
}
