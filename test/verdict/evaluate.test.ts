import assert from "node:assert/strict";
import { test } from "node:test";
import type { ClusterExpectations, TargetExpectation } from "../../src/expectation/expectation.ts";
import type { FibRoute, FibView } from "../../src/model/fib.ts";
import { Evaluator } from "../../src/verdict/evaluate.ts";
import type { Round } from "../../src/verdict/round.ts";
import type { Evaluation } from "../../src/verdict/verdict.ts";
import { cluster, expected, fib, group, holding, hop, route, snapshot, vip, wants } from "./world.ts";

const policy = { holdDownMs: 30_000, startUpMs: 0, reachability: "inform" } as const;
const noTime = (): number => 0;

/** Rounds against one evaluator, on a clock the test moves. */
class Rounds {
  readonly #evaluator: Evaluator;
  #fibs: readonly FibView[];
  #cluster: ClusterExpectations;
  nowMs: number;
  unheard = new Map<string, number>();

  constructor(fibs: readonly FibView[], evaluator = new Evaluator(policy), nowMs = 100_000) {
    this.#fibs = fibs;
    this.#evaluator = evaluator;
    this.#cluster = cluster();
    this.nowMs = nowMs;
  }

  get nextDeadlineMs(): number | undefined {
    return this.#evaluator.nextDeadlineMs;
  }

  expect(...targets: TargetExpectation[]): Evaluation {
    return this.#round({ expectations: [{ cluster: "dc1", prefix: vip, targets }], services: ["shop/web"] });
  }

  fib(...fibs: FibView[]): Evaluation {
    this.#fibs = fibs;
    return this.#round({ prefixes: new Map(fibs.map((view) => [view.target, [vip]])) });
  }

  cluster(next: ClusterExpectations): Evaluation {
    this.#cluster = next;
    return this.#round({ changedClusters: ["dc1"] });
  }

  gone(): Evaluation {
    this.#cluster = cluster({ services: new Map() });
    return this.#round({ expectations: [{ cluster: "dc1", prefix: vip, targets: [] }], services: ["shop/web"] });
  }

  after(ms: number): Evaluation {
    this.nowMs += ms;
    return this.#round({});
  }

  #round(more: Partial<Omit<Round, "services">> & { services?: readonly string[] }): Evaluation {
    const { services = [], ...rest } = more;
    return this.#evaluator.evaluate(
      {
        snapshot: snapshot(this.nowMs, this.#fibs),
        clusters: new Map([["dc1", this.#cluster]]),
        targets: [],
        prefixes: new Map(),
        expectations: [],
        unheard: this.unheard,
        changedClusters: [],
        ...rest,
        services: new Map([["dc1", services]]),
      },
      noTime,
    );
  }
}

const service = (evaluation: Evaluation) => evaluation.services.get("dc1/shop/web");
const states = (evaluation: Evaluation): string[] =>
  [...evaluation.prefixes.values()].flatMap(({ target, endpoints }) =>
    endpoints.map(({ node, state }) => `${target} ${node} ${state}`),
  );

const node1 = expected("node1", "10.0.0.1");
const node2 = expected("node2", "10.0.0.2");

test("evaluate: what is there is up at once", () => {
  const rounds = new Rounds([holding(["10.0.0.1"])]);
  const evaluation = rounds.expect(wants([node1]));
  assert.deepEqual(states(evaluation), ["leaf1 node1 up"]);
  assert.equal(service(evaluation)?.state, "up");
  assert.deepEqual(service(evaluation)?.counts, { expected: 1, present: 1, missing: 0, unknown: 0 });
});

test("evaluate: a lost next hop is updating for its hold-down, then down, since it was lost", () => {
  const rounds = new Rounds([holding(["10.0.0.1", "10.0.0.2"])]);
  rounds.expect(wants([node1, node2]));
  rounds.after(60_000);
  const lostMs = rounds.nowMs;
  const lost = rounds.fib(holding(["10.0.0.1"]));
  assert.deepEqual(states(lost), ["leaf1 node1 up", "leaf1 node2 updating"]);
  assert.equal(service(lost)?.state, "updating");
  assert.deepEqual(service(lost)?.counts, { expected: 2, present: 1, missing: 1, unknown: 0 });
  assert.equal(rounds.nextDeadlineMs, lostMs + 30_000);
  assert.equal(service(rounds.after(29_999))?.state, "updating");
  const settled = rounds.after(1);
  assert.deepEqual(states(settled), ["leaf1 node1 up", "leaf1 node2 down"]);
  assert.equal(service(settled)?.state, "degraded");
  assert.equal(service(settled)?.reason, "endpoint-nexthop-missing");
  assert.equal([...settled.prefixes.values()][0]?.endpoints[1]?.since, lostMs);
});

test("evaluate: a next hop that returns within its hold-down was never down", () => {
  const rounds = new Rounds([holding(["10.0.0.1"])]);
  rounds.expect(wants([node1]));
  const seen = [service(rounds.fib(fib()))?.state];
  seen.push(service(rounds.after(20_000))?.state);
  seen.push(service(rounds.fib(holding(["10.0.0.1"])))?.state);
  seen.push(service(rounds.after(60_000))?.state);
  assert.deepEqual(seen, ["updating", "updating", "up", "up"]);
});

test("evaluate: a session that is lost makes its verdicts unknown at once, and the service with them", () => {
  const rounds = new Rounds([holding(["10.0.0.1"]), holding(["10.0.0.1"], { target: "leaf2" })]);
  rounds.expect(wants([node1]), wants([node1], { target: "leaf2" }));
  const lost = rounds.fib(holding(["10.0.0.1"], { freshness: "stale" }));
  assert.deepEqual(states(lost), ["leaf1 node1 unknown", "leaf2 node1 up"]);
  assert.equal(service(lost)?.state, "unknown");
  assert.equal(service(lost)?.reason, "target-stale");
  assert.deepEqual(lost.fibChanges, []);
});

test("evaluate: no red light on a leaf for its start-up time after a sync", () => {
  const evaluator = new Evaluator({ holdDownMs: 1_000, startUpMs: 60_000, reachability: "inform" });
  const rounds = new Rounds([fib({ sinceMs: 100_000 })], evaluator);
  rounds.expect(wants([node1]));
  assert.deepEqual(states(rounds.after(59_999)), ["leaf1 node1 updating"]);
  assert.deepEqual(states(rounds.after(1)), ["leaf1 node1 down"]);
});

test("evaluate: a service is down when every address is down everywhere", () => {
  const rounds = new Rounds([fib()]);
  rounds.expect(wants([node1, node2]));
  const settled = rounds.after(30_000);
  assert.equal(service(settled)?.state, "down");
  assert.equal(service(settled)?.reason, "external-address-no-route");
  assert.equal(service(settled)?.severity, "critical");
});

test("evaluate: a cluster that cannot be known makes everything of it unknown, and comes back", () => {
  const rounds = new Rounds([holding(["10.0.0.1"])]);
  rounds.expect(wants([node1]));
  const stale = rounds.cluster(cluster({ known: false, unknownReason: "cluster-stale" }));
  assert.equal(service(stale)?.state, "unknown");
  assert.equal(service(stale)?.reason, "cluster-stale");
  assert.deepEqual(states(stale), ["leaf1 node1 unknown"]);
  assert.equal(service(rounds.cluster(cluster()))?.state, "up");
});

test("evaluate: a route of a lost session is no evidence once the leaf is synced without it", () => {
  const nothing = wants([], { nonExpectations: [{ prefix: vip, node: "*", reason: "noEndpoints" }] });
  const rounds = new Rounds([holding(["10.0.0.1"], { freshness: "stale" })]);
  const shown = (evaluation: Evaluation) => [...evaluation.prefixes.values()][0]?.route;
  assert.notEqual(shown(rounds.expect(nothing)), undefined);
  assert.equal(shown(rounds.fib(fib())), undefined);
});

test("evaluate: a malformed entry on another leaf of the group is no proof that it holds the next hop", () => {
  const grouped = { group: ["leaf1", "leaf2"] };
  const broken = fib({ target: "leaf2", routes: [route({ malformed: true })], group: group([hop("10.0.0.1")]) });
  const rounds = new Rounds([holding(["10.0.0.2"]), broken]);
  const first = rounds.expect(wants([node1], grouped), wants([node1], { ...grouped, target: "leaf2" }));
  assert.deepEqual(states(first), ["leaf1 node1 unknown", "leaf2 node1 unknown"]);
});

test("evaluate: a next hop that another leaf of the group has not told in full may be the node's", () => {
  const grouped = { group: ["leaf1", "leaf2"] };
  const half = group([hop("10.0.0.9", { type: undefined })]);
  const rounds = new Rounds([holding(["10.0.0.2"]), fib({ target: "leaf2", routes: [route()], group: half })]);
  const first = rounds.expect(wants([node1], grouped), wants([node1], { ...grouped, target: "leaf2" }));
  assert.deepEqual(states(first), ["leaf1 node1 unknown", "leaf2 node1 unknown"]);
});

test("evaluate: what a leaf of the group holds in another network instance is no matter of the group", () => {
  const grouped = { group: ["leaf1", "leaf2"] };
  const both = { ...holding(["10.0.0.2"], { target: "leaf2" }), networkInstances: ["default", "red"] };
  const elsewhere = { ...wants([], { target: "leaf2", reachable: true }), networkInstance: "blue" };
  const rounds = new Rounds([holding(["10.0.0.2"]), both]);
  const first = rounds.expect(wants([node1], grouped), elsewhere, wants([node1], { ...grouped, target: "leaf2" }));
  assert.deepEqual(states(first), ["leaf1 node1 updating", "leaf2 * unknown", "leaf2 node1 updating"]);
});

test("evaluate: a fault that began after the cluster was last heard of is not red before it is heard again", () => {
  const rounds = new Rounds([holding(["10.0.0.1"])]);
  rounds.expect(wants([node1]));
  rounds.unheard.set("dc1", rounds.nowMs - 1_000);
  rounds.fib(fib());
  assert.equal(service(rounds.after(300_000))?.state, "updating");
  rounds.unheard.clear();
  assert.equal(service(rounds.cluster(cluster()))?.state, "down");
});

test("evaluate: a fault from before stays red while the cluster is not heard", () => {
  const rounds = new Rounds([fib()]);
  rounds.expect(wants([node1]));
  assert.equal(service(rounds.after(30_000))?.state, "down");
  rounds.unheard.set("dc1", rounds.nowMs);
  assert.equal(service(rounds.cluster(cluster()))?.state, "down");
});

test("evaluate: an expectation that goes takes its verdicts along", () => {
  const rounds = new Rounds([holding(["10.0.0.1"])]);
  rounds.expect(wants([node1]));
  const gone = rounds.gone();
  assert.equal(gone.prefixes.size, 0);
  assert.equal(gone.services.size, 0);
  assert.deepEqual(
    gone.transitions.map(({ subject, from, to }) => [subject, from, to]),
    [
      ["endpoint", "up", undefined],
      ["service", "up", undefined],
    ],
  );
});

test("evaluate: a round without a change judges nothing and changes nothing", () => {
  const rounds = new Rounds([holding(["10.0.0.1"])]);
  const first = rounds.expect(wants([node1]));
  const before = first.prefixes.get(first.changedPrefixes[0] ?? "");
  const second = rounds.after(1_000);
  assert.equal(second.judged, 0);
  assert.deepEqual([second.changedPrefixes, second.changedServices, second.transitions], [[], [], []]);
  const repeated = rounds.fib(holding(["10.0.0.1"]));
  assert.equal(repeated.judged, 1);
  assert.deepEqual(repeated.changedPrefixes, []);
  assert.equal([...repeated.prefixes.values()][0], before);
});

test("evaluate: leaves of a group are judged together", () => {
  const leaves = ["leaf1", "leaf2"];
  const direct = leaves.map((target) => wants([node1], { target, group: leaves.filter((leaf) => leaf !== target) }));
  const other = holding(["10.0.0.9"], { target: "leaf2" });
  const rounds = new Rounds([holding(["10.0.0.1"]), other]);
  assert.deepEqual(states(rounds.expect(...direct)), ["leaf1 node1 up", "leaf2 node1 up"]);
  rounds.fib(holding(["10.0.0.8"]), other);
  assert.deepEqual(states(rounds.after(30_000)), ["leaf1 node1 down", "leaf2 node1 down"]);
});

test("evaluate: what changed on a synced leaf is history, with the route that stands now", () => {
  const rounds = new Rounds([holding(["10.0.0.1"])]);
  assert.equal(rounds.expect(wants([node1])).fibChanges[0]?.route?.nextHops[0]?.address, "10.0.0.1");
  assert.deepEqual(rounds.fib(holding(["10.0.0.1"])).fibChanges, []);
  const [change] = rounds.fib(fib()).fibChanges;
  assert.deepEqual([change?.target, change?.prefix, change?.route], ["leaf1", vip, undefined]);
});

/** A leaf that holds the prefix by another group, of these next hops. */
function moved(addresses: readonly string[], more: Partial<FibRoute> = {}): FibView {
  return fib({
    routes: [route({ nextHopGroup: 8, ...more })],
    group: group(
      addresses.map((address) => hop(address, { index: 2 })),
      { index: 8 },
    ),
  });
}

test("evaluate: a route that moves to a group that forwards alike changes the evidence, and no endpoint", () => {
  const rounds = new Rounds([holding(["10.0.0.1"])]);
  const before = [...rounds.expect(wants([node1])).prefixes.values()][0];
  const after = rounds.fib(moved(["10.0.0.1"]));
  const verdict = [...after.prefixes.values()][0];
  assert.equal(verdict?.endpoints, before?.endpoints);
  assert.equal(verdict?.route?.nextHopGroup, "8");
  assert.equal(verdict?.dataMs, rounds.nowMs);
  assert.deepEqual([after.changedPrefixes, after.changedServices, after.transitions], [[], [], []]);
  assert.deepEqual(after.movedPrefixes, [verdict?.key]);
  assert.deepEqual(
    after.fibChanges.map((change) => change.route?.nextHopGroup),
    ["8"],
  );
});

for (const [name, view] of Object.entries({
  "a group with other next hops": moved(["10.0.0.9"]),
  "a group whose next hop is not resolved": fib({
    routes: [route({ nextHopGroup: 8 })],
    group: group([hop("10.0.0.1", { resolved: "false" })], { index: 8 }),
  }),
  "a group that failed": fib({
    routes: [route({ nextHopGroup: 8 })],
    group: group([hop("10.0.0.1")], { index: 8, programming: { state: "failed", locations: ["complex-1.0"] } }),
  }),
  "a group that is not there": fib({
    routes: [route({ nextHopGroup: 8 })],
    group: group([], { index: 8, dangling: true }),
  }),
  "a group that forwards alike, but failed itself": moved(["10.0.0.1"], {
    programming: { state: "failed", locations: ["complex-1.0"] },
  }),
  "a group that forwards alike, but could not be read itself": moved(["10.0.0.1"], { malformed: true }),
  "a group that forwards alike, but is no longer active": moved(["10.0.0.1"], { active: false }),
})) {
  test(`evaluate: a route that moves to ${name} is judged`, () => {
    const rounds = new Rounds([holding(["10.0.0.1"])]);
    rounds.expect(wants([node1]));
    const [verdict] = rounds.fib(view).prefixes.values();
    assert.notEqual(verdict?.state, "up");
  });
}
