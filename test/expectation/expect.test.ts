import assert from "node:assert/strict";
import { test } from "node:test";
import { ExpectationEngine } from "../../src/expectation/expect.ts";
import type { IpPrefix } from "../../src/model/address.ts";
import type { ClusterEvent } from "../../src/model/cluster.ts";
import type { ClusterTable } from "../../src/state/cluster-table.ts";
import { ManualClock } from "../state/manual-clock.ts";
import {
  advertisement,
  configurationState,
  endpoint,
  node,
  peer,
  pod,
  pool,
  remove,
  service,
  slice,
  upsert,
  usualCluster,
} from "./cluster.ts";

const web = "203.0.113.10/32" as IpPrefix;

/** A filled engine, and a way to go on with it. */
function start(table: ClusterTable, nowMs = 1_000) {
  const engine = new ExpectationEngine("c1");
  const step = (events: readonly ClusterEvent[], atMs: number) => {
    for (const event of events) table.apply(event);
    return engine.update(table.view(), table.takeChange() ?? { all: false, services: new Set() }, atMs);
  };
  step([], nowMs);
  return { engine, step, prefix: () => engine.current().prefixes.get(web) };
}

test("engine: a changed slice costs the evaluation of its service alone", () => {
  const table = usualCluster();
  for (let n = 0; n < 50; n++) table.apply(upsert("services", service(`s${n}`, [`203.0.113.${100 + n}`])));
  const { engine, step } = start(table);
  const before = engine.evaluations;
  const change = step([upsert("endpointslices", slice("web", [endpoint("node-2")]))], 2_000);
  assert.equal(engine.evaluations - before, 1);
  assert.deepEqual([...change.prefixes], [web]);
});

test("engine: a tuple keeps its since while it lasts, and begins anew when it comes back", () => {
  const table = usualCluster();
  table.apply(upsert("services", service("web", ["203.0.113.10"], { externalTrafficPolicy: "Local" })));
  const { step, prefix } = start(table);
  const since = () => Object.fromEntries(prefix()?.expectations.map((one) => [one.node, one.since]) ?? []);
  step([upsert("endpointslices", slice("web", [endpoint("node-1"), endpoint("node-2")]))], 2_000);
  assert.deepEqual(since(), { "node-1": 1_000, "node-2": 2_000 });
  step([upsert("endpointslices", slice("web", [endpoint("node-2")]))], 3_000);
  step([upsert("endpointslices", slice("web", [endpoint("node-1"), endpoint("node-2")]))], 4_000);
  assert.deepEqual(since(), { "node-1": 4_000, "node-2": 2_000 });
});

const mainPool = "metallb-system/main";

test("engine: a pool that is taken away while in use is not let go before the address is", () => {
  const { engine, step, prefix } = start(usualCluster());
  const shown = () => prefix()?.expectations.map(({ node: on, confidence }) => `${on} ${confidence}`) ?? [];
  const findings = () => engine.current().nodeFindings.map(({ node: on, message }) => `${on} ${message}`);
  const stale = ["node-1 stale-config", "node-2 stale-config", "node-3 stale-config"];
  step([remove("ipaddresspools", mainPool)], 2_000);
  assert.deepEqual(shown(), stale);
  assert.match(
    findings()[0] ?? "",
    /^node-1 the speaker refuses .*no pool holds 203\.0\.113\.10 of shop\/web any more/,
  );
  step([upsert("bgppeers", peer("leaf2", "192.0.2.2"))], 3_000);
  assert.deepEqual(shown(), stale, "the whole of the new configuration waits");
  assert.deepEqual(
    prefix()?.expectations[0]?.peers.map(({ name }) => name),
    ["leaf1"],
  );
  step([upsert("services", service("web", []))], 4_000);
  assert.deepEqual(shown(), []);
  assert.deepEqual(findings(), []);
});

test("engine: a pool that is made smaller is refused by the nodes that announce out of it alone", () => {
  const table = usualCluster();
  table.apply(upsert("services", service("web", ["203.0.113.10"], { externalTrafficPolicy: "Local" })));
  const { engine, step, prefix } = start(table);
  const shown = () => prefix()?.expectations.map(({ node: on, confidence }) => `${on} ${confidence}`) ?? [];
  step([upsert("ipaddresspools", pool("main", ["203.0.113.128/25"]))], 2_000);
  assert.deepEqual(shown(), ["node-1 stale-config"]);
  assert.deepEqual(
    engine.current().nodeFindings.map(({ node: on }) => on),
    ["node-1"],
  );
  step([upsert("endpointslices", slice("web", []))], 3_000);
  assert.deepEqual(shown(), [], "nothing is announced any more, so the pools are taken");
  assert.deepEqual(engine.current().nodeFindings, []);
});

test("engine: a speaker that says its configuration is valid has let the pool go", () => {
  const table = usualCluster();
  for (const name of ["node-1", "node-2"])
    table.apply(upsert("configurationstates", configurationState(name, "Valid")));
  const { step, prefix } = start(table);
  step([remove("ipaddresspools", mainPool)], 2_000);
  assert.deepEqual(
    prefix()?.expectations.map(({ node: on }) => on),
    ["node-3"],
  );
});

test("engine: a change that changes nothing keeps every object", () => {
  const table = usualCluster();
  const { step, prefix } = start(table);
  const before = prefix();
  const change = step([upsert("nodes", node("node-3", { unschedulable: true }))], 2_000);
  assert.equal(change.prefixes.size, 0);
  assert.equal(change.services.size, 0);
  assert.equal(prefix(), before);
});

test("engine: a changed tuple is a new object, the others stay", () => {
  const { step, prefix } = start(usualCluster());
  const before = prefix();
  const change = step([upsert("nodes", node("node-3", { ready: "Unknown" }))], 2_000);
  assert.deepEqual([...change.prefixes], [web]);
  assert.equal(prefix()?.expectations[0], before?.expectations[0]);
  assert.equal(prefix()?.expectations[2]?.confidence, "uncertain");
  assert.equal(prefix()?.expectations[2]?.since, 1_000);
});

test("engine: what is gone leaves the maps and is reported", () => {
  const { engine, step } = start(usualCluster());
  const change = step([remove("services", "shop/web")], 2_000);
  assert.deepEqual([...change.prefixes, ...change.services], [web, "shop/web"]);
  assert.equal(engine.current().prefixes.size + engine.current().services.size, 0);
});

test("engine: a node that refuses its configuration stays on the last one it took", () => {
  const { engine, step, prefix } = start(usualCluster());
  const twin = upsert("bgppeers", peer("leaf2", "192.0.2.1")); // the same session twice: refused by FRR
  const change = step([twin, upsert("bgpadvertisements", advertisement("main", { aggregationLength: 24 }))], 2_000);
  assert.equal(change.general, true);
  const [first] = prefix()?.expectations ?? [];
  assert.equal(first?.confidence, "stale-config");
  assert.equal(first?.since, 1_000);
  assert.deepEqual(
    first?.peers.map(({ name }) => name),
    ["leaf1"],
  );
  assert.equal(engine.current().prefixes.has("203.0.113.0/24" as IpPrefix), false);
  // The running speaker goes on serving services with what it has.
  step(
    [
      upsert("services", service("api", ["203.0.113.20"])),
      upsert("endpointslices", slice("api", [endpoint("node-2")])),
    ],
    3_000,
  );
  const api = engine.current().prefixes.get("203.0.113.20/32" as IpPrefix);
  assert.deepEqual(
    api?.expectations.map(({ confidence }) => confidence),
    ["stale-config", "stale-config", "stale-config"],
  );
  step([remove("bgppeers", "metallb-system/leaf2")], 4_000);
  assert.deepEqual([...engine.current().prefixes.keys()], ["203.0.113.0/24"]);
});

test("engine: a pool that vanishes under a node's last good configuration is still announced there", () => {
  const { step, prefix } = start(usualCluster());
  const twin = upsert("bgppeers", peer("leaf2", "192.0.2.1"));
  step(
    [
      twin,
      remove("ipaddresspools", "metallb-system/main"),
      upsert("ipaddresspools", pool("other", ["198.51.100.0/24"])),
    ],
    2_000,
  );
  assert.equal(prefix()?.expectations.length, 3);
});

test("engine: nothing is said before everything needed is listed", () => {
  const clock = new ManualClock(1_000);
  const table = usualCluster(clock);
  table.apply({ type: "state", resource: "bgppeers", state: "pending", message: "" });
  const { engine, step } = start(table);
  assert.deepEqual([engine.current().known, engine.current().unknownReason], [false, "cluster-connecting"]);
  assert.equal(engine.current().prefixes.size, 0);
  const change = step([{ type: "listed", resource: "bgppeers", objects: [peer("leaf1", "192.0.2.1")] }], 2_000);
  assert.equal(change.general, true);
  assert.deepEqual([engine.current().known, engine.current().sinceMs, change.prefixes.size], [true, 2_000, 1]);
});

test("engine: how speakers run is waited for, as it decides who announces; refused, it is done without", () => {
  const table = usualCluster();
  for (const resource of ["pods", "daemonsets", "configurationstates"] as const) {
    table.apply({ type: "state", resource, state: "pending", message: "" });
    const { engine, step } = start(table);
    assert.deepEqual([engine.current().known, engine.current().unknownReason], [false, "cluster-connecting"], resource);
    step([{ type: "state", resource, state: "forbidden", message: "rbac" }], 2_000);
    assert.equal(engine.current().known, true, resource);
  }
});

test("engine: a lost resource is believed for two minutes, then nothing is, and the last expectations stay", async () => {
  const clock = new ManualClock(1_000);
  const { engine, step, prefix } = start(usualCluster(clock));
  await clock.advance(1_000);
  step([{ type: "state", resource: "endpointslices", state: "lost", message: "reset" }], 2_000);
  assert.equal(engine.current().known, true);
  assert.equal(engine.nextDeadlineMs, 121_001);
  const change = step([], 121_001);
  assert.equal(change.general, true);
  assert.deepEqual([engine.current().known, engine.current().unknownReason], [false, "cluster-stale"]);
  assert.equal(prefix()?.expectations.length, 3);
  step([{ type: "listed", resource: "endpointslices", objects: [slice("web", [endpoint("node-1")])] }], 130_000);
  assert.deepEqual([engine.current().known, prefix()?.expectations[0]?.since], [true, 1_000]);
});

test("engine: a refused resource is said to be refused", () => {
  const table = usualCluster();
  table.apply({ type: "state", resource: "nodes", state: "forbidden", message: "rbac" });
  assert.equal(start(table).engine.current().unknownReason, "cluster-forbidden");
});

test("engine: a kind that is not installed is not unknown", () => {
  const table = usualCluster();
  table.apply({ type: "state", resource: "configurationstates", state: "absent", message: "" });
  table.apply({ type: "state", resource: "pods", state: "forbidden", message: "" });
  const { engine, prefix } = start(table);
  assert.equal(engine.current().known, true);
  assert.equal(prefix()?.expectations.length, 3); // nobody tells where speakers run, so they are taken to
});

test("engine: nodes that move are told, for attachment", () => {
  const { step } = start(usualCluster());
  assert.equal(step([upsert("endpointslices", slice("web", []))], 2_000).attachment, false);
  assert.equal(step([upsert("nodes", node("node-3", { labels: { rack: "b" } }))], 3_000).attachment, true);
  assert.equal(step([upsert("bgppeers", peer("leaf2", "192.0.2.2"))], 4_000).attachment, true);
});

test("engine: the annotations of a service", () => {
  const { engine, step } = start(usualCluster());
  const shown = () => engine.current().services.get("shop/web");
  const annotate = (annotations: Record<string, string>) =>
    step([upsert("services", service("web", ["203.0.113.10"], { annotations }))], 2_000);
  annotate({ "kbutler.io/hold-down": "1m30s" });
  assert.equal(shown()?.holdDownMs, 90_000);
  annotate({
    "kbutler.io/appear-hold-down": "10s",
    "kbutler.io/disappear-hold-down": "2m",
    "kbutler.io/start-up": "0s",
    "kbutler.io/flap-limit": "6",
    "kbutler.io/flap-window": "20m",
  });
  assert.deepEqual(
    [shown()?.holdDownMs, shown()?.timing],
    [undefined, { appearMs: 10_000, disappearMs: 120_000, startUpMs: 0, flapTransitions: 6, flapWindowMs: 1_200_000 }],
  );
  annotate({ "kbutler.io/flap-limit": "often", "kbutler.io/start-up": "5s" });
  assert.deepEqual(
    [shown()?.timing, shown()?.findings.map(({ reason }) => reason)],
    [{ startUpMs: 5_000 }, ["annotation-unreadable"]],
  );
  annotate({ "kbutler.io/hold-down": "soon" });
  assert.deepEqual(
    [shown()?.holdDownMs, shown()?.findings.map(({ reason }) => reason)],
    [undefined, ["annotation-unreadable"]],
  );
  annotate({ "kbutler.io/ignore": "true" });
  assert.deepEqual([shown()?.findings.map(({ reason }) => reason), engine.current().prefixes.size], [["ignored"], 0]);
});

test("engine: a speaker that restarts begins its tuples anew", () => {
  const table = usualCluster();
  const { engine, step, prefix } = start(table);
  step([upsert("pods", pod("frr-k8s", "node-2", false))], 2_000);
  assert.deepEqual(
    prefix()?.expectations.map((one) => one.node),
    ["node-1", "node-3"],
  );
  assert.deepEqual(prefix()?.nonExpectations, [{ prefix: web, node: "node-2", reason: "advertiser-not-running" }]);
  step([upsert("pods", pod("frr-k8s", "node-2"))], 9_000);
  assert.deepEqual(
    prefix()?.expectations.map((one) => one.since),
    [1_000, 9_000, 1_000],
  );
  assert.equal(engine.current().nodeFindings.length, 0);
});

test("engine: what a speaker reports of a service costs that service alone", () => {
  const table = usualCluster();
  table.apply(upsert("services", service("api", ["203.0.113.20"])));
  const { engine, step, prefix } = start(table);
  const before = engine.evaluations;
  const status = (name: string, peers: readonly string[]) =>
    upsert("servicebgpstatuses", {
      ...{ namespace: "metallb-system", name: `bgp-${name}`, uid: name, resourceVersion: "1", labels: {} },
      ...{ node: name, serviceNamespace: "shop", serviceName: "web", peers },
    });
  const confidences = () => prefix()?.expectations.map(({ confidence }) => confidence);
  step([status("node-1", ["leaf1"]), status("node-2", ["leaf1"])], 2_000);
  assert.deepEqual([engine.evaluations - before, confidences()], [1, ["firm", "firm", "uncertain"]]);
  step([status("node-3", ["leaf1"])], 3_000);
  assert.deepEqual([engine.evaluations - before, confidences()], [2, ["firm", "firm", "firm"]]);
  step([remove("servicebgpstatuses", "metallb-system/bgp-node-1")], 4_000);
  assert.deepEqual([engine.evaluations - before, confidences()], [3, ["uncertain", "firm", "firm"]]);
});

test("engine: a core resource that the API server says it does not serve is not known to be empty", () => {
  const table = usualCluster();
  const { engine, step, prefix } = start(table);
  const before = prefix();
  step([{ type: "state", resource: "endpointslices", state: "absent", message: "not served" }], 2_000);
  assert.deepEqual([engine.current().known, engine.current().unknownReason], [false, "cluster-connecting"]);
  assert.equal(prefix()?.expectations.length, before?.expectations.length);
});
