import type { ClusterNode, EndpointSlice, Service } from "../../src/model/cluster.ts";

const noMeta = { uid: "", resourceVersion: "1", labels: {} };

/** A service of namespace `shop` with one external address. */
export function service(name: string, fields: Partial<Service> = {}): Service {
  return {
    ...noMeta,
    namespace: "shop",
    name,
    annotations: {},
    type: "LoadBalancer",
    externalTrafficPolicy: "Cluster",
    loadBalancerClass: undefined,
    ipFamilies: ["IPv4"],
    externalIPs: [],
    hasSelector: true,
    deleting: false,
    ingress: [{ ip: "192.0.2.1" }],
    ...fields,
  };
}

/** A slice of namespace `shop` that belongs to `serviceName`. */
export function slice(
  name: string,
  serviceName: string | undefined,
  fields: Partial<EndpointSlice> = {},
): EndpointSlice {
  return {
    ...noMeta,
    namespace: "shop",
    name,
    service: serviceName,
    addressType: "IPv4",
    endpoints: [
      { addresses: ["10.0.0.1"], nodeName: "node-1", ready: true, serving: undefined, terminating: undefined },
    ],
    ...fields,
  };
}

/** A node that is ready. */
export function node(name: string, fields: Partial<ClusterNode> = {}): ClusterNode {
  return {
    ...noMeta,
    namespace: "",
    name,
    annotations: {},
    internalIPs: [],
    externalIPs: [],
    hostname: undefined,
    ready: "True",
    networkUnavailable: false,
    unschedulable: false,
    ...fields,
  };
}
