import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import Database from "better-sqlite3";
import { type Migration, migrate } from "./migrate.ts";

/** A prepared statement that takes its parameters in order. */
export type Statement<Parameters extends unknown[], Row = unknown> = Database.Statement<Parameters, Row>;

/** How far the file may grow beyond its configured size before SQLite itself says full. */
const hardLimit = 1.25;

/** Opens the file for writing, with its schema brought up to date. A lock held by another process is an error at once:
 *  waiting would block the event loop. Throws SchemaError, SQLite's error, or that of making the directory. */
export function openForWriting(
  file: string,
  maxBytes: number,
  migrations: readonly Migration[],
  nowMs: number,
): Database.Database {
  mkdirSync(dirname(file), { recursive: true });
  const db = new Database(file, { timeout: 0 });
  try {
    db.pragma("auto_vacuum = INCREMENTAL"); // takes effect in a file without tables only
    db.pragma("journal_mode = WAL");
    // With WAL, NORMAL survives a killed process without loss; a power cut loses what was written since the last
    // checkpoint. Those are asked for every second of another thread: the limit here is for when that one fails.
    db.pragma("synchronous = NORMAL");
    db.pragma("wal_autocheckpoint = 16384");
    db.pragma("cache_size = -4096"); // what a commit has to write at once is no more than this
    db.pragma("foreign_keys = ON");
    db.pragma("temp_store = MEMORY");
    db.pragma("journal_size_limit = 16777216");
    migrate(db, migrations, nowMs);
    const pageSize = Number(db.pragma("page_size", { simple: true }));
    db.pragma(`max_page_count = ${Math.ceil((maxBytes * hardLimit) / pageSize)}`);
    return db;
  } catch (reason) {
    db.close();
    throw reason;
  }
}

/** Opens the file for questions: a connection that cannot write, and sees the last committed transaction. */
export function openForReading(file: string): Database.Database {
  return new Database(file, { readonly: true, fileMustExist: true, timeout: 0 });
}
