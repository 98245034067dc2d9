import { apiVersionOf, type ClusterKind, clusterKinds } from "./cluster-kinds.ts";
import type { JsonMap } from "./cluster-object.ts";
import type { ClusterRoute } from "./cluster-route.ts";

/** Answers a discovery request from what is served now. Undefined if there is nothing at this path. */
export function discover(
  route: ClusterRoute,
  serves: (kind: ClusterKind, version: string) => boolean,
): JsonMap | undefined {
  const kinds = clusterKinds
    .map((kind) => ({ ...kind, versions: kind.versions.filter((version) => serves(kind, version)) }))
    .filter((kind) => kind.versions.length > 0);
  switch (route.type) {
    case "root":
      if (route.path === "api") return { kind: "APIVersions", versions: ["v1"], serverAddressByClientCIDRs: [] };
      if (route.path === "version") {
        return { major: "1", minor: "34", gitVersion: "v1.34.0-simulated", platform: "linux/amd64" };
      }
      return undefined;
    case "groups": {
      const names = [...new Set(kinds.map((kind) => kind.group))].filter((group) => group !== "");
      return { kind: "APIGroupList", apiVersion: "v1", groups: names.map((group) => groupOf(group, kinds)) };
    }
    case "group":
      if (!kinds.some((kind) => kind.group === route.group) || route.group === "") return undefined;
      return { kind: "APIGroup", apiVersion: "v1", ...groupOf(route.group, kinds) };
    case "group-version": {
      const served = kinds.filter((kind) => kind.group === route.group && kind.versions.includes(route.version));
      const [first] = served;
      if (first === undefined) return undefined;
      return {
        kind: "APIResourceList",
        apiVersion: "v1",
        groupVersion: apiVersionOf(first, route.version),
        resources: served.map((kind) => ({
          name: kind.plural,
          singularName: kind.kind.toLowerCase(),
          namespaced: kind.namespaced,
          kind: kind.kind,
          verbs: ["create", "delete", "get", "list", "patch", "update", "watch"],
        })),
      };
    }
    case "resource":
      return undefined;
  }
}

function groupOf(group: string, kinds: readonly ClusterKind[]): JsonMap {
  const versions = [...new Set(kinds.filter((kind) => kind.group === group).flatMap((kind) => kind.versions))];
  const entries = versions
    .sort()
    .reverse()
    .map((version) => ({ groupVersion: `${group}/${version}`, version }));
  return { name: group, versions: entries, preferredVersion: entries[0] };
}
