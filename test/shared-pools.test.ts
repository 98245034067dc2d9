import assert from "node:assert/strict";
import { test } from "node:test";
import { resourceNames } from "../src/model/cluster.ts";
import type { Evaluation } from "../src/verdict/verdict.ts";
import { endpoint, service, slice, upsert, usualEvents } from "./expectation/cluster.ts";
import { route, wholeRoute } from "./state/fib-updates.ts";
import { ManualClock } from "./state/manual-clock.ts";
import { usualWorld } from "./usual-world.ts";

const shared = "203.0.113.12/32";

/** Two clusters with the pool of the usual one; the second has told nothing. The leaf holds a prefix of the pool that the
 *  first does not announce. */
function twoClusters() {
  const clock = new ManualClock();
  const world = usualWorld(clock, undefined, {}, ["c2"]);
  const other = world.state.cluster("c2");
  world.heartbeat.beat();
  world.leaf.route(route(shared, wholeRoute(2)));
  /** The second cluster tells everything: with a service of the prefix, or without. */
  const tell = (announced: boolean): void => {
    for (const resource of resourceNames) other.apply({ type: "listed", resource, objects: [] });
    for (const event of usualEvents()) if (event.resource !== "services") other.apply(event);
    if (!announced) return;
    other.apply(upsert("endpointslices", slice("api", [endpoint("node-1")])));
    other.apply(upsert("services", service("api", ["203.0.113.12"])));
  };
  const lose = (): void => {
    for (const resource of resourceNames) {
      other.apply({ type: "alive", resource });
      other.apply({ type: "state", resource, state: "lost", message: "connection reset" });
    }
  };
  /** Who tells of an orphan, after so long. An audit finds nothing. */
  const orphans = async (afterMs: number): Promise<string[]> => {
    world.heartbeat.beat();
    await clock.advance(afterMs);
    const evaluation = world.heartbeat.beat();
    assert.deepEqual(world.audit.check(evaluation), []);
    return orphansOf(evaluation);
  };
  return { ...world, other, tell, lose, orphans };
}

function orphansOf({ prefixes }: Evaluation): string[] {
  const told = [...prefixes.values()].filter(({ unexpected }) =>
    unexpected.some(({ reason }) => reason === "unexpected-prefix"),
  );
  return told.map(({ cluster, prefix }) => `${cluster} ${prefix}`).sort();
}

test("shared pools: what another cluster announces is no orphan, and is one when it announces it no more", async () => {
  const { tell, orphans, other } = twoClusters();
  tell(true);
  assert.deepEqual(await orphans(60_000), []);
  other.apply({ type: "delete", resource: "services", key: "shop/api" });
  // In the other cluster it is a leftover first, and told as that.
  assert.deepEqual(await orphans(30_000), [`c1 ${shared}`]);
});

test("shared pools: an orphan that another cluster comes to announce is none", async () => {
  const { tell, orphans } = twoClusters();
  tell(false);
  assert.deepEqual(await orphans(30_000), [`c1 ${shared}`, `c2 ${shared}`]);
  tell(true);
  assert.deepEqual(await orphans(0), []);
});

test("shared pools: before every cluster has told what it announces, nothing is an orphan", async () => {
  const { tell, orphans } = twoClusters();
  assert.deepEqual(await orphans(60_000), []);
  tell(false);
  assert.deepEqual(await orphans(30_000), [`c1 ${shared}`, `c2 ${shared}`]);
});

test("shared pools: what comes while another cluster of the pool is not heard waits until it is", async () => {
  const { leaf, tell, lose, orphans } = twoClusters();
  tell(false);
  assert.equal((await orphans(30_000)).length, 2);
  lose();
  leaf.route(route("203.0.113.13/32", wholeRoute(2)));
  assert.deepEqual(await orphans(60_000), [`c1 ${shared}`, `c2 ${shared}`]);
  tell(false);
  assert.ok((await orphans(30_000)).includes("c1 203.0.113.13/32"));
});

test("shared pools: a cluster without services that cannot be known any more hides no orphan that was there before", async () => {
  const { tell, lose, orphans } = twoClusters();
  tell(false);
  assert.equal((await orphans(30_000)).length, 2);
  lose();
  assert.deepEqual(await orphans(300_000), [`c1 ${shared}`]);
});

test("shared pools: what a cluster announced that cannot be known any more is claimed twice still, and no orphan", async () => {
  const { heartbeat, other, tell, lose, orphans } = twoClusters();
  tell(true);
  other.apply(upsert("services", service("web", ["203.0.113.10"])));
  heartbeat.beat();
  lose();
  assert.deepEqual(await orphans(300_000), []);
  const { services, clusters } = heartbeat.beat();
  assert.equal(clusters.get("c2")?.known, false);
  const findings = services.get("c1/shop/web")?.findings.map(({ reason }) => reason);
  assert.deepEqual(findings, ["prefix-claimed-twice"]);
});
