import { Gauge, Registry } from "prom-client";
import { systemClock } from "../../src/clock.ts";
import { Metrics } from "../../src/sinks/metrics/metrics.ts";
import { allSynced, startBenchCollector } from "./bench-collector.ts";
import { Load } from "./load.ts";
import type { Bench } from "./row.ts";

/** A scrape of some 100,000 series while routes come in: the longest time it keeps the thread, against prom-client that
 *  holds the same series in the same run. Both outputs are parsed and have to be equal. */
export const bench: Bench = {
  name: "scrape",
  flags: ["--max-old-space-size=4096"],
  async run({ smoke, rounds, report }) {
    const [services, leaves] = smoke ? [100, 2] : [5_000, 4];
    using load = await Load.start({ encoding: "json_ietf", routes: 20_000, perMessage: 7, nodes: 16 });
    const world = { leaves, port: load.port, services, nodes: 16, attachedToAll: true };
    await using held = await startBenchCollector(world);
    await held.until("synced", allSynced);
    const evaluation = await held.until(
      "judged",
      ({ prefixes, waiting }) => waiting === 0 && prefixes.size >= leaves * services,
    );
    const metrics = new Metrics({ version: "0", clock: systemClock, snapshot: () => evaluation.snapshot });
    // The last of many that brought them, so it would tell of a few.
    metrics.deliver({ ...evaluation, changedServices: [...evaluation.services.keys()] });
    const expected = parse(textOf((await metrics.render()).pieces));
    const peer = promClient(expected);
    const samples = { busy: [] as number[], alone: [] as number[], peer: [] as number[], ratio: [] as number[] };
    for (let round = smoke ? 1 : 0; round <= rounds; round++) {
      const ingest = load.repeat(smoke ? 500 : 12_000, "leaf-0");
      const { blockMs: busyMs } = await timed(async () => (await metrics.render()).pieces);
      await ingest;
      const own = await timed(async () => (await metrics.render()).pieces);
      const theirs = await timed(() => peer.metrics());
      assertEqual(parse(textOf(own.body)), parse(theirs.body));
      if (round === 0) continue; // warms both
      samples.busy.push(busyMs);
      samples.alone.push(own.blockMs);
      samples.peer.push(theirs.blockMs);
      samples.ratio.push(theirs.tookMs / own.tookMs);
    }
    const name = `${expected.size} series`;
    const held8 = { bar: { atLeast: 8 }, peer: "prom-client with the same series" };
    report({
      row: `longest block, during ingest (its own included), ${name}`,
      unit: "ms",
      samples: samples.busy,
      bar: { atMost: 10 },
      stretch: { atMost: 5 },
    });
    report({ row: `longest block, the scrape alone, ${name}`, unit: "ms", samples: samples.alone });
    report({ row: `longest block of prom-client, ${name}`, unit: "ms", samples: samples.peer });
    report({ row: `time of prom-client / ours, ${name}`, unit: "x", samples: samples.ratio, ...held8 });
  },
};

/** Runs it and tells how long, and the longest time in between that nothing else had its turn. */
async function timed<Body>(render: () => Promise<Body>): Promise<{ body: Body; tookMs: number; blockMs: number }> {
  let running = true;
  let lastMs = performance.now();
  let blockMs = 0;
  const tick = (): void => {
    const nowMs = performance.now();
    blockMs = Math.max(blockMs, nowMs - lastMs);
    lastMs = nowMs;
    if (running) setImmediate(tick);
  };
  setImmediate(tick);
  await new Promise((resolve) => setImmediate(resolve));
  const startedMs = performance.now();
  const body = await render();
  const tookMs = performance.now() - startedMs;
  running = false;
  await new Promise((resolve) => setImmediate(resolve));
  return { body, tookMs, blockMs };
}

function textOf(pieces: readonly Buffer[]): string {
  return Buffer.concat(pieces).toString();
}

/** Our series of services: `name{labels}` and value. */
function parse(body: string): Map<string, string> {
  const series = new Map<string, string>();
  for (const line of body.split("\n")) {
    if (!/^kbutler_(service_|[a-z]+_next_hops)/.test(line)) continue;
    const space = line.lastIndexOf(" ");
    series.set(line.slice(0, space), line.slice(space + 1));
  }
  return series;
}

function assertEqual(a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): void {
  if (a.size !== b.size) throw new Error(`${a.size} series and ${b.size}`);
  for (const [name, value] of a) if (b.get(name) !== value) throw new Error(`${name}: ${value} and ${b.get(name)}`);
}

/** A registry that holds these series as gauges. */
function promClient(series: ReadonlyMap<string, string>): Registry {
  const registry = new Registry();
  const gauges = new Map<string, Gauge>();
  for (const [text, value] of series) {
    const name = text.slice(0, text.indexOf("{"));
    const labels = Object.fromEntries([...text.matchAll(/([a-z_]+)="([^"]*)"/g)].map(([, key, held]) => [key, held]));
    let gauge = gauges.get(name);
    if (gauge === undefined) {
      gauge = new Gauge({ name, help: name, labelNames: Object.keys(labels), registers: [registry] });
      gauges.set(name, gauge);
    }
    gauge.set(labels, Number(value));
  }
  return registry;
}
