import { type Endpoint, objectKey, type ResourceName, resourceNames, type Service } from "../../src/model/cluster.ts";
import {
  advertisement,
  configurationState,
  daemonSet,
  endpoint,
  ip,
  label,
  node,
  peer,
  pod,
  pool,
  service,
  slice,
} from "../expectation/cluster.ts";
import type { ClusterStream } from "./cluster-stream.ts";
import type { Rng } from "./random.ts";

/** What a world's cluster is made of. */
export interface ClusterPlan {
  readonly name: string;
  /** The last byte of the address before its first node's, and of the one before its first service's. What another cluster
   *  has too, both claim. */
  readonly nodeBase: number;
  readonly serviceBase: number;
  readonly nodes: number;
  readonly leaves: number;
  readonly services: number;
  readonly ipv6: boolean;
  readonly backend: "frr" | "frr-k8s";
  /** A peer address that two leaves share. */
  readonly anycast: boolean;
}

/** A share of the worlds has two clusters, each smaller than the one of the others is. They share the leaves, and some of
 *  them nodes' addresses, services' addresses, or both. */
export function plansOf(leaves: number, rng: Rng): readonly ClusterPlan[] {
  const two = rng.chance(0.25);
  const anycast = leaves > 1 && rng.chance(0.3);
  const plan = (name: string, nodeBase: number, serviceBase: number): ClusterPlan => ({
    ...{ name, nodeBase, serviceBase, leaves, anycast },
    nodes: rng.between(1, two ? 2 : 4),
    services: rng.between(1, two ? 2 : 4),
    ipv6: rng.chance(0.4),
    backend: rng.pick(["frr", "frr-k8s"] as const),
  });
  const first = plan("c1", 100, 0);
  return two ? [first, plan("c2", rng.pick([100, 101, 140, 140]), rng.pick([0, 0, 16]))] : [first];
}

const nodeNames = (plan: ClusterPlan): string[] => Array.from({ length: plan.nodes }, (_, i) => `node-${i + 1}`);
const serviceNames = (plan: ClusterPlan): string[] => Array.from({ length: plan.services }, (_, i) => `svc-${i + 1}`);
const zone = (i: number): string => (i % 2 === 0 ? "a" : "b");

/** The peer address of a leaf, by number from 1. */
export const peerAddress = (leaf: number): string => `192.0.2.${leaf}`;
/** Its IPv6 one. */
export const peerAddress6 = (leaf: number): string => `2001:db8:2::f${leaf}`;
/** The one that leaves share. */
export const anycastAddress = "192.0.2.9";

/** Fills a cluster: every node peers with every leaf, or with the shared address. */
export function fillCluster(stream: ClusterStream, plan: ClusterPlan, rng: Rng): void {
  for (const [i, name] of nodeNames(plan).entries()) {
    stream.put(rng, "nodes", worldNode(name, i + 1, plan));
    stream.put(rng, "pods", pod("speaker", name));
    if (plan.backend === "frr-k8s") stream.put(rng, "pods", pod("frr-k8s", name));
    // The speakers take whatever pools there are, for the oracle remembers no configuration.
    stream.put(rng, "configurationstates", configurationState(name, "Valid"));
  }
  stream.put(rng, "daemonsets", daemonSet(plan.backend));
  stream.put(rng, "ipaddresspools", mainPool(plan));
  stream.put(rng, "ipaddresspools", otherPool(plan));
  stream.put(rng, "bgpadvertisements", advertisement("all"));
  for (let leaf = 1; leaf <= plan.leaves; leaf++) {
    const selectors = rng.chance(0.3) ? [label("zone", zone(leaf))] : [];
    stream.put(rng, "bgppeers", peer(`leaf${leaf}`, peerAddress(leaf), { nodeSelectors: selectors }));
    if (plan.ipv6)
      stream.put(rng, "bgppeers", peer(`leaf${leaf}-six`, peerAddress6(leaf), { nodeSelectors: selectors }));
  }
  if (plan.anycast) stream.put(rng, "bgppeers", peer("shared", anycastAddress));
  for (const [i, name] of serviceNames(plan).entries()) {
    stream.put(rng, "services", service(name, addressesOf(i, plan, rng), serviceTraits(rng)));
    stream.put(rng, "endpointslices", slice(name, endpoints(plan, rng)));
  }
}

/** One thing changes in the cluster. */
export function changeCluster(stream: ClusterStream, plan: ClusterPlan, rng: Rng): void {
  const kind = rng.next();
  if (kind < 0.35) changeEndpoints(stream, plan, rng);
  else if (kind < 0.55) changeService(stream, plan, rng);
  else if (kind < 0.7) changeNode(stream, plan, rng);
  else if (kind < 0.8) changePod(stream, plan, rng);
  else if (kind < 0.95) changeConfig(stream, plan, rng);
  else noChange(stream, rng);
}

/** The watch of some resources is lost or, seldom, refused. */
export function loseWatches(stream: ClusterStream, rng: Rng): void {
  const names = rng.chance(0.5) ? [...resourceNames] : rng.some(resourceNames, 0.3);
  const state = rng.chance(0.1) ? "forbidden" : "lost";
  const backMs = rng.chance(0.3) ? rng.between(5_000, 10_000) : rng.between(100, 4_000);
  for (const name of names) stream.lose(name, state, backMs + rng.below(1_000));
}

function worldNode(name: string, number: number, plan: ClusterPlan) {
  const at = plan.nodeBase + number;
  const six = plan.ipv6 ? [ip(`2001:db8:2::${at - 100}`)] : [];
  return { ...node(name), internalIPs: [ip(`192.0.2.${at}`), ...six], labels: { zone: zone(number) } };
}

function mainPool({ serviceBase }: ClusterPlan) {
  return pool("main", [`203.0.113.${serviceBase}/28`, "2001:db8:100::/120"]);
}

function otherPool({ serviceBase }: ClusterPlan) {
  return pool("other", [`198.51.100.${serviceBase}/28`]);
}

function addressesOf(i: number, plan: ClusterPlan, rng: Rng): string[] {
  const at = plan.serviceBase + i + 1;
  const four = `203.0.113.${rng.chance(0.2) ? plan.serviceBase + 1 : at}`;
  const address = rng.chance(0.1) ? `198.51.100.${at}` : four;
  if (rng.chance(0.05)) return [];
  if (rng.chance(0.05)) return [address, "100.64.0.1"]; // in no pool, so none of them is announced
  return plan.ipv6 && rng.chance(0.4) && address === four ? [address, `2001:db8:100::${at}`] : [address];
}

function serviceTraits(rng: Rng): Partial<Service> {
  return {
    externalTrafficPolicy: rng.chance(0.5) ? "Local" : "Cluster",
    ...(rng.chance(0.05) ? { loadBalancerClass: "other.example/lb" } : {}),
    ...(rng.chance(0.04) ? { type: "ClusterIP" } : {}),
    ...(rng.chance(0.03) ? { deleting: true } : {}),
    ...(rng.chance(0.04) ? { annotations: { "kbutler.io/ignore": "true" } } : {}),
    ...(rng.chance(0.1) ? { annotations: { "kbutler.io/hold-down": `${rng.pick([1, 3, 4])}s` } } : {}),
  };
}

function endpoints(plan: ClusterPlan, rng: Rng): Endpoint[] {
  return rng.some(nodeNames(plan), 0.6).map((name) => oneEndpoint(name, rng));
}

function oneEndpoint(name: string, rng: Rng): Endpoint {
  const odd = rng.next();
  if (odd < 0.1) return endpoint(name, { ready: false, serving: false });
  if (odd < 0.2) return endpoint(name, { ready: false, serving: true, terminating: true });
  if (odd < 0.24) return endpoint(name, { ready: undefined, serving: undefined });
  if (odd < 0.27) return endpoint(undefined);
  return odd < 0.3 ? endpoint(name, { addresses: [] }) : endpoint(name);
}

function changeEndpoints(stream: ClusterStream, plan: ClusterPlan, rng: Rng): void {
  const name = rng.pick(serviceNames(plan));
  const odd = rng.next();
  if (odd < 0.1) stream.remove(rng, "endpointslices", `shop/${name}-a`);
  else if (odd < 0.2) stream.put(rng, "endpointslices", slice(name, endpoints(plan, rng), "b"));
  else if (odd < 0.25) stream.remove(rng, "endpointslices", `shop/${name}-b`);
  else if (odd < 0.3) {
    // The label moves: the slice of one service becomes another's.
    const moved = slice(rng.pick(serviceNames(plan)), endpoints(plan, rng));
    stream.put(rng, "endpointslices", { ...moved, name: `${name}-a` });
  } else stream.put(rng, "endpointslices", slice(name, endpoints(plan, rng)));
}

function changeService(stream: ClusterStream, plan: ClusterPlan, rng: Rng): void {
  const i = rng.below(plan.services);
  const name = serviceNames(plan)[i] ?? "svc-1";
  const held = stream.truth.resources.services.objects.get(`shop/${name}`);
  if (held !== undefined && rng.chance(0.15)) stream.remove(rng, "services", `shop/${name}`);
  else if (held !== undefined && rng.chance(0.5)) {
    stream.put(rng, "services", { ...held, annotations: {}, ...serviceTraits(rng) });
  } else stream.put(rng, "services", service(name, addressesOf(i, plan, rng), serviceTraits(rng)));
}

function changeNode(stream: ClusterStream, plan: ClusterPlan, rng: Rng): void {
  const name = rng.pick(nodeNames(plan));
  const number = Number(name.slice(5));
  const fresh = worldNode(name, number, plan);
  const held = stream.truth.resources.nodes.objects.get(name);
  const odd = rng.next();
  if (held !== undefined && odd < 0.1) stream.remove(rng, "nodes", name);
  else if (odd < 0.4)
    stream.put(rng, "nodes", { ...(held ?? fresh), ready: rng.pick(["True", "False", "Unknown"] as const) });
  else if (odd < 0.5) stream.put(rng, "nodes", { ...fresh, networkUnavailable: rng.chance(0.5) });
  else if (odd < 0.6) {
    const excluded = { "node.kubernetes.io/exclude-from-external-load-balancers": "false" };
    stream.put(rng, "nodes", { ...fresh, labels: { ...fresh.labels, ...(rng.chance(0.5) ? excluded : {}) } });
  } else if (odd < 0.7) stream.put(rng, "nodes", { ...fresh, labels: { zone: rng.pick(["a", "b"]) } });
  else if (odd < 0.8) {
    // Another address, which may be another node's.
    const address = ip(`192.0.2.${plan.nodeBase + rng.between(1, plan.nodes + 2)}`);
    stream.put(rng, "nodes", { ...fresh, internalIPs: [address, ...fresh.internalIPs.slice(1)] });
  } else stream.put(rng, "nodes", fresh);
}

function changePod(stream: ClusterStream, plan: ClusterPlan, rng: Rng): void {
  const component = plan.backend === "frr-k8s" && rng.chance(0.5) ? "frr-k8s" : "speaker";
  const name = rng.pick(nodeNames(plan));
  if (rng.chance(0.3)) stream.remove(rng, "pods", `metallb-system/${component}-${name}`);
  else stream.put(rng, "pods", pod(component, name, rng.chance(0.6)));
}

function changeConfig(stream: ClusterStream, plan: ClusterPlan, rng: Rng): void {
  const odd = rng.next();
  const peers = (): string[] => rng.some([...stream.truth.all("bgppeers").map(({ name }) => name), "nobody"], 0.5);
  if (odd < 0.4) {
    const name = rng.pick(["all", "some"]);
    if (rng.chance(0.2)) stream.remove(rng, "bgpadvertisements", `metallb-system/${name}`);
    else {
      const long = rng.chance(0.7);
      const made = advertisement(name, {
        ...(long ? {} : { aggregationLength: rng.pick([28, 30]), aggregationLengthV6: rng.pick([120, 128]) }),
        nodeSelectors: rng.chance(0.3) ? [label("zone", rng.pick(["a", "b"]))] : [],
        ipAddressPools: rng.chance(0.3) ? rng.some(["main", "other"]) : [],
        peers: rng.chance(0.3) ? peers() : [],
      });
      stream.put(rng, "bgpadvertisements", made);
    }
  } else if (odd < 0.7) {
    const leaf = rng.between(1, plan.leaves);
    if (rng.chance(0.3)) stream.remove(rng, "bgppeers", `metallb-system/leaf${leaf}`);
    else {
      const selectors = rng.chance(0.4) ? [label("zone", rng.pick(["a", "b"]))] : [];
      const traits = { nodeSelectors: selectors, dualStackAddressFamily: plan.ipv6 && rng.chance(0.3) };
      stream.put(rng, "bgppeers", peer(`leaf${leaf}`, peerAddress(leaf), traits));
    }
  } else if (odd < 0.8) {
    if (rng.chance(0.5)) stream.remove(rng, "ipaddresspools", "metallb-system/other");
    else stream.put(rng, "ipaddresspools", otherPool(plan));
  } else if (odd < 0.9) stream.put(rng, "ipaddresspools", mainPool(plan));
  else if (rng.chance(0.5)) stream.remove(rng, "ipaddresspools", "metallb-system/main");
}

/** Nothing but another resourceVersion, or a sign of life. */
function noChange(stream: ClusterStream, rng: Rng): void {
  const resource = rng.pick<ResourceName>(["services", "endpointslices", "nodes", "bgppeers"]);
  const [object] = stream.truth.all(resource);
  if (object === undefined || rng.chance(0.3)) stream.bookmark(rng, resource);
  else if (stream.truth.resources[resource].objects.has(objectKey(object))) {
    stream.put(rng, resource, object);
  }
}
