import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { systemClock } from "../../../src/clock.ts";
import { Backoff } from "../../../src/sources/gnmi/backoff.ts";

const waits = (backoff: Backoff, lasted: readonly number[]): number[] => lasted.map((ms) => backoff.next(ms, "retry"));

test("back-off: doubles from 1 s up to the longest wait", () => {
  const backoff = new Backoff(60_000, systemClock, () => 0);
  assert.deepEqual(
    waits(backoff, [0, 0, 0, 0, 0, 0, 0, 0]),
    [1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000],
  );
  const late = new Backoff(60_000, systemClock, () => 1);
  assert.deepEqual(waits(late, [0, 0, 0, 0, 0, 0, 0]), [2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000]);
});

test("back-off: a session longer than the longest wait starts again from a short one", () => {
  const backoff = new Backoff(60_000, systemClock, () => 0);
  assert.deepEqual(waits(backoff, [0, 0, 0, 60_000, 60_001, 0]), [1_000, 2_000, 4_000, 8_000, 1_000, 2_000]);
});

test("back-off: what must be reconfigured is tried again slowly, and counts for nothing else", () => {
  const backoff = new Backoff(60_000, systemClock, () => 0);
  assert.equal(backoff.next(0, "reconfigure"), 30_000);
  assert.equal(backoff.next(0, "reconfigure"), 30_000);
  assert.equal(backoff.next(0, "retry"), 1_000);
});

test("back-off: always within its bounds", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 600_000 }),
      fc.array(fc.tuple(fc.nat(), fc.boolean(), fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })), {
        maxLength: 40,
      }),
      (maxMs, sessions) => {
        let chance = 0;
        const backoff = new Backoff(maxMs, systemClock, () => chance);
        for (const [lastedMs, retry, random] of sessions) {
          chance = random;
          const waitMs = backoff.next(lastedMs, retry ? "retry" : "reconfigure");
          assert.ok(waitMs <= maxMs && waitMs >= Math.min(1_000, maxMs / 2), `${waitMs} of ${maxMs}`);
        }
      },
    ),
  );
});
