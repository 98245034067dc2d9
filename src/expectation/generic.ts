import { hostPrefix, type IpAddress, parseAddress } from "../model/address.ts";
import { type ClusterNode, type ClusterView, type EndpointSlice, objectKey, type Service } from "../model/cluster.ts";
import type { Advertiser, Announcement, Claim, NodeClaim, Scene } from "./advertiser.ts";
import { servable } from "./servable.ts";

/** The fallback where no advertiser is known to be at work: every LoadBalancer address as a host prefix from the nodes that
 *  host a servable endpoint, kButler's original rule. It never says that a node must not announce: it cannot know. */
export const generic: Advertiser = {
  name: "generic",
  resources: [],
  required: [],
  detect: () => true,
  prepare: (view) => prepare(view),
};

function prepare(view: ClusterView): Scene {
  const nodes = view.resource("nodes").objects;
  const claims = new Map<string, NodeClaim>();
  for (const node of nodes.values()) claims.set(node.name, claimOf(node));
  return {
    nodeFindings: [...nodes.values()]
      .filter(({ ready }) => ready !== "True")
      .map(({ name, ready }) => ({
        node: name,
        reason: "node-not-ready",
        severity: "info",
        message: `condition Ready is ${ready}`,
      })),
    sessions: new Map(),
    sourceAddresses: new Map(),
    evaluate: (service, all) => evaluate(service, all.slicesOf(objectKey(service)), claims),
  };
}

function claimOf({ name, ready }: ClusterNode): NodeClaim {
  return { node: name, peers: [], localPrefs: undefined, confidence: ready === "True" ? "firm" : "uncertain" };
}

function evaluate(
  service: Service,
  slices: readonly EndpointSlice[],
  byNode: ReadonlyMap<string, NodeClaim>,
): Announcement {
  const { namespace, name } = service;
  if (service.type !== "LoadBalancer" || service.deleting) {
    return { addresses: [], claims: [], refusal: "notLoadBalancer", findings: [] };
  }
  const found = service.ingress.map(({ ip }) => (ip === undefined ? undefined : parseAddress(ip)));
  const addresses = [...new Set(found.filter((address): address is IpAddress => address !== undefined))];
  if (addresses.length === 0) {
    const unusable = service.ingress.length > 0;
    const finding = unusable
      ? { reason: "external-address-unusable", severity: "warning", message: "its status holds no IP address" }
      : { reason: "pending-address", severity: "info", message: "no address is assigned yet" };
    const severity = unusable ? "warning" : "info";
    const refusal = unusable ? "invalidIP" : "noIPAllocated";
    return { addresses, claims: [], refusal, findings: [{ namespace, name, ...finding, severity }] };
  }
  const served = servable(slices);
  const nodes = [...served.nodes]
    .sort()
    .map((node) => byNode.get(node))
    .filter((claim) => claim !== undefined);
  const claims = addresses.map(
    (address): Claim => ({
      advertiser: "generic",
      prefix: hostPrefix(address),
      addresses: [address],
      policy: service.externalTrafficPolicy,
      nodes,
      hosting: served.nodes,
      refusals: new Map(),
    }),
  );
  const message = "it has no endpoint that can serve";
  return {
    addresses,
    claims,
    refusal: undefined,
    findings: served.anywhere ? [] : [{ namespace, name, reason: "no-endpoints", severity: "info", message }],
  };
}
