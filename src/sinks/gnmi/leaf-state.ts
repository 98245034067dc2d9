import type { Severity } from "../../expectation/expectation.ts";
import type { IpAddress } from "../../model/address.ts";
import { lostAddressDetail, summariseAddresses, summariseEndpoints } from "../../verdict/service.ts";
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
/** The worse of two endpoints: by state, then by severity; the first if they are alike. */
export function worseEndpoint(a: EndpointVerdict, b: EndpointVerdict): EndpointVerdict {
  const byState = endpointRank[b.state] - endpointRank[a.state];
  return byState > 0 || (byState === 0 && rankOf(b.severity) > rankOf(a.severity)) ? b : a;
}

/** One address on one leaf. */
export interface AddressReport extends StateReport {
  readonly address: IpAddress;
  /** Some next hop of it is known to be there. */
  readonly works: boolean;
}

/** One address on one leaf, by the rule the verdict has for all leaves together. A next hop that should not be there is
 *  its reason where it has no other. Undefined without any endpoint. */
export function addressState(address: IpAddress, prefixes: readonly PrefixVerdict[]): AddressReport | undefined {
  const endpoints = prefixes.flatMap((prefix) => prefix.endpoints);
  if (endpoints.length === 0) return undefined;
  const { state, reason, detail, works } = summariseEndpoints(endpoints);
  const unexpected = reason === undefined ? prefixes.flatMap((prefix) => prefix.unexpected)[0] : undefined;
  const sinceOf = (wanted: EndpointState): number[] =>
    endpoints.filter((endpoint) => endpoint.state === wanted).map(({ since }) => since);
  return {
    address,
    works,
    state,
    reason: reason ?? unexpected?.reason,
    detail: detail ?? unexpectedDetail(unexpected),
    // All have to be up (or down) for the address to be; one alone makes it degraded, unknown or updating.
    sinceMs: state === "degraded" ? Math.min(...sinceOf("down")) : sinceIn(state, sinceOf(state)),
    lastTransitionMs: Math.max(...endpoints.map(({ lastTransition }) => lastTransition)),
  };
}

/** A service on one leaf, by the rule the verdict has for all leaves together. */
export function serviceState(addresses: readonly AddressReport[]): StateReport | undefined {
  const [first] = addresses;
  if (first === undefined) return undefined;
  const { state, from, lost } = summariseAddresses(addresses) ?? { state: first.state, from: first, lost: undefined };
  const sinceOf = addresses.filter((address) => address.state === from.state).map(({ sinceMs }) => sinceMs);
  return {
    state,
    reason: from.reason,
    detail: lost ? lostAddressDetail(lost, lost.reason, addresses) : from.detail,
    sinceMs: lost ? Math.min(...sinceOf) : sinceIn(from.state, sinceOf),
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
