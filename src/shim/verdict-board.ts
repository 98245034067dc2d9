import type { Path } from "../gnmi/path.ts";
import { formatPath } from "../gnmi/path.ts";
import type { Leaves } from "../verdict/state-tree.ts";
import { ReceivedTree, type TreeNotification } from "./received-tree.ts";
import { unreachable } from "./unreachable.ts";

/** Takes what is to stand on the switch; no leaves: nothing at this path. */
export type Want = (path: Path, leaves: Leaves | undefined) => void;

/** Whether a dump became what the switch shows. `superseded`: it is from an older collector than the one shown; `incomplete`:
 *  the collector has not evaluated anything yet. */
export type SwapOutcome = "shown" | "superseded" | "incomplete";

/** The verdicts the switch shows. A new session fills a tree aside; it is shown in one step when the dump is complete, and
 *  what it does not hold is taken away. Until then the last verdicts stand. */
export class VerdictBoard {
  readonly #want: Want;
  readonly #maxEntries: number;
  #shown: ReceivedTree | undefined;
  #filling: ReceivedTree | undefined;
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

  /** The generation of the collector whose verdicts are shown. */
  get generation(): bigint | undefined {
    return generationOf(this.#shown);
  }

  /** Pieces received that fitted no node, since the start. */
  get malformed(): number {
    return this.#malformedBefore + (this.#shown?.malformed ?? 0) + (this.#filling?.malformed ?? 0);
  }

  /** A session begins: what it tells is kept aside. */
  opened(): void {
    this.#malformedBefore += this.#filling?.malformed ?? 0;
    this.#filling = new ReceivedTree(this.#maxEntries);
  }

  /** Takes a notification: aside before the dump is complete, at once after. `malformed` pieces were unreadable. */
  apply(notification: TreeNotification, malformed: number): void {
    this.#malformedBefore += malformed;
    if (this.#filling !== undefined) this.#filling.apply(notification);
    else for (const { path, leaves } of this.#shown?.apply(notification) ?? []) this.#want(path, leaves);
  }

  /** The dump is complete: shows it, unless a newer collector's verdicts are shown and still count. Before a collector's
   *  first evaluation its tree is empty, which says nothing of the services: that dump waits for `/kbutler/collector`. */
  swap(): SwapOutcome {
    const next = this.#filling;
    if (next === undefined) return "shown";
    if (next.container("collector") === undefined) return "incomplete";
    const offered = generationOf(next);
    const shown = this.generation;
    const older = offered !== undefined && shown !== undefined && offered < shown;
    if (older && this.#reachable && !this.#anyGeneration) return "superseded";
    const kept = new Set<string>();
    for (const { path, leaves } of next.changes()) {
      kept.add(formatPath(path));
      this.#want(path, leaves);
    }
    for (const { path } of this.#shown?.changes() ?? []) if (!kept.has(formatPath(path))) this.#want(path, undefined);
    this.#malformedBefore += this.#shown?.malformed ?? 0;
    this.#shown = next;
    this.#filling = undefined;
    this.#reachable = true;
    this.#anyGeneration = false;
    return "shown";
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
    this.#filling = undefined;
    this.#reachable = true;
  }
}

function generationOf(tree: ReceivedTree | undefined): bigint | undefined {
  const generation = tree?.container("collector")?.generation;
  return typeof generation === "string" ? BigInt(generation) : undefined;
}
