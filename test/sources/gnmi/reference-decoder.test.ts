import assert from "node:assert/strict";
import { test } from "node:test";
import { Operation } from "../../../src/model/target.ts";
import { ReferenceDecoder } from "../../../src/sources/gnmi/reference-decoder.ts";
import { anyRoute, body, carried, decode, key, programmed, route, routeKeys, routeOf, table } from "./decoding.ts";
import { notification, RawJson, response, syncResponse, type TestNotification } from "./messages.ts";
import { Recorder } from "./recorder.ts";

const whole = {
  active: true,
  nextHopGroup: "18446744073709551615",
  nextHopGroupNetworkInstance: "default",
  preference: 170,
  metric: 0,
};
const wholeProgrammed = {
  ...whole,
  suppressed: false,
  pendingOperation: Operation.none,
  failedOperation: Operation.none,
  lastSuccessfulOperation: Operation.add,
};

test("a route is the same however a switch cuts it", () => {
  const nokiaTable =
    "/srl_nokia-network-instance:network-instance[name=default]/route-table/srl_nokia-ip-route-tables:ipv4-unicast";
  const nested = { ...body, "fib-programming": programmed };
  const cuts: Record<string, TestNotification> = {
    "entry with its container inside": { update: [[route, { ietf: nested }]] },
    "container apart": {
      update: [
        [route, { ietf: body }],
        [`${route}/fib-programming`, { ietf: programmed }],
      ],
    },
    "module prefixes in the path": {
      update: [[`${nokiaTable}/route[ipv4-prefix=10.96.7.9/32]${routeKeys}`, { ietf: nested }]],
    },
    "module prefixes in key values and member names": {
      update: [
        [
          route.replace("=bgp]", "=srl_nokia-common:bgp]"),
          { ietf: Object.fromEntries(Object.entries(nested).map(([n, v]) => [`srl_nokia-ip-route-tables:${n}`, v])) },
        ],
      ],
    },
    "a prefix that holds the table": {
      prefix: table,
      update: [[`ipv4-unicast/route[ipv4-prefix=10.96.7.9/32]${routeKeys}`, { ietf: nested }]],
    },
    "a prefix that holds the entry": {
      prefix: route,
      update: [
        ["", { ietf: body }],
        ["fib-programming", { ietf: programmed }],
      ],
    },
    "a list below its parent": { update: [[`${table}/ipv4-unicast`, { ietf: { route: [nested] } }]] },
    "the whole tree at the empty path": {
      update: [
        [
          "/",
          {
            ietf: {
              "srl_nokia-network-instance:network-instance": [
                { name: "default", "route-table": { "srl_nokia-ip-route-tables:ipv4-unicast": { route: [nested] } } },
              ],
            },
          },
        ],
      ],
    },
    "JSON leaves": {
      update: [
        ...Object.entries(body).map(([name, value]) => [`${route}/${name}`, { json: value }] as const),
        ...Object.entries(programmed).map(([n, value]) => [`${route}/fib-programming/${n}`, { json: value }] as const),
      ],
    },
    "PROTO scalars": {
      update: [
        [`${route}/active`, { boolVal: true }],
        [`${route}/preference`, { uintVal: 170 }],
        [`${route}/metric`, { intVal: 0 }],
        [`${route}/next-hop-group`, { stringVal: "18446744073709551615" }],
        [`${route}/next-hop-group-network-instance`, { stringVal: "default" }],
        ...Object.entries(programmed).map(
          ([n, value]) =>
            [
              `${route}/fib-programming/${n}`,
              typeof value === "boolean" ? { boolVal: value } : { stringVal: value },
            ] as const,
        ),
      ],
    },
  };
  for (const [name, spec] of Object.entries(cuts)) {
    const calls = decode(spec);
    assert.equal(calls.length, 1, name);
    assert.deepEqual(routeOf(calls[0]).key, key, name);
    assert.deepEqual(carried(calls[0]), wholeProgrammed, name);
    assert.equal(routeOf(calls[0]).replace, false, name);
  }
});

test("an unquoted index beyond 2^53 loses no digit", () => {
  const [call] = decode({ update: [[route, { json: new RawJson('{"next-hop-group":18446744073709551615}') }]] });
  assert.deepEqual(carried(call), { nextHopGroup: "18446744073709551615" });
  const [proto] = decode({ update: [[`${route}/next-hop-group`, { uintVal: 16357608998 }]] });
  assert.deepEqual(carried(proto), { nextHopGroup: 16357608998 });
});

test("an IPv6 route, and one of a release without origin-network-instance", () => {
  const keys = "[ipv6-prefix=2001:db8::/64][route-type=local][route-owner=net_inst_mgr][id=3]";
  const [call] = decode({ update: [[`${table}/ipv6-unicast/route${keys}`, { ietf: { active: false } }]] });
  assert.deepEqual(routeOf(call).key, {
    ...key,
    prefix: { family: 6, w0: 0x20010db8, w1: 0, w2: 0, w3: 0, length: 64 },
    routeType: "local",
    routeOwner: "net_inst_mgr",
    id: 3,
    originNetworkInstance: "",
  });
});

test("places of failed programming: 25.3 and 24.10", () => {
  for (const [name, value] of [
    ["last-failed-locations", ["complex-1.0", "control-A"]],
    ["last-failed-complexes", ["(1,0)"]],
  ] as const) {
    const failed = { "last-failed-operation-type": "add", [name]: value };
    const [call] = decode({ update: [[`${route}/fib-programming`, { ietf: failed }]] });
    assert.deepEqual(carried(call), { failedOperation: Operation.add, failedLocations: value });
  }
  const leaflistVal = { element: [{ stringVal: "complex-1.0" }] };
  const [proto] = decode({ update: [[`${route}/fib-programming/last-failed-locations`, { leaflistVal }]] });
  assert.deepEqual(carried(proto), { failedLocations: ["complex-1.0"] });
});

test("a next-hop group comes together from its members", () => {
  const group = `${table}/next-hop-group[index=4210]`;
  const calls = decode({
    update: [
      [group, { ietf: { index: "4210", "backup-next-hop-group": "0" } }],
      [`${group}/fib-programming`, { ietf: programmed }],
      [`${group}/next-hop[id=0]`, { ietf: { id: 0, "next-hop": "4207", resolved: "true", weight: "3" } }],
      [`${group}/next-hop[id=1]/next-hop`, { uintVal: 4208 }],
      [`${group}/next-hop[id=1]/resolved`, { boolVal: false }],
      [`${group}/backup-next-hop[id=0]`, { ietf: { "next-hop": "4209", "resource-allocation-failed": true } }],
    ],
  });
  const none = { nextHop: undefined, weight: undefined, resolved: undefined, resourceAllocationFailed: undefined };
  assert.deepEqual(calls, [
    [
      "nextHopGroup",
      {
        networkInstance: "default",
        index: 4210,
        replace: false,
        backupNextHopGroup: 0,
        programming: {
          pendingOperation: Operation.none,
          failedOperation: Operation.none,
          lastSuccessfulOperation: Operation.add,
        },
        members: [
          { ...none, id: 0, nextHop: 4207, weight: 3, resolved: "true" },
          { ...none, id: 1, nextHop: 4208, resolved: "false" },
        ],
        backupMembers: [{ ...none, id: 0, nextHop: 4209, resourceAllocationFailed: true }],
      },
    ],
  ]);
});

test("an indirect next hop of 25.3 and of 24.10", () => {
  const resolvingRoute = {
    "next-hop-group": "4200",
    "ip-prefix": "192.168.10.0/24",
    "route-type": "srl_nokia-common:local",
  };
  const entry = { type: "srl_nokia-ip-route-tables:indirect", "ip-address": "fe80::1%ethernet-1/1.0" };
  const resolvingTunnel = { "tunnel-type": "srl_nokia-tunnel-types:vxlan", "tunnel-owner": "vxlan_mgr" };
  const expected = {
    networkInstance: "default",
    index: 4207,
    replace: false,
    type: "indirect",
    address: "fe80::1%ethernet-1/1.0",
    resolvingRoute: { nextHopGroup: 4200, prefix: "192.168.10.0/24", type: "local" },
    resolvingTunnel: { type: "vxlan", owner: "vxlan_mgr" },
  };
  const index = `${table}/next-hop[index=4207]`;
  const below = { "resolving-route": resolvingRoute, "resolving-tunnel": resolvingTunnel };
  assert.deepEqual(decode({ update: [[index, { ietf: { ...entry, indirect: { resolved: true, ...below } } }]] }), [
    ["nextHop", { ...expected, resolved: true }],
  ]);
  assert.deepEqual(decode({ update: [[index, { ietf: { ...entry, ...below } }]] }), [["nextHop", expected]]);
});

test("atomic replaces an entry, a container of it, or all below a prefix of the table", () => {
  const [entry] = decode({ prefix: route, atomic: true, update: [["", { ietf: { active: true } }]] });
  assert.equal(routeOf(entry).replace, true);
  const leaves = decode({
    prefix: `${table}/next-hop[index=7]`,
    atomic: true,
    update: [
      ["type", { stringVal: "direct" }],
      ["ip-address", { stringVal: "192.0.2.1" }],
    ],
  });
  assert.deepEqual(leaves, [
    ["nextHop", { networkInstance: "default", index: 7, replace: true, type: "direct", address: "192.0.2.1" }],
  ]);
  const container = decode({
    prefix: `${route}/fib-programming`,
    atomic: true,
    update: [["suppressed", { boolVal: true }]],
  });
  assert.deepEqual(
    container.map(([name]) => name),
    ["delete", "route"],
  );
  const list = decode({ prefix: `${table}/ipv4-unicast`, atomic: true });
  assert.deepEqual(list, [["delete", anyRoute]]);
  assert.deepEqual(decode({ prefix: route, atomic: true })[0]?.[0], "delete");
  assert.deepEqual(decode({ prefix: "/", atomic: true }), []);
});

test("deletes come before updates, and take the prefix", () => {
  const calls = decode({
    prefix: table,
    update: [["next-hop[index=1]", { ietf: { type: "discard" } }]],
    delete: ["next-hop[index=1]"],
  });
  assert.deepEqual(
    calls.map(([name]) => name),
    ["delete", "nextHop"],
  );
});

test("the kinds of responses", () => {
  const decoder = new ReferenceDecoder();
  assert.equal(decoder.decode(syncResponse, new Recorder()), "sync");
  assert.equal(decoder.decode(notification({}), new Recorder()), "update");
  assert.equal(decoder.decode(response({}), new Recorder()), "other");
  const recorder = new Recorder();
  assert.equal(decoder.decode(response({ error: { message: "no" } }), recorder), "other");
  assert.equal(recorder.calls[0]?.[1], "encoding");
});
