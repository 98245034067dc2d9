import type { Batch } from "./batch.ts";

/** Batches that wait to be written, oldest first, bounded in rows. The newest batch is always kept, whatever its size:
 *  its rows are no more than what the evaluation holds anyway. */
export class Backlog {
  readonly #maxRows: number;
  readonly #batches: Batch[] = [];
  #rows = 0;
  #dropped = 0;
  constructor(maxRows: number) {
    this.#maxRows = maxRows;
  }

  /** Rows that wait. */
  get rows(): number {
    return this.#rows;
  }

  /** Rows dropped so far. */
  get dropped(): number {
    return this.#dropped;
  }

  /** Whether nothing waits. */
  get empty(): boolean {
    return this.#batches.length === 0;
  }

  /** Takes the oldest batch, to write it. */
  take(): Batch | undefined {
    const batch = this.#batches.shift();
    this.#rows -= batch?.rows.length ?? 0;
    return batch;
  }

  /** The batch could not be written and waits again, as the oldest. True if it had to be dropped instead. */
  putBack(batch: Batch): boolean {
    this.#batches.unshift(batch);
    this.#rows += batch.rows.length;
    return this.#trim();
  }

  /** Adds the newest batch. True if older ones were dropped for it: what remains has a gap before it. */
  push(batch: Batch): boolean {
    this.#batches.push(batch);
    this.#rows += batch.rows.length;
    return this.#trim();
  }

  /** A batch that was taken is given up. The one behind it begins after a gap. */
  discard(batch: Batch): void {
    this.#dropped += batch.rows.length;
    const next = this.#batches[0];
    if (next?.recording === "continue") this.#batches[0] = { ...next, recording: "partial" };
  }

  #trim(): boolean {
    let trimmed = false;
    while (this.#rows > this.#maxRows && this.#batches.length > 1) {
      const oldest = this.take();
      if (oldest !== undefined) this.discard(oldest);
      trimmed = true;
    }
    return trimmed;
  }
}
