import { CommandError, ExitCode } from "../exit.ts";
import type { MetallbBackend } from "../expectation/metallb/facts.ts";
import type { Log } from "../log.ts";
import type { Clock } from "../model/clock.ts";
import { type ClusterView, resourceNames } from "../model/cluster.ts";
import { loadKubeConfig } from "../sources/kubernetes/access.ts";
import { ApiError } from "../sources/kubernetes/api-error.ts";
import { readManifestTexts } from "../sources/kubernetes/manifest-files.ts";
import { type ManifestOptions, type Manifests, parseManifests } from "../sources/kubernetes/manifests.ts";
import { watchCluster } from "../sources/kubernetes/watch.ts";
import { ClusterTable } from "../state/cluster-table.ts";

/** Where a cluster is read from: exactly one of `manifests` and `kubeconfig`. */
export interface ExpectSource {
  readonly manifests?: readonly string[] | undefined;
  readonly kubeconfig?: string | undefined;
  readonly context?: string | undefined;
  readonly metallbNamespace?: string | undefined;
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
export async function readCluster(
  source: ExpectSource,
  { clock, log }: { readonly clock: Clock; readonly log: Log },
): Promise<ClusterView> {
  return source.manifests === undefined ? readLive(source, clock, log) : readFiles(source, source.manifests, clock);
}

async function readFiles(source: ExpectSource, paths: readonly string[], clock: Clock): Promise<ClusterView> {
  const { texts, issues } = await readManifestTexts(paths, source.readStandardInput);
  const { metallbNamespace, nodeAnnotations } = source;
  const options: ManifestOptions = { metallbNamespace, nodeAnnotations };
  const first = parseManifests(texts, options);
  const namespace = first.ok && metallbNamespace === undefined ? otherNamespace(first.value) : undefined;
  const result = namespace === undefined ? first : parseManifests(texts, { ...options, metallbNamespace: namespace });
  const all = [...issues, ...(result.ok ? [] : result.error)];
  if (!result.ok || all.length > 0) {
    const lines = all.map(({ file, document, message }) => {
      return `${file}${document === undefined ? "" : `, document ${document}`}: ${message}`;
    });
    throw new CommandError(lines.join("\n"), ExitCode.usage);
  }
  const table = new ClusterTable("default", clock);
  for (const event of result.value.events) table.apply(event);
  return table.view();
}

/** The namespace MetalLB's own objects are in, where nobody named it and metallb-system holds none of them. */
function otherNamespace({ events, ignored }: Manifests): string | undefined {
  const kinds = ["ipaddresspools", "bgpadvertisements", "bgppeers"];
  if (events.some((event) => kinds.includes(event.resource) && event.type === "listed")) return undefined;
  const found = ignored.flatMap((text) => {
    const match = /^(?:IPAddressPool|BGPAdvertisement|BGPPeer) ([^/ ]+)\/[^ ]+ \(metallb\.io\//.exec(text);
    return match?.[1] === undefined ? [] : [match[1]];
  });
  return [...new Set(found)].sort()[0];
}

async function readLive(source: ExpectSource, clock: Clock, log: Log): Promise<ClusterView> {
  const access = { kubeconfig: source.kubeconfig ?? "", context: source.context };
  try {
    loadKubeConfig(access); // a watch would go on trying, as the file may come
  } catch (reason) {
    if (reason instanceof ApiError) throw new CommandError(reason.message, ExitCode.usage);
    throw reason;
  }
  const table = new ClusterTable(source.context ?? "default", clock);
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
      { access, metallbNamespace: source.metallbNamespace, nodeAnnotations: source.nodeAnnotations },
      {
        apply(event) {
          table.apply(event);
          if (isComplete()) stop.abort();
        },
      },
      { clock, random: Math.random, log, signal: stop.signal },
    );
  } finally {
    stop.abort();
    await deadline;
  }
  return view;
}
