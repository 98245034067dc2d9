import type { Path } from "../gnmi/path.ts";
import { type Piece, type PieceGroup, pieceGroups } from "./cut.ts";
import type { DeleteForm } from "./fault-state.ts";
import { elementMatches, selectNodes } from "./select.ts";
import type { ChangedNode } from "./tree-change.ts";
import { type ContainerNode, memberNamed, splitName, type TreePath } from "./tree-node.ts";

/** Everything in the tree a subscription covers, an entry at a time. A key leaf asked for by itself gives nothing. */
export function* subscribedGroups(root: ContainerNode, pattern: Path): Generator<PieceGroup> {
  for (const { path, node, leaf } of selectNodes(root, pattern)) {
    if (leaf === undefined) yield* pieceGroups(path, node);
    else if (!isKey(path, leaf)) yield { path, pieces: [leafPiece(path, node, leaf)], whole: false };
  }
}

/** What of one changed node the subscriptions cover; undefined if nothing or if it is gone again. */
export function subscribedPiece(
  changed: ChangedNode,
  root: ContainerNode,
  patterns: readonly Path[],
): Piece | undefined {
  const node = nodeAt(root, changed.path);
  if (node === undefined) return undefined;
  const members: Record<string, (typeof node.leaves)[string]> = {};
  for (const pattern of patterns) {
    if (covers(pattern, changed.path)) {
      return Object.keys(node.leaves).length === 0 ? undefined : { path: changed.path, leaves: node.leaves };
    }
    const leaf = pattern.at(-1)?.name;
    if (leaf === undefined || pattern.length !== changed.path.length + 1) continue;
    if (!covers(pattern.slice(0, -1), changed.path)) continue;
    for (const name of changed.leaves) {
      const member = memberNamed(node.leaves, name);
      if (member === undefined || isKey(changed.path, name)) continue;
      const value = node.leaves[member];
      if ((leaf === "*" || splitName(leaf).bare === name) && value !== undefined) members[member] = value;
    }
  }
  return Object.keys(members).length === 0 ? undefined : { path: changed.path, leaves: members };
}

/** Whether the node at `path` is what the pattern asks for, or below it. */
export function covers(pattern: Path, path: TreePath): boolean {
  return pattern.length <= path.length && startsAlike(pattern, path, pattern.length);
}

/** Whether the removal of `path` removes something the pattern asks for: at it, below it, or an ancestor of it. */
export function concerns(pattern: Path, path: TreePath): boolean {
  return startsAlike(pattern, path, Math.min(pattern.length, path.length));
}

/** The path by which the removal of `path` is told in this form. Entries of lists only; others are told as they are. */
export function deletePath(path: TreePath, form: DeleteForm): TreePath {
  const last = path.at(-1);
  const names = Object.keys(last?.keys ?? {});
  if (form === "entry" || last === undefined || names.length === 0) return path;
  const above = path.slice(0, -1);
  if (form === "ancestor") return above;
  const kept: [string, string][] = names.slice(0, 1).map((name) => [name, last.keys[name] ?? ""]);
  const keys = form === "partial-key" ? kept : names.map((name): [string, string] => [name, "*"]);
  const mixed = form === "wildcard" && names.length > 1 ? [...kept, ...keys.slice(1)] : keys;
  return [...above, { ...last, keys: Object.fromEntries(mixed) }];
}

/** The container or entry at exactly this path. */
export function nodeAt(root: ContainerNode, path: TreePath): ContainerNode | undefined {
  for (const { node, leaf } of selectNodes(root, path)) if (leaf === undefined) return node;
  return undefined;
}

function startsAlike(pattern: Path, path: TreePath, length: number): boolean {
  for (let index = 0; index < length; index++) {
    const wanted = pattern[index];
    const element = path[index];
    if (wanted === undefined || element === undefined || !elementMatches(wanted, element)) return false;
  }
  return true;
}

function leafPiece(path: TreePath, node: ContainerNode, leaf: string): Piece {
  return { path, leaves: { [leaf]: node.leaves[leaf] ?? null } };
}

function isKey(path: TreePath, leaf: string): boolean {
  return path.at(-1)?.keys[splitName(leaf).bare] !== undefined;
}
