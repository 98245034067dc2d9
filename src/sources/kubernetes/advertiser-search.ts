import type { ClusterResources, ResourceName } from "../../model/cluster.ts";
import {
  type AdvertiserTraces,
  advertiserNamespaces,
  type GivenNamespaces,
  telltaleResources,
} from "./advertiser-namespaces.ts";
import type { ApiClient } from "./api-client.ts";
import { ApiError } from "./api-error.ts";
import type { Decode } from "./decode.ts";
import { advertiserSelectors } from "./decode-advertiser.ts";
import type { Discovery } from "./discovery.ts";
import { listPages } from "./list-pages.ts";
import { type AdvertiserNamespaces, apiRoot, locationOf } from "./resources.ts";

/** What a search needs. */
export interface SearchContext {
  readonly client: ApiClient;
  readonly discovery: Discovery;
  readonly decode: Decode;
  readonly pageSize: number;
}

/** Where MetalLB was found, or is taken to be. */
export interface FoundNamespaces extends AdvertiserNamespaces {
  /** False: nothing tells, so this is where it usually is. */
  readonly found: boolean;
  /** RBAC refused to look in the whole cluster. */
  readonly refused: boolean;
}

/** Looks where MetalLB lives: for its DaemonSets in the whole cluster, then for its custom resources. Where RBAC allows
 *  neither, its usual namespace is looked into alone. Throws an ApiError if the API server does not answer. */
export async function searchAdvertiser(
  given: GivenNamespaces,
  context: SearchContext,
  signal: AbortSignal,
): Promise<FoundNamespaces> {
  const { metallbNamespace, frrK8sNamespace } = given;
  if (metallbNamespace !== undefined && frrK8sNamespace !== undefined) {
    return { metallbNamespace, frrK8sNamespace, found: true, refused: false };
  }
  const everywhere = metallbNamespace === undefined ? await daemonSets(undefined, context, signal) : "refused";
  let traces = tracesOf(everywhere === "refused" ? [] : everywhere, []);
  let refused = metallbNamespace === undefined && everywhere === "refused";
  if (metallbNamespace === undefined && traces.daemonSets.length === 0) {
    const configured = await configuredNamespaces(context, signal);
    refused ||= configured === "refused";
    traces = tracesOf([], configured === "refused" ? [] : configured);
  }
  if (everywhere === "refused") {
    const there = await daemonSets(advertiserNamespaces(traces, given).metallbNamespace, context, signal);
    if (there !== "refused") traces = tracesOf(there, traces.configured);
  }
  const found = metallbNamespace !== undefined || traces.daemonSets.length + traces.configured.length > 0;
  return { ...advertiserNamespaces(traces, given), found, refused };
}

function tracesOf(sets: readonly ClusterResources["daemonsets"][], configured: readonly string[]): AdvertiserTraces {
  return { daemonSets: sets.filter(({ component }) => component === "speaker"), speakerPods: [], configured };
}

async function daemonSets(namespace: string | undefined, context: SearchContext, signal: AbortSignal) {
  const found: ClusterResources["daemonsets"][] = [];
  for (const selector of advertiserSelectors) {
    const some = await list("daemonsets", "v1", namespace, selector, context, signal);
    if (some === "refused") return some;
    found.push(...some);
  }
  return found;
}

async function configuredNamespaces(context: SearchContext, signal: AbortSignal) {
  const found: string[] = [];
  for (const resource of telltaleResources) {
    const version = await context.discovery.version(locationOf(resource));
    if (version === undefined) continue;
    const some = await list(resource, version, undefined, undefined, context, signal);
    if (some === "refused") return some;
    found.push(...some.map(({ namespace }) => namespace));
  }
  return found;
}

async function list<R extends ResourceName>(
  resource: R,
  version: string,
  namespace: string | undefined,
  labelSelector: string | undefined,
  { client, decode, pageSize }: SearchContext,
  signal: AbortSignal,
): Promise<readonly ClusterResources[R][] | "refused"> {
  const { group } = locationOf(resource);
  const within = namespace === undefined ? "" : `/namespaces/${encodeURIComponent(namespace)}`;
  const path = `${apiRoot(group, version)}${within}/${resource}`;
  const take = (item: unknown): ClusterResources[R] | undefined => {
    const decoded = decode(resource, item);
    return decoded.ok ? decoded.value : undefined; // what cannot be read is told by its watch
  };
  try {
    return (await listPages(client, path, labelSelector, pageSize, take, signal)).items;
  } catch (reason) {
    if (reason instanceof ApiError && reason.status === 403) return "refused";
    throw reason;
  }
}
