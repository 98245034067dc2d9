import type { Clock, Random } from "../../model/clock.ts";

const firstMs = 1_000;

/** The waits between the sessions of one target: they double with each short session, up to `maxMs`. */
export class Backoff {
  readonly #maxMs: number;
  readonly #clock: Clock;
  readonly #random: Random;
  #ceilingMs: number;

  /** `maxMs`: the longest wait, milliseconds. The first one lies between 1 s and 2 s. */
  constructor(maxMs: number, clock: Clock, random: Random) {
    this.#maxMs = maxMs;
    this.#clock = clock;
    this.#random = random;
    this.#ceilingMs = this.#firstCeilingMs();
  }

  /** The next wait, milliseconds, after a session that lasted `lastedMs`. A session longer than the longest wait starts
   *  again from a short one. `reconfigure` waits near the longest: nothing will have changed before. Half of each wait is
   *  chance, so that a fabric that lost its targets together does not call on them together. */
  next(lastedMs: number, remedy: "retry" | "reconfigure"): number {
    if (lastedMs > this.#maxMs) this.#ceilingMs = this.#firstCeilingMs();
    const ceilingMs = remedy === "reconfigure" ? this.#maxMs : this.#ceilingMs;
    if (remedy === "retry") this.#ceilingMs = Math.min(this.#ceilingMs * 2, this.#maxMs);
    return ceilingMs * (0.5 + this.#random() / 2);
  }

  /** Waits as `next` says, or until the signal aborts. */
  async wait(delayMs: number, signal: AbortSignal): Promise<void> {
    await this.#clock.sleep(delayMs, signal);
  }

  #firstCeilingMs(): number {
    return Math.min(2 * firstMs, this.#maxMs);
  }
}
