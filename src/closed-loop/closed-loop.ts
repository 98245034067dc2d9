import { LeafLoop, type ShimReport } from "./leaf-loop.ts";

/** Where the trees we mean come from: our gNMI server's, told to whoever asks for a leaf. */
export interface MeantTrees {
  subscribe(loop: LeafLoop): void;
  unsubscribe(loop: LeafLoop): void;
}

/** What the closed loop is made for. */
export interface ClosedLoopOptions {
  /** The leaves whose own tree is read back. */
  readonly targets: readonly string[];
  readonly trees: MeantTrees;
  /** How long a leaf may take to show what is meant, milliseconds. */
  readonly boundMs: number;
  /** Milliseconds that only grow. */
  readonly nowMs: () => number;
}

/** Whether what each leaf shows is what we mean to say for it. A leaf's tree is asked for only while the leaf shows one. */
export class ClosedLoop {
  readonly #leaves = new Map<string, LeafLoop>();

  constructor({ targets, trees, boundMs, nowMs }: ClosedLoopOptions) {
    for (const target of targets) {
      const loop = new LeafLoop(target, { boundMs, nowMs });
      let following = false;
      loop.onShown = (shown) => {
        if (shown === following) return;
        following = shown;
        if (shown) trees.subscribe(loop);
        else {
          trees.unsubscribe(loop);
          loop.detach();
        }
      };
      this.#leaves.set(target, loop);
    }
  }

  /** The leaf's part, for the subscription to feed; undefined for a leaf that is not read back. */
  leaf(target: string): LeafLoop | undefined {
    return this.#leaves.get(target);
  }

  /** What is known of a leaf at this moment; undefined for one that is not read back. */
  report(target: string): ShimReport | undefined {
    return this.#leaves.get(target)?.report();
  }

  /** The same of every leaf that is read back. */
  *reports(): Generator<ShimReport> {
    for (const loop of this.#leaves.values()) yield loop.report();
  }
}
