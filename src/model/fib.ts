import type { IpAddress, IpPrefix } from "./address.ts";

/** A YANG uint64 (RFC 7950, 9.2) such as a next-hop-group index: a safe integer where it is one, else its decimal text.
 *  So two of them are equal exactly when `===` says so, and none above 2^53 loses a digit. */
export type Uint64 = number | string;

/** Reads a uint64 from JSON_IETF (a string, RFC 7951 6.1), JSON (a number) or text. Undefined if it is none. */
export function parseUint64(value: unknown): Uint64 | undefined {
  if (typeof value === "number") return Number.isSafeInteger(value) && value >= 0 ? value : undefined;
  if (typeof value === "bigint") return parseUint64(value.toString());
  if (typeof value !== "string" || !/^[0-9]{1,20}$/.test(value)) return undefined;
  const number = Number(value);
  if (Number.isSafeInteger(number)) return number;
  const exact = BigInt(value);
  return exact < 1n << 64n ? exact.toString() : undefined;
}

/** How much a target's FIB can be trusted. Only `synced` is the present; `stale` is the last good FIB of a lost session. */
export type Freshness = "connecting" | "syncing" | "synced" | "stale";

/** Source: .../route/fib-programming and .../next-hop-group/fib-programming (srl_nokia-ip-route-tables).
 *  `locations` are as the switch writes them: `complex-1.0` (25.3) or `(1,0)` (24.10 and before). */
export type Programming =
  | { readonly state: "programmed" | "pending" | "suppressed" | "unknown" }
  | { readonly state: "failed"; readonly locations: readonly string[] };

/** One route as the switch reports it.
 *  Source: /network-instance[name]/route-table/ipv{4,6}-unicast/route (srl_nokia-ip-route-tables). */
export interface FibRoute {
  readonly networkInstance: string;
  readonly prefix: IpPrefix;
  /** Identity without its module, as `bgp`, `local`, `host`. */
  readonly routeType: string;
  /** The application that owns it, as `bgp_mgr`. */
  readonly routeOwner: string;
  readonly id: number;
  readonly originNetworkInstance: string;
  /** The preferred route for its prefix; whether the data plane holds it is told by `programming`. */
  readonly active: boolean;
  readonly preference: number | undefined;
  readonly metric: number | undefined;
  readonly programming: Programming;
  readonly nextHopGroup: Uint64 | undefined;
  /** Whose route table holds the group; not always the route's own. */
  readonly nextHopGroupNetworkInstance: string;
  /** Some leaf of this route could not be read; the entry as a whole cannot be trusted. */
  readonly malformed: boolean;
}

/** Three-valued on the switch: `not-applicable` for direct, extract, broadcast and discard next hops. */
export type Resolved = "true" | "false" | "not-applicable" | "unknown";

/** One hop a packet for the route may take, after the walk over group and next hop.
 *  Source: .../route-table/next-hop-group[index]/next-hop[id] and .../route-table/next-hop[index]. */
export interface FibNextHop {
  readonly index: Uint64;
  /** Identity without its module: direct, indirect, extract, broadcast, discard, reject, tunnel, mpls, redirect. */
  readonly type: string | undefined;
  /** The protocol next hop: the address the route was learnt with. */
  readonly address: IpAddress | undefined;
  readonly subinterface: string | undefined;
  readonly resolved: Resolved;
  readonly resourceAllocationFailed: boolean;
  readonly weight: Uint64 | undefined;
  /** What an indirect hop resolves to. Empty if it resolves to nothing we know. */
  readonly resolvedBy: readonly ResolvedHop[];
  /** The route or tunnel an indirect hop is resolved by, as the switch names it. */
  readonly resolving: ResolvingEntry | undefined;
  /** What is wrong behind the hop, on its way to where it ends; absent where nothing is. */
  readonly resolution?: Resolution | undefined;
}

/** What the walk behind an indirect next hop met that does not forward. */
export interface Resolution {
  /** A way that forwards is left beside. */
  readonly forwards: boolean;
  /** In the order of the walk; never empty. */
  readonly faults: readonly ResolutionFault[];
}

/** One entry behind a next hop that does not forward, or is not told so that one could know.
 *  `failed`, `pending`: programming of the group. `empty`: it has no member. `cycle`: the walk came here before.
 *  `not-told`: the entry, or what it has to say, is not there; or it lies farther away than we look. */
export interface ResolutionFault {
  readonly kind:
    | "failed"
    | "pending"
    | "empty"
    | "cycle"
    | "resource-allocation-failed"
    | "unresolved"
    | "not-forwarding"
    | "not-told";
  /** How many groups away: 1 is the group the next hop resolves by, with its members. */
  readonly level: number;
  readonly list: "next-hop-group" | "next-hop";
  readonly index: Uint64;
  /** More on it: the locations where it failed, the type of a hop that goes nowhere. */
  readonly detail: string | undefined;
}

/** Where an indirect next hop ends: a direct hop out of a subinterface, or a tunnel. */
export interface ResolvedHop {
  readonly index: Uint64;
  readonly type: string | undefined;
  readonly address: IpAddress | undefined;
  readonly subinterface: string | undefined;
}

/** Source: next-hop/indirect/resolving-route and resolving-tunnel (25.3), next-hop/resolving-* (24.10 and before). */
export interface ResolvingEntry {
  readonly kind: "route" | "tunnel";
  readonly prefix: string | undefined;
  readonly type: string | undefined;
  readonly owner: string | undefined;
  readonly nextHopGroup: Uint64 | undefined;
}

/** A group with its members resolved. `dangling`: the group or a member it names is not there (yet). */
export interface FibNextHopGroup {
  readonly networkInstance: string;
  readonly index: Uint64;
  readonly programming: Programming;
  readonly nextHops: readonly FibNextHop[];
  /** What takes over where no member can, joined likewise; absent where there is none.
   *  Source: .../next-hop-group[index]/backup-next-hop[id], and the members of `backup-next-hop-group`. */
  readonly backups?: readonly FibNextHop[];
  readonly dangling: boolean;
  readonly malformed: boolean;
}

/** One target's FIB, to read by: a face over live memory, not a copy. */
export interface FibView {
  readonly target: string;
  readonly freshness: Freshness;
  /** Why it is not synced, or undefined when it is. */
  readonly staleReason: string | undefined;
  /** When `freshness` became what it is: milliseconds since the Unix epoch, by our clock. */
  readonly sinceMs: number;
  /** When the target last said anything: milliseconds since the Unix epoch, by our clock; undefined if never. */
  readonly lastUpdateMs: number | undefined;
  /** Network instances whose route tables are subscribed. */
  readonly networkInstances: readonly string[];
  /** Every entry of exactly this prefix, the active one first. */
  routes(networkInstance: string, prefix: IpPrefix): readonly FibRoute[];
  /** The active entry of exactly this prefix. */
  activeRoute(networkInstance: string, prefix: IpPrefix): FibRoute | undefined;
  /** The active entry of the longest prefix that holds the address. */
  longestMatch(networkInstance: string, address: IpAddress): FibRoute | undefined;
  /** The group of a route, its members resolved now. Undefined if the route names none. */
  nextHopGroup(route: FibRoute): FibNextHopGroup | undefined;
  /** Addresses the switch owns: active `host` routes that lead to an `extract` next hop. */
  ownAddresses(): readonly OwnAddress[];
  /** Every route, in no order: for snapshots. */
  allRoutes(): Iterable<FibRoute>;
  /** Every prefix it holds whose changes are told, in no order. */
  watchedPrefixes(): Iterable<IpPrefix>;
  readonly counts: FibCounts;
}

/** An address of the switch itself. */
export interface OwnAddress {
  readonly networkInstance: string;
  readonly address: IpAddress;
}

/** Rows held for one target. */
export interface FibCounts {
  readonly routes: number;
  readonly nextHopGroups: number;
  readonly nextHops: number;
}
