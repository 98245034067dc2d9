import { isServiceError, status } from "../../gnmi/status.ts";
import type { Log } from "../../log.ts";
import type { Clock } from "../../model/clock.ts";
import type { RibAnswer, RibListener, RibPaths, RibQuestion } from "../../model/rib.ts";
import { GnmiError } from "./gnmi-error.ts";
import { readRib, ribRequest } from "./rib-paths.ts";
import { sessionOver } from "./stream.ts";
import type { GnmiChannel } from "./transport.ts";

/** Time between two Gets of one leaf, milliseconds: SR Linux allows 60 RPCs a minute over all its clients, and a session
 *  that begins anew needs some of them. */
export const ribIntervalMs = 6_000;
/** Prefixes in one Get: three paths each, below the 36 SR Linux takes. */
export const prefixesPerGet = 8;
/** Most questions that wait for one leaf. */
const maxWaiting = 1_000;
/** How long a leaf is not asked again that has no such tree, milliseconds. */
const refusedMs = 600_000;

const nothing: RibPaths = { received: [], accepted: [], local: [] };

/** Asks one leaf what its BGP RIB holds, when it is asked to, over the connection of its session and never more often than
 *  the leaf can bear. */
export class RibProbe {
  readonly #listener: RibListener;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #questions = new Map<number, RibQuestion>();
  #wake = Promise.withResolvers<void>();
  #askedMs = Number.NEGATIVE_INFINITY;
  #refusedUntilMs = Number.NEGATIVE_INFINITY;
  #told = 0;
  #failed = 0;

  constructor(target: string, listener: RibListener, { clock, log }: { readonly clock: Clock; readonly log: Log }) {
    this.#listener = listener;
    this.#clock = clock;
    this.#log = log.child({ target });
  }

  /** For metrics: answers so far, and questions that wait. */
  stats(): { readonly told: number; readonly failed: number; readonly waiting: number } {
    return { told: this.#told, failed: this.#failed, waiting: this.#questions.size };
  }

  /** Asks. Where too much is asked at once, the answer is that. */
  ask(question: RibQuestion): void {
    if (this.#clock.nowMs() < this.#refusedUntilMs)
      this.#answer(question, failed("the leaf does not tell its BGP RIB"));
    else if (this.#questions.size >= maxWaiting)
      this.#answer(question, failed("too much is asked of the leaf at once"));
    else {
      this.#questions.set(question.number, question);
      this.#wake.resolve();
    }
  }

  /** The answer would be of no use any more. */
  withdraw({ number }: RibQuestion): void {
    this.#questions.delete(number);
  }

  /** Asks the leaf over this channel whenever there is something to ask. What waits when it ends is asked over the next
   *  one. Never resolves; rejects once `signal` aborts, and for defects of ours. */
  async serve(channel: GnmiChannel, signal: AbortSignal): Promise<never> {
    // One listener for the whole session: a promise raced anew for each question would gather reactions.
    signal.addEventListener("abort", () => this.#wake.resolve(), { once: true });
    while (!signal.aborted) {
      if (this.#questions.size === 0) {
        this.#wake = Promise.withResolvers<void>();
        await this.#wake.promise;
        continue;
      }
      const waitMs = this.#askedMs + ribIntervalMs - this.#clock.nowMs(); // sessions that follow each other share the pace
      if (waitMs > 0) {
        await this.#clock.sleep(waitMs, signal);
        continue;
      }
      this.#askedMs = this.#clock.nowMs();
      await this.#askLeaf(channel, this.#next(), signal);
    }
    throw sessionOver();
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

  async #askLeaf(channel: GnmiChannel, questions: readonly RibQuestion[], signal: AbortSignal): Promise<void> {
    const [first] = questions;
    if (first === undefined) return;
    let answerOf: (question: RibQuestion) => RibAnswer;
    try {
      const prefixes = [...new Set(questions.map(({ prefix }) => prefix))];
      const paths = readRib(await channel.get(ribRequest(first.networkInstance, prefixes), signal));
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
      if (this.#questions.delete(question.number)) this.#answer(question, answerOf(question)); // unless withdrawn
    }
  }

  #answer(question: RibQuestion, answer: RibAnswer): void {
    if (answer.kind === "told") this.#told++;
    else this.#failed++;
    this.#listener.ribTold(question, answer);
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
