import { type IpAddress, parseAddress } from "../../model/address.ts";
import type { ClusterNode, Endpoint, EndpointSlice, Service } from "../../model/cluster.ts";
import type { ObjectParts } from "./decode-meta.ts";

/** The domain of our own annotations and labels. */
export const ownDomain = "kbutler.io/";

/** Node annotations that name an address of the node, by who writes them: Calico, OVN-Kubernetes, the kubelet, flannel. */
export const addressAnnotations: readonly string[] = [
  "kbutler.io/next-hop-ipv4",
  "kbutler.io/next-hop-ipv6",
  "projectcalico.org/IPv4Address",
  "projectcalico.org/IPv6Address",
  "k8s.ovn.org/host-cidrs",
  "alpha.kubernetes.io/provided-node-ip",
  "flannel.alpha.coreos.com/public-ip",
  "flannel.alpha.coreos.com/public-ipv6",
];

const noLabels: Readonly<Record<string, string>> = Object.freeze({});

/** Source: core/v1 Service. The policy is Cluster unless it is exactly "Local", which is how speakers compare. */
export function decodeService({ meta, metadata, spec, status, deleting }: ObjectParts): Service {
  return {
    ...meta,
    annotations: metadata.textMap("annotations", (key) => key.startsWith(ownDomain)),
    type: spec.filledText("type") ?? "ClusterIP",
    externalTrafficPolicy: spec.text("externalTrafficPolicy") === "Local" ? "Local" : "Cluster",
    loadBalancerClass: spec.filledText("loadBalancerClass"),
    ipFamilies: spec.texts("ipFamilies"),
    externalIPs: spec.texts("externalIPs"),
    hasSelector: Object.keys(spec.textMap("selector")).length > 0,
    deleting,
    ingress: (status.object("loadBalancer")?.objects("ingress") ?? []).map((entry) => {
      const ip = entry.filledText("ip");
      const hostname = entry.filledText("hostname");
      return { ...(ip !== undefined && { ip }), ...(hostname !== undefined && { hostname }) };
    }),
  };
}

/** Source: discovery.k8s.io/v1 EndpointSlice. Of the labels only the service name is kept, as `service`: a large cluster
 *  has tens of thousands of slices. */
export function decodeEndpointSlice({ meta, metadata }: ObjectParts, slice: SliceBody): EndpointSlice {
  const service = metadata.object("labels")?.filledText("kubernetes.io/service-name");
  return {
    namespace: meta.namespace,
    name: meta.name,
    uid: meta.uid,
    resourceVersion: meta.resourceVersion,
    labels: noLabels,
    service,
    addressType: slice.requiredText("addressType"),
    endpoints: slice.objects("endpoints").map((endpoint): Endpoint => {
      const conditions = endpoint.object("conditions");
      return {
        addresses: endpoint.texts("addresses"),
        nodeName: endpoint.filledText("nodeName"),
        ready: conditions?.flag("ready"),
        serving: conditions?.flag("serving"),
        terminating: conditions?.flag("terminating"),
      };
    }),
  };
}

/** The top of a slice, which has no spec. */
export type SliceBody = ObjectParts["spec"];

/** Source: core/v1 Node. An address of a type or text we do not know is passed over: it is only one candidate of several,
 *  and the node itself has to stay known. `annotationKeys` are kept besides the well-known ones. `readyIfUnsaid`: without a
 *  Ready condition. */
export function decodeNode(
  { meta, metadata, spec, status }: ObjectParts,
  annotationKeys: ReadonlySet<string>,
  readyIfUnsaid: ClusterNode["ready"] = "Unknown",
): ClusterNode {
  const internalIPs: IpAddress[] = [];
  const externalIPs: IpAddress[] = [];
  let hostname: string | undefined;
  for (const entry of status.objects("addresses")) {
    const type = entry.text("type");
    const text = entry.text("address") ?? "";
    if (type === "Hostname") hostname ??= text || undefined;
    const address = parseAddress(text);
    if (address === undefined) continue;
    if (type === "InternalIP") internalIPs.push(address);
    if (type === "ExternalIP") externalIPs.push(address);
  }
  const conditions = status.objects("conditions");
  const conditionStatus = (type: string): string | undefined =>
    conditions.find((condition) => condition.text("type") === type)?.text("status");
  const ready = conditionStatus("Ready");
  return {
    ...meta,
    annotations: metadata.textMap("annotations", (key) => annotationKeys.has(key) || key.startsWith(ownDomain)),
    internalIPs,
    externalIPs,
    hostname,
    ready: ready === undefined ? readyIfUnsaid : ready === "True" || ready === "False" ? ready : "Unknown",
    networkUnavailable: conditionStatus("NetworkUnavailable") === "True",
    unschedulable: spec.flag("unschedulable") ?? false,
  };
}
