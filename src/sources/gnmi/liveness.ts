import type { Clock } from "../../model/clock.ts";
import { GnmiError } from "./gnmi-error.ts";

/** How long a session may be silent. */
export interface Patience {
  /** Until the first message, milliseconds. */
  readonly firstMs: number;
  /** Between messages, milliseconds. */
  readonly silentMs: number;
}

const looksPerSilence = 4;

/** Looks from time to time whether messages came, and rejects when none did for too long. It counts its own looks rather
 *  than compare times, so neither a step of the clock nor a suspended machine ends a healthy session, and a message costs
 *  an increment. `count`: messages so far. Rejects with a `GnmiError`, or once `signal` aborts. */
export async function watchLiveness(
  count: () => number,
  { firstMs, silentMs }: Patience,
  clock: Clock,
  signal: AbortSignal,
): Promise<never> {
  await clock.sleep(firstMs, signal);
  let seen = count();
  if (seen === 0 && !signal.aborted)
    throw new GnmiError(`no answer to the subscription within ${seconds(firstMs)}`, "retry");
  for (let idle = 0; !signal.aborted; ) {
    await clock.sleep(silentMs / looksPerSilence, signal);
    idle = count() === seen ? idle + 1 : 0;
    seen = count();
    if (idle > looksPerSilence && !signal.aborted) {
      throw new GnmiError(`nothing received for ${seconds(silentMs)}, not even the target's clock`, "retry");
    }
  }
  throw new GnmiError("session ended", "retry");
}

function seconds(ms: number): string {
  return `${ms / 1_000} s`;
}
