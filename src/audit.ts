import type { ClusterJudge, EvaluationAudit } from "./evaluation.ts";
import { ClashIndex } from "./expectation/clashes.ts";
import type { ClusterExpectations } from "./expectation/expectation.ts";
import type { Log } from "./log.ts";
import type { ObjectKey } from "./model/cluster.ts";
import { Evaluator } from "./verdict/evaluate.ts";
import type { EvaluatorPolicy } from "./verdict/evaluator-policy.ts";
import type { Round } from "./verdict/round.ts";
import type { EndpointVerdict, Evaluation, PrefixVerdict, ServiceVerdict } from "./verdict/verdict.ts";

/** One cluster's rules, and the same rules without a memory. */
export interface AuditedRules extends ClusterJudge {
  anew(): ClusterJudge;
}

/** What an audit holds against each other. */
export interface AuditParts {
  readonly clusters: ReadonlyMap<string, AuditedRules>;
  readonly policy: EvaluatorPolicy;
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
    const found = differences(evaluation, fromScratch(this.#parts, evaluation));
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

/** Everything as it would be judged by one that knows nothing but the present, without any time being given. */
function fromScratch({ clusters: all, policy }: AuditParts, { snapshot }: Evaluation): Evaluation {
  const clusters = new Map<string, ClusterExpectations>();
  const expectations: Array<Round["expectations"][number]> = [];
  const services = new Map<string, Iterable<ObjectKey>>();
  for (const [name, rules] of all) {
    const view = snapshot.clusters.get(name);
    if (view === undefined || !rules.engine.current().known) continue;
    const fresh = rules.anew();
    fresh.engine.update(view, { all: true, services: new Set() }, snapshot.nowMs);
    const current = fresh.engine.current();
    clusters.set(name, current);
    services.set(name, [...current.services.keys()]);
    for (const prefix of current.prefixes.keys()) {
      expectations.push({ cluster: name, prefix, targets: fresh.attach(current, prefix, snapshot) });
    }
  }
  const clashes = new ClashIndex();
  if (clusters.size > 1) clashes.update([...clusters.values()], new Set(expectations.map(({ prefix }) => prefix)));
  const { reachability, ecmpLimits } = policy;
  const evaluator = new Evaluator({ holdDownMs: 0, startUpMs: 0, reachability, ecmpLimits });
  const round: Round = {
    snapshot,
    clusters,
    targets: [...snapshot.targets.keys()],
    prefixes: new Map(),
    expectations,
    services,
    clashes,
    unheard: new Map(),
    changedClusters: [...clusters.keys()],
  };
  return evaluator.evaluate(round, () => 0);
}

/** Clusters that cannot be known, and what is told only because it is there, are left out. */
function differences(told: Evaluation, fresh: Evaluation): AuditMismatch[] {
  const found: AuditMismatch[] = [];
  const compare = (key: string, a: string | undefined, b: string | undefined): void => {
    if (a !== b) found.push({ key, told: a, fromScratch: b });
  };
  const known = new Set(fresh.clusters.keys());
  const settled = new Set<string>();
  for (const [key, verdict] of told.prefixes) {
    if (verdict.expectation === undefined || !known.has(verdict.cluster)) continue;
    const other = fresh.prefixes.get(key);
    const flapping = new Set(verdict.endpoints.filter((one) => one.flapping).map(({ node }) => node));
    const both = [...verdict.endpoints, ...(other?.endpoints ?? [])]; // from scratch a node may be new, and given time
    const held = new Set(both.filter(({ state }) => state === "updating").map(({ node }) => node));
    compare(key, contentOf(verdict, flapping, held), other && contentOf(other, flapping, held));
    if (verdict.endpoints.every((endpoint) => stateOf(endpoint) !== "bad" && !endpoint.flapping)) settled.add(key);
  }
  for (const [key, verdict] of fresh.prefixes) {
    if (told.prefixes.get(key)?.expectation === undefined)
      compare(key, undefined, contentOf(verdict, new Set(), new Set()));
  }
  for (const [key, service] of told.services) {
    if (!known.has(service.cluster)) continue;
    const other = fresh.services.get(key);
    const plain = service.addresses.every(({ prefixes }) => prefixes.every((prefix) => settled.has(prefix)));
    compare(key, summaryOf(service, plain), other && summaryOf(other, plain));
  }
  for (const [key, service] of fresh.services) {
    if (!told.services.has(key)) compare(key, undefined, summaryOf(service, true));
  }
  return found;
}

/** What is told of a service: how many next hops always, and its state where nothing of it is held down. */
function summaryOf({ state, counts, findings }: ServiceVerdict, plain: boolean): string {
  return JSON.stringify({ ...(plain ? { state } : {}), counts, findings: findings.map(({ reason }) => reason) });
}

/** What does not depend on how long it has been so. An endpoint that flaps shows its worst, so its state is left out; of
 *  one that is held down it is not told yet why it is to be red. */
function contentOf(
  { endpoints, route, counts }: PrefixVerdict,
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
  return JSON.stringify({ rows, counts, route });
}

/** Red, or to be red once its time has come: how much time there is, is not audited. */
function stateOf({ state }: EndpointVerdict): string {
  return state === "down" || state === "updating" ? "bad" : state;
}
