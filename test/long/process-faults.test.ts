import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { connect, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { systemClock } from "../../src/clock.ts";
import type { IpPrefix } from "../../src/model/address.ts";
import { lastingPort } from "../../src/simulator/lasting-port.ts";
import type { Sink } from "../../src/verdict/verdict.ts";
import { blockEventLoop, jumpingClock, spawnWithFileLimit } from "../process-faults.ts";
import { all, becomes, demoWorld, shownOn, verdicts } from "../scenario/demo-world.ts";

/** Remembers every state a service was published in. */
function watching(): Sink & { readonly seen: Set<string> } {
  const seen = new Set<string>();
  return {
    name: "states",
    seen,
    deliver: ({ services }) => {
      for (const { state } of services.values()) seen.add(state);
    },
  };
}

const red = (seen: ReadonlySet<string>): string[] => [...seen].filter((state) => /down|degraded/.test(state));

test("an event loop that is blocked for 2 s loses no session and gives no red", async () => {
  const sink = watching();
  await using world = await demoWorld({ sink });
  await becomes(() => verdicts(world), all(world, "up"));
  const sessions = (): number[] =>
    [...(world.collector.current?.evaluation()?.snapshot.targets.values() ?? [])].map(
      ({ session }) => session.sessions,
    );
  const before = sessions();
  blockEventLoop(2_000);
  await becomes(() => verdicts(world), all(world, "up"));
  await becomes(() => shownOn(world, "leaf1"), all(world, "up"));
  assert.deepEqual(sessions(), before);
  assert.deepEqual(red(sink.seen), []);
});

for (const { jumpMs, way } of [
  { jumpMs: 86_400_000, way: "a day forward" },
  { jumpMs: -86_400_000, way: "a day back" },
]) {
  test(`a clock that jumps ${way} loses no session, gives no red, and what changes afterwards is judged`, async () => {
    const sink = watching();
    const clock = jumpingClock();
    await using world = await demoWorld({ sink, clock });
    await becomes(() => verdicts(world), all(world, "up"));
    const leaf2 = world.collector.current?.evaluation()?.snapshot.targets.get("leaf2");
    const sessions = leaf2?.session.sessions;
    clock.jump(jumpMs);
    await systemClock.sleep(500);
    assert.deepEqual(red(sink.seen), []);
    world.cluster.remove("v1", "Service", "staging", "web");
    const without = all(world, "up");
    delete without["staging/web"];
    await becomes(() => verdicts(world), without);
    assert.deepEqual(red(sink.seen), []);
    assert.equal(world.collector.current?.evaluation()?.snapshot.targets.get("leaf2")?.session.sessions, sessions);
  });

  test(`a fault that is held down while the clock jumps ${way} turns red when its time has come, told by the new time`, async () => {
    const holdDownMs = 1_500;
    const clock = jumpingClock();
    const when: { lost?: number; jumped?: number; red?: number } = {};
    const deliver: Sink["deliver"] = ({ services }) => {
      if (when.lost === undefined) return;
      const states = [...services.values()].map(({ state }) => state);
      if (states.includes("updating") && when.jumped === undefined) {
        clock.jump(jumpMs);
        when.jumped = performance.now();
      }
      if (states.some((state) => /down|degraded/.test(state))) when.red ??= performance.now();
    };
    await using world = await demoWorld({ sink: { name: "red", deliver }, clock, holdDown: `${holdDownMs}ms` });
    await becomes(() => verdicts(world), all(world, "up"));
    when.lost = performance.now();
    world.leaves
      .get("leaf1")
      ?.routes()
      .lose("203.0.113.12/32" as IpPrefix, "all");
    await becomes(() => when.red !== undefined, true);
    const { lost, jumped = Number.POSITIVE_INFINITY, red = 0 } = when;
    assert.ok(jumped < red, "the time was set while the fault was held down");
    assert.ok(red - lost >= holdDownMs, `red after ${red - lost} ms`);
    const { started } = (await (await fetch(`${world.apiUrl}/api/v1/status`)).json()) as { started: string };
    assert.ok(Math.abs(Date.parse(started) - Date.now() - jumpMs) < 60_000, started);
  });
}

test("a collector that runs out of files says no more, lives, and answers again when there are some", async () => {
  const folder = await mkdtemp(join(tmpdir(), "kbutler-files-"));
  const kbutler = fileURLToPath(new URL("../../src/kbutler.js", import.meta.url));
  const port = await lastingPort();
  const config = `targets: { leaf1: { address: "127.0.0.1:1", tls: { insecure: true } } }
kubernetes: { manifests: [${folder}] }
api: { listen: "127.0.0.1:${port}" }
store: { file: ${join(folder, "history.sqlite")} }`;
  await writeFile(join(folder, "collector.yaml"), config);
  await writeFile(join(folder, "objects.yaml"), "");
  const collector = spawnWithFileLimit(64, [kbutler, "collector", "--config", join(folder, "collector.yaml")]);
  collector.stdout.resume();
  collector.stderr.resume();
  const ended = new Promise((resolve) => collector.once("exit", resolve));
  const sockets: Socket[] = [];
  const answers = async (): Promise<boolean> => {
    const asked = fetch(`http://127.0.0.1:${port}/livez`, { signal: AbortSignal.timeout(1_000) });
    return await asked.then((reply) => reply.ok).catch(() => false);
  };
  try {
    await becomes(answers, true);
    for (let count = 0; count < 100; count++) {
      const socket = connect(port, "127.0.0.1");
      socket.on("error", () => {});
      sockets.push(socket);
    }
    await systemClock.sleep(500);
    assert.equal(collector.exitCode, null);
    for (const socket of sockets) socket.destroy();
    await becomes(answers, true);
  } finally {
    for (const socket of sockets) socket.destroy();
    collector.kill("SIGTERM");
    assert.equal(await ended, 0);
    await rm(folder, { recursive: true });
  }
});
