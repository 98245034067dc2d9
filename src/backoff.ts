import type { Random } from "./model/clock.ts";

/** How waits grow, milliseconds. */
export interface BackoffOptions {
  /** The first step. */
  readonly minMs: number;
  /** No step is longer. */
  readonly maxMs: number;
  /** What lived so long begins again from the first step. Default: `maxMs`. */
  readonly resetMs?: number | undefined;
}

/** The waits between tries: steps that double, each wait drawn from the upper half of its step, so that many clients of
 *  a server that came back do not return in one moment. */
export class Backoff {
  readonly #minMs: number;
  readonly #maxMs: number;
  readonly #resetMs: number;
  readonly #random: Random;
  #failures = 0;

  constructor({ minMs, maxMs, resetMs = maxMs }: BackoffOptions, random: Random) {
    this.#minMs = minMs;
    this.#maxMs = maxMs;
    this.#resetMs = resetMs;
    this.#random = random;
  }

  /** The wait before the next try, milliseconds, after one that lived `livedMs`. `reconfigure`: trying soon is of no use,
   *  so the wait is from the longest step, and counts for nothing else. */
  next(livedMs: number, remedy: "retry" | "reconfigure" = "retry"): number {
    if (livedMs >= this.#resetMs) this.#failures = 0;
    const doubledMs = this.#minMs * 2 ** Math.min(this.#failures, 30);
    const stepMs = remedy === "reconfigure" ? this.#maxMs : Math.min(this.#maxMs, doubledMs);
    if (remedy === "retry") this.#failures++;
    return stepMs * (0.5 + this.#random() / 2);
  }
}
