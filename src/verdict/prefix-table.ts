import type { TargetExpectation } from "../expectation/expectation.ts";
import type { IpPrefix } from "../model/address.ts";
import { PrefixParts } from "./prefix-parts.ts";
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

/** A prefix over all leaves: where it is judged, and what is shown of it. */
interface OfPrefix {
  readonly keys: Set<PrefixKey>;
  readonly parts: PrefixParts;
}

/** Every prefix that is judged, on every leaf, and the verdicts shown. */
export class PrefixTable {
  readonly #records = new Map<PrefixKey, PrefixRecord>();
  readonly #verdicts = new Map<PrefixKey, PrefixVerdict>();
  readonly #byPrefix = new Map<string, OfPrefix>();
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

  /** The verdicts shown of a prefix, over all leaves; undefined where it is judged on none. */
  partsOf(cluster: string, prefix: IpPrefix): PrefixParts | undefined {
    return this.#byPrefix.get(`${cluster}|${prefix}`)?.parts;
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
    const before = this.#records.get(key);
    const record = before ?? this.#add(key, expectation);
    if (before?.standing.kind !== "expected") record.awaited = true;
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
    record.awaited = false;
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
    if (verdict === before) return before;
    const parts = this.#records.get(key)?.parts;
    if (verdict === undefined) {
      this.#verdicts.delete(key);
      parts?.delete(key);
    } else {
      this.#verdicts.set(key, verdict);
      parts?.set(verdict);
    }
    return before;
  }

  /** Forgets a prefix on a leaf. Returns the verdict shown. */
  remove(key: PrefixKey): PrefixVerdict | undefined {
    const shown = this.show(key, undefined);
    const record = this.#records.get(key);
    if (record === undefined) return shown;
    const { cluster, prefix, target, networkInstance } = record.expectation;
    if (record.standing.kind !== "expected") this.#unexpected--;
    record.awaited = false;
    this.#records.delete(key);
    const onTarget = this.#byTarget.get(target);
    onTarget?.delete(key);
    if (onTarget?.size === 0) this.#byTarget.delete(target);
    const ofPrefix = this.#byPrefix.get(`${cluster}|${prefix}`);
    ofPrefix?.keys.delete(key);
    if (ofPrefix?.keys.size === 0) this.#byPrefix.delete(`${cluster}|${prefix}`);
    const place = this.#byPlace.get(`${target}|${networkInstance}|${cluster}`);
    place?.delete(prefix);
    if (place?.size === 0) this.#byPlace.delete(`${target}|${networkInstance}|${cluster}`);
    return shown;
  }

  #add(key: PrefixKey, expectation: TargetExpectation): PrefixRecord {
    const { cluster, target, prefix } = expectation;
    const onTarget = this.#byTarget.get(target) ?? new Set<PrefixKey>();
    this.#byTarget.set(target, onTarget.add(key));
    const ofPrefix = this.#byPrefix.get(`${cluster}|${prefix}`) ?? {
      keys: new Set<PrefixKey>(),
      parts: new PrefixParts(),
    };
    this.#byPrefix.set(`${cluster}|${prefix}`, ofPrefix);
    ofPrefix.keys.add(key);
    const record = new PrefixRecord(key, expectation, ofPrefix.parts);
    this.#records.set(key, record);
    const place = `${expectation.target}|${expectation.networkInstance}|${expectation.cluster}`;
    const keys = this.#byPlace.get(place) ?? new Map<IpPrefix, PrefixKey>();
    this.#byPlace.set(place, keys.set(expectation.prefix, key));
    return record;
  }
}

function nothingExpected({ cluster, target, networkInstance, prefix }: PrefixPlace): TargetExpectation {
  return { cluster, target, networkInstance, prefix, direct: [], reachable: false, nonExpectations: [] };
}
