import type { gnmi } from "../../gnmi/messages.ts";
import { formatPath, type Path, toMessage } from "../../gnmi/path.ts";
import { encodeNode, leafPath, type ServedEncoding } from "./encode.ts";
import type { LeafTree, NodeChange } from "./leaf-tree.ts";
import { type SelectedLeaves, type Selector, selectedLeaves } from "./selection.ts";
import type { Counters } from "./stats.ts";
import type { NodeKey } from "./verdict-tree.ts";

/** Updates in one message at most: some tens of kilobytes, so that a slow reader holds little. */
const updatesPerMessage = 200;

interface Entry {
  readonly path: Path;
  selected: SelectedLeaves;
  /** Undefined: the whole node, whether it changed or not. */
  leaves: Set<string> | undefined;
}

/** What one subscriber has still to be told of one leaf. Only paths wait here, merged; values are read when they are
 *  sent, so a slow reader skips what is past and the wait is never longer than the tree. */
export class Outbox {
  readonly tree: LeafTree;
  readonly #selectors: readonly Selector[];
  readonly #waiting = new Map<NodeKey, Entry>();
  readonly #counters: Counters;

  constructor(tree: LeafTree, selectors: readonly Selector[], counters: Counters) {
    this.#counters = counters;
    this.tree = tree;
    this.#selectors = selectors;
  }

  /** Paths that wait. */
  get size(): number {
    return this.#waiting.size;
  }

  /** Queues every node that `selectors` (some of the subscriber's own) cover, changed or not. */
  addAll(selectors: readonly Selector[] = this.#selectors): void {
    for (const [key, { path }] of this.tree.nodes()) {
      const selected = selectedLeaves(selectors, path);
      if (selected !== undefined) this.#add(key, path, selected, undefined);
    }
  }

  /** Queues changes the subscriber asked for. */
  add(changes: Iterable<NodeChange>, selectors: readonly Selector[]): void {
    for (const { key, path, leaves } of changes) {
      const selected = selectedLeaves(selectors, path);
      if (selected === undefined) continue;
      const wanted = selected === "all" ? leaves : leaves.filter((leaf) => selected.has(leaf));
      if (wanted.length > 0) this.#add(key, path, selected, wanted);
    }
  }

  /** Queues one node again, as far as `selectors` cover it. */
  repeat(path: Path, selectors: readonly Selector[]): void {
    const selected = selectedLeaves(selectors, path);
    if (selected !== undefined && this.tree.nodeAt(path) !== undefined)
      this.#add(formatPath(path), path, selected, undefined);
  }

  /** Takes the next message's worth out: deletes of what is gone, updates of what is. */
  take(encoding: ServedEncoding): { update: gnmi.Update.$Properties[]; delete: gnmi.Path.$Properties[] } {
    const update: gnmi.Update.$Properties[] = [];
    const gone: gnmi.Path.$Properties[] = [];
    for (const [key, entry] of this.#waiting) {
      if (update.length + gone.length >= updatesPerMessage) break;
      this.#waiting.delete(key);
      const node = this.tree.node(key);
      if (node === undefined) {
        gone.push(...this.#deletesOf(entry));
        continue;
      }
      update.push(...encodeNode(node, entry.selected, encoding, entry.leaves));
      const { value } = node;
      for (const leaf of entry.leaves ?? []) {
        if (value[leaf] === undefined) gone.push(toMessage(leafPath(entry.path, leaf)));
      }
    }
    return { update, delete: gone };
  }

  /** A delete covers what is below it (gNMI specification, 2.4.2), so a node whose parent is gone as well needs none. */
  #deletesOf({ path, selected }: Entry): gnmi.Path.$Properties[] {
    if (selected !== "all") return [...selected].map((leaf) => toMessage(leafPath(path, leaf)));
    const parent = path.slice(0, -1);
    const isListEntry = Object.keys(parent.at(-1)?.keys ?? {}).length > 0;
    const parentGone = isListEntry && this.tree.nodeAt(parent) === undefined;
    return parentGone && selectedLeaves(this.#selectors, parent) === "all" ? [] : [toMessage(path)];
  }

  #add(key: NodeKey, path: Path, selected: SelectedLeaves, leaves: readonly string[] | undefined): void {
    const held = this.#waiting.get(key);
    if (held === undefined) {
      this.#waiting.set(key, { path, selected, leaves: leaves && new Set(leaves) });
      return;
    }
    this.#counters.coalesced++;
    held.selected = union(held.selected, selected);
    if (leaves === undefined) held.leaves = undefined;
    else for (const leaf of leaves) held.leaves?.add(leaf);
  }
}

function union(a: SelectedLeaves, b: SelectedLeaves): SelectedLeaves {
  return a === "all" || b === "all" ? "all" : new Set([...a, ...b]);
}
