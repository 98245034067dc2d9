import { nativeSchemaText } from "./schema-text.ts";

/** The type of a leaf, as far as encoding needs it: `identity` carries the module its values are prefixed with. */
export type LeafType =
  | { readonly kind: "string" | "u64" | "number" | "bool" | "list" }
  | { readonly kind: "identity"; readonly module: string };

/** A container or list of the model. */
export interface SchemaNode {
  readonly name: string;
  /** Set where it differs from the parent's: the name is prefixed there (RFC 7951, section 4). */
  readonly module: string | undefined;
  /** Names of a list's keys, in order; none for a container. */
  readonly keys: readonly string[];
  readonly leaves: ReadonlyMap<string, LeafType>;
  readonly children: ReadonlyMap<string, SchemaNode>;
  /** Anything may stand below. */
  readonly open: boolean;
}

/** The root of the native model. */
export const nativeSchema: SchemaNode = parseSchema(nativeSchemaText);

const string: LeafType = { kind: "string" };

/** The type of a leaf of this node; a string where the model does not say. */
export function leafType(schema: SchemaNode | undefined, name: string): LeafType {
  return schema?.leaves.get(name) ?? string;
}

/** Reads the notation of `nativeSchemaText`. Throws on a line it does not understand. */
export function parseSchema(text: string): SchemaNode {
  const root = building("", undefined);
  const stack = [root];
  for (const line of text.split("\n")) {
    const content = line.trim();
    if (content === "") continue;
    const depth = (line.length - line.trimStart().length) / 2;
    const parent = stack[depth];
    if (parent === undefined) throw new Error(`schema: indentation of "${line}"`);
    stack.length = depth + 1;
    if (content === "...") parent.open = true;
    else if (content.startsWith("- ")) addLeaves(parent, content.slice(2).split(" "));
    else stack.push(addNode(parent, content));
  }
  return root;
}

interface Building {
  readonly name: string;
  readonly module: string | undefined;
  readonly keys: string[];
  readonly leaves: Map<string, LeafType>;
  readonly children: Map<string, Building>;
  open: boolean;
}

function building(name: string, module: string | undefined): Building {
  return { name, module, keys: [], leaves: new Map(), children: new Map(), open: false };
}

function addNode(parent: Building, content: string): Building {
  const match = /^([a-z0-9-]+)((?:\[[^\]]+\])*)(?: @(\S+))?$/.exec(content);
  if (match === null) throw new Error(`schema: "${content}"`);
  const [, name = "", keys = "", module] = match;
  const node = building(name, module);
  for (const [, key = ""] of keys.matchAll(/\[([^\]]+)\]/g)) {
    addLeaves(node, [key]);
    node.keys.push(key.split(":")[0] ?? "");
  }
  parent.children.set(name, node);
  return node;
}

function addLeaves(node: Building, leaves: readonly string[]): void {
  for (const leaf of leaves) {
    const [name = "", type = "string"] = leaf.split(":");
    node.leaves.set(name, typeNamed(type));
  }
}

function typeNamed(name: string): LeafType {
  switch (name) {
    case "string":
    case "u64":
    case "number":
    case "bool":
    case "list":
      return { kind: name };
    default:
      return { kind: "identity", module: name };
  }
}
