import assert from "node:assert/strict";
import type { Evaluation } from "../../src/verdict/verdict.ts";
import type { CauseScene } from "./cause-check.ts";
import { ClusterCheck, type ToldCluster } from "./cluster-check.ts";
import type { WorldPolicy } from "./collector-side.ts";
import { type Counts, noCounts } from "./counts.ts";
import type { IncidentCheck } from "./incident-check.ts";
import type { LeafSeen } from "./leaf-seen.ts";
import { TablesCache } from "./leaf-steps.ts";
import { announcedFor } from "./oracle-cluster.ts";

/** Holds every evaluation against the oracle: cluster by cluster, and what clusters have to do with each other. */
export class StepCheck {
  readonly #clusters: ReadonlyMap<string, ClusterCheck>;
  readonly #incidents: IncidentCheck;
  #comparedMembers = 0;
  #clashes = 0;

  /** Incidents outlive a collector, and so does their check. */
  constructor(clusters: readonly string[], policy: WorldPolicy, incidents: IncidentCheck) {
    const tables = new TablesCache();
    this.#clusters = new Map(clusters.map((name) => [name, new ClusterCheck(name, policy, tables)]));
    this.#incidents = incidents;
  }

  /** What was looked at so far. */
  get counts(): Counts {
    return {
      ...noCounts(),
      compared: this.#sum(({ compared }) => compared) + this.#comparedMembers,
      surplusDue: this.#sum(({ surplusDue }) => surplusDue),
      clashes: this.#clashes,
      causesAnswered: this.#sum(({ causesAnswered }) => causesAnswered),
    };
  }

  /** Throws an AssertionError that names what differs. */
  check(
    evaluation: Evaluation,
    clusters: readonly ToldCluster[],
    leaves: readonly LeafSeen[],
    talk: CauseScene["talk"],
  ): void {
    const checks = clusters.flatMap((cluster) => {
      const check = this.#clusters.get(cluster.name);
      return check ? [{ check, cluster }] : [];
    });
    for (const { check, cluster } of checks) check.check(evaluation, cluster, leaves, talk);
    for (const own of checks) {
      const others = checks.filter((other) => other !== own);
      const explained = (prefix: string): boolean =>
        others.some(({ check, cluster }) => check.mayExplain(cluster, prefix));
      own.check.checkDue(evaluation, own.cluster, leaves, explained);
    }
    this.#comparedMembers += this.#incidents.check(evaluation);
    if (checks.length < 2) return;
    this.#checkOrphans(evaluation, checks);
    this.#checkClashes(evaluation, checks);
  }

  /** What one cluster announces is no orphan in another's pool, nor is what it may have come to announce unheard. */
  #checkOrphans({ prefixes, atMs }: Evaluation, checks: readonly Checked[]): void {
    for (const { key, cluster: of, prefix, expectation, unexpected } of prefixes.values()) {
      if (expectation !== undefined || !unexpected.some(({ reason }) => reason === "unexpected-prefix")) continue;
      for (const { check, cluster } of checks) {
        if (cluster.name === of) continue;
        const sinceMs = Math.max(...unexpected.map(({ since = 0 }) => since));
        const at = `${key} is told as an orphan at ${atMs}, and`;
        assert.ok(check.filled, `${at} ${cluster.name} was never known`);
        assert.ok(!check.announced(cluster).has(prefix), `${at} ${cluster.name} explains it`);
        const unheard = check.mayYetExplain(cluster, prefix) && sinceMs >= (check.unheardSinceMs ?? 0);
        assert.ok(!unheard, `${at} ${cluster.name} may have come to explain it unheard`);
      }
    }
  }

  /** Whatever two clusters announce is a finding on every service behind it, and nothing else is. */
  #checkClashes({ services, atMs }: Evaluation, checks: readonly Checked[]): void {
    const known = checks.filter(({ check }) => check.filled);
    const claims = known.map(({ cluster }) => ({ cluster, byService: announcedFor(cluster.seen) }));
    for (const { cluster, byService } of claims) {
      const others = claims.filter((other) => other.cluster !== cluster);
      const claimed = new Set(others.flatMap((other) => [...other.byService.values()].flatMap((all) => [...all])));
      for (const [service, prefixes] of byService) {
        const wanted = [...prefixes].filter((prefix) => claimed.has(prefix)).sort();
        const findings = services.get(`${cluster.name}/${service}`)?.findings ?? [];
        const told = findings.filter(({ reason }) => reason === "prefix-claimed-twice");
        const named = told.map(({ message }) => message.slice(0, message.indexOf(" ")));
        assert.deepEqual(named, wanted, `prefixes of ${cluster.name}/${service} that are claimed twice at ${atMs}`);
        this.#clashes += named.length;
      }
    }
  }

  #sum(of: (check: ClusterCheck) => number): number {
    let sum = 0;
    for (const check of this.#clusters.values()) sum += of(check);
    return sum;
  }
}

interface Checked {
  readonly check: ClusterCheck;
  readonly cluster: ToldCluster;
}
