import type { Heartbeat } from "./heartbeat.ts";
import type { Log } from "./log.ts";
import type { Clock } from "./model/clock.ts";
import type { State } from "./state/state.ts";
import type { Incident } from "./verdict/incident.ts";
import type { Evaluation, Sink } from "./verdict/verdict.ts";

/** Why a pause ends: a value of our own spares the error that would be made for each. */
const over = Symbol("over");

/** Longest time between two beats: the ages of a cluster's data are looked at even if nothing happens. */
const idleMs = 1_000;

/** Holds an evaluation against a judgement from scratch, every now and then. */
export interface EvaluationAudit {
  /** Right after one was made that left nothing to do: memory is then as it was read. True if everything has to be judged
   *  again. */
  differs(evaluation: Evaluation): boolean;
}

/** How many times as long as an evaluation took is waited at most before the next. A stream of changes that never falls
 *  quiet is told of soon where that costs little; where it costs much, as while a whole fabric is synced, three quarters of
 *  the time are left to the streams, and what many of them brought is judged at once. */
const restPerWork = 3;
const leastRestMs = 1;

/** Beats whenever something has changed and settled, or a hold-down ends, and delivers to the sinks. Each sink answers for
 *  its own failures; one that throws is a defect and ends the loop. `stopwatch` gives milliseconds that only grow. */
export async function runEvaluation(
  heartbeat: Heartbeat,
  state: State,
  sinks: readonly Sink[],
  options: { readonly settleMs: number; readonly settleLimitMs: number; readonly audit?: EvaluationAudit | undefined },
  {
    clock,
    log,
    signal,
    stopwatch,
  }: { readonly clock: Clock; readonly log: Log; readonly signal: AbortSignal; readonly stopwatch: () => number },
): Promise<void> {
  while (!signal.aborted) {
    const startedMs = stopwatch();
    const evaluation = heartbeat.beat();
    if (evaluation.waiting === 0 && options.audit?.differs(evaluation)) heartbeat.renew(evaluation);
    let workMs = stopwatch() - startedMs;
    for (const sink of sinks) {
      const deliveredMs = stopwatch();
      const delivered = sink.deliver(evaluation);
      workMs += stopwatch() - deliveredMs; // what a sink does by turns holds nobody up
      await delivered;
    }
    for (const transition of evaluation.transitions) {
      if (transition.subject === "service" && transition.from !== undefined) logTransition(log, transition);
    }
    for (const incident of evaluation.incidents?.opened ?? []) logIncident(log, incident, "incident opened");
    for (const incident of evaluation.incidents?.ended ?? []) logIncident(log, incident, "incident closed");
    if (evaluation.waiting > 0) {
      await clock.sleep(leastRestMs, signal);
      continue;
    }
    const waitMs = Math.max(0, Math.min(idleMs, (heartbeat.nextMs ?? Number.POSITIVE_INFINITY) - clock.nowMs()));
    const limitMs = Math.min(options.settleLimitMs, Math.max(leastRestMs, workMs * restPerWork));
    const pause = new AbortController();
    const stop = (): void => pause.abort(over);
    signal.addEventListener("abort", stop, { once: true });
    void clock.sleep(waitMs, pause.signal).then(stop);
    await state.changed(options.settleMs, limitMs, pause.signal);
    signal.removeEventListener("abort", stop);
    pause.abort(over);
  }
}

function logIncident(log: Log, incident: Incident, message: "incident opened" | "incident closed"): void {
  const { id, cause, scope, cluster, severity, verdicts, serviceCount, targets, remedy, evidence } = incident;
  const fields = { incident: id, cause, scope, cluster, severity, verdicts, services: serviceCount, targets };
  if (message === "incident closed") log.info(fields, message);
  else log.warn({ ...fields, remedy, evidence }, message);
}

function logTransition(log: Log, transition: Extract<Evaluation["transitions"][number], { subject: "service" }>): void {
  const { cluster, namespace, name, from, to, reason, detail } = transition;
  const fields = { cluster, namespace, service: name, from, to: to ?? "gone", reason, detail };
  if (to === "down" || to === "degraded") log.warn(fields, "verdict changed");
  else log.info(fields, "verdict changed");
}
