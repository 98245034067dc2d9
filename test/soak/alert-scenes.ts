import assert from "node:assert/strict";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import Database from "better-sqlite3";
import type { World } from "../../src/demo/world.ts";
import { kubernetesObjects, nodeObject } from "../../src/simulator/kubernetes-objects.ts";
import type { SimulatedLeaf } from "../../src/simulator/leaf.ts";
import { applyLeafFault, heal, parseLeafFault } from "../../src/simulator/leaf-faults.ts";
import type { Scenario } from "../../src/simulator/scenario.ts";

/** Something that happens to a world, and what the alerts have to say. `expect` undefined: no critical alert may fire. */
export interface Scene {
  readonly name: string;
  readonly expect?: string | undefined;
  /** What of it takes its own time at every scale: its time to fire is then told as it was, and not as of full scale. */
  readonly unscaled?: string | undefined;
  /** `s` is a second of full scale. */
  act(world: World, s: number): Promise<void>;
  undo(world: World, s: number): Promise<void>;
}

const nothing = async (): Promise<void> => {};

function leafOf(world: World, name: string): SimulatedLeaf {
  const leaf = world.leaves.get(name);
  assert.ok(leaf);
  return leaf;
}

async function cause(world: World, leaf: string, name: string, args: object = {}): Promise<void> {
  const fault = parseLeafFault(name, args);
  assert.ok(fault.ok);
  assert.deepEqual(await applyLeafFault(leafOf(world, leaf), fault.value), { ok: true, value: undefined });
}

/** A fault of one leaf by its name. */
function leafFault(name: string, leaf: string, fault: string, args: object, expect: string): Scene {
  return {
    name,
    expect,
    act: (world) => cause(world, leaf, fault, args),
    undo: (world) => heal(leafOf(world, leaf)),
  };
}

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

const images = { prefix: "203.0.113.21/32", nextHop: "192.0.2.12" };

/** What happens in a data centre that is in order. */
export const quietScenes: readonly Scene[] = [
  {
    name: "rolling update (every pod of every service moves twice)",
    async act(world, s) {
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
    async act(world, s) {
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
    async act(world, s) {
      await leafOf(world, "leaf2").die();
      await sleep(90 * s);
      await leafOf(world, "leaf2").reboot();
    },
    undo: nothing,
  },
  {
    name: "restart of the collector (away for 30 s)",
    async act(world, s) {
      await world.collector.stop();
      await sleep(30 * s);
      await world.collector.start();
    },
    undo: nothing,
  },
  {
    name: "outage of the Kubernetes API (60 s)",
    async act(world, s) {
      await world.cluster.fault("stop-listening", {});
      await sleep(60 * s);
      await world.cluster.fault("start-listening", {});
    },
    undo: nothing,
  },
  {
    name: "restart of the shims",
    async act(world, s) {
      for (const shim of world.shims.values()) {
        await shim.stop();
        await sleep(10 * s);
        await shim.start();
      }
    },
    undo: nothing,
  },
];

/** What has to be told. */
export const faultScenes: readonly Scene[] = [
  leafFault("one next hop lost on one leaf", "leaf1", "withdraw-next-hop", images, "KbutlerServiceDegraded"),
  leafFault(
    "programming failed on one leaf",
    "leaf3",
    "fib-programming",
    { prefix: "203.0.113.12/32", state: "failed" },
    "KbutlerServiceDegraded",
  ),
  {
    name: "a service's routes lost on every leaf",
    expect: "KbutlerServiceDown",
    async act(world) {
      for (const leaf of world.leaves.keys()) await cause(world, leaf, "withdraw-route", { prefix: "203.0.113.10/32" });
    },
    async undo(world) {
      for (const leaf of world.leaves.values()) await heal(leaf);
    },
  },
  leafFault("a leaf dies", "leaf4", "die", {}, "KbutlerTargetDown"),
  {
    ...leafFault("a leaf stalls, half open", "leaf4", "stall", {}, "KbutlerTargetDown"),
    unscaled: "30 s of silence",
  },
  {
    name: "a leaf refuses the login",
    expect: "KbutlerTargetDown",
    async act(world) {
      await cause(world, "leaf2", "refuse-logins");
      await cause(world, "leaf2", "reset-connections");
    },
    undo: (world) => heal(leafOf(world, "leaf2")),
  },
  {
    name: "a leaf's sessions keep ending",
    expect: "KbutlerTargetFlapping",
    unscaled: "a session every 2.5 s",
    async act(world) {
      for (let end = 0; end < 14; end++) {
        await cause(world, "leaf1", "end-streams");
        await sleep(2_500);
      }
    },
    undo: (world) => heal(leafOf(world, "leaf1")),
  },
  leafFault(
    "a leaf sends what cannot be read",
    "leaf1",
    "damage",
    { kind: "json", key: "203.0.113.11/32" },
    "KbutlerTargetMalformed",
  ),
  {
    name: "the Kubernetes API is gone for good",
    expect: "KbutlerClusterUnknown",
    unscaled: "the watches' own retries",
    act: async (world) => void (await world.cluster.fault("stop-listening", {})),
    undo: async (world) => void (await world.cluster.fault("start-listening", {})),
  },
  {
    name: "RBAC forbids EndpointSlices",
    expect: "KbutlerClusterForbidden",
    unscaled: "the watches' own retries",
    async act(world) {
      await world.cluster.fault("answer", { status: 403, resource: "endpointslices" });
      await world.cluster.fault("reset-streams", { resource: "endpointslices" });
    },
    undo: async (world) => void (await world.cluster.fault("clear", {})),
  },
  {
    name: "the collector is dead",
    expect: "KbutlerCollectorDown",
    act: (world) => world.collector.stop(),
    undo: (world) => world.collector.start(),
  },
  {
    name: "another process locks the history",
    expect: "KbutlerHistoryStopped",
    act: async (world) => lockHistory(join(world.folder, "history.sqlite")),
    undo: async () => unlockHistory(),
  },
  {
    name: "a shim is dead",
    expect: "KbutlerShimMissing",
    act: async (world) => world.shims.get("leaf3")?.stop(),
    undo: async (world) => world.shims.get("leaf3")?.start(),
  },
  {
    name: "a switch refuses the shim's writes",
    expect: "KbutlerShimTreeWrong",
    async act(world) {
      world.ndkManagers.get("leaf1")?.fault({ kind: "failed", error: "no", only: ["TelemetryAddOrUpdate"] });
      await cause(world, "leaf1", "withdraw-next-hop", images);
    },
    async undo(world) {
      world.ndkManagers.get("leaf1")?.fault(undefined);
      await heal(leafOf(world, "leaf1"));
      await world.shims.get("leaf1")?.stop();
      await world.shims.get("leaf1")?.start();
    },
  },
];

let lock: Database.Database | undefined;

function lockHistory(file: string): void {
  lock = new Database(file);
  lock.exec("BEGIN IMMEDIATE");
}

function unlockHistory(): void {
  lock?.close();
  lock = undefined;
}
