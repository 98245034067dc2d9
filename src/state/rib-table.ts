import type { IpPrefix } from "../model/address.ts";
import type { RibAnswer, RibQuestion, RibTold, RibView } from "../model/rib.ts";

/** Most prefixes of one target whose answer is kept; beyond that the oldest goes. */
export const maxRibAnswers = 4_096;

/** What one target told of its BGP RIB. */
export class RibTable implements RibView {
  readonly #told = new Map<string, RibTold>();
  #changed = new Set<IpPrefix>();

  take({ number, networkInstance, prefix }: RibQuestion, answer: RibAnswer, toldMs: number): void {
    const key = keyOf(networkInstance, prefix);
    this.#told.delete(key); // so that it comes last
    this.#told.set(key, { number, answer, toldMs });
    const [oldest] = this.#told.keys();
    if (this.#told.size > maxRibAnswers && oldest !== undefined) {
      this.#told.delete(oldest);
      this.#changed.add(prefixOf(oldest)); // a verdict may stand on it
    }
    this.#changed.add(prefix);
  }

  answer({ number, networkInstance, prefix }: RibQuestion): RibAnswer | undefined {
    const told = this.latest(networkInstance, prefix);
    return told !== undefined && told.number >= number ? told.answer : undefined;
  }

  latest(networkInstance: string, prefix: IpPrefix): RibTold | undefined {
    return this.#told.get(keyOf(networkInstance, prefix));
  }

  /** Whether anything is told. */
  get any(): boolean {
    return this.#told.size > 0;
  }

  /** What was told of a prefix does not hold any more. */
  forget(networkInstances: readonly string[], prefix: IpPrefix): void {
    for (const networkInstance of networkInstances) this.#told.delete(keyOf(networkInstance, prefix));
  }

  clear(): void {
    this.#told.clear();
  }

  /** Prefixes of which something was told since the last call. */
  takeChanged(): ReadonlySet<IpPrefix> {
    const changed = this.#changed;
    if (changed.size > 0) this.#changed = new Set();
    return changed;
  }
}

function prefixOf(key: string): IpPrefix {
  return key.slice(key.indexOf("|") + 1) as IpPrefix;
}

function keyOf(networkInstance: string, prefix: IpPrefix): string {
  return `${networkInstance}|${prefix}`;
}
