import {
  addressBits,
  addressWords,
  type Family,
  familyOf,
  formatAddress,
  hostPrefix,
  type IpAddress,
  type IpPrefix,
  parseAddress,
  parsePrefix,
  prefixContains,
  prefixLength,
  prefixWords,
} from "../model/address.ts";
import type { Clock } from "../model/clock.ts";
import { NextHopTable } from "./next-hop-table.ts";
import {
  bgpOrigin,
  evpnOrigin,
  type FibProgramming,
  type NextHopBody,
  prefixKey,
  type Release,
  type RouteOrigin,
  routeBody,
} from "./route-body.ts";
import type { Tree } from "./tree.ts";

/** One next hop of a route: a neighbour by its address, resolved through the connected subnet that holds it. */
export interface Via {
  readonly address: IpAddress;
  /** Needed where no connected subnet holds the address, as for link-local ones. */
  readonly subinterface?: string | undefined;
  /** The address is a VTEP, reached through a VXLAN tunnel. */
  readonly vxlan?: boolean | undefined;
  /** False: the next hop cannot be resolved. */
  readonly resolved?: boolean | undefined;
}

/** One route in plain facts. */
export interface Route {
  readonly prefix: IpPrefix;
  readonly via: readonly Via[];
  /** BGP where it is not said; EVPN where every next hop is a VTEP. */
  readonly origin?: RouteOrigin | undefined;
  readonly metric?: number | undefined;
  /** Not preferred for its prefix: another entry wins. */
  readonly inactive?: boolean | undefined;
  readonly programming?: FibProgramming | undefined;
}

/** A subinterface and its own address with the subnet's length: `ethernet-1/1.0`, `192.0.2.1/24`. */
export interface ConnectedSubnet {
  readonly subinterface: string;
  readonly address: IpAddress;
  readonly prefix: IpPrefix;
}

interface HeldRoute {
  readonly route: Route;
  readonly group: string;
  readonly release: () => void;
}

/** What a route table is built with. */
export interface RouteTableOptions {
  readonly networkInstance: string;
  readonly release: Release;
  readonly clock: Clock;
  /** Lowest index of groups and next hops. */
  readonly firstIndex: bigint;
}

const ownHost = { type: "host", owner: "net_inst_mgr", preference: 0 };

/** The route table of one network instance, written into the tree as SR Linux lays it out: routes, groups, next hops,
 *  the resolution of each, and the statistics. */
export class RouteTable {
  readonly #tree: Tree;
  readonly #options: RouteTableOptions;
  readonly #table: NextHopTable;
  readonly #routes = new Map<string, HeldRoute>();
  readonly #connected: ConnectedSubnet[] = [];
  readonly #connectedGroups: (() => void)[] = [];
  readonly #counting = new Set<Family>();

  constructor(tree: Tree, options: RouteTableOptions) {
    this.#tree = tree;
    this.#options = options;
    const { networkInstance, release, firstIndex, clock } = options;
    this.#table = new NextHopTable(tree, networkInstance, release, firstIndex, () => clock.nowMs());
    for (const family of [4, 6] as const) tree.merge(this.#family(family), {});
  }

  /** Adds an own address: the connected subnet, the address itself (`extract`) and, in IPv4, the subnet's broadcast. */
  connect(subinterface: string, addressWithLength: string): void {
    const slash = addressWithLength.indexOf("/");
    const address = parseAddress(addressWithLength.slice(0, slash));
    const prefix = parsePrefix(addressWithLength);
    if (address === undefined || prefix === undefined)
      throw new Error(`not an interface address: ${addressWithLength}`);
    this.#connected.push({ subinterface, address, prefix });
    this.#writeConnected({ subinterface, address, prefix }, this.#connected.length);
  }

  /** Own addresses and their subnets. */
  connected(): readonly ConnectedSubnet[] {
    return this.#connected;
  }

  /** Sets a route, in place of the one with the same prefix and origin. */
  set(route: Route): void {
    const origin = originOf(route);
    const bodies: NextHopBody[] = [];
    const releases: (() => void)[] = [];
    for (const via of route.via) {
      const { body, release } = this.#nextHop(via);
      bodies.push(body);
      releases.push(release);
    }
    const group = this.#table.group(bodies);
    this.#write(route, origin, group.index);
    const id = routeId(route.prefix, origin);
    const before = this.#routes.get(id);
    const release = (): void => {
      for (const one of [group.release, ...releases]) one();
    };
    this.#routes.set(id, { route, group: group.index, release });
    before?.release();
  }

  /** Removes the routes for a prefix, or only those of one owner. False if there was none. */
  withdraw(prefix: IpPrefix, owner?: string): boolean {
    let found = false;
    for (const [id, held] of this.#routes) {
      const origin = originOf(held.route);
      if (held.route.prefix !== prefix || (owner !== undefined && origin.owner !== owner)) continue;
      this.#routes.delete(id);
      this.#tree.delete(this.#entry(prefix, origin));
      this.#count(familyOf(prefix));
      held.release();
      found = true;
    }
    return found;
  }

  /** The routes set so far, connected ones not among them. */
  routes(): readonly Route[] {
    return [...this.#routes.values()].map(({ route }) => route);
  }

  /** The group a prefix uses. */
  groupOf(prefix: IpPrefix): string | undefined {
    return [...this.#routes.values()].find(({ route }) => route.prefix === prefix)?.group;
  }

  /** Gives the group of a prefix other next hops while its index stays. Returns the way back; undefined if the prefix
   *  has no route. */
  rewriteGroup(prefix: IpPrefix, via: readonly Via[]): (() => void) | undefined {
    const group = this.groupOf(prefix);
    if (group === undefined) return undefined;
    const made = via.map((one) => this.#nextHop(one));
    const undo = this.#table.rewriteGroup(
      group,
      made.map(({ body }) => body),
    );
    return () => {
      undo();
      for (const { release } of made) release();
    };
  }

  /** Whether freed indexes are given out again. */
  reuseIndexes(reuse: boolean): void {
    this.#table.groups.reuse = reuse;
    this.#table.nextHops.reuse = reuse;
  }

  /** Writes everything anew under other group and next-hop indexes, as after a reboot. */
  renumber(firstIndex: bigint): void {
    const held = [...this.#routes.values()];
    this.#routes.clear();
    for (const { route, release } of held) {
      this.#tree.delete(this.#entry(route.prefix, originOf(route)));
      release();
    }
    this.#table.groups.restart(firstIndex);
    this.#table.nextHops.restart(firstIndex);
    for (const release of this.#connectedGroups.splice(0)) release();
    for (const [index, subnet] of this.#connected.entries()) this.#writeConnected(subnet, index + 1);
    for (const { route } of held) this.set(route);
  }

  #writeConnected(subnet: ConnectedSubnet, id: number): void {
    const { subinterface, address, prefix } = subnet;
    const origin = { ...ownHost, id };
    const direct: NextHopBody = { kind: "direct", address, subinterface };
    this.#writeOwn(prefix, { ...origin, type: "local" }, direct);
    this.#writeOwn(hostPrefix(address), origin, { kind: "extract" });
    const bits = addressBits(familyOf(address));
    if (bits === 32 && prefixLength(prefix) < 31) {
      const words = prefixWords(prefix);
      const last = (words.w0 | (0xffffffff >>> prefixLength(prefix))) >>> 0;
      const broadcast = hostPrefix(formatAddress({ ...addressWords(address), w0: last }));
      this.#writeOwn(broadcast, origin, { kind: "broadcast" });
    }
  }

  #writeOwn(prefix: IpPrefix, origin: RouteOrigin, body: NextHopBody): void {
    const group = this.#table.group([body]);
    this.#connectedGroups.push(group.release);
    this.#write({ prefix, via: [] }, origin, group.index);
  }

  #nextHop(via: Via): { body: NextHopBody; release: () => void } {
    const { address } = via;
    if (via.vxlan) return { body: { kind: "vxlan", address, group: "0", tunnelId: 1 }, release: () => {} };
    const subnet = this.#connected
      .filter(({ prefix }) => prefixContains(prefix, address))
      .sort((a, b) => prefixLength(b.prefix) - prefixLength(a.prefix))[0];
    const subinterface = via.subinterface ?? subnet?.subinterface;
    if (via.resolved === false || subinterface === undefined) {
      return { body: { kind: "unresolved", address }, release: () => {} };
    }
    return this.#table.neighbor(address, subnet?.prefix ?? hostPrefix(address), subinterface);
  }

  #write(route: Route, origin: RouteOrigin, index: string): void {
    const { networkInstance, release, clock } = this.#options;
    const programming = route.programming ?? { state: "programmed" };
    const group = { index, networkInstance };
    const active = route.inactive !== true;
    const body = routeBody(origin, route.metric ?? 0, active, group, programming, release, clock.nowMs());
    this.#tree.replace(this.#entry(route.prefix, origin), body);
    this.#count(familyOf(route.prefix));
  }

  #entry(prefix: IpPrefix, origin: RouteOrigin) {
    const family = familyOf(prefix);
    const keys = {
      [prefixKey(family)]: prefix,
      "route-type": origin.type,
      "route-owner": origin.owner,
      id: String(origin.id),
      "origin-network-instance": this.#options.networkInstance,
    };
    return [...this.#family(family), { name: "route", keys }];
  }

  #family(family: Family) {
    return [
      { name: "network-instance", keys: { name: this.#options.networkInstance } },
      { name: "route-table", keys: {} },
      { name: `ipv${family}-unicast`, keys: {} },
    ];
  }

  /** Brings the statistics up to date once the current turn of changes is over. */
  #count(family: Family): void {
    if (this.#counting.size === 0) queueMicrotask(() => this.#writeStatistics());
    this.#counting.add(family);
  }

  #writeStatistics(): void {
    for (const family of this.#counting) {
      const routes = [...this.#routes.values()]
        .map(({ route }) => route)
        .filter(({ prefix }) => familyOf(prefix) === family);
      const own = this.#connected.filter(({ address }) => familyOf(address) === family);
      const connected = own.reduce((sum, { prefix }) => sum + (family === 4 && prefixLength(prefix) < 31 ? 3 : 2), 0);
      this.#tree.merge([...this.#family(family), { name: "statistics", keys: {} }], {
        "active-routes": connected + routes.filter(({ inactive }) => inactive !== true).length,
        "active-routes-with-ecmp": routes.filter(({ via }) => via.length > 1).length,
        "resilient-hash-routes": 0,
        "fib-failed-routes": routes.filter(({ programming }) => programming?.state === "failed").length,
        "total-routes": String(connected + routes.length),
      });
    }
    this.#counting.clear();
  }
}

function originOf(route: Route): RouteOrigin {
  if (route.origin !== undefined) return route.origin;
  return route.via.length > 0 && route.via.every(({ vxlan }) => vxlan === true) ? evpnOrigin : bgpOrigin;
}

function routeId(prefix: IpPrefix, origin: RouteOrigin): string {
  return `${prefix} ${origin.type} ${origin.owner} ${origin.id}`;
}
