import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stringify } from "yaml";
import { systemClock } from "../../src/clock.ts";
import { type Collector, startCollector } from "../../src/collector.ts";
import { type CollectorConfig, readCollectorConfig } from "../../src/config/collector-config.ts";
import { silentLog } from "../../src/log.ts";
import type { Target, TargetTls } from "../../src/model/target.ts";
import type { Evaluation, Sink } from "../../src/verdict/verdict.ts";
import { nodeAddress, streamPrefix } from "./route-stream.ts";

/** A collector's size. */
export interface BenchWorld {
  readonly leaves: number;
  /** Port of the load generator that plays all of them. */
  readonly port: number;
  readonly tls?: TargetTls | undefined;
  readonly services: number;
  /** Nodes, one behind each next-hop group. Node n is attached to leaf n modulo the number of leaves, or to every leaf. */
  readonly nodes: number;
  readonly attachedToAll: boolean;
}

/** A whole collector in this process: every room, without the history's file. */
export interface BenchCollector extends AsyncDisposable {
  readonly collector: Collector;
  /** Resolves with the first evaluation for which it holds, now or later. */
  until(what: string, holds: (evaluation: Evaluation) => boolean): Promise<Evaluation>;
}

/** The route of a leaf that service k is about: one in four. */
export function routeOfService(k: number): number {
  return 4 * k + 1;
}

/** Starts one against a load generator's leaves. */
export async function startBenchCollector(world: BenchWorld): Promise<BenchCollector> {
  const folder = await mkdtemp(join(tmpdir(), "kbutler-bench-"));
  const manifests = join(folder, "cluster.json");
  await writeFile(manifests, JSON.stringify({ apiVersion: "v1", kind: "List", items: clusterObjects(world) }));
  const waiting = new Set<{ holds: (evaluation: Evaluation) => boolean; resolve: (evaluation: Evaluation) => void }>();
  const sink: Sink = {
    name: "bench",
    deliver(evaluation) {
      for (const waiter of waiting) {
        if (!waiter.holds(evaluation)) continue;
        waiting.delete(waiter);
        waiter.resolve(evaluation);
      }
    },
  };
  const context = { clock: systemClock, random: Math.random, log: silentLog, sinks: [sink] };
  const collector = await startCollector(configOf(world, manifests), context);
  return {
    collector,
    until: (what, holds) =>
      new Promise((resolve, reject) => {
        const evaluation = collector.evaluation();
        if (evaluation !== undefined && holds(evaluation)) return resolve(evaluation);
        const timer = setTimeout(() => reject(new Error(`never came: ${what}`)), 600_000);
        waiting.add({
          holds,
          resolve: (found) => {
            clearTimeout(timer);
            resolve(found);
          },
        });
      }),
    async [Symbol.asyncDispose]() {
      await collector[Symbol.asyncDispose]();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Whether every leaf is synced. */
export function allSynced({ snapshot }: Evaluation): boolean {
  return [...snapshot.targets.values()].every(({ fib }) => fib.freshness === "synced");
}

/** A target of a load generator. */
export function benchTarget(name: string, port: number, tls: TargetTls = { mode: "insecure" }): Target {
  return {
    name,
    address: `127.0.0.1:${port}`,
    metadata: { "x-leaf": name },
    tls,
    networkInstances: ["default"],
    timeoutMs: 60_000,
    retryMaxMs: 1_000,
    staleAfterMs: 120_000,
    keepaliveMs: 60_000,
    transport: process.env.KBUTLER_BENCH_TRANSPORT === "grpc-js" ? "grpc-js" : "http2",
    tags: {},
  };
}

function configOf({ leaves, port, tls, nodes, attachedToAll }: BenchWorld, manifests: string): CollectorConfig {
  const names = Array.from({ length: leaves }, (_, n) => `leaf-${n}`);
  const all = Array.from({ length: nodes }, (_, n) => `node-${n}`);
  const attachments = attachedToAll
    ? [{ nodes: all, leaves: names }]
    : names.map((name, leaf) => ({ nodes: all.filter((_, n) => n % leaves === leaf), leaves: [name] }));
  const text = stringify({
    name: "bench",
    targets: Object.fromEntries(names.map((name) => [name, { address: `127.0.0.1:${port}`, tls: { insecure: true } }])),
    kubernetes: { manifests: [manifests] },
    metallb: { namespace: "metallb-system", "frr-k8s-namespace": "metallb-system" },
    attachments: attachments.filter((attachment) => attachment.nodes.length > 0),
    verdict: { "hold-down": "0s", "start-up": "0s" },
    store: { enabled: false },
    api: { listen: "127.0.0.1:0" },
    "gnmi-server": { enabled: true, listen: "127.0.0.1:0", insecure: true, "max-sessions": 1_000 },
  });
  const config = readCollectorConfig(manifests, text);
  if (!config.ok) throw new Error(JSON.stringify(config.error));
  return { ...config.value, targets: names.map((name) => benchTarget(name, port, tls)) };
}

/** As `kubectl get -o json` writes them: every service is hosted by the one node its route leads to. */
function clusterObjects({ services, nodes }: BenchWorld): unknown[] {
  const metallb = (kind: string, apiVersion: string, name: string, spec: unknown): unknown => ({
    apiVersion: `metallb.io/${apiVersion}`,
    kind,
    metadata: { namespace: "metallb-system", name },
    spec,
  });
  return [
    ...Array.from({ length: nodes }, (_, n) => ({
      apiVersion: "v1",
      kind: "Node",
      metadata: { name: `node-${n}`, labels: { "kubernetes.io/hostname": `node-${n}` } },
      status: {
        addresses: [{ type: "InternalIP", address: nodeAddress(n) }],
        conditions: [{ type: "Ready", status: "True" }],
      },
    })),
    metallb("IPAddressPool", "v1beta1", "main", { addresses: [`172.16.0.0-${serviceAddress(services - 1)}`] }),
    metallb("BGPAdvertisement", "v1beta1", "main", { ipAddressPools: ["main"] }),
    metallb("BGPPeer", "v1beta2", "leaf", { myASN: 64512, peerASN: 65001, peerAddress: "192.0.2.1" }),
    ...Array.from({ length: services }, (_, k) => {
      const route = routeOfService(k);
      return [serviceObject(`s${k}`, serviceAddress(k)), sliceObject(`s${k}`, `node-${route % nodes}`)];
    }).flat(),
  ];
}

function serviceAddress(k: number): string {
  return streamPrefix(routeOfService(Math.max(k, 0))).split("/")[0] ?? "";
}

function serviceObject(name: string, ip: string): unknown {
  return {
    apiVersion: "v1",
    kind: "Service",
    metadata: { namespace: "shop", name },
    spec: {
      type: "LoadBalancer",
      externalTrafficPolicy: "Local",
      ipFamilies: ["IPv4"],
      selector: { app: name },
      ports: [{ port: 80 }],
    },
    status: { loadBalancer: { ingress: [{ ip }] } },
  };
}

function sliceObject(name: string, nodeName: string): unknown {
  return {
    apiVersion: "discovery.k8s.io/v1",
    kind: "EndpointSlice",
    metadata: { namespace: "shop", name: `${name}-a`, labels: { "kubernetes.io/service-name": name } },
    addressType: "IPv4",
    endpoints: [
      { addresses: ["10.200.0.1"], nodeName, conditions: { ready: true, serving: true, terminating: false } },
    ],
  };
}
