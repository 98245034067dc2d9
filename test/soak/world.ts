import assert from "node:assert/strict";
import { HotDecoder } from "../../src/sources/gnmi/hot-decoder.ts";
import { ReferenceDecoder } from "../../src/sources/gnmi/reference-decoder.ts";
import type { Evaluation } from "../../src/verdict/verdict.ts";
import { ClusterSeen } from "./cluster-seen.ts";
import {
  anycastAddress,
  type ClusterPlan,
  changeCluster,
  fillCluster,
  loseWatches,
  peerAddress,
  peerAddress6,
} from "./cluster-steps.ts";
import { ClusterStream } from "./cluster-stream.ts";
import { CollectorSide, clusterName, type WorldPolicy, worldPatience, worldPolicy } from "./collector-side.ts";
import { factsOf, fromScratch, sameAsFromScratch, sameTree } from "./final-check.ts";
import { LeafSeen } from "./leaf-seen.ts";
import { changeLeaf, converge } from "./leaf-steps.ts";
import { LeafStream, type StreamItem } from "./leaf-stream.ts";
import { LeafTruth } from "./leaf-truth.ts";
import { syncBytes } from "./leaf-wire.ts";
import { Rng } from "./random.ts";
import { Recording } from "./recorded.ts";
import { ShimSide } from "./shim-side.ts";
import { StepCheck } from "./step-check.ts";
import { VirtualTime } from "./virtual-time.ts";

const info = { encoding: "json_ietf", gnmiVersion: "0.10.0" } as const;
const holdTimeMs = 5_000;
/** So many evaluations are made for one that is audited. */
const beatsPerAudit = 15;

/** One leaf with its stream, and what of that has been delivered. */
interface LeafSide {
  readonly truth: LeafTruth;
  readonly stream: LeafStream;
  readonly decoder: HotDecoder | ReferenceDecoder;
  seen: LeafSeen;
  /** Counts sessions: what an older one still had under way is lost. */
  epoch: number;
  arrivesMs: number;
}

/** A fabric, a cluster, a collector and a shim in virtual time: everything that happens follows from the seed. */
export class World {
  readonly #time = new VirtualTime(1_000_000);
  readonly #policy: WorldPolicy;
  readonly #plan: ClusterPlan;
  readonly #leaves: LeafSide[] = [];
  readonly #cluster: ClusterStream;
  readonly #shim: ShimSide | undefined;
  #side: CollectorSide;
  #check: StepCheck;
  #clusterSeen: ClusterSeen;
  #told = 0;
  #generationMs: number;
  #changedFirstMs: number | undefined;
  #changedLastMs = 0;
  #lastBeatMs = 0;
  beats = 0;
  messages = 0;
  compared = 0;

  #recording: Recording | undefined;
  readonly #tap: ((bytes: Buffer) => void) | undefined;

  /** `tap` is given every message of every leaf. */
  constructor(seed: number, tap?: (bytes: Buffer) => void) {
    this.#tap = tap;
    const rng = new Rng(seed);
    const patience = rng.chance(0.3) ? worldPatience : {};
    this.#policy = { ...worldPolicy, ...patience, reachability: rng.pick(["require", "inform"] as const) };
    const leaves = rng.between(1, 3);
    this.#plan = {
      nodes: rng.between(1, 4),
      leaves,
      services: rng.between(1, 4),
      ipv6: rng.chance(0.4),
      backend: rng.pick(["frr", "frr-k8s"] as const),
      anycast: leaves > 1 && rng.chance(0.3),
    };
    for (let number = 1; number <= leaves; number++) this.#leaves.push(this.#newLeaf(number, rng));
    this.#generationMs = this.#time.nowMs();
    this.#side = this.#newCollector();
    this.#check = new StepCheck(this.#policy);
    this.#clusterSeen = new ClusterSeen(this.#time.nowMs());
    this.#cluster = new ClusterStream(this.#time, rng.chance(0.85), (event) => {
      this.#told++;
      this.#clusterSeen.apply(event, this.#time.nowMs());
      this.#side.state.cluster(clusterName).apply(event);
      this.#changed();
    });
    fillCluster(this.#cluster, this.#plan, rng);
    this.#converge(new Set());
    if (rng.chance(0.5)) this.#shim = new ShimSide("leaf1", this.#time, holdTimeMs, new Rng(rng.seed()));
    this.#start(rng);
  }

  /** Has every evaluation from here on recorded, and the last one compared. */
  record(): void {
    this.#recording = new Recording(this.#time);
  }

  /** One thing happens, and some time passes. */
  async step(seed: number): Promise<void> {
    const rng = new Rng(seed);
    const leaf = rng.pick(this.#leaves);
    const kind = rng.next();
    if (kind < 0.4) {
      changeCluster(this.#cluster, this.#plan, rng);
      if (rng.chance(0.8)) {
        const lagging = new Set(rng.some(this.#leaves, 0.15).map(({ truth }) => truth));
        const tellSeed = rng.seed();
        this.#time.after(rng.chance(0.7) ? rng.below(500) : rng.below(4_000), () => {
          this.#converge(lagging);
          this.#tellAll(new Rng(tellSeed));
        });
      }
    } else if (kind < 0.62) {
      changeLeaf(leaf.truth, this.#cluster.truth, rng);
      leaf.stream.tell(rng, this.#time.nowMs());
    } else if (kind < 0.68) leaf.stream.garble(rng, this.#time.nowMs());
    else if (kind < 0.72) leaf.arrivesMs = Math.max(leaf.arrivesMs, this.#time.nowMs() + rng.between(500, 4_500));
    else if (kind < 0.79) this.#loseSession(leaf, rng);
    else if (kind < 0.82) this.#reboot(leaf, rng);
    else if (kind < 0.85) this.#otherFacts(leaf, rng);
    else if (kind < 0.89) loseWatches(this.#cluster, rng);
    else if (kind < 0.91) this.#restartCollector(rng);
    else if (kind < 0.94) this.#disturbShim(rng);
    else {
      this.#converge(new Set());
      this.#tellAll(rng);
    }
    const pause = rng.next();
    await this.#pass(pause < 0.5 ? rng.below(300) : pause < 0.85 ? rng.below(1_500) : rng.below(4_500));
  }

  /** All faults end, everything is delivered, and every hold-down passes; then memory, verdicts, trees and truth agree. */
  async settle(): Promise<void> {
    const rng = new Rng(1);
    if (this.#shim) this.#shim.ndk.wellBehaved = true;
    await this.#pass(11_500); // what is under way: watches that come back, stalls, routes still to converge
    for (let tries = 0; tries < 5; tries++) {
      for (const resource of this.#cluster.lost) this.#cluster.relist(resource, 0);
      for (const leaf of this.#leaves) {
        if (leaf.seen.freshness !== "synced") this.#renew(leaf, rng, 0, true);
        leaf.stream.tell(rng, this.#time.nowMs());
      }
      await this.#pass(5_500);
      if (this.#leaves.every(({ seen }) => seen.freshness === "synced")) break;
    }
    await this.#pass(9_000);
    const truths = this.#leaves.map(({ truth }) => truth);
    sameAsFromScratch(this.#side, fromScratch(this.#cluster.truth, truths, this.#policy), this.#policy);
    if (this.#side.evaluation !== undefined) await this.#recording?.check(this.#side.evaluation);
    if (this.#shim === undefined || this.#side.evaluation === undefined) return;
    this.#shim.connect(this.#side.hub);
    await this.#pass(6_000);
    sameTree(this.#side.evaluation, "leaf1", this.#shim.ndk, this.#generationMs);
  }

  /** Stops what waits for time to pass. */
  async end(): Promise<void> {
    this.compared += this.#check.compared;
    this.#shim?.stop();
    await this.#recording?.[Symbol.asyncDispose]();
  }

  #newLeaf(number: number, rng: Rng): LeafSide {
    const networkInstances = rng.chance(0.2) ? ["default", "red"] : ["default"];
    const truth = new LeafTruth(`leaf${number}`, networkInstances, rng.chance(0.4));
    const networkInstance = rng.chance(0.9) ? "default" : (networkInstances.at(-1) ?? "default");
    const addresses = [peerAddress(number), peerAddress6(number)];
    truth.own = [
      ...(rng.chance(0.9) ? addresses.map((address) => ({ networkInstance, address })) : []),
      ...(this.#plan.anycast ? [{ networkInstance, address: anycastAddress }] : []),
    ];
    const encoding = rng.pick(["json_ietf", "json_ietf", "json_ietf", "json", "proto"] as const);
    const stream = new LeafStream(truth, encoding, (item, delayMs) => this.#send(side, item, delayMs));
    const side: LeafSide = {
      truth,
      stream,
      decoder: rng.chance(0.8) ? new HotDecoder() : new ReferenceDecoder(),
      seen: new LeafSeen(truth.name, networkInstances),
      epoch: 0,
      arrivesMs: 0,
    };
    return side;
  }

  #newCollector(): CollectorSide {
    return new CollectorSide(
      this.#leaves.map(({ truth }) => truth),
      this.#policy,
      this.#time,
    );
  }

  /** The collector starts to listen to everything. */
  #start(rng: Rng): void {
    this.#cluster.restart(rng);
    for (const leaf of this.#leaves) this.#renew(leaf, rng, rng.below(1_000), false);
    this.#shim?.connect(this.#side.hub);
  }

  #restartCollector(rng: Rng): void {
    this.#shim?.disconnect();
    this.compared += this.#check.compared;
    this.#generationMs = this.#time.nowMs();
    this.#side = this.#newCollector();
    this.#check = new StepCheck(this.#policy);
    this.#clusterSeen = new ClusterSeen(this.#time.nowMs());
    for (const leaf of this.#leaves) {
      leaf.seen = new LeafSeen(leaf.truth.name, leaf.truth.networkInstances);
      leaf.epoch++;
      leaf.stream.end();
    }
    this.#start(rng);
  }

  #disturbShim(rng: Rng): void {
    const shim = this.#shim;
    if (shim === undefined) return;
    if (rng.chance(0.3)) shim.restart(true);
    else shim.disconnect();
    const backMs = rng.chance(0.3) ? rng.between(4_000, 7_500) : rng.below(1_500);
    this.#time.after(backMs, () => shim.connect(this.#side.hub));
  }

  #loseSession(leaf: LeafSide, rng: Rng): void {
    this.#renew(leaf, rng, rng.chance(0.3) ? rng.below(4_500) : rng.below(1_000), false);
  }

  #reboot(leaf: LeafSide, rng: Rng): void {
    leaf.truth.renumber(rng.pick([1, 1, 100, 7]));
    leaf.truth.routes.clear();
    this.#renew(leaf, rng, rng.between(500, 3_000), false);
    const seed = rng.seed();
    this.#time.after(rng.below(3_500), () => {
      this.#converge(new Set());
      this.#tellAll(new Rng(seed));
    });
  }

  #otherFacts(leaf: LeafSide, rng: Rng): void {
    const addresses = this.#cluster.truth.all("nodes").flatMap(({ internalIPs }) => internalIPs);
    const networkInstance = rng.pick(leaf.truth.networkInstances);
    leaf.truth.bgpNeighbors = rng.some(addresses, 0.4).map((peer) => ({ networkInstance, peerAddress: peer }));
    if (rng.chance(0.3)) {
      // The address the leaf is peered with moves, or goes.
      leaf.truth.own = rng.chance(0.5)
        ? leaf.truth.own.slice(1)
        : [{ networkInstance, address: peerAddress(Number(leaf.truth.name.slice(4))) }];
      leaf.stream.tell(rng, this.#time.nowMs());
    }
    this.#tellFacts(leaf, rng.below(500));
  }

  #tellFacts(leaf: LeafSide, delayMs: number): void {
    const side = this.#side;
    this.#time.after(delayMs, () => {
      if (side !== this.#side) return;
      const { bgpNeighbors } = leaf.truth;
      leaf.seen.bgpNeighbors = bgpNeighbors;
      leaf.seen.version++;
      side.state.target(leaf.truth.name).facts(factsOf(bgpNeighbors));
      this.#changed();
    });
  }

  /** The session with a leaf ends, if there is one, and another one begins after a while. */
  #renew(leaf: LeafSide, rng: Rng, afterMs: number, calm: boolean): void {
    const nowMs = this.#time.nowMs();
    const epoch = ++leaf.epoch;
    leaf.stream.end();
    leaf.arrivesMs = nowMs;
    if (leaf.seen.freshness === "synced" || leaf.seen.freshness === "syncing" || rng.chance(0.5))
      this.#deliver(leaf, { kind: "lost" });
    const seed = rng.seed();
    this.#time.after(afterMs, () => {
      if (leaf.epoch !== epoch) return;
      const own = new Rng(seed);
      leaf.stream.begin(own, this.#time.nowMs(), calm);
      this.#tellFacts(leaf, own.below(800));
      // A sync that does not come ends the session.
      this.#time.after(4_500, () => {
        if (leaf.epoch === epoch && leaf.seen.freshness !== "synced") this.#renew(leaf, own, 100, true);
      });
    });
  }

  #converge(lagging: ReadonlySet<LeafTruth>): void {
    converge(
      this.#cluster.truth,
      this.#leaves.map(({ truth }) => truth),
      lagging,
    );
  }

  #tellAll(rng: Rng): void {
    for (const { stream } of this.#leaves) stream.tell(rng, this.#time.nowMs());
  }

  #send(leaf: LeafSide, item: StreamItem, delayMs: number): void {
    const { epoch } = leaf;
    leaf.arrivesMs = Math.max(leaf.arrivesMs, this.#time.nowMs() + delayMs);
    this.#time.at(leaf.arrivesMs, () => {
      if (leaf.epoch === epoch) this.#deliver(leaf, item);
    });
  }

  #deliver(leaf: LeafSide, item: StreamItem): void {
    const table = this.#side.state.target(leaf.truth.name);
    const nowMs = this.#time.nowMs();
    switch (item.kind) {
      case "opened":
        table.sessionOpened(info);
        leaf.seen.opened();
        break;
      case "bytes":
        this.messages++;
        this.#tap?.(item.bytes);
        table.received(item.bytes.length, nowMs);
        leaf.decoder.decode(item.bytes, table);
        if (item.message) leaf.seen.apply(item.message);
        break;
      case "sync":
        if (leaf.decoder.decode(syncBytes, table) === "sync") table.synced();
        leaf.seen.synced(nowMs);
        break;
      case "lost":
        table.sessionLost({ message: "connection reset", remedy: "retry", code: "UNAVAILABLE" });
        leaf.seen.lost();
        break;
    }
    this.#changed();
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
      else {
        const evaluation = this.#beat(beatMs);
        await this.#recording?.take(evaluation, this.#side);
      }
      if (this.#shim !== undefined) await new Promise((resolve) => setImmediate(resolve));
    }
    this.#time.moveTo(untilMs);
  }

  #beat(atMs: number): Evaluation {
    this.#time.moveTo(atMs);
    this.#lastBeatMs = this.#time.nowMs();
    this.#changedFirstMs = undefined;
    this.beats++;
    const evaluation = this.#side.beat();
    if (this.beats % beatsPerAudit === 0) assert.deepEqual(this.#side.audit(), [], "audit");
    this.#check.check(
      evaluation,
      this.#clusterSeen,
      this.#told,
      this.#leaves.map(({ seen }) => seen),
    );
    return evaluation;
  }
}
