import assert from "node:assert/strict";
import { test } from "node:test";
import type { Evaluation, PrefixVerdict } from "../../src/verdict/verdict.ts";
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

test("world: a time of day that is set, forwards or backwards, changes no verdict and no moment of one", async () => {
  let moved = 0;
  for (let seed = 1_001; seed <= 1_012; seed++) {
    const [steady, set] = await Promise.all([told(seed, true), told(seed, false)]);
    assert.deepEqual(set.verdicts, steady.verdicts);
    assert.deepEqual([...steady.offsets], [0]);
    if (set.offsets.size > 1) moved++;
  }
  assert.ok(moved > 3, `the time was set in ${moved} histories`);
});

/** Everything the evaluations of a history say, and how far off the time of day was. */
async function told(seed: number, steadyTime: boolean) {
  const verdicts: string[] = [];
  const offsets = new Set<number | undefined>();
  const mutate = (evaluation: Evaluation): Evaluation => {
    const { atMs, services, prefixes, incidents, snapshot } = evaluation;
    const open = [...(incidents?.open.values() ?? [])];
    verdicts.push(JSON.stringify([atMs, [...services.values()], [...prefixes.values()].map(timed), open]));
    offsets.add(snapshot.offsetMs);
    return evaluation;
  };
  const { failure } = await runHistory(seed, undefined, { mutate, steadyTime });
  assert.equal(failure, undefined);
  return { verdicts, offsets };
}

const timed = ({ key, state, endpoints, unexpected, dataMs }: PrefixVerdict) => [
  ...[key, state, endpoints, unexpected, dataMs],
];
