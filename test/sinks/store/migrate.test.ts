import assert from "node:assert/strict";
import { appendFileSync, copyFileSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import Database from "better-sqlite3";
import { migrationsDirectory, readMigrations } from "../../../src/sinks/store/migrate.ts";
import { SchemaError } from "../../../src/sinks/store/store-error.ts";
import { openTestHistory, temporaryDirectory } from "./history-fixture.ts";

/** A copy of the migrations that ship, to be tampered with. */
function copyMigrations(directory: string): { readonly path: string; readonly url: URL } {
  const path = join(directory, "migrations");
  mkdirSync(path);
  for (const name of readdirSync(migrationsDirectory)) {
    copyFileSync(new URL(name, migrationsDirectory), join(path, name));
  }
  return { path, url: pathToFileURL(`${path}/`) };
}

const known = readMigrations(migrationsDirectory).length;
/** The name of a migration so many steps after the last that ships. */
const later = (steps: number, name: string): string => `${String(known + steps).padStart(4, "0")}-${name}.sql`;

test("migrations are applied in order, once, and noted with their hash", async () => {
  using directory = temporaryDirectory();
  for (let opened = 0; opened < 2; opened++) await (await openTestHistory(directory.path))[Symbol.asyncDispose]();
  const db = new Database(join(directory.path, "history.db"), { readonly: true });
  const shipped = readMigrations(migrationsDirectory);
  assert.deepEqual(
    db.prepare("SELECT version, name, sha256 FROM migration ORDER BY version").all(),
    shipped.map(({ version, name, sha256 }) => ({ version, name, sha256 })),
  );
  assert.equal(db.pragma("user_version", { simple: true }), shipped.length);
  assert.equal(db.pragma("journal_mode", { simple: true }), "wal");
  assert.equal(db.pragma("auto_vacuum", { simple: true }), 2);
  const tables = db.prepare<[], { name: string; strict: number }>("SELECT name, strict FROM pragma_table_list").all();
  const ours = tables.filter(({ name }) => !name.startsWith("sqlite_"));
  assert.deepEqual(
    ours.filter(({ strict }) => strict !== 1),
    [],
  );
  db.close();
});

test("a further migration is applied to a file that exists", async () => {
  using directory = temporaryDirectory();
  await (await openTestHistory(directory.path))[Symbol.asyncDispose]();
  const migrations = copyMigrations(directory.path);
  writeFileSync(join(migrations.path, later(1, "more")), "CREATE TABLE more (id INTEGER PRIMARY KEY) STRICT;");
  await (await openTestHistory(directory.path, {}, { migrations: migrations.url }))[Symbol.asyncDispose]();
  const db = new Database(join(directory.path, "history.db"), { readonly: true });
  assert.equal(db.pragma("user_version", { simple: true }), known + 1);
  db.close();
  await assert.rejects(openTestHistory(directory.path), (reason) => {
    assert.ok(reason instanceof SchemaError);
    assert.match(reason.message, new RegExp(`has schema ${known + 1}, and this release knows ${known}`));
    return true;
  });
});

test("a shipped migration that was changed refuses", async () => {
  using directory = temporaryDirectory();
  await (await openTestHistory(directory.path))[Symbol.asyncDispose]();
  const migrations = copyMigrations(directory.path);
  appendFileSync(join(migrations.path, "0001-verdict-history.sql"), "-- an afterthought\n");
  await assert.rejects(openTestHistory(directory.path, {}, { migrations: migrations.url }), (reason) => {
    assert.ok(reason instanceof SchemaError);
    assert.match(reason.message, /migration 0001-verdict-history\.sql was applied .* with other content/);
    return true;
  });
});

test("a migration that fails leaves the file as it was", async () => {
  using directory = temporaryDirectory();
  await (await openTestHistory(directory.path))[Symbol.asyncDispose]();
  const migrations = copyMigrations(directory.path);
  writeFileSync(join(migrations.path, later(1, "bad")), "CREATE TABLE good (id INTEGER) STRICT; CREATE TABLE;");
  const history = await openTestHistory(directory.path, {}, { migrations: migrations.url });
  assert.equal(history.stats().stoppedBy, "other");
  await history[Symbol.asyncDispose]();
  const db = new Database(join(directory.path, "history.db"), { readonly: true });
  assert.equal(db.pragma("user_version", { simple: true }), known);
  assert.equal(db.prepare("SELECT count(*) FROM sqlite_schema WHERE name = 'good'").pluck().get(), 0);
  db.close();
});

test("a database of another program is not touched", async () => {
  using directory = temporaryDirectory();
  const file = join(directory.path, "history.db");
  const other = new Database(file);
  other.exec("CREATE TABLE theirs (id INTEGER)");
  other.close();
  await assert.rejects(openTestHistory(directory.path), /database of another program/);
});

test("a gap in the numbers is refused", () => {
  using directory = temporaryDirectory();
  const migrations = copyMigrations(directory.path);
  writeFileSync(join(migrations.path, later(2, "late")), "");
  assert.throws(() => readMigrations(migrations.url), new RegExp(`expected number ${known + 1}`));
});
