import assert from "node:assert/strict";
import { test } from "node:test";
import { allFactTrees } from "../../../src/sources/gnmi/facts-table.ts";
import { ManualClock } from "../../state/manual-clock.ts";
import { fail, invalid, startFakeTarget, type TargetCall } from "./fake-target.ts";
import { notification, syncResponse } from "./messages.ts";
import { isFacts, pathsOf, running, target, until, wholeFib } from "./running.ts";

const neighbor = "/network-instance[name=default]/protocols/srl_nokia-bgp:bgp/neighbor[peer-address=192.0.2.1]";
const arp = "/interface[name=ethernet-1/1]/subinterface[index=0]/ipv4/arp/neighbor[ipv4-address=192.0.2.1]";

test("facts come from a subscription of their own, coalesced, as a whole", async () => {
  let facts: TargetCall | undefined;
  await using leaf = await startFakeTarget({
    onSubscribe: (call, list) => {
      if (!isFacts(list)) return wholeFib(call, list);
      facts = call;
      call.write(
        notification({
          update: [
            [neighbor, { ietf: { "session-state": "established" } }],
            [`${neighbor}/peer-as`, { uintVal: 65_001 }],
            ["/system", { ietf: { "srl_nokia-system-info:information": { version: "v25.3.2" } } }],
            ["/system/name/host-name", { stringVal: "leaf1" }],
            [
              "/system/lldp/interface[name=ethernet-1/1]/neighbor[id=1A:2B:3C:00:00:01]",
              { ietf: { "system-name": "worker1", "chassis-id": "1A:2B:3C:00:00:01" } },
            ],
            [arp, { ietf: { "link-layer-address": "1a:2b:3c:00:00:01" } }],
            ["/network-instance[name=blue]/interface[name=ethernet-1/1.0]", { ietf: { "oper-state": "up" } }],
          ],
        }),
      );
      call.write(syncResponse);
    },
  });
  const clock = new ManualClock();
  await using session = running(target(leaf.port), { factsFor: undefined, clock });
  const told = () => session.recorder.of("facts").map(([, facts]) => facts);
  await until("facts", async () => {
    await clock.advance(250);
    return told().length === 1;
  });
  assert.deepEqual(told()[0], {
    softwareVersion: "v25.3.2",
    hostName: "leaf1",
    bgpNeighbors: [
      {
        networkInstance: "default",
        peerAddress: "192.0.2.1",
        sessionState: "established",
        peerAs: 65_001,
        lastEvent: undefined,
        lastEstablished: undefined,
      },
    ],
    lldpNeighbors: [{ interface: "ethernet-1/1", systemName: "worker1", chassisId: "1A:2B:3C:00:00:01" }],
    arpEntries: [{ subinterface: "ethernet-1/1.0", address: "192.0.2.1", linkLayerAddress: "1A:2B:3C:00:00:01" }],
    subinterfaces: { "ethernet-1/1.0": "blue" },
    links: { "ethernet-1/1.0": { operState: "up", operDownReason: undefined } },
    told: allFactTrees,
  });
  facts?.write(notification({ delete: [neighbor, "/interface[name=ethernet-1/1]"] }));
  facts?.write(notification({ delete: ["/network-instance[name=blue]"] }));
  facts?.write(Buffer.from([0xff])); // once it is told, what came before it has been read
  await until("both changes", () => session.recorder.of("malformed").length === 1);
  assert.equal(told().length, 1, "no time has passed");
  await clock.advance(250);
  assert.equal(told().length, 2);
  const after = told()[1];
  assert.deepEqual([after?.bgpNeighbors, after?.arpEntries, after?.subinterfaces], [[], [], {}]);
  assert.equal(leaf.open, 2);
});

for (const { name, details } of [
  { name: "with its name", details: "Path not valid - unknown element 'lldp'. Options are [aaa, dns]" },
  { name: "without words", details: "no" },
]) {
  test(`a tree of facts that the target refuses ${name} is left out, and the FIB stays`, async () => {
    const asked: string[][] = [];
    await using leaf = await startFakeTarget({
      onSubscribe: (call, list) => {
        if (!isFacts(list)) return wholeFib(call, list);
        asked.push(pathsOf(list));
        if (pathsOf(list).some((path) => path.includes("/lldp/"))) return fail(call, invalid, details);
        call.write(notification({ update: [["/system/name/host-name", { stringVal: "leaf1" }]] }));
        call.write(syncResponse);
      },
    });
    await using session = running(target(leaf.port), { factsFor: undefined });
    await until("facts", () => session.recorder.of("facts").length === 1);
    assert.deepEqual(session.recorder.names, ["sessionOpened", "nextHop", "synced", "facts"]);
    assert.deepEqual(
      session.recorder.of("facts")[0]?.[1]?.told,
      allFactTrees.filter((tree) => tree !== "lldp"),
    );
    assert.ok(asked.at(-1)?.some((path) => path.includes("/bgp/")));
    assert.ok(asked.at(-1)?.some((path) => path.includes("/arp/")));
    await until("no more than two calls", () => leaf.open === 2);
  });
}
