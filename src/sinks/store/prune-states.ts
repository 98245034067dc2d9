import type { Database } from "better-sqlite3";
import type { Statement } from "./database.ts";

/** A table whose rows hold until the next row of their subject. */
export interface StateTable {
  readonly table: string;
  /** The column that names the subject. */
  readonly subject: string;
  /** The column that is NULL when the subject is gone. */
  readonly content: string;
}

/** The tables of that kind. */
export const stateTables: readonly StateTable[] = [
  { table: "endpoint_state", subject: "endpoint_id", content: "to_state" },
  { table: "fib_state", subject: "entry_id", content: "route" },
  { table: "service_version", subject: "service_id", content: "body" },
];

interface StateRow {
  readonly id: number;
  readonly at: number;
  readonly subject: number;
  readonly recording: number;
  readonly gone: number;
  /** Its recording ended before the cutoff, or is gone. The newest recording is in use, however old its last row. */
  readonly ended: number;
}

const stepRows = 200;

/** Walks a table in the order of time up to the cutoff. Of each subject the newest row before the cutoff has to stay, so
 *  that what was true at the cutoff can still be told; every row met on the way deletes those it replaced. So each row
 *  is looked at once, not in every pass. */
export class StatePruner {
  readonly #next: Statement<[cutoffMs: number, cutoffMs: number, atMs: number, id: number, limit: number], StateRow>;
  readonly #deleteReplaced: Statement<[subject: number, recording: number, atMs: number, id: number]>;
  readonly #delete: Statement<[id: number]>;
  readonly #inTransaction: (rows: readonly StateRow[]) => void;
  #atMs = -1;
  #id = -1;

  constructor(db: Database, { table, subject, content }: StateTable) {
    this.#next = db.prepare(
      `SELECT s.id, s.at_ms AS at, s.${subject} AS subject, s.recording_id AS recording, s.${content} IS NULL AS gone,
         r.id IS NULL OR (r.to_ms < ? AND r.id < (SELECT max(id) FROM recording)) AS ended
       FROM ${table} s LEFT JOIN recording r ON r.id = s.recording_id
       WHERE s.at_ms < ? AND (s.at_ms, s.id) > (?, ?) ORDER BY s.at_ms, s.id LIMIT ?`,
    );
    this.#deleteReplaced = db.prepare(
      `DELETE FROM ${table} WHERE ${subject} = ? AND recording_id = ? AND at_ms <= ? AND id < ?`,
    );
    this.#delete = db.prepare(`DELETE FROM ${table} WHERE id = ?`);
    this.#inTransaction = db.transaction((rows: readonly StateRow[]) => {
      for (const row of rows) this.#prune(row);
    });
  }

  /** Begins again with the oldest row. */
  rescan(): void {
    this.#atMs = -1;
    this.#id = -1;
  }

  /** Looks at the next rows; false when none is left before the cutoff. */
  step(cutoffMs: number): boolean {
    const rows = this.#next.all(cutoffMs, cutoffMs, this.#atMs, this.#id, stepRows);
    this.#inTransaction(rows);
    const last = rows.at(-1);
    if (last === undefined) return false;
    this.#atMs = last.at;
    this.#id = last.id;
    return true;
  }

  #prune(row: StateRow): void {
    this.#deleteReplaced.run(row.subject, row.recording, row.at, row.id);
    if (row.ended === 1 || row.gone === 1) this.#delete.run(row.id);
  }
}
