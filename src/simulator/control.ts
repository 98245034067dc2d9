import Fastify, { type FastifyInstance, type FastifyReply } from "fastify";
import { Type } from "typebox";
import { systemClock } from "../clock.ts";
import { parsePath } from "../gnmi/path.ts";
import { type IpAddress, parseAddress, parsePrefix } from "../model/address.ts";
import type { Result } from "../model/result.ts";
import { faultCatalogue } from "./fault-catalogue.ts";
import type { SimulatedLeaf } from "./leaf.ts";
import { applyLeafFault, heal, parseLeafFault } from "./leaf-faults.ts";
import { applyNdkFault, isNdkFaultName, parseNdkFault } from "./ndk-faults.ts";
import type { NdkManager } from "./ndk-manager.ts";
import { isObject, type JsonValue } from "./tree-node.ts";
import { checked } from "./validation.ts";

/** The Kubernetes side of the control face: the simulated API server, or whatever holds the objects. */
export interface ControlledObjects {
  /** Creates or replaces an object. Throws for what it cannot hold. */
  apply(object: ObjectIdentity): unknown;
  /** False if there was no such object. */
  remove(apiVersion: string, kind: string, namespace: string | undefined, name: string): boolean;
  list(apiVersion: string, kind: string): readonly unknown[];
  /** Causes a fault named from outside; the error is a sentence. */
  faultFrom(name: string, args: unknown): Promise<Result<number, string>>;
}

/** What every Kubernetes object has. */
export interface ObjectIdentity {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string | undefined };
}

/** What the control face controls and where it listens. */
export interface ControlOptions {
  /** By name. */
  readonly leaves: ReadonlyMap<string, SimulatedLeaf>;
  /** Of leaves that have one. */
  readonly ndkManagers?: ReadonlyMap<string, NdkManager> | undefined;
  /** Absent: no Kubernetes side. */
  readonly objects?: ControlledObjects | undefined;
  /** 127.0.0.1: it has no authentication. */
  readonly host?: string;
  /** 0: a free one. */
  readonly port?: number;
}

/** A running control face. */
export interface Control extends AsyncDisposable {
  /** As `http://127.0.0.1:8090`. */
  readonly url: string;
}

const closed = { additionalProperties: false };

const RouteBody = Type.Object(
  {
    prefix: Type.String(),
    nextHops: Type.Array(Type.String(), { minItems: 1 }),
    networkInstance: Type.String({ default: "default" }),
  },
  closed,
);

const ObjectBody = Type.Object({
  apiVersion: Type.String(),
  kind: Type.String(),
  metadata: Type.Object({ name: Type.String({ minLength: 1 }), namespace: Type.Optional(Type.String()) }),
});

/** What the face offers by method and path; answered at `GET /`. */
export const controlEndpoints: Readonly<Record<string, string>> = {
  "GET /leaves": "every leaf: name, address, alive, sessions, faults in force",
  "GET /leaves/{leaf}/routes?networkInstance=": "the routes it should hold",
  "PUT /leaves/{leaf}/routes": "set one: {prefix, nextHops, networkInstance}",
  "DELETE /leaves/{leaf}/routes?prefix=&networkInstance=": "remove one",
  "GET /leaves/{leaf}/state?path=": "what stands at a gNMI path, as RFC 7951 JSON",
  "PATCH /leaves/{leaf}/state?path=": "merge an object into the tree there",
  "DELETE /leaves/{leaf}/state?path=": "remove what stands there; wildcards allowed",
  "POST /leaves/{leaf}/faults/{name}": "cause a fault of the leaf, or of its NDK manager; its arguments as the body",
  "DELETE /leaves/{leaf}/faults": "take every fault of the leaf back",
  "GET /faults":
    "every fault and the JSON Schema of its arguments: of a leaf, of its NDK manager, of the Kubernetes API",
  "GET /objects?apiVersion=&kind=": "Kubernetes objects of one kind",
  "PUT /objects": "create or replace a Kubernetes object",
  "DELETE /objects?apiVersion=&kind=&namespace=&name=": "delete one",
  "POST /cluster/faults/{name}": "cause a fault of the Kubernetes API",
};

/** Starts the control face: plain HTTP and JSON, problems as RFC 9457. Rejects if the port is taken. */
export async function startControl(options: ControlOptions): Promise<Control> {
  const app = Fastify({ logger: false });
  app.setErrorHandler((error: { statusCode?: number; message: string }, _request, reply) =>
    problem(reply, error.statusCode ?? 500, error.message),
  );
  app.setNotFoundHandler((_request, reply) => problem(reply, 404, "no such resource; GET / lists what there is"));
  app.get("/", () => ({ endpoints: controlEndpoints }));
  app.get("/faults", () => faultCatalogue);
  leafRoutes(app, options.leaves);
  leafState(app, options.leaves);
  leafFaults(app, options.leaves, options.ndkManagers ?? new Map());
  objectRoutes(app, options.objects);
  const url = await app.listen({ host: options.host ?? "127.0.0.1", port: options.port ?? 0 });
  return { url, [Symbol.asyncDispose]: () => app.close() };
}

type Query = Readonly<Record<string, string | undefined>>;
type LeafRequest = { Params: { leaf: string }; Querystring: Query };

function leafRoutes(app: FastifyInstance, leaves: ReadonlyMap<string, SimulatedLeaf>): void {
  app.get("/leaves", () =>
    [...leaves.values()].map(({ name, address, alive, sessions, faults }) => ({
      name,
      address,
      alive,
      sessions,
      faults,
    })),
  );
  app.get<LeafRequest>("/leaves/:leaf/routes", (request, reply) => {
    const leaf = leaves.get(request.params.leaf);
    if (leaf === undefined) return noLeaf(reply, request.params.leaf);
    return leaf.routes(request.query.networkInstance).routes();
  });
  app.put<LeafRequest>("/leaves/:leaf/routes", (request, reply) => {
    const leaf = leaves.get(request.params.leaf);
    if (leaf === undefined) return noLeaf(reply, request.params.leaf);
    const body = checked(RouteBody, request.body);
    if (!body.ok) return problem(reply, 400, body.error.map(({ path, message }) => `${path}: ${message}`).join("; "));
    const prefix = parsePrefix(body.value.prefix);
    const via = body.value.nextHops.map(parseAddress).filter((one): one is IpAddress => one !== undefined);
    if (prefix === undefined) return problem(reply, 400, `prefix: not a prefix: ${body.value.prefix}`);
    if (via.length < body.value.nextHops.length) return problem(reply, 400, "nextHops: not all of them are addresses");
    leaf.routes(body.value.networkInstance).set({ prefix, via: via.map((address) => ({ address })) });
    return reply.code(204).send();
  });
  app.delete<LeafRequest>("/leaves/:leaf/routes", (request, reply) => {
    const leaf = leaves.get(request.params.leaf);
    if (leaf === undefined) return noLeaf(reply, request.params.leaf);
    const prefix = parsePrefix(request.query.prefix ?? "");
    if (prefix === undefined) return problem(reply, 400, "prefix: expected a prefix");
    const { networkInstance } = request.query;
    const found = leaf.routes(networkInstance).withdraw(prefix) || leaf.removeRoute(prefix, networkInstance);
    return found ? reply.code(204).send() : problem(reply, 404, `${leaf.name} has no route for ${prefix}`);
  });
}

function leafState(app: FastifyInstance, leaves: ReadonlyMap<string, SimulatedLeaf>): void {
  app.get<LeafRequest>("/leaves/:leaf/state", (request, reply) => {
    const leaf = leaves.get(request.params.leaf);
    if (leaf === undefined) return noLeaf(reply, request.params.leaf);
    const value = atPath(request.query.path, (path) => leaf.tree.get(path));
    if (!value.ok) return problem(reply, 400, value.error);
    if (value.value === undefined) return problem(reply, 404, "nothing stands there");
    return reply.type("application/json").send(JSON.stringify(value.value));
  });
  app.patch<LeafRequest>("/leaves/:leaf/state", (request, reply) => {
    const leaf = leaves.get(request.params.leaf);
    if (leaf === undefined) return noLeaf(reply, request.params.leaf);
    const body = request.body as JsonValue | undefined;
    if (!isObject(body)) return problem(reply, 400, "expected a JSON object");
    const done = atPath(request.query.path, (path) => leaf.tree.merge(path, body));
    return done.ok ? reply.code(204).send() : problem(reply, 400, done.error);
  });
  app.delete<LeafRequest>("/leaves/:leaf/state", (request, reply) => {
    const leaf = leaves.get(request.params.leaf);
    if (leaf === undefined) return noLeaf(reply, request.params.leaf);
    const done = atPath(request.query.path, (path) => leaf.tree.delete(path));
    if (!done.ok) return problem(reply, 400, done.error);
    return done.value ? reply.code(204).send() : problem(reply, 404, "nothing stands there");
  });
}

function leafFaults(
  app: FastifyInstance,
  leaves: ReadonlyMap<string, SimulatedLeaf>,
  ndkManagers: ReadonlyMap<string, NdkManager>,
): void {
  app.post<{ Params: { leaf: string; name: string } }>("/leaves/:leaf/faults/:name", async (request, reply) => {
    const leaf = leaves.get(request.params.leaf);
    if (leaf === undefined) return noLeaf(reply, request.params.leaf);
    if (isNdkFaultName(request.params.name)) {
      const manager = ndkManagers.get(leaf.name);
      if (manager === undefined) return problem(reply, 409, `${leaf.name} was started without an NDK manager`);
      const wrong = parseNdkFault(request.params.name, request.body ?? {});
      if (!wrong.ok)
        return problem(reply, 400, wrong.error.map(({ path, message }) => `${path}: ${message}`).join("; "));
      await applyNdkFault(manager, wrong.value, (ms) => systemClock.sleep(ms));
      return reply.code(204).send();
    }
    const fault = parseLeafFault(request.params.name, request.body ?? {});
    if (!fault.ok) return problem(reply, 400, fault.error.map(({ path, message }) => `${path}: ${message}`).join("; "));
    const done = await applyLeafFault(leaf, fault.value);
    return done.ok ? reply.code(204).send() : problem(reply, 409, done.error);
  });
  app.delete<LeafRequest>("/leaves/:leaf/faults", async (request, reply) => {
    const leaf = leaves.get(request.params.leaf);
    if (leaf === undefined) return noLeaf(reply, request.params.leaf);
    await heal(leaf);
    return reply.code(204).send();
  });
}

function objectRoutes(app: FastifyInstance, objects: ControlledObjects | undefined): void {
  if (objects === undefined) return;
  app.get<{ Querystring: Query }>("/objects", (request, reply) => {
    const { apiVersion, kind } = request.query;
    if (apiVersion === undefined || kind === undefined) return problem(reply, 400, "apiVersion and kind are required");
    const found = attempt(() => objects.list(apiVersion, kind));
    return found.ok ? found.value : problem(reply, 400, found.error);
  });
  app.put("/objects", (request, reply) => {
    const body = checked(ObjectBody, request.body);
    if (!body.ok) return problem(reply, 400, body.error.map(({ path, message }) => `${path}: ${message}`).join("; "));
    const done = attempt(() => objects.apply(body.value));
    return done.ok ? reply.code(204).send() : problem(reply, 400, done.error);
  });
  app.delete<{ Querystring: Query }>("/objects", (request, reply) => {
    const { apiVersion, kind, namespace, name } = request.query;
    if (apiVersion === undefined || kind === undefined || name === undefined) {
      return problem(reply, 400, "apiVersion, kind and name are required");
    }
    const found = attempt(() => objects.remove(apiVersion, kind, namespace, name));
    if (!found.ok) return problem(reply, 400, found.error);
    return found.value ? reply.code(204).send() : problem(reply, 404, `there is no ${kind} ${name}`);
  });
  app.post<{ Params: { name: string } }>("/cluster/faults/:name", async (request, reply) => {
    const done = await objects.faultFrom(request.params.name, request.body ?? {});
    return done.ok ? { met: done.value } : problem(reply, 400, done.error);
  });
}

function problem(reply: FastifyReply, status: number, detail: string): FastifyReply {
  return reply.code(status).type("application/problem+json").send({ type: "about:blank", status, detail });
}

function noLeaf(reply: FastifyReply, name: string): FastifyReply {
  return problem(reply, 404, `there is no leaf ${name}`);
}

function atPath<T>(text: string | undefined, act: (path: ReturnType<typeof parsePath>) => T): Result<T, string> {
  return attempt(() => act(parsePath(text ?? "/")));
}

/** A request that names what does not exist makes the callee throw: that is the client's doing. */
function attempt<T>(act: () => T): Result<T, string> {
  try {
    return { ok: true, value: act() };
  } catch (reason) {
    return { ok: false, error: reason instanceof Error ? reason.message : String(reason) };
  }
}
