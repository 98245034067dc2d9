import assert from "node:assert/strict";
import { test } from "node:test";
import { unreachable } from "../../src/shim/unreachable.ts";

test("unreachable: a service says unknown, since when it was what it was", () => {
  assert.deepEqual(
    unreachable({
      name: "a/b/c",
      cluster: "a",
      "oper-state": "degraded",
      "oper-reason": "endpoint-nexthop-missing",
      detail: "node-2 on leaf1",
      "fabric-oper-state": "degraded",
      "expected-next-hops": 3,
      "present-next-hops": 2,
      "missing-next-hops": 1,
      "unknown-next-hops": 0,
      since: "2026-01-02T03:04:05Z",
    }),
    {
      name: "a/b/c",
      cluster: "a",
      "oper-state": "unknown",
      "oper-reason": "collector-unreachable",
      detail: "last known as degraded (endpoint-nexthop-missing)",
      "fabric-oper-state": "unknown",
      "expected-next-hops": 3,
      "present-next-hops": 0,
      "missing-next-hops": 0,
      "unknown-next-hops": 3,
      since: "2026-01-02T03:04:05Z",
    },
  );
});

test("unreachable: a summary counts everything as unknown", () => {
  assert.deepEqual(
    unreachable({
      "services-total": 5,
      "services-up": 4,
      "services-down": 1,
      "services-unknown": 0,
      "expected-next-hops": 9,
      "present-next-hops": 9,
      "unknown-next-hops": 0,
    }),
    {
      "services-total": 5,
      "services-up": 0,
      "services-down": 0,
      "services-unknown": 5,
      "expected-next-hops": 9,
      "present-next-hops": 0,
      "unknown-next-hops": 9,
    },
  );
});

test("unreachable: nobody knows what the FIB holds", () => {
  const said = unreachable({ hostname: "n", "oper-state": "up", "fib-programmed": true });
  assert.equal("fib-programmed" in said, false);
});

test("unreachable: who the collector was stays as it is", () => {
  const collector = { name: "kbutler", generation: "7", "evaluation-sequence": "9" };
  assert.deepEqual(unreachable(collector), collector);
});
