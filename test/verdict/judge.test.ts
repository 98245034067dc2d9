import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { DirectExpectation, Expectation, TargetExpectation } from "../../src/expectation/expectation.ts";
import type { IpAddress } from "../../src/model/address.ts";
import type { ResolutionFault } from "../../src/model/fib.ts";
import { type JudgeContext, judge } from "../../src/verdict/judge.ts";
import { context, expected, fib, group, holding, hop, route, vip, wants } from "./world.ts";

const node1 = expected("node1", "10.0.0.1");
const node2 = expected("node2", "10.0.0.2", { class: "transit" });

/** node1 as what it is beside a node the leaf prefers. */
function outranked(kind: Expectation["class"], by: Expectation, attached = true): TargetExpectation {
  const { expectation, ...row } = wants([{ ...node1, class: kind }]).direct[0] as DirectExpectation;
  return wants([], { direct: [{ ...row, expectation, outrankedBy: [{ expectation: by, attached, atLeast: 200 }] }] });
}

/** A leaf whose next hop to node1 has this behind it. */
function broken(fault: ResolutionFault, forwards = false): ReturnType<typeof fib> {
  const resolution = { forwards, faults: [fault] };
  return fib({ routes: [route()], group: group([hop("10.0.0.1", { resolution })]) });
}

const unplaced = wants([{ ...node1, confidence: "uncertain" }]).direct.map((one) => ({ ...one, unplaced: true }));

/** The verdict on node1 alone, as `state reason detail`. */
function verdictOf(view: ReturnType<typeof fib>, expectation = wants([node1]), more: JudgeContext = context()): string {
  const [endpoint] = judge(expectation, view, more).endpoints;
  return [endpoint?.state, endpoint?.reason, endpoint?.detail].filter((part) => part !== undefined).join(" | ");
}

for (const { name, view, expectation, more, verdict } of [
  { name: "its next hop is there", view: holding(["10.0.0.1"]), verdict: "up" },
  { name: "never synced", view: fib({ freshness: "connecting" }), verdict: "unknown | target-connecting" },
  { name: "first sync under way", view: fib({ freshness: "syncing" }), verdict: "unknown | target-syncing" },
  {
    name: "session lost, the last FIB was good",
    view: holding(["10.0.0.1"], { freshness: "stale" }),
    verdict: "unknown | target-stale",
  },
  {
    name: "the cluster is stale",
    view: holding(["10.0.0.1"]),
    more: context({}, { clusterUnknown: "cluster-stale" }),
    verdict: "unknown | cluster-stale",
  },
  { name: "no route", view: fib(), verdict: "down | external-address-no-route" },
  {
    name: "only an inactive route",
    view: fib({ routes: [route({ active: false })] }),
    verdict: "down | external-address-no-route | held but not active: bgp of bgp_mgr",
  },
  { name: "another node's next hop only", view: holding(["10.0.0.2"]), verdict: "down | no-route-to-host" },
  {
    name: "programming failed",
    view: fib({
      routes: [route({ programming: { state: "failed", locations: ["complex-1.0"] } })],
      group: group([hop("10.0.0.1")]),
    }),
    verdict: "down | external-address-not-programmed | route failed at complex-1.0",
  },
  {
    name: "programming pending",
    view: fib({ routes: [route({ programming: { state: "pending" } })], group: group([hop("10.0.0.1")]) }),
    verdict: "down | external-address-not-programmed | pending: the hardware has not acknowledged it",
  },
  {
    name: "programming not told",
    view: fib({ routes: [route({ programming: { state: "unknown" } })], group: group([hop("10.0.0.1")]) }),
    verdict: "unknown | entry-incomplete | the leaf did not say whether it is programmed",
  },
  {
    name: "the group failed",
    view: fib({
      routes: [route()],
      group: group([hop("10.0.0.1")], { programming: { state: "failed", locations: [] } }),
    }),
    verdict: "down | external-address-not-programmed | next-hop group failed",
  },
  {
    name: "the group is not there yet",
    view: fib({ routes: [route()], group: group([], { dangling: true }) }),
    verdict: "unknown | entry-incomplete | group 7 or one of its next hops is not there yet",
  },
  {
    name: "the group is empty",
    view: fib({ routes: [route()], group: group([]) }),
    verdict: "down | nexthop-unresolved | the group has no next hop",
  },
  {
    name: "the next hop is unresolved",
    view: fib({ routes: [route()], group: group([hop("10.0.0.1", { resolved: "false" })]) }),
    verdict: "down | nexthop-unresolved",
  },
  {
    name: "the switch did not say whether it is resolved",
    view: fib({ routes: [route()], group: group([hop("10.0.0.1", { resolved: "unknown" })]) }),
    verdict: "unknown | entry-incomplete",
  },
  {
    name: "resources ran out for the next hop",
    view: fib({ routes: [route()], group: group([hop("10.0.0.1", { resourceAllocationFailed: true })]) }),
    verdict: "down | external-address-not-programmed | resource allocation failed",
  },
  {
    name: "nothing behind the next hop forwards",
    view: broken({ kind: "failed", level: 2, list: "next-hop-group", index: 4200, detail: "complex-1.0" }),
    verdict: "down | external-address-not-programmed | resolution level 2: next-hop-group 4200 failed at complex-1.0",
  },
  {
    name: "it leads in a circle",
    view: broken({ kind: "cycle", level: 2, list: "next-hop-group", index: 7, detail: undefined }),
    verdict: "down | nexthop-unresolved | resolution level 2: next-hop-group 7 leads back to itself",
  },
  {
    name: "what lies behind it is not told",
    view: broken({ kind: "not-told", level: 1, list: "next-hop-group", index: 4200, detail: undefined }),
    verdict: "unknown | entry-incomplete | resolution level 1: next-hop-group 4200 is not there yet",
  },
  {
    name: "one of the ways behind it does not forward",
    view: broken({ kind: "not-forwarding", level: 1, list: "next-hop", index: 1, detail: "discard" }, true),
    verdict: "up | forwards by another way: resolution level 1: next-hop 1 is of type discard",
  },
  {
    name: "a malformed entry",
    view: fib({ routes: [route({ malformed: true })], group: group([hop("10.0.0.1")]) }),
    verdict: "unknown | entry-malformed | the leaf sent an entry that could not be read",
  },
  {
    name: "only what it resolves to is the node's",
    view: fib({
      routes: [route()],
      group: group([
        hop("10.9.9.9", {
          resolvedBy: [{ index: 2, type: "direct", address: "10.0.0.1" as IpAddress, subinterface: "ethernet-1/1.0" }],
        }),
      ]),
    }),
    verdict: "up",
  },
  {
    name: "absence of an uncertain node is tolerated",
    view: fib(),
    expectation: wants([expected("node1", "10.0.0.1", { confidence: "uncertain" })]),
    more: context({}, { nodeReason: () => "node-not-ready" }),
    verdict: "unknown | node-not-ready",
  },
  {
    name: "its presence too",
    view: holding(["10.0.0.1"]),
    expectation: wants([expected("node1", "10.0.0.1", { confidence: "uncertain" })]),
    verdict: "up",
  },
  {
    name: "a backup need not be in the FIB while the preferred node is",
    view: holding(["10.0.0.2"]),
    expectation: outranked("backup", node2),
    verdict: "not-applicable | path-not-best",
  },
  {
    name: "a backup carries the prefix where the preferred node is not in the FIB",
    view: holding(["10.0.0.3"]),
    expectation: outranked("backup", node2),
    verdict: "down | no-route-to-host",
  },
  {
    name: "a prefix that is not there at all excuses no backup",
    view: fib(),
    expectation: outranked("backup", node2),
    verdict: "down | external-address-no-route",
  },
  {
    name: "an uncertain node that is preferred and there excuses a firm one",
    view: holding(["10.0.0.2"]),
    expectation: outranked("hosting", { ...node2, confidence: "uncertain" }),
    verdict: "not-applicable | path-not-best",
  },
  {
    name: "an uncertain node that is preferred and not there excuses nobody",
    view: holding(["10.0.0.3"]),
    expectation: outranked("hosting", { ...node2, confidence: "uncertain" }),
    more: context({ "10.0.0.3": "node3" }),
    verdict: "down | no-route-to-host",
  },
  {
    name: "a preferred node of another leaf is reached by a next hop of the fabric",
    view: holding(["10.9.9.9"]),
    expectation: outranked("hosting", node2, false),
    verdict: "not-applicable | path-not-best",
  },
  {
    name: "another leaf of the group holds it",
    view: holding(["10.0.0.2"]),
    expectation: wants([node1], { group: ["leaf2"] }),
    more: context({}, { heldBy: () => "yes" }),
    verdict: "up | held by another leaf of its group",
  },
  {
    name: "no leaf of the group holds it",
    view: holding(["10.0.0.2"]),
    expectation: wants([node1], { group: ["leaf2"] }),
    verdict: "down | no-route-to-host",
  },
  {
    name: "another leaf of the group cannot be read",
    view: holding(["10.0.0.2"]),
    expectation: wants([node1], { group: ["leaf2"] }),
    more: context({}, { heldBy: () => "unknown" }),
    verdict: "unknown | target-stale | another leaf of its group cannot be read",
  },
  {
    name: "a node nobody tells the address of may stand there by any",
    view: holding(["10.0.0.9"]),
    expectation: wants([], { direct: unplaced }),
    verdict: "unknown | unknown-nexthop | nobody tells by which address the node speaks: name it in the configuration",
  },
  {
    name: "but the prefix has to be there",
    view: fib(),
    expectation: wants([], { direct: unplaced }),
    verdict: "down | external-address-no-route",
  },
  {
    name: "a leaf that was never heard may have the session",
    view: holding(["10.0.0.2"]),
    expectation: wants([], { direct: wants([node1]).direct.map((one) => ({ ...one, mayShare: ["leaf9"] })) }),
    verdict: "unknown | attachment-unknown | leaf9 may have the session: nothing was heard of it yet",
  },
  {
    name: "whoever has the session, the prefix has to be there",
    view: fib(),
    expectation: wants([], { direct: wants([node1]).direct.map((one) => ({ ...one, mayShare: ["leaf9"] })) }),
    verdict: "down | external-address-no-route",
  },
  {
    name: "a leaf of a group still needs the prefix",
    view: fib(),
    expectation: wants([node1], { group: ["leaf2"] }),
    more: context({}, { heldBy: () => "yes" }),
    verdict: "down | external-address-no-route",
  },
] as ReadonlyArray<{
  name: string;
  view: ReturnType<typeof fib>;
  expectation?: ReturnType<typeof wants>;
  more?: JudgeContext;
  verdict: string;
}>) {
  test(`judge: ${name}`, () => assert.equal(verdictOf(view, expectation, more), verdict));
}

test("judge: a network instance without a subscription is unknown", () => {
  const expectation = { ...wants([node1]), networkInstance: "blue" };
  assert.equal(
    verdictOf(holding(["10.0.0.1"]), expectation),
    "unknown | target-not-subscribed | network-instance blue is not subscribed",
  );
});

test("judge: severity is critical for a node that hosts, major for one that only passes on", () => {
  const { endpoints } = judge(wants([node1, node2]), holding(["10.0.0.3"]), context());
  assert.deepEqual(
    endpoints.map(({ severity }) => severity),
    ["critical", "major"],
  );
});

test("judge: a next hop to a node without local endpoints is a black hole", () => {
  const expectation = wants([node1], { nonExpectations: [{ prefix: vip, node: "node2", reason: "noLocalEndpoints" }] });
  const { unexpected } = judge(
    expectation,
    holding(["10.0.0.1", "10.0.0.2", "10.0.0.9"]),
    context({ "10.0.0.2": "node2" }),
  );
  assert.deepEqual(unexpected, [
    {
      address: "10.0.0.2",
      node: "node2",
      reason: "unexpected-nexthop",
      severity: "major",
      detail: "noLocalEndpoints",
    },
    { address: "10.0.0.9", node: undefined, reason: "unknown-nexthop", severity: "info", detail: undefined },
  ]);
});

test("judge: a prefix that no node should announce, held with a node as next hop, is unexpected", () => {
  const nobody = wants([], { nonExpectations: [{ prefix: vip, node: "*", reason: "noEndpoints" }] });
  const { unexpected, endpoints } = judge(nobody, holding(["10.0.0.1"]), context({ "10.0.0.1": "node1" }));
  assert.deepEqual(endpoints, []);
  assert.deepEqual(
    unexpected.map(({ reason, detail }) => [reason, detail]),
    [["unexpected-prefix", "noEndpoints"]],
  );
});

test("judge: a leaf without attached nodes is only told about, unless the prefix is required there", () => {
  const reachable = wants([], { reachable: true });
  const state = (view: ReturnType<typeof fib>, reachability: "inform" | "require"): string | undefined =>
    judge(reachable, view, context({}, { reachability })).endpoints[0]?.state;
  assert.equal(state(fib(), "inform"), "not-applicable");
  assert.equal(state(fib(), "require"), "down");
  assert.equal(state(holding(["10.1.1.1"]), "inform"), "up");
});

test("judge: a prefix all of whose next hops are bad is not reached, whoever has to reach it", () => {
  const anyHop = wants([], { reachable: true });
  const over = (...hops: Parameters<typeof group>[0]): string =>
    verdictOf(fib({ routes: [route()], group: group(hops) }), anyHop);
  assert.equal(over(hop("10.0.0.9")), "up");
  assert.equal(over(hop("10.0.0.9", { resolved: "false" })), "down | nexthop-unresolved");
  assert.equal(over(hop("10.0.0.9", { type: "discard" })), "down | nexthop-unresolved | discard");
  assert.equal(
    over(hop("10.0.0.9", { resolved: "false" }), hop("10.0.0.8", { resolved: "unknown" })),
    "unknown | entry-incomplete",
  );
  assert.equal(over(hop("10.0.0.9", { resolved: "false" }), hop("10.0.0.8")), "up");
});

test("judge: of two next hops of one node, one bad and one not told in full, nobody knows", () => {
  const hops = [hop("10.0.0.1", { resolved: "false" }), hop("10.0.0.1", { resolved: "unknown" })];
  assert.equal(verdictOf(fib({ routes: [route()], group: group(hops) })), "unknown | entry-incomplete");
});

test("judge: a next hop that is not told in full may be the node's", () => {
  const partial = { ...hop("10.0.0.2"), type: undefined, address: undefined };
  const view = fib({ routes: [route()], group: group([hop("10.0.0.2"), partial]) });
  assert.equal(verdictOf(view), "unknown | entry-incomplete | a next hop is not told in full, and may be the node's");
});

test("judge: in which order a leaf told its inactive entries is not seen", () => {
  const bgp = route({ active: false });
  const other = route({ active: false, routeType: "static", routeOwner: "static_route_mgr" });
  const detail = "down | external-address-no-route | held but not active: bgp of bgp_mgr, static of static_route_mgr";
  assert.equal(verdictOf(fib({ routes: [bgp, other] })), detail);
  assert.equal(verdictOf(fib({ routes: [other, bgp] })), detail);
});

test("judge: a FIB built from its own expectation is up, and one that lacks a node says which", () => {
  const octets = fc.uniqueArray(fc.integer({ min: 1, max: 250 }), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(octets, fc.nat(), (nodes, choice) => {
      const expectation = wants(nodes.map((octet) => expected(`node${octet}`, `10.0.0.${octet}`)));
      const addresses = nodes.map((octet) => `10.0.0.${octet}`);
      assert.ok(judge(expectation, holding(addresses), context()).endpoints.every(({ state }) => state === "up"));
      const lost = choice % nodes.length;
      const down = judge(expectation, holding(addresses.filter((_, index) => index !== lost)), context())
        .endpoints.filter(({ state }) => state !== "up")
        .map(({ node }) => node);
      assert.deepEqual(down, [`node${nodes[lost]}`]);
    }),
  );
});
