import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { systemClock } from "../../../src/clock.ts";
import { type Log, type LogFields, silentLog } from "../../../src/log.ts";
import { type ClusterEvent, objectKey, type ResourceName, type ResourceState } from "../../../src/model/cluster.ts";
import { type ClusterApiOptions, type SimulatedCluster, startClusterApi } from "../../../src/simulator/cluster.ts";
import { watchCluster } from "../../../src/sources/kubernetes/watch.ts";
import type { WatchOptions, WatchTiming } from "../../../src/sources/kubernetes/watch-options.ts";

export { until } from "../../until.ts";

/** Waits short enough for a test; the rest is so long that on no machine, however it stalls, it comes unasked. */
export const testTiming: WatchTiming = {
  backoffMinMs: 8,
  backoffMaxMs: 40,
  backoffResetMs: 600_000,
  lostGraceMs: 600_000,
  silenceMs: 600_000,
  requestTimeoutMs: 600_000,
  watchTimeoutS: 290,
  resyncMs: 600_000,
  rediscoverMs: 30,
  forbiddenRetryMs: 30,
  pageSize: 500,
};

/** One resource as the events told it. */
export interface Folded {
  state: ResourceState;
  message: string;
  readonly objects: Map<string, Readonly<Record<string, unknown>>>;
}

/** Follows events as a table would: the listener of every test here. */
export class EventFold {
  readonly events: ClusterEvent[] = [];
  readonly #resources = new Map<ResourceName, Folded>();

  apply(event: ClusterEvent): void {
    this.events.push(event);
    const folded = this.of(event.resource);
    switch (event.type) {
      case "upsert":
        folded.objects.set(objectKey(event.object), { ...event.object, resourceVersion: "" });
        break;
      case "delete":
        folded.objects.delete(event.key);
        break;
      case "listed":
        folded.state = "listed";
        folded.message = "";
        folded.objects.clear();
        for (const object of event.objects) folded.objects.set(objectKey(object), { ...object, resourceVersion: "" });
        break;
      case "state":
        folded.state = event.state;
        folded.message = event.message;
        break;
      case "alive":
        break;
    }
  }

  of(resource: ResourceName): Folded {
    let folded = this.#resources.get(resource);
    if (folded === undefined) {
      folded = { state: "pending", message: "", objects: new Map() };
      this.#resources.set(resource, folded);
    }
    return folded;
  }

  /** How many events of a type a resource had. */
  count(resource: ResourceName, type: ClusterEvent["type"]): number {
    return this.events.filter((event) => event.resource === resource && event.type === type).length;
  }

  /** The states a resource went through, one word for each event that told one. */
  states(resource: ResourceName): ResourceState[] {
    return this.events.flatMap((event) => {
      if (event.resource !== resource) return [];
      if (event.type === "listed") return ["listed" as const];
      return event.type === "state" ? [event.state] : [];
    });
  }
}

/** One line that was logged. */
export interface Line {
  readonly level: string;
  readonly message: string;
  readonly fields: LogFields;
}

/** A log that keeps its lines. */
export function memoryLog(lines: Line[], fields: LogFields = {}): Log {
  const at =
    (level: string) =>
    (more: LogFields, message: string): void => {
      lines.push({ level, message, fields: { ...fields, ...more } });
    };
  return {
    ...silentLog,
    debug: at("debug"),
    info: at("info"),
    warn: at("warn"),
    error: at("error"),
    child: (more) => memoryLog(lines, { ...fields, ...more }),
  };
}

/** A simulated cluster, and a watch of it that is stopped with it. */
export class WatchedCluster implements AsyncDisposable {
  readonly cluster: SimulatedCluster;
  readonly fold = new EventFold();
  readonly lines: Line[] = [];
  readonly malformed: string[] = [];
  readonly relisted: string[] = [];
  readonly directory: string;
  /** Settles when the watch does. */
  running: Promise<void> = Promise.resolve();
  readonly #stop = new AbortController();

  constructor(cluster: SimulatedCluster, directory: string) {
    this.cluster = cluster;
    this.directory = directory;
  }

  get kubeconfig(): string {
    return join(this.directory, "kubeconfig");
  }

  /** Begins to watch; by default everything, or only `resources` so that a test is quick and its counts are plain. */
  watch(options: Partial<WatchOptions> = {}, listener: { apply(event: ClusterEvent): void } = this.fold): void {
    this.running = watchCluster(
      {
        access: { kubeconfig: this.kubeconfig },
        ...options,
        timing: { ...testTiming, ...options.timing },
      },
      listener,
      {
        clock: systemClock,
        random: Math.random,
        log: memoryLog(this.lines),
        signal: this.#stop.signal,
        observer: {
          malformed: (issue) => this.malformed.push(`${issue.resource} ${issue.object} ${issue.field}`),
          relisted: (resource, why) => this.relisted.push(`${resource}: ${why}`),
        },
      },
    );
    this.running.catch(() => {}); // whoever awaits it sees it; nobody else has to
  }

  /** Stops the watch and waits for its end. */
  async stop(): Promise<void> {
    this.#stop.abort();
    await this.running;
  }

  /** Requests seen so far whose line matches. */
  requests(pattern: RegExp): string[] {
    return this.cluster.requests.filter((request) => pattern.test(request));
  }

  /** Lists of a plural so far, pages not counted. */
  lists(plural: string): number {
    return this.requests(new RegExp(`/${plural}\\?(?!.*(watch=|continue=))`)).length;
  }

  /** Names known of a resource, sorted. */
  names(resource: ResourceName): string[] {
    return [...this.fold.of(resource).objects.keys()].sort();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#stop.abort();
    await this.running.catch(() => {});
    await this.cluster[Symbol.asyncDispose]();
    await rm(this.directory, { recursive: true, force: true });
  }
}

/** Starts a simulated cluster with a kubeconfig in a directory of its own. */
export async function startWatched(options: ClusterApiOptions = {}): Promise<WatchedCluster> {
  const cluster = await startClusterApi(options);
  const directory = await mkdtemp(join(tmpdir(), "kbutler-cluster-"));
  await writeFile(join(directory, "kubeconfig"), cluster.kubeconfig());
  return new WatchedCluster(cluster, directory);
}

/** A Service of type LoadBalancer. */
export function service(name: string, ip = "192.0.2.1", namespace = "shop") {
  return {
    apiVersion: "v1",
    kind: "Service",
    metadata: { namespace, name },
    spec: { type: "LoadBalancer", selector: { app: name } },
    status: { loadBalancer: { ingress: [{ ip }] } },
  };
}

/** A Node with one InternalIP. */
export function node(name: string, address: string, heartbeat = "2026-01-01T00:00:00Z") {
  return {
    apiVersion: "v1",
    kind: "Node",
    metadata: { name, labels: { "kubernetes.io/hostname": name } },
    status: {
      addresses: [{ type: "InternalIP", address }],
      conditions: [{ type: "Ready", status: "True", lastHeartbeatTime: heartbeat }],
    },
  };
}

/** An IPAddressPool in MetalLB's namespace. */
export function pool(name: string, ...addresses: string[]) {
  return {
    apiVersion: "metallb.io/v1beta1",
    kind: "IPAddressPool",
    metadata: { namespace: "metallb-system", name },
    spec: { addresses },
  };
}

/** A BGPPeer in MetalLB's namespace, with a password in it. */
export function peer(name: string, version = "v1beta2") {
  return {
    apiVersion: `metallb.io/${version}`,
    kind: "BGPPeer",
    metadata: { namespace: "metallb-system", name },
    spec: { myASN: 64512, peerASN: 64513, peerAddress: "10.0.0.254", password: "correct-horse", holdTime: "1m30s" },
  };
}

/** A pod with these labels. */
export function pod(name: string, labels: Readonly<Record<string, string>>, namespace = "metallb-system") {
  return {
    apiVersion: "v1",
    kind: "Pod",
    metadata: { namespace, name, labels },
    spec: { nodeName: "node-1", containers: [{ name: "c", image: "i" }] },
    status: { startTime: "2026-01-01T00:00:00Z", conditions: [{ type: "Ready", status: "True" }] },
  };
}
