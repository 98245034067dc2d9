import { formatPath, type Path, stripModule } from "../gnmi/path.ts";
import { type LeafValue, type Leaves, rootName, type SchemaNode, verdictTree } from "../verdict/state-tree.ts";
import { leafValue } from "./own-tree.ts";

/** One notification of the collector, paths absolute (gNMI specification, 2.1). */
export interface TreeNotification {
  /** `Notification.atomic`: everything at and below this path is replaced. */
  readonly replace: Path | undefined;
  readonly deletes: readonly Path[];
  /** A value is a JSON value: the leaves of a container or list entry, nested further or not, or one leaf. */
  readonly updates: readonly { readonly path: Path; readonly value: unknown }[];
}

/** One container or list entry that is different now; without leaves it is gone. */
export interface TreeChange {
  readonly path: Path;
  readonly leaves: Leaves | undefined;
}

interface Branch {
  readonly path: Path;
  readonly schema: SchemaNode;
  leaves: Leaves;
  readonly children: Map<string, Branch>;
}

const noLeaves: Leaves = Object.freeze({});
const top: SchemaNode = { leaves: {}, children: { [rootName]: verdictTree } };

/** The verdicts of one leaf as one session of the collector tells them. What fits no node of the schema is counted and
 *  left out, so a newer collector cannot make the switch refuse an older module's state. */
export class ReceivedTree {
  readonly #top: Branch = { path: [], schema: top, leaves: noLeaves, children: new Map() };
  readonly #maxEntries: number;
  readonly #changed = new Map<string, TreeChange>();
  #entries = 0;
  #malformed = 0;

  /** `maxEntries` bounds the containers and list entries held; more are counted as malformed. */
  constructor(maxEntries: number) {
    this.#maxEntries = maxEntries;
  }

  /** Pieces that fitted nowhere, since the start. */
  get malformed(): number {
    return this.#malformed;
  }

  /** Containers and list entries held. */
  get size(): number {
    return this.#entries;
  }

  /** Applies deletes, then updates (gNMI specification, 3.5.2.3), and tells what is different. */
  apply(notification: TreeNotification): readonly TreeChange[] {
    this.#changed.clear();
    if (notification.replace) this.#delete(this.#top, normal(notification.replace));
    for (const path of notification.deletes) this.#delete(this.#top, normal(path));
    for (const { path, value } of notification.updates) this.#update(this.#top, normal(path), value);
    return [...this.#changed.values()];
  }

  /** Every container and list entry, parents first. */
  *changes(): Generator<TreeChange & { readonly leaves: Leaves }> {
    const waiting = [...this.#top.children.values()];
    for (let branch = waiting.shift(); branch !== undefined; branch = waiting.shift()) {
      if (branch.path.length > 1) yield { path: branch.path, leaves: branch.leaves };
      waiting.push(...branch.children.values());
    }
  }

  /** The leaves of a container directly below the root; undefined if it was never told. */
  container(name: keyof typeof verdictTree.children): Leaves | undefined {
    return this.#top.children.get(rootName)?.children.get(name)?.leaves;
  }

  #update(branch: Branch, rest: Path, value: unknown): void {
    const [element, ...below] = rest;
    if (element === undefined) {
      this.#merge(branch, value);
      return;
    }
    const leaf = branch.schema.leaves[element.name];
    if (leaf !== undefined && below.length === 0) {
      this.#setLeaves(branch, { [element.name]: value }, branch.leaves);
      return;
    }
    const schema = branch.schema.children[element.name];
    const key = schema?.key === undefined ? undefined : element.keys[schema.key];
    const wholeList = schema?.key !== undefined && key === undefined;
    if (schema === undefined || (wholeList && below.length > 0)) {
      this.#reject();
      return;
    }
    if (wholeList) {
      this.#mergeList(branch, element.name, schema, value);
      return;
    }
    const child = this.#child(branch, element.name, schema, key);
    if (child !== undefined) this.#update(child, below, value);
  }

  #merge(branch: Branch, value: unknown): void {
    if (!isObject(value)) {
      this.#reject();
      return;
    }
    const leaves: Record<string, unknown> = {};
    for (const [member, content] of Object.entries(value)) {
      const name = stripModule(member);
      const schema = branch.schema.children[name];
      if (schema === undefined) leaves[name] = content;
      else if (schema.key !== undefined) this.#mergeList(branch, name, schema, content);
      else {
        const child = this.#child(branch, name, schema, undefined);
        if (child !== undefined) this.#merge(child, content);
      }
    }
    this.#setLeaves(branch, leaves, branch.path.at(-1)?.keys ?? noLeaves);
  }

  #mergeList(branch: Branch, name: string, schema: SchemaNode, value: unknown): void {
    if (!Array.isArray(value)) {
      this.#reject();
      return;
    }
    for (const entry of value) {
      const key: unknown = schema.key !== undefined && isObject(entry) ? entry[schema.key] : undefined;
      const child = typeof key === "string" ? this.#child(branch, name, schema, key) : this.#reject();
      if (child) this.#merge(child, entry);
    }
  }

  /** Sets what is given on top of `kept`. An update of a container or entry carries all of its leaves, so only the keys are
   *  kept of what was there; an update of one leaf keeps the others. */
  #setLeaves(branch: Branch, given: Readonly<Record<string, unknown>>, kept: Leaves): void {
    const leaves: Record<string, LeafValue> = { ...kept };
    for (const [name, content] of Object.entries(given)) {
      const type = Object.hasOwn(branch.schema.leaves, name) ? branch.schema.leaves[name] : undefined;
      const value = type === undefined ? undefined : leafValue(type, content);
      if (value === undefined) this.#reject();
      else if (name === branch.schema.key && value !== branch.leaves[name]) this.#reject();
      else leaves[name] = value;
    }
    if (sameLeaves(branch.leaves, leaves)) return;
    branch.leaves = leaves;
    this.#note(branch, leaves);
  }

  #child(branch: Branch, name: string, schema: SchemaNode, key: string | undefined): Branch | undefined {
    const id = childId(name, key);
    const known = branch.children.get(id);
    if (known !== undefined) return known;
    if (this.#entries >= this.#maxEntries) return this.#reject();
    const keys = schema.key === undefined || key === undefined ? {} : { [schema.key]: key };
    const child: Branch = { path: [...branch.path, { name, keys }], schema, leaves: keys, children: new Map() };
    branch.children.set(id, child);
    this.#entries++;
    if (child.path.length > 1) this.#note(child, child.leaves);
    return child;
  }

  #delete(branch: Branch, rest: Path): void {
    const [element, ...below] = rest;
    if (element === undefined) {
      for (const [id, child] of branch.children) this.#remove(branch, id, child);
      return;
    }
    if (below.length === 0 && Object.hasOwn(branch.schema.leaves, element.name)) {
      const { [element.name]: gone, ...others } = branch.leaves;
      if (gone === undefined || element.name === branch.schema.key) return;
      branch.leaves = others;
      this.#note(branch, others);
      return;
    }
    const key = Object.values(element.keys)[0];
    const exact = branch.children.get(childId(element.name, key));
    // A node may itself be named "*" (the prefix as a whole), so a wildcard is one only where no entry has that name.
    for (const [id, child] of exact !== undefined ? [[childId(element.name, key), exact] as const] : branch.children) {
      if (exact === undefined && (child.path.at(-1)?.name !== element.name || (key !== undefined && key !== "*")))
        continue;
      if (below.length === 0) this.#remove(branch, id, child);
      else this.#delete(child, below);
    }
  }

  #remove(parent: Branch, id: string, branch: Branch): void {
    for (const [childKey, child] of branch.children) this.#remove(branch, childKey, child);
    parent.children.delete(id);
    this.#entries--;
    if (branch.path.length > 1) this.#note(branch, undefined);
  }

  #note(branch: Branch, leaves: Leaves | undefined): void {
    this.#changed.set(formatPath(branch.path), { path: branch.path, leaves });
  }

  #reject(): undefined {
    this.#malformed++;
    return undefined;
  }
}

function sameLeaves(a: Leaves, b: Leaves): boolean {
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name]);
}

function childId(name: string, key: string | undefined): string {
  return key === undefined ? name : `${name}[${key}]`;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

/** Names without their module; key values stay as they are. */
function normal(path: Path): Path {
  return path.map(({ name, keys }) => ({
    name: stripModule(name),
    keys: Object.fromEntries(Object.entries(keys).map(([key, value]) => [stripModule(key), value])),
  }));
}
