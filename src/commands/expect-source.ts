import { CommandError, ExitCode } from "../exit.ts";
import type { MetallbBackend } from "../expectation/metallb/facts.ts";
import type { Log } from "../log.ts";
import type { Clock } from "../model/clock.ts";
import { type ClusterView, resourceNames } from "../model/cluster.ts";
import { loadKubeConfig } from "../sources/kubernetes/access.ts";
import { ApiError } from "../sources/kubernetes/api-error.ts";
import { readManifestTexts } from "../sources/kubernetes/manifest-files.ts";
import { parseManifests } from "../sources/kubernetes/manifests.ts";
import { watchCluster } from "../sources/kubernetes/watch.ts";
import { ClusterTable } from "../state/cluster-table.ts";

/** Where a cluster is read from: exactly one of `manifests` and `kubeconfig`. */
export interface ExpectSource {
  readonly manifests?: readonly string[] | undefined;
  readonly kubeconfig?: string | undefined;
  readonly context?: string | undefined;
  /** Name of the cluster in the answer; default: the context, else "default". */
  readonly cluster?: string | undefined;
  readonly metallbNamespace?: string | undefined;
  readonly frrK8sNamespace?: string | undefined;
  readonly metallbBackend?: MetallbBackend | undefined;
  /** Node annotations to keep besides the well-known ones. */
  readonly nodeAnnotations?: readonly string[] | undefined;
  /** For `-`; default: this process's standard input. */
  readonly readStandardInput?: (() => Promise<string>) | undefined;
}

/** How long a live cluster may take to list everything, milliseconds. */
const liveTimeoutMs = 30_000;
/** After so long a cluster of which nothing but errors is left to come is given up, milliseconds. */
const hopelessMs = 5_000;

/** Reads a cluster once. Throws a CommandError: usage for manifests that cannot be read, cannotKnow for a cluster that
 *  does not answer. */
export async function readCluster(source: ExpectSource, surroundings: ReadSurroundings): Promise<ClusterView> {
  return source.manifests === undefined
    ? readLive(source, surroundings)
    : readFiles(source, source.manifests, surroundings.clock);
}

interface ReadSurroundings {
  readonly clock: Clock;
  readonly log: Log;
  /** Told what the reader should know beside the answer. */
  note(text: string): void;
}

async function readFiles(source: ExpectSource, paths: readonly string[], clock: Clock): Promise<ClusterView> {
  const { texts, issues } = await readManifestTexts(paths, source.readStandardInput);
  const result = parseManifests(texts, source);
  const all = [...issues, ...(result.ok ? [] : result.error)];
  if (!result.ok || all.length > 0) {
    const lines = all.map(({ file, document, message }) => {
      return `${file}${document === undefined ? "" : `, document ${document}`}: ${message}`;
    });
    throw new CommandError(lines.join("\n"), ExitCode.usage);
  }
  const table = new ClusterTable(source.cluster ?? "default", clock);
  for (const event of result.value.events) table.apply(event);
  return table.view();
}

async function readLive(source: ExpectSource, { clock, log, note }: ReadSurroundings): Promise<ClusterView> {
  const access = { kubeconfig: source.kubeconfig ?? "", context: source.context };
  try {
    loadKubeConfig(access); // a watch would go on trying, as the file may come
  } catch (reason) {
    if (reason instanceof ApiError) throw new CommandError(reason.message, ExitCode.usage);
    throw reason;
  }
  const table = new ClusterTable(source.cluster ?? source.context ?? "default", clock);
  const view = table.view();
  const stop = new AbortController();
  const isComplete = (): boolean => resourceNames.every((name) => view.resource(name).state !== "pending");
  const isHopeless = (): boolean =>
    resourceNames.every((name) => view.resource(name).state !== "pending" || view.resource(name).message !== "");
  const deadline = clock.sleep(hopelessMs, stop.signal).then(async () => {
    if (!isHopeless()) await clock.sleep(liveTimeoutMs - hopelessMs, stop.signal);
    stop.abort();
  });
  try {
    await watchCluster(
      {
        access,
        metallbNamespace: source.metallbNamespace,
        frrK8sNamespace: source.frrK8sNamespace,
        nodeAnnotations: source.nodeAnnotations,
      },
      {
        apply(event) {
          table.apply(event);
          if (isComplete()) stop.abort();
        },
      },
      { clock, random: Math.random, log, signal: stop.signal, observer: { unfound: note } },
    );
  } finally {
    stop.abort();
    await deadline;
  }
  return view;
}
