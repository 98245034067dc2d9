import assert from "node:assert/strict";
import { isIP } from "node:net";
import { test } from "node:test";
import fc from "fast-check";
import {
  addressWords,
  commonBits,
  compareAddresses,
  formatAddress,
  hostPrefix,
  type IpAddress,
  type IpPrefix,
  isLinkLocal,
  maskAddress,
  parseAddress,
  parsePrefix,
  prefixContains,
} from "../../src/model/address.ts";

for (const [text, canonical] of [
  ["192.0.2.1", "192.0.2.1"],
  ["2001:DB8:0:0:0:0:0:1", "2001:db8::1"],
  ["2001:db8:0:1:1:1:1:1", "2001:db8:0:1:1:1:1:1"], // one zero group is not shortened (RFC 5952, 4.2.2)
  ["2001:0:0:1:0:0:0:1", "2001:0:0:1::1"], // the longest run is (4.2.3)
  ["2001:db8:0:0:1:0:0:1", "2001:db8::1:0:0:1"], // the first of two equal runs (4.2.3)
  ["::", "::"],
  ["::1", "::1"],
  ["1::", "1::"],
  ["::ffff:192.0.2.1", "192.0.2.1"],
  ["::FFFF:C000:0201", "192.0.2.1"],
  ["64:ff9b::192.0.2.33", "64:ff9b::c000:221"],
  ["fe80::1%ethernet-1/1.0", "fe80::1%ethernet-1/1.0"],
] as const) {
  test(`address: ${text} is ${canonical}`, () => assert.equal(parseAddress(text), canonical));
}

for (const text of [
  "",
  "192.0.2",
  "192.0.2.256",
  "192.0.2.01",
  "192.0.2.1.1",
  " 192.0.2.1",
  "192.0.2.1%eth0",
  "fe80::1%",
  ":::",
  "1::2::3",
  "12345::",
  "1:2:3:4:5:6:7",
  "1:2:3:4:5:6:7:8:9",
  "1:2:3:4:5:6:7::8:9",
  "2001:db8::g",
  "192.0.2.1::1",
  "1A:2B:3C:00:00:01",
]) {
  test(`address: "${text}" is none`, () => assert.equal(parseAddress(text), undefined));
}

for (const [text, canonical] of [
  ["192.0.2.77/24", "192.0.2.0/24"],
  ["10.1.2.3/0", "0.0.0.0/0"],
  ["192.0.2.1/32", "192.0.2.1/32"],
  ["2001:db8:1:2::3/48", "2001:db8:1::/48"],
  ["2001:db8::1/128", "2001:db8::1/128"],
  ["::ffff:192.0.2.1/128", "::ffff:c000:201/128"],
  ["192.0.2.1/33", undefined],
  ["192.0.2.1/024", undefined],
  ["192.0.2.1", undefined],
  ["192.0.2.1/", undefined],
  ["2001:db8::/129", undefined],
] as const) {
  test(`prefix: ${text} is ${canonical}`, () => assert.equal(parsePrefix(text), canonical));
}

const ipv4 = fc.ipV4() as fc.Arbitrary<IpAddress>;
const ipv6 = fc
  .array(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 0xffff })), { minLength: 8, maxLength: 8 })
  .map((groups) => groups.map((group) => group.toString(16)).join(":"));

test("address: canonical text is a fixed point that the platform accepts, and words lose nothing", () => {
  fc.assert(
    fc.property(fc.oneof(ipv4, ipv6, fc.ipV6()), (text) => {
      const canonical = parseAddress(text);
      assert.ok(canonical);
      assert.notEqual(isIP(canonical), 0);
      assert.equal(parseAddress(canonical), canonical);
      assert.equal(formatAddress(addressWords(canonical)), canonical);
    }),
  );
});

test("prefix: an address lies in every prefix masked from it, and in its own host prefix", () => {
  fc.assert(
    fc.property(ipv6, fc.nat(128), (text, length) => {
      const address = parseAddress(text);
      assert.ok(address);
      if (address.includes(".")) return;
      const prefix = maskAddress(address, length);
      assert.equal(parsePrefix(prefix), prefix);
      assert.ok(prefixContains(prefix, address));
      assert.ok(prefixContains(hostPrefix(address), address));
    }),
  );
});

test("address: order is by family, then value", () => {
  const sorted = ["2001:db8::1", "10.0.0.2", "9.0.0.1", "::1"]
    .map((text) => parseAddress(text) as IpAddress)
    .sort(compareAddresses);
  assert.deepEqual(sorted, ["9.0.0.1", "10.0.0.2", "::1", "2001:db8::1"]);
});

test("address: common bits count from the left, within a family", () => {
  const bits = (a: string, b: string): number => commonBits(a as IpAddress, b as IpAddress);
  assert.equal(bits("10.0.0.1", "10.0.0.1"), 32);
  assert.equal(bits("10.0.0.1", "10.0.128.1"), 16);
  assert.equal(bits("10.0.0.1", "2001:db8::1"), 0);
  assert.equal(bits("2001:db8::1", "2001:db8::3"), 126);
});

test("address: link-local is fe80::/10", () => {
  assert.equal(isLinkLocal("fe80::1" as IpAddress), true);
  assert.equal(isLinkLocal("febf::1" as IpAddress), true);
  assert.equal(isLinkLocal("fec0::1" as IpAddress), false);
  assert.equal(isLinkLocal("10.0.0.1" as IpAddress), false);
  assert.equal(prefixContains("10.0.0.0/8" as IpPrefix, "2001:db8::1" as IpAddress), false);
});
