import type { ClusterSeen } from "./cluster-seen.ts";

/** When the speakers of each node last became others, or came to be ready: what gives a node time. */
export class SpeakersSeen {
  readonly #speakers = new Map<string, { readonly text: string; readonly changedMs: number }>();
  #seen = false;

  /** Looks at a cluster that is known. What runs at the first look has not just started. */
  look(cluster: ClusterSeen, nowMs: number): void {
    const texts = new Map<string, string[]>();
    for (const { nodeName, component, uid, startedMs, ready, deleting } of cluster.all("pods")) {
      if (nodeName === undefined) continue;
      texts.set(nodeName, [...(texts.get(nodeName) ?? []), [component, uid, startedMs, ready, deleting].join(" ")]);
    }
    for (const node of new Set([...texts.keys(), ...this.#speakers.keys()])) {
      const text = (texts.get(node) ?? []).sort().join("|");
      if (this.#speakers.get(node)?.text === text) continue;
      this.#speakers.set(node, { text, changedMs: this.#seen ? nowMs : Number.NEGATIVE_INFINITY });
    }
    this.#seen = true;
  }

  /** Minus infinity if they never changed. */
  changedMs(node: string): number {
    return this.#speakers.get(node)?.changedMs ?? Number.NEGATIVE_INFINITY;
  }
}
