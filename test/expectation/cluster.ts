import type { IpAddress } from "../../src/model/address.ts";
import { parseAddress } from "../../src/model/address.ts";
import type {
  AddressPool,
  AdvertiserDaemonSet,
  AdvertiserPod,
  BgpAdvertisement,
  BgpPeer,
  ClusterEvent,
  ClusterNode,
  ClusterResources,
  ConfigurationState,
  Endpoint,
  EndpointSlice,
  ObjectMeta,
  ResourceName,
  Service,
} from "../../src/model/cluster.ts";
import { resourceNames } from "../../src/model/cluster.ts";
import { ClusterTable } from "../../src/state/cluster-table.ts";
import { ManualClock } from "../state/manual-clock.ts";

/** An address that is known to be one. */
export function ip(text: string): IpAddress {
  const address = parseAddress(text);
  if (address === undefined) throw new Error(`not an address: ${text}`);
  return address;
}

function meta(namespace: string, name: string): ObjectMeta {
  return { namespace, name, uid: name, resourceVersion: "1", labels: {} };
}

const metallb = "metallb-system";

/** A ready node `node-N` with the InternalIP 192.0.2.(10+N). */
export function node(name: string, more: Partial<ClusterNode> = {}): ClusterNode {
  const number = Number(name.slice(name.lastIndexOf("-") + 1));
  return {
    ...meta("", name),
    annotations: {},
    internalIPs: [ip(`192.0.${2 + Math.floor(number / 200)}.${10 + (number % 200)}`)],
    externalIPs: [],
    hostname: name,
    ready: "True",
    networkUnavailable: false,
    unschedulable: false,
    ...more,
  };
}

/** A LoadBalancer service `shop/name`. */
export function service(name: string, addresses: readonly string[], more: Partial<Service> = {}): Service {
  return {
    ...meta("shop", name),
    annotations: {},
    type: "LoadBalancer",
    externalTrafficPolicy: "Cluster",
    loadBalancerClass: undefined,
    ipFamilies: ["IPv4"],
    externalIPs: [],
    hasSelector: true,
    deleting: false,
    ingress: addresses.map((address) => ({ ip: address })),
    ...more,
  };
}

/** An endpoint that is ready, on a node. */
export function endpoint(nodeName: string | undefined, more: Partial<Endpoint> = {}): Endpoint {
  return { addresses: ["10.1.0.1"], nodeName, ready: true, serving: true, terminating: false, ...more };
}

/** A slice of `shop/service`. */
export function slice(of: string, endpoints: readonly Endpoint[], suffix = "a"): EndpointSlice {
  return { ...meta("shop", `${of}-${suffix}`), service: of, addressType: "IPv4", endpoints };
}

/** A pool. */
export function pool(name: string, addresses: readonly string[], more: Partial<AddressPool> = {}): AddressPool {
  return { ...meta(metallb, name), addresses, ...more };
}

/** An advertisement of all pools by all nodes to all peers. */
export function advertisement(name: string, more: Partial<BgpAdvertisement> = {}): BgpAdvertisement {
  return {
    ...meta(metallb, name),
    aggregationLength: 32,
    aggregationLengthV6: 128,
    localPref: undefined,
    communities: [],
    ipAddressPools: [],
    ipAddressPoolSelectors: [],
    nodeSelectors: [],
    serviceSelectors: [],
    peers: [],
    ...more,
  };
}

/** An eBGP peer of all nodes. */
export function peer(name: string, address: string | undefined, more: Partial<BgpPeer> = {}): BgpPeer {
  return {
    ...meta(metallb, name),
    myASN: 64512,
    peerASN: 65001,
    peerAddress: address,
    interface: undefined,
    sourceAddress: undefined,
    routerID: undefined,
    vrf: undefined,
    bfdProfile: undefined,
    dualStackAddressFamily: false,
    enableGracefulRestart: false,
    ebgpMultiHop: false,
    holdTimeS: undefined,
    nodeSelectors: [],
    ...more,
  };
}

/** A ready pod of the advertiser on a node. */
export function pod(component: AdvertiserPod["component"], nodeName: string, ready = true): AdvertiserPod {
  return { ...meta(metallb, `${component}-${nodeName}`), component, nodeName, ready, deleting: false, startedMs: 0 };
}

/** The speakers' DaemonSet. */
export function daemonSet(bgpType: string | undefined, more: Partial<AdvertiserDaemonSet> = {}): AdvertiserDaemonSet {
  return {
    ...meta(metallb, "speaker"),
    component: "speaker",
    bgpType,
    loadBalancerClass: undefined,
    ignoreExcludeLb: false,
    ...more,
  };
}

/** What a speaker says of its configuration. */
export function configurationState(nodeName: string, result: "Valid" | "Invalid"): ConfigurationState {
  const more = { component: "speaker", node: nodeName, result, errorSummary: undefined };
  return { ...meta(metallb, `speaker-${nodeName}`), ...more };
}

/** A selector of one label. */
export function label(key: string, value: string) {
  return { matchLabels: { [key]: value }, matchExpressions: [] };
}

/** The event that brings an object. */
export function upsert<R extends ResourceName>(resource: R, object: ClusterResources[R]): ClusterEvent {
  return { type: "upsert", resource, object } as ClusterEvent;
}

/** The event that takes an object away. */
export function remove(resource: ResourceName, key: string): ClusterEvent {
  return { type: "delete", resource, key };
}

/** A cluster of which everything has been listed and nothing is there. */
export function emptyCluster(clock = new ManualClock(1_000)): ClusterTable {
  const table = new ClusterTable("c1", clock);
  for (const resource of resourceNames) table.apply({ type: "listed", resource, objects: [] });
  table.takeChange();
  return table;
}

/** The usual cluster: three nodes with frr-k8s, one pool, one advertisement, one peer, and shop/web on node-1. */
export function usualEvents(): ClusterEvent[] {
  return [
    ...["node-1", "node-2", "node-3"].flatMap((name) => [
      upsert("nodes", node(name)),
      upsert("pods", pod("speaker", name)),
      upsert("pods", pod("frr-k8s", name)),
    ]),
    upsert("daemonsets", daemonSet("frr-k8s")),
    upsert("ipaddresspools", pool("main", ["203.0.113.0/24"])),
    upsert("bgpadvertisements", advertisement("main")),
    upsert("bgppeers", peer("leaf1", "192.0.2.1")),
    upsert("services", service("web", ["203.0.113.10"])),
    upsert("endpointslices", slice("web", [endpoint("node-1")])),
  ];
}

/** The usual cluster, filled. */
export function usualCluster(clock = new ManualClock(1_000)): ClusterTable {
  const table = emptyCluster(clock);
  for (const event of usualEvents()) table.apply(event);
  return table;
}
