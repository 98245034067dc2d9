import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { Backoff } from "../src/backoff.ts";

const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

test("backoff: each delay lies in the upper half of its step, and no step is longer than the longest", () => {
  fc.assert(
    fc.property(fc.array(chance, { minLength: 1, maxLength: 80 }), (chances) => {
      let at = 0;
      const backoff = new Backoff({ minMs: 1_000, maxMs: 60_000, resetMs: 30_000 }, () => chances[at] ?? 0);
      for (at = 0; at < chances.length; at++) {
        const delayMs = backoff.next(0);
        const stepMs = Math.min(60_000, 1_000 * 2 ** at);
        assert.ok(delayMs >= stepMs / 2 && delayMs <= stepMs, `${at}: ${delayMs}`);
      }
    }),
  );
});

test("backoff: a life long enough begins again from the first delay, a short one does not", () => {
  const backoff = new Backoff({ minMs: 1_000, maxMs: 60_000, resetMs: 30_000 }, () => 0.999999);
  const delays = [0, 29_999, 0, 30_000, 0].map((livedMs) => Math.round(backoff.next(livedMs)));
  assert.deepEqual(delays, [1_000, 2_000, 4_000, 1_000, 2_000]);
});

test("backoff: what must be reconfigured is tried again slowly, and counts for nothing else", () => {
  const backoff = new Backoff({ minMs: 2_000, maxMs: 60_000 }, () => 0);
  assert.deepEqual(
    [backoff.next(0, "reconfigure"), backoff.next(0, "reconfigure"), backoff.next(0), backoff.next(0)],
    [30_000, 30_000, 1_000, 2_000],
  );
});

test("backoff: without a reset of its own it begins again after the longest wait", () => {
  const backoff = new Backoff({ minMs: 2_000, maxMs: 60_000 }, () => 0);
  assert.deepEqual(
    [0, 0, 0, 59_999, 60_000, 0].map((livedMs) => backoff.next(livedMs)),
    [1_000, 2_000, 4_000, 8_000, 1_000, 2_000],
  );
});
