import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { systemClock } from "../../src/clock.ts";
import { gnmi } from "../../src/gnmi/messages.ts";
import { type RecordedEvent, readRecording, recordedFrame, recordingHead } from "../../src/gnmi/recording.ts";
import { silentLog } from "../../src/log.ts";
import { parseAddress, parsePrefix } from "../../src/model/address.ts";
import type { Clock } from "../../src/model/clock.ts";
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
    timeoutMs: 600_000,
    retryMaxMs: 200,
    staleAfterMs: 600_000,
    keepaliveMs: 600_000,
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

/** What a recorder has kept so far. */
class Kept {
  messages = 0;
  sessions = 0;
  readonly #told: Buffer[] = [];
  readonly #deletes: Buffer[] = [];
  #syncing = new Set<number>();

  add(event: RecordedEvent): void {
    if (event.kind === "session") {
      this.sessions++;
      this.#syncing = new Set(event.session.requests.keys());
    } else if (event.kind === "end") this.#syncing.delete(event.stream);
    else {
      this.messages++;
      this.#told.push(event.message);
      const { update, syncResponse } = gnmi.SubscribeResponse.decode(event.message);
      if (syncResponse === true) this.#syncing.delete(event.stream);
      if (update?.delete?.length) this.#deletes.push(event.message);
    }
  }

  /** How many sessions it has, if each stream of the last one has told everything once, or is over. */
  syncedSessions(): number {
    return this.#syncing.size === 0 ? this.sessions : 0;
  }

  tells(text: string): boolean {
    return this.#told.some((message) => message.includes(text));
  }

  deletes(text: string): boolean {
    return this.#deletes.some((message) => message.includes(text));
  }
}

/** Waits until all that a leaf said by now is kept: the removal of a route is one message, and here the last one. */
async function keptAll(kept: Kept, leaf: SimulatedLeaf): Promise<void> {
  const last = "198.51.100.99/32";
  set(leaf, last, "192.0.2.1");
  await becomes(() => kept.tells(last), true);
  leaf.removeRoute(prefix(last));
  await becomes(() => kept.deletes(last), true);
}

/** Records a leaf into a file from its first sync while `act` runs. */
async function record(
  file: string,
  leaf: SimulatedLeaf,
  act: (kept: Kept) => Promise<void>,
  stopwatch = () => performance.now(),
): Promise<Kept> {
  const frames = [recordingHead({ format: 1, target: "leaf1", startedAt: new Date().toISOString(), recorder: "test" })];
  const stop = new AbortController();
  const kept = new Kept();
  const ended = recordTarget(
    targetAt(leaf.address),
    (event) => {
      kept.add(event);
      frames.push(recordedFrame(event));
    },
    { clock: systemClock, random: () => 0, log: silentLog, stopwatch, signal: stop.signal },
  );
  await becomes(() => kept.syncedSessions(), 1);
  await act(kept);
  stop.abort();
  await ended;
  await writeFile(file, Buffer.concat(frames));
  return kept;
}

/** What a file has of a recording that may still be written. */
async function keptIn(file: string): Promise<Kept> {
  const kept = new Kept();
  const written = await readFile(file).catch(() => Buffer.alloc(0));
  if (written.length === 0) return kept;
  for await (const event of readRecording([written])) if (event.kind !== "header") kept.add(event);
  return kept;
}

/** A clock on which every sleep is over at once, and is counted. */
function hurriedClock(): Clock {
  let nowMs = 0;
  return {
    nowMs: () => nowMs,
    sleep: async (ms) => {
      nowMs += ms;
    },
  };
}

/** A folder that is gone afterwards. */
async function scratch() {
  const folder = await mkdtemp(join(tmpdir(), "kbutler-recording-"));
  return { file: join(folder, "leaf1.rec"), folder, [Symbol.asyncDispose]: () => rm(folder, { recursive: true }) };
}

test("a recorded leaf, played back, gives the same FIB as the leaf itself", async () => {
  await using at = await scratch();
  await using leaf = await startLeaf({ name: "leaf1", tree: generatedTree(500, systemClock), entriesPerMessage: 16 });
  const { messages } = await record(at.file, leaf, async (kept) => {
    await changes(leaf);
    await keptAll(kept, leaf);
  });
  assert.ok(messages > 60);
  await using live = feed(leaf.address);
  await becomes(() => live.fib.freshness, "synced");
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
  await record(at.file, leaf, async (kept) => {
    set(leaf, "203.0.113.1/32", "192.0.2.1");
    await becomes(() => kept.tells("203.0.113.1/32"), true);
    leaf.endStreams();
    set(leaf, "203.0.113.2/32", "192.0.2.2");
    await becomes(() => kept.syncedSessions(), 2);
    await keptAll(kept, leaf);
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
  let skipped = 0;
  await record(
    at.file,
    leaf,
    async (kept) => {
      skipped = 700_000;
      set(leaf, "203.0.113.1/32", "192.0.2.1");
      await becomes(() => kept.tells("203.0.113.1/32"), true);
    },
    () => performance.now() + skipped,
  );
  for (const { speed, atLeastMs, atMostMs } of [
    { speed: 1, atLeastMs: 700_000, atMostMs: Number.POSITIVE_INFINITY },
    { speed: 10, atLeastMs: 70_000, atMostMs: 700_000 },
    { speed: Number.POSITIVE_INFINITY, atLeastMs: 0, atMostMs: 0 },
  ]) {
    const clock = hurriedClock();
    await using replay = await startReplay({ file: at.file, host: "127.0.0.1", port: 0, speed, clock });
    await using again = feed(replay.address);
    await becomes(() => again.fib.freshness, "synced");
    await becomes(() => again.fib.activeRoute("default", prefix("203.0.113.1/32")) !== undefined, true);
    const tookMs = clock.nowMs();
    assert.ok(tookMs >= atLeastMs && tookMs <= atMostMs, `${tookMs} ms at speed ${speed}`);
  }
});

test("a session whose request is none is refused before anything is played", async () => {
  await using at = await scratch();
  const session = { encoding: "json", gnmiVersion: null, requests: [Buffer.from([0xff]).toString("base64")] } as const;
  const head = recordingHead({ format: 1, target: "leaf1", startedAt: new Date().toISOString(), recorder: "test" });
  await writeFile(at.file, Buffer.concat([head, recordedFrame({ kind: "session", atUs: 0, session })]));
  const options = { file: at.file, host: "127.0.0.1", port: 0, speed: 1, clock: systemClock };
  await assert.rejects(startReplay(options), { name: "RecordingError", message: /damaged in session 1: / });
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
  await using running = new AsyncDisposableStack();
  const run = (...args: string[]) => {
    const child = spawn(process.execPath, [kbutler, ...args], { stdio: ["ignore", "pipe", "inherit"] });
    const exit = new Promise<number | null>((resolve) => child.once("exit", resolve));
    running.defer(async () => {
      child.kill("SIGTERM");
      await exit;
    });
    return { child, exit };
  };
  const recorder = run("record", "--target", "leaf1", "--config", config, "-o", at.file);
  const small = join(at.folder, "small.rec");
  const bounded = run("record", "--target", "leaf1", "--config", config, "-o", small, "--max-size", "8KiB");
  const brief = join(at.folder, "brief.rec");
  const timed = run("record", "--target", "leaf1", "--config", config, "-o", brief, "--duration", "100ms");
  await becomes(async () => (await keptIn(at.file)).syncedSessions(), 1);
  recorder.child.kill("SIGTERM");
  assert.deepEqual([await recorder.exit, await bounded.exit, await timed.exit], [0, 0, 0]);
  assert.ok((await stat(small)).size <= 8_192);
  const kinds = new Set<string>();
  for await (const event of readRecording([await readFile(at.file)])) kinds.add(event.kind);
  assert.ok(kinds.has("header") && kinds.has("session") && kinds.has("message"));
  const player = run("simulate", "--replay", at.file, "--speed", "max", "--port", "0");
  let said = "";
  for await (const piece of player.child.stdout) {
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
});
