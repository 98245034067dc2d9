import type { Static } from "typebox";
import { familyOf, parsePrefix, prefixLength } from "../model/address.ts";
import type { ClusterConfig as ClusterSchema, CollectorConfigSchema } from "./collector-schema.ts";
import type { ConfigFiles } from "./config-files.ts";
import { durationAtLeast, type Issue } from "./fields.ts";

/** One cluster of the config, file paths absolute. */
export type ClusterConfig = Static<typeof ClusterSchema> & { readonly name: string };

/** Every cluster of the file: several under `clusters`, or the one at the top, which is called `default`. What does not fit
 *  is added to `issues`. */
export function buildClusters(
  raw: Static<typeof CollectorConfigSchema>,
  files: ConfigFiles,
  issues: Issue[],
  targetNames: ReadonlySet<string>,
): ClusterConfig[] {
  if (raw.clusters !== undefined && (raw.kubernetes ?? raw.metallb ?? raw.attachments ?? raw["attachment-fallback"])) {
    issues.push({ path: "clusters", message: "either clusters, or kubernetes at the top for a single one; not both" });
  }
  const named: Array<readonly [string, string, Static<typeof ClusterSchema>]> = raw.clusters
    ? Object.entries(raw.clusters).map(([name, cluster]) => [name, `clusters.${name}.`, cluster] as const)
    : raw.kubernetes
      ? [
          [
            "default",
            "",
            {
              kubernetes: raw.kubernetes,
              ...(raw.metallb ? { metallb: raw.metallb } : {}),
              ...(raw.attachments ? { attachments: raw.attachments } : {}),
              ...(raw["attachment-fallback"] ? { "attachment-fallback": raw["attachment-fallback"] } : {}),
            },
          ] as const,
        ]
      : [];
  if (named.length === 0) {
    issues.push({
      path: "kubernetes",
      message: "is required: kubeconfig, in-cluster or manifests (or clusters for several)",
    });
  }
  return named.map(([name, path, cluster]) => {
    if (/[/|]/.test(name)) issues.push({ path: `${path}name`, message: 'a cluster name has no "/" and no "|"' });
    const { kubernetes } = cluster;
    const sources = [kubernetes.kubeconfig, kubernetes["in-cluster"] === true || undefined, kubernetes.manifests];
    if (sources.filter((source) => source !== undefined).length !== 1) {
      issues.push({ path: `${path}kubernetes`, message: "exactly one of kubeconfig, in-cluster: true and manifests" });
    }
    if (kubernetes.context !== undefined && kubernetes.kubeconfig === undefined) {
      issues.push({ path: `${path}kubernetes.context`, message: "goes with kubeconfig" });
    }
    durationAtLeast(issues, `${path}kubernetes.resync`, kubernetes.resync, 1_000);
    durationAtLeast(issues, `${path}kubernetes.stale-after`, kubernetes["stale-after"], 1_000);
    for (const [index, rewrite] of (cluster["next-hop-map"] ?? []).entries()) {
      const message = rewriteIssue(rewrite);
      if (message) issues.push({ path: `${path}next-hop-map[${index}]`, message });
    }
    for (const [leaf] of Object.entries(cluster["label-to-leaves"] ?? {})) {
      if (!leaf.includes("=")) issues.push({ path: `${path}label-to-leaves.${leaf}`, message: "expected label=value" });
    }
    for (const [index, attachment] of (cluster.attachments ?? []).entries()) {
      const where = `${path}attachments[${index}]`;
      if (attachment.nodes === undefined && attachment["node-labels"] === undefined) {
        issues.push({ path: where, message: "names no node: nodes or node-labels" });
      }
      for (const leaf of attachment.leaves) {
        if (!targetNames.has(leaf)) issues.push({ path: `${where}.leaves`, message: `no target is named ${leaf}` });
      }
    }
    return {
      ...cluster,
      name,
      kubernetes: {
        ...kubernetes,
        ...(kubernetes.kubeconfig
          ? { kubeconfig: files.readable(`${path}kubernetes.kubeconfig`, kubernetes.kubeconfig) }
          : {}),
        ...(kubernetes.manifests ? { manifests: kubernetes.manifests.map((file) => files.at(file)) } : {}),
      },
    };
  });
}

/** What is wrong with a rewrite of node addresses: CIDRs of one length and family, or `/regular expression/`. */
function rewriteIssue({ from, to }: { readonly from: string; readonly to: string }): string | undefined {
  if (from.startsWith("/") && from.endsWith("/") && from.length > 2) {
    try {
      new RegExp(from.slice(1, -1));
      return undefined;
    } catch (reason) {
      return `from: ${reason instanceof Error ? reason.message : "not a regular expression"}`;
    }
  }
  const [before, after] = [parsePrefix(from), parsePrefix(to)];
  if (before === undefined) return `from: expected a CIDR or /regular expression/, got ${JSON.stringify(from)}`;
  if (after === undefined) return `to: expected a CIDR, got ${JSON.stringify(to)}`;
  const same = prefixLength(before) === prefixLength(after) && familyOf(before) === familyOf(after);
  return same ? undefined : "from and to must be of one family and length";
}
