import assert from "node:assert/strict";
import { test } from "node:test";
import { setImmediate as nextTurn } from "node:timers/promises";
import { ReadingShare } from "../../../src/sources/gnmi/reading-share.ts";

/** A share of 8 ms by a stopwatch that the test moves, and whoever it calls later. */
function share() {
  const stopwatch = { nowMs: 0 };
  const called: string[] = [];
  const reading = new ReadingShare(8, () => stopwatch.nowMs);
  const ask = (name: string, takesMs: number): boolean => {
    const later = (): void => {
      called.push(name);
      stopwatch.nowMs += takesMs;
    };
    const now = reading.hasTimeFor(20_000, later);
    if (now) stopwatch.nowMs += takesMs;
    return now;
  };
  return { stopwatch, called, ask };
}

test("there is time until the share is used up; who is turned away is called in the next turns, in order and once", async () => {
  const { called, ask } = share();
  assert.deepEqual(
    [ask("a", 5), ask("b", 5), ask("c", 5), ask("d", 5), ask("e", 5)],
    [true, true, false, false, false],
  );
  assert.deepEqual(called, []);
  await nextTurn();
  assert.deepEqual(called, ["c", "d"], "as many as the next share allows");
  assert.equal(ask("f", 5), false, "who comes now waits behind them");
  await nextTurn();
  assert.deepEqual(called, ["c", "d", "e", "f"]);
  await nextTurn();
  assert.deepEqual(called, ["c", "d", "e", "f"]);
  assert.equal(ask("g", 5), true, "a new turn, a new share");
});

test("one that takes longer than a share holds up the others for that turn, not for good", async () => {
  const { called, ask } = share();
  assert.equal(ask("a", 100), true);
  assert.equal(ask("b", 100), false);
  assert.equal(ask("c", 1), false);
  await nextTurn();
  assert.deepEqual(called, ["b"]);
  await nextTurn();
  assert.deepEqual(called, ["b", "c"]);
});

test("a share that nobody used up is over with its turn", async () => {
  const { stopwatch, ask } = share();
  assert.equal(ask("a", 1), true);
  await nextTurn();
  stopwatch.nowMs += 60_000;
  assert.equal(ask("b", 1), true);
});

test("the stopwatch is not asked for every few bytes", async () => {
  let looks = 0;
  const reading = new ReadingShare(8, () => {
    looks++;
    return 0;
  });
  for (let chunk = 0; chunk < 1_000; chunk++) assert.equal(reading.hasTimeFor(500, assert.fail), true);
  assert.ok(looks < 100, `asked ${looks} times`);
});
