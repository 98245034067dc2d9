import type { ClusterExpectations } from "../expectation/expectation.ts";
import type { Round } from "./round.ts";
import type { ClusterStatus } from "./verdict.ts";

/** Every cluster, for people and metrics: worked out again only for one of which something changed. */
export class ClusterStatuses {
  #statuses: ReadonlyMap<string, ClusterStatus> = new Map();
  readonly #of = new Map<string, ClusterExpectations>();

  /** Takes a round in, and the clusters that expect something else than before; gives every cluster's status, the same map
   *  while none is another. */
  update({ clusters }: Round, expectAnew: Iterable<string>): ReadonlyMap<string, ClusterStatus> {
    const changed = new Set(expectAnew);
    for (const [name, cluster] of clusters) if (this.#of.get(name) !== cluster) changed.add(name);
    if (changed.size === 0 && this.#of.size === clusters.size) return this.#statuses;
    const statuses = new Map<string, ClusterStatus>();
    for (const name of this.#of.keys()) if (!clusters.has(name)) this.#of.delete(name);
    for (const [name, cluster] of clusters) {
      const before = changed.has(name) ? undefined : this.#statuses.get(name);
      statuses.set(name, before ?? statusOf(cluster));
      this.#of.set(name, cluster);
    }
    this.#statuses = statuses;
    return statuses;
  }
}

function statusOf(cluster: ClusterExpectations): ClusterStatus {
  let expectations = 0;
  for (const prefix of cluster.prefixes.values()) expectations += prefix.expectations.length;
  return {
    cluster: cluster.cluster,
    known: cluster.known,
    reason: cluster.unknownReason,
    sinceMs: cluster.sinceMs,
    expectations,
    findings: cluster.nodeFindings,
  };
}
