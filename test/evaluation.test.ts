import assert from "node:assert/strict";
import { test } from "node:test";
import type { ResourceName } from "../src/model/cluster.ts";
import { lost } from "./state/fib-updates.ts";
import { ManualClock } from "./state/manual-clock.ts";
import { usualWorld } from "./usual-world.ts";

test("evaluation: the usual world is up", () => {
  const { states } = usualWorld(new ManualClock());
  assert.deepEqual(states(), ["node-1 up", "node-2 up", "node-3 up"]);
});

const read: readonly ResourceName[] = ["services", "endpointslices", "nodes", "bgpadvertisements", "bgppeers", "pods"];
for (const resource of read) {
  test(`evaluation: while the watch of ${resource} is lost, what goes from a leaf may rightly be gone`, async () => {
    const clock = new ManualClock();
    const { cluster, leaf, states } = usualWorld(clock);
    states();
    cluster.apply({ type: "state", resource, state: "lost", message: "connection reset" });
    leaf.delete({ list: "next-hop-group", networkInstance: "default", index: 2, member: 3 });
    assert.deepEqual(states(), ["node-1 up", "node-2 up", "node-3 updating"]);
    await clock.advance(60_000);
    assert.deepEqual(states(), ["node-1 up", "node-2 up", "node-3 updating"]);
  });
}

test("evaluation: a lost session makes everything unknown, and nothing red", async () => {
  const clock = new ManualClock();
  const { leaf, states } = usualWorld(clock);
  states();
  leaf.sessionLost(lost);
  assert.deepEqual(states(), ["node-1 unknown", "node-2 unknown", "node-3 unknown"]);
});
