import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import type { Database } from "better-sqlite3";
import { SchemaError } from "./store-error.ts";

/** Marks a file as ours in its header (`PRAGMA application_id`): "kBtl". */
const applicationId = 0x6b42746c;

/** One step of the schema. */
export interface Migration {
  /** The number its name begins with; they count 1, 2, 3 without a gap. */
  readonly version: number;
  readonly name: string;
  readonly sql: string;
  readonly sha256: string;
}

/** The migrations that ship with this release. */
export const migrationsDirectory = new URL("../../../migrations/", import.meta.url);

/** Reads `NNNN-name.sql` of a directory, in order. Throws SchemaError if a number is missing or given twice. */
export function readMigrations(directory: URL): readonly Migration[] {
  const names = readdirSync(directory)
    .filter((name) => name.endsWith(".sql"))
    .sort();
  return names.map((name, index) => {
    const version = Number(/^(\d{4})-[a-z0-9-]+\.sql$/.exec(name)?.[1]);
    if (version !== index + 1) throw new SchemaError(`migration ${name}: expected number ${index + 1}`);
    const sql = readFileSync(new URL(name, directory), "utf8");
    return { version, name, sql, sha256: createHash("sha256").update(sql).digest("hex") };
  });
}

/** Brings the file to the newest schema, each step in a transaction of its own. Nothing is written when it is there
 *  already. Throws SchemaError where the file does not fit, and SQLite's own error where the medium refuses. */
export function migrate(db: Database, migrations: readonly Migration[], nowMs: number): void {
  const version = Number(db.pragma("user_version", { simple: true }));
  if (version === 0) claim(db);
  else if (Number(db.pragma("application_id", { simple: true })) !== applicationId) throw foreign(db);
  if (version > migrations.length) {
    throw new SchemaError(
      `${db.name} has schema ${version}, and this release knows ${migrations.length}: it was written by a newer one`,
    );
  }
  if (version > 0) checkApplied(db, migrations);
  for (const migration of migrations.slice(version)) apply(db, migration, nowMs);
}

/** Takes an empty file for ours; a file with tables and without our mark belongs to another program. */
function claim(db: Database): void {
  const tables = db.prepare<[], { count: number }>("SELECT count(*) AS count FROM sqlite_schema").get();
  if (tables !== undefined && tables.count > 0) throw foreign(db);
}

function foreign(db: Database): SchemaError {
  return new SchemaError(`${db.name} is a database of another program`);
}

function checkApplied(db: Database, migrations: readonly Migration[]): void {
  const applied = db.prepare<[], { version: number; name: string; sha256: string }>(
    "SELECT version, name, sha256 FROM migration ORDER BY version",
  );
  for (const row of applied.all()) {
    const shipped = migrations[row.version - 1];
    if (shipped?.sha256 === row.sha256) continue;
    throw new SchemaError(
      `migration ${row.name} was applied to ${db.name} with other content (sha256 ${row.sha256}, now ${shipped?.sha256 ?? "missing"}): one that has shipped stays as it is`,
    );
  }
}

function apply(db: Database, migration: Migration, nowMs: number): void {
  const step = db.transaction(() => {
    if (migration.version === 1) {
      db.exec(
        "CREATE TABLE migration (version INTEGER PRIMARY KEY, name TEXT NOT NULL, sha256 TEXT NOT NULL, applied_ms INTEGER NOT NULL) STRICT",
      );
      db.pragma(`application_id = ${applicationId}`);
    }
    db.exec(migration.sql);
    db.prepare("INSERT INTO migration (version, name, sha256, applied_ms) VALUES (?, ?, ?, ?)").run(
      migration.version,
      migration.name,
      migration.sha256,
      Math.trunc(nowMs),
    );
    db.pragma(`user_version = ${migration.version}`);
  });
  step.immediate();
}
