import assert from "node:assert/strict";
import { test } from "node:test";
import type { World } from "../../src/demo/world.ts";
import { applyLeafFault } from "../../src/simulator/leaf-faults.ts";
import { becomes, demoWorld } from "./demo-world.ts";

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

/** The states a leaf's shim is seen in until it is in the last one. */
async function until(world: World, leaf: string, last: string): Promise<ReadonlySet<string>> {
  const seen = new Set<string>();
  await becomes(async () => {
    const state = await stateOf(world, leaf)();
    if (state !== undefined) seen.add(state);
    return state;
  }, last);
  return seen;
}

const images = { prefix: "203.0.113.21/32", networkInstance: "default", nextHop: "192.0.2.12" };

test("a leaf shows what is meant; without its shim it shows nothing, and the other leaves are as before", async () => {
  await using world = await demoWorld();
  for (const leaf of world.leaves.keys()) await becomes(stateOf(world, leaf), "published");
  await world.shims.get("leaf2")?.stop();
  await becomes(stateOf(world, "leaf2"), "shim-missing");
  assert.equal(await stateOf(world, "leaf1")(), "published");
  const metrics = await (await fetch(`${world.apiUrl}/metrics`)).text();
  assert.match(metrics, /^kbutler_shim_state\{target="leaf2",state="shim-missing"\} 1$/m);
  assert.match(metrics, /^kbutler_shim_publish_lag_seconds\{target="leaf1"\} 0$/m);
  assert.doesNotMatch(metrics, /^kbutler_shim_publish_lag_seconds\{target="leaf2"\}/m);
  await world.shims.get("leaf2")?.start();
  await becomes(stateOf(world, "leaf2"), "published");
});

test("a switch that refuses a service's state lags, then differs, and says where", async () => {
  await using world = await demoWorld({ publishWithin: "1s" });
  await becomes(stateOf(world, "leaf1"), "published");
  const leaf1 = world.leaves.get("leaf1");
  const manager = world.ndkManagers.get("leaf1");
  assert.ok(leaf1 && manager);
  manager.fault({ kind: "refuse-path", text: "media/images" });
  await applyLeafFault(leaf1, { name: "withdraw-next-hop", ...images });
  const seen = await until(world, "leaf1", "tree-differs");
  assert.deepEqual(
    [...seen],
    ["published", "publish-lag", "tree-differs"].filter((state) => seen.has(state)),
  );
  assert.ok(seen.has("publish-lag"));
  const shown = (await shims(world)).leaf1;
  assert.ok(shown?.differences.some(({ path }) => path.startsWith("/kbutler/service[name=demo/media/images]")));
  assert.ok((shown?.lagSeconds ?? 0) >= 1);
  manager.fault(undefined);
  await world.shims.get("leaf1")?.stop(); // a refused state waits for its retry; a new registration writes at once
  await world.shims.get("leaf1")?.start();
  await becomes(stateOf(world, "leaf1"), "published");
});

test("a switch that refuses every write shows an older evaluation", async () => {
  await using world = await demoWorld({ publishWithin: "1s" });
  await becomes(stateOf(world, "leaf1"), "published");
  const leaf1 = world.leaves.get("leaf1");
  const manager = world.ndkManagers.get("leaf1");
  assert.ok(leaf1 && manager);
  manager.fault({ kind: "failed", error: "no", only: ["TelemetryAddOrUpdate", "TelemetryDelete"] });
  await applyLeafFault(leaf1, { name: "withdraw-next-hop", ...images });
  await until(world, "leaf1", "shim-stale");
  assert.equal(await stateOf(world, "leaf2")(), "published");
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
