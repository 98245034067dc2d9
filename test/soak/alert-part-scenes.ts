import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { credentials } from "@grpc/grpc-js";
import type { World } from "../../src/demo/world.ts";
import { gnmi } from "../../src/gnmi/messages.ts";
import { parsePath, toMessage } from "../../src/gnmi/path.ts";
import { heal } from "../../src/simulator/leaf-faults.ts";
import { lockDatabase } from "../process-faults.ts";
import { GnmiClient } from "../simulator/gnmi-client.ts";
import { cause, healAll, leafOf, type Scene } from "./alert-scene.ts";

const images = { prefix: "203.0.113.21/32", nextHop: "192.0.2.12" };

/** Faults of the cluster's API, of the collector, its history and clock, of shims and subscribers. */
export const partFaultScenes: readonly Scene[] = [
  {
    name: "the Kubernetes API is gone for good",
    expect: "KbutlerClusterUnknown",
    unscaled: "the watches' own retries",
    act: async ({ world }) => void (await world.cluster.fault("stop-listening", {})),
    undo: async ({ world }) => void (await world.cluster.fault("start-listening", {})),
  },
  {
    name: "RBAC forbids EndpointSlices",
    expect: "KbutlerClusterForbidden",
    unscaled: "the watches' own retries",
    async act({ world }) {
      await world.cluster.fault("answer", { status: 403, resource: "endpointslices" });
      await world.cluster.fault("reset-streams", { resource: "endpointslices" });
    },
    undo: async ({ world }) => void (await world.cluster.fault("clear", {})),
  },
  {
    name: "the collector is dead",
    expect: "KbutlerCollectorDown",
    act: ({ world }) => world.collector.stop(),
    undo: ({ world }) => world.collector.start(),
  },
  {
    name: "another process locks the history",
    expect: "KbutlerHistoryStopped",
    act: async ({ world }) => lockHistory(join(world.folder, "history.sqlite")),
    undo: async () => unlockHistory(),
  },
  {
    name: "a shim is dead",
    expect: "KbutlerShimMissing",
    act: async ({ world }) => world.shims.get("leaf3")?.stop(),
    undo: async ({ world }) => world.shims.get("leaf3")?.start(),
  },
  {
    name: "a switch refuses the shim's writes",
    expect: "KbutlerShimTreeWrong",
    async act({ world }) {
      world.ndkManagers.get("leaf1")?.fault({ kind: "failed", error: "no", only: ["TelemetryAddOrUpdate"] });
      await cause(world, "leaf1", "withdraw-next-hop", images);
    },
    async undo({ world }) {
      world.ndkManagers.get("leaf1")?.fault(undefined);
      await heal(leafOf(world, "leaf1"));
      await world.shims.get("leaf1")?.stop();
      await world.shims.get("leaf1")?.start();
    },
  },
  {
    name: "another process locks the history until more rows wait than may",
    expect: "KbutlerHistoryLost",
    async act({ world, s }) {
      lockHistory(join(world.folder, "history.sqlite"));
      for (let round = 0; round < 3; round++) {
        for (const [name, leaf] of world.leaves) {
          for (const { prefix } of leaf.routes().routes()) await cause(world, name, "withdraw-route", { prefix });
        }
        await sleep(15 * s);
        await healAll(world);
        await sleep(5 * s);
      }
      unlockHistory();
    },
    undo: async () => unlockHistory(),
  },
  {
    name: "one watch of many fails for good",
    expect: "KbutlerClusterWatchStale",
    async act({ world }) {
      await world.cluster.fault("answer", { status: 500, resource: "communities" });
      await world.cluster.fault("reset-streams", { resource: "communities" });
    },
    undo: async ({ world }) => void (await world.cluster.fault("clear", {})),
  },
  {
    name: "a subscriber that does not read",
    expect: "KbutlerSubscriberSlow",
    unscaled: "30 s without a byte taken",
    act: async ({ world }) => subscribeWithoutReading(world),
    undo: async () => endReader(),
  },
  {
    name: "the collector's clock is set back by an hour",
    expect: "KbutlerEvaluationStuck",
    act: async ({ clock }) => clock.jump(-3_600_000),
    undo: async ({ clock }) => clock.jump(3_600_000),
  },
  {
    name: "the collector's clock is set back by two minutes",
    expect: "KbutlerTargetSilent",
    also: "KbutlerEvaluationStuck",
    act: async ({ clock }) => clock.jump(-120_000),
    undo: async ({ clock }) => clock.jump(120_000),
  },
];

let lock: Disposable | undefined;

function lockHistory(file: string): void {
  lock = lockDatabase(file);
}

function unlockHistory(): void {
  lock?.[Symbol.dispose]();
  lock = undefined;
}

let reader: GnmiClient | undefined;

/** Subscribes to every leaf's tree each second and takes nothing of it, as a process does that hangs. */
function subscribeWithoutReading(world: World): void {
  const { address, ...login } = world.gnmiServer;
  const authority = readFileSync(world.leafLogin.caFile);
  reader = new GnmiClient(address, login, credentials.createSsl(authority));
  const sampled = { path: toMessage(parsePath("/kbutler")), mode: gnmi.SubscriptionMode.SAMPLE, sampleInterval: 1e9 };
  const stream = reader.subscribe({
    prefix: { target: "*" },
    subscription: [sampled],
    encoding: gnmi.Encoding.JSON_IETF,
  });
  stream.pause();
}

function endReader(): void {
  reader?.[Symbol.dispose]();
  reader = undefined;
}
