import { setImmediate as nextTurn } from "node:timers/promises";
import { type Turn, turnOf } from "../../turn.ts";
import { type Evaluation, placeOf, type ServiceKey } from "../../verdict/verdict.ts";
import { ServiceIndex } from "../service-index.ts";
import { LeafTree, type NodeChange } from "./leaf-tree.ts";
import { type CollectorIdentity, leastSetMs } from "./verdict-tree.ts";

/** Who is told of a leaf's tree. Calls come only from `TreeHub`, never within `subscribe`. */
export interface TreeSubscriber {
  /** A leaf's name, or `*` for all. */
  readonly target: string;
  /** This leaf's tree is there now, complete. */
  attach(tree: LeafTree): void;
  changed(tree: LeafTree, changes: readonly NodeChange[]): void;
  /** The leaf is no longer ours. */
  detach(target: string): void;
  /** Every tree there is at this moment is attached; `known` is false if the one asked for is none of ours. */
  attached(known: boolean): void;
}

/** Services put into a new tree in one piece: a millisecond's worth. */
const servicesPerPiece = 10;

/** How long trees are worked at before the rest of the process gets its turn. */
const turnMs = 3;

interface Held {
  readonly tree: LeafTree;
  readonly built: Promise<void>;
  /** Subscribers and readers. */
  users: number;
  /** Who is told of changes. */
  readonly subscribers: Set<TreeSubscriber>;
  /** Services the tree has yet to take in. */
  readonly due: Set<ServiceKey>;
}

/** Keeps a tree for each leaf somebody asks for, and none for the others. Trees are built one after the other and in turns,
 *  so that a fabric's worth of shims that connect at once holds nothing else up. */
export class TreeHub {
  readonly #identity: CollectorIdentity;
  readonly #index: ServiceIndex;
  readonly #held = new Map<string, Held>();
  /** With the leaves whose trees a subscriber holds. */
  readonly #subscribers = new Map<TreeSubscriber, Set<string>>();
  #evaluation: Evaluation | undefined;
  /** When the tree asked for last is built. */
  #built = Promise.resolve();
  readonly #newTurn: () => Turn;
  #buildTurn: Turn;
  /** By which the moments in the trees are told as times of day. */
  #offsetMs: number | undefined;

  /** `index`: one that other sinks go by as well. `turn` begins one, for work that is done by turns. */
  constructor(identity: CollectorIdentity, index = new ServiceIndex(), turn = newTurn) {
    this.#identity = identity;
    this.#index = index;
    this.#newTurn = turn;
    this.#buildTurn = turn();
  }

  /** The last evaluation; undefined before the first. */
  get evaluation(): Evaluation | undefined {
    return this.#evaluation;
  }

  /** Brings the trees up to date and tells the subscribers what changed: first on the leaves it happened on, then, by turns,
   *  on those that see another's part of a service. Resolves when all have been told. */
  deliver(evaluation: Evaluation): void | Promise<void> {
    const changed = this.#index.apply(evaluation);
    const affected = this.#isTimeSet(evaluation) ? new Set([...changed, ...evaluation.services.keys()]) : changed;
    const before = this.#evaluation;
    this.#evaluation = evaluation;
    const told = affected.size === 0 ? undefined : this.#tell(evaluation, affected);
    if (before === undefined)
      for (const subscriber of this.#subscribers.keys()) void this.#attach(subscriber, evaluation);
    else this.#followTargets(evaluation);
    return told;
  }

  /** Whether the time of day was set: then every moment in the trees is another one. */
  #isTimeSet({ snapshot: { offsetMs = 0 } }: Evaluation): boolean {
    const known = this.#offsetMs ?? offsetMs;
    const set = Math.abs(offsetMs - known) >= leastSetMs;
    this.#offsetMs = set ? offsetMs : known;
    return set;
  }

  /** Tells the subscriber from now on. Before the first evaluation nothing is known, and it waits. */
  subscribe(subscriber: TreeSubscriber): void {
    this.#subscribers.set(subscriber, new Set());
    if (this.#evaluation !== undefined) void this.#attach(subscriber, this.#evaluation);
  }

  /** Tells the subscriber no more. */
  unsubscribe(subscriber: TreeSubscriber): void {
    for (const target of this.#subscribers.get(subscriber) ?? []) this.#release(target, subscriber);
    this.#subscribers.delete(subscriber);
  }

  /** The tree of a leaf, complete, for as long as `use` runs. The leaf has to be one of ours. */
  async read<T>(target: string, use: (tree: LeafTree) => T): Promise<T> {
    const { tree, built } = this.#hold(target);
    try {
      await built;
      return use(tree);
    } finally {
      this.#release(target);
    }
  }

  async #attach(subscriber: TreeSubscriber, evaluation: Evaluation): Promise<void> {
    const { targets } = evaluation.snapshot;
    const wanted = subscriber.target === "*" ? [...targets.keys()] : [subscriber.target];
    const known = wanted.filter((target) => targets.has(target));
    await Promise.all(known.map((target) => this.#attachTree(subscriber, target)));
    if (this.#subscribers.has(subscriber)) subscriber.attached(known.length === wanted.length);
  }

  async #attachTree(subscriber: TreeSubscriber, target: string): Promise<void> {
    this.#subscribers.get(subscriber)?.add(target);
    const { tree, built, subscribers } = this.#hold(target);
    subscribers.add(subscriber);
    await built;
    // It may have gone meanwhile, or the leaf: then there is nobody to tell, or nothing.
    const wanted = this.#subscribers.get(subscriber)?.has(target) && this.#held.get(target)?.tree === tree;
    if (wanted) subscriber.attach(tree);
  }

  /** A leaf that is new is told to those who want all; one that is gone to those who have it. */
  #followTargets(evaluation: Evaluation): void {
    const { targets } = evaluation.snapshot;
    for (const [subscriber, attached] of this.#subscribers) {
      for (const target of attached) {
        if (targets.has(target)) continue;
        attached.delete(target);
        this.#release(target, subscriber);
        subscriber.detach(target);
      }
      if (subscriber.target !== "*" || attached.size === targets.size) continue;
      for (const target of targets.keys()) if (!attached.has(target)) void this.#attachTree(subscriber, target);
    }
  }

  #tell({ changedPrefixes }: Evaluation, affected: ReadonlySet<ServiceKey>): void | Promise<void> {
    for (const held of this.#held.values()) for (const service of affected) held.due.add(service);
    const own = new Set<Held>();
    for (const key of changedPrefixes) {
      const held = this.#held.get(placeOf(key).target);
      if (held) own.add(held);
    }
    const others = [...this.#held.values()].filter((held) => held.due.size > 0 && !own.has(held));
    if (own.size === 0) return this.#updateByTurns(others, this.#newTurn());
    const told = this.#updateByTurns([...own], this.#newTurn());
    if (others.length === 0) return told;
    // In a later turn: what is told is sent when this one ends.
    return (told ?? nextTurn()).then(() => this.#updateByTurns(others, this.#newTurn()));
  }

  /** Resolves when all have taken in what is due; undefined where one turn was enough for it. */
  #updateByTurns(all: readonly Held[], turn: Turn): void | Promise<void> {
    for (const [at, held] of all.entries()) {
      while (held.due.size > 0) {
        this.#update(held);
        if (turn.over) return nextTurn().then(() => this.#updateByTurns(all.slice(at), this.#newTurn()));
      }
    }
  }

  /** Takes in some of what is due, by the last evaluation. */
  #update({ tree, due, subscribers }: Held): void {
    const services: ServiceKey[] = [];
    for (const service of due) {
      if (services.push(service) === servicesPerPiece) break;
    }
    for (const service of services) due.delete(service);
    if (this.#evaluation === undefined) return;
    const changes = tree.apply(this.#evaluation, services);
    if (changes.length > 0) for (const subscriber of subscribers) subscriber.changed(tree, changes);
  }

  #hold(target: string): Held {
    const held = this.#held.get(target);
    if (held) {
      held.users++;
      return held;
    }
    const tree = new LeafTree(target, this.#identity);
    this.#built = this.#built.then(() => this.#build(tree));
    const made: Held = { tree, built: this.#built, users: 1, subscribers: new Set(), due: new Set() };
    this.#held.set(target, made);
    return made;
  }

  #release(target: string, subscriber?: TreeSubscriber): void {
    const held = this.#held.get(target);
    if (subscriber) held?.subscribers.delete(subscriber);
    if (held && --held.users === 0) this.#held.delete(target);
  }

  /** Takes the services in by turns. What changes in between comes by `deliver`; a service taken twice is the same. */
  async #build(tree: LeafTree): Promise<void> {
    const services = [...(this.#evaluation?.services.keys() ?? [])];
    for (let from = 0; from === 0 || from < services.length; from += servicesPerPiece) {
      if (this.#buildTurn.over) {
        await nextTurn();
        this.#buildTurn = this.#newTurn();
      }
      if (this.#evaluation === undefined || this.#held.get(tree.target)?.tree !== tree) return;
      tree.apply(this.#evaluation, services.slice(from, from + servicesPerPiece));
    }
  }
}

function newTurn(): Turn {
  return turnOf(turnMs, () => performance.now());
}
