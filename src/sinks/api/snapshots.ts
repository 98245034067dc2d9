import { Type } from "typebox";
import { timeOfDayMs } from "../../model/clock.ts";
import type { RouteDifference, SnapshotRecord } from "../store/history-reader.ts";
import type { Api } from "./api-instance.ts";
import { type ApiDeps, limits } from "./api-options.ts";
import { filter, pageQuery, query, time, windowQuery } from "./fields.ts";
import { historyOf } from "./history.ts";
import { SnapshotDiff, SnapshotPage, SnapshotRoutes } from "./history-schemas.ts";
import { ApiProblem, problems } from "./problem.ts";
import { routeJson } from "./route-json.ts";
import { windowOf } from "./window.ts";

const id = Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER });

/** Adds the operations on whole FIBs that were kept. */
export function addSnapshots(api: Api, deps: ApiDeps): void {
  api.get(
    "/snapshots",
    {
      schema: {
        operationId: "listSnapshots",
        summary: "Whole FIBs that were kept, the newest first",
        tags: ["snapshots"],
        querystring: query({
          ...windowQuery,
          from: Type.Optional(Type.String({ format: "date-time", description: "not before; everything by default" })),
          target: filter("of this target"),
          ...pageQuery,
        }),
        response: { 200: SnapshotPage, ...problems(400, 401, 404, 503) },
      },
    },
    async ({ query: { from = time(0), to, target, limit = limits.pageDefault, cursor } }) => {
      const window = windowOf({ from, to }, timeOfDayMs(deps.clock));
      const page = await historyOf(deps).snapshots({ ...window, target, limit, cursor });
      return { items: page.items.map(snapshotJson), nextCursor: page.nextCursor };
    },
  );
  api.get(
    "/snapshots/:id",
    {
      schema: {
        operationId: "getSnapshot",
        summary: "One snapshot and a page of its routes",
        tags: ["snapshots"],
        params: Type.Object({ id }),
        querystring: query(pageQuery),
        response: { 200: SnapshotRoutes, ...problems(400, 401, 404, 503) },
      },
    },
    async ({ params, query: { limit = limits.pageDefault, cursor } }) => {
      const snapshot = await find(deps, params.id);
      const page = await historyOf(deps).snapshotRoutes(params.id, { limit, cursor });
      if (page === undefined) throw absent(params.id);
      return { ...snapshotJson(snapshot), items: page.items.map(routeJson), nextCursor: page.nextCursor };
    },
  );
  api.get(
    "/snapshots/:a/diff/:b",
    {
      schema: {
        operationId: "diffSnapshots",
        summary: "What it takes to come from snapshot a to snapshot b",
        description: "Of one target or of two. A page may come out short: go on while nextCursor is set.",
        tags: ["snapshots"],
        params: Type.Object({ a: id, b: id }),
        querystring: query(pageQuery),
        response: { 200: SnapshotDiff, ...problems(400, 401, 404, 503) },
      },
    },
    async ({ params: { a, b }, query: { limit = limits.pageDefault, cursor } }) => {
      const [before, after] = [await find(deps, a), await find(deps, b)];
      const page = await historyOf(deps).snapshotDiff(a, b, { limit, cursor });
      if (page === undefined) throw absent(a);
      return {
        a: snapshotJson(before),
        b: snapshotJson(after),
        items: page.items.map(differenceJson),
        nextCursor: page.nextCursor,
      };
    },
  );
}

async function find(deps: ApiDeps, id: number): Promise<SnapshotRecord> {
  const snapshot = await historyOf(deps).snapshot(id);
  if (snapshot === undefined) throw absent(id);
  return snapshot;
}

function absent(id: number): ApiProblem {
  return new ApiProblem(404, `there is no snapshot ${id}`);
}

function snapshotJson({ atMs, ...snapshot }: SnapshotRecord) {
  return { ...snapshot, at: time(atMs) };
}

function differenceJson(difference: RouteDifference) {
  return {
    change: difference.change,
    before: difference.change === "added" ? null : routeJson(difference.before),
    after: difference.change === "removed" ? null : routeJson(difference.after),
  };
}
