import { type ClusterKind, clusterKinds } from "./cluster-kinds.ts";

/** What a request's path names. */
export type ClusterRoute =
  | { readonly type: "root"; readonly path: string }
  | { readonly type: "groups" }
  | { readonly type: "group"; readonly group: string }
  | { readonly type: "group-version"; readonly group: string; readonly version: string }
  | {
      readonly type: "resource";
      readonly kind: ClusterKind;
      readonly version: string;
      readonly namespace: string | undefined;
      /** Undefined: the collection. */
      readonly name: string | undefined;
      readonly subresource: string | undefined;
    };

/** Reads a path of the API. Undefined if the server has nothing there. */
export function parseRoute(pathname: string): ClusterRoute | undefined {
  const parts = pathname.split("/").filter((part) => part !== "");
  const [first, ...rest] = parts.map((part) => safeDecode(part));
  switch (first) {
    case "version":
    case "healthz":
    case "livez":
    case "readyz":
      return { type: "root", path: first };
    case "api": {
      const [version, ...resource] = rest;
      if (version === undefined) return { type: "root", path: "api" };
      return parseResource("", version, resource);
    }
    case "apis": {
      const [group, version, ...resource] = rest;
      if (group === undefined) return { type: "groups" };
      if (version === undefined) return { type: "group", group };
      return parseResource(group, version, resource);
    }
    default:
      return undefined;
  }
}

function parseResource(group: string, version: string, parts: readonly string[]): ClusterRoute | undefined {
  if (parts.length === 0) return { type: "group-version", group, version };
  const find = (plural: string | undefined): ClusterKind | undefined =>
    clusterKinds.find((kind) => kind.group === group && kind.plural === plural && kind.versions.includes(version));
  const inner = parts[0] === "namespaces" && parts.length >= 3 ? find(parts[2]) : undefined;
  if (inner?.namespaced) {
    const [, namespace, , name, subresource] = parts;
    return { type: "resource", kind: inner, version, namespace, name, subresource };
  }
  const [plural, name, subresource] = parts;
  const kind = find(plural);
  if (kind === undefined) return undefined;
  if (kind.namespaced && name !== undefined) return undefined;
  return { type: "resource", kind, version, namespace: undefined, name, subresource };
}

function safeDecode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
