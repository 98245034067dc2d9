import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Static } from "typebox";
import type {
  FibChangePage,
  PrefixHistory,
  RecordingList,
  SnapshotDiff,
  SnapshotPage,
  SnapshotRoutes,
  TransitionPage,
} from "../../../src/sinks/api/history-schemas.ts";
import type {
  ConvergenceReport,
  EndpointDifferencePage,
  FibDifferencePage,
  RepairReport,
  TimelineReport,
} from "../../../src/sinks/api/question-schemas.ts";
import type { PastService, ServicePage } from "../../../src/sinks/api/service-schemas.ts";
import type { History } from "../../../src/sinks/store/history.ts";
import type { HistoryReader } from "../../../src/sinks/store/history-reader.ts";
import { HistoryUnavailable } from "../../../src/sinks/store/store-error.ts";
import {
  endpointVerdict,
  evaluation,
  fibRoute,
  fibView,
  fixtureMs,
  prefix,
  prefixVerdict,
  routeEvidence,
  serviceVerdict,
  targetView,
} from "../evaluation-fixture.ts";
import { openTestHistory, temporaryDirectory, until } from "../store/history-fixture.ts";
import { startTestApi, type TestApi } from "./api-fixture.ts";

const text = "198.51.100.1/32";
const names = { cluster: "prod", target: "leaf1", networkInstance: "default", prefix: prefix(text) };
const iso = (ms: number): string => new Date(ms).toISOString();
const startMs = fixtureMs - 60_000;

const directory = temporaryDirectory();
let history: History;
let api: TestApi;

before(async () => {
  history = await openTestHistory(directory.path);
  const up = prefixVerdict("leaf1", text);
  const down = prefixVerdict("leaf1", text, [endpointVerdict("node-1", { state: "down", reason: "no-route-to-host" })]);
  const service = { ...names, namespace: "shop", name: "web", reason: "endpoint-nexthop-missing", detail: undefined };
  const endpoint = { ...names, node: "node-1", reason: "no-route-to-host", detail: undefined };
  await history.deliver(
    evaluation({
      atMs: startMs,
      services: [serviceVerdict("shop", "web", [up], { since: startMs, lastTransition: startMs })],
      prefixes: [up],
      targets: [targetView(fibView("leaf1", [fibRoute(text), fibRoute("10.0.0.0/8")]), { sessions: 1 })],
    }),
  );
  await until(() => history.stats().snapshots === 1);
  await history.deliver(
    evaluation({
      atMs: fixtureMs - 1_000,
      services: [serviceVerdict("shop", "web", [down])],
      prefixes: [down],
      transitions: [
        { subject: "service", atMs: fixtureMs - 1_000, ...service, from: "up", to: "degraded" },
        { subject: "endpoint", atMs: fixtureMs - 1_000, ...endpoint, from: "up", to: "down" },
      ],
      fibChanges: [
        {
          ...names,
          atMs: fixtureMs - 1_000,
          route: routeEvidence([], { programming: { state: "failed", locations: ["complex-1.0"] } }),
        },
        { ...names, atMs: fixtureMs - 1_000, target: "leaf2", route: undefined },
      ],
      targets: [targetView(fibView("leaf1", [fibRoute(text, { via: [] }), fibRoute("11.0.0.0/8")]), { sessions: 2 })],
    }),
  );
  await until(() => history.stats().snapshots === 2);
  api = await startTestApi(evaluation(), { history: history.reader });
});
after(async () => {
  await api[Symbol.asyncDispose]();
  await history[Symbol.asyncDispose]();
  directory[Symbol.dispose]();
});

const minuteWindow = `from=${iso(fixtureMs - 60_000)}&to=${iso(fixtureMs)}`;

test("a service's timeline, a leaf's, and what is neither", async () => {
  const service = await api.get<Static<typeof TimelineReport>>(
    `/api/v1/history/timeline?namespace=shop&name=web&${minuteWindow}`,
  );
  assert.deepEqual([service.status, service.json.truncated], [200, false]);
  assert.ok(service.json.segments.length > 0);
  const leaf = await api.get<Static<typeof TimelineReport>>(`/api/v1/history/timeline?target=leaf1&${minuteWindow}`);
  assert.deepEqual(
    [leaf.json.flaps, leaf.json.meanTimeToRepairSeconds, leaf.json.segments.at(0)?.state],
    [1, null, "up"],
  );
  assert.equal((await api.get("/api/v1/history/timeline?target=leaf9")).status, 404);
  assert.equal((await api.get("/api/v1/history/timeline?target=leaf1&namespace=shop&name=web")).status, 400);
  assert.equal((await api.get("/api/v1/history/timeline?namespace=shop")).status, 400);
});

test("repairs, convergence and differences answer in their shape", async () => {
  const repairs = await api.get<Static<typeof RepairReport>>(`/api/v1/history/repairs?${minuteWindow}`);
  assert.deepEqual([repairs.json.flaps, repairs.json.services[0]?.name], [1, "web"]);
  const convergence = await api.get<Static<typeof ConvergenceReport>>(`/api/v1/history/convergence?${minuteWindow}`);
  assert.equal(convergence.json.arrivals.buckets.at(-1)?.le, null);
  const moments = `a=${iso(startMs)}&b=${iso(fixtureMs - 1_000)}`;
  const fib = await api.get<Static<typeof FibDifferencePage>>(`/api/v1/history/diff/fib?${moments}&prefix=${text}`);
  assert.deepEqual(
    fib.json.items.map(({ target, after }) => [target, after?.programming.state]),
    [["leaf1", "failed"]],
  );
  const endpoints = await api.get<Static<typeof EndpointDifferencePage>>(
    `/api/v1/history/diff/endpoints?${moments}&target=leaf1`,
  );
  assert.deepEqual(
    endpoints.json.items.map(({ node, before, after }) => [node, before?.state, after?.state]),
    [["node-1", "up", "down"]],
  );
  assert.equal((await api.get(`/api/v1/history/diff/services?${moments}`)).status, 200);
  assert.equal((await api.get(`/api/v1/history/diff/services?a=${iso(0)}&b=${iso(fixtureMs)}`)).status, 404);
  assert.equal((await api.get("/api/v1/history/diff/services")).status, 400);
});

test("services as of a moment come from history, in the shape of the live ones", async () => {
  const path = (at: number): string => `/api/v1/services?at=${iso(at)}`;
  const earlier = await api.get<Static<typeof ServicePage>>(path(startMs + 1));
  assert.equal(earlier.json.source, "history");
  assert.deepEqual(
    earlier.json.items.map(({ state, coverage, ageSeconds }) => [state, coverage.present, ageSeconds]),
    [["up", 1, 0.001]],
  );
  const later = await api.get<Static<typeof ServicePage>>(path(fixtureMs - 1_000));
  assert.deepEqual(
    later.json.items.map(({ state, coverage }) => [state, coverage.leaves]),
    [["degraded", [{ leaf: "leaf1", expected: 1, present: 0, missing: 1, unknown: 0 }]]],
  );
  assert.deepEqual((await api.get<Static<typeof ServicePage>>(`${path(startMs)}&state=down`)).json.items, []);
  const never = await api.get(path(startMs - 1));
  assert.deepEqual([never.status, never.json.type], [404, "urn:kbutler:problem:not-recorded"]);
});

test("one service as of a moment is as in the list of that moment", async () => {
  const path = (at: number, name = "web"): string => `/api/v1/services/shop/${name}?at=${iso(at)}`;
  for (const atMs of [startMs + 1, fixtureMs - 1_000]) {
    const { json } = await api.get<Static<typeof ServicePage>>(`/api/v1/services?at=${iso(atMs)}`);
    const one = await api.get<PastService>(path(atMs));
    assert.deepEqual([one.status, one.json], [200, { at: iso(atMs), source: "history", ...json.items[0] }]);
  }
  const absent = await api.get(path(startMs + 1, "mail"));
  assert.deepEqual([absent.status, absent.json.detail], [404, `there was no service shop/mail at ${iso(startMs + 1)}`]);
  assert.equal((await api.get(`${path(startMs)}&cluster=prod`)).status, 200);
  assert.equal((await api.get(`${path(startMs)}&cluster=other`)).status, 404);
  const never = await api.get(path(startMs - 1));
  assert.deepEqual([never.status, never.json.type], [404, "urn:kbutler:problem:not-recorded"]);
  const noMoment = await api.get("/api/v1/services/shop/web?at=yesterday");
  assert.deepEqual([noMoment.status, noMoment.json.issues?.[0]?.name], [400, "at"]);
  await using without = await startTestApi(evaluation());
  assert.equal((await without.get(path(startMs))).status, 404);
});

test("one service that came, was in two clusters, and went", async () => {
  using folder = temporaryDirectory();
  await using twice = await openTestHistory(folder.path);
  const service = (cluster: string) => serviceVerdict("shop", "web", [], { cluster });
  await twice.deliver(evaluation({ atMs: startMs, services: [] }));
  await twice.deliver(evaluation({ atMs: startMs + 10, services: [service("prod"), service("test")] }));
  const gone = [service("prod").key, service("test").key];
  await twice.deliver(evaluation({ atMs: startMs + 20, services: [], changedServices: gone }));
  await twice.flush();
  await using asked = await startTestApi(evaluation(), { history: twice.reader });
  const at = (ms: number, more = "") => asked.get(`/api/v1/services/shop/web?at=${iso(startMs + ms)}${more}`);
  const statuses = await Promise.all([at(5), at(10), at(10, "&cluster=test"), at(20)]);
  assert.deepEqual(
    statuses.map(({ status, json }) => [status, json.candidates ?? null]),
    [
      [404, null],
      [409, ["prod", "test"]],
      [200, null],
      [404, null],
    ],
  );
});

test("a moment may be written with an offset", async () => {
  const at = iso(startMs).replace("Z", "%2B00:00");
  assert.equal((await api.get<Static<typeof ServicePage>>(`/api/v1/services?at=${at}`)).json.items.length, 1);
});

test("transitions of the last hour, of both subjects, by filter", async () => {
  const { json } = await api.get<Static<typeof TransitionPage>>("/api/v1/transitions");
  assert.deepEqual(
    json.items.map((transition) => [transition.subject, transition.from, transition.to, transition.at]),
    [
      ["service", "up", "degraded", iso(fixtureMs - 1_000)],
      ["endpoint", "up", "down", iso(fixtureMs - 1_000)],
    ],
  );
  const count = async (query: string): Promise<number> =>
    (await api.get<Static<typeof TransitionPage>>(`/api/v1/transitions?${query}`)).json.items.length;
  assert.equal(await count("subject=endpoint"), 1);
  assert.equal(await count("state=degraded"), 1);
  assert.equal(await count("namespace=bank"), 0);
  assert.equal(await count(`prefix=${text}&node=node-1`), 1);
  assert.equal(await count(`from=${iso(fixtureMs - 500)}`), 0);
  assert.equal(await count(`to=${iso(fixtureMs - 1_000)}`), 0, "the end of a window is not part of it");
  const backwards = await api.get(`/api/v1/transitions?from=${iso(fixtureMs)}&to=${iso(startMs)}`);
  assert.deepEqual([backwards.status, backwards.json.issues?.[0]?.name], [400, "from"]);
});

test("changes of a watched prefix show what the leaf held, and null where it held nothing", async () => {
  const { json } = await api.get<Static<typeof FibChangePage>>("/api/v1/fib-changes?limit=1");
  const rest = await api.get<Static<typeof FibChangePage>>(`/api/v1/fib-changes?cursor=${json.nextCursor}`);
  assert.deepEqual(
    [...json.items, ...rest.json.items].map(({ target, route }) => [target, route?.programming ?? null]),
    [
      ["leaf2", null],
      ["leaf1", { state: "failed", locations: ["complex-1.0"] }],
    ],
  );
});

test("one prefix as of a moment", async () => {
  const { json } = await api.get<Static<typeof PrefixHistory>>(
    `/api/v1/history/prefix?prefix=${text}&at=${iso(startMs)}`,
  );
  assert.deepEqual(
    json.endpoints.map(({ node, state, at }) => [node, state, at]),
    [["node-1", "up", iso(startMs)]],
  );
  assert.deepEqual(
    json.routes.map(({ target }) => target),
    ["leaf1"],
  );
  const { json: recordings } = await api.get<Static<typeof RecordingList>>("/api/v1/history/recordings");
  assert.deepEqual(
    recordings.items.map(({ from, complete }) => [from, complete]),
    [[iso(startMs), true]],
  );
});

test("snapshots are listed, read and compared", async () => {
  const { json } = await api.get<Static<typeof SnapshotPage>>(
    `/api/v1/snapshots?target=leaf1&to=${iso(fixtureMs + 3_600_000)}`,
  );
  assert.deepEqual(
    json.items.map(({ routes, cause }) => [routes, cause]),
    [
      [2, "synced"],
      [2, "synced"],
    ],
  );
  const [later, earlier] = json.items;
  const routes = await api.get<Static<typeof SnapshotRoutes>>(`/api/v1/snapshots/${earlier?.id}?limit=1`);
  assert.deepEqual(
    routes.json.items.map((route) => route.prefix),
    ["10.0.0.0/8"],
  );
  assert.notEqual(routes.json.nextCursor, null);
  const diff = await api.get<Static<typeof SnapshotDiff>>(`/api/v1/snapshots/${earlier?.id}/diff/${later?.id}`);
  assert.deepEqual(
    diff.json.items.map(({ change, before, after }) => [change, before?.prefix ?? null, after?.prefix ?? null]),
    [
      ["removed", "10.0.0.0/8", null],
      ["added", null, "11.0.0.0/8"],
      ["changed", text, text],
    ],
  );
  assert.equal((await api.get("/api/v1/snapshots/99")).status, 404);
  assert.equal((await api.get("/api/v1/snapshots/99/diff/1")).status, 404);
});

test("a history that cannot be read is a 503, and what is live goes on", async () => {
  const failing: HistoryReader = Object.create(history.reader, {
    transitions: { value: () => Promise.reject(new HistoryUnavailable("busy")) },
  });
  await using other = await startTestApi(evaluation(), { history: failing });
  const { status, json } = await other.get("/api/v1/transitions");
  assert.deepEqual(
    [status, json.type, json.detail],
    [503, "urn:kbutler:problem:history-unavailable", "history is unavailable: busy"],
  );
  assert.equal((await other.get("/api/v1/services")).status, 200);
});
