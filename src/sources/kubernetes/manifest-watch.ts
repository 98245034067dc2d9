import type { Log } from "../../log.ts";
import type { Clock } from "../../model/clock.ts";
import type { ClusterListener } from "../../model/cluster.ts";
import { alive, stateOf } from "./events.ts";
import { fingerprint, type ManifestIssue, readStdin } from "./manifest-files.ts";
import { type ManifestOptions, readManifests } from "./manifests.ts";
import { resourceLocations } from "./resources.ts";

/** Issues of one reading that are logged; the first of them is also told as the state's message. */
const issuesLoggedMax = 20;

/** How files are followed. */
export interface ManifestWatchOptions extends ManifestOptions {
  /** Files, directories, and `-` for standard input, which is read once. */
  readonly paths: readonly string[];
  /** Read again when a file changes; without it they are read once. */
  readonly watch: boolean;
  /** How often the files are looked at, and a sign of life is given, milliseconds; default 2,000. */
  readonly pollMs?: number | undefined;
}

/** Tells a cluster from files until the signal aborts. Files that cannot be read leave what was read before in place, as
 *  `lost`; before the first good reading everything stays `pending`, with the first issue as the message. */
export async function watchManifests(
  options: ManifestWatchOptions,
  listener: ClusterListener,
  surroundings: { readonly clock: Clock; readonly log: Log; readonly signal: AbortSignal },
): Promise<void> {
  const { clock, log, signal } = surroundings;
  const { readStandardInput = readStdin } = options;
  let standardInput: Promise<string> | undefined;
  const once = (): Promise<string> => {
    standardInput ??= readStandardInput();
    return standardInput;
  };
  let known = false;
  let healthy = false;
  let seen: string | undefined;
  while (!signal.aborted) {
    const mark = options.watch || seen === undefined ? await fingerprint(options.paths) : seen;
    if (mark === seen) {
      if (healthy) for (const { resource } of resourceLocations) listener.apply(alive(resource));
    } else {
      seen = mark;
      const result = await readManifests(options.paths, { ...options, readStandardInput: once });
      if (signal.aborted) return;
      healthy = result.ok;
      if (result.ok) {
        known = true;
        log.info({ ignored: result.value.ignored.length }, "manifests read");
        for (const event of result.value.events) listener.apply(event);
      } else {
        const message = logIssues(log, result.error);
        for (const { resource } of resourceLocations) {
          listener.apply(stateOf(resource, known ? "lost" : "pending", message));
        }
      }
    }
    await clock.sleep(options.pollMs ?? 2_000, signal);
  }
}

/** Answers the first issue as a sentence. */
function logIssues(log: Log, issues: readonly ManifestIssue[]): string {
  for (const issue of issues.slice(0, issuesLoggedMax)) log.error({ ...issue }, "manifest cannot be read");
  const [first] = issues;
  return first === undefined ? "manifests cannot be read" : `${first.file}: ${first.message}`;
}
