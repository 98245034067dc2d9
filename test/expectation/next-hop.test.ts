import assert from "node:assert/strict";
import { test } from "node:test";
import { NodeIndex, nextHops } from "../../src/expectation/next-hop.ts";
import { type NodeAddressOptions, nodeAddresses, rewrite } from "../../src/expectation/node-address.ts";
import type { IpAddress } from "../../src/model/address.ts";
import type { ClusterNode } from "../../src/model/cluster.ts";
import { ip, node } from "./cluster.ts";

const leaf4 = { name: "leaf1", address: ip("192.0.2.1") };
const leaf6 = { name: "leaf1-v6", address: ip("2001:db8::1") };

for (const { name, of, sources, options, peers, family, preferred, acceptable, kind } of [
  { name: "the only InternalIP", of: {}, preferred: "192.0.2.11", acceptable: ["192.0.2.11"] },
  {
    name: "the InternalIP nearest to the peer",
    of: { internalIPs: [ip("172.16.0.1"), ip("192.0.2.11")] },
    preferred: "192.0.2.11",
    acceptable: ["192.0.2.11", "172.16.0.1"],
  },
  {
    name: "an InternalIP near the peer of a host VRF",
    of: { internalIPs: [ip("172.16.0.1"), ip("192.0.2.11")] },
    peers: [{ ...leaf4, vrf: "storage" }],
    preferred: "192.0.2.11",
    acceptable: ["192.0.2.11", "172.16.0.1"],
  },
  {
    name: "two InternalIPs, none near the peer: equal",
    of: { internalIPs: [ip("172.16.0.1"), ip("172.17.0.1")] },
    acceptable: ["172.16.0.1", "172.17.0.1"],
  },
  {
    name: "config before annotation before source address",
    of: { annotations: { "kbutler.io/next-hop-ipv4": "10.2.0.1" } },
    sources: [ip("10.3.0.1")],
    options: { nodeNextHops: { "node-1": { ipv4: ["10.1.0.1"] } } },
    preferred: "10.1.0.1",
    acceptable: ["10.1.0.1", "10.2.0.1", "10.3.0.1", "192.0.2.11"],
  },
  {
    name: "a label in place of an annotation, by a key of one's own",
    of: { labels: { "example.net/bgp": "10.2.0.1" } },
    options: { nextHopKeys: ["example.net/bgp"] },
    preferred: "10.2.0.1",
    acceptable: ["10.2.0.1", "192.0.2.11"],
  },
  {
    name: "ExternalIP and hints of network plug-ins come last",
    of: {
      internalIPs: [],
      externalIPs: [ip("198.51.100.1")],
      annotations: {
        "projectcalico.org/IPv4Address": "10.4.0.1/24",
        "k8s.ovn.org/host-cidrs": '["10.5.0.1/24","fd00::5/64"]',
        "alpha.kubernetes.io/provided-node-ip": "10.6.0.1, fd00::6",
      },
    },
    preferred: "198.51.100.1",
    acceptable: ["198.51.100.1", "10.4.0.1", "10.5.0.1", "10.6.0.1"],
  },
  {
    name: "IPv6 over an IPv6 session",
    of: { internalIPs: [ip("192.0.2.11"), ip("2001:db8::11")] },
    peers: [leaf6],
    family: 6,
    preferred: "2001:db8::11",
    acceptable: ["2001:db8::11"],
  },
  {
    name: "IPv4 over an IPv6 session: any address of the node",
    of: { internalIPs: [ip("192.0.2.11"), ip("2001:db8::11")] },
    peers: [leaf6],
    preferred: "192.0.2.11",
    acceptable: ["192.0.2.11", "2001:db8::11"],
  },
  { name: "no address at all", of: { internalIPs: [] }, acceptable: [], kind: "unknown" },
  {
    name: "a host VRF whose addresses nobody tells",
    of: { internalIPs: [ip("172.16.0.1")] },
    peers: [{ ...leaf4, vrf: "storage" }],
    acceptable: ["172.16.0.1"],
    kind: "unknown",
  },
  {
    name: "unnumbered",
    of: {},
    peers: [{ name: "up", interface: "eth1" }],
    acceptable: ["192.0.2.11"],
    kind: "link-local",
  },
  {
    name: "a rewritten InternalIP: the other network first, its own still the node's",
    of: { internalIPs: [ip("192.168.0.7")] },
    options: { nextHopMap: [{ from: "192.168.0.0/24", to: "10.10.2.0/24" }] },
    preferred: "10.10.2.7",
    acceptable: ["10.10.2.7", "192.168.0.7"],
  },
] satisfies ReadonlyArray<{
  readonly name: string;
  readonly of: Partial<ClusterNode>;
  readonly sources?: readonly IpAddress[];
  readonly options?: NodeAddressOptions;
  readonly peers?: Parameters<typeof nextHops>[1];
  readonly family?: 4 | 6;
  readonly preferred?: string;
  readonly acceptable: readonly string[];
  readonly kind?: string;
}>) {
  test(`next hop: ${name}`, () => {
    const addresses = nodeAddresses(node("node-1", of), sources ?? [], options ?? {});
    const wanted = { acceptable, kind: kind ?? "address", ...(preferred === undefined ? {} : { preferred }) };
    assert.deepEqual(nextHops(addresses, peers ?? [leaf4], family ?? 4), wanted);
  });
}

for (const { name, address, rules, result } of [
  {
    name: "host bits are kept",
    address: "192.168.4.7",
    rules: [["192.168.4.0/22", "10.0.8.0/22"]],
    result: "10.0.8.7",
  },
  { name: "IPv6", address: "fd00:1::7", rules: [["fd00:1::/64", "fd00:2::/64"]], result: "fd00:2::7" },
  { name: "a single address", address: "10.0.0.1", rules: [["10.0.0.1/32", "10.9.0.9/32"]], result: "10.9.0.9" },
  { name: "everything", address: "10.0.0.1", rules: [["0.0.0.0/0", "0.0.0.0/0"]], result: "10.0.0.1" },
  {
    name: "a regular expression",
    address: "192.168.0.7",
    rules: [["/192\\.168\\.0\\.(\\d+)/", "10.10.2.$1"]],
    result: "10.10.2.7",
  },
  {
    name: "one that does not fit the whole address",
    address: "192.168.0.70",
    rules: [["/192\\.168\\.0\\.7/", "10.0.0.7"]],
  },
  { name: "lengths that differ", address: "10.0.0.1", rules: [["10.0.0.0/24", "10.1.0.0/16"]] },
  {
    name: "the first that fits",
    address: "10.0.0.1",
    rules: [
      ["10.1.0.0/24", "10.2.0.0/24"],
      ["10.0.0.0/24", "10.3.0.0/24"],
      ["10.0.0.0/8", "11.0.0.0/8"],
    ],
    result: "10.3.0.1",
  },
] satisfies ReadonlyArray<{
  readonly name: string;
  readonly address: string;
  readonly rules: readonly (readonly [string, string])[];
  readonly result?: string;
}>) {
  test(`rewrite: ${name}`, () => {
    assert.equal(
      rewrite(
        ip(address),
        rules.map(([from, to]) => ({ from, to })),
      ),
      result,
    );
  });
}

test("node index: an address of two nodes is nobody's, and both are told", () => {
  const nodes = [node("node-1"), node("node-2", { internalIPs: [ip("192.0.2.11"), ip("192.0.2.12")] })];
  const index = new NodeIndex(nodes, new Map(), new Map(), {});
  assert.equal(index.nodeOf(ip("192.0.2.11")), undefined);
  assert.equal(index.nodeOf(ip("192.0.2.12")), "node-2");
  assert.deepEqual(
    index.findings.map(({ node: name, reason }) => [name, reason]),
    [
      ["node-1", "ambiguous-node-address"],
      ["node-2", "ambiguous-node-address"],
    ],
  );
});

test("node index: an IPv4-mapped IPv6 address is the IPv4 address", () => {
  const index = new NodeIndex([node("node-1")], new Map(), new Map(), {});
  assert.equal(index.nodeOf(ip("::ffff:192.0.2.11")), "node-1");
});
