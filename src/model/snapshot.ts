import type { ClusterView } from "./cluster.ts";
import type { FibView } from "./fib.ts";
import type { RibView } from "./rib.ts";
import type { TargetFacts } from "./target.ts";

/** Everything known at one moment: what the pure middle reads. */
export interface Snapshot {
  /** The moment: milliseconds since the Unix epoch by our clock. The middle has no other clock. */
  readonly nowMs: number;
  readonly targets: ReadonlyMap<string, TargetView>;
  readonly clusters: ReadonlyMap<string, ClusterView>;
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
