import assert from "node:assert/strict";
import { test } from "node:test";
import type { Expectation } from "../../src/expectation/expectation.ts";
import type { IpAddress, IpPrefix } from "../../src/model/address.ts";
import type { FibView } from "../../src/model/fib.ts";
import type { LocalRibPath, RibView } from "../../src/model/rib.ts";
import { noFacts, type TargetFacts } from "../../src/model/target.ts";
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
  const session = () => sessions(["established", "established", "established"]).bgpNeighbors[2] ?? "missing";
  const more = context({}, { ecmpLimit: () => limit, session });
  const { endpoints } = judge(wants([node1, node2, node3]), view, more);
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
  rounds.tells = { facts: sessions(["established", "established", "established"]) };
  rounds.expect(wants([node1, node2, node3]));
  const settled = rounds.after(60_000);
  const [prefix] = settled.prefixes.values();
  assert.deepEqual(prefix?.counts, { expected: 2, present: 2, missing: 0, unknown: 0 });
  assert.equal(prefix?.severity, undefined);
  assert.equal(settled.services.get("dc1/shop/web")?.state, "up");
});

/** The leaf's sessions with nodes 1 to 3, by node. */
function sessions(states: readonly string[], receivedRoutes?: number): TargetFacts {
  const families = { "ipv4-unicast": { receivedRoutes } };
  const bgpNeighbors = states.map((sessionState, index) => ({
    networkInstance: "default",
    peerAddress: `10.0.0.${index + 1}`,
    peerAs: 64512,
    sessionState,
    families,
  }));
  return { ...noFacts, told: ["bgp"], bgpNeighbors };
}

/** What the BGP RIB tells of node3's path, beside the used ones of the others. */
function told(third: Partial<LocalRibPath>, toldMs: number): RibView {
  const good = { valid: true, best: true, used: true, tieBreakReason: undefined, invalidReasons: [] };
  const local = [
    { ...good, neighbor: "10.0.0.1" },
    { ...good, neighbor: "10.0.0.2" },
    { ...good, best: false, used: false, neighbor: "10.0.0.3", ...third },
  ];
  const answer = { kind: "told", paths: { received: undefined, accepted: undefined, local } } as const;
  return { answer: () => answer, latest: () => ({ number: 1, answer, toldMs }) };
}

const up = "established";

for (const { name, facts, verdict } of [
  { name: "is up", facts: sessions([up, up, up]), verdict: "leaf1 node3 up ecmp-limit" },
  { name: "is down", facts: sessions([up, up, "active"]), verdict: "leaf1 node3 down no-route-to-host" },
  { name: "is not there", facts: sessions([up, up]), verdict: "leaf1 node3 down no-route-to-host" },
  { name: "brought nothing", facts: sessions([up, up, up], 0), verdict: "leaf1 node3 down no-route-to-host" },
  { name: "is not told", facts: noFacts, verdict: "leaf1 node3 unknown ecmp-limit" },
]) {
  test(`ecmp: at the limit, a node is left out rightly only while its session is up: it ${name}`, () => {
    const rounds = new TimedRounds([holding(["10.0.0.1", "10.0.0.2"])], { ecmpLimits: new Map([["leaf1", 2]]) });
    rounds.tells = { facts };
    rounds.expect(wants([node1, node2, node3]));
    assert.equal(endpointsOf(rounds.after(60_000))[2], verdict);
  });
}

test("ecmp: a session that goes down is judged at once, though nothing changes in the FIB", () => {
  const rounds = new TimedRounds([holding(["10.0.0.1", "10.0.0.2"])], { ecmpLimits: new Map([["leaf1", 2]]) });
  rounds.tells = { facts: sessions([up, up, up]) };
  rounds.expect(wants([node1, node2, node3]));
  rounds.tells = { facts: sessions([up, up, "active"]) };
  assert.equal(endpointsOf(rounds.round({ facts: ["leaf1"] }))[2], "leaf1 node3 updating processing-service-update");
  assert.equal(endpointsOf(rounds.after(30_000))[2], "leaf1 node3 down no-route-to-host");
});

test("ecmp: workers that die with half of the endpoints are lost, however alike the routes look that are left", () => {
  const nodes = [node1, node2, node3];
  const pairs = [
    [0, 2],
    [1, 2],
    [0, 1],
  ] as const; // two endpoints for each service
  const prefixes = Array.from({ length: 18 }, (_, index) => `192.0.2.${index + 1}/32` as IpPrefix);
  const ofPrefix = (prefix: IpPrefix) => (pairs[prefixes.indexOf(prefix) % 3] ?? []).map((at) => nodes[at] ?? node1);
  const leaf = (alive: readonly Expectation[]): FibView => {
    const hops = (prefix: IpPrefix) =>
      ofPrefix(prefix)
        .filter((node) => alive.includes(node))
        .map(({ nextHops }) => hop(nextHops.acceptable[0] ?? ""));
    const routes = prefixes.filter((prefix) => hops(prefix).length > 0).map((prefix) => route({ prefix }));
    return { ...fib({ routes }), nextHopGroup: ({ prefix }) => group(hops(prefix)) };
  };
  const rounds = new TimedRounds([leaf(nodes)]);
  rounds.tells = { facts: sessions([up, up, up]) };
  const expectations = prefixes.map((prefix) => {
    const direct = ofPrefix(prefix).map((node) => ({ ...node, prefix }));
    return { cluster: "dc1", prefix, targets: [{ ...wants(direct), prefix }] };
  });
  assert.equal(endpointsOf(rounds.round({ expectations })).filter((text) => text.endsWith("up")).length, 36);
  rounds.tells = { facts: sessions(["active", "active", up]) };
  rounds.fib([leaf([node3])], prefixes);
  const states = endpointsOf(rounds.after(60_000)).map((text) => text.split(" ").slice(1, 3).join(" "));
  assert.deepEqual(new Set(states), new Set(["node1 down", "node2 down", "node3 up"]));
  assert.equal(states.filter((text) => text.endsWith("down")).length, 24);
});

for (const { name, path, facts = sessions([up, up, up]), verdict } of [
  { name: "one path too many", path: { tieBreakReason: "multi-path" }, verdict: "node3 up ecmp-limit" },
  { name: "a longer AS path", path: { tieBreakReason: "as-path-length" }, verdict: "node3 up path-not-best" },
  { name: "a higher MED", path: { tieBreakReason: "med" }, verdict: "node3 up path-not-best" },
  { name: "no reason", path: {}, verdict: "node3 down no-route-to-host" },
  {
    name: "a path that is not valid",
    path: { valid: false, invalidReasons: ["next-hop-unresolved"], tieBreakReason: "med" },
    verdict: "node3 down no-route-to-host",
  },
  { name: "a path BGP uses", path: { used: true }, verdict: "node3 down no-route-to-host" },
  {
    name: "another's path alone",
    path: { neighbor: "10.0.0.9", tieBreakReason: "med" },
    verdict: "node3 down no-route-to-host",
  },
  {
    name: "a path of a session that is down since",
    path: { tieBreakReason: "med" },
    facts: sessions([up, up, "active"]),
    verdict: "node3 down no-route-to-host",
  },
] as readonly { name: string; path: Partial<LocalRibPath>; facts?: TargetFacts; verdict: string }[]) {
  test(`absence: the BGP RIB tells of ${name}`, () => {
    const rounds = new TimedRounds([holding(["10.0.0.1", "10.0.0.2"])]);
    rounds.tells = { facts, rib: told(path, rounds.nowMs) };
    rounds.expect(wants([node1, node2, node3]));
    assert.equal(endpointsOf(rounds.after(60_000))[2], `leaf1 ${verdict}`);
  });
}

test("absence: an answer that comes within the hold-down explains it before it is red", () => {
  const rounds = new TimedRounds([holding(["10.0.0.1", "10.0.0.2"])]);
  rounds.tells = { facts: sessions([up, up, up]) };
  const first = rounds.expect(wants([node1, node2, node3]));
  const [key] = first.prefixes.keys();
  assert.deepEqual([first.ribWanted, endpointsOf(first)[2]], [[key], "leaf1 node3 updating processing-service-update"]);
  rounds.nowMs += 6_000;
  rounds.tells = { facts: sessions([up, up, up]), rib: told({ tieBreakReason: "med" }, rounds.nowMs) };
  const second = rounds.round({ prefixes: new Map([["leaf1", [vip]]]) });
  assert.deepEqual([second.ribSettled, endpointsOf(second)[2]], [[key], "leaf1 node3 up path-not-best"]);
});

test("absence: an answer is asked for anew while it still stands, and stands no longer than ten minutes", () => {
  const rounds = new TimedRounds([holding(["10.0.0.1", "10.0.0.2"])]);
  rounds.tells = { facts: sessions([up, up, up]), rib: told({ tieBreakReason: "med" }, rounds.nowMs) };
  const [key] = rounds.expect(wants([node1, node2, node3])).prefixes.keys();
  assert.deepEqual(rounds.after(299_000).ribWanted, []);
  const old = rounds.after(1_000);
  assert.deepEqual([old.ribWanted, endpointsOf(old)[2]], [[key], "leaf1 node3 up path-not-best"]);
  assert.equal(endpointsOf(rounds.after(300_000))[2], "leaf1 node3 updating processing-service-update");
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
