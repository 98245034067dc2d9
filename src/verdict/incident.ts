import type { Severity } from "../expectation/expectation.ts";
import type { RibQuestion } from "../model/rib.ts";
import type { Cause, CauseName } from "./cause.ts";

/** Verdicts that share a cause, or the failure of advertisers, which has nodes in place of verdicts. */
export interface Incident {
  /** The same for as long as it lives, and no other's. */
  readonly id: string;
  readonly cause: CauseName;
  /** What it befell, as `leaf1|default|192.0.2.11`. */
  readonly scope: string;
  readonly cluster: string;
  /** The worst of its verdicts. */
  readonly severity: Severity;
  /** Some of its verdicts are red by what is known now. If none is, it stays open until what is known says that it is over:
   *  its leaf or cluster is not heard, or what it tells has not settled yet. */
  readonly confirmed: boolean;
  /** By our clock. */
  readonly openedMs: number;
  /** Undefined while it is open. */
  readonly closedMs: number | undefined;
  /** What all of its verdicts have in common. */
  readonly evidence: Cause["evidence"];
  readonly remedy: string;
  /** Verdicts in it; none of an advertiser's failure. */
  readonly verdicts: number;
  /** Keys of the services it touches, `cluster/namespace/name`, sorted; at most `maxIncidentServices`, while `serviceCount` tells all. */
  readonly services: readonly string[];
  readonly serviceCount: number;
  /** Leaves it shows on, sorted. */
  readonly targets: readonly string[];
}

/** Most services named by one incident. */
export const maxIncidentServices = 200;

/** Incidents after one round. */
export interface IncidentView {
  /** By id, in no order. Live. */
  readonly open: ReadonlyMap<string, Incident>;
  /** Those closed within the window that is remembered, the latest last. Live. */
  readonly closed: readonly Incident[];
  /** Opened (or opened again), changed in what is told of them, and closed in this round. */
  readonly opened: readonly Incident[];
  readonly changed: readonly Incident[];
  readonly ended: readonly Incident[];
  /** What leaves are to be asked from this round on, and what no more. Answers come with the state of the target. */
  readonly questions: RibQuestions;
  /** The cause of an endpoint that is red, or unknown for its advertiser, by its prefix verdict's key; undefined for any other,
   *  and while its leaf is still being asked. */
  causeOf(key: string, node: string): Cause | undefined;
}

/** Questions of one round about the BGP RIBs of leaves. */
export interface RibQuestions {
  readonly asked: readonly RibQuestion[];
  /** Answered and of no use any more, or never answered. */
  readonly withdrawn: readonly RibQuestion[];
}
