import type { IpPrefix } from "../model/address.ts";
import type { ObjectKey } from "../model/cluster.ts";
import type { ClusterExpectations, ServiceFinding } from "./expectation.ts";

/** A finding on a service of one of several clusters. */
export interface ClusterFinding extends ServiceFinding {
  readonly cluster: string;
}

/** Prefixes that more than one cluster announces: on a leaf of both, each cluster's next hops look like strangers in the
 *  other's, so it is said once per service. Sorted by cluster, namespace and name. */
export function clashes(all: readonly ClusterExpectations[]): readonly ClusterFinding[] {
  const prefixes = new Set(all.flatMap((cluster) => [...cluster.prefixes.keys()]));
  const key = (finding: ClusterFinding): string =>
    [finding.cluster, finding.namespace, finding.name, finding.message].join("\n");
  return [...prefixes].flatMap((prefix) => clashesOf(prefix, all)).sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

/** The clashes of several clusters, kept up from change to change at the cost of the changed prefixes alone. */
export class ClashIndex {
  readonly #byPrefix = new Map<IpPrefix, readonly ClusterFinding[]>();
  readonly #byService = new Map<string, Map<IpPrefix, ClusterFinding>>();

  /** Looks at these prefixes again. Gives the services whose findings changed, by cluster. */
  update(
    all: readonly ClusterExpectations[],
    prefixes: Iterable<IpPrefix>,
  ): ReadonlyMap<string, ReadonlySet<ObjectKey>> {
    const changed = new Map<string, Set<ObjectKey>>();
    for (const prefix of prefixes) {
      const before = this.#byPrefix.get(prefix) ?? [];
      const now = clashesOf(prefix, all);
      if (JSON.stringify(before) === JSON.stringify(now)) continue;
      if (now.length > 0) this.#byPrefix.set(prefix, now);
      else this.#byPrefix.delete(prefix);
      for (const finding of before) this.#byService.get(serviceOf(finding))?.delete(prefix);
      for (const finding of now) {
        const findings = this.#byService.get(serviceOf(finding)) ?? new Map<IpPrefix, ClusterFinding>();
        this.#byService.set(serviceOf(finding), findings.set(prefix, finding));
      }
      for (const finding of [...before, ...now]) {
        const services = changed.get(finding.cluster) ?? new Set();
        changed.set(finding.cluster, services.add(`${finding.namespace}/${finding.name}`));
        if (this.#byService.get(serviceOf(finding))?.size === 0) this.#byService.delete(serviceOf(finding));
      }
    }
    return changed;
  }

  /** The clashes of one service, sorted by prefix, whichever came first. */
  findings(cluster: string, service: ObjectKey): readonly ServiceFinding[] {
    const found = this.#byService.get(`${cluster}|${service}`);
    if (found === undefined) return [];
    return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, finding]) => finding);
  }
}

function serviceOf({ cluster, namespace, name }: ClusterFinding): string {
  return `${cluster}|${namespace}/${name}`;
}

function clashesOf(prefix: IpPrefix, all: readonly ClusterExpectations[]): readonly ClusterFinding[] {
  const claimants = all.filter((cluster) => (cluster.prefixes.get(prefix)?.expectations.length ?? 0) > 0);
  if (claimants.length < 2) return [];
  return claimants.flatMap(({ cluster, prefixes }) => {
    const others = claimants.map((other) => other.cluster).filter((name) => name !== cluster);
    const message = `${prefix} is announced by cluster ${others.sort().join(", ")} too`;
    const services = new Map(
      (prefixes.get(prefix)?.expectations ?? [])
        .flatMap((expectation) => expectation.services)
        .map((service) => [`${service.namespace}/${service.name}`, service] as const),
    );
    return [...services.values()].map(({ namespace, name }) => ({
      cluster,
      namespace,
      name,
      reason: "prefix-claimed-twice",
      severity: "warning" as const,
      message,
    }));
  });
}
