import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { NodeAddressIndex } from "../../src/expectation/expectation.ts";
import type { IpAddress } from "../../src/model/address.ts";
import { prefixContains } from "../../src/model/address.ts";
import type { Evaluation } from "../../src/verdict/verdict.ts";
import { endpointsOf, surplusOf, TimedRounds } from "./rounds.ts";
import { cluster, expected, fib, group, holding, hop, route, vip, wants } from "./world.ts";

const node1 = expected("node1", "10.0.0.1");

/** Nodes by name and address. */
function nodes(named: Readonly<Record<string, string>>): NodeAddressIndex {
  const byAddress = new Map(Object.entries(named).map(([name, address]) => [address, name]));
  return {
    nodeOf: (address) => byAddress.get(address),
    identities: () =>
      Object.entries(named).map(([name, address]) => ({
        name,
        hostname: undefined,
        labels: {},
        addresses: [address as IpAddress],
        peers: [],
      })),
  };
}

const known = (named: Readonly<Record<string, string>>) => cluster({ nodes: nodes(named) });
const pool = {
  covers: (prefix: string) => prefixContains("192.0.2.0/24" as typeof vip, prefix.split("/")[0] as IpAddress),
};

/** A leaf whose route came and whose service then went. */
function left(more: Partial<ConstructorParameters<typeof TimedRounds>[1]> = {}): TimedRounds {
  const rounds = new TimedRounds([holding(["10.0.0.1"])], more);
  rounds.cluster = known({ node1: "10.0.0.1" });
  rounds.expect(wants([node1]));
  rounds.after(60_000);
  rounds.expect();
  return rounds;
}

test("leftover: a route that stays after its service went is stale, after its hold-down", () => {
  const rounds = left();
  assert.deepEqual(surplusOf(rounds.after(29_999)), []);
  const late = rounds.after(1);
  assert.deepEqual(surplusOf(late), ["leaf1 10.0.0.1 node1 stale-nexthop"]);
  assert.equal([...late.prefixes.values()][0]?.expectation, undefined);
  assert.deepEqual(endpointsOf(late), []);
});

test("leftover: one that goes in time is never told, and then nothing is judged any more", () => {
  const rounds = left();
  rounds.after(10_000);
  rounds.fib([fib()]);
  assert.equal(rounds.evaluator.judges("dc1", vip), true, "it may come back within the hold-down");
  assert.deepEqual(surplusOf(rounds.after(20_000)), []);
  assert.equal(rounds.evaluator.judges("dc1", vip), false);
});

test("leftover: a stale route that goes at last is forgotten at once", () => {
  const rounds = left();
  rounds.after(30_000);
  const gone = rounds.fib([fib()]);
  assert.deepEqual(surplusOf(gone), []);
  assert.equal(gone.prefixes.size, 0);
  assert.equal(gone.changedPrefixes.length, 1);
  assert.equal(rounds.evaluator.judges("dc1", vip), false);
});

test("leftover: a route of another origin is no leftover, and is watched no longer than configured", () => {
  const rounds = new TimedRounds([holding(["10.0.0.1"])]);
  rounds.cluster = known({ node1: "10.0.0.1" });
  rounds.expect(wants([node1]));
  rounds.fib([fib({ routes: [route({ routeType: "static" })], group: group([hop("10.0.0.1")]) })]);
  rounds.expect();
  assert.deepEqual(surplusOf(rounds.after(599_999)), []);
  assert.equal(rounds.evaluator.judges("dc1", vip), true);
  rounds.after(1);
  assert.equal(rounds.evaluator.judges("dc1", vip), false);
});

test("leftover: a service that comes back is judged as any other", () => {
  const rounds = left();
  rounds.after(30_000);
  const back = rounds.expect(wants([node1]));
  assert.deepEqual(surplusOf(back), []);
  assert.deepEqual(endpointsOf(back), ["leaf1 node1 up"]);
});

test("leftover: nothing is told while the leaf cannot be read, nor while the cluster is not heard", () => {
  const lost = left();
  lost.fib([holding(["10.0.0.1"], { freshness: "stale" })]);
  assert.deepEqual(surplusOf(lost.after(300_000)), []);
  assert.equal(lost.evaluator.judges("dc1", vip), true);
  const unheard = left();
  unheard.unheardMs = unheard.nowMs - 1;
  assert.deepEqual(surplusOf(unheard.after(300_000)), []);
});

test("leftover: without a bound for it, nothing is remembered of what went", () => {
  const rounds = left({ leftoverMs: undefined });
  assert.equal(rounds.evaluator.judges("dc1", vip), false);
});

test("leftover: a next hop to a node that is gone is stale once its BGP session must have run out", () => {
  const rounds = new TimedRounds([holding(["10.0.0.1", "10.0.0.2"])]);
  rounds.cluster = known({ node1: "10.0.0.1", node2: "10.0.0.2" });
  rounds.expect(wants([node1, expected("node2", "10.0.0.2")]));
  rounds.after(60_000);
  rounds.surroundings(known({ node1: "10.0.0.1" }));
  rounds.expect(wants([node1]));
  assert.deepEqual(surplusOf(rounds.after(209_999)), []);
  assert.deepEqual(surplusOf(rounds.after(1)), ["leaf1 10.0.0.2 node2 stale-nexthop"]);
  rounds.surroundings(known({ node1: "10.0.0.1", node3: "10.0.0.2" }));
  assert.deepEqual(
    surplusOf(rounds.fib(rounds.fibs)),
    [],
    "the address has a node again, which is announced elsewhere",
  );
});

test("pools: a BGP route in a pool that no service explains is told after the hold-down, wherever it leads", () => {
  const rounds = new TimedRounds([fib()]);
  rounds.pools = pool;
  rounds.cluster = { ...known({ node1: "10.0.0.1" }), prefixes: new Map() };
  rounds.fib([holding(["10.0.0.1", "10.9.9.9"])]);
  assert.deepEqual(surplusOf(rounds.after(29_999)), []);
  assert.deepEqual(surplusOf(rounds.after(1)), [
    "leaf1 10.0.0.1 node1 unexpected-prefix",
    "leaf1 10.9.9.9 unexpected-prefix",
  ]);
  assert.deepEqual(surplusOf(rounds.fib([fib()])), []);
  assert.equal(rounds.evaluator.judges("dc1", vip), false);
});

for (const { name, routes, explained } of [
  { name: "a route of the leaf itself", routes: [route({ routeType: "arp-nd" })], explained: false },
  { name: "an inactive one", routes: [route({ active: false })], explained: false },
  { name: "one a service explains", routes: [route()], explained: true },
]) {
  test(`pools: ${name} is nobody's orphan`, () => {
    const rounds = new TimedRounds([fib()]);
    rounds.pools = pool;
    rounds.cluster = explained ? cluster() : cluster({ prefixes: new Map() });
    rounds.fib([fib({ routes, group: group([hop("10.0.0.1")]) })]);
    assert.deepEqual(surplusOf(rounds.after(60_000)), []);
    assert.equal(rounds.evaluator.judges("dc1", vip), false);
  });
}

test("pools: an orphan is none once its pool is gone, or a service explains it", () => {
  const orphan = (): TimedRounds => {
    const rounds = new TimedRounds([fib()]);
    rounds.pools = pool;
    rounds.cluster = cluster({ prefixes: new Map() });
    rounds.fib([holding(["10.0.0.1"])]);
    assert.equal(surplusOf(rounds.after(30_000)).length, 1);
    return rounds;
  };
  const without = orphan();
  without.pools = { covers: () => false };
  assert.deepEqual(surplusOf(without.surroundings()), []);
  assert.equal(without.evaluator.judges("dc1", vip), false);
  const explained = orphan();
  assert.deepEqual(surplusOf(explained.expect(wants([node1]))), []);
});

test("pools: a route of a prefix that a service explained until now is an orphan on every leaf it was not expected on", () => {
  const elsewhere = holding(["10.0.0.1"], { target: "leaf2" });
  const rounds = new TimedRounds([holding(["10.0.0.1"]), elsewhere]);
  rounds.pools = pool;
  rounds.cluster = known({ node1: "10.0.0.1" });
  rounds.expect(wants([node1]));
  rounds.fib([elsewhere]);
  rounds.fibs = [fib(), elsewhere];
  rounds.cluster = { ...rounds.cluster, prefixes: new Map() };
  rounds.expect();
  assert.deepEqual(surplusOf(rounds.after(30_000)), ["leaf2 10.0.0.1 node1 unexpected-prefix"]);
});

test("pools: a prefix that is judged in one network instance may be an orphan in another", () => {
  const held = [route(), route({ networkInstance: "red" })];
  const leaf = (routes: typeof held) => ({
    ...fib({ routes, group: group([hop("10.9.9.9")]) }),
    networkInstances: ["default", "red"],
  });
  const rounds = new TimedRounds([leaf([])]);
  rounds.pools = pool;
  rounds.cluster = { ...known({}), prefixes: new Map() };
  rounds.fib([leaf(held.slice(0, 1))]);
  rounds.fib([leaf(held)]);
  const told = [...rounds.after(30_000).prefixes.values()].map(({ networkInstance }) => networkInstance);
  assert.deepEqual(told.sort(), ["default", "red"]);
});

test("leftover: whatever comes and goes, in the end only what is there in surplus is told", () => {
  const step = fc.oneof(
    fc.record({ kind: fc.constant("wanted" as const), yes: fc.boolean() }),
    fc.record({ kind: fc.constant("held" as const), yes: fc.boolean() }),
    fc.record({ kind: fc.constant("time" as const), ms: fc.integer({ min: 1, max: 40_000 }) }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
      const rounds = new TimedRounds([fib()]);
      rounds.cluster = { ...known({ node1: "10.0.0.1" }), prefixes: new Map() };
      rounds.pools = pool;
      let wanted = false;
      let held = false;
      for (const one of steps) {
        if (one.kind === "time") rounds.after(one.ms);
        else if (one.kind === "held") {
          held = one.yes;
          rounds.fib([held ? holding(["10.0.0.1"]) : fib()]);
        } else if (one.yes !== wanted) {
          wanted = one.yes;
          rounds.cluster = { ...rounds.cluster, prefixes: wanted ? cluster().prefixes : new Map() };
          rounds.expect(...(wanted ? [wants([node1])] : []));
          if (!wanted) rounds.fib(rounds.fibs);
        }
      }
      const end = rounds.after(700_000);
      const states = endpointsOf(end).map((text) => text.split(" ")[2]);
      assert.deepEqual(states, wanted ? [held ? "up" : "down"] : []);
      assert.equal(surplusOf(end).length, !wanted && held ? 1 : 0);
      assert.equal(rounds.evaluator.judges("dc1", vip), wanted || held);
    }),
  );
});

test("history: what a leaf was told to hold ends when nobody looks at it any more, and begins anew", () => {
  const elsewhere = holding(["10.0.0.1"], { target: "leaf2" });
  const rounds = new TimedRounds([holding(["10.0.0.1"]), elsewhere]);
  rounds.expect(wants([node1]), wants([node1], { target: "leaf2" }));
  const routesOf = ({ fibChanges }: Evaluation) => fibChanges.map(({ target, route }) => [target, route !== undefined]);
  assert.deepEqual(routesOf(rounds.expect(wants([node1]))), [["leaf2", false]]);
  rounds.fibs = [holding(["10.0.0.1"]), fib({ target: "leaf2" })];
  assert.deepEqual(routesOf(rounds.expect(wants([node1]), wants([node1], { target: "leaf2" }))), []);
});
