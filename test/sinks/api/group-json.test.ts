import assert from "node:assert/strict";
import { test } from "node:test";
import type { IpAddress } from "../../../src/model/address.ts";
import { groupJson } from "../../../src/sinks/api/group-json.ts";
import { fib, group, hop, route, vip } from "../../verdict/world.ts";

test("group: the chain behind each next hop, its faults in words, and the backups", () => {
  const end = { index: 4199, type: "direct", address: "10.0.0.1" as IpAddress, subinterface: "ethernet-1/5.0" };
  const fault = { kind: "failed", level: 1, list: "next-hop-group", index: 4200, detail: "complex-1.0" } as const;
  const broken = hop("10.0.0.1", {
    index: "18446744073709551615",
    resolvedBy: [end],
    resolving: { kind: "route", prefix: "10.0.0.0/24", type: "local", owner: "net_inst_mgr", nextHopGroup: 4200 },
    resolution: { forwards: false, faults: [fault] },
  });
  const programming = { state: "failed", locations: ["complex-1.0"] } as const;
  const view = fib({ routes: [route()], group: group([broken], { programming, backups: [hop("10.0.0.2")] }) });
  const json = groupJson(view, "default", vip);
  assert.deepEqual([json?.index, json?.programming], ["7", programming]);
  assert.deepEqual(json?.nextHops, [
    {
      index: "18446744073709551615",
      type: "indirect",
      address: "10.0.0.1",
      subinterface: null,
      resolved: "true",
      resourceAllocationFailed: false,
      resolvingKind: "route",
      resolvingPrefix: "10.0.0.0/24",
      resolvingGroup: "4200",
      resolvedBy: [{ ...end, index: "4199" }],
      forwards: false,
      faults: ["resolution level 1: next-hop-group 4200 failed at complex-1.0"],
    },
  ]);
  assert.deepEqual(
    json?.backups.map(({ address, forwards, faults }) => [address, forwards, faults]),
    [["10.0.0.2", true, []]],
  );
});

test("group: a prefix without a route has none", () => {
  assert.equal(groupJson(fib(), "default", vip), null);
});
