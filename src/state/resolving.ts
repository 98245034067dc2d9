import type { Resolved, ResolvingEntry } from "../model/fib.ts";
import type { GroupMember } from "../model/target.ts";
import type { Group, GroupTable } from "./group-table.ts";
import type { NextHop } from "./next-hop-table.ts";

/** Where tunnels are resolved if not in the route table that names them (VXLAN). */
const underlay = "default";

/** The group a route or tunnel resolves to, if the switch lists it. */
export function resolvingGroup(
  groups: GroupTable,
  networkInstance: string,
  resolving: ResolvingEntry,
): Group | undefined {
  if (resolving.nextHopGroup === undefined) return undefined;
  const own = groups.find(networkInstance, resolving.nextHopGroup);
  if (own?.present || resolving.kind === "route") return own?.present ? own : undefined;
  const below = groups.find(underlay, resolving.nextHopGroup);
  return below?.present ? below : undefined;
}

/** Whether packets leave by this hop, rather than by what it resolves to. */
export function isLast(hop: NextHop): boolean {
  const leads = hop.resolvingRoute?.nextHopGroup ?? hop.resolvingTunnel?.nextHopGroup;
  return hop.type !== "indirect" && leads === undefined;
}

/** The member tells of every type of hop, `indirect/resolved` of indirect ones; where they differ, no is the safe answer. */
export function resolvedOf(member: GroupMember, hop: NextHop): Resolved {
  if (hop.resolved === false) return "false";
  if (member.resolved !== undefined) return member.resolved;
  return hop.resolved === true ? "true" : "unknown";
}
