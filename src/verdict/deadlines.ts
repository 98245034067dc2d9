/** Which keys have to be looked at again, and when: a binary heap by time. A key may be in it more than once; looking at
 *  it too early or twice is harmless. */
export class Deadlines {
  readonly #heap: Array<{ readonly atMs: number; readonly key: string }> = [];

  /** The earliest moment, by our clock; undefined when there is none. */
  get nextMs(): number | undefined {
    return this.#heap[0]?.atMs;
  }

  add(atMs: number, key: string): void {
    const heap = this.#heap;
    let at = heap.length;
    heap.push({ atMs, key });
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (this.#timeOf(parent) <= atMs) break;
      this.#swap(at, parent);
      at = parent;
    }
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

  #removeFirst(): void {
    const heap = this.#heap;
    this.#swap(0, heap.length - 1);
    heap.pop();
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

  #swap(a: number, b: number): void {
    const left = this.#heap[a];
    const right = this.#heap[b];
    if (left === undefined || right === undefined) return;
    this.#heap[a] = right;
    this.#heap[b] = left;
  }
}
