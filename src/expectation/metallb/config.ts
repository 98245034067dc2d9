import type { Family, IpAddress } from "../../model/address.ts";
import type {
  BgpAdvertisement,
  ClusterNode,
  ClusterView,
  L2Advertisement,
  ObjectMeta,
  ResourceName,
} from "../../model/cluster.ts";
import type { MetallbFacts } from "./facts.ts";
import { type Peer, readPeer } from "./peers.ts";
import { type Pool, poolFor, readPool } from "./pools.ts";
import { anySelects } from "./selectors.ts";

/** A BGPAdvertisement and the pools it is for. */
export interface Advertised {
  readonly name: string;
  readonly object: BgpAdvertisement;
  readonly pools: ReadonlySet<string>;
  /** 0 where none is given: each backend has its own default. */
  readonly localPref: number;
}

/** MetalLB's custom resources as one speaker would read them, before its node's selectors: one generation of them. */
export interface MetallbConfig {
  readonly pools: readonly Pool[];
  readonly advertisements: readonly Advertised[];
  readonly peers: readonly Peer[];
  readonly l2Advertisements: readonly L2Advertisement[];
  /** Pools that an L2Advertisement is for. */
  readonly l2Pools: ReadonlySet<string>;
  /** Objects of MetalLB's kinds outside its namespace: they have no effect. */
  readonly ignored: readonly { readonly kind: string; readonly meta: ObjectMeta }[];
  /** The one pool that holds all of the addresses. */
  poolFor(addresses: readonly IpAddress[]): Pool | undefined;
}

/** What of a generation concerns one node. */
export interface NodeConfig {
  readonly config: MetallbConfig;
  readonly advertisements: readonly Advertised[];
  readonly peers: readonly Peer[];
}

/** The length an advertisement gives to addresses of a family, in bits. */
export function aggregationLength(advertisement: BgpAdvertisement, family: Family): number {
  return family === 4 ? advertisement.aggregationLength : advertisement.aggregationLengthV6;
}

/** Reads MetalLB's objects of its own namespace, each kind sorted by name. */
export function readConfig(view: ClusterView, facts: MetallbFacts): MetallbConfig {
  const ignored: { kind: string; meta: ObjectMeta }[] = [];
  const own = <R extends ResourceName>(resource: R, kind: string) => {
    const objects = [...view.resource(resource).objects.values()];
    for (const meta of objects) if (meta.namespace !== facts.namespace) ignored.push({ kind, meta });
    return objects.filter(({ namespace }) => namespace === facts.namespace).sort(byName);
  };
  const pools = own("ipaddresspools", "IPAddressPool").map(readPool);
  const advertisements = own("bgpadvertisements", "BGPAdvertisement").map((object) => ({
    name: object.name,
    object,
    pools: poolsOf(object, pools),
    localPref: object.localPref ?? 0,
  }));
  const peers = own("bgppeers", "BGPPeer").map((peer) => readPeer(peer, facts.backend));
  const l2Advertisements = own("l2advertisements", "L2Advertisement");
  const l2Pools = new Set(l2Advertisements.flatMap((object) => [...poolsOf(object, pools)]));
  ignored.sort((a, b) => byName(a.meta, b.meta));
  const held = { pools, advertisements, peers, l2Advertisements, l2Pools, ignored };
  return { ...held, poolFor: (addresses) => poolFor(pools, addresses) };
}

/** What of a configuration concerns a node: the speaker drops advertisements and peers that do not select it. */
export function nodeConfig(config: MetallbConfig, node: ClusterNode): NodeConfig {
  return {
    config,
    advertisements: config.advertisements.filter(({ object }) => anySelects(object.nodeSelectors, node.labels)),
    peers: config.peers.filter(({ object }) => anySelects(object.nodeSelectors, node.labels)),
  };
}

/** The pools an advertisement is for: those named and those selected; all if it neither names nor selects. */
export function poolsOf(
  advertisement: Pick<BgpAdvertisement, "ipAddressPools" | "ipAddressPoolSelectors">,
  pools: readonly Pool[],
): ReadonlySet<string> {
  const { ipAddressPools, ipAddressPoolSelectors } = advertisement;
  const all = ipAddressPools.length === 0 && ipAddressPoolSelectors.length === 0;
  const chosen = pools.filter(
    ({ name, labels }) =>
      all ||
      ipAddressPools.includes(name) ||
      (ipAddressPoolSelectors.length > 0 && anySelects(ipAddressPoolSelectors, labels)),
  );
  return new Set(chosen.map(({ name }) => name));
}

function byName(a: ObjectMeta, b: ObjectMeta): number {
  if (a.name !== b.name) return a.name < b.name ? -1 : 1;
  return a.namespace < b.namespace ? -1 : a.namespace > b.namespace ? 1 : 0;
}
