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

/** The size: 10,000 services of three slices, half of them Local, on 200 nodes in 20 racks, each with its own
 *  BGPAdvertisement and two leaves. Numbers as arguments: services, nodes, changes. */
const [services = 10_000, nodes = 200, changes = 2_000] = process.argv.slice(2).map(Number);
const racks = 20;

function* events(): Generator<ClusterEvent> {
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
    for (const part of [0, 1, 2]) yield sliceOf(n, part, 0);
  }
}

function sliceOf(n: number, part: number, shift: number): ClusterEvent {
  const on = (k: number): string => `node-${(n * 7 + part * 3 + k + shift) % nodes}`;
  return upsert("endpointslices", slice(`s${n}`, [endpoint(on(0)), endpoint(on(1))], String(part)));
}

const table = emptyCluster();
for (const event of events()) table.apply(event);
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
  table.apply(sliceOf((n * 37) % services, n % 3, 1 + (n % 5)));
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
if (scratch.prefixes.size !== engine.current().prefixes.size) throw new Error("following and computing anew differ");

takenMs.sort((a, b) => a - b);
const quantile = (q: number): number => takenMs[Math.min(takenMs.length - 1, Math.floor(q * takenMs.length))] ?? 0;
const round = (value: number): number => Math.round(value * 1_000) / 1_000;
process.stdout.write(
  `${JSON.stringify({
    bench: "expectation",
    services,
    nodes,
    advertisements: racks,
    slices: services * 3,
    expectations,
    coldStartMs: round(coldStartMs),
    coldEvaluations,
    changes,
    changeMedianMs: round(quantile(0.5)),
    changeP99Ms: round(quantile(0.99)),
    changeMaxMs: round(quantile(1)),
    changeEvaluations,
    affectedServices: changes,
    affectedPrefixes,
    nodeChangeMs: round(nodeChangeMs),
    nodeChangePrefixes: afterNode.prefixes.size,
    fromScratchMs: round(fromScratchMs),
    heapMb: round(heapMb),
  })}\n`,
);
