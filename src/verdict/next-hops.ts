import type { NodeAddressIndex } from "../expectation/expectation.ts";
import type { IpAddress } from "../model/address.ts";
import type { FibNextHop } from "../model/fib.ts";

/** Whether packets of a next hop go to one of these addresses: the protocol next hop is looked at first, then what it
 *  resolves to. */
export function leadsTo(hop: FibNextHop, acceptable: readonly IpAddress[]): boolean {
  if (hop.address !== undefined && acceptable.includes(hop.address)) return true;
  return hop.resolvedBy.some(({ address }) => address !== undefined && acceptable.includes(address));
}

/** The acceptable addresses by which these next hops lead there, each once. */
export function addressesOf(hops: readonly FibNextHop[], acceptable: readonly IpAddress[]): IpAddress[] {
  const found = new Set<IpAddress>();
  for (const hop of hops) {
    const address = addresses(hop).find((one) => acceptable.includes(one));
    if (address !== undefined) found.add(address);
  }
  return [...found];
}

/** The node a next hop leads to, by any of its addresses. */
export function nodeBehind(hop: FibNextHop, nodes: Pick<NodeAddressIndex, "nodeOf">): string | undefined {
  for (const address of addresses(hop)) {
    const node = nodes.nodeOf(address);
    if (node !== undefined) return node;
  }
  return undefined;
}

/** The addresses of a next hop: that of the protocol, then those it resolves to. */
function addresses(hop: FibNextHop): IpAddress[] {
  return [hop.address, ...hop.resolvedBy.map(({ address }) => address)].filter((address) => address !== undefined);
}
