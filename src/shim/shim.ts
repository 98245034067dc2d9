import type { ShimConfig, ShimConnection } from "../config/shim-config.ts";
import type { Log } from "../log.ts";
import type { Clock, Random } from "../model/clock.ts";
import { runTogether } from "../run-together.ts";
import type { Leaves } from "../verdict/state-tree.ts";
import { CollectorLink, type LinkState } from "./collector-link.ts";
import { collectorAddresses, connectionInForce, connectionLeaves, needsNewSession } from "./connection.ts";
import { type NdkAgentListener, runNdkAgent } from "./ndk-agent.ts";
import {
  type NamespacePaths,
  networkNamespace,
  servesNetworkInstance,
  systemNamespacePaths,
} from "./network-namespace.ts";
import { ownPath } from "./own-tree.ts";
import { Publisher } from "./publisher.ts";
import { type ShimFacts, shimLeaves } from "./shim-status.ts";
import { VerdictBoard } from "./verdict-board.ts";
import { Wakeup } from "./wakeup.ts";

/** What the shim runs on. */
export interface ShimContext {
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly signal: AbortSignal;
  /** Shown in /kbutler/shim/version. */
  readonly version?: string | undefined;
  readonly namespacePaths?: NamespacePaths | undefined;
  /** Milliseconds that only grow; default: the machine's. */
  readonly stopwatch?: (() => number) | undefined;
}

/** Runs the on-switch agent until the signal aborts: it keeps a subscription at the collector and a registration at the NDK
 *  server, each coming and going as it likes, and the leaf's tree in step with what is known. Ends without an error once it
 *  has unregistered; rejects only for a defect. */
export async function runShim(config: ShimConfig, context: ShimContext): Promise<void> {
  await new Shim(config, context).run();
}

const longWaitMs = 3_600_000;

/** Session states from the beginning to the end. */
const progress: readonly LinkState[] = ["idle", "connecting", "syncing", "synced"];

class Shim {
  readonly #config: ShimConfig;
  readonly #context: ShimContext;
  readonly #publisher: Publisher;
  readonly #board: VerdictBoard;
  readonly #holdWakeup = new Wakeup();
  readonly #startMs: number;
  readonly #stopwatch: () => number;
  #connection: ShimConnection;
  #renewSession = new AbortController();
  #namespace: string | undefined;
  #links: readonly CollectorLink[] = [];
  /** Sessions of links that are no more. */
  #sessionsBefore = 0;
  #synced = false;
  /** By the stopwatch: the hold time does not jump with the time of day. */
  #unsyncedSinceMs: number | undefined;
  #appId: number | undefined;

  constructor(config: ShimConfig, context: ShimContext) {
    this.#config = config;
    this.#context = context;
    this.#connection = config.connection;
    this.#startMs = context.clock.nowMs();
    this.#stopwatch = context.stopwatch ?? (() => performance.now());
    this.#publisher = new Publisher(
      { ...config.publish, naming: config.ndk.naming, wrapValues: config.ndk.wrapValues },
      context.clock,
      context.log,
    );
    this.#board = new VerdictBoard((path, leaves) => this.#publisher.want(path, leaves), config.publish.maxEntries);
  }

  async run(): Promise<void> {
    const { clock, random, log, signal } = this.#context;
    this.#namespace = await networkNamespace(this.#context.namespacePaths ?? systemNamespacePaths);
    this.#publisher.want(ownPath("connection"), connectionLeaves(this.#connection));
    this.#report();
    const listener: NdkAgentListener = {
      registered: (appId) => {
        this.#appId = appId;
        this.#report();
      },
      lost: () => this.#report(),
      configured: (leaves) => this.#configure(leaves),
      publish: (writer, inner) => this.#publisher.run(writer, inner),
    };
    await runTogether(signal, [
      (inner) => runNdkAgent(this.#config.ndk, listener, { clock, random, log }, inner),
      (inner) => this.#followCollectors(inner),
      (inner) => this.#watchHoldTime(inner),
      (inner) => this.#reportRegularly(inner),
    ]);
  }

  #configure(configured: Leaves): void {
    const before = this.#connection;
    this.#connection = connectionInForce(this.#config.connection, configured);
    this.#publisher.want(ownPath("connection"), connectionLeaves(this.#connection));
    if (needsNewSession(before, this.#connection)) {
      this.#context.log.info(
        { address: this.#connection.collectorAddress, adminState: this.#connection.adminState },
        "connection configured on the switch",
      );
      this.#board.acceptAnyGeneration();
      this.#renewSession.abort();
    }
    this.#holdWakeup.ring();
    this.#report();
  }

  /** Hears every collector that is configured, for as long as the shim is enabled. */
  async #followCollectors(signal: AbortSignal): Promise<void> {
    const { clock } = this.#context;
    while (!signal.aborted) {
      this.#renewSession = new AbortController();
      const until = AbortSignal.any([signal, this.#renewSession.signal]);
      const addresses = collectorAddresses(this.#connection);
      for (const { sessions } of this.#links) this.#sessionsBefore += sessions;
      this.#links = [];
      if (this.#connection.adminState === "disable") this.#board.clear();
      else this.#links = addresses.map((address) => this.#link(address));
      this.#follow();
      if (this.#links.length === 0) await clock.sleep(longWaitMs, until);
      else
        await runTogether(
          until,
          this.#links.map((link) => (inner: AbortSignal) => link.run(inner)),
        );
    }
  }

  #link(address: string): CollectorLink {
    const context = { ...this.#context, stopwatch: this.#stopwatch };
    return new CollectorLink(address, this.#config.collector, this.#connection, this.#board, context, () =>
      this.#follow(),
    );
  }

  /** A link has moved: is some collector in step, or since when is none? */
  #follow(): void {
    const synced = this.#links.some(({ state }) => state === "synced");
    if (synced) this.#unsyncedSinceMs = undefined;
    else if (this.#synced) {
      this.#unsyncedSinceMs = this.#stopwatch();
      this.#holdWakeup.ring();
    }
    this.#synced = synced;
    this.#report();
  }

  /** Declares the collector unreachable when it was away for the hold time. */
  async #watchHoldTime(signal: AbortSignal): Promise<void> {
    const { clock, log } = this.#context;
    while (!signal.aborted) {
      let waitMs = longWaitMs;
      if (this.#unsyncedSinceMs !== undefined && this.#board.holdsVerdicts && this.#board.reachable) {
        waitMs = this.#unsyncedSinceMs + this.#connection.holdTimeMs - this.#stopwatch();
        if (waitMs <= 0) {
          log.warn(
            { durationMs: this.#connection.holdTimeMs },
            "collector away for longer than the hold time, verdicts are unknown",
          );
          this.#board.declareUnreachable();
          this.#report();
          continue;
        }
      }
      await this.#holdWakeup.wait(clock, Math.min(waitMs, longWaitMs), signal);
    }
  }

  async #reportRegularly(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await this.#context.clock.sleep(this.#config.publish.healthIntervalMs, signal);
      this.#report();
    }
  }

  #report(): void {
    this.#publisher.want(ownPath("shim"), shimLeaves(this.#facts()));
  }

  #facts(): ShimFacts {
    const { counts } = this.#publisher;
    const offsetMs = this.#context.clock.offsetMs?.() ?? 0; // these are read off the switch, by its time of day
    // The link whose verdicts are shown stands for the others; while there is none, the one that is furthest.
    const furthest = [...this.#links].sort((a, b) => progress.indexOf(b.state) - progress.indexOf(a.state))[0];
    const shown = this.#links.find(({ address, state }) => state === "synced" && address === this.#board.shownBy);
    const link = shown ?? furthest;
    return {
      version: this.#context.version ?? "unknown",
      startMs: this.#startMs + offsetMs,
      enabled: this.#connection.adminState === "enable",
      collectorAddress: link?.address ?? this.#connection.collectorAddress,
      session: link?.state ?? "idle",
      sessions: this.#links.reduce((sum, { sessions }) => sum + sessions, this.#sessionsBefore),
      lastSyncMs: latest(this.#links.map(({ lastSyncMs }) => lastSyncMs && lastSyncMs + offsetMs)),
      lastReceivedMs: latest(this.#links.map(({ lastReceivedMs }) => lastReceivedMs && lastReceivedMs + offsetMs)),
      lastError: link?.lastError,
      holdsVerdicts: this.#board.holdsVerdicts && this.#board.reachable,
      published: counts.published,
      deleted: counts.deleted,
      writeErrors: counts.errors,
      pendingWrites: this.#publisher.pending,
      refusedWrites: this.#publisher.refused,
      malformed: this.#board.malformed,
      appId: this.#appId,
      networkNamespace: this.#namespace,
      namespaceFits: servesNetworkInstance(this.#namespace, this.#connection.networkInstance),
      residentBytes: process.memoryUsage.rss(),
    };
  }
}

function latest(times: readonly (number | undefined)[]): number | undefined {
  const known = times.filter((ms) => ms !== undefined);
  return known.length === 0 ? undefined : Math.max(...known);
}
