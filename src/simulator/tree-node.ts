import type { PathElement } from "../gnmi/path.ts";
import { stripModule } from "../gnmi/path.ts";
import type { SchemaNode } from "./schema.ts";
import { leafType } from "./schema.ts";

/** A JSON value as RFC 7951 uses it. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonObject;

/** A JSON object: member names carry a module where it differs from the parent's. */
export interface JsonObject {
  readonly [name: string]: JsonValue;
}

/** A path element that knows its module, where it differs from the parent's. Names and key values are bare. */
export interface TreeElement extends PathElement {
  readonly module: string | undefined;
}

/** An absolute path in the tree. */
export type TreePath = readonly TreeElement[];

/** A container, a list entry, or the root. Shared between snapshots: only the tree whose `owner` it carries writes it. */
export interface ContainerNode {
  readonly kind: "container";
  readonly owner: object;
  readonly element: TreeElement;
  /** Scalars and leaf-lists by member name, a list entry's keys among them. Replaced as a whole, never written into. */
  leaves: JsonObject;
  /** By bare name. */
  readonly children: Map<string, TreeNode>;
}

/** All entries of one list. */
export interface ListNode {
  readonly kind: "list";
  readonly owner: object;
  readonly name: string;
  readonly module: string | undefined;
  readonly keyNames: readonly string[];
  /** By `entryId`. */
  readonly entries: Map<string, ContainerNode>;
}

/** What may stand below a container. */
export type TreeNode = ContainerNode | ListNode;

const none: JsonObject = Object.freeze({});
const noKeys: Readonly<Record<string, string>> = Object.freeze({});

/** A container without content. */
export function emptyContainer(owner: object, element: TreeElement): ContainerNode {
  return { kind: "container", owner, element, leaves: none, children: new Map() };
}

/** The element of a container that is no list entry. */
export function containerElement(name: string, module: string | undefined): TreeElement {
  return { name, keys: noKeys, module };
}

/** The identity of a list entry among its siblings. */
export function entryId(keyNames: readonly string[], keys: Readonly<Record<string, string>>): string {
  const [first] = keyNames;
  if (keyNames.length === 1 && first !== undefined) return keys[first] ?? "";
  return keyNames.map((name) => keys[name] ?? "").join("\n");
}

/** Splits a member name: `srl_nokia-bgp:bgp` is `bgp` of module `srl_nokia-bgp`. Identifiers hold no colon (RFC 7950, 6.2). */
export function splitName(name: string): { readonly module: string | undefined; readonly bare: string } {
  const colon = name.indexOf(":");
  return colon < 0 ? { module: undefined, bare: name } : { module: name.slice(0, colon), bare: name.slice(colon + 1) };
}

/** A key value as it stands in a path: bare text. */
export function keyText(value: JsonValue | undefined): string {
  return stripModule(String(value ?? ""));
}

/** The key leaves of an entry made from its path: typed and prefixed as a body has them. */
export function keyLeaves(
  schema: SchemaNode | undefined,
  keyNames: readonly string[],
  keys: Readonly<Record<string, string>>,
): JsonObject {
  const leaves: Record<string, JsonValue> = {};
  for (const name of keyNames) {
    const value = keys[name] ?? "";
    const type = leafType(schema, name);
    if (type.kind === "number") leaves[name] = Number(value);
    else leaves[name] = type.kind === "identity" ? `${type.module}:${value}` : value;
  }
  return leaves;
}

/** Whether this JSON is a list: an array of objects, or an empty array where the model has a list. */
export function isList(value: JsonValue, schema: SchemaNode | undefined): value is readonly JsonObject[] {
  if (!Array.isArray(value)) return false;
  return value.length === 0 ? (schema?.keys.length ?? 0) > 0 : value.every(isObject);
}

/** Whether this JSON is an object. */
export function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The name of a list's keys: of the model, else of the path that made it, else the customary ones, else the first leaf. */
export function keyNamesOf(
  schema: SchemaNode | undefined,
  sample: Readonly<Record<string, JsonValue>>,
): readonly string[] {
  if (schema !== undefined && schema.keys.length > 0) return schema.keys;
  const names = Object.keys(sample).filter((name) => typeof sample[name] !== "object");
  const customary = ["name", "index", "id"].find((name) => names.includes(name));
  const key = customary ?? names[0];
  return key === undefined ? [] : [key];
}

/** Whether two leaf values are the same. */
export function sameLeaf(a: JsonValue | undefined, b: JsonValue | undefined): boolean {
  return a === b || (typeof a === "object" && typeof b === "object" && JSON.stringify(a) === JSON.stringify(b));
}

/** The member of `leaves` with this bare name. */
export function memberNamed(leaves: JsonObject, bare: string): string | undefined {
  if (leaves[bare] !== undefined) return bare;
  return Object.keys(leaves).find((name) => name.endsWith(`:${bare}`));
}

/** The RFC 7951 JSON of everything in a container. */
export function toJson(node: ContainerNode): JsonObject {
  const object: Record<string, JsonValue> = { ...node.leaves };
  for (const [name, child] of node.children) {
    const module = child.kind === "list" ? child.module : child.element.module;
    object[module === undefined ? name : `${module}:${name}`] =
      child.kind === "list" ? [...child.entries.values()].map(toJson) : toJson(child);
  }
  return object;
}
