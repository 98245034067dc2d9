import type { ClusterConfig } from "./config/cluster-config.ts";
import { durationMs } from "./config/fields.ts";
import type { AttachmentOptions } from "./expectation/attachment-rules.ts";
import type { ExpectationOptions } from "./expectation/expect.ts";

/** What a cluster's config says of expectation and attachment. */
export function clusterOptions(config: ClusterConfig): {
  readonly expectation: ExpectationOptions;
  readonly attachment: AttachmentOptions;
} {
  const { metallb } = config;
  return {
    expectation: {
      staleAfterMs: durationMs(config.kubernetes["stale-after"]),
      nodeNextHops: config["node-next-hops"],
      nextHopMap: config["next-hop-map"],
      nextHopKeys: config["next-hop-keys"],
      expectationSource: config["expectation-source"],
      metallb: {
        ...(metallb && {
          namespace: metallb.namespace,
          backend: metallb.backend,
          loadBalancerClass: metallb["lb-class"],
          ignoreExcludeLb: metallb["ignore-exclude-lb"],
        }),
        // Files that people write describe a cluster's wishes and seldom its pods.
        ...(config.kubernetes.manifests && { speakersWithoutPods: "assume" as const }),
      },
    },
    attachment: {
      attachments: config.attachments?.map((attachment) => ({
        nodes: attachment.nodes,
        nodeLabels: attachment["node-labels"],
        leaves: attachment.leaves,
        networkInstance: attachment["network-instance"],
      })),
      labelToLeaves: config["label-to-leaves"],
      fallback: config["attachment-fallback"],
    },
  };
}
