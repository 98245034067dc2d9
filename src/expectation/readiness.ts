import { type ClusterView, coreResources, type ResourceName } from "../model/cluster.ts";

/** Whether a cluster can be known. */
export type Readiness =
  | { readonly known: true }
  | { readonly known: false; readonly reason: "cluster-connecting" | "cluster-stale" | "cluster-forbidden" };

/** Judges the resources that are needed: one not listed yet, refused, or lost for longer than `staleAfterMs`. A CRD that
 *  is not served is known to be empty, a core resource is not. `helpful` ones are waited for too, as they may tell of nodes that do not announce,
 *  but refused or lost they are done without. `dueMs`: when a lost one will be too old, by our clock. */
export function readiness(
  view: ClusterView,
  resources: readonly ResourceName[],
  helpful: readonly ResourceName[],
  staleAfterMs: number,
  nowMs: number,
): { readonly readiness: Readiness; readonly dueMs: number | undefined } {
  let dueMs: number | undefined;
  let forbidden = false;
  let pending = helpful.some((name) => view.resource(name).state === "pending");
  let stale = false;
  for (const name of resources) {
    const { state, sinceMs, aliveMs } = view.resource(name);
    if (state === "forbidden") forbidden = true;
    if (state === "pending" || (state === "absent" && coreResources.includes(name))) pending = true;
    if (state !== "lost") continue;
    const lostMs = aliveMs === undefined ? sinceMs : Math.min(sinceMs, aliveMs); // the last proof of life counts
    if (nowMs - lostMs > staleAfterMs) stale = true;
    else dueMs = Math.min(dueMs ?? Number.POSITIVE_INFINITY, lostMs + staleAfterMs + 1);
  }
  const reason = forbidden ? "forbidden" : pending ? "connecting" : stale ? "stale" : undefined;
  return { readiness: reason ? { known: false, reason: `cluster-${reason}` } : { known: true }, dueMs };
}
