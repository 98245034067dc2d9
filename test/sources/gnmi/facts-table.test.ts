import assert from "node:assert/strict";
import { test } from "node:test";
import { formatPath, parsePath } from "../../../src/gnmi/path.ts";
import { noFacts } from "../../../src/model/target.ts";
import { allFactTrees, FactsTable, factPaths, maxFactEntries } from "../../../src/sources/gnmi/facts-table.ts";

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

test("facts: few paths, and no counters among them", () => {
  const paths = allFactTrees.flatMap(factPaths).map(formatPath);
  assert.ok(paths.length <= 36 && new Set(paths).size === paths.length);
  assert.ok(paths.filter((path) => path.includes("/bgp/")).every((path) => !path.endsWith("]")));
});
