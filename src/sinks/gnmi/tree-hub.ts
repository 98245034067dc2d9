import type { Evaluation } from "../../verdict/verdict.ts";
import { ServiceIndex } from "../service-index.ts";
import { LeafTree, type NodeChange } from "./leaf-tree.ts";
import type { CollectorIdentity } from "./verdict-tree.ts";

/** Who is told of a leaf's tree. Calls come only from `TreeHub`. */
export interface TreeSubscriber {
  /** A leaf's name, or `*` for all. */
  readonly target: string;
  /** This leaf's tree is there now. */
  attach(tree: LeafTree): void;
  changed(tree: LeafTree, changes: readonly NodeChange[]): void;
  /** The leaf is no longer ours. */
  detach(target: string): void;
  /** Every tree there is at this moment is attached; `known` is false if the one asked for is none of ours. */
  attached(known: boolean): void;
}

/** Keeps a tree for each leaf somebody subscribes to, and none for the others. */
export class TreeHub {
  readonly #identity: CollectorIdentity;
  readonly #index = new ServiceIndex();
  readonly #trees = new Map<string, LeafTree>();
  readonly #subscribers = new Set<TreeSubscriber>();
  #evaluation: Evaluation | undefined;

  constructor(identity: CollectorIdentity) {
    this.#identity = identity;
  }

  /** The last evaluation; undefined before the first. */
  get evaluation(): Evaluation | undefined {
    return this.#evaluation;
  }

  /** Brings the trees up to date and tells the subscribers what changed. */
  deliver(evaluation: Evaluation): void {
    const affected = this.#index.apply(evaluation);
    const first = this.#evaluation === undefined;
    this.#evaluation = evaluation;
    for (const tree of this.#trees.values()) {
      if (!evaluation.snapshot.targets.has(tree.target)) this.#drop(tree.target);
      else {
        const changes = affected.size === 0 ? [] : tree.apply(evaluation, affected);
        if (changes.length > 0) for (const subscriber of this.#of(tree.target)) subscriber.changed(tree, changes);
      }
    }
    if (first) for (const subscriber of this.#subscribers) this.#attach(subscriber, evaluation);
    else this.#attachNewTargets(evaluation);
  }

  /** Tells the subscriber from now on. Before the first evaluation nothing is known, and it waits. */
  subscribe(subscriber: TreeSubscriber): void {
    this.#subscribers.add(subscriber);
    if (this.#evaluation !== undefined) this.#attach(subscriber, this.#evaluation);
  }

  /** Tells the subscriber no more; a tree that nobody wants is let go. */
  unsubscribe(subscriber: TreeSubscriber): void {
    if (!this.#subscribers.delete(subscriber)) return;
    for (const target of this.#trees.keys()) {
      if (this.#of(target).length === 0) this.#trees.delete(target);
    }
  }

  #attach(subscriber: TreeSubscriber, evaluation: Evaluation): void {
    const { targets } = evaluation.snapshot;
    if (subscriber.target === "*") {
      for (const target of targets.keys()) subscriber.attach(this.#tree(target, evaluation));
      subscriber.attached(true);
      return;
    }
    const known = targets.has(subscriber.target);
    if (known) subscriber.attach(this.#tree(subscriber.target, evaluation));
    subscriber.attached(known);
  }

  #attachNewTargets(evaluation: Evaluation): void {
    const forAll = [...this.#subscribers].filter(({ target }) => target === "*");
    if (forAll.length === 0 || this.#trees.size === evaluation.snapshot.targets.size) return;
    for (const target of evaluation.snapshot.targets.keys()) {
      if (this.#trees.has(target)) continue;
      const tree = this.#tree(target, evaluation);
      for (const subscriber of forAll) subscriber.attach(tree);
    }
  }

  #tree(target: string, evaluation: Evaluation): LeafTree {
    const held = this.#trees.get(target);
    if (held) return held;
    const tree = new LeafTree(target, this.#identity, evaluation);
    this.#trees.set(target, tree);
    return tree;
  }

  #drop(target: string): void {
    this.#trees.delete(target);
    for (const subscriber of this.#of(target)) subscriber.detach(target);
  }

  #of(target: string): readonly TreeSubscriber[] {
    return [...this.#subscribers].filter((subscriber) => subscriber.target === target || subscriber.target === "*");
  }
}
