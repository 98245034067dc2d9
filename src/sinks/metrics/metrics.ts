import { setImmediate as nextTurn } from "node:timers/promises";
import { collectDefaultMetrics, Registry } from "prom-client";
import type { ShimReport } from "../../closed-loop/leaf-loop.ts";
import type { Clock } from "../../model/clock.ts";
import type { ResourceName } from "../../model/cluster.ts";
import { type Snapshot, timeOfDay } from "../../model/snapshot.ts";
import type { Evaluation, Sink } from "../../verdict/verdict.ts";
import type { GnmiServerStats } from "../gnmi/stats.ts";
import { ServiceIndex } from "../service-index.ts";
import { registerClusters } from "./cluster-readings.ts";
import { EvaluationCounts } from "./evaluation-counts.ts";
import { type RibHealth, registerIncidents, registerRib } from "./incident-readings.ts";
import { counterOf, readAtScrape } from "./instruments.ts";
import { ServiceSeries } from "./service-series.ts";
import {
  type AuditHealth,
  type HistoryHealth,
  registerAudit,
  registerGnmiServer,
  registerHistory,
  registerShims,
} from "./sink-readings.ts";
import { registerTargets } from "./target-readings.ts";

/** Where metrics come from beside the evaluations. What is not given has no series. */
export interface MetricsOptions {
  readonly version: string;
  readonly clock: Clock;
  /** The state of this moment; without it that of the last evaluation is read. */
  readonly snapshot?: (() => Snapshot) | undefined;
  readonly rib?: (() => Iterable<RibHealth>) | undefined;
  readonly history?: (() => HistoryHealth) | undefined;
  readonly gnmiServer?: (() => GnmiServerStats) | undefined;
  /** What the leaves that are read back show of our tree. */
  readonly shims?: (() => Iterable<ShimReport>) | undefined;
  readonly audit?: (() => AuditHealth) | undefined;
  /** How much the config names that is left out. */
  readonly configWarnings?: number | undefined;
  /** One that other sinks go by as well. */
  readonly services?: ServiceIndex | undefined;
}

/** How long a scrape is written before others have their turn, milliseconds. */
const sliceMs = 2;

/** A scrape's answer. */
export interface Exposition {
  readonly contentType: string;
  /** The text in UTF-8, in order. Ten megabytes in one piece would take their time to be put together. */
  readonly pieces: readonly Buffer[];
}

/** Prometheus metrics, in a registry of their own. An evaluation costs what it changed; targets, clusters and sinks are
 *  read when they are scraped. */
export class Metrics implements Sink, Disposable {
  readonly name = "metrics";
  readonly #registry = new Registry();
  readonly #services: ServiceSeries;
  readonly #counts: EvaluationCounts;
  readonly #watchEvents;
  #evaluation: Evaluation | undefined;

  constructor({
    version,
    clock,
    snapshot,
    rib,
    history,
    gnmiServer,
    shims,
    audit,
    configWarnings = 0,
    services = new ServiceIndex(),
  }: MetricsOptions) {
    this.#services = new ServiceSeries(services);
    const registry = this.#registry;
    const present = (): Snapshot | undefined => snapshot?.() ?? this.#evaluation?.snapshot;
    collectDefaultMetrics({ register: registry });
    this.#counts = new EvaluationCounts(registry);
    this.#watchEvents = counterOf(registry, "kbutler_cluster_watch_events_total");
    registerTargets(registry, present);
    registerClusters(registry, present, () => this.#evaluation?.clusters.values() ?? [], clock);
    registerIncidents(registry, () => this.#evaluation);
    if (rib) registerRib(registry, rib);
    if (history) registerHistory(registry, history);
    if (shims) registerShims(registry, shims);
    if (audit) registerAudit(registry, audit);
    if (gnmiServer) registerGnmiServer(registry, gnmiServer, () => present()?.targets.keys() ?? []);
    readAtScrape(registry, "kbutler_last_evaluation_timestamp_seconds", () =>
      this.#evaluation === undefined ? [] : [[{}, timeOfDay(this.#evaluation.atMs, this.#evaluation.snapshot) / 1000]],
    );
    readAtScrape(registry, "kbutler_waiting_prefixes", () =>
      this.#evaluation === undefined ? [] : [[{}, this.#evaluation.waiting]],
    );
    readAtScrape(registry, "kbutler_config_warnings", () => [[{}, configWarnings]]);
    readAtScrape(registry, "kbutler_build_info", () => [[{ version, nodejs: process.versions.node }, 1]]);
  }

  /** See `Sink`. */
  deliver(evaluation: Evaluation): void {
    this.#evaluation = evaluation;
    this.#services.update(evaluation);
    this.#counts.update(evaluation);
  }

  /** Counts what the watch of a cluster's resource went through. */
  watchEvent(cluster: string, resource: ResourceName, event: "malformed" | "reconnect" | "relist" | "failure"): void {
    this.#watchEvents.inc({ cluster, resource, event });
  }

  /** Lets go of all it reads. Node's own metrics keep their registry for as long as the process lives. */
  [Symbol.dispose](): void {
    this.#registry.clear();
  }

  /** The text of `/metrics`. Written in slices, so that ingest goes on meanwhile. */
  async render(): Promise<Exposition> {
    const pieces = [Buffer.from(`${await this.#registry.metrics()}\n`)];
    let sliceBeganMs = performance.now();
    for (const piece of this.#services.exposition()) {
      if (piece !== "") pieces.push(Buffer.from(piece));
      if (performance.now() - sliceBeganMs < sliceMs) continue;
      await nextTurn();
      sliceBeganMs = performance.now();
    }
    return { contentType: this.#registry.contentType, pieces };
  }
}
