import type { IpPrefix } from "../model/address.ts";
import type { Round } from "./round.ts";

/** Whether some service of any cluster has a say about a prefix: ranges of pools may be those of several clusters. */
export function isExplained(prefix: IpPrefix, { clusters }: Pick<Round, "clusters">): boolean {
  for (const { prefixes } of clusters.values()) if (prefixes.has(prefix)) return true;
  return false;
}

/** Whether any prefix may yet be explained: some cluster was never known. */
export function mayYetBeExplained({ clusters }: Pick<Round, "clusters">): boolean {
  for (const { neverKnown } of clusters.values()) if (neverKnown) return true;
  return false;
}

/** When a cluster was last heard of that may have come to explain a prefix since: the prefix's own, or one with a pool for it.
 *  By our clock; undefined while all of them are heard. */
export function unheardSince(
  { cluster, prefix }: { readonly cluster: string; readonly prefix: IpPrefix },
  { unheard, pools }: Pick<Round, "unheard" | "pools">,
): number | undefined {
  let earliest: number | undefined;
  for (const [name, heardMs] of unheard) {
    if (name !== cluster && pools?.get(name)?.covers(prefix) !== true) continue;
    earliest = Math.min(earliest ?? heardMs, heardMs);
  }
  return earliest;
}
