import type { ServiceExpectation, ServiceFinding, Severity } from "../expectation/expectation.ts";
import type { IpAddress } from "../model/address.ts";
import { severityRank, worse } from "./severity.ts";
import {
  type AddressVerdict,
  type EndpointVerdict,
  type NextHopCounts,
  type PrefixVerdict,
  type ServiceReason,
  type ServiceState,
  type ServiceVerdict,
  serviceKey,
  type UnexpectedNextHop,
} from "./verdict.ts";

/** One address with the prefix verdicts that carry it, over all leaves. */
export interface AddressParts {
  readonly address: IpAddress;
  readonly parts: readonly PrefixVerdict[];
}

/** A state and its single reason. */
interface Summary {
  readonly state: ServiceState;
  readonly reason: ServiceReason | undefined;
  readonly detail: string | undefined;
  readonly severity: Severity | undefined;
}

/** Judges a service over all its addresses and leaves (kubernetes-expectations 5.2). `unknownReason`: why its cluster
 *  cannot be known. Unchanged, it keeps `since` and `lastTransition` of the verdict before. */
export function judgeService(
  cluster: string,
  service: ServiceExpectation,
  addresses: readonly AddressParts[],
  unknownReason: string | undefined,
  previous: ServiceVerdict | undefined,
  nowMs: number,
): ServiceVerdict {
  const judged = addresses.map(({ address, parts }) => judgeAddress(address, parts));
  const parts = addresses.flatMap(({ parts }) => parts);
  const summary: Summary =
    unknownReason === undefined
      ? withSurplus(withRedundancy(summarise(judged, service.findings), parts), parts)
      : { state: "unknown", reason: unknownReason, detail: undefined, severity: "warning" };
  const endpoints = parts.flatMap((part) => part.endpoints);
  const changes = endpoints.filter((endpoint) => endpoint.state === summary.state).map((endpoint) => endpoint.since);
  const holds = endpoints.map((endpoint) => endpoint.holdUntil).filter((until) => until !== undefined);
  const unchanged = previous?.state === summary.state;
  return {
    key: serviceKey(cluster, service.namespace, service.name),
    cluster,
    namespace: service.namespace,
    name: service.name,
    ...summary,
    addresses: judged.map(({ verdict }) => verdict),
    findings: service.findings,
    counts: sumCounts(judged.map(({ verdict }) => verdict.counts)),
    since: unchanged ? previous.since : Math.max(0, ...changes) || nowMs,
    lastTransition: unchanged ? previous.lastTransition : nowMs,
    holdUntil: holds.length > 0 ? Math.max(...holds) : undefined,
  };
}

/** Adds counts up. */
export function sumCounts(all: readonly NextHopCounts[]): NextHopCounts {
  const sum = { expected: 0, present: 0, missing: 0, unknown: 0 };
  for (const counts of all) {
    sum.expected += counts.expected;
    sum.present += counts.present;
    sum.missing += counts.missing;
    sum.unknown += counts.unknown;
  }
  return sum;
}

/** The state of several endpoints together: the rule for an address on all leaves, and on one. */
export function summariseEndpoints(endpoints: readonly EndpointVerdict[]): Summary {
  const relevant = endpoints.filter((endpoint) => endpoint.state !== "not-applicable");
  const downs = relevant.filter((endpoint) => endpoint.state === "down");
  const first = (state: EndpointVerdict["state"]): EndpointVerdict | undefined =>
    relevant.find((endpoint) => endpoint.state === state);
  const [worst] = [...downs].sort((a, b) => severityRank(a.severity) - severityRank(b.severity));
  if (worst && downs.length === relevant.length) return { ...pick(worst), state: "down" };
  if (worst) {
    const severity = worst.severity === "critical" ? "major" : worst.severity;
    const detail = [worst.reason, worst.detail].filter((part) => part !== undefined).join(": ");
    return { state: "degraded", reason: "endpoint-nexthop-missing", detail, severity };
  }
  const unknown = first("unknown");
  if (unknown) return { ...pick(unknown), state: "unknown" };
  const updating = first("updating");
  if (updating) return { ...pick(updating), state: "updating" };
  if (relevant.length > 0) return { state: "up", reason: undefined, detail: undefined, severity: undefined };
  return { state: "not-applicable", reason: endpoints[0]?.reason, detail: undefined, severity: "info" };
}

function judgeAddress(
  address: IpAddress,
  parts: readonly PrefixVerdict[],
): { readonly verdict: AddressVerdict; readonly summary: Summary } {
  const summary = summariseEndpoints(parts.flatMap((part) => part.endpoints));
  const verdict: AddressVerdict = {
    address,
    state: summary.state,
    reason: summary.reason,
    prefixes: parts.map((part) => part.key),
    counts: sumCounts(parts.map((part) => part.counts)),
  };
  return { verdict, summary };
}

function summarise(
  addresses: ReadonlyArray<{ readonly verdict: AddressVerdict; readonly summary: Summary }>,
  findings: readonly ServiceFinding[],
): Summary {
  const judged = addresses.map(({ summary }) => summary).filter((summary) => summary.state !== "not-applicable");
  const worstFinding = [...findings].sort((a, b) => severityRank(a.severity) - severityRank(b.severity))[0];
  if (judged.length === 0) {
    const { reason, message, severity } = worstFinding ?? {
      reason: undefined,
      message: undefined,
      severity: "info" as const,
    };
    return { state: "not-applicable", reason, detail: message, severity };
  }
  const downs = judged.filter((summary) => summary.state === "down");
  if (downs[0] && downs.length === judged.length) return downs[0];
  if (downs[0]) {
    const family = `one address of several: ${downs[0].reason ?? "down"}`;
    return { state: "degraded", reason: "endpoint-nexthop-missing", detail: family, severity: "major" };
  }
  for (const state of ["degraded", "unknown", "updating"] as const) {
    const found = judged.find((summary) => summary.state === state);
    if (found) return found;
  }
  return {
    state: "up",
    reason: worstFinding?.reason,
    detail: worstFinding?.message,
    severity: worstFinding?.severity,
  };
}

/** How much a loss matters is told by what is left of the prefix it was lost from, on the leaf where that is least. */
function withRedundancy(summary: Summary, parts: readonly PrefixVerdict[]): Summary {
  if (summary.state !== "degraded") return summary;
  let severity: Severity | undefined;
  for (const part of parts) severity = worse(severity, part.severity);
  return { ...summary, severity: severity === "critical" ? "major" : (severity ?? summary.severity) };
}

/** Next hops that should not be there change no state; where there is nothing worse to say, they are said. */
function withSurplus(summary: Summary, parts: readonly PrefixVerdict[]): Summary {
  if (summary.state !== "up" && summary.state !== "not-applicable") return summary;
  let worst: UnexpectedNextHop | undefined;
  for (const { unexpected } of parts) {
    for (const hop of unexpected) if (severityRank(hop.severity) < severityRank(worst?.severity)) worst = hop;
  }
  if (worst === undefined || worst.severity === "info") return summary;
  if (severityRank(summary.severity) <= severityRank(worst.severity)) return summary;
  const who = worst.node ?? worst.address ?? "a next hop";
  const detail = worst.detail === undefined ? who : `${who}: ${worst.detail}`;
  return { state: summary.state, reason: worst.reason, detail, severity: worst.severity };
}

function pick(endpoint: EndpointVerdict): Omit<Summary, "state"> {
  return { reason: endpoint.reason, detail: endpoint.detail, severity: endpoint.severity };
}
