import { formatPath, type Path, stripModule } from "../../gnmi/path.ts";
import { type Family, type PrefixWords, parsePrefixWords } from "../../model/address.ts";
import { parseUint64, type Uint64 } from "../../model/fib.ts";
import type { FibDelete } from "../../model/target.ts";
import { elementKeys } from "./data-tree.ts";
import { readUint32 } from "./leaf-value.ts";
import { groupLeaves, type LeafTable, memberLeaves, nextHopLeaves, routeLeaves } from "./srlinux-leaves.ts";
import { isSubscribed, maxPathLength, unicast } from "./srlinux-route-table.ts";

/** What a delete covers, or why it cannot be told. No delete at all: it is about something we do not keep. */
export type ReadDelete =
  | { readonly ok: true; readonly deletes: readonly FibDelete[] }
  | { readonly ok: false; readonly reason: "key" | "unknown-path" | "too-large"; readonly detail: string };

type Keys = ReadonlyMap<string, string>;

/** The key of a delete that is there and cannot be read: then we do not know what to delete. */
class UnreadableKey extends Error {}

/** Reads a deleted path: an entry, a container or leaf of it, an ancestor, any with keys left out or `*`
 *  (gNMI specification, 2.2.2 and 3.5.2.3). `path` is absolute. */
export function readDelete(path: Path): ReadDelete {
  if (path.length > maxPathLength)
    return { ok: false, reason: "too-large", detail: `a path of ${path.length} elements` };
  const names = path.map((element) => stripModule(element.name));
  if (!names.slice(0, 2).includes("*") && !isSubscribed(path)) {
    return { ok: false, reason: "unknown-path", detail: formatPath(path) };
  }
  try {
    return { ok: true, deletes: readTop(names, path.map(elementKeys)) };
  } catch (reason) {
    if (reason instanceof UnreadableKey) return { ok: false, reason: "key", detail: `deleted ${formatPath(path)}` };
    throw reason;
  }
}

function readTop(names: readonly string[], keys: readonly Keys[]): readonly FibDelete[] {
  if (!matches(names[0], "network-instance") || !matches(names[1], "route-table")) return [];
  const networkInstance = given(keys[0], "name");
  const list = names[2];
  if (list === undefined) return [{ networkInstance, list: "all" }];
  const below = names.slice(3);
  const keysBelow = keys.slice(3);
  const deletes: FibDelete[] = [];
  for (const family of [4, 6] as const) {
    if (matches(list, unicast[family].container))
      deletes.push(...readRoutes(networkInstance, family, below, keysBelow));
  }
  if (matches(list, "next-hop-group")) deletes.push(...readGroups(networkInstance, keys[2], below, keysBelow));
  if (matches(list, "next-hop")) deletes.push(...readNextHops(networkInstance, keys[2], below));
  return deletes;
}

function readRoutes(
  networkInstance: string | undefined,
  family: Family,
  names: readonly string[],
  keys: readonly Keys[],
): readonly FibDelete[] {
  if (!matches(names[0], "route")) return [];
  const covered = {
    networkInstance,
    list: "route",
    family,
    prefix: readKey(given(keys[0], unicast[family].prefixKey), (text) => readPrefix(text, family)),
    routeType: given(keys[0], "route-type"),
    routeOwner: given(keys[0], "route-owner"),
    id: readKey(given(keys[0], "id"), readUint32),
    originNetworkInstance: given(keys[0], "origin-network-instance"),
  } as const;
  if (names.length <= 1) return [covered];
  let fields = 0;
  for (const path of coveredLeaves(routeLeaves, names.slice(1))) fields |= routeLeaves.leaves.get(path)?.field ?? 0;
  return fields === 0 ? [] : [{ ...covered, fields }];
}

function readGroups(
  networkInstance: string | undefined,
  keys: Keys | undefined,
  below: readonly string[],
  keysBelow: readonly Keys[],
): readonly FibDelete[] {
  const index = readIndex(keys);
  const covered = { networkInstance, list: "next-hop-group", index } as const;
  const [first] = below;
  if (first === undefined) return [covered];
  const deletes: FibDelete[] = topmost(groupLeaves, below).map((leaf) => ({ ...covered, leaf }));
  for (const list of ["next-hop", "backup-next-hop"] as const) {
    if (!matches(first, list)) continue;
    const member = readKey(given(keysBelow[0], "id"), readUint32) ?? "all";
    const leaves = below.length === 1 ? [undefined] : topmost(memberLeaves, below.slice(1));
    for (const leaf of leaves) {
      if (list === "backup-next-hop") deletes.push({ ...covered, member, leaf: leaf ? `${list}/${leaf}` : list });
      else deletes.push(leaf ? { ...covered, member, leaf } : { ...covered, member });
    }
  }
  return deletes;
}

function readNextHops(
  networkInstance: string | undefined,
  keys: Keys | undefined,
  below: readonly string[],
): readonly FibDelete[] {
  const covered = { networkInstance, list: "next-hop", index: readIndex(keys) } as const;
  if (below.length === 0) return [covered];
  const leaves = new Set(topmost(nextHopLeaves, below).map(withoutIndirect));
  return [...leaves].map((leaf) => ({ ...covered, leaf }));
}

/** `indirect/resolving-route` (25.3) and `resolving-route` (24.10) are the same thing to a reader of deletes. */
function withoutIndirect(leaf: string): string {
  return leaf.replace(/^indirect\/(?=resolving-)/, "");
}

/** The paths of leaves in the table at or below the deleted path. */
function coveredLeaves<D>(table: LeafTable<D>, deleted: readonly string[]): readonly string[] {
  return [...table.leaves.keys()].filter((leaf) => {
    const names = leaf.split("/");
    return deleted.length <= names.length && deleted.every((name, at) => name === "*" || name === names[at]);
  });
}

/** The deleted leaf or container itself, with its `*` spelt out; nothing if no leaf we keep is at or below it. */
function topmost<D>(table: LeafTable<D>, deleted: readonly string[]): readonly string[] {
  const paths = coveredLeaves(table, deleted).map((leaf) => leaf.split("/").slice(0, deleted.length).join("/"));
  return [...new Set(paths)];
}

function readIndex(keys: Keys | undefined): Uint64 | undefined {
  return readKey(given(keys, "index"), parseUint64);
}

function readPrefix(text: string, family: Family): PrefixWords | undefined {
  const prefix = parsePrefixWords(text);
  return prefix?.family === family ? prefix : undefined;
}

function readKey<T>(text: string | undefined, read: (text: string) => T | undefined): T | undefined {
  if (text === undefined) return undefined;
  const value = read(text);
  if (value === undefined) throw new UnreadableKey();
  return value;
}

/** A key that narrows the delete; left out and `*` do not. */
function given(keys: Keys | undefined, name: string): string | undefined {
  const value = keys?.get(name);
  return value === "*" ? undefined : value;
}

/** Whether the element covers that name; a path that ends before covers everything below. */
function matches(name: string | undefined, wanted: string): boolean {
  return name === undefined || name === "*" || name === wanted;
}
