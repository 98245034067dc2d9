/** JSON as it travels. */
export type Json = null | boolean | number | string | readonly Json[] | JsonMap;
/** A JSON object. */
export interface JsonMap {
  readonly [key: string]: Json | undefined;
}

/** An object of the simulated cluster: any JSON, of which the server itself reads the metadata only. Never changed in place,
 *  so that lists and events may hold on to what they saw. */
export interface ClusterObject extends JsonMap {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: ObjectMetadata;
}

/** The metadata the server reads or writes. */
export interface ObjectMetadata extends JsonMap {
  readonly name: string;
  readonly namespace?: string | undefined;
  readonly uid?: string | undefined;
  readonly resourceVersion?: string | undefined;
  readonly creationTimestamp?: string | undefined;
  readonly generation?: number | undefined;
  readonly labels?: { readonly [key: string]: string } | undefined;
}

/** What a caller has to give of an object; the server adds the rest. */
export interface ObjectInput {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string | undefined;
    readonly [key: string]: unknown;
  };
  readonly [key: string]: unknown;
}

/** Whether a JSON value is an object. */
export function isMap(value: unknown): value is JsonMap {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Reads JSON (or anything that serialises to it) as an object of the API. Undefined if it lacks apiVersion, kind or name, or
 *  if a label is no text. */
export function asClusterObject(value: unknown): ClusterObject | undefined {
  const copy: unknown = JSON.parse(JSON.stringify(value ?? null));
  return isClusterObject(copy) ? copy : undefined;
}

function isClusterObject(value: unknown): value is ClusterObject {
  if (!isMap(value) || typeof value.apiVersion !== "string" || typeof value.kind !== "string") return false;
  const { metadata } = value;
  if (!isMap(metadata) || typeof metadata.name !== "string" || metadata.name === "") return false;
  if (metadata.namespace !== undefined && typeof metadata.namespace !== "string") return false;
  const { labels } = metadata;
  return labels === undefined || (isMap(labels) && Object.values(labels).every((label) => typeof label === "string"));
}

/** A JSON merge patch (RFC 7396). */
export function mergePatch(target: Json | undefined, patch: Json): Json {
  if (!isMap(patch)) return patch;
  const merged: { [key: string]: Json | undefined } = isMap(target) ? { ...target } : {};
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete merged[key];
    else if (value !== undefined) merged[key] = mergePatch(merged[key], value);
  }
  return merged;
}
