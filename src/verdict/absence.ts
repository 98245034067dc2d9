import type { DirectExpectation, NodeAddressIndex, TargetExpectation } from "../expectation/expectation.ts";
import type { FibNextHopGroup, FibRoute, FibView } from "../model/fib.ts";
import { hopFault, usableBackups } from "./fault.ts";
import { leadsTo, nodeBehind } from "./next-hops.ts";

/** How many next hops a good route has, each of which is expected, and the expected nodes that are not among them. */
export interface Cut {
  readonly width: number;
  readonly missing: readonly string[];
}

/** What an absent next hop is looked for in. */
export interface AbsenceEvidence {
  readonly route: FibRoute;
  readonly group: FibNextHopGroup | undefined;
  /** Every entry of the prefix. */
  readonly others: readonly FibRoute[];
  readonly fib: FibView;
  /** The route is as wide as the leaf can make one. */
  readonly atLimit: boolean;
}

/** The width of a route, if all of its next hops are good and expected; only then can a limit be why others are absent. */
export function cutOf({ direct }: TargetExpectation, group: FibNextHopGroup | undefined): Cut | undefined {
  const hops = group?.nextHops ?? [];
  const expected = direct.filter(({ outrankedBy }) => outrankedBy === undefined);
  if (hops.length === 0 || expected.length === 0) return undefined;
  const held = new Set<DirectExpectation>();
  for (const hop of hops) {
    if (hopFault(hop) !== undefined) return undefined;
    const one = expected.find(({ expectation }) => leadsTo(hop, expectation.nextHops.acceptable));
    if (one === undefined) return undefined;
    held.add(one);
  }
  const missing = expected.filter((one) => !held.has(one)).map(({ expectation }) => expectation.node);
  return { width: hops.length, missing };
}

/** Why a next hop may rightly be absent although its node announces (kubernetes-expectations 3.3): the route is as wide as
 *  the leaf allows, the node's path is held but another is preferred, or it waits as a backup. Undefined if nothing on the
 *  leaf says so. */
export function explainAbsence(
  { expectation }: DirectExpectation,
  { route, group, others, fib, atLimit }: AbsenceEvidence,
): { readonly reason: "ecmp-limit" | "path-not-best"; readonly detail: string } | undefined {
  const { acceptable } = expectation.nextHops;
  if (usableBackups(group).some((hop) => leadsTo(hop, acceptable))) {
    return { reason: "path-not-best", detail: "held as a backup next hop" };
  }
  for (const other of others) {
    if (other.active || !isBgp(other) || !preferred(route, other)) continue;
    if (!fib.nextHopGroup(other)?.nextHops.some((hop) => leadsTo(hop, acceptable))) continue;
    const by = `${route.routeType} of ${route.routeOwner} (preference ${route.preference})`;
    return { reason: "path-not-best", detail: `held with preference ${other.preference}, but not active: ${by} is` };
  }
  if (!atLimit) return undefined;
  return { reason: "ecmp-limit", detail: `the leaf holds ${group?.nextHops.length} next hops at most` };
}

/** Whether the leaf goes by a node it prefers over this one, so that this one's path waits in its RIB. A next hop that is
 *  no node's of ours may be such a node too, where that one is heard through another leaf or its address is not known. */
export function waits(
  { expectation, outrankedBy = [] }: DirectExpectation,
  group: FibNextHopGroup | undefined,
  nodes: Pick<NodeAddressIndex, "nodeOf">,
): boolean {
  const hops = group?.nextHops ?? [];
  if (outrankedBy.length === 0 || hops.some((hop) => leadsTo(hop, expectation.nextHops.acceptable))) return false;
  if (hops.some((hop) => outrankedBy.some((other) => leadsTo(hop, other.expectation.nextHops.acceptable)))) return true;
  const unseen = outrankedBy.some((other) => !other.attached || other.expectation.nextHops.kind === "unknown");
  return unseen && hops.some((hop) => nodeBehind(hop, nodes) === undefined);
}

/** Whether BGP gave the route, as it is or by EVPN or IP-VPN. */
export function isBgp({ routeType }: Pick<FibRoute, "routeType">): boolean {
  return routeType === "bgp" || routeType.startsWith("bgp-");
}

function preferred(a: FibRoute, b: FibRoute): boolean {
  return a.preference !== undefined && b.preference !== undefined && a.preference < b.preference;
}
