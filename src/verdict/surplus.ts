import type { NodeAddressIndex, TargetExpectation } from "../expectation/expectation.ts";
import type { IpAddress } from "../model/address.ts";
import type { FibNextHop, FibNextHopGroup, FibRoute } from "../model/fib.ts";
import { isBgp } from "./absence.ts";
import { leadsTo, nodeBehind } from "./next-hops.ts";
import type { UnexpectedNextHop } from "./verdict.ts";

/** A next hop that should not be there, before time is taken into account. */
export type Surplus = Omit<UnexpectedNextHop, "since" | "lastTransition" | "evidence"> & {
  /** It is to be expected until then, by our clock: the BGP session of a dead node has to run out first. */
  readonly toleratedUntilMs?: number | undefined;
};

/** What is known of nodes, present and past. */
export interface SurplusContext {
  readonly nodes: NodeAddressIndex;
  /** The node that had an address, of those the cluster no longer has. */
  formerNode?(address: IpAddress): string | undefined;
  /** Until when a next hop to a node may linger, for the state the node is in; and whether the node is out of service. */
  lingering?(node: string): { readonly untilMs: number; readonly dead: boolean } | undefined;
}

function refusalOf(expectation: TargetExpectation, node: string): string | undefined {
  if (expectation.refusalOf) return expectation.refusalOf(node);
  return expectation.nonExpectations.find((other) => other.node === node || other.node === "*")?.reason;
}

/** Next hops that lead to a node which must not announce, to one the cluster no longer has, or to none we know. */
export function unexpectedNextHops(
  expectation: TargetExpectation,
  route: FibRoute,
  group: FibNextHopGroup | undefined,
  context: SurplusContext,
): Surplus[] {
  const found: Surplus[] = [];
  const announcedByNone = expectation.direct.length === 0 && !expectation.reachable;
  for (const hop of group?.nextHops ?? []) {
    if (expectation.direct.some((direct) => leadsTo(hop, direct.expectation.nextHops.acceptable))) continue;
    const { node, former } = nodeOf(hop, context);
    const { address } = hop;
    if (node === undefined) {
      if (expectation.direct.length > 0) {
        found.push({ address, node, reason: "unknown-nexthop", severity: "info", detail: undefined });
      } else if (announcedByNone && isBgp(route)) {
        const detail = expectation.nonExpectations[0]?.reason;
        found.push({ address, node, reason: "unexpected-prefix", severity: "info", detail });
      }
      continue;
    }
    const lingering = context.lingering?.(node);
    if (former) {
      found.push(stale(address, node, "the node is gone", lingering?.untilMs));
      continue;
    }
    const why = refusalOf(expectation, node);
    if (why === undefined && !announcedByNone) continue; // announced, and attached elsewhere
    if (lingering?.dead) {
      found.push(stale(address, node, "the node is not ready", lingering.untilMs));
      continue;
    }
    found.push({
      address,
      node,
      reason: announcedByNone ? "unexpected-prefix" : "unexpected-nexthop",
      severity: why === "noLocalEndpoints" ? "major" : "warning",
      detail: why,
      ...tolerated(lingering?.untilMs),
    });
  }
  return found;
}

/** The next hops of a route whose prefix nobody expects. `left`: it was expected before, so what leads to a node is stale.
 *  `inPool`: it lies in a range services get their addresses from, so it needs a service to explain it, wherever it leads.
 *  Only what BGP brought is looked at: a leaf's own routes are nobody's announcement. */
export function leftoverNextHops(
  route: FibRoute,
  group: FibNextHopGroup | undefined,
  { left, inPool }: { readonly left: boolean; readonly inPool: boolean },
  context: SurplusContext,
): Surplus[] {
  if (!isBgp(route)) return [];
  const found: Surplus[] = [];
  for (const hop of group?.nextHops ?? []) {
    const { node, former } = nodeOf(hop, context);
    const untilMs = node === undefined ? undefined : context.lingering?.(node)?.untilMs;
    if (left && node !== undefined) {
      const why = former ? "the node is gone" : "no service needs the prefix any more";
      found.push(stale(hop.address, node, why, untilMs));
    } else if (inPool) found.push({ ...orphan, address: hop.address, node, ...tolerated(untilMs) });
  }
  if (found.length === 0 && inPool && (group?.nextHops.length ?? 0) === 0) found.push(orphan);
  return found;
}

const orphan: Surplus = {
  address: undefined,
  node: undefined,
  reason: "unexpected-prefix",
  severity: "warning",
  detail: "no service explains this route in a pool",
};

function stale(address: IpAddress | undefined, node: string, detail: string, untilMs: number | undefined): Surplus {
  return { address, node, reason: "stale-nexthop", severity: "warning", detail, ...tolerated(untilMs) };
}

function tolerated(untilMs: number | undefined): Pick<Surplus, "toleratedUntilMs"> {
  return untilMs === undefined ? {} : { toleratedUntilMs: untilMs };
}

function nodeOf(hop: FibNextHop, context: SurplusContext): { node: string | undefined; former: boolean } {
  const node = nodeBehind(hop, context.nodes);
  if (node !== undefined || context.formerNode === undefined) return { node, former: false };
  const nodeOfFormer = (address: IpAddress): string | undefined => context.formerNode?.(address);
  const former = nodeBehind(hop, { nodeOf: nodeOfFormer });
  return { node: former, former: former !== undefined };
}
