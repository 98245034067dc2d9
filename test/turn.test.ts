import assert from "node:assert/strict";
import { test } from "node:test";
import { endless, turnOf } from "../src/turn.ts";

test("a turn is over once its time is", () => {
  let nowMs = 100;
  const turn = turnOf(5, () => nowMs);
  assert.equal(turn.over, false);
  nowMs = 104.9;
  assert.equal(turn.over, false);
  nowMs = 105;
  assert.equal(turn.over, true);
  assert.equal(endless.over, false);
});
