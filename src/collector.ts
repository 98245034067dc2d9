import { Audit } from "./audit.ts";
import { ClosedLoop } from "./closed-loop/closed-loop.ts";
import { clusterOptions } from "./cluster-options.ts";
import { ClusterRules } from "./cluster-rules.ts";
import type { ClusterConfig } from "./config/cluster-config.ts";
import type { CollectorConfig } from "./config/collector-config.ts";
import { durationMs } from "./config/fields.ts";
import { runEvaluation } from "./evaluation.ts";
import type { ClusterExpectations } from "./expectation/expectation.ts";
import { Heartbeat } from "./heartbeat.ts";
import type { Log } from "./log.ts";
import { type Clock, type Random, timeOfDayMs } from "./model/clock.ts";
import { runTogether } from "./run-together.ts";
import { startApi } from "./sinks/api/server.ts";
import { type GnmiServer, startGnmiServer } from "./sinks/gnmi/server.ts";
import { Metrics } from "./sinks/metrics/metrics.ts";
import { ServiceIndex } from "./sinks/service-index.ts";
import { type History, openHistory } from "./sinks/store/history.ts";
import { HistoryUnavailable } from "./sinks/store/store-error.ts";
import { storeDefaults } from "./sinks/store/store-options.ts";
import { HotDecoder } from "./sources/gnmi/hot-decoder.ts";
import { RibProbe } from "./sources/gnmi/rib-probe.ts";
import { subscribe } from "./sources/gnmi/subscription.ts";
import { windowBytesOf } from "./sources/gnmi/window.ts";
import { watchManifests } from "./sources/kubernetes/manifest-watch.ts";
import { watchCluster } from "./sources/kubernetes/watch.ts";
import type { WatchObserver } from "./sources/kubernetes/watch-options.ts";
import { State } from "./state/state.ts";
import { Evaluator } from "./verdict/evaluate.ts";
import type { Incident } from "./verdict/incident.ts";
import { Incidents } from "./verdict/incidents.ts";
import type { Evaluation, Sink } from "./verdict/verdict.ts";
import { version } from "./version.ts";

/** How long a beat attaches and how long it judges before the streams and the API get their turn. */
const turnMs = 6;

/** What a collector takes from its surroundings. */
export interface CollectorContext {
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  /** Sinks besides our own. */
  readonly sinks?: readonly Sink[] | undefined;
  /** Milliseconds that only grow, by which what a leaf shows is late; default: the machine's. */
  readonly stopwatch?: (() => number) | undefined;
}

/** A collector at work. Disposing of it stops the sources, writes what is left of the history and closes what listens. */
export interface Collector extends AsyncDisposable {
  /** Base URL of REST, metrics and OpenAPI. */
  readonly apiUrl: string;
  /** `host:port` of the gNMI server; undefined where there is none. */
  readonly gnmiAddress: string | undefined;
  /** The latest evaluation; undefined before the first. */
  evaluation(): Evaluation | undefined;
  /** Ends when the collector does; rejects with the defect that ended it. */
  readonly finished: Promise<void>;
}

/** Builds every room once, runs them together, and closes in reverse. Rejects if something cannot listen. */
export async function startCollector(config: CollectorConfig, context: CollectorContext): Promise<Collector> {
  const { clock, random, log } = context;
  for (const warning of config.warnings) log.warn({ warning }, "config");
  await using started = new AsyncDisposableStack();
  const clusterNames = config.clusters.map(({ name }) => name);
  const state = new State({ targets: config.targets, clusters: clusterNames, clock, log });
  const judges = new Map(
    config.clusters.map((cluster) => [cluster.name, new ClusterRules(cluster.name, clusterOptions(cluster))]),
  );
  const latest = new Latest();

  const history = config.store && started.use(await openHistory({ ...storeDefaults, ...config.store }, context));
  const services = new ServiceIndex();
  const gnmi = config.gnmiServer && started.use(await startGnmi(config, { ...config.gnmiServer, services }, context));
  const loop = gnmi && config.gnmiServer && closedLoop(config, config.gnmiServer.publishWithinMs, gnmi, context);
  const asked = config.verdict.askBgpRib ? config.targets : [];
  const probes = new Map(
    asked.map((target) => [target.name, new RibProbe(target.name, state.target(target.name), { clock, log })]),
  );
  const evaluator = new Evaluator(config.verdict);
  const incidents = new Incidents({
    asksRib: config.verdict.askBgpRib,
    confirmMs: config.verdict.startUpMs + config.verdict.holdDownMs,
  });
  if (history) incidents.restore(await openIncidents(history, context));
  const stopwatch = (): number => performance.now();
  const heartbeat = new Heartbeat({ state, clusters: judges, evaluator, incidents, stopwatch, turnMs });
  const audit =
    config.auditIntervalMs > 0
      ? new Audit({
          clusters: judges,
          evaluator,
          incidents,
          log,
          intervalMs: config.auditIntervalMs,
          stopwatch,
        })
      : undefined;
  const metrics = started.use(
    new Metrics({
      version,
      clock,
      snapshot: () => state.snapshot(),
      history: history && (() => history.stats()),
      gnmiServer: gnmi && (() => gnmi.stats()),
      shims: loop && (() => loop.reports()),
      audit: audit && (() => audit.stats()),
      configWarnings: config.warnings.length,
      rib: () => [...probes].map(([target, probe]) => ({ target, ...probe.stats() })),
      services,
    }),
  );
  const api = started.use(
    await startApi(config.api, {
      clock,
      log,
      version,
      evaluation: () => latest.evaluation,
      expectations: (cluster): ClusterExpectations | undefined => judges.get(cluster)?.engine.current(),
      history: history?.reader,
      configWarnings: config.warnings,
      shim: (target) => loop?.report(target),
      metrics: () => metrics.render(),
    }),
  );

  const sinks: Sink[] = [
    latest,
    new Questions(probes),
    ...(gnmi ? [gnmi] : []),
    metrics,
    ...(history ? [history] : []),
    ...(context.sinks ?? []),
  ];
  const decoder = new HotDecoder();
  const windowBytes = windowBytesOf(config.targets.length);
  const stop = new AbortController();
  const finished = runTogether(stop.signal, [
    ...config.targets.map(
      (target) => (signal: AbortSignal) =>
        subscribe({ ...target, windowBytes }, state.target(target.name), {
          clock,
          random,
          log,
          signal,
          decoder,
          ownTree: loop?.leaf(target.name),
          rib: probes.get(target.name),
        }),
    ),
    ...config.clusters.map(
      (cluster) => (signal: AbortSignal) =>
        watch(cluster, state, { clock, random, log: log.child({ cluster: cluster.name }), signal, metrics }),
    ),
    (signal) => runEvaluation(heartbeat, state, sinks, { ...config.verdict, audit }, { clock, log, signal, stopwatch }),
  ]);
  finished.catch(() => {}); // it is told to whoever waits for it
  log.info(
    { version, address: api.url, gnmi: gnmi?.address, targets: config.targets.length, clusters: clusterNames },
    "collector started",
  );
  const resources = started.move();
  return {
    apiUrl: api.url,
    gnmiAddress: gnmi?.address,
    evaluation: () => latest.evaluation,
    finished,
    async [Symbol.asyncDispose]() {
      stop.abort();
      await finished.catch(() => {});
      await resources.disposeAsync();
      log.info({}, "collector stopped");
    },
  };
}

/** Runs a collector until the signal aborts. Rejects with the defect that ended it earlier. */
export async function runCollector(
  config: CollectorConfig,
  context: CollectorContext,
  signal: AbortSignal,
): Promise<void> {
  await using collector = await startCollector(config, context);
  const asked = new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener("abort", () => resolve(), { once: true });
  });
  await Promise.race([asked, collector.finished]);
}

/** Remembers the latest evaluation, for those who ask in between. First of the sinks. */
class Latest implements Sink {
  readonly name = "latest";
  evaluation: Evaluation | undefined;

  deliver(evaluation: Evaluation): void {
    this.evaluation = evaluation;
  }
}

/** What was open when the collector was last at work, by our clock. Without it incidents begin anew. */
async function openIncidents({ reader }: History, { clock, log }: CollectorContext): Promise<readonly Incident[]> {
  const offsetMs = clock.offsetMs?.() ?? 0;
  try {
    const open = await reader.openIncidents();
    return open.map((incident) => ({ ...incident, openedMs: incident.openedMs - offsetMs }));
  } catch (reason) {
    if (!(reason instanceof HistoryUnavailable)) throw reason;
    log.warn({ reason: reason.kind }, "open incidents of before could not be read");
    return [];
  }
}

function startGnmi(
  { name }: CollectorConfig,
  server: NonNullable<CollectorConfig["gnmiServer"]> & { readonly services: ServiceIndex },
  { clock, log }: CollectorContext,
): Promise<GnmiServer> {
  const identity = { name, version, generationMs: timeOfDayMs(clock) };
  return startGnmiServer({ ...server, identity }, { clock, log });
}

/** Hands each question about a BGP RIB to the leaf it is about. */
class Questions implements Sink {
  readonly name = "questions";
  readonly #probes: ReadonlyMap<string, RibProbe>;

  constructor(probes: ReadonlyMap<string, RibProbe>) {
    this.#probes = probes;
  }

  deliver({ incidents }: Evaluation): void {
    for (const question of incidents?.questions.withdrawn ?? []) this.#probes.get(question.target)?.withdraw(question);
    for (const question of incidents?.questions.asked ?? []) this.#probes.get(question.target)?.ask(question);
  }
}

/** Reads back what the leaves show of our tree. A monotonic clock: the lag of a leaf does not jump with the time of day. */
function closedLoop(
  { targets }: CollectorConfig,
  boundMs: number,
  { trees }: GnmiServer,
  { stopwatch = () => performance.now() }: CollectorContext,
): ClosedLoop {
  const wanted = targets.filter(({ closedLoop }) => closedLoop !== false).map(({ name }) => name);
  return new ClosedLoop({ targets: wanted, trees, boundMs, nowMs: stopwatch });
}

/** One cluster's stream into memory: from files, or from an API server. */
function watch(
  cluster: ClusterConfig,
  state: State,
  { metrics, ...surroundings }: CollectorContext & { readonly signal: AbortSignal; readonly metrics: Metrics },
): Promise<void> {
  const { kubernetes, metallb, name } = cluster;
  const listener = state.cluster(cluster.name);
  const namespaces = {
    metallbNamespace: metallb?.namespace,
    frrK8sNamespace: metallb?.["frr-k8s-namespace"],
    nodeAnnotations: cluster["next-hop-keys"],
  };
  if (kubernetes.manifests) {
    const options = { paths: kubernetes.manifests, watch: true, ...namespaces };
    return watchManifests(options, listener, surroundings);
  }
  const access = kubernetes.kubeconfig
    ? { kubeconfig: kubernetes.kubeconfig, context: kubernetes.context }
    : ({ inCluster: true } as const);
  const options = {
    access,
    namespaces: kubernetes.namespaces,
    ...namespaces,
    timing: { resyncMs: durationMs(kubernetes.resync) },
  };
  const observer: WatchObserver = {
    malformed: ({ resource }) => metrics.watchEvent(name, resource, "malformed"),
    reconnected: (resource) => metrics.watchEvent(name, resource, "reconnect"),
    relisted: (resource) => metrics.watchEvent(name, resource, "relist"),
    failed: (resource) => metrics.watchEvent(name, resource, "failure"),
  };
  return watchCluster(options, listener, { ...surroundings, observer });
}
