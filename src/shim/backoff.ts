import type { Random } from "../model/clock.ts";

/** Waits that double from `minMs` to `maxMs`, each drawn from its upper half, so that many clients do not return at once. */
export class Backoff {
  readonly #minMs: number;
  readonly #maxMs: number;
  readonly #random: Random;
  #nextMs: number;

  constructor(minMs: number, maxMs: number, random: Random) {
    this.#minMs = Math.min(minMs, maxMs);
    this.#maxMs = maxMs;
    this.#random = random;
    this.#nextMs = this.#minMs;
  }

  /** The wait before the next try, milliseconds. A try that lasted longer than the longest wait starts again from the
   *  shortest one. */
  afterMs(lastedMs: number): number {
    if (lastedMs >= this.#maxMs) this.#nextMs = this.#minMs;
    const waitMs = this.#nextMs;
    this.#nextMs = Math.min(this.#maxMs, waitMs * 2);
    return waitMs * (0.5 + this.#random() / 2);
  }

  /** The longest wait: for what will not help to try again soon. */
  slowMs(): number {
    return this.#maxMs * (0.5 + this.#random() / 2);
  }
}
