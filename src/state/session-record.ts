import type { Log } from "../log.ts";
import type { Clock } from "../model/clock.ts";
import type { SessionView } from "../model/snapshot.ts";
import type { MalformedReason, SessionError, SessionFault, SessionInfo } from "../model/target.ts";

/** What happened on one target's sessions, counted for people and metrics. */
export class SessionRecord {
  readonly #address: string;
  readonly #clock: Clock;
  readonly #log: Log;
  #info: SessionInfo | undefined;
  #sessions = 0;
  #lastError: string | undefined;
  #lastErrorMs: number | undefined;
  #messages = 0;
  #bytes = 0;
  #switchTimeMs: number | undefined;
  readonly #malformed = new Map<MalformedReason, number>();
  readonly #failures = new Map<SessionFault, number>();
  updates = 0;
  deletes = 0;

  constructor(address: string, clock: Clock, log: Log) {
    this.#address = address;
    this.#clock = clock;
    this.#log = log;
  }

  opened(info: SessionInfo): void {
    this.#info = info;
    this.#sessions++;
  }

  lost(error: SessionError): void {
    this.#lastError = error.message;
    this.#lastErrorMs = this.#clock.nowMs();
    const { fault = "session-ended" } = error;
    this.#failures.set(fault, (this.#failures.get(fault) ?? 0) + 1);
  }

  received(bytes: number, switchTimeMs: number | undefined): void {
    this.#messages++;
    this.#bytes += bytes;
    if (switchTimeMs !== undefined) this.#switchTimeMs = switchTimeMs;
  }

  /** Counts by reason, and logs the first of each kind. */
  malformed(reason: MalformedReason, detail: string): void {
    const times = (this.#malformed.get(reason) ?? 0) + 1;
    this.#malformed.set(reason, times);
    if (times === 1) {
      this.#log.warn(
        { reason, error: detail },
        "target sent what we could not read; further ones of this kind are counted",
      );
    }
  }

  view(syncedSinceMs: number | undefined): SessionView {
    return {
      address: this.#address,
      encoding: this.#info?.encoding,
      gnmiVersion: this.#info?.gnmiVersion,
      sessions: this.#sessions,
      lastError: this.#lastError,
      lastErrorMs: this.#lastErrorMs,
      failures: timesOf(this.#failures),
      syncedSinceMs,
      messages: this.#messages,
      bytes: this.#bytes,
      updates: this.updates,
      deletes: this.deletes,
      malformed: timesOf(this.#malformed),
      switchTimeMs: this.#switchTimeMs,
    };
  }
}

const never: Readonly<Record<string, number>> = Object.freeze({});

/** Nearly always none: every leaf is looked at with each evaluation. */
function timesOf(counted: ReadonlyMap<string, number>): Readonly<Record<string, number>> {
  return counted.size === 0 ? never : Object.fromEntries(counted);
}
