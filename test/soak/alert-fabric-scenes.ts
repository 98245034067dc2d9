import { setTimeout as sleep } from "node:timers/promises";
import type { World } from "../../src/demo/world.ts";
import { parsePath } from "../../src/gnmi/path.ts";
import { heal } from "../../src/simulator/leaf-faults.ts";
import { type SimulatedBgpNeighbor, setBgpNeighbor } from "../../src/simulator/surroundings.ts";
import { cause, healAll, leafFault, leafOf, type Scene } from "./alert-scene.ts";

const images = { prefix: "203.0.113.21/32", nextHop: "192.0.2.12" };
const checkout = "203.0.113.11/32";
const slowPrefixes = ["203.0.113.10/32", checkout, "203.0.113.20/32", "203.0.113.31/32"];

function worker1Session(sessionState: string): SimulatedBgpNeighbor {
  return { peerAddress: "192.0.2.11", peerAs: 64512, sessionState };
}

/** Takes a node's next hop out of every route of a leaf. */
async function loseNextHop(world: World, leaf: string, nextHop: string): Promise<void> {
  for (const { prefix, via } of leafOf(world, leaf).routes().routes()) {
    if (via.some(({ address }) => address === nextHop))
      await cause(world, leaf, "withdraw-next-hop", { prefix, nextHop });
  }
}

/** How much of its hardware leaf2 says it uses. */
function useRouteTable(world: World, percent: number): void {
  const resource =
    "/platform/linecard[slot=1]/forwarding-complex[name=0]/datapath/asic/resource[name=ip-lpm-ipv4-routes]";
  leafOf(world, "leaf2").tree.merge(parsePath(resource), { "used-percent": percent });
}

/** Faults of routes and of leaves. */
export const fabricFaultScenes: readonly Scene[] = [
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
    async act({ world }) {
      for (const leaf of world.leaves.keys()) await cause(world, leaf, "withdraw-route", { prefix: "203.0.113.10/32" });
    },
    undo: ({ world }) => healAll(world),
  },
  leafFault("a leaf dies", "leaf4", "die", {}, "KbutlerTargetDown"),
  {
    ...leafFault("a leaf stalls, half open", "leaf4", "stall", {}, "KbutlerTargetDown"),
    unscaled: "30 s of silence",
  },
  {
    name: "a leaf refuses the login",
    expect: "KbutlerTargetDown",
    async act({ world }) {
      await cause(world, "leaf2", "refuse-logins");
      await cause(world, "leaf2", "reset-connections");
    },
    undo: ({ world }) => heal(leafOf(world, "leaf2")),
  },
  {
    name: "a leaf's sessions keep ending",
    expect: "KbutlerTargetFlapping",
    unscaled: "a session every 2.5 s",
    async act({ world }) {
      for (let end = 0; end < 14; end++) {
        await cause(world, "leaf1", "end-streams");
        await sleep(2_500);
      }
    },
    undo: ({ world }) => heal(leafOf(world, "leaf1")),
  },
  leafFault(
    "a leaf sends what cannot be read",
    "leaf1",
    "damage",
    { kind: "json", key: "203.0.113.11/32" },
    "KbutlerTargetMalformed",
  ),
  {
    name: "a leaf never ends its first dump for a collector that begins",
    expect: "KbutlerTargetNotSynced",
    async act({ world }) {
      await cause(world, "leaf3", "sync", { kind: "missing" });
      await world.collector.stop();
      await world.collector.start();
    },
    async undo({ world }) {
      await heal(leafOf(world, "leaf3"));
      await cause(world, "leaf3", "end-streams");
    },
  },
  {
    name: "a service's entry cannot be read on any leaf",
    expect: "KbutlerServiceUnknown",
    async act({ world }) {
      for (const leaf of world.leaves.keys()) await cause(world, leaf, "damage", { kind: "json", key: checkout });
    },
    undo: ({ world }) => healAll(world),
  },
  {
    name: "a node's BGP session with one leaf is down",
    expect: "KbutlerServiceDegraded",
    cause: "bgp-session-down",
    async act({ world }) {
      setBgpNeighbor(leafOf(world, "leaf1").tree, "default", worker1Session("active"), Date.now());
      await loseNextHop(world, "leaf1", "192.0.2.11");
    },
    async undo({ world }) {
      setBgpNeighbor(leafOf(world, "leaf1").tree, "default", worker1Session("established"), Date.now());
      await heal(leafOf(world, "leaf1"));
    },
  },
  {
    name: "a leaf's route table is full, and an entry not programmed",
    expect: "KbutlerServiceDegraded",
    cause: "resources-exhausted",
    unscaled: "counters that are sampled each minute, begun anew",
    async act({ world }) {
      useRouteTable(world, 99);
      await cause(world, "leaf2", "end-streams");
      await cause(world, "leaf2", "fib-programming", { prefix: "203.0.113.31/32", state: "failed" });
    },
    async undo({ world }) {
      useRouteTable(world, 20);
      await heal(leafOf(world, "leaf2"));
      await cause(world, "leaf2", "end-streams");
    },
  },
  {
    name: "routes that take 24 s to come, again and again",
    expect: "KbutlerConvergenceSlow",
    async act({ world, s }) {
      for (let round = 0; round < 2; round++) {
        for (const leaf of world.leaves.keys()) {
          for (const prefix of slowPrefixes) await cause(world, leaf, "withdraw-route", { prefix });
        }
        await sleep(24 * s);
        await healAll(world);
        await sleep(10 * s);
      }
    },
    undo: ({ world }) => healAll(world),
  },
];
