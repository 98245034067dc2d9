import { parseAddress, parsePrefix } from "../../model/address.ts";
import type { FibRoute, FibView } from "../../model/fib.ts";
import { RouteReader, routeKey } from "../route-record.ts";
import { decodeCursor, encodeCursor } from "../store/cursor.ts";
import { Slices } from "../store/slices.ts";
import { limits } from "./api-options.ts";
import { KeyPageBuilder } from "./key-page.ts";
import { issue } from "./problem.ts";
import { routeJson } from "./route-json.ts";
import type { Route } from "./route-schemas.ts";

/** Which routes of a FIB. */
export interface RouteQuery {
  readonly prefix?: string | undefined;
  readonly address?: string | undefined;
  readonly networkInstance?: string | undefined;
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

/** One page of routes, and how they were found. */
export interface Routes {
  readonly match: "exact" | "longest" | "all";
  readonly items: Route[];
  readonly nextCursor: string | null;
}

/** Answers a question about one FIB. Throws the problem of a prefix or address that is none. */
export async function routesOf(fib: FibView, query: RouteQuery): Promise<Routes> {
  const { prefix, address, networkInstance } = query;
  if (prefix !== undefined && address !== undefined) throw issue("querystring", "address", "not together with prefix");
  const instances = networkInstance === undefined ? fib.networkInstances : [networkInstance];
  const reader = new RouteReader(fib);
  const toJson = (route: FibRoute): Route => routeJson(reader.record(route));
  if (prefix !== undefined) {
    const wanted = parsePrefix(prefix);
    if (wanted === undefined) throw issue("querystring", "prefix", "is not a prefix");
    const items = instances.flatMap((instance) => fib.routes(instance, wanted).map(toJson));
    return { match: "exact", items, nextCursor: null };
  }
  if (address !== undefined) {
    const wanted = parseAddress(address);
    if (wanted === undefined) throw issue("querystring", "address", "is not an address");
    const found = instances.flatMap((instance) => fib.longestMatch(instance, wanted) ?? []);
    return { match: "longest", items: found.map(toJson), nextCursor: null };
  }
  return { match: "all", ...(await allRoutes(fib, query, toJson)) };
}

/** A page of all routes, found in one pass over the FIB in slices: the event loop goes on, and so does the FIB. */
async function allRoutes(fib: FibView, query: RouteQuery, toJson: (route: FibRoute) => Route) {
  const { networkInstance, limit = limits.pageDefault, cursor } = query;
  const page = new KeyPageBuilder<FibRoute>(cursor === undefined ? "" : decodeCursor(cursor, "string")[0], limit);
  const slices = new Slices(2_000);
  for (const route of fib.allRoutes()) {
    const pause = slices.done();
    if (pause !== undefined) await pause;
    if (networkInstance !== undefined && route.networkInstance !== networkInstance) continue;
    const key = routeKey(route);
    if (page.wants(key)) page.add(key, route);
  }
  const { items, nextKey } = page.page();
  return { items: items.map(toJson), nextCursor: nextKey === undefined ? null : encodeCursor(nextKey) };
}
