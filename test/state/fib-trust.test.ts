import assert from "node:assert/strict";
import test from "node:test";
import { type MalformedEntry, noFacts, Operation, RouteField } from "../../src/model/target.ts";
import { group, key, lost, member, nextHop, prefix, route, session, TableWorld, wholeRoute } from "./fib-updates.ts";

const p = "192.0.2.1/32";

/** A synced table with one watched route over group 7 and next hop 1, nothing dirty. */
function watchedWorld(): TableWorld {
  const world = new TableWorld();
  world.prefixes.watch(prefix(p));
  world.sync((table) => {
    table.route(route(p, wholeRoute(7)));
    table.route(route("192.0.2.2/32", wholeRoute(7)));
    table.nextHopGroup(group(7, { members: [member(0, 1)] }));
    table.nextHop(nextHop(1, { type: "indirect", address: "10.0.0.1", resolvingRoute: { nextHopGroup: 8 } }));
    table.nextHopGroup(group(8, { members: [member(0, 2)] }));
    table.nextHop(nextHop(2, { type: "direct", address: "10.0.0.1", subinterface: "ethernet-1/1.0" }));
    table.nextHopGroup(group(9, { members: [member(0, 3)] }));
    table.nextHop(nextHop(3, { type: "direct", address: "10.0.0.3" }));
  });
  world.takeDirty();
  return world;
}

function malformedFlags(world: TableWorld): [route: boolean | undefined, group: boolean | undefined] {
  const fib = world.table.view().fib;
  const [found] = fib.routes("default", prefix(p));
  return [found?.malformed, found && fib.nextHopGroup(found)?.malformed];
}

const wholeRouteLeaves = wholeRoute(7);

test("malformed: a route is not trusted until all a verdict stands on has come again", () => {
  const world = watchedWorld();
  const { table } = world;
  table.malformed("value", "metric", { list: "route", key: key(p) });
  assert.deepEqual(malformedFlags(world), [true, false]);
  assert.deepEqual(world.takeDirty(), [p]);
  table.route(route(p, { metric: 3 }));
  table.route(route(p, { active: true, nextHopGroup: 7 }));
  assert.equal(malformedFlags(world)[0], true, "its programming is still in doubt");
  table.route(route(p, { pendingOperation: Operation.none, failedOperation: Operation.none }));
  assert.deepEqual(malformedFlags(world), [false, false]);
  assert.deepEqual(world.takeDirty(), [p]);
});

for (const { name, heal } of [
  { name: "a whole update", heal: (world: TableWorld) => world.table.route(route(p, wholeRouteLeaves)) },
  { name: "a replacing update", heal: (world: TableWorld) => world.table.route(route(p, wholeRouteLeaves, true)) },
  {
    name: "a delete and the entry anew",
    heal: (world: TableWorld) => {
      world.table.delete({ list: "route", family: 4, networkInstance: "default" });
      world.table.route(route(p, { active: true }));
    },
  },
  {
    name: "a new sync",
    heal: (world: TableWorld) => world.sync((table) => table.route(route(p, { active: true }))),
  },
]) {
  test(`malformed: a route is trusted again after ${name}`, () => {
    const world = watchedWorld();
    world.table.malformed("enum", "active=perhaps", { list: "route", key: key(p) });
    assert.equal(malformedFlags(world)[0], true);
    heal(world);
    assert.equal(malformedFlags(world)[0], false);
  });
}

test("malformed: an entry not held is held from then on, so that it is known to be unknown", () => {
  const world = watchedWorld();
  const other = "198.51.100.0/24";
  world.table.malformed("json", "unexpected end", { list: "route", key: key(other) });
  const [found] = world.table.view().fib.routes("default", prefix(other));
  assert.deepEqual([found?.malformed, found?.active], [true, false]);
});

test("malformed: without an entry it is only counted", () => {
  const world = watchedWorld();
  world.table.malformed("protobuf", "truncated", undefined);
  assert.deepEqual(world.table.view().session.malformed, { protobuf: 1 });
  assert.deepEqual(malformedFlags(world), [false, false]);
  assert.deepEqual(world.takeDirty(), []);
});

const inDefault = { networkInstance: "default" };
for (const { name, entry, stays, heals } of [
  {
    name: "a group, until all its members came",
    entry: { list: "next-hop-group", ...inDefault, index: 7 },
    stays: (world) => world.table.nextHopGroup(group(7, { backupNextHopGroup: 0 })),
    heals: (world) => world.table.nextHopGroup(group(7, { members: [member(0, 1)] })),
  },
  {
    name: "a next hop, until its own leaves and its resolution came",
    entry: { list: "next-hop", ...inDefault, index: 1 },
    stays: (world) => world.table.nextHop(nextHop(1, { type: "indirect", address: "10.0.0.1" })),
    heals: (world) => world.table.nextHop(nextHop(1, { resolved: true })),
  },
  {
    name: "a direct next hop further down, until its own leaves came",
    entry: { list: "next-hop", ...inDefault, index: 2 },
    stays: (world) => world.table.nextHop(nextHop(2, { resourceAllocationFailed: false })),
    heals: (world) => world.table.nextHop(nextHop(2, { type: "direct", address: "10.0.0.1" })),
  },
] satisfies {
  name: string;
  entry: MalformedEntry;
  stays: (world: TableWorld) => void;
  heals: (world: TableWorld) => void;
}[]) {
  test(`malformed: ${name}`, () => {
    const world = watchedWorld();
    world.table.malformed("value", "odd", entry);
    assert.deepEqual(malformedFlags(world), [false, true]);
    assert.deepEqual(world.takeDirty(), [p]);
    stays(world);
    assert.deepEqual(malformedFlags(world), [false, true]);
    world.takeDirty();
    heals(world);
    assert.deepEqual(malformedFlags(world), [false, false]);
    assert.deepEqual(world.takeDirty(), [p]);
  });
}

test("malformed: an address that is none is not trusted either", () => {
  const world = watchedWorld();
  world.table.nextHop(nextHop(1, { address: "10.0.0.256" }));
  assert.deepEqual(malformedFlags(world), [false, true]);
  world.table.nextHop(nextHop(1, { type: "indirect", address: "10.0.0.2" }));
  assert.deepEqual(malformedFlags(world), [false, false]);
});

const marks: { name: string; change: (world: TableWorld) => void; dirty: string[] }[] = [
  { name: "its route", change: ({ table }) => table.route(route(p, { metric: 1 })), dirty: [p] },
  { name: "its group", change: ({ table }) => table.nextHopGroup(group(7, { members: [member(1, 3)] })), dirty: [p] },
  { name: "its next hop", change: ({ table }) => table.nextHop(nextHop(1, { resolved: false })), dirty: [p] },
  {
    name: "the group that resolves it",
    change: ({ table }) => table.nextHopGroup(group(8, { members: [member(0, 3)] })),
    dirty: [p],
  },
  {
    name: "the hop it resolves to",
    change: ({ table }) => table.nextHop(nextHop(2, { subinterface: "ethernet-1/2.0" })),
    dirty: [p],
  },
  {
    name: "a delete of everything",
    change: ({ table }) => table.delete({ list: "all", networkInstance: "default" }),
    dirty: [p],
  },
  {
    name: "a group of others",
    change: ({ table }) => table.nextHopGroup(group(9, { members: [], replace: true })),
    dirty: [],
  },
  {
    name: "the route of a prefix that is not watched",
    change: ({ table }) => table.route(route("192.0.2.2/32", { metric: 1 })),
    dirty: [],
  },
  { name: "the same again", change: ({ table }) => table.route(route(p, wholeRoute(7))), dirty: [] },
  {
    name: "the same group again",
    change: ({ table }) => table.nextHopGroup(group(7, { members: [member(0, 1)] })),
    dirty: [],
  },
  { name: "the same next hop again", change: ({ table }) => table.nextHop(nextHop(2, { type: "direct" })), dirty: [] },
  {
    name: "a leaf that was never set",
    change: ({ table }) =>
      table.delete({ list: "route", family: 4, networkInstance: "default", fields: RouteField.failedLocations }),
    dirty: [],
  },
  {
    name: "a delete of what is not there",
    change: ({ table }) => table.delete({ list: "next-hop", networkInstance: "default", index: 99 }),
    dirty: [],
  },
];

for (const { name, change, dirty } of marks) {
  test(`dirty: ${name} ${dirty.length > 0 ? "marks" : "does not mark"} a watched prefix`, () => {
    const world = watchedWorld();
    change(world);
    assert.deepEqual(world.takeDirty(), dirty);
    assert.deepEqual(world.takeDirty(), []);
  });
}

test("dirty: the places where programming failed are told, though it failed before", () => {
  const world = watchedWorld();
  const fail = (...failedLocations: string[]): void =>
    world.table.route(route(p, { failedOperation: Operation.add, failedLocations }));
  fail("complex-1.0");
  assert.deepEqual(world.takeDirty(), [p]);
  fail("complex-1.0");
  assert.deepEqual(world.takeDirty(), []);
  fail("complex-1.0", "complex-2.0");
  assert.deepEqual(world.takeDirty(), [p]);
  fail();
  assert.deepEqual(world.takeDirty(), [p]);
});

test("dirty: a change just before a session is lost is told, though the next sync brings the same by another way", () => {
  const world = new TableWorld();
  world.prefixes.watch(prefix(p));
  const chain = (by: number, last: number): void => {
    const { table } = world;
    table.route(route(p, wholeRoute(1)));
    table.nextHopGroup(group(1, { members: [member(0, 1)] }));
    table.nextHop(nextHop(1, { type: "indirect", resolvingRoute: { nextHopGroup: 2 } }));
    table.nextHopGroup(group(2, { members: [member(0, 2)] }));
    table.nextHop(nextHop(2, { type: "indirect", resolvingRoute: { nextHopGroup: by } }));
    table.nextHopGroup(group(by, { replace: true, members: [member(0, last)] }));
    for (const index of [5, 6]) table.nextHop(nextHop(index, { type: "direct", address: `10.0.0.${index}` }));
  };
  world.sync(() => chain(3, 5));
  world.takeDirty();
  chain(3, 6);
  world.sync(() => chain(4, 6));
  assert.deepEqual(world.takeDirty(), [p]);
});

test("dirty: a prefix no longer watched is not told, though it changed while it was", () => {
  const world = watchedWorld();
  world.table.route(route(p, { metric: 1 }));
  world.prefixes.unwatch(prefix(p));
  assert.deepEqual(world.takeDirty(), []);
});

test("dirty: watching is counted", () => {
  const world = watchedWorld();
  world.prefixes.watch(prefix(p));
  world.prefixes.unwatch(prefix(p));
  world.table.route(route(p, { metric: 1 }));
  assert.deepEqual(world.takeDirty(), [p]);
});

test("dirty: a sync tells which watched prefixes differ from the last good FIB", () => {
  const world = new TableWorld();
  const texts = ["10.0.0.1/32", "10.0.0.2/32", "10.0.0.3/32", "10.0.0.4/32"];
  for (const text of texts) world.prefixes.watch(prefix(text));
  const [same, moved, gone, resolvedElsewhere] = texts as [string, string, string, string];
  world.sync((table) => {
    for (const text of [same, moved, gone]) table.route(route(text, wholeRoute(7)));
    table.route(route(resolvedElsewhere, wholeRoute(9)));
    table.nextHopGroup(group(7, { members: [member(0, 1)] }));
    table.nextHop(nextHop(1, { type: "direct", address: "10.9.0.1" }));
  });
  assert.deepEqual(world.takeDirty(), texts);
  world.table.sessionLost(lost);
  world.table.sessionOpened(session);
  assert.deepEqual(world.takeDirty(), []);
  world.sync((table) => {
    table.nextHop(nextHop(1, { type: "direct", address: "10.9.0.1" }));
    table.nextHopGroup(group(7, { members: [member(0, 1)] }));
    table.nextHopGroup(group(9, { members: [member(0, 1)] }));
    table.route(route(resolvedElsewhere, wholeRoute(9)));
    table.route(route(moved, { ...wholeRoute(7), metric: 1 }));
    table.route(route(same, wholeRoute(7)));
  });
  assert.deepEqual(world.takeDirty(), [moved, gone, resolvedElsewhere]);
});

/** An own address as the switch tells it: a `host` route over an `extract` next hop. */
function own(world: TableWorld, text: string, type = "extract"): void {
  const host = { routeType: "host", routeOwner: "net_inst_mgr" };
  world.table.route(route(key(text, host), { active: true, nextHopGroup: 50 }));
  world.table.nextHopGroup(group(50, { members: [member(0, 51)] }));
  world.table.nextHop(nextHop(51, { type }));
}

test("own addresses: active host routes of full length that lead to the CPU", () => {
  const world = new TableWorld();
  world.sync(() => own(world, "10.0.0.254/32"));
  const addresses = (): string[] =>
    world.table
      .view()
      .fib.ownAddresses()
      .map(({ address }) => address);
  assert.deepEqual(addresses(), ["10.0.0.254"]);
  own(world, "2001:db8::1/128");
  own(world, "10.0.7.0/24");
  world.table.route(route("10.0.0.253/32", { active: true, nextHopGroup: 50 }));
  assert.deepEqual(addresses(), ["10.0.0.254", "2001:db8::1"]);
  world.table.nextHop(nextHop(51, { type: "broadcast" }));
  assert.deepEqual(addresses(), []);
});

test("own addresses: a change of them concerns the whole target, and wakes", () => {
  const world = new TableWorld();
  const table = world.sync(() => own(world, "10.0.0.254/32"));
  assert.equal(table.takeChange()?.target, true);
  assert.equal(table.takeChange(), undefined);
  const before = world.changes;
  own(world, "10.0.0.254/32");
  assert.equal(table.takeChange(), undefined, "the same again");
  own(world, "10.0.1.254/32");
  assert.ok(world.changes > before);
  assert.equal(table.takeChange()?.target, true);
  table.nextHop(nextHop(51, { type: "discard" }));
  assert.equal(table.takeChange()?.target, true);
});

test("facts: a whole replacement, and a change only if they differ", () => {
  const world = new TableWorld();
  const { table } = world;
  table.takeChange();
  table.facts({ ...noFacts, hostName: "leaf-1" });
  assert.equal(table.takeChange()?.target, true);
  table.facts({ ...noFacts, hostName: "leaf-1" });
  assert.equal(table.takeChange(), undefined);
  table.facts({ ...noFacts, softwareVersion: "v25.3.2" });
  assert.deepEqual([table.view().facts.hostName, table.view().facts.softwareVersion], [undefined, "v25.3.2"]);
});
