import { monitorEventLoopDelay } from "node:perf_hooks";
import { allSynced, routeOfService, startBenchCollector } from "./bench-collector.ts";
import { Load } from "./load.ts";
import { type Bench, quantile } from "./row.ts";

/** From the write of a notification at the leaf to the arrival of the verdict it makes at a gNMI subscriber of the
 *  collector, while 256 streams change routes at a rate. Leaves and subscriber are one process with one clock. */
export const bench: Bench = {
  name: "latency",
  flags: ["--max-old-space-size=6144"],
  async run({ smoke, rounds, report }) {
    const leaves = smoke ? 8 : 256;
    const routes = 2_000;
    const services = smoke ? 50 : 250;
    const nodes = leaves;
    using load = await Load.start({ encoding: "json_ietf", routes, perMessage: 7, nodes });
    const world = { leaves, port: load.port, services, nodes, attachedToAll: false };
    await using held = await startBenchCollector(world);
    await held.until("synced", allSynced);
    await held.until("all up", ({ services: all }) => all.size === services && [...all.values()].every(isUp));
    const probes = Array.from({ length: services }, (_, k) => {
      const route = routeOfService(k);
      return { leaf: `leaf-${route % nodes}`, route, service: `default/shop/s${k}` };
    });
    const rates = smoke ? [1_000] : [25_000, 100_000];
    for (const messagesPerSecond of rates) {
      const limit = messagesPerSecond > 25_000 ? [25, 10] : [10, 5];
      const figures = { p50: [] as number[], p99: [] as number[], sent: [] as number[], stall: [] as number[] };
      for (let round = 0; round < Math.min(rounds, 3); round++) {
        const loop = monitorEventLoopDelay({ resolution: 1 });
        loop.enable();
        const result = await load.paced({
          messagesPerSecond,
          burst: messagesPerSecond > 25_000 ? 16 : 4,
          seconds: smoke ? 1 : 8,
          probesPerSecond: smoke ? 20 : 25,
          probes,
          verdictsAt: held.collector.gnmiAddress ?? "",
        });
        loop.disable();
        if (result.latenciesMs.length === 0) throw new Error("no verdict was seen");
        if (result.unanswered > result.latenciesMs.length / 10) {
          process.stderr.write(`${result.unanswered} verdicts did not come in time\n`);
        }
        figures.p50.push(quantile(result.latenciesMs, 0.5));
        figures.p99.push(quantile(result.latenciesMs, 0.99));
        figures.sent.push(result.sentPerSecond);
        figures.stall.push(loop.max / 1e6);
      }
      const name = `${leaves} streams, ${messagesPerSecond / 1e3}k/s offered`;
      report({
        row: `p99, ${name}`,
        unit: "ms",
        samples: figures.p99,
        bar: { atMost: limit[0] ?? 0 },
        stretch: { atMost: limit[1] ?? 0 },
      });
      report({ row: `median, ${name}`, unit: "ms", samples: figures.p50 });
      report({ row: `taken, ${name}`, unit: "messages/s", samples: figures.sent });
      report({ row: `longest event-loop delay, ${name}`, unit: "ms", samples: figures.stall });
    }
  },
};

function isUp({ state }: { readonly state: string }): boolean {
  return state === "up";
}
