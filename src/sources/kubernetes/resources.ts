import type { ResourceName } from "../../model/cluster.ts";

/** Where a resource lives in the API, and in which namespaces we read it. */
export interface ResourceLocation {
  readonly resource: ResourceName;
  readonly kind: string;
  /** Empty for the core group. */
  readonly group: string;
  /** Versions we can read, the preferred first. */
  readonly versions: readonly string[];
  readonly namespaced: boolean;
  /** `services`: the namespaces whose services are watched. `cluster`: it has no namespace. `metallb`, `frr-k8s`: MetalLB
   *  reads its own objects from its own namespace only, so we do the same. `advertiser`: both of these. */
  readonly scope: "services" | "cluster" | "metallb" | "frr-k8s" | "advertiser";
  /** Served by every cluster, so never looked up before it is listed. */
  readonly builtIn: boolean;
}

const core = { group: "", versions: ["v1"], builtIn: true } as const;
const metallb = {
  group: "metallb.io",
  versions: ["v1beta1"],
  namespaced: true,
  scope: "metallb",
  builtIn: false,
} as const;

/** Every resource, in the order of the model. Sources: Kubernetes API reference; MetalLB and frr-k8s CRDs. */
export const resourceLocations: readonly ResourceLocation[] = [
  { resource: "services", kind: "Service", ...core, namespaced: true, scope: "services" },
  {
    resource: "endpointslices",
    kind: "EndpointSlice",
    ...core,
    group: "discovery.k8s.io",
    namespaced: true,
    scope: "services",
  },
  { resource: "nodes", kind: "Node", ...core, namespaced: false, scope: "cluster" },
  { resource: "ipaddresspools", kind: "IPAddressPool", ...metallb },
  { resource: "bgpadvertisements", kind: "BGPAdvertisement", ...metallb },
  { resource: "l2advertisements", kind: "L2Advertisement", ...metallb },
  { resource: "bgppeers", kind: "BGPPeer", ...metallb, versions: ["v1beta2", "v1beta1"] },
  { resource: "communities", kind: "Community", ...metallb },
  { resource: "bfdprofiles", kind: "BFDProfile", ...metallb },
  { resource: "configurationstates", kind: "ConfigurationState", ...metallb },
  { resource: "servicebgpstatuses", kind: "ServiceBGPStatus", ...metallb },
  { resource: "bgpsessionstates", kind: "BGPSessionState", ...metallb, group: "frrk8s.metallb.io", scope: "frr-k8s" },
  { resource: "pods", kind: "Pod", ...core, namespaced: true, scope: "advertiser" },
  { resource: "daemonsets", kind: "DaemonSet", ...core, group: "apps", namespaced: true, scope: "advertiser" },
];

const byName = new Map(resourceLocations.map((location) => [location.resource, location]));

/** The location of a resource. */
export function locationOf(resource: ResourceName): ResourceLocation {
  const location = byName.get(resource);
  if (location === undefined) throw new Error(`no location for ${resource}`);
  return location;
}

/** The root of a group's version: `/api/v1`, `/apis/apps/v1`. */
export function apiRoot(group: string, version: string): string {
  return group === "" ? `/api/${version}` : `/apis/${group}/${version}`;
}

/** Where MetalLB and frr-k8s live. */
export interface AdvertiserNamespaces {
  /** Where MetalLB keeps its configuration and its speakers run. */
  readonly metallbNamespace: string;
  /** Where frr-k8s runs; often MetalLB's own. */
  readonly frrK8sNamespace: string;
}

/** Whether MetalLB would read the object from this namespace. Objects of the same kind elsewhere have no effect. */
export function isReadFrom(location: ResourceLocation, namespace: string, where: AdvertiserNamespaces): boolean {
  switch (location.scope) {
    case "services":
    case "cluster":
      return true;
    case "metallb":
      return namespace === where.metallbNamespace;
    case "frr-k8s":
      return namespace === where.frrK8sNamespace;
    case "advertiser":
      return namespace === where.metallbNamespace || namespace === where.frrK8sNamespace;
  }
}
