import type { RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { isIP } from "node:net";
import { Readable } from "node:stream";
import swagger from "@fastify/swagger";
import Fastify from "fastify";
import { Type } from "typebox";
import { bindHost, CannotListen, hostPort } from "../../listening.ts";
import type { Api, SchemaTypes } from "./api-instance.ts";
import { type ApiDeps, type ApiOptions, limits } from "./api-options.ts";
import { BearerToken } from "./bearer-token.ts";
import { addExpectation } from "./expectation.ts";
import { addHealth } from "./health.ts";
import { addHistory } from "./history.ts";
import { addHistoryQuestions } from "./history-questions.ts";
import { addIncidents } from "./incidents.ts";
import { type Listener, makeListener } from "./listener.ts";
import { openApiOptions } from "./openapi.ts";
import { ApiProblem, problemMediaType, problemOf, problems } from "./problem.ts";
import { addServices } from "./services.ts";
import { addSnapshots } from "./snapshots.ts";
import { addStatus } from "./status.ts";
import { addTargets } from "./targets.ts";

/** A REST server that listens. Disposing it ends what is under way. */
export interface ApiServer extends AsyncDisposable {
  /** `host:port` it is bound to. */
  readonly address: string;
  readonly url: string;
}

/** Paths that probes ask, and that need no token. */
const openPaths: ReadonlySet<string> = new Set(["/livez", "/readyz"]);

/** How long answers under way may take once the server is to close, milliseconds. */
const closeMs = 1_000;

/** Starts the REST server. Throws where the token or a certificate cannot be read, or the address is taken. */
export async function startApi(options: ApiOptions, deps: ApiDeps): Promise<ApiServer> {
  const log = deps.log.child({ sink: "api" });
  const token = options.tokenFile === undefined ? undefined : await BearerToken.open(options.tokenFile, log);
  let handle: RequestListener = (_request, response) => void response.writeHead(503).end();
  const listener = await makeListener(options.tls, (request, response) => handle(request, response), log);
  const api = buildApi(listener, token, { ...deps, log }, (handler) => {
    handle = handler;
  });
  await addOperations(api, { ...deps, log }, token !== undefined);
  await api.ready();
  const address = await listen(listener, options);
  const url = `${listener.scheme}://${address}`;
  if (token === undefined && !isLoopback(options.host)) {
    log.warn({ address }, "API listens beyond loopback without a token: everyone who reaches it can read it");
  }
  log.info({ address, url }, "API listens");
  return {
    address,
    url,
    async [Symbol.asyncDispose]() {
      await close(listener);
      await api.close();
    },
  };
}

async function listen(listener: Listener, { host, port }: ApiOptions): Promise<string> {
  const { server } = listener;
  try {
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen({ host: bindHost(host), port }, () => {
        server.off("error", reject);
        resolve();
      });
    });
  } catch (reason) {
    listener.stop();
    throw CannotListen.from(reason, "api.listen", hostPort(host, port));
  }
  return boundAddress(server.address());
}

/** Takes no more connections, and lets answers under way come to their end for a moment. */
async function close({ server, stop }: Listener): Promise<void> {
  stop();
  const closed = new Promise((resolve) => server.close(resolve));
  const deadline = setTimeout(() => server.closeAllConnections(), closeMs);
  await closed;
  clearTimeout(deadline);
}

function buildApi(
  listener: Listener,
  token: BearerToken | undefined,
  { log }: ApiDeps,
  onHandler: (handler: RequestListener) => void,
): Api {
  const api = Fastify({
    bodyLimit: limits.bodyBytes,
    routerOptions: { maxParamLength: limits.paramLength },
    exposeHeadRoutes: true,
    // An unknown name in a query is refused rather than dropped; only text becomes numbers where they are wanted.
    ajv: { customOptions: { removeAdditional: false, coerceTypes: true, useDefaults: true, allErrors: false } },
    serverFactory: (handler) => {
      onHandler(handler);
      return listener.server;
    },
  }).withTypeProvider<SchemaTypes>();
  // Handlers are typed by the schemas; the tests hold live responses against them. Nothing is dropped on the way out.
  api.setSerializerCompiler(() => (data) => JSON.stringify(data));
  api.addHook("onRequest", async (request, reply) => {
    reply.header("x-content-type-options", "nosniff").header("cache-control", "no-store");
    if (token === undefined || openPaths.has(request.url.split("?", 1)[0] ?? "")) return;
    if (await token.accepts(request.headers.authorization)) return;
    reply.header("www-authenticate", 'Bearer realm="kbutler"');
    throw new ApiProblem(401, "a bearer token is needed");
  });
  api.addHook("onResponse", async (request, reply) => {
    const { method, routeOptions, ip } = request;
    const fields = {
      method,
      route: routeOptions.url,
      status: reply.statusCode,
      durationMs: reply.elapsedTime,
      peer: ip,
    };
    log.debug(fields, "API request answered");
  });
  api.setNotFoundHandler((request) => {
    throw new ApiProblem(404, `there is no ${request.method} ${request.url.split("?", 1)[0]}`);
  });
  api.setErrorHandler((reason, request, reply) => {
    const problem = problemOf(reason);
    if (problem === undefined) {
      const error = reason instanceof Error ? (reason.stack ?? reason.message) : String(reason);
      log.error({ route: request.routeOptions.url, error }, "API operation failed");
    }
    const sent = problem ?? new ApiProblem(500, "the collector failed to answer; its log says why").problem;
    return reply.code(sent.status).type(problemMediaType).serializer(JSON.stringify).send(sent);
  });
  return api;
}

async function addOperations(api: Api, deps: ApiDeps, secured: boolean): Promise<void> {
  await api.register(swagger, openApiOptions(deps.version, secured));
  await api.register(async (root) => {
    addHealth(root, deps);
    root.get(
      "/metrics",
      {
        schema: {
          operationId: "metrics",
          summary: "Metrics for Prometheus",
          tags: ["health"],
          response: {
            200: { description: "Metrics", content: { "text/plain": { schema: Type.String() } } },
            ...problems(401),
          },
        },
      },
      async (_request, reply) => {
        const { contentType, pieces } = await deps.metrics();
        return reply.type(contentType).send(Readable.from(pieces));
      },
    );
    root.get("/openapi.json", { schema: { hide: true } }, async (_request, reply) =>
      reply.type("application/json").serializer(String).send(JSON.stringify(api.swagger())),
    );
  });
  await api.register(
    async (versioned) => {
      addServices(versioned, deps);
      addIncidents(versioned, deps);
      addExpectation(versioned, deps);
      addTargets(versioned, deps);
      addHistory(versioned, deps);
      addHistoryQuestions(versioned, deps);
      addSnapshots(versioned, deps);
      addStatus(versioned, deps);
    },
    { prefix: "/api/v1" },
  );
}

function boundAddress(address: AddressInfo | string | null): string {
  if (address === null || typeof address === "string") throw new Error("the API is not bound to a port");
  return hostPort(address.address, address.port);
}

function isLoopback(host: string): boolean {
  if (host === "localhost" || host === "::1") return true;
  return isIP(host) === 4 && host.startsWith("127.");
}
