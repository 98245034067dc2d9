import type {
  AddressPool,
  BfdProfile,
  BgpAdvertisement,
  BgpPeer,
  BgpSessionState,
  Community,
  ConfigurationState,
  L2Advertisement,
  ServiceBgpStatus,
} from "../../model/cluster.ts";
import type { ObjectParts } from "./decode-meta.ts";

const uint32Max = 0xffffffff;

/** Source: metallb.io/v1beta1 IPAddressPool. */
export function decodeAddressPool({ meta, spec }: ObjectParts): AddressPool {
  return { ...meta, addresses: spec.texts("addresses") };
}

/** Source: metallb.io/v1beta1 BGPAdvertisement; the CRD's defaults for the aggregation lengths are 32 and 128. */
export function decodeBgpAdvertisement({ meta, spec }: ObjectParts): BgpAdvertisement {
  return {
    ...meta,
    aggregationLength: spec.integer("aggregationLength", 1, 32) ?? 32,
    aggregationLengthV6: spec.integer("aggregationLengthV6", 1, 128) ?? 128,
    localPref: spec.integer("localPref", 0, uint32Max),
    communities: spec.texts("communities"),
    ipAddressPools: spec.texts("ipAddressPools"),
    ipAddressPoolSelectors: spec.selectors("ipAddressPoolSelectors"),
    nodeSelectors: spec.selectors("nodeSelectors"),
    serviceSelectors: spec.selectors("serviceSelectors"),
    peers: spec.texts("peers"),
  };
}

/** Source: metallb.io/v1beta1 L2Advertisement. */
export function decodeL2Advertisement({ meta, spec }: ObjectParts): L2Advertisement {
  return {
    ...meta,
    ipAddressPools: spec.texts("ipAddressPools"),
    ipAddressPoolSelectors: spec.selectors("ipAddressPoolSelectors"),
    nodeSelectors: spec.selectors("nodeSelectors"),
  };
}

/** Source: metallb.io BGPPeer, v1beta2 or v1beta1. `spec.password` is never read. An AS number of 0 is Go's "not set". */
export function decodeBgpPeer({ meta, spec }: ObjectParts): BgpPeer {
  return {
    ...meta,
    myASN: spec.integer("myASN", 0, uint32Max) || undefined,
    peerASN: spec.integer("peerASN", 0, uint32Max) || undefined,
    dynamicASN: spec.filledText("dynamicASN"),
    peerAddress: spec.filledText("peerAddress"),
    interface: spec.filledText("interface"),
    sourceAddress: spec.filledText("sourceAddress"),
    routerID: spec.filledText("routerID"),
    vrf: spec.filledText("vrf"),
    bfdProfile: spec.filledText("bfdProfile"),
    dualStackAddressFamily: spec.flag("dualStackAddressFamily") ?? false,
    enableGracefulRestart: spec.flag("enableGracefulRestart") ?? false,
    ebgpMultiHop: spec.flag("ebgpMultiHop") ?? false,
    holdTimeS: spec.durationS("holdTime"),
    nodeSelectors: spec.selectors("nodeSelectors"),
  };
}

/** Source: metallb.io/v1beta1 Community: the alias names it defines. */
export function decodeCommunity({ meta, spec }: ObjectParts): Community {
  return { ...meta, aliases: spec.objects("communities").map((entry) => entry.requiredText("name")) };
}

/** Source: metallb.io/v1beta1 BFDProfile. */
export function decodeBfdProfile({ meta, spec }: ObjectParts): BfdProfile {
  return { ...meta, echoMode: spec.flag("echoMode") ?? false };
}

/** Source: metallb.io/v1beta1 ConfigurationState. */
export function decodeConfigurationState({ meta, status }: ObjectParts): ConfigurationState {
  return {
    ...meta,
    component: meta.labels["metallb.io/component-type"],
    node: meta.labels["metallb.io/node-name"],
    result: status.filledText("result"),
    errorSummary: status.filledText("errorSummary"),
  };
}

/** Source: metallb.io/v1beta1 ServiceBGPStatus; the labels say the same as the status and are there from the start. */
export function decodeServiceBgpStatus({ meta, status }: ObjectParts): ServiceBgpStatus {
  return {
    ...meta,
    node: status.filledText("node") ?? meta.labels["metallb.io/node"],
    serviceNamespace: status.filledText("serviceNamespace") ?? meta.labels["metallb.io/service-namespace"],
    serviceName: status.filledText("serviceName") ?? meta.labels["metallb.io/service-name"],
    peers: status.texts("peers"),
  };
}

/** Source: frrk8s.metallb.io/v1beta1 BGPSessionState. */
export function decodeBgpSessionState({ meta, status }: ObjectParts): BgpSessionState {
  return {
    ...meta,
    node: status.filledText("node"),
    peer: status.filledText("peer"),
    vrf: status.filledText("vrf"),
    bgpStatus: status.filledText("bgpStatus"),
  };
}
