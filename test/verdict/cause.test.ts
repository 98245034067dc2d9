import assert from "node:assert/strict";
import { test } from "node:test";
import type { NodeFinding } from "../../src/expectation/expectation.ts";
import type { IpAddress, IpPrefix } from "../../src/model/address.ts";
import type { FibView } from "../../src/model/fib.ts";
import type { RibAnswer, RibPaths } from "../../src/model/rib.ts";
import { type BgpNeighbor, noFacts, type TargetFacts } from "../../src/model/target.ts";
import { causeNames, causeOf } from "../../src/verdict/cause.ts";
import { causeOfEndpoint, causeOfFinding, causeOfSurplus } from "../../src/verdict/find-cause.ts";
import { indexOf } from "../../src/verdict/target-index.ts";
import type { EndpointReason, PrefixVerdict } from "../../src/verdict/verdict.ts";
import { TimedRounds } from "./rounds.ts";
import { expected, fib, group, holding, hop, route, wants } from "./world.ts";

const node1 = expected("node1", "10.0.0.1");

function neighbor(more: Partial<BgpNeighbor> = {}): BgpNeighbor {
  const peer = { networkInstance: "default", peerAddress: "10.0.0.1", peerAs: 65_001 };
  return { ...peer, sessionState: "established", ...more };
}

const facts = (more: Partial<TargetFacts>): TargetFacts => ({
  ...noFacts,
  softwareVersion: "v25.3.2",
  told: ["bgp", "arp", "neighbor-discovery", "system"],
  ...more,
});
const peered = (more: Partial<BgpNeighbor> = {}): TargetFacts => facts({ bgpNeighbors: [neighbor(more)] });

function told(paths: Partial<RibPaths>): RibAnswer {
  return { kind: "told", paths: { received: [], accepted: [], local: [], ...paths } };
}

const local = (more: Partial<RibPaths["local"][number]>): RibAnswer =>
  told({
    received: ["10.0.0.1"],
    accepted: ["10.0.0.1"],
    local: [
      {
        neighbor: "10.0.0.1",
        used: false,
        valid: true,
        best: false,
        tieBreakReason: undefined,
        invalidReasons: [],
        ...more,
      },
    ],
  });

interface Case {
  readonly name: string;
  readonly view?: FibView;
  readonly facts?: TargetFacts;
  readonly rib?: RibAnswer | "pending";
  readonly lastSeenOn?: string;
  readonly cause: string;
  readonly evidence?: Readonly<Record<string, unknown>>;
}

/** The red verdict on node1 of a leaf that stays so. */
function redOn(view: FibView): PrefixVerdict {
  const rounds = new TimedRounds([view]);
  rounds.expect(wants([node1]));
  const [prefix] = rounds.after(60_000).prefixes.values();
  assert.equal(prefix?.state, "down");
  return prefix;
}

function find({ view = fib(), facts: known = peered(), rib, lastSeenOn }: Omit<Case, "name" | "cause">) {
  const prefix = redOn(view);
  const [endpoint] = prefix.endpoints;
  assert.ok(endpoint);
  return causeOfEndpoint(prefix, endpoint, {
    leaf: indexOf(known),
    fib: view,
    addressesOf: () => ["10.0.0.1" as IpAddress],
    lastSeenOn: () => lastSeenOn,
    rib: () => rib ?? "none",
  });
}

const finding = (reason: string, more: Partial<NodeFinding> = {}): NodeFinding => ({
  ...{ node: "node1", reason, severity: "warning", message: "its words" },
  ...more,
});
const failed = { state: "failed", locations: ["complex-1.0"] } as const;
const linkDown = facts({
  arpEntries: [{ subinterface: "ethernet-1/1.0", address: "10.0.0.1", linkLayerAddress: undefined }],
  links: { "ethernet-1/1": { operState: "down", operDownReason: "port-not-present" } },
});
const full = facts({ resources: [{ location: "complex-1.0", name: "ip-lpm-ipv4-routes", usedPercent: 99 }] });
const behind = (kind: "failed" | "resource-allocation-failed", detail?: string): FibView => {
  const fault = { kind, level: 1, list: "next-hop-group", index: 4200, detail } as const;
  const resolution = { forwards: false, faults: [fault] };
  return fib({ routes: [route()], group: group([hop("10.0.0.1", { resolution })]) });
};
const programming = (state: Parameters<typeof route>[0]): FibView =>
  fib({ routes: [route(state)], group: group([hop("10.0.0.1")]) });

const cases: readonly Case[] = [
  {
    name: "its session is down",
    facts: peered({
      sessionState: "active",
      lastEvent: "recvNotify",
      lastNotification: { direction: "received", code: "Cease", subcode: "Administrative Shutdown" },
    }),
    cause: "bgp-session-down leaf1|default|10.0.0.1",
    evidence: { state: "active", event: "recvNotify", notification: "received Cease: Administrative Shutdown" },
  },
  {
    name: "it has no session",
    facts: facts({ bgpNeighbors: [neighbor({ peerAddress: "10.0.0.9" })] }),
    cause: "bgp-session-missing leaf1|default|node1",
  },
  {
    name: "its session is in another network instance",
    facts: facts({ bgpNeighbors: [neighbor({ networkInstance: "blue" })] }),
    cause: "bgp-session-missing leaf1|default|node1",
  },
  {
    name: "it has no session that the leaf tells, which tells none",
    facts: facts({ told: ["system"] }),
    cause: "unexplained leaf1|default|node1",
  },
  {
    name: "it sent too many prefixes",
    facts: peered({ families: { "ipv4-unicast": { prefixLimitExceeded: true, receivedRoutes: 1000 } } }),
    cause: "prefix-limit-exceeded leaf1|default|10.0.0.1",
    evidence: { receivedRoutes: 1000 },
  },
  {
    name: "it sent too many prefixes and its session ended for that",
    facts: peered({ sessionState: "idle", lastEvent: "maxPrefixExceed" }),
    cause: "prefix-limit-exceeded leaf1|default|10.0.0.1",
  },
  { name: "nothing is received", rib: told({}), cause: "route-not-received leaf1|default|10.0.0.1" },
  {
    name: "nothing is received, and nobody can ask",
    facts: peered({ families: { "ipv4-unicast": { receivedRoutes: 0 } } }),
    cause: "route-not-received leaf1|default|10.0.0.1",
  },
  {
    name: "the policy lets nothing through",
    rib: told({ received: ["10.0.0.1"] }),
    cause: "route-rejected-by-policy leaf1|default|10.0.0.1",
  },
  {
    name: "the leaf says it rejected the route",
    rib: local({ valid: false, invalidReasons: ["rejected-route"] }),
    cause: "route-rejected-by-policy leaf1|default|10.0.0.1",
  },
  {
    name: "another path is better",
    rib: local({ tieBreakReason: "as-path-length" }),
    cause: "path-not-best leaf1|default|10.0.0.1|as-path-length",
    evidence: { tieBreak: "as-path-length" },
  },
  { name: "it is one path too many", rib: local({ tieBreakReason: "multi-path" }), cause: "ecmp-limit leaf1|default" },
  {
    name: "BGP cannot resolve it",
    rib: local({ valid: false, invalidReasons: ["next-hop-unresolved"] }),
    cause: "nexthop-unresolved leaf1|default|10.0.0.1",
  },
  {
    name: "BGP uses it, and the FIB lacks it",
    rib: local({ used: true }),
    cause: "programming-stuck leaf1|default|192.0.2.10/32",
  },
  {
    name: "the leaf has not answered",
    rib: { kind: "failed", message: "too busy" },
    cause: "unexplained leaf1|default|node1",
    evidence: { rib: "too busy" },
  },
  { name: "the leaf tells nothing at all", facts: noFacts, cause: "unexplained leaf1|default|node1" },
  {
    name: "its port is down",
    facts: linkDown,
    cause: "interface-down leaf1|ethernet-1/1",
    evidence: { why: "port-not-present" },
  },
  {
    name: "its port is down and tells no neighbour any more",
    facts: { ...linkDown, arpEntries: [] },
    lastSeenOn: "ethernet-1/1.0",
    cause: "interface-down leaf1|ethernet-1/1",
  },
  {
    name: "its next hop is not resolved",
    view: fib({ routes: [route()], group: group([hop("10.0.0.1", { resolved: "false" })]) }),
    cause: "nexthop-unresolved leaf1|default|10.0.0.1",
    evidence: { linkLayerAddress: "no ARP or ND entry" },
  },
  {
    name: "the datapath refused the entry",
    view: programming({ programming: failed }),
    cause: "programming-failed leaf1|complex-1.0",
    evidence: { locations: "complex-1.0" },
  },
  {
    name: "the datapath refused a group behind the next hop",
    view: behind("failed", "complex-1.0"),
    cause: "programming-failed leaf1|complex-1.0",
    evidence: { locations: "complex-1.0" },
  },
  {
    name: "no next hop could be allocated behind the next hop",
    view: behind("resource-allocation-failed"),
    cause: "resources-exhausted leaf1|next-hops",
  },
  {
    name: "the datapath refused the entry as it is full",
    view: programming({ programming: failed }),
    facts: full,
    cause: "resources-exhausted leaf1|ip-lpm-ipv4-routes",
    evidence: { usedPercent: 99 },
  },
  {
    name: "no next hop could be allocated",
    view: fib({ routes: [route()], group: group([hop("10.0.0.1", { resourceAllocationFailed: true })]) }),
    cause: "resources-exhausted leaf1|next-hops",
  },
  {
    name: "the datapath does not answer",
    view: programming({ programming: { state: "pending" } }),
    facts: full,
    cause: "programming-stuck leaf1|default|192.0.2.10/32",
  },
  {
    name: "the leaf is told not to install it",
    view: programming({ programming: { state: "suppressed" } }),
    cause: "route-suppressed leaf1|default|192.0.2.10/32",
  },
  {
    name: "a default route covers it",
    view: fib({ routes: [route({ prefix: "0.0.0.0/0" as IpPrefix, routeType: "static" })] }),
    rib: told({}),
    cause: "route-not-received leaf1|default|10.0.0.1",
    evidence: { coveredBy: "covered by 0.0.0.0/0 (static)" },
  },
];

for (const { name, cause, evidence = {}, ...rest } of cases) {
  test(`cause: ${name}`, () => {
    const found = find(rest);
    assert.equal(`${found?.cause} ${found?.scope}`, cause);
    for (const [key, value] of Object.entries(evidence)) assert.equal(found?.evidence[key], value, key);
    assert.ok(!/[{}]/.test(found?.remedy ?? "{"), found?.remedy);
  });
}

test("cause: none is given while the leaf is being asked", () => assert.equal(find({ rib: "pending" }), undefined));

test("cause: of several missing nodes each has its own", () => {
  const rounds = new TimedRounds([holding(["10.0.0.3"])]);
  rounds.expect(wants([node1, expected("node2", "10.0.0.2")]));
  const [prefix] = rounds.after(60_000).prefixes.values();
  assert.ok(prefix);
  const context = {
    leaf: indexOf(peered({ sessionState: "active" })),
    fib: fib(),
    addressesOf: () => [],
    lastSeenOn: () => undefined,
    rib: () => "none" as const,
  };
  const found = prefix.endpoints.map((endpoint) => causeOfEndpoint(prefix, endpoint, context)?.cause);
  assert.deepEqual(found, ["bgp-session-down", "bgp-session-missing"]);
});

test("cause: of a node with a session in each family, the one that carries the prefix counts", () => {
  const both: TargetFacts = facts({
    bgpNeighbors: [neighbor({ sessionState: "active" }), neighbor({ peerAddress: "2001:db8::1" })],
  });
  const rounds = new TimedRounds([fib()]);
  const dual = (peer: string) =>
    expected("node1", "10.0.0.1", {
      nextHops: { acceptable: ["2001:db8::1" as IpAddress, "10.0.0.1" as IpAddress], kind: "address" },
      peers: [{ name: "leaf1", address: peer as IpAddress }],
    });
  const found = (peer: string): string | undefined => {
    rounds.expect(wants([dual(peer)]));
    const [prefix] = rounds.after(60_000).prefixes.values();
    const [endpoint] = prefix?.endpoints ?? [];
    assert.ok(prefix && endpoint);
    const silent = { addressesOf: () => [], lastSeenOn: () => undefined, rib: () => told({}) };
    return causeOfEndpoint(prefix, endpoint, { leaf: indexOf(both), fib: fib(), ...silent })?.cause;
  };
  assert.equal(found("10.0.0.254"), "bgp-session-down");
  assert.equal(found("2001:db8::254"), "route-not-received", "IPv4 over a session of IPv6");
});

for (const { reason, cause } of [
  { reason: "stale-nexthop", cause: "stale-route dc1|node2" },
  { reason: "unexpected-nexthop", cause: "node-without-endpoints dc1|node2|noLocalEndpoints" },
  { reason: "unexpected-prefix", cause: "orphan-route dc1|192.0.2.10/32" },
] satisfies readonly { reason: EndpointReason; cause: string }[]) {
  test(`cause: of a next hop that should not be there: ${reason}`, () => {
    const hopSeen = {
      address: "10.0.0.2" as IpAddress,
      node: "node2",
      severity: "warning",
      detail: "noLocalEndpoints",
    } as const;
    const found = causeOfSurplus(redOn(fib()), { ...hopSeen, reason });
    assert.equal(`${found.cause} ${found.scope}`, cause);
  });
}

test("cause: every one has a remedy that is a sentence", () => {
  for (const cause of causeNames) {
    const { remedy } = causeOf({ cause, scope: [], evidence: {} });
    assert.match(remedy, /^[A-Zi][^{}]*\.$/);
  }
});

for (const { name, of, cause } of [
  {
    name: "its speaker does not run",
    of: finding("advertiser-not-running"),
    cause: "advertiser-not-running dc1|node1",
  },
  {
    name: "its speaker refuses its configuration: one cause for all that refuse it for the same",
    of: finding("advertiser-config-invalid"),
    cause: "advertiser-misconfigured dc1|its words",
  },
  {
    name: "its configuration does not reach it",
    of: finding("advertiser-misconfigured"),
    cause: "advertiser-misconfigured dc1|its words",
  },
  { name: "it is to run no speaker", of: finding("advertiser-not-running", { severity: "info" }), cause: undefined },
  {
    name: "an object of no effect is no node's",
    of: finding("advertiser-misconfigured", { node: "*" }),
    cause: undefined,
  },
  { name: "it is not ready", of: finding("node-not-ready"), cause: undefined },
]) {
  test(`cause of a node: ${name}`, () => {
    const found = causeOfFinding("dc1", of);
    assert.equal(found && `${found.cause} ${found.scope}`, cause);
  });
}
