import {
  type CollectorIdentity,
  collectorNode,
  emptyTally,
  serviceBranch,
  summaryNode,
  type TreeNode,
} from "../../../src/sinks/gnmi/verdict-tree.ts";
import { sumCounts } from "../../../src/verdict/service.ts";
import type { Evaluation } from "../../../src/verdict/verdict.ts";

/** The whole tree of one leaf, from scratch: what a `LeafTree` has to be equal to. */
export function leafNodes(evaluation: Evaluation, target: string, identity: CollectorIdentity): readonly TreeNode[] {
  const branches = [...evaluation.services.values()].flatMap(
    (service) => serviceBranch(evaluation, service, target) ?? [],
  );
  const states = emptyTally();
  for (const { state } of branches) states[state]++;
  return [
    collectorNode(identity, evaluation),
    summaryNode(states, sumCounts(branches.map(({ counts }) => counts))),
    ...branches.flatMap(({ nodes }) => nodes),
  ];
}
