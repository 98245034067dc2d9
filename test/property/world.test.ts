import assert from "node:assert/strict";
import { test } from "node:test";
import { replayOf, runHistory, shrink } from "../soak/history.ts";

/** The first of so many seeds; `node test/soak/main.ts` runs others, and any number. */
const firstSeed = 1;
const histories = 300;
/** On a slow machine fewer are enough, but never fewer than these. */
const leastHistories = 200;
const budgetMs = 12_000;

test("world: whatever happens to fabric, cluster, collector and shim, the verdicts are the oracle's", async () => {
  const startedMs = performance.now();
  let done = 0;
  let compared = 0;
  while (done < histories && (done < leastHistories || performance.now() - startedMs < budgetMs)) {
    const result = await runHistory(firstSeed + done);
    if (result.failure !== undefined) {
      const smallest = await shrink(result);
      assert.fail(`${replayOf(smallest)}\n${smallest.failure}`);
    }
    done++;
    compared += result.compared;
  }
  assert.ok(compared > done * 20, `${compared} endpoints were compared in ${done} histories`);
});
