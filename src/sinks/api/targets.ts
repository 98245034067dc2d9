import { Type } from "typebox";
import type { TargetView } from "../../model/snapshot.ts";
import type { Api } from "./api-instance.ts";
import { type ApiDeps, limits } from "./api-options.ts";
import { filter, Present, pageQuery, query } from "./fields.ts";
import { ApiProblem, notEvaluated, problems } from "./problem.ts";
import { RoutePage } from "./route-schemas.ts";
import { routesOf } from "./routes.ts";
import { targetDetailJson, targetJson } from "./target-json.ts";
import { TargetDetail, TargetList } from "./target-schemas.ts";

const params = Type.Object({ name: Type.String({ maxLength: limits.paramLength }) });

/** Adds the operations on targets. */
export function addTargets(api: Api, deps: ApiDeps): void {
  api.get(
    "/targets",
    {
      schema: {
        operationId: "listTargets",
        summary: "Targets with session, freshness and counts",
        tags: ["targets"],
        querystring: query({}),
        response: { 200: TargetList, ...problems(400, 401, 503) },
      },
    },
    async () => {
      const now = Present.of(deps.clock);
      const targets = [...targetsOf(deps).values()].sort((a, b) => (a.name < b.name ? -1 : 1));
      return { items: targets.map((target) => targetJson(target, now, deps.shim?.(target.name))) };
    },
  );
  api.get(
    "/targets/:name",
    {
      schema: {
        operationId: "getTarget",
        summary: "One target with its neighbours and own addresses",
        tags: ["targets"],
        params,
        querystring: query({}),
        response: { 200: TargetDetail, ...problems(400, 401, 404, 503) },
      },
    },
    async ({ params: { name } }) => targetDetailJson(findTarget(deps, name), Present.of(deps.clock), deps.shim?.(name)),
  );
  api.get(
    "/targets/:name/routes",
    {
      schema: {
        operationId: "listRoutes",
        summary: "Routes of a target with their resolved next hops",
        description:
          "`prefix`: every entry of exactly this prefix, the active one first. `address`: the longest match in each network instance. Neither: all routes, in pages, in the order of network instance and prefix as text.",
        tags: ["targets"],
        params,
        querystring: query({
          prefix: filter("exactly this prefix"),
          address: filter("the longest match of this address"),
          "network-instance": filter("of this network instance; all that are subscribed by default"),
          ...pageQuery,
        }),
        response: { 200: RoutePage, ...problems(400, 401, 404, 503) },
      },
    },
    async ({ params: { name }, query: wanted }) => {
      const { fib } = findTarget(deps, name);
      const page = await routesOf(fib, { ...wanted, networkInstance: wanted["network-instance"] });
      return { target: name, freshness: fib.freshness, ...page };
    },
  );
}

function targetsOf(deps: ApiDeps): ReadonlyMap<string, TargetView> {
  const evaluation = deps.evaluation();
  if (evaluation === undefined) throw notEvaluated();
  return evaluation.snapshot.targets;
}

function findTarget(deps: ApiDeps, name: string): TargetView {
  const target = targetsOf(deps).get(name);
  if (target === undefined) throw new ApiProblem(404, `there is no target ${name}`);
  return target;
}
