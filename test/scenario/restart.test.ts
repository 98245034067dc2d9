import assert from "node:assert/strict";
import { test } from "node:test";
import { applyLeafFault } from "../../src/simulator/leaf-faults.ts";
import type { Incident } from "../../src/sinks/api/incident-schemas.ts";
import { all, becomes, demoWorld, shownOn, verdicts } from "./demo-world.ts";

const images = { prefix: "203.0.113.21/32", networkInstance: "default", nextHop: "192.0.2.12" };

test("a collector that was away finds what changed meanwhile, and the leaves say unknown until it is back", async () => {
  await using world = await demoWorld();
  await becomes(() => shownOn(world, "leaf1"), all(world, "up"));
  await world.collector.stop();
  await becomes(() => shownOn(world, "leaf1"), all(world, "unknown"));
  const leaf1 = world.leaves.get("leaf1");
  assert.ok(leaf1);
  await applyLeafFault(leaf1, { name: "withdraw-next-hop", ...images });
  await world.collector.start();
  await becomes(() => verdicts(world), all(world, "up", { "media/images": "degraded" }));
  await becomes(() => shownOn(world, "leaf1"), all(world, "up", { "media/images": "degraded" }));
  await becomes(() => shownOn(world, "leaf3"), all(world, "up"));
});

test("a shim that was away takes its tree along, and brings back what is true now", async () => {
  await using world = await demoWorld();
  await becomes(() => shownOn(world, "leaf2"), all(world, "up"));
  const shim = world.shims.get("leaf2");
  const leaf2 = world.leaves.get("leaf2");
  assert.ok(shim && leaf2);
  await shim.stop();
  await becomes(() => shownOn(world, "leaf2"), {});
  await applyLeafFault(leaf2, { name: "withdraw-next-hop", ...images });
  await becomes(() => verdicts(world), all(world, "up", { "media/images": "degraded" }));
  await shim.start();
  await becomes(() => shownOn(world, "leaf2"), all(world, "up", { "media/images": "degraded" }));
});

test("a leaf that dies is unknown, and judged anew when it is back with other routes", async () => {
  await using world = await demoWorld();
  await becomes(() => verdicts(world), all(world, "up"));
  const leaf1 = world.leaves.get("leaf1");
  assert.ok(leaf1);
  await leaf1.die();
  await becomes(() => verdicts(world), all(world, "unknown"));
  await applyLeafFault(leaf1, { name: "withdraw-next-hop", ...images });
  await leaf1.reboot();
  await becomes(() => verdicts(world), all(world, "up", { "media/images": "degraded" }));
  await applyLeafFault(leaf1, { name: "restore-next-hop", ...images });
  await becomes(() => verdicts(world), all(world, "up"));
  const metrics = await (await fetch(`${world.apiUrl}/metrics`)).text();
  assert.match(metrics, /^kbutler_audits_total [1-9]/m);
  assert.match(metrics, /^kbutler_audit_mismatches_total 0$/m);
});

test("an API server that was away is listed anew: what changed meanwhile is expected, and nothing was red", async () => {
  const seen = new Set<string>();
  await using world = await demoWorld({
    holdDown: "5s",
    sink: {
      name: "states",
      deliver: ({ services }) => {
        for (const { state } of services.values()) seen.add(state);
      },
    },
  });
  await becomes(() => verdicts(world), all(world, "up"));
  await world.cluster.fault("stop-listening", {});
  world.cluster.remove("v1", "Service", "staging", "web");
  await world.cluster.fault("start-listening", {});
  const without = all(world, "up");
  delete without["staging/web"];
  await becomes(() => verdicts(world), without, 30_000);
  assert.deepEqual(
    [...seen].filter((state) => state === "down" || state === "degraded"),
    [],
  );
});

test("watches that are cut in the middle of an object go on, over TLS as well", async () => {
  await using world = await demoWorld();
  await becomes(() => verdicts(world), all(world, "up"));
  await world.cluster.fault("reset-streams", {});
  world.cluster.remove("v1", "Service", "staging", "web");
  const without = all(world, "up");
  delete without["staging/web"];
  await becomes(() => verdicts(world), without);
});

test("an NDK manager that restarts gets everything again", async () => {
  await using world = await demoWorld();
  await becomes(() => shownOn(world, "leaf1"), all(world, "up"));
  const manager = world.ndkManagers.get("leaf1");
  assert.ok(manager);
  await manager.stop();
  await becomes(() => shownOn(world, "leaf1"), {});
  await manager.start();
  await becomes(() => shownOn(world, "leaf1"), all(world, "up"));
});

test("an incident goes on under its id when the collector starts anew, and when it is over the history has it", async () => {
  await using world = await demoWorld();
  await becomes(() => verdicts(world), all(world, "up"));
  const leaf1 = world.leaves.get("leaf1");
  assert.ok(leaf1);
  await applyLeafFault(leaf1, { name: "withdraw-next-hop", ...images });
  const incidents = async (query = ""): Promise<Incident[]> => {
    const answer = await fetch(`${world.apiUrl}/api/v1/incidents${query}`);
    return answer.ok ? ((await answer.json()) as { items: Incident[] }).items : [];
  };
  const shown = async () => (await incidents()).map(({ state }) => state);
  await becomes(shown, ["open"]);
  const [before] = await incidents();
  await world.collector.stop();
  await world.collector.start();
  await becomes(shown, ["open"]);
  const [after] = await incidents();
  assert.deepEqual([after?.id, after?.openedAt], [before?.id, before?.openedAt]);
  await applyLeafFault(leaf1, { name: "restore-next-hop", ...images });
  await becomes(shown, []);
  const from = encodeURIComponent(before?.openedAt ?? "");
  await becomes(
    async () => (await incidents(`?from=${from}`)).map(({ id, state }) => [id, state]),
    [[before?.id, "closed"]],
  );
});
