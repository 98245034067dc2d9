import type { DirectExpectation, NodeAddressIndex, Severity, TargetExpectation } from "../expectation/expectation.ts";
import type { IpAddress } from "../model/address.ts";
import type { FibNextHop, FibNextHopGroup, FibRoute, FibView } from "../model/fib.ts";
import type { EndpointReason, EndpointState, EndpointVerdict, RouteEvidence, UnexpectedNextHop } from "./verdict.ts";

/** One endpoint as it stands this moment: a verdict before time is taken into account. */
export type Judgement = Pick<
  EndpointVerdict,
  "node" | "class" | "reason" | "detail" | "severity" | "nextHops" | "acceptable" | "attachmentSource"
> & {
  readonly state: Exclude<EndpointState, "updating">;
  /** When the endpoint began to be expected, by our clock; for the hold-down of what is new. */
  readonly expectedSince: number;
};

/** One prefix on one leaf as it stands this moment. */
export interface PrefixJudgement {
  readonly endpoints: readonly Judgement[];
  readonly unexpected: readonly UnexpectedNextHop[];
  readonly route: RouteEvidence | undefined;
}

/** What a judgement needs beside the expectation and the FIB. All of it is read, nothing is kept. */
export interface JudgeContext {
  /** Why the cluster cannot be known, if so: every endpoint is unknown then. */
  readonly clusterUnknown: EndpointReason | undefined;
  readonly nodes: NodeAddressIndex;
  /** Why a node's announcement is uncertain, as `advertiser-not-running`. */
  nodeReason(node: string): EndpointReason | undefined;
  /** Whether another leaf of an anycast group holds the node's next hop. */
  heldBy(leaf: string, direct: DirectExpectation): "yes" | "no" | "unknown";
  /** `require`: a leaf without attached nodes must have the prefix as well. `inform`: it is only said. */
  readonly reachability: "require" | "inform";
}

/** Holds one expectation against one leaf's FIB. What cannot be known gives `unknown`, never a guess. */
export function judge(expectation: TargetExpectation, fib: FibView, context: JudgeContext): PrefixJudgement {
  const { networkInstance, prefix } = expectation;
  const route = fib.activeRoute(networkInstance, prefix);
  const group = route && fib.nextHopGroup(route);
  const evidence = route && routeEvidence(route, group);
  const blind = cannotKnow(expectation, fib, context);
  if (blind) {
    const endpoints = rows(expectation).map((row) => judgement(row, "unknown", { ...blind }));
    return { endpoints, unexpected: [], route: evidence };
  }
  if (route === undefined) {
    const inactive = fib.routes(networkInstance, prefix).map((other) => `${other.routeType} of ${other.routeOwner}`);
    const detail = inactive.length > 0 ? `held but not active: ${inactive.join(", ")}` : undefined;
    const endpoints = rows(expectation).map((row) =>
      absent(row, { reason: "external-address-no-route", detail, severity: "critical" }, context),
    );
    return { endpoints, unexpected: [], route: undefined };
  }
  const fault = routeFault(route, group);
  const endpoints = rows(expectation).map((row) => {
    if (row.direct === undefined) return reachable(row, fault);
    return judgeNextHop(row, row.direct, group?.nextHops ?? [], fault, context);
  });
  return { endpoints, unexpected: unexpectedNextHops(expectation, group, context), route: evidence };
}

/** Whether a leaf's FIB holds a usable next hop of the node, seen from another leaf of its group. */
export function holdsNextHop(
  fib: FibView,
  networkInstance: string,
  direct: DirectExpectation,
): "yes" | "no" | "unknown" {
  if (fib.freshness !== "synced" || !fib.networkInstances.includes(networkInstance)) return "unknown";
  const route = fib.activeRoute(networkInstance, direct.expectation.prefix);
  if (route === undefined) return "no";
  const group = fib.nextHopGroup(route);
  const fault = routeFault(route, group);
  if (fault) return fault.state === "unknown" ? "unknown" : "no";
  const hops = (group?.nextHops ?? []).filter((hop) => leadsTo(hop, direct.expectation.nextHops.acceptable));
  if (hops.some((hop) => hopFault(hop) === undefined)) return "yes";
  return hops.some((hop) => hopFault(hop)?.state === "unknown") ? "unknown" : "no";
}

/** One line to judge: a node that must be a next hop, or the prefix as a whole. */
interface Row {
  readonly node: string;
  readonly direct: DirectExpectation | undefined;
  readonly expectedSince: number;
}

interface Fault {
  readonly state: "down" | "unknown";
  readonly reason: EndpointReason;
  readonly detail?: string | undefined;
  readonly severity?: Severity | undefined;
}

function rows(expectation: TargetExpectation): Row[] {
  if (expectation.direct.length > 0) {
    return expectation.direct.map((direct) => ({
      node: direct.expectation.node,
      direct,
      expectedSince: direct.expectation.since,
    }));
  }
  return expectation.reachable ? [{ node: "*", direct: undefined, expectedSince: 0 }] : [];
}

function cannotKnow(expectation: TargetExpectation, fib: FibView, context: JudgeContext): Fault | undefined {
  if (fib.freshness !== "synced") {
    return { state: "unknown", reason: `target-${fib.freshness}`, detail: fib.staleReason };
  }
  if (!fib.networkInstances.includes(expectation.networkInstance)) {
    const detail = `network-instance ${expectation.networkInstance} is not subscribed`;
    return { state: "unknown", reason: "target-not-subscribed", detail };
  }
  if (context.clusterUnknown) return { state: "unknown", reason: context.clusterUnknown };
  if (fib.routes(expectation.networkInstance, expectation.prefix).some((route) => route.malformed)) {
    return { state: "unknown", reason: "entry-malformed", detail: "the leaf sent an entry that could not be read" };
  }
  return undefined;
}

/** What keeps an active route from forwarding, whatever its next hops. */
function routeFault(route: FibRoute, group: FibNextHopGroup | undefined): Fault | undefined {
  const notProgrammed = (detail: string): Fault => ({
    state: "down",
    reason: "external-address-not-programmed",
    detail,
    severity: "critical",
  });
  const { programming } = route;
  if (programming.state === "failed") return notProgrammed(failedAt("route", programming.locations));
  if (programming.state === "suppressed") return notProgrammed("suppressed: the leaf is configured not to install it");
  if (programming.state === "pending") return notProgrammed("pending: the hardware has not acknowledged it");
  if (programming.state === "unknown") {
    return { state: "unknown", reason: "entry-incomplete", detail: "the leaf did not say whether it is programmed" };
  }
  if (group === undefined) return { state: "unknown", reason: "entry-incomplete", detail: "the route names no group" };
  if (group.malformed) return { state: "unknown", reason: "entry-malformed", detail: `group ${group.index}` };
  if (group.programming.state === "failed")
    return notProgrammed(failedAt("next-hop group", group.programming.locations));
  if (group.programming.state === "pending") return notProgrammed("pending: its next-hop group");
  if (group.dangling) {
    return {
      state: "unknown",
      reason: "entry-incomplete",
      detail: `group ${group.index} or one of its next hops is not there yet`,
    };
  }
  if (group.nextHops.length === 0) {
    return { state: "down", reason: "nexthop-unresolved", detail: "the group has no next hop", severity: "critical" };
  }
  return undefined;
}

function failedAt(what: string, locations: readonly string[]): string {
  return `${what} failed${locations.length > 0 ? ` at ${locations.join(", ")}` : ""}`;
}

function judgeNextHop(
  row: Row,
  direct: DirectExpectation,
  hops: readonly FibNextHop[],
  fault: Fault | undefined,
  context: JudgeContext,
): Judgement {
  if (fault) return fault.state === "unknown" ? judgement(row, "unknown", fault) : absent(row, fault, context);
  const own = hops.filter((hop) => leadsTo(hop, direct.expectation.nextHops.acceptable));
  const good = own.filter((hop) => hopFault(hop) === undefined);
  if (good.length > 0) return judgement(row, "up", {}, addressesOf(good, direct.expectation.nextHops.acceptable));
  const worst = own.map(hopFault).find((hop) => hop !== undefined);
  if (worst?.state === "unknown") return judgement(row, "unknown", worst);
  if (worst) return absent(row, worst, context);
  const severity = direct.expectation.class === "hosting" ? "critical" : "major";
  return absent(row, { reason: "no-route-to-host", severity }, context);
}

/** The node's next hop is not there. Not every absence is a fault. */
function absent(row: Row, fault: Omit<Fault, "state">, context: JudgeContext): Judgement {
  const { direct } = row;
  if (direct === undefined) {
    if (context.reachability === "require") return judgement(row, "down", { ...fault, severity: "major" });
    return judgement(row, "not-applicable", { ...fault, severity: "info" });
  }
  const { expectation } = direct;
  if (expectation.class === "backup") {
    return judgement(row, "not-applicable", { reason: "path-not-best", severity: "info" });
  }
  if (expectation.confidence !== "firm") {
    const stale = expectation.confidence === "stale-config" ? "advertiser-config-invalid" : "advertiser-disagrees";
    return judgement(row, "unknown", { reason: context.nodeReason(row.node) ?? stale, severity: "warning" });
  }
  if (direct.attachmentSource === "unattached") {
    return judgement(row, "unknown", { reason: "attachment-unknown", severity: "info" });
  }
  const onlyHere = fault.reason === "no-route-to-host" && direct.group !== undefined;
  const elsewhere = onlyHere ? direct.group.map((leaf) => context.heldBy(leaf, direct)) : [];
  if (elsewhere.includes("yes")) return judgement(row, "up", { detail: "held by another leaf of its group" });
  if (elsewhere.includes("unknown")) {
    return judgement(row, "unknown", { reason: "target-stale", detail: "another leaf of its group cannot be read" });
  }
  return judgement(row, "down", fault);
}

function reachable(row: Row, fault: Fault | undefined): Judgement {
  return fault ? judgement(row, fault.state, fault) : judgement(row, "up", {});
}

function judgement(
  row: Row,
  state: Judgement["state"],
  why: { reason?: EndpointReason; detail?: string | undefined; severity?: Severity | undefined },
  nextHops: readonly IpAddress[] = [],
): Judgement {
  return {
    node: row.node,
    class: row.direct?.expectation.class,
    state,
    reason: why.reason,
    detail: why.detail,
    severity: why.severity ?? (state === "unknown" ? "info" : undefined),
    nextHops,
    acceptable: row.direct?.expectation.nextHops.acceptable ?? [],
    attachmentSource: row.direct?.attachmentSource,
    expectedSince: row.expectedSince,
  };
}

/** The protocol next hop first, then what it resolves to. */
function leadsTo(hop: FibNextHop, acceptable: readonly IpAddress[]): boolean {
  if (hop.address !== undefined && acceptable.includes(hop.address)) return true;
  return hop.resolvedBy.some(({ address }) => address !== undefined && acceptable.includes(address));
}

function addressesOf(hops: readonly FibNextHop[], acceptable: readonly IpAddress[]): IpAddress[] {
  const found = new Set<IpAddress>();
  for (const hop of hops) {
    for (const address of [hop.address, ...hop.resolvedBy.map((end) => end.address)]) {
      if (address !== undefined && acceptable.includes(address)) {
        found.add(address);
        break;
      }
    }
  }
  return [...found];
}

function hopFault(hop: FibNextHop): Fault | undefined {
  if (hop.resourceAllocationFailed) {
    return {
      state: "down",
      reason: "external-address-not-programmed",
      detail: "resource allocation failed",
      severity: "critical",
    };
  }
  if (hop.resolved === "false") return { state: "down", reason: "nexthop-unresolved", severity: "critical" };
  if (hop.type === "discard" || hop.type === "reject") {
    return { state: "down", reason: "nexthop-unresolved", detail: hop.type, severity: "critical" };
  }
  if (hop.resolved === "unknown" || hop.type === undefined) return { state: "unknown", reason: "entry-incomplete" };
  return undefined;
}

/** Next hops that lead to a node which must not announce, or to none we know. */
function unexpectedNextHops(
  expectation: TargetExpectation,
  group: FibNextHopGroup | undefined,
  context: JudgeContext,
): UnexpectedNextHop[] {
  const found: UnexpectedNextHop[] = [];
  const announcedByNone = expectation.direct.length === 0 && !expectation.reachable;
  for (const hop of group?.nextHops ?? []) {
    if (expectation.direct.some((direct) => leadsTo(hop, direct.expectation.nextHops.acceptable))) continue;
    const node = nodeBehind(hop, context.nodes);
    const { address } = hop;
    if (node === undefined) {
      if (expectation.direct.length > 0) {
        found.push({ address, node, reason: "unknown-nexthop", severity: "info", detail: undefined });
      }
      continue;
    }
    const why = expectation.nonExpectations.find((other) => other.node === node || other.node === "*");
    if (why === undefined && !announcedByNone) continue; // announced, and attached elsewhere
    const severity = why?.reason === "noLocalEndpoints" ? "major" : "warning";
    const reason = announcedByNone ? "unexpected-prefix" : "unexpected-nexthop";
    found.push({ address, node, reason, severity, detail: why?.reason });
  }
  return found;
}

function nodeBehind(hop: FibNextHop, nodes: NodeAddressIndex): string | undefined {
  const direct = hop.address === undefined ? undefined : nodes.nodeOf(hop.address);
  if (direct !== undefined) return direct;
  for (const { address } of hop.resolvedBy) {
    const node = address === undefined ? undefined : nodes.nodeOf(address);
    if (node !== undefined) return node;
  }
  return undefined;
}

function routeEvidence(route: FibRoute, group: FibNextHopGroup | undefined): RouteEvidence {
  return {
    routeType: route.routeType,
    routeOwner: route.routeOwner,
    active: route.active,
    programming: route.programming,
    nextHopGroup: route.nextHopGroup === undefined ? undefined : String(route.nextHopGroup),
    nextHopGroupNetworkInstance: route.nextHopGroupNetworkInstance,
    nextHops: (group?.nextHops ?? []).map((hop) => ({
      address: hop.address,
      type: hop.type,
      resolved: hop.resolved,
      subinterface: hop.subinterface ?? hop.resolvedBy[0]?.subinterface,
    })),
  };
}
