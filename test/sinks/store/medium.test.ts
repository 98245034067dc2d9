import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { HistoryUnavailable } from "../../../src/sinks/store/store-error.ts";
import type { Evaluation } from "../../../src/verdict/verdict.ts";
import { fullDisk, lockDatabase, readOnlyDisk } from "../../process-faults.ts";
import { evaluation, fixtureMs, prefix, serviceVerdict } from "../evaluation-fixture.ts";
import { fixtureClock, openTestHistory, recordingLog, temporaryDirectory, until } from "./history-fixture.ts";

const day = { fromMs: 0, toMs: fixtureMs * 2, limit: 1_000 };

/** One evaluation with one transition of a service and `endpoints` transitions of endpoints. */
function round(index: number, endpoints = 0): Evaluation {
  const atMs = fixtureMs + index;
  return evaluation({
    atMs,
    services: [serviceVerdict("shop", "web", [], { cluster: "prod", since: atMs })],
    transitions: [
      {
        subject: "service",
        atMs,
        cluster: "prod",
        namespace: "shop",
        name: "web",
        from: "up",
        to: "down",
        reason: undefined,
        detail: `round ${index}`,
      },
      ...Array.from({ length: endpoints }, (_, endpoint) => ({
        subject: "endpoint" as const,
        atMs,
        cluster: "prod",
        target: `leaf${endpoint % 50}`,
        networkInstance: "default",
        prefix: prefix(`198.51.${Math.floor(endpoint / 250)}.${endpoint % 250}/32`),
        node: "node-1",
        from: undefined,
        to: "up" as const,
        reason: undefined,
        detail: undefined,
      })),
    ],
  });
}

async function details(history: Awaited<ReturnType<typeof openTestHistory>>): Promise<(string | null)[]> {
  const page = await history.reader.transitions({ ...day, subject: "service" });
  return page.items.map(({ detail }) => detail).reverse();
}

test("a file locked by another process stops history, and nothing is lost when it is free again", async () => {
  using directory = temporaryDirectory();
  const log = recordingLog();
  await using history = await openTestHistory(directory.path, {}, { log });
  await history.deliver(round(1));
  assert.equal(await history.flush(), "written");
  const lock = lockDatabase(join(directory.path, "history.db"));
  await history.deliver(round(2));
  assert.equal(await history.flush(), "stopped");
  await history.deliver(round(3));
  await until(() => history.stats().errors.busy >= 3);
  assert.deepEqual(
    [history.stats().writable, history.stats().stoppedBy, history.stats().backlogRows],
    [false, "busy", 4],
  );
  assert.deepEqual(await details(history), ["round 1"], "what is written can still be read");
  lock[Symbol.dispose]();
  await until(() => history.stats().writable);
  assert.equal(await history.flush(), "written");
  assert.deepEqual(await details(history), ["round 1", "round 2", "round 3"]);
  assert.equal((await history.reader.recordings()).length, 1, "there is no gap");
  assert.deepEqual(
    log.lines.map(({ message, fields }) => [message, fields.reason]),
    [
      ["history stopped", "busy"],
      ["history resumed", "busy"],
    ],
    "however many attempts failed, it is told once",
  );
});

test("a locked file stays stopped while nothing is to be written: an attempt without a write proves nothing", async () => {
  using directory = temporaryDirectory();
  await using history = await openTestHistory(directory.path, { heartbeatMs: 200 });
  await history.deliver(round(1));
  await history.flush();
  const lock = lockDatabase(join(directory.path, "history.db"));
  await until(() => !history.stats().writable);
  for (let look = 0; look < 60; look++) {
    assert.equal(history.stats().writable, false);
    await fixtureClock.sleep(5);
  }
  lock[Symbol.dispose]();
  await until(() => history.stats().writable);
});

test("a backlog that is full drops the oldest, counts it, and tells of the gap", async () => {
  using directory = temporaryDirectory();
  await using history = await openTestHistory(directory.path, { backlogRows: 6 });
  await history.deliver(round(1));
  await history.flush();
  const lock = lockDatabase(join(directory.path, "history.db"));
  for (let index = 2; index <= 9; index++) await history.deliver(round(index));
  assert.equal(await history.flush(), "stopped");
  const { backlogRows, dropped } = history.stats();
  assert.ok(backlogRows <= 6);
  assert.equal(backlogRows + dropped, 16);
  lock[Symbol.dispose]();
  await until(() => history.stats().writable);
  await history.deliver(round(10));
  await history.flush();
  assert.deepEqual(await details(history), ["round 1", "round 7", "round 8", "round 9", "round 10"]);
  const at = async (index: number) => (await history.reader.services({ atMs: fixtureMs + index, limit: 10 }))?.items[0];
  assert.equal((await at(1))?.since, fixtureMs + 1);
  assert.equal(await at(5), undefined, "what was dropped is not made up");
  assert.equal((await at(10))?.since, fixtureMs + 10);
});

test("a full file makes room by giving up the past, and goes on", async () => {
  using directory = temporaryDirectory();
  const log = recordingLog();
  const options = { ...fullDisk(400_000), maintenanceIntervalMs: 3_600_000 };
  await using history = await openTestHistory(directory.path, options, { log });
  for (let index = 1; index <= 12; index++) {
    await history.deliver(round(index * 1_000, 400));
    await history.flush();
  }
  await until(async () => (await history.flush()) === "written");
  assert.ok(history.stats().errors.full > 0, "the limit was met");
  assert.equal(history.stats().dropped, 0);
  const found = await details(history);
  assert.equal(found.at(-1), "round 12000");
  assert.ok(found.length < 12, "the oldest went");
  assert.ok(log.lines.some(({ message, fields }) => message === "history stopped" && fields.reason === "full"));
  assert.ok(log.lines.some(({ message }) => message === "history resumed"));
});

test("a read-only file stops history until it can be written", async () => {
  using directory = temporaryDirectory();
  const file = join(directory.path, "history.db");
  {
    await using history = await openTestHistory(directory.path);
    await history.deliver(round(1));
  }
  using disk = readOnlyDisk(file);
  await using history = await openTestHistory(directory.path);
  await history.deliver(round(2));
  assert.equal(await history.flush(), "stopped");
  assert.equal(history.stats().stoppedBy, "readonly");
  assert.deepEqual(await details(history), ["round 1"]);
  disk[Symbol.dispose]();
  await until(() => history.stats().writable);
  assert.deepEqual(await details(history), ["round 1", "round 2"]);
});

test("a directory that cannot be made stops history until it can", async () => {
  using directory = temporaryDirectory();
  writeFileSync(join(directory.path, "var"), "a file where a directory should be");
  await using history = await openTestHistory(join(directory.path, "var"));
  await history.deliver(round(1));
  assert.equal(await history.flush(), "stopped");
  assert.equal(history.stats().stoppedBy, "io");
  await assert.rejects(history.reader.transitions(day), HistoryUnavailable);
  renameSync(join(directory.path, "var"), join(directory.path, "old"));
  await until(() => history.stats().writable);
  assert.deepEqual(await details(history), ["round 1"]);
});

test("a corrupt file is left alone, and a new one is begun when it is taken away", async () => {
  using directory = temporaryDirectory();
  const file = join(directory.path, "history.db");
  mkdirSync(directory.path, { recursive: true });
  writeFileSync(file, "this is no database, and long enough to be looked at as one".repeat(100));
  const before = readFileSync(file);
  const log = recordingLog();
  await using history = await openTestHistory(directory.path, {}, { log });
  await history.deliver(round(1));
  assert.equal(await history.flush(), "stopped");
  assert.equal(history.stats().stoppedBy, "corrupt");
  assert.deepEqual(readFileSync(file), before);
  renameSync(file, `${file}.bad`);
  await until(() => history.stats().writable);
  assert.ok(existsSync(file));
  assert.deepEqual(await details(history), ["round 1"]);
});
