import { timingSafeEqual } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Clock } from "../model/clock.ts";
import { discover } from "./cluster-discovery.ts";
import type { FaultVerb, RequestFaults } from "./cluster-faults.ts";
import type { ClusterKind } from "./cluster-kinds.ts";
import type { ClusterLists } from "./cluster-lists.ts";
import type { ClusterObject } from "./cluster-object.ts";
import { type Answer, refusal, send } from "./cluster-reply.ts";
import { type ClusterRoute, parseRoute } from "./cluster-route.ts";
import { parseLabelSelector } from "./cluster-selector.ts";
import type { ClusterStore } from "./cluster-store.ts";
import type { ClusterWatches } from "./cluster-watches.ts";
import { handleWrite, notFound, served } from "./cluster-writes.ts";

/** The longest a watch lives if its client names no limit, milliseconds. */
const watchMaxMs = 30 * 60_000;

/** What answering needs. */
export interface RequestContext {
  readonly store: ClusterStore;
  readonly lists: ClusterLists;
  readonly watches: ClusterWatches;
  readonly faults: RequestFaults;
  readonly clock: Clock;
  /** Required of every request, if set. */
  readonly token: string | undefined;
  /** Whether a kind is served in a version at this moment. */
  serves(kind: ClusterKind, version: string): boolean;
  /** Aborts when the server is taken down: nothing waits any longer. */
  readonly closed: AbortSignal;
  /** Told of every request, before it is answered. */
  seen(method: string, url: string): void;
}

/** Answers one request as a Kubernetes API server does, unless a fault has something else in mind. */
export async function handleRequest(
  context: RequestContext,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const answer = await answerTo(context, request, response);
  if (answer !== undefined) send(response, answer);
}

/** The answer to a request; undefined if the response is in use already, as by a watch. */
async function answerTo(
  context: RequestContext,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<Answer | undefined> {
  const method = request.method ?? "GET";
  const url = new URL(request.url ?? "/", "http://api");
  context.seen(method, `${url.pathname}${url.search}`);
  const route = parseRoute(url.pathname);
  const watching = ["1", "true"].includes(url.searchParams.get("watch") ?? "");
  const collection = route?.type === "resource" && route.name === undefined && method === "GET";
  const verb: FaultVerb = collection ? (watching ? "watch" : "list") : "any";
  const resource = route?.type === "resource" ? route.kind.plural : undefined;
  const delayMs = context.faults.takeDelayMs(verb, resource);
  if (delayMs > 0) await context.clock.sleep(delayMs, context.closed);
  const fault = context.faults.takeAnswer(verb, resource);
  if (fault !== undefined) return refusal(fault.status, `told to answer ${fault.status}`, fault.retryAfterS);
  if (context.token !== undefined && !hasToken(request, context.token)) return refusal(401, "Unauthorized");
  if (route?.type === "root" && route.path.endsWith("z")) {
    response.end("ok");
    return undefined;
  }
  if (route === undefined || (route.type === "resource" && !context.serves(route.kind, route.version))) {
    return refusal(404, "the server could not find the requested resource");
  }
  if (route.type !== "resource") {
    const document = discover(route, (kind, version) => context.serves(kind, version));
    return document === undefined
      ? refusal(404, "the server could not find the requested resource")
      : { status: 200, body: document };
  }
  if (method !== "GET") return handleWrite(context.store, route, request);
  if (route.name !== undefined) {
    const object = context.store.get(route.kind, route.namespace, route.name);
    return object === undefined ? notFound(route) : { status: 200, body: served(object, route) };
  }
  return readCollection(context, route, url.searchParams, watching, response);
}

function readCollection(
  { lists, watches }: RequestContext,
  route: Extract<ClusterRoute, { type: "resource" }>,
  query: URLSearchParams,
  watching: boolean,
  response: ServerResponse,
): Answer | undefined {
  const labels = parseLabelSelector(query.get("labelSelector") ?? "");
  if (labels === undefined) return refusal(400, "unable to parse the label selector");
  const names = parseNameSelector(query.get("fieldSelector") ?? "");
  if (names === undefined) return refusal(400, "only metadata.name and metadata.namespace can be selected");
  if (query.get("sendInitialEvents") === "true") {
    return refusal(422, "sendInitialEvents is forbidden for watch unless the WatchList feature gate is enabled");
  }
  const { kind, version, namespace } = route;
  if (!watching) {
    const limit = Number(query.get("limit") ?? 0);
    const page = lists.page({
      kind,
      version,
      namespace,
      labels,
      names,
      limit: Number.isInteger(limit) && limit > 0 ? limit : undefined,
      token: query.get("continue") || undefined,
    });
    return page === undefined
      ? refusal(410, "the provided continue parameter is too old to display a consistent list result")
      : { status: 200, body: page };
  }
  const since = query.get("resourceVersion") ?? "";
  if (!/^\d*$/.test(since)) return refusal(400, `invalid resource version "${since}"`);
  const timeoutS = Number(query.get("timeoutSeconds") ?? 0);
  watches.open(
    {
      kind,
      version,
      namespace,
      labels,
      since: since === "" || since === "0" ? undefined : Number(since),
      bookmarks: ["1", "true"].includes(query.get("allowWatchBookmarks") ?? ""),
      timeoutMs: timeoutS > 0 ? timeoutS * 1000 : watchMaxMs,
    },
    response,
  );
  return undefined;
}

function hasToken(request: IncomingMessage, token: string): boolean {
  const given = Buffer.from(request.headers.authorization ?? "");
  const wanted = Buffer.from(`Bearer ${token}`);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

/** A field selector of the two fields every resource has. Undefined for any other. */
function parseNameSelector(text: string): ((object: ClusterObject) => boolean) | undefined {
  const terms: ((object: ClusterObject) => boolean)[] = [];
  for (const part of text.split(",").filter((term) => term !== "")) {
    const term = /^metadata\.(name|namespace)==?([^=!]*)$/.exec(part);
    if (term === null) return undefined;
    const [, field, value] = term;
    terms.push(({ metadata }) => (field === "name" ? metadata.name : (metadata.namespace ?? "")) === value);
  }
  return (object) => terms.every((term) => term(object));
}
