import { calm, type FlapMemory, type FlapPolicy, flapsUntil, turned } from "./flap.ts";
import type { Judgement } from "./judge.ts";
import type { EndpointEvidence, EndpointVerdict } from "./verdict.ts";

/** How long a change is given before it is a fault, in milliseconds. */
export interface SettlePolicy {
  readonly holdDownMs: number;
  /** The same for what should not be there; absent: as for what should. */
  readonly disappearMs?: number | undefined;
  /** No red light before this moment, by our clock: the leaf has just been synced for the first time. */
  readonly quietUntilMs: number;
  /** When the cluster was last heard of, by our clock, if its watch is lost: a fault that began since then may be the
   *  cluster's own doing, and nobody can know. Undefined while it is heard. */
  readonly unheardSinceMs: number | undefined;
  /** Until when a node is given time, by our clock: its speaker has just started, or the node has just come. */
  windowOf?(node: string): number | undefined;
  /** Undefined: whatever is seen is shown, however often it changes. */
  readonly flap?: FlapPolicy | undefined;
  /** What a state that is reached now stands on; `node`: whose it is. */
  evidence?(node: string | undefined): EndpointEvidence;
}

/** An endpoint's verdict and, beside it, what was seen while the verdict is held down. */
export interface SettledEndpoint {
  readonly verdict: EndpointVerdict;
  readonly judgement: Judgement;
  /** When the judgement's state began, by our clock. */
  readonly judgedSince: number;
  /** What would be shown if flapping were not looked at. */
  readonly present: Shown;
  readonly flaps: FlapMemory;
}

/** Takes time into account. `up` and `unknown` show at once; `down` only when it has lasted for the hold-down, counted
 *  from when it began to be seen or the endpoint began to be expected, and until then it is `updating`. One that turns
 *  again and again shows the worst it was. */
export function settle(
  previous: SettledEndpoint | undefined,
  judgement: Judgement,
  nowMs: number,
  policy: SettlePolicy,
): SettledEndpoint {
  if (previous && staysUp(previous, judgement)) return previous;
  const same = previous?.judgement.state === judgement.state;
  const judgedSince = same ? previous.judgedSince : nowMs;
  const before = previous?.verdict;
  const present = presentOf(before, judgement, judgedSince, nowMs, policy);
  const flaps = remember(previous, judgement, nowMs, policy);
  const shown = damp(present, flaps, nowMs, policy);
  const { state } = shown;
  const unchanged = before?.state === state;
  const { expectedSince: _, ...seen } = judgement;
  const verdict: EndpointVerdict = {
    ...seen,
    ...shown,
    since: unchanged ? before.since : state === "down" ? judgedSince : nowMs,
    lastTransition: unchanged ? before.lastTransition : nowMs,
    evidence: unchanged ? before.evidence : policy.evidence?.(judgement.node),
  };
  const kept = before && equalVerdicts(before, verdict) ? before : verdict;
  return { verdict: kept, judgement, judgedSince, present, flaps };
}

/** Whether an endpoint was up, is up, and says the same: what most endpoints do most of the time. */
function staysUp({ verdict, judgement: before, flaps }: SettledEndpoint, judgement: Judgement): boolean {
  return (
    judgement.state === "up" &&
    verdict.state === "up" &&
    flaps.changes.length === 0 &&
    before.expectedSince === judgement.expectedSince &&
    sameJudgement(verdict, judgement)
  );
}

type Shown = Pick<EndpointVerdict, "state" | "reason" | "detail" | "severity" | "holdUntil" | "flapping">;

function presentOf(
  before: EndpointVerdict | undefined,
  judgement: Judgement,
  judgedSince: number,
  nowMs: number,
  policy: SettlePolicy,
): Shown {
  const { state, reason, detail, severity } = judgement;
  if (state === "down") {
    // What is red already stays so when its node's speaker starts anew: only what turns red then is given time.
    const windowMs = before?.state === "down" ? 0 : (policy.windowOf?.(judgement.node) ?? 0);
    const settledMs = Math.max(judgedSince, judgement.expectedSince) + policy.holdDownMs;
    const untilMs = Math.max(settledMs, policy.quietUntilMs, windowMs);
    const unheard = policy.unheardSinceMs !== undefined && judgedSince >= policy.unheardSinceMs;
    if (untilMs > nowMs || unheard) return updating(heldDetail(judgement, unheard), unheard ? undefined : untilMs);
  }
  return { state, reason, detail, severity, holdUntil: undefined };
}

/** Shows the worst of an endpoint that flaps. What nobody can know is not covered up. */
function damp(present: Shown, { changes, lastDown }: FlapMemory, nowMs: number, { flap }: SettlePolicy): Shown {
  const calmMs = flap && flapsUntil({ changes, lastDown }, nowMs, flap);
  if (flap === undefined || calmMs === undefined) return present;
  if (present.state === "unknown" || present.state === "not-applicable") return present;
  if (present.state === "down") return { ...present, holdUntil: calmMs, flapping: true };
  if (present.state === "updating" && present.holdUntil === undefined) return { ...present, flapping: true };
  const againMs = Math.min(calmMs, present.holdUntil ?? calmMs);
  const redUntilMs = lastDown === undefined ? 0 : lastDown.atMs + flap.windowMs;
  if (lastDown === undefined || redUntilMs <= nowMs) {
    return { ...updating("it comes and goes", againMs), flapping: true };
  }
  const { reason, detail, severity } = lastDown;
  return { state: "down", reason, detail, severity, holdUntil: Math.min(againMs, redUntilMs), flapping: true };
}

function updating(detail: string, holdUntil: number | undefined): Shown {
  return { state: "updating", reason: "processing-service-update", detail, severity: "info", holdUntil };
}

/** Only a turn between good and bad counts: that nobody can know is no change of the leaf. */
function remember(
  previous: SettledEndpoint | undefined,
  judgement: Judgement,
  nowMs: number,
  { flap }: SettlePolicy,
): FlapMemory {
  const memory = previous?.flaps ?? calm;
  if (flap === undefined || previous === undefined) return memory;
  const { reason, detail, severity, state } = previous.present;
  const before = previous.judgement.state;
  const turns = (before === "up" && judgement.state === "down") || (before === "down" && judgement.state === "up");
  if (state !== "down") return turns ? turned(memory, nowMs, flap) : memory;
  const seen = { ...memory, lastDown: { atMs: nowMs, reason, detail, severity } };
  return turns ? turned(seen, nowMs, flap) : seen;
}

function heldDetail(judgement: Judgement, unheard: boolean): string {
  const seen = judgement.detail === undefined ? (judgement.reason ?? "") : `${judgement.reason}: ${judgement.detail}`;
  return unheard ? `${seen}; the cluster has not been heard since` : seen;
}

/** Whether two verdicts say the same, so that an unchanged one keeps its identity. */
export function equalVerdicts(a: EndpointVerdict, b: EndpointVerdict): boolean {
  return (
    a.state === b.state &&
    a.since === b.since &&
    a.lastTransition === b.lastTransition &&
    a.holdUntil === b.holdUntil &&
    a.flapping === b.flapping &&
    a.evidence === b.evidence &&
    sameJudgement(a, b)
  );
}

/** Whether two say the same of what is seen. */
function sameJudgement(a: Omit<Judgement, "state" | "expectedSince">, b: typeof a): boolean {
  return (
    a.reason === b.reason &&
    a.detail === b.detail &&
    a.severity === b.severity &&
    a.node === b.node &&
    a.class === b.class &&
    a.attachmentSource === b.attachmentSource &&
    sameList(a.nextHops, b.nextHops) &&
    sameList(a.acceptable, b.acceptable)
  );
}

function sameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((value, index) => value === b[index]);
}
