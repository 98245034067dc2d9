import assert from "node:assert/strict";
import { test } from "node:test";
import { arrivals, durationsOf, type EndpointEvent, removals } from "../../../src/sinks/store/convergence.ts";

const event = (atMs: number, from: string | undefined, to: string | undefined, endpoint = 1): EndpointEvent => ({
  endpoint,
  entry: 7,
  atMs,
  from,
  to,
});

for (const { name, events, durations, open, gone } of [
  { name: "there when it was first seen", events: [event(5, undefined, "up")], durations: [0], open: 0, gone: 0 },
  {
    name: "held down, then there",
    events: [event(0, undefined, "updating"), event(800, "updating", "up")],
    durations: [800],
    open: 0,
    gone: 0,
  },
  {
    name: "late, with a red time between",
    events: [event(0, "not-applicable", "updating"), event(500, "updating", "down"), event(900, "down", "up")],
    durations: [900],
    open: 0,
    gone: 0,
  },
  {
    name: "nobody could know between",
    events: [event(0, undefined, "updating"), event(5, "updating", "unknown"), event(9, "unknown", "up")],
    durations: [],
    open: 1,
    gone: 0,
  },
  { name: "not yet there", events: [event(0, undefined, "updating")], durations: [], open: 1, gone: 0 },
  {
    name: "a fault that heals is no arrival",
    events: [event(0, "up", "updating"), event(5, "updating", "down"), event(9, "down", "up")],
    durations: [],
    open: 0,
    gone: 0,
  },
  {
    name: "gone, by either word",
    events: [event(0, "up", undefined), event(0, "up", "not-applicable", 2), event(1, "not-applicable", undefined, 2)],
    durations: [],
    open: 0,
    gone: 2,
  },
]) {
  test(`arrivals: ${name}`, () => {
    const found = arrivals(events);
    assert.deepEqual([found.durationsMs, found.open, found.departures.length], [durations, open, gone]);
  });
}

test("each loss of a next hop answers one departure; what the leaf lost earlier took no time", () => {
  const losses = [
    { atMs: 100, lost: 1 },
    { atMs: 900, lost: 2 },
    { atMs: 800_000, lost: 1 },
  ];
  const departures = [130, 200, 300, 400].map((atMs) => ({ entry: 7, atMs }));
  assert.deepEqual(
    removals(departures, () => losses),
    { durationsMs: [0, 700, 600], open: 1 },
  );
});

test("durations: buckets are cumulative, and quantiles are values that were there", () => {
  const { count, sumMs, p50Ms, p90Ms, maxMs, buckets } = durationsOf([50, 200, 200, 4_000, 500_000], 2);
  assert.deepEqual([count, sumMs, p50Ms, p90Ms, maxMs], [5, 504_450, 200, 500_000, 500_000]);
  assert.deepEqual(
    [0.1, 0.25, 3, 5, 120, undefined].map((le) => buckets.find(({ leS }) => leS === le)?.count),
    [1, 3, 3, 4, 4, 5],
  );
  assert.equal(durationsOf([], 0).p50Ms, undefined);
});
