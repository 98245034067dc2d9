import type { ResolutionFault, ResolvedHop, ResolvingEntry } from "../model/fib.ts";
import type { GroupMember } from "../model/target.ts";
import { type Group, type GroupTable, groupProgramming } from "./group-table.ts";
import type { NextHop, NextHopTable } from "./next-hop-table.ts";
import { isLast, resolvedOf, resolvingGroup } from "./resolving.ts";

/** How many groups a resolution may lead through, one behind the other. */
export const maxDepth = 8;
/** Types of next hops by which no packet gets any farther. `extract` is the switch itself. */
const goingNowhere: ReadonlySet<string> = new Set(["discard", "reject", "extract", "broadcast"]);

/** The lists of one leaf that a route's group is joined with. */
export interface HopLists {
  readonly groups: GroupTable;
  readonly nextHops: NextHopTable;
}

/** One walk behind an indirect next hop, by what forwards alone: a group counts as a route's own group does, and a hop as
 *  one of its members. What does not forward is noted, and nothing behind it is looked at. */
export class SoundWalk {
  readonly ends: ResolvedHop[] = [];
  readonly faults: ResolutionFault[] = [];
  /** Something on the way could not be read. */
  malformed = false;
  /** The switch says that the hop is resolved by something, and tells no more of it. */
  #unseenEnd = false;
  readonly #lists: HopLists;
  /** Each group is entered once, so a loop of references ends. */
  readonly #entered = new Set<Group>();
  readonly #path = new Set<Group>();

  constructor(lists: HopLists, hop: NextHop) {
    this.#lists = lists;
    if (!isLast(hop)) this.#descend(hop, 1);
  }

  /** Some way behind the hop forwards. */
  get forwards(): boolean {
    return this.#unseenEnd || this.ends.length > 0;
  }

  #descend(hop: NextHop, level: number): void {
    const { index } = hop;
    if (level > maxDepth) {
      this.#fault("not-told", level, "next-hop", index, `more than ${maxDepth} groups away`);
      return;
    }
    const { resolvingRoute, resolvingTunnel } = hop;
    if (resolvingRoute === undefined && resolvingTunnel === undefined) {
      this.#fault("not-told", level, "next-hop", index, "what it resolves to");
    }
    if (resolvingRoute) this.#follow(hop, resolvingRoute, level);
    if (resolvingTunnel) this.#follow(hop, resolvingTunnel, level);
  }

  #follow({ networkInstance, index }: NextHop, resolving: ResolvingEntry, level: number): void {
    const { groups, nextHops } = this.#lists;
    const named = resolving.nextHopGroup;
    const group = resolvingGroup(groups, networkInstance, resolving);
    if (group) this.#enter(group, level);
    else if (named !== undefined) this.#fault("not-told", level, "next-hop-group", named, undefined);
    else if (nextHops.tellGroups) this.#fault("not-told", level, "next-hop", index, "the group it resolves to");
    else this.#unseenEnd = true; // before 24.10 a switch names the route or tunnel alone
  }

  #enter(group: Group, level: number): void {
    if (this.#path.has(group)) this.#fault("cycle", level, "next-hop-group", group.index, undefined);
    if (this.#entered.has(group)) return;
    this.#entered.add(group);
    if (group.doubt) this.malformed = true;
    if (this.#faultOf(group, level)) return;
    this.#path.add(group);
    for (const member of group.members) {
      const hop = this.#hopOf(group, member);
      if (hop) this.#pass(member, hop, level);
    }
    this.#path.delete(group);
  }

  /** Notes what is wrong with a group, whatever its members. */
  #faultOf(group: Group, level: number): boolean {
    const { index } = group;
    const programming = groupProgramming(group);
    const before = this.faults.length;
    if (programming.state === "failed") {
      this.#fault("failed", level, "next-hop-group", index, programming.locations.join(", ") || undefined);
    } else if (programming.state === "pending") this.#fault("pending", level, "next-hop-group", index, undefined);
    else if (group.members.length === 0) this.#fault("empty", level, "next-hop-group", index, undefined);
    else {
      const missing = group.members.find((member) => this.#hopOf(group, member) === undefined);
      if (missing?.nextHop !== undefined) this.#fault("not-told", level, "next-hop", missing.nextHop, undefined);
      else if (missing) this.#fault("not-told", level, "next-hop-group", index, `its member ${missing.id}`);
    }
    return this.faults.length > before;
  }

  #pass(member: GroupMember, hop: NextHop, level: number): void {
    if (hop.doubt !== 0) this.malformed = true;
    const { index, type, address, subinterface } = hop;
    const resolved = resolvedOf(member, hop);
    const fault = (kind: ResolutionFault["kind"], detail?: string): void =>
      this.#fault(kind, level, "next-hop", index, detail);
    if (member.resourceAllocationFailed === true || hop.resourceAllocationFailed) fault("resource-allocation-failed");
    else if (resolved === "false") fault("unresolved");
    else if (type === undefined) fault("not-told", "its type");
    else if (goingNowhere.has(type)) fault("not-forwarding", type);
    else if (resolved === "unknown") fault("not-told", "whether it is resolved");
    else if (isLast(hop)) this.ends.push({ index, type, address, subinterface });
    else this.#descend(hop, level + 1);
  }

  #hopOf(group: Group, { nextHop }: GroupMember): NextHop | undefined {
    return nextHop === undefined ? undefined : this.#lists.nextHops.find(group.networkInstance, nextHop);
  }

  #fault(
    kind: ResolutionFault["kind"],
    level: number,
    list: ResolutionFault["list"],
    index: ResolutionFault["index"],
    detail: string | undefined,
  ): void {
    this.faults.push({ kind, level, list, index, detail });
  }
}
