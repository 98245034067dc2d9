import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { Gauge, Registry } from "prom-client";
import type { ShimReport } from "../../../src/closed-loop/leaf-loop.ts";
import type { Clock } from "../../../src/model/clock.ts";
import type { ResourceName } from "../../../src/model/cluster.ts";
import { noCounters } from "../../../src/sinks/gnmi/stats.ts";
import { metricRows } from "../../../src/sinks/metrics/catalogue.ts";
import { Metrics, type MetricsOptions } from "../../../src/sinks/metrics/metrics.ts";
import type { EndpointState, Transition } from "../../../src/verdict/verdict.ts";
import {
  clusterStatus,
  endpointVerdict,
  evaluation,
  fibRoute,
  fibView,
  fixtureMs,
  prefix,
  prefixVerdict,
  serviceVerdict,
  targetView,
} from "../evaluation-fixture.ts";
import { scrape } from "./exposition.ts";

const clock: Clock = { nowMs: () => fixtureMs, sleep: () => Promise.resolve() };
const history = {
  writable: false,
  errors: { full: 3, locked: 0 },
  backlogRows: 7,
  written: 90,
  dropped: 2,
  fileBytes: 4096,
};
const sessions = [
  { target: "leaf1", peer: "192.0.2.1:40000", since: fixtureMs },
  { target: "*", peer: "192.0.2.9:40001", since: fixtureMs },
];

const nothingShown = { differing: 0, differences: [], version: undefined, operState: undefined, operReason: undefined };
const shims: readonly ShimReport[] = [
  { target: "leaf1", state: "publish-lag", lagMs: 1_500, generation: "1", ...nothingShown },
  { target: "leaf2", state: "shim-missing", lagMs: undefined, generation: undefined, ...nothingShown },
];

function metricsOf(options: Partial<MetricsOptions> = {}): Metrics {
  return new Metrics({ version: "1.2.3", clock, ...options });
}

function complete(): Metrics {
  return metricsOf({
    history: () => history,
    gnmiServer: () => ({ ...noCounters(), updates: 5, sessions, rpcs: [{ method: "Get", code: "OK", count: 4 }] }),
    shims: () => shims,
    rib: () => [{ target: "leaf1", told: 3, failed: 1, waiting: 2 }],
    audit: () => ({ audits: 7, mismatches: 2, lastDurationMs: 12.5 }),
  });
}

const up = endpointVerdict("node-1");
const down = endpointVerdict("node-2", { state: "down", reason: "no-route-to-host", nextHops: [] });

test("a service's series follow its verdict and its leaves, zeros included", async () => {
  const metrics = metricsOf();
  const onLeaf1 = prefixVerdict("leaf1", "192.0.2.1/32", [up, down]);
  const onLeaf2 = prefixVerdict("leaf2", "192.0.2.1/32", [up]);
  metrics.deliver(
    evaluation({
      prefixes: [onLeaf1, onLeaf2],
      services: [serviceVerdict("shop", "web", [onLeaf1, onLeaf2])],
    }),
  );
  const { series } = await scrape(metrics);
  const web = 'cluster="prod",namespace="shop",service="web"';
  const states = [...series].filter(([name]) => name.startsWith("kbutler_service_state{"));
  assert.deepEqual(
    states.filter(([, value]) => value === 1).map(([name]) => name),
    [`kbutler_service_state{${web},state="degraded"}`],
  );
  assert.equal(states.length, 6);
  assert.equal(series.get(`kbutler_service_reason_info{${web},reason="endpoint-nexthop-missing"}`), 1);
  assert.equal(series.get(`kbutler_expected_next_hops{${web},target="leaf1"}`), 2);
  assert.equal(series.get(`kbutler_present_next_hops{${web},target="leaf1"}`), 1);
  assert.equal(series.get(`kbutler_missing_next_hops{${web},target="leaf1"}`), 1);
  assert.equal(series.get(`kbutler_missing_next_hops{${web},target="leaf2"}`), 0);
  assert.equal(series.get(`kbutler_unknown_next_hops{${web},target="leaf2"}`), 0);
});

test("a prefix that changes on one leaf moves that leaf's counts, though the service's verdict stays", async () => {
  const metrics = metricsOf();
  const before = [prefixVerdict("leaf1", "192.0.2.1/32", [down]), prefixVerdict("leaf2", "192.0.2.1/32", [up])];
  const service = serviceVerdict("shop", "web", before);
  metrics.deliver(evaluation({ prefixes: before, services: [service] }));
  const after = [prefixVerdict("leaf1", "192.0.2.1/32", [up]), prefixVerdict("leaf2", "192.0.2.1/32", [down])];
  metrics.deliver(evaluation({ prefixes: after, services: [service], changedServices: [] }));
  const { series } = await scrape(metrics);
  const web = 'cluster="prod",namespace="shop",service="web"';
  assert.equal(series.get(`kbutler_missing_next_hops{${web},target="leaf1"}`), 0);
  assert.equal(series.get(`kbutler_missing_next_hops{${web},target="leaf2"}`), 1);
});

test("series vanish with their service, leaf, target and cluster", async () => {
  const metrics = metricsOf();
  const both = [prefixVerdict("leaf1", "192.0.2.1/32"), prefixVerdict("leaf2", "192.0.2.1/32")];
  const web = serviceVerdict("shop", "web", both);
  const api = serviceVerdict("shop", "api", []);
  const leaves = [targetView(fibView("leaf1", [])), targetView(fibView("leaf2", []))];
  metrics.deliver(evaluation({ prefixes: both, services: [web, api], targets: leaves }));
  const names = async (text: string): Promise<string[]> =>
    [...(await scrape(metrics)).series.keys()].filter((name) => name.includes(text));
  assert.ok((await names('service="api"')).length > 0);
  assert.ok((await names('target="leaf2"')).length > 4);
  assert.ok((await names('cluster="prod"')).length > 0);
  const [onLeaf1] = both;
  assert.ok(onLeaf1);
  metrics.deliver(
    evaluation({
      prefixes: [onLeaf1],
      services: [serviceVerdict("shop", "web", [onLeaf1])],
      targets: leaves.slice(0, 1),
      clusters: [clusterStatus("other")],
      changedServices: [web.key, api.key],
    }),
  );
  assert.deepEqual(await names('service="api"'), []);
  assert.deepEqual(await names('target="leaf2"'), []);
  assert.deepEqual(await names('kbutler_cluster_known{cluster="prod"'), []);
});

test("targets are read at the scrape, not at the evaluation", async () => {
  let fib = fibView("leaf1", [fibRoute("192.0.2.1/32")]);
  const metrics = metricsOf({
    snapshot: () => ({ nowMs: fixtureMs, clusters: new Map(), targets: new Map([["leaf1", targetView(fib)]]) }),
  });
  const first = await scrape(metrics);
  assert.equal(first.series.get('kbutler_target_up{target="leaf1"}'), 1);
  assert.equal(first.series.get('kbutler_target_routes{target="leaf1"}'), 1);
  assert.equal(first.series.get('kbutler_target_malformed_total{target="leaf1",reason="json"}'), 2);
  assert.equal(
    first.series.get('kbutler_target_last_update_timestamp_seconds{target="leaf1"}'),
    fixtureMs / 1000 - 0.5,
  );
  fib = fibView("leaf1", [], "stale");
  const second = await scrape(metrics);
  assert.equal(second.series.get('kbutler_target_up{target="leaf1"}'), 0);
  assert.equal(second.series.get('kbutler_target_synced{target="leaf1"}'), 0);
  assert.equal(second.series.get('kbutler_target_routes{target="leaf1"}'), 0);
});

test("a target that was never heard has no last update, and 0 is not told as a time", async () => {
  const metrics = metricsOf();
  metrics.deliver(evaluation({ targets: [targetView(fibView("leaf1", [], "connecting"))] }));
  const { series } = await scrape(metrics);
  assert.equal(series.get('kbutler_target_up{target="leaf1"}'), 0);
  assert.equal(series.has('kbutler_target_last_update_timestamp_seconds{target="leaf1"}'), false);
});

test("the age and state of each watch of a cluster", async () => {
  const listed = { state: "listed", message: "", sinceMs: 0, aliveMs: fixtureMs - 2_500, objects: new Map() } as const;
  const absent = { state: "absent", message: "", sinceMs: 0, aliveMs: undefined, objects: new Map() } as const;
  const view = {
    cluster: "prod",
    resource: (name: ResourceName) => (name === "services" ? listed : absent),
    slicesOf: () => [],
  };
  const metrics = metricsOf({
    snapshot: () => ({ nowMs: fixtureMs, targets: new Map(), clusters: new Map([["prod", view]]) }),
  });
  const { series } = await scrape(metrics);
  assert.equal(series.get('kbutler_cluster_cache_age_seconds{cluster="prod",resource="services"}'), 2.5);
  assert.equal(series.has('kbutler_cluster_cache_age_seconds{cluster="prod",resource="bgppeers"}'), false);
  assert.equal(series.get('kbutler_cluster_resource_state{cluster="prod",resource="services",state="listed"}'), 1);
  assert.equal(series.get('kbutler_cluster_resource_state{cluster="prod",resource="bgppeers",state="absent"}'), 1);
  assert.equal(series.get('kbutler_cluster_resource_state{cluster="prod",resource="bgppeers",state="listed"}'), 0);
});

function endpointMove(to: EndpointState | undefined, atMs: number): Transition {
  const where = { cluster: "prod", target: "leaf1", networkInstance: "default", prefix: prefix("192.0.2.1/32") };
  return {
    subject: "endpoint",
    atMs,
    ...where,
    node: "node-1",
    from: undefined,
    to,
    reason: undefined,
    detail: undefined,
  };
}

for (const { name, moves, count, sum } of [
  { name: "updating, then up", moves: ["updating", 0, "up", 4000], count: 1, sum: 4 },
  { name: "updating, then down", moves: ["updating", 0, "down", 4000, "up", 9000], count: 0, sum: 0 },
  { name: "up without a hold-down", moves: ["up", 0], count: 0, sum: 0 },
  { name: "twice", moves: ["updating", 0, "up", 1000, "updating", 5000, "up", 7500], count: 2, sum: 3.5 },
] as const) {
  test(`convergence: ${name}`, async () => {
    const metrics = metricsOf();
    for (let at = 0; at < moves.length; at += 2) {
      const to = moves[at] as EndpointState;
      metrics.deliver(evaluation({ transitions: [endpointMove(to, fixtureMs + Number(moves[at + 1]))] }));
    }
    const { series } = await scrape(metrics);
    assert.equal(series.get("kbutler_convergence_seconds_count"), count);
    assert.equal(series.get("kbutler_convergence_seconds_sum"), sum);
  });
}

test("transitions are counted by what they changed to, from 0", async () => {
  const metrics = metricsOf();
  assert.equal((await scrape(metrics)).series.get('kbutler_verdict_transitions_total{subject="service",to="down"}'), 0);
  metrics.deliver(evaluation({ transitions: [endpointMove("down", 1), endpointMove(undefined, 2)] }));
  const { series } = await scrape(metrics);
  assert.equal(series.get('kbutler_verdict_transitions_total{subject="endpoint",to="down"}'), 1);
  assert.equal(series.get('kbutler_verdict_transitions_total{subject="endpoint",to="gone"}'), 1);
});

test("history and gnmi server are read at the scrape; every leaf has its shim count", async () => {
  const metrics = complete();
  metrics.deliver(evaluation({ targets: [targetView(fibView("leaf1", [])), targetView(fibView("leaf2", []))] }));
  const { series } = await scrape(metrics);
  assert.equal(series.get("kbutler_history_writable"), 0);
  assert.equal(series.get('kbutler_history_errors_total{reason="full"}'), 3);
  assert.equal(series.get("kbutler_history_backlog"), 7);
  assert.equal(series.get("kbutler_history_bytes"), 4096);
  assert.equal(series.get('kbutler_shim_sessions{target="leaf1"}'), 1);
  assert.equal(series.get('kbutler_shim_sessions{target="leaf2"}'), 0);
  assert.equal(series.get("kbutler_gnmi_server_sessions"), 2);
  assert.equal(series.get('kbutler_rib_answers_total{target="leaf1",outcome="told"}'), 3);
  assert.equal(series.get('kbutler_rib_questions{target="leaf1"}'), 2);
  assert.equal(series.get('kbutler_gnmi_server_rpcs_total{method="Get",code="OK"}'), 4);
});

test("a leaf that is read back has its shim's state and, where it can be told, its lag", async () => {
  const { series } = await scrape(complete());
  const states = [...series]
    .filter(([name]) => name.startsWith("kbutler_shim_state{"))
    .filter(([, value]) => value === 1);
  assert.deepEqual(
    states.map(([name]) => name),
    [
      'kbutler_shim_state{target="leaf1",state="publish-lag"}',
      'kbutler_shim_state{target="leaf2",state="shim-missing"}',
    ],
  );
  assert.equal(series.get('kbutler_shim_state{target="leaf1",state="published"}'), 0);
  assert.equal(series.get('kbutler_shim_publish_lag_seconds{target="leaf1"}'), 1.5);
  assert.equal(series.has('kbutler_shim_publish_lag_seconds{target="leaf2"}'), false);
});

test("audits: how many there were, what they found, and how long the last one took", async () => {
  const { series } = await scrape(complete());
  assert.equal(series.get("kbutler_audits_total"), 7);
  assert.equal(series.get("kbutler_audit_mismatches_total"), 2);
  assert.equal(series.get("kbutler_audit_duration_seconds"), 0.0125);
});

test("what is exposed is what the catalogue says, and nothing else of ours", async () => {
  const metrics = complete();
  metrics.deliver(evaluation());
  const { families, contentType } = await scrape(metrics);
  assert.match(contentType, /^text\/plain; version=0\.0\.4/);
  const ours = [...families].filter(([name]) => name.startsWith("kbutler_"));
  assert.deepEqual(
    ours.map(([name, { type, help }]) => ({ name, type, help })).sort((a, b) => (a.name < b.name ? -1 : 1)),
    metricRows()
      .map(({ name, type, help }) => ({ name, type, help }))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
  );
  assert.ok(families.has("process_resident_memory_bytes"));
});

test("names follow Prometheus' conventions", () => {
  for (const { name, type, labels } of metricRows()) {
    assert.match(name, /^kbutler_[a-z][a-z0-9_]*[a-z0-9]$/);
    assert.equal(name.endsWith("_total"), type === "counter", name);
    for (const label of labels) assert.match(label, /^[a-z][a-z0-9_]*$/);
    assert.ok(!labels.some((label) => ["le", "quantile", "job", "instance"].includes(label)), name);
  }
});

const labelValue = fc.string({
  unit: fc.constantFrom("a", "Z", "-", ".", '"', "\\", "\n", "{", "}", ",", "=", " ", "é"),
});

test("any name is escaped as prom-client escapes it", async () => {
  await fc.assert(
    fc.asyncProperty(labelValue, labelValue, async (namespace, name) => {
      const metrics = metricsOf();
      metrics.deliver(evaluation({ services: [serviceVerdict(namespace, name, [])] }));
      const registry = new Registry();
      const reference = new Gauge({
        name: "kbutler_service_state",
        help: "reference",
        labelNames: ["cluster", "namespace", "service", "state"],
        registers: [registry],
      });
      reference.set({ cluster: "prod", namespace, service: name, state: "up" }, 1);
      const line = (await registry.metrics()).split("\n").find((text) => text.startsWith("kbutler_service_state{"));
      const body = Buffer.concat((await metrics.render()).pieces).toString();
      assert.ok(line && body.split("\n").includes(line), line);
    }),
    { numRuns: 40 },
  );
});
