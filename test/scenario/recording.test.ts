import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { systemClock } from "../../src/clock.ts";
import { readRecording, recordedFrame, recordingHead } from "../../src/gnmi/recording.ts";
import { silentLog } from "../../src/log.ts";
import { parseAddress, parsePrefix } from "../../src/model/address.ts";
import type { FibView } from "../../src/model/fib.ts";
import type { Target } from "../../src/model/target.ts";
import { generatedTree } from "../../src/simulator/generated-routes.ts";
import { type SimulatedLeaf, startLeaf } from "../../src/simulator/leaf.ts";
import { startReplay } from "../../src/simulator/replay.ts";
import { recordTarget } from "../../src/sources/gnmi/record.ts";
import { subscribe } from "../../src/sources/gnmi/subscription.ts";
import { State } from "../../src/state/state.ts";
import { becomes } from "./demo-world.ts";

const prefix = (text: string) => parsePrefix(text) ?? assert.fail(text);
const address = (text: string) => parseAddress(text) ?? assert.fail(text);

function targetAt(address: string): Target {
  return {
    name: "leaf1",
    address,
    metadata: {},
    tls: { mode: "insecure" },
    networkInstances: ["default"],
    timeoutMs: 5_000,
    retryMaxMs: 200,
    staleAfterMs: 30_000,
    keepaliveMs: 20_000,
    tags: {},
  };
}

/** Everything a FIB says. */
function told(fib: FibView): readonly string[] {
  const routes = [...fib.allRoutes()].map((route) => {
    const { networkInstance, prefix, routeType, routeOwner, id, active, programming } = route;
    return JSON.stringify([
      [networkInstance, prefix, routeType, routeOwner, id, active, programming],
      fib.nextHopGroup(route),
    ]);
  });
  return routes.sort();
}

/** A FIB that a real subscription fills. */
function feed(at: string) {
  const target = targetAt(at);
  const state = new State({ targets: [target], clusters: [], clock: systemClock, log: silentLog });
  const table = state.target(target.name);
  const stop = new AbortController();
  const { signal } = stop;
  const ended = subscribe(target, table, { clock: systemClock, random: () => 0, log: silentLog, signal });
  return {
    fib: table.view().fib,
    sessions: () => table.view().session.sessions,
    hostName: () => table.view().facts.hostName,
    async [Symbol.asyncDispose]() {
      stop.abort();
      await ended;
    },
  };
}

function set(leaf: SimulatedLeaf, to: string, ...via: string[]): void {
  leaf.routes().set({ prefix: prefix(to), via: via.map((hop) => ({ address: address(hop) })) });
}

/** Changes of every kind, one after the other. */
async function changes(leaf: SimulatedLeaf): Promise<void> {
  for (let round = 0; round < 30; round++) {
    set(leaf, `203.0.113.${round}/32`, "192.0.2.1", `192.0.2.${2 + (round % 7)}`);
    if (round % 3 === 0) set(leaf, `203.0.113.${round}/32`, "192.0.2.9");
    if (round % 5 === 0) leaf.removeRoute(prefix(`203.0.113.${round}/32`));
    await systemClock.sleep(2);
  }
}

/** Records a leaf into a file while `act` runs. */
async function record(file: string, leaf: SimulatedLeaf, act: () => Promise<void>): Promise<number> {
  const frames = [recordingHead({ format: 1, target: "leaf1", startedAt: new Date().toISOString(), recorder: "test" })];
  const stop = new AbortController();
  let messages = 0;
  const ended = recordTarget(
    targetAt(leaf.address),
    (event) => {
      if (event.kind === "message") messages++;
      frames.push(recordedFrame(event));
    },
    { clock: systemClock, random: () => 0, log: silentLog, stopwatch: () => performance.now(), signal: stop.signal },
  );
  await act();
  stop.abort();
  await ended;
  await writeFile(file, Buffer.concat(frames));
  return messages;
}

/** A folder that is gone afterwards. */
async function scratch() {
  const folder = await mkdtemp(join(tmpdir(), "kbutler-recording-"));
  return { file: join(folder, "leaf1.rec"), folder, [Symbol.asyncDispose]: () => rm(folder, { recursive: true }) };
}

test("a recorded leaf, played back, gives the same FIB as the leaf itself", async () => {
  await using at = await scratch();
  await using leaf = await startLeaf({ name: "leaf1", tree: generatedTree(500, systemClock), entriesPerMessage: 16 });
  await using live = feed(leaf.address);
  await becomes(() => live.fib.freshness, "synced");
  const messages = await record(at.file, leaf, async () => {
    await systemClock.sleep(200);
    await changes(leaf);
    await systemClock.sleep(200);
  });
  assert.ok(messages > 60);
  assert.ok(live.fib.counts.routes > 500);
  await using replay = await startReplay({
    file: at.file,
    host: "127.0.0.1",
    port: 0,
    speed: Number.POSITIVE_INFINITY,
    clock: systemClock,
  });
  assert.deepEqual([replay.header.target, replay.sessions], ["leaf1", 1]);
  await using again = feed(replay.address);
  await becomes(() => again.fib.freshness, "synced");
  await becomes(() => told(again.fib).length, told(live.fib).length);
  await becomes(() => told(again.fib), told(live.fib));
  await becomes(() => again.hostName(), "leaf1");
});

test("a session that was lost is lost in the replay too, and the next connection gets the next session", async () => {
  await using at = await scratch();
  await using leaf = await startLeaf({ name: "leaf1", tree: generatedTree(20, systemClock) });
  await record(at.file, leaf, async () => {
    await systemClock.sleep(200);
    set(leaf, "203.0.113.1/32", "192.0.2.1");
    await systemClock.sleep(50);
    leaf.endStreams();
    set(leaf, "203.0.113.2/32", "192.0.2.2");
    await systemClock.sleep(600);
  });
  await using replay = await startReplay({ file: at.file, host: "127.0.0.1", port: 0, speed: 10, clock: systemClock });
  assert.equal(replay.sessions, 2);
  await using again = feed(replay.address);
  await becomes(() => again.sessions(), 2);
  await becomes(() => again.fib.freshness, "synced");
  await using live = feed(leaf.address);
  await becomes(() => live.fib.freshness, "synced");
  await becomes(() => told(again.fib), told(live.fib));
});

test("at the recorded speed changes come when they came", async () => {
  await using at = await scratch();
  await using leaf = await startLeaf({ name: "leaf1", tree: generatedTree(5, systemClock) });
  await record(at.file, leaf, async () => {
    await systemClock.sleep(700);
    set(leaf, "203.0.113.1/32", "192.0.2.1");
    await systemClock.sleep(50);
  });
  for (const { speed, atLeastMs, atMostMs } of [
    { speed: 1, atLeastMs: 400, atMostMs: 5_000 },
    { speed: Number.POSITIVE_INFINITY, atLeastMs: 0, atMostMs: 400 },
  ]) {
    await using replay = await startReplay({ file: at.file, host: "127.0.0.1", port: 0, speed, clock: systemClock });
    await using again = feed(replay.address);
    await becomes(() => again.fib.freshness, "synced");
    const syncedMs = performance.now();
    await becomes(() => again.fib.activeRoute("default", prefix("203.0.113.1/32")) !== undefined, true);
    const tookMs = performance.now() - syncedMs;
    assert.ok(tookMs >= atLeastMs && tookMs <= atMostMs, `${tookMs} ms at speed ${speed}`);
  }
});

test("kbutler record keeps what kbutler simulate --replay says again", async () => {
  await using at = await scratch();
  await using leaf = await startLeaf({ name: "leaf1", tree: generatedTree(50, systemClock) });
  const config = join(at.folder, "collector.yaml");
  await writeFile(
    config,
    `targets: { leaf1: { address: "${leaf.address}", tls: { insecure: true } } }\nkubernetes: { manifests: [${at.folder}] }\nlog: { level: error }\n`,
  );
  const kbutler = fileURLToPath(new URL("../../src/kbutler.js", import.meta.url));
  const run = (...args: string[]) =>
    spawn(process.execPath, [kbutler, ...args], { stdio: ["ignore", "pipe", "inherit"] });
  const recorder = run("record", "--target", "leaf1", "--config", config, "-o", at.file, "--duration", "1500ms");
  const small = join(at.folder, "small.rec");
  const bounded = run("record", "--target", "leaf1", "--config", config, "-o", small, "--max-size", "8KiB");
  assert.equal(await new Promise((resolve) => recorder.once("exit", resolve)), 0);
  assert.equal(
    await new Promise((resolve) => (bounded.exitCode === null ? bounded.once("exit", resolve) : resolve(0))),
    0,
  );
  assert.ok((await stat(small)).size <= 8_192);
  const kinds = new Set<string>();
  for await (const event of readRecording([await readFile(at.file)])) kinds.add(event.kind);
  assert.ok(kinds.has("header") && kinds.has("session") && kinds.has("message"));
  const player = run("simulate", "--replay", at.file, "--speed", "max", "--port", "0");
  try {
    let said = "";
    for await (const piece of player.stdout) {
      said += String(piece);
      if (/^ready$/m.test(said)) break;
    }
    const played = /^gnmi leaf1 (\S+)$/m.exec(said)?.[1];
    assert.ok(played, said);
    await using again = feed(played);
    await using live = feed(leaf.address);
    await becomes(() => again.fib.freshness, "synced");
    await becomes(() => live.fib.freshness, "synced");
    await becomes(() => told(again.fib), told(live.fib));
  } finally {
    player.kill("SIGTERM");
  }
});
