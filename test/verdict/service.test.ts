import assert from "node:assert/strict";
import { test } from "node:test";
import type { IpAddress } from "../../src/model/address.ts";
import { surplusOf, TimedRounds } from "./rounds.ts";
import { cluster, expected, holding, vip, wants } from "./world.ts";

const nodes = [1, 2, 3].map((node) => expected(`node${node}`, `10.0.0.${node}`));
const named = cluster({ nodes: { nodeOf: (address) => (address === "10.0.0.9" ? "node9" : undefined) } });

test("service: a black hole leaves it up, and says so", () => {
  const rounds = new TimedRounds([holding(["10.0.0.1", "10.0.0.9"])]);
  rounds.cluster = named;
  const why = { prefix: vip, node: "node9", reason: "noLocalEndpoints" };
  rounds.expect(wants([expected("node1", "10.0.0.1")], { nonExpectations: [why] }));
  const settled = rounds.after(30_000);
  assert.deepEqual(surplusOf(settled), ["leaf1 10.0.0.9 node9 unexpected-nexthop"]);
  const service = settled.services.get("dc1/shop/web");
  assert.deepEqual(
    [service?.state, service?.reason, service?.severity, service?.detail],
    ["up", "unexpected-nexthop", "major", "node9: noLocalEndpoints"],
  );
});

for (const { left, lost, severity } of [
  { left: 2, lost: "hosting", severity: "major" },
  { left: 2, lost: "transit", severity: "warning" },
  { left: 1, lost: "transit", severity: "major" },
] as const) {
  test(`service: degraded with ${left} of 3 left and a ${lost} node lost is ${severity}`, () => {
    const held = nodes.slice(0, left).map(({ nextHops }) => nextHops.acceptable[0] as IpAddress);
    const rounds = new TimedRounds([holding(held)]);
    rounds.expect(wants(nodes.map((node, index) => (index < left ? node : { ...node, class: lost }))));
    const service = rounds.after(30_000).services.get("dc1/shop/web");
    assert.deepEqual([service?.state, service?.severity], ["degraded", severity]);
  });
}
