import assert from "node:assert/strict";
import { test } from "node:test";
import type { IpAddress, IpPrefix } from "../../src/model/address.ts";
import type { FibView } from "../../src/model/fib.ts";
import { EcmpEvidence } from "../../src/verdict/ecmp-evidence.ts";
import { judge } from "../../src/verdict/judge.ts";
import { coveredBy } from "../../src/verdict/route-evidence.ts";
import { redundancySeverity } from "../../src/verdict/severity.ts";
import type { EndpointVerdict } from "../../src/verdict/verdict.ts";
import { endpointsOf, TimedRounds } from "./rounds.ts";
import { context, expected, fib, group, holding, hop, route, vip, wants } from "./world.ts";

const node1 = expected("node1", "10.0.0.1");
const node2 = expected("node2", "10.0.0.2");
const node3 = expected("node3", "10.0.0.3");

/** Verdicts as `node state reason`. */
function verdicts(view: FibView, limit?: number): string[] {
  const { endpoints } = judge(wants([node1, node2, node3]), view, context({}, { ecmpLimit: () => limit }));
  return endpoints.map(({ node, state, reason }) => [node, state, reason].filter(Boolean).join(" "));
}

/** A leaf whose inactive BGP entry has its next hops in another group than the active one. */
function beaten(active: Parameters<typeof route>[0]): FibView {
  const routes = [route({ nextHopGroup: 7, ...active }), route({ active: false, nextHopGroup: 8, id: 1 })];
  const groups = new Map([
    [7, group([hop("10.0.0.1"), hop("10.0.0.2")])],
    [8, group([hop("10.0.0.3")])],
  ]);
  return { ...fib({ routes }), nextHopGroup: ({ nextHopGroup }) => groups.get(Number(nextHopGroup)) };
}

for (const { name, view, limit, verdict } of [
  { name: "nothing explains it", view: holding(["10.0.0.1", "10.0.0.2"]), verdict: "node3 down no-route-to-host" },
  {
    name: "the route is as wide as the leaf allows",
    view: holding(["10.0.0.1", "10.0.0.2"]),
    limit: 2,
    verdict: "node3 up ecmp-limit",
  },
  {
    name: "the route is narrower than the leaf allows",
    view: holding(["10.0.0.1", "10.0.0.2"]),
    limit: 3,
    verdict: "node3 down no-route-to-host",
  },
  {
    name: "one of the places is taken by a next hop that is not expected",
    view: holding(["10.0.0.1", "10.0.0.9"]),
    limit: 2,
    verdict: "node3 down no-route-to-host",
  },
  {
    name: "one of the next hops does not work",
    view: fib({ routes: [route()], group: group([hop("10.0.0.1"), hop("10.0.0.2", { resolved: "false" })]) }),
    limit: 2,
    verdict: "node3 down no-route-to-host",
  },
  {
    name: "another protocol's route is preferred, and BGP's is held beside it",
    view: beaten({ routeType: "static", routeOwner: "static_route_mgr", preference: 5 }),
    verdict: "node3 up path-not-best",
  },
  {
    name: "the entry beside is no worse than the active one",
    view: beaten({ preference: 170 }),
    verdict: "node3 down no-route-to-host",
  },
  {
    name: "it waits as a backup",
    view: fib({
      routes: [route()],
      group: group([hop("10.0.0.1"), hop("10.0.0.2")], { backups: [hop("10.0.0.3")] }),
    }),
    verdict: "node3 up path-not-best",
  },
  {
    name: "it is a backup that does not work",
    view: fib({
      routes: [route()],
      group: group([hop("10.0.0.1"), hop("10.0.0.2")], { backups: [hop("10.0.0.3", { resolved: "false" })] }),
    }),
    verdict: "node3 down no-route-to-host",
  },
  {
    name: "it is the backup that carries everything",
    view: fib({
      routes: [route()],
      group: group([hop("10.0.0.1", { resolved: "false" })], { backups: [hop("10.0.0.3")] }),
    }),
    verdict: "node3 up",
  },
  {
    name: "there is nothing but a backup",
    view: fib({ routes: [route()], group: group([], { backups: [hop("10.0.0.3")] }) }),
    verdict: "node3 up",
  },
] as readonly { name: string; view: FibView; limit?: number; verdict: string }[]) {
  test(`absence: ${name}`, () => assert.equal(verdicts(view, limit)[2], verdict));
}

test("absence: what is explained counts neither as present nor as missing, and alarms nobody", () => {
  const rounds = new TimedRounds([holding(["10.0.0.1", "10.0.0.2"])], { ecmpLimits: new Map([["leaf1", 2]]) });
  rounds.expect(wants([node1, node2, node3]));
  const settled = rounds.after(60_000);
  const [prefix] = settled.prefixes.values();
  assert.deepEqual(prefix?.counts, { expected: 2, present: 2, missing: 0, unknown: 0 });
  assert.equal(prefix?.severity, undefined);
  assert.equal(settled.services.get("dc1/shop/web")?.state, "up");
});

/** Prefixes of nodes 1 to 3, each of which lacks the node of that number. */
function cuts(lacking: readonly number[]): { evidence: EcmpEvidence; again: string[] } {
  const evidence = new EcmpEvidence();
  for (const [index, lacks] of lacking.entries()) {
    evidence.take("leaf1|default", `p${index}`, { width: 2, missing: [`node${lacks}`] });
  }
  return { evidence, again: evidence.update() };
}

test("ecmp: a limit is believed in where many prefixes are cut at one width and not all lack the same node", () => {
  const { evidence, again } = cuts([1, 2, 3, 1, 2, 3, 1, 2]);
  assert.equal(evidence.limitOf("leaf1|default"), 2);
  assert.equal(again.length, 8);
  assert.deepEqual(evidence.update(), []);
  evidence.take("leaf1|default", "wide", { width: 3, missing: [] });
  assert.equal(evidence.update().length, 8, "a wider route refutes it");
  assert.equal(evidence.limitOf("leaf1|default"), undefined);
});

test("ecmp: a node that all prefixes lack has a fault, and few prefixes tell nothing", () => {
  assert.equal(cuts([1, 1, 1, 1, 1, 1, 1, 1, 1]).evidence.limitOf("leaf1|default"), undefined);
  assert.equal(cuts([1, 2, 3]).evidence.limitOf("leaf1|default"), undefined);
});

test("ecmp: prefixes judged before the limit was found out are judged again in the same round", () => {
  const nodes = [node1, node2, node3];
  const held = new Map(
    Array.from({ length: 9 }, (_, index) => {
      const hops = nodes
        .filter((_node, at) => at !== index % 3)
        .map(({ nextHops }) => hop(nextHops.acceptable[0] ?? ""));
      return [`192.0.2.${index}/32` as IpPrefix, group(hops)] as const;
    }),
  );
  const view: FibView = {
    ...fib({ routes: [...held.keys()].map((prefix) => route({ prefix })) }),
    nextHopGroup: ({ prefix }) => held.get(prefix),
  };
  const rounds = new TimedRounds([view]);
  const expectations = [...held.keys()].map((prefix) => ({
    cluster: "dc1",
    prefix,
    targets: [{ ...wants(nodes.map((node) => ({ ...node, prefix }))), prefix }],
  }));
  const evaluation = rounds.round({ expectations });
  assert.equal(endpointsOf(evaluation).filter((text) => text.endsWith("up ecmp-limit")).length, 9);
  assert.deepEqual([...new Set(endpointsOf(evaluation).map((text) => text.split(" ")[2]))], ["up"]);
});

/** An endpoint that is there or missing. */
function endpoint(state: "up" | "down", of: EndpointVerdict["class"] = "hosting"): EndpointVerdict {
  const nextHops = state === "up" ? ["10.0.0.1" as IpAddress] : [];
  return {
    node: "n",
    class: of,
    state,
    reason: undefined,
    detail: undefined,
    severity: undefined,
    nextHops,
    acceptable: [],
    attachmentSource: undefined,
    since: 0,
    lastTransition: 0,
    holdUntil: undefined,
  };
}

for (const { left, hosting, transit } of [
  { left: 3, hosting: undefined, transit: undefined },
  { left: 2, hosting: "major", transit: "warning" },
  { left: 1, hosting: "critical", transit: "major" },
  { left: 0, hosting: "critical", transit: "critical" },
]) {
  test(`severity: ${left} of 3 left is ${hosting} for a hosting node, ${transit} for one that passes on`, () => {
    const of = (lost: EndpointVerdict["class"]) =>
      redundancySeverity(
        [0, 1, 2].map((index) => endpoint(index < left ? "up" : "down", index < left ? "hosting" : lost)),
      );
    assert.equal(of("hosting"), hosting);
    assert.equal(of("transit"), transit);
  });
}

test("covering: the longest wider route is named and never taken", () => {
  const wider = route({ prefix: "192.0.2.0/24" as IpPrefix, routeType: "aggregate" });
  const view = fib({ routes: [route({ prefix: "0.0.0.0/0" as IpPrefix, routeType: "static" }), wider] });
  assert.equal(coveredBy(view, "default", vip), "covered by 192.0.2.0/24 (aggregate)");
  assert.equal(judge(wants([node1]), view, context()).endpoints[0]?.reason, "external-address-no-route");
  assert.equal(coveredBy(fib({ routes: [route()] }), "default", vip), undefined);
});
