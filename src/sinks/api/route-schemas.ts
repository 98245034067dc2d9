import { type Static, Type } from "typebox";
import { named, nextCursor, nullable } from "./fields.ts";

/** `fib-programming` of a route or group. */
export const Programming = named("Programming", "What the data plane made of it.", {
  state: Type.Enum(["programmed", "pending", "suppressed", "unknown", "failed"]),
  locations: Type.Optional(Type.Array(Type.String(), { description: "where it failed, as the switch writes it" })),
});

/** A uint64 in JSON. */
export const uint64 = Type.String({ description: "uint64 in decimal" });

/** What every next hop has. */
export const hop = {
  index: uint64,
  type: nullable(Type.String()),
  address: nullable(Type.String()),
  subinterface: nullable(Type.String()),
};

/** Where an indirect next hop ends. */
export const ResolvedHop = named("ResolvedHop", "Where an indirect next hop ends.", hop);

const NextHop = named("NextHop", "One hop a packet for the route may take.", {
  ...hop,
  resolved: Type.Enum(["true", "false", "not-applicable", "unknown"]),
  resourceAllocationFailed: Type.Boolean(),
  weight: nullable(uint64),
  resolvedBy: Type.Array(ResolvedHop),
});

/** One route with its next hops. */
export const Route = named("Route", "A route as the leaf holds it, its next hops resolved.", {
  networkInstance: Type.String(),
  prefix: Type.String(),
  routeType: Type.String(),
  routeOwner: Type.String(),
  id: Type.Integer(),
  originNetworkInstance: Type.String(),
  active: Type.Boolean(),
  preference: nullable(Type.Integer()),
  metric: nullable(Type.Integer()),
  programming: Programming,
  nextHopGroup: nullable(uint64),
  nextHopGroupNetworkInstance: Type.String(),
  groupProgramming: nullable(Programming),
  nextHops: Type.Array(NextHop),
  dangling: Type.Boolean({ description: "the group, or a next hop it names, is not there" }),
  malformed: Type.Boolean({ description: "some leaf of the entry could not be read" }),
});

/** Routes of a target. */
export const RoutePage = named("RoutePage", "Routes of one target.", {
  target: Type.String(),
  freshness: Type.Enum(["connecting", "syncing", "synced", "stale"]),
  match: Type.Enum(["exact", "longest", "all"]),
  items: Type.Array(Route),
  nextCursor,
});

/** Our JSON of a route. */
export type Route = Static<typeof Route>;
