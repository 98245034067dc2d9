import type { DirectExpectation, NodeAddressIndex, Severity, TargetExpectation } from "../expectation/expectation.ts";
import type { IpAddress } from "../model/address.ts";
import type { FibNextHop, FibNextHopGroup, FibRoute, FibView } from "../model/fib.ts";
import type { RibPaths } from "../model/rib.ts";
import { type AbsenceEvidence, explainAbsence, waits, widthOf } from "./absence.ts";
import { besideFault, commonFault, type Fault, hopFault, routeFault, usableBackups } from "./fault.ts";
import { contentOf } from "./group-content.ts";
import { addressesOf, leadsTo } from "./next-hops.ts";
import { routeEvidence } from "./route-evidence.ts";
import type { NodeSession } from "./session.ts";
import { leftoverNextHops, type Surplus, type SurplusContext, unexpectedNextHops } from "./surplus.ts";
import type { EndpointReason, EndpointState, EndpointVerdict, RouteEvidence } from "./verdict.ts";

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
  readonly unexpected: readonly Surplus[];
  readonly route: RouteEvidence | undefined;
  /** The content of the route's group, if the judgement stands on this route and its group alone; absent otherwise. */
  readonly standsOn?: string | undefined;
}

/** What a judgement needs beside the expectation and the FIB. All of it is read, nothing is kept. */
export interface JudgeContext extends SurplusContext {
  /** Why the cluster cannot be known, if so: every endpoint is unknown then. */
  readonly clusterUnknown: EndpointReason | undefined;
  readonly nodes: NodeAddressIndex;
  /** Why a node's announcement is uncertain, as `advertiser-not-running`. */
  nodeReason(node: string): EndpointReason | undefined;
  /** Whether another leaf of an anycast group holds the node's next hop. */
  heldBy(leaf: string, direct: DirectExpectation): "yes" | "no" | "unknown";
  /** `require`: a leaf without attached nodes must have the prefix as well. `inform`: it is only said. */
  readonly reachability: "require" | "inform";
  /** The most next hops a BGP route of this leaf may have; undefined where nobody said. */
  ecmpLimit?(expectation: TargetExpectation): number | undefined;
  /** The leaf's BGP session with a node; absent where leaves tell nothing of their neighbours. */
  session?(expectation: TargetExpectation, direct: DirectExpectation): NodeSession;
  /** What the leaf's BGP RIB holds of the prefix, as far as it was told; to look is to want it told. */
  rib?(expectation: TargetExpectation): RibPaths | undefined;
}

/** Holds one expectation against one leaf's FIB. What cannot be known gives `unknown`, never a guess. */
export function judge(expectation: TargetExpectation, fib: FibView, context: JudgeContext): PrefixJudgement {
  const { networkInstance, prefix } = expectation;
  const entries = fib.routes(networkInstance, prefix);
  const route = entries.find(({ active }) => active);
  const group = route && fib.nextHopGroup(route);
  const evidence = route && routeEvidence(route, group);
  const blind = cannotKnow(expectation, entries, fib, context);
  if (blind) {
    const endpoints = rows(expectation).map((row) => judgement(row, "unknown", { ...blind }));
    return { endpoints, unexpected: [], route: evidence };
  }
  if (route === undefined) {
    // Sorted: a leaf tells its entries in any order, and that is no change.
    const inactive = entries.map((other) => `${other.routeType} of ${other.routeOwner}`);
    inactive.sort();
    const detail = inactive.length > 0 ? `held but not active: ${inactive.join(", ")}` : undefined;
    const endpoints = rows(expectation).map((row) =>
      absent(row, { reason: "external-address-no-route", detail, severity: "critical" }, context),
    );
    return { endpoints, unexpected: [], route: undefined };
  }
  const fault = routeFault(route, group);
  const held: Held = { route, group, fault, others: entries, fib };
  const limit = fault ? undefined : context.ecmpLimit?.(expectation);
  const atLimit = limit !== undefined && widthOf(expectation, group) === limit;
  const endpoints = rows(expectation).map((row) => {
    if (row.direct === undefined) return reachable(row, fault ?? deadEnd(group));
    const { direct } = row;
    const session = (): NodeSession => context.session?.(expectation, direct) ?? "not-told";
    const rib = (): RibPaths | undefined => context.rib?.(expectation);
    return judgeNextHop(row, direct, { ...held, atLimit, session, rib }, context);
  });
  const alone = entries.length === 1 && expectation.direct.every((direct) => direct.group === undefined);
  return {
    endpoints,
    unexpected: unexpectedNextHops(expectation, route, group, context),
    route: evidence,
    standsOn: alone ? contentOf(group).text : undefined,
  };
}

/** Looks at a prefix nobody expects, for what should not be there. `known`: the leaf and the cluster could be read. */
export function judgeLeftover(
  expectation: TargetExpectation,
  fib: FibView,
  standing: { readonly left: boolean; readonly inPool: boolean },
  context: JudgeContext,
): PrefixJudgement & { readonly known: boolean } {
  const entries = fib.routes(expectation.networkInstance, expectation.prefix);
  const route = entries.find(({ active }) => active);
  const group = route && fib.nextHopGroup(route);
  const evidence = route && routeEvidence(route, group);
  const known = cannotKnow(expectation, entries, fib, context) === undefined;
  const unexpected = known && route ? leftoverNextHops(route, group, standing, context) : [];
  return { endpoints: [], unexpected, route: evidence, known };
}

/** Whether a leaf's FIB holds a usable next hop of the node, or prefers another's over it, seen from another leaf of its
 *  group. */
export function holdsNextHop(
  fib: FibView,
  networkInstance: string,
  direct: DirectExpectation,
  nodes: Pick<NodeAddressIndex, "nodeOf">,
): "yes" | "no" | "unknown" {
  if (fib.freshness !== "synced" || !fib.networkInstances.includes(networkInstance)) return "unknown";
  const { prefix } = direct.expectation;
  if (fib.routes(networkInstance, prefix).some(({ malformed }) => malformed)) return "unknown";
  const route = fib.activeRoute(networkInstance, prefix);
  if (route === undefined) return "no";
  const group = fib.nextHopGroup(route);
  const fault = routeFault(route, group);
  if (fault) return fault.state === "unknown" ? "unknown" : "no";
  const hops = (group?.nextHops ?? []).filter((hop) => leadsTo(hop, direct.expectation.nextHops.acceptable));
  if (hops.some((hop) => hopFault(hop) === undefined)) return "yes";
  if (hops.length === 0 && waits(direct, group, nodes)) return "yes";
  // One that is not told in full may be the node's.
  const doubtful = hops.length > 0 ? hops.filter((hop) => hopFault(hop)?.state === "unknown") : untyped(group);
  return doubtful.length > 0 ? "unknown" : "no";
}

/** One line to judge: a node that must be a next hop, or the prefix as a whole. */
interface Row {
  readonly node: string;
  readonly direct: DirectExpectation | undefined;
  readonly expectedSince: number;
}

/** What the leaf holds of the prefix. */
interface Held {
  readonly route: FibRoute;
  readonly group: FibNextHopGroup | undefined;
  readonly fault: Fault | undefined;
  readonly others: readonly FibRoute[];
  readonly fib: FibView;
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

function cannotKnow(
  expectation: TargetExpectation,
  entries: readonly FibRoute[],
  fib: FibView,
  context: JudgeContext,
): Fault | undefined {
  if (fib.freshness !== "synced") {
    return { state: "unknown", reason: `target-${fib.freshness}`, detail: fib.staleReason };
  }
  if (!fib.networkInstances.includes(expectation.networkInstance)) {
    const detail = `network-instance ${expectation.networkInstance} is not subscribed`;
    return { state: "unknown", reason: "target-not-subscribed", detail };
  }
  if (context.clusterUnknown) return { state: "unknown", reason: context.clusterUnknown };
  if (entries.some((route) => route.malformed)) {
    return { state: "unknown", reason: "entry-malformed", detail: "the leaf sent an entry that could not be read" };
  }
  return undefined;
}

function judgeNextHop(
  row: Row,
  direct: DirectExpectation,
  held: Held & Pick<AbsenceEvidence, "atLimit" | "session" | "rib">,
  context: JudgeContext,
): Judgement {
  const { fault, group } = held;
  const waiting = waits(direct, group, context.nodes);
  const notBest = () => judgement(row, "not-applicable", { reason: "path-not-best", severity: "info" });
  if (fault?.state === "unknown") return judgement(row, "unknown", fault);
  if (fault) return waiting ? notBest() : absent(row, fault, context);
  const { acceptable } = direct.expectation.nextHops;
  const hops = group?.nextHops ?? [];
  const own = hops.filter((hop) => leadsTo(hop, acceptable));
  const good = own.filter((hop) => hopFault(hop) === undefined);
  if (good.length > 0) return judgement(row, "up", { detail: besideFault(good) }, addressesOf(good, acceptable));
  const standsIn = usableBackups(group).filter((hop) => leadsTo(hop, acceptable));
  if (standsIn.length > 0 && !hops.some((hop) => hopFault(hop) === undefined)) {
    return judgement(row, "up", { detail: "carried by a backup next hop" }, addressesOf(standsIn, acceptable));
  }
  const bad = commonFault(own);
  if (bad) return bad.state === "unknown" ? judgement(row, "unknown", bad) : absent(row, bad, context);
  if (waiting) return notBest();
  const explained = explainAbsence(direct, held);
  if (explained) return judgement(row, explained.state, { ...explained, severity: "info" });
  if (untyped(group).length > 0) {
    const detail = "a next hop is not told in full, and may be the node's";
    return judgement(row, "unknown", { reason: "entry-incomplete", detail });
  }
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
  if (direct.unplaced && fault.reason === "no-route-to-host") {
    const detail = "nobody tells by which address the node speaks: name it in the configuration";
    return judgement(row, "unknown", { reason: "unknown-nexthop", detail, severity: "warning" });
  }
  if (expectation.confidence !== "firm" && !direct.unplaced) {
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
  if (fault.reason === "no-route-to-host" && direct.mayShare) {
    const detail = `${direct.mayShare.join(", ")} may have the session: nothing was heard of it yet`;
    return judgement(row, "unknown", { reason: "attachment-unknown", detail });
  }
  return judgement(row, "down", fault);
}

function untyped(group: FibNextHopGroup | undefined): readonly FibNextHop[] {
  return (group?.nextHops ?? []).filter(({ type }) => type === undefined);
}

/** What is wrong with a prefix that has to be there by whatever next hop: none of them, nor a backup, would forward. */
function deadEnd(group: FibNextHopGroup | undefined): Fault | undefined {
  return usableBackups(group).length > 0 ? undefined : commonFault(group?.nextHops ?? []);
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
