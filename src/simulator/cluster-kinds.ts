/** One resource the simulated API server can serve. */
export interface ClusterKind {
  readonly group: string;
  /** All of them are served from the same objects. The last one is what objects are stored as. */
  readonly versions: readonly string[];
  readonly plural: string;
  readonly kind: string;
  readonly namespaced: boolean;
  /** Defined by a CRD, so that it may be missing and its lists name their items' kind. */
  readonly custom: boolean;
}

const metallb = { group: "metallb.io", versions: ["v1beta1"], namespaced: true, custom: true } as const;
const frrK8s = { group: "frrk8s.metallb.io", versions: ["v1beta1"], namespaced: true, custom: true } as const;
const core = { group: "", versions: ["v1"], namespaced: true, custom: false } as const;

/** Everything the simulated API server knows. Sources: Kubernetes API reference, MetalLB's and frr-k8s's CRDs. */
export const clusterKinds: readonly ClusterKind[] = [
  { ...core, plural: "services", kind: "Service" },
  { ...core, plural: "nodes", kind: "Node", namespaced: false },
  { ...core, plural: "pods", kind: "Pod" },
  { ...core, plural: "namespaces", kind: "Namespace", namespaced: false },
  { ...core, group: "apps", plural: "daemonsets", kind: "DaemonSet" },
  { ...core, group: "discovery.k8s.io", plural: "endpointslices", kind: "EndpointSlice" },
  { ...metallb, plural: "ipaddresspools", kind: "IPAddressPool" },
  { ...metallb, plural: "bgpadvertisements", kind: "BGPAdvertisement" },
  { ...metallb, plural: "l2advertisements", kind: "L2Advertisement" },
  { ...metallb, plural: "bgppeers", kind: "BGPPeer", versions: ["v1beta1", "v1beta2"] },
  { ...metallb, plural: "communities", kind: "Community" },
  { ...metallb, plural: "bfdprofiles", kind: "BFDProfile" },
  { ...metallb, plural: "configurationstates", kind: "ConfigurationState" },
  { ...metallb, plural: "servicebgpstatuses", kind: "ServiceBGPStatus" },
  { ...metallb, plural: "servicel2statuses", kind: "ServiceL2Status" },
  { ...frrK8s, plural: "bgpsessionstates", kind: "BGPSessionState" },
  { ...frrK8s, plural: "frrconfigurations", kind: "FRRConfiguration" },
  { ...frrK8s, plural: "frrnodestates", kind: "FRRNodeState", namespaced: false },
];

/** `group/version`, or the version alone in the core group: as `apiVersion` writes it. */
export function apiVersionOf(kind: ClusterKind, version: string): string {
  return kind.group === "" ? version : `${kind.group}/${version}`;
}

/** The kind an object's apiVersion and kind name. Undefined if the API serves no such thing. */
export function kindOf(apiVersion: string, kind: string): ClusterKind | undefined {
  return clusterKinds.find(
    (entry) => entry.kind === kind && entry.versions.some((version) => apiVersionOf(entry, version) === apiVersion),
  );
}
