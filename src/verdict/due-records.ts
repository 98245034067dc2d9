import type { Due, PrefixRecord } from "./prefix-record.ts";

/** What waits to be judged: first that of which the data is lost, and else in the order in which it came. Each waits once,
 *  however often it is named: the mark of it is in the record. One that is taken out of its turn and comes again may have
 *  its place of before. */
export class DueRecords {
  readonly #lost = new Queue();
  readonly #others = new Queue();
  #size = 0;

  /** How many wait. */
  get size(): number {
    return this.#size;
  }

  add(record: PrefixRecord): void {
    if (record.due === undefined) this.#enqueue(record);
    if (record.due !== "lost") record.due = "judge";
  }

  addAll(records: Iterable<PrefixRecord>): void {
    for (const record of records) this.add(record);
  }

  /** Has it judged before the others, even if it waits already: what is told of it rests on data we no longer have. */
  addLost(record: PrefixRecord): void {
    if (record.due === "lost") return;
    this.add(record);
    record.due = "lost";
    if (!record.parked) this.#lost.push(record);
  }

  touch(record: PrefixRecord): void {
    if (record.due !== undefined) return;
    this.#enqueue(record);
    record.due = "touched";
  }

  /** Those that wait and are not parked. One that is taken meanwhile is left out; one that is not may be given again. */
  *waiting(): Iterable<PrefixRecord> {
    yield* this.#lost.records();
    yield* this.#others.records();
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

  /** Lets the parked ones of these wait as others do, behind them. */
  unpark(records: Iterable<PrefixRecord>): void {
    for (const record of records) {
      if (!record.parked) continue;
      record.parked = false;
      if (record.due === "lost") this.#lost.push(record);
      else this.#others.push(record);
    }
  }

  #enqueue(record: PrefixRecord): void {
    this.#others.push(record);
    this.#size++;
  }
}

/** Records in the order in which they came. Those that were taken out of their turn, or parked, stand in it still. */
class Queue {
  readonly #records: PrefixRecord[] = [];
  #head = 0;

  push(record: PrefixRecord): void {
    this.#records.push(record);
  }

  *records(): Iterable<PrefixRecord> {
    this.#dropPast();
    for (let at = this.#head; at < this.#records.length; at++) {
      const record = this.#records[at];
      if (record !== undefined && isNext(record)) yield record;
    }
  }

  #dropPast(): void {
    for (
      let first = this.#records[this.#head];
      first !== undefined && !isNext(first);
      first = this.#records[this.#head]
    )
      this.#head++;
    if (this.#head * 2 < this.#records.length) return;
    this.#records.splice(0, this.#head);
    this.#head = 0;
  }
}

function isNext({ due, parked }: PrefixRecord): boolean {
  return due !== undefined && !parked;
}
