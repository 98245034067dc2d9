/** Items in the order of their keys, from behind a key on: at most `limit`, and the key to go on behind. */
export interface KeyPage<T> {
  readonly items: readonly T[];
  /** Key of the last item; undefined where nothing follows. */
  readonly nextKey: string | undefined;
}

/** Collects one page out of items that come in no order, in one pass and with memory for two pages. So a page can be
 *  continued while the items live on: what is there throughout is shown once. */
export class KeyPageBuilder<T> {
  readonly #after: string;
  readonly #limit: number;
  #kept: { readonly key: string; readonly item: T }[] = [];
  #bound: string | undefined;

  constructor(after: string, limit: number) {
    this.#after = after;
    this.#limit = limit;
  }

  /** Whether an item of this key may still be part of the page. */
  wants(key: string): boolean {
    return key > this.#after && (this.#bound === undefined || key < this.#bound);
  }

  /** Adds an item that is wanted. */
  add(key: string, item: T): void {
    this.#kept.push({ key, item });
    if (this.#kept.length > 2 * (this.#limit + 1)) this.#trim();
  }

  /** The page. */
  page(): KeyPage<T> {
    this.#trim();
    const kept = this.#kept.slice(0, this.#limit);
    return {
      items: kept.map(({ item }) => item),
      nextKey: this.#kept.length > this.#limit ? kept.at(-1)?.key : undefined,
    };
  }

  #trim(): void {
    this.#kept.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
    this.#kept = this.#kept.slice(0, this.#limit + 1);
    if (this.#kept.length > this.#limit) this.#bound = this.#kept.at(-1)?.key;
  }
}
