import assert from "node:assert/strict";
import { test } from "node:test";
import type { Transition } from "../../../src/verdict/verdict.ts";
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

const day = { fromMs: 0, toMs: fixtureMs * 2, limit: 100 };
const minute = 60_000;

function serviceTransition(atMs: number, from: "up" | "down" | undefined, to: "up" | "down" | undefined): Transition {
  return {
    subject: "service",
    atMs,
    cluster: "prod",
    namespace: "shop",
    name: "web",
    from,
    to,
    reason: to === "down" ? "external-address-no-route" : undefined,
    detail: undefined,
  };
}

function endpointTransition(atMs: number, node: string, to: "up" | "down" | undefined, target = "leaf1"): Transition {
  const names = { cluster: "prod", target, networkInstance: "default", prefix: prefix("198.51.100.1/32"), node };
  return { subject: "endpoint", atMs, ...names, from: undefined, to, reason: undefined, detail: undefined };
}

test("what happened is kept by the time of day, whatever our clock says", async () => {
  using directory = temporaryDirectory();
  await using history = await openTestHistory(directory.path);
  const offsetMs = -86_400_000;
  const service = serviceVerdict("shop", "web", [], { since: fixtureMs, lastTransition: fixtureMs });
  const one = evaluation({ atMs: fixtureMs, transitions: [serviceTransition(fixtureMs, "up", "down")] });
  const services = new Map([[service.key, service]]);
  await history.deliver({ ...one, services, snapshot: { ...one.snapshot, offsetMs } });
  assert.equal(await history.flush(), "written");
  const { items } = await history.reader.transitions(day);
  assert.deepEqual(
    items.map(({ atMs }) => atMs),
    [fixtureMs + offsetMs],
  );
  const then = await history.reader.services({ atMs: fixtureMs + offsetMs, limit: 10 });
  assert.deepEqual(
    then?.items.map(({ since }) => since),
    [fixtureMs + offsetMs],
  );
});

test("transitions come back, the newest first, in pages that neither lose nor repeat", async () => {
  using directory = temporaryDirectory();
  await using history = await openTestHistory(directory.path);
  for (let round = 0; round < 20; round++) {
    const atMs = fixtureMs + round;
    await history.deliver(
      evaluation({
        atMs,
        sequence: round,
        transitions: [
          serviceTransition(atMs, round % 2 === 0 ? "up" : "down", round % 2 === 0 ? "down" : "up"),
          endpointTransition(atMs, "node-1", "up"),
          endpointTransition(atMs, "node-2", "down"),
        ],
      }),
    );
  }
  assert.equal(await history.flush(), "written");
  const all = await history.reader.transitions(day);
  assert.equal(all.items.length, 60);
  assert.equal(all.nextCursor, null);
  assert.deepEqual(
    all.items.map(({ atMs }) => atMs),
    all.items.map(({ atMs }) => atMs).sort((a, b) => b - a),
  );
  const paged = [];
  let cursor: string | undefined;
  do {
    const page = await history.reader.transitions({ ...day, limit: 7, cursor });
    assert.ok(page.items.length <= 7);
    paged.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  assert.deepEqual(paged, all.items);
});

test("transitions are filtered by what names them, by state and by window", async () => {
  using directory = temporaryDirectory();
  await using history = await openTestHistory(directory.path);
  await history.deliver(
    evaluation({
      transitions: [
        serviceTransition(fixtureMs, "up", "down"),
        endpointTransition(fixtureMs, "node-1", "up"),
        endpointTransition(fixtureMs, "node-2", "down", "leaf2"),
      ],
    }),
  );
  await history.flush();
  const count = async (filter: object): Promise<number> =>
    (await history.reader.transitions({ ...day, ...filter })).items.length;
  assert.equal(await count({ subject: "service" }), 1);
  assert.equal(await count({ namespace: "shop", name: "web" }), 1);
  assert.equal(await count({ name: "web", cluster: "other" }), 0);
  assert.equal(await count({ name: "absent" }), 0);
  assert.equal(await count({ namespace: "bank" }), 0);
  assert.equal(await count({ target: "leaf2" }), 1);
  assert.equal(await count({ prefix: "198.51.100.1/32" }), 2);
  assert.equal(await count({ prefix: "198.51.100.1/32", node: "node-1" }), 1);
  assert.equal(await count({ to: "down" }), 2);
  assert.equal(await count({ fromMs: fixtureMs, toMs: fixtureMs + 1 }), 3);
  assert.equal(await count({ fromMs: fixtureMs - 1, toMs: fixtureMs }), 0);
  assert.equal(await count({ fromMs: fixtureMs + 1 }), 0);
});

test("services are told as of a moment, and as unknown where nothing was recorded", async () => {
  using directory = temporaryDirectory();
  await using history = await openTestHistory(directory.path);
  const up = prefixVerdict("leaf1", "198.51.100.1/32");
  const down = prefixVerdict("leaf1", "198.51.100.1/32", [endpointVerdict("node-1", { state: "down" })]);
  await history.deliver(evaluation({ services: [serviceVerdict("shop", "web", [up])], prefixes: [up] }));
  await history.deliver(
    evaluation({ atMs: fixtureMs + minute, services: [serviceVerdict("shop", "web", [down])], prefixes: [down] }),
  );
  await history.deliver(evaluation({ atMs: fixtureMs + 2 * minute, changedServices: ["prod/shop/web"] }));
  await history.flush();
  const at = async (atMs: number) => (await history.reader.services({ atMs, limit: 10 }))?.items;
  assert.equal(await at(fixtureMs - 1), undefined);
  assert.deepEqual(
    (await at(fixtureMs))?.map(({ name, state, counts }) => [name, state, counts.present]),
    [["web", "up", 1]],
  );
  const degraded = await at(fixtureMs + 2 * minute - 1);
  assert.deepEqual(
    degraded?.map(({ state, leaves }) => [state, leaves]),
    [["degraded", [{ leaf: "leaf1", expected: 1, present: 0, missing: 1, unknown: 0 }]]],
  );
  assert.deepEqual(await at(fixtureMs + 2 * minute), []);
});

test("services as of a moment come in pages and by filter", async () => {
  using directory = temporaryDirectory();
  await using history = await openTestHistory(directory.path);
  const services = Array.from({ length: 25 }, (_, index) =>
    serviceVerdict(index % 2 === 0 ? "shop" : "bank", `web-${String(index).padStart(2, "0")}`, [], {
      cluster: "prod",
      state: index < 5 ? "down" : "up",
    }),
  );
  await history.deliver(evaluation({ services }));
  await history.flush();
  const names: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await history.reader.services({ atMs: fixtureMs, limit: 4, cursor });
    names.push(...(page?.items.map(({ namespace, name }) => `${namespace}/${name}`) ?? []));
    cursor = page?.nextCursor ?? undefined;
  } while (cursor !== undefined);
  assert.deepEqual(names, services.map(({ namespace, name }) => `${namespace}/${name}`).sort());
  const down = await history.reader.services({ atMs: fixtureMs, limit: 100, state: "down", namespace: "shop" });
  assert.deepEqual(
    down?.items.map(({ name }) => name),
    ["web-00", "web-02", "web-04"],
  );
});

test("a prefix as of a moment: endpoints and routes of every target", async () => {
  using directory = temporaryDirectory();
  await using history = await openTestHistory(directory.path);
  const text = "198.51.100.1/32";
  const names = { cluster: "prod", target: "leaf1", networkInstance: "default", prefix: prefix(text) };
  const prefixes = [prefixVerdict("leaf1", text), prefixVerdict("leaf2", text)];
  await history.deliver(evaluation({ prefixes }));
  await history.deliver(
    evaluation({
      atMs: fixtureMs + minute,
      transitions: [endpointTransition(fixtureMs + minute, "node-1", "down")],
      fibChanges: [{ ...names, atMs: fixtureMs + minute, route: routeEvidence(["192.0.2.12"]) }],
    }),
  );
  await history.deliver(
    evaluation({
      atMs: fixtureMs + 2 * minute,
      transitions: [endpointTransition(fixtureMs + 2 * minute, "node-1", undefined)],
      fibChanges: [{ ...names, atMs: fixtureMs + 2 * minute, route: undefined }],
    }),
  );
  await history.flush();
  const at = async (atMs: number) => {
    const found = await history.reader.prefix({ atMs, prefix: text });
    return {
      endpoints: found?.endpoints.map(({ target, node, state }) => `${target} ${node} ${state}`),
      routes: found?.routes.map(({ target, route }) => `${target} ${route?.nextHops[0]?.address}`),
    };
  };
  assert.deepEqual(await at(fixtureMs), {
    endpoints: ["leaf1 node-1 up", "leaf2 node-1 up"],
    routes: ["leaf1 192.0.2.11", "leaf2 192.0.2.11"],
  });
  assert.deepEqual(await at(fixtureMs + minute), {
    endpoints: ["leaf1 node-1 down", "leaf2 node-1 up"],
    routes: ["leaf1 192.0.2.12", "leaf2 192.0.2.11"],
  });
  assert.deepEqual(await at(fixtureMs + 2 * minute), { endpoints: ["leaf2 node-1 up"], routes: ["leaf2 192.0.2.11"] });
  const changes = await history.reader.fibChanges({ ...day, prefix: text });
  assert.deepEqual(
    changes.items.map(({ atMs, route }) => [atMs - fixtureMs, route === null]),
    [
      [2 * minute, true],
      [minute, false],
    ],
  );
  assert.deepEqual(await history.reader.fibChanges({ ...day, target: "leaf2" }), { items: [], nextCursor: null });
});

test("after a restart the time between is told apart from what was seen", async () => {
  using directory = temporaryDirectory();
  const up = prefixVerdict("leaf1", "198.51.100.1/32");
  {
    await using history = await openTestHistory(directory.path);
    await history.deliver(
      evaluation({
        services: [serviceVerdict("shop", "old", [up]), serviceVerdict("shop", "web", [up])],
        prefixes: [up],
      }),
    );
  }
  await using history = await openTestHistory(directory.path);
  await history.deliver(
    evaluation({ atMs: fixtureMs + minute, services: [serviceVerdict("shop", "web", [up])], prefixes: [up] }),
  );
  await history.flush();
  const names = async (atMs: number) =>
    (await history.reader.services({ atMs, limit: 10 }))?.items.map(({ name }) => name);
  assert.deepEqual(await names(fixtureMs), ["old", "web"]);
  assert.equal(await names(fixtureMs + minute / 2), undefined);
  assert.deepEqual(await names(fixtureMs + minute), ["web"]);
  assert.equal((await history.reader.recordings()).length, 2);
});

test("a clock that is set back begins a new recording", async () => {
  using directory = temporaryDirectory();
  await using history = await openTestHistory(directory.path);
  const up = serviceVerdict("shop", "web", [], { state: "up", cluster: "prod" });
  const down = serviceVerdict("shop", "web", [], { state: "down", cluster: "prod" });
  await history.deliver(evaluation({ services: [up] }));
  await history.deliver(evaluation({ atMs: fixtureMs + minute, services: [up] }));
  await history.deliver(evaluation({ atMs: fixtureMs + 10, services: [down] }));
  await history.flush();
  const state = async (atMs: number) => (await history.reader.services({ atMs, limit: 10 }))?.items[0]?.state;
  assert.equal(await state(fixtureMs + 9), "up");
  assert.equal(await state(fixtureMs + 10), "down", "where two recordings hold a moment, the later one answers");
  assert.equal((await history.reader.recordings()).length, 2);
});
