import type { Database } from "better-sqlite3";
import type { Statement } from "./database.ts";
import { pruneIncidents, pruneIncidentVersions } from "./prune-incidents.ts";
import { pruneNames } from "./prune-names.ts";
import { pruneSnapshots } from "./prune-snapshots.ts";
import { StatePruner, stateTables } from "./prune-states.ts";
import type { PruneStep } from "./prune-step.ts";

/** Rounds of one pass that make room; each gives up an eighth of the time that is left. */
const roomRounds = 32;

/** Pages that are given back in one step, and pages that are left free. */
const vacuumPages = 32;

/** Deletes what is too old, or too much, over the writer's connection: in steps, each a transaction of its own.
 *  `pause` is awaited between two steps. Throws SQLite's errors; the next pass goes on from there. */
export class Retention {
  readonly #db: Database;
  readonly #states: readonly StatePruner[];
  readonly #steps: readonly PruneStep[];
  readonly #names: () => void;
  readonly #expired: Statement<[cutoffMs: number], { id: number }>;
  readonly #forget: Statement<[id: number]>;
  readonly #moveStart: Statement<[cutoffMs: number, cutoffMs: number]>;
  readonly #oldest: Statement<[], { at: number | null }>;
  readonly #newest: Statement<[], { at: number | null }>;

  constructor(db: Database) {
    this.#db = db;
    this.#states = stateTables.map((table) => new StatePruner(db, table));
    const transitions = db.prepare<[number]>(
      "DELETE FROM service_transition WHERE id IN (SELECT id FROM service_transition WHERE at_ms < ? ORDER BY at_ms LIMIT 200)",
    );
    this.#steps = [
      pruneSnapshots(db),
      pruneIncidents(db),
      pruneIncidentVersions(db),
      (cutoffMs) => transitions.run(cutoffMs).changes > 0,
      ...this.#states.map(
        (pruner): PruneStep =>
          (cutoffMs) =>
            pruner.step(cutoffMs),
      ),
    ];
    this.#names = pruneNames(db);
    // The newest recording is in use, however old its last row.
    this.#expired = db.prepare("SELECT id FROM recording WHERE to_ms < ? AND id < (SELECT max(id) FROM recording)");
    this.#forget = db.prepare("DELETE FROM recording WHERE id = ?");
    this.#moveStart = db.prepare("UPDATE recording SET from_ms = ? WHERE from_ms < ?");
    this.#newest = db.prepare("SELECT max(to_ms) AS at FROM recording");
    this.#oldest = db.prepare(
      "SELECT min(at) AS at FROM (SELECT min(at_ms) AS at FROM snapshot UNION ALL SELECT min(at_ms) FROM service_version UNION ALL SELECT min(at_ms) FROM endpoint_state UNION ALL SELECT min(at_ms) FROM fib_state)",
    );
  }

  /** Deletes what ended before `cutoffMs`. */
  async pruneBefore(cutoffMs: number, pause: () => Promise<void>): Promise<void> {
    const expired = this.#expired.all(cutoffMs);
    // Rows that were kept while their recording was live go with it, so they have to be looked at again.
    if (expired.length > 0) for (const pruner of this.#states) pruner.rescan();
    this.#moveStart.run(cutoffMs, cutoffMs); // first: nothing may be answered from what is half deleted
    for (const step of this.#steps) {
      while (step(cutoffMs)) await pause();
      await pause();
    }
    for (const { id } of expired) this.#forget.run(id);
  }

  /** Looks after names that no row uses any more. */
  pruneNames(): void {
    this.#names();
  }

  /** Deletes the oldest until the content fits. False if even the last moments do not. */
  async makeRoom(maxBytes: number, nowMs: number, pause: () => Promise<void>): Promise<boolean> {
    const endMs = Math.max(nowMs, this.#newest.get()?.at ?? nowMs); // a clock that was set back leaves rows ahead of it
    let cutoffMs = this.#oldest.get()?.at ?? endMs;
    for (let round = 0; this.usedBytes() > maxBytes; round++) {
      if (round === roomRounds) return false;
      cutoffMs += Math.ceil((endMs - cutoffMs) / 8);
      await this.pruneBefore(cutoffMs, pause);
    }
    return true;
  }

  /** Gives free pages back to the file system, but for a few that new rows will soon take. */
  async vacuum(pause: () => Promise<void>): Promise<void> {
    if (this.#pragma("freelist_count") <= 2 * vacuumPages) return;
    while (this.#pragma("freelist_count") > vacuumPages) {
      this.#db.exec(`PRAGMA incremental_vacuum(${vacuumPages})`);
      await pause();
    }
    this.#db.pragma("wal_checkpoint(PASSIVE)"); // only then the file itself is shorter
  }

  /** Bytes of the file in use, without pages that are free for new rows. */
  usedBytes(): number {
    return (this.#pragma("page_count") - this.#pragma("freelist_count")) * this.#pragma("page_size");
  }

  #pragma(name: string): number {
    return Number(this.#db.pragma(name, { simple: true }));
  }
}
