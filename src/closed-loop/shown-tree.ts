import { formatPath, type Path, stripModule } from "../gnmi/path.ts";
import type { Leaves } from "./leaf-difference.ts";

/** A path in text, without modules. */
export type NodeKey = string;

/** The keys of our lists (yang/kbutler.yang): what tells an entry in a JSON array apart. */
const keyOfList: Readonly<Record<string, string>> = {
  service: "name",
  "external-address": "address",
  "next-hop": "hostname",
};

/** Containers and list entries that are believed of one leaf. */
const maxNodes = 200_000;

/** The `/kbutler` tree as a leaf shows it, from updates however they are cut: a leaf, a container, a list entry, or the whole
 *  tree at its root. What fits no shape of ours is left out: it then differs from what was meant, and is named. */
export class ShownTree {
  readonly #nodes = new Map<NodeKey, Leaves>();
  /** Keys by the container or entry below the root they belong to: a delete looks at one of them, not at all. */
  readonly #groups = new Map<string, Set<NodeKey>>();

  /** How many containers and list entries there are. */
  get size(): number {
    return this.#nodes.size;
  }

  /** Every container and list entry with leaves of its own. */
  nodes(): Iterable<readonly [NodeKey, Leaves]> {
    return this.#nodes;
  }

  /** The leaves of one; undefined where nothing is shown. */
  node(key: NodeKey): Leaves | undefined {
    return this.#nodes.get(key);
  }

  /** Puts an equal value in the place of ours, so that there is one of it in memory. */
  share(key: NodeKey, leaves: Leaves): void {
    if (this.#nodes.has(key)) this.#nodes.set(key, leaves);
  }

  /** Merges an update (gNMI specification, 2.4). Gives the nodes it touched. */
  update(path: Path, value: unknown): readonly NodeKey[] {
    const touched: NodeKey[] = [];
    const at = withoutModules(path);
    if (isObject(value)) this.#merge(at, value, touched);
    else if (Array.isArray(value)) this.#mergeEntries(at.slice(0, -1), at.at(-1)?.name ?? "", value, touched);
    else {
      const name = at.at(-1)?.name;
      if (name !== undefined) this.#set(at.slice(0, -1), { [name]: value }, touched);
    }
    return touched;
  }

  /** Takes away what stands at and below a path, or one leaf. A key that is absent or `*` stands for every entry. */
  delete(path: Path): readonly NodeKey[] {
    const at = withoutModules(path);
    const touched: NodeKey[] = [];
    const leaf = at.at(-1)?.name ?? "";
    const parent = formatPath(at.slice(0, -1));
    const around = this.#nodes.get(parent);
    if (around !== undefined && leaf in around) {
      const { [leaf]: _, ...others } = around;
      this.#nodes.set(parent, others);
      return [parent];
    }
    const covers = coverage(at);
    const group = isExact(at) && at.length >= 2 ? formatPath(at.slice(0, 2)) : undefined;
    for (const [name, keys] of group === undefined ? this.#groups : [[group, this.#groups.get(group)] as const]) {
      for (const key of keys ?? []) {
        if (!covers(key)) continue;
        this.#nodes.delete(key);
        keys?.delete(key);
        touched.push(key);
      }
      if (keys?.size === 0) this.#groups.delete(name);
    }
    return touched;
  }

  #merge(at: Path, object: Readonly<Record<string, unknown>>, touched: NodeKey[]): void {
    const leaves: Record<string, unknown> = {};
    for (const [member, value] of Object.entries(object)) {
      const name = stripModule(member);
      if (Array.isArray(value)) this.#mergeEntries(at, name, value, touched);
      else if (isObject(value)) this.#merge([...at, { name, keys: {} }], value, touched);
      else leaves[name] = value;
    }
    this.#set(at, leaves, touched);
  }

  #mergeEntries(parent: Path, name: string, entries: readonly unknown[], touched: NodeKey[]): void {
    const key = keyOfList[name];
    if (key === undefined) return;
    for (const entry of entries) {
      if (!isObject(entry)) continue;
      const value = entry[key];
      if (typeof value === "string") this.#merge([...parent, { name, keys: { [key]: value } }], entry, touched);
    }
  }

  #set(at: Path, leaves: Leaves, touched: NodeKey[]): void {
    const key = formatPath(at);
    const held = this.#nodes.get(key);
    // A container that only holds others has no leaves, and is no node of the tree we mean.
    if (held === undefined && (this.#nodes.size >= maxNodes || (at.length < 2 && Object.keys(leaves).length === 0)))
      return;
    if (held === undefined) {
      const group = formatPath(at.slice(0, 2));
      const keys = this.#groups.get(group);
      if (keys === undefined) this.#groups.set(group, new Set([key]));
      else keys.add(key);
    }
    this.#nodes.set(key, { ...held, ...leaves });
    touched.push(key);
  }
}

/** Whether a node's key lies at or below a path, whose missing and `*` keys match every entry. */
function coverage(path: Path): (key: NodeKey) => boolean {
  const text = path.length === 0 ? "" : formatPath(path);
  if (isExact(path)) return (key) => key === text || key.startsWith(`${text}/`) || text === "";
  const pattern = path.map(({ name, keys }) => {
    const value = Object.values(keys)[0];
    const any = value === undefined || value === "*";
    return `/${escaped(any ? name : formatPath([{ name, keys }]).slice(1))}${any ? "(\\[(\\\\.|[^\\]])*\\])?" : ""}`;
  });
  const matches = new RegExp(`^${pattern.join("")}(/|$)`);
  return (key) => matches.test(key);
}

/** Whether a path names one place: no list without its key, and no wildcard. */
function isExact(path: Path): boolean {
  return path.every(({ name, keys }) => {
    const key = keyOfList[name];
    return key === undefined || (keys[key] !== undefined && keys[key] !== "*");
  });
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

/** Names without their module; values stay: a service may be named `kbutler:x`. */
function withoutModules(path: Path): Path {
  return path.map(({ name, keys }) => ({
    name: stripModule(name),
    keys: Object.fromEntries(Object.entries(keys).map(([key, value]) => [stripModule(key), value])),
  }));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
