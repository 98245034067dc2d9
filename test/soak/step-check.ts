import assert from "node:assert/strict";
import type { EndpointVerdict, Evaluation } from "../../src/verdict/verdict.ts";
import type { ClusterSeen } from "./cluster-seen.ts";
import type { WorldPolicy } from "./collector-side.ts";
import type { LeafSeen } from "./leaf-seen.ts";
import { TablesCache } from "./leaf-steps.ts";
import { hearing, judgeAll, type OracleVerdict, type Sightings, takeSightings } from "./oracle.ts";

/** Holds every evaluation against the oracle: what is up is up, no red comes before its time or from data that is not
 *  there, and every red that is due is told. */
export class StepCheck {
  readonly #policy: WorldPolicy;
  readonly #tables = new TablesCache();
  readonly #since = new Map<string, { readonly state: string; readonly sinceMs: number }>();
  #judged = new Map<string, OracleVerdict>();
  #judgedAt = "";
  readonly #sightings: Sightings = new Map();
  /** Expectations are remembered once they were known. */
  #filled = false;

  constructor(policy: WorldPolicy) {
    this.#policy = policy;
  }

  /** Endpoints held against the oracle so far. */
  compared = 0;

  /** Throws an AssertionError that names what differs. `told` counts the events of the cluster. */
  check(evaluation: Evaluation, cluster: ClusterSeen, told: number, leaves: readonly LeafSeen[]): void {
    const nowMs = evaluation.atMs;
    const { known, unheardSinceMs } = hearing(cluster, this.#policy, nowMs);
    this.#filled ||= known;
    const at = `${known} ${told} ${leaves.map(({ version }) => version).join()}`;
    if (at !== this.#judgedAt) {
      this.#judgedAt = at;
      const tables = this.#tables.of(leaves);
      if (this.#filled) takeSightings(this.#sightings, cluster, leaves);
      const judged = () => judgeAll(cluster, leaves, tables, this.#policy, known, this.#sightings);
      this.#judged = this.#filled ? judged() : new Map();
      for (const key of this.#since.keys()) if (!this.#judged.has(key)) this.#since.delete(key);
    }
    const syncedMs = new Map(leaves.map((leaf) => [leaf.name, leaf.syncedMs]));
    let matched = 0;
    for (const [key, { state, why, holdDownMs }] of this.#judged) {
      const before = this.#since.get(key);
      const sinceMs = before?.state === state ? before.sinceMs : nowMs;
      if (before?.state !== state) this.#since.set(key, { state, sinceMs });
      const [target = "", networkInstance = "", prefix = "", node = ""] = key.split("|");
      const quietMs = (syncedMs.get(target) ?? 0) + this.#policy.startUpMs;
      const held = Math.max(sinceMs + holdDownMs, quietMs) > nowMs;
      const unheard = unheardSinceMs !== undefined && sinceMs >= unheardSinceMs;
      const expected = state === "down" && (held || unheard) ? "updating" : state;
      const verdict = evaluation.prefixes.get(`${target}|${networkInstance}|c1|${prefix}`);
      const endpoint = verdict?.endpoints.find((one) => one.node === node);
      assert.ok(endpoint !== undefined, `${key} is expected (${state}, ${why}) and not judged at ${nowMs}`);
      if (endpoint.state !== expected && !this.#isPatience(state, expected, endpoint)) {
        const told = `${endpoint.state} (${endpoint.reason}, ${endpoint.detail})`;
        assert.fail(
          `${key} is told ${told} and ought to be ${expected} (${state} since ${sinceMs}, ${why}) at ${nowMs}`,
        );
      }
      matched++;
    }
    let published = 0;
    for (const { endpoints } of evaluation.prefixes.values()) published += endpoints.length;
    if (published !== matched) {
      for (const { target, networkInstance, prefix, endpoints } of evaluation.prefixes.values()) {
        for (const { node, state } of endpoints) {
          const key = `${target}|${networkInstance}|${prefix}|${node}`;
          assert.ok(this.#judged.has(key), `${key} is judged (${state}) and not expected at ${nowMs}`);
        }
      }
    }
    this.compared += matched;
  }

  /** With windows a red may come later, and what flaps shows its worst: but green is green, and nobody knows is that. */
  #isPatience(judged: OracleVerdict["state"], expected: string, { state, flapping }: EndpointVerdict): boolean {
    if (this.#policy.flap !== undefined && flapping === true) {
      return (judged === "up" || judged === "down") && (state === "down" || state === "updating");
    }
    return this.#policy.nodeWindows !== undefined && expected === "down" && state === "updating";
  }
}
