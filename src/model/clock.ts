/** Time as an argument: the core and its tests run on any clock, virtual or real. */
export interface Clock {
  /** Milliseconds that only grow, whatever becomes of the machine's time of day; when the clock began they were those
   *  since the Unix epoch. Every duration is measured and every deadline set by them. */
  nowMs(): number;
  /** What to add to any moment of `nowMs` for the time of day it had, as the machine tells it now: 0 until somebody sets
   *  the time. For people and for other machines, never for a duration. Absent: 0. */
  offsetMs?(): number;
  /** Resolves after `ms` milliseconds, or at once when `signal` aborts; never rejects. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** The time of day: milliseconds since the Unix epoch, which may jump. */
export function timeOfDayMs(clock: Clock): number {
  return clock.nowMs() + (clock.offsetMs?.() ?? 0);
}

/** Chance as an argument: uniform in [0, 1). */
export type Random = () => number;
