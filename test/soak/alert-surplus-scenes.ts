import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import type { World } from "../../src/demo/world.ts";
import { parseAddress, parsePrefix } from "../../src/model/address.ts";
import { nodeObject, serviceObject } from "../../src/simulator/kubernetes-objects.ts";
import { heal } from "../../src/simulator/leaf-faults.ts";
import type { Route } from "../../src/simulator/route-table.ts";
import { cause, leafOf, type Scene } from "./alert-scene.ts";

const payments = "203.0.113.12/32";
const staging = { prefix: "203.0.113.130/32", nextHops: ["192.0.2.74"] };
const images = { prefix: "203.0.113.21/32", nextHops: ["192.0.2.11", "192.0.2.12", "192.0.2.13"] };
const nobody = { prefix: "203.0.113.99/32", nextHops: ["192.0.2.12"] };

/** Routes that are there and should not be. */
export const surplusScenes: readonly Scene[] = [
  {
    name: "a black hole: a leaf forwards a Local service to a node without a pod",
    expect: "KbutlerBlackHole",
    cause: "node-without-endpoints",
    act: ({ world }) =>
      cause(world, "leaf1", "reuse-group", { prefix: payments, nextHops: ["192.0.2.11", "192.0.2.12"] }),
    undo: ({ world }) => heal(leafOf(world, "leaf1")),
  },
  {
    name: "a node that is excluded goes on announcing",
    expect: "KbutlerUnexpectedNextHop",
    cause: "node-without-endpoints",
    async act({ world, s }) {
      exclude(world, "worker2", true);
      await sleep(1_000 + 5 * s);
      leafOf(world, "leaf1").routes().set(routeOf(images));
    },
    undo: async ({ world }) => exclude(world, "worker2", false),
  },
  {
    name: "a route that stays after its service is deleted",
    expect: "KbutlerStaleRoute",
    cause: "stale-route",
    async act({ world }) {
      world.cluster.remove("v1", "Service", "staging", "web");
      const routes = leafOf(world, "leaf4").routes();
      const kept = routeOf(staging);
      while (routes.routes().some(({ prefix }) => prefix === kept.prefix)) await sleep(1);
      routes.set(kept); // the moment it goes: a leaf that does not follow
    },
    async undo({ world }) {
      const service = world.scenario.services.find(({ namespace }) => namespace === "staging");
      assert.ok(service);
      world.cluster.apply(serviceObject(service));
    },
  },
  {
    name: "an orphan route in a pool",
    expect: "KbutlerOrphanRoute",
    cause: "orphan-route",
    act: async ({ world }) => leafOf(world, "leaf1").routes().set(routeOf(nobody)),
    async undo({ world }) {
      leafOf(world, "leaf1").routes().withdraw(routeOf(nobody).prefix);
    },
  },
];

function routeOf({ prefix, nextHops }: { readonly prefix: string; readonly nextHops: readonly string[] }): Route {
  const parsed = parsePrefix(prefix);
  assert.ok(parsed);
  const via = nextHops.map((text) => {
    const address = parseAddress(text);
    assert.ok(address);
    return { address };
  });
  return { prefix: parsed, via };
}

function exclude(world: World, name: string, excluded: boolean): void {
  const node = world.scenario.nodes.find((one) => one.name === name);
  assert.ok(node);
  const label = { "node.kubernetes.io/exclude-from-external-load-balancers": "" };
  world.cluster.apply(nodeObject(excluded ? { ...node, labels: { ...node.labels, ...label } } : node));
}
