/** Time as an argument: the core and its tests run on any clock, virtual or real. */
export interface Clock {
  /** Milliseconds since the Unix epoch. */
  nowMs(): number;
  /** Resolves after `ms` milliseconds, or at once when `signal` aborts; never rejects. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** Chance as an argument: uniform in [0, 1). */
export type Random = () => number;
