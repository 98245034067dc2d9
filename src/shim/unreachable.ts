import type { LeafValue, Leaves } from "../verdict/state-tree.ts";

const countedAs: Readonly<Record<string, string>> = {
  "expected-next-hops": "unknown-next-hops",
  "services-total": "services-unknown",
};
const keptCounts = new Set(Object.keys(countedAs));

/** What a container or list entry says once the collector has been away for longer than the hold time: every verdict is
 *  unknown, every count moves to the unknown ones, and what the FIB was said to hold is no longer said. `since`, and all
 *  that tells what the entry is about, stays. */
export function unreachable(leaves: Leaves): Leaves {
  const said: Record<string, LeafValue> = {};
  for (const [name, value] of Object.entries(leaves)) {
    if (name === "fib-programmed" || name === "detail") continue;
    if (name === "oper-state" || name === "fabric-oper-state") said[name] = "unknown";
    else if (/^(services-|.*-next-hops$)/.test(name) && !keptCounts.has(name)) said[name] = 0;
    else said[name] = value;
  }
  for (const [total, unknown] of Object.entries(countedAs)) {
    const value = leaves[total];
    if (value !== undefined) said[unknown] = value;
  }
  const state = leaves["oper-state"];
  if (state === undefined) return said;
  const reason = leaves["oper-reason"];
  said["oper-reason"] = "collector-unreachable";
  said.detail = `last known as ${state}${reason === undefined || reason === "" ? "" : ` (${reason})`}`;
  return said;
}
