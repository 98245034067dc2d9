import { type IpPrefix, maskAddress, prefixAddress, prefixLength } from "../model/address.ts";
import type { FibNextHopGroup, FibRoute, FibView } from "../model/fib.ts";
import type { RouteEvidence } from "./verdict.ts";

/** What a leaf holds of a prefix, as evidence. */
export function routeEvidence(route: FibRoute, group: FibNextHopGroup | undefined): RouteEvidence {
  return {
    routeType: route.routeType,
    routeOwner: route.routeOwner,
    active: route.active,
    programming: route.programming,
    nextHopGroup: route.nextHopGroup === undefined ? undefined : String(route.nextHopGroup),
    nextHopGroupNetworkInstance: route.nextHopGroupNetworkInstance,
    nextHops: (group?.nextHops ?? []).map((hop) => ({
      address: hop.address,
      type: hop.type,
      resolved: hop.resolved,
      subinterface: hop.subinterface ?? hop.resolvedBy[0]?.subinterface,
    })),
  };
}

/** The active route of the longest prefix wider than this one that holds it, such as an aggregate or a default route. It
 *  carries packets of a prefix that is not there, and is never taken for it. Read it when it is shown: a verdict does not
 *  depend on it, so none is made anew when it changes. */
export function coveringRoute(fib: FibView, networkInstance: string, prefix: IpPrefix): FibRoute | undefined {
  const address = prefixAddress(prefix);
  for (let length = prefixLength(prefix) - 1; length >= 0; length--) {
    const route = fib.activeRoute(networkInstance, maskAddress(address, length));
    if (route) return route;
  }
  return undefined;
}

/** The covering route in words: `covered by 0.0.0.0/0 (static)`. */
export function coveredBy(fib: FibView, networkInstance: string, prefix: IpPrefix): string | undefined {
  const route = coveringRoute(fib, networkInstance, prefix);
  return route && `covered by ${route.prefix} (${route.routeType})`;
}
