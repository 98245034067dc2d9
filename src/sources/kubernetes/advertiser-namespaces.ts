import type { AdvertiserDaemonSet } from "../../model/cluster.ts";
import type { AdvertiserNamespaces, ResourceLocation } from "./resources.ts";

/** Where MetalLB's manifests and its chart put it. */
const usualNamespace = "metallb-system";

/** What was seen of MetalLB, in whatever namespaces. */
export interface AdvertiserTraces {
  readonly daemonSets: readonly Pick<AdvertiserDaemonSet, "namespace" | "component" | "frrK8sNamespace">[];
  /** Namespaces of speaker pods. */
  readonly speakerPods: readonly string[];
  /** Namespaces of MetalLB's custom resources. */
  readonly configured: readonly string[];
}

/** What an operator may say of the namespaces. */
export interface GivenNamespaces {
  readonly metallbNamespace?: string | undefined;
  readonly frrK8sNamespace?: string | undefined;
}

/** Kinds whose namespace tells where MetalLB is: people write them, and MetalLB is of no use without them. */
export const telltaleResources = ["ipaddresspools", "bgpadvertisements", "bgppeers"] as const;

/** Whether objects of this resource are traces of MetalLB's namespace. */
export function isTelltale({ resource }: Pick<ResourceLocation, "resource">): boolean {
  return telltaleResources.some((one) => one === resource);
}

/** The namespaces to read MetalLB and frr-k8s from: what is given; else where speakers are, by their DaemonSet or their
 *  pods; else where custom resources are; else the usual one. Of several the usual one counts, then the one that is
 *  configured. frr-k8s is where the speaker's DaemonSet says, and beside MetalLB where it says nothing. */
export function advertiserNamespaces(
  { daemonSets, speakerPods, configured }: AdvertiserTraces,
  given: GivenNamespaces,
): AdvertiserNamespaces {
  const speakers = daemonSets.filter(({ component }) => component === "speaker");
  const running = speakers.length > 0 ? speakers.map(({ namespace }) => namespace) : speakerPods;
  const metallbNamespace = given.metallbNamespace ?? choose(running.length > 0 ? running : configured, configured);
  const told = speakers
    .filter(({ namespace }) => namespace === metallbNamespace)
    .flatMap(({ frrK8sNamespace }) => frrK8sNamespace ?? [])
    .sort()[0];
  return { metallbNamespace, frrK8sNamespace: given.frrK8sNamespace ?? told ?? metallbNamespace };
}

function choose(found: readonly string[], configured: readonly string[]): string {
  if (found.length === 0 || found.includes(usualNamespace)) return usualNamespace;
  const both = found.filter((name) => configured.includes(name));
  return [...(both.length > 0 ? both : found)].sort()[0] ?? usualNamespace;
}
