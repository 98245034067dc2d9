import { type IpAddress, parseAddress } from "../model/address.ts";
import type {
  BgpNeighbor,
  DatapathResource,
  FactTree,
  LinkState,
  NeighborEntry,
  TargetFacts,
} from "../model/target.ts";

/** From this share on a datapath resource counts as used up. */
const fullPercent = 95;
/** Resources whose end keeps routes or next hops out of the datapath. */
const routing = /lpm|exact-match|kaps|ecmp|next-hop|ip-hosts/;

/** One leaf's facts, by what they are asked for. */
export class TargetIndex {
  readonly #facts: TargetFacts;
  readonly #neighbors = new Map<string, BgpNeighbor>();
  readonly #entries = new Map<IpAddress, NeighborEntry>();

  constructor(facts: TargetFacts) {
    this.#facts = facts;
    for (const neighbor of facts.bgpNeighbors) {
      const address = parseAddress(neighbor.peerAddress);
      if (address !== undefined) this.#neighbors.set(`${neighbor.networkInstance}|${address}`, neighbor);
    }
    for (const entry of facts.arpEntries) {
      const address = parseAddress(entry.address);
      if (address !== undefined) this.#entries.set(address, entry);
    }
  }

  /** Whether the leaf has told a tree whole: what is not in it is not there, rather than not known. */
  told(tree: FactTree): boolean {
    return this.#facts.told?.includes(tree) === true;
  }

  /** The BGP neighbour of one of these addresses; an established one before others. */
  neighbor(networkInstance: string, addresses: readonly IpAddress[]): BgpNeighbor | undefined {
    const found = addresses.flatMap((address) => this.#neighbors.get(`${networkInstance}|${address}`) ?? []);
    return found.find(({ sessionState }) => sessionState === "established") ?? found[0];
  }

  /** The ARP or ND entry of one of these addresses. */
  entry(addresses: readonly IpAddress[]): NeighborEntry | undefined {
    for (const address of addresses) {
      const entry = this.#entries.get(address);
      if (entry) return entry;
    }
    return undefined;
  }

  /** A subinterface that is down, or the port below it; undefined if neither is known to be. */
  downLink(subinterface: string): { readonly name: string; readonly reason: string | undefined } | undefined {
    const port = subinterface.slice(0, Math.max(0, subinterface.lastIndexOf(".")));
    for (const name of [port, subinterface]) {
      const link: LinkState | undefined = this.#facts.links?.[name];
      if (link?.operState === "down") return { name, reason: link.operDownReason };
    }
    return undefined;
  }

  /** The fullest resource that keeps routes out, if it is used up. */
  exhausted(): DatapathResource | undefined {
    return (this.#facts.resources ?? [])
      .filter(({ name, usedPercent }) => usedPercent >= fullPercent && routing.test(name))
      .sort((a, b) => b.usedPercent - a.usedPercent)[0];
  }
}

const indexes = new WeakMap<TargetFacts, TargetIndex>();

/** The index of facts, made once for each. */
export function indexOf(facts: TargetFacts): TargetIndex {
  const known = indexes.get(facts) ?? new TargetIndex(facts);
  indexes.set(facts, known);
  return known;
}
