import type { Snapshot } from "../model/snapshot.ts";
import { AttachmentIndex, sameJson, tellsTheSame } from "./attachment.ts";
import type { AttachmentMemory } from "./attachment-memory.ts";
import type { AttachmentOptions, AttachmentTarget } from "./attachment-rules.ts";
import type { ClusterExpectations, NodeAddressIndex, PrefixExpectation, TargetExpectation } from "./expectation.ts";

/** Attachment over the rounds of an evaluation: one index serves as long as nodes and leaves stay as they are. */
export class Attacher {
  readonly #options: AttachmentOptions;
  #snapshot: Snapshot | undefined;
  #nodes: NodeAddressIndex | undefined;
  #targets: readonly AttachmentTarget[] = [];
  #index: AttachmentIndex | undefined;
  #memory: AttachmentMemory;
  /** Undefined: any node may have moved. */
  #moved: Set<string> | undefined;

  constructor(options: AttachmentOptions, memory: AttachmentMemory = new Map()) {
    this.#options = options;
    this.#memory = memory;
  }

  /** Where nodes are and were seen: for another one to go on with. */
  get memory(): AttachmentMemory {
    return this.#memory;
  }

  /** The nodes that have moved since the last call (`AttachmentIndex.movedSince`); undefined: any may have. */
  takeMoved(): ReadonlySet<string> | undefined {
    const moved = this.#moved;
    this.#moved = new Set();
    return moved;
  }

  /** What the leaves of a snapshot should hold of one prefix; empty for a prefix nobody expects anything of. */
  attach(
    expectations: ClusterExpectations,
    prefix: PrefixExpectation["prefix"],
    snapshot: Snapshot,
  ): readonly TargetExpectation[] {
    const expected = expectations.prefixes.get(prefix);
    return expected === undefined ? [] : this.index(expectations, snapshot).targetExpectations(expected);
  }

  /** The index for a snapshot. Leaves are looked at once for each snapshot. */
  index(expectations: Pick<ClusterExpectations, "cluster" | "nodes">, snapshot: Snapshot): AttachmentIndex {
    const { nodes } = expectations;
    if (this.#index !== undefined && this.#snapshot === snapshot && this.#nodes === nodes) return this.#index;
    const targets = [...snapshot.targets.values()].map(({ name, fib, facts }) => ({
      name,
      facts,
      networkInstances: fib.networkInstances,
      ownAddresses: fib.ownAddresses(),
      unheard: fib.freshness === "connecting" || fib.freshness === "syncing",
    }));
    if (this.#index === undefined || this.#nodes !== nodes || !sameTargets(this.#targets, targets)) {
      const index = new AttachmentIndex(targets, expectations, this.#options, this.#memory);
      const moved = this.#index && index.movedSince(this.#index);
      if (moved === undefined) this.#moved = undefined;
      else for (const node of moved) this.#moved?.add(node);
      this.#index = index;
      this.#memory = index.memory;
      this.#nodes = nodes;
      this.#targets = targets;
    }
    this.#snapshot = snapshot;
    return this.#index;
  }
}

function sameTargets(a: readonly AttachmentTarget[], b: readonly AttachmentTarget[]): boolean {
  return (
    a.length === b.length &&
    a.every((one, index) => {
      const other = b[index];
      return (
        other !== undefined &&
        one.name === other.name &&
        one.unheard === other.unheard &&
        sameJson(one.networkInstances, other.networkInstances) &&
        tellsTheSame(one, other)
      );
    })
  );
}
