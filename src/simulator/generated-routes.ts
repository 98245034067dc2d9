import { formatPrefix, type IpPrefix, parseAddress } from "../model/address.ts";
import type { Clock } from "../model/clock.ts";
import { RouteTable, type Via } from "./route-table.ts";
import { Tree } from "./tree.ts";

/** A tree with many BGP routes, to be forked for as many leaves as one likes: they share it until they change.
 *  Every fourth route is IPv6. The prefixes lie in 10.64.0.0/10 and 2001:db8:1000::/36. */
export function generatedTree(routes: number, clock: Clock): Tree {
  const tree = new Tree();
  // Far from the indexes a leaf gives out itself.
  const options = { networkInstance: "default", release: "25.3", clock, firstIndex: 90_000_000_000n } as const;
  const table = new RouteTable(tree, options);
  table.connect("ethernet-1/101.0", "198.51.100.1/24");
  table.connect("ethernet-1/101.0", "2001:db8:101::1/64");
  for (let index = 0; index < routes; index++) {
    const v6 = index % 4 === 3;
    table.set({ prefix: generatedPrefix(index, v6), via: viaOf(index, v6) });
  }
  return tree;
}

/** The prefix of the route with this number. */
export function generatedPrefix(index: number, v6: boolean): IpPrefix {
  if (v6) return formatPrefix({ family: 6, w0: 0x20010db8, w1: 0x10000000 + index, w2: 0, w3: 0, length: 64 });
  return formatPrefix({ family: 4, w0: 0x0a400000 + index, w1: 0, w2: 0, w3: 0, length: 32 });
}

/** One to four of eight neighbours. */
function viaOf(index: number, v6: boolean): Via[] {
  const hops: Via[] = [];
  for (let hop = 0; hop <= (index >> 2) % 4; hop++) {
    const host = 11 + ((index + hop) % 8);
    const address = parseAddress(v6 ? `2001:db8:101::${host.toString(16)}` : `198.51.100.${host}`);
    if (address !== undefined) hops.push({ address });
  }
  return hops;
}
