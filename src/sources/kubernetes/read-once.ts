import { type ClusterEvent, type ResourceName, resourceNames } from "../../model/cluster.ts";
import { stateOf } from "./events.ts";
import { type WatchSurroundings, watchCluster } from "./watch.ts";
import type { WatchOptions } from "./watch-options.ts";

/** Reads a cluster once: one `listed` or `state` for every resource, as manifests give it. What was not answered within
 *  `timeoutMs` milliseconds is `pending`, with the last failure as its message. */
export async function readCluster(
  options: WatchOptions & { readonly timeoutMs: number },
  surroundings: WatchSurroundings,
): Promise<readonly ClusterEvent[]> {
  const { clock, signal } = surroundings;
  const wanted = options.resources ?? resourceNames;
  const answers = new Map<ResourceName, ClusterEvent>();
  const open = new Set<ResourceName>(wanted);
  const stop = new AbortController();
  const follow = (): void => stop.abort();
  if (signal.aborted) follow();
  signal.addEventListener("abort", follow, { once: true });
  void clock.sleep(options.timeoutMs, stop.signal).then(follow);
  const apply = (event: ClusterEvent): void => {
    if (event.type !== "listed" && event.type !== "state") return;
    // An answer stays, whatever becomes of the watch behind it.
    if (!open.has(event.resource)) return;
    answers.set(event.resource, event);
    if (event.type === "state" && event.state === "pending") return;
    open.delete(event.resource);
    if (open.size === 0) stop.abort();
  };
  try {
    await watchCluster(options, { apply }, { ...surroundings, signal: stop.signal });
  } finally {
    signal.removeEventListener("abort", follow);
    stop.abort();
  }
  return wanted.map((resource) => answers.get(resource) ?? stateOf(resource, "pending", "no answer in time"));
}
