import { EvidenceObjects } from "../expectation/evidence-objects.ts";
import type { ClusterExpectations, DirectExpectation, TargetExpectation } from "../expectation/expectation.ts";
import type { FibView } from "../model/fib.ts";
import type { BgpEvidence } from "./bgp-evidence.ts";
import { ClusterWatch } from "./cluster-watch.ts";
import type { EvaluatorPolicy } from "./evaluator-policy.ts";
import { unheardSince } from "./explained.ts";
import type { HoldDowns } from "./hold-downs.ts";
import { holdsNextHop, type JudgeContext } from "./judge.ts";
import type { PrefixRecord } from "./prefix-record.ts";
import type { PrefixTable } from "./prefix-table.ts";
import type { Round } from "./round.ts";
import type { SettlePolicy } from "./settle.ts";
import type { EndpointEvidence } from "./verdict.ts";

/** What outlasts a round of what judgements look at. Read only. */
export interface ContextParts {
  readonly policy: EvaluatorPolicy;
  readonly table: PrefixTable;
  readonly bgp: BgpEvidence;
  readonly holdDowns: HoldDowns;
  readonly watches: ReadonlyMap<string, ClusterWatch>;
}

/** What the judgements of one round look at beside expectation and FIB, made when the first of them asks. */
export class RoundContext {
  readonly #parts: ContextParts;
  readonly #round: Round;
  readonly #contexts = new Map<string, JudgeContext>();
  /** By cluster: what verdicts of this round stand on. */
  readonly #objects = new Map<string, EvidenceObjects>();

  constructor(parts: ContextParts, round: Round) {
    this.#parts = parts;
    this.#round = round;
  }

  /** What a judgement has to know of a cluster and of the leaves. */
  of(cluster: ClusterExpectations): JudgeContext {
    const known = this.#contexts.get(cluster.cluster);
    if (known !== undefined) return known;
    const { policy, bgp, watches } = this.#parts;
    const { snapshot } = this.#round;
    const context: JudgeContext = {
      ...(watches.get(cluster.cluster) ?? new ClusterWatch(undefined)).contextOf(cluster),
      heldBy: (leaf, direct) => this.#heldBy(leaf, direct, cluster),
      reachability: policy.reachability,
      ecmpLimit: ({ target }) => policy.ecmpLimits?.get(target),
      session: (expectation, direct) => bgp.session(expectation, direct, cluster, snapshot),
      rib: (expectation) => bgp.rib(expectation, snapshot),
    };
    this.#contexts.set(cluster.cluster, context);
    return context;
  }

  /** How long what is seen has to last before it is told. */
  policyFor({ expectation, standing }: PrefixRecord, fib: FibView, cluster: ClusterExpectations): SettlePolicy {
    const { holdDowns, watches } = this.#parts;
    const { unheard } = this.#round;
    const watch = watches.get(cluster.cluster);
    const { appearMs, disappearMs, startUpMs, flap } = holdDowns.longest(expectation, cluster);
    return {
      holdDownMs: appearMs,
      disappearMs: standing.kind === "left" ? standing.holdDownMs : disappearMs,
      quietUntilMs: fib.freshness === "synced" ? fib.sinceMs + startUpMs : 0,
      unheardSinceMs:
        standing.kind === "expected" ? unheard.get(cluster.cluster) : unheardSince(expectation, this.#round),
      windowOf: (node) => watch?.windowOf(node),
      flap,
      evidence: (node) => this.#evidenceOf(expectation, node),
    };
  }

  #heldBy(leaf: string, direct: DirectExpectation, cluster: ClusterExpectations): "yes" | "no" | "unknown" {
    const fib = this.#round.snapshot.targets.get(leaf)?.fib;
    if (fib === undefined) return "unknown";
    const { node, prefix } = direct.expectation;
    for (const { expectation } of this.#parts.table.ofPrefix(cluster.cluster, prefix)) {
      if (expectation.target !== leaf) continue;
      // The leaf may have the prefix in another network instance too, where the group has no part.
      const own = expectation.direct.find((one) => one.group !== undefined && one.expectation.node === node);
      if (own) return holdsNextHop(fib, expectation.networkInstance, own, cluster.nodes);
    }
    return "no";
  }

  /** What a verdict stands on at this moment: the age of the leaf's data, and the objects behind what is expected. */
  #evidenceOf(expectation: TargetExpectation, node: string | undefined): EndpointEvidence {
    const { target: name, cluster } = expectation;
    const { targets, clusters } = this.#round.snapshot;
    const target = targets.get(name);
    const view = clusters.get(cluster);
    const known = this.#objects.get(cluster) ?? (view && new EvidenceObjects(view));
    if (known) this.#objects.set(cluster, known);
    return {
      dataMs: target?.fib.lastUpdateMs,
      switchTimeMs: target?.session.switchTimeMs,
      objects: known?.of(expectation, node) ?? [],
    };
  }
}

/** What is seen is told at once. */
export const noTime: SettlePolicy = { holdDownMs: 0, quietUntilMs: 0, unheardSinceMs: undefined };
