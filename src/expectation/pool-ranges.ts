import {
  type AddressWords,
  addressBits,
  type Family,
  formatAddress,
  type IpAddress,
  type IpPrefix,
  prefixWords,
} from "../model/address.ts";
import type { ClusterView } from "../model/cluster.ts";
import type { Snapshot } from "../model/snapshot.ts";
import { type AddressRange, parseRange } from "./metallb/pools.ts";

/** A range services get their addresses from, and the fewest bits a prefix announced out of it may have. */
export interface PoolRange {
  readonly first: IpAddress;
  readonly last: IpAddress;
  readonly minLength: number;
}

/** Where a cluster's services get their addresses from: the ranges of every address pool, whatever announces it. */
export class PoolRanges {
  readonly ranges: readonly PoolRange[];
  readonly #parsed: readonly AddressRange[];
  readonly #minLength: Readonly<Record<Family, number>>;

  constructor(view: ClusterView) {
    const pools = [...view.resource("ipaddresspools").objects.values()];
    const read = pools.flatMap(({ addresses }) => addresses).flatMap((text) => parseRange(text) ?? []);
    this.#parsed = read.sort((a, b) => (a.text < b.text ? -1 : 1));
    this.#minLength = shortestAnnounced(view);
    this.ranges = this.#parsed.map(({ family, first, last }) => ({
      first: formatAddress(fromNumber(family, first)),
      last: formatAddress(fromNumber(family, last)),
      minLength: this.#minLength[family],
    }));
  }

  /** Whether a prefix lies wholly in a range, and is no wider than what may be announced of it. */
  covers(prefix: IpPrefix): boolean {
    const words = prefixWords(prefix);
    if (words.length < this.#minLength[words.family]) return false;
    const first = toNumber(words);
    const last = first + (1n << BigInt(addressBits(words.family) - words.length)) - 1n;
    return this.#parsed.some((range) => range.family === words.family && range.first <= first && last <= range.last);
  }
}

/** What leaves hold in the ranges of any of these pools, by leaf; of ranges whose changes are told. */
export function routesIn(pools: Iterable<PoolRanges>, { targets }: Snapshot): Map<string, ReadonlySet<IpPrefix>> {
  const all = [...pools];
  const held = new Map<string, ReadonlySet<IpPrefix>>();
  for (const [target, { fib }] of targets) {
    const prefixes = new Set(fib.watchedPrefixes());
    for (const prefix of prefixes) if (!all.some((one) => one.covers(prefix))) prefixes.delete(prefix);
    held.set(target, prefixes);
  }
  return held;
}

/** The shortest aggregate any advertisement makes, by family; without one, single addresses. */
function shortestAnnounced(view: ClusterView): Readonly<Record<Family, number>> {
  const shortest = { 4: 32, 6: 128 };
  for (const { aggregationLength, aggregationLengthV6 } of view.resource("bgpadvertisements").objects.values()) {
    shortest[4] = Math.min(shortest[4], aggregationLength);
    shortest[6] = Math.min(shortest[6], aggregationLengthV6);
  }
  return shortest;
}

function fromNumber(family: Family, value: bigint): AddressWords {
  const word = (shift: bigint): number => Number((value >> shift) & 0xffff_ffffn);
  if (family === 4) return { family, w0: word(0n), w1: 0, w2: 0, w3: 0 };
  return { family, w0: word(96n), w1: word(64n), w2: word(32n), w3: word(0n) };
}

function toNumber({ family, w0, w1, w2, w3 }: AddressWords): bigint {
  if (family === 4) return BigInt(w0);
  return (BigInt(w0) << 96n) | (BigInt(w1) << 64n) | (BigInt(w2) << 32n) | BigInt(w3);
}
