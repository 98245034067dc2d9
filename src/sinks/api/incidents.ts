import { Type } from "typebox";
import { timeOfDayMs } from "../../model/clock.ts";
import type { Cause } from "../../verdict/cause.ts";
import type { Incident as IncidentRecord } from "../../verdict/incident.ts";
import type { Evaluation } from "../../verdict/verdict.ts";
import { decodeCursor, encodeCursor } from "../store/cursor.ts";
import type { IncidentFilter, PageQuery } from "../store/history-reader.ts";
import type { Api } from "./api-instance.ts";
import { type ApiDeps, limits } from "./api-options.ts";
import { filter, Present, pageQuery, query, secondsBetween, time } from "./fields.ts";
import { historyOf } from "./history.ts";
import { CauseName, Incident, IncidentPage } from "./incident-schemas.ts";
import { KeyPageBuilder } from "./key-page.ts";
import { ApiProblem, issue, notEvaluated, notRecorded, problems } from "./problem.ts";
import { Severity } from "./service-schemas.ts";
import { windowOf } from "./window.ts";

const incidentQuery = query({
  state: Type.Optional(
    Type.Enum(["open", "closed", "all"], {
      description: "open by default, all of a window; closed: of the last hour, or those that closed before its end",
    }),
  ),
  at: Type.Optional(Type.String({ format: "date-time", description: "as of this moment, RFC 3339" })),
  from: Type.Optional(Type.String({ format: "date-time", description: "open at some time from this on" })),
  to: Type.Optional(Type.String({ format: "date-time", description: "and before this" })),
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
        description:
          "As they stand; with `at` or `from` and `to` as they were, from the history: the latest opened first, and a page may come out short while nextCursor is set.",
        tags: ["incidents"],
        querystring: incidentQuery,
        response: { 200: IncidentPage, ...problems(400, 401, 404, 503) },
      },
    },
    async ({ query: { at, from, to, ...wanted } }) => {
      const { state = "open", cluster, leaf, cause, severity, limit = limits.pageDefault, cursor } = wanted;
      if (at !== undefined || from !== undefined || to !== undefined) {
        return await incidentsOfHistory(deps, { at, from, to }, { ...wanted, target: leaf, limit });
      }
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
        summary: "One incident, open or closed: as it was last",
        tags: ["incidents"],
        params: Type.Object({ id: Type.String({ maxLength: limits.paramLength }) }),
        response: { 200: Incident, ...problems(401, 404, 503) },
      },
    },
    async ({ params: { id } }) => {
      for (const incident of incidentsOf(now(), "all")) {
        if (incident.id === id) return incidentJson(incident, Present.of(deps.clock));
      }
      const then = await deps.history?.incident(id);
      if (then) return incidentJson(then, new Present(timeOfDayMs(deps.clock), 0));
      throw new ApiProblem(404, `there is no incident ${id}`);
    },
  );
}

/** Incidents that were. Their times are times of day. */
async function incidentsOfHistory(
  deps: ApiDeps,
  { at, ...when }: { readonly [name in "at" | "from" | "to"]: string | undefined },
  wanted: IncidentFilter & PageQuery,
) {
  const history = historyOf(deps);
  if (at !== undefined && (when.from ?? when.to) !== undefined) throw issue("querystring", "at", "beside from or to");
  const { fromMs, toMs } = windowOf(when, timeOfDayMs(deps.clock));
  const endMs = at === undefined ? toMs : Date.parse(at);
  const page = await (at === undefined
    ? history.incidents({ ...wanted, fromMs, toMs })
    : history.incidentsAt({ ...wanted, atMs: endMs }));
  if (page === undefined) throw notRecorded(time(endMs));
  const then = new Present(endMs, 0);
  return {
    at: time(endMs),
    items: page.items.map((incident) => incidentJson(incident, then)),
    nextCursor: page.nextCursor,
  };
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
