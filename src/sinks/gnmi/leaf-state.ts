import type { Severity } from "../../expectation/expectation.ts";
import type {
  EndpointState,
  EndpointVerdict,
  NextHopCounts,
  PrefixVerdict,
  ServiceState,
} from "../../verdict/verdict.ts";

/** A state with its reason and times: one endpoint's, or several summed up. Times in milliseconds since the Unix epoch. */
export interface StateReport {
  readonly state: ServiceState;
  readonly reason: string | undefined;
  readonly detail: string | undefined;
  readonly sinceMs: number;
  readonly lastTransitionMs: number;
}

const severityRank: Readonly<Record<Severity, number>> = { critical: 3, major: 2, warning: 1, info: 0 };
const stateRank: Readonly<Record<EndpointState, number>> = {
  down: 4,
  unknown: 3,
  updating: 2,
  up: 1,
  "not-applicable": 0,
};

/** The worse of two endpoints: by state, then by severity. */
export function worseEndpoint(a: EndpointVerdict, b: EndpointVerdict): EndpointVerdict {
  const byState = stateRank[b.state] - stateRank[a.state];
  return byState > 0 || (byState === 0 && rankOf(b.severity) > rankOf(a.severity)) ? b : a;
}

/** Sums up the endpoints of one address on one leaf. `down`: none is up and all are known to be down. `degraded`: some are
 *  down. Else what is not known comes before what is still moving, and that before `up`. Endpoints that do not apply do
 *  not count; undefined if none is left. */
export function addressState(prefixes: readonly PrefixVerdict[]): StateReport | undefined {
  const endpoints = prefixes.flatMap((prefix) => prefix.endpoints).filter(({ state }) => state !== "not-applicable");
  const [first] = endpoints;
  if (first === undefined) return undefined;
  const held = new Set(endpoints.map(({ state }) => state));
  const worst = endpoints.reduce(worseEndpoint, first);
  const state = held.has("down") && held.size > 1 ? "degraded" : worst.state;
  const deciding = endpoints.filter((endpoint) => endpoint.state === worst.state).map(({ since }) => since);
  const unexpected = prefixes.flatMap((prefix) => prefix.unexpected)[0];
  return {
    state,
    reason:
      state === "degraded" && worst.reason === "no-route-to-host"
        ? "endpoint-nexthop-missing"
        : (worst.reason ?? unexpected?.reason),
    detail: worst.detail ?? (worst.reason === undefined ? unexpectedDetail(unexpected) : undefined),
    // All of them had to be up (or down) for the whole to be; one alone makes it degraded, unknown or updating.
    sinceMs: state === "up" || state === "down" ? Math.max(...deciding) : Math.min(...deciding),
    lastTransitionMs: Math.max(...endpoints.map(({ lastTransition }) => lastTransition)),
  };
}

/** Sums up the addresses of one service on one leaf: down only if all are, degraded if any is not whole. */
export function serviceState(addresses: readonly StateReport[]): StateReport | undefined {
  const [first] = addresses;
  if (first === undefined) return undefined;
  const worst = addresses.reduce((a, b) => (serviceRank[b.state] > serviceRank[a.state] ? b : a), first);
  const allDown = addresses.every(({ state }) => state === "down");
  return {
    ...worst,
    state: worst.state === "down" && !allDown ? "degraded" : worst.state,
    lastTransitionMs: Math.max(...addresses.map(({ lastTransitionMs }) => lastTransitionMs)),
  };
}

/** Adds counts up. */
export function sumCounts(all: readonly NextHopCounts[]): NextHopCounts {
  const sum = (of: (counts: NextHopCounts) => number): number => all.reduce((total, counts) => total + of(counts), 0);
  return {
    expected: sum(({ expected }) => expected),
    present: sum(({ present }) => present),
    missing: sum(({ missing }) => missing),
    unknown: sum(({ unknown }) => unknown),
  };
}

const serviceRank: Readonly<Record<ServiceState, number>> = {
  down: 5,
  degraded: 4,
  unknown: 3,
  updating: 2,
  up: 1,
  "not-applicable": 0,
};

function rankOf(severity: Severity | undefined): number {
  return severity === undefined ? -1 : severityRank[severity];
}

function unexpectedDetail(hop: PrefixVerdict["unexpected"][number] | undefined): string | undefined {
  if (hop === undefined) return undefined;
  const who = hop.node ?? hop.address ?? "a next hop";
  return hop.detail === undefined ? `${who} is not expected` : `${who} is not expected: ${hop.detail}`;
}
