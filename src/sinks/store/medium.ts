import type { Database } from "better-sqlite3";
import type { Log } from "../../log.ts";
import { openForWriting } from "./database.ts";
import { HistoryWriter, type OpenRecording } from "./history-writer.ts";
import type { Migration } from "./migrate.ts";
import { Retention } from "./retention.ts";
import { SnapshotWriter } from "./snapshot-writer.ts";
import { type StoreErrorKind, storeErrorKind } from "./store-error.ts";

/** The open file and everything prepared on it. */
export interface OpenMedium {
  readonly db: Database;
  readonly writer: HistoryWriter;
  readonly snapshots: SnapshotWriter;
  readonly retention: Retention;
}

/** The file as something that fails and comes back. It counts failures by kind, says once in the log that it stopped,
 *  and once that it resumed. */
export class Medium {
  readonly #file: string;
  readonly #maxBytes: number;
  readonly #migrations: readonly Migration[];
  readonly #log: Log;
  readonly #errors = { busy: 0, full: 0, readonly: 0, io: 0, corrupt: 0, other: 0 };
  #lastRecording: OpenRecording | undefined;
  #open: OpenMedium | undefined;
  #stopped: { readonly by: StoreErrorKind; readonly sinceMs: number } | undefined;

  constructor(file: string, maxBytes: number, migrations: readonly Migration[], log: Log) {
    this.#file = file;
    this.#maxBytes = maxBytes;
    this.#migrations = migrations;
    this.#log = log;
  }

  /** Failures so far. */
  get errors(): Readonly<Record<StoreErrorKind, number>> {
    return this.#errors;
  }

  /** Why it is stopped, and since when (milliseconds since the Unix epoch); undefined while it works. */
  get stopped(): { readonly by: StoreErrorKind; readonly sinceMs: number } | undefined {
    return this.#stopped;
  }

  /** Opens the file, or returns what is open. Throws SQLite's error, or SchemaError. */
  open(nowMs: number): OpenMedium {
    if (this.#open !== undefined) return this.#open;
    const db = openForWriting(this.#file, this.#maxBytes, this.#migrations, nowMs);
    try {
      this.#open = {
        db,
        writer: new HistoryWriter(db, this.#lastRecording),
        snapshots: new SnapshotWriter(db),
        retention: new Retention(db),
      };
      return this.#open;
    } catch (reason) {
      db.close();
      throw reason;
    }
  }

  /** It worked. */
  succeeded(nowMs: number): void {
    if (this.#stopped === undefined) return;
    this.#log.info({ reason: this.#stopped.by, durationMs: nowMs - this.#stopped.sinceMs }, "history resumed");
    this.#stopped = undefined;
  }

  /** It failed: counted, told once per kind, and named for the caller. The file is closed unless it was only locked or
   *  full, for it may have been mounted anew or replaced. */
  failed(reason: unknown, nowMs: number): StoreErrorKind {
    const kind = storeErrorKind(reason);
    this.#errors[kind]++;
    if (this.#stopped?.by !== kind) {
      const error = reason instanceof Error ? reason.message : String(reason);
      this.#log.warn({ reason: kind, error, file: this.#file }, "history stopped");
      this.#stopped = { by: kind, sinceMs: this.#stopped?.sinceMs ?? nowMs };
    }
    if (kind !== "busy" && kind !== "full") this.close();
    return kind;
  }

  /** Closes the file. */
  close(): void {
    const open = this.#open;
    this.#open = undefined;
    this.#lastRecording = open?.writer.recording ?? this.#lastRecording;
    open?.db.close();
  }
}
