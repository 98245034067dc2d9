import { clusterOptions } from "../cluster-options.ts";
import type { ClusterConfig } from "../config/cluster-config.ts";
import { readCollectorConfig } from "../config/collector-config.ts";
import { formatIssues, readYaml } from "../config/fields.ts";
import { CommandError, ExitCode } from "../exit.ts";
import { AttachmentIndex } from "../expectation/attachment.ts";
import type { AttachmentOptions } from "../expectation/attachment-rules.ts";
import type { ExpectationOptions } from "../expectation/expect.ts";
import type { ClusterExpectations } from "../expectation/expectation.ts";
import type { IpPrefix } from "../model/address.ts";
import { noFacts } from "../model/target.ts";
import type { GivenNamespaces } from "../sources/kubernetes/advertiser-namespaces.ts";

/** What a file of targets adds to the answer. */
export interface ExpectTargets {
  /** Name of the cluster in a collector's config. */
  readonly cluster?: string | undefined;
  /** Where MetalLB and frr-k8s live, as far as the config says. */
  readonly namespaces: GivenNamespaces;
  /** What a collector's config says of expectations. */
  readonly expectation: ExpectationOptions;
  /** The leaves a node's announcement of a prefix goes to, as far as files tell; the rest only a running collector sees. */
  leavesOf(expectations: ClusterExpectations): LeavesOf;
}

/** Names of leaves, each with the rule that says so; empty where no file tells. */
export type LeavesOf = (prefix: IpPrefix, node: string) => readonly string[];

/** Reads a collector's config, or the names in a gnmic targets file. Of several clusters in a config one has to be named:
 *  each has its own rules. Throws a CommandError with every issue. */
export function readTargets(file: string, cluster?: string): ExpectTargets {
  const document = readYaml(file);
  if (!document.ok) throw new CommandError(formatIssues(file, document.error), ExitCode.usage);
  const { value } = document;
  if (typeof value === "object" && value !== null && ("kubernetes" in value || "clusters" in value)) {
    const config = readCollectorConfig(file);
    if (!config.ok) throw new CommandError(formatIssues(file, config.error), ExitCode.usage);
    const chosen = chooseCluster(file, config.value.clusters, cluster);
    const { expectation, attachment } = clusterOptions(chosen);
    const targets = config.value.targets.map(({ name, networkInstances }) => ({ name, networkInstances }));
    const { metallb } = chosen;
    return {
      cluster: chosen.name,
      namespaces: { metallbNamespace: metallb?.namespace, frrK8sNamespace: metallb?.["frr-k8s-namespace"] },
      expectation,
      leavesOf: (expectations) => leavesOf(expectations, targets, attachment),
    };
  }
  if (cluster !== undefined)
    throw new CommandError(`${file} names no clusters, got --cluster ${cluster}`, ExitCode.usage);
  const named = typeof value === "object" && value !== null && "targets" in value ? value.targets : undefined;
  if (typeof named !== "object" || named === null || Array.isArray(named)) {
    throw new CommandError(`${file}: targets: expected targets by name`, ExitCode.usage);
  }
  const targets = Object.keys(named).map((name) => ({ name, networkInstances: ["default"] }));
  return { namespaces: {}, expectation: {}, leavesOf: (expectations) => leavesOf(expectations, targets, {}) };
}

function chooseCluster(file: string, clusters: readonly ClusterConfig[], asked: string | undefined): ClusterConfig {
  const [only] = clusters;
  const chosen = asked === undefined && clusters.length === 1 ? only : clusters.find(({ name }) => name === asked);
  if (chosen !== undefined) return chosen;
  const names = clusters.map(({ name }) => name).join(", ");
  const problem = asked === undefined ? "several clusters, choose one by --cluster" : `no cluster ${asked}`;
  throw new CommandError(`${file} has ${problem}: ${names}`, ExitCode.usage);
}

function leavesOf(
  expectations: ClusterExpectations,
  targets: readonly { readonly name: string; readonly networkInstances: readonly string[] }[],
  options: AttachmentOptions,
): LeavesOf {
  const leaves = targets.map((target) => ({ ...target, ownAddresses: [], facts: noFacts }));
  const index = new AttachmentIndex(leaves, expectations, options);
  return (prefix, node) => {
    const expected = expectations.prefixes.get(prefix);
    if (expected === undefined) return [];
    return index
      .targetExpectations(expected)
      .flatMap(({ target, direct }) =>
        direct
          .filter((one) => one.expectation.node === node && one.attachmentSource !== "unattached")
          .map((one) => `${target} (${one.attachmentSource})`),
      );
  };
}
