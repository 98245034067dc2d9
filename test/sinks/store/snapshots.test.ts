import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import Database from "better-sqlite3";
import { fibChunks } from "../../../src/sinks/store/fib-chunks.ts";
import type { History } from "../../../src/sinks/store/history.ts";
import type { SnapshotRecord } from "../../../src/sinks/store/history-reader.ts";
import { evaluation, type FixtureRoute, fibRoute, fibView, targetView } from "../evaluation-fixture.ts";
import { openTestHistory, temporaryDirectory, until } from "./history-fixture.ts";

const always = { fromMs: 0, toMs: Number.MAX_SAFE_INTEGER, limit: 100 };

function manyRoutes(count: number): FixtureRoute[] {
  return Array.from({ length: count }, (_, index) =>
    fibRoute(`10.${index >> 16}.${(index >> 8) & 255}.${index & 255}/32`, { via: [`192.0.2.${index % 4}`] }),
  );
}

async function snapshotsOf(history: History, count: number): Promise<readonly SnapshotRecord[]> {
  await until(() => history.stats().snapshots >= count);
  return (await history.reader.snapshots(always)).items;
}

async function deliver(history: History, routes: FixtureRoute[], session: number): Promise<void> {
  const target = targetView(fibView("leaf1", routes), { sessions: session });
  await history.deliver(evaluation({ targets: [target], atMs: history.stats().oldestMs ?? 0 }));
}

test("a target's FIB is kept when it becomes synced, whole and in order", async () => {
  using directory = temporaryDirectory();
  await using history = await openTestHistory(directory.path);
  const routes = manyRoutes(3_000);
  await deliver(history, [...routes].reverse(), 1);
  const [snapshot] = await snapshotsOf(history, 1);
  assert.ok(snapshot);
  assert.deepEqual([snapshot.target, snapshot.cause, snapshot.routes], ["leaf1", "synced", 3_000]);
  const prefixes: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await history.reader.snapshotRoutes(snapshot.id, { limit: 700, cursor });
    prefixes.push(...(page?.items.map(({ prefix }) => prefix) ?? []));
    cursor = page?.nextCursor ?? undefined;
  } while (cursor !== undefined);
  assert.deepEqual(prefixes, routes.map(({ prefix }) => prefix).sort());
  const first = (await history.reader.snapshotRoutes(snapshot.id, { limit: 1 }))?.items[0];
  assert.deepEqual(
    first?.nextHops.map(({ address, resolved }) => [address, resolved]),
    [["192.0.2.0", "true"]],
  );
  assert.equal(await history.reader.snapshotRoutes(snapshot.id + 1, { limit: 1 }), undefined);
});

test("nothing is kept of a target that is not synced", async () => {
  using directory = temporaryDirectory();
  await using history = await openTestHistory(directory.path);
  for (const freshness of ["connecting", "syncing", "stale"] as const) {
    await history.deliver(evaluation({ targets: [targetView(fibView("leaf1", manyRoutes(3), freshness))] }));
  }
  await history.deliver(evaluation({ targets: [targetView(fibView("leaf2", manyRoutes(3)))] }));
  assert.deepEqual(
    (await snapshotsOf(history, 1)).map(({ target }) => target),
    ["leaf2"],
  );
});

test("an identical FIB is stored once, and one nearly so shares nearly all of it", async () => {
  using directory = temporaryDirectory();
  await using history = await openTestHistory(directory.path);
  const routes = manyRoutes(5_000);
  const changed = routes.with(2_500, fibRoute("10.0.9.196/32", { via: ["192.0.2.200"] }));
  await deliver(history, routes, 1);
  await snapshotsOf(history, 1);
  await deliver(history, [...routes].reverse(), 2);
  await snapshotsOf(history, 2);
  await deliver(history, changed, 3);
  const [third, second, first] = await snapshotsOf(history, 3);
  assert.equal(first?.digest, second?.digest);
  assert.notEqual(second?.digest, third?.digest);
  const db = new Database(join(directory.path, "history.db"), { readonly: true });
  const count = (table: string): unknown => db.prepare(`SELECT count(*) FROM ${table}`).pluck().get();
  assert.equal(count("snapshot_content"), 2);
  const parts = Number(db.prepare("SELECT count(*) FROM snapshot_part WHERE content_id = 1").pluck().get());
  assert.ok(parts > 5, "the FIB is in several chunks");
  assert.equal(count("chunk"), parts + 1, "one route changed, one chunk is new");
  db.close();
});

test("the difference of two snapshots names what was added, removed and changed, in pages", async () => {
  using directory = temporaryDirectory();
  await using history = await openTestHistory(directory.path);
  const routes = manyRoutes(2_000);
  await deliver(history, routes, 1);
  const [before] = await snapshotsOf(history, 1);
  const after = routes
    .filter((_, index) => index % 400 !== 7)
    .map((route, index) => (index % 500 === 11 ? fibRoute(route.prefix, { via: ["192.0.2.250"] }) : route));
  after.push(fibRoute("172.16.0.0/12"), fibRoute("9.0.0.0/8"));
  await deliver(history, after, 2);
  const [later] = await snapshotsOf(history, 2);
  assert.ok(before && later);
  const found: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await history.reader.snapshotDiff(before.id, later.id, { limit: 3, cursor });
    assert.ok(page && page.items.length <= 3);
    for (const difference of page.items) {
      const route = difference.change === "removed" ? difference.before : difference.after;
      found.push(`${difference.change} ${route.prefix}`);
    }
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  const expected = [
    ...routes.filter((_, index) => index % 400 === 7).map(({ prefix }) => `removed ${prefix}`),
    ...after.filter((_, index) => index < 1_995 && index % 500 === 11).map(({ prefix }) => `changed ${prefix}`),
    "added 172.16.0.0/12",
    "added 9.0.0.0/8",
  ];
  assert.deepEqual(found.sort(), expected.sort());
  const same = await history.reader.snapshotDiff(before.id, before.id, { limit: 10 });
  assert.deepEqual(same, { items: [], nextCursor: null });
  assert.equal(await history.reader.snapshotDiff(before.id, 99, { limit: 10 }), undefined);
});

test("a snapshot is taken again at the interval", async () => {
  using directory = temporaryDirectory();
  await using history = await openTestHistory(directory.path, { snapshotIntervalMs: 20 });
  await deliver(history, manyRoutes(10), 1);
  const snapshots = await snapshotsOf(history, 3);
  assert.deepEqual(
    snapshots.slice(-3).map(({ cause }) => cause),
    ["interval", "interval", "synced"],
  );
  assert.equal(new Set(snapshots.map(({ digest }) => digest)).size, 1);
});

test("a FIB that stops being synced while it is read is not kept", async () => {
  let reads = 0;
  const fib = fibView("leaf1", manyRoutes(2_000));
  assert.equal(await fibChunks(fib, () => ++reads < 3), undefined);
  assert.equal(reads, 3);
});

test("a large FIB is read without holding the event loop for long", async () => {
  const fib = fibView("leaf1", manyRoutes(20_000));
  let turns = 0;
  let reading = true;
  const turn = (): void => {
    turns++;
    if (reading) setImmediate(turn);
  };
  setImmediate(turn);
  const chunks = await fibChunks(fib, () => true);
  reading = false;
  assert.equal(
    chunks?.reduce((sum, { routes }) => sum + routes, 0),
    20_000,
  );
  assert.ok(turns > 80, `the event loop went round ${turns} times`);
});
