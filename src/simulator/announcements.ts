import {
  addressWords,
  compareAddresses,
  familyOf,
  type IpAddress,
  type IpPrefix,
  maskAddress,
  parseAddress,
  parsePrefix,
  prefixContains,
} from "../model/address.ts";

/** Where the fabric reads Kubernetes objects: the simulated API server, or a list in a test. */
export interface ObjectSource {
  /** Changes whenever an object does. */
  readonly resourceVersion: string;
  list(apiVersion: string, kind: string): readonly unknown[];
}

/** One node sends one prefix to one peer. */
export interface Announcement {
  readonly prefix: IpPrefix;
  readonly node: string;
  /** The address of the leaf it is sent to. */
  readonly peerAddress: IpAddress;
}

/** What runs at the other end of a leaf's session: is there a speaker that has this leaf as its peer? */
export interface SpeakerSession {
  readonly node: string;
  readonly peerAddress: IpAddress;
}

/** Everything the speakers say, by plain BGP: each node with a speaker sends each external address of a service with an
 *  endpoint (with policy Local: an endpoint on that node) to each peer of the address's family. */
export function announcements(objects: ObjectSource): Announcement[] {
  const sessions = speakerSessions(objects);
  const pools = objects.list("metallb.io/v1beta1", "IPAddressPool");
  const advertisements = objects.list("metallb.io/v1beta1", "BGPAdvertisement");
  const barred = new Set(
    objects
      .list("v1", "Node")
      .filter(isBarred)
      .map((node) => text(node, "metadata", "name")),
  );
  const found = new Map<string, Announcement>();
  for (const service of objects.list("v1", "Service")) {
    if (text(service, "spec", "type") !== "LoadBalancer") continue;
    const homes = endpointNodes(objects, service);
    const local = text(service, "spec", "externalTrafficPolicy") === "Local";
    for (const ingress of items(service, "status", "loadBalancer", "ingress")) {
      const address = parseAddress(text(ingress, "ip"));
      const pool = address && pools.find((one) => holds(one, address));
      if (address === undefined || pool === undefined) continue;
      for (const advertisement of advertisements) {
        const names = items(advertisement, "spec", "ipAddressPools");
        if (names.length > 0 && !names.includes(text(pool, "metadata", "name"))) continue;
        const prefix = maskAddress(address, lengthFor(advertisement, address));
        for (const { node, peerAddress } of sessions) {
          const says = local ? homes.has(node) : homes.size > 0;
          if (!says || barred.has(node) || familyOf(peerAddress) !== familyOf(address)) continue;
          found.set(`${prefix} ${node} ${peerAddress}`, { prefix, node, peerAddress });
        }
      }
    }
  }
  return [...found.values()];
}

/** The sessions speakers hold: a running speaker pod on a node that a BGPPeer selects. */
export function speakerSessions(objects: ObjectSource): SpeakerSession[] {
  const speakers = new Set(
    objects
      .list("v1", "Pod")
      .filter(
        (pod) =>
          text(pod, "metadata", "labels", "component") === "speaker" && text(pod, "status", "phase") === "Running",
      )
      .map((pod) => text(pod, "spec", "nodeName")),
  );
  const nodes = objects.list("v1", "Node").filter((node) => speakers.has(text(node, "metadata", "name")));
  return objects.list("metallb.io/v1beta2", "BGPPeer").flatMap((peer) => {
    const peerAddress = parseAddress(text(peer, "spec", "peerAddress"));
    if (peerAddress === undefined) return [];
    const selectors = items(peer, "spec", "nodeSelectors");
    return nodes
      .filter((node) => selectors.length === 0 || selectors.some((selector) => selects(selector, node)))
      .map((node) => ({ node: text(node, "metadata", "name"), peerAddress }));
  });
}

/** Nodes with an endpoint of the service that takes traffic; "" stands for one that names no node. */
function endpointNodes(objects: ObjectSource, service: unknown): ReadonlySet<string> {
  const nodes = new Set<string>();
  for (const slice of objects.list("discovery.k8s.io/v1", "EndpointSlice")) {
    if (text(slice, "metadata", "namespace") !== text(service, "metadata", "namespace")) continue;
    if (text(slice, "metadata", "labels", "kubernetes.io/service-name") !== text(service, "metadata", "name")) continue;
    for (const endpoint of items(slice, "endpoints")) {
      const ready = at(endpoint, "conditions", "ready");
      if (ready !== false || at(endpoint, "conditions", "serving") === true) nodes.add(text(endpoint, "nodeName"));
    }
  }
  return nodes;
}

function isBarred(node: unknown): boolean {
  const excluded =
    at(node, "metadata", "labels", "node.kubernetes.io/exclude-from-external-load-balancers") !== undefined;
  const conditions = items(node, "status", "conditions");
  return (
    excluded || conditions.some((one) => text(one, "type") === "NetworkUnavailable" && text(one, "status") === "True")
  );
}

function holds(pool: unknown, address: IpAddress): boolean {
  return items(pool, "spec", "addresses").some((range) => {
    const [from = "", to] = String(range).split("-");
    if (to === undefined) {
      const prefix = parsePrefix(from);
      return prefix !== undefined && prefixContains(prefix, address);
    }
    const first = parseAddress(from.trim());
    const last = parseAddress(to.trim());
    if (first === undefined || last === undefined || addressWords(first).family !== addressWords(address).family)
      return false;
    return compareAddresses(first, address) <= 0 && compareAddresses(address, last) <= 0;
  });
}

function lengthFor(advertisement: unknown, address: IpAddress): number {
  const v4 = familyOf(address) === 4;
  const length = at(advertisement, "spec", v4 ? "aggregationLength" : "aggregationLengthV6");
  return typeof length === "number" ? length : v4 ? 32 : 128;
}

function selects(selector: unknown, node: unknown): boolean {
  const label = (key: string): unknown => at(node, "metadata", "labels", key);
  const wanted = at(selector, "matchLabels");
  const pairs = typeof wanted === "object" && wanted !== null ? Object.entries(wanted) : [];
  const terms = items(selector, "matchExpressions");
  return (
    pairs.every(([key, value]) => label(key) === value) &&
    terms.every((term) => {
      const held = label(text(term, "key"));
      const values = items(term, "values");
      switch (text(term, "operator")) {
        case "In":
          return values.includes(held);
        case "NotIn":
          return !values.includes(held);
        case "Exists":
          return held !== undefined;
        default:
          return held === undefined;
      }
    })
  );
}

function at(value: unknown, ...names: readonly string[]): unknown {
  let here: unknown = value;
  for (const name of names) {
    if (typeof here !== "object" || here === null) return undefined;
    here = (here as Readonly<Record<string, unknown>>)[name];
  }
  return here;
}

function text(value: unknown, ...names: readonly string[]): string {
  const found = at(value, ...names);
  return typeof found === "string" ? found : "";
}

function items(value: unknown, ...names: readonly string[]): readonly unknown[] {
  const found = at(value, ...names);
  return Array.isArray(found) ? found : [];
}
