import assert from "node:assert/strict";
import type { NodeWindows } from "../../src/verdict/node-watch.ts";
import type { EndpointState, EndpointVerdict, Evaluation, ServiceState } from "../../src/verdict/verdict.ts";
import { CauseCheck, type CauseScene } from "./cause-check.ts";
import type { ClusterSeen } from "./cluster-seen.ts";
import type { WorldPolicy } from "./collector-side.ts";
import type { LeafSeen } from "./leaf-seen.ts";
import type { TablesCache } from "./leaf-steps.ts";
import { hearing, judgeAll, type OracleVerdict } from "./oracle.ts";
import { type Sightings, takeSightings } from "./oracle-attachment.ts";
import { type Announced, announcements, askedHoldDownMs, inRange, mayBeExplained } from "./oracle-cluster.ts";
import { serviceStates } from "./oracle-service.ts";
import { SpeakersSeen } from "./speakers-seen.ts";
import { SurplusDue } from "./surplus-due.ts";

/** A cluster as far as it has been told; `told` counts its events. */
export interface ToldCluster {
  readonly name: string;
  readonly seen: ClusterSeen;
  readonly told: number;
}

/** Holds what every evaluation says of one cluster against the oracle: what is up is up, no red comes before its time or
 *  from data that is not there, and every red that is due is told. */
export class ClusterCheck {
  readonly #name: string;
  readonly #policy: WorldPolicy;
  readonly #tables: TablesCache;
  readonly #since = new Map<string, { readonly state: string; readonly sinceMs: number }>();
  readonly #turns = new Map<string, readonly number[]>();
  /** The services that ever had a say about a prefix, and the shortest hold-down they ever asked for: it goes on after they
   *  are gone, and what one asks for that is no longer announced counts. */
  readonly #services = new Map<string, Set<string>>();
  readonly #leastHoldDownMs = new Map<string, number>();
  readonly #speakers = new SpeakersSeen();
  #judged = new Map<string, OracleVerdict>();
  #judgedAt = "";
  #known = false;
  readonly #sightings: Sightings = new Map();
  readonly #surplus: SurplusDue;
  readonly #causes = new CauseCheck();
  #announced: ReadonlyMap<string, Announced> = new Map();
  #announcedAt = -1;
  /** Expectations are remembered once they were known. */
  filled = false;
  /** When something of the cluster was heard last that is not heard now. */
  unheardSinceMs: number | undefined;

  constructor(name: string, policy: WorldPolicy, tables: TablesCache) {
    this.#name = name;
    this.#policy = policy;
    this.#tables = tables;
    this.#surplus = new SurplusDue(name, policy);
  }

  /** Endpoints held against the oracle so far. */
  compared = 0;
  /** Next hops that had to be told as one too many. */
  surplusDue = 0;

  /** Causes held against what a leaf answered. */
  get causesAnswered(): number {
    return this.#causes.answered;
  }

  /** Throws an AssertionError that names what differs. */
  check(
    evaluation: Evaluation,
    { seen: cluster, told }: ToldCluster,
    leaves: readonly LeafSeen[],
    talk: CauseScene["talk"],
  ): void {
    const nowMs = evaluation.atMs;
    const { known, unheardSinceMs } = hearing(cluster, this.#policy, nowMs);
    this.filled ||= known;
    this.unheardSinceMs = unheardSinceMs;
    this.#known = known;
    if (known) this.#speakers.look(cluster, nowMs);
    const at = `${known} ${told} ${leaves.map(({ version }) => version).join()}`;
    if (at !== this.#judgedAt) {
      this.#judgedAt = at;
      const tables = this.#tables.of(leaves);
      if (this.filled) takeSightings(this.#sightings, cluster, leaves);
      const judged = () => judgeAll(cluster, leaves, tables, this.#policy, known, this.#sightings);
      this.#judged = this.filled ? judged() : new Map();
      for (const key of this.#since.keys()) if (!this.#judged.has(key)) this.#since.delete(key);
    }
    const syncedMs = new Map(leaves.map((leaf) => [leaf.name, leaf.syncedMs]));
    let matched = 0;
    const shown = new Map<string, EndpointState[]>();
    for (const [key, { state: judged, why, holdDownMs, perhapsUp }] of this.#judged) {
      const [target = "", networkInstance = "", prefix = "", node = ""] = key.split("|");
      const verdict = evaluation.prefixes.get(`${target}|${networkInstance}|${this.#name}|${prefix}`);
      const endpoint = verdict?.endpoints.find((one) => one.node === node);
      assert.ok(
        endpoint !== undefined,
        `${this.#name}: ${key} is expected (${judged}, ${why}) and not judged at ${nowMs}`,
      );
      const state = perhapsUp && endpoint.detail?.startsWith("in the BGP RIB") ? "up" : judged;
      const before = this.#since.get(key);
      const sinceMs = before?.state === state ? before.sinceMs : nowMs;
      if (before?.state !== state) this.#since.set(key, { state, sinceMs });
      if ((before?.state === "up" && state === "down") || (before?.state === "down" && state === "up")) {
        this.#turns.set(key, addTurn(this.#turns.get(key) ?? [], nowMs));
      }
      const quietMs = (syncedMs.get(target) ?? 0) + this.#policy.startUpMs;
      const held = Math.max(sinceMs + holdDownMs, quietMs) > nowMs;
      const unheard = unheardSinceMs !== undefined && sinceMs >= unheardSinceMs;
      const expected = state === "down" && (held || unheard) ? "updating" : state;
      if (endpoint.state !== expected && !this.#isPatience(key, node, state, expected, endpoint, nowMs)) {
        const told = `${endpoint.state} (${endpoint.reason}, ${endpoint.detail})`;
        assert.fail(
          `${this.#name}: ${key} is told ${told} and ought to be ${expected} (${state} since ${sinceMs}, ${why}) at ${nowMs}`,
        );
      }
      matched++;
      const ofPrefix = shown.get(prefix);
      if (ofPrefix) ofPrefix.push(endpoint.state);
      else shown.set(prefix, [endpoint.state]);
    }
    const own = [...evaluation.prefixes.values()].filter((verdict) => verdict.cluster === this.#name);
    if (own.reduce((sum, { endpoints }) => sum + endpoints.length, 0) !== matched) {
      for (const { target, networkInstance, prefix, endpoints } of own) {
        for (const { node, state } of endpoints) {
          const key = `${target}|${networkInstance}|${prefix}|${node}`;
          assert.ok(this.#judged.has(key), `${this.#name}: ${key} is judged (${state}) and not expected at ${nowMs}`);
        }
      }
    }
    this.compared += matched;
    if (this.filled) this.#checkServices(evaluation, serviceStates(cluster, known, shown));
    if (!known || unheardSinceMs !== undefined) this.#surplus.forget();
    if (!known) return;
    const announced = this.announced({ seen: cluster, told });
    this.#noteHoldDowns(cluster, announced);
    this.#causes.check(evaluation, {
      name: this.#name,
      cluster,
      leaves,
      tables: this.#tables.of(leaves),
      announced,
      talk,
    });
    this.#checkSurplus(evaluation, leaves, announced);
  }

  /** Throws an AssertionError that names what should not be there and is not told. `explained`: some other cluster may have
   *  to do with a prefix. */
  checkDue(
    evaluation: Evaluation,
    { seen: cluster, told }: ToldCluster,
    leaves: readonly LeafSeen[],
    explained: (prefix: string) => boolean,
  ): void {
    if (!this.#known || this.unheardSinceMs !== undefined) return;
    const tables = this.#tables.of(leaves);
    const announced = this.announced({ seen: cluster, told });
    const scene = { cluster, leaves, tables, announced, judged: this.#judged, speakers: this.#speakers, explained };
    this.surplusDue += this.#surplus.check(evaluation, scene);
  }

  /** What the cluster announces, by all that was told. */
  announced({ seen, told }: Pick<ToldCluster, "seen" | "told">): ReadonlyMap<string, Announced> {
    if (this.#announcedAt !== told) this.#announced = announcements(seen, this.#policy.holdDownMs);
    this.#announcedAt = told;
    return this.#announced;
  }

  /** Whether some service may have to do with a prefix: before the cluster was known nobody can say that none has, nor of its
   *  pools while it is not heard. */
  mayExplain(cluster: ToldCluster, prefix: string): boolean {
    return !this.filled || this.mayYetExplain(cluster, prefix) || this.#mayExplainNow(cluster, prefix);
  }

  /** Whether it may have come to explain a prefix unheard. */
  mayYetExplain({ seen }: ToldCluster, prefix: string): boolean {
    return this.unheardSinceMs !== undefined && inRange(seen, prefix);
  }

  #mayExplainNow({ seen, told }: ToldCluster, prefix: string): boolean {
    return mayBeExplained(seen, this.announced({ seen, told }), prefix);
  }

  #noteHoldDowns(cluster: ClusterSeen, announced: ReadonlyMap<string, Announced>): void {
    for (const [prefix, { services }] of announced) {
      this.#services.set(prefix, new Set([...(this.#services.get(prefix) ?? []), ...services]));
    }
    const held = cluster.resources.services.objects;
    for (const [prefix, keys] of this.#services) {
      let leastMs = this.#leastHoldDownMs.get(prefix) ?? this.#policy.holdDownMs;
      for (const key of keys) {
        const service = held.get(key);
        if (service) leastMs = Math.min(leastMs, askedHoldDownMs(service, this.#policy.holdDownMs));
      }
      this.#leastHoldDownMs.set(prefix, leastMs);
    }
  }

  /** A next hop is told as one too many only where the leaf holds it, no announcing node explains it, and that has lasted. */
  #checkSurplus(
    { prefixes, atMs }: Evaluation,
    leaves: readonly LeafSeen[],
    announced: ReadonlyMap<string, Announced>,
  ): void {
    const tables = this.#tables.of(leaves);
    for (const { target, networkInstance, prefix, unexpected, cluster } of prefixes.values()) {
      if (unexpected.length === 0 || cluster !== this.#name) continue;
      const leaf = leaves.find(({ name }) => name === target);
      if (leaf?.freshness !== "synced") continue;
      const held = tables.get(leaf)?.nextHops(networkInstance, prefix);
      const at = `${this.#name}: ${target}|${networkInstance}|${prefix} at ${atMs}`;
      assert.ok(held !== undefined, `${at} has a next hop too many (${unexpected[0]?.reason}) and no route`);
      const explained = announced.get(prefix);
      const leastMs = this.#leastHoldDownMs.get(prefix) ?? this.#policy.holdDownMs;
      for (const { address, node, reason, since } of unexpected) {
        assert.ok(address === undefined || held.includes(address), `${at} is told over ${address}, which it is not`);
        assert.ok(
          since !== undefined && atMs - since >= leastMs,
          `${at} is told over ${address} (${reason}) since ${since} only`,
        );
        const announces = reason !== "stale-nexthop" && node !== undefined && explained?.nodes.has(node) === true;
        assert.ok(!announces, `${at} is told over ${address} (${reason}), and ${node} announces it`);
        this.compared++;
      }
    }
  }

  #checkServices({ services, atMs }: Evaluation, states: ReadonlyMap<string, ServiceState>): void {
    for (const [key, state] of states) {
      const service = services.get(`${this.#name}/${key}`);
      assert.equal(service?.state, state, `service ${this.#name}/${key} at ${atMs}`);
      this.compared++;
    }
  }

  /** With windows a red may come later, and what flaps shows its worst: but green is green, nobody knows is that, and both
   *  are over in time. */
  #isPatience(
    key: string,
    node: string,
    judged: OracleVerdict["state"],
    expected: string,
    { state, flapping }: EndpointVerdict,
    nowMs: number,
  ): boolean {
    const { flap, nodeWindows } = this.#policy;
    if (flap !== undefined && flapping === true) {
      const recent = (this.#turns.get(key) ?? []).filter((turnedMs) => turnedMs > nowMs - flap.windowMs);
      if (recent.length <= flap.transitions) return false;
      return (judged === "up" || judged === "down") && (state === "down" || state === "updating");
    }
    if (nodeWindows === undefined || expected !== "down" || state !== "updating") return false;
    return nowMs < this.#speakers.changedMs(node) + longestWindowMs(nodeWindows);
  }
}

/** When an endpoint turned from good to bad or back; what lies too far back to matter is forgotten. */
function addTurn(turns: readonly number[], nowMs: number): readonly number[] {
  return [...turns, nowMs].slice(-20);
}

function longestWindowMs({ restartMs, gracefulRestartMs, addedMs }: NodeWindows): number {
  return Math.max(restartMs, gracefulRestartMs, addedMs);
}
