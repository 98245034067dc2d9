import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { parsePath } from "../../src/gnmi/path.ts";
import { LeafRoutes } from "../../src/simulator/leaf-routes.ts";
import type { Release } from "../../src/simulator/route-body.ts";
import { RouteTable } from "../../src/simulator/route-table.ts";
import { Tree } from "../../src/simulator/tree.ts";
import { isObject, type JsonObject, type JsonValue } from "../../src/simulator/tree-node.ts";
import { address, prefix, route, standingClock, table } from "./leaf-fixture.ts";

function tableOf(release: Release = "25.3") {
  const tree = new Tree();
  const options = { networkInstance: "default", release, clock: standingClock, firstIndex: 17_000_000_000n };
  const routes = new RouteTable(tree, options);
  routes.connect("ethernet-1/1.0", "192.0.2.1/24");
  return { tree, routes };
}

/** Entries of one list, without what is connected. */
function entries(tree: Tree, path: string): JsonObject[] {
  const value = tree.get(parsePath(`${table}/${path}`));
  return Array.isArray(value) ? value.filter(isObject) : [];
}

test("route table: a next hop resolves by the neighbour's own group, not that of the connected subnet", () => {
  const { tree, routes } = tableOf();
  routes.set(route("203.0.113.10/32", "192.0.2.11"));
  const [hop] = entries(tree, "next-hop").filter((one) => one["ip-address"] === "192.0.2.11" && isObject(one.indirect));
  assert.ok(hop && isObject(hop.indirect));
  const by = hop.indirect["resolving-route"];
  assert.ok(isObject(by));
  assert.deepEqual(
    { ...by, "next-hop-group": "" },
    {
      "next-hop-group": "",
      "ip-prefix": "192.0.2.0/24",
      "route-type": "srl_nokia-common:local",
      "route-owner": "net_inst_mgr",
    },
  );
  const group = tree.get(parsePath(`${table}/next-hop-group[index=${String(by["next-hop-group"])}]/next-hop[id=0]`));
  assert.ok(isObject(group) && group.resolved === "not-applicable");
  const direct = tree.get(parsePath(`${table}/next-hop[index=${String(group["next-hop"])}]`));
  assert.deepEqual(direct, {
    index: group["next-hop"],
    "resource-allocation-failed": false,
    type: "srl_nokia-ip-route-tables:direct",
    "ip-address": "192.0.2.11",
    subinterface: "ethernet-1/1.0",
  });
});

test("route table: own addresses are extract, the subnet's broadcast is broadcast with the shared index 3", () => {
  const { tree } = tableOf();
  const kinds = entries(tree, "next-hop").map(({ index, type }) => `${String(index)} ${String(type)}`);
  assert.deepEqual(kinds, [
    "17000000000 srl_nokia-ip-route-tables:direct",
    "17000000001 srl_nokia-ip-route-tables:extract",
    "3 srl_nokia-ip-route-tables:broadcast",
  ]);
  const prefixes = entries(tree, "ipv4-unicast/route").map((one) => one["ipv4-prefix"]);
  assert.deepEqual(prefixes, ["192.0.2.0/24", "192.0.2.1/32", "192.0.2.255/32"]);
});

test("route table: up to 24.10 the resolution stands directly below the next hop", () => {
  const { tree, routes } = tableOf("24.10");
  routes.set({ ...route("203.0.113.10/32", "192.0.2.11"), programming: { state: "failed", locations: ["(1,0)"] } });
  const text = JSON.stringify(tree.get([]));
  assert.ok(!text.includes('"indirect":') && text.includes('"resolving-route":'));
  assert.ok(text.includes('"last-failed-complexes":["(1,0)"]') && !text.includes("last-failed-locations"));
});

test("route table: what cannot be resolved says so in the group and in the next hop", () => {
  const { tree, routes } = tableOf();
  routes.set(route("203.0.113.10/32", "198.51.100.7"));
  const text = JSON.stringify(tree.get([]));
  assert.ok(text.includes('"resolved":"false"') && text.includes('"indirect":{"resolved":false}'));
});

test("route table: VTEPs make an EVPN route by a VXLAN tunnel", () => {
  const { tree, routes } = tableOf();
  routes.set({ prefix: prefix("203.0.113.10/32"), via: [{ address: address("198.51.100.9"), vxlan: true }] });
  const [entry] = entries(tree, "ipv4-unicast/route[ipv4-prefix=203.0.113.10/32]");
  assert.equal(entry?.["route-type"], "srl_nokia-common:bgp-evpn");
  assert.ok(JSON.stringify(tree.get([])).includes('"tunnel-type":"srl_nokia-common:vxlan","tunnel-owner":"vxlan_mgr"'));
});

test("route table: the statistics follow", async () => {
  const { tree, routes } = tableOf();
  routes.set(route("203.0.113.10/32", "192.0.2.11", "192.0.2.12"));
  routes.set({
    ...route("203.0.113.11/32", "192.0.2.11"),
    programming: { state: "failed", locations: ["complex-1.0"] },
  });
  await Promise.resolve();
  assert.deepEqual(tree.get(parsePath(`${table}/ipv4-unicast/statistics`)), {
    "active-routes": 5,
    "active-routes-with-ecmp": 1,
    "resilient-hash-routes": 0,
    "fib-failed-routes": 1,
    "total-routes": "5",
  });
});

const hosts = fc.uniqueArray(fc.integer({ min: 2, max: 9 }), { minLength: 1, maxLength: 4 });
const step = fc.record({
  to: fc.integer({ min: 0, max: 5 }),
  via: fc.option(hosts, { nil: undefined }),
  lose: fc.option(fc.integer({ min: 2, max: 9 }), { nil: undefined }),
  heal: fc.boolean(),
});

test("route table: after any changes there is no dangling reference and nothing that is not used", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const { tree, routes: written } = tableOf();
      const routes = new LeafRoutes(written);
      for (const { to, via, lose, heal } of steps) {
        const at = prefix(`203.0.113.${to}/32`);
        if (via === undefined) routes.withdraw(at);
        else routes.set(route(at, ...via.map((host) => `192.0.2.${host}`)));
        if (lose !== undefined) routes.lose(at, address(`192.0.2.${lose}`));
        if (heal) routes.heal();
      }
      assert.deepEqual(referenced(tree), { groups: [], nextHops: [] });
      for (const { prefix: at } of routes.routes()) routes.withdraw(at);
      assert.equal(entries(tree, "next-hop-group").length, 3, "what is connected stays alone");
    }),
    { numRuns: 100 },
  );
});

/** Groups and next hops that are referred to and absent, or there and not referred to. */
function referenced(tree: Tree) {
  const wanted = { groups: new Set<JsonValue>(), nextHops: new Set<JsonValue>() };
  const note = (set: Set<JsonValue>, value: JsonValue | undefined) => value !== undefined && set.add(value);
  for (const one of entries(tree, "ipv4-unicast/route")) note(wanted.groups, one["next-hop-group"]);
  for (const group of entries(tree, "next-hop-group")) {
    for (const member of Array.isArray(group["next-hop"]) ? group["next-hop"].filter(isObject) : []) {
      note(wanted.nextHops, member["next-hop"]);
    }
  }
  for (const { indirect } of entries(tree, "next-hop")) {
    const by = isObject(indirect) ? indirect["resolving-route"] : undefined;
    if (isObject(by)) note(wanted.groups, by["next-hop-group"]);
  }
  const held = (path: string) => new Set(entries(tree, path).map(({ index }) => index ?? null));
  const difference = (a: Set<JsonValue>, b: Set<JsonValue>) =>
    [...a].filter((one) => !b.has(one)).concat([...b].filter((one) => !a.has(one)));
  return {
    groups: difference(wanted.groups, held("next-hop-group")),
    nextHops: difference(wanted.nextHops, held("next-hop")),
  };
}
