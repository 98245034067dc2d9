import type { PrefixKey } from "./verdict.ts";

/** Why a key waits. `touched`: nothing may have changed but the leaf's entry, so that following it may be enough. */
export type Due = "judge" | "touched";

/** The keys that wait to be judged, in the order in which they came. Each waits once, however often it is named. */
export class DueKeys {
  readonly #keys = new Map<PrefixKey, Due>();

  /** How many wait. */
  get size(): number {
    return this.#keys.size;
  }

  has(key: PrefixKey): boolean {
    return this.#keys.has(key);
  }

  add(key: PrefixKey): void {
    this.#keys.set(key, "judge");
  }

  addAll(keys: Iterable<PrefixKey>): void {
    for (const key of keys) this.add(key);
  }

  touch(key: PrefixKey): void {
    if (!this.#keys.has(key)) this.#keys.set(key, "touched");
  }

  /** Those that wait. Live: one that is taken meanwhile is left out. */
  waiting(): Iterable<PrefixKey> {
    return this.#keys.keys();
  }

  /** Takes a key out, to be judged; undefined if it does not wait. */
  take(key: PrefixKey): Due | undefined {
    const due = this.#keys.get(key);
    if (due !== undefined) this.#keys.delete(key);
    return due;
  }
}
