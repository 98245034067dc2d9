import type { TargetExpectation } from "../expectation/expectation.ts";
import type { IpPrefix } from "../model/address.ts";
import { PrefixRecord } from "./prefix-record.ts";
import { type PrefixKey, type PrefixVerdict, prefixKey } from "./verdict.ts";

/** Where a prefix is judged. */
export interface PrefixPlace {
  readonly cluster: string;
  readonly prefix: IpPrefix;
  readonly target: string;
  readonly networkInstance: string;
}

/** Most prefixes judged although nobody expects them, over all leaves. */
export const maxUnexpectedPrefixes = 20_000;

/** Every prefix that is judged, on every leaf, and the verdicts shown. */
export class PrefixTable {
  readonly #records = new Map<PrefixKey, PrefixRecord>();
  readonly #verdicts = new Map<PrefixKey, PrefixVerdict>();
  readonly #byPrefix = new Map<string, SortedKeys>();
  readonly #byTarget = new Map<string, Set<PrefixKey>>();
  /** By leaf, network instance and cluster. */
  readonly #byPlace = new Map<string, Map<IpPrefix, PrefixKey>>();
  #unexpected = 0;

  /** The verdicts shown. Live. */
  get verdicts(): ReadonlyMap<PrefixKey, PrefixVerdict> {
    return this.#verdicts;
  }

  /** Whether no more prefixes can be judged that nobody expects. */
  get full(): boolean {
    return this.#unexpected >= maxUnexpectedPrefixes;
  }

  /** Every record. */
  records(): Iterable<[PrefixKey, PrefixRecord]> {
    return this.#records;
  }

  record(key: PrefixKey): PrefixRecord | undefined {
    return this.#records.get(key);
  }

  /** Keys of a prefix, over all leaves. */
  ofPrefix(cluster: string, prefix: IpPrefix): Iterable<PrefixKey> {
    return this.#byPrefix.get(`${cluster}|${prefix}`)?.keys ?? [];
  }

  /** The verdicts shown of a prefix, sorted by key. */
  verdictsOf(cluster: string, prefix: IpPrefix): PrefixVerdict[] {
    const verdicts: PrefixVerdict[] = [];
    for (const key of this.#byPrefix.get(`${cluster}|${prefix}`)?.sorted ?? []) {
      const verdict = this.#verdicts.get(key);
      if (verdict) verdicts.push(verdict);
    }
    return verdicts;
  }

  /** Keys on a leaf. */
  onTarget(target: string): Iterable<PrefixKey> {
    return this.#byTarget.get(target) ?? [];
  }

  /** Keys of one cluster in one network instance of a leaf, by prefix; undefined if there is none. */
  at(target: string, networkInstance: string, cluster: string): ReadonlyMap<IpPrefix, PrefixKey> | undefined {
    return this.#byPlace.get(`${target}|${networkInstance}|${cluster}`);
  }

  /** A prefix that some service needs on a leaf. */
  expect(key: PrefixKey, expectation: TargetExpectation): void {
    const record = this.#records.get(key) ?? this.#add(key, expectation);
    if (record.standing.kind !== "expected") this.#unexpected--;
    record.standing = { kind: "expected" };
    record.expectation = expectation;
  }

  /** A prefix nobody needs any more is judged on, as long as the leaf may hold it still. False if there are too many. */
  leave(key: PrefixKey, sinceMs: number, holdDownMs: number): boolean {
    const record = this.#records.get(key);
    if (record === undefined || record.standing.kind !== "expected") return record !== undefined;
    if (this.#unexpected >= maxUnexpectedPrefixes) return false;
    this.#unexpected++;
    record.standing = { kind: "left", sinceMs, holdDownMs };
    record.expectation = nothingExpected(record.expectation);
    return true;
  }

  /** A prefix that a leaf holds in a pool although no service explains it. Undefined if there are too many. */
  addInPool(place: PrefixPlace): PrefixKey | undefined {
    const key = prefixKey(place.target, place.networkInstance, place.cluster, place.prefix);
    if (this.#records.has(key)) return key;
    if (this.#unexpected >= maxUnexpectedPrefixes) return undefined;
    this.#unexpected++;
    this.#add(key, nothingExpected(place)).standing = { kind: "pool" };
    return key;
  }

  /** Shows a verdict, or none. Returns the one shown before. */
  show(key: PrefixKey, verdict: PrefixVerdict | undefined): PrefixVerdict | undefined {
    const before = this.#verdicts.get(key);
    if (verdict === undefined) this.#verdicts.delete(key);
    else this.#verdicts.set(key, verdict);
    return before;
  }

  /** Forgets a prefix on a leaf. Returns the verdict shown. */
  remove(key: PrefixKey): PrefixVerdict | undefined {
    const record = this.#records.get(key);
    if (record) {
      const { cluster, prefix, target, networkInstance } = record.expectation;
      if (record.standing.kind !== "expected") this.#unexpected--;
      this.#records.delete(key);
      const onTarget = this.#byTarget.get(target);
      onTarget?.delete(key);
      if (onTarget?.size === 0) this.#byTarget.delete(target);
      if (this.#byPrefix.get(`${cluster}|${prefix}`)?.delete(key)) this.#byPrefix.delete(`${cluster}|${prefix}`);
      const place = this.#byPlace.get(`${target}|${networkInstance}|${cluster}`);
      place?.delete(prefix);
      if (place?.size === 0) this.#byPlace.delete(`${target}|${networkInstance}|${cluster}`);
    }
    return this.show(key, undefined);
  }

  #add(key: PrefixKey, expectation: TargetExpectation): PrefixRecord {
    const record = new PrefixRecord(key, expectation);
    this.#records.set(key, record);
    const { cluster, target, prefix } = expectation;
    const onTarget = this.#byTarget.get(target) ?? new Set<PrefixKey>();
    this.#byTarget.set(target, onTarget.add(key));
    const ofPrefix = this.#byPrefix.get(`${cluster}|${prefix}`) ?? new SortedKeys();
    this.#byPrefix.set(`${cluster}|${prefix}`, ofPrefix);
    ofPrefix.add(key);
    const place = `${expectation.target}|${expectation.networkInstance}|${expectation.cluster}`;
    const keys = this.#byPlace.get(place) ?? new Map<IpPrefix, PrefixKey>();
    this.#byPlace.set(place, keys.set(expectation.prefix, key));
    return record;
  }
}

function nothingExpected({ cluster, target, networkInstance, prefix }: PrefixPlace): TargetExpectation {
  return { cluster, target, networkInstance, prefix, direct: [], reachable: false, nonExpectations: [] };
}

/** The keys of one prefix. They are sorted when somebody asks, and again only after one has come or gone. */
class SortedKeys {
  readonly #keys = new Set<PrefixKey>();
  #sorted: readonly PrefixKey[] | undefined;

  get keys(): Iterable<PrefixKey> {
    return this.#keys;
  }

  get sorted(): readonly PrefixKey[] {
    this.#sorted ??= [...this.#keys].sort();
    return this.#sorted;
  }

  add(key: PrefixKey): void {
    this.#keys.add(key);
    this.#sorted = undefined;
  }

  /** True if it was the last. */
  delete(key: PrefixKey): boolean {
    this.#keys.delete(key);
    this.#sorted = undefined;
    return this.#keys.size === 0;
  }
}
