import { Backoff } from "../backoff.ts";
import type { ShimConfig, ShimConnection } from "../config/shim-config.ts";
import type { Log } from "../log.ts";
import type { Clock, Random } from "../model/clock.ts";
import { assertNever } from "../model/result.ts";
import { runTogether } from "../run-together.ts";
import type { Leaves } from "../verdict/state-tree.ts";
import { connectionInForce, connectionLeaves, needsNewSession } from "./connection.ts";
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
import { SessionError, subscribeVerdicts, type VerdictEvent } from "./verdict-subscription.ts";
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
}

/** Runs the on-switch agent until the signal aborts: it keeps a subscription at the collector and a registration at the NDK
 *  server, each coming and going as it likes, and the leaf's tree in step with what is known. Ends without an error once it
 *  has unregistered; rejects only for a defect. */
export async function runShim(config: ShimConfig, context: ShimContext): Promise<void> {
  await new Shim(config, context).run();
}

const longWaitMs = 3_600_000;

class Shim {
  readonly #config: ShimConfig;
  readonly #context: ShimContext;
  readonly #publisher: Publisher;
  readonly #board: VerdictBoard;
  readonly #holdWakeup = new Wakeup();
  readonly #startMs: number;
  #connection: ShimConnection;
  #renewSession = new AbortController();
  #namespace: string | undefined;
  #session: ShimFacts["session"] = "idle";
  /** The sync_response of this session was seen. */
  #dumped = false;
  #sessions = 0;
  #lastSyncMs: number | undefined;
  #lastReceivedMs: number | undefined;
  #lastError: ShimFacts["lastError"];
  #unsyncedSinceMs: number | undefined;
  #appId: number | undefined;

  constructor(config: ShimConfig, context: ShimContext) {
    this.#config = config;
    this.#context = context;
    this.#connection = config.connection;
    this.#startMs = context.clock.nowMs();
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
      (inner) => this.#followCollector(inner),
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

  /** One session after the other, for as long as a collector is configured and the shim is enabled. */
  async #followCollector(signal: AbortSignal): Promise<void> {
    const { clock, random } = this.#context;
    const { retryMaxMs } = this.#config.collector;
    const backoff = new Backoff({ minMs: Math.min(1000, retryMaxMs), maxMs: retryMaxMs }, random);
    while (!signal.aborted) {
      this.#renewSession = new AbortController();
      const until = AbortSignal.any([signal, this.#renewSession.signal]);
      const { adminState, collectorAddress } = this.#connection;
      if (adminState === "disable" || collectorAddress === undefined) {
        this.#setSession("idle");
        if (adminState === "disable") this.#board.clear();
        await clock.sleep(longWaitMs, until);
        continue;
      }
      const openedMs = clock.nowMs();
      const slow = await this.#runSession(collectorAddress, until);
      if (!until.aborted)
        await clock.sleep(backoff.next(clock.nowMs() - openedMs, slow ? "reconfigure" : "retry"), until);
    }
  }

  /** Runs one session to its end; whether the next one had better wait long. */
  async #runSession(address: string, signal: AbortSignal): Promise<boolean> {
    const { clock, log } = this.#context;
    const { targetName, credentialsFile } = this.#connection;
    this.#setSession("connecting");
    try {
      const source = { ...this.#config.collector, address, targetName, credentialsFile };
      for await (const event of subscribeVerdicts(source, clock, signal)) this.#take(event, address);
      return false;
    } catch (reason) {
      if (!(reason instanceof SessionError)) throw reason;
      this.#lastError = { reason: reason.reason, message: reason.message };
      const fields = { address, target: targetName, reason: reason.reason, error: reason.message };
      log.warn(
        fields,
        reason.slow
          ? "session with the collector ended, next one after the longest wait"
          : "session with the collector ended",
      );
      return reason.slow;
    } finally {
      this.#setSession("connecting");
    }
  }

  #take(event: VerdictEvent, address: string): void {
    const { clock } = this.#context;
    switch (event.type) {
      case "opened":
        this.#board.opened();
        return;
      case "notification":
        if (this.#session === "connecting") this.#setSession("syncing");
        this.#lastReceivedMs = clock.nowMs();
        this.#board.apply(event.notification, event.malformed);
        if (this.#dumped && this.#session === "syncing") this.#show(address);
        return;
      case "synced":
        this.#lastReceivedMs = clock.nowMs();
        this.#dumped = true;
        this.#show(address);
        return;
      default:
        assertNever(event);
    }
  }

  #show(address: string): void {
    const { clock, log } = this.#context;
    const outcome = this.#board.swap();
    if (outcome === "incomplete") return;
    if (outcome === "superseded") {
      throw new SessionError(
        "superseded",
        "a newer collector's verdicts are shown; this one is of an older generation",
        true,
      );
    }
    this.#lastSyncMs = clock.nowMs();
    this.#lastError = undefined;
    this.#unsyncedSinceMs = undefined;
    this.#setSession("synced");
    log.info(
      { address, target: this.#connection.targetName, count: this.#publisher.size },
      "in step with the collector",
    );
  }

  #setSession(session: ShimFacts["session"]): void {
    if (this.#session === session) return;
    if (this.#session === "synced") {
      this.#unsyncedSinceMs = this.#context.clock.nowMs();
      this.#holdWakeup.ring();
    }
    if (session === "connecting" || session === "idle") this.#dumped = false;
    else if (this.#session === "connecting") this.#sessions++;
    this.#session = session;
    this.#report();
  }

  /** Declares the collector unreachable when it was away for the hold time. */
  async #watchHoldTime(signal: AbortSignal): Promise<void> {
    const { clock, log } = this.#context;
    while (!signal.aborted) {
      let waitMs = longWaitMs;
      if (this.#unsyncedSinceMs !== undefined && this.#board.holdsVerdicts && this.#board.reachable) {
        waitMs = this.#unsyncedSinceMs + this.#connection.holdTimeMs - clock.nowMs();
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
    return {
      version: this.#context.version ?? "unknown",
      startMs: this.#startMs,
      enabled: this.#connection.adminState === "enable",
      collectorAddress: this.#connection.collectorAddress,
      session: this.#session,
      sessions: this.#sessions,
      lastSyncMs: this.#lastSyncMs,
      lastReceivedMs: this.#lastReceivedMs,
      lastError: this.#lastError,
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
