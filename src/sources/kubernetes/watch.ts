import type { Log } from "../../log.ts";
import type { Clock, Random } from "../../model/clock.ts";
import { type ClusterListener, type ResourceName, resourceNames } from "../../model/cluster.ts";
import { ApiClient } from "./api-client.ts";
import { type DecodeIssue, decoder } from "./decode.ts";
import { advertiserSelectors } from "./decode-advertiser.ts";
import { Discovery } from "./discovery.ts";
import { ResourceFeed } from "./resource-feed.ts";
import { locationOf } from "./resources.ts";
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
  const runs = (options.resources ?? resourceNames).flatMap((resource) =>
    watchResource(resource, options, context, listener),
  );
  try {
    // The first to reject stops the others; all have ended before its reason is passed on.
    const outcomes = await Promise.allSettled(
      runs.map((run) =>
        run(stop.signal).catch((defect: unknown) => {
          stop.abort();
          throw defect;
        }),
      ),
    );
    for (const outcome of outcomes) if (outcome.status === "rejected") throw outcome.reason;
  } finally {
    signal.removeEventListener("abort", follow);
    client.close();
  }
}

function watchResource(
  resource: ResourceName,
  options: WatchOptions,
  context: SupervisorContext,
  listener: ClusterListener,
): ((signal: AbortSignal) => Promise<void>)[] {
  const parts = partsOf(resource, options);
  const feed = new ResourceFeed(resource, parts.length, listener);
  return parts.map((part, index) => {
    const supervisor = new Supervisor(resource, part, index, feed, context);
    return (signal) => supervisor.run(signal);
  });
}

/** The watches that together cover a resource. */
function partsOf(resource: ResourceName, options: WatchOptions): WatchPart[] {
  const location = locationOf(resource);
  const metallb = options.metallbNamespace ?? "metallb-system";
  const frrK8s = options.frrK8sNamespace ?? metallb;
  const part = (namespace: string | undefined, labelSelector?: string): WatchPart => ({
    location,
    namespace,
    labelSelector,
  });
  switch (location.scope) {
    case "cluster":
      return [part(undefined)];
    case "services": {
      const namespaces = [...new Set(options.namespaces ?? [])];
      return namespaces.length === 0 ? [part(undefined)] : namespaces.map((namespace) => part(namespace));
    }
    case "metallb":
      return [part(metallb)];
    case "frr-k8s":
      return [part(frrK8s)];
    case "advertiser": // never all pods of a cluster: those of the advertiser's namespaces that carry its labels
      return [...new Set([metallb, frrK8s])].flatMap((namespace) =>
        advertiserSelectors.map((selector) => part(namespace, selector)),
      );
  }
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
