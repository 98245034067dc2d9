/** What a reason means, as a sentence about a node or a service; the reason itself where none is known. The words are
 *  MetalLB's own where it has one, and those of our findings. */
export function reasonWords(reason: string): string {
  return words[reason] ?? reason;
}

const words: Readonly<Record<string, string>> = {
  // of a service, on every node
  lbClassMismatch: "the service has another loadBalancerClass than the speakers serve",
  serviceDeleted: "the service is being deleted",
  notLoadBalancer: "the service is not of type LoadBalancer",
  noIPAllocated: "the service has no external address yet",
  invalidIP: "an entry of status.loadBalancer.ingress is no IP address, so all of them are withdrawn",
  ipNotAllowed: "no single IPAddressPool holds all addresses of the service, so all of them are withdrawn",
  // of a node
  notOwner: "no BGPAdvertisement for the address pool selects this node",
  noMatchingAdvertisement: "no BGPAdvertisement for the address pool and this node selects the service's labels",
  conflictingAdvertisements: "two BGPAdvertisements for the service give different local preferences on this node",
  nodeNetworkUnavailable: "the node's condition NetworkUnavailable is True",
  nodeLabeledExcludeBalancers: "the node has the label node.kubernetes.io/exclude-from-external-load-balancers",
  noLocalEndpoints: "externalTrafficPolicy is Local, and no endpoint of the service on this node can serve",
  noEndpoints: "no endpoint of the service can serve, on any node",
  "advertisement-without-peer": "the node has no BGPPeer that the BGPAdvertisement sends to",
  "family-not-advertised": "no BGP session of the node carries this IP family",
  "advertiser-not-running": "no speaker runs on the node that could announce, or withdraw",
  "advertiser-config-invalid": "the node's speaker refuses its configuration, so what it announces is not known",
  "advertiser-misconfigured": "MetalLB's configuration does not reach the node",
  "advertiser-disagrees": "the speaker reports otherwise in its ServiceBGPStatus",
  "node-not-ready": "the node is not Ready, so it may be gone or not",
};
