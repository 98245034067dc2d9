import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import type { World } from "../../src/demo/world.ts";
import { kubernetesObjects, nodeObject } from "../../src/simulator/kubernetes-objects.ts";
import type { Scenario } from "../../src/simulator/scenario.ts";
import { leafOf, type Scene } from "./alert-scene.ts";

const nothing = async (): Promise<void> => {};

type Endpoints = Readonly<Record<string, number>>;

/** Puts the pods of some services onto other nodes. */
function place(world: World, moved: (service: Scenario["services"][number]) => Endpoints | undefined): void {
  const services = world.scenario.services.map((service) => ({
    ...service,
    endpoints: { ...(moved(service) ?? service.endpoints) },
  }));
  for (const object of kubernetesObjects({ ...world.scenario, services })) {
    if (object.kind === "EndpointSlice") world.cluster.apply(object);
  }
}

/** Pods of one node onto the next one of the same rack. */
function drained(endpoints: Endpoints, node: string, other: string): Endpoints {
  const { [node]: leaving = 0, ...rest } = endpoints;
  return leaving === 0 ? endpoints : { ...rest, [other]: (rest[other] ?? 0) + leaving };
}

/** What happens in a data centre that is in order. */
export const quietScenes: readonly Scene[] = [
  {
    name: "rolling update (every pod of every service moves twice)",
    async act({ world, s }) {
      const nodes = world.scenario.nodes.map(({ name }) => name);
      for (let step = 1; step <= 4; step++) {
        place(world, ({ endpoints }) =>
          Object.fromEntries(
            Object.entries(endpoints).map(([node, pods], index) => {
              const shift = index < step ? 1 : 0;
              return [nodes[(nodes.indexOf(node) + shift) % nodes.length] ?? node, pods];
            }),
          ),
        );
        await sleep(20 * s);
      }
      place(world, () => undefined);
    },
    undo: nothing,
  },
  {
    name: "drain of a node",
    async act({ world, s }) {
      const node = world.scenario.nodes.find(({ name }) => name === "worker2");
      assert.ok(node);
      world.cluster.apply({ ...nodeObject(node), spec: { unschedulable: true } });
      place(world, ({ endpoints }) => drained(endpoints, "worker2", "worker3"));
      await sleep(120 * s);
      world.cluster.apply(nodeObject(node));
      place(world, () => undefined);
    },
    undo: nothing,
  },
  {
    name: "reboot of a leaf (down for 90 s)",
    async act({ world, s }) {
      await leafOf(world, "leaf2").die();
      await sleep(90 * s);
      await leafOf(world, "leaf2").reboot();
    },
    undo: nothing,
  },
  {
    name: "restart of the collector (away for 30 s)",
    async act({ world, s }) {
      await world.collector.stop();
      await sleep(30 * s);
      await world.collector.start();
    },
    undo: nothing,
  },
  {
    name: "outage of the Kubernetes API (60 s)",
    async act({ world, s }) {
      await world.cluster.fault("stop-listening", {});
      await sleep(60 * s);
      await world.cluster.fault("start-listening", {});
    },
    undo: nothing,
  },
  {
    name: "restart of the shims",
    async act({ world, s }) {
      for (const shim of world.shims.values()) {
        await shim.stop();
        await sleep(10 * s);
        await shim.start();
      }
    },
    undo: nothing,
  },
];
