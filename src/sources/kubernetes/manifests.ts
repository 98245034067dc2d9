import type { ClusterEvent } from "../../model/cluster.ts";
import { err, ok, type Result } from "../../model/result.ts";
import { type ManifestIssue, type ManifestText, readManifestTexts } from "./manifest-files.ts";
import { ManifestReader } from "./manifest-reader.ts";

/** What manifests are read as. */
export interface ManifestOptions {
  /** Where MetalLB lives; its objects elsewhere have no effect. Default: found by them. */
  readonly metallbNamespace?: string | undefined;
  /** Default: as the speaker's DaemonSet says, else MetalLB's own. */
  readonly frrK8sNamespace?: string | undefined;
  readonly nodeAnnotations?: readonly string[] | undefined;
  /** For `-`; default: this process's standard input. */
  readonly readStandardInput?: (() => Promise<string>) | undefined;
}

/** What manifests came to. */
export interface Manifests {
  /** One `listed` or `state` for every resource: the whole of the cluster as the files tell it. */
  readonly events: readonly ClusterEvent[];
  /** Objects nothing was made of, as `Deployment shop/web (apps/v1)`: kinds we do not read, and MetalLB's outside its namespace. */
  readonly ignored: readonly string[];
}

/** Reads a cluster from files, directories and standard input (`-`), or gives every issue at once. Documents may be JSON or
 *  YAML, many in one file, and lists of any kind. Of two objects of one name the later counts, as with `kubectl apply`. */
export async function readManifests(
  paths: readonly string[],
  options: ManifestOptions = {},
): Promise<Result<Manifests, readonly ManifestIssue[]>> {
  const { texts, issues } = await readManifestTexts(paths, options.readStandardInput);
  const parsed = parseManifests(texts, options);
  const all = [...issues, ...(parsed.ok ? [] : parsed.error)];
  return parsed.ok && all.length === 0 ? parsed : err(all);
}

/** Reads a cluster from texts. */
export function parseManifests(
  texts: readonly ManifestText[],
  options: ManifestOptions = {},
): Result<Manifests, readonly ManifestIssue[]> {
  const reader = new ManifestReader({ given: options, nodeAnnotations: options.nodeAnnotations });
  for (const text of texts) reader.read(text);
  const { events, issues, ignored } = reader.content();
  return issues.length > 0 ? err(issues) : ok({ events, ignored });
}
