import { formatPrefix, type IpPrefix, type PrefixWords, prefixWords } from "../model/address.ts";
import { TupleTable } from "./tuple-table.ts";
import { type WatchedRange, WatchedRanges } from "./watched-ranges.ts";

/** A prefix as a small integer, good while it has a user: twice its number within its family, plus 1 for IPv6. */
export type PrefixId = number;

/** Prefixes as small integers, shared by every leaf: the same prefix on 64 leaves is stored once. Text is made on demand;
 *  only watched prefixes carry theirs, and only they are worth marking when they change. A prefix in a watched range counts
 *  as watched for as long as a leaf holds it: that is found out once, when the prefix first comes. */
export class PrefixIndex {
  readonly #v4 = new TupleTable(2);
  readonly #v6 = new TupleTable(5);
  readonly #tuple = new Uint32Array(5);
  /** How often each watched prefix is. */
  readonly #watched = new Map<PrefixId, number>();
  /** By id: the text of a watched prefix. Without holes, so that reading it costs an array access. */
  readonly #texts: (IpPrefix | undefined)[] = [];
  /** Ids of the watched prefixes by their text: they are asked for again and again. */
  readonly #ids = new Map<IpPrefix, PrefixId>();
  readonly #ranges = new WatchedRanges();
  /** Prefixes held that lie in a watched range. */
  readonly #inRange = new Set<PrefixId>();

  /** Prefixes held. */
  get count(): number {
    return this.#v4.count + this.#v6.count;
  }

  /** The id of a prefix that has a user; -1 otherwise. */
  find(words: PrefixWords): PrefixId {
    return this.#id(words.family, this.#table(words).find(this.#fill(words)));
  }

  /** The same by canonical text; a watched one is found without reading it. */
  findText(prefix: IpPrefix): PrefixId {
    return this.#ids.get(prefix) ?? this.find(prefixWords(prefix));
  }

  /** The id of a prefix, with one user more. */
  acquire(words: PrefixWords): PrefixId {
    const table = this.#table(words);
    const before = table.count;
    const id = this.#id(words.family, table.acquire(this.#fill(words)));
    if (table.count > before && !this.#ranges.empty && this.#ranges.covers(words)) this.#enterRange(id);
    return id;
  }

  /** One user more. */
  retain(id: PrefixId): void {
    (id & 1 ? this.#v6 : this.#v4).retain(id >>> 1);
  }

  /** One user less; an id without users is given to another prefix some day. */
  release(id: PrefixId): void {
    const last = (id & 1 ? this.#v6 : this.#v4).release(id >>> 1);
    if (last && this.#inRange.delete(id)) this.#dropText(id);
  }

  /** The prefix itself. */
  words(id: PrefixId): PrefixWords {
    const row = id >>> 1;
    if ((id & 1) === 0) {
      return { family: 4, w0: this.#v4.at(row, 0), w1: 0, w2: 0, w3: 0, length: this.#v4.at(row, 1) };
    }
    const word = (column: number): number => this.#v6.at(row, column);
    return { family: 6, w0: word(0), w1: word(1), w2: word(2), w3: word(3), length: word(4) };
  }

  /** Canonical text; built anew unless the prefix is watched. */
  text(id: PrefixId): IpPrefix {
    return this.#texts[id] ?? formatPrefix(this.words(id));
  }

  /** The id of the prefix of `length` bits that holds the address in `words`; -1 if it has no user. */
  findMasked(words: PrefixWords, length: number): PrefixId {
    const tuple = this.#tuple;
    tuple[0] = maskWord(words.w0, length);
    if (words.family === 4) {
      tuple[1] = length;
      return this.#id(4, this.#v4.find(tuple));
    }
    tuple[1] = maskWord(words.w1, length - 32);
    tuple[2] = maskWord(words.w2, length - 64);
    tuple[3] = maskWord(words.w3, length - 96);
    tuple[4] = length;
    return this.#id(6, this.#v6.find(tuple));
  }

  /** Marks a prefix as worth marking. Counted: as many `unwatch` undo it. */
  watch(prefix: IpPrefix): void {
    const id = this.acquire(prefixWords(prefix));
    const times = this.#watched.get(id) ?? 0;
    this.#watched.set(id, times + 1);
    if (times > 0) {
      this.release(id);
      return;
    }
    this.#setText(id, prefix);
  }

  /** Undoes one `watch`; without one it does nothing. */
  unwatch(prefix: IpPrefix): void {
    const id = this.find(prefixWords(prefix));
    const times = this.#watched.get(id);
    if (times === undefined) return;
    if (times > 1) {
      this.#watched.set(id, times - 1);
      return;
    }
    this.#watched.delete(id);
    if (!this.#inRange.has(id)) this.#dropText(id);
    this.release(id);
  }

  /** Watches every prefix in these ranges, instead of those the owner asked for before. Prefixes held are looked at once,
   *  here. True if the ranges differ from before. */
  watchRanges(owner: string, ranges: readonly WatchedRange[]): boolean {
    if (!this.#ranges.set(owner, ranges)) return false;
    for (const id of this.#inRange) if (!this.#watched.has(id)) this.#dropText(id);
    this.#inRange.clear();
    if (this.#ranges.empty) return true;
    for (const row of this.#v4.ids()) this.#enterIfCovered(row * 2);
    for (const row of this.#v6.ids()) this.#enterIfCovered(row * 2 + 1);
    return true;
  }

  /** Whether the prefix lies in a watched range. */
  isInRange(id: PrefixId): boolean {
    return this.#inRange.has(id);
  }

  /** Whether the prefix is watched. */
  isWatched(id: PrefixId): boolean {
    return this.#texts[id] !== undefined;
  }

  /** The canonical text of a watched prefix; undefined if it is not watched (any more). */
  watchedText(id: PrefixId): IpPrefix | undefined {
    return this.#texts[id];
  }

  /** Every watched prefix. */
  *watchedIds(): Iterable<PrefixId> {
    yield* this.#watched.keys();
    for (const id of this.#inRange) if (!this.#watched.has(id)) yield id;
  }

  #enterIfCovered(id: PrefixId): void {
    if (this.#ranges.covers(this.words(id))) this.#enterRange(id);
  }

  #enterRange(id: PrefixId): void {
    this.#inRange.add(id);
    if (this.#texts[id] === undefined) this.#setText(id, formatPrefix(this.words(id)));
  }

  #setText(id: PrefixId, prefix: IpPrefix): void {
    while (this.#texts.length <= id) this.#texts.push(undefined);
    this.#texts[id] = prefix;
    this.#ids.set(prefix, id);
  }

  #dropText(id: PrefixId): void {
    const text = this.#texts[id];
    if (text !== undefined) this.#ids.delete(text);
    this.#texts[id] = undefined;
  }

  #table(words: PrefixWords): TupleTable {
    return words.family === 4 ? this.#v4 : this.#v6;
  }

  #fill(words: PrefixWords): Uint32Array {
    const tuple = this.#tuple;
    tuple[0] = words.w0;
    if (words.family === 4) {
      tuple[1] = words.length;
      return tuple;
    }
    tuple[1] = words.w1;
    tuple[2] = words.w2;
    tuple[3] = words.w3;
    tuple[4] = words.length;
    return tuple;
  }

  #id(family: 4 | 6, row: number): PrefixId {
    return row < 0 ? -1 : row * 2 + (family === 6 ? 1 : 0);
  }
}

function maskWord(word: number, bits: number): number {
  if (bits >= 32) return word;
  return bits <= 0 ? 0 : word & (-1 << (32 - bits));
}
