import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import type { World } from "../../src/demo/world.ts";
import { startClusterApi } from "../../src/simulator/cluster.ts";
import { kubernetesObjects } from "../../src/simulator/kubernetes-objects.ts";
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

const program = fileURLToPath(new URL("../../src/kbutler.js", import.meta.url));

/** The world's collector as a process of its own. */
function collectorProcess(world: World): ChildProcess {
  const config = join(world.folder, "collector.yaml");
  const args = [program, "collector", "--config", config, "--log-level", "error"];
  return spawn(process.execPath, args, { stdio: ["ignore", "ignore", "inherit"] });
}

test("a collector that is killed and started again goes on with its history and says what is true now", async () => {
  await using world = await demoWorld();
  await world.collector.stop();
  const first = collectorProcess(world);
  let second: ChildProcess | undefined;
  try {
    await becomes(() => shownOn(world, "leaf1"), all(world, "up"));
    first.kill("SIGKILL");
    assert.deepEqual(await once(first, "exit"), [null, "SIGKILL"]);
    await becomes(() => shownOn(world, "leaf1"), all(world, "unknown"));
    const leaf1 = world.leaves.get("leaf1");
    assert.ok(leaf1);
    await applyLeafFault(leaf1, { name: "withdraw-next-hop", ...images });
    second = collectorProcess(world);
    for (const leaf of ["leaf1", "leaf3"]) {
      const expected = all(world, "up", leaf === "leaf1" ? { "media/images": "degraded" } : {});
      await becomes(() => shownOn(world, leaf), expected);
    }
    const answer = await fetch(`${world.apiUrl}/api/v1/status`);
    const { history } = (await answer.json()) as { history: { writable: boolean; oldest: string } };
    assert.ok(history.writable && history.oldest, "the history of the killed one is gone on with");
    second.kill("SIGTERM");
    assert.deepEqual(await once(second, "exit"), [0, null]);
  } finally {
    first.kill("SIGKILL");
    second?.kill("SIGKILL");
  }
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
  const metrics = async () => await (await fetch(`${world.apiUrl}/metrics`)).text();
  await becomes(async () => /^kbutler_audits_total [1-9]/m.test(await metrics()), true);
  assert.match(await metrics(), /^kbutler_audit_mismatches_total 0$/m);
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
  await becomes(() => verdicts(world), without);
  assert.deepEqual(
    [...seen].filter((state) => state === "down" || state === "degraded"),
    [],
  );
});

test("another API server in the place of the first, with its own versions of the objects, is listed anew", async () => {
  await using world = await demoWorld();
  await becomes(() => verdicts(world), all(world, "up"));
  const { port } = new URL(world.cluster.url);
  await world.cluster[Symbol.asyncDispose]();
  const inFolder = (name: string): Promise<string> => readFile(join(world.folder, name), "utf8");
  const kubeconfig = parse(await inFolder("kubeconfig"));
  await using other = await startClusterApi({
    port: Number(port),
    tls: { cert: await inFolder("server.pem"), key: await inFolder("server.key"), ca: await inFolder("ca.pem") },
    token: kubeconfig.users[0].user.token,
  });
  const objects = kubernetesObjects(world.scenario);
  const others = objects
    .filter(({ metadata }) => metadata.name !== "web" || metadata.namespace !== "staging")
    .reverse();
  for (let round = 0; round < 5; round++) {
    for (const { apiVersion, kind, metadata } of others)
      other.remove(apiVersion, kind, metadata.namespace, metadata.name);
    other.load(others);
  }
  await other.fault("compact", {}); // it knows nothing of what the first one counted
  const without = all(world, "up");
  delete without["staging/web"];
  await becomes(() => verdicts(world), without);
  other.load(objects);
  await becomes(() => verdicts(world), all(world, "up"));
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
  const shown = async () => (await incidents()).map(({ cause, state }) => [cause, state]);
  await becomes(shown, [["route-not-received", "open"]]);
  const [before] = await incidents();
  await world.collector.stop();
  await world.collector.start();
  await becomes(shown, [["route-not-received", "open"]]);
  const [after] = await incidents();
  assert.deepEqual([after?.id, after?.openedAt], [before?.id, before?.openedAt]);
  await applyLeafFault(leaf1, { name: "restore-next-hop", ...images });
  await becomes(shown, []);
  const from = encodeURIComponent(before?.openedAt ?? "");
  await becomes(async () => (await incidents(`?from=${from}`)).find(({ id }) => id === before?.id)?.state, "closed");
});
