/** How often something happens, drawn from a seed: the same seed gives the same draws. Read as JSON it is what it was made of. */
export class Chance {
  /** From 0 to 1. */
  readonly chance: number;
  readonly seed: number;
  #state: number;

  constructor({ chance, seed }: { readonly chance: number; readonly seed: number }) {
    this.chance = chance;
    this.seed = seed;
    this.#state = seed >>> 0;
  }

  /** Whether it happens this time. Source of the numbers: a linear congruential generator (Numerical Recipes). */
  hits(): boolean {
    this.#state = (Math.imul(this.#state, 1_664_525) + 1_013_904_223) >>> 0;
    return this.#state / 4_294_967_296 < this.chance;
  }
}
