import assert from "node:assert/strict";
import { test } from "node:test";
import { ExpectationEngine } from "../../src/expectation/expect.ts";
import { ChangeSignal } from "../../src/state/change-signal.ts";
import { ClusterTable } from "../../src/state/cluster-table.ts";
import { service, startWatched, until } from "../sources/kubernetes/watched-cluster.ts";
import { ManualClock } from "../state/manual-clock.ts";

test("a burst of events is few evaluations, and the last one sees all of it", async () => {
  await using world = await startWatched({ withoutGroups: ["metallb.io", "frrk8s.metallb.io"] });
  // The time of the evaluations stands while a piece of the burst is on its way: how long that takes is the machine's affair.
  const clock = new ManualClock();
  const changes = new ChangeSignal(clock);
  const table = new ClusterTable("default", clock, changes.notify);
  const engine = new ExpectationEngine("default");
  const stop = new AbortController();
  let events = 0;
  let evaluations = 0;
  const evaluating = (async () => {
    while (await changes.changed(200, 5_000, stop.signal)) {
      evaluations++;
      engine.update(table.view(), table.takeChange() ?? { all: false, services: new Set() }, clock.nowMs());
    }
  })();
  world.watch(
    {},
    {
      apply: (event) => {
        if (event.type === "upsert") events++;
        table.apply(event);
      },
    },
  );
  await until("known", async () => {
    await clock.advance(200);
    return engine.current().known && world.cluster.watches("services") === 1;
  });
  const before = evaluations;
  const count = 400;
  for (let n = 0; n < count; n++) {
    world.cluster.apply(service(`s${n}`, `192.0.2.${n % 250}`));
    if (n % 50 !== 49) continue;
    await until("this piece", () => events === n + 1); // in several pieces, as a rollout sends them
    await clock.advance(10);
  }
  await clock.advance(200);
  assert.equal(engine.current().services.size, count);
  assert.equal(events, count, "none of them was left out on the way");
  assert.ok(evaluations - before <= 3, `${evaluations - before} evaluations`);
  stop.abort();
  await evaluating;
});
