import type { ClusterEvent } from "../../src/model/cluster.ts";
import { ClusterSeen } from "./cluster-seen.ts";
import { type ClusterPlan, fillCluster } from "./cluster-steps.ts";
import { ClusterStream } from "./cluster-stream.ts";
import type { Rng } from "./random.ts";
import type { VirtualTime } from "./virtual-time.ts";

/** What a cluster's side needs of the world. */
export interface ClusterSurroundings {
  readonly time: VirtualTime;
  /** Hands an event of a cluster to the collector there is now. */
  readonly deliver: (cluster: string, event: ClusterEvent) => void;
}

/** One cluster with its API server, and what of it has been delivered. */
export class ClusterSide {
  readonly name: string;
  readonly plan: ClusterPlan;
  readonly stream: ClusterStream;
  seen: ClusterSeen;
  /** Counts the events delivered. */
  told = 0;
  readonly #time: VirtualTime;

  constructor(plan: ClusterPlan, { time, deliver }: ClusterSurroundings, rng: Rng) {
    this.name = plan.name;
    this.plan = plan;
    this.#time = time;
    this.seen = new ClusterSeen(time.nowMs());
    this.stream = new ClusterStream(time, rng.chance(0.85), (event) => {
      this.told++;
      this.seen.apply(event, time.nowMs());
      deliver(plan.name, event);
    });
    fillCluster(this.stream, plan, rng);
  }

  /** The objects as they are. */
  get truth(): ClusterSeen {
    return this.stream.truth;
  }

  /** Another collector, which has not been told anything. */
  forget(): void {
    this.seen = new ClusterSeen(this.#time.nowMs());
  }
}

/** Every address of a node of these clusters, each once. */
export function nodeAddressesOf(clusters: readonly ClusterSeen[]): string[] {
  return [...new Set(clusters.flatMap((cluster) => cluster.all("nodes").flatMap(({ internalIPs }) => internalIPs)))];
}
