import { type Family, formatPrefix } from "../../src/model/address.ts";
import { fillHops, fillRoutes, newState, prefixAt, session } from "./fib-fill.ts";
import type { Bench } from "./row.ts";

/** Memory of the FIB tables: what filling 64 leaves with 20,000 routes each adds, heap and external, after full collections.
 *  The leaves hold the same prefixes, as those of one fabric do; one prefix in four is watched; each leaf has groups and
 *  next hops of its own. And the speed of the tables alone. */
export const bench: Bench = {
  name: "memory",
  flags: ["--expose-gc"],
  async run({ smoke, rounds, report }) {
    const leaves = smoke ? 4 : 64;
    const routes = 20_000;
    for (const family of [4, 6] as const) {
      const prefixes = Array.from({ length: routes }, (_, i) => prefixAt(family, i));
      const samples: number[] = [];
      for (let round = 0; round < Math.min(rounds, 3); round++) samples.push(bytesPerRoute(family, leaves, prefixes));
      report({
        row: `per (leaf, route), ${leaves} x ${routes}, IPv${family}`,
        unit: "B",
        samples,
        bar: { atMost: 24 },
        stretch: { atMost: 12 },
        peer: "parsed objects: 354 B",
      });
      const rates = { first: [] as number[], same: [] as number[], changed: [] as number[] };
      for (let round = 0; round < rounds; round++) {
        const state = newState(8);
        const tables = Array.from({ length: 8 }, (_, i) => state.target(`leaf${i}`));
        const write = (metric: number): number => {
          const startedMs = performance.now();
          for (const table of tables) fillRoutes(table, prefixes, metric);
          return (tables.length * routes * 1e3) / (performance.now() - startedMs);
        };
        for (const table of tables) table.sessionOpened(session);
        rates.first.push(write(0));
        for (const table of tables) table.synced();
        rates.same.push(write(0));
        rates.changed.push(write(1));
      }
      for (const [name, values] of Object.entries(rates)) {
        report({ row: `stored alone, ${name} write, IPv${family}`, unit: "routes/s", samples: values });
      }
    }
  },
};

function bytesPerRoute(family: Family, leaves: number, prefixes: Parameters<typeof fillRoutes>[1]): number {
  const state = newState(leaves);
  const before = usedBytes();
  for (let i = 0; i < prefixes.length; i += 4) state.watch(formatPrefix(prefixAt(family, i)));
  for (let i = 0; i < leaves; i++) {
    const table = state.target(`leaf${i}`);
    table.sessionOpened(session);
    fillHops(table);
    fillRoutes(table, prefixes, 0);
    table.synced();
  }
  state.takeChanges();
  const held = [...state.snapshot().targets.values()].reduce((sum, { fib }) => sum + fib.counts.routes, 0);
  if (held !== leaves * prefixes.length) throw new Error(`${held} routes are held`);
  return (usedBytes() - before) / held;
}

function usedBytes(): number {
  if (globalThis.gc === undefined) throw new Error("start node with --expose-gc");
  for (let i = 0; i < 4; i++) globalThis.gc();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
