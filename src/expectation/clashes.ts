import type { IpPrefix } from "../model/address.ts";
import type { ClusterExpectations, ServiceFinding } from "./expectation.ts";

/** A finding on a service of one of several clusters. */
export interface ClusterFinding extends ServiceFinding {
  readonly cluster: string;
}

/** Prefixes that more than one cluster announces: on a leaf of both, each cluster's next hops look like strangers in the
 *  other's, so it is said once per service. Sorted by cluster, namespace and name. */
export function clashes(all: readonly ClusterExpectations[]): readonly ClusterFinding[] {
  const claimed = new Map<IpPrefix, ClusterExpectations[]>();
  for (const cluster of all) {
    for (const { prefix, expectations } of cluster.prefixes.values()) {
      if (expectations.length === 0) continue;
      const known = claimed.get(prefix);
      if (known) known.push(cluster);
      else claimed.set(prefix, [cluster]);
    }
  }
  const findings: ClusterFinding[] = [];
  for (const [prefix, clusters] of claimed) {
    if (clusters.length < 2) continue;
    for (const { cluster, prefixes } of clusters) {
      const others = clusters.map((other) => other.cluster).filter((name) => name !== cluster);
      const message = `${prefix} is announced by cluster ${others.sort().join(", ")} too`;
      const services = new Map(
        (prefixes.get(prefix)?.expectations ?? [])
          .flatMap((expectation) => expectation.services)
          .map((service) => [`${service.namespace}/${service.name}`, service] as const),
      );
      for (const { namespace, name } of services.values()) {
        findings.push({ cluster, namespace, name, reason: "prefix-claimed-twice", severity: "warning", message });
      }
    }
  }
  const key = (finding: ClusterFinding): string =>
    [finding.cluster, finding.namespace, finding.name, finding.message].join("\n");
  return findings.sort((a, b) => (key(a) < key(b) ? -1 : 1));
}
