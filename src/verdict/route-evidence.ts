import { type IpPrefix, maskAddress, prefixAddress, prefixLength } from "../model/address.ts";
import type { FibNextHopGroup, FibRoute, FibView } from "../model/fib.ts";
import { contentOf } from "./group-content.ts";
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
    nextHops: contentOf(group).nextHops,
  };
}

/** Whether two pieces of evidence say the same. */
export function sameEvidence(a: RouteEvidence | undefined, b: RouteEvidence | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return (
    a.nextHopGroup === b.nextHopGroup &&
    a.nextHopGroupNetworkInstance === b.nextHopGroupNetworkInstance &&
    sameRoute(a, b) &&
    (a.nextHops === b.nextHops ||
      (a.nextHops.length === b.nextHops.length && a.nextHops.every((hop, index) => sameHop(hop, b.nextHops[index]))))
  );
}

/** Whether two pieces of evidence say the same of the route itself, whichever group it leads to. */
export function sameRoute(a: RouteEvidence, b: RouteEvidence): boolean {
  return (
    a.routeType === b.routeType &&
    a.routeOwner === b.routeOwner &&
    a.active === b.active &&
    sameProgramming(a.programming, b.programming)
  );
}

function sameProgramming(a: RouteEvidence["programming"], b: RouteEvidence["programming"]): boolean {
  if (a.state !== b.state) return false;
  if (a.state !== "failed" || b.state !== "failed") return true;
  return a.locations.length === b.locations.length && a.locations.every((where, index) => where === b.locations[index]);
}

type EvidenceHop = RouteEvidence["nextHops"][number];

function sameHop(a: EvidenceHop, b: EvidenceHop | undefined): boolean {
  return (
    a.address === b?.address && a.type === b?.type && a.resolved === b?.resolved && a.subinterface === b?.subinterface
  );
}

/** The active route of the longest prefix wider than this one that holds it, such as an aggregate or a default route. It
 *  carries packets of a prefix that is not there, and is never taken for it. Read it when it is shown: a verdict does not
 *  depend on it, so none is made anew when it changes. */
export function coveringRoute(fib: FibView, networkInstance: string, prefix: IpPrefix): FibRoute | undefined {
  const address = prefixAddress(prefix);
  const longest = fib.longestMatch(networkInstance, address);
  if (longest === undefined || prefixLength(longest.prefix) < prefixLength(prefix)) return longest;
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
