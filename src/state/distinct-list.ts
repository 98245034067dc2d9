/** A list known to hold nothing twice, as a set. Thousands of changed prefixes are handed over to be read once, in order;
 *  hashing each would cost more than finding them, so that is left to whoever asks `has`. */
export class DistinctList<T> implements ReadonlySet<T> {
  readonly #items: readonly T[];
  #set: ReadonlySet<T> | undefined;

  constructor(items: readonly T[]) {
    this.#items = items;
  }

  get size(): number {
    return this.#items.length;
  }

  has(item: T): boolean {
    this.#set ??= new Set(this.#items);
    return this.#set.has(item);
  }

  forEach(visit: (item: T, same: T, set: ReadonlySet<T>) => void): void {
    for (const item of this.#items) visit(item, item, this);
  }

  keys(): SetIterator<T> {
    return this.#items.values();
  }

  values(): SetIterator<T> {
    return this.#items.values();
  }

  *entries(): SetIterator<[T, T]> {
    for (const item of this.#items) yield [item, item];
  }

  [Symbol.iterator](): SetIterator<T> {
    return this.#items.values();
  }
}
