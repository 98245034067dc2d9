import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { systemClock } from "../../src/clock.ts";
import { silentLog } from "../../src/log.ts";
import { type ClusterEvent, objectKey } from "../../src/model/cluster.ts";
import { startClusterApi } from "../../src/simulator/cluster.ts";
import { watchCluster } from "../../src/sources/kubernetes/watch.ts";
import type { Bench, BenchContext } from "./row.ts";

interface Size {
  readonly services: number;
  readonly slicesPerService: number;
  readonly endpointsPerSlice: number;
  readonly nodes: number;
}

/** Memory of watching a large cluster: what the informers hold and the objects a table would hold (they are the same), after
 *  a full collection, without the server, which runs in a thread of its own. */
export const bench: Bench = {
  name: "kubernetes-memory",
  flags: [],
  async run({ smoke, report }) {
    const size = { services: smoke ? 200 : 10_000, slicesPerService: 3, endpointsPerSlice: 3, nodes: smoke ? 10 : 200 };
    await measure(size, report);
  },
};

if (!isMainThread) await serve(workerData.kubeconfig, workerData.size);

async function measure(size: Size, report: BenchContext["report"]): Promise<void> {
  setFlagsFromString("--expose-gc");
  const collect: () => void = runInNewContext("gc");
  const directory = await mkdtemp(join(tmpdir(), "kbutler-memory-"));
  const kubeconfig = join(directory, "kubeconfig");
  const server = new Worker(new URL(import.meta.url), { workerData: { kubeconfig, size } });
  await new Promise((resolve) => server.once("message", resolve));
  const used = (): number => {
    collect();
    collect();
    const { heapUsed, external } = process.memoryUsage();
    return heapUsed + external;
  };
  const table = new Map<string, object>();
  const stop = new AbortController();
  let listedResources = 0;
  const apply = (event: ClusterEvent): void => {
    if (event.type !== "listed") return;
    for (const object of event.objects) table.set(`${event.resource} ${objectKey(object)}`, object);
    listedResources++;
  };
  const before = used();
  const startedMs = performance.now();
  const resources = ["services", "endpointslices", "nodes"] as const;
  const running = watchCluster(
    { access: { kubeconfig }, resources },
    { apply },
    { clock: systemClock, random: Math.random, log: silentLog, signal: stop.signal },
  );
  while (listedResources < resources.length) await systemClock.sleep(5);
  const listedMs = performance.now() - startedMs;
  await systemClock.sleep(50); // the watches open, and the pages can go
  const heldMb = (used() - before) / 1e6;
  stop.abort();
  await running;
  await server.terminate();
  await rm(directory, { recursive: true, force: true });
  const name = `${size.services} services, ${table.size} objects`;
  report({ row: `heap and external held, ${name}`, unit: "MB", samples: [heldMb] });
  report({ row: `all listed, ${name}`, unit: "ms", samples: [listedMs] });
}

async function serve(kubeconfig: string, size: Size): Promise<void> {
  const cluster = await startClusterApi();
  const node = (index: number): string => `worker-${index % size.nodes}.example.internal`;
  for (let index = 0; index < size.nodes; index++) {
    cluster.apply({
      apiVersion: "v1",
      kind: "Node",
      metadata: { name: node(index), labels: { "kubernetes.io/hostname": node(index) } },
      status: { addresses: [{ type: "InternalIP", address: `10.0.${index >> 8}.${index & 255}` }] },
    });
  }
  for (let index = 0; index < size.services; index++) {
    const [namespace, name] = [`team-${index % 100}`, `service-${index}`];
    const annotations = { "kubectl.kubernetes.io/last-applied-configuration": "x".repeat(600) };
    cluster.apply({
      apiVersion: "v1",
      kind: "Service",
      metadata: { namespace, name, labels: { app: name }, annotations, managedFields: [{ manager: "m".repeat(400) }] },
      spec: { type: "LoadBalancer", selector: { app: name }, ipFamilies: ["IPv4"], ports: [{ port: 80 }] },
      status: { loadBalancer: { ingress: [{ ip: `192.${index >> 16}.${(index >> 8) & 255}.${index & 255}` }] } },
    });
    for (let slice = 0; slice < size.slicesPerService; slice++) {
      cluster.apply({
        apiVersion: "discovery.k8s.io/v1",
        kind: "EndpointSlice",
        metadata: {
          namespace,
          name: `${name}-${slice}abcd`,
          labels: { "kubernetes.io/service-name": name, app: name },
          managedFields: [{ manager: "m".repeat(400) }],
        },
        addressType: "IPv4",
        endpoints: Array.from({ length: size.endpointsPerSlice }, (_, at) => ({
          addresses: [`10.${100 + slice}.${index % 250}.${at + 1}`],
          conditions: { ready: true, serving: true, terminating: false },
          nodeName: node(index + at),
          targetRef: { kind: "Pod", namespace, name: `${name}-${at}`, uid: "0".repeat(36) },
        })),
        ports: [{ port: 80, protocol: "TCP", name: "http" }],
      });
    }
  }
  await cluster.writeKubeconfig(kubeconfig);
  parentPort?.postMessage("ready");
}
