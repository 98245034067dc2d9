import type { FibNextHop, FibNextHopGroup, ResolvedHop, Uint64 } from "../model/fib.ts";
import type { GroupMember } from "../model/target.ts";
import { type Group, groupProgramming } from "./group-table.ts";
import type { NextHop } from "./next-hop-table.ts";
import { isLast, resolvedOf, resolvingGroup } from "./resolving.ts";
import { type HopLists, maxDepth, SoundWalk } from "./sound-walk.ts";

/** The group with its members joined, as things stand now: by the group's network instance and the members' ids. */
export function resolveGroup(lists: HopLists, networkInstance: string, index: Uint64): FibNextHopGroup {
  const group = lists.groups.find(networkInstance, index);
  if (group === undefined || !group.present) {
    const programming = { state: "unknown" } as const;
    return { networkInstance, index, programming, nextHops: [], dangling: true, malformed: false };
  }
  const walk = new Walk(lists);
  const nextHops: FibNextHop[] = [];
  for (const member of group.members) {
    const hop = member.nextHop === undefined ? undefined : lists.nextHops.find(networkInstance, member.nextHop);
    if (hop) nextHops.push(walk.nextHop(member, hop));
  }
  const backups = walk.backups(group);
  return {
    networkInstance,
    index,
    programming: groupProgramming(group),
    nextHops,
    ...(backups.length > 0 ? { backups } : {}),
    dangling: nextHops.length < group.members.length,
    malformed: group.doubt !== undefined || walk.malformed,
  };
}

/** One walk from a group down to what leaves the switch. It notes whether it met anything malformed. */
class Walk {
  readonly #lists: HopLists;
  malformed = false;

  constructor(lists: HopLists) {
    this.#lists = lists;
  }

  /** The group's own backup hops, then the members of the group it names as backup. A backup is no part of what is wrong
   *  with the group: one that is not there yet is left out, and one that is malformed casts no doubt. */
  backups(group: Group): FibNextHop[] {
    const other =
      group.backupGroup === undefined ? undefined : this.#lists.groups.find(group.networkInstance, group.backupGroup);
    const members = [...group.backups, ...(other?.present && other !== group ? other.members : [])];
    const { malformed } = this;
    const hops = members.flatMap((member) => {
      const hop =
        member.nextHop === undefined ? undefined : this.#lists.nextHops.find(group.networkInstance, member.nextHop);
      return hop && hop.doubt === 0 ? [this.nextHop(member, hop)] : [];
    });
    this.malformed = malformed;
    return hops;
  }

  nextHop(member: GroupMember, hop: NextHop): FibNextHop {
    if (hop.doubt !== 0) this.malformed = true;
    const { ends, faults, forwards, malformed } = new SoundWalk(this.#lists, hop);
    if (malformed) this.malformed = true;
    return {
      index: hop.index,
      type: hop.type,
      address: hop.address,
      subinterface: hop.subinterface,
      resolved: resolvedOf(member, hop),
      resourceAllocationFailed: member.resourceAllocationFailed === true || hop.resourceAllocationFailed,
      weight: member.weight,
      resolvedBy: faults.length > 0 ? this.#allEnds(hop) : ends,
      resolving: hop.resolvingRoute ?? hop.resolvingTunnel,
      ...(faults.length > 0 ? { resolution: { forwards, faults } } : {}),
    };
  }

  /** What a hop resolves to, whether it forwards or not: it tells whose hop it is. */
  #allEnds(hop: NextHop): ResolvedHop[] {
    const ends: ResolvedHop[] = [];
    this.#descend(hop, 0, new Set(), ends);
    return ends;
  }

  /** Adds what a hop resolves to. Each group is entered once, so a loop of references ends. */
  #descend(hop: NextHop, depth: number, entered: Set<Group>, into: ResolvedHop[]): void {
    if (depth >= maxDepth) return;
    for (const resolving of [hop.resolvingRoute, hop.resolvingTunnel]) {
      const group = resolving && resolvingGroup(this.#lists.groups, hop.networkInstance, resolving);
      if (group === undefined || entered.has(group)) continue;
      entered.add(group);
      if (group.doubt) this.malformed = true;
      for (const member of group.members) {
        if (member.nextHop === undefined) continue;
        const next = this.#lists.nextHops.find(group.networkInstance, member.nextHop);
        if (next === undefined) continue;
        if (next.doubt !== 0) this.malformed = true;
        const { index, type, address, subinterface } = next;
        if (isLast(next)) into.push({ index, type, address, subinterface });
        else this.#descend(next, depth + 1, entered, into);
      }
    }
  }
}
