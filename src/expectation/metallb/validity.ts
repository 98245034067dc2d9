import { addressBits, type Family } from "../../model/address.ts";
import type { ClusterView } from "../../model/cluster.ts";
import { type Advertised, aggregationLength, type MetallbConfig, type NodeConfig } from "./config.ts";
import type { MetallbFacts } from "./facts.ts";
import {
  advertisementObjectProblem,
  communityKind,
  l2ObjectProblem,
  peerObjectProblem,
  selectorsProblem,
} from "./object-problems.ts";
import type { Peer } from "./peers.ts";
import { overlap, type Pool, poolHolds } from "./pools.ts";

/** Why a node's speaker refuses its configuration, in words; undefined if it takes it. The speaker's own
 *  ConfigurationState decides where there is one; without it (MetalLB before 0.15.3) what it checks is checked here. */
export type ConfigProblem = string | undefined;

/** The checks that hold for every node alike. A node selector that cannot be read leaves open which nodes it is for. */
export function commonProblem(config: MetallbConfig, view: ClusterView): ConfigProblem {
  for (const { name, object } of config.advertisements) {
    const problem = selectorsProblem({ nodeSelectors: object.nodeSelectors });
    if (problem) return `BGPAdvertisement ${name} ${problem}`;
  }
  for (const { name, object } of config.peers) {
    const problem = selectorsProblem({ nodeSelectors: object.nodeSelectors });
    if (problem) return `BGPPeer ${name} ${problem}`;
  }
  for (const object of config.l2Advertisements) {
    const problem = selectorsProblem({ nodeSelectors: object.nodeSelectors }) ?? l2ObjectProblem(object);
    if (problem) return `L2Advertisement ${object.name} ${problem}`;
  }
  for (const pool of config.pools) {
    const [bad] = pool.unreadable;
    if (pool.ranges.length === 0 && bad === undefined) return `IPAddressPool ${pool.name} has no addresses`;
    if (bad !== undefined) return `IPAddressPool ${pool.name} holds ${JSON.stringify(bad)}, no CIDR and no range`;
  }
  const shared = overlap(config.pools);
  if (shared) return `address pools overlap: ${shared[0]} and ${shared[1]}`;
  return nodeInPool(config, view);
}

/** Not every release refuses a pool that holds the address of a node, so what is announced then is not known. */
function nodeInPool({ pools }: MetallbConfig, view: ClusterView): ConfigProblem {
  for (const { name, internalIPs } of view.resource("nodes").objects.values()) {
    for (const address of internalIPs) {
      const pool = pools.find((one) => poolHolds(one, address));
      if (pool) return `IPAddressPool ${pool.name} holds ${address}, which is the address of node ${name}`;
    }
  }
  return undefined;
}

/** The checks over what concerns one node. */
export function nodeProblem(own: NodeConfig, facts: MetallbFacts, view: ClusterView): ConfigProblem {
  return localPrefProblem(own) ?? problemOfAny(own, facts, view);
}

/** The same over all there is, as a speaker before 0.16 checks it, but for what holds of one node at a time only. */
export function wholeProblem(config: MetallbConfig, facts: MetallbFacts, view: ClusterView): ConfigProblem {
  const { advertisements, peers } = config;
  return problemOfAny({ config, advertisements, peers }, facts, view);
}

function problemOfAny(own: NodeConfig, facts: MetallbFacts, view: ClusterView): ConfigProblem {
  return (
    objectProblem(own) ??
    aggregationProblem(own) ??
    namesProblem(own, view) ??
    (facts.backend === "native" ? nativeProblem(own, view) : frrProblem(own.peers)) ??
    echoProblem(own, view)
  );
}

/** Whether two advertisements would set two local preferences on one and the same announcement of a pool's addresses. Those
 *  without a common peer do not meet, nor those that differ in the length of every family the pool has. */
export function clash(a: Advertised, b: Advertised, pool: Pool): boolean {
  if (a.localPref === b.localPref) return false;
  const families = new Set(pool.ranges.map(({ family }) => family));
  const meets = (family: Family): boolean =>
    aggregationLength(a.object, family) === aggregationLength(b.object, family);
  if (![...families].some(meets)) return false;
  if (a.object.peers.length === 0 || b.object.peers.length === 0) return true;
  return a.object.peers.some((peer) => b.object.peers.includes(peer));
}

function objectProblem({ advertisements, peers }: NodeConfig): ConfigProblem {
  for (const { name, object } of advertisements) {
    const problem = advertisementObjectProblem(object);
    if (problem) return `BGPAdvertisement ${name} ${problem}`;
  }
  for (const { name, object } of peers) {
    const problem = peerObjectProblem(object);
    if (problem) return `BGPPeer ${name} ${problem}`;
  }
  return undefined;
}

function aggregationProblem({ config, advertisements }: NodeConfig): ConfigProblem {
  for (const { name, object, pools } of advertisements) {
    for (const pool of config.pools) {
      if (!pools.has(pool.name)) continue;
      for (const range of pool.ranges) {
        const length = aggregationLength(object, range.family);
        if (length < 0 || length > addressBits(range.family)) {
          return `BGPAdvertisement ${name} has aggregation length ${length}`;
        }
        if (length < range.shortestLength) {
          return `BGPAdvertisement ${name} aggregates to /${length}, wider than ${range.text} of pool ${pool.name}`;
        }
      }
    }
  }
  return undefined;
}

function localPrefProblem({ config, advertisements }: NodeConfig): ConfigProblem {
  const plain = advertisements.filter(({ object }) => object.serviceSelectors.length === 0);
  for (const [index, a] of plain.entries()) {
    for (const b of plain.slice(index + 1)) {
      const common = config.pools.filter(({ name }) => a.pools.has(name) && b.pools.has(name));
      if (common.some((pool) => clash(a, b, pool))) {
        return `BGPAdvertisements ${a.name} and ${b.name} give one pool two local preferences`;
      }
    }
  }
  return undefined;
}

function namesProblem({ advertisements, peers }: NodeConfig, view: ClusterView): ConfigProblem {
  const profiles = view.resource("bfdprofiles");
  if (profiles.state === "listed") {
    const names = new Set([...profiles.objects.values()].map(({ name }) => name));
    const peer = peers.find(({ object }) => object.bfdProfile && !names.has(object.bfdProfile));
    if (peer) return `BGPPeer ${peer.name} names the BFDProfile ${peer.object.bfdProfile}, which does not exist`;
  }
  const communities = view.resource("communities");
  if (communities.state !== "listed") return undefined;
  const named = [...communities.objects.values()].flatMap((community) => community.aliases).sort();
  const aliases = new Set(named);
  const twice = named.find((alias, index) => named[index - 1] === alias);
  if (twice !== undefined) return `the community ${twice} is defined twice`;
  for (const { name, object } of advertisements) {
    const unknown = object.communities.find((one) => communityKind(one) === "alias" && !aliases.has(one));
    if (unknown !== undefined) return `BGPAdvertisement ${name} names the community ${unknown}, which does not exist`;
  }
  return undefined;
}

function nativeProblem({ config, advertisements, peers }: NodeConfig, view: ClusterView): ConfigProblem {
  for (const { name, pools } of advertisements) {
    const pool = config.pools.find((p) => pools.has(p.name) && p.ranges.some(isV6));
    if (pool) return `BGPAdvertisement ${name} is for pool ${pool.name} with IPv6 addresses, which native mode refuses`;
  }
  for (const { name, object } of advertisements) {
    const large = object.communities.find((community) => communityKind(community) === "large");
    if (large) return `BGPAdvertisement ${name} has the large community ${large}, which native mode refuses`;
  }
  for (const { name, object } of peers) {
    if (object.bfdProfile) return `BGPPeer ${name} has a BFD profile, which native mode refuses`;
    if (object.vrf) return `BGPPeer ${name} has a VRF, which native mode refuses`;
    if (object.interface) return `BGPPeer ${name} is unnumbered, which native mode refuses`;
    if (object.dualStackAddressFamily) return `BGPPeer ${name} is dual stack, which native mode refuses`;
    if (object.dynamicASN) return `BGPPeer ${name} has a dynamic AS number, which native mode refuses`;
    if (object.enableGracefulRestart) return `BGPPeer ${name} has graceful restart, which native mode refuses`;
  }
  return view.resource("bfdprofiles").objects.size > 0 ? "there are BFDProfiles, which native mode refuses" : undefined;
}

function frrProblem(peers: readonly Peer[]): ConfigProblem {
  const [first] = peers;
  const seen = new Map<string, Peer>();
  for (const peer of peers) {
    const { object } = peer;
    if (first && object.routerID !== first.object.routerID) {
      return `BGPPeers ${first.name} and ${peer.name} have two router IDs, which FRR refuses on one node`;
    }
    const identity = `${peer.address ?? object.peerAddress ?? object.interface}|${object.vrf ?? ""}`;
    const twin = seen.get(identity);
    if (twin) return `BGPPeers ${twin.name} and ${peer.name} are the same session`;
    seen.set(identity, peer);
    const other = peers.find((p) => (p.object.vrf ?? "") === (object.vrf ?? "") && p.object.myASN !== object.myASN);
    if (other) return `BGPPeers ${peer.name} and ${other.name} have two own AS numbers in one VRF, which FRR refuses`;
  }
  return undefined;
}

/** BFD echo is not possible where IPv6 is announced. */
function echoProblem({ config, advertisements, peers }: NodeConfig, view: ClusterView): ConfigProblem {
  const echo = new Set<string>();
  for (const profile of view.resource("bfdprofiles").objects.values()) if (profile.echoMode) echo.add(profile.name);
  if (echo.size === 0) return undefined;
  const holdsV6 = new Set(config.pools.filter(({ ranges }) => ranges.some(isV6)).map(({ name }) => name));
  for (const { name, object, pools } of advertisements) {
    if (![...pools].some((pool) => holdsV6.has(pool))) continue;
    const peer = peers.find(
      (p) => (object.peers.length === 0 || object.peers.includes(p.name)) && echo.has(p.object.bfdProfile ?? ""),
    );
    if (peer) return `BGPAdvertisement ${name} announces IPv6 to BGPPeer ${peer.name}, whose BFD profile has echo mode`;
  }
  return undefined;
}

function isV6({ family }: { readonly family: Family }): boolean {
  return family === 6;
}
