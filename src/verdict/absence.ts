import type { DirectExpectation, NodeAddressIndex, TargetExpectation } from "../expectation/expectation.ts";
import type { Family } from "../model/address.ts";
import type { FibNextHopGroup, FibRoute, FibView } from "../model/fib.ts";
import type { RibPaths } from "../model/rib.ts";
import type { BgpNeighbor } from "../model/target.ts";
import { hopFault, usableBackups } from "./fault.ts";
import { leadsTo, nodeBehind } from "./next-hops.ts";
import type { NodeSession } from "./session.ts";

/** What an absent next hop is looked for in. */
export interface AbsenceEvidence {
  readonly route: FibRoute;
  readonly group: FibNextHopGroup | undefined;
  /** Every entry of the prefix. */
  readonly others: readonly FibRoute[];
  readonly fib: FibView;
  /** The route is as wide as the leaf can make one. */
  readonly atLimit: boolean;
  /** The leaf's session with the node that announces. */
  readonly session: () => NodeSession;
  /** What the leaf's BGP RIB holds of the prefix, as far as it was told; to look is to want it told. */
  readonly rib: () => RibPaths | undefined;
}

/** Why an absence is no fault; `unknown`: where that cannot be told. */
export interface Explanation {
  readonly state: "up" | "unknown";
  readonly reason: "ecmp-limit" | "path-not-best";
  readonly detail: string;
}

/** The width of a route, if all of its next hops are good and expected; only then can a limit be why others are absent. */
export function widthOf({ direct }: TargetExpectation, group: FibNextHopGroup | undefined): number | undefined {
  const hops = group?.nextHops ?? [];
  const expected = direct.filter(({ outrankedBy }) => outrankedBy === undefined);
  const sound = hops.every(
    (hop) =>
      hopFault(hop) === undefined && expected.some(({ expectation }) => leadsTo(hop, expectation.nextHops.acceptable)),
  );
  return sound && hops.length > 0 ? hops.length : undefined;
}

/** Why a next hop may rightly be absent although its node announces (kubernetes-expectations 3.3): it waits as a backup,
 *  the node's path is held but another is preferred, or the route is as wide as the leaf allows. Undefined if nothing on
 *  the leaf says so: how other prefixes look tells nothing of this one. */
export function explainAbsence(
  { expectation }: DirectExpectation,
  { route, group, others, fib, atLimit, session, rib }: AbsenceEvidence,
): Explanation | undefined {
  const { acceptable } = expectation.nextHops;
  if (usableBackups(group).some((hop) => leadsTo(hop, acceptable))) {
    return { state: "up", reason: "path-not-best", detail: "held as a backup next hop" };
  }
  for (const other of others) {
    if (other.active || !isBgp(other) || !preferred(route, other)) continue;
    if (!fib.nextHopGroup(other)?.nextHops.some((hop) => leadsTo(hop, acceptable))) continue;
    const by = `${route.routeType} of ${route.routeOwner} (preference ${route.preference})`;
    const detail = `held with preference ${other.preference}, but not active: ${by} is`;
    return { state: "up", reason: "path-not-best", detail };
  }
  const neighbor = session();
  if (atLimit)
    return atTheLimit(`the leaf holds ${group?.nextHops.length} next hops at most`, neighbor, expectation.family);
  if (typeof neighbor === "string" || neighbor.sessionState !== "established") return undefined;
  const paths = rib();
  return paths && pathInRib(paths, neighbor);
}

/** Somebody has to be left out, which may be a node whose session is up. */
function atTheLimit(detail: string, neighbor: NodeSession, family: Family): Explanation | undefined {
  if (neighbor === "not-told") {
    const doubt = `${detail}, and does not tell whether the node's session is up`;
    return { state: "unknown", reason: "ecmp-limit", detail: doubt };
  }
  return announces(neighbor, family) ? { state: "up", reason: "ecmp-limit", detail } : undefined;
}

/** The session is up, and the leaf does not say that nothing came over it. */
function announces(neighbor: NodeSession, family: Family): boolean {
  if (typeof neighbor === "string" || neighbor.sessionState !== "established") return false;
  const counters = neighbor.families?.[family === 4 ? "ipv4-unicast" : "ipv6-unicast"];
  return counters?.receivedRoutes !== 0;
}

/** The node's path is a good one, and BGP chose others: the leaf's own word on why. */
function pathInRib({ local }: RibPaths, { peerAddress }: BgpNeighbor): Explanation | undefined {
  const path = local.find((one) => one.neighbor === peerAddress);
  if (path === undefined || path.used || !path.valid || path.invalidReasons.length > 0) return undefined;
  if (!local.some((other) => other !== path && other.used)) return undefined;
  const { tieBreakReason } = path;
  if (tieBreakReason === undefined || tellingNothing.has(tieBreakReason)) return undefined;
  const detail = `in the BGP RIB, not used: ${tieBreakReason}`;
  return { state: "up", reason: tieBreakReason === "multi-path" ? "ecmp-limit" : "path-not-best", detail };
}

/** Tie-break reasons that do not say what another path is preferred for. */
const tellingNothing: ReadonlySet<string> = new Set(["none", "unknown", "invalid-route", "fib-install-disabled"]);

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
