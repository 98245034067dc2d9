import type {
  FibNextHop,
  FibNextHopGroup,
  FibRoute,
  FibView,
  Programming,
  Resolved,
  ResolvedHop,
} from "../model/fib.ts";

/** A route with the next hops it resolves to, as snapshots keep it and REST shows it. Safe as JSON; every uint64 is its
 *  decimal text (RFC 7951, 6.1). */
export interface RouteRecord {
  readonly networkInstance: string;
  readonly prefix: string;
  readonly routeType: string;
  readonly routeOwner: string;
  readonly id: number;
  readonly originNetworkInstance: string;
  readonly active: boolean;
  readonly preference: number | null;
  readonly metric: number | null;
  readonly programming: Programming;
  readonly nextHopGroup: string | null;
  readonly nextHopGroupNetworkInstance: string;
  /** Of the group; null where the route names none or the group is not there. */
  readonly groupProgramming: Programming | null;
  readonly nextHops: readonly NextHopRecord[];
  /** The group or a member it names is not there. */
  readonly dangling: boolean;
  readonly malformed: boolean;
}

/** One hop of a route. */
export interface NextHopRecord {
  readonly index: string;
  readonly type: string | null;
  /** The protocol next hop. */
  readonly address: string | null;
  readonly subinterface: string | null;
  readonly resolved: Resolved;
  readonly resourceAllocationFailed: boolean;
  readonly weight: string | null;
  readonly resolvedBy: readonly ResolvedHopRecord[];
}

/** Where an indirect hop ends. */
export interface ResolvedHopRecord {
  readonly index: string;
  readonly type: string | null;
  readonly address: string | null;
  readonly subinterface: string | null;
}

/** The identity of a route within its target, and the order of snapshots and pages: plain text order, so that it can be
 *  continued from any key. */
export function routeKey(route: {
  readonly networkInstance: string;
  readonly prefix: string;
  readonly routeType: string;
  readonly routeOwner: string;
  readonly id: number;
  readonly originNetworkInstance: string;
}): string {
  return `${route.networkInstance}|${route.prefix}|${route.routeType}|${route.routeOwner}|${route.id}|${route.originNetworkInstance}`;
}

/** Reads routes of one FIB as records. Routes that share a group share its walk, as long as the reader is in use: make
 *  one for each reading of a FIB. */
export class RouteReader {
  readonly #fib: FibView;
  readonly #groups = new Map<string, GroupRecord>();
  constructor(fib: FibView) {
    this.#fib = fib;
  }

  /** The record of one route. */
  record(route: FibRoute): RouteRecord {
    const group = this.#group(route);
    return {
      networkInstance: route.networkInstance,
      prefix: route.prefix,
      routeType: route.routeType,
      routeOwner: route.routeOwner,
      id: route.id,
      originNetworkInstance: route.originNetworkInstance,
      active: route.active,
      preference: route.preference ?? null,
      metric: route.metric ?? null,
      programming: route.programming,
      nextHopGroup: text(route.nextHopGroup),
      nextHopGroupNetworkInstance: route.nextHopGroupNetworkInstance,
      groupProgramming: group.programming,
      nextHops: group.nextHops,
      dangling: group.dangling,
      malformed: route.malformed || group.malformed,
    };
  }

  #group(route: FibRoute): GroupRecord {
    if (route.nextHopGroup === undefined) return noGroup;
    const key = `${route.nextHopGroupNetworkInstance}|${route.nextHopGroup}`;
    let record = this.#groups.get(key);
    if (record === undefined) {
      record = groupRecord(this.#fib.nextHopGroup(route));
      this.#groups.set(key, record);
    }
    return record;
  }
}

type GroupRecord = {
  readonly programming: Programming | null;
  readonly nextHops: readonly NextHopRecord[];
  readonly dangling: boolean;
  readonly malformed: boolean;
};

const noGroup: GroupRecord = { programming: null, nextHops: [], dangling: false, malformed: false };

function groupRecord(group: FibNextHopGroup | undefined): GroupRecord {
  if (group === undefined) return { ...noGroup, dangling: true };
  const { programming, dangling, malformed } = group;
  return { programming, nextHops: group.nextHops.map(nextHopRecord), dangling, malformed };
}

function nextHopRecord(hop: FibNextHop): NextHopRecord {
  return {
    index: String(hop.index),
    type: hop.type ?? null,
    address: hop.address ?? null,
    subinterface: hop.subinterface ?? null,
    resolved: hop.resolved,
    resourceAllocationFailed: hop.resourceAllocationFailed,
    weight: text(hop.weight),
    resolvedBy: hop.resolvedBy.map(resolvedHopRecord),
  };
}

function resolvedHopRecord(hop: ResolvedHop): ResolvedHopRecord {
  return {
    index: String(hop.index),
    type: hop.type ?? null,
    address: hop.address ?? null,
    subinterface: hop.subinterface ?? null,
  };
}

function text(value: number | string | undefined): string | null {
  return value === undefined ? null : String(value);
}
