import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { ClusterStatus, Evaluation } from "../../../src/verdict/verdict.ts";
import { clusterStatus, evaluation, fibView, targetView } from "../evaluation-fixture.ts";
import { startTestApi, type TestApi } from "./api-fixture.ts";

const synced = targetView(fibView("leaf1", []));
const tried = targetView(fibView("leaf2", [], "connecting"));
const untried = targetView(fibView("leaf3", [], "connecting"), { sessions: 0, lastError: undefined });
const lost = (reason: string): ClusterStatus => clusterStatus("prod", { known: false, reason });

let api: TestApi;
before(async () => {
  api = await startTestApi(undefined);
});
after(() => api[Symbol.asyncDispose]());

const cases: { name: string; evaluation: Evaluation | undefined; failed: string[] }[] = [
  { name: "before the first evaluation", evaluation: undefined, failed: ["evaluation"] },
  { name: "nothing configured", evaluation: evaluation({ clusters: [] }), failed: [] },
  { name: "all known", evaluation: evaluation({ targets: [synced] }), failed: [] },
  { name: "one target synced, another not tried", evaluation: evaluation({ targets: [synced, untried] }), failed: [] },
  {
    name: "no target synced, one not tried",
    evaluation: evaluation({ targets: [tried, untried] }),
    failed: ["targets"],
  },
  { name: "no target synced, all tried", evaluation: evaluation({ targets: [tried] }), failed: [] },
  {
    name: "a cluster not listed",
    evaluation: evaluation({ clusters: [lost("cluster-connecting")] }),
    failed: ["cluster/prod"],
  },
  { name: "a cluster lost", evaluation: evaluation({ clusters: [lost("cluster-stale")] }), failed: [] },
  { name: "a cluster that refuses us", evaluation: evaluation({ clusters: [lost("cluster-forbidden")] }), failed: [] },
];
for (const { name, evaluation: latest, failed } of cases) {
  test(`readyz: ${name}: ${failed.length === 0 ? "ready" : `not ready for ${failed}`}`, async () => {
    api.evaluation = latest;
    const answer = await api.get<{ checks?: { name: string; ok: boolean; reason: string }[] }>("/readyz?verbose");
    assert.equal(answer.status, failed.length === 0 ? 200 : 503);
    assert.deepEqual(
      answer.json.checks?.filter(({ ok }) => !ok).map((check) => check.name),
      failed,
    );
    assert.ok(answer.json.checks?.every(({ reason }) => reason !== ""));
    assert.equal((await api.get("/readyz")).status, answer.status);
    assert.equal((await api.get("/livez")).status, 200, "being alive does not depend on being ready");
  });
}
