import type { ClusterExpectations } from "../expectation/expectation.ts";
import type { ClusterView } from "../model/cluster.ts";
import type { JudgeContext } from "./judge.ts";
import { NodeWatch, type NodeWindows } from "./node-watch.ts";
import type { EndpointReason } from "./verdict.ts";

/** One cluster over the rounds: what is known of its nodes now, and what became of them. */
export class ClusterWatch {
  readonly #nodes: NodeWatch | undefined;
  /** What another one knows, to be read only. */
  readonly #past: NodeWatch | undefined;

  /** Without windows nodes are given no time, and those that are gone are not remembered, but by `past`. */
  constructor(windows: NodeWindows | undefined, past?: NodeWatch) {
    this.#nodes = windows && new NodeWatch(windows);
    this.#past = past ?? this.#nodes;
  }

  /** What became of the nodes, as if all time they are given had passed. */
  timeless(): ClusterWatch {
    return new ClusterWatch(undefined, this.#past);
  }

  /** See `NodeWatch.observe`. */
  observe(cluster: ClusterExpectations, view: ClusterView | undefined, changed: boolean, nowMs: number): void {
    this.#nodes?.observe(cluster, view, changed, nowMs);
  }

  /** Until when a node is given time, by our clock. */
  windowOf(node: string): number | undefined {
    return this.#nodes?.windowOf(node);
  }

  /** What a judgement has to know of the cluster. */
  contextOf(
    cluster: ClusterExpectations,
  ): Pick<JudgeContext, "clusterUnknown" | "nodes" | "nodeReason" | "formerNode" | "lingering"> {
    const reasons = new Map<string, EndpointReason>();
    for (const finding of cluster.nodeFindings) {
      const reason = nodeReasons.find((known) => known === finding.reason);
      if (reason) reasons.set(finding.node, reason);
    }
    return {
      clusterUnknown: cluster.known ? undefined : clusterReason(cluster.unknownReason),
      nodes: cluster.nodes,
      nodeReason: (node) => reasons.get(node),
      formerNode: (address) => this.#past?.formerNode(address),
      lingering: (node) => this.#lingering(node),
    };
  }

  #lingering(node: string): ReturnType<NodeWatch["lingering"]> {
    if (this.#nodes) return this.#nodes.lingering(node);
    return this.#past?.lingering(node)?.dead ? { untilMs: 0, dead: true } : undefined;
  }
}

const nodeReasons: readonly EndpointReason[] = [
  "advertiser-not-running",
  "advertiser-config-invalid",
  "advertiser-misconfigured",
  "advertiser-disagrees",
  "node-not-ready",
];

function clusterReason(reason: string | undefined): EndpointReason {
  return reason === "cluster-stale" || reason === "cluster-forbidden" ? reason : "cluster-connecting";
}
