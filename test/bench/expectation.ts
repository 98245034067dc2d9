import { ExpectationEngine, expectAll } from "../../src/expectation/expect.ts";
import type { ClusterEvent } from "../../src/model/cluster.ts";
import {
  advertisement,
  daemonSet,
  emptyCluster,
  endpoint,
  label,
  node,
  peer,
  pod,
  pool,
  service,
  slice,
  upsert,
} from "../expectation/cluster.ts";
import { type Bench, quantile } from "./row.ts";

/** The expectation engine: 10,000 services of three slices, half of them Local, on 200 nodes in 20 racks, each with its own
 *  BGPAdvertisement and two leaves. What follows from one changed slice, from a node, and from everything. */
export const bench: Bench = {
  name: "expectation",
  flags: ["--expose-gc"],
  async run({ smoke, report }) {
    const [services, nodes, changes] = smoke ? [500, 20, 100] : [10_000, 200, 2_000];
    const table = emptyCluster();
    for (const event of events(services, nodes)) table.apply(event);
    table.takeChange();
    const view = table.view();

    globalThis.gc?.();
    const heapBefore = process.memoryUsage().heapUsed;
    const engine = new ExpectationEngine("c1");
    let startedMs = performance.now();
    engine.update(view, { all: true, services: new Set() }, 1_000);
    const coldStartMs = performance.now() - startedMs;
    globalThis.gc?.();
    const heapMb = (process.memoryUsage().heapUsed - heapBefore) / 1e6;
    let expectations = 0;
    for (const prefix of engine.current().prefixes.values()) expectations += prefix.expectations.length;
    const coldEvaluations = engine.evaluations;

    const takenMs: number[] = [];
    let affectedPrefixes = 0;
    for (let n = 0; n < changes; n++) {
      table.apply(sliceOf((n * 37) % services, n % 3, 1 + (n % 5), nodes));
      const change = table.takeChange();
      if (change === undefined) throw new Error("the slice did not change");
      startedMs = performance.now();
      affectedPrefixes += engine.update(view, change, 2_000 + n).prefixes.size;
      takenMs.push(performance.now() - startedMs);
    }
    const changeEvaluations = engine.evaluations - coldEvaluations;

    table.apply(upsert("nodes", node("node-0", { labels: { rack: "r0" }, ready: "Unknown" })));
    startedMs = performance.now();
    const afterNode = engine.update(view, table.takeChange() ?? { all: true, services: new Set() }, 9_000);
    const nodeChangeMs = performance.now() - startedMs;

    startedMs = performance.now();
    const scratch = expectAll(view, {}, 9_000);
    const fromScratchMs = performance.now() - startedMs;
    if (scratch.prefixes.size !== engine.current().prefixes.size)
      throw new Error("following and computing anew differ");

    const name = `${services} services on ${nodes} nodes`;
    const one = (row: string, value: number, unit: string): void =>
      report({ row: `${row}, ${name}`, unit, samples: [value] });
    one(`cold start, ${expectations} expectations`, coldStartMs, "ms");
    one("a slice changes, median", quantile(takenMs, 0.5), "ms");
    one("a slice changes, p99", quantile(takenMs, 0.99), "ms");
    one("evaluations per affected service", changeEvaluations / changes, "");
    one(`a node changes, ${afterNode.prefixes.size} prefixes`, nodeChangeMs, "ms");
    one("all anew", fromScratchMs, "ms");
    one("heap", heapMb, "MB");
    if (affectedPrefixes === 0) throw new Error("no prefix was affected");
  },
};

const racks = 20;

function* events(services: number, nodes: number): Generator<ClusterEvent> {
  for (let n = 0; n < nodes; n++) {
    const name = `node-${n}`;
    yield upsert("nodes", node(name, { labels: { rack: `r${n % racks}`, "kubernetes.io/hostname": name } }));
    yield upsert("pods", pod("speaker", name));
    yield upsert("pods", pod("frr-k8s", name));
  }
  yield upsert("daemonsets", daemonSet("frr-k8s"));
  yield upsert("ipaddresspools", pool("main", ["10.64.0.0/16"]));
  for (let rack = 0; rack < racks; rack++) {
    const nodeSelectors = [label("rack", `r${rack}`)];
    yield upsert("bgpadvertisements", advertisement(`rack-${rack}`, { nodeSelectors }));
    for (const side of [1, 2]) {
      yield upsert("bgppeers", peer(`leaf-${rack}-${side}`, `172.16.${rack}.${side}`, { nodeSelectors }));
    }
  }
  for (let n = 0; n < services; n++) {
    const externalTrafficPolicy = n % 2 === 0 ? "Local" : "Cluster";
    const address = `10.64.${Math.floor(n / 250)}.${n % 250}`;
    yield upsert("services", service(`s${n}`, [address], { externalTrafficPolicy }));
    for (const part of [0, 1, 2]) yield sliceOf(n, part, 0, nodes);
  }
}

function sliceOf(n: number, part: number, shift: number, nodes: number): ClusterEvent {
  const on = (k: number): string => `node-${(n * 7 + part * 3 + k + shift) % nodes}`;
  return upsert("endpointslices", slice(`s${n}`, [endpoint(on(0)), endpoint(on(1))], String(part)));
}
