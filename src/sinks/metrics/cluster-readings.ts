import type { Registry } from "prom-client";
import type { Clock } from "../../model/clock.ts";
import { type ResourceName, type ResourceState, resourceNames } from "../../model/cluster.ts";
import type { Snapshot } from "../../model/snapshot.ts";
import type { ClusterStatus } from "../../verdict/verdict.ts";
import { readAtScrape } from "./instruments.ts";

const resourceStates: readonly ResourceState[] = ["pending", "listed", "lost", "absent", "forbidden"];

/** Clusters: their watches from the snapshot, what was made of them from the last evaluation, both at each scrape. */
export function registerClusters(
  registry: Registry,
  snapshot: () => Snapshot | undefined,
  statuses: () => Iterable<ClusterStatus>,
  clock: Clock,
): void {
  readAtScrape(registry, "kbutler_cluster_known", function* () {
    for (const { cluster, known } of statuses()) yield [{ cluster }, Number(known)] as const;
  });
  readAtScrape(registry, "kbutler_expectations", function* () {
    for (const { cluster, expectations } of statuses()) yield [{ cluster }, expectations] as const;
  });
  const resources = function* () {
    for (const view of snapshot()?.clusters.values() ?? []) {
      for (const name of resourceNames) yield { cluster: view.cluster, resource: name, view: headOf(view, name) };
    }
  };
  readAtScrape(registry, "kbutler_cluster_cache_age_seconds", function* () {
    for (const { cluster, resource, view } of resources()) {
      if (view.aliveMs === undefined || (view.state !== "listed" && view.state !== "lost")) continue;
      yield [{ cluster, resource }, Math.max(0, clock.nowMs() - view.aliveMs) / 1000] as const;
    }
  });
  readAtScrape(registry, "kbutler_cluster_resource_state", function* () {
    for (const { cluster, resource, view } of resources()) {
      for (const state of resourceStates) yield [{ cluster, resource, state }, Number(view.state === state)] as const;
    }
  });
}

type ClusterView = Snapshot["clusters"] extends ReadonlyMap<string, infer View> ? View : never;

function headOf(view: ClusterView, name: ResourceName): { state: ResourceState; aliveMs: number | undefined } {
  const { state, aliveMs } = view.resource(name);
  return { state, aliveMs };
}
