import assert from "node:assert/strict";
import test from "node:test";
import type { ClusterEvent } from "../../src/model/cluster.ts";
import { ClusterTable } from "../../src/state/cluster-table.ts";
import { node, service, slice } from "./cluster-objects.ts";
import { ManualClock } from "./manual-clock.ts";

function listedTable(): ClusterTable {
  const table = new ClusterTable("east", new ManualClock());
  table.apply({ type: "listed", resource: "services", objects: [service("web"), service("api")] });
  table.apply({
    type: "listed",
    resource: "endpointslices",
    objects: [slice("web-2", "web"), slice("web-1", "web"), slice("api-1", "api")],
  });
  table.apply({ type: "listed", resource: "nodes", objects: [node("node-1")] });
  table.takeChange();
  return table;
}

const only = (...services: string[]): object => ({ all: false, services: new Set(services) });
const all = { all: true, services: new Set() };

const cases: { name: string; event: ClusterEvent; change: object | undefined }[] = [
  {
    name: "a service that changed names itself",
    event: { type: "upsert", resource: "services", object: service("web", { deleting: true }) },
    change: only("shop/web"),
  },
  {
    name: "a service under a new resourceVersion is the same",
    event: { type: "upsert", resource: "services", object: service("web", { resourceVersion: "2" }) },
    change: undefined,
  },
  {
    name: "a service that is gone names itself",
    event: { type: "delete", resource: "services", key: "shop/web" },
    change: only("shop/web"),
  },
  {
    name: "a delete of what was never there",
    event: { type: "delete", resource: "services", key: "shop/ghost" },
    change: undefined,
  },
  {
    name: "a slice names its service",
    event: { type: "upsert", resource: "endpointslices", object: slice("web-1", "web", { endpoints: [] }) },
    change: only("shop/web"),
  },
  {
    name: "a slice that moves names both services",
    event: { type: "upsert", resource: "endpointslices", object: slice("web-1", "api") },
    change: only("shop/web", "shop/api"),
  },
  {
    name: "a slice without a service names none",
    event: { type: "upsert", resource: "endpointslices", object: slice("stray", undefined) },
    change: undefined,
  },
  {
    name: "a node concerns all",
    event: { type: "upsert", resource: "nodes", object: node("node-1", { ready: "False" }) },
    change: all,
  },
  {
    name: "a node's heartbeat concerns none",
    event: { type: "upsert", resource: "nodes", object: node("node-1", { resourceVersion: "77" }) },
    change: undefined,
  },
  {
    name: "a list repeated changes nothing",
    event: { type: "listed", resource: "services", objects: [service("api"), service("web")] },
    change: undefined,
  },
  {
    name: "a list names what is gone from it",
    event: { type: "listed", resource: "services", objects: [service("api")] },
    change: only("shop/web"),
  },
  {
    name: "a lost watch concerns all",
    event: { type: "state", resource: "pods", state: "lost", message: "connection reset" },
    change: all,
  },
  { name: "a bookmark is no change", event: { type: "alive", resource: "services" }, change: undefined },
];

for (const { name, event, change } of cases) {
  test(`cluster table: ${name}`, () => {
    const table = listedTable();
    table.apply(event);
    assert.deepEqual(table.takeChange(), change);
    assert.equal(table.takeChange(), undefined);
  });
}

test("cluster table: slices of a service stand in the order of their names, whatever the order of events", () => {
  const table = listedTable();
  const names = (key: string): string[] =>
    table
      .view()
      .slicesOf(key)
      .map((each) => each.name);
  assert.deepEqual(names("shop/web"), ["web-1", "web-2"]);
  table.apply({ type: "upsert", resource: "endpointslices", object: slice("web-2", "api") });
  assert.deepEqual(names("shop/web"), ["web-1"]);
  assert.deepEqual(names("shop/api"), ["api-1", "web-2"]);
  table.apply({ type: "delete", resource: "endpointslices", key: "shop/web-1" });
  assert.deepEqual(names("shop/web"), []);
});

test("cluster table: a resource tells its state, since when, and when it was last alive", async () => {
  const clock = new ManualClock(1000);
  const table = new ClusterTable("east", clock);
  const nodes = table.view().resource("nodes");
  assert.deepEqual([nodes.state, nodes.sinceMs, nodes.aliveMs], ["pending", 1000, undefined]);
  await clock.advance(50);
  table.apply({ type: "listed", resource: "nodes", objects: [node("node-1")] });
  await clock.advance(50);
  table.apply({ type: "alive", resource: "nodes" });
  assert.deepEqual([nodes.state, nodes.sinceMs, nodes.aliveMs], ["listed", 1050, 1100]);
  await clock.advance(50);
  table.apply({ type: "state", resource: "nodes", state: "lost", message: "connection reset" });
  assert.deepEqual([nodes.state, nodes.message, nodes.sinceMs], ["lost", "connection reset", 1150]);
  assert.equal(nodes.objects.size, 1, "the last we knew is kept");
});

test("cluster table: a CRD that is not served has no objects; a core resource keeps them whatever the API server says", () => {
  const table = new ClusterTable("east", new ManualClock());
  const nodes = table.view().resource("nodes");
  const endpointslices = table.view().resource("endpointslices");
  const ipaddresspools = table.view().resource("ipaddresspools");
  table.apply({ type: "upsert", resource: "nodes", object: node("node-1") });
  table.apply({ type: "upsert", resource: "endpointslices", object: slice("web-a1", "web") });
  const blue = { ...node("blue"), namespace: "metallb-system", addresses: [] };
  table.apply({ type: "upsert", resource: "ipaddresspools", object: blue });
  for (const resource of ["nodes", "endpointslices", "ipaddresspools"] as const) {
    table.apply({ type: "state", resource, state: "absent", message: "not served" });
  }
  assert.deepEqual([nodes.objects.size, endpointslices.objects.size, ipaddresspools.objects.size], [1, 1, 0]);
  assert.equal(table.view().slicesOf("shop/web").length, 1);
});

test("cluster table: the holder is told of a change, not of a repetition", () => {
  let told = 0;
  const table = new ClusterTable("east", new ManualClock(), () => told++);
  table.apply({ type: "upsert", resource: "services", object: service("web") });
  assert.equal(told, 1);
  table.apply({ type: "upsert", resource: "services", object: service("web", { resourceVersion: "2" }) });
  assert.equal(told, 1);
});
