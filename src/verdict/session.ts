import type { DirectExpectation } from "../expectation/expectation.ts";
import { familyOf, type IpAddress, type IpPrefix } from "../model/address.ts";
import type { BgpNeighbor } from "../model/target.ts";
import type { TargetIndex } from "./target-index.ts";

/** What a leaf tells of its BGP session with a node. `missing`: it tells of others, and has none with the node.
 *  `not-told`: it tells nothing of its neighbours. */
export type NodeSession = BgpNeighbor | "missing" | "not-told";

/** The session a node's announcement of a prefix goes out on, by the node's addresses. A node of two families has two
 *  sessions, and only one of them carries the prefix. */
export function sessionOf(
  leaf: TargetIndex,
  networkInstance: string,
  prefix: IpPrefix,
  direct: DirectExpectation | undefined,
  addresses: readonly IpAddress[],
): NodeSession {
  const peers = direct?.expectation.peers ?? [];
  const families = new Set(peers.flatMap(({ address }) => (address === undefined ? [] : familyOf(address))));
  if (families.size === 0) families.add(familyOf(prefix));
  const carrying = addresses.filter((address) => families.has(familyOf(address)));
  const found = leaf.neighbor(networkInstance, carrying) ?? leaf.neighbor(networkInstance, addresses);
  return found ?? (leaf.told("bgp") ? "missing" : "not-told");
}
