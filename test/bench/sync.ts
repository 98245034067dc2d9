import { monitorEventLoopDelay } from "node:perf_hooks";
import { allSynced, startBenchCollector } from "./bench-collector.ts";
import { Load } from "./load.ts";
import { type Bench, median } from "./row.ts";

/** 64 leaves of 20,000 routes each, all at once, into a whole collector: until each is synced and judged, and how long the
 *  event loop, which serves the API too, was held up meanwhile. 5,000 prefixes are watched. */
export const bench: Bench = {
  name: "sync",
  flags: ["--max-old-space-size=6144"],
  async run({ smoke, rounds, report }) {
    const [leaves, routes] = smoke ? [4, 2_000] : [64, 20_000];
    for (const services of smoke ? [100] : [0, 500, 5_000]) {
      const seconds = { synced: [] as number[], judged: [] as number[] };
      const delay = { p99: [] as number[], max: [] as number[] };
      using load = await Load.start({ encoding: "json_ietf", routes, perMessage: 7, nodes: 16, held: true });
      for (let round = 0; round < Math.min(rounds, 3); round++) {
        globalThis.gc?.();
        const world = { leaves, port: load.port, services, nodes: 16, attachedToAll: false };
        await using held = await startBenchCollector(world);
        await held.until("the services", (evaluation) => evaluation.services.size === services);
        const loop = monitorEventLoopDelay({ resolution: 5 });
        await load.release(leaves);
        const startedMs = performance.now();
        loop.enable();
        await held.until("synced", allSynced);
        seconds.synced.push((performance.now() - startedMs) / 1e3);
        const known = leaves * services;
        await held.until("judged", ({ prefixes, waiting }) => {
          if (waiting > 0 || prefixes.size < known) return false; // to look at all of them takes its time
          for (const { endpoints } of prefixes.values()) {
            if (endpoints.some(({ state, reason }) => state === "unknown" && reason?.startsWith("target-")))
              return false;
          }
          return true;
        });
        seconds.judged.push((performance.now() - startedMs) / 1e3);
        loop.disable();
        delay.p99.push(loop.percentile(99) / 1e6);
        delay.max.push(loop.max / 1e6);
      }
      const size = `${leaves} x ${routes}, ${services} services`;
      const peer = `${Math.round((leaves * routes) / median(seconds.synced) / 1e3)}k routes/s`;
      report({
        row: `all synced, ${size}`,
        unit: "s",
        samples: seconds.synced,
        bar: { atMost: 9 },
        stretch: { atMost: 4 },
        peer,
      });
      report({ row: `all judged, ${size}`, unit: "s", samples: seconds.judged });
      report({
        row: `event-loop delay p99, ${size}`,
        unit: "ms",
        samples: delay.p99,
        bar: { atMost: 50 },
        stretch: { atMost: 10 },
      });
      report({ row: `event-loop delay max, ${size}`, unit: "ms", samples: delay.max, bar: { atMost: 150 } });
    }
  },
};
