import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";

/** How long a test waits for what has to come, milliseconds: longer than a machine stalls, shorter than a test may take. */
export const patienceMs = 120_000;

/** Waits until something holds, looking every few milliseconds; fails with what it was, and with what `seen` tells. */
export async function until(
  what: string,
  holds: () => boolean | Promise<boolean>,
  seen: () => string = () => "",
): Promise<void> {
  for (const deadlineMs = performance.now() + patienceMs; !(await holds()); await sleep(3)) {
    if (performance.now() > deadlineMs) assert.fail(`not within ${patienceMs / 1_000} s: ${what} ${seen()}`.trim());
  }
}

/** Waits until a check passes, looking less and less often; the failure is its last one. */
export async function eventually(check: () => void | Promise<void>): Promise<void> {
  const deadlineMs = performance.now() + patienceMs;
  for (let waitMs = 3; ; waitMs = Math.min(20, waitMs + 1)) {
    try {
      return await check();
    } catch (reason) {
      if (performance.now() > deadlineMs) throw reason;
    }
    await sleep(waitMs);
  }
}
