import type { ClusterView } from "./cluster.ts";
import type { FibView } from "./fib.ts";
import type { RibView } from "./rib.ts";
import type { TargetFacts } from "./target.ts";

/** Everything known at one moment: what the pure middle reads. */
export interface Snapshot {
  /** The moment, by our clock, as every other moment of ours: see `Clock.nowMs`. The middle has no other clock. */
  readonly nowMs: number;
  /** What to add to a moment of ours for the time of day: see `Clock.offsetMs`. Absent: 0. */
  readonly offsetMs?: number | undefined;
  readonly targets: ReadonlyMap<string, TargetView>;
  readonly clusters: ReadonlyMap<string, ClusterView>;
}

/** The time of day of a moment of ours, milliseconds since the Unix epoch: for whoever does not have our clock. */
export function timeOfDay(ms: number, { offsetMs = 0 }: Pick<Snapshot, "offsetMs">): number {
  return ms + offsetMs;
}

/** One target at one moment. */
export interface TargetView {
  readonly name: string;
  readonly fib: FibView;
  readonly facts: TargetFacts;
  readonly session: SessionView;
  /** Absent where nobody can ask the target. */
  readonly rib?: RibView | undefined;
}

/** One target's session, for people and metrics. */
export interface SessionView {
  readonly address: string;
  readonly encoding: string | undefined;
  readonly gnmiVersion: string | undefined;
  /** Sessions opened so far. */
  readonly sessions: number;
  readonly lastError: string | undefined;
  readonly lastErrorMs: number | undefined;
  /** Sessions that ended or did not come to be, by `SessionFault`. */
  readonly failures?: Readonly<Record<string, number>> | undefined;
  readonly syncedSinceMs: number | undefined;
  readonly messages: number;
  readonly bytes: number;
  readonly updates: number;
  readonly deletes: number;
  /** By `MalformedReason`. */
  readonly malformed: Readonly<Record<string, number>>;
  /** Of the last notification: by the switch's clock, milliseconds since the Unix epoch. */
  readonly switchTimeMs: number | undefined;
}
