import assert from "node:assert/strict";
import { test } from "node:test";
import type { ServiceTiming } from "../../src/expectation/expectation.ts";
import { endpointsOf, surplusOf, TimedRounds } from "./rounds.ts";
import { cluster, expected, holding, wants } from "./world.ts";

const node1 = expected("node1", "10.0.0.1");
const node2 = expected("node2", "10.0.0.2");

/** Rounds of a service that asks for something, on a leaf that holds these next hops. */
function asking(timing: ServiceTiming, held: readonly string[], sinceMs = 0): TimedRounds {
  const rounds = new TimedRounds([holding(held, { sinceMs })], { startUpMs: 60_000 });
  const { services } = rounds.cluster;
  const asks = new Map([...services].map(([key, service]) => [key, { ...service, timing }]));
  const nodes = { nodeOf: (address: string) => (address === "10.0.0.9" ? "node9" : undefined) };
  rounds.cluster = cluster({ services: asks, nodes });
  rounds.expect(
    wants([node1, node2], { nonExpectations: [{ prefix: node1.prefix, node: "node9", reason: "noLocalEndpoints" }] }),
  );
  return rounds;
}

test("timing: a service has its own hold-down for what should be there, and for what should be gone", () => {
  const rounds = asking({ appearMs: 10_000, disappearMs: 120_000 }, ["10.0.0.1", "10.0.0.9"]);
  const soon = rounds.after(10_000);
  assert.deepEqual(endpointsOf(soon), ["leaf1 node1 up", "leaf1 node2 down no-route-to-host"]);
  assert.deepEqual(surplusOf(rounds.after(109_000)), []);
  assert.deepEqual(surplusOf(rounds.after(1_000)), ["leaf1 10.0.0.9 node9 unexpected-nexthop"]);
});

test("timing: a service has its own quiet time after a leaf was synced", () => {
  const states = (startUpMs: number) =>
    endpointsOf(asking({ startUpMs }, ["10.0.0.1"], 1_000_000).after(40_000)).at(-1);
  assert.deepEqual(
    [states(0), states(60_000)],
    ["leaf1 node2 down no-route-to-host", "leaf1 node2 updating processing-service-update"],
  );
});

test("timing: a service has its own measure of flapping", () => {
  const turn = (timing: ServiceTiming): boolean | undefined => {
    const rounds = asking(timing, ["10.0.0.1", "10.0.0.2"]);
    for (let times = 0; times < 3; times++) {
      rounds.fib([holding(["10.0.0.1"])]);
      rounds.after(1_000);
      rounds.fib([holding(["10.0.0.1", "10.0.0.2"])]);
      rounds.after(1_000);
    }
    return [...rounds.after(0).prefixes.values()][0]?.endpoints[1]?.flapping;
  };
  assert.deepEqual(
    [turn({}), turn({ flapTransitions: 20 }), turn({ flapTransitions: 0 })],
    [true, undefined, undefined],
  );
});
