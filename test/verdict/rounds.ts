import type { ClusterExpectations, TargetExpectation } from "../../src/expectation/expectation.ts";
import type { IpPrefix } from "../../src/model/address.ts";
import type { ClusterView } from "../../src/model/cluster.ts";
import type { FibView } from "../../src/model/fib.ts";
import type { TargetView } from "../../src/model/snapshot.ts";
import { Evaluator } from "../../src/verdict/evaluate.ts";
import type { EvaluatorPolicy } from "../../src/verdict/evaluator-policy.ts";
import { defaultNodeWindows } from "../../src/verdict/node-watch.ts";
import type { Pools, Round } from "../../src/verdict/round.ts";
import type { Evaluation } from "../../src/verdict/verdict.ts";
import { cluster, snapshot, vip } from "./world.ts";

/** Everything that can be done about time, done. */
export const wholePolicy: EvaluatorPolicy = {
  holdDownMs: 30_000,
  startUpMs: 0,
  reachability: "inform",
  nodeWindows: defaultNodeWindows,
  flap: { transitions: 4, windowMs: 600_000 },
  leftoverMs: 600_000,
};

/** Rounds against one evaluator of one cluster, on a clock the test moves. What is set stays so until it is set again. */
export class TimedRounds {
  readonly evaluator: Evaluator;
  nowMs = 1_000_000;
  fibs: readonly FibView[];
  cluster: ClusterExpectations;
  view: ClusterView | undefined;
  pools: Pools | undefined;
  unheardMs: number | undefined;
  /** What the leaves tell beside their FIBs. */
  tells: Partial<Pick<TargetView, "facts" | "rib">> = {};

  constructor(fibs: readonly FibView[], policy: Partial<EvaluatorPolicy> = {}) {
    this.evaluator = new Evaluator({ ...wholePolicy, ...policy });
    this.fibs = fibs;
    this.cluster = cluster();
  }

  /** What the leaves should hold of prefixes, anew. */
  expect(...targets: readonly TargetExpectation[]): Evaluation {
    return this.expectOf(vip, targets);
  }

  expectOf(prefix: IpPrefix, targets: readonly TargetExpectation[]): Evaluation {
    return this.round({ expectations: [{ cluster: "dc1", prefix, targets }] });
  }

  /** Leaves hold something else of these prefixes. */
  fib(fibs: readonly FibView[], prefixes: readonly IpPrefix[] = [vip]): Evaluation {
    this.fibs = fibs;
    return this.round({ prefixes: new Map(fibs.map((fib) => [fib.target, prefixes])) });
  }

  /** Nodes, pods or pools changed. */
  surroundings(next: Partial<ClusterExpectations> = {}): Evaluation {
    this.cluster = { ...this.cluster, ...next };
    return this.round({ surroundings: new Set(["dc1"]) });
  }

  after(ms: number): Evaluation {
    this.nowMs += ms;
    return this.round({});
  }

  round(more: Partial<Round>): Evaluation {
    const now = snapshot(this.nowMs, this.fibs, this.tells);
    return this.evaluator.evaluate(
      {
        snapshot: this.view ? { ...now, clusters: new Map([["dc1", this.view]]) } : now,
        clusters: new Map([["dc1", this.cluster]]),
        targets: [],
        prefixes: new Map(),
        expectations: [],
        services: new Map([["dc1", ["shop/web"]]]),
        unheard: this.unheardMs === undefined ? new Map() : new Map([["dc1", this.unheardMs]]),
        changedClusters: [],
        surroundings: new Set(),
        pools: this.pools ? new Map([["dc1", this.pools]]) : undefined,
        ...more,
      },
      () => 0,
    );
  }
}

/** Every endpoint as `target node state reason`. */
export function endpointsOf(evaluation: Evaluation): string[] {
  return [...evaluation.prefixes.values()].flatMap(({ target, endpoints }) =>
    endpoints.map(({ node, state, reason }) => [target, node, state, reason].filter(Boolean).join(" ")),
  );
}

/** Everything shown that should not be there, as `target address node reason`. */
export function surplusOf(evaluation: Evaluation): string[] {
  return [...evaluation.prefixes.values()].flatMap(({ target, unexpected }) =>
    unexpected.map(({ address, node, reason }) => [target, address, node, reason].filter(Boolean).join(" ")),
  );
}
