import type { Clock } from "../../model/clock.ts";

/** The time between losing a watch and having it again. Short ones are nobody's concern; `expired` is called once for one
 *  that outlasts the grace. */
export class Outage {
  readonly #clock: Clock;
  readonly #graceMs: number;
  readonly #expired: (why: string) => void;
  #running: AbortController | undefined;
  #why = "";

  constructor(clock: Clock, graceMs: number, expired: (why: string) => void) {
    this.#clock = clock;
    this.#graceMs = graceMs;
    this.#expired = expired;
  }

  /** The watch is gone. The grace counts from the first begin; the last one says why the watch is not back yet. */
  begin(why: string): void {
    this.#why = why;
    if (this.#running !== undefined) return;
    const running = new AbortController();
    this.#running = running;
    void this.#clock.sleep(this.#graceMs, running.signal).then(() => {
      if (running.signal.aborted) return;
      this.#expired(this.#why);
    });
  }

  /** The watch is back, or its absence is known under another name. */
  end(): void {
    this.#running?.abort();
    this.#running = undefined;
  }
}
