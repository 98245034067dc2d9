/** Upper bounds of the histogram's buckets, seconds; above the last one there is one more, without a bound. */
export const convergenceBoundsS: readonly number[] = [0.1, 0.25, 0.5, 1, 2, 3, 5, 7.5, 10, 15, 20, 30, 45, 60, 120];

/** How long something took, many times over. */
export interface Durations {
  readonly count: number;
  /** Begun, and not ended within what was looked at, or ended at a moment nobody knows. */
  readonly open: number;
  readonly sumMs: number;
  readonly maxMs: number | undefined;
  /** The value that half, and nine in ten, and 99 in 100 do not exceed; undefined of none. */
  readonly p50Ms: number | undefined;
  readonly p90Ms: number | undefined;
  readonly p99Ms: number | undefined;
  /** How many took at most so long, cumulative as in Prometheus; `leS` undefined: all. */
  readonly buckets: readonly { readonly leS: number | undefined; readonly count: number }[];
}

/** An endpoint entered a state: one node behind one prefix on one leaf. `state` undefined: it is gone. */
export interface EndpointEvent {
  readonly endpoint: number;
  readonly entry: number;
  readonly atMs: number;
  readonly from: string | undefined;
  readonly to: string | undefined;
}

/** A FIB entry lost so many next hops. */
export interface FibLoss {
  readonly atMs: number;
  lost: number;
}

/** An endpoint that is no longer expected, and since when. */
export interface Departure {
  readonly entry: number;
  readonly atMs: number;
}

/** Durations of everything that became expected until the FIB had it, and what is no longer expected. Events in order. */
export function arrivals(events: Iterable<EndpointEvent>): {
  readonly durationsMs: readonly number[];
  readonly open: number;
  readonly departures: readonly Departure[];
} {
  const waiting = new Map<number, number>();
  const durationsMs: number[] = [];
  const departures: Departure[] = [];
  let interrupted = 0;
  for (const { endpoint, entry, atMs, from, to } of events) {
    const expectedBefore = isExpected(from);
    if (!isExpected(to)) {
      if (expectedBefore) departures.push({ entry, atMs });
      waiting.delete(endpoint);
    } else if (to === "up") {
      const sinceMs = expectedBefore ? waiting.get(endpoint) : atMs;
      if (sinceMs !== undefined) durationsMs.push(atMs - sinceMs);
      waiting.delete(endpoint);
    } else if (to === "unknown") {
      if (waiting.delete(endpoint)) interrupted++;
    } else if (!expectedBefore) waiting.set(endpoint, atMs);
  }
  return { durationsMs, open: waiting.size + interrupted, departures };
}

/** How long before a departure is known its loss may have been seen: the switch may be quicker than the API server. */
const earlyMs = 10_000;
/** A loss later than this belongs to something else. */
const lateMs = 600_000;

/** Durations from each departure until its entry lost a next hop: each loss answers as many departures as it lost. */
export function removals(
  departures: readonly Departure[],
  lossesOf: (entry: number) => readonly FibLoss[],
): { readonly durationsMs: readonly number[]; readonly open: number } {
  const durationsMs: number[] = [];
  let open = 0;
  for (const { entry, atMs } of departures) {
    const loss = lossesOf(entry).find((one) => one.lost > 0 && one.atMs >= atMs - earlyMs && one.atMs <= atMs + lateMs);
    if (loss === undefined) open++;
    else {
      loss.lost--;
      durationsMs.push(Math.max(0, loss.atMs - atMs));
    }
  }
  return { durationsMs, open };
}

/** The histogram of durations. */
export function durationsOf(durationsMs: readonly number[], open: number): Durations {
  const sorted = [...durationsMs].sort((a, b) => a - b);
  const quantile = (share: number): number | undefined => sorted[Math.ceil(sorted.length * share) - 1];
  return {
    count: sorted.length,
    open,
    sumMs: sorted.reduce((sum, ms) => sum + ms, 0),
    maxMs: sorted.at(-1),
    p50Ms: quantile(0.5),
    p90Ms: quantile(0.9),
    p99Ms: quantile(0.99),
    buckets: [...convergenceBoundsS, undefined].map((leS) => ({
      leS,
      count: leS === undefined ? sorted.length : sorted.filter((ms) => ms <= leS * 1_000).length,
    })),
  };
}

function isExpected(state: string | undefined): boolean {
  return state !== undefined && state !== "not-applicable";
}
