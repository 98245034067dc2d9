import assert from "node:assert/strict";
import { test } from "node:test";
import { ApiError, retryAfterMs } from "../../../src/sources/kubernetes/api-error.ts";

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
