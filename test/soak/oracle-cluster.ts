import {
  type BgpAdvertisement,
  type BgpPeer,
  type ClusterNode,
  type LabelSelector,
  type ObjectKey,
  objectKey,
  type Service,
} from "../../src/model/cluster.ts";
import type { ClusterSeen } from "./cluster-seen.ts";

/** Who announces a prefix, by the rules read off MetalLB's documentation, in the plainest code: no memory, no sharing. */
export interface Announced {
  readonly nodes: Map<string, AnnouncingNode>;
  /** Of the services behind it. */
  holdDownMs: number;
  /** All that have a say about it, be they announced by nobody. */
  readonly services: Set<ObjectKey>;
  /** Some service refuses it for nodes or as a whole. */
  refused: boolean;
}

/** One node that announces a prefix. */
export interface AnnouncingNode {
  readonly peers: Map<string, string>;
  firm: boolean;
  /** Addresses under which it may stand as a next hop. */
  acceptable: readonly string[];
}

/** Whether the cluster runs MetalLB, as its API tells. */
export function hasMetallb(cluster: ClusterSeen): boolean {
  const { ipaddresspools, bgpadvertisements, bgppeers } = cluster.resources;
  if ([ipaddresspools, bgpadvertisements, bgppeers].some(({ state }) => state !== "absent")) return true;
  return cluster.all("daemonsets").some(({ component }) => component === "speaker");
}

/** Every prefix some service has a say about. */
export function announcements(cluster: ClusterSeen, defaultHoldDownMs: number): Map<string, Announced> {
  const result = new Map<string, Announced>();
  const addressesOf = nodeAddresses(cluster);
  for (const service of cluster.all("services")) {
    if (service.annotations["kbutler.io/ignore"] === "true") continue;
    const holdDownMs = askedHoldDownMs(service, defaultHoldDownMs);
    for (const { prefix, nodes } of claims(cluster, service)) {
      const announced = result.get(prefix) ?? { nodes: new Map(), holdDownMs: 0, services: new Set(), refused: false };
      result.set(prefix, announced);
      announced.services.add(objectKey(service));
      if (nodes.length > 0) announced.holdDownMs = Math.max(announced.holdDownMs, holdDownMs);
      else announced.refused = true;
      for (const { node, peers, firm } of nodes) {
        const known = announced.nodes.get(node);
        const all = new Map<string, string>([...(known?.peers ?? []), ...peers]);
        const own = addressesOf.get(node) ?? [];
        const family = familyOf(prefix);
        const crosses = [...all.values()].some((address) => familyOf(address) !== family);
        const acceptable = own.filter((address) => crosses || familyOf(address) === family);
        announced.nodes.set(node, { peers: all, firm: firm || known?.firm === true, acceptable });
      }
    }
  }
  return result;
}

/** The hold-down a service asks for, or the one it has otherwise, milliseconds. */
export function askedHoldDownMs({ annotations }: Service, defaultMs: number): number {
  const asked = /^(\d+)s$/.exec(annotations["kbutler.io/hold-down"] ?? "")?.[1];
  return asked === undefined ? defaultMs : Number(asked) * 1_000;
}

/** The prefixes of every service that has some, by `namespace/name` and by address. */
export function servicePrefixes(cluster: ClusterSeen): Map<string, Map<string, readonly string[]>> {
  const result = new Map<string, Map<string, readonly string[]>>();
  for (const service of cluster.all("services")) {
    if (service.annotations["kbutler.io/ignore"] === "true") continue;
    const all = claims(cluster, service);
    if (all.length === 0) continue;
    // What nobody announces for this service it has no part in, even where another's announcement covers it.
    const prefixes = all.filter(({ nodes }) => nodes.length > 0).map(({ prefix }) => prefix);
    const addresses = service.ingress.map(({ ip }) => ip).filter((ip) => ip !== undefined);
    const covering = (address: string): string[] =>
      prefixes.filter((prefix) => prefix === masked(address, Number(prefix.slice(prefix.indexOf("/") + 1))));
    const byAddress = new Map(addresses.map((address) => [address, covering(address)] as const));
    result.set(`${service.namespace}/${service.name}`, byAddress);
  }
  return result;
}

/** The prefixes announced for each service, by `namespace/name`. */
export function announcedFor(cluster: ClusterSeen): Map<string, ReadonlySet<string>> {
  return new Map(
    [...servicePrefixes(cluster)].map(([service, addresses]) => [service, new Set([...addresses.values()].flat())]),
  );
}

/** Sessions of every node, by peer name: whatever goes out on them. */
export function sessionsOf(cluster: ClusterSeen, node: ClusterNode): Map<string, string> {
  if (!hasMetallb(cluster)) return new Map();
  const own = cluster.all("bgppeers").filter((peer) => selected(peer.nodeSelectors, node.labels));
  return new Map(own.map((peer) => [peer.name, peer.peerAddress ?? ""]));
}

/** Addresses of each node that are no other node's. */
export function nodeAddresses(cluster: ClusterSeen): Map<string, readonly string[]> {
  const claimed = new Map<string, number>();
  for (const { internalIPs } of cluster.all("nodes")) {
    for (const address of new Set(internalIPs)) claimed.set(address, (claimed.get(address) ?? 0) + 1);
  }
  return new Map(
    cluster.all("nodes").map(({ name, internalIPs }) => [name, internalIPs.filter((one) => claimed.get(one) === 1)]),
  );
}

/** 4 or 6. */
export function familyOf(text: string): 4 | 6 {
  return text.includes(":") ? 6 : 4;
}

interface NaiveClaim {
  readonly prefix: string;
  readonly nodes: { readonly node: string; readonly peers: Map<string, string>; readonly firm: boolean }[];
}

function claims(cluster: ClusterSeen, service: Service): NaiveClaim[] {
  const addresses = service.ingress.map(({ ip }) => ip).filter((ip) => ip !== undefined);
  const hosts = hostsOf(cluster, service);
  if (!hasMetallb(cluster)) {
    if (service.type !== "LoadBalancer" || service.deleting) return [];
    const nodes = cluster.all("nodes").filter(({ name }) => hosts.nodes.has(name));
    return addresses.map((address) => ({
      prefix: masked(address, bitsOf(address)),
      nodes: nodes.map(({ name, ready }) => ({ node: name, peers: new Map(), firm: ready === "True" })),
    }));
  }
  if ((service.loadBalancerClass ?? "") !== "") return [];
  if (service.deleting || service.type !== "LoadBalancer" || addresses.length === 0) return [];
  const pool = cluster
    .all("ipaddresspools")
    .find((one) => addresses.every((address) => inPool(one.addresses, address)));
  if (pool === undefined) return [];
  const found = new Map<string, NaiveClaim>();
  const claimOf = (prefix: string): NaiveClaim => {
    const claim = found.get(prefix) ?? { prefix, nodes: [] };
    found.set(prefix, claim);
    return claim;
  };
  for (const node of cluster.all("nodes")) {
    const run = speaker(cluster, node);
    const wanted = cluster
      .all("bgpadvertisements")
      .filter((one) => one.ipAddressPools.length === 0 || one.ipAddressPools.includes(pool.name))
      .filter((one) => selected(one.nodeSelectors, node.labels));
    for (const advertisement of wanted) {
      for (const address of addresses) {
        const claim = claimOf(masked(address, lengthOf(advertisement, address)));
        if (run === "no" || node.networkUnavailable || Object.hasOwn(node.labels, excludeLabel)) continue;
        if (service.externalTrafficPolicy === "Local" ? !hosts.nodes.has(node.name) : !hosts.anywhere) continue;
        const peers = cluster.all("bgppeers").filter((peer) => carries(peer, advertisement, node, address));
        if (peers.length === 0) continue;
        const firm = run === "yes" && node.ready === "True";
        const sessions = peers.map((peer) => [peer.name, peer.peerAddress ?? ""] as const);
        const before = claim.nodes.find((one) => one.node === node.name);
        for (const [name, to] of sessions) before?.peers.set(name, to);
        if (before === undefined) claim.nodes.push({ node: node.name, peers: new Map(sessions), firm });
      }
    }
  }
  return [...found.values()];
}

const excludeLabel = "node.kubernetes.io/exclude-from-external-load-balancers";

function hostsOf(cluster: ClusterSeen, service: Service): { anywhere: boolean; nodes: Set<string> } {
  const endpoints = cluster
    .all("endpointslices")
    .filter((slice) => slice.namespace === service.namespace && slice.service === service.name)
    .flatMap((slice) => slice.endpoints)
    .filter(({ addresses, ready, serving }) => addresses.length > 0 && (ready !== false || serving === true));
  const nodes = endpoints.map(({ nodeName }) => nodeName).filter((name) => name !== undefined);
  return { anywhere: endpoints.length > 0, nodes: new Set(nodes) };
}

/** Whether a node's speaker runs; `unknown` where that cannot be told. */
export function speaker(cluster: ClusterSeen, node: ClusterNode): "yes" | "no" | "unknown" {
  const { state } = cluster.resources.pods;
  const set = cluster.all("daemonsets").find(({ component }) => component === "speaker");
  const pods = cluster.all("pods");
  const podOf = (component: string): "ready" | "not-ready" | "missing" => {
    const all = pods.filter((pod) => pod.component === component);
    const own = all.filter((pod) => pod.nodeName === node.name);
    const told = state === "listed" || state === "lost";
    if (!told || (all.length === 0 && (component !== "speaker" || set === undefined))) return "ready";
    if (own.length === 0) return "missing";
    return own.some(({ ready, deleting }) => ready && !deleting) ? "ready" : "not-ready";
  };
  const down = node.ready !== "True";
  // Without its DaemonSet nobody tells how MetalLB runs; the separate daemon is then its default.
  const separate = set === undefined || set.bgpType === "frr-k8s";
  const daemon = separate ? podOf("frr-k8s") : "ready";
  if (daemon === "missing" || (daemon === "not-ready" && !down)) return "no";
  const own = podOf("speaker");
  if (own === "ready") return "yes";
  return separate || (own === "not-ready" && down) ? "unknown" : "no";
}

function carries(peer: BgpPeer, advertisement: BgpAdvertisement, node: ClusterNode, address: string): boolean {
  if (!selected(peer.nodeSelectors, node.labels) || peer.peerAddress === undefined) return false;
  if (advertisement.peers.length > 0 && !advertisement.peers.includes(peer.name)) return false;
  return peer.dualStackAddressFamily || familyOf(peer.peerAddress) === familyOf(address);
}

function lengthOf(advertisement: BgpAdvertisement, address: string): number {
  return familyOf(address) === 4 ? advertisement.aggregationLength : advertisement.aggregationLengthV6;
}

function bitsOf(address: string): number {
  return familyOf(address) === 4 ? 32 : 128;
}

/** Only equality of labels is used in this world. */
function selected(selectors: readonly LabelSelector[], labels: Readonly<Record<string, string>>): boolean {
  if (selectors.length === 0) return true;
  return selectors.some(({ matchLabels }) =>
    Object.entries(matchLabels).every(([key, value]) => labels[key] === value),
  );
}

/** Whether one of these holds the address. The pools of this world are CIDRs whose last part alone differs. */
export function inPool(cidrs: readonly string[], address: string): boolean {
  return cidrs.some((cidr) => {
    const length = Number(cidr.split("/")[1]);
    return familyOf(cidr) === familyOf(address) && masked(address, length) === cidr;
  });
}

/** Whether some service of a cluster might have to do with a prefix, be it one that is not announced. */
export function mayBeExplained(
  cluster: ClusterSeen,
  announced: ReadonlyMap<string, Announced>,
  prefix: string,
): boolean {
  if (announced.has(prefix)) return true;
  return cluster
    .all("services")
    .some(({ ingress }) => ingress.some(({ ip }) => ip !== undefined && inPool([prefix], ip)));
}

/** Whether a prefix lies in a pool, and is no wider than what is announced of one. */
export function inRange(cluster: ClusterSeen, prefix: string): boolean {
  const [address = "", length = ""] = prefix.split("/");
  const six = familyOf(prefix) === 6;
  const made = cluster.all("bgpadvertisements").map((one) => (six ? one.aggregationLengthV6 : one.aggregationLength));
  if (Number(length) < Math.min(six ? 128 : 32, ...made)) return false;
  return cluster
    .all("ipaddresspools")
    .flatMap(({ addresses }) => addresses)
    .some((cidr) => inPool([cidr], address) && Number(cidr.split("/")[1]) <= Number(length));
}

/** Masks within the last byte (IPv4) or the last 16 bits (IPv6): no prefix of this world is shorter. */
function masked(address: string, length: number): string {
  const six = address.includes(":");
  const cut = address.lastIndexOf(six ? ":" : ".") + 1;
  const last = Number.parseInt(address.slice(cut) || "0", six ? 16 : 10);
  const free = (six ? 128 : 32) - length;
  const kept = Math.floor(last / 2 ** free) * 2 ** free;
  return `${address.slice(0, cut)}${six && kept === 0 ? "" : kept.toString(six ? 16 : 10)}/${length}`;
}
