import { Type } from "typebox";
import { parsePrefix } from "../../model/address.ts";
import { timeOfDayMs } from "../../model/clock.ts";
import type { FibChangeRecord, HistoryReader, TransitionRecord } from "../store/history-reader.ts";
import type { Api } from "./api-instance.ts";
import { type ApiDeps, limits } from "./api-options.ts";
import { filter, pageQuery, query, time, windowQuery } from "./fields.ts";
import { FibChangePage, PrefixHistory, RecordingList, TransitionPage } from "./history-schemas.ts";
import { ApiProblem, issue, notRecorded, problems } from "./problem.ts";
import { evidenceJson } from "./route-json.ts";
import { windowOf } from "./window.ts";

/** Adds the operations on what was. */
export function addHistory(api: Api, deps: ApiDeps): void {
  api.get(
    "/transitions",
    {
      schema: {
        operationId: "listTransitions",
        summary: "Verdicts that changed within a window, the newest first",
        description:
          "A page may come out short, or empty, where the filters let little through: go on while nextCursor is set.",
        tags: ["history"],
        querystring: query({
          ...windowQuery,
          subject: Type.Optional(Type.Enum(["service", "endpoint"])),
          cluster: filter("of this cluster"),
          namespace: filter("of services of this namespace"),
          name: filter("of services of this name"),
          target: filter("of endpoints on this target"),
          prefix: filter("of endpoints of this prefix"),
          node: filter("of endpoints on this node"),
          state: filter("into this state"),
          ...pageQuery,
        }),
        response: { 200: TransitionPage, ...problems(400, 401, 404, 503) },
      },
    },
    async ({ query: { from, to, state, limit = limits.pageDefault, prefix, ...wanted } }) => {
      const window = windowOf({ from, to }, timeOfDayMs(deps.clock));
      const names = { ...wanted, to: state, prefix: prefixOf(prefix) };
      const page = await historyOf(deps).transitions({ ...window, ...names, limit });
      return { items: page.items.map(transitionJson), nextCursor: page.nextCursor };
    },
  );
  api.get(
    "/fib-changes",
    {
      schema: {
        operationId: "listFibChanges",
        summary: "Watched prefixes that changed within a window, the newest first",
        tags: ["history"],
        querystring: query({
          ...windowQuery,
          cluster: filter("watched for this cluster"),
          target: filter("on this target"),
          "network-instance": filter("in this network instance"),
          prefix: filter("of this prefix"),
          ...pageQuery,
        }),
        response: { 200: FibChangePage, ...problems(400, 401, 404, 503) },
      },
    },
    async ({ query: { from, to, limit = limits.pageDefault, prefix, ...wanted } }) => {
      const window = windowOf({ from, to }, timeOfDayMs(deps.clock));
      const networkInstance = wanted["network-instance"];
      const names = { ...wanted, networkInstance, prefix: prefixOf(prefix) };
      const page = await historyOf(deps).fibChanges({ ...window, ...names, limit });
      return { items: page.items.map(fibChangeJson), nextCursor: page.nextCursor };
    },
  );
  addAsOf(api, deps);
}

function addAsOf(api: Api, deps: ApiDeps): void {
  api.get(
    "/history/prefix",
    {
      schema: {
        operationId: "getPrefixHistory",
        summary: "One prefix on every leaf, as it was at a moment",
        tags: ["history"],
        querystring: query({
          prefix: Type.String({ maxLength: limits.queryLength }),
          at: Type.String({ format: "date-time" }),
          cluster: filter("watched for this cluster"),
        }),
        response: { 200: PrefixHistory, ...problems(400, 401, 404, 503) },
      },
    },
    async ({ query: { prefix, at, cluster } }) => {
      const wanted = prefixOf(prefix) ?? prefix;
      const found = await historyOf(deps).prefix({ atMs: Date.parse(at), prefix: wanted, cluster });
      if (found === undefined) throw notRecorded(at);
      return {
        at: time(Date.parse(at)),
        prefix: wanted,
        endpoints: found.endpoints.map(({ atMs, ...endpoint }) => ({ ...endpoint, at: time(atMs) })),
        routes: found.routes.map(fibChangeJson),
      };
    },
  );
  api.get(
    "/history/recordings",
    {
      schema: {
        operationId: "listRecordings",
        summary: "Spans of time that can be asked about",
        tags: ["history"],
        querystring: query({}),
        response: { 200: RecordingList, ...problems(400, 401, 404, 503) },
      },
    },
    async () => {
      const recordings = await historyOf(deps).recordings();
      return {
        items: recordings.map(({ fromMs, toMs, complete }) => ({ from: time(fromMs), to: time(toMs), complete })),
      };
    },
  );
}

/** The history, or the problem that none is kept. */
export function historyOf({ history }: ApiDeps): HistoryReader {
  if (history === undefined) throw new ApiProblem(404, "no history is kept");
  return history;
}

/** A prefix of a query in its one spelling. Throws the problem of a text that is none. */
export function prefixOf(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const prefix = parsePrefix(text);
  if (prefix === undefined) throw issue("querystring", "prefix", "is not a prefix");
  return prefix;
}

function transitionJson({ atMs, ...transition }: TransitionRecord) {
  return { ...transition, at: time(atMs) };
}

function fibChangeJson({ atMs, route, ...change }: FibChangeRecord) {
  return { ...change, at: time(atMs), route: route === null ? null : evidenceJson(route) };
}
