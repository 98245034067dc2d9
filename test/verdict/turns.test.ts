import assert from "node:assert/strict";
import { test } from "node:test";
import type { ClusterExpectations } from "../../src/expectation/expectation.ts";
import type { IpPrefix } from "../../src/model/address.ts";
import type { FibView } from "../../src/model/fib.ts";
import type { Turn } from "../../src/turn.ts";
import { Evaluator } from "../../src/verdict/evaluate.ts";
import type { ExpectedPrefix, Round } from "../../src/verdict/round.ts";
import type { Evaluation } from "../../src/verdict/verdict.ts";
import { cluster, expected, fib, group, hop, route, snapshot, vip, wants } from "./world.ts";

const other = "192.0.2.20/32" as IpPrefix;
const leaves = ["leaf1", "leaf2"];
/** A turn in which one thing is done. */
const short: Turn = { over: true };

function holdsBoth(target: string, more: Parameters<typeof fib>[0] = {}): FibView {
  const routes = [vip, other].map((prefix) => route({ prefix }));
  return fib({ target, routes, group: group([hop("10.0.0.1")]), ...more });
}

/** What both leaves should hold of a prefix: node1 as its next hop. */
function expectedOf(prefix: IpPrefix): ExpectedPrefix {
  const node1 = expected("node1", "10.0.0.1", { prefix });
  const targets = leaves.map((target) => ({ ...wants([node1], { target }), prefix }));
  return { cluster: "dc1", prefix, targets };
}

/** An evaluator of two leaves that should hold two prefixes; services "shop/web" and "shop/api" are on one each. */
class World {
  readonly #evaluator = new Evaluator({ holdDownMs: 0, startUpMs: 0, reachability: "inform" });
  #cluster: ClusterExpectations;
  fibs = leaves.map((target) => holdsBoth(target));

  constructor() {
    const { services, prefixes } = cluster();
    const web = services.get("shop/web");
    const prefix = prefixes.get(vip);
    if (web === undefined || prefix === undefined) throw new Error("no service");
    const [address] = web.addresses;
    if (address === undefined) throw new Error("no address");
    const api = { ...web, name: "api", addresses: [{ ...address, prefixes: [other] }] };
    this.#cluster = cluster({
      services: new Map([["shop/web", web] as const, ["shop/api", api] as const]),
      prefixes: new Map([[vip, prefix] as const, [other, { ...prefix, prefix: other }] as const]),
    });
  }

  round(more: Partial<Round>, turn?: Turn): Evaluation {
    const rest = {
      snapshot: snapshot(1_000_000, this.fibs),
      clusters: new Map([["dc1", this.#cluster]]),
      targets: [],
      prefixes: new Map(),
      expectations: [],
      services: new Map(),
      unheard: new Map(),
      changedClusters: [],
    };
    return this.#evaluator.evaluate({ ...rest, ...more }, () => 0, turn);
  }

  /** All of it, judged in one piece. */
  whole(): Evaluation {
    const services = new Map([["dc1", ["shop/web", "shop/api"] as const]]);
    return this.round({ expectations: [expectedOf(vip), expectedOf(other)], services });
  }

  loseCluster(more: Partial<Round>, turn: Turn): Evaluation {
    this.#cluster = { ...this.#cluster, known: false, unknownReason: "cluster-stale" };
    return this.round({ changedClusters: ["dc1"], ...more }, turn);
  }
}

/** Every endpoint as `leaf prefix state`, and every service as `name state`. */
function told({ prefixes, services }: Evaluation): string[] {
  const ofPrefixes = [...prefixes.values()].map(({ target, prefix, state }) => `${target} ${prefix} ${state}`);
  return [...ofPrefixes, ...[...services.values()].map(({ name, state }) => `${name} ${state}`)].sort();
}

test("turns: what is more than one is judged by the next, a prefix on all of its leaves together, and then all is told", () => {
  const whole = new World().whole();
  const world = new World();
  const services = new Map([["dc1", ["shop/web", "shop/api"] as const]]);
  const first = world.round({ expectations: [expectedOf(vip), expectedOf(other)], services }, short);
  assert.deepEqual([first.judged, first.waiting], [2, 2]);
  assert.deepEqual(
    told(first),
    [`leaf1 ${vip} up`, `leaf2 ${vip} up`, "web up"],
    "the other service is not told in part",
  );
  const second = world.round({}, short);
  assert.deepEqual([second.judged, second.waiting], [2, 0]);
  assert.deepEqual(second.changedServices, ["dc1/shop/api"]);
  assert.deepEqual(told(second), told(whole));
});

test("turns: what rests on a leaf that was lost is judged before all that waits", () => {
  const world = new World();
  world.whole();
  const waiting = world.round({ changedClusters: ["dc1"] }, short);
  assert.equal(waiting.waiting, 2);
  world.fibs = [holdsBoth("leaf1"), holdsBoth("leaf2", { freshness: "stale" })];
  const lost = world.round({ targets: ["leaf2"] }, short);
  assert.equal(lost.judged, 1);
  const next = world.round({}, short);
  assert.deepEqual(
    [...next.prefixes.values()].filter(({ target }) => target === "leaf2").map(({ state }) => state),
    ["unknown", "unknown"],
  );
  assert.equal(next.waiting, 1, "leaf1 waits still");
});

test("turns: a cluster that cannot be known makes its services unknown at once, whatever waits", () => {
  const world = new World();
  world.whole();
  const unattached = { size: 1, has: (_: string, prefix: IpPrefix) => prefix === other };
  const lost = world.loseCluster({ unattached }, short);
  assert.ok(lost.waiting > 0);
  assert.deepEqual([...lost.services.values()].map(({ name, state }) => `${name} ${state}`).sort(), [
    "api unknown",
    "web unknown",
  ]);
});

test("turns: a prefix of which it is worked out anew who should hold it is not judged until that is known", () => {
  const world = new World();
  world.whole();
  const unattached = { size: 1, has: (_: string, prefix: IpPrefix) => prefix === vip };
  world.fibs = leaves.map((target) => fib({ target }));
  const changed = new Map(leaves.map((leaf) => [leaf, [vip, other]]));
  const before = world.round({ prefixes: changed, unattached });
  assert.deepEqual(
    told(before).filter((line) => line.includes(vip)),
    leaves.map((leaf) => `${leaf} ${vip} up`),
  );
  assert.deepEqual(
    told(before).filter((line) => line.includes(other)),
    leaves.map((leaf) => `${leaf} ${other} down`),
  );
  const after = world.round({ expectations: [{ ...expectedOf(vip), onlyLeavesMoved: true }] });
  assert.equal(after.waiting, 0);
  assert.deepEqual(
    told(after).filter((line) => line.includes(vip)),
    leaves.map((leaf) => `${leaf} ${vip} down`),
  );
});
