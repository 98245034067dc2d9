import { type IpAddress, isLinkLocal, parseAddress } from "../model/address.ts";
import { type AttachmentTarget, linksTo, macsOf } from "./attachment-rules.ts";
import type { NodeAddressIndex, NodeIdentity } from "./expectation.ts";

/** The BGP neighbours of one route table of a leaf: those that are known nodes, and those whose address nobody told. */
interface Neighbors {
  readonly byNode: ReadonlyMap<string, readonly IpAddress[]>;
  readonly strangers: readonly IpAddress[];
}

/** By which addresses a leaf's own BGP neighbours show a node to speak (tier 4 of kubernetes-expectations 2). A session from a
 *  host VRF starts from an address Kubernetes does not tell; that it is the node's shows by the link it is on. */
export class SwitchAddresses {
  readonly #nodes: Pick<NodeAddressIndex, "nodeOf">;
  readonly #neighbors = new Map<string, Neighbors>();
  readonly #known = new Map<string, readonly IpAddress[]>();

  constructor(nodes: Pick<NodeAddressIndex, "nodeOf">) {
    this.#nodes = nodes;
  }

  /** The addresses of a node's sessions in a network instance of a leaf. */
  of(node: NodeIdentity, target: AttachmentTarget, networkInstance: string): readonly IpAddress[] {
    const place = `${target.name}|${networkInstance}`;
    const key = `${node.name}\n${place}`;
    let known = this.#known.get(key);
    if (known === undefined) {
      const neighbors = this.#neighbors.get(place) ?? this.#read(target, networkInstance);
      this.#neighbors.set(place, neighbors);
      const own = neighbors.byNode.get(node.name) ?? [];
      known = neighbors.strangers.length === 0 ? own : [...own, ...onLinksOf(node, target, neighbors.strangers)];
      this.#known.set(key, known);
    }
    return known;
  }

  #read({ facts }: AttachmentTarget, networkInstance: string): Neighbors {
    const byNode = new Map<string, IpAddress[]>();
    const strangers: IpAddress[] = [];
    for (const neighbor of facts.bgpNeighbors) {
      const address = neighbor.networkInstance === networkInstance ? parseAddress(neighbor.peerAddress) : undefined;
      if (address === undefined || isLinkLocal(address)) continue;
      const node = this.#nodes.nodeOf(address);
      if (node === undefined) strangers.push(address);
      else byNode.set(node, [...(byNode.get(node) ?? []), address]);
    }
    return { byNode, strangers };
  }
}

/** Those of the addresses that have the MAC of an address of the node, or where that is not known, are on its link. */
function onLinksOf(
  node: NodeIdentity,
  target: AttachmentTarget,
  strangers: readonly IpAddress[],
): readonly IpAddress[] {
  const macs = macsOf(node, target);
  const links = new Set(macs.size === 0 ? linksTo(node, target) : []);
  const found = target.facts.arpEntries.flatMap(({ address: text, subinterface, linkLayerAddress }) => {
    const near = linkLayerAddress !== undefined && macs.has(linkLayerAddress);
    const address = near || links.has(subinterface) ? parseAddress(text) : undefined;
    return address !== undefined && strangers.includes(address) ? [address] : [];
  });
  return [...new Set(found)];
}
