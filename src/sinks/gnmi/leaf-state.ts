import type { Severity } from "../../expectation/expectation.ts";
import { summariseEndpoints } from "../../verdict/service.ts";
import type {
  EndpointState,
  EndpointVerdict,
  NextHopCounts,
  PrefixVerdict,
  ServiceState,
} from "../../verdict/verdict.ts";

/** A state with its reason and times: one address's on one leaf, or a whole service's. Milliseconds since the Unix epoch. */
export interface StateReport {
  readonly state: ServiceState;
  readonly reason: string | undefined;
  readonly detail: string | undefined;
  readonly sinceMs: number;
  readonly lastTransitionMs: number;
}

const severityRank: Readonly<Record<Severity, number>> = { critical: 3, major: 2, warning: 1, info: 0 };
const endpointRank: Readonly<Record<EndpointState, number>> = {
  down: 4,
  unknown: 3,
  updating: 2,
  up: 1,
  "not-applicable": 0,
};
const serviceRank: Readonly<Record<ServiceState, number>> = {
  down: 5,
  degraded: 4,
  unknown: 3,
  updating: 2,
  up: 1,
  "not-applicable": 0,
};

/** The worse of two endpoints: by state, then by severity; the first if they are alike. */
export function worseEndpoint(a: EndpointVerdict, b: EndpointVerdict): EndpointVerdict {
  const byState = endpointRank[b.state] - endpointRank[a.state];
  return byState > 0 || (byState === 0 && rankOf(b.severity) > rankOf(a.severity)) ? b : a;
}

/** One address on one leaf, by the rule the verdict has for all leaves together. A next hop that should not be there is
 *  its reason where it has no other. Undefined without any endpoint. */
export function addressState(prefixes: readonly PrefixVerdict[]): StateReport | undefined {
  const endpoints = prefixes.flatMap((prefix) => prefix.endpoints);
  if (endpoints.length === 0) return undefined;
  const { state, reason, detail } = summariseEndpoints(endpoints);
  const unexpected = reason === undefined ? prefixes.flatMap((prefix) => prefix.unexpected)[0] : undefined;
  const sinceOf = (wanted: EndpointState): number[] =>
    endpoints.filter((endpoint) => endpoint.state === wanted).map(({ since }) => since);
  return {
    state,
    reason: reason ?? unexpected?.reason,
    detail: detail ?? unexpectedDetail(unexpected),
    // All have to be up (or down) for the address to be; one alone makes it degraded, unknown or updating.
    sinceMs: state === "degraded" ? Math.min(...sinceOf("down")) : sinceIn(state, sinceOf(state)),
    lastTransitionMs: Math.max(...endpoints.map(({ lastTransition }) => lastTransition)),
  };
}

/** A service on one leaf: down only if every address that counts is, degraded if one of several is down. */
export function serviceState(addresses: readonly StateReport[]): StateReport | undefined {
  const [first] = addresses;
  if (first === undefined) return undefined;
  const counting = addresses.filter(({ state }) => state !== "not-applicable");
  const worst = addresses.reduce((a, b) => (serviceRank[b.state] > serviceRank[a.state] ? b : a), first);
  const partly = worst.state === "down" && counting.some(({ state }) => state !== "down");
  const sinceOf = addresses.filter(({ state }) => state === worst.state).map(({ sinceMs }) => sinceMs);
  return {
    ...worst,
    ...(partly ? { state: "degraded", detail: `one address of several: ${worst.reason ?? "down"}` } : {}),
    sinceMs: partly ? Math.min(...sinceOf) : sinceIn(worst.state, sinceOf),
    lastTransitionMs: Math.max(...addresses.map(({ lastTransitionMs }) => lastTransitionMs)),
  };
}

/** Counts of nothing. */
export const noCounts: NextHopCounts = { expected: 0, present: 0, missing: 0, unknown: 0 };

/** Adds counts to others, or takes them away. */
export function addCounts(total: NextHopCounts, counts: NextHopCounts, sign: 1 | -1 = 1): NextHopCounts {
  return {
    expected: total.expected + sign * counts.expected,
    present: total.present + sign * counts.present,
    missing: total.missing + sign * counts.missing,
    unknown: total.unknown + sign * counts.unknown,
  };
}

function sinceIn(state: ServiceState, since: readonly number[]): number {
  return state === "up" || state === "down" ? Math.max(...since) : Math.min(...since);
}

function rankOf(severity: Severity | undefined): number {
  return severity === undefined ? -1 : severityRank[severity];
}

function unexpectedDetail(hop: PrefixVerdict["unexpected"][number] | undefined): string | undefined {
  if (hop === undefined) return undefined;
  const who = hop.node ?? hop.address ?? "a next hop";
  return hop.detail === undefined ? `${who} is not expected` : `${who} is not expected: ${hop.detail}`;
}
