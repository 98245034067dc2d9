import type { PrefixRecord } from "./prefix-record.ts";

/** Why a record waits to be judged. `touched`: nothing may have changed but the leaf's entry, so that following it may be
 *  enough. */
export type Due = "judge" | "touched";

/** What waits to be judged, in the order in which it came. Each waits once, however often it is named: the mark of it is in
 *  the record. */
export class DueRecords {
  /** Those taken out of their turn stand here still, without the mark. */
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

  /** Those that wait. One that is taken meanwhile is left out. */
  *waiting(): Iterable<PrefixRecord> {
    this.#dropTaken();
    for (let at = this.#head; at < this.#queue.length; at++) {
      const record = this.#queue[at];
      if (record?.due !== undefined) yield record;
    }
  }

  /** Takes a record out; undefined if it does not wait. */
  take(record: PrefixRecord): Due | undefined {
    const { due } = record;
    if (due === undefined) return undefined;
    record.due = undefined;
    this.#size--;
    return due;
  }

  #enqueue(record: PrefixRecord): void {
    this.#queue.push(record);
    this.#size++;
  }

  #dropTaken(): void {
    while (this.#head < this.#queue.length && this.#queue[this.#head]?.due === undefined) this.#head++;
    if (this.#head * 2 < this.#queue.length) return;
    this.#queue.splice(0, this.#head);
    this.#head = 0;
  }
}
