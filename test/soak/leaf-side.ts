import { HotDecoder } from "../../src/sources/gnmi/hot-decoder.ts";
import { ReferenceDecoder } from "../../src/sources/gnmi/reference-decoder.ts";
import type { FibTable } from "../../src/state/fib-table.ts";
import { anycastAddress, peerAddress, peerAddress6 } from "./cluster-steps.ts";
import { factsOf } from "./final-check.ts";
import { LeafSeen } from "./leaf-seen.ts";
import { LeafStream, type StreamItem } from "./leaf-stream.ts";
import { LeafTruth } from "./leaf-truth.ts";
import { syncBytes } from "./leaf-wire.ts";
import { Rng } from "./random.ts";
import type { VirtualTime } from "./virtual-time.ts";

const info = { encoding: "json_ietf", gnmiVersion: "0.10.0" } as const;
/** How long a session may take to sync, milliseconds. */
const syncTimeoutMs = 4_500;

/** What a leaf's side needs of the world. */
export interface LeafSurroundings {
  readonly time: VirtualTime;
  /** The table of the collector there is now. */
  readonly table: (leaf: string) => FibTable;
  /** Something was delivered; with its bytes if it was a message. */
  readonly delivered: (bytes: Buffer | undefined) => void;
}

/** One leaf with its sessions, and what of them has been delivered. */
export class LeafSide {
  readonly truth: LeafTruth;
  readonly stream: LeafStream;
  seen: LeafSeen;
  readonly #world: LeafSurroundings;
  readonly #decoder: HotDecoder | ReferenceDecoder;
  /** Counts sessions: what an older one still had under way is lost. */
  #epoch = 0;
  #arrivesMs = 0;

  constructor(
    number: number,
    { anycast, maxPaths }: { readonly anycast: boolean; readonly maxPaths: number },
    world: LeafSurroundings,
    rng: Rng,
  ) {
    const networkInstances = rng.chance(0.2) ? ["default", "red"] : ["default"];
    this.truth = new LeafTruth(`leaf${number}`, networkInstances, rng.chance(0.4));
    this.truth.maxPaths = maxPaths;
    this.truth.tellsBgp = rng.chance(0.6);
    const networkInstance = rng.chance(0.9) ? "default" : (networkInstances.at(-1) ?? "default");
    const addresses = [peerAddress(number), peerAddress6(number)];
    this.truth.own = [
      ...(rng.chance(0.9) ? addresses.map((address) => ({ networkInstance, address })) : []),
      ...(anycast ? [{ networkInstance, address: anycastAddress }] : []),
    ];
    const encoding = rng.pick(["json_ietf", "json_ietf", "json_ietf", "json", "proto"] as const);
    this.stream = new LeafStream(this.truth, encoding, (item, delayMs) => this.#send(item, delayMs));
    this.seen = new LeafSeen(this.truth.name, networkInstances);
    this.#decoder = rng.chance(0.8) ? new HotDecoder() : new ReferenceDecoder();
    this.#world = world;
  }

  /** Another collector, which has not been told anything. */
  forget(): void {
    this.seen = new LeafSeen(this.truth.name, this.truth.networkInstances);
    this.#epoch++;
    this.stream.end();
  }

  /** Nothing arrives for so long. */
  stall(ms: number): void {
    this.#arrivesMs = Math.max(this.#arrivesMs, this.#world.time.nowMs() + ms);
  }

  /** The session ends, if there is one, and another one begins after a while. */
  renew(rng: Rng, afterMs: number, calm = false): void {
    const { time } = this.#world;
    const epoch = ++this.#epoch;
    this.stream.end();
    this.#arrivesMs = time.nowMs();
    const { freshness } = this.seen;
    if (freshness === "synced" || freshness === "syncing" || rng.chance(0.5)) this.#deliver({ kind: "lost" });
    const seed = rng.seed();
    time.after(afterMs, () => {
      if (this.#epoch !== epoch) return;
      const own = new Rng(seed);
      this.stream.begin(own, time.nowMs(), calm);
      this.tellFacts(own.below(800));
      time.after(syncTimeoutMs, () => {
        if (this.#epoch === epoch && this.seen.freshness !== "synced") this.renew(own, 100, true);
      });
    });
  }

  /** It comes back with nothing learnt and other ids. */
  reboot(rng: Rng): void {
    this.truth.renumber(rng.pick([1, 1, 100, 7]));
    this.truth.routes.clear();
    this.renew(rng, rng.between(500, 3_000));
  }

  /** The session with every one of these is up. */
  peerWith(addresses: readonly string[]): void {
    const { truth } = this;
    truth.tellsBgp = true;
    const networkInstance = truth.own[0]?.networkInstance ?? "default";
    truth.bgpNeighbors = addresses.map((peerAddress) => ({
      networkInstance,
      peerAddress,
      sessionState: "established",
    }));
  }

  /** Other BGP neighbours, and now and then another address of its own, or none. */
  changeSurroundings(addresses: readonly string[], rng: Rng): void {
    const { truth } = this;
    const networkInstance = rng.pick(truth.networkInstances);
    const sessionState = (): string => rng.pick(["established", "established", "established", "active"]);
    truth.bgpNeighbors = rng.chance(0.4)
      ? truth.bgpNeighbors.map((neighbor) => ({ ...neighbor, sessionState: sessionState() }))
      : rng.some(addresses, 0.6).map((peerAddress) => ({ networkInstance, peerAddress, sessionState: sessionState() }));
    if (rng.chance(0.3)) {
      const moved = [{ networkInstance, address: peerAddress(Number(truth.name.slice(4))) }];
      truth.own = rng.chance(0.5) ? truth.own.slice(1) : moved;
      this.stream.tell(rng, this.#world.time.nowMs());
    }
    this.tellFacts(rng.below(500));
  }

  /** Facts come beside the stream, in their own time. */
  tellFacts(delayMs: number): void {
    const { seen } = this;
    this.#world.time.after(delayMs, () => {
      if (seen !== this.seen) return;
      const { name, bgpNeighbors, tellsBgp } = this.truth;
      seen.bgpNeighbors = bgpNeighbors;
      seen.toldBgp = tellsBgp;
      seen.version++;
      this.#world.table(name).facts(factsOf(this.truth));
      this.#world.delivered(undefined);
    });
  }

  #send(item: StreamItem, delayMs: number): void {
    const { time } = this.#world;
    const epoch = this.#epoch;
    this.#arrivesMs = Math.max(this.#arrivesMs, time.nowMs() + delayMs);
    time.at(this.#arrivesMs, () => {
      if (this.#epoch === epoch) this.#deliver(item);
    });
  }

  #deliver(item: StreamItem): void {
    const table = this.#world.table(this.truth.name);
    const nowMs = this.#world.time.nowMs();
    switch (item.kind) {
      case "opened":
        table.sessionOpened(info);
        this.seen.opened();
        break;
      case "bytes":
        table.received(item.bytes.length, nowMs);
        this.#decoder.decode(item.bytes, table);
        if (item.message) this.seen.apply(item.message);
        break;
      case "sync":
        if (this.#decoder.decode(syncBytes, table) === "sync") table.synced();
        this.seen.synced(nowMs);
        break;
      case "lost":
        table.sessionLost({ message: "connection reset", remedy: "retry", code: "UNAVAILABLE" });
        this.seen.lost();
        break;
    }
    this.#world.delivered(item.kind === "bytes" ? item.bytes : undefined);
  }
}
