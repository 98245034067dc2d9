import assert from "node:assert/strict";
import { test } from "node:test";
import type { EndpointEvidence } from "../../src/verdict/verdict.ts";
import { endpoint, node, service, slice, upsert } from "../expectation/cluster.ts";
import { route, wholeRoute } from "../state/fib-updates.ts";
import { ManualClock } from "../state/manual-clock.ts";
import { usualWorld } from "../usual-world.ts";

const kinds = (evidence: EndpointEvidence | undefined): string[] =>
  (evidence?.objects ?? []).map(({ kind, name, resourceVersion }) => `${kind} ${name} ${resourceVersion}`);

test("evidence: an endpoint stands on its service, node, peers, pool, advertisements and endpoints, as they were", async () => {
  const clock = new ManualClock();
  const { cluster, leaf, heartbeat } = usualWorld(clock);
  cluster.apply(upsert("nodes", { ...node("node-3"), resourceVersion: "77" }));
  leaf.delete({ list: "next-hop-group", networkInstance: "default", index: 2, member: 3 });
  heartbeat.beat();
  await clock.advance(60_000);
  cluster.apply(upsert("services", { ...service("web", ["203.0.113.10"]), resourceVersion: "78" }));
  const [verdict] = heartbeat.beat().prefixes.values();
  const down = verdict?.endpoints.find(({ state }) => state === "down");
  const told = kinds(down?.evidence);
  assert.deepEqual(
    told.map((one) => one.split(" ")[0]),
    ["Service", "Node", "BGPPeer", "IPAddressPool", "BGPAdvertisement", "EndpointSlice"],
  );
  assert.ok(told.includes("Service web 78") && told.includes("Node node-3 77"), told.join());
  cluster.apply(upsert("services", { ...service("web", ["203.0.113.10"]), resourceVersion: "79" }));
  const [later] = heartbeat.beat().prefixes.values();
  assert.deepEqual(kinds(later?.endpoints.find(({ state }) => state === "down")?.evidence), told);
});

test("evidence: a next hop too many says since when it is there, when that was told first, and what it stood on", async () => {
  const clock = new ManualClock();
  const { cluster, heartbeat } = usualWorld(clock);
  heartbeat.beat();
  cluster.apply(upsert("services", service("web", ["203.0.113.10"], { externalTrafficPolicy: "Local" })));
  cluster.apply(upsert("endpointslices", slice("web", [endpoint("node-2")])));
  const sinceMs = heartbeat.beat().atMs;
  await clock.advance(30_000);
  const [verdict] = heartbeat.beat().prefixes.values();
  const [hop] = verdict?.unexpected ?? [];
  assert.deepEqual([hop?.node, hop?.since, hop?.lastTransition], ["node-1", sinceMs, sinceMs + 30_000]);
  const told = kinds(hop?.evidence).map((one) => one.split(" ").slice(0, 2).join(" "));
  assert.ok(told.includes("Service web") && told.includes("Node node-1"), told.join());
  await clock.advance(30_000);
  cluster.apply(upsert("nodes", { ...node("node-1"), resourceVersion: "99" }));
  const [later] = heartbeat.beat().prefixes.values();
  assert.deepEqual(later?.unexpected[0], hop);
});

test("evidence: of an orphan, it is the pool and the node", async () => {
  const clock = new ManualClock();
  const { leaf, heartbeat } = usualWorld(clock);
  heartbeat.beat();
  leaf.route(route("203.0.113.12/32", wholeRoute(2)));
  heartbeat.beat();
  await clock.advance(30_000);
  const verdict = heartbeat.beat().prefixes.get("leaf1|default|c1|203.0.113.12/32");
  const told = kinds(verdict?.unexpected[0]?.evidence).map((one) => one.split(" ")[0]);
  assert.deepEqual(told, ["Node", "IPAddressPool", "BGPAdvertisement"]);
});
