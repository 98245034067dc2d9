import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { PoolRanges } from "../../src/expectation/pool-ranges.ts";
import { type IpAddress, type IpPrefix, maskAddress, parsePrefix, prefixWords } from "../../src/model/address.ts";
import type { ClusterResources, ClusterView, ResourceName } from "../../src/model/cluster.ts";
import { WatchedRanges } from "../../src/state/watched-ranges.ts";

/** A cluster with these pools, and advertisements of these aggregation lengths. */
function view(addresses: readonly string[], lengths: readonly [number, number][] = []): ClusterView {
  const pool = { name: "production", addresses } as ClusterResources["ipaddresspools"];
  const advertisements = lengths.map(
    ([aggregationLength, aggregationLengthV6], index) =>
      ({ name: `a${index}`, aggregationLength, aggregationLengthV6 }) as ClusterResources["bgpadvertisements"],
  );
  const objects: { readonly [R in ResourceName]?: readonly ClusterResources[R][] } = {
    ipaddresspools: [pool],
    bgpadvertisements: advertisements,
  };
  return {
    cluster: "dc1",
    resource: (name) => ({
      state: "listed",
      message: "",
      sinceMs: 0,
      aliveMs: 0,
      objects: new Map((objects[name] ?? []).map((object) => [object.name, object])),
    }),
    slicesOf: () => [],
  };
}

const prefix = (text: string): IpPrefix => parsePrefix(text) ?? assert.fail(text);

for (const { name, pools, text, covered } of [
  { name: "a single address of a CIDR", pools: view(["192.0.2.0/24"]), text: "192.0.2.9/32", covered: true },
  { name: "the last of a range", pools: view(["192.0.2.5-192.0.2.9"]), text: "192.0.2.9/32", covered: true },
  { name: "one behind it", pools: view(["192.0.2.5-192.0.2.9"]), text: "192.0.2.10/32", covered: false },
  { name: "an aggregate nobody makes", pools: view(["192.0.2.0/24"]), text: "192.0.2.0/25", covered: false },
  { name: "an aggregate", pools: view(["192.0.2.0/24"], [[24, 128]]), text: "192.0.2.0/24", covered: true },
  { name: "one wider than the pool", pools: view(["192.0.2.0/24"], [[16, 128]]), text: "192.0.0.0/16", covered: false },
  { name: "an address of IPv6", pools: view(["2001:db8::/64"]), text: "2001:db8::1/128", covered: true },
  { name: "no pool that can be read", pools: view(["something"]), text: "192.0.2.9/32", covered: false },
]) {
  test(`pool ranges: ${name}`, () => assert.equal(new PoolRanges(pools).covers(prefix(text)), covered));
}

test("pool ranges: what they cover is what the state watches for them", () => {
  const octet = fc.nat(15);
  fc.assert(
    fc.property(
      octet,
      octet,
      octet,
      fc.integer({ min: 26, max: 32 }),
      fc.integer({ min: 26, max: 32 }),
      (a, b, c, n, m) => {
        const range = `192.0.2.${Math.min(a, b)}-192.0.2.${Math.max(a, b)}`;
        const pools = new PoolRanges(view([range], [[m, 128]]));
        const watched = new WatchedRanges();
        watched.set("dc1", pools.ranges);
        const one = maskAddress(`192.0.2.${c}` as IpAddress, n);
        assert.equal(pools.covers(one), watched.covers(prefixWords(one)));
      },
    ),
  );
});
