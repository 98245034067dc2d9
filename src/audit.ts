import type { ClusterRules } from "./cluster-rules.ts";
import type { Heartbeat } from "./evaluation.ts";
import { ClashIndex } from "./expectation/clashes.ts";
import type { ClusterExpectations } from "./expectation/expectation.ts";
import type { Log } from "./log.ts";
import type { ObjectKey } from "./model/cluster.ts";
import { Evaluator } from "./verdict/evaluate.ts";
import type { EvaluatorPolicy } from "./verdict/evaluator-policy.ts";
import type { Round } from "./verdict/round.ts";
import type { EndpointVerdict, Evaluation, PrefixVerdict, Sink } from "./verdict/verdict.ts";

/** What an audit holds against each other, and what it may do about a difference. */
export interface AuditParts {
  readonly clusters: ReadonlyMap<string, ClusterRules>;
  readonly heartbeat: Pick<Heartbeat, "renew">;
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

/** Judges everything from scratch every now and then, and holds it against what following the changes came to. It has to be
 *  the first of the sinks: memory is then as the evaluation read it. A difference is a defect of ours: it is counted and
 *  logged with both sides, and everything is worked out anew. */
export class Audit implements Sink {
  readonly name = "audit";
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

  deliver(evaluation: Evaluation): void {
    this.#dueMs ??= evaluation.atMs + this.#parts.intervalMs;
    if (evaluation.atMs < this.#dueMs) return;
    this.#dueMs = evaluation.atMs + this.#parts.intervalMs;
    this.check(evaluation);
  }

  /** Audits an evaluation, whether one is due or not: right after it was made, before anything else changes. */
  check(evaluation: Evaluation): readonly AuditMismatch[] {
    const { clusters, heartbeat, log, stopwatch } = this.#parts;
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
    for (const rules of clusters.values()) rules.renew();
    heartbeat.renew(evaluation);
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
    compare(key, contentOf(verdict, flapping), other && contentOf(other, flapping));
    if (verdict.endpoints.every((endpoint) => stateOf(endpoint) !== "bad" && !endpoint.flapping)) settled.add(key);
  }
  for (const [key, verdict] of fresh.prefixes) {
    if (told.prefixes.get(key)?.expectation === undefined) compare(key, undefined, contentOf(verdict, new Set()));
  }
  for (const [key, { state, addresses, cluster }] of told.services) {
    if (!known.has(cluster)) continue;
    const other = fresh.services.get(key);
    const plain = addresses.every(({ prefixes }) => prefixes.every((prefix) => settled.has(prefix)));
    if (other === undefined || plain) compare(key, state, other?.state);
  }
  for (const [key, { state }] of fresh.services) if (!told.services.has(key)) compare(key, undefined, state);
  return found;
}

/** What does not depend on how long it has been so. An endpoint that flaps shows its worst, so its state is left out. */
function contentOf({ endpoints, route }: PrefixVerdict, flapping: ReadonlySet<string>): string {
  const rows = endpoints.map((endpoint) => {
    const { node, nextHops, acceptable, attachmentSource } = endpoint;
    const state = flapping.has(node) ? "flapping" : stateOf(endpoint);
    const reason = state === "bad" || state === "flapping" ? "" : endpoint.reason;
    return { node, class: endpoint.class, state, reason, nextHops, acceptable, attachmentSource };
  });
  return JSON.stringify({ rows, route });
}

/** Red, or to be red once its time has come: how much time there is, is not audited. */
function stateOf({ state }: EndpointVerdict): string {
  return state === "down" || state === "updating" ? "bad" : state;
}
