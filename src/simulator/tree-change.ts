import { formatPath } from "../gnmi/path.ts";
import type { TreePath } from "./tree-node.ts";

/** A container or entry some of whose leaves were set. */
export interface ChangedNode {
  readonly path: TreePath;
  /** Bare names of the leaves that were set. */
  readonly leaves: ReadonlySet<string>;
}

/** Everything that changed in one turn of the event loop. Deletes come first: a path in both was deleted and made anew. */
export interface TreeChange {
  readonly deletes: readonly TreePath[];
  readonly updates: readonly ChangedNode[];
}

/** Receives changes. */
export type ChangeListener = (change: TreeChange) => void;

/** Gathers changes and tells them once per turn of the event loop. */
export class ChangeRecorder {
  readonly #listeners = new Set<ChangeListener>();
  #updates = new Map<string, { path: TreePath; leaves: Set<string> }>();
  #deletes = new Map<string, TreePath>();
  #scheduled = false;

  /** Adds a listener; returns the way to stop. Changes made before are not told to it. */
  subscribe(listener: ChangeListener): () => void {
    this.#tell();
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Notes that leaves of a container or entry were set. */
  updated(path: TreePath, leaves: readonly string[]): void {
    if (this.#listeners.size === 0) return;
    const id = formatPath(path);
    const known = this.#updates.get(id);
    if (known === undefined) this.#updates.set(id, { path, leaves: new Set(leaves) });
    else for (const leaf of leaves) known.leaves.add(leaf);
    this.#schedule();
  }

  /** Notes that a leaf, container or entry is gone. What was noted below it goes with it. */
  deleted(path: TreePath): void {
    if (this.#listeners.size === 0) return;
    const id = formatPath(path);
    this.#deletes.set(id, path);
    this.#updates.delete(id);
    this.#schedule();
  }

  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    setImmediate(() => this.#tell());
  }

  #tell(): void {
    this.#scheduled = false;
    if (this.#updates.size === 0 && this.#deletes.size === 0) return;
    const change: TreeChange = { deletes: [...this.#deletes.values()], updates: [...this.#updates.values()] };
    this.#updates = new Map();
    this.#deletes = new Map();
    for (const listener of [...this.#listeners]) listener(change);
  }
}
