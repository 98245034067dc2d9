import type { RibAnswer, RibQuestion } from "../../src/model/rib.ts";
import type { RibQuestions } from "../../src/verdict/incident.ts";
import type { LeafSide } from "./leaf-side.ts";
import { LeafTables } from "./oracle-leaf.ts";
import type { Rng } from "./random.ts";
import { fatesOf, type PathFates, pathsOf } from "./rib-truth.ts";
import type { VirtualTime } from "./virtual-time.ts";

/** How a leaf takes questions about its BGP RIB. */
type Mood = "prompt" | "late" | "refuses" | "silent" | "any";

/** What one question came to: undefined is a refusal. */
export interface RibWord {
  readonly atMs: number;
  readonly fates: PathFates | undefined;
  /** What the leaf's table was told to hold of the prefix then. */
  readonly held: string;
}

/** What is known of the questions about one prefix on one leaf. */
export interface RibTalk {
  /** Answers so far, of this session of the leaf. */
  readonly words: readonly RibWord[];
  /** Some question has no answer yet. */
  readonly pending: boolean;
  /** When the first question was asked that no answer followed, be it withdrawn since; undefined if there is none. */
  readonly unansweredSinceMs: number | undefined;
}

/** Between two tries to ask a leaf that has no session, milliseconds. */
const retryMs = 700;

/** The leaves' side of the questions about their BGP RIBs: each answers by the truth of the moment, in its time, or not. */
export class RibSide {
  readonly #time: VirtualTime;
  readonly #leaves: ReadonlyMap<string, LeafSide>;
  readonly #deliver: (question: RibQuestion, answer: RibAnswer) => void;
  readonly #moods = new Map<string, Mood>();
  readonly #rng: Rng;
  #open = new Map<number, RibQuestion>();
  #words = new Map<string, RibWord[]>();
  #waitingSince = new Map<string, number>();

  constructor(
    leaves: readonly LeafSide[],
    time: VirtualTime,
    deliver: (question: RibQuestion, answer: RibAnswer) => void,
    rng: Rng,
  ) {
    this.#time = time;
    this.#deliver = deliver;
    this.#rng = rng;
    this.#leaves = new Map(leaves.map((leaf) => [leaf.truth.name, leaf]));
    for (const name of this.#leaves.keys()) {
      this.#moods.set(name, rng.pick(["prompt", "prompt", "prompt", "late", "refuses", "silent", "any"] as const));
    }
  }

  /** Another collector, which has not asked anything. */
  forget(): void {
    this.#open = new Map();
    this.#words = new Map();
    this.#waitingSince = new Map();
  }

  /** What one evaluation asks, and what it wants to know no more. */
  take({ asked, withdrawn }: RibQuestions): void {
    for (const { number } of withdrawn) this.#open.delete(number);
    for (const question of asked) {
      this.#open.set(question.number, question);
      const place = placeOf(question);
      if (!this.#waitingSince.has(place)) this.#waitingSince.set(place, this.#time.nowMs());
      const mood = this.#moodOf(question.target);
      if (mood !== "silent") this.#answerAfter(question, this.#delayMs(mood), mood === "refuses", this.#open);
    }
  }

  /** What was asked of a prefix on a leaf, and told. */
  readonly talk = (target: string, networkInstance: string, prefix: string): RibTalk => {
    const key = placeOf({ target, networkInstance, prefix });
    const pending = [...this.#open.values()].some((question) => placeOf(question) === key);
    const words = this.#words.get(key) ?? [];
    return { words, pending, unansweredSinceMs: this.#waitingSince.get(key) };
  };

  #moodOf(target: string): Exclude<Mood, "any"> {
    const mood = this.#moods.get(target) ?? "silent";
    return mood === "any" ? this.#rng.pick(["prompt", "late", "refuses", "silent"] as const) : mood;
  }

  #delayMs(mood: Mood): number {
    return mood === "late" ? this.#rng.between(8_000, 26_000) : this.#rng.between(0, 1_500);
  }

  #answerAfter(question: RibQuestion, delayMs: number, refuses: boolean, open: unknown): void {
    this.#time.after(delayMs, () => {
      const leaf = this.#leaves.get(question.target);
      if (open !== this.#open || leaf === undefined || !this.#open.has(question.number)) return;
      // What waits when a session ends is asked over the next one.
      if (leaf.seen.freshness !== "synced") this.#answerAfter(question, retryMs, refuses, open);
      else this.#answer(question, leaf, refuses);
    });
  }

  #answer(question: RibQuestion, leaf: LeafSide, refuses: boolean): void {
    this.#open.delete(question.number);
    const { networkInstance, prefix } = question;
    const fates = refuses ? undefined : fatesOf(leaf.truth, networkInstance, prefix);
    const held = new LeafTables(leaf.seen).content(networkInstance, prefix);
    const key = placeOf(question);
    this.#waitingSince.delete(key);
    this.#words.set(key, [...(this.#words.get(key) ?? []), { atMs: this.#time.nowMs(), fates, held }]);
    leaf.seen.ribTold(`${networkInstance}|${prefix}`, { fates, held });
    const answer: RibAnswer = fates ? { kind: "told", paths: pathsOf(fates) } : { kind: "failed", message: "refused" };
    this.#deliver(question, answer);
  }
}

function placeOf({ target, networkInstance, prefix }: Omit<RibQuestion, "number" | "prefix"> & { prefix: string }) {
  return `${target}|${networkInstance}|${prefix}`;
}
