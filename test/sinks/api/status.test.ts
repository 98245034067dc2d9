import assert from "node:assert/strict";
import { test } from "node:test";
import type { ClusterExpectations, Expectation } from "../../../src/expectation/expectation.ts";
import { resourceNames } from "../../../src/model/cluster.ts";
import { ClusterTable } from "../../../src/state/cluster-table.ts";
import { ManualClock } from "../../state/manual-clock.ts";
import {
  address,
  clusterStatus,
  evaluation,
  fibView,
  fixtureMs,
  prefix,
  serviceVerdict,
  targetView,
} from "../evaluation-fixture.ts";
import { openTestHistory, temporaryDirectory } from "../store/history-fixture.ts";
import { startTestApi } from "./api-fixture.ts";

test("status tells version, evaluation and history", async () => {
  using directory = temporaryDirectory();
  await using history = await openTestHistory(directory.path);
  await using api = await startTestApi(undefined, { history: history.reader });
  const before = await api.get<{ version: string; evaluation: unknown }>("/api/v1/status");
  assert.deepEqual([before.json.version, before.json.evaluation], ["1.2.3", null]);
  const state = { cluster: "prod", state: "down" } as const;
  api.evaluation = evaluation({
    sequence: 7,
    atMs: fixtureMs - 2_000,
    services: [serviceVerdict("shop", "web", [], state), serviceVerdict("shop", "api", [], state)],
    targets: [targetView(fibView("leaf1", [])), targetView(fibView("leaf2", [], "stale"))],
  });
  const { json } = await api.get<{
    evaluation: { sequence: number; ageSeconds: number; services: object; targets: number; targetsSynced: number };
    history: { writable: boolean; errors: object; fileBytes: number; oldest: null };
  }>("/api/v1/status");
  const { sequence, ageSeconds, services, targets, targetsSynced } = json.evaluation;
  assert.deepEqual([sequence, ageSeconds, services, targets, targetsSynced], [7, 2, { down: 2 }, 2, 1]);
  assert.equal(json.history.writable, true);
  assert.ok(json.history.fileBytes > 0);
  assert.deepEqual(json.history.errors, { busy: 0, full: 0, readonly: 0, io: 0, corrupt: 0, other: 0 });
  assert.equal(json.history.oldest, null);
});

test("clusters are listed with what is wrong with them", async () => {
  const finding = {
    node: "node-3",
    reason: "advertiser-not-running",
    severity: "warning",
    message: "no speaker",
  } as const;
  const lost = clusterStatus("test", { known: false, reason: "cluster-stale", findings: [finding] });
  await using api = await startTestApi(evaluation({ clusters: [lost, clusterStatus("prod")] }));
  const { json } = await api.get<{
    items: { cluster: string; known: boolean; reason: string | null; findings: object[] }[];
  }>("/api/v1/clusters");
  assert.deepEqual(
    json.items.map(({ cluster, known, reason, findings }) => [cluster, known, reason, findings]),
    [
      ["prod", true, null, []],
      ["test", false, "cluster-stale", [finding]],
    ],
  );
});

test("a cluster's resources are told as the state holds them", async () => {
  const table = new ClusterTable("prod", new ManualClock(fixtureMs));
  table.apply({ type: "listed", resource: "nodes", objects: [] });
  const seen = evaluation();
  await using api = await startTestApi({
    ...seen,
    snapshot: { ...seen.snapshot, clusters: new Map([["prod", table.view()]]) },
  });
  const { status, json } = await api.get<{ items: { resources: { name: string }[] }[] }>("/api/v1/clusters");
  assert.equal(status, 200);
  const resources = json.items[0]?.resources ?? [];
  assert.equal(resources.length, resourceNames.length);
  const since = new Date(fixtureMs).toISOString();
  assert.deepEqual(
    resources.find(({ name }) => name === "nodes"),
    { name: "nodes", state: "listed", message: "", since, lastAlive: since, objects: 0 },
  );
});

const expected: Expectation = {
  cluster: "prod",
  prefix: prefix("198.51.100.1/32"),
  family: 4,
  node: "node-1",
  nextHops: { preferred: address("192.0.2.11"), acceptable: [address("192.0.2.11")], kind: "address" },
  peers: [{ name: "leaf1", address: address("192.0.2.1") }],
  services: [{ namespace: "shop", name: "web", address: address("198.51.100.1") }],
  class: "hosting",
  confidence: "firm",
  advertiser: "metallb",
  since: fixtureMs,
};

const expectations: ClusterExpectations = {
  cluster: "prod",
  known: true,
  unknownReason: undefined,
  sinceMs: fixtureMs,
  prefixes: new Map([
    [
      expected.prefix,
      {
        prefix: expected.prefix,
        expectations: [expected],
        nonExpectations: [{ prefix: expected.prefix, node: "node-2", reason: "noLocalEndpoints" }],
      },
    ],
  ]),
  services: new Map([
    [
      "shop/web",
      {
        namespace: "shop",
        name: "web",
        externalTrafficPolicy: "Local",
        addresses: [{ address: address("198.51.100.1"), prefixes: [expected.prefix] }],
        findings: [],
        holdDownMs: undefined,
      },
    ],
  ]),
  nodeFindings: [],
  nodes: { nodeOf: () => undefined },
};

test("what is expected of a service is told with the reasons, node by node", async () => {
  const services = [
    serviceVerdict("shop", "web", [], { cluster: "prod" }),
    serviceVerdict("shop", "new", [], { cluster: "prod" }),
  ];
  await using api = await startTestApi(evaluation({ services }), {
    expectations: (cluster) => (cluster === "prod" ? expectations : undefined),
  });
  const { status, json } = await api.get<{
    expectations: unknown[];
    nonExpectations: unknown[];
    explanation: { address: string; nodes: { node: string; announces: string; why: string }[] }[];
  }>("/api/v1/services/shop/web/expectation");
  assert.equal(status, 200);
  assert.deepEqual(json.expectations, [JSON.parse(JSON.stringify(expected))]);
  assert.deepEqual(json.nonExpectations, [{ prefix: "198.51.100.1/32", node: "node-2", reason: "noLocalEndpoints" }]);
  assert.deepEqual(
    json.explanation[0]?.nodes.map(({ node, announces }) => [node, announces]),
    [
      ["node-1", "yes"],
      ["node-2", "no"],
    ],
  );
  assert.ok(json.explanation[0]?.nodes.every(({ why }) => why.length > 10));
  assert.equal((await api.get("/api/v1/services/shop/new/expectation")).status, 404);
  assert.equal((await api.get("/api/v1/services/shop/none/expectation")).status, 404);
});
