import type { Random } from "../../model/clock.ts";

/** How delays grow. */
export interface BackoffOptions {
  /** The first delay, milliseconds. */
  readonly minMs: number;
  /** No delay is longer, milliseconds. */
  readonly maxMs: number;
  /** What lived so long begins again from the first delay, milliseconds. */
  readonly resetMs: number;
}

/** Exponential delays with jitter: each is drawn from the upper half of its step, so that many watchers of a server that
 *  came back do not return in one moment. */
export class Backoff {
  readonly #options: BackoffOptions;
  readonly #random: Random;
  #failures = 0;

  constructor(options: BackoffOptions, random: Random) {
    this.#options = options;
    this.#random = random;
  }

  /** The delay before the next try, after one that lived `livedMs`. */
  next(livedMs: number): number {
    const { minMs, maxMs, resetMs } = this.#options;
    if (livedMs >= resetMs) this.#failures = 0;
    const stepMs = Math.min(maxMs, minMs * 2 ** Math.min(this.#failures, 30));
    this.#failures++;
    return stepMs * (0.5 + 0.5 * this.#random());
  }
}
