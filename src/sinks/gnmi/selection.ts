import { formatPath, type Path, type PathElement, stripModule } from "../../gnmi/path.ts";
import { err, ok, type Result } from "../../model/result.ts";
import type { SchemaNode } from "../../verdict/state-tree.ts";
import { kbutlerSchema } from "./schema.ts";

/** A requested path held against the schema: names are plain, a key that is `*` or absent means every entry. */
export interface Selector {
  /** To a container or list; for a leaf, to the node that has it. */
  readonly path: Path;
  /** The one leaf asked for; undefined is the node and all below it. */
  readonly leaf: string | undefined;
}

/** Which leaves of a node are asked for. */
export type SelectedLeaves = "all" | ReadonlySet<string>;

/** Reads a requested path. An element `*` stands for every child, so that one path may give several selectors. The error
 *  is a sentence that says what would have been there. */
export function selectorsOf(requested: Path): Result<readonly Selector[], string> {
  let found: { readonly path: Path; readonly schema: SchemaNode }[] = [{ path: [], schema: kbutlerSchema }];
  const leaves: Selector[] = [];
  for (const [index, raw] of requested.entries()) {
    const name = stripModule(raw.name);
    const last = index === requested.length - 1;
    const next: typeof found = [];
    for (const { path, schema } of found) {
      for (const [childName, child] of Object.entries(schema.children)) {
        if (name !== "*" && name !== childName) continue;
        const keyError = wrongKey(childName, raw, child);
        if (keyError !== undefined && name !== "*") return err(`path ${formatPath(requested)}: ${keyError}`);
        if (keyError === undefined) next.push({ path: [...path, { name: childName, keys: raw.keys }], schema: child });
      }
      if (!last) continue;
      for (const leaf of Object.keys(schema.leaves)) {
        if (name === "*" || name === leaf) leaves.push({ path, leaf });
      }
    }
    if (next.length === 0 && (!last || leaves.length === 0)) {
      const options = found.flatMap(({ schema }) => [...Object.keys(schema.children), ...Object.keys(schema.leaves)]);
      const known = [...new Set(options)].sort().join(", ");
      return err(`path ${formatPath(requested)}: unknown element '${raw.name}'; there is ${known || "nothing below"}`);
    }
    found = next;
  }
  return ok([...found.map(({ path }) => ({ path, leaf: undefined })), ...leaves]);
}

/** What of a node the selectors ask for; undefined is nothing. */
export function selectedLeaves(selectors: readonly Selector[], node: Path): SelectedLeaves | undefined {
  const leaves = new Set<string>();
  for (const { path, leaf } of selectors) {
    if (path.length > node.length || (leaf !== undefined && path.length !== node.length)) continue;
    if (!path.every((element, index) => covers(element, node[index]))) continue;
    if (leaf === undefined) return "all";
    leaves.add(leaf);
  }
  return leaves.size > 0 ? leaves : undefined;
}

/** Whether a list entry is named in full: no key is left open. */
export function isKeyed(element: PathElement, schema: SchemaNode): boolean {
  if (schema.key === undefined) return true;
  const value = element.keys[schema.key];
  return value !== undefined && value !== "*";
}

function covers(wanted: PathElement, held: PathElement | undefined): boolean {
  if (held === undefined || wanted.name !== held.name) return false;
  return Object.entries(wanted.keys).every(([key, value]) => value === "*" || held.keys[key] === value);
}

function wrongKey(name: string, element: PathElement, schema: SchemaNode): string | undefined {
  for (const key of Object.keys(element.keys)) {
    if (schema.key === undefined) return `'${name}' is no list and takes no key '${key}'`;
    if (key !== schema.key) return `list '${name}' has no key '${key}'; its key is '${schema.key}'`;
  }
  return undefined;
}
