import type { Evaluation, ServiceState, Sink } from "../verdict/verdict.ts";

/** One service that moved, as the demo tells it. */
export interface Move {
  /** `namespace/name`. */
  readonly service: string;
  readonly from: ServiceState | undefined;
  readonly to: ServiceState | undefined;
  readonly reason: string | undefined;
  readonly detail: string | undefined;
}

/** Follows the services' states, and tells when they have gone the way that was expected of them. */
export class Transcript implements Sink {
  readonly name = "demo";
  readonly #told: (move: Move) => void;
  #passed = new Map<string, ServiceState[]>();
  #waiting: (() => void)[] = [];
  latest: Evaluation | undefined;

  /** `told` hears every move at once. */
  constructor(told: (move: Move) => void) {
    this.#told = told;
  }

  deliver(evaluation: Evaluation): void {
    this.latest = evaluation;
    for (const transition of evaluation.transitions) {
      if (transition.subject !== "service") continue;
      const { namespace, name, from, to, reason, detail } = transition;
      const service = `${namespace}/${name}`;
      if (to !== undefined) this.#passed.set(service, [...(this.#passed.get(service) ?? []), to]);
      this.#told({ service, from, to, reason, detail });
    }
    for (const wake of this.#waiting.splice(0)) wake();
  }

  /** Forgets what was passed so far: a new scene begins. */
  begin(): void {
    this.#passed = new Map();
  }

  /** Waits until every service named has passed its states, then a moment longer for what should not come. Gives what is
   *  wrong in words, or nothing. A service that starts in `updating` on its way up counts as up. */
  async follows(
    verdicts: Readonly<Record<string, readonly ServiceState[]>>,
    {
      withinMs,
      quietMs,
      signal,
    }: { readonly withinMs: number; readonly quietMs: number; readonly signal: AbortSignal },
  ): Promise<readonly string[]> {
    const deadline = AbortSignal.any([AbortSignal.timeout(withinMs), signal]);
    while (!deadline.aborted && this.#differences(verdicts).length > 0) await this.#next(deadline);
    const quiet = AbortSignal.any([AbortSignal.timeout(quietMs), signal]);
    while (!quiet.aborted) await this.#next(quiet);
    return this.#differences(verdicts);
  }

  #differences(verdicts: Readonly<Record<string, readonly ServiceState[]>>): string[] {
    const services = new Set([...Object.keys(verdicts), ...this.#passed.keys()]);
    return [...services].flatMap((service) => {
      const wanted = (verdicts[service] ?? []).join(" > ");
      const passed = this.#wayOf(service).join(" > ");
      return wanted === passed ? [] : [`${service}: expected ${wanted || "no change"}, got ${passed || "no change"}`];
    });
  }

  /** The states passed, without stops on the way to a better one: which of them are seen is a matter of milliseconds. */
  #wayOf(service: string): ServiceState[] {
    const passed = this.#passed.get(service) ?? [];
    const end = passed.at(-1);
    return end === "up" ? ["up"] : passed;
  }

  #next(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      if (signal.aborted) return resolve();
      const done = (): void => {
        signal.removeEventListener("abort", done);
        resolve();
      };
      signal.addEventListener("abort", done, { once: true });
      this.#waiting.push(done);
    });
  }
}
