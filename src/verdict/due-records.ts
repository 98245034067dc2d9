import type { Due, PrefixRecord } from "./prefix-record.ts";

/** What waits to be judged, in the order in which it came. Each waits once, however often it is named: the mark of it is in
 *  the record. */
export class DueRecords {
  /** Those taken out of their turn, or parked, stand here still. */
  readonly #queue: PrefixRecord[] = [];
  #head = 0;
  #size = 0;

  /** How many wait. */
  get size(): number {
    return this.#size;
  }

  add(record: PrefixRecord): void {
    if (record.due === undefined) this.#enqueue(record);
    record.due = "judge";
  }

  addAll(records: Iterable<PrefixRecord>): void {
    for (const record of records) this.add(record);
  }

  touch(record: PrefixRecord): void {
    if (record.due !== undefined) return;
    this.#enqueue(record);
    record.due = "touched";
  }

  /** Those that wait and are not parked. One that is taken meanwhile is left out. */
  *waiting(): Iterable<PrefixRecord> {
    this.#dropTaken();
    for (let at = this.#head; at < this.#queue.length; at++) {
      const record = this.#queue[at];
      if (record !== undefined && isNext(record)) yield record;
    }
  }

  /** Takes a record out; undefined if it does not wait. */
  take(record: PrefixRecord): Due | undefined {
    const { due } = record;
    if (due === undefined) return undefined;
    record.due = undefined;
    record.parked = false;
    this.#size--;
    return due;
  }

  /** Leaves one out, though it waits, until it is unparked. */
  park(record: PrefixRecord): void {
    if (record.due !== undefined) record.parked = true;
  }

  /** Lets the parked ones of these wait as the others do, behind them. */
  unpark(records: Iterable<PrefixRecord>): void {
    for (const record of records) {
      if (!record.parked) continue;
      record.parked = false;
      this.#queue.push(record);
    }
  }

  #enqueue(record: PrefixRecord): void {
    this.#queue.push(record);
    this.#size++;
  }

  #dropTaken(): void {
    for (let first = this.#queue[this.#head]; first !== undefined && !isNext(first); first = this.#queue[this.#head])
      this.#head++;
    if (this.#head * 2 < this.#queue.length) return;
    this.#queue.splice(0, this.#head);
    this.#head = 0;
  }
}

function isNext({ due, parked }: PrefixRecord): boolean {
  return due !== undefined && !parked;
}
