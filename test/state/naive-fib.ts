import { formatPrefix, parseAddress } from "../../src/model/address.ts";
import type { FibNextHopGroup, FibRoute, Programming, ResolvedHop, Uint64 } from "../../src/model/fib.ts";
import {
  type FibDelete,
  type GroupMember,
  type MalformedEntry,
  type NextHopGroupUpdate,
  type NextHopUpdate,
  Operation,
  type ProgrammingUpdate,
  RouteField,
  type RouteKey,
  type RouteUpdate,
} from "../../src/model/target.ts";
import { naiveResolution } from "./naive-resolution.ts";

type Leaves = Partial<Omit<RouteUpdate, "key" | "has" | "replace">>;

interface NaiveRoute {
  readonly key: RouteKey;
  leaves: Leaves;
  awaited: number;
}

/** A group as it was told. */
export interface NaiveGroup {
  readonly networkInstance: string;
  readonly index: Uint64;
  readonly members: Map<number, Partial<GroupMember>>;
  programming: ProgrammingUpdate;
  awaited: { programming: boolean; seen: Set<number> } | undefined;
}

/** A next hop as it was told. */
export type NaiveHop = { -readonly [Leaf in keyof Omit<NextHopUpdate, "replace">]: NextHopUpdate[Leaf] } & {
  ownInDoubt: boolean;
  resolutionInDoubt: boolean;
};

const names = Object.entries(RouteField) as [keyof typeof RouteField, number][];
const stand = RouteField.active | RouteField.nextHopGroup | RouteField.pendingOperation | RouteField.failedOperation;
const clone = <T>(value: T): T => structuredClone(value);
const set = <T extends object>(fields: T): T =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;

/** The same memory as plain objects in maps, written for clearness alone: what the typed rows are held against. */
export class NaiveFib {
  readonly routes = new Map<string, NaiveRoute>();
  readonly groups = new Map<string, NaiveGroup>();
  readonly hops = new Map<string, NaiveHop>();
  #groupsNamed = false;

  route(update: RouteUpdate): void {
    const route = this.#route(update.key);
    if (update.replace) [route.leaves, route.awaited] = [{}, 0];
    for (const [name, bit] of names) if (update.has & bit) Object.assign(route.leaves, { [name]: clone(update[name]) });
    route.awaited &= ~update.has;
  }

  nextHopGroup(update: NextHopGroupUpdate): void {
    const group = this.#group(update.networkInstance, update.index);
    if (update.replace) {
      group.members.clear();
      [group.programming, group.awaited] = [{}, undefined];
    }
    for (const member of update.members ?? []) {
      group.members.set(member.id, { ...group.members.get(member.id), ...set(member) });
      group.awaited?.seen.add(member.id);
    }
    if (update.programming) {
      group.programming = { ...group.programming, ...set(update.programming) };
      if (group.awaited) group.awaited.programming = false;
    }
    const { awaited } = group;
    if (!awaited || awaited.programming || awaited.seen.size === 0) return;
    if ([...group.members.keys()].every((id) => awaited.seen.has(id))) group.awaited = undefined;
  }

  nextHop(update: NextHopUpdate): void {
    const key = JSON.stringify([update.networkInstance, update.index]);
    const { networkInstance, index, replace, resolvingRoute, resolvingTunnel, ...leaves } = update;
    const none = { networkInstance, index, ownInDoubt: false, resolutionInDoubt: false };
    const hop: NaiveHop = { ...none, ...(replace ? {} : this.hops.get(key)), ...set(leaves) };
    if ((resolvingRoute ?? resolvingTunnel)?.nextHopGroup !== undefined) this.#groupsNamed = true;
    if (resolvingRoute) hop.resolvingRoute = { ...hop.resolvingRoute, ...set(resolvingRoute) };
    if (resolvingTunnel) hop.resolvingTunnel = { ...hop.resolvingTunnel, ...set(resolvingTunnel) };
    if (update.type !== undefined) hop.ownInDoubt = false;
    if (update.resolved !== undefined || resolvingRoute || resolvingTunnel) hop.resolutionInDoubt = false;
    if (hop.type !== undefined && hop.type !== "indirect") hop.resolutionInDoubt = false;
    if (update.address !== undefined && parseAddress(update.address) === undefined) hop.ownInDoubt = true;
    this.hops.set(key, hop);
  }

  malformed(entry: NonNullable<MalformedEntry>): void {
    if (entry.list === "route") this.#route(entry.key).awaited = stand;
    else if (entry.list === "next-hop-group") {
      const group = this.#group(entry.networkInstance, entry.index);
      const { failedLocations: _, ...operations } = group.programming;
      group.awaited = { programming: Object.keys(operations).length > 0, seen: new Set() };
    } else {
      const { networkInstance, index } = entry;
      this.nextHop({ networkInstance, index, replace: false });
      const hop = this.hops.get(JSON.stringify([networkInstance, index]));
      if (hop) [hop.ownInDoubt, hop.resolutionInDoubt] = [true, true];
    }
  }

  delete(what: FibDelete): void {
    const matches = <T>(wanted: T | undefined, held: T): boolean => wanted === undefined || wanted === held;
    if (what.list === "all" || what.list === "route") {
      for (const [name, { key, leaves }] of this.routes) {
        if (!matches(what.networkInstance, key.networkInstance)) continue;
        if (what.list === "route") {
          if (what.family !== key.prefix.family) continue;
          if (what.prefix && formatPrefix(what.prefix) !== formatPrefix(key.prefix)) continue;
          if (!matches(what.routeType, key.routeType) || !matches(what.routeOwner, key.routeOwner)) continue;
          if (!matches(what.id, key.id) || !matches(what.originNetworkInstance, key.originNetworkInstance)) continue;
        }
        if (what.list === "all" || what.fields === undefined) this.routes.delete(name);
        else for (const [leaf, bit] of names) if (what.fields & bit) delete leaves[leaf];
      }
    }
    if (what.list === "all" || what.list === "next-hop-group") {
      for (const [name, group] of this.groups) {
        if (!matches(what.networkInstance, group.networkInstance)) continue;
        if (what.list === "next-hop-group" && !matches(what.index, group.index)) continue;
        if (what.list === "all" || what.member === undefined) this.groups.delete(name);
        else
          for (const id of [...group.members.keys()]) {
            if (what.member === "all" || what.member === id) group.members.delete(id);
          }
      }
    }
    if (what.list === "all" || what.list === "next-hop") {
      for (const [name, hop] of this.hops) {
        if (!matches(what.networkInstance, hop.networkInstance)) continue;
        if (what.list === "all" || matches(what.index, hop.index)) this.hops.delete(name);
      }
    }
  }

  allRoutes(): FibRoute[] {
    return [...this.routes.values()].map(({ key, leaves, awaited }) => ({
      networkInstance: key.networkInstance,
      prefix: formatPrefix(key.prefix),
      routeType: key.routeType,
      routeOwner: key.routeOwner,
      id: key.id,
      originNetworkInstance: key.originNetworkInstance,
      active: leaves.active ?? false,
      preference: leaves.preference,
      metric: leaves.metric,
      programming: naiveProgramming(leaves, leaves.suppressed),
      nextHopGroup: leaves.nextHopGroup,
      nextHopGroupNetworkInstance: leaves.nextHopGroupNetworkInstance ?? key.networkInstance,
      malformed: awaited !== 0,
    }));
  }

  groupOf(route: FibRoute): FibNextHopGroup | undefined {
    if (route.nextHopGroup === undefined) return undefined;
    const [networkInstance, index] = [route.nextHopGroupNetworkInstance, route.nextHopGroup];
    const group = this.groups.get(JSON.stringify([networkInstance, index]));
    const none = { networkInstance, index, programming: { state: "unknown" } as const, nextHops: [], malformed: false };
    if (group === undefined) return { ...none, dangling: true };
    const members = [...group.members.values()].sort((a, b) => (a.id ?? 0) - (b.id ?? 0));
    const joined = members.map((member) => ({ member, hop: this.#hop(networkInstance, member.nextHop) }));
    let malformed = group.awaited !== undefined;
    const nextHops = joined.flatMap(({ member, hop }) => {
      if (hop === undefined) return [];
      malformed ||= hop.ownInDoubt || hop.resolutionInDoubt;
      const resolvedBy: ResolvedHop[] = [];
      if (this.#ends(hop, 0, new Set(), resolvedBy)) malformed = true;
      const { faults, forwards } = naiveResolution(hop, this, this.#groupsNamed);
      const resolving = hop.resolvingRoute ?? hop.resolvingTunnel;
      const kind = hop.resolvingRoute ? ("route" as const) : ("tunnel" as const);
      return {
        index: hop.index,
        type: hop.type,
        address: hop.address === undefined ? undefined : parseAddress(hop.address),
        subinterface: hop.subinterface,
        resolved: hop.resolved === false ? "false" : (member.resolved ?? (hop.resolved ? "true" : "unknown")),
        resourceAllocationFailed: member.resourceAllocationFailed === true || hop.resourceAllocationFailed === true,
        weight: member.weight,
        resolvedBy,
        resolving: resolving && {
          kind,
          prefix: resolving.prefix,
          type: resolving.type,
          owner: resolving.owner,
          nextHopGroup: resolving.nextHopGroup,
        },
        ...(faults.length > 0 ? { resolution: { faults, forwards } } : {}),
      } as const;
    });
    const dangling = nextHops.length < members.length;
    return { ...none, programming: naiveProgramming(group.programming, false), nextHops, dangling, malformed };
  }

  ownAddresses(): string[] {
    return this.allRoutes()
      .filter((route) => route.active && route.routeType === "host" && /\/(32|128)$/.test(route.prefix))
      .filter((route) => !(route.prefix.includes(":") && route.prefix.endsWith("/32")))
      .filter((route) => this.groupOf(route)?.nextHops.some((hop) => hop.type === "extract"))
      .map((route) => `${route.networkInstance} ${route.prefix.slice(0, route.prefix.indexOf("/"))}`)
      .sort();
  }

  /** Whether anything on the way is malformed; the ends go into `into`. */
  #ends(hop: NaiveHop, depth: number, entered: Set<NaiveGroup>, into: ResolvedHop[]): boolean {
    let malformed = false;
    if (depth >= 8) return false;
    for (const kind of ["resolvingRoute", "resolvingTunnel"] as const) {
      const index = hop[kind]?.nextHopGroup;
      if (index === undefined) continue;
      const own = this.groups.get(JSON.stringify([hop.networkInstance, index]));
      const below = kind === "resolvingTunnel" ? this.groups.get(JSON.stringify(["default", index])) : undefined;
      const group = own ?? below;
      if (group === undefined || entered.has(group)) continue;
      entered.add(group);
      malformed ||= group.awaited !== undefined;
      for (const [, member] of [...group.members].sort(([a], [b]) => a - b)) {
        const next = this.#hop(group.networkInstance, member.nextHop);
        if (next === undefined) continue;
        malformed ||= next.ownInDoubt || next.resolutionInDoubt;
        const leads = next.resolvingRoute?.nextHopGroup ?? next.resolvingTunnel?.nextHopGroup;
        if (next.type === "indirect" || leads !== undefined) {
          if (this.#ends(next, depth + 1, entered, into)) malformed = true;
          continue;
        }
        const address = next.address === undefined ? undefined : parseAddress(next.address);
        into.push({ index: next.index, type: next.type, address, subinterface: next.subinterface });
      }
    }
    return malformed;
  }

  #hop(networkInstance: string, index: Uint64 | undefined): NaiveHop | undefined {
    return index === undefined ? undefined : this.hops.get(JSON.stringify([networkInstance, index]));
  }

  #route(key: RouteKey): NaiveRoute {
    const name = JSON.stringify(key);
    const route = this.routes.get(name) ?? { key: clone(key), leaves: {}, awaited: 0 };
    this.routes.set(name, route);
    return route;
  }

  #group(networkInstance: string, index: Uint64): NaiveGroup {
    const name = JSON.stringify([networkInstance, index]);
    const none = { networkInstance, index, members: new Map(), programming: {}, awaited: undefined };
    const group = this.groups.get(name) ?? none;
    this.groups.set(name, group);
    return group;
  }
}

/** What the leaves of `fib-programming` say together. */
export function naiveProgramming(leaves: ProgrammingUpdate, suppressed: boolean | undefined): Programming {
  const { pendingOperation: pending, failedOperation: failed, lastSuccessfulOperation: done } = leaves;
  if (suppressed) return { state: "suppressed" };
  if (failed === Operation.unknown || pending === Operation.unknown) return { state: "unknown" };
  if (failed) return { state: "failed", locations: leaves.failedLocations ?? [] };
  if (pending) return { state: "pending" };
  return { state: done === Operation.add || done === Operation.modify ? "programmed" : "unknown" };
}
