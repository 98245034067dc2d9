import type { PrefixId } from "./prefix-index.ts";

type Column = Uint16Array | Uint32Array;

const growthAbove = 4096;
const maxLoad = 0.85;
const fitLoad = 0.8;

/** Where a scan puts what it finds. */
let found = new Uint32Array(64);

/** The route rows of one leaf: prefix, group and shape, 8 to 12 bytes. The rows are their own index: an open-addressing
 *  table by prefix, so that every entry of a prefix is met by one probe and no second structure is held. A slot is good
 *  until the next insert or remove. */
export class RouteRows {
  /** Prefix id plus 1; 0 is an empty slot. */
  #prefixes: Uint32Array;
  /** Two bytes wide until a value needs more. */
  #groups: Column;
  #shapes: Column;
  #scale: number;
  #size = 0;

  constructor(capacity = 64) {
    this.#prefixes = new Uint32Array(capacity);
    this.#groups = new Uint16Array(capacity);
    this.#shapes = new Uint16Array(capacity);
    this.#scale = capacity / 2 ** 32;
  }

  /** Rows held. */
  get size(): number {
    return this.#size;
  }

  /** Slots: a scan visits 0 to here. */
  get slots(): number {
    return this.#prefixes.length;
  }

  /** The prefix of a slot, or -1 if it is empty. */
  prefixAt(slot: number): PrefixId {
    return (this.#prefixes[slot] ?? 0) - 1;
  }

  groupAt(slot: number): number {
    return this.#groups[slot] ?? 0;
  }

  shapeAt(slot: number): number {
    return this.#shapes[slot] ?? 0;
  }

  /** The first slot of a prefix, or -1. */
  first(prefix: PrefixId): number {
    return this.#probe(this.#home(prefix), prefix);
  }

  /** The next slot of the same prefix, or -1. */
  next(slot: number, prefix: PrefixId): number {
    return this.#probe(this.#after(slot), prefix);
  }

  /** The prefix of every row whose group has a 1 in `wanted`; one may come twice. One pass over the column, without a
   *  branch; good until the next call of any table. */
  ofGroups(wanted: Uint8Array): Uint32Array {
    const groups = this.#groups;
    const prefixes = this.#prefixes;
    if (found.length <= groups.length) found = new Uint32Array(groups.length + 1);
    let count = 0;
    for (let slot = 0; slot < groups.length; slot++) {
      found[count] = slot;
      count += wanted[groups[slot] ?? 0] ?? 0;
    }
    let rows = 0;
    for (let at = 0; at < count; at++) {
      const entry = prefixes[found[at] ?? 0] ?? 0;
      if (entry > 0) found[rows++] = entry - 1;
    }
    return found.subarray(0, rows);
  }

  insert(prefix: PrefixId, group: number, shape: number): void {
    if (this.#size + 1 > this.#prefixes.length * maxLoad) this.#resize(grownCapacity(this.#prefixes.length));
    this.#widen(group, shape);
    this.#put(prefix, group, shape);
    this.#size++;
  }

  set(slot: number, group: number, shape: number): void {
    this.#widen(group, shape);
    this.#groups[slot] = group;
    this.#shapes[slot] = shape;
  }

  /** Takes a row out; rows behind it may move up into its slot. */
  remove(slot: number): void {
    const length = this.#prefixes.length;
    let gap = slot;
    for (let from = slot; ; ) {
      from = from + 1 === length ? 0 : from + 1;
      const prefix = this.prefixAt(from);
      if (prefix < 0) break;
      const home = this.#home(prefix);
      if (gap < from ? home <= gap || home > from : home <= gap && home > from) {
        this.#prefixes[gap] = prefix + 1;
        this.#groups[gap] = this.groupAt(from);
        this.#shapes[gap] = this.shapeAt(from);
        gap = from;
      }
    }
    this.#prefixes[gap] = 0;
    this.#size--;
  }

  /** Gives back the room a first filling left over. */
  fit(): void {
    const length = Math.max(64, Math.ceil(this.#size / fitLoad));
    if (length < this.#prefixes.length) this.#resize(length);
  }

  #home(prefix: PrefixId): number {
    return ((Math.imul(prefix, 0x9e3779b1) >>> 0) * this.#scale) | 0;
  }

  #after(slot: number): number {
    return slot + 1 === this.#prefixes.length ? 0 : slot + 1;
  }

  #probe(start: number, prefix: PrefixId): number {
    const prefixes = this.#prefixes;
    for (let slot = start; ; ) {
      const entry = prefixes[slot];
      if (entry === prefix + 1) return slot;
      if (entry === 0) return -1;
      slot = slot + 1 === prefixes.length ? 0 : slot + 1;
    }
  }

  #put(prefix: PrefixId, group: number, shape: number): void {
    const prefixes = this.#prefixes;
    let slot = this.#home(prefix);
    while (prefixes[slot] !== 0) slot = slot + 1 === prefixes.length ? 0 : slot + 1;
    prefixes[slot] = prefix + 1;
    this.#groups[slot] = group;
    this.#shapes[slot] = shape;
  }

  #widen(group: number, shape: number): void {
    if (group > 0xffff && this.#groups instanceof Uint16Array) this.#groups = Uint32Array.from(this.#groups);
    if (shape > 0xffff && this.#shapes instanceof Uint16Array) this.#shapes = Uint32Array.from(this.#shapes);
  }

  #resize(length: number): void {
    const prefixes = this.#prefixes;
    const groups = this.#groups;
    const shapes = this.#shapes;
    this.#prefixes = new Uint32Array(length);
    this.#groups = groups instanceof Uint16Array ? new Uint16Array(length) : new Uint32Array(length);
    this.#shapes = shapes instanceof Uint16Array ? new Uint16Array(length) : new Uint32Array(length);
    this.#scale = length / 2 ** 32;
    for (let slot = 0; slot < prefixes.length; slot++) {
      const entry = prefixes[slot] ?? 0;
      if (entry > 0) this.#put(entry - 1, groups[slot] ?? 0, shapes[slot] ?? 0);
    }
  }
}

/** Doubles while small; a large table grows by a quarter, so that slack stays bounded. */
function grownCapacity(capacity: number): number {
  return capacity < growthAbove ? capacity * 2 : Math.ceil(capacity * 1.25);
}
