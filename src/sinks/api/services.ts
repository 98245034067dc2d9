import { type Static, Type } from "typebox";
import { type Evaluation, type ServiceVerdict, serviceKey } from "../../verdict/verdict.ts";
import { serviceRecord } from "../service-record.ts";
import { decodeCursor, encodeCursor } from "../store/cursor.ts";
import type { HistoryReader } from "../store/history-reader.ts";
import type { Api } from "./api-instance.ts";
import { type ApiDeps, limits } from "./api-options.ts";
import { filter, Present, pageQuery, query, time } from "./fields.ts";
import { KeyPageBuilder } from "./key-page.ts";
import { ApiProblem, ambiguous, notEvaluated, notRecorded, problems } from "./problem.ts";
import { serviceDetailJson, serviceJson } from "./service-json.ts";
import { PastService, ServiceDetail, ServicePage, ServiceState } from "./service-schemas.ts";

/** The names in a service's path. */
export const serviceParams = Type.Object({
  namespace: Type.String({ maxLength: limits.paramLength }),
  name: Type.String({ maxLength: limits.paramLength }),
});

const cluster = filter("needed where several clusters have a service of this name");
const at = Type.Optional(Type.String({ format: "date-time", description: "as of this moment, RFC 3339" }));

/** Query that chooses among clusters. */
export const clusterQuery = query({ cluster });

interface ServiceFilter {
  readonly cluster?: string | undefined;
  readonly namespace?: string | undefined;
  readonly state?: ServiceVerdict["state"] | undefined;
  readonly leaf?: string | undefined;
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

/** Adds the operations on services. */
export function addServices(api: Api, deps: ApiDeps): void {
  api.get(
    "/services",
    {
      schema: {
        operationId: "listServices",
        summary: "Services with their coverage",
        description: "As they stand, or with `at` as they were: from the history, whose pages may come out short.",
        tags: ["services"],
        querystring: query({
          cluster: filter("of this cluster"),
          namespace: filter("of this namespace"),
          state: Type.Optional(ServiceState),
          leaf: filter("expected on this leaf"),
          at,
          ...pageQuery,
        }),
        response: { 200: ServicePage, ...problems(400, 401, 404, 503) },
      },
    },
    async ({ query: { at, ...wanted } }) => {
      if (at !== undefined) return await servicesAt(deps.history, Date.parse(at), wanted);
      const evaluation = deps.evaluation();
      if (evaluation === undefined) throw notEvaluated();
      return servicesNow(evaluation, wanted, Present.of(deps.clock));
    },
  );
  api.get(
    "/services/:namespace/:name",
    {
      schema: {
        operationId: "getService",
        summary: "One service with the evidence of its verdict",
        description: "As it stands, or with `at` as it was: from the history, which keeps no evidence.",
        tags: ["services"],
        params: serviceParams,
        querystring: query({ cluster, at }),
        response: {
          200: Type.Union([ServiceDetail, PastService], { description: "The service, now or then." }),
          ...problems(400, 401, 404, 409, 503),
        },
      },
    },
    async ({ params, query: { cluster, at } }) => {
      if (at !== undefined) return await serviceAt(deps.history, Date.parse(at), { ...params, cluster });
      const evaluation = deps.evaluation();
      if (evaluation === undefined) throw notEvaluated();
      const service = findService(evaluation, params.namespace, params.name, cluster);
      return serviceDetailJson(service, evaluation, Present.of(deps.clock));
    },
  );
}

/** The service of this name, in the cluster given or the only one that has it. Throws the problem otherwise. */
export function findService(
  evaluation: Evaluation,
  namespace: string,
  name: string,
  cluster: string | undefined,
): ServiceVerdict {
  const clusters = cluster === undefined ? [...evaluation.clusters.keys()] : [cluster];
  const found = clusters.flatMap((one) => evaluation.services.get(serviceKey(one, namespace, name)) ?? []);
  const [service, other] = found;
  if (service === undefined) throw new ApiProblem(404, `there is no service ${namespace}/${name}`);
  if (other !== undefined) throw ambiguous(found.map((one) => one.cluster));
  return service;
}

function servicesNow(evaluation: Evaluation, wanted: ServiceFilter, now: Present) {
  const { limit = limits.pageDefault, cursor } = wanted;
  const after = cursor === undefined ? "" : decodeCursor(cursor, "string", "string", "string").join("\n");
  const page = new KeyPageBuilder<ServiceVerdict>(after, limit);
  for (const service of evaluation.services.values()) {
    const key = `${service.cluster}\n${service.namespace}\n${service.name}`; // sorts as the history does
    if (page.wants(key) && matches(service, wanted)) page.add(key, service);
  }
  const { items, nextKey } = page.page();
  return {
    at: now.time(evaluation.atMs),
    source: "live" as const,
    items: items.map((service) => serviceJson(serviceRecord(service, evaluation.prefixes), now)),
    nextCursor: nextKey === undefined ? null : encodeCursor(...nextKey.split("\n")),
  };
}

function matches(service: ServiceVerdict, { cluster, namespace, state, leaf }: ServiceFilter): boolean {
  if (cluster !== undefined && service.cluster !== cluster) return false;
  if (namespace !== undefined && service.namespace !== namespace) return false;
  if (state !== undefined && service.state !== state) return false;
  if (leaf === undefined) return true;
  return service.addresses.some(({ prefixes }) => prefixes.some((key) => key.startsWith(`${leaf}|`)));
}

async function servicesAt(
  history: HistoryReader | undefined,
  atMs: number,
  wanted: ServiceFilter & { readonly name?: string },
) {
  if (history === undefined) throw new ApiProblem(404, "no history is kept");
  const { limit = limits.pageDefault, ...filters } = wanted;
  const page = await history.services({ atMs, limit, ...filters });
  if (page === undefined) throw notRecorded(time(atMs));
  const then = new Present(atMs, 0); // the history keeps times of day
  return {
    at: time(atMs),
    source: "history" as const,
    items: page.items.map((record) => serviceJson(record, then)),
    nextCursor: page.nextCursor,
  };
}

async function serviceAt(
  history: HistoryReader | undefined,
  atMs: number,
  wanted: Static<typeof serviceParams> & Pick<ServiceFilter, "cluster">,
): Promise<PastService> {
  const { at, source, items } = await servicesAt(history, atMs, wanted);
  const [service, other] = items;
  if (service === undefined)
    throw new ApiProblem(404, `there was no service ${wanted.namespace}/${wanted.name} at ${at}`);
  if (other !== undefined) throw ambiguous(items.map((one) => one.cluster));
  return { at, source, ...service };
}
