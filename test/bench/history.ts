import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { AnchoredClock } from "../../src/clock.ts";
import { silentLog } from "../../src/log.ts";
import { openHistory } from "../../src/sinks/store/history.ts";
import { storeDefaults } from "../../src/sinks/store/store-options.ts";
import type { Bench } from "./row.ts";

const dayMs = 86_400_000;
const asked = "203.0.113.10/32";
const route = JSON.stringify({
  routeType: "bgp",
  routeOwner: "bgp_mgr",
  active: true,
  programming: { state: "programmed" },
  nextHopGroup: "16357608990",
  nextHopGroupNetworkInstance: "default",
  nextHops: ["192.0.2.11", "192.0.2.12", "192.0.2.13"].map((address) => ({
    address,
    type: "indirect",
    resolved: "true",
    subinterface: "ethernet-1/1.0",
  })),
});

/** Questions to a history of 30 days on 100 leaves, with a restart a day. The prefix that is asked about changes on every
 *  leaf every `everyMs`; 200 others are there and quiet. */
export const bench: Bench = {
  name: "history",
  flags: [],
  async run({ smoke, report }) {
    const folder = await mkdtemp(join(tmpdir(), "kbutler-bench-history-"));
    try {
      const file = join(folder, "history.db");
      const toMs = 1_800_000_000_000;
      const days = smoke ? 2 : 30;
      const options = { ...storeDefaults, file, retentionMs: Number.MAX_SAFE_INTEGER };
      const context = { clock: standingClock(toMs), log: silentLog };
      await (await openHistory(options, context))[Symbol.asyncDispose]();
      const rows = fill(file, { toMs, days, leaves: smoke ? 10 : 100, everyMs: 30 * 60_000 });
      await using history = await openHistory(options, context);
      const { reader } = history;
      const fromMs = toMs - days * dayMs;
      const moments = Array.from(
        { length: smoke ? 5 : 100 },
        (_, n) => fromMs + ((n * 7_919) % (days * 1_440)) * 60_000,
      );
      const timed = async (ask: () => Promise<unknown>): Promise<number> => {
        const startedMs = performance.now();
        if ((await ask()) === undefined) throw new Error("the history has no answer");
        return performance.now() - startedMs;
      };
      const asOf: number[] = [];
      for (const atMs of moments) asOf.push(await timed(() => reader.prefix({ atMs, prefix: asked })));
      report({
        row: `one prefix as of T, ${smoke ? 10 : 100} leaves, ${days} days, ${Math.round(rows / 1_000)},000 rows`,
        unit: "ms",
        samples: asOf,
        bar: { atMost: 200 },
        stretch: { atMost: 50 },
      });
      report({ row: "the same, slowest", unit: "ms", samples: [Math.max(...asOf)], bar: { atMost: 200 } });
      const day = { fromMs: toMs - dayMs, toMs };
      const others: Readonly<Record<string, () => Promise<unknown>>> = {
        "timeline of a leaf over a day": () => reader.targetTimeline("leaf7", day),
        "convergence of a leaf over a day": () => reader.convergence({ ...day, target: "leaf7" }),
        "FIB entries that differ between two days, first page": () =>
          reader.fibDifferences({ aMs: toMs - 2 * dayMs, bMs: toMs - dayMs, limit: 100 }),
      };
      for (const [row, ask] of Object.entries(others)) {
        const samples: number[] = [];
        for (let run = 0; run < (smoke ? 1 : 5); run++) samples.push(await timed(ask));
        report({ row, unit: "ms", samples });
      }
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};

/** Writes the rows a collector would have written. How many there are. */
function fill(
  file: string,
  { toMs, days, leaves, everyMs }: { toMs: number; days: number; leaves: number; everyMs: number },
): number {
  const db = new Database(file);
  db.pragma("synchronous = OFF");
  const recording = db.prepare("INSERT INTO recording (from_ms, to_ms, complete) VALUES (?, ?, 1)");
  const entry = db.prepare(
    "INSERT INTO entry (prefix, target, network_instance, cluster) VALUES (?, ?, 'default', 'prod')",
  );
  const endpoint = db.prepare("INSERT INTO endpoint (entry_id, node) VALUES (?, ?)");
  const state = db.prepare(
    "INSERT INTO endpoint_state (endpoint_id, recording_id, at_ms, baseline, from_state, to_state) VALUES (?, ?, ?, ?, ?, ?)",
  );
  const fib = db.prepare(
    "INSERT INTO fib_state (entry_id, recording_id, at_ms, baseline, route) VALUES (?, ?, ?, ?, ?)",
  );
  let rows = 0;
  db.transaction(() => {
    const watched: { entry: number; endpoints: number[]; busy: boolean }[] = [];
    for (let leaf = 1; leaf <= leaves; leaf++) {
      for (let number = 0; number <= 200; number++) {
        const prefix = number === 0 ? asked : `198.51.${100 + (number >> 8)}.${number & 255}/32`;
        const id = Number(entry.run(prefix, `leaf${leaf}`).lastInsertRowid);
        const endpoints = ["worker1", "worker2", "worker3"].map((node) =>
          Number(endpoint.run(id, node).lastInsertRowid),
        );
        watched.push({ entry: id, endpoints, busy: number === 0 });
      }
    }
    for (let day = 0; day < days; day++) {
      const beganMs = toMs - (days - day) * dayMs;
      const id = Number(recording.run(beganMs, beganMs + dayMs).lastInsertRowid);
      for (const { entry: of, endpoints, busy } of watched) {
        if (!busy && day % 10 > 0) continue; // quiet ones restate themselves in some of the recordings: rows enough
        fib.run(of, id, beganMs, 1, route);
        for (const one of endpoints) state.run(one, id, beganMs, 1, null, "up");
        rows += 1 + endpoints.length;
        if (!busy) continue;
        for (let atMs = beganMs + everyMs; atMs < beganMs + dayMs; atMs += everyMs) {
          const down = (atMs / everyMs) % 2 === 0;
          fib.run(of, id, atMs, 0, down ? null : route);
          for (const one of endpoints) state.run(one, id, atMs, 0, down ? "up" : "down", down ? "down" : "up");
          rows += 1 + endpoints.length;
        }
      }
    }
  })();
  db.close();
  return rows;
}

/** A clock that stands, and sleeps as the machine's does. */
function standingClock(atMs: number): AnchoredClock {
  return new AnchoredClock(
    () => atMs,
    () => 0,
  );
}
