import { type AddressWords, addressWords, type IpAddress, type PrefixWords } from "../model/address.ts";

/** Addresses from `first` to `last`, both included and of one family. A prefix is of interest if it lies wholly in there
 *  and has at least `minLength` bits. */
export interface WatchedRange {
  readonly first: IpAddress;
  readonly last: IpAddress;
  readonly minLength: number;
}

interface Bounds {
  readonly first: AddressWords;
  readonly last: AddressWords;
  readonly minLength: number;
}

/** Ranges of addresses, each set of them asked for by an owner. */
export class WatchedRanges {
  readonly #asked = new Map<string, readonly WatchedRange[]>();
  #bounds: readonly Bounds[] = [];

  /** Whether there is nothing to compare with. */
  get empty(): boolean {
    return this.#bounds.length === 0;
  }

  /** Replaces what an owner asks for. True if that differs from before. */
  set(owner: string, ranges: readonly WatchedRange[]): boolean {
    const before = this.#asked.get(owner) ?? [];
    if (JSON.stringify(before) === JSON.stringify(ranges)) return false;
    if (ranges.length === 0) this.#asked.delete(owner);
    else this.#asked.set(owner, ranges);
    this.#bounds = [...this.#asked.values()].flat().map(({ first, last, minLength }) => ({
      first: addressWords(first),
      last: addressWords(last),
      minLength,
    }));
    return true;
  }

  /** Whether a prefix is of interest to anyone. */
  covers(prefix: PrefixWords): boolean {
    for (const { first, last, minLength } of this.#bounds) {
      if (prefix.family !== first.family || prefix.length < minLength) continue;
      if (compareWords(first, prefix) <= 0 && compareWords(lastOf(prefix), last) <= 0) return true;
    }
    return false;
  }
}

function compareWords(a: AddressWords, b: AddressWords): number {
  return a.w0 - b.w0 || a.w1 - b.w1 || a.w2 - b.w2 || a.w3 - b.w3;
}

/** The last address of a prefix. */
function lastOf({ family, w0, w1, w2, w3, length }: PrefixWords): AddressWords {
  if (family === 4) return { family, w0: filled(w0, length), w1, w2, w3 };
  return {
    family,
    w0: filled(w0, length),
    w1: filled(w1, length - 32),
    w2: filled(w2, length - 64),
    w3: filled(w3, length - 96),
  };
}

/** A word with every bit behind the first `bits` set. */
function filled(word: number, bits: number): number {
  if (bits >= 32) return word;
  return bits <= 0 ? 0xffffffff : (word | (0xffffffff >>> bits)) >>> 0;
}
