/** When each key has to be looked at again: a binary heap by time. Of several moments of one key the earliest stands; who
 *  looks at it then says when the next one is. */
export class Deadlines {
  readonly #heap: Array<{ readonly atMs: number; readonly key: string }> = [];
  /** Where each key stands in the heap. */
  readonly #places = new Map<string, number>();

  /** The earliest moment, by our clock; undefined when there is none. */
  get nextMs(): number | undefined {
    return this.#heap[0]?.atMs;
  }

  /** How many keys wait. */
  get size(): number {
    return this.#heap.length;
  }

  add(atMs: number, key: string): void {
    const place = this.#places.get(key) ?? this.#heap.length;
    if (this.#timeOf(place) <= atMs) return;
    this.#put(place, { atMs, key });
    this.#rise(place);
  }

  /** Takes out every key whose moment has come. */
  due(nowMs: number): Set<string> {
    const keys = new Set<string>();
    for (let first = this.#heap[0]; first !== undefined && first.atMs <= nowMs; first = this.#heap[0]) {
      keys.add(first.key);
      this.#removeFirst();
    }
    return keys;
  }

  #rise(from: number): void {
    for (let at = from; at > 0; ) {
      const parent = (at - 1) >> 1;
      if (this.#timeOf(parent) <= this.#timeOf(at)) return;
      this.#swap(at, parent);
      at = parent;
    }
  }

  #removeFirst(): void {
    const heap = this.#heap;
    this.#swap(0, heap.length - 1);
    const removed = heap.pop();
    if (removed) this.#places.delete(removed.key);
    let at = 0;
    for (;;) {
      const left = 2 * at + 1;
      const child = this.#timeOf(left + 1) < this.#timeOf(left) ? left + 1 : left;
      if (this.#timeOf(child) >= this.#timeOf(at)) return;
      this.#swap(at, child);
      at = child;
    }
  }

  #timeOf(index: number): number {
    return this.#heap[index]?.atMs ?? Number.POSITIVE_INFINITY;
  }

  #put(index: number, entry: { readonly atMs: number; readonly key: string }): void {
    this.#heap[index] = entry;
    this.#places.set(entry.key, index);
  }

  #swap(a: number, b: number): void {
    const left = this.#heap[a];
    const right = this.#heap[b];
    if (left === undefined || right === undefined) return;
    this.#put(a, right);
    this.#put(b, left);
  }
}
