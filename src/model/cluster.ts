import type { IpAddress } from "./address.ts";

/** Only the fields we need are kept of any object; a password never gets this far. */
export interface ObjectMeta {
  readonly namespace: string;
  readonly name: string;
  readonly uid: string;
  readonly resourceVersion: string;
  readonly labels: Readonly<Record<string, string>>;
}

/** Source: core/v1 Service. */
export interface Service extends ObjectMeta {
  /** Annotations of our own domain and those that steer kButler; others are dropped. */
  readonly annotations: Readonly<Record<string, string>>;
  readonly type: string;
  readonly externalTrafficPolicy: "Cluster" | "Local";
  readonly loadBalancerClass: string | undefined;
  readonly ipFamilies: readonly string[];
  readonly externalIPs: readonly string[];
  readonly hasSelector: boolean;
  readonly deleting: boolean;
  /** status.loadBalancer.ingress, as written. */
  readonly ingress: readonly { readonly ip?: string | undefined; readonly hostname?: string | undefined }[];
}

/** Source: discovery.k8s.io/v1 EndpointSlice. `service` is the label kubernetes.io/service-name, the only join key. */
export interface EndpointSlice extends ObjectMeta {
  readonly service: string | undefined;
  readonly addressType: string;
  readonly endpoints: readonly Endpoint[];
}

/** One entry of a slice. A condition that is absent stays undefined: absent and false differ. */
export interface Endpoint {
  readonly addresses: readonly string[];
  readonly nodeName: string | undefined;
  readonly ready: boolean | undefined;
  readonly serving: boolean | undefined;
  readonly terminating: boolean | undefined;
}

/** Source: core/v1 Node. */
export interface ClusterNode extends ObjectMeta {
  /** Only annotations that name addresses. */
  readonly annotations: Readonly<Record<string, string>>;
  readonly internalIPs: readonly IpAddress[];
  readonly externalIPs: readonly IpAddress[];
  readonly hostname: string | undefined;
  /** Condition Ready. */
  readonly ready: "True" | "False" | "Unknown";
  /** Condition NetworkUnavailable is exactly "True". */
  readonly networkUnavailable: boolean;
  readonly unschedulable: boolean;
}

/** A label selector (meta/v1): all of its terms must hold; one without terms selects everything. */
export interface LabelSelector {
  readonly matchLabels: Readonly<Record<string, string>>;
  readonly matchExpressions: readonly {
    readonly key: string;
    readonly operator: string;
    readonly values: readonly string[];
  }[];
}

/** Source: metallb.io/v1beta1 IPAddressPool. `addresses` are CIDRs or `a-b` ranges, as written. */
export interface AddressPool extends ObjectMeta {
  readonly addresses: readonly string[];
}

/** Source: metallb.io/v1beta1 BGPAdvertisement. */
export interface BgpAdvertisement extends ObjectMeta {
  readonly aggregationLength: number;
  readonly aggregationLengthV6: number;
  readonly localPref: number | undefined;
  readonly communities: readonly string[];
  readonly ipAddressPools: readonly string[];
  readonly ipAddressPoolSelectors: readonly LabelSelector[];
  readonly nodeSelectors: readonly LabelSelector[];
  readonly serviceSelectors: readonly LabelSelector[];
  readonly peers: readonly string[];
}

/** Source: metallb.io/v1beta1 L2Advertisement. */
export interface L2Advertisement extends ObjectMeta {
  readonly ipAddressPools: readonly string[];
  readonly ipAddressPoolSelectors: readonly LabelSelector[];
  readonly nodeSelectors: readonly LabelSelector[];
}

/** Source: metallb.io/v1beta2 (or v1beta1) BGPPeer, without its password. */
export interface BgpPeer extends ObjectMeta {
  readonly myASN: number | undefined;
  readonly peerASN: number | undefined;
  /** `internal` or `external`: the kind of session where `peerASN` is left to be found out. */
  readonly dynamicASN?: string | undefined;
  readonly peerAddress: string | undefined;
  readonly interface: string | undefined;
  readonly sourceAddress: string | undefined;
  readonly routerID: string | undefined;
  readonly vrf: string | undefined;
  readonly bfdProfile: string | undefined;
  readonly dualStackAddressFamily: boolean;
  readonly enableGracefulRestart: boolean;
  readonly ebgpMultiHop: boolean;
  /** Seconds; undefined is the backend's default. */
  readonly holdTimeS: number | undefined;
  readonly nodeSelectors: readonly LabelSelector[];
}

/** Source: metallb.io/v1beta1 Community and BFDProfile: what other objects may name. */
export interface Community extends ObjectMeta {
  readonly aliases: readonly string[];
}

/** Source: metallb.io/v1beta1 BFDProfile. */
export interface BfdProfile extends ObjectMeta {
  readonly echoMode: boolean;
}

/** Source: metallb.io/v1beta1 ConfigurationState, one per component. */
export interface ConfigurationState extends ObjectMeta {
  /** `controller` or `speaker`, from the label metallb.io/component-type. */
  readonly component: string | undefined;
  readonly node: string | undefined;
  readonly result: string | undefined;
  readonly errorSummary: string | undefined;
}

/** Source: metallb.io/v1beta1 ServiceBGPStatus: what a speaker means to announce, not that it does. */
export interface ServiceBgpStatus extends ObjectMeta {
  readonly node: string | undefined;
  readonly serviceNamespace: string | undefined;
  readonly serviceName: string | undefined;
  readonly peers: readonly string[];
}

/** Source: frrk8s.metallb.io/v1beta1 BGPSessionState: a session as the node sees it. */
export interface BgpSessionState extends ObjectMeta {
  readonly node: string | undefined;
  readonly peer: string | undefined;
  readonly vrf: string | undefined;
  readonly bgpStatus: string | undefined;
}

/** Source: core/v1 Pod in the advertiser's namespace. */
export interface AdvertiserPod extends ObjectMeta {
  /** `speaker` or `frr-k8s`. */
  readonly component: "speaker" | "frr-k8s";
  readonly nodeName: string | undefined;
  readonly ready: boolean;
  readonly deleting: boolean;
  /** Start of the pod: milliseconds since the Unix epoch by the cluster's clock. */
  readonly startedMs: number | undefined;
}

/** Source: apps/v1 DaemonSet of the speaker: how it was started. */
export interface AdvertiserDaemonSet extends ObjectMeta {
  readonly component: "speaker" | "frr-k8s";
  /** env METALLB_BGP_TYPE. */
  readonly bgpType: string | undefined;
  /** --lb-class. */
  readonly loadBalancerClass: string | undefined;
  /** --ignore-exclude-lb. */
  readonly ignoreExcludeLb: boolean;
  /** The image of the container `speaker`, as written: its tag tells the release. */
  readonly image?: string | undefined;
  /** --frrk8s-namespace, or env FRRK8S_NAMESPACE: where frr-k8s runs, if not beside the speaker. */
  readonly frrK8sNamespace?: string | undefined;
}

/** Every resource we may read, by its plural, and what we keep of one object. */
export interface ClusterResources {
  readonly services: Service;
  readonly endpointslices: EndpointSlice;
  readonly nodes: ClusterNode;
  readonly ipaddresspools: AddressPool;
  readonly bgpadvertisements: BgpAdvertisement;
  readonly l2advertisements: L2Advertisement;
  readonly bgppeers: BgpPeer;
  readonly communities: Community;
  readonly bfdprofiles: BfdProfile;
  readonly configurationstates: ConfigurationState;
  readonly servicebgpstatuses: ServiceBgpStatus;
  readonly bgpsessionstates: BgpSessionState;
  readonly pods: AdvertiserPod;
  readonly daemonsets: AdvertiserDaemonSet;
}

/** The plural of a resource we may read. */
export type ResourceName = keyof ClusterResources;

/** Every name, in the order they are listed. */
export const resourceNames: readonly ResourceName[] = [
  "services",
  "endpointslices",
  "nodes",
  "ipaddresspools",
  "bgpadvertisements",
  "l2advertisements",
  "bgppeers",
  "communities",
  "bfdprofiles",
  "configurationstates",
  "servicebgpstatuses",
  "bgpsessionstates",
  "pods",
  "daemonsets",
];

/** What every cluster serves and no expectation can do without: an API server that says otherwise is in trouble, and what
 *  these hold is not known to be empty. */
export const coreResources: readonly ResourceName[] = ["services", "endpointslices", "nodes"];

/** What we know of one resource as a whole.
 *  `pending`: not listed yet. `listed`: the objects are the present. `lost`: they were, and the watch is gone.
 *  `absent`: the API does not serve it (a CRD that is not installed), which none of `coreResources` can be. `forbidden`: RBAC refuses it. */
export type ResourceState = "pending" | "listed" | "lost" | "absent" | "forbidden";

/** The key of an object within its resource: `namespace/name`, or `name` where it has no namespace. */
export type ObjectKey = string;

/** The key of an object. */
export function objectKey(meta: Pick<ObjectMeta, "namespace" | "name">): ObjectKey {
  return meta.namespace === "" ? meta.name : `${meta.namespace}/${meta.name}`;
}

/** One cluster's ordered stream. Order holds within a resource only. */
export type ClusterEvent = {
  [R in ResourceName]:
    | { readonly type: "upsert"; readonly resource: R; readonly object: ClusterResources[R] }
    | { readonly type: "delete"; readonly resource: R; readonly key: ObjectKey }
    /** A full list: what is not in it is gone. */
    | { readonly type: "listed"; readonly resource: R; readonly objects: readonly ClusterResources[R][] }
    /** The resource as a whole changed its state; `message` says why in words. */
    | {
        readonly type: "state";
        readonly resource: R;
        readonly state: Exclude<ResourceState, "listed">;
        readonly message: string;
      }
    /** Proof of life without a change: a bookmark, a reconnect. */
    | { readonly type: "alive"; readonly resource: R };
}[ResourceName];

/** Takes one cluster's stream. */
export interface ClusterListener {
  apply(event: ClusterEvent): void;
}

/** One resource of a cluster at one moment. */
export interface ResourceView<R extends ResourceName> {
  readonly state: ResourceState;
  /** Why it is not listed, or empty. */
  readonly message: string;
  /** When `state` became what it is, by our clock. */
  readonly sinceMs: number;
  /** Last proof of life, by our clock; undefined before the first. */
  readonly aliveMs: number | undefined;
  readonly objects: ReadonlyMap<ObjectKey, ClusterResources[R]>;
}

/** One cluster at one moment. The maps are live memory: read them before the next event. */
export interface ClusterView {
  readonly cluster: string;
  resource<R extends ResourceName>(name: R): ResourceView<R>;
  /** The slices of one service. */
  slicesOf(service: ObjectKey): readonly EndpointSlice[];
  /** What speakers report of one service, in no order; a view without it is searched as a whole. */
  bgpStatusesOf?(service: ObjectKey): Iterable<ServiceBgpStatus>;
}
