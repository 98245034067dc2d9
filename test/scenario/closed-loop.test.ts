import assert from "node:assert/strict";
import { test } from "node:test";
import { readState } from "../../src/demo/read-state.ts";
import type { World } from "../../src/demo/world.ts";
import { applyLeafFault } from "../../src/simulator/leaf-faults.ts";
import { eventually } from "../until.ts";
import { becomes, demoWorld, verdicts } from "./demo-world.ts";

interface Shim {
  readonly state: string;
  readonly lagSeconds: number | null;
  readonly differences: readonly {
    readonly path: string;
    readonly meant: string | null;
    readonly shown: string | null;
  }[];
  readonly operState: string | null;
}

/** What REST says of each leaf's shim. */
async function shims(world: World): Promise<Record<string, Shim | null>> {
  const reply = await fetch(`${world.apiUrl}/api/v1/targets`);
  const { items } = (await reply.json()) as { items: readonly { name: string; shim: Shim | null }[] };
  return Object.fromEntries(items.map(({ name, shim }) => [name, shim]));
}

const stateOf = (world: World, leaf: string) => async (): Promise<string | undefined> =>
  (await shims(world))[leaf]?.state;

/** A world in which time passes for what the leaves show only when `skip` is told so. */
async function lateWorld() {
  let skippedMs = 0;
  let changed = 0;
  const world = await demoWorld({
    publishWithin: "1h",
    stopwatch: () => performance.now() + skippedMs,
    sink: {
      name: "changes",
      deliver({ sequence, changedServices }) {
        if (changedServices.length > 0) changed = sequence;
      },
    },
  });
  const skip = (ms: number): void => {
    skippedMs += ms;
  };
  /** Whether a leaf names the last evaluation that changed a service. */
  const isUpToDate = async (leaf: string): Promise<boolean> => {
    const lines = await readState(world, leaf, "/kbutler/collector");
    return lines.some((line) => line.trim() === `evaluation-sequence ${changed}`);
  };
  return Object.assign(world, { skip, isUpToDate });
}

/** How a leaf's shim is, if it differs at or below this path and nowhere else. */
async function differsIn(world: World, leaf: string, below: string): Promise<string | undefined> {
  const { state, differences } = (await shims(world))[leaf] ?? { state: undefined, differences: [] };
  return differences.length > 0 && differences.every(({ path }) => path.startsWith(below)) ? state : undefined;
}

const images = { prefix: "203.0.113.21/32", networkInstance: "default", nextHop: "192.0.2.12" };

test("a leaf shows what is meant; without its shim it shows nothing, and the other leaves are as before", async () => {
  await using world = await demoWorld();
  for (const leaf of world.leaves.keys()) await becomes(stateOf(world, leaf), "published");
  await world.shims.get("leaf2")?.stop();
  await becomes(stateOf(world, "leaf2"), "shim-missing");
  await eventually(async () => {
    assert.equal(await stateOf(world, "leaf1")(), "published");
    const metrics = await (await fetch(`${world.apiUrl}/metrics`)).text();
    assert.match(metrics, /^kbutler_shim_state\{target="leaf2",state="shim-missing"\} 1$/m);
    assert.match(metrics, /^kbutler_shim_publish_lag_seconds\{target="leaf1"\} 0$/m);
    assert.doesNotMatch(metrics, /^kbutler_shim_publish_lag_seconds\{target="leaf2"\}/m);
  });
  await world.shims.get("leaf2")?.start();
  await becomes(stateOf(world, "leaf2"), "published");
});

test("a switch that refuses a service's state lags, then differs, and says where", async () => {
  await using world = await lateWorld();
  await becomes(stateOf(world, "leaf1"), "published");
  const leaf1 = world.leaves.get("leaf1");
  const manager = world.ndkManagers.get("leaf1");
  assert.ok(leaf1 && manager);
  manager.fault({ kind: "refuse-path", text: "media/images" });
  await applyLeafFault(leaf1, { name: "withdraw-next-hop", ...images });
  await becomes(() => verdicts(world)["media/images"], "degraded");
  const refused = "/kbutler/service[name=demo/media/images]";
  await becomes(() => differsIn(world, "leaf1", refused), "publish-lag");
  await becomes(() => world.isUpToDate("leaf1"), true);
  await becomes(() => differsIn(world, "leaf1", refused), "publish-lag");
  world.skip(3_600_000);
  const shown = (await shims(world)).leaf1;
  assert.equal(shown?.state, "tree-differs", "at once, and never as one that shows an older evaluation");
  assert.ok(shown?.differences.every(({ path }) => path.startsWith(refused)));
  assert.ok((shown?.lagSeconds ?? 0) >= 3_600);
  manager.fault(undefined);
  await world.shims.get("leaf1")?.stop(); // a refused state waits for its retry; a new registration writes at once
  await world.shims.get("leaf1")?.start();
  await becomes(stateOf(world, "leaf1"), "published");
});

test("a switch that refuses every write shows an older evaluation", async () => {
  await using world = await lateWorld();
  await becomes(stateOf(world, "leaf1"), "published");
  const leaf1 = world.leaves.get("leaf1");
  const manager = world.ndkManagers.get("leaf1");
  assert.ok(leaf1 && manager);
  manager.fault({ kind: "failed", error: "no", only: ["TelemetryAddOrUpdate", "TelemetryDelete"] });
  await applyLeafFault(leaf1, { name: "withdraw-next-hop", ...images });
  await becomes(() => verdicts(world)["media/images"], "degraded");
  await becomes(stateOf(world, "leaf1"), "publish-lag");
  world.skip(3_600_000);
  await becomes(stateOf(world, "leaf1"), "shim-stale");
  await becomes(stateOf(world, "leaf2"), "published");
});

test("a leaf that is gone is unknown, whatever it showed", async () => {
  await using world = await demoWorld();
  await becomes(stateOf(world, "leaf1"), "published");
  const leaf1 = world.leaves.get("leaf1");
  assert.ok(leaf1);
  await leaf1.die();
  await becomes(stateOf(world, "leaf1"), "unknown");
  await leaf1.revive();
  await becomes(stateOf(world, "leaf1"), "published");
});
