import type { NodeIdentity } from "./expectation.ts";

/** The rules by which the leaves themselves tell where a node is, the surest first. */
const learningSources = ["bgp-neighbor", "unnumbered", "arp-nd"] as const;

/** A route table a node was seen at, and by which rule. */
export interface LearntPlace {
  readonly target: string;
  readonly networkInstance: string;
  readonly source: (typeof learningSources)[number];
}

/** Where nodes were seen, by node name: a dynamic BGP neighbour goes with its session, and the loss of it is what has to be
 *  told. It holds nodes and leaves that there are, so it is as bounded as they. */
export type AttachmentMemory = ReadonlyMap<string, readonly LearntPlace[]>;

/** What is to be believed of a node's places, by what was seen before and what is seen now. Less than before is a loss, and
 *  the places stay; another place, or a surer rule, takes the place of all that was. */
export function recall(before: readonly LearntPlace[], found: readonly LearntPlace[]): readonly LearntPlace[] {
  const [first] = found;
  const [earlier] = before;
  if (first === undefined || earlier === undefined) return first === undefined ? before : found;
  const rank = ({ source }: LearntPlace): number => learningSources.indexOf(source);
  if (rank(first) < rank(earlier)) return found;
  return found.every((one) => isAt(before, one)) ? before : found;
}

/** Whether a place is among others. */
export function isAt(
  places: readonly LearntPlace[],
  { target, networkInstance }: Pick<LearntPlace, "target" | "networkInstance">,
): boolean {
  return places.some((one) => one.target === target && one.networkInstance === networkInstance);
}

/** What is remembered of the nodes there are, on the leaves there are. */
export function remembered(
  before: AttachmentMemory,
  nodes: Iterable<NodeIdentity>,
  targets: { has(name: string): boolean },
  seen: (node: NodeIdentity) => readonly LearntPlace[],
): AttachmentMemory {
  const memory = new Map<string, readonly LearntPlace[]>();
  let none = true;
  for (const node of nodes) {
    none = false;
    const known = (before.get(node.name) ?? []).filter(({ target }) => targets.has(target));
    const places = recall(known, seen(node));
    if (places.length > 0) memory.set(node.name, places);
  }
  return none ? before : memory; // a cluster that has not told its nodes yet
}
