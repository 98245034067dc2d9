import assert from "node:assert/strict";
import { test } from "node:test";
import { type ClusterJudge, Heartbeat } from "../src/evaluation.ts";
import { Attacher } from "../src/expectation/attachment.ts";
import { ExpectationEngine } from "../src/expectation/expect.ts";
import { silentLog } from "../src/log.ts";
import { type ResourceName, resourceNames } from "../src/model/cluster.ts";
import { State } from "../src/state/state.ts";
import { Evaluator } from "../src/verdict/evaluate.ts";
import { usualEvents } from "./expectation/cluster.ts";
import { group, lost, member, nextHop, route, session, wholeRoute } from "./state/fib-updates.ts";
import { ManualClock } from "./state/manual-clock.ts";

const policy = { holdDownMs: 30_000, startUpMs: 0, reachability: "inform" } as const;

/** The usual cluster and one leaf that all of its nodes peer with, which holds the service's address over node-1. */
function usualWorld(clock: ManualClock) {
  const targets = [{ name: "leaf1", address: "leaf1:57400", networkInstances: ["default"] }];
  const state = new State({ targets, clusters: ["c1"], clock, log: silentLog });
  const cluster = state.cluster("c1");
  for (const resource of resourceNames) cluster.apply({ type: "listed", resource, objects: [] });
  for (const event of usualEvents()) cluster.apply(event);
  const leaf = state.target("leaf1");
  leaf.sessionOpened(session);
  leaf.route({ ...route("192.0.2.1/32", wholeRoute(1)), key: { ...route("192.0.2.1/32").key, routeType: "host" } });
  leaf.nextHopGroup(group(1, { members: [member(0, 1, { resolved: "not-applicable" })] }));
  leaf.nextHop(nextHop(1, { type: "extract" }));
  leaf.route(route("203.0.113.10/32", wholeRoute(2)));
  leaf.nextHopGroup(group(2, { members: [1, 2, 3].map((id) => member(id, 10 + id, { resolved: "true" })) }));
  for (const id of [1, 2, 3]) leaf.nextHop(nextHop(10 + id, { type: "direct", address: `192.0.2.${10 + id}` }));
  leaf.synced();
  const engine = new ExpectationEngine("c1");
  const attacher = new Attacher({});
  const judge: ClusterJudge = {
    engine,
    attach: (expectations, prefix, snapshot) => attacher.attach(expectations, prefix, snapshot),
  };
  const clusters = new Map([["c1", judge]]);
  const heartbeat = new Heartbeat({ state, clusters, evaluator: new Evaluator(policy), stopwatch: () => 0 });
  const states = (): string[] =>
    [...heartbeat.beat().prefixes.values()].flatMap(({ endpoints }) =>
      endpoints.map(({ node, state: is }) => `${node} ${is}`),
    );
  return { state, cluster, leaf, heartbeat, states };
}

test("evaluation: the usual world is up", () => {
  const { states } = usualWorld(new ManualClock());
  assert.deepEqual(states(), ["node-1 up", "node-2 up", "node-3 up"]);
});

const read: readonly ResourceName[] = ["services", "endpointslices", "nodes", "bgpadvertisements", "bgppeers", "pods"];
for (const resource of read) {
  test(`evaluation: while the watch of ${resource} is lost, what goes from a leaf may rightly be gone`, async () => {
    const clock = new ManualClock();
    const { cluster, leaf, states } = usualWorld(clock);
    states();
    cluster.apply({ type: "state", resource, state: "lost", message: "connection reset" });
    leaf.delete({ list: "next-hop-group", networkInstance: "default", index: 2, member: 3 });
    assert.deepEqual(states(), ["node-1 up", "node-2 up", "node-3 updating"]);
    await clock.advance(60_000);
    assert.deepEqual(states(), ["node-1 up", "node-2 up", "node-3 updating"]);
  });
}

test("evaluation: a lost session makes everything unknown, and nothing red", async () => {
  const clock = new ManualClock();
  const { leaf, states } = usualWorld(clock);
  states();
  leaf.sessionLost(lost);
  assert.deepEqual(states(), ["node-1 unknown", "node-2 unknown", "node-3 unknown"]);
});
