import type { ServiceFinding, Severity } from "../expectation/expectation.ts";
import type { NextHopCounts, PrefixKey, PrefixVerdict, ServiceState, ServiceVerdict } from "../verdict/verdict.ts";

/** Next hops of one service on one leaf. */
export interface LeafCoverage extends NextHopCounts {
  readonly leaf: string;
}

/** A service as lists and the history show it: the verdict with its coverage per leaf, free of references into the
 *  live maps, and safe as JSON. */
export interface ServiceRecord {
  readonly cluster: string;
  readonly namespace: string;
  readonly name: string;
  readonly state: ServiceState;
  readonly reason: string | null;
  readonly detail: string | null;
  readonly severity: Severity | null;
  readonly addresses: readonly AddressRecord[];
  readonly counts: NextHopCounts;
  /** Sorted by leaf. */
  readonly leaves: readonly LeafCoverage[];
  readonly findings: readonly ServiceFinding[];
  readonly since: number;
  readonly lastTransition: number;
  readonly holdUntil: number | null;
}

/** One external address of a service. */
export interface AddressRecord {
  readonly address: string;
  readonly state: ServiceState;
  readonly reason: string | null;
  readonly counts: NextHopCounts;
}

/** The record of one service. `prefixes` is the evaluation's map; `offsetMs` is added to every moment. */
export function serviceRecord(
  service: ServiceVerdict,
  prefixes: ReadonlyMap<PrefixKey, PrefixVerdict>,
  offsetMs = 0,
): ServiceRecord {
  return {
    cluster: service.cluster,
    namespace: service.namespace,
    name: service.name,
    state: service.state,
    reason: service.reason ?? null,
    detail: service.detail ?? null,
    severity: service.severity ?? null,
    addresses: service.addresses.map(({ address, state, reason, counts }) => ({
      address,
      state,
      reason: reason ?? null,
      counts,
    })),
    counts: service.counts,
    leaves: coverageByLeaf(service, prefixes),
    findings: service.findings,
    since: service.since + offsetMs,
    lastTransition: service.lastTransition + offsetMs,
    holdUntil: service.holdUntil === undefined ? null : service.holdUntil + offsetMs,
  };
}

/** Next hops of a service per leaf, over all of its addresses; a prefix that two addresses share counts once.
 *  Sorted by leaf. */
export function coverageByLeaf(
  service: ServiceVerdict,
  prefixes: ReadonlyMap<PrefixKey, PrefixVerdict>,
): readonly LeafCoverage[] {
  const leaves = new Map<
    string,
    { leaf: string; expected: number; present: number; missing: number; unknown: number }
  >();
  for (const { target, counts } of prefixesOf(service, prefixes)) {
    const sum = leaves.get(target) ?? { leaf: target, expected: 0, present: 0, missing: 0, unknown: 0 };
    sum.expected += counts.expected;
    sum.present += counts.present;
    sum.missing += counts.missing;
    sum.unknown += counts.unknown;
    leaves.set(target, sum);
  }
  return [...leaves.values()].sort((a, b) => (a.leaf < b.leaf ? -1 : 1));
}

/** Every judged prefix behind a service, each once, in the order of its addresses. */
export function prefixesOf(
  service: ServiceVerdict,
  prefixes: ReadonlyMap<PrefixKey, PrefixVerdict>,
): readonly PrefixVerdict[] {
  const found: PrefixVerdict[] = [];
  for (const key of new Set(service.addresses.flatMap((address) => address.prefixes))) {
    const prefix = prefixes.get(key);
    if (prefix !== undefined) found.push(prefix);
  }
  return found;
}
