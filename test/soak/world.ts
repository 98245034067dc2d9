import assert from "node:assert/strict";
import type { ClusterEvent } from "../../src/model/cluster.ts";
import type { RibAnswer, RibQuestion } from "../../src/model/rib.ts";
import type { Incident } from "../../src/verdict/incident.ts";
import type { Evaluation } from "../../src/verdict/verdict.ts";
import { ClusterSide, nodeAddressesOf } from "./cluster-side.ts";
import { changeCluster, loseWatches } from "./cluster-steps.ts";
import { CollectorSide, type WorldPolicy } from "./collector-side.ts";
import { addCounts, type Counts, noCounts } from "./counts.ts";
import { fromScratch, sameAsFromScratch, sameTree } from "./final-check.ts";
import { IncidentCheck } from "./incident-check.ts";
import { IncidentStore } from "./incident-store.ts";
import { LeafSide } from "./leaf-side.ts";
import { changeLeaf, converge } from "./leaf-steps.ts";
import type { LeafTruth } from "./leaf-truth.ts";
import { Rng } from "./random.ts";
import { Recording } from "./recorded.ts";
import { RibSide } from "./rib-side.ts";
import { ShimSide } from "./shim-side.ts";
import { StepCheck } from "./step-check.ts";
import { TurnCheck } from "./turn-check.ts";
import { VirtualTime } from "./virtual-time.ts";
import { changePolicies, setTime, worldPlan } from "./world-chance.ts";

const holdTimeMs = 5_000;
/** So many evaluations are made for one that is audited. */
const beatsPerAudit = 10;

/** Makes something wrong of an evaluation, for the checks to find. */
export type Mutation = (evaluation: Evaluation) => Evaluation;

/** Where others reach into a world. */
export interface WorldTaps {
  /** Is given every message of every leaf. */
  readonly tap?: (bytes: Buffer) => void;
  readonly mutate?: Mutation | undefined;
  /** Nobody sets the time of day. */
  readonly steadyTime?: boolean;
}

/** A fabric, one cluster or two, a collector and a shim in virtual time: everything that happens follows from the seed. */
export class World {
  readonly #time = new VirtualTime(1_000_000);
  readonly #policy: WorldPolicy;
  readonly #leaves: LeafSide[] = [];
  readonly #clusters: readonly ClusterSide[];
  readonly #shim: ShimSide | undefined;
  readonly #rib: RibSide | undefined;
  readonly #incidents: IncidentCheck;
  /** Undefined: what is open is not kept. */
  readonly #store: IncidentStore | undefined;
  #side: CollectorSide;
  #check: StepCheck;
  #generationMs: number;
  #changedFirstMs: number | undefined;
  #changedLastMs = 0;
  #lastBeatMs = 0;
  /** The last beat left something to do. */
  #isBehind = false;
  readonly #counts = noCounts();

  #recording: Recording | undefined;
  readonly #tap: ((bytes: Buffer) => void) | undefined;

  readonly #mutate: Mutation | undefined;
  #steadyTime: boolean;

  constructor(seed: number, { tap, mutate, steadyTime = false }: WorldTaps = {}) {
    this.#steadyTime = steadyTime;
    this.#tap = tap;
    this.#mutate = mutate;
    const rng = new Rng(seed);
    const ribRng = new Rng(seed ^ 0x2545f491);
    const asksRib = ribRng.chance(0.3);
    const { policy, clusters, leaves } = worldPlan(asksRib, rng);
    const turnRng = new Rng(seed ^ 0x6a09e667);
    const looksPerTurn = turnRng.chance(0.4) ? turnRng.between(0, 6) : undefined;
    this.#policy = { ...policy, looksPerTurn, changesBetweenTurns: looksPerTurn !== undefined && seed % 8 === 5 };
    const surroundings = {
      time: this.#time,
      table: (leaf: string) => this.#side.state.target(leaf),
      delivered: (bytes: Buffer | undefined) => {
        if (bytes !== undefined) {
          this.#counts.messages++;
          this.#tap?.(bytes);
        }
        this.#changed();
      },
    };
    for (const [at, options] of leaves.entries()) this.#leaves.push(new LeafSide(at + 1, options, surroundings, rng));
    this.#generationMs = this.#time.nowMs();
    const ribTold = (question: RibQuestion, answer: RibAnswer): void => {
      this.#side.state.target(question.target).ribTold(question, answer);
      this.#changed();
    };
    if (asksRib) this.#rib = new RibSide(this.#leaves, this.#time, ribTold, ribRng);
    const deliver = (cluster: string, event: ClusterEvent): void => {
      this.#side.state.cluster(cluster).apply(event);
      this.#changed();
    };
    this.#clusters = clusters.map((plan) => new ClusterSide(plan, { time: this.#time, deliver }, rng));
    this.#incidents = new IncidentCheck(this.#policy);
    this.#store = new Rng(seed ^ 0x71374491).chance(0.9) ? new IncidentStore() : undefined;
    this.#side = this.#newCollector([]);
    this.#check = this.#newCheck();
    if (asksRib) {
      for (const leaf of ribRng.some(this.#leaves, 0.8)) leaf.peerWith(this.#nodeAddresses());
    }
    this.#converge(new Set());
    if (rng.chance(0.5)) this.#shim = new ShimSide("leaf1", this.#time, holdTimeMs, new Rng(rng.seed()));
    this.#start(rng);
  }

  /** What it came to so far; of the last collector once it has ended. */
  get counts(): Counts {
    return { ...this.#counts, restoredSeen: this.#incidents.restoredSeen };
  }

  /** Has every evaluation from here on recorded, and the last one compared. A recording is asked by the time of day, so
   *  nobody sets it. */
  record(): void {
    this.#steadyTime = true;
    this.#recording = new Recording(this.#time);
  }

  /** One thing happens, and some time passes. */
  async step(seed: number): Promise<void> {
    const rng = new Rng(seed);
    if (!this.#steadyTime) setTime(this.#time, new Rng(seed ^ 0x1b873593));
    if (this.#rib !== undefined) changePolicies(this.#leaves, new Rng(seed ^ 0x3c6ef372));
    const leaf = rng.pick(this.#leaves);
    const cluster = rng.pick(this.#clusters);
    const kind = rng.next();
    if (kind < 0.4) {
      changeCluster(cluster.stream, cluster.plan, rng);
      if (rng.chance(0.8)) {
        const lagging = new Set(rng.some(this.#leaves, 0.15).map(({ truth }) => truth));
        this.#convergeAfter(rng.chance(0.7) ? rng.below(500) : rng.below(4_000), lagging, rng);
      }
    } else if (kind < 0.62) {
      changeLeaf(leaf.truth, this.#nodeAddresses(), rng);
      leaf.stream.tell(rng, this.#time.nowMs());
    } else if (kind < 0.68) leaf.stream.garble(rng, this.#time.nowMs());
    else if (kind < 0.72) leaf.stall(rng.between(500, 4_500));
    else if (kind < 0.79) leaf.renew(rng, rng.chance(0.3) ? rng.below(4_500) : rng.below(1_000));
    else if (kind < 0.82) {
      leaf.reboot(rng);
      this.#convergeAfter(rng.below(3_500), new Set(), rng);
    } else if (kind < 0.85) leaf.changeSurroundings(this.#nodeAddresses(), rng);
    else if (kind < 0.89) loseWatches(cluster.stream, rng);
    else if (kind < 0.92) await this.#restartCollector(rng);
    else if (kind < 0.945) this.#disturbShim(rng);
    else {
      this.#converge(new Set());
      this.#tellAll(rng);
    }
    const pause = rng.next();
    await this.#pass(pause < 0.5 ? rng.below(300) : pause < 0.85 ? rng.below(1_500) : rng.below(4_500));
    if (this.#shim?.settled && this.#side.evaluation !== undefined) {
      sameTree(this.#side.evaluation, "leaf1", this.#shim.ndk, this.#generationMs);
    }
  }

  /** All faults end, everything is delivered, and every hold-down passes; then memory, verdicts, trees and truth agree. */
  async settle(): Promise<void> {
    const rng = new Rng(1);
    if (this.#shim) this.#shim.ndk.wellBehaved = true;
    await this.#pass(11_500); // what is under way: watches that come back, stalls, routes still to converge
    for (let tries = 0; tries < 5; tries++) {
      for (const { stream } of this.#clusters) for (const resource of stream.lost) stream.relist(resource, 0);
      for (const leaf of this.#leaves) {
        if (leaf.seen.freshness !== "synced") leaf.renew(rng, 0, true);
        leaf.stream.tell(rng, this.#time.nowMs());
      }
      await this.#pass(5_500);
      if (this.#leaves.every(({ seen }) => seen.freshness === "synced")) break;
    }
    await this.#pass(9_000);
    const truths = this.#leaves.map(({ truth }) => truth);
    sameAsFromScratch(this.#side, fromScratch(this.#clusters, truths, this.#policy, this.#side), this.#policy);
    if (this.#side.evaluation !== undefined) await this.#recording?.check(this.#side.evaluation);
    if (this.#shim === undefined || this.#side.evaluation === undefined) return;
    await this.#pass(2_000);
    sameTree(this.#side.evaluation, "leaf1", this.#shim.ndk, this.#generationMs);
    this.#shim.connect(this.#side.hub); // and the same again from a dump
    await this.#pass(6_000);
    sameTree(this.#side.evaluation, "leaf1", this.#shim.ndk, this.#generationMs);
  }

  /** Stops what waits for time to pass. */
  async end(): Promise<void> {
    this.#count();
    this.#shim?.stop();
    await this.#recording?.[Symbol.asyncDispose]();
  }

  #count(): void {
    addCounts(this.#counts, this.#check.counts);
  }

  #newCollector(restored: readonly Incident[]): CollectorSide {
    return new CollectorSide(
      this.#leaves.map(({ truth }) => truth),
      this.#clusters,
      this.#policy,
      this.#time,
      restored,
    );
  }

  #newCheck(): StepCheck {
    return new StepCheck(
      this.#clusters.map(({ name }) => name),
      this.#policy,
      this.#incidents,
    );
  }

  #nodeAddresses(): readonly string[] {
    return nodeAddressesOf(this.#clusters.map(({ truth }) => truth));
  }

  /** The collector starts to listen to everything. */
  #start(rng: Rng): void {
    for (const { stream } of this.#clusters) stream.restart(rng);
    for (const leaf of this.#leaves) leaf.renew(rng, rng.below(1_000));
    this.#shim?.connect(this.#side.hub);
  }

  async #restartCollector(rng: Rng): Promise<void> {
    this.#shim?.disconnect();
    this.#count();
    this.#generationMs = this.#time.nowMs();
    const stored = this.#store?.reopen(this.#recording ? 0 : rng.pick([0, 0, 1, 3])) ?? [];
    const restored = (await this.#recording?.openIncidents()) ?? stored;
    if (this.#store && this.#recording)
      assert.deepEqual(idsOf(restored), idsOf(stored), "incidents open in the history");
    this.#incidents.restart(restored);
    this.#side = this.#newCollector(restored);
    this.#isBehind = false;
    this.#check = this.#newCheck();
    for (const cluster of this.#clusters) cluster.forget();
    for (const leaf of this.#leaves) leaf.forget();
    this.#rib?.forget();
    this.#start(rng);
  }

  #disturbShim(rng: Rng): void {
    const shim = this.#shim;
    if (shim === undefined) return;
    const kind = rng.next();
    if (kind < 0.15) {
      shim.ndk.purge(); // the shim itself goes on
      return;
    }
    if (kind < 0.4) shim.restart();
    else shim.disconnect();
    const backMs = rng.chance(0.3) ? rng.between(4_000, 7_500) : rng.below(1_500);
    this.#time.after(backMs, () => shim.connect(this.#side.hub));
  }

  #converge(lagging: ReadonlySet<LeafTruth>): void {
    converge(
      this.#clusters.map(({ truth }) => truth),
      this.#leaves.map(({ truth }) => truth),
      lagging,
    );
  }

  #convergeAfter(ms: number, lagging: ReadonlySet<LeafTruth>, rng: Rng): void {
    const seed = rng.seed();
    this.#time.after(ms, () => {
      this.#converge(lagging);
      this.#tellAll(new Rng(seed));
    });
  }

  #tellAll(rng: Rng): void {
    for (const { stream } of this.#leaves) stream.tell(rng, this.#time.nowMs());
  }

  #changed(): void {
    this.#changedFirstMs ??= this.#time.nowMs();
    this.#changedLastMs = this.#time.nowMs();
  }

  /** When the collector looks next: something changed and settled, a hold-down ends, or it has been idle. */
  #beatDueMs(): number {
    const { settleMs, settleLimitMs } = this.#policy;
    const first = this.#changedFirstMs;
    const settled =
      first === undefined ? Number.POSITIVE_INFINITY : Math.min(this.#changedLastMs + settleMs, first + settleLimitMs);
    if (this.#isBehind) return this.#lastBeatMs + 1;
    const deadline = this.#side.heartbeat.nextMs ?? Number.POSITIVE_INFINITY;
    return Math.max(this.#lastBeatMs, Math.min(settled, deadline, this.#lastBeatMs + 1_000));
  }

  async #pass(ms: number): Promise<void> {
    const untilMs = this.#time.nowMs() + ms;
    for (;;) {
      const beatMs = this.#beatDueMs();
      const nextMs = this.#time.nextMs ?? Number.POSITIVE_INFINITY;
      if (Math.min(beatMs, nextMs) > untilMs) break;
      if (nextMs <= beatMs) this.#time.runOne(untilMs);
      else await this.#beat(beatMs);
      if (this.#shim !== undefined) await new Promise((resolve) => setImmediate(resolve));
    }
    this.#time.moveTo(untilMs);
  }

  async #beat(atMs: number): Promise<void> {
    this.#time.moveTo(atMs);
    this.#lastBeatMs = this.#time.nowMs();
    this.#changedFirstMs = undefined;
    if (this.#policy.changesBetweenTurns) await this.#beatInPart();
    else await this.#beatInFull();
  }

  /** One turn; what else happens comes before the next. The oracle cannot tell what was looked at when: what it all comes to
   *  is compared in the end, and here what is told with a judgement from scratch. */
  async #beatInPart(): Promise<void> {
    const evaluation = await this.#turn();
    this.#mutate?.(evaluation); // whoever only looks sees it all
    this.#isBehind = evaluation.waiting > 0;
    this.#counts.beats++;
    if (this.#isBehind) this.#counts.turns++;
    else if (this.#counts.beats % beatsPerAudit === 0) assert.deepEqual(this.#side.audit(), [], "audit");
    this.#shim?.checkSilence();
  }

  /** Turns, at one moment, until nothing is left to do. */
  async #beatInFull(): Promise<void> {
    const turns = new TurnCheck(this.#policy.looksPerTurn === undefined ? undefined : this.#side.evaluation);
    let evaluation = await this.#turn();
    while (evaluation.waiting > 0) {
      turns.take(evaluation);
      evaluation = await this.#turn();
    }
    turns.check(evaluation);
    evaluation = turns.whole(evaluation);
    this.#counts.turns += turns.turns;
    this.#counts.beats++;
    if (this.#counts.beats % beatsPerAudit === 0) assert.deepEqual(this.#side.audit(), [], "audit");
    this.#shim?.checkSilence();
    this.#check.check(
      this.#mutate?.(evaluation) ?? evaluation,
      this.#clusters,
      this.#leaves.map(({ seen }) => seen),
      this.#rib?.talk,
    );
  }

  async #turn(): Promise<Evaluation> {
    const evaluation = this.#side.beat();
    if (evaluation.incidents) this.#store?.take(evaluation.incidents);
    if (evaluation.incidents) this.#rib?.take(evaluation.incidents.questions);
    await this.#recording?.take(evaluation, this.#side);
    return evaluation;
  }
}

function idsOf(incidents: readonly Incident[]): readonly string[] {
  return incidents.map(({ id }) => id).sort();
}
