import type { Clock } from "../../src/model/clock.ts";

/** A clock on which every sleep ends at the next turn of the event loop, and takes its whole time. */
export class InstantClock implements Clock {
  #nowMs = 1_000_000;

  nowMs(): number {
    return this.#nowMs;
  }

  async sleep(ms: number, signal?: AbortSignal): Promise<void> {
    if (signal?.aborted) return;
    await new Promise((resolve) => setImmediate(resolve));
    if (!signal?.aborted) this.#nowMs += ms;
  }
}
