import assert from "node:assert/strict";
import type { CauseName } from "../../src/verdict/cause.ts";
import type { EndpointVerdict, Evaluation, PrefixVerdict } from "../../src/verdict/verdict.ts";
import type { ClusterSeen } from "./cluster-seen.ts";
import type { LeafSeen } from "./leaf-seen.ts";
import { sessionOf } from "./oracle.ts";
import type { Announced } from "./oracle-cluster.ts";
import type { LeafTables } from "./oracle-leaf.ts";
import type { RibTalk } from "./rib-side.ts";
import { causeOfFate } from "./rib-truth.ts";

/** How long an answer is waited for, and for how long one that came before a verdict was red counts, milliseconds. */
const patienceMs = 20_000;

/** What causes are held against. */
export interface CauseScene {
  readonly name: string;
  readonly cluster: ClusterSeen;
  readonly leaves: readonly LeafSeen[];
  readonly tables: ReadonlyMap<LeafSeen, LeafTables>;
  readonly announced: ReadonlyMap<string, Announced>;
  /** What a leaf was asked of its BGP RIB; undefined: none is asked. */
  readonly talk: ((target: string, networkInstance: string, prefix: string) => RibTalk) | undefined;
}

/** Holds the cause of what is red in one cluster against what the leaf says of its BGP session with the node, from there
 *  upwards, or of the entry; and where its BGP RIB is asked, against what became of the node's path when it answered. */
export class CauseCheck {
  /** Endpoints that are red, or of which nothing says that they are red no more: since when, and their cause before. */
  #red = new Map<string, { readonly sinceMs: number; readonly cause: CauseName | undefined }>();
  /** Causes held against an answer. */
  answered = 0;

  /** Throws an AssertionError that names what is wrong. */
  check({ prefixes, incidents, atMs }: Evaluation, scene: CauseScene): void {
    const red = new Map<string, { readonly sinceMs: number; readonly cause: CauseName | undefined }>();
    for (const prefix of prefixes.values()) {
      if (prefix.cluster !== scene.name) continue;
      for (const endpoint of prefix.endpoints) {
        const id = `${prefix.key}|${endpoint.node}`;
        const before = this.#red.get(id);
        if (before && (endpoint.state === "unknown" || endpoint.state === "updating")) red.set(id, before);
        if (endpoint.state !== "down") continue;
        const cause = incidents?.causeOf(prefix.key, endpoint.node)?.cause;
        red.set(id, { sinceMs: before?.sinceMs ?? atMs, cause });
        const leaf = scene.leaves.find(({ name }) => name === prefix.target);
        if (leaf?.freshness !== "synced" || incidents === undefined) continue;
        const allowed = this.#allowed(prefix, endpoint, leaf, scene, { sinceMs: atMs, ...before }, atMs);
        if (cause === undefined && scene.talk === undefined) continue; // told by the incidents' own check
        const told = `${id} (${endpoint.reason}) at ${atMs} has the cause ${cause}, ${allowed.why}`;
        assert.ok(allowed.causes.includes(cause), `${told}: ${allowed.causes.join(", ")}`);
      }
    }
    this.#red = red;
  }

  #allowed(
    { target, networkInstance, prefix }: PrefixVerdict,
    { node, reason }: EndpointVerdict,
    leaf: LeafSeen,
    { cluster, tables, announced, talk }: CauseScene,
    before: { readonly sinceMs: number; readonly cause?: CauseName | undefined },
    atMs: number,
  ): { readonly causes: readonly (CauseName | undefined)[]; readonly why: string } {
    if (reason === "external-address-not-programmed") return { causes: programmingCauses, why: "not programmed" };
    if (reason === "nexthop-unresolved") return { causes: ["nexthop-unresolved"], why: "unresolved" };
    const announcing = announced.get(prefix)?.nodes.get(node);
    const session = announcing ? sessionOf(cluster, node, announcing, prefix, { leaf, networkInstance }) : "not told";
    const state = typeof session === "string" ? session : session.sessionState;
    const why = `the session is ${state}`;
    if (typeof session === "string" || state !== "established" || talk === undefined) {
      return { causes: [causeOfSession.get(state) ?? "bgp-session-down"], why };
    }
    const { words, pending, unansweredSinceMs } = talk(target, networkInstance, prefix);
    const held = words.length > 0 ? tables.get(leaf)?.content(networkInstance, prefix) : undefined;
    const recent = words.filter((word) => word.atMs >= before.sinceMs - patienceMs && word.held === held);
    const causes = new Set<CauseName | undefined>();
    for (const { fates } of recent)
      causes.add(fates ? causeOfFate[fates.get(session.peerAddress) ?? "not-sent"] : "unexplained");
    if (causes.size > 0 && !pending) this.answered++;
    if (pending || causes.size === 0) {
      causes.add(before.cause); // what stood before stands while the leaf is asked
      // Nor is more than one patience spent on a verdict without any cause, though answers came that a change made void.
      const waitedSinceMs = Math.min(unansweredSinceMs ?? atMs, before.cause === undefined ? before.sinceMs : atMs);
      if (waitedSinceMs + patienceMs <= atMs) causes.add("unexplained");
    }
    return { causes: [...causes], why: `${why}, ${pending ? "asked" : "not asked"}, ${recent.length} answers` };
  }
}

const programmingCauses: readonly CauseName[] = [
  ...(["programming-failed", "programming-stuck", "route-suppressed", "resources-exhausted"] as const),
];
const causeOfSession: ReadonlyMap<string, CauseName> = new Map([
  ["not told", "unexplained"],
  ["established", "unexplained"],
  ["missing", "bgp-session-missing"],
]);
