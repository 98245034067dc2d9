import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { formatPath } from "../../../src/gnmi/path.ts";
import { schemaAt } from "../../../src/sinks/gnmi/encode.ts";
import { LeafTree } from "../../../src/sinks/gnmi/leaf-tree.ts";
import { serviceBranch } from "../../../src/sinks/gnmi/verdict-tree.ts";
import { type LeafType, moduleRevision } from "../../../src/verdict/state-tree.ts";
import type { EndpointVerdict, Evaluation, PrefixVerdict, ServiceKey } from "../../../src/verdict/verdict.ts";
import {
  address,
  endpointVerdict,
  evaluation,
  fixtureMs,
  prefixVerdict,
  serviceVerdict,
} from "../evaluation-fixture.ts";
import { leafNodes } from "./leaf-nodes.ts";
import { identity } from "./world.ts";

const up = endpointVerdict("node-1", { since: fixtureMs - 5_000, lastTransition: fixtureMs - 5_000 });
const down = endpointVerdict("node-2", {
  state: "down",
  reason: "no-route-to-host",
  severity: "critical",
  nextHops: [],
  acceptable: [address("192.0.2.12")],
  since: fixtureMs - 2_000,
  lastTransition: fixtureMs - 1_000,
});
const unknown = endpointVerdict("node-3", { state: "unknown", reason: "target-stale", nextHops: [] });
const updating = endpointVerdict("node-4", { state: "updating", reason: "processing-service-update" });

function treeOf(prefixes: readonly PrefixVerdict[], target = "leaf1"): Map<string, Readonly<Record<string, unknown>>> {
  const one: Evaluation = evaluation({ prefixes, services: [serviceVerdict("shop", "web", prefixes)] });
  return new Map(leafNodes(one, target, identity).map(({ path, value }) => [formatPath(path), value]));
}

const web = "/kbutler/service[name=prod/shop/web]";
const vip = `${web}/external-address[address=203.0.113.1]`;

test("the tree of a leaf: collector, summary, service, external address, next hops", () => {
  const tree = treeOf([
    prefixVerdict("leaf1", "203.0.113.1/32", [up, down]),
    prefixVerdict("leaf2", "203.0.113.1/32", [up]),
  ]);
  const counts = { "expected-next-hops": 2, "present-next-hops": 1, "missing-next-hops": 1, "unknown-next-hops": 0 };
  assert.deepEqual(Object.fromEntries(tree), {
    "/kbutler/collector": {
      name: "test",
      version: "1.2.3",
      generation: "1767000000000",
      "evaluation-sequence": "1",
      "last-evaluation": "2026-01-02T03:04:05.000Z",
    },
    "/kbutler/summary": {
      "services-total": 1,
      "services-up": 0,
      "services-degraded": 1,
      "services-down": 0,
      "services-updating": 0,
      "services-unknown": 0,
      ...counts,
    },
    [web]: {
      name: "prod/shop/web",
      cluster: "prod",
      namespace: "shop",
      "service-name": "web",
      "oper-state": "degraded",
      "oper-reason": "endpoint-nexthop-missing",
      detail: "no-route-to-host",
      "fabric-oper-state": "degraded",
      ...counts,
      since: "2026-01-02T03:04:03.000Z",
      "last-transition": "2026-01-02T03:04:04.000Z",
    },
    [vip]: {
      address: "203.0.113.1",
      prefix: "203.0.113.1/32",
      "network-instance": "default",
      "oper-state": "degraded",
      "oper-reason": "endpoint-nexthop-missing",
      detail: "no-route-to-host",
      "fib-programmed": true,
      ...counts,
      since: "2026-01-02T03:04:03.000Z",
    },
    [`${vip}/next-hop[hostname=node-1]`]: {
      hostname: "node-1",
      "host-address": "192.0.2.11",
      "oper-state": "up",
      class: "hosting",
      "fib-programmed": true,
      since: "2026-01-02T03:04:00.000Z",
    },
    [`${vip}/next-hop[hostname=node-2]`]: {
      hostname: "node-2",
      "host-address": "192.0.2.12",
      "oper-state": "down",
      "oper-reason": "no-route-to-host",
      class: "hosting",
      "fib-programmed": false,
      since: "2026-01-02T03:04:03.000Z",
    },
  });
});

test("the other leaf sees its own part, and the fabric's verdict beside it", () => {
  const prefixes = [
    prefixVerdict("leaf1", "203.0.113.1/32", [up, down]),
    prefixVerdict("leaf2", "203.0.113.1/32", [up]),
  ];
  const value = treeOf(prefixes, "leaf2").get(web);
  assert.equal(value?.["oper-state"], "up");
  assert.equal(value?.["fabric-oper-state"], "degraded");
  assert.equal(value?.["expected-next-hops"], 1);
});

test("what the fabric says of a service is told after its part of the leaf was made anew and says the same", () => {
  const own = () => prefixVerdict("leaf1", "203.0.113.1/32", [up]);
  const tree = new LeafTree("leaf1", identity);
  const apply = (...prefixes: readonly PrefixVerdict[]) => {
    const services = [serviceVerdict("shop", "web", prefixes)];
    return tree.apply(evaluation({ prefixes, services }), [services[0]?.key ?? ""] as ServiceKey[]);
  };
  apply(own(), prefixVerdict("leaf2", "203.0.113.1/32", [up]));
  const again = own();
  apply(again, prefixVerdict("leaf2", "203.0.113.1/32", [up]));
  const changes = apply(again, prefixVerdict("leaf2", "203.0.113.1/32", [up, down]));
  assert.ok(changes.some(({ leaves }) => leaves.includes("fabric-oper-state")));
  const [entry] = [...tree.nodes()].filter(([, { path }]) => formatPath(path) === web);
  assert.equal(entry?.[1].value["fabric-oper-state"], "degraded");
});

for (const { name, addresses, state } of [
  { name: "all up", addresses: [[up], [up]], state: "up" },
  { name: "one address down, one up", addresses: [[down], [up]], state: "degraded" },
  { name: "every address down", addresses: [[down], [down]], state: "down" },
  { name: "one next hop of two down", addresses: [[up, down]], state: "degraded" },
  { name: "down beside unknown is not all known", addresses: [[down, unknown]], state: "unknown" },
  { name: "unknown beside up is no green light", addresses: [[up, unknown]], state: "unknown" },
  { name: "updating beside up", addresses: [[up, updating]], state: "updating" },
  { name: "unknown before updating", addresses: [[unknown], [updating]], state: "unknown" },
] satisfies { name: string; addresses: EndpointVerdict[][]; state: string }[]) {
  test(`a service on a leaf: ${name}`, () => {
    const prefixes = addresses.map((endpoints, at) => prefixVerdict("leaf1", `203.0.113.${at + 1}/32`, endpoints));
    assert.equal(treeOf(prefixes).get(web)?.["oper-state"], state);
  });
}

test("a leaf that has nothing to do with a service does not show it", () => {
  const elsewhere = prefixVerdict("leaf1", "203.0.113.1/32", [up]);
  const nothing = prefixVerdict(
    "leaf2",
    "203.0.113.1/32",
    [endpointVerdict("*", { state: "not-applicable", reason: "external-address-no-route", nextHops: [] })],
    { route: undefined },
  );
  assert.equal(treeOf([elsewhere, nothing], "leaf2").has(web), false);
  assert.equal(treeOf([elsewhere, nothing], "leaf1").has(web), true);
});

test("the prefix as a whole is told by its address, never by a next hop called *", () => {
  const whole = endpointVerdict("*", { state: "down", reason: "external-address-no-route", nextHops: [] });
  const tree = treeOf([prefixVerdict("leaf1", "203.0.113.1/32", [whole], { route: undefined })]);
  assert.equal(tree.get(vip)?.["oper-reason"], "external-address-no-route");
  assert.equal(tree.get(vip)?.["fib-programmed"], false);
  assert.deepEqual(
    [...tree.keys()].filter((path) => path.includes("next-hop[")),
    [],
  );
});

test("a next hop that should not be there is named where nothing else is wrong", () => {
  const unexpected = [
    {
      address: address("192.0.2.14"),
      node: "node-4",
      reason: "unexpected-nexthop",
      severity: "major",
      detail: "noLocalEndpoints",
    },
  ] as const;
  const tree = treeOf([prefixVerdict("leaf1", "203.0.113.1/32", [up], { unexpected })]);
  assert.equal(tree.get(vip)?.["oper-state"], "up");
  assert.equal(tree.get(vip)?.["oper-reason"], "unexpected-nexthop");
  assert.equal(tree.get(vip)?.detail, "node-4 is not expected: noLocalEndpoints");
});

test("a node behind two prefixes of one address shows the worse", () => {
  const host = prefixVerdict("leaf1", "203.0.113.1/32", [up]);
  const blue = prefixVerdict("leaf1", "203.0.113.1/32", [{ ...down, node: "node-1" }], { networkInstance: "blue" });
  const one = evaluation({ prefixes: [host, blue] });
  const branch = serviceBranch(one, serviceVerdict("shop", "web", [host, blue]), "leaf1");
  const hop = branch?.nodes.find(({ path }) => path.at(-1)?.name === "next-hop");
  assert.equal(hop?.value["oper-state"], "down");
  assert.equal(branch?.nodes.filter(({ path }) => path.at(-1)?.name === "next-hop").length, 1);
});

test("every node fits the schema: no leaf is unknown, every list entry carries its key", () => {
  const prefixes = [
    prefixVerdict("leaf1", "203.0.113.1/32", [up, down, unknown]),
    prefixVerdict("leaf1", "2001:db8::1/128", [updating]),
  ];
  for (const { path, value } of leafNodes(
    evaluation({ prefixes, services: [serviceVerdict("shop", "web", prefixes)] }),
    "leaf1",
    identity,
  )) {
    const schema = schemaAt(path);
    assert.ok(schema, formatPath(path));
    if (schema.key !== undefined) assert.equal(value[schema.key], path.at(-1)?.keys[schema.key]);
    for (const [name, leaf] of Object.entries(value)) {
      const type: LeafType | undefined = schema.leaves[name];
      assert.ok(type, `${formatPath(path)}/${name}`);
      assert.equal(typeof leaf, type === "uint32" ? "number" : type === "boolean" ? "boolean" : "string", name);
    }
  }
});

test("the revision we name is the module's", () => {
  const module = readFileSync(new URL("../../../yang/kbutler.yang", import.meta.url), "utf8");
  assert.equal(/revision (\S+) \{/.exec(module)?.[1], moduleRevision);
});
