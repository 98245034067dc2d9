import type { FibNextHopGroup } from "../model/fib.ts";
import type { RouteEvidence } from "./verdict.ts";

/** What a group comes to, whatever its index. */
export interface GroupContent {
  /** All it says but the indexes, in one text: two groups of the same content forward alike and are judged alike. */
  readonly text: string;
  /** Its next hops as evidence. */
  readonly nextHops: RouteEvidence["nextHops"];
}

const nothing: GroupContent = { text: "", nextHops: [] };
const contents = new WeakMap<FibNextHopGroup, GroupContent>();

/** The content of a group: worked out once for a join, however many routes share it. */
export function contentOf(group: FibNextHopGroup | undefined): GroupContent {
  if (group === undefined) return nothing;
  const known = contents.get(group);
  if (known) return known;
  const content: GroupContent = {
    text: JSON.stringify(group, (key, value: unknown) => (key === "index" ? undefined : value)),
    nextHops: group.nextHops.map((hop) => ({
      address: hop.address,
      type: hop.type,
      resolved: hop.resolved,
      subinterface: hop.subinterface ?? hop.resolvedBy[0]?.subinterface,
    })),
  };
  contents.set(group, content);
  return content;
}
