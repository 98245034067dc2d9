const growthAbove = 4096;
const maxLoad = 0.75;

/** Interns tuples of 32-bit integers: equal tuples share one small id, counted by its users and used again once the last
 *  has gone. Columns are typed arrays, so a million tuples are a handful of objects. */
export class TupleTable {
  readonly #width: number;
  /** `width` integers per id; of a free id the first is the next free id plus 1. */
  #columns: Uint32Array;
  #users: Uint32Array;
  /** Open addressing by linear probing: id plus 1, or 0. */
  #slots: Uint32Array;
  /** Multiplies a 32-bit hash down to a slot. */
  #scale: number;
  #count = 0;
  #ids = 0;
  #freeId = 0;

  constructor(width: number, capacity = 16) {
    this.#width = width;
    this.#columns = new Uint32Array(capacity * width);
    this.#users = new Uint32Array(capacity);
    this.#slots = new Uint32Array(Math.ceil(capacity / maxLoad));
    this.#scale = this.#slots.length / 2 ** 32;
  }

  /** Tuples held. */
  get count(): number {
    return this.#count;
  }

  /** The id of every tuple held. */
  *ids(): Iterable<number> {
    for (let id = 0; id < this.#ids; id++) if ((this.#users[id] ?? 0) > 0) yield id;
  }

  /** The id of the tuple, or -1. */
  find(tuple: Uint32Array): number {
    const slots = this.#slots;
    let slot = (this.#hash(tuple, 0) * this.#scale) | 0;
    for (;;) {
      const id = (slots[slot] ?? 0) - 1;
      if (id < 0 || this.#equals(id, tuple)) return id;
      slot = slot + 1 === slots.length ? 0 : slot + 1;
    }
  }

  /** The id of the tuple, new if need be, with one user more. */
  acquire(tuple: Uint32Array): number {
    const found = this.find(tuple);
    if (found >= 0) {
      this.retain(found);
      return found;
    }
    const id = this.#newId();
    this.#columns.set(tuple.length === this.#width ? tuple : tuple.subarray(0, this.#width), id * this.#width);
    this.#users[id] = 1;
    this.#count++;
    if (this.#count > this.#slots.length * maxLoad) this.#rehash(grownCapacity(this.#slots.length));
    this.#place(id);
    return id;
  }

  /** One user more. */
  retain(id: number): void {
    this.#users[id] = (this.#users[id] ?? 0) + 1;
  }

  /** One user less. True if it was the last: the id is free from here on, and its tuple gone. */
  release(id: number): boolean {
    const users = (this.#users[id] ?? 0) - 1;
    if (users < 0) throw new Error(`tuple ${id} released more often than acquired`);
    this.#users[id] = users;
    if (users > 0) return false;
    this.#unplace(id);
    this.#columns[id * this.#width] = this.#freeId;
    this.#freeId = id + 1;
    this.#count--;
    return true;
  }

  /** One integer of a tuple. */
  at(id: number, column: number): number {
    return this.#columns[id * this.#width + column] ?? 0;
  }

  /** Copies a tuple. */
  read(id: number, into: Uint32Array): void {
    const from = id * this.#width;
    for (let column = 0; column < this.#width; column++) into[column] = this.#columns[from + column] ?? 0;
  }

  /** Whether the first `columns` integers are those of `tuple`. */
  startsWith(id: number, tuple: Uint32Array, columns: number): boolean {
    const from = id * this.#width;
    for (let column = 0; column < columns; column++) {
      if (this.#columns[from + column] !== tuple[column]) return false;
    }
    return true;
  }

  #equals(id: number, tuple: Uint32Array): boolean {
    return this.startsWith(id, tuple, this.#width);
  }

  #hash(words: Uint32Array, from: number): number {
    let hash = 0;
    for (let column = 0; column < this.#width; column++) {
      hash = Math.imul(hash ^ (words[from + column] ?? 0), 0x9e3779b1);
      hash ^= hash >>> 15;
    }
    return Math.imul(hash, 0x85ebca77) >>> 0;
  }

  #home(id: number): number {
    return (this.#hash(this.#columns, id * this.#width) * this.#scale) | 0;
  }

  #newId(): number {
    if (this.#freeId > 0) {
      const id = this.#freeId - 1;
      this.#freeId = this.#columns[id * this.#width] ?? 0;
      return id;
    }
    if (this.#ids === this.#users.length) {
      const capacity = grownCapacity(this.#ids);
      this.#columns = grown(this.#columns, capacity * this.#width);
      this.#users = grown(this.#users, capacity);
    }
    return this.#ids++;
  }

  #place(id: number): void {
    const slots = this.#slots;
    let slot = this.#home(id);
    while (slots[slot] !== 0) slot = slot + 1 === slots.length ? 0 : slot + 1;
    slots[slot] = id + 1;
  }

  /** Takes an id out and moves those behind it up, so that no probe meets a gap before its tuple. */
  #unplace(id: number): void {
    const slots = this.#slots;
    let gap = this.#home(id);
    while (slots[gap] !== id + 1) gap = gap + 1 === slots.length ? 0 : gap + 1;
    for (let slot = gap; ; ) {
      slot = slot + 1 === slots.length ? 0 : slot + 1;
      const other = (slots[slot] ?? 0) - 1;
      if (other < 0) break;
      const home = this.#home(other);
      if (gap < slot ? home <= gap || home > slot : home <= gap && home > slot) {
        slots[gap] = other + 1;
        gap = slot;
      }
    }
    slots[gap] = 0;
  }

  #rehash(length: number): void {
    const held = this.#slots;
    this.#slots = new Uint32Array(length);
    this.#scale = length / 2 ** 32;
    for (const entry of held) if (entry > 0) this.#place(entry - 1);
  }
}

/** The next capacity: double while small, then by a quarter, so that slack stays bounded. */
export function grownCapacity(capacity: number): number {
  return capacity < growthAbove ? Math.max(16, capacity * 2) : Math.ceil(capacity * 1.25);
}

/** The array with room for `length` integers. */
export function grown(array: Uint32Array, length: number): Uint32Array {
  const larger = new Uint32Array(length);
  larger.set(array);
  return larger;
}
