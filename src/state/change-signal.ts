import type { Clock } from "../model/clock.ts";

/** Turns any number of changes into one wake, once they have settled. One waiter at a time. */
export class ChangeSignal {
  readonly #clock: Clock;
  #firstMs: number | undefined;
  #lastMs = 0;
  #wake: (() => void) | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Something changed. Cheap: it is called for every update of every stream. */
  readonly notify = (): void => {
    this.#lastMs = this.#clock.nowMs();
    if (this.#firstMs !== undefined) return;
    this.#firstMs = this.#lastMs;
    this.#wake?.();
  };

  /** All that changed has been seen: no need to wake for it. */
  clear(): void {
    this.#firstMs = undefined;
  }

  /** Resolves true once something has changed and then nothing for `settleMs`, or `maxDelayMs` after the first change;
   *  false once `signal` aborts. What changed before the call, and was not cleared, counts. */
  async changed(settleMs: number, maxDelayMs: number, signal: AbortSignal): Promise<boolean> {
    for (;;) {
      const firstMs = await this.#first(signal);
      if (signal.aborted || firstMs === undefined) return false;
      const untilMs = Math.min(this.#lastMs + settleMs, firstMs + maxDelayMs);
      const waitMs = untilMs - this.#clock.nowMs();
      if (waitMs <= 0) break;
      await this.#clock.sleep(waitMs, signal);
    }
    this.clear();
    return true;
  }

  /** When the first change was: now known, or yet to come; undefined once `signal` aborts. */
  #first(signal: AbortSignal): Promise<number | undefined> {
    return new Promise((resolve) => {
      if (this.#firstMs !== undefined || signal.aborted) return resolve(this.#firstMs);
      const done = (): void => {
        this.#wake = undefined;
        signal.removeEventListener("abort", done);
        resolve(this.#firstMs);
      };
      this.#wake = done;
      signal.addEventListener("abort", done, { once: true });
    });
  }
}
