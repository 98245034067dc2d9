import type { Clock } from "../../src/model/clock.ts";

interface Due {
  readonly atMs: number;
  readonly order: number;
  readonly run: () => void;
}

/** Time that passes only when it is told to, and what is to happen in it: first by time, then by order of asking. */
export class VirtualTime implements Clock {
  #nowMs: number;
  #offsetMs = 0;
  #order = 0;
  readonly #due: Due[] = [];

  constructor(nowMs: number) {
    this.#nowMs = nowMs;
  }

  nowMs(): number {
    return this.#nowMs;
  }

  offsetMs(): number {
    return this.#offsetMs;
  }

  /** Somebody sets the time of day; no time passes. */
  setTimeOfDay(offsetMs: number): void {
    this.#offsetMs = offsetMs;
  }

  /** When the next thing happens; undefined if nothing is to. */
  get nextMs(): number | undefined {
    return this.#due[0]?.atMs;
  }

  at(atMs: number, run: () => void): void {
    const due = { atMs: Math.max(atMs, this.#nowMs), order: this.#order++, run };
    let at = this.#due.length;
    while (at > 0 && (this.#due[at - 1]?.atMs ?? 0) > due.atMs) at--;
    this.#due.splice(at, 0, due);
  }

  after(ms: number, run: () => void): void {
    this.at(this.#nowMs + ms, run);
  }

  /** Moves on to a moment and runs what is due by then, one thing. False if there is none. */
  runOne(untilMs: number): boolean {
    const [first] = this.#due;
    if (first === undefined || first.atMs > untilMs) return false;
    this.#due.shift();
    this.#nowMs = Math.max(this.#nowMs, first.atMs);
    first.run();
    return true;
  }

  /** Moves on without running anything. */
  moveTo(atMs: number): void {
    this.#nowMs = Math.max(this.#nowMs, atMs);
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      if (signal?.aborted) return resolve();
      signal?.addEventListener("abort", () => resolve(), { once: true });
      this.after(ms, resolve);
    });
  }
}
