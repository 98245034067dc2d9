import { formatPath, type Path, stripModule } from "../../gnmi/path.ts";
import { type Family, parsePrefixWords } from "../../model/address.ts";
import { parseUint64, type Uint64 } from "../../model/fib.ts";
import type { RouteKey } from "../../model/target.ts";
import { entryBody, entryKey, hangFromRoot, listEntries, member, members, Unreadable } from "./data-tree.ts";
import { maxLeafListLength, maxTextLength } from "./decoder.ts";
import type { EntryRun, MemberDraft } from "./entry-run.ts";
import { isTooLarge, readUint32 } from "./leaf-value.ts";
import { groupLeaves, type LeafTable, memberLeaves, nextHopLeaves, routeLeaves } from "./srlinux-leaves.ts";
import type { ReadValue } from "./typed-value.ts";

/** The lists of a route table we subscribe to, below `/network-instance[name]/route-table` (srl_nokia-ip-route-tables). */
export const routeTableLists = ["ipv4-unicast/route", "ipv6-unicast/route", "next-hop-group", "next-hop"] as const;

/** The container of a family's routes, and the key that holds the prefix there. */
export const unicast = {
  4: { container: "ipv4-unicast", prefixKey: "ipv4-prefix" },
  6: { container: "ipv6-unicast", prefixKey: "ipv6-prefix" },
} as const;

/** Longest path that is believed, elements. */
export const maxPathLength = 64;

/** Writes what one Update says. `path` is absolute; the value may be a leaf, a container, an entry or a whole tree. */
export function applyUpdate(path: Path, read: ReadValue, run: EntryRun): void {
  if (path.length > maxPathLength) {
    run.malformed("too-large", `a path of ${path.length} elements`);
    return;
  }
  if (!isSubscribed(path)) {
    run.malformed("unknown-path", formatPath(path));
    return;
  }
  const value = read.ok ? read.value : new Unreadable(read);
  if (path.length > 0 && stripModule(path[0]?.name ?? "") === "system") {
    if (!read.ok) run.malformed(read.reason, `${formatPath(path)}: ${read.detail}`);
    return; // the clock of the target: that it came is all it tells
  }
  const root = hangFromRoot(path, value);
  for (const instance of childEntries(root, "network-instance", run)) {
    const networkInstance = entryKey(instance, "name");
    if (networkInstance === undefined || networkInstance === "") {
      run.malformedAny("key", `network-instance without a name: ${formatPath(path)}`);
      continue;
    }
    if (networkInstance.length > maxTextLength) {
      run.malformed("key", `network-instance with an unusable name: ${formatPath(path)}`);
      continue;
    }
    for (const [name, table] of children(entryBody(instance), "network-instance", run)) {
      if (name === "route-table") readRouteTable(networkInstance, table, run);
    }
  }
}

/** Whether an update at this path can be meant by what we subscribe to: it lies below it, or above it. */
export function isSubscribed(path: Path): boolean {
  const [first, second, third] = path.map((element) => stripModule(element.name));
  if (first === undefined) return true;
  if (first === "network-instance") return second === undefined || second === "route-table";
  if (first !== "system") return false;
  return second === undefined || (second === "information" && (third === undefined || third === "current-datetime"));
}

function readRouteTable(networkInstance: string, table: unknown, run: EntryRun): void {
  for (const [name, child] of children(table, "route-table", run)) {
    if (name === unicast[4].container) readRoutes(networkInstance, 4, child, run);
    else if (name === unicast[6].container) readRoutes(networkInstance, 6, child, run);
    else if (name === "next-hop-group") readGroups(networkInstance, child, run);
    else if (name === "next-hop") readNextHops(networkInstance, child, run);
  }
}

function readRoutes(networkInstance: string, family: Family, table: unknown, run: EntryRun): void {
  for (const entry of childEntries(table, "route", run)) {
    const key = routeKey(networkInstance, family, entry);
    if (key === undefined) run.malformedAny("key", `route without all of its keys: ${quote(entryBody(entry))}`);
    else if (typeof key === "string") run.malformed(key.length > maxTextLength ? "too-large" : "key", key);
    else readLeaves(entryBody(entry), routeLeaves, run.route(key), run);
  }
}

function readGroups(networkInstance: string, groups: unknown, run: EntryRun): void {
  for (const entry of entriesOf(groups, "next-hop-group", run)) {
    const index = indexKey(entry);
    if (index === undefined) {
      reportKey("next-hop-group", entry, run);
      continue;
    }
    const draft = run.group(networkInstance, index);
    const body = entryBody(entry);
    readLeaves(body, groupLeaves, draft.update, run);
    readMembers(member(body, "next-hop"), draft.members, run);
    readMembers(member(body, "backup-next-hop"), draft.backupMembers, run);
  }
}

function readMembers(list: unknown, held: Map<number, MemberDraft>, run: EntryRun): void {
  if (list === undefined) return;
  if (list instanceof Unreadable) {
    reportInEntry("next-hop", list, run);
    return;
  }
  const entries = listEntries(list);
  if (entries.length > maxLeafListLength) {
    run.fault("too-large", `next-hop: ${entries.length} entries`);
    return;
  }
  for (const entry of entries) {
    const id = readUint32(entryKey(entry, "id"));
    if (id === undefined) {
      reportInEntry("next-hop", entryBody(entry), run, "key");
      continue;
    }
    const draft = held.get(id) ?? emptyMember(id);
    held.set(id, draft);
    readLeaves(entryBody(entry), memberLeaves, draft, run);
  }
}

function readNextHops(networkInstance: string, nextHops: unknown, run: EntryRun): void {
  for (const entry of entriesOf(nextHops, "next-hop", run)) {
    const index = indexKey(entry);
    if (index === undefined) reportKey("next-hop", entry, run);
    else readLeaves(entryBody(entry), nextHopLeaves, run.nextHop(networkInstance, index), run);
  }
}

/** Reads the leaves of an entry, and of the containers in it, that stand in the table; others are ignored. */
function readLeaves<Draft>(body: unknown, table: LeafTable<Draft>, draft: Draft, run: EntryRun, above = ""): void {
  const found = members(body);
  if (found === undefined) {
    reportInEntry(above === "" ? "entry" : above, body, run);
    return;
  }
  for (const [name, child] of found) {
    const path = above === "" ? name : `${above}/${name}`;
    const leaf = table.leaves.get(path);
    if (table.containers.has(path)) readLeaves(child, table, draft, run, path);
    else if (child instanceof Unreadable) reportInEntry(path, child, run);
    else if (leaf !== undefined) {
      const fault = leaf.read(draft, child);
      if (fault !== undefined) reportInEntry(path, child, run, fault);
    }
  }
}

/** The key of a route entry; text says what is wrong with it, and so that it is no entry we could hold; undefined if it
 *  cannot be told which entry it is. Before 23.3 there is no origin-network-instance. */
function routeKey(networkInstance: string, family: Family, entry: unknown): RouteKey | string | undefined {
  const { prefixKey } = unicast[family];
  const prefixText = entryKey(entry, prefixKey);
  const routeType = entryKey(entry, "route-type");
  const routeOwner = entryKey(entry, "route-owner");
  const idText = entryKey(entry, "id");
  const originNetworkInstance = entryKey(entry, "origin-network-instance") ?? "";
  if (prefixText === undefined || routeType === undefined || routeOwner === undefined || idText === undefined) return;
  for (const text of [prefixText, routeType, routeOwner, originNetworkInstance]) {
    if (text.length > maxTextLength) return `route with a key of ${text.length} characters: ${text}`;
  }
  const prefix = parsePrefixWords(prefixText);
  const id = readUint32(idText);
  if (prefix === undefined || prefix.family !== family) return `route ${prefixKey}=${prefixText}`;
  if (id === undefined) return `route ${prefixText} id=${idText}`;
  return { networkInstance, prefix, routeType, routeOwner, id, originNetworkInstance };
}

function indexKey(entry: unknown): Uint64 | undefined {
  return parseUint64(entryKey(entry, "index"));
}

function emptyMember(id: number): MemberDraft {
  return { id, nextHop: undefined, weight: undefined, resolved: undefined, resourceAllocationFailed: undefined };
}

/** The children of a container above all entries; reports what is none. */
function children(value: unknown, name: string, run: EntryRun): Iterable<readonly [string, unknown]> {
  const found = members(value);
  if (found !== undefined) return found;
  if (value instanceof Unreadable) run.malformedAny(value.fault.reason, `${name}: ${value.fault.detail}`);
  else run.malformedAny("value", `${name}: ${quote(value)}`);
  return [];
}

/** The entries of the list of that name in a container above all entries. */
function childEntries(value: unknown, name: string, run: EntryRun): readonly unknown[] {
  const entries: unknown[] = [];
  for (const [child, list] of children(value, name, run)) {
    if (child === name) for (const entry of entriesOf(list, name, run)) entries.push(entry);
  }
  return entries;
}

function entriesOf(list: unknown, name: string, run: EntryRun): readonly unknown[] {
  if (!(list instanceof Unreadable)) return listEntries(list);
  run.malformedAny(list.fault.reason, `${name}: ${list.fault.detail}`);
  return [];
}

function reportKey(list: string, entry: unknown, run: EntryRun): void {
  const index = entryKey(entry, "index");
  if (index === undefined) run.malformedAny("key", `${list} without an index: ${quote(entry)}`);
  else run.malformed("key", `${list} with an unusable index: ${index}`);
}

function reportInEntry(path: string, value: unknown, run: EntryRun, reason: "value" | "enum" | "key" = "value"): void {
  if (value instanceof Unreadable) run.fault(value.fault.reason, `${path}: ${value.fault.detail}`);
  else run.fault(isTooLarge(value) ? "too-large" : reason, `${path}: ${quote(value)}`);
}

function quote(value: unknown): string {
  if (typeof value === "string") return value;
  return typeof value === "object" && value !== null
    ? `a ${Array.isArray(value) ? "list" : "container"}`
    : String(value);
}
