import { systemClock } from "../../src/clock.ts";
import { Attacher } from "../../src/expectation/attacher.ts";
import { ExpectationEngine } from "../../src/expectation/expect.ts";
import { Heartbeat } from "../../src/heartbeat.ts";
import { silentLog } from "../../src/log.ts";
import { formatPrefix } from "../../src/model/address.ts";
import { resourceNames } from "../../src/model/cluster.ts";
import { State } from "../../src/state/state.ts";
import { Evaluator } from "../../src/verdict/evaluate.ts";
import {
  advertisement,
  daemonSet,
  endpoint,
  ip,
  node,
  peer,
  pod,
  pool,
  service,
  slice,
  upsert,
} from "../expectation/cluster.ts";
import { fillHops, fillRoutes, newState, prefixAt, session, writeGroup } from "./fib-fill.ts";
import { type Bench, quantile } from "./row.ts";

const routes = 20_000;
/** Routes over the first group, all of them watched. */
const dependents = 2_500;

/** What one change costs. Finding: which prefixes does it concern, in the tables alone. Judging: the verdicts, services and
 *  transitions that follow, of a leaf's 2,500 prefixes over one next-hop group. */
export const bench: Bench = {
  name: "delta",
  flags: [],
  async run({ smoke, rounds, report }) {
    const prefixes = Array.from({ length: routes }, (_, i) => prefixAt(4, i));
    const found = { p50: [] as number[], p99: [] as number[] };
    const sweep: number[] = [];
    const leaves = smoke ? 8 : 64;
    for (let round = 0; round < Math.min(rounds, 5); round++) {
      const state = newState(leaves);
      const tables = Array.from({ length: leaves }, (_, i) => state.target(`leaf${i}`));
      for (const table of tables) {
        table.sessionOpened(session);
        fillHops(table);
        fillRoutes(table, prefixes, 0);
        table.synced();
      }
      for (let i = 0; i < routes; i += 4) state.watch(formatPrefix(prefixAt(4, i)));
      state.takeChanges();
      const [first] = tables;
      if (first === undefined) throw new Error("no table");
      const timesUs: number[] = [];
      for (let change = 0; change < 500; change++) {
        const startedMs = performance.now();
        writeGroup(first, 0, 1 + (change % 2));
        const dirty = state.takeChanges().prefixes.get("leaf0")?.size;
        timesUs.push((performance.now() - startedMs) * 1e3);
        if (dirty !== dependents) throw new Error(`${dirty} prefixes were found`);
      }
      found.p50.push(quantile(timesUs.slice(100), 0.5));
      found.p99.push(quantile(timesUs.slice(100), 0.99));
      for (let change = 0; change < 11; change++) {
        for (const table of tables) writeGroup(table, 1, 2 + (change % 2));
        const startedMs = performance.now();
        state.takeChanges();
        if (change > 0) sweep.push(performance.now() - startedMs);
      }
    }
    const what = `one group of ${dependents} dependents changes`;
    report({
      row: `found, p99: ${what}`,
      unit: "us",
      samples: found.p99,
      bar: { atMost: 100 },
      stretch: { atMost: 30 },
    });
    report({ row: `found, median: ${what}`, unit: "us", samples: found.p50 });
    report({
      row: `swept for dependents: ${leaves} x ${routes} rows`,
      unit: "ms",
      samples: sweep,
      bar: { atMost: 25 },
      stretch: { atMost: 6 },
    });

    const { heartbeat, table } = judgedWorld();
    const [judged, tookMs]: [number[], number[]] = [[], []];
    for (let change = 0; change < (smoke ? 5 : 50); change++) {
      writeGroup(table, 0, 1 + (change % 2));
      const evaluation = heartbeat.beat();
      if (change > 0) judged.push(evaluation.judged / dependents);
      if (change > 4 || smoke) tookMs.push(evaluation.durationMs);
    }
    report({
      row: "rows evaluated / rows affected",
      unit: "",
      samples: judged,
      bar: { atMost: 1.1 },
      stretch: { atMost: 1 },
    });
    report({ row: `judged: ${what}, all of them services`, unit: "ms", samples: tookMs });
  },
};

/** One leaf of 20,000 routes, and 2,500 services whose routes go over its first group. */
function judgedWorld() {
  const state = new State({
    targets: [{ name: "leaf0", address: "", networkInstances: ["default"] }],
    clusters: ["c1"],
    clock: systemClock,
    log: silentLog,
  });
  const cluster = state.cluster("c1");
  for (const resource of resourceNames) cluster.apply({ type: "listed", resource, objects: [] });
  cluster.apply(upsert("daemonsets", daemonSet("frr-k8s")));
  cluster.apply(upsert("ipaddresspools", pool("main", ["10.0.0.0/8"])));
  cluster.apply(upsert("bgpadvertisements", advertisement("main")));
  cluster.apply(upsert("bgppeers", peer("leaf", "192.0.2.1")));
  for (const number of [1, 2]) {
    const name = `node-${number}`;
    cluster.apply(upsert("nodes", node(name, { internalIPs: [ip(`192.168.0.${number}`)] })));
    for (const component of ["speaker", "frr-k8s"] as const) cluster.apply(upsert("pods", pod(component, name)));
  }
  for (let k = 0; k < dependents; k++) {
    const address = formatPrefix(prefixAt(4, 8 * k)).split("/")[0] ?? "";
    cluster.apply(upsert("services", service(`s${k}`, [address], { externalTrafficPolicy: "Local" })));
    cluster.apply(upsert("endpointslices", slice(`s${k}`, [endpoint("node-1")])));
  }
  const table = state.target("leaf0");
  table.sessionOpened(session);
  fillHops(table);
  fillRoutes(
    table,
    Array.from({ length: routes }, (_, i) => prefixAt(4, i)),
    0,
  );
  table.synced();
  const engine = new ExpectationEngine("c1");
  const attacher = new Attacher({ attachments: [{ nodes: ["node-1", "node-2"], leaves: ["leaf0"] }] });
  const judge = {
    engine,
    observe: () => undefined,
    attach: (...[expectations, prefix, snapshot]: Parameters<Attacher["attach"]>) =>
      attacher.attach(expectations, prefix, snapshot),
  };
  const evaluator = new Evaluator({ holdDownMs: 0, startUpMs: 0, reachability: "inform" });
  const stopwatch = (): number => performance.now();
  const heartbeat = new Heartbeat({ state, clusters: new Map([["c1", judge]]), evaluator, stopwatch });
  heartbeat.beat();
  return { heartbeat, table };
}
