import { Type } from "typebox";
import { resourceNames } from "../../model/cluster.ts";
import type { ClusterStatus, Evaluation } from "../../verdict/verdict.ts";
import type { HistoryStats } from "../store/history-reader.ts";
import type { Api } from "./api-instance.ts";
import type { ApiDeps } from "./api-options.ts";
import { NodeFinding } from "./expectation.ts";
import { Count, named, nullable, Present, query, Seconds, Time, timeOrNull } from "./fields.ts";
import { notEvaluated, problems } from "./problem.ts";

const Cluster = named("Cluster", "A cluster, and how far it is known.", {
  cluster: Type.String(),
  known: Type.Boolean(),
  reason: nullable(Type.String()),
  since: Time,
  expectations: Count,
  findings: Type.Array(NodeFinding),
  resources: Type.Array(
    named("ClusterResource", "One kind of object that is watched.", {
      name: Type.String(),
      state: Type.Enum(["pending", "listed", "lost", "absent", "forbidden"]),
      message: Type.String(),
      since: Time,
      lastAlive: nullable(Time),
      objects: Count,
    }),
  ),
});

const ClusterList = named("ClusterList", "Every cluster, by name.", { items: Type.Array(Cluster) });

const HistoryStatus = named("HistoryStatus", "How the history fares. Counters are since the collector began.", {
  writable: Type.Boolean(),
  stoppedBy: nullable(Type.String()),
  stoppedSince: nullable(Time),
  errors: Type.Record(Type.String(), Count, { description: "by reason" }),
  writtenRows: Count,
  backlogRows: Count,
  droppedRows: Count,
  snapshots: Count,
  fileBytes: Count,
  oldest: nullable(Time),
});

const Status = named("Status", "The collector itself.", {
  version: Type.String(),
  runtime: Type.String(),
  started: Time,
  uptimeSeconds: Seconds,
  configWarnings: Type.Array(Type.String(), { description: "what the config names and is left out" }),
  evaluation: nullable(
    named("EvaluationStatus", "The latest evaluation.", {
      sequence: Count,
      at: Time,
      ageSeconds: Seconds,
      durationMs: Type.Number({ minimum: 0 }),
      judged: Type.Integer({ minimum: 0, description: "prefixes judged in this round" }),
      waiting: Type.Integer({ minimum: 0, description: "prefixes left for the next round: more than one turn's work" }),
      services: Type.Record(Type.String(), Count, { description: "by state" }),
      prefixes: Count,
      targets: Count,
      targetsSynced: Count,
    }),
  ),
  history: nullable(HistoryStatus),
});

/** Adds the operations on the collector and its clusters. */
export function addStatus(api: Api, deps: ApiDeps): void {
  const startedMs = deps.clock.nowMs();
  api.get(
    "/clusters",
    {
      schema: {
        operationId: "listClusters",
        summary: "Clusters, and what is known of them",
        tags: ["clusters"],
        querystring: query({}),
        response: { 200: ClusterList, ...problems(400, 401, 503) },
      },
    },
    async () => {
      const evaluation = deps.evaluation();
      if (evaluation === undefined) throw notEvaluated();
      const now = Present.of(deps.clock);
      const clusters = [...evaluation.clusters.values()].sort((a, b) => (a.cluster < b.cluster ? -1 : 1));
      return { items: clusters.map((cluster) => clusterJson(cluster, evaluation, now)) };
    },
  );
  api.get(
    "/status",
    {
      schema: {
        operationId: "getStatus",
        summary: "Version, uptime, the latest evaluation and the history's health",
        tags: ["status"],
        querystring: query({}),
        response: { 200: Status, ...problems(400, 401) },
      },
    },
    async () => {
      const now = Present.of(deps.clock);
      const evaluation = deps.evaluation();
      return {
        version: deps.version,
        runtime: `node ${process.version}`,
        started: now.time(startedMs),
        uptimeSeconds: now.age(startedMs),
        configWarnings: [...(deps.configWarnings ?? [])],
        evaluation: evaluation === undefined ? null : evaluationJson(evaluation, now),
        history: deps.history === undefined ? null : historyJson(deps.history.stats(), now),
      };
    },
  );
}

function clusterJson(status: ClusterStatus, evaluation: Evaluation, now: Present): Type.Static<typeof Cluster> {
  const { cluster, known, reason, sinceMs, expectations, findings } = status;
  const view = evaluation.snapshot.clusters.get(cluster);
  const resources = view === undefined ? [] : resourceNames.map((name) => ({ name, resource: view.resource(name) }));
  return {
    cluster,
    known,
    reason: reason ?? null,
    since: now.time(sinceMs),
    expectations,
    findings: findings.map((finding) => ({ ...finding })),
    resources: resources.map(({ name, resource }) => ({
      name,
      state: resource.state,
      message: resource.message,
      since: now.time(resource.sinceMs),
      lastAlive: now.timeOrNull(resource.aliveMs),
      objects: resource.objects.size,
    })),
  };
}

function evaluationJson(evaluation: Evaluation, now: Present) {
  const services: Record<string, number> = {};
  for (const { state } of evaluation.services.values()) services[state] = (services[state] ?? 0) + 1;
  const targets = [...evaluation.snapshot.targets.values()];
  return {
    sequence: evaluation.sequence,
    at: now.time(evaluation.atMs),
    ageSeconds: now.age(evaluation.atMs),
    durationMs: evaluation.durationMs,
    judged: evaluation.judged,
    waiting: evaluation.waiting,
    services,
    prefixes: evaluation.prefixes.size,
    targets: targets.length,
    targetsSynced: targets.filter(({ fib }) => fib.freshness === "synced").length,
  };
}

function historyJson(stats: HistoryStats, now: Present): Type.Static<typeof HistoryStatus> {
  return {
    writable: stats.writable,
    stoppedBy: stats.stoppedBy,
    stoppedSince: now.timeOrNull(stats.stoppedSinceMs),
    errors: { ...stats.errors },
    writtenRows: stats.written,
    backlogRows: stats.backlogRows,
    droppedRows: stats.dropped,
    snapshots: stats.snapshots,
    fileBytes: stats.fileBytes,
    oldest: timeOrNull(stats.oldestMs),
  };
}
