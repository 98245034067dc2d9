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
  readonly records: Set<PrefixRecord>;
  readonly parts: PrefixParts;
}

/** Every prefix that is judged, on every leaf, and the verdicts shown. */
export class PrefixTable {
  readonly #records = new Map<PrefixKey, PrefixRecord>();
  readonly #verdicts = new Map<PrefixKey, PrefixVerdict>();
  readonly #byPrefix = new Map<string, OfPrefix>();
  readonly #byTarget = new Map<string, Set<PrefixRecord>>();
  /** By leaf, network instance and cluster. */
  readonly #byPlace = new Map<string, Map<IpPrefix, PrefixRecord>>();
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
  records(): Iterable<PrefixRecord> {
    return this.#records.values();
  }

  record(key: PrefixKey): PrefixRecord | undefined {
    return this.#records.get(key);
  }

  /** A prefix's records, over all leaves. */
  ofPrefix(cluster: string, prefix: IpPrefix): Iterable<PrefixRecord> {
    return this.#byPrefix.get(`${cluster}|${prefix}`)?.records ?? [];
  }

  /** The verdicts shown of a prefix, over all leaves; undefined where it is judged on none. */
  partsOf(cluster: string, prefix: IpPrefix): PrefixParts | undefined {
    return this.#byPrefix.get(`${cluster}|${prefix}`)?.parts;
  }

  /** The records on a leaf. */
  onTarget(target: string): Iterable<PrefixRecord> {
    return this.#byTarget.get(target) ?? [];
  }

  /** The records of one cluster in one network instance of a leaf, by prefix; undefined if there is none. */
  at(target: string, networkInstance: string, cluster: string): ReadonlyMap<IpPrefix, PrefixRecord> | undefined {
    return this.#byPlace.get(`${target}|${networkInstance}|${cluster}`);
  }

  /** A prefix that some service needs on a leaf. */
  expect(key: PrefixKey, expectation: TargetExpectation): PrefixRecord {
    const before = this.#records.get(key);
    const record = before ?? this.#add(key, expectation);
    if (before?.standing.kind !== "expected") record.awaited = true;
    if (record.standing.kind !== "expected") this.#unexpected--;
    record.standing = { kind: "expected" };
    record.expectation = expectation;
    return record;
  }

  /** A prefix nobody needs any more is judged on, as long as the leaf may hold it still. False if there are too many. */
  leave(record: PrefixRecord, sinceMs: number, holdDownMs: number): boolean {
    if (record.standing.kind !== "expected") return true;
    if (this.#unexpected >= maxUnexpectedPrefixes) return false;
    this.#unexpected++;
    record.standing = { kind: "left", sinceMs, holdDownMs };
    record.awaited = false;
    record.expectation = nothingExpected(record.expectation);
    return true;
  }

  /** A prefix that a leaf holds in a pool although no service explains it. Undefined if there are too many. */
  addInPool(place: PrefixPlace): PrefixRecord | undefined {
    const key = prefixKey(place.target, place.networkInstance, place.cluster, place.prefix);
    const known = this.#records.get(key);
    if (known !== undefined) return known;
    if (this.#unexpected >= maxUnexpectedPrefixes) return undefined;
    this.#unexpected++;
    const record = this.#add(key, nothingExpected(place));
    record.standing = { kind: "pool" };
    return record;
  }

  /** Shows a verdict, or none. Returns the one shown before. */
  show(record: PrefixRecord, verdict: PrefixVerdict | undefined): PrefixVerdict | undefined {
    const before = record.shown;
    if (verdict === before) return before;
    record.shown = verdict;
    if (verdict === undefined) {
      this.#verdicts.delete(record.key);
      record.parts.delete(record.key);
    } else {
      this.#verdicts.set(record.key, verdict);
      record.parts.set(verdict);
    }
    return before;
  }

  /** Forgets a prefix on a leaf. Returns the verdict shown. */
  remove(record: PrefixRecord): PrefixVerdict | undefined {
    const shown = this.show(record, undefined);
    const { cluster, prefix, target, networkInstance } = record.expectation;
    if (record.standing.kind !== "expected") this.#unexpected--;
    record.awaited = false;
    this.#records.delete(record.key);
    const onTarget = this.#byTarget.get(target);
    onTarget?.delete(record);
    if (onTarget?.size === 0) this.#byTarget.delete(target);
    const ofPrefix = this.#byPrefix.get(`${cluster}|${prefix}`);
    ofPrefix?.records.delete(record);
    if (ofPrefix?.records.size === 0) this.#byPrefix.delete(`${cluster}|${prefix}`);
    const place = this.#byPlace.get(`${target}|${networkInstance}|${cluster}`);
    place?.delete(prefix);
    if (place?.size === 0) this.#byPlace.delete(`${target}|${networkInstance}|${cluster}`);
    return shown;
  }

  #add(key: PrefixKey, expectation: TargetExpectation): PrefixRecord {
    const { cluster, target, prefix } = expectation;
    const ofPrefix = this.#byPrefix.get(`${cluster}|${prefix}`) ?? {
      records: new Set<PrefixRecord>(),
      parts: new PrefixParts(),
    };
    this.#byPrefix.set(`${cluster}|${prefix}`, ofPrefix);
    const record = new PrefixRecord(key, expectation, ofPrefix.parts);
    ofPrefix.records.add(record);
    this.#records.set(key, record);
    const onTarget = this.#byTarget.get(target) ?? new Set<PrefixRecord>();
    this.#byTarget.set(target, onTarget.add(record));
    const place = `${expectation.target}|${expectation.networkInstance}|${expectation.cluster}`;
    const records = this.#byPlace.get(place) ?? new Map<IpPrefix, PrefixRecord>();
    this.#byPlace.set(place, records.set(expectation.prefix, record));
    return record;
  }
}

function nothingExpected({ cluster, target, networkInstance, prefix }: PrefixPlace): TargetExpectation {
  return { cluster, target, networkInstance, prefix, direct: [], reachable: false, nonExpectations: [] };
}
