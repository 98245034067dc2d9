import { readFileSync } from "node:fs";
import { startAuthority } from "../sources/gnmi/certificates.ts";
import { allSynced, type BenchWorld, startBenchCollector } from "./bench-collector.ts";
import { Load } from "./load.ts";
import type { Bench } from "./row.ts";

/** 1,024 leaves over TLS in one process: until all are connected and synced, what each adds to the resident set, and the
 *  CPU they take when nothing happens. */
export const bench: Bench = {
  name: "channels",
  flags: ["--expose-gc"],
  async run({ smoke, rounds, report }) {
    const leaves = smoke ? 32 : 1_024;
    using authority = await startAuthority();
    const { cert, key } = await authority.issue("leaf", ["127.0.0.1"]);
    using load = await Load.start({ encoding: "json_ietf", routes: 16, perMessage: 7, nodes: 4, tls: { cert, key } });
    const tls = { mode: "tls", skipVerify: false, caFile: authority.caFile } as const;
    const world = { leaves, port: load.port, services: 4, nodes: 4, attachedToAll: true, tls };
    const few = smoke ? 4 : 64;
    const fewKb = await heldKb({ ...world, leaves: few });
    const figures = { seconds: [] as number[], kb: [] as number[], cpu: [] as number[] };
    for (let round = 0; round < Math.min(rounds, 3); round++) {
      const startedMs = performance.now();
      await using held = await startBenchCollector(world);
      await held.until("synced", allSynced);
      figures.seconds.push((performance.now() - startedMs) / 1e3);
      await pause(smoke ? 500 : 3_000);
      globalThis.gc?.();
      if (round === 0) figures.kb.push((residentKb() - fewKb) / (leaves - few)); // later rounds find this one's memory
      const idleMs = smoke ? 500 : 5_000;
      const cpu = process.cpuUsage();
      await pause(idleMs);
      const { user, system } = process.cpuUsage(cpu);
      figures.cpu.push((user + system) / 10 / idleMs);
    }
    const name = `${leaves} TLS leaves`;
    report({ row: `all connected and synced, ${name}`, unit: "s", samples: figures.seconds, bar: { atMost: 5 } });
    report({
      row: `RSS a leaf, ${name}`,
      unit: "KB",
      samples: figures.kb,
      bar: { atMost: 200 },
      stretch: { atMost: 150 },
    });
    report({ row: `idle CPU, ${name}`, unit: "%", samples: figures.cpu, bar: { atMost: 3 } });
  },
};

/** The resident set with these leaves connected. */
async function heldKb(world: BenchWorld): Promise<number> {
  await using held = await startBenchCollector(world);
  await held.until("synced", allSynced);
  await pause(500);
  globalThis.gc?.();
  return residentKb();
}

function residentKb(): number {
  return Number(/VmRSS:\s+([0-9]+) kB/.exec(readFileSync("/proc/self/status", "utf8"))?.[1] ?? 0);
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
