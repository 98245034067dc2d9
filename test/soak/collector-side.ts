import { Audit, type AuditMismatch } from "../../src/audit.ts";
import { ClusterRules } from "../../src/cluster-rules.ts";
import { Attacher } from "../../src/expectation/attacher.ts";
import type { AttachmentMemory } from "../../src/expectation/attachment-memory.ts";
import { Heartbeat } from "../../src/heartbeat.ts";
import { silentLog } from "../../src/log.ts";
import type { Clock } from "../../src/model/clock.ts";
import { TreeHub } from "../../src/sinks/gnmi/tree-hub.ts";
import { State } from "../../src/state/state.ts";
import { Evaluator } from "../../src/verdict/evaluate.ts";
import type { EvaluatorPolicy } from "../../src/verdict/evaluator-policy.ts";
import type { Incident } from "../../src/verdict/incident.ts";
import { Incidents } from "../../src/verdict/incidents.ts";
import type { Evaluation } from "../../src/verdict/verdict.ts";
import type { OracleRules } from "./oracle.ts";

/** How the collector of a world is configured; small figures, so that a history is short. */
export interface WorldPolicy extends OracleRules {
  readonly startUpMs: number;
  readonly leftoverMs: number;
  /** Nodes are given time and flapping is damped: what is told depends on more of the past than the oracle looks at. */
  readonly nodeWindows?: EvaluatorPolicy["nodeWindows"];
  readonly flap?: EvaluatorPolicy["flap"];
  /** What the collector is told of the leaves' ECMP limits. */
  readonly ecmpLimits?: EvaluatorPolicy["ecmpLimits"];
  /** Leaves are asked for their BGP RIB. */
  readonly asksRib?: boolean;
  readonly settleMs: number;
  readonly settleLimitMs: number;
  /** So many times a beat looks whether its turn is over until it is; absent: it never is. */
  readonly looksPerTurn?: number | undefined;
  /** Things happen before a beat that left something to do goes on. */
  readonly changesBetweenTurns?: boolean | undefined;
}

/** The policy of all worlds but for `reachability`. */
export const worldPolicy: Omit<WorldPolicy, "reachability"> = {
  holdDownMs: 2_000,
  startUpMs: 3_000,
  leftoverMs: 1_500,
  staleAfterMs: 6_000,
  settleMs: 100,
  settleLimitMs: 500,
};

/** What some worlds have beyond it. */
export const worldPatience: Pick<WorldPolicy, "nodeWindows" | "flap"> = {
  nodeWindows: { restartMs: 1_500, gracefulRestartMs: 3_000, addedMs: 1_000, bgpHoldMs: 3_000, withdrawMs: 1_000 },
  flap: { transitions: 2, windowMs: 5_000 },
};

/** A collector from its memory to the trees of its leaves, as the composition root puts it together, without sockets. */
export class CollectorSide {
  readonly state: State;
  readonly heartbeat: Heartbeat;
  readonly hub: TreeHub;
  /** What it knows of each cluster, and remembers. */
  readonly rules: ReadonlyMap<string, ClusterRules>;
  evaluation: Evaluation | undefined;
  readonly #audit: Audit;

  constructor(
    targets: readonly { readonly name: string; readonly networkInstances: readonly string[] }[],
    clusters: readonly { readonly name: string; readonly memory?: AttachmentMemory | undefined }[],
    policy: WorldPolicy,
    clock: Clock,
    restored: Iterable<Incident> = [],
  ) {
    const stateTargets = targets.map((target) => ({ ...target, address: `${target.name}:57400` }));
    const names = clusters.map(({ name }) => name);
    this.state = new State({ targets: stateTargets, clusters: names, clock, log: silentLog });
    const { staleAfterMs } = policy;
    const options = { expectation: { staleAfterMs }, attachment: {} };
    this.rules = new Map(
      clusters.map(({ name, memory }) => [name, new ClusterRules(name, options, undefined, new Attacher({}, memory))]),
    );
    let looks = 0;
    const stopwatch = (): number => looks++;
    const turnMs = policy.looksPerTurn;
    const evaluator = new Evaluator(policy);
    const incidents = new Incidents({
      asksRib: policy.asksRib ?? false,
      confirmMs: policy.startUpMs + policy.holdDownMs,
    });
    incidents.restore(restored);
    this.heartbeat = new Heartbeat({
      state: this.state,
      clusters: this.rules,
      evaluator,
      incidents,
      stopwatch,
      turnMs,
    });
    this.#audit = new Audit({ clusters: this.rules, evaluator, incidents, log: silentLog, intervalMs: 1, stopwatch });
    this.hub = new TreeHub({ name: "soak", version: "0", generationMs: clock.nowMs() });
  }

  /** One beat, which may have left something to do. */
  beat(): Evaluation {
    this.evaluation = this.heartbeat.beat();
    this.hub.deliver(this.evaluation);
    return this.evaluation;
  }

  /** What a judgement from scratch gives otherwise than the evaluation just made. */
  audit(): readonly AuditMismatch[] {
    return this.evaluation === undefined ? [] : this.#audit.check(this.evaluation);
  }
}
