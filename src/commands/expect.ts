import { Command, Option } from "commander";
import { stringify } from "yaml";
import { systemClock } from "../clock.ts";
import { CommandError, ExitCode } from "../exit.ts";
import { expectAll } from "../expectation/expect.ts";
import type { ClusterExpectations } from "../expectation/expectation.ts";
import { type AnswerFilter, answer } from "../expectation/explain.ts";
import { createLogger } from "../logger.ts";
import type { Clock } from "../model/clock.ts";
import { type ClusterView, resourceNames } from "../model/cluster.ts";
import { type ExpectSource, readCluster } from "./expect-source.ts";
import { renderTable } from "./expect-table.ts";
import type { ExpectTargets } from "./expect-targets.ts";

/** What the command line asks; the names are commander's. */
export interface ExpectOptions extends ExpectSource {
  readonly targets?: string | undefined;
  readonly cluster?: string | undefined;
  readonly service?: string | undefined;
  readonly node?: string | undefined;
  readonly output: "table" | "json" | "yaml";
  readonly lbClass?: string | undefined;
  readonly ignoreExcludeLb?: boolean | undefined;
}

/** `kbutler expect`: which nodes have to announce which prefix, and in words why the others do not. */
export function expectCommand(): Command {
  return new Command("expect")
    .description("say which nodes announce which prefix, and why the others do not")
    .option("-m, --manifests <paths...>", "Kubernetes manifests: files, directories, or - for standard input")
    .option("--kubeconfig <file>", "read a live cluster once, with this kubeconfig")
    .option("--context <name>", "context in the kubeconfig; default: its current one")
    .option("-t, --targets <file>", "a collector's config or a gnmic targets file: tells leaves apart in the table")
    .option("--cluster <name>", "which cluster of the config in --targets; needed where it has several")
    .option("-s, --service <namespace/name>", "only this service")
    .option("-n, --node <name>", "only this node")
    .addOption(new Option("-o, --output <form>", "what to print").choices(["table", "json", "yaml"]).default("table"))
    .option("--metallb-namespace <name>", "where MetalLB runs; default: found by its objects, else metallb-system")
    .addOption(
      new Option("--metallb-backend <name>", "default: as the speaker DaemonSet says").choices([
        "native",
        "frr",
        "frr-k8s",
      ]),
    )
    .option("--lb-class <class>", "the speakers' --lb-class; default: as the DaemonSet says")
    .option("--ignore-exclude-lb", "the speakers run with --ignore-exclude-lb; default: as the DaemonSet says")
    .action(async (options: ExpectOptions) => {
      process.stdout.write(await runExpect(options));
    });
}

/** Runs the command and gives what it prints. Throws a CommandError for everything that is no answer. */
export async function runExpect(
  options: ExpectOptions,
  clock: Clock = systemClock,
  note: (text: string) => void = toStandardError,
): Promise<string> {
  if ((options.manifests === undefined) === (options.kubeconfig === undefined)) {
    throw new CommandError("expect needs either --manifests or --kubeconfig", ExitCode.usage);
  }
  if (options.context !== undefined && options.kubeconfig === undefined) {
    throw new CommandError("--context is a context of a kubeconfig: give --kubeconfig", ExitCode.usage);
  }
  if (options.service !== undefined && !/^[^/]+\/[^/]+$/.test(options.service)) {
    throw new CommandError(
      `--service: expected namespace/name, got ${JSON.stringify(options.service)}`,
      ExitCode.usage,
    );
  }
  if (options.cluster !== undefined && options.targets === undefined) {
    throw new CommandError("--cluster is a cluster of a collector's config: give --targets", ExitCode.usage);
  }
  // The config reader is large, and most runs have no use for it.
  const targets =
    options.targets === undefined
      ? undefined
      : (await import("./expect-targets.ts")).readTargets(options.targets, options.cluster);
  const source: ExpectSource = {
    ...options,
    cluster: targets?.cluster,
    metallbNamespace: options.metallbNamespace ?? targets?.namespaces.metallbNamespace,
    frrK8sNamespace: targets?.namespaces.frrK8sNamespace,
    nodeAnnotations: targets?.expectation.nextHopKeys,
  };
  const view = await readCluster(source, { clock, log: createLogger("error"), note });
  const expectations = expectAll(view, expectationOptions(options, targets), clock.nowMs());
  if (!expectations.known) {
    const message = `the expectations cannot be known: ${expectations.unknownReason}${whyUnknown(view)}`;
    throw new CommandError(message, ExitCode.cannotKnow);
  }
  const filter: AnswerFilter = { service: options.service, node: options.node };
  mustExist(view, filter);
  return render(expectations, view, filter, options.output, targets);
}

/** What the reader should know beside the answer. */
function toStandardError(text: string): void {
  process.stderr.write(`${text}\n`);
}

function expectationOptions(options: ExpectOptions, targets: ExpectTargets | undefined) {
  const { metallb, ...rest } = targets?.expectation ?? {};
  return {
    ...rest,
    metallb: {
      namespace: options.metallbNamespace ?? metallb?.namespace,
      backend: options.metallbBackend ?? metallb?.backend,
      loadBalancerClass: options.lbClass ?? metallb?.loadBalancerClass,
      ignoreExcludeLb: options.ignoreExcludeLb ?? metallb?.ignoreExcludeLb,
      // Manifests hold what people write, and nobody writes the pods of a DaemonSet.
      speakersWithoutPods: options.manifests === undefined ? "absent" : "assume",
    },
  } as const;
}

function mustExist(view: ClusterView, { service, node }: AnswerFilter): void {
  if (service !== undefined && !view.resource("services").objects.has(service)) {
    throw new CommandError(`there is no Service ${service}`, ExitCode.notSo);
  }
  if (node !== undefined && !view.resource("nodes").objects.has(node)) {
    throw new CommandError(`there is no Node ${node}`, ExitCode.notSo);
  }
}

function render(
  expectations: ClusterExpectations,
  view: ClusterView,
  filter: AnswerFilter,
  output: ExpectOptions["output"],
  targets: ExpectTargets | undefined,
): string {
  switch (output) {
    case "json":
      return `${JSON.stringify(answer(expectations, filter), null, 2)}\n`;
    case "yaml":
      return stringify(answer(expectations, filter), { aliasDuplicateObjects: false });
    case "table":
      return renderTable(expectations, filter, targets?.leavesOf(expectations), view);
  }
}

/** What is not there, a line for each cause: an API server that is gone is one cause, however much is read from it. */
function whyUnknown(view: ClusterView): string {
  const namesByWhy = new Map<string, string[]>();
  for (const name of resourceNames) {
    const { state, message } = view.resource(name);
    if (state === "listed" || state === "absent") continue;
    const why = message === "" ? state : `${state}, ${message}`;
    namesByWhy.set(why, [...(namesByWhy.get(why) ?? []), name]);
  }
  return [...namesByWhy].map(([why, names]) => `\n  ${names.join(", ")}: ${why}`).join("");
}
