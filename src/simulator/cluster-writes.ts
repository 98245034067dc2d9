import type { IncomingMessage } from "node:http";
import { parse } from "yaml";
import { apiVersionOf, type ClusterKind } from "./cluster-kinds.ts";
import { asClusterObject, type ClusterObject, isMap, type Json, mergePatch } from "./cluster-object.ts";
import { type Answer, refusal } from "./cluster-reply.ts";
import type { ClusterStore } from "./cluster-store.ts";

/** As the API server's own limit for one request, bytes. */
const bodyMaxBytes = 3 * 1024 * 1024;

/** The object or collection a change is for. */
export interface WriteTarget {
  readonly kind: ClusterKind;
  readonly version: string;
  readonly namespace: string | undefined;
  readonly name: string | undefined;
}

/** Carries out POST, PUT, PATCH and DELETE on objects and their status, so that other people's clients may change the cluster.
 *  Every patch is taken as a merge patch; a server-side apply creates what is not there. Nothing is validated but the frame. */
export async function handleWrite(store: ClusterStore, target: WriteTarget, request: IncomingMessage): Promise<Answer> {
  if (request.method === "DELETE") return handleDelete(store, target);
  const body = await readBody(request);
  if (body === undefined) return refusal(413, "the request is larger than 3 MiB");
  let input: Json;
  try {
    input = parse(body) ?? null; // JSON is YAML, and server-side apply sends YAML
  } catch {
    return refusal(400, "the body is neither JSON nor YAML");
  }
  const { kind, name, namespace } = target;
  const existing = name === undefined ? undefined : store.get(kind, namespace, name);
  const applies = request.method === "PATCH" && request.headers["content-type"]?.startsWith("application/apply-patch");
  if (request.method === "POST" ? name !== undefined : name === undefined) return refusal(405, "not allowed here");
  if (request.method !== "POST" && existing === undefined && !applies) return notFound(target);
  const wanted = request.method === "PATCH" ? mergePatch(existing ?? {}, input) : input;
  const object = completed(wanted, target);
  if (object === undefined) return refusal(400, "the body is no object of this collection");
  if (request.method === "POST" && store.get(kind, object.metadata.namespace, object.metadata.name) !== undefined) {
    return refusal(409, `${kind.plural} "${object.metadata.name}" already exists`);
  }
  const version = isMap(input) && isMap(input.metadata) ? input.metadata.resourceVersion : undefined;
  if (typeof version === "string" && existing !== undefined && existing.metadata.resourceVersion !== version) {
    return refusal(409, "the object has been modified; please apply your changes to the latest version");
  }
  const stored = store.put(kind, object);
  return { status: existing === undefined ? 201 : 200, body: served(stored, target) };
}

/** Gives one object as this version shows it. */
export function served(object: ClusterObject, { kind, version }: WriteTarget): ClusterObject {
  return { ...object, apiVersion: apiVersionOf(kind, version) };
}

/** The answer that there is no such object. */
export function notFound({ kind, name }: WriteTarget): Answer {
  return refusal(404, `${kind.plural}${kind.group && `.${kind.group}`} "${name}" not found`);
}

function handleDelete(store: ClusterStore, target: WriteTarget): Answer {
  if (target.name === undefined) return refusal(405, "collections cannot be deleted here");
  const removed = store.remove(target.kind, target.namespace, target.name);
  if (removed === undefined) return notFound(target);
  return { status: 200, body: served(removed, target) };
}

/** The object with what its path says of it; a path and a body that disagree make none. */
function completed(value: Json, { kind, version, namespace, name }: WriteTarget): ClusterObject | undefined {
  if (!isMap(value) || !isMap(value.metadata)) return undefined;
  if ((value.kind ?? kind.kind) !== kind.kind) return undefined;
  const metadata = value.metadata;
  if (name !== undefined && (metadata.name ?? name) !== name) return undefined;
  if (namespace !== undefined && (metadata.namespace ?? namespace) !== namespace) return undefined;
  return asClusterObject({
    ...value,
    apiVersion: apiVersionOf(kind, version),
    kind: kind.kind,
    metadata: { ...metadata, name: name ?? metadata.name, ...(namespace !== undefined && { namespace }) },
  });
}

async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) continue;
    bytes += chunk.length;
    if (bytes > bodyMaxBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}
