import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { leafChanges, leafState, type RecordedSpan, segmentsOf, summarise } from "../../../src/sinks/store/timeline.ts";

const window = { fromMs: 0, toMs: 1_000 };
const change = (atMs: number, state: string, reason: string | null = null) => ({ atMs, state, reason });
const span = (fromMs: number, toMs: number, ...changes: ReturnType<typeof change>[]): RecordedSpan => ({
  fromMs,
  toMs,
  changes,
});

/** Segments as text, for people: `0-100 up`. */
function shown(spans: readonly RecordedSpan[], within = window): string {
  return segmentsOf(spans, within)
    .map(({ fromMs, toMs, state }) => `${fromMs}-${toMs} ${state}`)
    .join(", ");
}

for (const { name, spans, segments } of [
  { name: "nothing recorded", spans: [], segments: "0-1000 null" },
  { name: "one state throughout", spans: [span(-500, 2_000, change(-400, "up"))], segments: "0-1000 up" },
  {
    name: "a change within",
    spans: [span(0, 1_000, change(0, "up"), change(300, "down"), change(400, "up"))],
    segments: "0-300 up, 300-400 down, 400-1000 up",
  },
  {
    name: "a gap between recordings",
    spans: [span(-9, 200, change(-9, "up")), span(500, 1_000, change(500, "down"))],
    segments: "0-200 up, 200-500 null, 500-1000 down",
  },
  {
    name: "a recording that begins without the subject",
    spans: [span(0, 1_000, change(250, "up"))],
    segments: "0-250 null, 250-1000 up",
  },
  {
    name: "the same state said again",
    spans: [span(0, 1_000, change(0, "up"), change(100, "up"), change(200, "gone"))],
    segments: "0-200 up, 200-1000 gone",
  },
]) {
  test(`segments: ${name}`, () => assert.equal(shown(spans), segments));
}

test("segments cover the window without a hole or an overlap, whatever was recorded", () => {
  const states = fc.constantFrom("up", "down", "degraded", "unknown", "updating", "gone");
  const changes = fc
    .array(fc.tuple(fc.integer({ min: -500, max: 1_500 }), states), { maxLength: 10 })
    .map((list) => list.sort(([a], [b]) => a - b).map(([atMs, state]) => change(atMs, state)));
  const spans = fc.array(fc.tuple(fc.integer({ min: -500, max: 1_500 }), fc.nat({ max: 400 }), changes), {
    maxLength: 5,
  });
  fc.assert(
    fc.property(spans, (list) => {
      const recorded = list.sort(([a], [b]) => a - b).map(([from, length, all]) => span(from, from + length, ...all));
      const segments = segmentsOf(recorded, window);
      let atMs = 0;
      for (const { fromMs, toMs } of segments) {
        assert.equal(fromMs, atMs);
        assert.ok(toMs > fromMs);
        atMs = toMs;
      }
      assert.equal(atMs, 1_000);
      const summary = summarise(segments);
      assert.equal(
        Object.values(summary.timeInState).reduce((sum, ms) => sum + ms, 0),
        1_000,
      );
      assert.ok(summary.repaired <= summary.flaps && summary.flaps <= summary.outages.length);
    }),
  );
});

for (const { name, changes, flaps, repaired, mean, outages } of [
  { name: "never red", changes: [change(0, "up")], flaps: 0, repaired: 0, mean: undefined, outages: [] },
  {
    name: "red and up again, twice",
    changes: [
      change(0, "up"),
      change(100, "down", "no-route-to-host"),
      change(200, "up"),
      change(300, "degraded", "x"),
      change(600, "up"),
    ],
    flaps: 2,
    repaired: 2,
    mean: 200,
    outages: ["100-200 no-route-to-host", "300-600 x"],
  },
  {
    name: "worse, better, held down: one outage",
    changes: [
      change(0, "up"),
      change(100, "degraded"),
      change(200, "down"),
      change(300, "updating"),
      change(400, "up"),
    ],
    flaps: 1,
    repaired: 1,
    mean: 300,
    outages: ["100-400 null"],
  },
  {
    name: "red, then nobody knows",
    changes: [change(0, "up"), change(100, "down"), change(200, "unknown"), change(900, "up")],
    flaps: 1,
    repaired: 0,
    mean: undefined,
    outages: ["100-null null"],
  },
  {
    name: "red from before the window: its length is not known",
    changes: [change(0, "down"), change(200, "up")],
    flaps: 0,
    repaired: 0,
    mean: undefined,
    outages: ["0-200 null"],
  },
  {
    name: "still red",
    changes: [change(0, "up"), change(100, "down")],
    flaps: 1,
    repaired: 0,
    mean: undefined,
    outages: ["100-null null"],
  },
]) {
  test(`summary: ${name}`, () => {
    const summary = summarise(segmentsOf([span(0, 1_000, ...changes)], window));
    assert.deepEqual([summary.flaps, summary.repaired, summary.meanTimeToRepairMs], [flaps, repaired, mean]);
    assert.deepEqual(
      summary.outages.map(({ fromMs, toMs, reason }) => `${fromMs}-${toMs} ${reason}`),
      outages,
    );
  });
}

for (const { counts, state } of [
  { counts: { up: 3 }, state: "up" },
  { counts: { up: 2, down: 1 }, state: "degraded" },
  { counts: { down: 2, "not-applicable": 5 }, state: "down" },
  { counts: { up: 1, updating: 1, unknown: 1 }, state: "unknown" },
  { counts: { up: 1, updating: 1 }, state: "updating" },
  { counts: { gone: 4 }, state: "not-applicable" },
  { counts: {}, state: "not-applicable" },
]) {
  test(`a leaf with ${JSON.stringify(counts)} is ${state}`, () =>
    assert.equal(leafState(new Map(Object.entries(counts))), state));
}

test("a leaf's changes are those of its endpoints together", () => {
  const changes = leafChanges([
    [change(0, "up"), change(100, "down"), change(300, "up")],
    [change(0, "up"), change(100, "updating"), change(200, "up")],
    [change(50, "not-applicable")],
  ]);
  assert.deepEqual(
    changes.map(({ atMs, state }) => `${atMs} ${state}`),
    ["0 up", "100 degraded", "300 up"],
  );
});
