import type { Clock } from "../model/clock.ts";

/** A bell one loop waits for. Rung before anyone waits, the next wait ends at once; several rings are one. */
export class Wakeup {
  #rung = false;
  #waiting: AbortController | undefined;

  ring(): void {
    this.#rung = true;
    this.#waiting?.abort();
  }

  /** Resolves when rung, when `ms` have passed or when `signal` aborts, whichever is first. */
  async wait(clock: Clock, ms: number, signal: AbortSignal): Promise<void> {
    if (!this.#rung && !signal.aborted) {
      const waiting = new AbortController();
      this.#waiting = waiting;
      const abort = (): void => waiting.abort();
      signal.addEventListener("abort", abort, { once: true });
      await clock.sleep(ms, waiting.signal);
      signal.removeEventListener("abort", abort);
      this.#waiting = undefined;
    }
    this.#rung = false;
  }
}
