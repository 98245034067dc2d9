import { familyOf, type IpAddress, parseAddress, parsePrefix, prefixContains } from "../model/address.ts";
import type { Scenario } from "./scenario.ts";
import type { ScenarioLeaf, ScenarioNode, ScenarioService } from "./scenario-schema.ts";
import type { JsonObject } from "./tree-node.ts";

/** A Kubernetes object as its API server serves it. */
export interface KubernetesObject extends JsonObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: JsonObject & { readonly name: string; readonly namespace?: string };
}

/** Every Kubernetes object that belongs to a scenario: nodes, services and their slices, and MetalLB's pools,
 *  advertisement, peers, speaker DaemonSet and pods. */
export function kubernetesObjects(scenario: Scenario): KubernetesObject[] {
  return [
    ...scenario.nodes.map(nodeObject),
    ...scenario.services.flatMap((service) => [serviceObject(service), ...sliceObjects(service, scenario)]),
    ...metallbObjects(scenario),
  ];
}

/** One Node. */
export function nodeObject(node: ScenarioNode): KubernetesObject {
  return {
    apiVersion: "v1",
    kind: "Node",
    metadata: { name: node.name, labels: { "kubernetes.io/hostname": node.name, ...node.labels } },
    spec: {},
    status: {
      addresses: [
        ...node.addresses.map((address) => ({ type: "InternalIP", address })),
        { type: "Hostname", address: node.name },
      ],
      conditions: [
        { type: "NetworkUnavailable", status: "False" },
        { type: "Ready", status: "True" },
      ],
    },
  };
}

/** One Service with its external addresses given out. */
export function serviceObject(service: ScenarioService): KubernetesObject {
  const families = [...new Set(service.addresses.map((address) => (address.includes(":") ? "IPv6" : "IPv4")))];
  return {
    apiVersion: "v1",
    kind: "Service",
    metadata: { name: service.name, namespace: service.namespace, labels: service.labels },
    spec: {
      type: "LoadBalancer",
      externalTrafficPolicy: service.policy,
      ipFamilies: families,
      ipFamilyPolicy: families.length > 1 ? "RequireDualStack" : "SingleStack",
      selector: { app: service.name },
      ports: [{ name: "http", port: 80, protocol: "TCP" }],
    },
    status: { loadBalancer: { ingress: service.addresses.map((ip) => ({ ip, ipMode: "VIP" })) } },
  };
}

/** The EndpointSlices of a Service, one a family. */
export function sliceObjects(service: ScenarioService, scenario: Scenario): KubernetesObject[] {
  const families = [...new Set(service.addresses.map((address) => address.includes(":")))];
  return families.map((v6) => ({
    apiVersion: "discovery.k8s.io/v1",
    kind: "EndpointSlice",
    metadata: {
      name: `${service.name}-${v6 ? "v6" : "v4"}`,
      namespace: service.namespace,
      labels: { "kubernetes.io/service-name": service.name },
    },
    addressType: v6 ? "IPv6" : "IPv4",
    ports: [{ name: "http", port: 8080, protocol: "TCP" }],
    endpoints: Object.entries(service.endpoints).flatMap(([nodeName, count]) =>
      Array.from({ length: count }, (_, pod) => ({
        addresses: [podAddress(scenario, nodeName, pod, v6)],
        nodeName,
        conditions: { ready: true, serving: true, terminating: false },
      })),
    ),
  }));
}

/** The nodes that peer with a leaf by one of its own addresses, with the address they do it from. */
export function sessionsOf(
  leaf: ScenarioLeaf,
  nodes: readonly ScenarioNode[],
): {
  readonly peerAddress: IpAddress;
  readonly node: ScenarioNode;
  readonly address: IpAddress;
  readonly subinterface: string;
}[] {
  return leaf.addresses.flatMap((own) => {
    const subnet = parsePrefix(own.address);
    const peerAddress = parseAddress(own.address.slice(0, own.address.indexOf("/")));
    if (subnet === undefined || peerAddress === undefined) return [];
    return nodes.flatMap((node) =>
      node.attachments
        .filter((attachment) => attachment.leaf === leaf.name)
        .flatMap(({ addresses, subinterface }) =>
          (addresses ?? node.addresses)
            .map(parseAddress)
            .filter((address): address is IpAddress => address !== undefined && prefixContains(subnet, address))
            .map((address) => ({ peerAddress, node, address, subinterface })),
        ),
    );
  });
}

function metallbObjects(scenario: Scenario): KubernetesObject[] {
  const namespace = scenario["metallb-namespace"];
  const metadata = (name: string, labels: JsonObject = {}) => ({ name, namespace, labels });
  const pools = scenario.pools.map(({ name, addresses }) => ({
    apiVersion: "metallb.io/v1beta1",
    kind: "IPAddressPool",
    metadata: metadata(name),
    spec: { addresses, autoAssign: true },
  }));
  const advertisement = {
    apiVersion: "metallb.io/v1beta1",
    kind: "BGPAdvertisement",
    metadata: metadata("fabric"),
    spec: { ipAddressPools: scenario.pools.map(({ name }) => name) },
  };
  const labels = { app: "metallb", component: "speaker" };
  const daemonSet = {
    apiVersion: "apps/v1",
    kind: "DaemonSet",
    metadata: metadata("speaker", labels),
    spec: {
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: { containers: [{ name: "speaker", args: [], env: [{ name: "METALLB_BGP_TYPE", value: "frr" }] }] },
      },
    },
  };
  const speakers = scenario.nodes
    .filter(({ speaker }) => speaker)
    .map(({ name, addresses }) => ({
      apiVersion: "v1",
      kind: "Pod",
      metadata: metadata(`speaker-${name}`, labels),
      spec: { nodeName: name, hostNetwork: true },
      status: { phase: "Running", podIP: addresses[0] ?? "", conditions: [{ type: "Ready", status: "True" }] },
    }));
  return [
    ...pools,
    advertisement,
    ...scenario.leaves.flatMap((leaf) => peerObjects(leaf, scenario)),
    daemonSet,
    ...speakers,
  ];
}

/** One BGPPeer for each own address of a leaf that nodes peer with. */
function peerObjects(leaf: ScenarioLeaf, scenario: Scenario): KubernetesObject[] {
  const nodes = new Map<IpAddress, Set<string>>();
  for (const { peerAddress, node } of sessionsOf(leaf, scenario.nodes)) {
    nodes.set(peerAddress, (nodes.get(peerAddress) ?? new Set()).add(node.name));
  }
  return [...nodes].map(([peerAddress, names]) => ({
    apiVersion: "metallb.io/v1beta2",
    kind: "BGPPeer",
    metadata: { name: `${leaf.name}-v${familyOf(peerAddress)}`, namespace: scenario["metallb-namespace"] },
    spec: {
      myASN: scenario.asn,
      peerASN: leaf.asn,
      peerAddress,
      nodeSelectors: [
        { matchExpressions: [{ key: "kubernetes.io/hostname", operator: "In", values: [...names].sort() }] },
      ],
    },
  }));
}

/** Pods live in addresses of their own; each node has a block. */
function podAddress(scenario: Scenario, nodeName: string, pod: number, v6: boolean): string {
  const block = scenario.nodes.findIndex(({ name }) => name === nodeName) + 1;
  return v6 ? `2001:db8:ff:${block.toString(16)}::${(pod + 10).toString(16)}` : `10.244.${block}.${pod + 10}`;
}
