import { until as untilThat } from "../until.ts";

/** Waits until something holds, which the failure quotes. */
export function until(holds: () => boolean): Promise<void> {
  return untilThat(String(holds), holds);
}
