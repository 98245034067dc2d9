import {
  type AddressWords,
  addressBits,
  addressWords,
  type Family,
  type IpAddress,
  parseAddress,
  parsePrefixWords,
} from "../../model/address.ts";
import type { AddressPool } from "../../model/cluster.ts";

/** Addresses from `first` to `last`, both included, of one family. */
export interface AddressRange {
  readonly family: Family;
  readonly first: bigint;
  readonly last: bigint;
  /** The range as it was written. */
  readonly text: string;
  /** The shortest of the prefixes that make up the range exactly, in bits: nothing in it may be announced wider. */
  readonly shortestLength: number;
}

/** A pool with its ranges read. */
export interface Pool {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly ranges: readonly AddressRange[];
  /** Entries of `spec.addresses` that are neither a CIDR nor a range: MetalLB refuses its whole configuration for one. */
  readonly unreadable: readonly string[];
}

/** Reads a CIDR, or `a-b` with both ends of one family and in order. Undefined if it is neither. */
export function parseRange(text: string): AddressRange | undefined {
  const dash = text.indexOf("-");
  if (dash < 0) {
    const words = parsePrefixWords(text.trim());
    if (words === undefined) return undefined;
    const first = toNumber(words);
    const size = 1n << BigInt(addressBits(words.family) - words.length);
    return { family: words.family, first, last: first + size - 1n, text, shortestLength: words.length };
  }
  const first = parseAddress(text.slice(0, dash).trim());
  const last = parseAddress(text.slice(dash + 1).trim());
  if (first === undefined || last === undefined) return undefined;
  const from = addressWords(first);
  const to = addressWords(last);
  if (from.family !== to.family) return undefined;
  const range = { family: from.family, first: toNumber(from), last: toNumber(to), text };
  if (range.first > range.last) return undefined;
  return { ...range, shortestLength: shortestPrefixLength(range.first, range.last, addressBits(range.family)) };
}

/** Reads a pool. */
export function readPool(pool: AddressPool): Pool {
  const ranges: AddressRange[] = [];
  const unreadable: string[] = [];
  for (const text of pool.addresses) {
    const range = parseRange(text);
    if (range) ranges.push(range);
    else unreadable.push(text);
  }
  return { name: pool.name, labels: pool.labels, ranges, unreadable };
}

/** Whether the address lies in the pool. */
export function poolHolds(pool: Pool, address: IpAddress): boolean {
  const words = addressWords(address);
  const value = toNumber(words);
  return pool.ranges.some((range) => range.family === words.family && range.first <= value && value <= range.last);
}

/** The pool that holds every one of the addresses, as a speaker looks for it. Pools of a valid configuration do not
 *  overlap, so there is at most one; of several the first by name. */
export function poolFor(pools: readonly Pool[], addresses: readonly IpAddress[]): Pool | undefined {
  return pools.find((pool) => addresses.every((address) => poolHolds(pool, address)));
}

/** Two pools that share an address, or two ranges of one pool that do; undefined if there are none. */
export function overlap(pools: readonly Pool[]): readonly [string, string] | undefined {
  const ranges = pools
    .flatMap((pool) => pool.ranges.map((range) => ({ ...range, pool: pool.name })))
    .sort((a, b) => a.family - b.family || (a.first < b.first ? -1 : a.first > b.first ? 1 : 0));
  let widest: (typeof ranges)[number] | undefined; // of those before, the one that reaches furthest
  for (const range of ranges) {
    if (widest && widest.family === range.family && range.first <= widest.last) {
      return [`${widest.pool} ${widest.text}`, `${range.pool} ${range.text}`];
    }
    if (widest === undefined || widest.family !== range.family || range.last > widest.last) widest = range;
  }
  return undefined;
}

/** A range is the union of aligned blocks; this is the prefix length of the largest of them. */
function shortestPrefixLength(first: bigint, last: bigint, bits: number): number {
  let shortest = bits;
  let at = first;
  while (at <= last) {
    let size = at === 0n ? 1n << BigInt(bits) : at & -at;
    while (at + size - 1n > last) size >>= 1n;
    shortest = Math.min(shortest, bits - (size.toString(2).length - 1));
    at += size;
  }
  return shortest;
}

function toNumber(words: AddressWords): bigint {
  if (words.family === 4) return BigInt(words.w0);
  return (BigInt(words.w0) << 96n) | (BigInt(words.w1) << 64n) | (BigInt(words.w2) << 32n) | BigInt(words.w3);
}
