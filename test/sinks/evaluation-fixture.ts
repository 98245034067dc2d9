import type { TargetExpectation } from "../../src/expectation/expectation.ts";
import {
  hostPrefix,
  type IpAddress,
  type IpPrefix,
  parseAddress,
  parsePrefix,
  prefixContains,
  prefixLength,
} from "../../src/model/address.ts";
import type { FibNextHop, FibNextHopGroup, FibRoute, FibView, Freshness } from "../../src/model/fib.ts";
import type { SessionView, TargetView } from "../../src/model/snapshot.ts";
import { noFacts } from "../../src/model/target.ts";
import {
  type AddressVerdict,
  type ClusterStatus,
  type EndpointVerdict,
  type Evaluation,
  type NextHopCounts,
  type PrefixVerdict,
  prefixKey,
  type RouteEvidence,
  type ServiceVerdict,
  serviceKey,
} from "../../src/verdict/verdict.ts";

/** The moment most fixtures stand at. */
export const fixtureMs = Date.UTC(2026, 0, 2, 3, 4, 5);

/** A canonical address; throws on a typing error in a test. */
export function address(text: string): IpAddress {
  const parsed = parseAddress(text);
  if (parsed === undefined) throw new Error(`not an address: ${text}`);
  return parsed;
}

/** A canonical prefix; throws on a typing error in a test. */
export function prefix(text: string): IpPrefix {
  const parsed = parsePrefix(text);
  if (parsed === undefined) throw new Error(`not a prefix: ${text}`);
  return parsed;
}

/** Sums counts of next hops. */
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

/** An endpoint that is up, unless told otherwise. */
export function endpointVerdict(node: string, change: Partial<EndpointVerdict> = {}): EndpointVerdict {
  const nextHop = address("192.0.2.11");
  return {
    node,
    class: "hosting",
    state: "up",
    reason: undefined,
    detail: undefined,
    severity: undefined,
    nextHops: [nextHop],
    acceptable: [nextHop],
    attachmentSource: "peer-address",
    since: fixtureMs - 60_000,
    lastTransition: fixtureMs - 60_000,
    holdUntil: undefined,
    ...change,
  };
}

/** The route behind a verdict, with these next hops. */
export function routeEvidence(
  nextHops: readonly string[] = ["192.0.2.11"],
  change: Partial<RouteEvidence> = {},
): RouteEvidence {
  return {
    routeType: "bgp",
    routeOwner: "bgp_mgr",
    active: true,
    programming: { state: "programmed" },
    nextHopGroup: "18446744073709551615",
    nextHopGroupNetworkInstance: "default",
    nextHops: nextHops.map((hop) => ({
      address: address(hop),
      type: "indirect",
      resolved: "true",
      subinterface: "ethernet-1/1.0",
    })),
    ...change,
  };
}

/** One prefix on one target, judged; its counts follow from its endpoints. */
export function prefixVerdict(
  target: string,
  text: string,
  endpoints: readonly EndpointVerdict[] = [endpointVerdict("node-1")],
  change: Partial<PrefixVerdict> = {},
): PrefixVerdict {
  const cluster = change.cluster ?? "prod";
  const networkInstance = change.networkInstance ?? "default";
  const count = (...states: readonly string[]): number =>
    endpoints.filter(({ state }) => states.includes(state)).length;
  const expectation: TargetExpectation = {
    cluster,
    target,
    networkInstance,
    prefix: prefix(text),
    direct: [],
    reachable: true,
    nonExpectations: [],
  };
  return {
    key: prefixKey(target, networkInstance, cluster, prefix(text)),
    cluster,
    target,
    networkInstance,
    prefix: prefix(text),
    expectation,
    state: count("down") > 0 ? "down" : count("unknown") > 0 ? "unknown" : "up",
    reason: count("down") > 0 ? "no-route-to-host" : undefined,
    endpoints,
    unexpected: [],
    counts: {
      expected: endpoints.length,
      present: count("up"),
      missing: count("down"),
      unknown: count("unknown", "updating"),
    },
    route: routeEvidence(),
    dataMs: fixtureMs - 1_000,
    ...change,
  };
}

/** A service of these judged prefixes; every prefix is taken for the host prefix of one address. */
export function serviceVerdict(
  namespace: string,
  name: string,
  prefixes: readonly PrefixVerdict[] = [],
  change: Partial<ServiceVerdict> = {},
): ServiceVerdict {
  const cluster = change.cluster ?? prefixes[0]?.cluster ?? "prod";
  const byPrefix = Map.groupBy(prefixes, (verdict) => verdict.prefix);
  const addresses = [...byPrefix].map(([text, verdicts]): AddressVerdict => {
    const counts = sumCounts(verdicts.map((verdict) => verdict.counts));
    return {
      address: address(text.slice(0, text.indexOf("/"))),
      state: counts.missing > 0 ? "degraded" : counts.unknown > 0 ? "unknown" : "up",
      reason: counts.missing > 0 ? "endpoint-nexthop-missing" : undefined,
      prefixes: verdicts.map((verdict) => verdict.key),
      counts,
    };
  });
  const counts = sumCounts(addresses.map((one) => one.counts));
  return {
    key: serviceKey(cluster, namespace, name),
    cluster,
    namespace,
    name,
    state: counts.missing > 0 ? "degraded" : counts.unknown > 0 ? "unknown" : "up",
    reason: counts.missing > 0 ? "endpoint-nexthop-missing" : undefined,
    detail: undefined,
    severity: counts.missing > 0 ? "critical" : undefined,
    addresses,
    findings: [],
    counts,
    since: fixtureMs - 60_000,
    lastTransition: fixtureMs - 60_000,
    holdUntil: undefined,
    ...change,
  };
}

/** A route of a switch; `via` names its next hops, and the group holds exactly those. */
export function fibRoute(
  text: string,
  change: Partial<FibRoute> & { readonly via?: readonly string[] } = {},
): FixtureRoute {
  const { via = ["192.0.2.11"], ...rest } = change;
  return {
    via: via.map(address),
    networkInstance: "default",
    prefix: prefix(text),
    routeType: "bgp",
    routeOwner: "bgp_mgr",
    id: 0,
    originNetworkInstance: "default",
    active: true,
    preference: 170,
    metric: 0,
    programming: { state: "programmed" },
    nextHopGroup: groupIndex(via),
    nextHopGroupNetworkInstance: "default",
    malformed: false,
    ...rest,
  };
}

const groupIndexes = new Map<string, number>();

/** The same next hops, the same group: as a switch shares them. */
function groupIndex(via: readonly string[]): number {
  const key = via.join(" ");
  const index = groupIndexes.get(key) ?? groupIndexes.size + 1;
  groupIndexes.set(key, index);
  return index;
}

/** A route with the next hops its group resolves to. */
export interface FixtureRoute extends FibRoute {
  readonly via: readonly IpAddress[];
}

/** A FIB over a list of routes. The list may be changed while the view is in use, as live memory does. */
export function fibView(target: string, routes: readonly FixtureRoute[], freshness: Freshness = "synced"): FibView {
  const of = (networkInstance: string): FixtureRoute[] =>
    routes.filter((route) => route.networkInstance === networkInstance);
  return {
    target,
    freshness,
    staleReason: freshness === "synced" ? undefined : "session ended: UNAVAILABLE",
    sinceMs: fixtureMs - 30_000,
    lastUpdateMs: freshness === "connecting" ? undefined : fixtureMs - 500,
    networkInstances: ["default"],
    routes: (networkInstance, wanted) => of(networkInstance).filter((route) => route.prefix === wanted),
    activeRoute: (networkInstance, wanted) =>
      of(networkInstance).find((route) => route.prefix === wanted && route.active),
    longestMatch: (networkInstance, wanted) =>
      of(networkInstance)
        .filter((route) => route.active && prefixContains(route.prefix, wanted))
        .sort((a, b) => prefixLength(b.prefix) - prefixLength(a.prefix))[0],
    nextHopGroup: (route) => {
      const held = routes.find((one) => one.nextHopGroup === route.nextHopGroup);
      return held?.nextHopGroup === undefined ? undefined : group(held);
    },
    ownAddresses: () => [],
    allRoutes: () => routes,
    watchedPrefixes: () => [],
    counts: { routes: routes.length, nextHopGroups: 1, nextHops: 1 },
  };
}

function group(route: FixtureRoute): FibNextHopGroup {
  return {
    networkInstance: route.nextHopGroupNetworkInstance,
    index: route.nextHopGroup ?? 0,
    programming: { state: "programmed" },
    dangling: false,
    malformed: false,
    nextHops: route.via.map(
      (hop, index): FibNextHop => ({
        index: index + 1,
        type: "indirect",
        address: hop,
        subinterface: undefined,
        resolved: "true",
        resourceAllocationFailed: false,
        weight: 1,
        resolvedBy: [{ index: 100 + index, type: "direct", address: hop, subinterface: "ethernet-1/1.0" }],
        resolving: {
          kind: "route",
          prefix: hostPrefix(hop),
          type: "arp-nd",
          owner: "arp_nd_mgr",
          nextHopGroup: "18446744073709551614",
        },
      }),
    ),
  };
}

/** A target whose session is up when its FIB is synced. */
export function targetView(fib: FibView, session: Partial<SessionView> = {}): TargetView {
  const synced = fib.freshness === "synced";
  return {
    name: fib.target,
    fib,
    facts: noFacts,
    session: {
      address: "192.0.2.1:57400",
      encoding: synced ? "json_ietf" : undefined,
      gnmiVersion: synced ? "0.10.0" : undefined,
      sessions: synced ? 1 : 0,
      lastError: synced ? undefined : "session ended: UNAVAILABLE",
      lastErrorMs: synced ? undefined : fixtureMs - 2_000,
      syncedSinceMs: synced ? fixtureMs - 30_000 : undefined,
      messages: 12,
      bytes: 3456,
      updates: 11,
      deletes: 1,
      malformed: { json: 2 },
      switchTimeMs: synced ? fixtureMs - 400 : undefined,
      ...session,
    },
  };
}

/** A cluster that has been listed. */
export function clusterStatus(cluster: string, change: Partial<ClusterStatus> = {}): ClusterStatus {
  return {
    cluster,
    known: true,
    reason: undefined,
    sinceMs: fixtureMs - 90_000,
    expectations: 3,
    findings: [],
    ...change,
  };
}

/** What an evaluation is built from; everything not given is empty. */
export interface EvaluationParts extends Partial<Omit<Evaluation, "services" | "prefixes" | "clusters" | "snapshot">> {
  readonly services?: readonly ServiceVerdict[];
  readonly prefixes?: readonly PrefixVerdict[];
  readonly clusters?: readonly ClusterStatus[];
  readonly targets?: readonly TargetView[];
}

/** One evaluation, in which everything counts as changed unless told otherwise. */
export function evaluation(parts: EvaluationParts = {}): Evaluation {
  const { services = [], prefixes = [], clusters = [clusterStatus("prod")], targets = [], ...rest } = parts;
  const atMs = rest.atMs ?? fixtureMs;
  return {
    sequence: 1,
    atMs,
    durationMs: 1.5,
    snapshot: { nowMs: atMs, targets: new Map(targets.map((target) => [target.name, target])), clusters: new Map() },
    services: new Map(services.map((service) => [service.key, service])),
    prefixes: new Map(prefixes.map((one) => [one.key, one])),
    clusters: new Map(clusters.map((cluster) => [cluster.cluster, cluster])),
    changedServices: services.map((service) => service.key),
    changedPrefixes: prefixes.map((one) => one.key),
    movedPrefixes: [],
    transitions: [],
    fibChanges: [],
    judged: prefixes.length,
    waiting: 0,
    ...rest,
  };
}
