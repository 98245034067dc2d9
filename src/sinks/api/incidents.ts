import { Type } from "typebox";
import type { Cause } from "../../verdict/cause.ts";
import type { Incident as IncidentRecord } from "../../verdict/incident.ts";
import type { Evaluation } from "../../verdict/verdict.ts";
import { decodeCursor, encodeCursor } from "../store/cursor.ts";
import type { Api } from "./api-instance.ts";
import { type ApiDeps, limits } from "./api-options.ts";
import { filter, Present, pageQuery, query, secondsBetween } from "./fields.ts";
import { CauseName, Incident, IncidentPage } from "./incident-schemas.ts";
import { KeyPageBuilder } from "./key-page.ts";
import { ApiProblem, notEvaluated, problems } from "./problem.ts";
import { Severity } from "./service-schemas.ts";

const incidentQuery = query({
  state: Type.Optional(
    Type.Enum(["open", "closed", "all"], { default: "open", description: "closed: those of the last hour" }),
  ),
  cluster: filter("of this cluster"),
  leaf: filter("that show on this leaf"),
  cause: Type.Optional(CauseName),
  severity: Type.Optional(Severity),
  ...pageQuery,
});

/** Adds the operations on incidents. */
export function addIncidents(api: Api, deps: ApiDeps): void {
  const now = (): Evaluation => {
    const evaluation = deps.evaluation();
    if (evaluation === undefined) throw notEvaluated();
    return evaluation;
  };
  api.get(
    "/incidents",
    {
      schema: {
        operationId: "listIncidents",
        summary: "Incidents: what red verdicts have in common",
        description: "From memory: closed ones of the last hour, and none from before the collector started.",
        tags: ["incidents"],
        querystring: incidentQuery,
        response: { 200: IncidentPage, ...problems(400, 401, 503) },
      },
    },
    async ({ query: { state = "open", cluster, leaf, cause, severity, limit = limits.pageDefault, cursor } }) => {
      const evaluation = now();
      const present = Present.of(deps.clock);
      const after = cursor === undefined ? "" : decodeCursor(cursor, "string", "string").join("\n");
      const page = new KeyPageBuilder<IncidentRecord>(after, limit);
      for (const incident of incidentsOf(evaluation, state)) {
        if (cluster !== undefined && incident.cluster !== cluster) continue;
        if (leaf !== undefined && !incident.targets.includes(leaf)) continue;
        if (cause !== undefined && incident.cause !== cause) continue;
        if (severity !== undefined && incident.severity !== severity) continue;
        const key = `${incident.cluster}\n${incident.id}`;
        if (page.wants(key)) page.add(key, incident);
      }
      const { items, nextKey } = page.page();
      return {
        at: present.time(evaluation.atMs),
        items: items.map((incident) => incidentJson(incident, present)),
        nextCursor: nextKey === undefined ? null : encodeCursor(...nextKey.split("\n")),
      };
    },
  );
  api.get(
    "/incidents/:id",
    {
      schema: {
        operationId: "getIncident",
        summary: "One incident, open or closed a while ago",
        tags: ["incidents"],
        params: Type.Object({ id: Type.String({ maxLength: limits.paramLength }) }),
        response: { 200: Incident, ...problems(401, 404, 503) },
      },
    },
    async ({ params: { id } }) => {
      for (const incident of incidentsOf(now(), "all")) {
        if (incident.id === id) return incidentJson(incident, Present.of(deps.clock));
      }
      throw new ApiProblem(404, `there is no incident ${id}`);
    },
  );
}

/** A cause as JSON. */
export function causeJson({ cause, scope, evidence, remedy }: Cause) {
  return { cause, scope, evidence: { ...evidence }, remedy };
}

function* incidentsOf({ incidents }: Evaluation, state: "open" | "closed" | "all"): Iterable<IncidentRecord> {
  if (incidents === undefined) return;
  if (state !== "closed") yield* incidents.open.values();
  if (state !== "open") yield* incidents.closed;
}

function incidentJson(incident: IncidentRecord, now: Present): Incident {
  const { id, cause, scope, cluster, severity, openedMs, closedMs, remedy, evidence } = incident;
  const { verdicts, serviceCount, services, targets } = incident;
  return {
    id,
    cause,
    scope,
    cluster,
    state: closedMs !== undefined ? "closed" : incident.confirmed ? "open" : "unconfirmed",
    severity,
    openedAt: now.time(openedMs),
    closedAt: now.timeOrNull(closedMs),
    ageSeconds: secondsBetween(openedMs, closedMs ?? now.nowMs),
    remedy,
    evidence: { ...evidence },
    verdicts,
    serviceCount,
    services: [...services],
    leaves: [...targets],
  };
}
