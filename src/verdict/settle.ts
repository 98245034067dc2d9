import type { Judgement } from "./judge.ts";
import type { EndpointVerdict } from "./verdict.ts";

/** How long a change is given before it is a fault, in milliseconds. */
export interface SettlePolicy {
  readonly holdDownMs: number;
  /** No red light before this moment, by our clock: the leaf has just been synced for the first time. */
  readonly quietUntilMs: number;
  /** When the cluster was last heard of, by our clock, if its watch is lost: a fault that began since then may be the
   *  cluster's own doing, and nobody can know. Undefined while it is heard. */
  readonly unheardSinceMs: number | undefined;
}

/** An endpoint's verdict and, beside it, what was seen while the verdict is held down. */
export interface SettledEndpoint {
  readonly verdict: EndpointVerdict;
  readonly judgement: Judgement;
  /** When the judgement's state began, by our clock. */
  readonly judgedSince: number;
}

/** Takes time into account. `up` and `unknown` show at once; `down` only when it has lasted for the hold-down, counted
 *  from when it began to be seen or the endpoint began to be expected, and until then it is `updating`. */
export function settle(
  previous: SettledEndpoint | undefined,
  judgement: Judgement,
  nowMs: number,
  policy: SettlePolicy,
): SettledEndpoint {
  const same = previous?.judgement.state === judgement.state;
  const judgedSince = same ? previous.judgedSince : nowMs;
  const holdUntil =
    judgement.state === "down"
      ? Math.max(judgedSince + policy.holdDownMs, judgement.expectedSince + policy.holdDownMs, policy.quietUntilMs)
      : undefined;
  const unheard = policy.unheardSinceMs !== undefined && judgedSince >= policy.unheardSinceMs;
  const held = holdUntil !== undefined && (holdUntil > nowMs || unheard);
  const state = held ? "updating" : judgement.state;
  const before = previous?.verdict;
  const unchanged = before?.state === state;
  const { expectedSince: _, ...seen } = judgement;
  const verdict: EndpointVerdict = {
    ...seen,
    state,
    reason: held ? "processing-service-update" : judgement.reason,
    detail: held ? heldDetail(judgement, unheard) : judgement.detail,
    severity: held ? "info" : judgement.severity,
    since: unchanged ? before.since : state === "down" ? judgedSince : nowMs,
    lastTransition: unchanged ? before.lastTransition : nowMs,
    holdUntil: held && !unheard ? holdUntil : undefined,
  };
  return { verdict: before && equalVerdicts(before, verdict) ? before : verdict, judgement, judgedSince };
}

function heldDetail(judgement: Judgement, unheard: boolean): string {
  const seen = judgement.detail === undefined ? (judgement.reason ?? "") : `${judgement.reason}: ${judgement.detail}`;
  return unheard ? `${seen}; the cluster has not been heard since` : seen;
}

/** Whether two verdicts say the same, so that an unchanged one keeps its identity. */
export function equalVerdicts(a: EndpointVerdict, b: EndpointVerdict): boolean {
  return (
    a.state === b.state &&
    a.reason === b.reason &&
    a.detail === b.detail &&
    a.severity === b.severity &&
    a.node === b.node &&
    a.class === b.class &&
    a.attachmentSource === b.attachmentSource &&
    a.since === b.since &&
    a.lastTransition === b.lastTransition &&
    a.holdUntil === b.holdUntil &&
    sameList(a.nextHops, b.nextHops) &&
    sameList(a.acceptable, b.acceptable)
  );
}

function sameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((value, index) => value === b[index]);
}
