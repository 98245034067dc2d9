import type { Clock } from "./model/clock.ts";

/** Smaller differences between the two readings are how coarse they are, not a time that was set. */
const jitterMs = 100;

/** A clock over two readings of the machine: the time of day, which anybody may set, and milliseconds that only grow. */
export class AnchoredClock implements Clock {
  readonly #timeOfDay: () => number;
  readonly #monotonic: () => number;
  readonly #anchorMs: number;
  #offsetMs = 0;

  constructor(timeOfDay: () => number, monotonic: () => number) {
    this.#timeOfDay = timeOfDay;
    this.#monotonic = monotonic;
    this.#anchorMs = timeOfDay() - monotonic();
  }

  nowMs(): number {
    return Math.floor(this.#anchorMs + this.#monotonic());
  }

  offsetMs(): number {
    const offsetMs = Math.round(this.#timeOfDay() - this.nowMs());
    if (Math.abs(offsetMs - this.#offsetMs) > jitterMs) this.#offsetMs = offsetMs;
    return this.#offsetMs;
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      if (signal?.aborted) return resolve();
      const done = (): void => {
        clearTimeout(timer);
        signal?.removeEventListener("abort", done);
        resolve();
      };
      const timer = setTimeout(done, ms);
      signal?.addEventListener("abort", done, { once: true });
    });
  }
}

/** The machine's clock. */
export const systemClock: Clock = new AnchoredClock(Date.now, () => performance.now());
