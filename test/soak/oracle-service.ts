import type { EndpointState, ServiceState } from "../../src/verdict/verdict.ts";
import type { ClusterSeen } from "./cluster-seen.ts";
import { servicePrefixes } from "./oracle-cluster.ts";

/** What every service has to be (kubernetes-expectations 5.2), read off the endpoints of its prefixes: all of them on every
 *  leaf, by prefix. */
export function serviceStates(
  cluster: ClusterSeen,
  known: boolean,
  endpoints: ReadonlyMap<string, readonly EndpointState[]>,
): Map<string, ServiceState> {
  const states = new Map<string, ServiceState>();
  for (const [service, addresses] of servicePrefixes(cluster)) {
    const parts = [...addresses.values()].map((prefixes) => prefixes.flatMap((prefix) => endpoints.get(prefix) ?? []));
    states.set(service, known ? stateOf(parts) : "unknown");
  }
  return states;
}

/** The sentence of 5.2: `down` if all addresses are, `degraded` if something is missing and every address (or, where one is
 *  down, another) still works; what is neither is what is known least of. */
function stateOf(addresses: readonly (readonly EndpointState[])[]): ServiceState {
  const counting = addresses
    .map((states) => states.filter((state) => state !== "not-applicable"))
    .filter((states) => states.length > 0);
  if (counting.length === 0) return "not-applicable";
  const isDown = (states: readonly EndpointState[]): boolean => states.every((state) => state === "down");
  const works = (states: readonly EndpointState[]): boolean => states.includes("up");
  if (counting.every(isDown)) return "down";
  if (counting.some(isDown) && counting.some(works)) return "degraded";
  if (counting.every(works) && counting.some((states) => states.includes("down"))) return "degraded";
  // An address that works is no more than up or degraded, whatever else is open: what is missing elsewhere decides.
  const told = counting.flatMap((states) => (works(states) && states.includes("down") ? [] : states));
  if (told.includes("unknown")) return "unknown";
  if (told.includes("updating")) return "updating";
  return "up";
}
