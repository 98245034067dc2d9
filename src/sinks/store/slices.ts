/** Lets the event loop breathe within long work: after every `every` units there is something to wait for.
 *  Counted in units, not in time, so that the work takes the same course in every run. */
export class Slices {
  readonly #every: number;
  #units = 0;
  constructor(every: number) {
    this.#every = every;
  }

  /** Counts units of work. Await what it returns, if anything, before going on. */
  done(units = 1): Promise<void> | undefined {
    this.#units += units;
    if (this.#units < this.#every) return undefined;
    this.#units = 0;
    return new Promise((resolve) => setImmediate(resolve));
  }
}

/** Sorts in place of `items.sort`, in slices: runs of bounded length, then merges. Stable. */
export async function sortInSlices<T extends object>(
  items: readonly T[],
  compare: (a: T, b: T) => number,
): Promise<T[]> {
  const runLength = 1_024;
  const slices = new Slices(4 * runLength);
  let runs: T[][] = [];
  for (let start = 0; start < items.length; start += runLength) {
    runs.push(items.slice(start, start + runLength).sort(compare));
    await slices.done(4 * runLength); // sorting costs about four times what merging does
  }
  while (runs.length > 1) {
    const merged: T[][] = [];
    for (let index = 0; index < runs.length; index += 2) {
      merged.push(await merge(runs[index] ?? [], runs[index + 1] ?? [], compare, slices));
    }
    runs = merged;
  }
  return runs[0] ?? [];
}

async function merge<T extends object>(
  left: T[],
  right: T[],
  compare: (a: T, b: T) => number,
  slices: Slices,
): Promise<T[]> {
  const merged: T[] = [];
  let l = 0;
  let r = 0;
  while (l < left.length || r < right.length) {
    const a = left[l];
    const b = right[r];
    if (b === undefined || (a !== undefined && compare(a, b) <= 0)) {
      if (a !== undefined) merged.push(a);
      l++;
    } else {
      merged.push(b);
      r++;
    }
    const pause = slices.done();
    if (pause !== undefined) await pause;
  }
  return merged;
}
