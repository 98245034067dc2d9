import type { Family, IpAddress, IpPrefix } from "../model/address.ts";
import type { JsonObject } from "./tree-node.ts";

/** How a release lays out next hops and names failed places: `24.10` also stands for what came before. */
export type Release = "25.3" | "24.10";

/** Whether the data plane holds a route. `locations` as the release writes them: `complex-1.0`, or `(1,0)` up to 24.10. */
export type FibProgramming =
  | { readonly state: "programmed" | "pending" | "suppressed" }
  | { readonly state: "failed"; readonly locations: readonly string[] };

/** Which application put a route there. */
export interface RouteOrigin {
  /** Identity of srl_nokia-common:ip-route-type, bare. */
  readonly type: string;
  readonly owner: string;
  readonly id: number;
  readonly preference: number;
}

/** Learnt by BGP. */
export const bgpOrigin: RouteOrigin = { type: "bgp", owner: "bgp_mgr", id: 0, preference: 170 };

/** Learnt by EVPN, type 5. */
export const evpnOrigin: RouteOrigin = { type: "bgp-evpn", owner: "bgp_evpn_mgr", id: 0, preference: 170 };

/** What a next hop is: 25.3's `type` and what comes with it. */
export type NextHopBody =
  | { readonly kind: "extract" | "broadcast" | "discard" }
  | { readonly kind: "direct"; readonly address: IpAddress; readonly subinterface: string }
  | { readonly kind: "unresolved"; readonly address: IpAddress }
  | { readonly kind: "indirect"; readonly address: IpAddress; readonly group: string; readonly subnet: IpPrefix }
  | { readonly kind: "vxlan"; readonly address: IpAddress; readonly group: string; readonly tunnelId: number };

/** The leaves of a route entry without its keys. */
export function routeBody(
  origin: RouteOrigin,
  metric: number,
  active: boolean,
  group: { readonly index: string; readonly networkInstance: string },
  programming: FibProgramming,
  release: Release,
  nowMs: number,
): JsonObject {
  return {
    leakable: false,
    metric,
    preference: origin.preference,
    active,
    "last-app-update": new Date(nowMs).toISOString(),
    "next-hop-group": group.index,
    "next-hop-group-network-instance": group.networkInstance,
    "resilient-hash": false,
    "fib-programming": {
      suppressed: programming.state === "suppressed",
      ...programmingBody(programming, release, nowMs),
    },
  };
}

/** The leaves of a group; the id of a member is its place. */
export function groupBody(
  members: readonly { readonly index: string; readonly resolved: "true" | "false" | "not-applicable" }[],
  release: Release,
  nowMs: number,
): JsonObject {
  return {
    "backup-next-hop-group": "0",
    "fib-programming": programmingBody({ state: "programmed" }, release, nowMs),
    "next-hop": members.map(({ index, resolved }, id) => ({
      id,
      "next-hop": index,
      ...(members.length > 1 ? { weight: "1" } : {}),
      resolved,
      ...(release === "25.3" ? { "resource-allocation-failed": false } : {}),
    })),
  };
}

/** The leaves of a next hop in the layout of the release. */
export function nextHopBody(body: NextHopBody, release: Release): JsonObject {
  const common = release === "25.3" ? { "resource-allocation-failed": false } : {};
  const identity = (kind: string): string => `srl_nokia-ip-route-tables:${kind}`;
  switch (body.kind) {
    case "direct":
      return { ...common, type: identity("direct"), "ip-address": body.address, subinterface: body.subinterface };
    case "unresolved":
      return { ...common, type: identity("indirect"), "ip-address": body.address, ...resolution(release, false, {}) };
    case "indirect": {
      const route = {
        "next-hop-group": body.group,
        "ip-prefix": body.subnet,
        "route-type": "srl_nokia-common:local",
        "route-owner": "net_inst_mgr",
      };
      const resolved = resolution(release, true, { "resolving-route": route });
      return { ...common, type: identity("indirect"), "ip-address": body.address, ...resolved };
    }
    case "vxlan": {
      const tunnel = {
        "next-hop-group": body.group,
        "ip-prefix": `${body.address}/32`,
        "tunnel-type": "srl_nokia-common:vxlan",
        "tunnel-owner": "vxlan_mgr",
        "tunnel-id": body.tunnelId,
      };
      const resolved = resolution(release, true, { "resolving-tunnel": tunnel });
      return { ...common, type: identity("indirect"), "ip-address": body.address, ...resolved };
    }
    default:
      return { ...common, type: identity(body.kind) };
  }
}

/** How the group member that leads to a next hop calls its resolution. */
export function memberResolved(body: NextHopBody): "true" | "false" | "not-applicable" {
  if (body.kind === "unresolved") return "false";
  return body.kind === "indirect" || body.kind === "vxlan" ? "true" : "not-applicable";
}

/** The key that names a route's prefix. */
export function prefixKey(family: Family): string {
  return family === 4 ? "ipv4-prefix" : "ipv6-prefix";
}

/** 25.3 has `indirect`; before, its containers stood directly below the next hop and nothing said `resolved`. */
function resolution(release: Release, resolved: boolean, by: JsonObject): JsonObject {
  return release === "25.3" ? { indirect: { resolved, ...by } } : by;
}

function programmingBody(programming: FibProgramming, release: Release, nowMs: number): JsonObject {
  const done = programming.state === "programmed" || programming.state === "suppressed";
  const failed = programming.state === "failed";
  const places = release === "25.3" ? "last-failed-locations" : "last-failed-complexes";
  return {
    "last-successful-operation-type": done ? "add" : "none",
    ...(done ? { "last-successful-operation-timestamp": new Date(nowMs).toISOString() } : {}),
    "pending-operation-type": programming.state === "pending" ? "add" : "none",
    "last-failed-operation-type": failed ? "add" : "none",
    ...(failed ? { [places]: programming.locations } : {}),
  };
}
