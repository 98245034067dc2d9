import type { Path, PathElement } from "../gnmi/path.ts";
import type { ContainerNode, TreePath } from "./tree-node.ts";
import { entryId, keyText, memberNamed, splitName } from "./tree-node.ts";

/** What a pattern found: a container or list entry, or one leaf of it (by member name). */
export interface Selected {
  readonly path: TreePath;
  readonly node: ContainerNode;
  readonly leaf: string | undefined;
}

/** Everything in the tree that a pattern matches. `*` as a name or key value, and an absent key, match all (gNMI path
 *  conventions, 2.4). Names and key values match with or without their module. */
export function* selectNodes(node: ContainerNode, pattern: Path, at: TreePath = []): Generator<Selected> {
  const [first, ...rest] = pattern;
  if (first === undefined) {
    yield { path: at, node, leaf: undefined };
    return;
  }
  const { bare } = splitName(first.name);
  for (const [name, child] of bare === "*" ? node.children : oneChild(node, bare)) {
    if (child.kind === "container") {
      yield* selectNodes(child, rest, [...at, child.element]);
      continue;
    }
    const exact = exactId(child.keyNames, first);
    const entry = exact === undefined ? undefined : child.entries.get(exact);
    const candidates = exact === undefined ? child.entries.values() : entry === undefined ? [] : [entry];
    for (const candidate of candidates) {
      if (name !== undefined && keysMatch(first.keys, candidate.element.keys)) {
        yield* selectNodes(candidate, rest, [...at, candidate.element]);
      }
    }
  }
  if (rest.length > 0) return;
  if (bare === "*") {
    for (const leaf of Object.keys(node.leaves)) yield { path: at, node, leaf };
    return;
  }
  const leaf = memberNamed(node.leaves, bare);
  if (leaf !== undefined) yield { path: at, node, leaf };
}

function oneChild(node: ContainerNode, name: string) {
  const child = node.children.get(name);
  return child === undefined ? [] : ([[name, child]] as const);
}

/** The id of the one entry a fully keyed element names; undefined if it may match several. */
function exactId(keyNames: readonly string[], element: PathElement): string | undefined {
  const keys: Record<string, string> = {};
  for (const name of keyNames) {
    const value = element.keys[name];
    if (value === undefined || value === "*") return undefined;
    keys[name] = keyText(value);
  }
  return entryId(keyNames, keys);
}

/** Whether an entry's keys satisfy those of a pattern. */
export function keysMatch(wanted: Readonly<Record<string, string>>, keys: Readonly<Record<string, string>>): boolean {
  for (const name in wanted) {
    const value = wanted[name];
    if (value === undefined || value === "*") continue;
    const held = keys[name];
    if (held !== value && held !== keyText(value)) return false;
  }
  return true;
}

/** Whether one path element of the tree satisfies one of a pattern. */
export function elementMatches(wanted: PathElement, element: PathElement): boolean {
  const { bare } = splitName(wanted.name);
  return (bare === "*" || bare === element.name) && keysMatch(wanted.keys, element.keys);
}
