import assert from "node:assert/strict";
import { statSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import Database from "better-sqlite3";
import type { Clock } from "../../../src/model/clock.ts";
import type { EndpointState } from "../../../src/verdict/verdict.ts";
import { eventually } from "../../until.ts";
import { evaluation, fibRoute, fibView, fixtureMs, prefix, serviceVerdict, targetView } from "../evaluation-fixture.ts";
import { openTestHistory, temporaryDirectory, until } from "./history-fixture.ts";

const hour = 3_600_000;
const text = "198.51.100.1/32";

/** A clock that a test moves; waits end at once. */
function movedClock(): Clock & { ms: number } {
  return {
    ms: fixtureMs,
    nowMs() {
      return this.ms;
    },
    sleep: (_ms, signal) =>
      new Promise((resolve) => {
        const timer = setTimeout(resolve, 2);
        signal?.addEventListener("abort", () => {
          clearTimeout(timer);
          resolve();
        });
      }),
  };
}

function changes(atMs: number, to: EndpointState | undefined, state: "up" | "down") {
  const names = { cluster: "prod", target: "leaf1", networkInstance: "default", prefix: prefix(text) };
  return evaluation({
    atMs,
    services: [serviceVerdict("shop", "web", [], { cluster: "prod", state, since: atMs })],
    transitions: [
      {
        subject: "endpoint",
        atMs,
        ...names,
        node: "node-1",
        from: undefined,
        to,
        reason: undefined,
        detail: undefined,
      },
      {
        subject: "service",
        atMs,
        cluster: "prod",
        namespace: "shop",
        name: "web",
        from: "up",
        to: state,
        reason: undefined,
        detail: undefined,
      },
    ],
    fibChanges: [{ ...names, atMs, route: undefined }],
  });
}

test("what is too old goes, and what was true at the cutoff can still be told", async () => {
  using directory = temporaryDirectory();
  const clock = movedClock();
  const options = { retentionMs: 10 * hour, maintenanceIntervalMs: 0, snapshotIntervalMs: hour };
  await using history = await openTestHistory(directory.path, options, { clock });
  const targets = [targetView(fibView("leaf1", [fibRoute(text)]))];
  for (let index = 0; index < 20; index++) {
    clock.ms = fixtureMs + index * hour;
    const state = index % 2 === 0 ? "down" : "up";
    await history.deliver({ ...changes(clock.ms, state, state), snapshot: evaluation({ targets }).snapshot });
    assert.equal(await history.flush(), "written");
    await until(() => history.stats().snapshots > index);
  }
  const cutoffMs = clock.ms - 10 * hour;
  const all = { fromMs: 0, toMs: clock.ms + hour, limit: 100 };
  await until(async () => (await history.reader.transitions(all)).items.length <= 23);
  const kept = (await history.reader.transitions({ ...all, subject: "service" })).items;
  assert.deepEqual(
    kept.map(({ atMs }) => (atMs - fixtureMs) / hour),
    [19, 18, 17, 16, 15, 14, 13, 12, 11, 10, 9],
  );
  assert.ok((await history.reader.snapshots(all)).items.every(({ atMs }) => atMs >= cutoffMs));
  const at = async (atMs: number) => ({
    service: (await history.reader.services({ atMs, limit: 10 }))?.items[0]?.state,
    endpoint: (await history.reader.prefix({ atMs, prefix: text }))?.endpoints[0]?.state,
  });
  assert.deepEqual(await at(cutoffMs - 1), { service: undefined, endpoint: undefined }, "before it nothing is claimed");
  assert.deepEqual(await at(cutoffMs), { service: "up", endpoint: "up" });
  assert.deepEqual(await at(cutoffMs + hour - 1), { service: "up", endpoint: "up" });
  assert.deepEqual(await at(cutoffMs + hour), { service: "down", endpoint: "down" });
  const db = new Database(join(directory.path, "history.db"), { readonly: true });
  const rows = (table: string): unknown => db.prepare(`SELECT count(*) FROM ${table}`).pluck().get();
  // One kind of rows goes after the other.
  await eventually(() => {
    assert.equal(rows("endpoint_state"), 12, "the last one before the cutoff, and all since");
    assert.equal(rows("service_version"), 12);
  });
  db.close();
});

test("a state that has not changed for longer than the retention is still known", async () => {
  using directory = temporaryDirectory();
  const clock = movedClock();
  const options = { retentionMs: 10 * hour, maintenanceIntervalMs: 0, heartbeatMs: 1 };
  await using history = await openTestHistory(directory.path, options, { clock });
  await history.deliver(changes(clock.ms, "up", "up"));
  await history.flush();
  clock.ms += 100 * hour;
  const now = async () => (await history.reader.prefix({ atMs: clock.ms, prefix: text }))?.endpoints;
  await until(async () => (await now())?.length === 1);
  await until(
    async () =>
      (await history.reader.transitions({ fromMs: 0, toMs: clock.ms, limit: 9, subject: "service" })).items.length ===
      0,
  );
  assert.deepEqual(
    (await now())?.map(({ state, atMs }) => [state, atMs]),
    [["up", fixtureMs]],
  );
});

test("what ended before the retention leaves nothing behind, not even names", async () => {
  using directory = temporaryDirectory();
  const clock = movedClock();
  const options = { retentionMs: 10 * hour, maintenanceIntervalMs: 0 };
  {
    await using history = await openTestHistory(directory.path, options, { clock });
    await history.deliver(changes(clock.ms, "up", "up"));
    await history.deliver(changes(clock.ms + hour, undefined, "down"));
  }
  clock.ms += 100 * hour;
  await using history = await openTestHistory(directory.path, options, { clock });
  await history.deliver(evaluation({ atMs: clock.ms }));
  await history.flush();
  const db = new Database(join(directory.path, "history.db"), { readonly: true });
  const rows = () =>
    ["endpoint_state", "fib_state", "service_version", "service_transition", "endpoint", "entry", "service"].map(
      (table) => Number(db.prepare(`SELECT count(*) FROM ${table}`).pluck().get()),
    );
  await until(() => rows().every((count) => count === 0));
  await until(async () => (await history.reader.recordings()).length === 1);
  db.close();
});

test("above its size the oldest goes first, and the file shrinks", async () => {
  using directory = temporaryDirectory();
  const clock = movedClock();
  const file = join(directory.path, "history.db");
  const shared = { retentionMs: 1_000 * hour, snapshotIntervalMs: hour };
  {
    const options = { ...shared, maintenanceIntervalMs: 1_000 * hour };
    await using history = await openTestHistory(directory.path, options, { clock });
    for (let index = 0; index < 40; index++) {
      clock.ms = fixtureMs + index * hour;
      const routes = Array.from({ length: 600 }, (_, route) =>
        fibRoute(`10.${index}.${route >> 8}.${route & 255}/32`, {
          via: [`192.0.${index}.${route % 200}`],
          metric: (route * 2_654_435_761 + index) % 4_294_967_296,
        }),
      );
      const targets = [targetView(fibView("leaf1", routes))];
      await history.deliver({ ...changes(clock.ms, "up", "up"), snapshot: evaluation({ targets }).snapshot });
      await until(() => history.stats().snapshots > index);
    }
  }
  const before = statSync(file).size;
  const options = { ...shared, maxBytes: Math.floor(before / 3), maintenanceIntervalMs: 0 };
  await using history = await openTestHistory(directory.path, options, { clock });
  await until(
    async () => (await history.reader.snapshots({ fromMs: 0, toMs: clock.ms + 1, limit: 100 })).items.length < 30,
  );
  const left = (await history.reader.snapshots({ fromMs: 0, toMs: clock.ms + 1, limit: 100 })).items;
  assert.ok(before > 500_000 && left.length > 5, `${left.length} snapshots are left`);
  assert.equal(left[0]?.atMs, clock.ms, "the newest stays");
  await until(() => statSync(file).size < before);
});
