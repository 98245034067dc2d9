import { prefixAddress, prefixLength } from "../model/address.ts";
import type { FibCounts, FibNextHopGroup, FibRoute, OwnAddress, Uint64 } from "../model/fib.ts";
import type { FibDelete, NextHopGroupUpdate, NextHopUpdate, RouteKey } from "../model/target.ts";
import { deleteGroupLeaf, deleteMembers, type Group, GroupTable } from "./group-table.ts";
import { deleteNextHopLeaf, type NextHop, NextHopTable } from "./next-hop-table.ts";
import type { PrefixId, PrefixIndex } from "./prefix-index.ts";
import { resolveGroup } from "./resolution.ts";
import type { RouteShapes } from "./route-shapes.ts";
import { RouteTable } from "./route-table.ts";

/** Memory that all leaves share. */
export interface SharedMemory {
  readonly prefixes: PrefixIndex;
  readonly shapes: RouteShapes;
}

/** Hears what changed in a FIB, while it changes. `host`: the route is of that type, so it may be an address of the switch. */
export interface FibObserver {
  routeChanged(prefix: PrefixId, host: boolean): void;
  groupChanged(index: Uint64): void;
  nextHopChanged(index: Uint64): void;
}

/** One leaf's FIB: three lists that arrive independently and are joined only when read. */
export class Fib {
  readonly groups = new GroupTable();
  readonly nextHops = new NextHopTable();
  readonly routes: RouteTable;
  /** Nobody listens to a FIB that is being filled aside. */
  #observer: FibObserver | undefined;
  /** Joins made since a group or next hop last changed: many routes share a group. */
  #resolved = new Map<string, Map<Uint64, FibNextHopGroup>>();
  #ownAddresses: readonly OwnAddress[] | undefined;

  constructor(shared: SharedMemory, observer?: FibObserver) {
    this.#observer = observer;
    this.routes = new RouteTable(shared.prefixes, shared.shapes, this.groups, (prefix, host) => {
      if (host) this.#ownAddresses = undefined;
      this.#observer?.routeChanged(prefix, host);
    });
  }

  get counts(): FibCounts {
    return { routes: this.routes.rows.size, nextHopGroups: this.groups.count, nextHops: this.nextHops.count };
  }

  /** Makes the FIB the one that is read: room left over is given back, and the observer hears of changes from now on. */
  goLive(observer: FibObserver): void {
    this.routes.rows.fit();
    this.#observer = observer;
  }

  nextHopGroup(update: NextHopGroupUpdate): void {
    const changed = this.groups.update(update);
    if (changed) this.#groupChanged(changed);
  }

  nextHop(update: NextHopUpdate): void {
    const told = this.nextHops.tellGroups;
    const changed = this.nextHops.update(update);
    // From here on a hop that names no group is one that is not told in full.
    if (!told && this.nextHops.tellGroups) for (const hop of this.nextHops.all()) this.#nextHopChanged(hop);
    if (changed) this.#nextHopChanged(changed);
  }

  delete(what: FibDelete): void {
    switch (what.list) {
      case "all":
        this.clear(what.networkInstance);
        break;
      case "route":
        this.routes.delete(what);
        break;
      case "next-hop-group":
        this.#deleteGroup(what);
        break;
      case "next-hop":
        this.#deleteNextHop(what);
        break;
    }
  }

  malformedRoute(key: RouteKey): void {
    this.routes.malformed(key);
  }

  malformedGroup(networkInstance: string, index: Uint64): void {
    this.#groupChanged(this.groups.doubt(networkInstance, index));
  }

  malformedNextHop(networkInstance: string, index: Uint64): void {
    this.#nextHopChanged(this.nextHops.doubt(networkInstance, index));
  }

  /** Takes everything out, or everything of one network instance. */
  clear(networkInstance?: string): void {
    this.routes.clear(networkInstance);
    for (const group of this.groups.remove({ networkInstance })) this.#groupChanged(group);
    for (const hop of this.nextHops.remove({ networkInstance })) this.#nextHopChanged(hop);
  }

  /** Ends the use of a FIB that nobody reads any more: what it shares with others is given back. */
  dispose(): void {
    this.#observer = undefined;
    this.routes.dispose();
  }

  /** The group of a route, joined as things stand; the same object until a group or next hop changes. */
  groupOf(route: FibRoute): FibNextHopGroup | undefined {
    if (route.nextHopGroup === undefined) return undefined;
    const { nextHopGroupNetworkInstance: networkInstance, nextHopGroup: index } = route;
    let known = this.#resolved.get(networkInstance);
    if (known === undefined) {
      known = new Map();
      this.#resolved.set(networkInstance, known);
    }
    const held = known.get(index);
    if (held) return held;
    const resolved = resolveGroup(this, networkInstance, index);
    // Only what is held here is remembered: a reader may ask with a route of another time.
    if (this.groups.find(networkInstance, index)) known.set(index, resolved);
    return resolved;
  }

  /** Addresses of the switch itself: active `host` routes of full length that lead to an `extract` next hop. */
  ownAddresses(): readonly OwnAddress[] {
    this.#ownAddresses ??= this.#findOwnAddresses();
    return this.#ownAddresses;
  }

  #findOwnAddresses(): readonly OwnAddress[] {
    const own: OwnAddress[] = [];
    for (const id of this.routes.hostPrefixes) {
      for (const route of this.routes.read.routesOf(id)) {
        if (!route.active || route.routeType !== "host") continue;
        if (prefixLength(route.prefix) !== ((id & 1) === 0 ? 32 : 128)) continue;
        if (!this.groupOf(route)?.nextHops.some((hop) => hop.type === "extract")) continue;
        own.push({ networkInstance: route.networkInstance, address: prefixAddress(route.prefix) });
      }
    }
    return own.sort(byAddress);
  }

  #deleteGroup(what: Extract<FibDelete, { readonly list: "next-hop-group" }>): void {
    const { member, leaf } = what;
    if (member === undefined && leaf === undefined) {
      for (const group of this.groups.remove(what)) this.#groupChanged(group);
      return;
    }
    for (const group of this.groups.select(what)) {
      if (member !== undefined) deleteMembers(group, member, leaf);
      else if (leaf !== undefined) deleteGroupLeaf(group, leaf);
      this.#groupChanged(group);
    }
  }

  #deleteNextHop(what: Extract<FibDelete, { readonly list: "next-hop" }>): void {
    const { leaf } = what;
    const covered = leaf === undefined ? this.nextHops.remove(what) : this.nextHops.select(what);
    for (const hop of covered) {
      if (leaf !== undefined) deleteNextHopLeaf(hop, leaf);
      this.#nextHopChanged(hop);
    }
  }

  #groupChanged(group: Group): void {
    this.#forgetJoins();
    this.#observer?.groupChanged(group.index);
  }

  #nextHopChanged(hop: NextHop): void {
    this.#forgetJoins();
    this.#observer?.nextHopChanged(hop.index);
  }

  #forgetJoins(): void {
    if (this.#resolved.size > 0) this.#resolved = new Map();
    this.#ownAddresses = undefined;
  }
}

function byAddress(a: OwnAddress, b: OwnAddress): number {
  const left = `${a.networkInstance} ${a.address}`;
  const right = `${b.networkInstance} ${b.address}`;
  return left < right ? -1 : left > right ? 1 : 0;
}
