import { ClashIndex } from "./expectation/clashes.ts";
import type { ExpectationEngine } from "./expectation/expect.ts";
import type { ClusterExpectations, TargetExpectation } from "./expectation/expectation.ts";
import { PoolRanges, routesIn } from "./expectation/pool-ranges.ts";
import type { IpPrefix } from "./model/address.ts";
import { type ClusterView, type ObjectKey, objectKey, type ResourceName } from "./model/cluster.ts";
import type { Snapshot, TargetView } from "./model/snapshot.ts";
import { surroundingsOf } from "./model/target.ts";
import type { Changes, State } from "./state/state.ts";
import { endless, type Turn, turnOf } from "./turn.ts";
import type { Evaluator } from "./verdict/evaluate.ts";
import type { Incidents } from "./verdict/incidents.ts";
import type { ExpectedPrefix, Round } from "./verdict/round.ts";
import type { Evaluation } from "./verdict/verdict.ts";

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
  /** How long a beat may attach prefixes, and how long it may judge, before it leaves the rest to the next; default: until all
   *  is done. At least one of each is done. */
  readonly turnMs?: number | undefined;
}

/** One beat: takes what changed, works out what follows from it, and nothing else. Synchronous, so that a test can beat
 *  as it likes. What is more than one turn's work is left to the next beats; until then it stands as it was told last. */
export class Heartbeat {
  readonly #parts: HeartbeatParts;
  readonly #watched = new Map<string, Set<IpPrefix>>();
  readonly #attachedWith = new Map<string, string>();
  readonly #lastHeard = new Map<string, number | undefined>();
  readonly #pools = new Map<string, PoolRanges>();
  /** Watched still, though no longer expected: what a leaf may have left of it is judged on. */
  readonly #leaving = new Map<string, Set<IpPrefix>>();
  readonly #clashes = new ClashIndex();
  readonly #unattached = new Unattached();
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
    const services = new Map<string, ReadonlySet<ObjectKey>>();
    const changedClusters: string[] = [];
    const unheard = new Map<string, number>();
    const surroundings = new Set<string>();
    const anew = new Set<IpPrefix>();
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
        anew.add(prefix);
        this.#unattached.add(name, prefix, !result.attachment && renewed === undefined && !result.prefixes.has(prefix));
      }
    }
    this.#clash(clusters, anew, services);
    const round: Round = {
      snapshot,
      clusters,
      targets: renewed ? union(changes.targets, snapshot.targets.keys()) : changes.targets,
      facts: changes.facts,
      prefixes: renewed || ranges ? this.#withPools(changes.prefixes, snapshot) : changes.prefixes,
      expectations: this.#attach(clusters, snapshot),
      services,
      clashes: this.#clashes,
      unheard,
      changedClusters,
      surroundings,
      pools: this.#pools,
      unattached: this.#unattached,
    };
    const evaluation = evaluator.evaluate(round, () => stopwatch() - startedMs, this.#turn());
    this.#unwatchLeft();
    const incidents = this.#parts.incidents?.update(evaluation, {
      facts: changes.facts,
      isDue: (key) => evaluator.isDue(key),
      addressesOf: (cluster, node) => clusters.get(cluster)?.nodes.identityOf?.(node)?.addresses ?? [],
    });
    return incidents ? { ...evaluation, incidents } : evaluation;
  }

  #turn(): Turn {
    const { turnMs, stopwatch } = this.#parts;
    return turnMs === undefined ? endless : turnOf(turnMs, stopwatch);
  }

  /** What the leaves should hold of the prefixes that wait, as many as there is time for. */
  *#attach(clusters: ReadonlyMap<string, ClusterExpectations>, snapshot: Snapshot): Iterable<ExpectedPrefix> {
    for (const { cluster, prefix, onlyLeavesMoved } of this.#unattached.take(this.#turn())) {
      const judge = this.#parts.clusters.get(cluster);
      const current = clusters.get(cluster);
      if (judge === undefined || current === undefined) continue;
      this.#watch(cluster, prefix, current.prefixes.has(prefix));
      yield { cluster, prefix, targets: judge.attach(current, prefix, snapshot), onlyLeavesMoved };
    }
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
    prefixes: ReadonlySet<IpPrefix>,
    services: Map<string, ReadonlySet<ObjectKey>>,
  ): void {
    if (this.#parts.clusters.size < 2 || prefixes.size === 0) return;
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

/** A prefix of a cluster, of which it has to be worked out anew which leaves should hold it. */
interface ToAttach {
  readonly cluster: string;
  readonly prefix: IpPrefix;
  /** Nothing changed but what leaves tell of themselves. */
  readonly onlyLeavesMoved: boolean;
}

/** The prefixes that wait for that, in the order in which they came. */
class Unattached {
  /** By `cluster|prefix`. */
  readonly #waiting = new Map<string, ToAttach>();

  get size(): number {
    return this.#waiting.size;
  }

  has(cluster: string, prefix: IpPrefix): boolean {
    return this.#waiting.has(`${cluster}|${prefix}`);
  }

  add(cluster: string, prefix: IpPrefix, onlyLeavesMoved: boolean): void {
    const key = `${cluster}|${prefix}`;
    const otherwise = this.#waiting.get(key)?.onlyLeavesMoved === false;
    this.#waiting.set(key, { cluster, prefix, onlyLeavesMoved: onlyLeavesMoved && !otherwise });
  }

  /** Takes them out until the turn is over: one at least. */
  *take(turn: Turn): Iterable<ToAttach> {
    for (const [key, waiting] of this.#waiting) {
      this.#waiting.delete(key);
      yield waiting;
      if (turn.over) return;
    }
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

function union<T>(a: Iterable<T>, b: Iterable<T>): Set<T> {
  const all = new Set(a);
  for (const one of b) all.add(one);
  return all;
}
