import type { Severity } from "../expectation/expectation.ts";
import type { FibNextHop, FibNextHopGroup, FibRoute, Resolution, ResolutionFault } from "../model/fib.ts";
import { assertNever } from "../model/result.ts";
import type { EndpointReason } from "./verdict.ts";

/** What keeps an entry of the FIB from forwarding, or from being judged. */
export interface Fault {
  readonly state: "down" | "unknown";
  readonly reason: EndpointReason;
  readonly detail?: string | undefined;
  readonly severity?: Severity | undefined;
}

/** What keeps an active route from forwarding, whatever its next hops; undefined if nothing does. */
export function routeFault(route: FibRoute, group: FibNextHopGroup | undefined): Fault | undefined {
  const { programming } = route;
  if (programming.state === "failed") return notProgrammed(failedAt("route", programming.locations));
  if (programming.state === "suppressed") return notProgrammed("suppressed: the leaf is configured not to install it");
  if (programming.state === "pending") return notProgrammed("pending: the hardware has not acknowledged it");
  if (programming.state === "unknown") {
    return incomplete("the leaf did not say whether it is programmed");
  }
  if (group === undefined) return incomplete("the route names no group");
  if (group.malformed) return { state: "unknown", reason: "entry-malformed", detail: `group ${group.index}` };
  if (group.programming.state === "failed") {
    return notProgrammed(failedAt("next-hop group", group.programming.locations));
  }
  if (group.programming.state === "pending") return notProgrammed("pending: its next-hop group");
  if (group.dangling) return incomplete(`group ${group.index} or one of its next hops is not there yet`);
  if (group.nextHops.length === 0 && usableBackups(group).length === 0) {
    return { state: "down", reason: "nexthop-unresolved", detail: "the group has no next hop", severity: "critical" };
  }
  return undefined;
}

/** What keeps one next hop from forwarding; undefined if nothing does. */
export function hopFault(hop: FibNextHop): Fault | undefined {
  if (hop.resourceAllocationFailed) return notProgrammed("resource allocation failed");
  if (hop.resolved === "false") return { state: "down", reason: "nexthop-unresolved", severity: "critical" };
  if (hop.type === "discard" || hop.type === "reject") {
    return { state: "down", reason: "nexthop-unresolved", detail: hop.type, severity: "critical" };
  }
  if (hop.resolved === "unknown" || hop.type === undefined) return { state: "unknown", reason: "entry-incomplete" };
  return hop.resolution?.forwards === false ? resolutionFault(hop.resolution) : undefined;
}

/** What is wrong behind next hops that forward all the same, by another way; undefined if nothing is. */
export function besideFault(hops: readonly FibNextHop[]): string | undefined {
  for (const { resolution } of hops) {
    const [first] = resolution?.faults ?? [];
    if (first) return `forwards by another way: ${inWords(first)}`;
  }
  return undefined;
}

/** No way behind the hop forwards, as far as it is told. */
function resolutionFault({ faults }: Resolution): Fault | undefined {
  const first = faults.find(({ kind }) => kind === "not-told") ?? faults[0];
  if (first === undefined) return undefined;
  switch (first.kind) {
    case "not-told":
      return incomplete(inWords(first));
    case "failed":
    case "pending":
    case "resource-allocation-failed":
      return notProgrammed(inWords(first));
    case "empty":
    case "cycle":
    case "unresolved":
    case "not-forwarding":
      return { state: "down", reason: "nexthop-unresolved", detail: inWords(first), severity: "critical" };
    default:
      return assertNever(first.kind);
  }
}

/** As `resolution level 1: next-hop-group 4200 failed at complex-1.0`. */
export function inWords({ kind, level, list, index, detail }: ResolutionFault): string {
  const words: Readonly<Record<ResolutionFault["kind"], string>> = {
    failed: `failed${detail === undefined ? "" : ` at ${detail}`}`,
    pending: "is pending: the hardware has not acknowledged it",
    empty: "has no next hop",
    cycle: "leads back to itself",
    "resource-allocation-failed": "failed: resource allocation",
    unresolved: "is not resolved",
    "not-forwarding": `is of type ${detail}`,
    "not-told": detail === undefined ? "is not there yet" : `is not told in full: ${detail}`,
  };
  return `resolution level ${level}: ${list} ${index} ${words[kind]}`;
}

/** What keeps every one of these next hops from forwarding; undefined if there is none, or one that would forward. */
export function commonFault(hops: readonly FibNextHop[]): Fault | undefined {
  const faults = hops.map(hopFault);
  if (faults.includes(undefined)) return undefined;
  return faults.find((fault) => fault?.state === "unknown") ?? faults[0];
}

/** Backup next hops of a group that would forward. */
export function usableBackups(group: FibNextHopGroup | undefined): readonly FibNextHop[] {
  return (group?.backups ?? []).filter((hop) => hopFault(hop) === undefined);
}

function notProgrammed(detail: string): Fault {
  return { state: "down", reason: "external-address-not-programmed", detail, severity: "critical" };
}

function incomplete(detail: string): Fault {
  return { state: "unknown", reason: "entry-incomplete", detail };
}

function failedAt(what: string, locations: readonly string[]): string {
  return `${what} failed${locations.length > 0 ? ` at ${locations.join(", ")}` : ""}`;
}
