import type { Registry } from "prom-client";
import type { Evaluation, Transition } from "../../verdict/verdict.ts";
import { counterOf, histogramOf } from "./instruments.ts";
import { serviceStates } from "./service-series.ts";

const endpointStates = ["up", "down", "updating", "unknown", "not-applicable"] as const;
const durationBucketsS = [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5];
const convergenceBucketsS = [0.1, 0.25, 0.5, 1, 2, 3, 5, 7.5, 10, 15, 20, 30, 45, 60, 120];

/** Hold-downs remembered at once; more are not measured. */
const maxHoldDowns = 100_000;

type EndpointTransition = Extract<Transition, { subject: "endpoint" }>;

/** Counts what evaluations do and what became of verdicts. */
export class EvaluationCounts {
  readonly #duration;
  readonly #evaluations;
  readonly #judged;
  readonly #transitions;
  readonly #convergence;
  /** When the hold-down of an endpoint began, by its identity. */
  readonly #updatingSinceMs = new Map<string, number>();

  constructor(registry: Registry) {
    this.#duration = histogramOf(registry, "kbutler_evaluation_duration_seconds", durationBucketsS);
    this.#evaluations = counterOf(registry, "kbutler_evaluations_total");
    this.#judged = counterOf(registry, "kbutler_judged_prefixes_total");
    this.#transitions = counterOf(registry, "kbutler_verdict_transitions_total");
    for (const to of [...serviceStates, "gone"]) this.#transitions.inc({ subject: "service", to }, 0);
    for (const to of [...endpointStates, "gone"]) this.#transitions.inc({ subject: "endpoint", to }, 0);
    this.#convergence = histogramOf(registry, "kbutler_convergence_seconds", convergenceBucketsS);
  }

  /** Takes one evaluation in. */
  update({ durationMs, judged, transitions }: Evaluation): void {
    this.#evaluations.inc();
    this.#duration.observe(durationMs / 1000);
    this.#judged.inc(judged);
    for (const transition of transitions) {
      this.#transitions.inc({ subject: transition.subject, to: transition.to ?? "gone" });
      if (transition.subject === "endpoint") this.#measure(transition);
    }
  }

  #measure(transition: EndpointTransition): void {
    const { cluster, target, networkInstance, prefix, node, to, atMs } = transition;
    const key = `${target}|${networkInstance}|${cluster}|${prefix}|${node}`;
    if (to === "updating") {
      if (this.#updatingSinceMs.size < maxHoldDowns) this.#updatingSinceMs.set(key, atMs);
      return;
    }
    const beganMs = this.#updatingSinceMs.get(key);
    this.#updatingSinceMs.delete(key);
    if (to === "up" && beganMs !== undefined) this.#convergence.observe(Math.max(0, atMs - beganMs) / 1000);
  }
}
