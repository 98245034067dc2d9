import type { TargetExpectation } from "../expectation/expectation.ts";
import type { IpPrefix } from "../model/address.ts";
import type { FibView } from "../model/fib.ts";
import { endless, type Turn } from "../turn.ts";
import { BgpEvidence } from "./bgp-evidence.ts";
import { ClusterStatuses } from "./cluster-status.ts";
import { ClusterWatch } from "./cluster-watch.ts";
import { Deadlines } from "./deadlines.ts";
import { DueRecords } from "./due-records.ts";
import type { EvaluatorPolicy } from "./evaluator-policy.ts";
import { isExplained, mayYetBeExplained } from "./explained.ts";
import { HoldDowns } from "./hold-downs.ts";
import { type JudgeContext, judge, judgeLeftover } from "./judge.ts";
import { type PrefixRecord, saysTheSame, type Taken } from "./prefix-record.ts";
import { type PrefixPlace, PrefixTable } from "./prefix-table.ts";
import type { ExpectedPrefix, Round } from "./round.ts";
import { type ContextParts, noTime, RoundContext } from "./round-context.ts";
import { sameTargetExpectation } from "./same-expectation.ts";
import { ServiceRecords } from "./service-records.ts";
import type { SettlePolicy } from "./settle.ts";
import { Transitions } from "./transitions.ts";
import {
  type Evaluation,
  type FibChange,
  type PrefixKey,
  type PrefixVerdict,
  prefixKey,
  type UnexpectedNextHop,
} from "./verdict.ts";

/** Entries followed between two looks at whether the turn is over: a tenth of a millisecond's worth. */
const followedPerLook = 16;

/** What one round gives out while it is under way. */
interface Outcome {
  readonly nowMs: number;
  /** Verdicts that say something else than before, that are new or gone. */
  readonly changed: Set<PrefixKey>;
  /** Verdicts that say the same and stand on another route. */
  readonly moved: Set<PrefixKey>;
  readonly transitions: Transitions;
  readonly fibChanges: FibChange[];
  /** Clusters that expect something else than before. */
  readonly expectAnew: Set<string>;
  readonly context: RoundContext;
  readonly ribWanted: Set<PrefixKey>;
  readonly ribSettled: Set<PrefixKey>;
}

/** Judges round by round, and only what a change affects. Its memory is the verdicts of the round before; it has no
 *  clock and no I/O, so the same rounds give the same verdicts. */
export class Evaluator {
  readonly #policy: EvaluatorPolicy;
  readonly #table = new PrefixTable();
  readonly #deadlines = new Deadlines();
  readonly #due = new DueRecords();
  readonly #services = new ServiceRecords();
  readonly #bgp = new BgpEvidence();
  readonly #holdDowns: HoldDowns;
  readonly #watches = new Map<string, ClusterWatch>();
  readonly #statuses = new ClusterStatuses();
  readonly #parts: ContextParts;
  #givesTime = true;
  #sequence = 0;

  constructor(policy: EvaluatorPolicy) {
    this.#policy = policy;
    this.#holdDowns = new HoldDowns(policy);
    this.#parts = {
      policy,
      table: this.#table,
      bgp: this.#bgp,
      holdDowns: this.#holdDowns,
      watches: this.#watches,
    };
  }

  /** When something has to be judged again though nothing changes: the end of a hold-down. */
  get nextDeadlineMs(): number | undefined {
    return this.#deadlines.nextMs;
  }

  /** Whether a prefix is judged on any leaf, be it expected or left over: its changes have to be told. */
  judges(cluster: string, prefix: IpPrefix): boolean {
    return this.#table.partsOf(cluster, prefix) !== undefined;
  }

  /** Whether some prefix that nobody expects may be left out: there are too many. */
  get full(): boolean {
    return this.#table.full;
  }

  /** Whether what is told of a prefix on a leaf is from before: the last round left it for the next ones. */
  isDue(key: PrefixKey): boolean {
    return this.#table.record(key)?.due !== undefined;
  }

  /** Until when a next hop that should not be there is not told, by our clock; undefined where it was not seen, or is told. */
  surplusHeldUntil(key: PrefixKey, hop: Pick<UnexpectedNextHop, "address" | "node">): number | undefined {
    return this.#table.record(key)?.surplusHeldUntil(hop);
  }

  /** One that gives nothing any time, and knows no more of the past than what neither clusters nor leaves tell now: nodes
   *  that are gone, and prefixes that were needed. */
  timeless(): Evaluator {
    const fresh = new Evaluator({ ...this.#policy, nodeWindows: undefined });
    fresh.#givesTime = false;
    for (const [name, watch] of this.#watches) fresh.#watches.set(name, watch.timeless());
    for (const { key, expectation, standing } of this.#table.records()) {
      if (standing.kind === "left") fresh.#table.leave(fresh.#table.expect(key, expectation), standing.sinceMs, 0);
    }
    return fresh;
  }

  /** One round: what changed, and what earlier ones left, as much of it as there is time for. `elapsedMs` tells the time it
   *  took, for the figure in the evaluation alone. */
  evaluate(round: Round, elapsedMs: () => number, turn: Turn = endless): Evaluation {
    const { snapshot } = round;
    const transitions = new Transitions(snapshot.nowMs);
    const outcome: Outcome = {
      nowMs: snapshot.nowMs,
      changed: new Set(),
      moved: new Set(),
      transitions,
      fibChanges: [],
      expectAnew: new Set(),
      context: new RoundContext(this.#parts, round),
      ribWanted: new Set(),
      ribSettled: new Set(),
    };
    this.#watch(round);
    this.#collect(round, outcome);
    const judged = this.#judgeDue(round, outcome, turn);
    const changedServices = this.#services.update({
      round,
      changed: outcome.changed,
      partsOf: (cluster, prefix) => this.#table.partsOf(cluster, prefix),
      transitions,
    });
    return {
      sequence: ++this.#sequence,
      atMs: snapshot.nowMs,
      durationMs: elapsedMs(),
      snapshot,
      services: this.#services.verdicts,
      prefixes: this.#table.verdicts,
      clusters: this.#statuses.update(round, outcome.expectAnew),
      changedServices,
      changedPrefixes: [...outcome.changed],
      movedPrefixes: [...outcome.moved],
      transitions: transitions.all,
      fibChanges: outcome.fibChanges,
      ribWanted: [...outcome.ribWanted],
      ribSettled: [...outcome.ribSettled],
      judged,
      waiting: this.#due.size + (round.unattached?.size ?? 0),
    };
  }

  #watch({ clusters, snapshot, surroundings, changedClusters }: Round): void {
    const changed = surroundings ?? new Set(changedClusters);
    for (const [name, cluster] of clusters) {
      const watch = this.#watches.get(name) ?? new ClusterWatch(this.#policy.nodeWindows);
      this.#watches.set(name, watch);
      watch.observe(cluster, snapshot.clusters.get(name), changed.has(name), snapshot.nowMs);
    }
  }

  /** Applies the new expectations and gathers every key that has to be judged. */
  #collect(round: Round, outcome: Outcome): void {
    const due = this.#due;
    for (const expected of round.expectations) {
      const { cluster, prefix, targets } = expected;
      outcome.expectAnew.add(cluster);
      due.unpark(this.#table.ofPrefix(cluster, prefix));
      if (expected.onlyLeavesMoved && this.#standsAlready(expected)) continue;
      this.#expect(cluster, prefix, targets, round, outcome);
      due.addAll(this.#table.ofPrefix(cluster, prefix));
      for (const other of round.clusters.keys()) if (other !== cluster) due.addAll(this.#leftOver(other, prefix));
      if (targets.length === 0) this.#addUnexplained(prefix, round);
    }
    for (const target of round.targets) {
      const lost = round.snapshot.targets.get(target)?.fib.freshness === "stale";
      for (const record of this.#table.onTarget(target)) {
        this.#addWithGroup(record);
        if (lost) due.addLost(record);
      }
    }
    for (const [target, prefixes] of round.prefixes) {
      for (const cluster of round.clusters.keys()) this.#addChanged(target, cluster, prefixes, round);
    }
    const whole = new Set([...round.changedClusters, ...(round.surroundings ?? [])]);
    if (whole.size > 0) {
      const only = new Set(round.changedClusters);
      for (const record of this.#table.records()) {
        // Where only the surroundings changed, no more than what stands on them is looked at: the pools. What lies in them
        // another cluster may explain.
        const { cluster } = record.expectation;
        if (only.has(cluster) && round.clusters.get(cluster)?.known === false) due.addLost(record);
        else if (only.has(cluster) || record.standing.kind !== "expected") due.add(record);
      }
    }
    for (const { cluster, prefix } of this.#holdDowns.changed(round)) due.addAll(this.#table.ofPrefix(cluster, prefix));
    for (const target of round.facts ?? []) due.addAll(this.#recordsOf(this.#bgp.onSessionsOf(target)));
    due.addAll(this.#recordsOf(this.#deadlines.due(round.snapshot.nowMs)));
  }

  /** Judges what waits, in its order. Gives how many there were. */
  #judgeDue(round: Round, outcome: Outcome, turn: Turn): number {
    let judged = 0;
    for (const record of this.#due.waiting()) {
      if (isUnattached(record, round)) {
        this.#due.park(record); // what is held now says nothing of what was expected before
        continue;
      }
      const why = this.#due.take(record);
      if (why === "judge") judged += this.#judgeTogether(record, round, outcome);
      else {
        judged++;
        if (why === "lost" || !this.#follow(record, round, outcome)) this.#judge(record, round, outcome);
        if (why === "touched" && judged % followedPerLook !== 0) continue;
      }
      if (turn.over) break;
    }
    return judged;
  }

  /** Judges a prefix on a leaf, and on the others on which it waits: so its services are judged once. */
  #judgeTogether(record: PrefixRecord, round: Round, outcome: Outcome): number {
    const { cluster, prefix } = record.expectation;
    const others = this.#due.size > 0 ? [...this.#table.ofPrefix(cluster, prefix)] : [];
    this.#judge(record, round, outcome);
    let judged = 1;
    for (const other of others) {
      if (this.#due.take(other) === undefined) continue;
      this.#judge(other, round, outcome);
      judged++;
    }
    return judged;
  }

  *#recordsOf(keys: Iterable<PrefixKey>): Iterable<PrefixRecord> {
    for (const key of keys) {
      const record = this.#table.record(key);
      if (record !== undefined) yield record;
    }
  }

  /** Whether every leaf is expected to hold what it was expected to hold before. */
  #standsAlready({ cluster, prefix, targets }: ExpectedPrefix): boolean {
    let expected = 0;
    for (const { standing } of this.#table.ofPrefix(cluster, prefix)) {
      if (standing.kind !== "expected") return false;
      expected++;
    }
    return (
      expected === targets.length &&
      targets.every((one) => {
        const record = this.#table.record(prefixKey(one.target, one.networkInstance, cluster, prefix));
        return record !== undefined && sameTargetExpectation(record.expectation, one);
      })
    );
  }

  #expect(
    cluster: string,
    prefix: IpPrefix,
    targets: readonly TargetExpectation[],
    { snapshot, clusters }: Round,
    outcome: Outcome,
  ): void {
    const before = new Set(this.#table.ofPrefix(cluster, prefix));
    for (const expectation of targets) {
      const key = prefixKey(expectation.target, expectation.networkInstance, cluster, prefix);
      before.delete(this.#table.expect(key, expectation));
    }
    for (const record of before) {
      const stays = targets.length === 0 && this.#policy.leftoverMs !== undefined;
      if (stays && record.standing.kind !== "expected") continue;
      const { disappearMs } = this.#holdDowns.longest(record.expectation, clusters.get(cluster));
      // What is left of it is told as it was until it is judged.
      if (stays && this.#table.leave(record, snapshot.nowMs, disappearMs)) continue;
      this.#hide(this.#remove(record, outcome), outcome);
    }
  }

  #addChanged(target: string, cluster: string, prefixes: Iterable<IpPrefix>, round: Round): void {
    const networkInstances = round.snapshot.targets.get(target)?.fib.networkInstances ?? [];
    // On this leaf alone: a prefix that all leaves of a fabric hold has a record on each of them.
    const places = networkInstances.map((networkInstance) => ({
      networkInstance,
      records: this.#table.at(target, networkInstance, cluster),
    }));
    for (const prefix of prefixes) {
      for (const { networkInstance, records } of places) {
        const record = records?.get(prefix);
        if (record === undefined) this.#addInPool({ target, networkInstance, cluster, prefix }, round);
        else if (isInGroup(record)) this.#addWithGroup(record);
        else this.#due.touch(record);
      }
    }
  }

  /** A prefix that the cluster does not expect: what another one announces is no orphan of it. */
  *#leftOver(cluster: string, prefix: IpPrefix): Iterable<PrefixRecord> {
    for (const record of this.#table.ofPrefix(cluster, prefix)) if (record.standing.kind !== "expected") yield record;
  }

  /** What leaves hold of a prefix that was explained until now. */
  #addUnexplained(prefix: IpPrefix, round: Round): void {
    if (isExplained(prefix, round)) return;
    for (const cluster of round.clusters.keys()) {
      if (!round.pools?.get(cluster)?.covers(prefix)) continue;
      for (const [target, { fib }] of round.snapshot.targets) {
        for (const networkInstance of fib.networkInstances) {
          if (fib.activeRoute(networkInstance, prefix) === undefined) continue;
          this.#addInPool({ target, networkInstance, cluster, prefix }, round);
        }
      }
    }
  }

  #addInPool(place: PrefixPlace, round: Round): void {
    if (isExplained(place.prefix, round) || !round.pools?.get(place.cluster)?.covers(place.prefix)) return;
    const record = this.#table.addInPool(place);
    if (record !== undefined) this.#due.add(record);
  }

  /** A leaf of an anycast group speaks for the others: they are judged with it. */
  #addWithGroup(record: PrefixRecord): void {
    this.#due.add(record);
    const { cluster, prefix } = record.expectation;
    if (isInGroup(record)) this.#due.addAll(this.#table.ofPrefix(cluster, prefix));
  }

  /** Whether the short way is enough for a prefix whose entry changed: see `PrefixRecord.follow`. */
  #follow(record: PrefixRecord, { snapshot }: Round, outcome: Outcome): boolean {
    const fib = snapshot.targets.get(record.expectation.target)?.fib;
    const taken = fib && record.follow(fib, snapshot.nowMs);
    if (taken === undefined) return false;
    this.#take(record, taken, outcome);
    return true;
  }

  #judge(record: PrefixRecord, round: Round, outcome: Outcome): void {
    const { key } = record;
    record.awaited = false;
    const { snapshot } = round;
    const { cluster, target } = record.expectation;
    const fib = snapshot.targets.get(target)?.fib;
    const expectations = round.clusters.get(cluster);
    if (fib === undefined || expectations === undefined) {
      if (fib === undefined && record.standing.kind !== "expected") this.#hide(this.#remove(record, outcome), outcome);
      return;
    }
    const context = outcome.context.of(expectations);
    const policy = this.#givesTime ? outcome.context.policyFor(record, fib, expectations) : noTime;
    if (record.standing.kind !== "expected") {
      this.#judgeLeftover(record, { fib, context, policy }, round, outcome);
      return;
    }
    this.#bgp.begin(key);
    const judgement = judge(record.expectation, fib, context);
    const { wanted, settled, untilMs } = this.#bgp.end(target);
    if (wanted) outcome.ribWanted.add(key);
    if (settled) outcome.ribSettled.add(key);
    if (untilMs !== undefined) this.#deadlines.add(untilMs, key);
    this.#take(record, record.take(judgement, fib, policy, snapshot.nowMs), outcome);
  }

  /** A prefix that is judged only because it is there is shown only if there is something to say. */
  #judgeLeftover(
    record: PrefixRecord,
    { fib, context, policy }: { fib: FibView; context: JudgeContext; policy: SettlePolicy },
    round: Round,
    outcome: Outcome,
  ): void {
    const { nowMs } = round.snapshot;
    const { key, expectation, standing } = record;
    const { cluster, prefix } = expectation;
    const unexplained = round.pools?.get(cluster)?.covers(prefix) === true && !isExplained(prefix, round);
    const open = unexplained && mayYetBeExplained(round);
    const inPool = unexplained && !open;
    const judgement = judgeLeftover(expectation, fib, { left: standing.kind === "left", inPool }, context);
    if (this.#bgp.forget(expectation.target, key)) outcome.ribSettled.add(key);
    const taken = record.take(judgement, fib, policy, nowMs);
    const untilMs =
      standing.kind === "left"
        ? standing.sinceMs + (judgement.route === undefined ? standing.holdDownMs : (this.#policy.leftoverMs ?? 0))
        : 0;
    const over = judgement.unexpected.length === 0 && judgement.known && !open && untilMs <= nowMs;
    if (!over && untilMs > nowMs) this.#deadlines.add(untilMs, key);
    if (!over && taken.verdict.unexpected.length > 0) this.#take(record, taken, outcome);
    else {
      if (taken.fibChange) outcome.fibChanges.push(taken.fibChange);
      if (taken.nextMs !== undefined) this.#deadlines.add(taken.nextMs, key);
      this.#hide(over ? this.#remove(record, outcome) : this.#table.show(record, undefined), outcome);
    }
  }

  #take(
    record: PrefixRecord,
    { verdict, fibChange, nextMs }: Taken,
    { changed, moved, transitions, fibChanges }: Outcome,
  ): void {
    const { key } = record;
    if (nextMs !== undefined) this.#deadlines.add(nextMs, key);
    if (fibChange) fibChanges.push(fibChange);
    const before = this.#table.show(record, verdict);
    if (verdict === before) return;
    if (before !== undefined && saysTheSame(before, verdict)) {
      moved.add(key);
      return;
    }
    changed.add(key);
    transitions.compare(before, verdict);
  }

  #remove(record: PrefixRecord, { ribSettled, fibChanges, nowMs }: Outcome): PrefixVerdict | undefined {
    if (this.#bgp.forget(record.expectation.target, record.key)) ribSettled.add(record.key);
    const ended = record.end(nowMs);
    if (ended) fibChanges.push(ended);
    this.#due.take(record);
    return this.#table.remove(record);
  }

  #hide(verdict: PrefixVerdict | undefined, { changed, transitions }: Outcome): void {
    if (verdict === undefined) return;
    changed.add(verdict.key);
    for (const endpoint of verdict.endpoints) transitions.endpoint(verdict, endpoint, undefined);
  }
}

function isInGroup({ expectation }: PrefixRecord): boolean {
  return expectation.direct.some(({ group }) => group !== undefined);
}

function isUnattached({ expectation }: PrefixRecord, { unattached }: Round): boolean {
  return unattached !== undefined && unattached.size > 0 && unattached.has(expectation.cluster, expectation.prefix);
}
