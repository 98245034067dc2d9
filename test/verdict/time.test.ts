import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  type AdvertiserPod,
  type ClusterNode,
  type ClusterResources,
  type ClusterView,
  objectKey,
  type ResourceName,
} from "../../src/model/cluster.ts";
import { defaultNodeWindows, NodeWatch } from "../../src/verdict/node-watch.ts";
import { endpointsOf, TimedRounds } from "./rounds.ts";
import { cluster, expected, fib, holding, wants } from "./world.ts";

const node1 = expected("node1", "10.0.0.1");
const up = holding(["10.0.0.1"]);

/** Endpoint states as one text. */
const state = (evaluation: ReturnType<TimedRounds["after"]>): string =>
  [...evaluation.prefixes.values()]
    .flatMap(({ endpoints }) => endpoints.map((one) => `${one.state}${one.flapping ? " flapping" : ""}`))
    .join();

function pod(node: string, uid: string, more: Partial<AdvertiserPod> = {}): AdvertiserPod {
  return {
    namespace: "metallb-system",
    name: `speaker-${node}`,
    uid,
    resourceVersion: "1",
    labels: {},
    component: "speaker",
    nodeName: node,
    ready: true,
    deleting: false,
    startedMs: 0,
    ...more,
  };
}

function node(name: string, ready: ClusterNode["ready"] = "True"): ClusterNode {
  return {
    namespace: "",
    name,
    uid: name,
    resourceVersion: "1",
    labels: {},
    annotations: {},
    internalIPs: [],
    externalIPs: [],
    hostname: undefined,
    ready,
    networkUnavailable: false,
    unschedulable: false,
  };
}

/** A cluster of these objects. */
function view(objects: { readonly [R in ResourceName]?: readonly ClusterResources[R][] }): ClusterView {
  return {
    cluster: "dc1",
    resource: (name) => ({
      state: "listed",
      message: "",
      sinceMs: 0,
      aliveMs: 0,
      objects: new Map((objects[name] ?? []).map((object) => [objectKey(object), object])),
    }),
    slicesOf: () => [],
  };
}

test("time: what flaps shows the worst it was, until it is calm", () => {
  const rounds = new TimedRounds([up]);
  rounds.expect(wants([node1]));
  const seen: string[] = [];
  for (let turn = 0; turn < 6; turn++) {
    rounds.after(20_000);
    seen.push(state(rounds.fib([turn % 2 === 0 ? fib() : up])));
  }
  assert.deepEqual(seen, ["updating", "up", "updating", "up", "updating flapping", "updating flapping"]);
  assert.equal(state(rounds.after(519_999)), "updating flapping", "the fifth last change was at 40 s");
  assert.equal(state(rounds.after(1)), "up");
});

test("time: what was red while it flapped stays red", () => {
  const rounds = new TimedRounds([up]);
  rounds.expect(wants([node1]));
  for (let turn = 0; turn < 6; turn++) {
    rounds.after(40_000);
    rounds.fib([turn % 2 === 0 ? fib() : up]);
  }
  assert.equal(state(rounds.after(0)), "down flapping");
  assert.equal(state(rounds.fib([holding(["10.0.0.1"], { freshness: "stale" })])), "unknown", "nothing is covered up");
  assert.equal(state(rounds.fib([up])), "down flapping");
  assert.equal(state(rounds.after(600_000)), "up");
});

test("time: a service without damping shows what is seen", () => {
  const rounds = new TimedRounds([up], { flap: undefined });
  rounds.expect(wants([node1]));
  for (let turn = 0; turn < 9; turn++) {
    rounds.after(1_000);
    assert.equal(state(rounds.fib([turn % 2 === 0 ? fib() : up])), turn % 2 === 0 ? "updating" : "up");
  }
});

test("time: no history of changes makes red what was never bad for its hold-down, nor hides what cannot be known", () => {
  const step = fc.record({ ms: fc.integer({ min: 0, max: 29_999 }), to: fc.constantFrom("up", "down", "stale") });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const rounds = new TimedRounds([up]);
      rounds.expect(wants([node1]));
      for (const { ms, to } of steps) {
        rounds.after(ms);
        rounds.fib([up]); // so that no fault lasts from one step to the next
        const shown = state(
          rounds.fib([to === "up" ? up : to === "down" ? fib() : holding([], { freshness: "stale" })]),
        );
        assert.ok(!shown.startsWith("down"), shown);
        if (to === "stale") assert.equal(shown, "unknown");
        rounds.fib([up]);
      }
      assert.equal(state(rounds.after(700_000)), "up");
    }),
  );
});

for (const { name, graceful, windowMs } of [
  { name: "a speaker that starts anew gives its node time", graceful: false, windowMs: 60_000 },
  { name: "and more of it with graceful restart", graceful: true, windowMs: 150_000 },
]) {
  test(`time: ${name}`, () => {
    const peer = {
      name: "leaf",
      holdTimeS: undefined,
      enableGracefulRestart: graceful,
    } as ClusterResources["bgppeers"];
    const rounds = new TimedRounds([up]);
    rounds.view = view({ nodes: [node("node1")], pods: [pod("node1", "a")], bgppeers: [peer] });
    rounds.expect(wants([node1]));
    rounds.after(60_000);
    rounds.view = view({ nodes: [node("node1")], pods: [pod("node1", "b")], bgppeers: [peer] });
    rounds.surroundings();
    rounds.fib([fib()]);
    assert.deepEqual(endpointsOf(rounds.after(windowMs - 1)), ["leaf1 node1 updating processing-service-update"]);
    assert.deepEqual(endpointsOf(rounds.after(1)), ["leaf1 node1 down external-address-no-route"]);
  });
}

test("time: a node that was red before its speaker starts anew stays red", () => {
  const rounds = new TimedRounds([fib()]);
  rounds.view = view({ nodes: [node("node1")], pods: [pod("node1", "a")] });
  rounds.expect(wants([node1]));
  rounds.after(30_000);
  rounds.view = view({ nodes: [node("node1")], pods: [pod("node1", "b")] });
  rounds.surroundings();
  assert.equal(state(rounds.fib([fib()])), "down");
});

test("time: a state keeps what it stood on when it was reached", () => {
  const rounds = new TimedRounds([up]);
  const service = { namespace: "shop", name: "web", resourceVersion: "41" } as ClusterResources["services"];
  rounds.view = view({ services: [service] });
  const first = rounds.expect(wants([node1]));
  const evidence = [...first.prefixes.values()][0]?.endpoints[0]?.evidence;
  assert.deepEqual(evidence?.objects, [{ kind: "Service", namespace: "shop", name: "web", resourceVersion: "41" }]);
  const later = rounds.after(5_000);
  assert.equal([...later.prefixes.values()][0]?.endpoints[0]?.evidence, evidence);
});

for (const { name, before, after, expect, holdTimeS = 90 } of [
  { name: "a node in good order is given none", before: [node("node1")], after: [node("node1")], expect: undefined },
  {
    name: "a node that is not ready may linger for the BGP hold time and the withdrawal",
    before: [node("node1")],
    after: [node("node1", "Unknown")],
    expect: { untilMs: 10_000 + 210_000, dead: true },
  },
  {
    name: "or for the longest hold time of a peer",
    before: [node("node1")],
    after: [node("node1", "False")],
    holdTimeS: 240,
    expect: { untilMs: 10_000 + 270_000, dead: true },
  },
] as readonly {
  name: string;
  before: readonly ClusterNode[];
  after: readonly ClusterNode[];
  holdTimeS?: number;
  expect: ReturnType<NodeWatch["lingering"]>;
}[]) {
  test(`node watch: ${name}`, () => {
    const watch = new NodeWatch(defaultNodeWindows);
    const peer = { name: "leaf", holdTimeS, enableGracefulRestart: false } as ClusterResources["bgppeers"];
    watch.observe(cluster(), view({ nodes: before, bgppeers: [peer] }), true, 0);
    watch.observe(cluster(), view({ nodes: after, bgppeers: [peer] }), true, 10_000);
    assert.deepEqual(watch.lingering("node1"), expect);
  });
}

test("node watch: a new node is given time once its speaker is ready, those found at the start are not", () => {
  const watch = new NodeWatch(defaultNodeWindows);
  const [one, two] = [node("node1"), node("node2")];
  watch.observe(cluster(), view({ nodes: [one], pods: [pod("node1", "a")] }), true, 0);
  assert.equal(watch.windowOf("node1"), undefined);
  const starting = pod("node2", "b", { ready: false });
  watch.observe(cluster(), view({ nodes: [one, two], pods: [pod("node1", "a"), starting] }), true, 5_000);
  assert.equal(watch.windowOf("node2"), undefined);
  watch.observe(cluster(), view({ nodes: [one, two], pods: [pod("node1", "a"), pod("node2", "b")] }), true, 9_000);
  assert.equal(watch.windowOf("node2"), 39_000);
});
