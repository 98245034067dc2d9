import type { Log } from "../log.ts";
import type { IpPrefix } from "../model/address.ts";
import type { Clock } from "../model/clock.ts";
import type { Snapshot } from "../model/snapshot.ts";
import { ChangeSignal } from "./change-signal.ts";
import { type ClusterChange, ClusterTable } from "./cluster-table.ts";
import type { SharedMemory } from "./fib.ts";
import { FibTable, type StateTarget } from "./fib-table.ts";
import { PrefixIndex } from "./prefix-index.ts";
import { RouteShapes } from "./route-shapes.ts";
import type { WatchedRange } from "./watched-ranges.ts";

/** What changed since it was last taken. */
export interface Changes {
  /** Freshness, own addresses or facts changed, or the target is new or gone: judge all of it again. */
  readonly targets: ReadonlySet<string>;
  /** Watched prefixes that changed, by target. */
  readonly prefixes: ReadonlyMap<string, ReadonlySet<IpPrefix>>;
  readonly clusters: ReadonlyMap<string, ClusterChange>;
  /** Targets that tell other facts, be they of no weight for attachment. */
  readonly facts: ReadonlySet<string>;
}

/** What the memory is made for. */
export interface StateParts {
  readonly targets: readonly StateTarget[];
  /** Names of the clusters. */
  readonly clusters: readonly string[];
  readonly clock: Clock;
  readonly log: Log;
}

/** The only mutable memory of the collector: a table per target and per cluster, and what changed in them. */
export class State {
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #signal: ChangeSignal;
  readonly #shared: SharedMemory = { prefixes: new PrefixIndex(), shapes: new RouteShapes() };
  readonly #targets = new Map<string, FibTable>();
  readonly #clusters = new Map<string, ClusterTable>();
  #comeOrGone = new Set<string>();

  constructor({ targets, clusters, clock, log }: StateParts) {
    this.#clock = clock;
    this.#log = log;
    this.#signal = new ChangeSignal(clock);
    for (const target of targets) this.addTarget(target);
    for (const name of clusters) this.#clusters.set(name, new ClusterTable(name, clock, this.#signal.notify));
  }

  /** The table of a target. Throws if there is none of that name. */
  target(name: string): FibTable {
    const table = this.#targets.get(name);
    if (table === undefined) throw new Error(`no such target: ${name}`);
    return table;
  }

  /** The table of a cluster. Throws if there is none of that name. */
  cluster(name: string): ClusterTable {
    const table = this.#clusters.get(name);
    if (table === undefined) throw new Error(`no such cluster: ${name}`);
    return table;
  }

  /** Adds a target. Throws if there is one of that name. */
  addTarget(target: StateTarget): FibTable {
    if (this.#targets.has(target.name)) throw new Error(`there is a target of this name: ${target.name}`);
    const table = new FibTable(target, {
      shared: this.#shared,
      clock: this.#clock,
      log: this.#log,
      onChange: this.#signal.notify,
    });
    this.#targets.set(target.name, table);
    this.#comeOrGone.add(target.name);
    this.#signal.notify();
    return table;
  }

  /** Removes a target and gives its memory back; without one of that name it does nothing. */
  removeTarget(name: string): void {
    const table = this.#targets.get(name);
    if (table === undefined) return;
    this.#targets.delete(name);
    table.dispose();
    this.#comeOrGone.add(name);
    this.#signal.notify();
  }

  /** Everything as it stands: faces over live memory, to be read before the next event. */
  snapshot(): Snapshot {
    return {
      nowMs: this.#clock.nowMs(),
      offsetMs: this.#clock.offsetMs?.(),
      targets: new Map([...this.#targets].map(([name, table]) => [name, table.view()])),
      clusters: new Map([...this.#clusters].map(([name, table]) => [name, table.view()])),
    };
  }

  /** Asks that changes of this prefix, on any target, be told. Counted: as many `unwatch` undo it. */
  watch(prefix: IpPrefix): void {
    this.#shared.prefixes.watch(prefix);
  }

  /** Undoes one `watch`. */
  unwatch(prefix: IpPrefix): void {
    this.#shared.prefixes.unwatch(prefix);
  }

  /** Asks that changes of every prefix in these ranges be told, on any target, instead of the ranges `owner` asked for
   *  before. True if these are others: what targets hold of them is told with the next changes. */
  watchRanges(owner: string, ranges: readonly WatchedRange[]): boolean {
    if (!this.#shared.prefixes.watchRanges(owner, ranges)) return false;
    for (const table of this.#targets.values()) table.markRanges();
    return true;
  }

  /** Resolves true once something has changed and then nothing for `settleMs`, or `maxDelayMs` after the first change;
   *  false once `signal` aborts. */
  changed(settleMs: number, maxDelayMs: number, signal: AbortSignal): Promise<boolean> {
    return this.#signal.changed(settleMs, maxDelayMs, signal);
  }

  /** What changed since the last call; empty if nothing did. */
  takeChanges(): Changes {
    this.#signal.clear();
    const targets = this.#comeOrGone;
    this.#comeOrGone = new Set();
    const prefixes = new Map<string, ReadonlySet<IpPrefix>>();
    const facts = new Set<string>();
    for (const [name, table] of this.#targets) {
      if (table.takeFactsChange()) facts.add(name);
      const change = table.takeChange();
      if (change?.target) targets.add(name);
      if (change && change.prefixes.size > 0) prefixes.set(name, change.prefixes);
    }
    const clusters = new Map<string, ClusterChange>();
    for (const [name, table] of this.#clusters) {
      const change = table.takeChange();
      if (change) clusters.set(name, change);
    }
    return { targets, prefixes, clusters, facts };
  }
}
