import type { Severity } from "../expectation/expectation.ts";
import type { EndpointVerdict } from "./verdict.ts";

const order: readonly Severity[] = ["critical", "major", "warning", "info"];

/** 0 for the worst severity, upwards; 4 for none. */
export function severityRank(severity: Severity | undefined): number {
  return severity === undefined ? order.length : order.indexOf(severity);
}

/** The worse of two. */
export function worse(a: Severity | undefined, b: Severity | undefined): Severity | undefined {
  return severityRank(a) <= severityRank(b) ? a : b;
}

/** How much the missing next hops of one prefix on one leaf matter, by what is left: nothing left is critical; of a node
 *  that hosts an endpoint the last one left is critical too, and any other loss major; a node that only passes traffic on
 *  counts one step less. Undefined if none is missing. */
export function redundancySeverity(endpoints: readonly EndpointVerdict[]): Severity | undefined {
  const missing = endpoints.filter(({ state }) => state === "down");
  if (missing.length === 0) return undefined;
  if (missing.some(({ node }) => node === "*")) return worstOf(missing);
  const left = endpoints.filter(({ state, nextHops }) => state === "up" && nextHops.length > 0).length;
  const transitOnly = missing.every((endpoint) => endpoint.class === "transit");
  if (left === 0) return "critical";
  if (left === 1) return transitOnly ? "major" : "critical";
  return transitOnly ? "warning" : "major";
}

/** The worst severity among endpoints. */
export function worstOf(endpoints: readonly EndpointVerdict[]): Severity | undefined {
  let found: Severity | undefined;
  for (const { severity } of endpoints) found = worse(found, severity);
  return found;
}
