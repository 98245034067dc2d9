import type {
  ClusterExpectations,
  DirectExpectation,
  Expectation,
  PrefixExpectation,
  ServiceExpectation,
  TargetExpectation,
} from "../../src/expectation/expectation.ts";
import { type IpAddress, type IpPrefix, prefixContains, prefixLength } from "../../src/model/address.ts";
import type { FibNextHop, FibNextHopGroup, FibRoute, FibView, Freshness } from "../../src/model/fib.ts";
import type { Snapshot, TargetView } from "../../src/model/snapshot.ts";
import { noFacts } from "../../src/model/target.ts";
import type { JudgeContext } from "../../src/verdict/judge.ts";

/** The prefix most tests are about. */
export const vip = "192.0.2.10/32" as IpPrefix;

/** A next hop towards a node: indirect, resolved, as a leaf shows a BGP neighbour. */
export function hop(address: string, more: Partial<FibNextHop> = {}): FibNextHop {
  return {
    index: 1,
    type: "indirect",
    address: address as IpAddress,
    subinterface: undefined,
    resolved: "true",
    resourceAllocationFailed: false,
    weight: undefined,
    resolvedBy: [],
    resolving: undefined,
    ...more,
  };
}

/** An active BGP route that is programmed. */
export function route(more: Partial<FibRoute> = {}): FibRoute {
  return {
    networkInstance: "default",
    prefix: vip,
    routeType: "bgp",
    routeOwner: "bgp_mgr",
    id: 0,
    originNetworkInstance: "default",
    active: true,
    preference: 170,
    metric: 0,
    programming: { state: "programmed" },
    nextHopGroup: 7,
    nextHopGroupNetworkInstance: "default",
    malformed: false,
    ...more,
  };
}

/** A group of these next hops. */
export function group(hops: readonly FibNextHop[], more: Partial<FibNextHopGroup> = {}): FibNextHopGroup {
  return {
    networkInstance: "default",
    index: 7,
    programming: { state: "programmed" },
    nextHops: hops,
    dangling: false,
    malformed: false,
    ...more,
  };
}

/** A leaf's FIB that holds these routes, all over one group. */
export function fib(
  options: {
    target?: string;
    freshness?: Freshness;
    sinceMs?: number;
    routes?: readonly FibRoute[];
    group?: FibNextHopGroup | undefined;
  } = {},
): FibView {
  const routes = options.routes ?? [];
  const held = (networkInstance: string, prefix: IpPrefix): FibRoute[] =>
    routes.filter((one) => one.networkInstance === networkInstance && one.prefix === prefix);
  return {
    target: options.target ?? "leaf1",
    freshness: options.freshness ?? "synced",
    staleReason: undefined,
    sinceMs: options.sinceMs ?? 0,
    lastUpdateMs: 0,
    networkInstances: ["default"],
    routes: held,
    activeRoute: (networkInstance, prefix) => held(networkInstance, prefix).find((one) => one.active),
    longestMatch: (networkInstance, address) =>
      routes
        .filter((one) => one.active && one.networkInstance === networkInstance && prefixContains(one.prefix, address))
        .sort((a, b) => prefixLength(b.prefix) - prefixLength(a.prefix))[0],
    nextHopGroup: () => options.group,
    ownAddresses: () => [],
    allRoutes: () => routes,
    watchedPrefixes: () => [],
    counts: { routes: routes.length, nextHopGroups: 1, nextHops: 1 },
  };
}

/** A leaf that holds the prefix over these addresses. */
export function holding(addresses: readonly string[], more: Parameters<typeof fib>[0] = {}): FibView {
  return fib({ routes: [route()], group: group(addresses.map((address) => hop(address))), ...more });
}

/** One node expected to announce the prefix. */
export function expected(node: string, address: string, more: Partial<Expectation> = {}): Expectation {
  return {
    cluster: "dc1",
    prefix: vip,
    family: 4,
    node,
    nextHops: { preferred: address as IpAddress, acceptable: [address as IpAddress], kind: "address" },
    peers: [],
    services: [{ namespace: "shop", name: "web", address: "192.0.2.10" as IpAddress }],
    class: "hosting",
    confidence: "firm",
    advertiser: "metallb",
    since: 0,
    ...more,
  };
}

/** What one leaf should hold. */
export function wants(
  expectations: readonly Expectation[],
  more: Partial<TargetExpectation> & { group?: readonly string[] } = {},
): TargetExpectation {
  const direct: DirectExpectation[] = expectations.map((expectation) => ({
    expectation,
    attachmentSource: "config",
    group: more.group,
  }));
  return {
    cluster: "dc1",
    target: more.target ?? "leaf1",
    networkInstance: "default",
    prefix: vip,
    direct: more.direct ?? direct,
    reachable: more.reachable ?? expectations.length > 0,
    nonExpectations: more.nonExpectations ?? [],
  };
}

/** Nodes by their addresses, and nothing else to know. */
export function context(nodes: Readonly<Record<string, string>> = {}, more: Partial<JudgeContext> = {}): JudgeContext {
  return {
    clusterUnknown: undefined,
    nodes: { nodeOf: (address) => nodes[address] },
    nodeReason: () => undefined,
    heldBy: () => "no",
    reachability: "inform",
    ...more,
  };
}

/** Everything known: these leaves, at this moment. */
export function snapshot(
  nowMs: number,
  fibs: readonly FibView[],
  more: Partial<Pick<TargetView, "facts" | "rib">> = {},
): Snapshot {
  const targets = new Map<string, TargetView>();
  for (const view of fibs) {
    targets.set(view.target, {
      name: view.target,
      fib: view,
      facts: noFacts,
      ...more,
      session: {
        address: "192.0.2.1:57400",
        encoding: "json_ietf",
        gnmiVersion: "0.10.0",
        sessions: 1,
        lastError: undefined,
        lastErrorMs: undefined,
        syncedSinceMs: 0,
        messages: 0,
        bytes: 0,
        updates: 0,
        deletes: 0,
        malformed: {},
        switchTimeMs: undefined,
      },
    });
  }
  return { nowMs, targets, clusters: new Map() };
}

/** A cluster with one service on the prefix. */
export function cluster(more: Partial<ClusterExpectations> = {}): ClusterExpectations {
  const service: ServiceExpectation = {
    namespace: "shop",
    name: "web",
    externalTrafficPolicy: "Cluster",
    addresses: [{ address: "192.0.2.10" as IpAddress, prefixes: [vip] }],
    findings: [],
    holdDownMs: undefined,
  };
  const prefix: PrefixExpectation = { prefix: vip, expectations: [], nonExpectations: [] };
  return {
    cluster: "dc1",
    known: true,
    unknownReason: undefined,
    sinceMs: 0,
    prefixes: new Map([[vip, prefix]]),
    services: new Map([["shop/web", service]]),
    nodeFindings: [],
    nodes: { nodeOf: () => undefined },
    ...more,
  };
}
