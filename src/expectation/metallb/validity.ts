import { addressBits, type Family } from "../../model/address.ts";
import type { ClusterView, LabelSelector } from "../../model/cluster.ts";
import { type Advertised, aggregationLength, type MetallbConfig, type NodeConfig } from "./config.ts";
import type { MetallbFacts } from "./facts.ts";
import type { Peer } from "./peers.ts";
import { overlap } from "./pools.ts";
import { isKnownOperator } from "./selectors.ts";

/** Why a node's speaker refuses its configuration, in words; undefined if it takes it. The speaker's own
 *  ConfigurationState decides where there is one; without it (MetalLB before 0.15.3) what it checks is checked here. */
export type ConfigProblem = string | undefined;

/** The checks that hold for every node alike. */
export function commonProblem(config: MetallbConfig): ConfigProblem {
  for (const pool of config.pools) {
    const [bad] = pool.unreadable;
    if (bad !== undefined) return `IPAddressPool ${pool.name} holds ${JSON.stringify(bad)}, no CIDR and no range`;
  }
  const shared = overlap(config.pools);
  return shared && `address pools overlap: ${shared[0]} and ${shared[1]}`;
}

/** The checks over what concerns one node. */
export function nodeProblem(own: NodeConfig, facts: MetallbFacts, view: ClusterView): ConfigProblem {
  return (
    selectorProblem(own) ??
    aggregationProblem(own) ??
    localPrefProblem(own.advertisements) ??
    namesProblem(own, view) ??
    (facts.backend === "native" ? nativeProblem(own, view) : frrProblem(own.peers)) ??
    echoProblem(own, view)
  );
}

/** Whether two advertisements would set two local preferences on one and the same announcement. Those without a common
 *  peer do not meet, nor those that differ in both lengths. */
export function clash(a: Advertised, b: Advertised): boolean {
  if (a.localPref === b.localPref) return false;
  const lengthsDiffer =
    a.object.aggregationLength !== b.object.aggregationLength &&
    a.object.aggregationLengthV6 !== b.object.aggregationLengthV6;
  if (lengthsDiffer) return false;
  if (a.object.peers.length === 0 || b.object.peers.length === 0) return true;
  return a.object.peers.some((peer) => b.object.peers.includes(peer));
}

function selectorProblem({ advertisements, peers }: NodeConfig): ConfigProblem {
  const bad = (selectors: readonly LabelSelector[]): string | undefined =>
    selectors.flatMap(({ matchExpressions }) => matchExpressions).find(({ operator }) => !isKnownOperator(operator))
      ?.operator;
  for (const { name, object } of advertisements) {
    const operator = bad(object.ipAddressPoolSelectors) ?? bad(object.serviceSelectors);
    if (operator) return `BGPAdvertisement ${name} has the unknown operator ${operator}`;
    const aggregates = object.aggregationLength < addressBits(4) || object.aggregationLengthV6 < addressBits(6);
    if (object.serviceSelectors.length > 0 && aggregates) {
      return `BGPAdvertisement ${name} has serviceSelectors, which cannot be combined with aggregation`;
    }
  }
  const peer = peers.find(({ object }) => bad(object.nodeSelectors) !== undefined);
  return peer && `BGPPeer ${peer.name} has an unknown operator`;
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

function localPrefProblem(advertisements: readonly Advertised[]): ConfigProblem {
  const plain = advertisements.filter(({ object }) => object.serviceSelectors.length === 0);
  for (const [index, a] of plain.entries()) {
    for (const b of plain.slice(index + 1)) {
      if ([...a.pools].some((pool) => b.pools.has(pool)) && clash(a, b)) {
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
  const aliases = new Set([...communities.objects.values()].flatMap((community) => community.aliases));
  for (const { name, object } of advertisements) {
    const unknown = object.communities.find((community) => !community.includes(":") && !aliases.has(community));
    if (unknown !== undefined) return `BGPAdvertisement ${name} names the community ${unknown}, which does not exist`;
  }
  return undefined;
}

function nativeProblem({ config, advertisements, peers }: NodeConfig, view: ClusterView): ConfigProblem {
  for (const { name, pools } of advertisements) {
    const pool = config.pools.find((p) => pools.has(p.name) && p.ranges.some(isV6));
    if (pool) return `BGPAdvertisement ${name} is for pool ${pool.name} with IPv6 addresses, which native mode refuses`;
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
