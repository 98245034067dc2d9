import type { ObjectMeta } from "../../model/cluster.ts";
import { JsonObject } from "./json-fields.ts";

/** An object of the API cut in its three parts, and the fields every resource keeps. */
export interface ObjectParts {
  readonly meta: ObjectMeta;
  readonly metadata: JsonObject;
  readonly spec: JsonObject;
  readonly status: JsonObject;
  /** `metadata.deletionTimestamp` is set: the object only waits for its finalizers. */
  readonly deleting: boolean;
}

const nothing = JsonObject.of({}, "");

/** Reads what all objects have in common. The resource version may be absent: a manifest has none. */
export function objectParts(value: unknown, namespaced: boolean): ObjectParts {
  const object = JsonObject.of(value, "");
  const metadata = object.object("metadata") ?? JsonObject.of(undefined, "metadata");
  return {
    meta: {
      namespace: namespaced ? (metadata.filledText("namespace") ?? "default") : "",
      name: metadata.requiredText("name"),
      uid: metadata.text("uid") ?? "",
      resourceVersion: metadata.text("resourceVersion") ?? "",
      labels: metadata.textMap("labels"),
    },
    metadata,
    spec: object.object("spec") ?? nothing,
    status: object.object("status") ?? nothing,
    deleting: metadata.raw("deletionTimestamp") !== undefined,
  };
}
