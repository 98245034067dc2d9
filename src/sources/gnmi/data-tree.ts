import { type Path, type PathElement, stripModule } from "../../gnmi/path.ts";
import type { UnreadableValue } from "./typed-value.ts";

/** YANG data as it hangs below the root: containers are `Map` or plain objects, lists are arrays or one `ListEntry`. */
export class ListEntry {
  readonly keys: ReadonlyMap<string, string>;
  readonly body: unknown;
  constructor(keys: ReadonlyMap<string, string>, body: unknown) {
    this.keys = keys;
    this.body = body;
  }
}

/** A value that could not be read, hung where it would stand: whoever meets it knows what it belongs to. */
export class Unreadable {
  readonly fault: UnreadableValue;
  constructor(fault: UnreadableValue) {
    this.fault = fault;
  }
}

/** Hangs a value from the root by its path, so that one walk reads every way to cut a tree into updates: a leaf, a
 *  container, a list entry, a parent of lists, or the whole tree at the empty path. */
export function hangFromRoot(path: Path, value: unknown): unknown {
  let tree = value;
  for (const element of path.toReversed()) {
    const keys = elementKeys(element);
    tree = new Map([[stripModule(element.name), keys.size === 0 ? tree : new ListEntry(keys, tree)]]);
  }
  return tree;
}

/** The keys of a path element, names and values without modules. */
export function elementKeys(element: PathElement): ReadonlyMap<string, string> {
  return new Map(Object.entries(element.keys).map(([name, value]) => [stripModule(name), stripModule(value)]));
}

/** Children by bare name, or undefined if the value is no container. */
export function members(value: unknown): Iterable<readonly [string, unknown]> | undefined {
  if (value instanceof Map) return value;
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  if (value instanceof ListEntry || value instanceof Unreadable) return undefined;
  return Object.entries(value).map(([name, child]) => [stripModule(name), child] as const);
}

/** The child of that name, or undefined. */
export function member(value: unknown, name: string): unknown {
  for (const [bare, child] of members(value) ?? []) if (bare === name) return child;
  return undefined;
}

/** The entries of a list: an array, one entry with its keys in the path, or one object that holds its keys itself. */
export function listEntries(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}

/** What stands below a list entry. */
export function entryBody(entry: unknown): unknown {
  return entry instanceof ListEntry ? entry.body : entry;
}

/** A key of a list entry as text: the path's word first, then the body's. Undefined if neither has it. */
export function entryKey(entry: unknown, name: string): string | undefined {
  if (entry instanceof ListEntry) return entry.keys.get(name) ?? scalarText(member(entry.body, name));
  return scalarText(member(entry, name));
}

function scalarText(value: unknown): string | undefined {
  if (typeof value === "string") return stripModule(value);
  return typeof value === "number" || typeof value === "bigint" ? String(value) : undefined;
}
