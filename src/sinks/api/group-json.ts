import type { IpPrefix } from "../../model/address.ts";
import type { FibNextHop, FibView, ResolvedHop } from "../../model/fib.ts";
import { inWords } from "../../verdict/fault.ts";
import type { GroupEvidence } from "./group-schemas.ts";
import { programmingJson } from "./route-json.ts";

/** The group of a prefix's active route with everything behind it, as the leaf holds it now; null where there is none. */
export function groupJson(fib: FibView, networkInstance: string, prefix: IpPrefix): GroupEvidence | null {
  const route = fib.activeRoute(networkInstance, prefix);
  const group = route && fib.nextHopGroup(route);
  if (group === undefined) return null;
  return {
    index: String(group.index),
    networkInstance: group.networkInstance,
    programming: programmingJson(group.programming),
    nextHops: group.nextHops.map(chainJson),
    backups: (group.backups ?? []).map(chainJson),
  };
}

function chainJson(hop: FibNextHop): GroupEvidence["nextHops"][number] {
  const { resolving, resolution } = hop;
  return {
    ...hopJson(hop),
    resolved: hop.resolved,
    resourceAllocationFailed: hop.resourceAllocationFailed,
    resolvingKind: resolving?.kind ?? null,
    resolvingPrefix: resolving?.prefix ?? null,
    resolvingGroup: resolving?.nextHopGroup === undefined ? null : String(resolving.nextHopGroup),
    resolvedBy: hop.resolvedBy.map(hopJson),
    forwards: resolution?.forwards ?? true,
    faults: (resolution?.faults ?? []).map(inWords),
  };
}

function hopJson({ index, type, address, subinterface }: ResolvedHop) {
  return { index: String(index), type: type ?? null, address: address ?? null, subinterface: subinterface ?? null };
}
