import { Backoff } from "../../backoff.ts";
import type { GivenNamespaces } from "./advertiser-namespaces.ts";
import { type FoundNamespaces, searchAdvertiser } from "./advertiser-search.ts";
import { ApiError } from "./api-error.ts";
import type { AdvertiserNamespaces } from "./resources.ts";
import type { SupervisorContext } from "./supervisor.ts";

/** What follows the advertiser to its namespaces. */
export interface AdvertiserWatch {
  /** Watches in these namespaces until the signal aborts. Rejects for a defect only. */
  run(where: AdvertiserNamespaces, signal: AbortSignal): Promise<void>;
  /** Nobody could say yet where to watch. */
  pending(why: string): void;
}

/** Looks where MetalLB lives, watches there, looks again from time to time and moves if it did. What was found stays until
 *  something else is: a search that fails or finds nothing moves nothing. */
export async function watchAdvertiser(
  given: GivenNamespaces,
  context: SupervisorContext,
  { run, pending }: AdvertiserWatch,
  signal: AbortSignal,
): Promise<void> {
  const { client, clock, timing, random, log, observer } = context;
  const backoff = new Backoff({ minMs: timing.backoffMinMs, maxMs: timing.backoffMaxMs }, random);
  const search = { ...context, pageSize: timing.pageSize };
  let watching:
    | { readonly where: FoundNamespaces; readonly stop: AbortController; readonly ended: Promise<void> }
    | undefined;
  const move = async (where: FoundNamespaces): Promise<void> => {
    watching?.stop.abort();
    await watching?.ended;
    if (signal.aborted) return;
    const { metallbNamespace: namespace, frrK8sNamespace } = where;
    if (where.found || !where.refused) log.info({ namespace, frrK8sNamespace }, "reading MetalLB's namespace");
    else {
      log.warn({ namespace }, unfound);
      observer.unfound?.(`${unfound}; tried ${namespace}`);
    }
    const stop = new AbortController();
    watching = { where, stop, ended: run(where, stop.signal) };
  };
  const end = (): void => watching?.stop.abort();
  signal.addEventListener("abort", end, { once: true });
  try {
    while (!signal.aborted) {
      let waitMs = timing.rediscoverMs * (0.9 + 0.2 * random());
      try {
        const where = await searchAdvertiser(given, search, signal);
        if (watching === undefined || (where.found && differ(where, watching.where))) await move(where);
      } catch (reason) {
        if (!(reason instanceof ApiError)) throw reason;
        if (signal.aborted) return;
        if (reason.status === 401) client.reload();
        if (watching === undefined) pending(reason.message);
        waitMs = Math.max(reason.retryAfterMs ?? 0, backoff.next(0));
      }
      const waited = new AbortController();
      const wake = (): void => waited.abort();
      signal.addEventListener("abort", wake, { once: true });
      await Promise.race([clock.sleep(waitMs, waited.signal), watching?.ended ?? new Promise<never>(() => {})]);
      signal.removeEventListener("abort", wake);
      wake();
    }
  } finally {
    signal.removeEventListener("abort", end);
    end();
    await watching?.ended;
  }
}

/** What to do where nothing may be looked for: a constant sentence, as its fields say which namespace was tried. */
export const unfound =
  "MetalLB's namespace cannot be looked for: set metallb.namespace (--metallb-namespace), or grant list on daemonsets or on " +
  "MetalLB's resources in the cluster";

function differ(a: AdvertiserNamespaces, b: AdvertiserNamespaces): boolean {
  return a.metallbNamespace !== b.metallbNamespace || a.frrK8sNamespace !== b.frrK8sNamespace;
}
