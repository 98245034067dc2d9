import assert from "node:assert/strict";
import { test } from "node:test";
import { killMany } from "../soak/kill.ts";

// `npm run soak -- --kill N` runs any number.

test("what was told more than a second before a kill is in the file, whenever the kill comes", async () => {
  const result = await killMany({ count: 8, seed: 1 });
  assert.equal(result.kills, 8);
  assert.ok(result.killsWithDue >= 4 && result.roundsDue > 50, JSON.stringify(result));
  assert.ok(result.roundsFound >= result.roundsDue, JSON.stringify(result));
});

test("a writer that loses everything is found out", async () => {
  await assert.rejects(killMany({ count: 2, seed: 1, lanes: 2, writer: "none" }), /verdicts are lost: 0 rounds of/);
});
