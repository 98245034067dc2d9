import type { Path } from "../gnmi/path.ts";
import { formatPath } from "../gnmi/path.ts";
import type { Leaves } from "../verdict/state-tree.ts";
import { ReceivedTree, type TreeNotification } from "./received-tree.ts";
import { unreachable } from "./unreachable.ts";

/** Takes what is to stand on the switch; no leaves: nothing at this path. */
export type Want = (path: Path, leaves: Leaves | undefined) => void;

/** Whether a dump became what the switch shows. `standby`: a collector that is heard as well is newer, or was there before;
 *  this one's tree is kept up for when that one is gone. `superseded`: it is from an older collector than the one shown, that
 *  was heard from the same source a moment ago; `incomplete`: the collector has not evaluated anything yet. */
export type SwapOutcome = "shown" | "standby" | "superseded" | "incomplete";

/** The verdicts the switch shows, of one or several collectors. A new session fills a tree aside; it is shown in one step when
 *  the dump is complete, and what it does not hold is taken away. Until then the last verdicts stand. Of collectors that are
 *  heard together the one of the newer generation is shown; when its session ends, the next one is, at once.
 *  `source` tells collectors apart; with one alone it may be left out. */
export class VerdictBoard {
  readonly #want: Want;
  readonly #maxEntries: number;
  /** Trees of sessions whose dump is not complete, and of those in step. */
  readonly #filling = new Map<string, ReceivedTree>();
  readonly #live = new Map<string, ReceivedTree>();
  #shown: ReceivedTree | undefined;
  #shownBy: string | undefined;
  #reachable = true;
  #anyGeneration = false;
  #malformedBefore = 0;

  constructor(want: Want, maxEntries: number) {
    this.#want = want;
    this.#maxEntries = maxEntries;
  }

  /** Whether any verdicts are shown. */
  get holdsVerdicts(): boolean {
    return this.#shown !== undefined;
  }

  /** False while every verdict is shown as unknown. */
  get reachable(): boolean {
    return this.#reachable;
  }

  /** The source whose verdicts are shown, heard or not. */
  get shownBy(): string | undefined {
    return this.#shownBy;
  }

  /** The generation of the collector whose verdicts are shown. */
  get generation(): bigint | undefined {
    return generationOf(this.#shown);
  }

  /** Pieces received that fitted no node, since the start. */
  get malformed(): number {
    const trees = new Set([...this.#filling.values(), ...this.#live.values(), ...(this.#shown ? [this.#shown] : [])]);
    return [...trees].reduce((sum, tree) => sum + tree.malformed, this.#malformedBefore);
  }

  /** A session begins: what it tells is kept aside. */
  opened(source = ""): void {
    this.#drop(source);
    this.#filling.set(source, new ReceivedTree(this.#maxEntries));
  }

  /** Takes a notification: aside before the dump is complete, at once after. `malformed` pieces were unreadable. */
  apply(notification: TreeNotification, malformed: number, source = ""): void {
    this.#malformedBefore += malformed;
    const filling = this.#filling.get(source);
    const tree = filling ?? this.#live.get(source);
    const changes = tree?.apply(notification) ?? [];
    if (filling === undefined && tree === this.#shown) for (const { path, leaves } of changes) this.#want(path, leaves);
  }

  /** The dump is complete: shows it, unless a newer collector's verdicts are shown and still count. Before a collector's
   *  first evaluation its tree is empty, which says nothing of the services: that dump waits for `/kbutler/collector`. */
  swap(source = ""): SwapOutcome {
    const next = this.#filling.get(source);
    if (next === undefined) return this.#live.has(source) && this.#shownBy !== source ? "standby" : "shown";
    if (next.container("collector") === undefined) return "incomplete";
    const offered = generationOf(next);
    const shown = this.generation;
    const older = offered !== undefined && shown !== undefined && offered < shown;
    const rival = this.#shownBy !== undefined && this.#shownBy !== source && this.#live.has(this.#shownBy);
    if (older && !rival && this.#shownBy === source && this.#reachable && !this.#anyGeneration) return "superseded";
    this.#filling.delete(source);
    this.#live.set(source, next);
    if (rival && (offered === undefined || shown === undefined || offered <= shown)) return "standby";
    this.#show(next, source);
    return "shown";
  }

  /** A session is over. If its verdicts are shown and another collector is heard, that one's are from now on; if not, they
   *  stand. */
  ended(source: string): void {
    this.#drop(source);
    if (this.#shownBy !== source) return;
    let next: [string, ReceivedTree] | undefined;
    for (const candidate of this.#live) {
      if (next === undefined || (generationOf(candidate[1]) ?? 0n) > (generationOf(next[1]) ?? 0n)) next = candidate;
    }
    if (next !== undefined) this.#show(next[1], next[0]);
  }

  /** The operator names another collector: whatever its generation, its next dump counts. */
  acceptAnyGeneration(): void {
    this.#anyGeneration = true;
  }

  /** The collector has been away for too long: shows every verdict as unknown. */
  declareUnreachable(): void {
    if (!this.#reachable) return;
    this.#reachable = false;
    for (const { path, leaves } of this.#shown?.changes() ?? []) this.#want(path, unreachable(leaves));
  }

  /** Takes every verdict away. */
  clear(): void {
    for (const { path } of this.#shown?.changes() ?? []) this.#want(path, undefined);
    this.#malformedBefore = this.malformed;
    this.#shown = undefined;
    this.#shownBy = undefined;
    this.#filling.clear();
    this.#live.clear();
    this.#reachable = true;
  }

  #show(next: ReceivedTree, source: string): void {
    const kept = new Set<string>();
    for (const { path, leaves } of next.changes()) {
      kept.add(formatPath(path));
      this.#want(path, leaves);
    }
    for (const { path } of this.#shown?.changes() ?? []) if (!kept.has(formatPath(path))) this.#want(path, undefined);
    const before = this.#shown;
    this.#shown = next;
    this.#shownBy = source;
    this.#forget(before);
    this.#reachable = true;
    this.#anyGeneration = false;
  }

  #drop(source: string): void {
    for (const trees of [this.#filling, this.#live]) {
      const tree = trees.get(source);
      trees.delete(source);
      this.#forget(tree);
    }
  }

  /** Keeps the count of a tree that nobody holds any more. */
  #forget(tree: ReceivedTree | undefined): void {
    if (tree === undefined || tree === this.#shown || [...this.#live.values()].includes(tree)) return;
    this.#malformedBefore += tree.malformed;
  }
}

function generationOf(tree: ReceivedTree | undefined): bigint | undefined {
  const generation = tree?.container("collector")?.generation;
  return typeof generation === "string" ? BigInt(generation) : undefined;
}
