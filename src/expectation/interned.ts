/** One object for each content, carried over from one state of a cluster to the next, so that what did not change is seen
 *  to be the same without a look inside. It holds what the present and the previous state use, and no more. */
export class Interned<T> {
  readonly #now = new Map<string, T>();
  readonly #before: ReadonlyMap<string, T>;

  constructor(previous?: Interned<T>) {
    this.#before = previous ? previous.#now : new Map();
  }

  /** The object of a content; `make` is called for one that is new. */
  get(key: string, make: () => T): T {
    let value = this.#now.get(key);
    if (value === undefined) {
      value = this.#before.get(key) ?? make();
      this.#now.set(key, value);
    }
    return value;
  }
}
