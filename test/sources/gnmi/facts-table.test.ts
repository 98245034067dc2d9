import assert from "node:assert/strict";
import { test } from "node:test";
import { formatPath, parsePath } from "../../../src/gnmi/path.ts";
import { noFacts } from "../../../src/model/target.ts";
import { allFactTrees, FactsTable, factPaths, maxFactEntries } from "../../../src/sources/gnmi/facts-table.ts";
import { onChangeRequest } from "../../../src/sources/gnmi/subscribe-request.ts";

const bgp = "/network-instance[name=default]/protocols/bgp/neighbor";
const zoned = `${bgp}[peer-address=fe80::1%ethernet-1/1.0]`;

test("facts: nothing said, nothing known", () => assert.deepEqual(new FactsTable().facts(), noFacts));

test("facts: a neighbour is the same as leaves, as an entry and in a whole tree", () => {
  const [leaves, entry, tree] = [new FactsTable(), new FactsTable(), new FactsTable()];
  leaves.update(parsePath(`${zoned}/session-state`), "active");
  leaves.update(parsePath(`${zoned}/peer-as`), "4200000000");
  leaves.update(parsePath(`${zoned}/peer-group`), "not read");
  entry.update(parsePath(zoned), { "session-state": "active", "peer-as": 4_200_000_000 });
  const neighbor = { "peer-address": "fe80::1%ethernet-1/1.0", "session-state": "active", "peer-as": 4_200_000_000 };
  tree.update([], {
    "srl_nokia-network-instance:network-instance": [
      { name: "default", protocols: { "srl_nokia-bgp:bgp": { neighbor: [neighbor] } } },
    ],
  });
  assert.equal(leaves.facts().bgpNeighbors[0]?.peerAs, 4_200_000_000);
  assert.deepEqual(entry.facts(), leaves.facts());
  assert.deepEqual(tree.facts(), leaves.facts());
});

test("facts: deletes of a leaf, an entry, a wildcard and an ancestor", () => {
  for (const [path, left] of [
    [`${zoned}/session-state`, 2],
    [zoned, 1],
    [`${bgp}[peer-address=*]`, 0],
    [bgp, 0],
    ["/network-instance[name=blue]", 2],
    ["/network-instance", 0],
    ["/", 0],
  ] as const) {
    const table = new FactsTable();
    table.update(parsePath(zoned), { "session-state": "active", "peer-as": 1 });
    table.update(parsePath(`${bgp}[peer-address=192.0.2.1]`), { "session-state": "established" });
    table.delete(parsePath(path));
    assert.equal(table.facts().bgpNeighbors.length, left, path);
  }
});

test("facts: an entry whose leaves went one by one is gone", () => {
  const neighbor = "/system/lldp/interface[name=ethernet-1/1]/neighbor[id=1A:2B:3C:00:00:01]";
  const table = new FactsTable();
  table.update(parsePath(neighbor), { "system-name": "worker1", "chassis-id": "1A:2B:3C:00:00:01" });
  table.delete(parsePath(`${neighbor}/system-name`));
  assert.equal(table.facts().lldpNeighbors.length, 1);
  table.delete(parsePath(`${neighbor}/chassis-id`));
  assert.deepEqual(table.facts(), noFacts);
});

test("facts: neighbours of both families, by subinterface", () => {
  const table = new FactsTable();
  const below = "/interface[name=irb1]/subinterface[index=10]";
  table.update(parsePath(`${below}/ipv4/srl_nokia-interfaces-nbr:arp/neighbor[ipv4-address=192.0.2.1]`), {
    "link-layer-address": "1a:2b:3c:00:00:01",
  });
  table.update(parsePath(`${below}/ipv6/neighbor-discovery/neighbor[ipv6-address=2001:db8::1]`), {
    "link-layer-address": "1A:2B:3C:00:00:02",
  });
  assert.deepEqual(
    table
      .facts()
      .arpEntries.map(({ subinterface, address, linkLayerAddress }) => [subinterface, address, linkLayerAddress]),
    [
      ["irb1.10", "192.0.2.1", "1A:2B:3C:00:00:01"],
      ["irb1.10", "2001:db8::1", "1A:2B:3C:00:00:02"],
    ],
  );
});

test("facts: bounded", () => {
  const table = new FactsTable();
  const arp = Array.from({ length: maxFactEntries + 5 }, (_, index) => ({
    "ipv4-address": `10.${index >> 16}.${(index >> 8) & 255}.${index & 255}`,
    "link-layer-address": "1A:2B:3C:00:00:01",
  }));
  table.update(parsePath("/interface[name=irb1]/subinterface[index=1]/ipv4/arp"), { neighbor: arp });
  assert.deepEqual([table.facts().arpEntries.length, table.dropped], [maxFactEntries, 5]);
});

test("facts: few paths, and of a BGP neighbour no more than leaves", () => {
  const paths = allFactTrees.flatMap(factPaths).map(formatPath);
  assert.ok(paths.length <= 36 && new Set(paths).size === paths.length);
  assert.ok(paths.filter((path) => path.includes("/bgp/")).every((path) => !path.endsWith("]")));
});

test("facts: what a neighbour tells of its families, its limits and the end of its session", () => {
  const table = new FactsTable();
  const leaf1 = `${bgp}[peer-address=192.0.2.1]`;
  table.update(parsePath(leaf1), {
    "session-state": "active",
    "last-event": "recvNotify",
    "afi-safi": [
      {
        "afi-safi-name": "srl_nokia-common:ipv4-unicast",
        "received-routes": 7,
        "active-routes": 5,
        "rejected-routes": 2,
        "ipv4-unicast": { "prefix-limit-received": { "prefix-limit-exceeded": true } },
      },
    ],
    "sent-messages": { "last-notification-error-code": "Hold Timer Expired", "last-notification-error-subcode": "" },
    "received-messages": {
      "last-notification-error-code": "Cease",
      "last-notification-error-subcode": "Administrative Shutdown",
    },
  });
  const [neighbor] = table.facts().bgpNeighbors;
  assert.deepEqual(neighbor?.families, {
    "ipv4-unicast": { receivedRoutes: 7, activeRoutes: 5, rejectedRoutes: 2, prefixLimitExceeded: true },
  });
  assert.deepEqual(neighbor?.lastNotification, {
    direction: "received",
    code: "Cease",
    subcode: "Administrative Shutdown",
  });
  table.delete(parsePath(leaf1));
  assert.deepEqual(table.facts(), noFacts);
});

test("facts: states of ports and subinterfaces, and the resources that are counted", () => {
  const table = new FactsTable();
  table.update(parsePath("/interface[name=ethernet-1/1]"), {
    "oper-state": "down",
    "oper-down-reason": "port-not-present",
  });
  table.update(parsePath("/network-instance[name=default]/interface[name=ethernet-1/1.0]"), {
    "oper-state": "down",
    "oper-down-reason": "subif-down",
  });
  const datapath = "/platform/linecard[slot=1]/forwarding-complex[name=0]/datapath/asic";
  table.update(parsePath(datapath), {
    resource: [
      { name: "srl_nokia-platform-datapath-resources:ip-lpm-ipv4-routes", "used-percent": 97 },
      { name: "srl_nokia-platform-datapath-resources:ip-lpm-routes" },
    ],
  });
  const { links, resources } = table.facts();
  assert.deepEqual(links, {
    "ethernet-1/1": { operState: "down", operDownReason: "port-not-present" },
    "ethernet-1/1.0": { operState: "down", operDownReason: "subif-down" },
  });
  assert.deepEqual(resources, [{ location: "complex-1.0", name: "ip-lpm-ipv4-routes", usedPercent: 97 }]);
});

test("facts: counters of the datapath are asked for once in a while, all else when it changes", () => {
  const { subscribe } = onChangeRequest(allFactTrees.flatMap(factPaths), "json_ietf");
  const sampled = subscribe?.subscription?.filter(({ mode }) => mode === 2) ?? [];
  assert.equal(sampled.length, 2);
  assert.ok(sampled.every(({ sampleInterval }) => Number(sampleInterval) === 60_000_000_000));
});
