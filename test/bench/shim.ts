import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { systemClock } from "../../src/clock.ts";
import { FakeCollector } from "../scenario/fake-collector.ts";
import { type ShimWorld, shimYaml, startShimWorld, writeIn } from "../scenario/shim-world.ts";
import { service, servicePath, verdicts } from "../scenario/verdict-content.ts";
import type { Bench } from "./row.ts";

const root = join(import.meta.dirname, "../..");
const executable = join(root, "dist/kbutler-shim");

/** The shim on a leaf with 1,000 services (4,000 states), as the executable if it has been built, against a fake collector
 *  and the simulated NDK manager: resident memory, and CPU and writes while one service changes a second. */
export const bench: Bench = {
  name: "shim",
  flags: [],
  async run({ smoke, rounds, report }) {
    const count = smoke ? 50 : 1_000;
    const figures = {
      rss: [] as number[],
      own: [] as number[],
      idle: [] as number[],
      cpu: [] as number[],
      writes: [] as number[],
    };
    for (let round = 0; round < Math.min(rounds, 3); round++) {
      await using world = await startShimWorld();
      await using collector = await FakeCollector.start(verdicts([]));
      const yaml = shimYaml(collector.address)
        .replace("interval: 0ms", "interval: 100ms")
        .replace("health-interval: 200ms", "health-interval: 30s");
      const shim = start(await writeIn(world, "shim.yaml", yaml));
      try {
        await world.until("started", () => world.at("/kbutler/shim/oper-state") === "up");
        await systemClock.sleep(smoke ? 100 : 3_000);
        figures.idle.push(megabytes(shim, "VmRSS"));
        const names = Array.from({ length: count }, (_, index) => `prod/shop/service-${index}`);
        collector.send(verdicts(names.map((name) => [name, "up"])));
        await filled(world, names.at(-1) ?? "", count);
        await systemClock.sleep(smoke ? 100 : 5_000);
        const seconds = smoke ? 1 : 20;
        const cpu = cpuSeconds(shim);
        const writes = world.manager.agent("kbutler")?.updates ?? 0;
        for (let change = 0; change < seconds; change++) {
          collector.send(service(names[change] ?? "", "degraded", change + 1));
          await systemClock.sleep(1_000);
        }
        figures.cpu.push(((cpuSeconds(shim) - cpu) / seconds) * 100);
        figures.writes.push(((world.manager.agent("kbutler")?.updates ?? 0) - writes) / seconds);
        figures.rss.push(megabytes(shim, "VmRSS"));
        figures.own.push(megabytes(shim, "RssAnon"));
      } finally {
        shim.kill("SIGTERM");
        await new Promise((ended) => shim.once("exit", ended));
      }
    }
    const how = existsSync(executable) ? "executable" : "from source";
    report({
      row: `RSS, ${count} services, ${how}`,
      unit: "MB",
      samples: figures.rss,
      bar: { atMost: 60 },
      stretch: { atMost: 45 },
      peer: `${Math.round(figures.own[0] ?? 0)} MB of it its own, the rest pages of the file itself`,
    });
    report({ row: `anonymous part of RSS, ${count} services, ${how}`, unit: "MB", samples: figures.own });
    report({ row: `RSS without services, ${how}`, unit: "MB", samples: figures.idle });
    report({ row: "CPU, one service changes a second", unit: "%", samples: figures.cpu, bar: { atMost: 1 } });
    report({ row: "writes, one service changes a second", unit: "writes/s", samples: figures.writes });
  },
};

function start(config: string): ChildProcess {
  const [command = "", ...args] = existsSync(executable)
    ? [executable, "--config", config]
    : [process.execPath, join(root, "src/kbutler.js"), "shim", "--config", config];
  return spawn(command, args, { stdio: "ignore" });
}

function filled(world: ShimWorld, name: string, count: number): Promise<void> {
  const last = `${servicePath(name)}/external-address[address=192.0.2.${count}]/next-hop[hostname=node-2]`;
  return world.until("filled", () => world.at(last) !== undefined);
}

/** RSS, or the part of it that no file backs: the rest is the executable itself, which the kernel may drop and reload. */
function megabytes({ pid }: ChildProcess, field: "VmRSS" | "RssAnon"): number {
  const kib = new RegExp(`${field}:\\s+([0-9]+) kB`).exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
  return (Number(kib ?? 0) * 1024) / 1e6;
}

function cpuSeconds({ pid }: ChildProcess): number {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
  return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) / 100;
}
