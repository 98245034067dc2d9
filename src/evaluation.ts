import { ClashIndex } from "./expectation/clashes.ts";
import type { ExpectationEngine } from "./expectation/expect.ts";
import type { ClusterExpectations, TargetExpectation } from "./expectation/expectation.ts";
import { PoolRanges, routesIn } from "./expectation/pool-ranges.ts";
import type { Log } from "./log.ts";
import type { IpPrefix } from "./model/address.ts";
import type { Clock } from "./model/clock.ts";
import { type ClusterView, type ObjectKey, objectKey, type ResourceName } from "./model/cluster.ts";
import type { Snapshot, TargetView } from "./model/snapshot.ts";
import { surroundingsOf } from "./model/target.ts";
import type { Changes, State } from "./state/state.ts";
import type { Evaluator } from "./verdict/evaluate.ts";
import type { Incident } from "./verdict/incident.ts";
import type { Incidents } from "./verdict/incidents.ts";
import type { Round } from "./verdict/round.ts";
import type { Evaluation, Sink } from "./verdict/verdict.ts";

/** One cluster's part of the pure middle: what it announces, and which leaf that concerns. */
export interface ClusterJudge {
  readonly engine: ExpectationEngine;
  /** Looks at what leaves and nodes tell of where a node is; what it sees it remembers. Gives the nodes whose prefixes some
   *  leaf may have to hold otherwise than when it looked before; undefined: those of any node. */
  observe(expectations: ClusterExpectations, snapshot: Snapshot): ReadonlySet<string> | undefined;
  /** Which leaves should hold a prefix, by what the leaves tell of themselves now. */
  attach(expectations: ClusterExpectations, prefix: IpPrefix, snapshot: Snapshot): readonly TargetExpectation[];
  /** Has the next update work out everything anew. */
  renew?(): void;
}

/** What a heartbeat is made of. */
export interface HeartbeatParts {
  readonly state: State;
  readonly clusters: ReadonlyMap<string, ClusterJudge>;
  readonly evaluator: Evaluator;
  /** Undefined: nobody looks for causes. */
  readonly incidents?: Incidents | undefined;
  /** Milliseconds that only grow, for durations. */
  readonly stopwatch: () => number;
}

/** One beat: takes what changed, works out what follows from it, and nothing else. Synchronous, so that a test can beat
 *  as it likes. */
export class Heartbeat {
  readonly #parts: HeartbeatParts;
  readonly #watched = new Map<string, Set<IpPrefix>>();
  readonly #attachedWith = new Map<string, string>();
  readonly #lastHeard = new Map<string, number | undefined>();
  readonly #pools = new Map<string, PoolRanges>();
  /** Watched still, though no longer expected: what a leaf may have left of it is judged on. */
  readonly #leaving = new Map<string, Set<IpPrefix>>();
  readonly #clashes = new ClashIndex();
  /** What stood when everything was to be judged again. */
  #renewed: Evaluation | undefined;

  constructor(parts: HeartbeatParts) {
    this.#parts = parts;
  }

  /** When to beat again though nothing changes, by our clock; undefined when there is no need. */
  get nextMs(): number | undefined {
    const deadlines = [this.#parts.evaluator.nextDeadlineMs];
    for (const { engine } of this.#parts.clusters.values()) deadlines.push(engine.nextDeadlineMs);
    const earliest = Math.min(...deadlines.map((atMs) => atMs ?? Number.POSITIVE_INFINITY));
    return Number.isFinite(earliest) ? earliest : undefined;
  }

  /** Has the next beat judge everything again, whatever it is that changed; `told`: what stands now. */
  renew(told: Evaluation): void {
    this.#renewed = told;
    for (const judge of this.#parts.clusters.values()) judge.renew?.();
    this.#parts.incidents?.renew();
  }

  /** Evaluates everything that changed since the beat before. */
  beat(): Evaluation {
    const { state, evaluator, stopwatch } = this.#parts;
    const startedMs = stopwatch();
    const changes = state.takeChanges();
    const snapshot = state.snapshot();
    const renewed = this.#renewed;
    this.#renewed = undefined;
    const moved = this.#movedTargets(changes, snapshot) || renewed !== undefined;
    const clusters = new Map<string, ClusterExpectations>();
    const expectations: Array<Round["expectations"][number]> = [];
    const services = new Map<string, ReadonlySet<ObjectKey>>();
    const changedClusters: string[] = [];
    const unheard = new Map<string, number>();
    const surroundings = new Set<string>();
    let ranges = false;
    for (const [name, judge] of this.#parts.clusters) {
      const view = snapshot.clusters.get(name);
      if (view === undefined) continue;
      const change = changes.clusters.get(name) ?? { all: false, services: new Set<ObjectKey>() };
      const result = judge.engine.update(view, change, snapshot.nowMs);
      const current = judge.engine.current();
      clusters.set(name, current);
      services.set(name, renewed ? union(result.services, servicesOf(renewed, name)) : result.services);
      if (change.all) surroundings.add(name);
      if (current.known && (change.all || !this.#pools.has(name))) ranges = this.#readPools(name, view) || ranges;
      const lastHeardMs = lastHeard(view, judge.engine.reads(view));
      if (lastHeardMs !== undefined) unheard.set(name, lastHeardMs);
      const general = result.general || renewed !== undefined;
      if (general || lastHeardMs !== this.#lastHeard.get(name)) changedClusters.push(name);
      this.#lastHeard.set(name, lastHeardMs);
      const movedNodes = moved || result.attachment ? judge.observe(current, snapshot) : new Set<string>();
      const anyMoved = result.attachment || renewed !== undefined ? undefined : movedNodes;
      const some = union(prefixesOfNodes(current, anyMoved), result.prefixes);
      const prefixes = renewed ? union(some, this.#watched.get(name) ?? []) : some;
      for (const prefix of prefixes) {
        this.#watch(name, prefix, current.prefixes.has(prefix));
        const onlyLeavesMoved = !result.attachment && renewed === undefined && !result.prefixes.has(prefix);
        expectations.push({ cluster: name, prefix, targets: judge.attach(current, prefix, snapshot), onlyLeavesMoved });
      }
    }
    this.#clash(clusters, expectations, services);
    const round: Round = {
      snapshot,
      clusters,
      targets: renewed ? union(changes.targets, snapshot.targets.keys()) : changes.targets,
      facts: changes.facts,
      prefixes: renewed || ranges ? this.#withPools(changes.prefixes, snapshot) : changes.prefixes,
      expectations,
      services,
      clashes: this.#clashes,
      unheard,
      changedClusters,
      surroundings,
      pools: this.#pools,
    };
    const evaluation = evaluator.evaluate(round, () => stopwatch() - startedMs);
    this.#unwatchLeft();
    const incidents = this.#parts.incidents?.update(evaluation, {
      facts: changes.facts,
      addressesOf: (cluster, node) => clusters.get(cluster)?.nodes.identityOf?.(node)?.addresses ?? [],
    });
    return incidents ? { ...evaluation, incidents } : evaluation;
  }

  /** Routes in the pools' ranges are of interest whoever expects them. True if the ranges are others than before. */
  #readPools(name: string, view: ClusterView): boolean {
    const pools = new PoolRanges(view);
    this.#pools.set(name, pools);
    return this.#parts.state.watchRanges(name, pools.ranges);
  }

  /** What changed, and all that leaves hold in the pools' ranges. */
  #withPools(changed: Changes["prefixes"], snapshot: Snapshot): Changes["prefixes"] {
    const all = new Map<string, ReadonlySet<IpPrefix>>(routesIn(this.#pools.values(), snapshot));
    for (const [target, prefixes] of changed) all.set(target, union(prefixes, all.get(target) ?? []));
    return all;
  }

  #unwatchLeft(): void {
    for (const [cluster, prefixes] of this.#leaving) {
      for (const prefix of prefixes) {
        if (this.#parts.evaluator.judges(cluster, prefix)) continue;
        prefixes.delete(prefix);
        this.#watched.get(cluster)?.delete(prefix);
        this.#parts.state.unwatch(prefix);
      }
    }
  }

  /** Services whose prefixes came to be, or ceased to be, those of another cluster too are judged as well. */
  #clash(
    clusters: ReadonlyMap<string, ClusterExpectations>,
    expectations: Round["expectations"],
    services: Map<string, ReadonlySet<ObjectKey>>,
  ): void {
    if (this.#parts.clusters.size < 2 || expectations.length === 0) return;
    const prefixes = new Set(expectations.map(({ prefix }) => prefix));
    for (const [cluster, changed] of this.#clashes.update([...clusters.values()], prefixes)) {
      services.set(cluster, union(services.get(cluster) ?? [], changed));
    }
  }

  /** Whether what the leaves tell of themselves, and so attachment, differs from the beat before. */
  #movedTargets(changes: Changes, snapshot: Snapshot): boolean {
    let moved = false;
    for (const name of changes.targets) {
      const view = snapshot.targets.get(name);
      const seen = view === undefined ? "" : seenOf(view);
      if (this.#attachedWith.get(name) !== seen) moved = true;
      this.#attachedWith.set(name, seen);
    }
    return moved;
  }

  #watch(cluster: string, prefix: IpPrefix, wanted: boolean): void {
    const watched = this.#watched.get(cluster) ?? new Set();
    this.#watched.set(cluster, watched);
    const leaving = this.#leaving.get(cluster) ?? new Set();
    this.#leaving.set(cluster, leaving);
    if (wanted) {
      leaving.delete(prefix);
      if (watched.has(prefix)) return;
      watched.add(prefix);
      this.#parts.state.watch(prefix);
    } else if (watched.has(prefix)) leaving.add(prefix);
  }
}

/** What a leaf tells of itself, and whether it has told anything yet. */
function seenOf({ fib, facts }: TargetView): string {
  const heard = fib.freshness === "synced" || fib.freshness === "stale";
  return JSON.stringify([heard, fib.ownAddresses(), surroundingsOf(facts)]);
}

/** The prefixes that some of the nodes announce; undefined: of any. */
function prefixesOfNodes(
  { prefixes }: ClusterExpectations,
  nodes: ReadonlySet<string> | undefined,
): Iterable<IpPrefix> {
  if (nodes === undefined) return prefixes.keys();
  const found: IpPrefix[] = [];
  if (nodes.size === 0) return found;
  for (const [prefix, { expectations }] of prefixes)
    if (expectations.some(({ node }) => nodes.has(node))) found.push(prefix);
  return found;
}

function servicesOf({ services }: Evaluation, cluster: string): ObjectKey[] {
  return [...services.values()]
    .filter((service) => service.cluster === cluster)
    .map(({ namespace, name }) => objectKey({ namespace, name }));
}

/** When a cluster was last heard of, if the watch of something the expectation rests on is lost; undefined otherwise. */
function lastHeard(view: ClusterView, resources: readonly ResourceName[]): number | undefined {
  let earliest: number | undefined;
  for (const name of resources) {
    const { state, aliveMs, sinceMs } = view.resource(name);
    if (state === "lost") earliest = Math.min(earliest ?? Number.POSITIVE_INFINITY, aliveMs ?? sinceMs);
  }
  return earliest;
}

/** Why a pause ends: a value of our own spares the error that would be made for each. */
const over = Symbol("over");

/** Longest time between two beats: the ages of a cluster's data are looked at even if nothing happens. */
const idleMs = 1_000;

/** Holds an evaluation against a judgement from scratch, every now and then. */
export interface EvaluationAudit {
  /** Right after it was made: memory is then as the evaluation read it. True if everything has to be judged again. */
  differs(evaluation: Evaluation): boolean;
}

/** How many times as long as an evaluation took is waited at most before the next. A stream of changes that never falls
 *  quiet is told of soon where that costs little; where it costs much, as while a whole fabric is synced, three quarters of
 *  the time are left to the streams, and what many of them brought is judged at once. */
const restPerWork = 3;
const leastRestMs = 1;

/** Beats whenever something has changed and settled, or a hold-down ends, and delivers to the sinks. Each sink answers for
 *  its own failures; one that throws is a defect and ends the loop. `stopwatch` gives milliseconds that only grow. */
export async function runEvaluation(
  heartbeat: Heartbeat,
  state: State,
  sinks: readonly Sink[],
  options: { readonly settleMs: number; readonly settleLimitMs: number; readonly audit?: EvaluationAudit | undefined },
  {
    clock,
    log,
    signal,
    stopwatch,
  }: { readonly clock: Clock; readonly log: Log; readonly signal: AbortSignal; readonly stopwatch: () => number },
): Promise<void> {
  while (!signal.aborted) {
    const startedMs = stopwatch();
    const evaluation = heartbeat.beat();
    if (options.audit?.differs(evaluation)) heartbeat.renew(evaluation);
    let workMs = stopwatch() - startedMs;
    for (const sink of sinks) {
      const deliveredMs = stopwatch();
      const delivered = sink.deliver(evaluation);
      workMs += stopwatch() - deliveredMs; // what a sink does by turns holds nobody up
      await delivered;
    }
    for (const transition of evaluation.transitions) {
      if (transition.subject === "service" && transition.from !== undefined) logTransition(log, transition);
    }
    for (const incident of evaluation.incidents?.opened ?? []) logIncident(log, incident, "incident opened");
    for (const incident of evaluation.incidents?.ended ?? []) logIncident(log, incident, "incident closed");
    const waitMs = Math.max(0, Math.min(idleMs, (heartbeat.nextMs ?? Number.POSITIVE_INFINITY) - clock.nowMs()));
    const limitMs = Math.min(options.settleLimitMs, Math.max(leastRestMs, workMs * restPerWork));
    const pause = new AbortController();
    const stop = (): void => pause.abort(over);
    signal.addEventListener("abort", stop, { once: true });
    void clock.sleep(waitMs, pause.signal).then(stop);
    await state.changed(options.settleMs, limitMs, pause.signal);
    signal.removeEventListener("abort", stop);
    pause.abort(over);
  }
}

function logIncident(log: Log, incident: Incident, message: "incident opened" | "incident closed"): void {
  const { id, cause, scope, cluster, severity, verdicts, serviceCount, targets, remedy, evidence } = incident;
  const fields = { incident: id, cause, scope, cluster, severity, verdicts, services: serviceCount, targets };
  if (message === "incident closed") log.info(fields, message);
  else log.warn({ ...fields, remedy, evidence }, message);
}

function logTransition(log: Log, transition: Extract<Evaluation["transitions"][number], { subject: "service" }>): void {
  const { cluster, namespace, name, from, to, reason, detail } = transition;
  const fields = { cluster, namespace, service: name, from, to: to ?? "gone", reason, detail };
  if (to === "down" || to === "degraded") log.warn(fields, "verdict changed");
  else log.info(fields, "verdict changed");
}

function union<T>(a: Iterable<T>, b: Iterable<T>): Set<T> {
  const all = new Set(a);
  for (const one of b) all.add(one);
  return all;
}
