import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Static } from "typebox";
import type { RoutePage } from "../../../src/sinks/api/route-schemas.ts";
import type { TargetDetail, TargetList } from "../../../src/sinks/api/target-schemas.ts";
import { evaluation, type FixtureRoute, fibRoute, fibView, fixtureMs, targetView } from "../evaluation-fixture.ts";
import { startTestApi, type TestApi } from "./api-fixture.ts";

type Routes = Static<typeof RoutePage>;

const routes: FixtureRoute[] = [
  fibRoute("198.51.100.1/32", { via: ["192.0.2.11", "192.0.2.12"] }),
  fibRoute("198.51.100.1/32", { routeType: "static", active: false, via: ["192.0.2.99"] }),
  fibRoute("198.51.100.0/24"),
  fibRoute("0.0.0.0/0", { programming: { state: "failed", locations: ["complex-1.0"] } }),
  fibRoute("2001:db8::1/128", { via: ["2001:db8:1::11"], nextHopGroup: "18446744073709551615" }),
  fibRoute("203.0.113.0/24", { networkInstance: "tenant", nextHopGroup: undefined }),
];
const world = evaluation({
  targets: [
    targetView(fibView("leaf2", [], "connecting")),
    targetView(fibView("leaf1", routes)),
    targetView(fibView("leaf3", routes.slice(0, 1), "stale")),
  ],
});

let api: TestApi;
before(async () => {
  api = await startTestApi(world);
});
after(() => api[Symbol.asyncDispose]());

test("targets tell their session, how far they can be trusted, and what was not understood", async () => {
  const { json } = await api.get<Static<typeof TargetList>>("/api/v1/targets");
  assert.deepEqual(
    json.items.map(({ name, freshness }) => [name, freshness]),
    [
      ["leaf1", "synced"],
      ["leaf2", "connecting"],
      ["leaf3", "stale"],
    ],
  );
  const [synced, connecting] = json.items;
  assert.equal(synced?.syncAgeSeconds, 30);
  assert.equal(synced?.lastUpdateAgeSeconds, 0.5);
  assert.deepEqual(synced?.counts, { routes: 6, nextHopGroups: 1, nextHops: 1 });
  assert.deepEqual(synced?.malformed, { json: 2 });
  assert.equal(synced?.lastError, null);
  assert.equal(connecting?.syncAgeSeconds, null);
  assert.equal(connecting?.lastError, "session ended: UNAVAILABLE");
  assert.equal(connecting?.lastErrorAt, new Date(fixtureMs - 2_000).toISOString());
});

test("a leaf whose tree is read back says what it shows; the others have none", async () => {
  await using readBack = await startTestApi(world, {
    shim: (target) =>
      target === "leaf1"
        ? {
            target,
            state: "tree-differs",
            lagMs: 31_000,
            differing: 1,
            differences: [{ path: "/kbutler/summary/services-up", meant: "3", shown: undefined }],
            version: "1.2.3",
            operState: "degraded",
            operReason: "writes-failing",
            generation: "1700000000000",
          }
        : undefined,
  });
  const { json } = await readBack.get<Static<typeof TargetList>>("/api/v1/targets");
  assert.deepEqual(
    json.items.map(({ shim }) => shim),
    [
      {
        state: "tree-differs",
        lagSeconds: 31,
        differing: 1,
        differences: [{ path: "/kbutler/summary/services-up", meant: "3", shown: null }],
        version: "1.2.3",
        operState: "degraded",
        operReason: "writes-failing",
        generation: "1700000000000",
      },
      null,
      null,
    ],
  );
  assert.deepEqual(
    (await readBack.get<Static<typeof TargetDetail>>("/api/v1/targets/leaf1")).json.shim,
    json.items[0]?.shim,
  );
});

test("one target comes with its surroundings, an unknown one is not found", async () => {
  const { json } = await api.get<Static<typeof TargetDetail>>("/api/v1/targets/leaf1");
  assert.deepEqual([json.name, json.bgpNeighbors, json.ownAddresses], ["leaf1", [], []]);
  assert.equal((await api.get("/api/v1/targets/leaf9")).status, 404);
  assert.equal((await api.get("/api/v1/targets/leaf9/routes")).status, 404);
});

test("a prefix is matched exactly, with every entry and its resolved next hops", async () => {
  const { json } = await api.get<Routes>("/api/v1/targets/leaf1/routes?prefix=198.51.100.1/32");
  assert.equal(json.match, "exact");
  assert.deepEqual(
    json.items.map(({ routeType, active, nextHops }) => [routeType, active, nextHops.map(({ address }) => address)]),
    [
      ["bgp", true, ["192.0.2.11", "192.0.2.12"]],
      ["static", false, ["192.0.2.99"]],
    ],
  );
  const [hop] = json.items[0]?.nextHops ?? [];
  assert.deepEqual(hop?.resolvedBy, [
    { index: "100", type: "direct", address: "192.0.2.11", subinterface: "ethernet-1/1.0" },
  ]);
  const absent = await api.get<Routes>("/api/v1/targets/leaf1/routes?prefix=198.51.100.2/32");
  assert.deepEqual(absent.json.items, []);
});

test("another spelling of a prefix is the same prefix", async () => {
  const { json } = await api.get<Routes>("/api/v1/targets/leaf1/routes?prefix=2001:0db8:0::1/128");
  assert.deepEqual(
    json.items.map(({ prefix, nextHopGroup }) => [prefix, nextHopGroup]),
    [["2001:db8::1/128", "18446744073709551615"]],
  );
});

for (const { address, prefix } of [
  { address: "198.51.100.1", prefix: "198.51.100.1/32" },
  { address: "198.51.100.7", prefix: "198.51.100.0/24" },
  { address: "8.8.8.8", prefix: "0.0.0.0/0" },
  { address: "2001:db8::2", prefix: undefined },
]) {
  test(`longest match of ${address}: ${prefix ?? "none"}`, async () => {
    const { json } = await api.get<Routes>(`/api/v1/targets/leaf1/routes?address=${address}`);
    assert.equal(json.match, "longest");
    assert.equal(json.items[0]?.prefix, prefix);
    assert.equal(json.items.length, prefix === undefined ? 0 : 1);
  });
}

test("all routes come in pages, of one network instance where asked", async () => {
  const seen: string[] = [];
  let cursor = "";
  do {
    const { json } = await api.get<Routes>(`/api/v1/targets/leaf1/routes?limit=2${cursor && `&cursor=${cursor}`}`);
    seen.push(
      ...json.items.map(({ networkInstance, prefix, routeType }) => `${networkInstance} ${prefix} ${routeType}`),
    );
    cursor = json.nextCursor ?? "";
  } while (cursor !== "");
  assert.deepEqual(seen, [
    "default 0.0.0.0/0 bgp",
    "default 198.51.100.0/24 bgp",
    "default 198.51.100.1/32 bgp",
    "default 198.51.100.1/32 static",
    "default 2001:db8::1/128 bgp",
    "tenant 203.0.113.0/24 bgp",
  ]);
  const tenant = await api.get<Routes>("/api/v1/targets/leaf1/routes?network-instance=tenant");
  assert.deepEqual(
    tenant.json.items.map(({ prefix, nextHopGroup }) => [prefix, nextHopGroup]),
    [["203.0.113.0/24", null]],
  );
});

test("the FIB of a stale target is shown as what it is", async () => {
  const { json } = await api.get<Routes>("/api/v1/targets/leaf3/routes");
  assert.deepEqual([json.freshness, json.items.length], ["stale", 1]);
});

for (const query of [
  "prefix=198.51.100.1",
  "prefix=leaf",
  "address=198.51.100.0/24",
  "address=1.2.3.4&prefix=1.2.3.4/32",
]) {
  test(`refused: routes?${query}`, async () => {
    const { status, json } = await api.get(`/api/v1/targets/leaf1/routes?${query}`);
    assert.equal(status, 400);
    assert.equal(json.issues?.length, 1);
  });
}
