import type { LocalRibPath, RibPaths } from "../../src/model/rib.ts";
import type { CauseName } from "../../src/verdict/cause.ts";
import type { LeafTruth } from "./leaf-truth.ts";
import { Rng } from "./random.ts";

/** What becomes of the path of one BGP neighbour. `used`: the FIB has it. All others have not come so far. */
export type PathFate = "used" | (typeof unusedFates)[number];

const unusedFates = [
  "not-sent",
  "refused",
  "refused-and-kept",
  "unresolved",
  "not-programmed",
  "beaten",
  "one-too-many",
  "beaten-unsaid",
  "looped",
] as const;

/** By neighbour, of one prefix. */
export type PathFates = ReadonlyMap<string, PathFate>;

/** What is the matter where a fate keeps a node's path out of the FIB. */
export const causeOfFate: Readonly<Record<PathFate, CauseName>> = {
  used: "programming-stuck",
  "not-sent": "route-not-received",
  refused: "route-rejected-by-policy",
  "refused-and-kept": "route-rejected-by-policy",
  unresolved: "nexthop-unresolved",
  "not-programmed": "programming-failed",
  beaten: "path-not-best",
  "one-too-many": "ecmp-limit",
  "beaten-unsaid": "path-not-best",
  looped: "path-not-best",
};

/** Whether a path is a good one that another is rightly preferred over, by the leaf's own word. */
export function isRightlyUnused(neighbor: string, fates: PathFates): boolean {
  const fate = fates.get(neighbor);
  if (fate !== "beaten" && fate !== "one-too-many") return false;
  return [...fates].some(([other, of]) => other !== neighbor && of === "used");
}

/** What becomes of the paths for a prefix, of every neighbour whose session is up. It follows from the leaf's policies, and
 *  from what its table holds. */
export function fatesOf(leaf: LeafTruth, networkInstance: string, prefix: string): PathFates {
  const route = leaf.routes.get(`${networkInstance}|${prefix}`);
  const fates = new Map<string, PathFate>();
  for (const neighbor of leaf.bgpNeighbors) {
    if (neighbor.networkInstance !== networkInstance || neighbor.sessionState !== "established") continue;
    const { peerAddress } = neighbor;
    const used = route?.active === true && route.hops.includes(peerAddress);
    const rng = new Rng(hashOf(`${leaf.policies}|${networkInstance}|${prefix}|${peerAddress}`));
    fates.set(peerAddress, used ? "used" : rng.pick(unusedFates));
  }
  return fates;
}

/** The tables in which these fates show. */
export function pathsOf(fates: PathFates): RibPaths {
  const all = [...fates];
  const notIn = (...absent: readonly PathFate[]): string[] =>
    all.filter(([, fate]) => !absent.includes(fate)).map(([neighbor]) => neighbor);
  return {
    received: notIn("not-sent"),
    accepted: notIn("not-sent", "refused", "refused-and-kept"),
    local: all.flatMap(([neighbor, fate]) => (fate === "not-sent" || fate === "refused" ? [] : local(neighbor, fate))),
  };
}

function local(neighbor: string, fate: PathFate): LocalRibPath {
  const tieBreakReason = { beaten: "as-path-length", "one-too-many": "multi-path" }[fate as string];
  const invalid = {
    "refused-and-kept": "rejected-route",
    unresolved: "next-hop-unresolved",
    "not-programmed": "fib-programming-failed",
    looped: "as-loop",
  }[fate as string];
  const used = fate === "used";
  const invalidReasons = invalid === undefined ? [] : [invalid];
  return { neighbor, used, valid: invalid === undefined, best: used, tieBreakReason, invalidReasons };
}

/** FNV-1a, 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}
