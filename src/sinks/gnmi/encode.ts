import type { gnmi } from "../../gnmi/messages.ts";
import { type Path, toMessage } from "../../gnmi/path.ts";
import type { LeafType, SchemaNode } from "../../verdict/state-tree.ts";
import { kbutlerSchema } from "./schema.ts";
import type { SelectedLeaves } from "./selection.ts";
import type { LeafValue, TreeNode } from "./verdict-tree.ts";

/** The encodings we serve (gNMI specification, 2.3). */
export type ServedEncoding = "json" | "json_ietf" | "proto";

/** Updates of one node, cut as SR Linux cuts them: JSON_IETF one for the container or list entry with all of its leaves,
 *  JSON and PROTO one a leaf. Where single leaves were asked for, one a leaf in every encoding. `changed` limits the
 *  per-leaf encodings to the leaves that differ. */
export function encodeNode(
  node: TreeNode,
  selected: SelectedLeaves,
  encoding: ServedEncoding,
  changed?: ReadonlySet<string>,
): readonly gnmi.Update.$Properties[] {
  const { value } = node;
  if (encoding === "json_ietf" && selected === "all") {
    return [{ path: toMessage(node.path), val: { jsonIetfVal: jsonBytes(value) } }];
  }
  const schema = schemaAt(node.path);
  const names = Object.keys(value).filter((name) => {
    return (selected === "all" || selected.has(name)) && (changed === undefined || changed.has(name));
  });
  return names.map((name) => ({
    path: toMessage(leafPath(node.path, name)),
    val: encodeLeaf(value[name] ?? "", schema?.leaves[name], encoding),
  }));
}

/** One leaf as a typed value. */
export function encodeLeaf(
  value: LeafValue,
  type: LeafType | undefined,
  encoding: ServedEncoding,
): gnmi.TypedValue.$Properties {
  if (encoding === "json_ietf") return { jsonIetfVal: jsonBytes(value) };
  const plain = type === "uint64" ? Number(value) : value;
  if (encoding === "json") return { jsonVal: jsonBytes(plain) };
  if (typeof plain === "number") return { uintVal: plain };
  return typeof plain === "boolean" ? { boolVal: plain } : { stringVal: plain };
}

/** JSON as bytes, for json_val and json_ietf_val. */
export function jsonBytes(value: unknown): Uint8Array {
  return Buffer.from(JSON.stringify(value));
}

/** The path of a leaf below its node. */
export function leafPath(node: Path, leaf: string): Path {
  return [...node, { name: leaf, keys: {} }];
}

/** The schema of a node; undefined for a path that is none of ours. */
export function schemaAt(path: Path): SchemaNode | undefined {
  return path.reduce<SchemaNode | undefined>((at, { name }) => at?.children[name], kbutlerSchema);
}
