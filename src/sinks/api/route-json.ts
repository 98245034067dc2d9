import type { Programming } from "../../model/fib.ts";
import type { RouteEvidence } from "../../verdict/verdict.ts";
import type { NextHopRecord, RouteRecord } from "../route-record.ts";
import type { Route } from "./route-schemas.ts";
import type { RouteEvidence as RouteEvidenceJson } from "./service-schemas.ts";

/** A route as JSON. */
export function routeJson(route: RouteRecord): Route {
  return {
    ...route,
    programming: programmingJson(route.programming),
    groupProgramming: route.groupProgramming === null ? null : programmingJson(route.groupProgramming),
    nextHops: route.nextHops.map(nextHopJson),
  };
}

/** The route behind a verdict as JSON. */
export function evidenceJson(route: RouteEvidence): RouteEvidenceJson {
  return {
    routeType: route.routeType,
    routeOwner: route.routeOwner,
    active: route.active,
    programming: programmingJson(route.programming),
    nextHopGroup: route.nextHopGroup ?? null,
    nextHopGroupNetworkInstance: route.nextHopGroupNetworkInstance,
    nextHops: route.nextHops.map(({ address, type, resolved, subinterface }) => ({
      address: address ?? null,
      type: type ?? null,
      resolved,
      subinterface: subinterface ?? null,
    })),
  };
}

function nextHopJson(hop: NextHopRecord): Route["nextHops"][number] {
  return { ...hop, resolvedBy: hop.resolvedBy.map((end) => ({ ...end })) };
}

/** What the data plane made of an entry as JSON. */
export function programmingJson(programming: Programming): Route["programming"] {
  return programming.state === "failed"
    ? { state: "failed", locations: [...programming.locations] }
    : { state: programming.state };
}
