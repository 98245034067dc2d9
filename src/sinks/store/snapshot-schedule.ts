import type { TargetView } from "../../model/snapshot.ts";
import type { SnapshotCause } from "./snapshot-writer.ts";

/** Which target's FIB is to be taken next: each one when it becomes synced, then at an interval. */
export class SnapshotSchedule {
  readonly #intervalMs: number;
  readonly #taken = new Map<string, { readonly session: string; readonly atMs: number }>();
  constructor(intervalMs: number) {
    this.#intervalMs = intervalMs;
  }

  /** The first target that is due. Targets that are no longer there are forgotten. */
  due(
    targets: ReadonlyMap<string, TargetView>,
    nowMs: number,
  ): { readonly target: TargetView; readonly cause: SnapshotCause } | undefined {
    for (const name of this.#taken.keys()) if (!targets.has(name)) this.#taken.delete(name);
    for (const target of targets.values()) {
      if (target.fib.freshness !== "synced") continue;
      const last = this.#taken.get(target.name);
      if (last?.session !== sessionOf(target)) return { target, cause: "synced" };
      if (nowMs - last.atMs >= this.#intervalMs) return { target, cause: "interval" };
    }
    return undefined;
  }

  /** The target was taken, or was tried and has to wait for its next turn. */
  taken(target: TargetView, nowMs: number): void {
    this.#taken.set(target.name, { session: sessionOf(target), atMs: nowMs });
  }
}

/** Names one sync: the session, and when its FIB became the present. */
export function sessionOf(target: TargetView): string {
  return `${target.session.sessions}/${target.fib.sinceMs}`;
}
