import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { ApiError, retryAfterMs } from "../../../src/sources/kubernetes/api-error.ts";
import { Backoff } from "../../../src/sources/kubernetes/backoff.ts";

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

test("Retry-After: seconds or a date, never negative, never beyond ten minutes", () => {
  const nowMs = Date.parse("2026-01-01T00:00:00Z");
  for (const [header, expected] of [
    [undefined, undefined],
    ["3", 3_000],
    ["Thu, 01 Jan 2026 00:00:05 GMT", 5_000],
    ["Wed, 31 Dec 2025 00:00:00 GMT", 0],
    ["99999999", 600_000],
    ["soon", undefined],
  ] as const) {
    assert.equal(retryAfterMs(header, nowMs), expected, String(header));
  }
});

test("errors of the network keep their cause, and have a message even where Node gives none", () => {
  const cause = Object.assign(new AggregateError([], ""), { code: "ECONNREFUSED" });
  const error = ApiError.from(cause, "request failed");
  assert.deepEqual([error.message, error.cause, error.status], ["request failed: ECONNREFUSED", cause, undefined]);
});
