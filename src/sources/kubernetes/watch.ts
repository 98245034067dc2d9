import type { Log } from "../../log.ts";
import type { Clock, Random } from "../../model/clock.ts";
import { type ClusterListener, type ResourceName, resourceNames } from "../../model/cluster.ts";
import { type AdvertiserWatch, watchAdvertiser } from "./advertiser-watch.ts";
import { ApiClient } from "./api-client.ts";
import { type DecodeIssue, decoder } from "./decode.ts";
import { advertiserSelectors } from "./decode-advertiser.ts";
import { Discovery } from "./discovery.ts";
import { stateOf } from "./events.ts";
import { ResourceFeed } from "./resource-feed.ts";
import { type AdvertiserNamespaces, locationOf } from "./resources.ts";
import { Supervisor, type SupervisorContext, type WatchPart } from "./supervisor.ts";
import { defaultTiming, type WatchObserver, type WatchOptions } from "./watch-options.ts";

/** Distinct kinds of malformed objects that are logged; all are counted. */
const malformedKindsMax = 200;

/** What a watch takes from its surroundings. */
export interface WatchSurroundings {
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly signal: AbortSignal;
  readonly observer?: WatchObserver | undefined;
}

/** Watches one cluster until the signal aborts, whatever the API server does meanwhile. Every resource is told as `listed`
 *  after its first complete list, so that a hiccup at the start never looks like a cluster without services. Rejects only for
 *  a defect of the listener, after everything has been stopped. */
export async function watchCluster(
  options: WatchOptions,
  listener: ClusterListener,
  surroundings: WatchSurroundings,
): Promise<void> {
  const { clock, random, log, signal, observer = {} } = surroundings;
  const timing = { ...defaultTiming, ...options.timing };
  const stop = new AbortController();
  const follow = (): void => stop.abort();
  if (signal.aborted) return;
  signal.addEventListener("abort", follow, { once: true });
  const client = new ApiClient({ access: options.access, clock, log, requestTimeoutMs: timing.requestTimeoutMs });
  const context: SupervisorContext = {
    client,
    discovery: new Discovery(client, clock, stop.signal, Math.min(2_000, timing.rediscoverMs / 4)),
    clock,
    random,
    log,
    timing,
    decode: decoder(options),
    observer,
    malformed: malformedReporter(log, observer),
  };
  const resources = options.resources ?? resourceNames;
  const advertisers = resources.filter((resource) => isOfAdvertiser(resource));
  const runs = resources
    .filter((resource) => !isOfAdvertiser(resource))
    .flatMap((resource) => watchResource(resource, clusterParts(resource, options), context, listener));
  if (advertisers.length > 0) {
    const watch: AdvertiserWatch = {
      run: (where, until) =>
        together(
          advertisers.flatMap((resource) =>
            watchResource(resource, advertiserParts(resource, where), context, listener),
          ),
          until,
        ),
      pending: (why) => {
        for (const resource of advertisers) listener.apply(stateOf(resource, "pending", why));
      },
    };
    runs.push((until) => watchAdvertiser(options, context, watch, until));
  }
  try {
    await together(runs, stop.signal);
  } finally {
    signal.removeEventListener("abort", follow);
    stop.abort();
    client.close();
  }
}

/** The first to reject stops the others; all have ended before its reason is passed on. */
async function together(runs: readonly ((signal: AbortSignal) => Promise<void>)[], signal: AbortSignal): Promise<void> {
  const stop = new AbortController();
  const follow = (): void => stop.abort();
  signal.addEventListener("abort", follow, { once: true });
  if (signal.aborted) stop.abort();
  const outcomes = await Promise.allSettled(
    runs.map((run) =>
      run(stop.signal).catch((defect: unknown) => {
        stop.abort();
        throw defect;
      }),
    ),
  );
  signal.removeEventListener("abort", follow);
  for (const outcome of outcomes) if (outcome.status === "rejected") throw outcome.reason;
}

function watchResource(
  resource: ResourceName,
  parts: readonly WatchPart[],
  context: SupervisorContext,
  listener: ClusterListener,
): ((signal: AbortSignal) => Promise<void>)[] {
  const feed = new ResourceFeed(resource, parts.length, listener);
  return parts.map((part, index) => {
    const supervisor = new Supervisor(resource, part, index, feed, context);
    return (signal) => supervisor.run(signal);
  });
}

function isOfAdvertiser(resource: ResourceName): boolean {
  const { scope } = locationOf(resource);
  return scope !== "cluster" && scope !== "services";
}

/** The watches that together cover a resource of the whole cluster. */
function clusterParts(resource: ResourceName, { namespaces }: WatchOptions): WatchPart[] {
  const location = locationOf(resource);
  const within = location.scope === "services" ? [...new Set(namespaces ?? [])] : [];
  if (within.length === 0) return [{ location, namespace: undefined, labelSelector: undefined }];
  return within.map((namespace) => ({ location, namespace, labelSelector: undefined }));
}

/** The watches that together cover a resource of the advertiser's namespaces. */
function advertiserParts(
  resource: ResourceName,
  { metallbNamespace, frrK8sNamespace }: AdvertiserNamespaces,
): WatchPart[] {
  const location = locationOf(resource);
  if (location.scope !== "advertiser") {
    const namespace = location.scope === "frr-k8s" ? frrK8sNamespace : metallbNamespace;
    return [{ location, namespace, labelSelector: undefined }];
  }
  // Never all pods of a cluster: those of the advertiser's namespaces that carry its labels.
  return [...new Set([metallbNamespace, frrK8sNamespace])].flatMap((namespace) =>
    advertiserSelectors.map((labelSelector) => ({ location, namespace, labelSelector })),
  );
}

/** Counts every malformed object, and logs the first of each kind: a cluster of bad objects must not fill the disk. */
function malformedReporter(log: Log, observer: WatchObserver): (issue: DecodeIssue) => void {
  const logged = new Set<string>();
  return (issue) => {
    observer.malformed?.(issue);
    const kind = `${issue.resource} ${issue.field.replace(/\d+/g, "")}`;
    if (logged.has(kind) || logged.size >= malformedKindsMax) return;
    logged.add(kind);
    log.warn({ ...issue }, "object cannot be read and is left out");
  };
}
