import type { EvaluationAudit } from "./evaluation.ts";
import { ClashIndex } from "./expectation/clashes.ts";
import type { ClusterExpectations } from "./expectation/expectation.ts";
import { PoolRanges, routesIn } from "./expectation/pool-ranges.ts";
import type { ClusterJudge } from "./heartbeat.ts";
import type { Log } from "./log.ts";
import { type ObjectKey, objectKey } from "./model/cluster.ts";
import type { Evaluator } from "./verdict/evaluate.ts";
import type { Incident } from "./verdict/incident.ts";
import type { Incidents } from "./verdict/incidents.ts";
import { PrefixParts } from "./verdict/prefix-parts.ts";
import type { ExpectedPrefix, Round } from "./verdict/round.ts";
import { judgeService } from "./verdict/service.ts";
import type {
  EndpointVerdict,
  Evaluation,
  PrefixVerdict,
  ServiceVerdict,
  UnexpectedNextHop,
} from "./verdict/verdict.ts";

/** One cluster's rules, and the same rules without a memory. */
export interface AuditedRules extends ClusterJudge {
  anew(): ClusterJudge;
}

/** What an audit holds against each other. */
export interface AuditParts {
  readonly clusters: ReadonlyMap<string, AuditedRules>;
  readonly evaluator: Evaluator;
  /** Undefined: nobody looks for causes. */
  readonly incidents?: Incidents | undefined;
  readonly log: Log;
  /** Between two audits, by the time of evaluations. */
  readonly intervalMs: number;
  /** Milliseconds that only grow, for durations. */
  readonly stopwatch: () => number;
}

/** One thing of which the evaluation says something else than a judgement from scratch; undefined: it does not know it. */
export interface AuditMismatch {
  readonly key: string;
  readonly told: string | undefined;
  readonly fromScratch: string | undefined;
}

/** For metrics. */
export interface AuditStats {
  readonly audits: number;
  readonly mismatches: number;
  readonly lastDurationMs: number;
}

/** Most differences of one audit that are logged. */
const maxLogged = 10;

/** Judges everything from scratch every now and then, and holds it against what following the changes came to. A
 *  difference is a defect of ours: it is counted and logged with both sides, and everything is worked out anew. */
export class Audit implements EvaluationAudit {
  readonly #parts: AuditParts;
  #dueMs: number | undefined;
  #audits = 0;
  #mismatches = 0;
  #lastDurationMs = 0;

  constructor(parts: AuditParts) {
    this.#parts = parts;
  }

  stats(): AuditStats {
    return { audits: this.#audits, mismatches: this.#mismatches, lastDurationMs: this.#lastDurationMs };
  }

  differs(evaluation: Evaluation): boolean {
    this.#dueMs ??= evaluation.atMs + this.#parts.intervalMs;
    if (evaluation.atMs < this.#dueMs) return false;
    this.#dueMs = evaluation.atMs + this.#parts.intervalMs;
    return this.check(evaluation).length > 0;
  }

  /** Audits an evaluation, whether one is due or not: right after it was made, before anything else changes. */
  check(evaluation: Evaluation): readonly AuditMismatch[] {
    const { log, stopwatch } = this.#parts;
    const startedMs = stopwatch();
    const found = new Comparison(this.#parts, evaluation, fromScratch(this.#parts, evaluation)).differences();
    this.#lastDurationMs = stopwatch() - startedMs;
    this.#audits++;
    this.#mismatches += found.length;
    if (found.length === 0) return found;
    for (const { key, told, fromScratch: other } of found.slice(0, maxLogged)) {
      log.error({ key, told, fromScratch: other }, "audit: a verdict is not what a judgement from scratch gives");
    }
    log.error({ count: found.length }, "audit: everything is judged again");
    return found;
  }
}

/** What a judgement from scratch came to. */
interface Fresh {
  readonly evaluation: Evaluation;
  readonly clusters: ReadonlyMap<string, ClusterExpectations>;
  /** What is red by the verdicts told, looked at for the first time; by what they have in common. */
  readonly incidents: ReadonlyMap<string, Incident> | undefined;
}

/** Everything as it would be judged by one that knows nothing but the present, without any time being given. Only what
 *  nobody tells any more is taken from memory: where nodes were, which were there, which prefixes were needed. */
function fromScratch({ clusters: all, evaluator, incidents }: AuditParts, told: Evaluation): Fresh {
  const { snapshot } = told;
  const clusters = new Map<string, ClusterExpectations>();
  /** With those that cannot be known: what one explained when it was known last, it explains still. */
  const everyone = new Map<string, ClusterExpectations>();
  const expectations: ExpectedPrefix[] = [];
  const services = new Map<string, Iterable<ObjectKey>>();
  const pools = new Map<string, PoolRanges>();
  for (const [name, rules] of all) {
    const view = snapshot.clusters.get(name);
    if (view === undefined) continue;
    everyone.set(name, rules.engine.current());
    if (!rules.engine.current().known) continue;
    const fresh = rules.anew();
    fresh.engine.update(view, { all: true, services: new Set() }, snapshot.nowMs);
    const current = fresh.engine.current();
    clusters.set(name, current);
    everyone.set(name, current);
    pools.set(name, new PoolRanges(view));
    services.set(name, [...current.services.keys()]);
    for (const prefix of current.prefixes.keys()) {
      expectations.push({ cluster: name, prefix, targets: fresh.attach(current, prefix, snapshot) });
    }
  }
  const clashes = new ClashIndex();
  if (everyone.size > 1) clashes.update([...everyone.values()], new Set(expectations.map(({ prefix }) => prefix)));
  const round: Round = {
    snapshot,
    clusters: everyone,
    targets: [...snapshot.targets.keys()],
    prefixes: routesIn(pools.values(), snapshot),
    expectations,
    services,
    clashes,
    unheard: new Map(),
    changedClusters: [...clusters.keys()],
    pools,
  };
  const evaluation = evaluator.timeless().evaluate(round, () => 0);
  const view = incidents?.anew().update(
    { ...told, changedPrefixes: [], movedPrefixes: [], ribWanted: [], ribSettled: [] },
    {
      facts: new Set(),
      addressesOf: (cluster, node) => clusters.get(cluster)?.nodes.identityOf?.(node)?.addresses ?? [],
    },
  );
  return { evaluation, clusters, incidents: view && byGroup(view.open.values()) };
}

/** One audit. Clusters that cannot be known are left out. */
class Comparison {
  readonly #parts: AuditParts;
  readonly #told: Evaluation;
  readonly #fresh: Fresh;
  readonly #found: AuditMismatch[] = [];
  /** Prefixes that are what they should be and where nothing is given time; those that are not what they should be. */
  readonly #settled = new Set<string>();
  readonly #wrong = new Set<string>();

  constructor(parts: AuditParts, told: Evaluation, fresh: Fresh) {
    this.#parts = parts;
    this.#told = told;
    this.#fresh = fresh;
  }

  differences(): readonly AuditMismatch[] {
    this.#comparePrefixes();
    this.#compareServices();
    this.#compareIncidents();
    return this.#found;
  }

  #compare(key: string, told: string | undefined, fromScratch: string | undefined): void {
    if (told === fromScratch) return;
    this.#found.push({ key, told, fromScratch });
    this.#wrong.add(key);
  }

  #comparePrefixes(): void {
    const { evaluator } = this.#parts;
    const { prefixes } = this.#fresh.evaluation;
    for (const [key, verdict] of this.#told.prefixes) {
      if (!this.#fresh.clusters.has(verdict.cluster)) continue;
      const other = prefixes.get(key);
      const due = this.#due(key, other);
      if (other === undefined && verdict.expectation === undefined && evaluator.full) continue; // another was left out
      if (verdict.expectation === undefined || other?.expectation === undefined) {
        this.#compare(key, leftOf(verdict, verdict.unexpected), other && leftOf(other, due));
      } else {
        const flapping = new Set(verdict.endpoints.filter((one) => one.flapping).map(({ node }) => node));
        const both = [...verdict.endpoints, ...other.endpoints]; // from scratch a node may be new, and given time
        const held = new Set(both.filter(({ state }) => state === "updating").map(({ node }) => node));
        const told = contentOf(verdict, verdict.unexpected, flapping, held);
        this.#compare(key, told, contentOf(other, due, flapping, held));
      }
      const calm = verdict.endpoints.every((endpoint) => stateOf(endpoint) !== "bad" && !endpoint.flapping);
      if (calm && due.length === other?.unexpected.length) this.#settled.add(key);
    }
    for (const [key, verdict] of prefixes) {
      if (this.#told.prefixes.has(key)) continue;
      const due = this.#due(key, verdict);
      if (verdict.expectation === undefined && evaluator.full) continue;
      if (verdict.expectation !== undefined || due.length > 0) this.#compare(key, undefined, leftOf(verdict, due));
    }
  }

  /** What should not be there and has been for as long as it is given. */
  #due(key: string, verdict: PrefixVerdict | undefined): readonly UnexpectedNextHop[] {
    const { evaluator } = this.#parts;
    return (verdict?.unexpected ?? []).filter(
      (hop) => !((evaluator.surplusHeldUntil(key, hop) ?? 0) > this.#told.atMs),
    );
  }

  #compareServices(): void {
    const { services } = this.#fresh.evaluation;
    const byPrefix = new Map<string, PrefixVerdict[]>();
    for (const verdict of this.#told.prefixes.values()) {
      const place = `${verdict.cluster}|${verdict.prefix}`;
      const verdicts = byPrefix.get(place);
      if (verdicts) verdicts.push(verdict);
      else byPrefix.set(place, [verdict]);
    }
    for (const [key, service] of this.#told.services) {
      if (!this.#fresh.clusters.has(service.cluster)) continue;
      const other = services.get(key);
      const keys = service.addresses.flatMap(({ prefixes }) => prefixes);
      const plain = keys.every((prefix) => this.#settled.has(prefix));
      this.#compare(key, summaryOf(service, plain), other && summaryOf(other, plain));
      // What is told of a service follows from what is told of its prefixes, where that is right.
      if (other === undefined || this.#wrong.has(key) || keys.some((prefix) => this.#wrong.has(prefix))) continue;
      const drawn = this.#drawn(other, byPrefix);
      this.#compare(key, wordsOf(service), drawn && wordsOf(drawn));
    }
    for (const [key, service] of services) {
      if (!this.#told.services.has(key)) this.#compare(key, undefined, summaryOf(service, true));
    }
  }

  /** A service as it is to be judged by the prefix verdicts that are told. */
  #drawn(
    { cluster, namespace, name, findings }: ServiceVerdict,
    byPrefix: ReadonlyMap<string, PrefixVerdict[]>,
  ): ServiceVerdict | undefined {
    const expectation = this.#fresh.clusters.get(cluster)?.services.get(objectKey({ namespace, name }));
    if (expectation === undefined) return undefined;
    const addresses = expectation.addresses.map(({ address, prefixes }) => ({
      address,
      parts: prefixes.map((prefix) => PrefixParts.of(byPrefix.get(`${cluster}|${prefix}`) ?? [])),
    }));
    return judgeService(cluster, { ...expectation, findings }, addresses, undefined, undefined, this.#told.atMs);
  }

  #compareIncidents(): void {
    const { incidents } = this.#fresh;
    if (incidents === undefined || this.#told.incidents === undefined) return;
    const told = byGroup(this.#told.incidents.open.values());
    for (const [group, incident] of told) {
      const other = incidents.get(group);
      this.#compare(`incident ${group}`, incidentText(incident), other && incidentText(other));
    }
    for (const [group, incident] of incidents) {
      if (!told.has(group)) this.#compare(`incident ${group}`, undefined, incidentText(incident));
    }
  }
}

function byGroup(incidents: Iterable<Incident>): Map<string, Incident> {
  return new Map([...incidents].map((one) => [`${one.cause}|${one.cluster}|${one.scope}`, one]));
}

/** What does not depend on when it was looked at, nor on how its verdicts were told before. */
function incidentText({ severity, confirmed, verdicts, services, serviceCount, targets }: Incident): string {
  return JSON.stringify({ severity, confirmed, verdicts, services, serviceCount, targets });
}

/** What is told of a service: how many next hops always, and its state where nothing of it is held down. */
function summaryOf({ state, counts, findings }: ServiceVerdict, plain: boolean): string {
  return JSON.stringify({ ...(plain ? { state } : {}), counts, findings: findings.map(({ reason }) => reason) });
}

/** What is told of a service beside: it follows from its prefixes alone. */
function wordsOf({ state, reason, detail, severity, holdUntil }: ServiceVerdict): string {
  return JSON.stringify({ state, reason, detail, severity, holdUntil });
}

/** What does not depend on how long it has been so. An endpoint that flaps shows its worst, so its state is left out; of
 *  one that is held down it is not told yet why it is to be red. */
function contentOf(
  { endpoints, route, counts }: PrefixVerdict,
  unexpected: readonly UnexpectedNextHop[],
  flapping: ReadonlySet<string>,
  held: ReadonlySet<string>,
): string {
  const rows = endpoints.map((endpoint) => {
    const { node, nextHops, acceptable, attachmentSource } = endpoint;
    const state = flapping.has(node) ? "flapping" : stateOf(endpoint);
    const reason = held.has(node) || state === "flapping" ? "" : endpoint.reason;
    const severity = reason === "" ? "" : endpoint.severity;
    return { node, class: endpoint.class, state, reason, severity, nextHops, acceptable, attachmentSource };
  });
  return JSON.stringify({ rows, counts, route, unexpected: surplusOf(unexpected) });
}

/** What is told of a prefix that nobody expects; of one that should not be told at all, that it is expected. */
function leftOf({ expectation, endpoints, route }: PrefixVerdict, unexpected: readonly UnexpectedNextHop[]): string {
  const states = endpoints.map(({ node, state }) => `${node} ${state}`);
  return JSON.stringify({ expected: expectation !== undefined, states, route, unexpected: surplusOf(unexpected) });
}

function surplusOf(unexpected: readonly UnexpectedNextHop[]): unknown {
  return unexpected.map(({ address, node, reason, severity, detail }) => ({ address, node, reason, severity, detail }));
}

/** Red, or to be red once its time has come: how much time there is, is not audited. */
function stateOf({ state }: EndpointVerdict): string {
  return state === "down" || state === "updating" ? "bad" : state;
}
