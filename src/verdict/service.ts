import type { ServiceExpectation, ServiceFinding, Severity } from "../expectation/expectation.ts";
import { familyOf, type IpAddress } from "../model/address.ts";
import { Has, type PrefixParts } from "./prefix-parts.ts";
import { severityRank, worse } from "./severity.ts";
import {
  type AddressVerdict,
  type EndpointVerdict,
  type NextHopCounts,
  type ServiceReason,
  type ServiceState,
  type ServiceVerdict,
  serviceKey,
  type UnexpectedNextHop,
} from "./verdict.ts";

/** One address with the prefixes that carry it, over all leaves. */
export interface AddressParts {
  readonly address: IpAddress;
  readonly parts: readonly PrefixParts[];
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
  const judged = addresses.map(judgeAddress);
  const parts = addresses.flatMap((address) => address.parts);
  const summary: Summary =
    unknownReason === undefined
      ? withSurplus(withRedundancy(summarise(judged, service.findings), parts), parts)
      : { state: "unknown", reason: unknownReason, detail: undefined, severity: "warning" };
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
    since: unchanged ? previous.since : lastInto(summary.state, parts) || nowMs,
    lastTransition: unchanged ? previous.lastTransition : nowMs,
    holdUntil: heldUntil(parts),
  };
}

/** When the last endpoint came into a state; 0 where none is in it. */
function lastInto(wanted: ServiceState, parts: readonly PrefixParts[]): number {
  if (wanted === "degraded") return 0;
  let last = 0;
  for (const part of parts) {
    for (const { endpoints } of part.having(Has[wanted])) {
      for (const { state, since } of endpoints) if (state === wanted) last = Math.max(last, since);
    }
  }
  return last;
}

function heldUntil(parts: readonly PrefixParts[]): number | undefined {
  const endpoints = parts.flatMap((part) => part.having(Has.held)).flatMap((verdict) => verdict.endpoints);
  const holds = endpoints.map((endpoint) => endpoint.holdUntil).filter((until) => until !== undefined);
  return holds.length > 0 ? Math.max(...holds) : undefined;
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

/** The state of several endpoints together: the rule for an address on all leaves, and on one. What is missing makes it
 *  degraded only where something is known to work; where nothing is, it is down only if all is known to be. */
export function summariseEndpoints(endpoints: readonly EndpointVerdict[]): Summary & { readonly works: boolean } {
  const relevant = endpoints.filter((endpoint) => endpoint.state !== "not-applicable");
  const downs = relevant.filter((endpoint) => endpoint.state === "down");
  const works = relevant.some((endpoint) => endpoint.state === "up");
  const worst = worstOf(downs);
  if (worst && downs.length === relevant.length) {
    // That no leaf has the prefix is said only if so it is: what is wrong where it is known comes first.
    const known = worstOf(downs.filter(({ reason }) => reason !== "external-address-no-route")) ?? worst;
    return { ...pick(known), severity: worst.severity, state: "down", works };
  }
  const missing = worst && [worst.reason, worst.detail].filter((part) => part !== undefined).join(": ");
  const severity = worst?.severity === "critical" ? "major" : worst?.severity;
  if (worst && works) {
    return { state: "degraded", reason: "endpoint-nexthop-missing", detail: missing, severity, works };
  }
  for (const state of ["unknown", "updating"] as const) {
    const found = relevant.find((endpoint) => endpoint.state === state);
    if (found === undefined) continue;
    const { reason, ...seen } = pick(found);
    const also = missing === undefined ? undefined : `${downs.length} of ${relevant.length} down: ${missing}`;
    const detail = [seen.detail, also].filter((part) => part !== undefined).join("; ") || undefined;
    return { state, reason, detail, severity: worse(seen.severity, severity), works };
  }
  if (works) return { state: "up", reason: undefined, detail: undefined, severity: undefined, works };
  return { state: "not-applicable", reason: endpoints[0]?.reason, detail: undefined, severity: "info", works };
}

/** Something of one address, over all leaves or on one. */
interface AddressPart {
  readonly address: IpAddress;
  readonly state: ServiceState;
  /** Some next hop of it is known to be there. */
  readonly works: boolean;
}

/** The state of several addresses together, and the address it is taken from. It is degraded if every address works and
 *  some lacks something, or if one is down while another works: `lost` is then the one that is down. Undefined if none
 *  counts. */
export function summariseAddresses<Part extends AddressPart>(
  parts: readonly Part[],
): { readonly state: ServiceState; readonly from: Part; readonly lost: Part | undefined } | undefined {
  const counting = parts.filter(({ state }) => state !== "not-applicable");
  const first = (state: ServiceState): Part | undefined => counting.find((part) => part.state === state);
  const down = first("down");
  if (down && counting.every(({ state }) => state === "down")) return { state: "down", from: down, lost: undefined };
  if (down && counting.some(({ works }) => works)) return { state: "degraded", from: down, lost: down };
  const degraded = first("degraded");
  if (degraded && counting.every(({ works }) => works)) return { state: "degraded", from: degraded, lost: undefined };
  for (const state of ["unknown", "updating", "up"] as const) {
    const from = first(state);
    if (from) return { state, from, lost: undefined };
  }
  return undefined;
}

/** What is told of a service one of whose addresses is down while another works. `family`: the others are of the other. */
export function lostAddressDetail(
  lost: AddressPart,
  reason: string | undefined,
  parts: readonly AddressPart[],
): string {
  const family = familyOf(lost.address);
  const whole = parts.every(({ address, state }) => (familyOf(address) === family) === (state === "down"));
  return `${whole ? "family" : "one address of several"}: ${lost.address} ${reason ?? "down"}`;
}

/** One address with what was made of its endpoints. */
interface JudgedAddress {
  readonly verdict: AddressVerdict;
  readonly summary: ReturnType<typeof summariseEndpoints>;
}

function judgeAddress({ address, parts }: AddressParts): JudgedAddress {
  const summary = summariseParts(parts);
  const [only] = parts;
  const verdict: AddressVerdict = {
    address,
    state: summary.state,
    reason: summary.reason,
    prefixes: parts.length === 1 && only !== undefined ? only.keys : parts.flatMap((part) => part.keys),
    counts: sumCounts(parts.map((part) => part.counts)),
  };
  return { verdict, summary };
}

/** What `summariseEndpoints` says of all endpoints, by those that decide: where none is down, the first of the state. */
function summariseParts(parts: readonly PrefixParts[]): ReturnType<typeof summariseEndpoints> {
  let has = 0;
  for (const part of parts) has |= part.has;
  if ((has & Has.down) !== 0) {
    return summariseEndpoints(parts.flatMap((part) => part.verdicts).flatMap((verdict) => verdict.endpoints));
  }
  const state = (["unknown", "updating", "up", "not-applicable"] as const).find((one) => (has & Has[one]) !== 0);
  const first = state && parts.map((part) => part.firstOf(state)).find((endpoint) => endpoint !== undefined);
  return { ...summariseEndpoints(first ? [first] : []), works: (has & Has.up) !== 0 };
}

function summarise(addresses: readonly JudgedAddress[], findings: readonly ServiceFinding[]): Summary {
  const worstFinding = [...findings].sort((a, b) => severityRank(a.severity) - severityRank(b.severity))[0];
  const parts = addresses.map(({ verdict, summary }) => ({ ...summary, address: verdict.address }));
  const together = summariseAddresses(parts);
  if (together === undefined) {
    const { reason, message, severity } = worstFinding ?? {
      reason: undefined,
      message: undefined,
      severity: "info" as const,
    };
    return { state: "not-applicable", reason, detail: message, severity };
  }
  const { state, from, lost } = together;
  if (lost) {
    const detail = lostAddressDetail(lost, lost.reason, parts);
    return { state, reason: "endpoint-nexthop-missing", detail, severity: "major" };
  }
  if (state !== "up") return { state, reason: from.reason, detail: from.detail, severity: from.severity };
  return {
    state: "up",
    reason: worstFinding?.reason,
    detail: worstFinding?.message,
    severity: worstFinding?.severity,
  };
}

/** How much a loss matters is told by what is left of the prefix it was lost from, on the leaf where that is least. */
function withRedundancy(summary: Summary, parts: readonly PrefixParts[]): Summary {
  if (summary.state !== "degraded") return summary;
  let severity: Severity | undefined;
  for (const { verdicts } of parts) for (const verdict of verdicts) severity = worse(severity, verdict.severity);
  return { ...summary, severity: severity === "critical" ? "major" : (severity ?? summary.severity) };
}

/** Next hops that should not be there change no state; where there is nothing worse to say, they are said. */
function withSurplus(summary: Summary, parts: readonly PrefixParts[]): Summary {
  if (summary.state !== "up" && summary.state !== "not-applicable") return summary;
  let worst: UnexpectedNextHop | undefined;
  for (const { unexpected } of parts.flatMap((part) => part.having(Has.unexpected))) {
    for (const hop of unexpected) if (severityRank(hop.severity) < severityRank(worst?.severity)) worst = hop;
  }
  if (worst === undefined || worst.severity === "info") return summary;
  if (severityRank(summary.severity) <= severityRank(worst.severity)) return summary;
  const who = worst.node ?? worst.address ?? "a next hop";
  const detail = worst.detail === undefined ? who : `${who}: ${worst.detail}`;
  return { state: summary.state, reason: worst.reason, detail, severity: worst.severity };
}

function worstOf(endpoints: readonly EndpointVerdict[]): EndpointVerdict | undefined {
  return [...endpoints].sort((a, b) => severityRank(a.severity) - severityRank(b.severity))[0];
}

function pick(endpoint: EndpointVerdict): Omit<Summary, "state"> {
  return { reason: endpoint.reason, detail: endpoint.detail, severity: endpoint.severity };
}
