import type { Path } from "../gnmi/path.ts";
import { formatPath } from "../gnmi/path.ts";
import type { SchemaNode } from "./schema.ts";
import { nativeSchema } from "./schema.ts";
import { selectNodes } from "./select.ts";
import { type ChangeListener, ChangeRecorder } from "./tree-change.ts";
import type { ContainerNode, JsonObject, JsonValue, ListNode, TreeElement, TreePath } from "./tree-node.ts";
import {
  containerElement,
  emptyContainer,
  entryId,
  isList,
  isObject,
  keyLeaves,
  keyNamesOf,
  keyText,
  memberNamed,
  sameLeaf,
  splitName,
  toJson,
} from "./tree-node.ts";

/** Where a write stands: a container this tree owns, its absolute path and its model. */
interface Place {
  readonly node: ContainerNode;
  readonly path: TreePath;
  readonly schema: SchemaNode | undefined;
  /** The module in force, to tell boundaries. */
  readonly module: string | undefined;
}

/** The state tree of one switch: RFC 7951 JSON in, RFC 7951 JSON out, list entries addressed by path.
 *
 *  Paths may be written with or without modules, and identity key values too; the tree keeps names and keys bare and
 *  writes modules where the model has a boundary. A root the model does not know is an agent's (`kbutler:kbutler`).
 *  Trees made by `fork` and snapshots share what neither of them has changed, so 64 leaves with the same routes cost
 *  little more than one. Changes are told once per turn of the event loop, merged. */
export class Tree {
  #owner: object = {};
  #root: ContainerNode;
  readonly #changes = new ChangeRecorder();

  /** A tree that holds this JSON, rooted at the top. */
  constructor(content: JsonObject = {}) {
    this.#root = emptyContainer(this.#owner, containerElement("", undefined));
    this.merge([], content);
  }

  /** Sets the leaves in `object` at `path`, making what is missing on the way; everything else stays (gNMI "update").
   *  Arrays of objects are merged entry by entry. Throws on a path with wildcards or a list entry without its keys. */
  merge(path: Path, object: JsonObject): void {
    this.#merge(this.#ensure(path), object);
  }

  /** Makes the container or entry at `path` hold exactly `object`, and its keys (gNMI "replace"). */
  replace(path: Path, object: JsonObject): void {
    this.#replace(this.#ensure(path), object, false);
  }

  /** Replaces the leaves and containers at `path`, but keeps child lists that `object` does not mention: what NDK
   *  telemetry does, where rows published at their own paths outlive a write to their parent. */
  replaceLeaves(path: Path, object: JsonObject): void {
    this.#replace(this.#ensure(path), object, true);
  }

  /** Removes every leaf, container or entry the path matches, wildcards and absent keys included. False if nothing did. */
  delete(path: Path): boolean {
    const matches = [...selectNodes(this.#root, path)];
    for (const { path: at, leaf } of matches) {
      const place = this.#ensure(leaf === undefined ? at.slice(0, -1) : at);
      const last = at.at(-1);
      if (leaf !== undefined) this.#removeLeaf(place, leaf);
      else if (last === undefined) this.#replace(place, {}, false);
      else this.#removeChild(place, last);
    }
    return matches.length > 0;
  }

  /** What stands at `path`: an object for a container or entry, a value for a leaf, an array for a list without keys or
   *  with wildcards. Undefined if there is nothing. */
  get(path: Path): JsonValue | undefined {
    const values: JsonValue[] = [];
    let list = false;
    for (const { node, leaf, path: at } of selectNodes(this.#root, path)) {
      values.push(leaf === undefined ? toJson(node) : (node.leaves[leaf] ?? null));
      list ||= Object.keys(at.at(-1)?.keys ?? {}).length > Object.keys(path[at.length - 1]?.keys ?? {}).length;
    }
    list ||= path.some((element) => element.name === "*" || Object.values(element.keys).includes("*"));
    return list ? (values.length === 0 ? undefined : values) : values[0];
  }

  /** Calls `listener` with what changed, once per turn of the event loop. Returns the way to stop. */
  subscribe(listener: ChangeListener): () => void {
    return this.#changes.subscribe(listener);
  }

  /** The tree as it is now; later writes do not show in it. Costs nothing until they come. */
  snapshot(): ContainerNode {
    this.#owner = {};
    return this.#root;
  }

  /** The tree as it is at this moment, to be read before anything else runs; what `snapshot` costs is saved. */
  root(): ContainerNode {
    return this.#root;
  }

  /** Tells everything at and below `path` as if it had just been set. False if there is nothing. */
  touch(path: Path): boolean {
    let found = false;
    for (const { path: at, node } of selectNodes(this.#root, path)) {
      for (const [below, container] of containersBelow(at, node)) {
        this.#changes.updated(
          below,
          Object.keys(container.leaves).map((name) => splitName(name).bare),
        );
      }
      found = true;
    }
    return found;
  }

  /** Another tree with the same content, that changes on its own. */
  fork(): Tree {
    const fork = new Tree();
    fork.#root = this.snapshot();
    return fork;
  }

  #own(node: ContainerNode): ContainerNode {
    return node.owner === this.#owner ? node : { ...node, owner: this.#owner, children: new Map(node.children) };
  }

  #ownList(node: ListNode): ListNode {
    return node.owner === this.#owner ? node : { ...node, owner: this.#owner, entries: new Map(node.entries) };
  }

  #ensure(path: Path): Place {
    this.#root = this.#own(this.#root);
    let place: Place = { node: this.#root, path: [], schema: nativeSchema, module: undefined };
    for (const element of path) place = this.#child(place, element.name, element.keys, path);
    return place;
  }

  /** The container or entry below `parent`, made or made our own. */
  #child(parent: Place, name: string, keys: Readonly<Record<string, string>>, wanted: Path): Place {
    const { bare, module, schema } = nameBelow(parent, name);
    const existing = parent.node.children.get(bare);
    const named = Object.keys(keys);
    const inForce = module ?? parent.module;
    if (existing?.kind === "list" || named.length > 0 || (schema?.keys.length ?? 0) > 0) {
      if (existing?.kind === "container") throw new Error(`${formatPath(wanted)}: ${bare} is no list`);
      const keyNames = existing?.keyNames ?? (schema && schema.keys.length > 0 ? schema.keys : named);
      if (keyNames.some((key) => keys[key] === undefined || keys[key] === "*") || named.length !== keyNames.length) {
        throw new Error(`${formatPath(wanted)}: ${bare} needs the keys ${keyNames.join(", ")}`);
      }
      const list = this.#list(parent, bare, module, keyNames, existing);
      const bareKeys = Object.fromEntries(keyNames.map((key) => [key, keyText(keys[key])]));
      return this.#entry(parent, list, bareKeys, schema, inForce);
    }
    const node =
      existing === undefined ? emptyContainer(this.#owner, containerElement(bare, module)) : this.#own(existing);
    if (node !== existing) parent.node.children.set(bare, node);
    return { node, path: [...parent.path, node.element], schema, module: inForce };
  }

  #list(
    parent: Place,
    name: string,
    module: string | undefined,
    keyNames: readonly string[],
    existing: ListNode | undefined,
  ): ListNode {
    const list: ListNode = existing
      ? this.#ownList(existing)
      : { kind: "list", owner: this.#owner, name, module, keyNames, entries: new Map() };
    if (list !== existing) parent.node.children.set(name, list);
    return list;
  }

  #entry(
    parent: Place,
    list: ListNode,
    keys: Readonly<Record<string, string>>,
    schema: SchemaNode | undefined,
    module: string | undefined,
  ): Place {
    const id = entryId(list.keyNames, keys);
    const existing = list.entries.get(id);
    const node =
      existing === undefined
        ? emptyContainer(this.#owner, { name: list.name, keys, module: list.module })
        : this.#own(existing);
    const path = [...parent.path, node.element];
    if (existing === undefined) {
      node.leaves = keyLeaves(schema, list.keyNames, keys);
      this.#changes.updated(path, list.keyNames);
    }
    if (node !== existing) list.entries.set(id, node);
    return { node, path, schema, module };
  }

  #merge(place: Place, object: JsonObject): void {
    const changed: string[] = [];
    let leaves: Record<string, JsonValue> | undefined;
    for (const [name, value] of Object.entries(object)) {
      const { bare, module, schema } = nameBelow(place, name);
      if (isList(value, schema)) {
        for (const entry of value) this.#merge(this.#entryOf(place, name, entry), entry);
        if (value.length === 0 && !place.node.children.has(bare)) {
          this.#list(place, bare, module, keyNamesOf(schema, {}), undefined);
        }
      } else if (isObject(value)) {
        this.#merge(this.#child(place, name, {}, place.path), value);
      } else {
        const member = memberNamed(place.node.leaves, bare) ?? name;
        if (sameLeaf(place.node.leaves[member], value)) continue;
        leaves ??= { ...place.node.leaves };
        leaves[member] = value;
        changed.push(bare);
      }
    }
    if (leaves !== undefined) place.node.leaves = leaves;
    if (changed.length > 0) this.#changes.updated(place.path, changed);
  }

  #entryOf(parent: Place, name: string, entry: JsonObject): Place {
    const { bare, module, schema } = nameBelow(parent, name);
    const existing = parent.node.children.get(bare);
    if (existing?.kind === "container") throw new Error(`${formatPath(parent.path)}: ${bare} is no list`);
    const keyNames = existing?.keyNames ?? keyNamesOf(schema, entry);
    const list = this.#list(parent, bare, module, keyNames, existing);
    const keys = Object.fromEntries(list.keyNames.map((key) => [key, keyText(entry[memberNamed(entry, key) ?? key])]));
    return this.#entry(parent, list, keys, schema, module ?? parent.module);
  }

  #replace(place: Place, object: JsonObject, keepLists: boolean): void {
    const mentioned = new Map(Object.entries(object).map(([name, value]) => [splitName(name).bare, value]));
    const keys = place.path.at(-1)?.keys ?? {};
    for (const name of Object.keys(place.node.leaves)) {
      const { bare } = splitName(name);
      if (!mentioned.has(bare) && keys[bare] === undefined) this.#removeLeaf(place, name);
    }
    for (const child of [...place.node.children.values()]) {
      const name = child.kind === "list" ? child.name : child.element.name;
      const value = mentioned.get(name);
      if (child.kind === "list") {
        if (value === undefined && keepLists) continue;
        this.#keepEntries(place, child, Array.isArray(value) ? value.filter(isObject) : []);
      } else if (isObject(value)) {
        this.#replace(this.#child(place, name, {}, place.path), value, keepLists);
      } else if (keepLists && holdsList(child)) {
        this.#replace(this.#child(place, name, {}, place.path), {}, true);
      } else {
        this.#removeChild(place, child.element);
      }
    }
    this.#merge(place, object);
  }

  /** Removes the entries of a list that `wanted` does not hold, and makes the others hold exactly that. */
  #keepEntries(place: Place, list: ListNode, wanted: readonly JsonObject[]): void {
    const stay = new Set<string>();
    for (const entry of wanted) {
      const at = this.#entryOf(place, list.name, entry);
      stay.add(entryId(list.keyNames, at.node.element.keys));
      this.#replace(at, entry, false);
    }
    for (const [id, entry] of list.entries) if (!stay.has(id)) this.#removeChild(place, entry.element);
  }

  #removeLeaf(place: Place, name: string): void {
    const { [name]: gone, ...rest } = place.node.leaves;
    if (gone === undefined) return;
    place.node.leaves = rest;
    const { bare, module } = splitName(name);
    this.#changes.deleted([...place.path, containerElement(bare, module)]);
  }

  #removeChild(place: Place, element: TreeElement): void {
    const child = place.node.children.get(element.name);
    if (child === undefined) return;
    if (child.kind === "list") {
      const list = this.#ownList(child);
      list.entries.delete(entryId(list.keyNames, element.keys));
      if (list.entries.size === 0) place.node.children.delete(element.name);
      else place.node.children.set(element.name, list);
    } else {
      place.node.children.delete(element.name);
    }
    this.#changes.deleted([...place.path, element]);
  }
}

function* containersBelow(path: TreePath, node: ContainerNode): Generator<[TreePath, ContainerNode]> {
  yield [path, node];
  for (const child of node.children.values()) {
    for (const container of child.kind === "list" ? child.entries.values() : [child]) {
      yield* containersBelow([...path, container.element], container);
    }
  }
}

function holdsList(node: ContainerNode): boolean {
  return [...node.children.values()].some((child) => child.kind === "list" || holdsList(child));
}

/** The bare name, the module where it differs from the parent's, and the model of a member below `parent`. */
function nameBelow(
  parent: Place,
  name: string,
): { readonly bare: string; readonly module: string | undefined; readonly schema: SchemaNode | undefined } {
  const { bare, module } = splitName(name);
  const schema = parent.schema?.children.get(bare);
  const agentRoot = parent.path.length === 0 && schema === undefined && module === undefined ? bare : undefined;
  const named = module ?? schema?.module ?? agentRoot;
  return { bare, module: named === parent.module ? undefined : named, schema };
}
