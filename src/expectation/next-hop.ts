import { commonBits, type Family, familyOf, type IpAddress } from "../model/address.ts";
import type { ClusterNode } from "../model/cluster.ts";
import type { NodeClaim } from "./advertiser.ts";
import type { Expectation, ExpectationPeer, NodeAddressIndex, NodeFinding, NodeIdentity } from "./expectation.ts";
import { AddressTier, type NodeAddress, type NodeAddressOptions, nodeAddresses } from "./node-address.ts";

/** As in `Expectation.nextHops`. */
export type NextHops = Expectation["nextHops"];

type NextHopMemory = Readonly<Record<Family, WeakMap<NodeClaim, NextHops>>>;

/** Every address of every node: which node stands behind a next hop, and by which addresses a node may stand in a FIB.
 *  An address that two nodes claim belongs to none. */
export class NodeIndex implements NodeAddressIndex {
  readonly findings: readonly NodeFinding[];
  readonly #owner = new Map<IpAddress, string | undefined>();
  readonly #addresses = new Map<string, readonly NodeAddress[]>();
  readonly #identities = new Map<string, NodeIdentity>();
  readonly #nextHops: NextHopMemory = { 4: new WeakMap(), 6: new WeakMap() };
  /** Of the index before: what is as it was keeps its object. */
  readonly #previous: NextHopMemory | undefined;
  readonly #fingerprint: string;

  /** `sources` and `sessions` by node name, as advertisers tell them. */
  constructor(
    nodes: Iterable<ClusterNode>,
    sources: ReadonlyMap<string, readonly IpAddress[]>,
    sessions: ReadonlyMap<string, readonly ExpectationPeer[]>,
    options: NodeAddressOptions,
    previous?: NodeIndex,
  ) {
    this.#previous = previous ? previous.#nextHops : undefined;
    const sorted = [...nodes].sort((a, b) => (a.name < b.name ? -1 : 1));
    const claimed = new Map<IpAddress, Set<string>>();
    const all = sorted.map((node) => ({ node, own: nodeAddresses(node, sources.get(node.name) ?? [], options) }));
    for (const { node, own } of all) {
      for (const { address } of own) claimed.set(address, (claimed.get(address) ?? new Set()).add(node.name));
    }
    for (const [address, names] of claimed) this.#owner.set(address, names.size === 1 ? [...names][0] : undefined);
    for (const { node, own } of all) {
      const unambiguous = own.filter(({ address }) => this.#owner.get(address) !== undefined);
      this.#addresses.set(node.name, unambiguous);
      this.#identities.set(node.name, {
        name: node.name,
        hostname: node.hostname,
        labels: node.labels,
        addresses: unambiguous.map(({ address }) => address),
        named: unambiguous.filter(({ tier }) => tier <= AddressTier.source).map(({ address }) => address),
        peers: sessions.get(node.name) ?? [],
      });
    }
    this.#fingerprint = JSON.stringify([[...this.#identities.values()], [...this.#addresses]]);
    this.findings = [...claimed]
      .filter(([, names]) => names.size > 1)
      .flatMap(([address, names]) =>
        [...names].map((node) => {
          const others = [...names].filter((name) => name !== node).join(", ");
          const message = `its address ${address} is claimed by ${others} too, so it tells no next hop`;
          return { node, reason: "ambiguous-node-address", severity: "warning", message } as const;
        }),
      );
  }

  nodeOf(address: IpAddress): string | undefined {
    return this.#owner.get(address);
  }

  identityOf(node: string): NodeIdentity | undefined {
    return this.#identities.get(node);
  }

  identities(): Iterable<NodeIdentity> {
    return this.#identities.values();
  }

  /** By which addresses a node may stand as next hop of a prefix of this family. Looked up by the claim's identity:
   *  claims of one content are one object. */
  nextHopsOf(claim: NodeClaim, family: Family): NextHops {
    const known = this.#nextHops[family].get(claim);
    if (known !== undefined) return known;
    const made = nextHops(this.#addresses.get(claim.node) ?? [], claim.peers, family);
    const before = this.#previous?.[family].get(claim);
    const hops = before && sameNextHops(before, made) ? before : made;
    this.#nextHops[family].set(claim, hops);
    return hops;
  }

  /** Whether everything is as in another index. */
  equals(other: NodeIndex): boolean {
    return this.#fingerprint === other.#fingerprint;
  }
}

/** Whether two next hops are the same. */
export function sameNextHops(a: NextHops, b: NextHops): boolean {
  if (a === b) return true;
  if (a.kind !== b.kind || a.preferred !== b.preferred || a.acceptable.length !== b.acceptable.length) return false;
  return a.acceptable.every((address, index) => address === b.acceptable[index]);
}

/** Two networks count as the same when an address shares so many leading bits with the peer's. */
const nearBits = { 4: 16, 6: 48 } as const;

/** The first tier that is not empty is preferred, if it names a single address; all are acceptable. */
export function nextHops(
  addresses: readonly NodeAddress[],
  peers: readonly ExpectationPeer[],
  family: Family,
): NextHops {
  if (peers.length > 0 && peers.every((peer) => peer.interface !== undefined && peer.address === undefined)) {
    return { acceptable: addresses.map(({ address }) => address), kind: "link-local" };
  }
  const ofFamily = tiered(
    addresses.filter(({ address }) => familyOf(address) === family),
    peers,
  );
  const crosses = peers.some(({ address }) => address === undefined || familyOf(address) !== family);
  const others = crosses ? addresses.filter(({ address }) => familyOf(address) !== family) : [];
  const acceptable = [...ofFamily, ...others].map(({ address }) => address);
  if (acceptable.length === 0) return { acceptable, kind: "unknown" };
  const [best] = ofFamily;
  const [first, ...equal] = ofFamily.filter(({ tier }) => tier === best?.tier);
  // One that somebody named or that is in the peer's network is it; of others of one tier none is likelier.
  const single = first !== undefined && (first.tier <= AddressTier.near || equal.length === 0);
  const preferred = single ? first.address : undefined;
  // In a host VRF the session starts from an address Kubernetes does not tell, unless somebody names it.
  const inVrf = peers.length > 0 && peers.every(({ vrf }) => vrf !== undefined);
  if (inVrf && (best === undefined || best.tier > AddressTier.near)) return { acceptable, kind: "unknown" };
  return { ...(preferred === undefined ? {} : { preferred }), acceptable, kind: "address" };
}

/** The likeliest first: with the InternalIP that is nearest to a peer in a tier of its own. */
function tiered(addresses: readonly NodeAddress[], peers: readonly ExpectationPeer[]): readonly NodeAddress[] {
  const near = nearest(addresses, peers);
  if (near === undefined) return addresses;
  const raised = addresses.map((one) => (one.address === near ? { ...one, tier: AddressTier.near } : one));
  return raised.sort((a, b) => a.tier - b.tier);
}

/** The InternalIP that shares the longest prefix with a peer's address, if that is long enough to mean one network. */
function nearest(addresses: readonly NodeAddress[], peers: readonly ExpectationPeer[]): IpAddress | undefined {
  let best: { readonly address: IpAddress; readonly bits: number } | undefined;
  for (const { address, tier } of addresses) {
    if (tier !== AddressTier.internal) continue;
    for (const peer of peers) {
      const bits = peer.address === undefined ? 0 : commonBits(address, peer.address);
      if (bits >= nearBits[familyOf(address)] && bits > (best?.bits ?? 0)) best = { address, bits };
    }
  }
  return best?.address;
}
