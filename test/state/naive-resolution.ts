import type { ResolutionFault, Uint64 } from "../../src/model/fib.ts";
import type { GroupMember } from "../../src/model/target.ts";
import { type NaiveGroup, type NaiveHop, naiveProgramming } from "./naive-fib.ts";

/** The lists a hop is looked up in, by network instance and index as JSON. */
export interface NaiveLists {
  readonly groups: ReadonlyMap<string, NaiveGroup>;
  readonly hops: ReadonlyMap<string, NaiveHop>;
}

type Said = readonly [kind: ResolutionFault["kind"], detail?: string | undefined];

/** What is wrong behind a hop, found by going wherever something forwards, and whether one gets out. */
export function naiveResolution(
  start: NaiveHop,
  { groups, hops }: NaiveLists,
  groupsNamed: boolean,
): { readonly faults: readonly ResolutionFault[]; readonly forwards: boolean } {
  const faults: ResolutionFault[] = [];
  const entered: NaiveGroup[] = [];
  let forwards = false;
  if (leadsOn(start)) behind(start, 1, []);
  return { faults, forwards };

  function ofHop(level: number, index: Uint64, [kind, detail]: Said): void {
    faults.push({ kind, level, list: "next-hop", index, detail });
  }
  function ofGroup(level: number, index: Uint64, [kind, detail]: Said): void {
    faults.push({ kind, level, list: "next-hop-group", index, detail });
  }
  function find(networkInstance: string, index: Uint64 | undefined): NaiveHop | undefined {
    return index === undefined ? undefined : hops.get(JSON.stringify([networkInstance, index]));
  }

  function behind(hop: NaiveHop, level: number, path: readonly NaiveGroup[]): void {
    const { resolvingRoute: route, resolvingTunnel: tunnel } = hop;
    if (level > 8) ofHop(level, hop.index, ["not-told", "more than 8 groups away"]);
    else if (!route && !tunnel) ofHop(level, hop.index, ["not-told", "what it resolves to"]);
    else {
      if (route) follow(hop, route.nextHopGroup, [hop.networkInstance], level, path);
      if (tunnel) follow(hop, tunnel.nextHopGroup, [hop.networkInstance, "default"], level, path);
    }
  }

  function follow(
    hop: NaiveHop,
    index: Uint64 | undefined,
    places: readonly string[],
    level: number,
    path: readonly NaiveGroup[],
  ): void {
    if (index === undefined) {
      if (groupsNamed) ofHop(level, hop.index, ["not-told", "the group it resolves to"]);
      else forwards = true;
      return;
    }
    const [group] = places.flatMap((place) => groups.get(JSON.stringify([place, index])) ?? []);
    if (!group) ofGroup(level, index, ["not-told"]);
    else if (path.includes(group)) ofGroup(level, index, ["cycle"]);
    else if (!entered.includes(group)) enter(group, level, path);
  }

  function enter(group: NaiveGroup, level: number, path: readonly NaiveGroup[]): void {
    entered.push(group);
    const { networkInstance, index } = group;
    const members = [...group.members].sort(([a], [b]) => a - b);
    const programming = naiveProgramming(group.programming, false);
    const missing = members.find(([, { nextHop }]) => !find(networkInstance, nextHop));
    const [id, { nextHop = undefined } = {}] = missing ?? [];
    if (programming.state === "failed") {
      ofGroup(level, index, ["failed", programming.locations.join(", ") || undefined]);
    } else if (programming.state === "pending") ofGroup(level, index, ["pending"]);
    else if (members.length === 0) ofGroup(level, index, ["empty"]);
    else if (nextHop !== undefined) ofHop(level, nextHop, ["not-told"]);
    else if (missing) ofGroup(level, index, ["not-told", `its member ${id}`]);
    else
      for (const [, member] of members) {
        const hop = find(networkInstance, member.nextHop);
        const said = hop && wrongWith(member, hop);
        if (hop && said) ofHop(level, hop.index, said);
        else if (hop && leadsOn(hop)) behind(hop, level + 1, [...path, group]);
        else forwards = true;
      }
  }
}

function leadsOn({ type, resolvingRoute, resolvingTunnel }: NaiveHop): boolean {
  return type === "indirect" || (resolvingRoute?.nextHopGroup ?? resolvingTunnel?.nextHopGroup) !== undefined;
}

function wrongWith(member: Partial<GroupMember>, hop: NaiveHop): Said | undefined {
  if (member.resourceAllocationFailed || hop.resourceAllocationFailed) return ["resource-allocation-failed"];
  if (hop.resolved === false || member.resolved === "false") return ["unresolved"];
  if (hop.type === undefined) return ["not-told", "its type"];
  if (["discard", "reject", "extract", "broadcast"].includes(hop.type)) return ["not-forwarding", hop.type];
  if (member.resolved === undefined && hop.resolved === undefined) return ["not-told", "whether it is resolved"];
  return undefined;
}
