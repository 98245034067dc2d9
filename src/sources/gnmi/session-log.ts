import type { Log } from "../../log.ts";
import type { SessionError } from "../../model/target.ts";

/** What the log says of one target's sessions: the same loss once, until a session has synced in between. */
export class SessionLog {
  readonly #address: string;
  readonly #log: Log;
  #lastError: string | undefined;

  constructor(address: string, log: Log) {
    this.#address = address;
    this.#log = log;
  }

  /** A session was lost, or did not come to be. `reason` is the label of `kbutler_target_session_failures_total`. */
  lost({ fault: reason = "session-ended", code, message }: SessionError, retryMs: number): void {
    const fields = { address: this.#address, reason, code, error: message, retryMs };
    if (message === this.#lastError) this.#log.debug(fields, "session lost again");
    else this.#log.warn(fields, "session lost");
    this.#lastError = message;
  }

  /** A session has synced: said where one was lost before. */
  synced(): void {
    if (this.#lastError === undefined) return;
    this.#lastError = undefined;
    this.#log.info({ address: this.#address }, "session synced again");
  }
}
