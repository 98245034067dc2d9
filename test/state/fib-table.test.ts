import assert from "node:assert/strict";
import test from "node:test";
import type { FibRoute } from "../../src/model/fib.ts";
import { type FibDelete, Operation, RouteField } from "../../src/model/target.ts";
import { group, key, lost, member, nextHop, prefix, route, session, TableWorld, wholeRoute } from "./fib-updates.ts";

const p = "192.0.2.1/32";

/** What is told of the only entry of the prefix. */
function only(world: TableWorld, text = p): FibRoute {
  const routes = world.table.view().fib.routes("default", prefix(text));
  assert.equal(routes.length, 1);
  const [first] = routes;
  assert.ok(first);
  return first;
}

test("fib table: an update read back is what was written", () => {
  const world = new TableWorld();
  world.sync((table) => table.route(route(p, { ...wholeRoute(4210), metric: 20 })));
  assert.deepEqual(only(world), {
    networkInstance: "default",
    prefix: p,
    routeType: "bgp",
    routeOwner: "bgp_mgr",
    id: 0,
    originNetworkInstance: "default",
    active: true,
    preference: 170,
    metric: 20,
    programming: { state: "programmed" },
    nextHopGroup: 4210,
    nextHopGroupNetworkInstance: "default",
    malformed: false,
  });
});

test("fib table: leaves merge one by one, in any order, and the first creates the entry", () => {
  const world = new TableWorld();
  const table = world.sync();
  table.route(route(p, { nextHopGroup: 7 }));
  const partial = only(world);
  assert.deepEqual([partial.active, partial.preference, partial.programming.state], [false, undefined, "unknown"]);
  assert.equal(partial.nextHopGroupNetworkInstance, "default", "its own, until another is named");
  table.route(route(p, { nextHopGroupNetworkInstance: "red" }));
  table.route(route(p, { active: true }));
  table.route(route(p, { preference: 5 }));
  const merged = only(world);
  assert.deepEqual(
    [merged.active, merged.preference, merged.nextHopGroup, merged.nextHopGroupNetworkInstance],
    [true, 5, 7, "red"],
  );
});

test("fib table: a replacing update unsets what it does not carry", () => {
  const world = new TableWorld();
  const failed = { failedOperation: Operation.add, failedLocations: ["complex-1.0"] };
  const table = world.sync((t) => t.route(route(p, { ...wholeRoute(7), ...failed })));
  assert.deepEqual(only(world).programming, { state: "failed", locations: ["complex-1.0"] });
  table.route(route(p, { active: true }, true));
  const { active, preference, nextHopGroup, programming } = only(world);
  assert.deepEqual([active, preference, nextHopGroup, programming.state], [true, undefined, undefined, "unknown"]);
});

for (const { name, leaves, programming } of [
  { name: "added", leaves: {}, programming: { state: "programmed" } },
  { name: "modified", leaves: { lastSuccessfulOperation: Operation.modify }, programming: { state: "programmed" } },
  {
    name: "never acknowledged",
    leaves: { lastSuccessfulOperation: Operation.none },
    programming: { state: "unknown" },
  },
  { name: "taken out", leaves: { lastSuccessfulOperation: Operation.delete }, programming: { state: "unknown" } },
  { name: "pending", leaves: { pendingOperation: Operation.modify }, programming: { state: "pending" } },
  {
    name: "failed",
    leaves: { failedOperation: Operation.modify, failedLocations: ["(1,0)", "(2,0)"] },
    programming: { state: "failed", locations: ["(1,0)", "(2,0)"] },
  },
  { name: "suppressed", leaves: { suppressed: true }, programming: { state: "suppressed" } },
  { name: "a word we do not know", leaves: { failedOperation: Operation.unknown }, programming: { state: "unknown" } },
]) {
  test(`fib table: programming, ${name}`, () => {
    const world = new TableWorld();
    world.sync((table) => table.route(route(p, { ...wholeRoute(7), ...leaves })));
    assert.deepEqual(only(world).programming, programming);
  });
}

test("fib table: entries of one prefix stand apart by each of their keys, the active one first", () => {
  const world = new TableWorld();
  const others = [{ routeType: "bgp-evpn" }, { routeOwner: "x_mgr" }, { id: 9 }, { originNetworkInstance: "red" }];
  world.sync((table) => {
    for (const fields of others) table.route(route(key(p, fields), { preference: 1 }));
    table.route(route(key(p, { networkInstance: "red" }), { active: true, preference: 3 }));
    table.route(route(p, { active: true, preference: 2 }));
  });
  const fib = world.table.view().fib;
  const routes = fib.routes("default", prefix(p));
  assert.deepEqual(
    routes.map(({ preference }) => preference),
    [2, 1, 1, 1, 1],
  );
  assert.equal(fib.activeRoute("default", prefix(p))?.preference, 2);
  assert.equal(fib.activeRoute("red", prefix(p))?.preference, 3);
  assert.equal(fib.activeRoute("blue", prefix(p)), undefined);
  assert.equal(fib.counts.routes, 6);
});

test("fib table: the longest active prefix that holds an address", () => {
  const world = new TableWorld();
  world.sync((table) => {
    for (const text of ["0.0.0.0/0", "192.0.2.0/24", "2001:db8::/32", "2001:db8:0:1::/64"]) {
      table.route(route(text, wholeRoute(7)));
    }
    table.route(route("192.0.2.0/25", { ...wholeRoute(7), active: false }));
  });
  const match = (address: string): string | undefined =>
    world.table.view().fib.longestMatch("default", address as never)?.prefix;
  assert.equal(match("192.0.2.9"), "192.0.2.0/24");
  assert.equal(match("198.51.100.1"), "0.0.0.0/0");
  assert.equal(match("2001:db8:0:1::5"), "2001:db8:0:1::/64");
  assert.equal(match("2001:db8:ffff::5"), "2001:db8::/32");
  assert.equal(match("2001:db9::5"), undefined);
});

test("fib table: ids beyond 2^53 keep every digit, and indexes share nothing between groups and next hops", () => {
  const world = new TableWorld();
  const big = "18446744073709551614";
  const near = "18446744073709551615";
  world.sync((table) => {
    table.route(route(p, wholeRoute(big)));
    table.nextHopGroup(group(big, { members: [member(0, big)] }));
    table.nextHopGroup(group(near, { members: [member(0, near)] }));
    table.nextHop(nextHop(big, { type: "direct", address: "10.0.0.1" }));
    table.nextHop(nextHop(near, { type: "direct", address: "10.0.0.2" }));
  });
  assert.equal(only(world).nextHopGroup, big);
  assert.equal(world.table.view().fib.nextHopGroup(only(world))?.nextHops[0]?.address, "10.0.0.1");
});

const three = ["10.0.0.0/24", "10.0.1.0/24", "2001:db8::/64"];
const deletes: { name: string; what: FibDelete; left: string[] }[] = [
  { name: "root", what: { list: "all", networkInstance: undefined }, left: [] },
  { name: "a network instance", what: { list: "all", networkInstance: "red" }, left: three.map((x) => `default ${x}`) },
  {
    name: "the container of a family",
    what: { list: "route", family: 4, networkInstance: "default" },
    left: ["default 2001:db8::/64", ...three.map((x) => `red ${x}`)],
  },
  {
    name: "an entry, with all of its keys",
    what: {
      list: "route",
      family: 4,
      networkInstance: "default",
      prefix: key("10.0.0.0/24").prefix,
      routeType: "bgp",
      routeOwner: "bgp_mgr",
      id: 0,
      originNetworkInstance: "default",
    },
    left: ["default 10.0.1.0/24", "default 2001:db8::/64", ...three.map((x) => `red ${x}`)],
  },
  {
    name: "a prefix in every network instance",
    what: { list: "route", family: 4, networkInstance: undefined, prefix: key("10.0.0.0/24").prefix },
    left: ["default 10.0.1.0/24", "default 2001:db8::/64", "red 10.0.1.0/24", "red 2001:db8::/64"],
  },
  {
    name: "an owner",
    what: { list: "route", family: 6, networkInstance: undefined, routeOwner: "bgp_mgr" },
    left: ["default 10.0.0.0/24", "default 10.0.1.0/24", "red 10.0.0.0/24", "red 10.0.1.0/24"],
  },
  {
    name: "an owner that is not there",
    what: { list: "route", family: 4, networkInstance: undefined, routeOwner: "nobody" },
    left: [...three.map((x) => `default ${x}`), ...three.map((x) => `red ${x}`)],
  },
  {
    name: "a prefix of the other family's container",
    what: { list: "route", family: 6, networkInstance: undefined, prefix: key("10.0.0.0/24").prefix },
    left: [...three.map((x) => `default ${x}`), ...three.map((x) => `red ${x}`)],
  },
];

for (const { name, what, left } of deletes) {
  test(`fib table: delete of ${name}`, () => {
    const world = new TableWorld();
    const table = world.sync((filling) => {
      for (const networkInstance of ["default", "red"]) {
        for (const text of three) filling.route(route(key(text, { networkInstance }), wholeRoute(7)));
      }
    });
    table.delete(what);
    const held = [...table.view().fib.allRoutes()].map((each) => `${each.networkInstance} ${each.prefix}`);
    assert.deepEqual(held.sort(), left.sort());
    assert.equal(table.view().fib.counts.routes, left.length);
  });
}

test("fib table: delete of leaves lets them fall back to unset, and keeps the entry", () => {
  const world = new TableWorld();
  const leaves = { ...wholeRoute(7), nextHopGroupNetworkInstance: "red", metric: 30 };
  const table = world.sync((filling) => filling.route(route(p, leaves)));
  const unset = (fields: number): void =>
    table.delete({ list: "route", family: 4, networkInstance: "default", prefix: key(p).prefix, fields });
  unset(RouteField.metric | RouteField.nextHopGroupNetworkInstance);
  assert.deepEqual([only(world).metric, only(world).preference], [undefined, 170]);
  assert.equal(only(world).nextHopGroupNetworkInstance, "default");
  unset(RouteField.lastSuccessfulOperation | RouteField.nextHopGroup | RouteField.active);
  assert.equal(only(world).programming.state, "unknown");
  assert.deepEqual([only(world).nextHopGroup, only(world).active], [undefined, false]);
});

test("fib table: a session fills aside, and the sync swaps", async () => {
  const world = new TableWorld();
  const { table } = world;
  const fib = table.view().fib;
  const told = (): unknown[] => [fib.freshness, fib.staleReason, fib.sinceMs - 1_000_000, fib.counts.routes];
  assert.deepEqual(told(), ["connecting", "no session yet", 0, 0]);
  await world.clock.advance(10);
  table.sessionOpened(session);
  table.route(route(p, wholeRoute(7)));
  assert.deepEqual(told(), ["syncing", "the first sync is under way", 10, 0]);
  await world.clock.advance(10);
  table.sessionLost(lost);
  assert.deepEqual(told(), ["connecting", "connection reset", 20, 0]);
  await world.clock.advance(10);
  world.sync((filling) => filling.route(route(p, wholeRoute(7))));
  assert.deepEqual(told(), ["synced", undefined, 30, 1]);
  table.synced();
  assert.deepEqual(told(), ["synced", undefined, 30, 1]);
  table.route(route("10.0.0.0/8", wholeRoute(7)));
  assert.deepEqual(told(), ["synced", undefined, 30, 2]);
  await world.clock.advance(10);
  table.sessionLost(lost);
  table.route(route("10.1.0.0/16", wholeRoute(7)));
  assert.deepEqual(
    told(),
    ["stale", "connection reset", 40, 2],
    "the last good FIB; nothing is written without a session",
  );
  table.sessionOpened(session);
  table.route(route("198.51.100.0/24", wholeRoute(7)));
  assert.deepEqual(told(), ["stale", "connection reset", 40, 2]);
  await world.clock.advance(10);
  table.synced();
  assert.deepEqual(told(), ["synced", undefined, 50, 1]);
  assert.equal(fib.activeRoute("default", prefix(p)), undefined, "what was not sent again is gone");
});

test("fib table: memory is given back by deletes, by a sync that swaps and by a session that is lost", () => {
  const world = new TableWorld();
  const fill = (table = world.table): void => {
    for (let i = 0; i < 500; i++) table.route(route(`10.0.${i >> 8}.${i & 255}/32`, { ...wholeRoute(i), metric: i }));
  };
  world.sync(fill);
  world.sync(fill);
  assert.deepEqual([world.prefixes.count, world.shapes.count], [500, 500]);
  world.table.sessionOpened(session);
  world.table.route(route("203.0.113.0/24", wholeRoute(1)));
  world.table.sessionLost(lost);
  assert.equal(world.prefixes.count, 500);
  world.sync();
  assert.deepEqual([world.prefixes.count, world.shapes.count, world.shapes.names.count], [0, 0, 0]);
});

test("fib table: the session is counted, and each kind of malformed data is logged once", () => {
  const world = new TableWorld();
  const table = world.sync((filling) => filling.route(route(p, wholeRoute(7))));
  table.received(100, 5000.5);
  table.received(50, undefined);
  table.malformed("json", "unexpected end", undefined);
  table.malformed("json", "unexpected end", undefined);
  table.malformed("enum", "state=odd", undefined);
  table.sessionLost(lost);
  const { session: counted } = table.view();
  assert.deepEqual(counted, {
    address: "leaf1:57400",
    encoding: "json_ietf",
    gnmiVersion: "0.10.0",
    sessions: 1,
    lastError: "connection reset",
    lastErrorMs: 1_000_000,
    failures: { "session-ended": 1 },
    syncedSinceMs: undefined,
    messages: 2,
    bytes: 150,
    updates: 1,
    deletes: 0,
    malformed: { json: 2, enum: 1 },
    switchTimeMs: 5000.5,
  });
  assert.deepEqual(
    world.warnings.map((line) => line.fields),
    [
      { target: "leaf1", reason: "json", error: "unexpected end" },
      { target: "leaf1", reason: "enum", error: "state=odd" },
    ],
  );
});
