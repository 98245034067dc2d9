import assert from "node:assert/strict";
import test from "node:test";
import { silentLog } from "../../src/log.ts";
import { noFacts } from "../../src/model/target.ts";
import { State } from "../../src/state/state.ts";
import { node, service } from "./cluster-objects.ts";
import { key, lost, prefix, route, session, wholeRoute } from "./fib-updates.ts";
import { ManualClock, settled } from "./manual-clock.ts";

const p = "192.0.2.1/32";
const leaf = (name: string) => ({ name, address: `${name}:57400`, networkInstances: ["default"] });

function newState(): { state: State; clock: ManualClock } {
  const clock = new ManualClock();
  const parts = { targets: [leaf("leaf1"), leaf("leaf2")], clusters: ["east", "west"], clock, log: silentLog };
  return { state: new State(parts), clock };
}

/** Changes with their prefixes as plain lists. */
function take(state: State): unknown {
  const { targets, prefixes, clusters } = state.takeChanges();
  return { targets, prefixes: new Map([...prefixes].map(([name, set]) => [name, [...set]])), clusters };
}

const nothing = { targets: new Set(), prefixes: new Map(), clusters: new Map() };

test("state: a snapshot holds every target and cluster, and the moment", async () => {
  const { state, clock } = newState();
  await clock.advance(5);
  const snapshot = state.snapshot();
  assert.equal(snapshot.nowMs, clock.nowMs());
  assert.deepEqual([...snapshot.targets.keys()], ["leaf1", "leaf2"]);
  assert.deepEqual([...snapshot.clusters.keys()], ["east", "west"]);
  assert.equal(snapshot.targets.get("leaf1")?.fib.freshness, "connecting");
  assert.equal(snapshot.targets.get("leaf2")?.session.address, "leaf2:57400");
});

test("state: changes are told by target, prefix and cluster, and once", () => {
  const { state } = newState();
  state.watch(prefix(p));
  assert.deepEqual([...state.takeChanges().targets], ["leaf1", "leaf2"], "new ones are judged");
  for (const name of ["leaf1", "leaf2"]) {
    state.target(name).sessionOpened(session);
    state.target(name).synced();
  }
  state.takeChanges();
  assert.deepEqual(take(state), nothing);
  state.target("leaf1").route(route(p, wholeRoute(7)));
  state.target("leaf2").route(route("198.51.100.0/24", wholeRoute(7)));
  state.cluster("west").apply({ type: "upsert", resource: "services", object: service("web") });
  assert.deepEqual(take(state), {
    targets: new Set(),
    prefixes: new Map([["leaf1", [p]]]),
    clusters: new Map([["west", { all: false, services: new Set(["shop/web"]) }]]),
  });
  state.target("leaf2").sessionLost(lost);
  state.target("leaf1").facts({ ...noFacts, hostName: "leaf-1" });
  state.cluster("east").apply({ type: "upsert", resource: "nodes", object: node("node-1") });
  assert.deepEqual(take(state), {
    targets: new Set(["leaf1", "leaf2"]),
    prefixes: new Map(),
    clusters: new Map([["east", { all: true, services: new Set() }]]),
  });
  state.unwatch(prefix(p));
  state.target("leaf1").delete({ list: "route", family: 4, networkInstance: undefined, prefix: key(p).prefix });
  assert.deepEqual(take(state), nothing);
});

test("state: any change of a watched prefix, a target or a cluster wakes; another route does not", async () => {
  const { state, clock } = newState();
  const abort = new AbortController();
  let wakes = 0;
  const count = async (): Promise<void> => {
    while (await state.changed(10, 100, abort.signal)) {
      wakes++;
      state.takeChanges();
    }
  };
  const counting = count();
  const wakesAfter = async (change: () => void): Promise<number> => {
    const before = wakes;
    change();
    await clock.advance(50);
    await settled();
    return wakes - before;
  };
  assert.equal(await wakesAfter(() => {}), 1, "the targets are new");
  const table = state.target("leaf1");
  assert.equal(await wakesAfter(() => table.sessionOpened(session)), 1);
  assert.equal(await wakesAfter(() => table.route(route(p, wholeRoute(7)))), 0, "it is filled aside");
  assert.equal(await wakesAfter(() => table.synced()), 1);
  assert.equal(await wakesAfter(() => table.route(route("10.0.0.0/8", wholeRoute(7)))), 0);
  state.watch(prefix(p));
  assert.equal(await wakesAfter(() => table.route(route(p, { metric: 9 }))), 1);
  assert.equal(await wakesAfter(() => table.received(10, undefined)), 0);
  assert.equal(await wakesAfter(() => state.cluster("east").apply({ type: "alive", resource: "nodes" })), 0);
  const down = { type: "state", resource: "nodes", state: "lost", message: "reset" } as const;
  assert.equal(await wakesAfter(() => state.cluster("east").apply(down)), 1);
  assert.equal(await wakesAfter(() => state.removeTarget("leaf2")), 1);
  abort.abort();
  await counting;
});

test("state: a view of a target that is gone reads an empty FIB that nobody trusts", () => {
  const { state } = newState();
  const table = state.target("leaf1");
  table.sessionOpened(session);
  table.route(route(p, wholeRoute(7)));
  table.synced();
  const fib = state.snapshot().targets.get("leaf1")?.fib;
  assert.equal(fib?.activeRoute("default", prefix(p))?.prefix, p);
  state.removeTarget("leaf1");
  table.route(route(p, wholeRoute(7)));
  assert.deepEqual([fib?.activeRoute("default", prefix(p)), fib?.counts.routes], [undefined, 0]);
  assert.equal(fib?.freshness, "connecting");
});

test("state: targets come and go", () => {
  const { state } = newState();
  state.takeChanges();
  const table = state.addTarget(leaf("leaf3"));
  assert.equal(state.target("leaf3"), table);
  assert.throws(() => state.addTarget(leaf("leaf3")), /there is a target of this name: leaf3/);
  state.removeTarget("leaf1");
  state.removeTarget("ghost");
  assert.deepEqual([...state.takeChanges().targets].sort(), ["leaf1", "leaf3"]);
  assert.deepEqual([...state.snapshot().targets.keys()], ["leaf2", "leaf3"]);
  assert.throws(() => state.target("leaf1"), /no such target: leaf1/);
  assert.throws(() => state.cluster("north"), /no such cluster: north/);
});

test("state: facts that move no node are told apart, and have nothing judged again", () => {
  const { state } = newState();
  state.takeChanges();
  const neighbor = { networkInstance: "default", peerAddress: "192.0.2.7", peerAs: 65_001 };
  const facts = { ...noFacts, bgpNeighbors: [{ ...neighbor, sessionState: "established" }] };
  state.target("leaf1").facts(facts);
  const first = state.takeChanges();
  assert.deepEqual([[...first.targets], [...first.facts]], [["leaf1"], ["leaf1"]]);
  state.target("leaf1").facts({ ...facts, bgpNeighbors: [{ ...neighbor, sessionState: "active" }] });
  const second = state.takeChanges();
  assert.deepEqual([[...second.targets], [...second.facts]], [[], ["leaf1"]]);
  assert.equal(state.takeChanges().facts.size, 0);
});
