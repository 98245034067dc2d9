import { clusterOptions } from "../cluster-options.ts";
import { readCollectorConfig } from "../config/collector-config.ts";
import { formatIssues, readYaml } from "../config/fields.ts";
import { CommandError, ExitCode } from "../exit.ts";
import { AttachmentIndex } from "../expectation/attachment.ts";
import type { AttachmentOptions } from "../expectation/attachment-rules.ts";
import type { ExpectationOptions } from "../expectation/expect.ts";
import type { ClusterExpectations } from "../expectation/expectation.ts";
import type { IpPrefix } from "../model/address.ts";
import { noFacts } from "../model/target.ts";

/** What a file of targets adds to the answer. */
export interface ExpectTargets {
  /** What a collector's config says of expectations. */
  readonly expectation: ExpectationOptions;
  /** The leaves a node's announcement of a prefix goes to, as far as files tell; the rest only a running collector sees. */
  leavesOf(expectations: ClusterExpectations): LeavesOf;
}

/** Names of leaves, each with the rule that says so; empty where no file tells. */
export type LeavesOf = (prefix: IpPrefix, node: string) => readonly string[];

/** Reads a collector's config, or the names in a gnmic targets file. Throws a CommandError with every issue. */
export function readTargets(file: string): ExpectTargets {
  const document = readYaml(file);
  if (!document.ok) throw new CommandError(formatIssues(file, document.error), ExitCode.usage);
  const { value } = document;
  if (typeof value === "object" && value !== null && ("kubernetes" in value || "clusters" in value)) {
    const config = readCollectorConfig(file);
    if (!config.ok) throw new CommandError(formatIssues(file, config.error), ExitCode.usage);
    const [cluster] = config.value.clusters;
    const { expectation, attachment } = cluster ? clusterOptions(cluster) : { expectation: {}, attachment: {} };
    const targets = config.value.targets.map(({ name, networkInstances }) => ({ name, networkInstances }));
    return { expectation, leavesOf: (expectations) => leavesOf(expectations, targets, attachment) };
  }
  const named = typeof value === "object" && value !== null && "targets" in value ? value.targets : undefined;
  if (typeof named !== "object" || named === null || Array.isArray(named)) {
    throw new CommandError(`${file}: targets: expected targets by name`, ExitCode.usage);
  }
  const targets = Object.keys(named).map((name) => ({ name, networkInstances: ["default"] }));
  return { expectation: {}, leavesOf: (expectations) => leavesOf(expectations, targets, {}) };
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
