import type { Counts } from "./counts.ts";
import { Rng } from "./random.ts";
import { World, type WorldTaps } from "./world.ts";

/** What became of one history. */
export interface HistoryResult extends Readonly<Counts> {
  readonly seed: number;
  /** The steps that were taken, by number. */
  readonly steps: readonly number[];
  /** What was violated, or undefined. */
  readonly failure: string | undefined;
}

/** One history of so many is recorded, which takes a file. */
const seedsPerRecording = 40;

/** How many steps the history of a seed has. */
export function lengthOf(seed: number): number {
  return new Rng(seed ^ 0x5bd1e995).between(3, 24);
}

/** Runs the history of a seed, or of its steps only those named: each step draws its own chance, so leaving some out does
 *  not change the others. */
export async function runHistory(seed: number, only?: readonly number[], taps: WorldTaps = {}): Promise<HistoryResult> {
  const rng = new Rng(seed);
  const world = new World(rng.seed(), taps);
  const seeds = Array.from({ length: lengthOf(seed) }, () => rng.seed());
  const steps = only ?? seeds.map((_, index) => index);
  let failure: string | undefined;
  try {
    if (seed % seedsPerRecording === 0) world.record();
    for (const step of steps) await world.step(seeds[step] ?? 0);
    await world.settle();
  } catch (reason) {
    failure = reason instanceof Error ? (reason.stack ?? reason.message) : String(reason);
  }
  await world.end();
  return { seed, steps, failure, ...world.counts };
}

/** Leaves out steps for as long as what is left fails the same way; stops after so many runs. */
export async function shrink(failed: HistoryResult, maxRuns = 300): Promise<HistoryResult> {
  let best = failed;
  let runs = 0;
  for (let size = Math.ceil(best.steps.length / 2); size >= 1 && runs < maxRuns; ) {
    let smaller: HistoryResult | undefined;
    for (let at = 0; at < best.steps.length && runs < maxRuns; at += size) {
      const rest = best.steps.filter((_, index) => index < at || index >= at + size);
      const tried = await runHistory(failed.seed, rest);
      runs++;
      if (tried.failure !== undefined) {
        smaller = tried;
        break;
      }
    }
    if (smaller !== undefined) best = smaller;
    else size = size === 1 ? 0 : Math.ceil(size / 2);
  }
  return best;
}

/** The command that runs a failed history again. */
export function replayOf({ seed, steps }: HistoryResult): string {
  return `node test/soak/main.ts --seed ${seed} --steps=${steps.join(",")}`;
}
