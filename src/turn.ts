/** A share of the event loop's time. Work that may be long does one piece of it, asks whether the share is used up, and
 *  leaves the rest for a later turn. */
export interface Turn {
  readonly over: boolean;
}

/** A turn of so many milliseconds from now. `stopwatch` gives milliseconds that only grow. */
export function turnOf(ms: number, stopwatch: () => number): Turn {
  const endMs = stopwatch() + ms;
  return {
    get over() {
      return stopwatch() >= endMs;
    },
  };
}

/** For work that is done in one piece. */
export const endless: Turn = { over: false };
