import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { History } from "../../../src/sinks/store/history.ts";
import type { EndpointState, FibChange, ServiceState, Transition } from "../../../src/verdict/verdict.ts";
import {
  endpointVerdict,
  evaluation,
  fixtureMs,
  prefix,
  prefixVerdict,
  routeEvidence,
  serviceVerdict,
} from "../evaluation-fixture.ts";
import { openTestHistory, temporaryDirectory } from "./history-fixture.ts";

const text = "198.51.100.1/32";
const names = { cluster: "prod", target: "leaf1", networkInstance: "default", prefix: prefix(text) };
const t = (seconds: number): number => fixtureMs + seconds * 1_000;
const window = { fromMs: t(0), toMs: t(100) };

function serviceMove(atMs: number, from: ServiceState | undefined, to: ServiceState | undefined): Transition {
  const why = { reason: to === "down" ? "external-address-no-route" : undefined, detail: undefined };
  return { subject: "service", atMs, cluster: "prod", namespace: "shop", name: "web", from, to, ...why };
}

function endpointMove(
  atMs: number,
  node: string,
  from: EndpointState | undefined,
  to: EndpointState | undefined,
): Transition {
  const why = { reason: to === "down" ? "no-route-to-host" : undefined, detail: undefined };
  return { subject: "endpoint", atMs, ...names, node, from, to, ...why };
}

const fib = (atMs: number, ...via: string[]): FibChange => ({
  atMs,
  ...names,
  route: via.length === 0 ? undefined : routeEvidence(via),
});

const endpoint = (node: string, state: EndpointState) =>
  endpointVerdict(node, { state, reason: state === "down" ? "no-route-to-host" : undefined });

/** What the service and its endpoints are at a moment, with what changed. */
function round(
  seconds: number,
  service: ServiceState,
  endpoints: Readonly<Record<string, EndpointState>>,
  transitions: readonly Transition[],
  fibChanges: readonly FibChange[] = [],
) {
  const on = prefixVerdict(
    "leaf1",
    text,
    Object.entries(endpoints).map(([node, state]) => endpoint(node, state)),
  );
  const reason = service === "down" ? ("external-address-no-route" as const) : undefined;
  return evaluation({
    atMs: t(seconds),
    services: [serviceVerdict("shop", "web", [on], { state: service, reason })],
    prefixes: [on],
    transitions,
    fibChanges,
  });
}

const directory = temporaryDirectory();
let history: History;

before(async () => {
  history = await openTestHistory(directory.path);
  await history.deliver(round(10, "up", { a: "up", b: "up" }, [], [fib(t(10), "192.0.2.1", "192.0.2.2")]));
  await history.deliver(
    round(
      20,
      "down",
      { a: "down", b: "down" },
      [
        serviceMove(t(20), "up", "down"),
        endpointMove(t(20), "a", "up", "down"),
        endpointMove(t(20), "b", "up", "down"),
      ],
      [fib(t(20))],
    ),
  );
  await history.deliver(
    round(
      30,
      "up",
      { a: "up", b: "up" },
      [
        serviceMove(t(30), "down", "up"),
        endpointMove(t(30), "a", "down", "up"),
        endpointMove(t(30), "b", "down", "up"),
      ],
      [fib(t(30), "192.0.2.1", "192.0.2.2")],
    ),
  );
  await history.deliver(
    round(40, "updating", { a: "up", b: "up", c: "updating" }, [
      serviceMove(t(40), "up", "updating"),
      endpointMove(t(40), "c", undefined, "updating"),
    ]),
  );
  await history.deliver(
    round(
      42,
      "up",
      { a: "up", b: "up", c: "up" },
      [serviceMove(t(42), "updating", "up"), endpointMove(t(42), "c", "updating", "up")],
      [fib(t(42), "192.0.2.1", "192.0.2.2", "192.0.2.3")],
    ),
  );
  await history.deliver(round(50, "up", { a: "up", b: "up" }, [endpointMove(t(50), "c", "up", undefined)]));
  await history.deliver(round(53, "up", { a: "up", b: "up" }, [], [fib(t(53), "192.0.2.1", "192.0.2.2")]));
  assert.equal(await history.flush(), "written");
});
after(async () => {
  await history[Symbol.asyncDispose]();
  directory[Symbol.dispose]();
});

test("a service's timeline: its segments, its outage and how long it took", async () => {
  const timeline = await history.reader.serviceTimeline({ namespace: "shop", name: "web" }, window);
  const segments = timeline?.segments.filter(({ toMs }) => toMs <= t(50)) ?? [];
  assert.deepEqual(
    segments.map(({ fromMs, toMs, state, reason }) => [(fromMs - t(0)) / 1_000, (toMs - t(0)) / 1_000, state, reason]),
    [
      [0, 10, null, null],
      [10, 20, "up", null],
      [20, 30, "down", "external-address-no-route"],
      [30, 40, "up", null],
      [40, 42, "updating", null],
    ],
  );
  assert.deepEqual([timeline?.flaps, timeline?.repaired, timeline?.meanTimeToRepairMs], [1, 1, 10_000]);
  assert.equal(timeline?.truncated, false);
  assert.equal(await history.reader.serviceTimeline({ namespace: "shop", name: "none" }, window), undefined);
});

test("a leaf's timeline follows from its endpoints", async () => {
  const timeline = await history.reader.targetTimeline("leaf1", { fromMs: t(15), toMs: t(45) });
  assert.deepEqual(
    timeline?.segments.map(({ fromMs, toMs, state }) => [(fromMs - t(0)) / 1_000, (toMs - t(0)) / 1_000, state]),
    [
      [15, 20, "up"],
      [20, 30, "down"],
      [30, 40, "up"],
      [40, 42, "updating"],
      [42, 45, "up"],
    ],
  );
  assert.equal(timeline?.flaps, 1);
  assert.equal(await history.reader.targetTimeline("leaf9", window), undefined);
});

test("repairs: what broke, how often, and the mean time to repair", async () => {
  const { services, ...figures } = await history.reader.repairs({ ...window, limit: 10 });
  assert.deepEqual(figures, { flaps: 1, repaired: 1, meanTimeToRepairMs: 10_000, truncated: false });
  assert.deepEqual(
    services.map(({ namespace, name, flaps, brokenSinceMs }) => [namespace, name, flaps, brokenSinceMs]),
    [["shop", "web", 1, undefined]],
  );
  const open = await history.reader.repairs({ fromMs: t(0), toMs: t(25), limit: 10 });
  assert.deepEqual([open.repaired, open.services[0]?.brokenSinceMs], [0, t(20)]);
  assert.equal((await history.reader.repairs({ ...window, namespace: "other", limit: 10 })).flaps, 0);
});

test("convergence: from expected to there, and from gone to lost", async () => {
  const { arrivals, removals, truncated } = await history.reader.convergence(window);
  assert.deepEqual([arrivals.count, arrivals.maxMs, arrivals.open], [1, 2_000, 0]);
  assert.deepEqual([removals.count, removals.maxMs, removals.open], [1, 3_000, 0]);
  assert.equal(truncated, false);
  assert.equal((await history.reader.convergence({ ...window, target: "leaf2" })).arrivals.count, 0);
});

test("what differs between two moments: verdicts and FIB entries", async () => {
  const between = { aMs: t(15), bMs: t(25), limit: 10 };
  const services = await history.reader.serviceDifferences(between);
  assert.deepEqual(
    services?.items.map(({ name, before, after }) => [name, before?.state, after?.state]),
    [["web", "up", "down"]],
  );
  const endpoints = await history.reader.endpointDifferences(between);
  assert.deepEqual(
    endpoints?.items.map(({ node, before, after }) => [node, before?.state, after?.state, after?.reason]),
    [
      ["a", "up", "down", "no-route-to-host"],
      ["b", "up", "down", "no-route-to-host"],
    ],
  );
  const entries = await history.reader.fibDifferences(between);
  assert.deepEqual(
    entries?.items.map(({ target, before, after }) => [target, before?.nextHops.length, after]),
    [["leaf1", 2, null]],
  );
  const same = { aMs: t(15), bMs: t(35), limit: 10 };
  assert.deepEqual((await history.reader.serviceDifferences(same))?.items, []);
  assert.deepEqual((await history.reader.fibDifferences(same))?.items, []);
  assert.equal(await history.reader.fibDifferences({ aMs: t(-500), bMs: t(15), limit: 10 }), undefined);
});

test("a page of differences goes on where the one before ended", async () => {
  const between = { aMs: t(15), bMs: t(25), limit: 1 };
  const first = await history.reader.endpointDifferences(between);
  const second = await history.reader.endpointDifferences({ ...between, cursor: first?.nextCursor ?? undefined });
  assert.deepEqual([first?.items[0]?.node, second?.items[0]?.node, second?.nextCursor], ["a", "b", null]);
});
