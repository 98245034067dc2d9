import type { EndpointState, EndpointVerdict, NextHopCounts, PrefixKey, PrefixVerdict } from "./verdict.ts";

/** What a prefix verdict has, as bits: endpoints of a state, one that is held down, next hops that should not be there. */
export const Has = { down: 1, unknown: 2, updating: 4, up: 8, "not-applicable": 16, held: 32, unexpected: 64 } as const;

/** The verdicts shown of one prefix, one a leaf, sorted by key. What they have between them is kept up as they change: a
 *  service of many leaves is judged by looking at few of them. */
export class PrefixParts {
  #keys: readonly PrefixKey[] = [];
  readonly #verdicts: PrefixVerdict[] = [];
  /** By place: what the verdict has. */
  readonly #marks: number[] = [];
  /** Leaves that are expected to hold the prefix, of which none of this tells yet. */
  awaited = 0;
  readonly #counts = { expected: 0, present: 0, missing: 0, unknown: 0 };

  /** Those of some verdicts. */
  static of(verdicts: Iterable<PrefixVerdict>): PrefixParts {
    const parts = new PrefixParts();
    for (const verdict of verdicts) parts.set(verdict);
    return parts;
  }

  /** The keys. The same list for as long as they are the same. */
  get keys(): readonly PrefixKey[] {
    return this.#keys;
  }

  /** All verdicts. Live. */
  get verdicts(): readonly PrefixVerdict[] {
    return this.#verdicts;
  }

  /** The counts of all. Live. */
  get counts(): NextHopCounts {
    return this.#counts;
  }

  /** Bits of `Has` that some verdict has. */
  get has(): number {
    let has = 0;
    for (const mark of this.#marks) has |= mark;
    return has;
  }

  /** The verdicts that have any of these bits. */
  having(bits: number): PrefixVerdict[] {
    return (this.has & bits) === 0 ? [] : this.#verdicts.filter((_, at) => ((this.#marks[at] ?? 0) & bits) !== 0);
  }

  /** The first endpoint of a state. */
  firstOf(state: EndpointState): EndpointVerdict | undefined {
    const at = this.#marks.findIndex((mark) => (mark & Has[state]) !== 0);
    return this.#verdicts[at]?.endpoints.find((endpoint) => endpoint.state === state);
  }

  /** Puts a verdict in the place of the one with its key. */
  set(verdict: PrefixVerdict): void {
    const at = this.#placeOf(verdict.key);
    const before = this.#keys[at] === verdict.key ? this.#verdicts[at] : undefined;
    if (before !== undefined) {
      this.#count(before.counts, -1);
      this.#verdicts[at] = verdict;
      this.#marks[at] = marksOf(verdict);
    } else {
      this.#keys = this.#keys.toSpliced(at, 0, verdict.key);
      this.#verdicts.splice(at, 0, verdict);
      this.#marks.splice(at, 0, marksOf(verdict));
    }
    this.#count(verdict.counts, 1);
  }

  delete(key: PrefixKey): void {
    const at = this.#placeOf(key);
    const held = this.#verdicts[at];
    if (this.#keys[at] !== key || held === undefined) return;
    this.#keys = this.#keys.toSpliced(at, 1);
    this.#verdicts.splice(at, 1);
    this.#marks.splice(at, 1);
    this.#count(held.counts, -1);
  }

  /** Where a key stands, or has to. */
  #placeOf(key: PrefixKey): number {
    const keys = this.#keys;
    let [low, high] = [0, keys.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((keys[middle] ?? "") < key) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #count(counts: NextHopCounts, sign: 1 | -1): void {
    this.#counts.expected += sign * counts.expected;
    this.#counts.present += sign * counts.present;
    this.#counts.missing += sign * counts.missing;
    this.#counts.unknown += sign * counts.unknown;
  }
}

function marksOf({ endpoints, unexpected }: PrefixVerdict): number {
  let marks = unexpected.length > 0 ? Has.unexpected : 0;
  for (const { state, holdUntil } of endpoints) marks |= Has[state] | (holdUntil === undefined ? 0 : Has.held);
  return marks;
}
