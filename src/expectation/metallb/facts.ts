import type { ClusterView, ResourceName } from "../../model/cluster.ts";

/** What a speaker speaks BGP with: its own code, FRR beside it, or the separate frr-k8s daemon. */
export type MetallbBackend = "native" | "frr" | "frr-k8s";

/** What an operator may say of MetalLB; what is left out is found in the cluster. */
export interface MetallbOptions {
  /** Where MetalLB runs. Its custom resources have no effect elsewhere. */
  readonly namespace?: string | undefined;
  readonly backend?: MetallbBackend | undefined;
  /** `--lb-class` of the speakers. */
  readonly loadBalancerClass?: string | undefined;
  /** `--ignore-exclude-lb` of the speakers. */
  readonly ignoreExcludeLb?: boolean | undefined;
  /** A speaker DaemonSet without any speaker pod: `absent` believes it (a live cluster), `assume` takes a speaker on
   *  every node (manifests seldom carry pods). Default `absent`. */
  readonly speakersWithoutPods?: "assume" | "absent" | undefined;
}

/** How MetalLB runs in one cluster. */
export interface MetallbFacts {
  readonly namespace: string;
  readonly backend: MetallbBackend;
  readonly loadBalancerClass: string | undefined;
  readonly ignoreExcludeLb: boolean;
  /** A speaker checks the whole configuration, also what is for other nodes: so did all releases before 0.16. */
  readonly checksAll: boolean;
  /** Nodes with a speaker pod and whether it is ready. Undefined: nothing tells, so every node is taken to have one. */
  readonly speakers: ReadonlyMap<string, boolean> | undefined;
  /** The same of the frr-k8s daemon. Undefined also where the backend has none. */
  readonly frrDaemons: ReadonlyMap<string, boolean> | undefined;
}

/** Where MetalLB's manifests and its chart put it. */
export const defaultMetallbNamespace = "metallb-system";

const configResources = ["ipaddresspools", "bgpadvertisements", "bgppeers"] as const satisfies readonly ResourceName[];

/** Reads how MetalLB runs: what is configured, then the speaker's DaemonSet, then the defaults of release 0.16. */
export function metallbFacts(view: ClusterView, options: MetallbOptions): MetallbFacts {
  const daemonSets = [...view.resource("daemonsets").objects.values()];
  const namespace = options.namespace ?? findNamespace(view);
  const speaker = daemonSets
    .filter((set) => set.component === "speaker" && set.namespace === namespace)
    .sort((a, b) => (a.name < b.name ? -1 : 1))[0];
  const backend = options.backend ?? (speaker ? backendOf(speaker.bgpType) : "frr-k8s");
  return {
    namespace,
    backend,
    loadBalancerClass: options.loadBalancerClass ?? speaker?.loadBalancerClass,
    ignoreExcludeLb: options.ignoreExcludeLb ?? speaker?.ignoreExcludeLb ?? false,
    checksAll: isBefore(releaseOf(speaker?.image), [0, 16]),
    speakers: podsByNode(view, "speaker", namespace, options, speaker !== undefined),
    // The daemon may run in a namespace of its own (--frrk8s-namespace), so its pods count wherever they are.
    frrDaemons: backend === "frr-k8s" ? podsByNode(view, "frr-k8s", undefined, options, false) : undefined,
  };
}

/** Major and minor release by the tag of an image, as `quay.io/metallb/speaker:v0.15.2`; undefined where it tells none. */
function releaseOf(image: string | undefined): readonly [number, number] | undefined {
  const tag = /:v?(\d+)\.(\d+)(?:[.-][^/:@]*)?(?:@[^/@]*)?$/.exec(image ?? "");
  return tag ? [Number(tag[1]), Number(tag[2])] : undefined;
}

/** One that nobody tells is taken for the present one. */
function isBefore(release: readonly [number, number] | undefined, [major, minor]: readonly [number, number]): boolean {
  return release !== undefined && (release[0] < major || (release[0] === major && release[1] < minor));
}

function backendOf(bgpType: string | undefined): MetallbBackend {
  return bgpType === "frr" || bgpType === "frr-k8s" ? bgpType : "native"; // absent is native in the speaker's code
}

function findNamespace(view: ClusterView): string {
  const running = new Set<string>();
  for (const set of view.resource("daemonsets").objects.values()) {
    if (set.component === "speaker") running.add(set.namespace);
  }
  if (running.size === 0) {
    for (const pod of view.resource("pods").objects.values()) {
      if (pod.component === "speaker") running.add(pod.namespace);
    }
  }
  const configured = new Set<string>();
  for (const resource of configResources) {
    for (const object of view.resource(resource).objects.values()) configured.add(object.namespace);
  }
  const found = running.size > 0 ? running : configured;
  if (found.size === 0 || found.has(defaultMetallbNamespace)) return defaultMetallbNamespace;
  const both = [...found].filter((name) => configured.has(name));
  return (both.length > 0 ? both : [...found]).sort()[0] ?? defaultMetallbNamespace;
}

/** `wanted`: a DaemonSet says that there have to be some. Without it and without pods nothing tells whether they run. */
function podsByNode(
  view: ClusterView,
  component: "speaker" | "frr-k8s",
  namespace: string | undefined,
  options: MetallbOptions,
  wanted: boolean,
): ReadonlyMap<string, boolean> | undefined {
  const pods = view.resource("pods");
  if (pods.state !== "listed" && pods.state !== "lost") return undefined;
  const byNode = new Map<string, boolean>();
  for (const pod of pods.objects.values()) {
    if (pod.component !== component || pod.nodeName === undefined) continue;
    if (namespace !== undefined && pod.namespace !== namespace) continue;
    const ready = pod.ready && !pod.deleting;
    byNode.set(pod.nodeName, ready || byNode.get(pod.nodeName) === true);
  }
  if (byNode.size > 0) return byNode;
  return wanted && options.speakersWithoutPods !== "assume" ? byNode : undefined;
}
