import { Type } from "typebox";
import { timeOfDayMs } from "../../model/clock.ts";
import type { Durations } from "../store/convergence.ts";
import type {
  EndpointDifference,
  FibDifference,
  Repairs,
  ServiceDifference,
  Timeline,
} from "../store/history-reader.ts";
import type { Api } from "./api-instance.ts";
import { type ApiDeps, limits } from "./api-options.ts";
import { filter, pageQuery, query, time, timeOrNull, windowQuery } from "./fields.ts";
import { historyOf, prefixOf } from "./history.ts";
import { ApiProblem, issue, notRecorded, problems } from "./problem.ts";
import {
  ConvergenceReport,
  EndpointDifferencePage,
  FibDifferencePage,
  RepairReport,
  ServiceDifferencePage,
  TimelineReport,
} from "./question-schemas.ts";
import { evidenceJson } from "./route-json.ts";
import { windowOf } from "./window.ts";

/** Adds the questions that need more than a list: timelines, repairs, convergence, and what differs between two moments. */
export function addHistoryQuestions(api: Api, deps: ApiDeps): void {
  addTimeline(api, deps);
  addFigures(api, deps);
  addDifferences(api, deps);
}

function addTimeline(api: Api, deps: ApiDeps): void {
  api.get(
    "/history/timeline",
    {
      schema: {
        operationId: "getTimeline",
        summary: "How one service (namespace and name) or one leaf (target) fared within a window",
        description:
          "Segments without a hole: state null is what was not recorded, `gone` what did not exist. A leaf's state is that of its endpoints: down if all that count are, degraded if some are. While a change after red is held down it is still an outage; `unknown` ends it at a moment nobody knows.",
        tags: ["history"],
        querystring: query({
          ...windowQuery,
          cluster: filter("of this cluster"),
          namespace: filter("namespace of the service"),
          name: filter("name of the service"),
          target: filter("the leaf"),
        }),
        response: { 200: TimelineReport, ...problems(400, 401, 404, 503) },
      },
    },
    async ({ query: { from, to, cluster, namespace, name, target } }) => {
      const window = windowOf({ from, to }, timeOfDayMs(deps.clock));
      const history = historyOf(deps);
      const ofService = namespace !== undefined && name !== undefined;
      if (ofService === (target !== undefined)) {
        throw issue("querystring", "target", "either target, or namespace and name");
      }
      const timeline = ofService
        ? await history.serviceTimeline({ cluster, namespace, name }, window)
        : await history.targetTimeline(target ?? "", window);
      if (timeline === undefined) {
        throw new ApiProblem(404, "nothing of this name was recorded (or several clusters have it: name one)");
      }
      return { from: time(window.fromMs), to: time(window.toMs), ...timelineJson(timeline) };
    },
  );
}

function addFigures(api: Api, deps: ApiDeps): void {
  api.get(
    "/history/repairs",
    {
      schema: {
        operationId: "getRepairs",
        summary: "How often services broke within a window, and the mean time to repair",
        tags: ["history"],
        querystring: query({
          ...windowQuery,
          cluster: filter("of this cluster"),
          namespace: filter("of this namespace"),
          limit: pageQuery.limit,
        }),
        response: { 200: RepairReport, ...problems(400, 401, 404, 503) },
      },
    },
    async ({ query: { from, to, limit = limits.pageDefault, ...wanted } }) => {
      const window = windowOf({ from, to }, timeOfDayMs(deps.clock));
      const repairs = await historyOf(deps).repairs({ ...window, ...wanted, limit });
      return { from: time(window.fromMs), to: time(window.toMs), ...repairsJson(repairs) };
    },
  );
  api.get(
    "/history/convergence",
    {
      schema: {
        operationId: "getConvergence",
        summary: "How fast FIBs followed the clusters within a window: histograms",
        description:
          "`arrivals`: from an endpoint being expected on a leaf to its being up there. `removals`: from its being expected no longer to the prefix losing a next hop there; 0 where the leaf was quicker than the cluster's API. `open`: not ended within the window, or ended while nobody could know.",
        tags: ["history"],
        querystring: query({ ...windowQuery, cluster: filter("of this cluster"), target: filter("on this target") }),
        response: { 200: ConvergenceReport, ...problems(400, 401, 404, 503) },
      },
    },
    async ({ query: { from, to, ...wanted } }) => {
      const window = windowOf({ from, to }, timeOfDayMs(deps.clock));
      const { arrivals, removals, truncated } = await historyOf(deps).convergence({ ...window, ...wanted });
      return {
        from: time(window.fromMs),
        to: time(window.toMs),
        arrivals: durationsJson(arrivals),
        removals: durationsJson(removals),
        truncated,
      };
    },
  );
}

const moments = {
  a: Type.String({ format: "date-time", description: "the earlier moment" }),
  b: Type.String({ format: "date-time", description: "the later moment" }),
};
const entryFilters = {
  cluster: filter("watched for this cluster"),
  target: filter("on this target"),
  prefix: filter("of this prefix"),
};
const description = "A page may come out short, or empty, where little differs: go on while nextCursor is set.";

function addDifferences(api: Api, deps: ApiDeps): void {
  api.get(
    "/history/diff/services",
    {
      schema: {
        operationId: "diffServices",
        summary: "Services whose state or reason at b was another one than at a",
        description,
        tags: ["history"],
        querystring: query({
          ...moments,
          cluster: filter("of this cluster"),
          namespace: filter("of this namespace"),
          ...pageQuery,
        }),
        response: { 200: ServiceDifferencePage, ...problems(400, 401, 404, 503) },
      },
    },
    async ({ query: { a, b, limit = limits.pageDefault, ...wanted } }) => {
      const page = await historyOf(deps).serviceDifferences({ ...momentsOf(a, b), ...wanted, limit });
      if (page === undefined) throw notRecorded(`${a} or ${b}`);
      return { a, b, items: page.items.map((item: ServiceDifference) => ({ ...item })), nextCursor: page.nextCursor };
    },
  );
  api.get(
    "/history/diff/endpoints",
    {
      schema: {
        operationId: "diffEndpoints",
        summary: "Endpoints whose state or reason at b was another one than at a",
        description,
        tags: ["history"],
        querystring: query({ ...moments, ...entryFilters, ...pageQuery }),
        response: { 200: EndpointDifferencePage, ...problems(400, 401, 404, 503) },
      },
    },
    async ({ query: { a, b, limit = limits.pageDefault, prefix, ...wanted } }) => {
      const asked = { ...momentsOf(a, b), ...wanted, prefix: prefixOf(prefix), limit };
      const page = await historyOf(deps).endpointDifferences(asked);
      if (page === undefined) throw notRecorded(`${a} or ${b}`);
      return { a, b, items: page.items.map((item: EndpointDifference) => ({ ...item })), nextCursor: page.nextCursor };
    },
  );
  api.get(
    "/history/diff/fib",
    {
      schema: {
        operationId: "diffFib",
        summary: "Watched prefixes whose FIB entry at b was another one than at a",
        description,
        tags: ["history"],
        querystring: query({ ...moments, ...entryFilters, ...pageQuery }),
        response: { 200: FibDifferencePage, ...problems(400, 401, 404, 503) },
      },
    },
    async ({ query: { a, b, limit = limits.pageDefault, prefix, ...wanted } }) => {
      const asked = { ...momentsOf(a, b), ...wanted, prefix: prefixOf(prefix), limit };
      const page = await historyOf(deps).fibDifferences(asked);
      if (page === undefined) throw notRecorded(`${a} or ${b}`);
      return { a, b, items: page.items.map(fibDifferenceJson), nextCursor: page.nextCursor };
    },
  );
}

function momentsOf(a: string, b: string): { readonly aMs: number; readonly bMs: number } {
  return { aMs: Date.parse(a), bMs: Date.parse(b) };
}

function seconds(ms: number): number {
  return Math.round(ms) / 1_000;
}

function secondsOrNull(ms: number | undefined): number | null {
  return ms === undefined ? null : seconds(ms);
}

function timelineJson(timeline: Timeline) {
  const { segments, outages, flaps, repaired, meanTimeToRepairMs, timeInState, truncated } = timeline;
  return {
    flaps,
    repaired,
    meanTimeToRepairSeconds: secondsOrNull(meanTimeToRepairMs),
    secondsInState: Object.fromEntries(Object.entries(timeInState).map(([state, ms]) => [state, seconds(ms)])),
    outages: outages.map(({ fromMs, toMs, reason }) => ({ from: time(fromMs), to: timeOrNull(toMs), reason })),
    segments: segments.map(({ fromMs, toMs, state, reason }) => ({
      from: time(fromMs),
      to: time(toMs),
      state,
      reason,
    })),
    truncated,
  };
}

function repairsJson({ flaps, repaired, meanTimeToRepairMs, services, truncated }: Repairs) {
  return {
    flaps,
    repaired,
    meanTimeToRepairSeconds: secondsOrNull(meanTimeToRepairMs),
    services: services.map(({ meanTimeToRepairMs: mean, brokenSinceMs, ...service }) => ({
      ...service,
      meanTimeToRepairSeconds: secondsOrNull(mean),
      brokenSince: timeOrNull(brokenSinceMs),
    })),
    truncated,
  };
}

function durationsJson({ count, open, sumMs, maxMs, p50Ms, p90Ms, p99Ms, buckets }: Durations) {
  return {
    count,
    open,
    sumSeconds: seconds(sumMs),
    p50Seconds: secondsOrNull(p50Ms),
    p90Seconds: secondsOrNull(p90Ms),
    p99Seconds: secondsOrNull(p99Ms),
    maxSeconds: secondsOrNull(maxMs),
    buckets: buckets.map(({ leS, count: within }) => ({ le: leS ?? null, count: within })),
  };
}

function fibDifferenceJson({ before, after, ...names }: FibDifference) {
  return { ...names, before: before && evidenceJson(before), after: after && evidenceJson(after) };
}
