import assert from "node:assert/strict";
import { test } from "node:test";
import type { IpAddress } from "../../src/model/address.ts";
import { lostAddressDetail, summariseAddresses, summariseEndpoints } from "../../src/verdict/service.ts";
import type { EndpointReason, EndpointState, EndpointVerdict, ServiceState } from "../../src/verdict/verdict.ts";
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

const endpoint = (state: EndpointState, reason?: EndpointReason): EndpointVerdict => ({
  node: `node-${state}`,
  class: "hosting",
  state,
  reason,
  detail: undefined,
  severity: state === "down" ? "critical" : undefined,
  nextHops: [],
  acceptable: [],
  attachmentSource: "config",
  since: 0,
  lastTransition: 0,
  holdUntil: undefined,
});
const noRoute = endpoint("down", "external-address-no-route");
const noHop = endpoint("down", "no-route-to-host");
const unprogrammed = endpoint("down", "external-address-not-programmed");
const [up, unseen, held] = [
  endpoint("up"),
  endpoint("unknown", "target-stale"),
  endpoint("updating", "processing-service-update"),
];

for (const { name, endpoints, state, reason } of [
  { name: "all up", endpoints: [up, up], state: "up", reason: undefined },
  { name: "one lost, one up", endpoints: [noHop, up], state: "degraded", reason: "endpoint-nexthop-missing" },
  { name: "one lost, one up, one unseen", endpoints: [noHop, up, unseen], state: "degraded" },
  { name: "one lost, the rest unseen", endpoints: [noHop, unseen, unseen], state: "unknown", reason: "target-stale" },
  { name: "one lost, the rest held down", endpoints: [noHop, held], state: "updating" },
  { name: "one lost, the rest unseen or held down", endpoints: [held, noHop, unseen], state: "unknown" },
  { name: "no leaf has it", endpoints: [noRoute, noRoute], state: "down", reason: "external-address-no-route" },
  {
    name: "one has it, nowhere programmed",
    endpoints: [noRoute, unprogrammed],
    state: "down",
    reason: unprogrammed.reason,
  },
  { name: "one unseen, one up", endpoints: [unseen, up], state: "unknown", reason: "target-stale" },
] as const satisfies readonly {
  name: string;
  endpoints: readonly EndpointVerdict[];
  state: ServiceState;
  reason?: string | undefined;
}[]) {
  test(`service: of one address, ${name}: ${state}`, () => {
    const summary = summariseEndpoints(endpoints);
    assert.equal(summary.state, state);
    if (reason !== undefined) assert.equal(summary.reason, reason);
  });
}

test("service: what is missing is told although the rest is not known", () => {
  const { detail, severity } = summariseEndpoints([noHop, unseen, unseen]);
  assert.deepEqual([detail, severity], ["1 of 3 down: no-route-to-host", "major"]);
});

const part = (address: string, state: ServiceState, works: boolean) => ({
  address: address as IpAddress,
  state,
  works,
});
const [v4, other, v6] = ["192.0.2.1", "192.0.2.2", "2001:db8::1"];
for (const { name, parts, state, detail } of [
  { name: "every one down", parts: [part(v4, "down", false), part(v6, "down", false)], state: "down" },
  {
    name: "one family down",
    parts: [part(v4, "up", true), part(v6, "down", false)],
    state: "degraded",
    detail: "family: 2001:db8::1 down",
  },
  {
    name: "one of a family down",
    parts: [part(v4, "up", true), part(other, "down", false)],
    state: "degraded",
    detail: "one address of several: 192.0.2.2 down",
  },
  { name: "one down, one unseen", parts: [part(v4, "down", false), part(v6, "unknown", false)], state: "unknown" },
  {
    name: "one down, one unseen in part",
    parts: [part(v4, "down", false), part(v6, "unknown", true)],
    state: "degraded",
  },
  { name: "one degraded, one up", parts: [part(v4, "degraded", true), part(v6, "up", true)], state: "degraded" },
  {
    name: "one degraded, one unseen",
    parts: [part(v4, "degraded", true), part(v6, "unknown", false)],
    state: "unknown",
  },
  { name: "one held down, one up", parts: [part(v4, "updating", false), part(v6, "up", true)], state: "updating" },
  { name: "one that does not count", parts: [part(v4, "not-applicable", false), part(v6, "up", true)], state: "up" },
] as const) {
  test(`service: of several addresses, ${name}: ${state}`, () => {
    const together = summariseAddresses(parts);
    assert.equal(together?.state, state);
    if (detail) assert.equal(together?.lost && lostAddressDetail(together.lost, undefined, parts), detail);
  });
}

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
