import { Backoff } from "../backoff.ts";
import type { ShimConfig, ShimConnection } from "../config/shim-config.ts";
import type { Log } from "../log.ts";
import type { Clock, Random } from "../model/clock.ts";
import { assertNever } from "../model/result.ts";
import type { VerdictBoard } from "./verdict-board.ts";
import { SessionError, subscribeVerdicts, type VerdictEvent } from "./verdict-subscription.ts";

/** How far a session with a collector is. `synced`: its tree is complete and followed. */
export type LinkState = "idle" | "connecting" | "syncing" | "synced";

/** What a link runs on. */
export interface LinkContext {
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  /** Milliseconds that only grow. */
  readonly stopwatch: () => number;
}

/** The standing wish to hear one collector: one session after the other, each into the board under the collector's address. */
export class CollectorLink {
  readonly address: string;
  readonly #config: ShimConfig["collector"];
  readonly #connection: ShimConnection;
  readonly #board: VerdictBoard;
  readonly #context: LinkContext;
  readonly #onChange: () => void;
  /** The sync_response of this session was seen. */
  #dumped = false;
  state: LinkState = "idle";
  sessions = 0;
  lastSyncMs: number | undefined;
  lastReceivedMs: number | undefined;
  lastError: { readonly reason: string; readonly message: string } | undefined;

  /** `onChange` is called when one of the fields has changed, but for `lastReceivedMs`. */
  constructor(
    address: string,
    config: ShimConfig["collector"],
    connection: ShimConnection,
    board: VerdictBoard,
    context: LinkContext,
    onChange: () => void,
  ) {
    this.address = address;
    this.#config = config;
    this.#connection = connection;
    this.#board = board;
    this.#context = context;
    this.#onChange = onChange;
  }

  /** Runs until the signal aborts; rejects only for a defect. */
  async run(signal: AbortSignal): Promise<void> {
    const { clock, random, stopwatch } = this.#context;
    const { retryMaxMs } = this.#config;
    const backoff = new Backoff({ minMs: Math.min(1000, retryMaxMs), maxMs: retryMaxMs }, random);
    while (!signal.aborted) {
      const openedMs = stopwatch();
      const slow = await this.#runSession(signal);
      if (signal.aborted) break;
      await clock.sleep(backoff.next(stopwatch() - openedMs, slow ? "reconfigure" : "retry"), signal);
    }
  }

  /** Runs one session to its end; whether the next one had better wait long. */
  async #runSession(signal: AbortSignal): Promise<boolean> {
    const { clock, log, stopwatch } = this.#context;
    const { targetName, credentialsFile } = this.#connection;
    this.#enter("connecting");
    try {
      const source = { ...this.#config, address: this.address, targetName, credentialsFile };
      for await (const event of subscribeVerdicts(source, clock, stopwatch, signal)) this.#take(event);
      return false;
    } catch (reason) {
      if (!(reason instanceof SessionError)) throw reason;
      this.lastError = { reason: reason.reason, message: reason.message };
      const fields = { address: this.address, target: targetName, reason: reason.reason, error: reason.message };
      log.warn(
        fields,
        reason.slow
          ? "session with the collector ended, next one after the longest wait"
          : "session with the collector ended",
      );
      return reason.slow;
    } finally {
      this.#board.ended(this.address);
      this.#enter("connecting");
    }
  }

  #take(event: VerdictEvent): void {
    const { clock } = this.#context;
    switch (event.type) {
      case "opened":
        this.#board.opened(this.address);
        return;
      case "notification":
        if (this.state === "connecting") this.#enter("syncing");
        this.lastReceivedMs = clock.nowMs();
        this.#board.apply(event.notification, event.malformed, this.address);
        if (this.#dumped && this.state === "syncing") this.#show();
        return;
      case "synced":
        this.lastReceivedMs = clock.nowMs();
        this.#dumped = true;
        this.#show();
        return;
      default:
        assertNever(event);
    }
  }

  #show(): void {
    const { clock, log } = this.#context;
    const outcome = this.#board.swap(this.address);
    if (outcome === "incomplete") return;
    if (outcome === "superseded") {
      throw new SessionError(
        "superseded",
        "a newer collector's verdicts are shown; this one is of an older generation",
        true,
      );
    }
    this.lastSyncMs = clock.nowMs();
    this.lastError = undefined;
    this.#enter("synced");
    const fields = { address: this.address, target: this.#connection.targetName };
    if (outcome === "standby")
      log.info(fields, "in step with a collector that stands by: another one's verdicts count");
    else log.info(fields, "in step with the collector");
  }

  #enter(state: LinkState): void {
    if (this.state === state) return;
    if (state === "connecting" || state === "idle") this.#dumped = false;
    else if (this.state === "connecting") this.sessions++;
    this.state = state;
    this.#onChange();
  }
}
