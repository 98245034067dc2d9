import type { NodeFinding } from "../expectation/expectation.ts";
import { type Family, familyOf, type IpAddress } from "../model/address.ts";
import type { FibView, Programming, ResolutionFault } from "../model/fib.ts";
import type { RibAnswer, RibPaths } from "../model/rib.ts";
import type { BgpNeighbor } from "../model/target.ts";
import { type Cause, causeOf, type Finding } from "./cause.ts";
import { coveredBy } from "./route-evidence.ts";
import { sessionOf } from "./session.ts";
import type { TargetIndex } from "./target-index.ts";
import type { EndpointVerdict, PrefixVerdict, UnexpectedNextHop } from "./verdict.ts";

/** What a cause is looked for in. All of it is read, nothing is kept. */
export interface CauseContext {
  readonly leaf: TargetIndex;
  readonly fib: FibView;
  /** Everything by which a node may be known. */
  addressesOf(node: string): readonly IpAddress[];
  /** The subinterface an address was last seen on. */
  lastSeenOn(address: IpAddress): string | undefined;
  /** What the leaf's BGP RIB holds of the prefix. `pending`: it is being asked. `none`: nobody can ask. */
  readonly rib: () => RibAnswer | "pending" | "none";
}

/** The primary cause of a red endpoint. Undefined while the leaf is being asked. */
export function causeOfEndpoint(
  prefix: PrefixVerdict,
  endpoint: EndpointVerdict,
  context: CauseContext,
): Cause | undefined {
  const place = { target: prefix.target, networkInstance: prefix.networkInstance, prefix: prefix.prefix };
  const named = { ...place, node: endpoint.node, cluster: prefix.cluster };
  const found =
    endpoint.reason === "external-address-not-programmed"
      ? programmingCause(prefix, context)
      : (linkCause(prefix, endpoint, context) ??
        (endpoint.reason === "nexthop-unresolved"
          ? unresolvedCause(prefix, endpoint, context)
          : announcementCause(prefix, endpoint, context)));
  if (found === "pending") return undefined;
  const covered = prefix.route === undefined && coveredBy(context.fib, prefix.networkInstance, prefix.prefix);
  return causeOf({ ...found, evidence: { ...named, ...found.evidence, coveredBy: covered || undefined } });
}

/** What is wrong with a node's advertiser. It makes no verdict red: without a speaker nothing is expected of the fabric, and
 *  what a speaker does that refuses its configuration nobody knows. So it is an incident of nodes, and the
 *  cause of verdicts it leaves unknown. A configuration that several nodes refuse for one thing is one cause. */
export function causeOfFinding(cluster: string, { node, reason, severity, message }: NodeFinding): Cause | undefined {
  if (node === "*" || severity === "info") return undefined;
  const evidence = { cluster, node, finding: message };
  switch (reason) {
    case "advertiser-not-running":
      return causeOf({ cause: "advertiser-not-running", scope: [cluster, node], evidence });
    case "advertiser-misconfigured":
    case "advertiser-config-invalid":
      return causeOf({ cause: "advertiser-misconfigured", scope: [cluster, message], evidence });
    default:
      return undefined;
  }
}

/** The cause of an endpoint that is unknown for what its node's advertiser does. */
export function causeOfUnknown(
  { cluster }: PrefixVerdict,
  { node, state, reason }: EndpointVerdict,
  findings: readonly NodeFinding[],
): Cause | undefined {
  if (state !== "unknown") return undefined;
  const finding = findings.find((one) => one.node === node && one.reason === reason);
  return finding && causeOfFinding(cluster, finding);
}

/** The cause of a next hop that should not be there. */
export function causeOfSurplus(prefix: PrefixVerdict, hop: UnexpectedNextHop): Cause {
  const { cluster, target, networkInstance } = prefix;
  const evidence = {
    ...{ cluster, target, networkInstance, prefix: prefix.prefix },
    ...{ node: hop.node, address: hop.address, detail: hop.detail },
  };
  switch (hop.reason) {
    case "stale-nexthop":
      return causeOf({ cause: "stale-route", scope: [cluster, hop.node ?? hop.address ?? prefix.prefix], evidence });
    case "unexpected-nexthop":
      return causeOf({ cause: "node-without-endpoints", scope: [cluster, hop.node ?? "", hop.detail ?? ""], evidence });
    default:
      return causeOf({ cause: "orphan-route", scope: [cluster, prefix.prefix], evidence });
  }
}

function linkCause({ target }: PrefixVerdict, endpoint: EndpointVerdict, context: CauseContext): Finding | undefined {
  const addresses = knownAddresses(endpoint, context);
  const subinterfaces = [
    context.leaf.entry(addresses)?.subinterface,
    ...addresses.map((address) => context.lastSeenOn(address)),
  ];
  for (const subinterface of new Set(subinterfaces)) {
    const down = subinterface === undefined ? undefined : context.leaf.downLink(subinterface);
    if (down === undefined) continue;
    const evidence = { interface: down.name, why: down.reason ?? "oper-state is down" };
    return { cause: "interface-down", scope: [target, down.name], evidence };
  }
  return undefined;
}

/** The node's path is not in the FIB: from the session upwards, the first thing that keeps it out. */
function announcementCause(
  prefix: PrefixVerdict,
  endpoint: EndpointVerdict,
  context: CauseContext,
): Finding | "pending" {
  const { target, networkInstance } = prefix;
  const unexplained: Finding = { cause: "unexplained", scope: [target, networkInstance, endpoint.node], evidence: {} };
  if (endpoint.node === "*") return unexplained;
  const addresses = knownAddresses(endpoint, context);
  const direct = prefix.expectation?.direct.find((one) => one.expectation.node === endpoint.node);
  const neighbor = sessionOf(context.leaf, networkInstance, prefix.prefix, direct, addresses);
  if (neighbor === "not-told") return unexplained;
  if (neighbor === "missing") {
    return { cause: "bgp-session-missing", scope: [target, networkInstance, endpoint.node], evidence: {} };
  }
  const scope = [target, networkInstance, neighbor.peerAddress];
  const evidence = neighborEvidence(neighbor, familyOf(prefix.prefix));
  if (evidence.prefixLimitExceeded === true || neighbor.lastEvent === "maxPrefixExceed") {
    return { cause: "prefix-limit-exceeded", scope, evidence };
  }
  if (neighbor.sessionState !== "established") return { cause: "bgp-session-down", scope, evidence };
  const rib = context.rib();
  if (rib === "pending") return "pending";
  if (rib !== "none" && rib.kind === "told") return ribCause(rib.paths, neighbor, scope, evidence, prefix);
  const more = rib === "none" ? {} : { rib: rib.message };
  // Without the RIB the counters tell no more than what can be ruled out.
  if (evidence.receivedRoutes === 0) return { cause: "route-not-received", scope, evidence: { ...evidence, ...more } };
  return { ...unexplained, evidence: { ...evidence, ...more } };
}

function ribCause(
  { received, accepted, local }: RibPaths,
  neighbor: BgpNeighbor,
  scope: readonly string[],
  evidence: Finding["evidence"],
  { prefix, target, networkInstance }: PrefixVerdict,
): Finding {
  const peer = neighbor.peerAddress;
  const path = local.find((one) => one.neighbor === peer);
  if (path === undefined) {
    const arrived = received?.includes(peer) === true;
    if (arrived && !accepted?.includes(peer)) return { cause: "route-rejected-by-policy", scope, evidence };
    return { cause: "route-not-received", scope, evidence };
  }
  const [invalid] = path.invalidReasons;
  const seen = { ...evidence, tieBreak: path.tieBreakReason, invalidReason: invalid };
  switch (invalid) {
    case "rejected-route":
      return { cause: "route-rejected-by-policy", scope, evidence: seen };
    case "next-hop-unresolved":
      return { cause: "nexthop-unresolved", scope, evidence: { ...seen, address: peer } };
    case "fib-programming-failed":
      return { cause: "programming-failed", scope: [target, "bgp"], evidence: seen };
  }
  if (path.used) return { cause: "programming-stuck", scope: [target, networkInstance, prefix], evidence: seen };
  if (path.tieBreakReason === "multi-path")
    return { cause: "ecmp-limit", scope: [target, networkInstance], evidence: seen };
  const tieBreak = path.tieBreakReason ?? invalid ?? "no reason is given";
  return { cause: "path-not-best", scope: [...scope, tieBreak], evidence: { ...seen, tieBreak } };
}

function unresolvedCause(prefix: PrefixVerdict, endpoint: EndpointVerdict, context: CauseContext): Finding {
  const addresses = knownAddresses(endpoint, context);
  const entry = context.leaf.entry(addresses);
  const tree = familyOf(prefix.prefix) === 4 ? "arp" : "neighbor-discovery";
  const noEntry = context.leaf.told(tree) ? "no ARP or ND entry" : "not told";
  const address = entry?.address ?? prefix.route?.nextHops.find(({ resolved }) => resolved === "false")?.address;
  return {
    cause: "nexthop-unresolved",
    scope: [prefix.target, prefix.networkInstance, address ?? endpoint.node],
    evidence: {
      address: address ?? addresses[0],
      subinterface: entry?.subinterface,
      linkLayerAddress: entry === undefined ? noEntry : (entry.linkLayerAddress ?? "not resolved"),
    },
  };
}

/** The leaf has the route and does not forward by it. */
function programmingCause({ target, networkInstance, prefix }: PrefixVerdict, { leaf, fib }: CauseContext): Finding {
  const route = fib.activeRoute(networkInstance, prefix);
  const group = route && fib.nextHopGroup(route);
  if (route?.programming.state === "suppressed") {
    return { cause: "route-suppressed", scope: [target, networkInstance, prefix], evidence: {} };
  }
  const full = leaf.exhausted();
  const hops = group?.nextHops ?? [];
  const behind = hops.flatMap(({ resolution }) => resolution?.faults ?? []);
  const allocation =
    hops.some((hop) => hop.resourceAllocationFailed) ||
    behind.some(({ kind }) => kind === "resource-allocation-failed");
  const programmings = [route?.programming, group?.programming, ...behind.map(programmingBehind)];
  const failed = programmings.find((one) => one?.state === "failed");
  if (allocation || (failed && full)) {
    const evidence = { resource: full?.name ?? "next hops", usedPercent: full?.usedPercent, location: full?.location };
    return { cause: "resources-exhausted", scope: [target, full?.name ?? "next-hops"], evidence };
  }
  if (failed?.state === "failed") {
    const locations = failed.locations.join(", ") || "no location is named";
    return { cause: "programming-failed", scope: [target, locations], evidence: { locations } };
  }
  return { cause: "programming-stuck", scope: [target, networkInstance, prefix], evidence: {} };
}

function programmingBehind({ kind, detail }: ResolutionFault): Programming | undefined {
  return kind === "failed" ? { state: "failed", locations: detail === undefined ? [] : [detail] } : undefined;
}

function neighborEvidence(neighbor: BgpNeighbor, family: Family) {
  const { peerAddress, sessionState, lastEvent, lastEstablished, lastNotification } = neighbor;
  const counters = neighbor.families?.[family === 4 ? "ipv4-unicast" : "ipv6-unicast"];
  const notification =
    lastNotification &&
    `${lastNotification.direction} ${[lastNotification.code, lastNotification.subcode].filter(Boolean).join(": ")}`;
  return {
    peer: peerAddress,
    state: sessionState,
    event: lastEvent,
    lastEstablished,
    notification,
    receivedRoutes: counters?.receivedRoutes,
    rejectedRoutes: counters?.rejectedRoutes,
    prefixLimitExceeded: counters?.prefixLimitExceeded,
  };
}

function knownAddresses({ node, acceptable }: EndpointVerdict, context: CauseContext): readonly IpAddress[] {
  return [...new Set([...acceptable, ...context.addressesOf(node)])];
}
