import { status } from "../../gnmi/status.ts";
import type { Log } from "../../log.ts";
import type { Clock } from "../../model/clock.ts";
import { type RibAnswer, type RibPaths, type RibQuestion, ribQuestionKey } from "../../model/rib.ts";
import type { Target } from "../../model/target.ts";
import { openChannel } from "./channel.ts";
import { GnmiError, isServiceError } from "./gnmi-error.ts";
import { readRib, ribRequest } from "./rib-paths.ts";

/** Time between two Gets of one leaf, milliseconds: SR Linux allows 60 RPCs a minute over all its clients, and a session
 *  that begins anew needs some of them. */
export const ribIntervalMs = 6_000;
/** Prefixes in one Get: three paths each, below the 36 SR Linux takes. */
export const prefixesPerGet = 8;
/** Most questions and answers kept for one leaf. */
const maxKept = 1_000;
/** How long a leaf is not asked again that has no such tree, milliseconds. */
const refusedMs = 600_000;

const nothing: RibPaths = { received: [], accepted: [], local: [] };

/** Asks one leaf what its BGP RIB holds, when it is asked to, and never more often than the leaf can bear. */
export class RibProbe {
  readonly #target: Target;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #questions = new Map<string, RibQuestion>();
  readonly #answers = new Map<string, RibAnswer>();
  #wake = Promise.withResolvers<void>();
  #refusedUntilMs = 0;
  #told = 0;
  #failed = 0;

  constructor(target: Target, { clock, log }: { readonly clock: Clock; readonly log: Log }) {
    this.#target = target;
    this.#clock = clock;
    this.#log = log.child({ target: target.name });
  }

  /** For metrics: answers so far, and questions that wait. */
  stats(): { readonly told: number; readonly failed: number; readonly waiting: number } {
    return { told: this.#told, failed: this.#failed, waiting: this.#questions.size };
  }

  /** Asks, unless the same is being asked already. Where too much is asked at once, the answer is that. */
  ask(question: RibQuestion): void {
    const key = ribQuestionKey(question);
    this.#answers.delete(key);
    if (this.#clock.nowMs() < this.#refusedUntilMs) this.#answer(key, failed("the leaf does not tell its BGP RIB"));
    else if (this.#questions.size >= maxKept) this.#answer(key, failed("too much is asked of the leaf at once"));
    else {
      this.#questions.set(key, question);
      this.#wake.resolve();
    }
  }

  /** What came of a question; undefined while nothing has. */
  answer(question: RibQuestion): RibAnswer | undefined {
    return this.#answers.get(ribQuestionKey(question));
  }

  /** Neither the question nor its answer is of use any more. */
  forget(question: RibQuestion): void {
    const key = ribQuestionKey(question);
    this.#questions.delete(key);
    this.#answers.delete(key);
  }

  /** Asks the leaf whenever there is something to ask, until `signal` aborts. Rejects for defects of ours alone. */
  async run(signal: AbortSignal): Promise<void> {
    const over = new Promise<void>((resolve) => {
      if (signal.aborted) resolve();
      signal.addEventListener("abort", () => resolve(), { once: true });
    });
    while (!signal.aborted) {
      if (this.#questions.size === 0) {
        this.#wake = Promise.withResolvers<void>();
        await Promise.race([this.#wake.promise, over]);
        continue;
      }
      await this.#askLeaf(this.#next(), signal);
      await this.#clock.sleep(ribIntervalMs, signal);
    }
  }

  /** Questions of one network instance that go into one Get. */
  #next(): readonly RibQuestion[] {
    const [first] = this.#questions.values();
    const next: RibQuestion[] = [];
    for (const question of this.#questions.values()) {
      if (question.networkInstance === first?.networkInstance) next.push(question);
      if (next.length === prefixesPerGet) break;
    }
    return next;
  }

  async #askLeaf(questions: readonly RibQuestion[], signal: AbortSignal): Promise<void> {
    const [first] = questions;
    if (first === undefined) return;
    let answerOf: (question: RibQuestion) => RibAnswer;
    try {
      const paths = await this.#get(first.networkInstance, questions, signal);
      answerOf = ({ prefix }) => ({ kind: "told", paths: paths.get(prefix) ?? nothing });
    } catch (reason) {
      if (signal.aborted) return;
      const { message } = GnmiError.from(reason);
      if (isServiceError(reason) && refusals.includes(reason.code)) {
        this.#refusedUntilMs = this.#clock.nowMs() + refusedMs;
        this.#log.info({ error: message }, "target does not tell its BGP RIB");
      } else this.#log.debug({ error: message }, "BGP RIB could not be read");
      answerOf = () => failed(message);
    }
    for (const question of questions) {
      const key = ribQuestionKey(question);
      if (this.#questions.delete(key)) this.#answer(key, answerOf(question)); // unless it was forgotten meanwhile
    }
  }

  async #get(networkInstance: string, questions: readonly RibQuestion[], signal: AbortSignal) {
    const channel = openChannel(this.#target);
    try {
      const prefixes = questions.map(({ prefix }) => prefix);
      return readRib(await channel.get(ribRequest(networkInstance, prefixes), signal));
    } finally {
      channel.close();
    }
  }

  #answer(key: string, answer: RibAnswer): void {
    if (answer.kind === "told") this.#told++;
    else this.#failed++;
    this.#answers.set(key, answer);
    const [oldest] = this.#answers.keys();
    if (this.#answers.size > maxKept && oldest !== undefined) this.#answers.delete(oldest);
  }
}

/** Codes by which a leaf says that it has no such tree, or that we may not read it. */
const refusals: readonly number[] = [
  status.INVALID_ARGUMENT,
  status.NOT_FOUND,
  status.UNIMPLEMENTED,
  status.PERMISSION_DENIED,
];

function failed(message: string): RibAnswer {
  return { kind: "failed", message };
}
