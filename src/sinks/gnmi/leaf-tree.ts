import { formatPath, type Path } from "../../gnmi/path.ts";
import type { Evaluation, NextHopCounts, ServiceKey, ServiceState } from "../../verdict/verdict.ts";
import { addCounts, noCounts } from "./leaf-state.ts";
import {
  type CollectorIdentity,
  collectorNode,
  emptyTally,
  fabricLeaf,
  type LeafValue,
  type NodeKey,
  type ServiceBranch,
  serviceBranch,
  standsAsBefore,
  summaryNode,
  type TreeNode,
} from "./verdict-tree.ts";

/** A node that changed, is new or gone (then it is no longer in the tree). `leaves` names those whose value differs. */
export interface NodeChange {
  readonly key: NodeKey;
  readonly path: Path;
  readonly leaves: readonly string[];
}

/** The tree of one leaf, kept up from evaluation to evaluation. It lives as long as somebody asks for the leaf. */
export class LeafTree {
  readonly target: string;
  readonly #identity: CollectorIdentity;
  readonly #nodes = new Map<NodeKey, TreeNode>();
  readonly #branches = new Map<ServiceKey, ServiceBranch>();
  readonly #tally = emptyTally();
  #counts: NextHopCounts = noCounts;

  /** Empty: its services are given to `apply`. */
  constructor(target: string, identity: CollectorIdentity) {
    this.target = target;
    this.#identity = identity;
  }

  /** Every node; parents stand before their children. */
  nodes(): Iterable<readonly [NodeKey, TreeNode]> {
    return this.#nodes;
  }

  /** How many nodes there are. */
  get size(): number {
    return this.#nodes.size;
  }

  /** The node of this key as it is now. */
  node(key: NodeKey): TreeNode | undefined {
    return this.#nodes.get(key);
  }

  /** The node of this path as it is now. */
  nodeAt(path: Path): TreeNode | undefined {
    return this.#nodes.get(formatPath(path));
  }

  /** Takes the affected services in. `/kbutler/collector` moves only with a change on this leaf. */
  apply(evaluation: Evaluation, affected: Iterable<ServiceKey>): readonly NodeChange[] {
    const changes: NodeChange[] = [];
    let counted = this.#nodes.size === 0;
    for (const key of affected) {
      const service = evaluation.services.get(key);
      const held = this.#branches.get(key);
      if (service && held && standsAsBefore(held, evaluation, service, this.target)) {
        this.#setFabricState(held, service.state, changes);
      } else {
        this.#setBranch(key, service && serviceBranch(evaluation, service, this.target), changes);
        counted = true;
      }
    }
    if (changes.length > 0 || this.#nodes.size === 0) {
      if (counted) this.#setNode(summaryNode(this.#tally, this.#counts), changes);
      this.#setNode(collectorNode(this.#identity, evaluation), changes);
    }
    return changes;
  }

  /** What changes most: another leaf's part of a service, seen from here. */
  #setFabricState({ entry }: ServiceBranch, state: ServiceState, changes: NodeChange[]): void {
    if (entry.fabricState === state) return;
    entry.fabricState = state;
    changes.push({ key: entry.key, path: entry.path, leaves: fabricLeaves });
  }

  #setBranch(service: ServiceKey, branch: ServiceBranch | undefined, changes: NodeChange[]): void {
    const held = this.#branches.get(service);
    if (held) this.#count(held, -1);
    if (branch) this.#count(branch, 1);
    const keys = new Set<NodeKey>();
    for (const node of branch?.nodes ?? []) {
      keys.add(node.key);
      this.#setNode(node, changes);
    }
    for (const { key, path, value } of held?.nodes ?? []) {
      if (keys.has(key)) continue;
      this.#nodes.delete(key);
      changes.push({ key, path, leaves: Object.keys(value) });
    }
    if (branch) this.#branches.set(service, branch);
    else this.#branches.delete(service);
  }

  #count({ state, counts }: ServiceBranch, sign: 1 | -1): void {
    this.#tally[state] += sign;
    this.#counts = addCounts(this.#counts, counts, sign);
  }

  #setNode(node: TreeNode, changes: NodeChange[]): void {
    const { key, path, value } = node;
    const leaves = differingLeaves(this.#nodes.get(key)?.value ?? {}, value);
    this.#nodes.set(key, node); // though it says the same: an entry changes within, so it has to be its branch's
    if (leaves.length === 0) return;
    changes.push({ key, path, leaves });
  }
}

const fabricLeaves: readonly string[] = [fabricLeaf];

type Leaves = Readonly<Record<string, LeafValue>>;

function differingLeaves(before: Leaves, after: Leaves): readonly string[] {
  const gone = Object.keys(before).filter((name) => after[name] === undefined);
  return [...Object.keys(after).filter((name) => after[name] !== before[name]), ...gone];
}
