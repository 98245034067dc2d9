// Memory and CPU of the shim on a leaf with many services, against a fake collector and the simulated NDK manager:
//   npm run build:shim && node test/bench/shim-memory.ts [--services 1000] [--executable dist/kbutler-shim]
// Without --executable the shim runs from source. Prints RSS when idle without services, with all of them, and after a
// minute's worth of changes (50 a second, pressed into 10 s), and the CPU seconds spent.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { systemClock } from "../../src/clock.ts";
import { FakeCollector } from "../scenario/fake-collector.ts";
import { shimYaml, startShimWorld, writeIn } from "../scenario/shim-world.ts";
import { service, servicePath, verdicts } from "../scenario/verdict-content.ts";

const { values: options } = parseArgs({
  options: { services: { type: "string", default: "1000" }, executable: { type: "string" } },
});
const count = Number(options.services);
const root = join(import.meta.dirname, "../..");
const names = Array.from({ length: count }, (_, index) => `prod/shop/service-${index}`);

await using world = await startShimWorld();
await using collector = await FakeCollector.start(verdicts([]));
const yaml = shimYaml(collector.address)
  .replace("interval: 0ms", "interval: 100ms")
  .replace("health-interval: 200ms", "health-interval: 30s");
const config = await writeIn(world, "shim.yaml", yaml);
const command = options.executable
  ? [resolve(options.executable), "--config", config]
  : [process.execPath, join(root, "src/kbutler.js"), "shim", "--config", config];
const startMs = performance.now();
const shim = spawn(command[0] ?? "", command.slice(1), { stdio: ["ignore", "ignore", "pipe"] });
let log = "";
shim.stderr.on("data", (chunk: Buffer) => {
  log = (log + chunk.toString()).slice(-2000);
});
const pid = shim.pid ?? 0;
const report = (what: string): void => {
  const [rss, own] = [memoryMb(pid, "VmRSS"), memoryMb(pid, "RssAnon")];
  process.stdout.write(`${what.padEnd(34)} RSS ${rss} MB (${own} MB its own), CPU ${cpuSeconds(pid).toFixed(2)} s\n`);
};
try {
  await world.until(`started: ${log}`, () => world.at("/kbutler/shim/oper-state") === "up");
  process.stdout.write(`in step after ${Math.round(performance.now() - startMs)} ms\n`);
  await systemClock.sleep(3000);
  report("idle, no services");
  const fillMs = performance.now();
  collector.send(verdicts(names.map((name) => [name, "up"])));
  await world.until(
    "filled",
    () =>
      world.at(
        `${servicePath(names.at(-1) ?? "")}/external-address[address=192.0.2.${count}]/next-hop[hostname=node-2]`,
      ) !== undefined,
  );
  process.stdout.write(
    `${count} services (${count * 4} states) written in ${Math.round(performance.now() - fillMs)} ms\n`,
  );
  await systemClock.sleep(5000);
  report(`${count} services, at rest`);
  for (let change = 0; change < 3000; change++) {
    const number = change % count;
    collector.send(service(names[number] ?? "", change % 2 === 0 ? "degraded" : "up", number + 1));
    if (change % 3 === 0) await systemClock.sleep(10);
  }
  await systemClock.sleep(5000);
  report("after 3000 changed services");
  const { updates = 0, largestBatch = 0 } = world.manager.agent("kbutler") ?? {};
  process.stdout.write(`${updates} writes, at most ${largestBatch} states in one\n`);
} finally {
  shim.kill("SIGTERM");
  await new Promise((ended) => shim.once("exit", ended));
}

/** RSS, or the part of it that no file backs: the rest is the executable itself, which the kernel may drop and reload. */
function memoryMb(pid: number, field: "VmRSS" | "RssAnon"): string {
  const kib = new RegExp(`${field}:\\s+([0-9]+) kB`).exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
  return ((Number(kib ?? 0) * 1024) / 1e6).toFixed(1);
}

function cpuSeconds(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
  return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) / 100;
}
