import type { ClusterExpectations, DirectExpectation, TargetExpectation } from "../expectation/expectation.ts";
import type { IpPrefix } from "../model/address.ts";
import type { FibView } from "../model/fib.ts";
import type { Snapshot } from "../model/snapshot.ts";
import { Deadlines } from "./deadlines.ts";
import { holdsNextHop, type JudgeContext, judge } from "./judge.ts";
import { PrefixRecord, type Taken } from "./prefix-record.ts";
import type { Round } from "./round.ts";
import { ServiceRecords } from "./service-records.ts";
import type { SettlePolicy } from "./settle.ts";
import { Transitions } from "./transitions.ts";
import {
  type ClusterStatus,
  type EndpointReason,
  type Evaluation,
  type FibChange,
  type PrefixKey,
  type PrefixVerdict,
  prefixKey,
} from "./verdict.ts";

/** How time and reach are judged. */
export interface EvaluatorPolicy {
  readonly holdDownMs: number;
  /** No red light on a leaf for so long after it was synced. */
  readonly startUpMs: number;
  readonly reachability: JudgeContext["reachability"];
}

/** Judges round by round, and only what a change affects. Its memory is the verdicts of the round before; it has no
 *  clock and no I/O, so the same rounds give the same verdicts. */
export class Evaluator {
  readonly #policy: EvaluatorPolicy;
  readonly #records = new Map<PrefixKey, PrefixRecord>();
  readonly #verdicts = new Map<PrefixKey, PrefixVerdict>();
  readonly #byPrefix = new Map<string, Set<PrefixKey>>();
  readonly #byTarget = new Map<string, Set<PrefixKey>>();
  readonly #deadlines = new Deadlines();
  readonly #services = new ServiceRecords();
  #sequence = 0;

  constructor(policy: EvaluatorPolicy) {
    this.#policy = policy;
  }

  /** When something has to be judged again though nothing changes: the end of a hold-down. */
  get nextDeadlineMs(): number | undefined {
    return this.#deadlines.nextMs;
  }

  /** One round. `elapsedMs` tells the time it took, for the figure in the evaluation alone. */
  evaluate(round: Round, elapsedMs: () => number): Evaluation {
    const { snapshot } = round;
    const transitions = new Transitions(snapshot.nowMs);
    const fibChanges: FibChange[] = [];
    const changed = new Set<PrefixKey>();
    const dirty = this.#collect(round, changed, transitions);
    const contexts = new Map<string, JudgeContext>();
    for (const key of dirty) {
      const record = this.#records.get(key);
      if (record === undefined) continue;
      const { cluster, target } = record.expectation;
      const fib = snapshot.targets.get(target)?.fib;
      const expectations = round.clusters.get(cluster);
      if (fib === undefined || expectations === undefined) continue;
      const context = contexts.get(cluster) ?? this.#context(expectations, snapshot);
      contexts.set(cluster, context);
      const unheardSinceMs = round.unheard.get(cluster);
      const policy = { ...this.#policyFor(record.expectation, fib, expectations), unheardSinceMs };
      const judgement = judge(record.expectation, fib, context);
      const taken = record.take(judgement, fib, policy, snapshot.nowMs);
      this.#take(key, taken, { changed, transitions, fibChanges });
    }
    const changedServices = this.#services.update({
      round,
      changed,
      prefixesOf: (cluster, prefix) => this.#verdictsOf(cluster, prefix),
      transitions,
    });
    return {
      sequence: ++this.#sequence,
      atMs: snapshot.nowMs,
      durationMs: elapsedMs(),
      snapshot,
      services: this.#services.verdicts,
      prefixes: this.#verdicts,
      clusters: new Map([...round.clusters].map(([name, cluster]) => [name, clusterStatus(cluster)])),
      changedServices,
      changedPrefixes: [...changed],
      transitions: transitions.all,
      fibChanges,
      judged: dirty.size,
    };
  }

  /** Applies the new expectations and gathers every key that has to be judged. */
  #collect(round: Round, changed: Set<PrefixKey>, transitions: Transitions): Set<PrefixKey> {
    const dirty = new Set<PrefixKey>();
    const addAll = (keys: Iterable<PrefixKey> | undefined): void => {
      for (const key of keys ?? []) dirty.add(key);
    };
    for (const { cluster, prefix, targets } of round.expectations) {
      const index = `${cluster}|${prefix}`;
      const before = this.#byPrefix.get(index) ?? new Set();
      const now = new Set<PrefixKey>();
      for (const expectation of targets) {
        const key = prefixKey(expectation.target, expectation.networkInstance, cluster, prefix);
        now.add(key);
        this.#expect(key, expectation);
      }
      for (const key of before) if (!now.has(key)) this.#forget(key, changed, transitions);
      if (now.size > 0) this.#byPrefix.set(index, now);
      else this.#byPrefix.delete(index);
      addAll(now);
    }
    for (const target of round.targets) {
      for (const key of this.#byTarget.get(target) ?? []) this.#addWithGroup(dirty, key);
    }
    for (const [target, prefixes] of round.prefixes) {
      for (const cluster of round.clusters.keys()) {
        for (const prefix of prefixes) {
          for (const key of this.#byPrefix.get(`${cluster}|${prefix}`) ?? []) {
            if (this.#records.get(key)?.expectation.target === target) this.#addWithGroup(dirty, key);
          }
        }
      }
    }
    const whole = new Set(round.changedClusters);
    if (whole.size > 0) {
      for (const [key, record] of this.#records) if (whole.has(record.expectation.cluster)) dirty.add(key);
    }
    addAll(this.#deadlines.due(round.snapshot.nowMs));
    return dirty;
  }

  /** A leaf of an anycast group speaks for the others: they are judged with it. */
  #addWithGroup(dirty: Set<PrefixKey>, key: PrefixKey): void {
    dirty.add(key);
    const record = this.#records.get(key);
    if (!record?.expectation.direct.some((direct) => direct.group !== undefined)) return;
    const { cluster, prefix } = record.expectation;
    for (const other of this.#byPrefix.get(`${cluster}|${prefix}`) ?? []) dirty.add(other);
  }

  #expect(key: PrefixKey, expectation: TargetExpectation): void {
    const record = this.#records.get(key);
    if (record) {
      record.expectation = expectation;
      return;
    }
    this.#records.set(key, new PrefixRecord(key, expectation));
    const keys = this.#byTarget.get(expectation.target);
    if (keys) keys.add(key);
    else this.#byTarget.set(expectation.target, new Set([key]));
  }

  #forget(key: PrefixKey, changed: Set<PrefixKey>, transitions: Transitions): void {
    const record = this.#records.get(key);
    const verdict = this.#verdicts.get(key);
    this.#records.delete(key);
    this.#verdicts.delete(key);
    if (record) this.#byTarget.get(record.expectation.target)?.delete(key);
    if (verdict) {
      changed.add(key);
      for (const endpoint of verdict.endpoints) transitions.endpoint(verdict, endpoint, undefined);
    }
  }

  #policyFor(
    expectation: TargetExpectation,
    fib: FibView,
    cluster: ClusterExpectations,
  ): Omit<SettlePolicy, "unheardSinceMs"> {
    return {
      holdDownMs: holdDownOf(expectation, cluster) ?? this.#policy.holdDownMs,
      quietUntilMs: fib.freshness === "synced" ? fib.sinceMs + this.#policy.startUpMs : 0,
    };
  }

  #take(
    key: PrefixKey,
    { verdict, fibChange, nextMs }: Taken,
    out: { changed: Set<PrefixKey>; transitions: Transitions; fibChanges: FibChange[] },
  ): void {
    if (nextMs !== undefined) this.#deadlines.add(nextMs, key);
    if (fibChange) out.fibChanges.push(fibChange);
    const before = this.#verdicts.get(key);
    if (verdict === before) return;
    this.#verdicts.set(key, verdict);
    out.changed.add(key);
    out.transitions.compare(before, verdict);
  }

  #context(cluster: ClusterExpectations, snapshot: Snapshot): JudgeContext {
    const reasons = new Map<string, EndpointReason>();
    for (const finding of cluster.nodeFindings) {
      const reason = nodeReasons.find((known) => known === finding.reason);
      if (reason) reasons.set(finding.node, reason);
    }
    return {
      clusterUnknown: cluster.known ? undefined : clusterReason(cluster.unknownReason),
      nodes: cluster.nodes,
      nodeReason: (node) => reasons.get(node),
      heldBy: (leaf, direct) => this.#heldBy(cluster.cluster, leaf, direct, snapshot),
      reachability: this.#policy.reachability,
    };
  }

  #heldBy(cluster: string, leaf: string, direct: DirectExpectation, snapshot: Snapshot): "yes" | "no" | "unknown" {
    const fib = snapshot.targets.get(leaf)?.fib;
    if (fib === undefined) return "unknown";
    for (const key of this.#byPrefix.get(`${cluster}|${direct.expectation.prefix}`) ?? []) {
      const expectation = this.#records.get(key)?.expectation;
      if (expectation?.target === leaf) return holdsNextHop(fib, expectation.networkInstance, direct);
    }
    return "no";
  }

  #verdictsOf(cluster: string, prefix: IpPrefix): PrefixVerdict[] {
    const verdicts: PrefixVerdict[] = [];
    for (const key of this.#byPrefix.get(`${cluster}|${prefix}`) ?? []) {
      const verdict = this.#verdicts.get(key);
      if (verdict) verdicts.push(verdict);
    }
    return verdicts.sort((a, b) => (a.key < b.key ? -1 : 1));
  }
}

const nodeReasons: readonly EndpointReason[] = [
  "advertiser-not-running",
  "advertiser-config-invalid",
  "advertiser-disagrees",
  "node-not-ready",
];

function clusterReason(reason: string | undefined): EndpointReason {
  return reason === "cluster-stale" || reason === "cluster-forbidden" ? reason : "cluster-connecting";
}

/** The longest hold-down any service behind the prefix asks for. */
function holdDownOf(expectation: TargetExpectation, cluster: ClusterExpectations): number | undefined {
  let longest: number | undefined;
  for (const { expectation: of } of expectation.direct) {
    for (const { namespace, name } of of.services) {
      const asked = cluster.services.get(`${namespace}/${name}`)?.holdDownMs;
      if (asked !== undefined) longest = Math.max(longest ?? 0, asked);
    }
  }
  return longest;
}

function clusterStatus(cluster: ClusterExpectations): ClusterStatus {
  let expectations = 0;
  for (const prefix of cluster.prefixes.values()) expectations += prefix.expectations.length;
  return {
    cluster: cluster.cluster,
    known: cluster.known,
    reason: cluster.unknownReason,
    sinceMs: cluster.sinceMs,
    expectations,
    findings: cluster.nodeFindings,
  };
}
