import assert from "node:assert/strict";
import type { CauseName } from "../../src/verdict/cause.ts";
import type { Evaluation } from "../../src/verdict/verdict.ts";
import type { ClusterSeen } from "./cluster-seen.ts";
import type { LeafSeen } from "./leaf-seen.ts";
import { sessionState } from "./oracle.ts";
import type { Announced } from "./oracle-cluster.ts";

/** The cause of what is red is what the leaf says of its BGP session with the node, from there upwards, or of the entry. */
export function checkCauses(
  { prefixes, incidents, atMs }: Evaluation,
  { name, seen: cluster }: { readonly name: string; readonly seen: ClusterSeen },
  leaves: readonly LeafSeen[],
  announced: ReadonlyMap<string, Announced>,
  asksRib: boolean,
): void {
  for (const { key, target, networkInstance, prefix, endpoints, cluster: of } of prefixes.values()) {
    if (of !== name) continue;
    for (const { node, state, reason } of endpoints) {
      const cause = state === "down" ? incidents?.causeOf(key, node)?.cause : undefined;
      const leaf = leaves.find(({ name }) => name === target);
      if (cause === undefined || leaf?.freshness !== "synced") continue;
      const at = `${key}|${node} (${reason}) at ${atMs} has the cause ${cause}`;
      if (reason === "external-address-not-programmed") {
        assert.ok(programmingCauses.includes(cause), at);
      } else if (reason === "nexthop-unresolved") assert.equal(cause, "nexthop-unresolved", at);
      else {
        const peers = announced.get(prefix)?.nodes.get(node)?.peers;
        const session = peers ? sessionState(cluster, node, peers, prefix, { leaf, networkInstance }) : "not told";
        if (session === "established" && asksRib) continue; // what stood before stands while the leaf is asked
        assert.equal(cause, causeOfSession.get(session) ?? "bgp-session-down", `${at}, the session is ${session}`);
      }
    }
  }
}

const programmingCauses: readonly string[] = [
  ...["programming-failed", "programming-stuck", "route-suppressed", "resources-exhausted"],
];
const causeOfSession: ReadonlyMap<string, CauseName> = new Map([
  ["not told", "unexplained"],
  ["established", "unexplained"],
  ["missing", "bgp-session-missing"],
]);
