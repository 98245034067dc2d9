import { randomBytes } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stringify } from "yaml";
import { systemClock } from "../clock.ts";
import { type Collector, type CollectorContext, startCollector } from "../collector.ts";
import { readCollectorConfig } from "../config/collector-config.ts";
import { formatIssues, type Issue } from "../config/fields.ts";
import { readShimConfig } from "../config/shim-config.ts";
import { CommandError, ExitCode } from "../exit.ts";
import { type Log, silentLog } from "../log.ts";
import type { Clock } from "../model/clock.ts";
import type { Result } from "../model/result.ts";
import { runShim } from "../shim/shim.ts";
import { createCertificates } from "../simulator/certificates.ts";
import { type SimulatedCluster, startClusterApi } from "../simulator/cluster.ts";
import { Fabric, startScenarioLeaves } from "../simulator/fabric.ts";
import { kubernetesObjects } from "../simulator/kubernetes-objects.ts";
import { lastingPort } from "../simulator/lasting-port.ts";
import type { SimulatedLeaf } from "../simulator/leaf.ts";
import { type NdkManager, startNdkManager } from "../simulator/ndk-manager.ts";
import type { Scenario } from "../simulator/scenario.ts";
import type { Sink } from "../verdict/verdict.ts";
import { version } from "../version.ts";

/** What a world is made of, and how patient it is. */
export interface WorldOptions {
  readonly scenario: Scenario;
  readonly log?: Log | undefined;
  /** How long a change is given before it is a fault. Default 2s. */
  readonly holdDown?: string | undefined;
  /** Within which changes are counted that make an endpoint flap. Default 10m. */
  readonly flapWindow?: string | undefined;
  /** How long the shims keep verdicts without a collector. Default 10s. */
  readonly holdTime?: string | undefined;
  /** Age at which lost data of the cluster makes verdicts unknown. Default 120s. */
  readonly staleAfter?: string | undefined;
  /** How long a leaf may take to show its tree. Default 30s. */
  readonly publishWithin?: string | undefined;
  /** Rows of history that may wait while its file cannot be written. Default 200000. */
  readonly backlogRows?: number | undefined;
  /** Port of REST and metrics; default: a free one. */
  readonly apiPort?: number | undefined;
  /** The collector's clock; default: the machine's. */
  readonly clock?: Clock | undefined;
  /** Milliseconds that only grow, by which the collector takes what a leaf shows for late; default: the machine's. */
  readonly stopwatch?: (() => number) | undefined;
  /** Takes the collector's evaluations too. */
  readonly sink?: Sink | undefined;
}

/** A part that can be ended and started again while the rest goes on. */
export interface Part {
  readonly running: boolean;
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** A fabric, a cluster, a collector and a shim per leaf, in one process but over real sockets, real TLS and real files:
 *  each part is configured by the same files that a person would write. */
export interface World extends AsyncDisposable {
  readonly scenario: Scenario;
  readonly folder: string;
  readonly leaves: ReadonlyMap<string, SimulatedLeaf>;
  readonly ndkManagers: ReadonlyMap<string, NdkManager>;
  readonly cluster: SimulatedCluster;
  readonly collector: Part & { readonly current: Collector | undefined };
  readonly shims: ReadonlyMap<string, Part>;
  /** Where REST and metrics are. */
  readonly apiUrl: string;
  /** The collector's gNMI server, and its login; the authority of its certificate is the leaves'. */
  readonly gnmiServer: { readonly address: string; readonly username: string; readonly password: string };
  /** Login of the leaves' gNMI servers, and the authority of their certificates. */
  readonly leafLogin: { readonly username: string; readonly password: string; readonly caFile: string };
}

/** Starts everything; what has been started is ended again if a later part cannot start. */
export async function startWorld(options: WorldOptions): Promise<World> {
  const { scenario, log = silentLog } = options;
  await using started = new AsyncDisposableStack();
  const folder = await mkdtemp(join(tmpdir(), "kbutler-"));
  started.defer(() => rm(folder, { recursive: true, force: true }));
  const file = async (name: string, content: string): Promise<string> => {
    const path = join(folder, name);
    await writeFile(path, content, { mode: 0o600 });
    return path;
  };

  const certificates = await createCertificates(["127.0.0.1", "localhost"]);
  const caFile = await file("ca.pem", certificates.caPem);
  await file("server.pem", certificates.certPem);
  await file("server.key", certificates.keyPem);
  const leafLogin = { username: "kbutler", password: randomBytes(12).toString("base64url"), caFile };
  await file("leaf-password", leafLogin.password);
  const shimPassword = randomBytes(12).toString("base64url");
  await file("shim-password", shimPassword);
  await file("shim-credentials.yaml", stringify({ username: "shim", password: shimPassword }));

  const tls = { certPem: certificates.certPem, keyPem: certificates.keyPem, renew: certificates.renew };
  const leaves = await startScenarioLeaves(scenario, { tls, credentials: leafLogin });
  started.defer(async () => {
    for (const leaf of leaves.values()) await leaf[Symbol.asyncDispose]();
  });
  const ndkManagers = new Map<string, NdkManager>();
  for (const [name, { tree }] of leaves) {
    const socketPath = join(folder, `${name}.sock:50053`);
    ndkManagers.set(name, started.use(await startNdkManager({ socketPath, tree, agents: ["kbutler"], log })));
  }

  const cluster = started.use(
    await startClusterApi({
      name: scenario.cluster,
      tls: { cert: certificates.certPem, key: certificates.keyPem, ca: certificates.caPem },
      token: randomBytes(12).toString("base64url"),
    }),
  );
  cluster.load(kubernetesObjects(scenario));
  await cluster.writeKubeconfig(join(folder, "kubeconfig"));
  const fabric = new Fabric({ scenario, leaves, objects: cluster, log });
  fabric.apply();
  const fabricStop = new AbortController();
  const fabricEnd = fabric.run(fabricStop.signal);
  started.defer(() => {
    fabricStop.abort();
    return fabricEnd;
  });

  const apiPort = options.apiPort ?? (await lastingPort());
  const gnmiPort = await lastingPort();
  const collectorFile = await file(
    "collector.yaml",
    stringify(collectorConfig(options, leaves, { apiPort, gnmiPort })),
  );
  const collector = new CollectorPart(collectorFile, log, options);
  started.defer(() => collector.stop());
  const shims = new Map<string, Part>();
  for (const name of leaves.keys()) {
    const path = await file(`shim-${name}.yaml`, stringify(shimConfig(options, name, gnmiPort)));
    const shim = new ShimPart(path, log.child({ target: name }));
    shims.set(name, shim);
    started.defer(() => shim.stop());
  }
  await collector.start();
  for (const shim of shims.values()) await shim.start();

  const resources = started.move();
  return {
    scenario,
    folder,
    leaves,
    ndkManagers,
    cluster,
    collector,
    shims,
    apiUrl: `http://127.0.0.1:${apiPort}`,
    gnmiServer: { address: `127.0.0.1:${gnmiPort}`, username: "shim", password: shimPassword },
    leafLogin,
    [Symbol.asyncDispose]: () => resources.disposeAsync(),
  };
}

function collectorConfig(
  {
    scenario,
    holdDown = "2s",
    flapWindow = "10m",
    staleAfter = "120s",
    publishWithin = "30s",
    backlogRows = 200_000,
  }: WorldOptions,
  leaves: ReadonlyMap<string, SimulatedLeaf>,
  { apiPort, gnmiPort }: { readonly apiPort: number; readonly gnmiPort: number },
): object {
  return {
    name: "demo",
    "target-defaults": {
      username: "kbutler",
      "password-file": "leaf-password",
      tls: { "ca-file": "ca.pem" },
      "retry-timer": "2s",
    },
    targets: Object.fromEntries([...leaves].map(([name, { address }]) => [name, { address }])),
    clusters: { [scenario.cluster]: { kubernetes: { kubeconfig: "kubeconfig", "stale-after": staleAfter } } },
    verdict: { "hold-down": holdDown, "start-up": "0s", "flap-window": flapWindow },
    audit: { interval: "2s" },
    store: { file: "history.sqlite", "backlog-rows": backlogRows },
    api: { listen: `127.0.0.1:${apiPort}` },
    "gnmi-server": {
      enabled: true,
      listen: `127.0.0.1:${gnmiPort}`,
      tls: { "cert-file": "server.pem", "key-file": "server.key" },
      username: "shim",
      "password-file": "shim-password",
      "publish-within": publishWithin,
    },
  };
}

function shimConfig({ holdTime = "10s" }: WorldOptions, leaf: string, gnmiPort: number): object {
  return {
    "target-name": leaf,
    "hold-time": holdTime,
    collector: {
      address: `127.0.0.1:${gnmiPort}`,
      "credentials-file": "shim-credentials.yaml",
      tls: { "ca-file": "ca.pem" },
      "retry-timer": "2s",
    },
    ndk: { socket: `${leaf}.sock:50053`, "retry-timer": "2s" },
    publish: { "health-interval": "2s" },
  };
}

/** What a config file says, or the end of the command. */
function accepted<T>(file: string, result: Result<T, readonly Issue[]>): T {
  if (!result.ok) throw new CommandError(formatIssues(file, result.error), ExitCode.usage);
  return result.value;
}

class CollectorPart implements Part {
  readonly #file: string;
  readonly #context: CollectorContext;
  current: Collector | undefined;

  constructor(file: string, log: Log, { clock = systemClock, stopwatch, sink }: WorldOptions) {
    this.#file = file;
    this.#context = { clock, stopwatch, random: Math.random, log, sinks: sink ? [sink] : [] };
  }

  get running(): boolean {
    return this.current !== undefined;
  }

  async start(): Promise<void> {
    const config = accepted(this.#file, readCollectorConfig(this.#file));
    this.current = await startCollector(config, this.#context);
  }

  async stop(): Promise<void> {
    const collector = this.current;
    this.current = undefined;
    await collector?.[Symbol.asyncDispose]();
  }
}

class ShimPart implements Part {
  readonly #file: string;
  readonly #log: Log;
  #running: { readonly stop: AbortController; readonly end: Promise<void> } | undefined;

  constructor(file: string, log: Log) {
    this.#file = file;
    this.#log = log;
  }

  get running(): boolean {
    return this.#running !== undefined;
  }

  async start(): Promise<void> {
    const config = accepted(this.#file, readShimConfig(this.#file));
    const stop = new AbortController();
    const { signal } = stop;
    const end = runShim(config, { clock: systemClock, random: Math.random, log: this.#log, signal, version });
    this.#running = { stop, end };
  }

  async stop(): Promise<void> {
    const running = this.#running;
    this.#running = undefined;
    running?.stop.abort();
    await running?.end;
  }
}
