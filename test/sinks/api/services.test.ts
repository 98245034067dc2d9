import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Static } from "typebox";
import type { ServiceDetail, ServicePage } from "../../../src/sinks/api/service-schemas.ts";
import {
  clusterStatus,
  endpointVerdict,
  evaluation,
  fibView,
  fixtureMs,
  prefixVerdict,
  serviceVerdict,
  targetView,
} from "../evaluation-fixture.ts";
import { startTestApi, type TestApi } from "./api-fixture.ts";

type Page = Static<typeof ServicePage>;
type Detail = Static<typeof ServiceDetail>;

const address = "198.51.100.1/32";
const down = endpointVerdict("node-2", {
  state: "down",
  reason: "no-route-to-host",
  severity: "critical",
  nextHops: [],
});
const web = [
  prefixVerdict("leaf1", address, [endpointVerdict("node-1"), down]),
  prefixVerdict("leaf2", address, [endpointVerdict("node-1"), endpointVerdict("node-2")]),
];
const api6 = [prefixVerdict("leaf2", "2001:db8::1/128")];
const world = evaluation({
  services: [
    serviceVerdict("shop", "web", web),
    serviceVerdict("shop", "api", api6),
    serviceVerdict("bank", "ledger", [], { cluster: "prod" }),
  ],
  prefixes: [...web, ...api6],
});

let api: TestApi;
before(async () => {
  api = await startTestApi(world);
});
after(() => api[Symbol.asyncDispose]());

test("before the first evaluation there is a problem, not an empty list", async () => {
  api.evaluation = undefined;
  for (const path of ["/api/v1/services", "/api/v1/services/shop/web", "/api/v1/targets", "/api/v1/clusters"]) {
    const answer = await api.get(path);
    assert.equal(answer.status, 503, path);
    assert.equal(answer.json.type, "urn:kbutler:problem:not-evaluated");
    assert.equal(answer.headers.get("content-type"), "application/problem+json");
  }
});

test("services are listed with their coverage, in total and per leaf", async () => {
  api.evaluation = world;
  const { status, json } = await api.get<Page>("/api/v1/services");
  assert.equal(status, 200);
  assert.equal(json.source, "live");
  assert.deepEqual(
    json.items.map(({ namespace, name }) => `${namespace}/${name}`),
    ["bank/ledger", "shop/api", "shop/web"],
  );
  const service = json.items[2];
  assert.ok(service);
  const { state, severity, coverage, ageSeconds, since } = service;
  assert.equal(state, "degraded");
  assert.equal(severity, "critical");
  assert.equal(ageSeconds, 60);
  assert.equal(since, new Date(fixtureMs - 60_000).toISOString());
  assert.deepEqual(coverage, {
    expected: 4,
    present: 3,
    missing: 1,
    unknown: 0,
    leaves: [
      { leaf: "leaf1", expected: 2, present: 1, missing: 1, unknown: 0 },
      { leaf: "leaf2", expected: 2, present: 2, missing: 0, unknown: 0 },
    ],
  });
});

for (const { query, names } of [
  { query: "namespace=shop", names: ["api", "web"] },
  { query: "state=degraded", names: ["web"] },
  { query: "leaf=leaf1", names: ["web"] },
  { query: "leaf=leaf", names: [] },
  { query: "cluster=prod&leaf=leaf2", names: ["api", "web"] },
  { query: "cluster=other", names: [] },
]) {
  test(`services by filter: ${query}`, async () => {
    api.evaluation = world;
    const { json } = await api.get<Page>(`/api/v1/services?${query}`);
    assert.deepEqual(
      json.items.map(({ name }) => name),
      names,
    );
  });
}

test("pages of services neither lose nor repeat one, while others come and go", async () => {
  const many = Array.from({ length: 25 }, (_, index) =>
    serviceVerdict(index % 3 === 0 ? "bank" : "shop", `web-${index}`, [], { cluster: "prod" }),
  );
  api.evaluation = evaluation({ services: many });
  const seen: string[] = [];
  let cursor = "";
  do {
    const { json } = await api.get<Page>(`/api/v1/services?limit=4${cursor === "" ? "" : `&cursor=${cursor}`}`);
    assert.ok(json.items.length <= 4);
    seen.push(...json.items.map(({ namespace, name }) => `${namespace}/${name}`));
    cursor = json.nextCursor ?? "";
    const added = serviceVerdict("aaa", `late-${seen.length}`, [], { cluster: "prod" });
    api.evaluation = evaluation({ services: [...many, added] });
  } while (cursor !== "");
  assert.deepEqual(seen, many.map(({ namespace, name }) => `${namespace}/${name}`).sort());
});

test("one service comes with the evidence of its verdict", async () => {
  api.evaluation = world;
  const { status, json } = await api.get<Detail>("/api/v1/services/shop/web");
  assert.equal(status, 200);
  assert.equal(json.prefixes.length, 2);
  const [leaf1] = json.prefixes;
  assert.ok(leaf1?.route);
  assert.equal(leaf1.target, "leaf1");
  assert.equal(leaf1.dataAgeSeconds, 1);
  assert.equal(leaf1.route.nextHopGroup, "18446744073709551615", "a uint64 keeps every digit");
  assert.deepEqual(leaf1.route.nextHops, [
    { address: "192.0.2.11", type: "indirect", resolved: "true", subinterface: "ethernet-1/1.0" },
  ]);
  const missing = leaf1.endpoints[1];
  assert.deepEqual(
    [missing?.node, missing?.state, missing?.reason, missing?.nextHops],
    ["node-2", "down", "no-route-to-host", []],
  );
});

test("one service comes with the leaf's BGP session with each node, as the leaf tells it now", async () => {
  const neighbor = { networkInstance: "default", peerAddress: "192.0.2.11", sessionState: "active", peerAs: 64512 };
  const view = targetView(fibView("leaf1", []));
  const facts = { ...view.facts, bgpNeighbors: [{ ...neighbor, lastEvent: "holdTime" }] };
  api.evaluation = evaluation({
    services: [serviceVerdict("shop", "web", web)],
    prefixes: web,
    targets: [{ ...view, facts }],
  });
  const { json } = await api.get<Detail>("/api/v1/services/shop/web");
  const [leaf1, leaf2] = json.prefixes;
  const session = { peer: "192.0.2.11", state: "active", lastEvent: "holdTime", lastEstablished: null };
  assert.deepEqual(leaf1?.endpoints[0]?.session, session);
  assert.equal(leaf1?.group, null, "the leaf holds none now, whatever the verdict stood on");
  assert.equal(leaf2?.endpoints[0]?.session, null);
});

test("a service that two clusters have is asked for by cluster", async () => {
  const here = serviceVerdict("shop", "web", [], { cluster: "prod" });
  const there = serviceVerdict("shop", "web", [], { cluster: "test" });
  const clusters = [clusterStatus("prod"), clusterStatus("test")];
  api.evaluation = evaluation({ services: [here, there], clusters });
  const ambiguous = await api.get("/api/v1/services/shop/web");
  assert.equal(ambiguous.status, 409);
  assert.deepEqual(ambiguous.json.candidates, ["prod", "test"]);
  assert.equal((await api.get<Detail>("/api/v1/services/shop/web?cluster=test")).json.cluster, "test");
  assert.equal((await api.get("/api/v1/services/shop/web?cluster=none")).status, 404);
  assert.equal((await api.get("/api/v1/services/shop/none")).status, 404);
});
