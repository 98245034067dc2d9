import type { Tree } from "./tree.ts";

/** A BGP neighbour of a leaf. Source: /network-instance[name]/protocols/bgp/neighbor[peer-address]. */
export interface SimulatedBgpNeighbor {
  readonly peerAddress: string;
  /** `established`, `active`, ... */
  readonly sessionState: string;
  readonly peerAs: number;
  readonly lastEvent?: string;
  /** Came by `dynamic-neighbors/accept`. */
  readonly dynamic?: boolean;
}

/** A neighbour on a wire. Source: /system/lldp/interface[name]/neighbor[id]. */
export interface SimulatedLldpNeighbor {
  /** A whole port: `ethernet-1/1`. */
  readonly interface: string;
  readonly systemName: string;
  /** Upper case with colons. */
  readonly chassisId: string;
  readonly portId: string;
}

/** A resolved neighbour address. Source: .../ipv4/arp/neighbor, .../ipv6/neighbor-discovery/neighbor. */
export interface SimulatedNeighborEntry {
  /** `ethernet-1/1.0` */
  readonly subinterface: string;
  readonly address: string;
  readonly linkLayerAddress: string;
}

const element = (name: string, keys: Record<string, string> = {}) => ({ name, keys });

/** Sets a BGP neighbour and its counters. */
export function setBgpNeighbor(
  tree: Tree,
  networkInstance: string,
  neighbor: SimulatedBgpNeighbor,
  nowMs: number,
): void {
  const up = neighbor.sessionState === "established";
  const path = [
    element("network-instance", { name: networkInstance }),
    element("protocols"),
    element("bgp"),
    element("neighbor", { "peer-address": neighbor.peerAddress }),
  ];
  tree.merge(path, {
    "admin-state": "enable",
    "session-state": neighbor.sessionState,
    "last-state": up ? "openconfirm" : "established",
    "last-event": neighbor.lastEvent ?? (up ? "recvKeepAlive" : "holdTime"),
    ...(up ? { "last-established": new Date(nowMs).toISOString() } : {}),
    "peer-type": "ebgp",
    "peer-as": neighbor.peerAs,
    "dynamic-neighbor": neighbor.dynamic ?? false,
    "afi-safi": [
      {
        "afi-safi-name": `srl_nokia-common:${neighbor.peerAddress.includes(":") ? "ipv6" : "ipv4"}-unicast`,
        "admin-state": "enable",
        "oper-state": up ? "up" : "down",
      },
    ],
  });
}

/** Sets an LLDP neighbour. */
export function setLldpNeighbor(tree: Tree, neighbor: SimulatedLldpNeighbor, nowMs: number): void {
  const path = [
    element("system"),
    element("lldp"),
    element("interface", { name: neighbor.interface }),
    element("neighbor", { id: neighbor.chassisId }),
  ];
  tree.merge(path, {
    "system-name": neighbor.systemName,
    "chassis-id": neighbor.chassisId,
    "chassis-id-type": "MAC_ADDRESS",
    "port-id": neighbor.portId,
    "port-id-type": "INTERFACE_NAME",
    "last-update": new Date(nowMs).toISOString(),
  });
}

/** Sets an ARP or neighbour-discovery entry, by the family of its address. */
export function setNeighborEntry(tree: Tree, entry: SimulatedNeighborEntry): void {
  const above = subinterfacePath(entry.subinterface);
  const v6 = entry.address.includes(":");
  const path = v6
    ? [...above, element("ipv6"), element("neighbor-discovery"), element("neighbor", { "ipv6-address": entry.address })]
    : [...above, element("ipv4"), element("arp"), element("neighbor", { "ipv4-address": entry.address })];
  tree.merge(path, {
    "link-layer-address": entry.linkLayerAddress,
    origin: "dynamic",
    ...(v6 ? { "is-router": false, "current-state": "reachable" } : {}),
  });
}

/** Sets an interface, its subinterface with an address, and the network instance it belongs to. */
export function setSubinterface(tree: Tree, networkInstance: string, subinterface: string, address: string): void {
  const up = { "admin-state": "enable", "oper-state": "up" };
  const path = subinterfacePath(subinterface);
  tree.merge(path.slice(0, 1), up);
  tree.merge(path, { ...up, name: subinterface });
  const family = address.includes(":") ? "ipv6" : "ipv4";
  tree.merge([...path, element(family), element("address", { "ip-prefix": address })], {
    origin: "static",
    status: "preferred",
  });
  const member = [element("network-instance", { name: networkInstance }), element("interface", { name: subinterface })];
  tree.merge(member, { "oper-state": "up" });
}

function subinterfacePath(subinterface: string) {
  const dot = subinterface.lastIndexOf(".");
  const keys = { name: subinterface.slice(0, dot) };
  return [element("interface", keys), element("subinterface", { index: subinterface.slice(dot + 1) })];
}
