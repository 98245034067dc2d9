import assert from "node:assert/strict";
import test from "node:test";
import type { FibNextHopGroup } from "../../src/model/fib.ts";
import { type FibDelete, Operation } from "../../src/model/target.ts";
import type { FibTable } from "../../src/state/fib-table.ts";
import { group, key, member, nextHop, prefix, route, TableWorld, wholeRoute } from "./fib-updates.ts";

const p = "10.96.7.9/32";

function resolved(world: TableWorld, networkInstance = "default"): FibNextHopGroup {
  const fib = world.table.view().fib;
  const found = fib.activeRoute(networkInstance, prefix(p));
  assert.ok(found);
  const joined = fib.nextHopGroup(found);
  assert.ok(joined);
  return joined;
}

/** One eBGP route as 25.3 reports it: group 4210, an indirect hop 4207, resolved by group 4200 and its direct hop 4199. */
function ebgp(table: FibTable, layout: "resolvingRoute" | "resolvingTunnel" = "resolvingRoute"): void {
  table.route(route(p, wholeRoute(4210)));
  table.nextHopGroup(group(4210, { members: [member(0, 4207, { resolved: "true", weight: "1" })] }));
  table.nextHop(nextHop(4207, { type: "indirect", address: "192.168.10.11", resolved: true }));
  table.nextHop(
    nextHop(4207, {
      [layout]: { nextHopGroup: 4200, prefix: "192.168.10.0/24", type: "local", owner: "net_inst_mgr" },
    }),
  );
  table.nextHopGroup(group(4200, { members: [member(0, 4199, { resolved: "not-applicable" })] }));
  table.nextHop(nextHop(4199, { type: "direct", address: "192.168.10.11", subinterface: "ethernet-1/5.0" }));
}

test("resolution: an indirect hop is told with what it resolves to", () => {
  const world = new TableWorld();
  world.sync(ebgp);
  assert.deepEqual(resolved(world), {
    networkInstance: "default",
    index: 4210,
    programming: { state: "unknown" },
    dangling: false,
    malformed: false,
    nextHops: [
      {
        index: 4207,
        type: "indirect",
        address: "192.168.10.11",
        subinterface: undefined,
        resolved: "true",
        resourceAllocationFailed: false,
        weight: "1",
        resolvedBy: [{ index: 4199, type: "direct", address: "192.168.10.11", subinterface: "ethernet-1/5.0" }],
        resolving: {
          kind: "route",
          prefix: "192.168.10.0/24",
          type: "local",
          owner: "net_inst_mgr",
          nextHopGroup: 4200,
        },
      },
    ],
  });
});

test("resolution: the group is looked up in the network instance the route names", () => {
  const world = new TableWorld();
  world.sync((table) => {
    table.route(route(key(p, { networkInstance: "red" }), wholeRoute(7)));
    table.nextHopGroup(group(7, { networkInstance: "red", members: [member(0, 1)] }));
    table.nextHop(nextHop(1, { networkInstance: "red", type: "direct", address: "10.0.0.66" }));
    table.nextHopGroup(group(7, { members: [member(0, 1)] }));
    table.nextHop(nextHop(1, { type: "direct", address: "10.0.0.1" }));
  });
  assert.equal(resolved(world, "red").nextHops[0]?.address, "10.0.0.1");
  world.table.route(route(key(p, { networkInstance: "red" }), { nextHopGroupNetworkInstance: "red" }));
  assert.equal(resolved(world, "red").nextHops[0]?.address, "10.0.0.66");
});

test("resolution: a tunnel is resolved where it is named, or else in default; a route only where it is named", () => {
  for (const { kind, found } of [
    { kind: "resolvingTunnel", found: ["10.255.0.1"] },
    { kind: "resolvingRoute", found: [] },
  ] as const) {
    const world = new TableWorld();
    world.sync((table) => {
      table.route(route(key(p, { networkInstance: "red" }), { ...wholeRoute(7), nextHopGroupNetworkInstance: "red" }));
      table.nextHopGroup(group(7, { networkInstance: "red", members: [member(0, 1)] }));
      const tunnel = { type: "indirect", address: "10.255.0.9", [kind]: { nextHopGroup: 8 } };
      table.nextHop(nextHop(1, { networkInstance: "red", ...tunnel }));
      table.nextHopGroup(group(8, { members: [member(0, 2)] }));
      table.nextHop(nextHop(2, { type: "direct", address: "10.255.0.1" }));
    });
    const [hop] = resolved(world, "red").nextHops;
    assert.deepEqual(
      hop?.resolvedBy.map(({ address }) => address),
      found,
      kind,
    );
  }
});

test("resolution: a chain of indirect hops is followed to its end, and a loop ends too", () => {
  const world = new TableWorld();
  const table = world.sync((filling) => {
    filling.route(route(p, wholeRoute(1)));
    for (let i = 1; i <= 5; i++) {
      filling.nextHopGroup(group(i, { members: [member(0, i)] }));
      filling.nextHop(nextHop(i, { type: "indirect", resolvingRoute: { nextHopGroup: i + 1 } }));
    }
    filling.nextHopGroup(group(6, { members: [member(0, 6), member(1, 7)] }));
    filling.nextHop(nextHop(6, { type: "direct", address: "10.0.0.6" }));
    filling.nextHop(nextHop(7, { type: "direct", address: "10.0.0.7" }));
  });
  const ends = (): unknown[] => resolved(world).nextHops[0]?.resolvedBy.map(({ address }) => address) ?? [];
  assert.deepEqual(ends(), ["10.0.0.6", "10.0.0.7"]);
  table.nextHop(nextHop(7, { replace: true, type: "indirect", resolvingRoute: { nextHopGroup: 2 } }));
  assert.deepEqual(ends(), ["10.0.0.6"]);
});

test("resolution: the walk is bounded however long the chain", () => {
  const world = new TableWorld();
  world.sync((filling) => {
    filling.route(route(p, wholeRoute(1)));
    for (let i = 1; i <= 40; i++) {
      filling.nextHopGroup(group(i, { members: [member(0, i, { resolved: "true" })] }));
      filling.nextHop(nextHop(i, { type: "indirect", resolvingRoute: { nextHopGroup: i + 1 } }));
    }
    filling.nextHopGroup(group(41, { members: [member(0, 41)] }));
    filling.nextHop(nextHop(41, { type: "direct", address: "10.0.0.41" }));
  });
  const [hop] = resolved(world).nextHops;
  assert.deepEqual(hop?.resolvedBy, []);
  assert.deepEqual(hop?.resolution, {
    forwards: false,
    faults: [{ kind: "not-told", level: 9, list: "next-hop", index: 9, detail: "more than 8 groups away" }],
  });
});

/** What is wrong behind the one next hop, as `level list index kind detail`, and whether another way is left. */
function behind(world: TableWorld): readonly [readonly string[], boolean] {
  const { faults = [], forwards = true } = resolved(world).nextHops[0]?.resolution ?? {};
  const texts = faults.map(({ level, list, index, kind, detail }) => [level, list, index, kind, detail]);
  return [texts.map((words) => words.filter((word) => word !== undefined).join(" ")), forwards];
}

const failed = { programming: { failedOperation: Operation.add, failedLocations: ["complex-1.0"] } };
for (const { name, change, faults, forwards = false } of [
  { name: "nothing is wrong", change: () => {}, faults: [], forwards: true },
  {
    name: "the group failed",
    change: (table) => table.nextHopGroup(group(4200, failed)),
    faults: ["1 next-hop-group 4200 failed complex-1.0"],
  },
  {
    name: "the group is pending",
    change: (table) => table.nextHopGroup(group(4200, { programming: { pendingOperation: Operation.add } })),
    faults: ["1 next-hop-group 4200 pending"],
  },
  {
    name: "the group is empty",
    change: (table) => table.nextHopGroup(group(4200, { replace: true })),
    faults: ["1 next-hop-group 4200 empty"],
  },
  {
    name: "the group is not there",
    change: (table) => table.delete({ list: "next-hop-group", networkInstance: "default", index: 4200 }),
    faults: ["1 next-hop-group 4200 not-told"],
  },
  {
    name: "its next hop is not there",
    change: (table) => table.delete({ list: "next-hop", networkInstance: "default", index: 4199 }),
    faults: ["1 next-hop 4199 not-told"],
  },
  {
    name: "resources ran out for its next hop",
    change: (table) => table.nextHop(nextHop(4199, { resourceAllocationFailed: true })),
    faults: ["1 next-hop 4199 resource-allocation-failed"],
  },
  {
    name: "resources ran out for its member",
    change: (table) =>
      table.nextHopGroup(group(4200, { members: [member(0, 4199, { resourceAllocationFailed: true })] })),
    faults: ["1 next-hop 4199 resource-allocation-failed"],
  },
  {
    name: "its next hop throws packets away",
    change: (table) => table.nextHop(nextHop(4199, { type: "discard" })),
    faults: ["1 next-hop 4199 not-forwarding discard"],
  },
  {
    name: "another way is left beside one that throws packets away",
    change: (table) => {
      table.nextHopGroup(group(4200, { members: [member(1, 1, { resolved: "not-applicable" })] }));
      table.nextHop(nextHop(1, { type: "discard" }));
    },
    faults: ["1 next-hop 1 not-forwarding discard"],
    forwards: true,
  },
  {
    name: "its next hop is not resolved in turn",
    change: (table) => table.nextHop(nextHop(4199, { type: "indirect", resolved: false })),
    faults: ["1 next-hop 4199 unresolved"],
  },
  {
    name: "what it resolves to is not told",
    change: (table) =>
      table.nextHop(nextHop(4207, { replace: true, type: "indirect", address: "192.168.10.11", resolved: true })),
    faults: ["1 next-hop 4207 not-told what it resolves to"],
  },
  {
    name: "it leads back to the route's own group",
    change: (table) => table.nextHop(nextHop(4207, { resolvingRoute: { nextHopGroup: 4210 } })),
    faults: ["2 next-hop-group 4210 cycle"],
  },
  {
    name: "the second group failed",
    change: (table) => {
      table.nextHopGroup(group(4200, { members: [member(0, 4199, { resolved: "true" })] }));
      table.nextHop(nextHop(4199, { type: "indirect", resolvingRoute: { nextHopGroup: 4100 } }));
      table.nextHopGroup(group(4100, { ...failed, members: [member(0, 4098, { resolved: "not-applicable" })] }));
      table.nextHop(nextHop(4098, { type: "direct", address: "192.168.10.11" }));
    },
    faults: ["2 next-hop-group 4100 failed complex-1.0"],
  },
] as readonly { name: string; change: (table: FibTable) => void; faults: string[]; forwards?: boolean }[]) {
  test(`resolution: behind an indirect hop, ${name}`, () => {
    const world = new TableWorld();
    const table = world.sync(ebgp);
    change(table);
    assert.deepEqual(behind(world), [faults, forwards]);
    const [hop] = resolved(world).nextHops;
    assert.equal(hop?.address, "192.168.10.11", "whose hop it is is told all the same");
  });
}

test("resolution: a switch that never names a group ends at the route it names; one that does has to tell it", () => {
  const world = new TableWorld();
  world.prefixes.watch(prefix(p));
  const table = world.sync((filling) => {
    filling.route(route(p, wholeRoute(4210)));
    filling.nextHopGroup(group(4210, { members: [member(0, 4207, { resolved: "true" })] }));
    const local = { prefix: "192.168.10.0/24", type: "local", owner: "net_inst_mgr" };
    filling.nextHop(nextHop(4207, { type: "indirect", address: "192.168.10.11", resolvingRoute: local }));
  });
  assert.deepEqual(behind(world), [[], true]);
  world.table.takeChange();
  table.nextHop(nextHop(9, { type: "indirect", resolvingRoute: { nextHopGroup: 8 } }));
  assert.deepEqual(behind(world), [["1 next-hop 4207 not-told the group it resolves to"], false]);
  assert.deepEqual([...(world.table.takeChange()?.prefixes ?? [])], [p], "what was judged before is judged again");
});

const dangling: { name: string; what: FibDelete }[] = [
  { name: "the group is gone", what: { list: "next-hop-group", networkInstance: "default", index: 4210 } },
  { name: "its next hop is gone", what: { list: "next-hop", networkInstance: "default", index: 4207 } },
  {
    name: "its member names none",
    what: { list: "next-hop-group", networkInstance: "default", index: 4210, member: 0, leaf: "next-hop" },
  },
  { name: "every group is gone", what: { list: "next-hop-group", networkInstance: undefined } },
];

for (const { name, what } of dangling) {
  test(`resolution: dangling, as ${name}; and whole again once it is back`, () => {
    const world = new TableWorld();
    const table = world.sync(ebgp);
    table.delete(what);
    const { dangling: open, nextHops, index } = resolved(world);
    assert.deepEqual([open, nextHops, index], [true, [], 4210]);
    ebgp(table);
    assert.deepEqual([resolved(world).dangling, resolved(world).nextHops.length], [false, 1]);
  });
}

test("resolution: a route without a group has none to tell", () => {
  const world = new TableWorld();
  world.sync((table) => table.route(route(p, { active: true })));
  const fib = world.table.view().fib;
  const found = fib.activeRoute("default", prefix(p));
  assert.equal(found && fib.nextHopGroup(found), undefined);
});

test("resolution: members merge by id and stand in its order; a replacing update takes the others out", () => {
  const world = new TableWorld();
  const hops = (): unknown[] => resolved(world).nextHops.map(({ index, resolved: is }) => `${index} ${is}`);
  const table = world.sync((filling) => {
    filling.route(route(p, wholeRoute(7)));
    for (const id of [1, 2, 3]) filling.nextHop(nextHop(id, { type: "direct" }));
    filling.nextHopGroup(group(7, { members: [member(5, 2)] }));
    filling.nextHopGroup(group(7, { members: [member(0, 1, { resolved: "false" })] }));
  });
  assert.deepEqual(hops(), ["1 false", "2 unknown"]);
  table.nextHopGroup(group(7, { members: [member(0, undefined, { resolved: "true" })] }));
  assert.deepEqual(hops(), ["1 true", "2 unknown"]);
  table.delete({ list: "next-hop-group", networkInstance: "default", index: 7, member: 5 });
  assert.deepEqual(hops(), ["1 true"]);
  table.nextHopGroup(group(7, { replace: true, members: [member(1, 3)] }));
  assert.deepEqual(hops(), ["3 unknown"]);
  table.delete({ list: "next-hop-group", networkInstance: "default", index: 7, member: "all" });
  assert.deepEqual([hops(), resolved(world).dangling], [[], false]);
});

for (const { name, ofMember, ofHop, told } of [
  { name: "the member's word", ofMember: "true", ofHop: undefined, told: "true" },
  { name: "the hop's, if the member has none", ofMember: undefined, ofHop: true, told: "true" },
  { name: "no, if either says so", ofMember: "true", ofHop: false, told: "false" },
  { name: "not applicable", ofMember: "not-applicable", ofHop: undefined, told: "not-applicable" },
  { name: "unknown, if none speaks", ofMember: undefined, ofHop: undefined, told: "unknown" },
] as const) {
  test(`resolution: whether a hop is resolved: ${name}`, () => {
    const world = new TableWorld();
    world.sync((table) => {
      table.route(route(p, wholeRoute(7)));
      table.nextHopGroup(group(7, { members: [member(0, 1, { resolved: ofMember })] }));
      table.nextHop(nextHop(1, { type: "indirect", resolved: ofHop }));
    });
    assert.equal(resolved(world).nextHops[0]?.resolved, told);
  });
}

test("resolution: the programming of the group itself", () => {
  const world = new TableWorld();
  const programming = { pendingOperation: Operation.none, failedOperation: Operation.none };
  const table = world.sync((filling) => {
    filling.route(route(p, wholeRoute(7)));
    filling.nextHopGroup(group(7, { programming: { ...programming, lastSuccessfulOperation: Operation.add } }));
  });
  assert.deepEqual(resolved(world).programming, { state: "programmed" });
  const failed = { failedOperation: Operation.modify, failedLocations: ["complex-1.0"] };
  table.nextHopGroup(group(7, { programming: failed }));
  assert.deepEqual(resolved(world).programming, { state: "failed", locations: ["complex-1.0"] });
  const leaf = "fib-programming/last-failed-operation-type";
  table.delete({ list: "next-hop-group", networkInstance: "default", index: 7, leaf });
  assert.deepEqual(resolved(world).programming, { state: "programmed" });
  table.delete({ list: "next-hop-group", networkInstance: "default", index: 7, leaf: "fib-programming" });
  assert.deepEqual(resolved(world).programming, { state: "unknown" });
});

test("resolution: leaves of a next hop fall back to unset", () => {
  const world = new TableWorld();
  const table = world.sync(ebgp);
  const hop = () => resolved(world).nextHops[0];
  const unset = (leaf: string): void =>
    table.delete({ list: "next-hop", networkInstance: "default", index: 4207, leaf });
  unset("ip-address");
  assert.equal(hop()?.address, undefined);
  assert.equal(hop()?.resolvedBy.length, 1);
  unset("indirect");
  assert.deepEqual([hop()?.resolvedBy, hop()?.resolving], [[], undefined]);
  unset("type");
  assert.equal(hop()?.type, undefined);
});

for (const [layout, kind] of [
  ["resolvingRoute", "route"],
  ["resolvingTunnel", "tunnel"],
] as const) {
  test(`resolution: single leaves of resolving-${kind} fall back to unset, the last with all of it`, () => {
    const world = new TableWorld();
    const table = world.sync((one) => ebgp(one, layout));
    const hop = () => resolved(world).nextHops[0];
    const unset = (leaf: string): void => {
      const path = `resolving-${kind}/${leaf}`;
      table.delete({ list: "next-hop", networkInstance: "default", index: 4207, leaf: path });
    };
    unset("next-hop-group");
    assert.deepEqual(hop()?.resolvedBy, [], "it resolves to nothing any more");
    unset(`${kind}-owner`);
    unset(`${kind}-type`);
    const left = { kind, prefix: "192.168.10.0/24", type: undefined, owner: undefined, nextHopGroup: undefined };
    assert.deepEqual(hop()?.resolving, left);
    unset("ip-prefix");
    assert.equal(hop()?.resolving, undefined);
  });
}

test("resolution: backups are told apart from members, from the group itself and from the one it names", () => {
  const world = new TableWorld();
  world.sync((table) => {
    ebgp(table);
    table.nextHopGroup(group(4210, { backupMembers: [member(0, 4301)], backupNextHopGroup: 4300 }));
    table.nextHopGroup(group(4300, { members: [member(0, 4302), member(1, 4399)] }));
    table.nextHop(nextHop(4301, { type: "direct", address: "192.168.10.21" }));
    table.nextHop(nextHop(4302, { type: "direct", address: "192.168.10.22" }));
  });
  const { nextHops, backups, dangling } = resolved(world);
  assert.deepEqual(
    nextHops.map(({ address }) => address),
    ["192.168.10.11"],
  );
  assert.deepEqual(
    backups?.map(({ address }) => address),
    ["192.168.10.21", "192.168.10.22"],
  );
  assert.equal(dangling, false, "a backup that is not there yet is no fault of the group");
});

test("resolution: a backup that goes is told, and so is a change of a next hop only a backup leads to", () => {
  const world = new TableWorld();
  world.prefixes.watch(prefix(p));
  world.sync((table) => {
    ebgp(table);
    table.nextHopGroup(group(4210, { backupMembers: [member(0, 4301)] }));
    table.nextHop(nextHop(4301, { type: "direct", address: "192.168.10.21" }));
  });
  world.table.takeChange();
  world.table.nextHop(nextHop(4301, { address: "192.168.10.23" }));
  assert.deepEqual([...(world.table.takeChange()?.prefixes ?? [])], [p]);
  const gone: FibDelete = {
    networkInstance: "default",
    list: "next-hop-group",
    index: 4210,
    member: 0,
    leaf: "backup-next-hop",
  };
  world.table.delete(gone);
  assert.equal(resolved(world).backups, undefined);
  assert.equal(resolved(world).nextHops.length, 1, "the member of the same id stays");
});
