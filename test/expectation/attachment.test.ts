import assert from "node:assert/strict";
import { test } from "node:test";
import { Attacher } from "../../src/expectation/attacher.ts";
import { AttachmentIndex, linkLocals } from "../../src/expectation/attachment.ts";
import type { AttachmentMemory } from "../../src/expectation/attachment-memory.ts";
import type { AttachmentOptions, AttachmentTarget } from "../../src/expectation/attachment-rules.ts";
import { expectAll } from "../../src/expectation/expect.ts";
import type { IpPrefix } from "../../src/model/address.ts";
import type { BgpPeer, ClusterEvent, ClusterNode } from "../../src/model/cluster.ts";
import type { FibView, OwnAddress } from "../../src/model/fib.ts";
import type { Snapshot } from "../../src/model/snapshot.ts";
import { noFacts, type TargetFacts } from "../../src/model/target.ts";
import {
  advertisement,
  emptyCluster,
  endpoint,
  ip,
  label,
  node,
  peer,
  pool,
  service,
  slice,
  upsert,
} from "./cluster.ts";

const web = "203.0.113.10/32" as IpPrefix;

interface World {
  readonly nodes?: readonly ClusterNode[];
  readonly peers?: readonly BgpPeer[];
  readonly policy?: "Cluster" | "Local";
  readonly on?: readonly string[];
  readonly more?: readonly ClusterEvent[];
}

/** Expectations of a small cluster. */
function cluster({ nodes, peers, policy, on, more }: World = {}) {
  const table = emptyCluster();
  const events = [
    ...(nodes ?? [node("node-1"), node("node-2")]).map((one) => upsert("nodes", one)),
    ...(peers ?? [peer("leaf1", "192.0.2.1")]).map((one) => upsert("bgppeers", one)),
    upsert("ipaddresspools", pool("main", ["203.0.113.0/24"])),
    upsert("bgpadvertisements", advertisement("main")),
    upsert("services", service("web", ["203.0.113.10"], { externalTrafficPolicy: policy ?? "Cluster" })),
    upsert(
      "endpointslices",
      slice(
        "web",
        (on ?? ["node-1"]).map((name) => endpoint(name)),
      ),
    ),
    ...(more ?? []),
  ];
  for (const event of events) table.apply(event);
  return expectAll(table.view(), {}, 1_000);
}

function leaf(name: string, own: readonly string[] = [], facts: Partial<TargetFacts> = {}): AttachmentTarget {
  return {
    name,
    networkInstances: ["default"],
    ownAddresses: own.map((address) => ({ networkInstance: "default", address: ip(address) })),
    facts: { ...noFacts, ...facts },
  };
}

/** A snapshot of one leaf, of whose FIB only the switch's own addresses matter. */
function snapshotOf(name: string, own: readonly OwnAddress[], facts: TargetFacts): Snapshot {
  const fib: FibView = {
    target: name,
    freshness: "synced",
    staleReason: undefined,
    sinceMs: 0,
    lastUpdateMs: undefined,
    networkInstances: ["default"],
    routes: () => [],
    activeRoute: () => undefined,
    longestMatch: () => undefined,
    nextHopGroup: () => undefined,
    ownAddresses: () => [...own],
    allRoutes: () => [],
    watchedPrefixes: () => [],
    counts: { routes: 0, nextHopGroups: 0, nextHops: 0 },
  };
  const session = {
    address: "",
    encoding: undefined,
    gnmiVersion: undefined,
    sessions: 1,
    lastError: undefined,
    lastErrorMs: undefined,
    syncedSinceMs: 0,
    messages: 0,
    bytes: 0,
    updates: 0,
    deletes: 0,
    malformed: {},
    switchTimeMs: undefined,
  };
  return { nowMs: 1_000, targets: new Map([[name, { name, fib, facts, session }]]), clusters: new Map() };
}

/** One line for each leaf: `leaf1 node-1:peer-address reach`. */
function attached(world: World, leaves: readonly AttachmentTarget[], options: AttachmentOptions = {}): string[] {
  const expectations = cluster(world);
  const expected = expectations.prefixes.get(web);
  if (expected === undefined) throw new Error("nothing is expected");
  return new AttachmentIndex(leaves, expectations, options).targetExpectations(expected).map((one) => {
    const rows = one.direct.map(
      ({ expectation, attachmentSource, group }) =>
        `${expectation.node}:${attachmentSource}${group ? `(${group.join("|")})` : ""}`,
    );
    return [`${one.target}/${one.networkInstance}`, ...rows, ...(one.reachable ? ["reach"] : [])].join(" ");
  });
}

const rackA = node("node-1", { labels: { rack: "a" } });
const rackB = node("node-2", { labels: { rack: "b" } });
const ownRack = [
  peer("leaf1", "192.0.2.1", { nodeSelectors: [label("rack", "a")] }),
  peer("leaf2", "192.0.2.2", { nodeSelectors: [label("rack", "b")] }),
];
const neighbor = (peerAddress: string, sessionState = "established", networkInstance = "default") => ({
  networkInstance,
  peerAddress,
  sessionState,
  peerAs: 64512,
});
const subinterfaces = { "ethernet-1/1.0": "default", "irb1.1": "default" };

for (const { name, world, leaves, options, result } of [
  {
    name: "1 config: by name, each leaf",
    leaves: [leaf("leaf1", ["192.0.2.1"]), leaf("leaf2"), leaf("leaf3")],
    options: { attachments: [{ nodes: ["node-1"], leaves: ["leaf2", "leaf3"] }] },
    result: [
      "leaf1/default node-2:peer-address reach",
      "leaf2/default node-1:config reach",
      "leaf3/default node-1:config reach",
    ],
  },
  {
    name: "1 config: by labels, in a network instance of its own",
    world: { nodes: [rackA, rackB] },
    leaves: [leaf("leaf1"), leaf("leaf2")],
    options: { attachments: [{ nodeLabels: { rack: "a" }, leaves: ["leaf1"], networkInstance: "tenant" }] },
    result: ["leaf1/tenant node-1:config reach"],
  },
  {
    name: "2 peer address: each rack its leaf, and the prefix everywhere",
    world: { nodes: [rackA, rackB], peers: ownRack },
    leaves: [leaf("leaf1", ["192.0.2.1"]), leaf("leaf2", ["192.0.2.2"]), leaf("leaf3", ["192.0.2.3"])],
    result: [
      "leaf1/default node-1:peer-address reach",
      "leaf2/default node-2:peer-address reach",
      "leaf3/default reach",
    ],
  },
  {
    name: "2 peer address: dual-homed on layer 3, both leaves",
    world: { nodes: [rackA], peers: [peer("leaf1", "192.0.2.1"), peer("leaf2", "192.0.2.2")] },
    leaves: [leaf("leaf1", ["192.0.2.1"]), leaf("leaf2", ["192.0.2.2"])],
    result: ["leaf1/default node-1:peer-address reach", "leaf2/default node-1:peer-address reach"],
  },
  {
    name: "3 peer group: an anycast gateway",
    world: { nodes: [rackA] },
    leaves: [leaf("leaf1", ["192.0.2.1"]), leaf("leaf2", ["192.0.2.1"]), leaf("leaf3", ["192.0.2.3"])],
    result: [
      "leaf1/default node-1:peer-group(leaf1|leaf2) reach",
      "leaf2/default node-1:peer-group(leaf1|leaf2) reach",
      "leaf3/default reach",
    ],
  },
  {
    name: "2 before 3: a leaf of its own wins over the anycast one",
    world: { nodes: [rackA], peers: [peer("gw", "192.0.2.1"), peer("own", "192.0.2.2")] },
    leaves: [leaf("leaf1", ["192.0.2.1", "192.0.2.2"]), leaf("leaf2", ["192.0.2.1"])],
    result: ["leaf1/default node-1:peer-address reach", "leaf2/default reach"],
  },
  {
    name: "4 BGP neighbour in any state: a route server is the peer, the leaf has the session",
    world: { nodes: [rackA], peers: [peer("rs", "198.51.100.1")] },
    leaves: [leaf("leaf1", [], { bgpNeighbors: [neighbor("192.0.2.11", "active")] }), leaf("leaf2")],
    result: ["leaf1/default node-1:bgp-neighbor reach", "leaf2/default reach"],
  },
  {
    name: "4 BGP neighbour on two leaves for one session: a group",
    world: { nodes: [rackA], peers: [peer("rs", "198.51.100.1")] },
    leaves: ["leaf1", "leaf2"].map((name) => leaf(name, [], { bgpNeighbors: [neighbor("192.0.2.11")] })),
    result: [
      "leaf1/default node-1:bgp-neighbor(leaf1|leaf2) reach",
      "leaf2/default node-1:bgp-neighbor(leaf1|leaf2) reach",
    ],
  },
  {
    name: "4 BGP neighbour on two leaves for two sessions: both",
    world: { nodes: [rackA], peers: [peer("a", "198.51.100.1"), peer("b", "198.51.100.2")] },
    leaves: ["leaf1", "leaf2"].map((name) => leaf(name, [], { bgpNeighbors: [neighbor("192.0.2.11")] })),
    result: ["leaf1/default node-1:bgp-neighbor reach", "leaf2/default node-1:bgp-neighbor reach"],
  },
  {
    name: "5 unnumbered: by LLDP, with the full name on the wire",
    world: { nodes: [rackA], peers: [peer("up", undefined, { interface: "eth1" })] },
    leaves: [
      leaf("leaf1", [], {
        subinterfaces,
        lldpNeighbors: [{ interface: "ethernet-1/1", systemName: "node-1.example.net", chassisId: undefined }],
      }),
    ],
    result: ["leaf1/default node-1:unnumbered reach"],
  },
  {
    name: "5 unnumbered: by the MAC of a link-local neighbour",
    world: { nodes: [rackA], peers: [peer("up", undefined, { interface: "eth1" })] },
    leaves: [
      leaf("leaf1", [], {
        subinterfaces,
        arpEntries: [
          { subinterface: "irb1.1", address: "192.0.2.11", linkLayerAddress: "02:00:00:00:00:11" },
          { subinterface: "ethernet-1/1.0", address: "fe80::11", linkLayerAddress: "02:00:00:00:00:11" },
        ],
      }),
    ],
    result: ["leaf1/default node-1:unnumbered reach"],
  },
  {
    name: "6 ARP on a link of the leaf; what an irb learned by EVPN does not count",
    world: { nodes: [rackA], peers: [peer("rs", "198.51.100.1")] },
    leaves: [
      leaf("leaf1", [], {
        subinterfaces,
        arpEntries: [{ subinterface: "ethernet-1/1.0", address: "192.0.2.11", linkLayerAddress: "02:00:00:00:00:11" }],
      }),
      leaf("leaf2", [], {
        subinterfaces,
        arpEntries: [{ subinterface: "irb1.1", address: "192.0.2.11", linkLayerAddress: undefined, origin: "evpn" }],
      }),
      leaf("leaf3", [], {
        subinterfaces,
        arpEntries: [{ subinterface: "irb1.1", address: "192.0.2.11", linkLayerAddress: undefined }],
      }),
    ],
    result: ["leaf1/default node-1:arp-nd reach", "leaf2/default reach", "leaf3/default reach"],
  },
  {
    name: "7 label: two leaves of a rack for one session are a group",
    world: { nodes: [rackA], peers: [peer("rs", "198.51.100.1")] },
    leaves: [leaf("leaf1"), leaf("leaf2"), leaf("leaf3")],
    options: { labelToLeaves: { "rack=a": ["leaf1", "leaf2"], "rack=b": ["leaf3"] } },
    result: [
      "leaf1/default node-1:label(leaf1|leaf2) reach",
      "leaf2/default node-1:label(leaf1|leaf2) reach",
      "leaf3/default reach",
    ],
  },
  {
    name: "8 unattached: nothing is missing on any leaf",
    world: { nodes: [rackA], peers: [peer("rs", "198.51.100.1")] },
    leaves: [leaf("leaf1"), leaf("leaf2")],
    result: ["leaf1/default node-1:unattached", "leaf2/default node-1:unattached"],
  },
  {
    name: "8 all targets, if so configured",
    world: { nodes: [rackA], peers: [peer("rs", "198.51.100.1")] },
    leaves: [leaf("leaf1"), leaf("leaf2")],
    options: { fallback: "all-targets" },
    result: ["leaf1/default node-1:all-targets reach", "leaf2/default node-1:all-targets reach"],
  },
  {
    name: "a node that is only uncertain makes no leaf hold the prefix",
    world: { nodes: [node("node-1", { ready: "Unknown" })] },
    leaves: [leaf("leaf1", ["192.0.2.1"]), leaf("leaf2", ["192.0.2.2"])],
    result: ["leaf1/default node-1:peer-address"],
  },
  {
    name: "an address a leaf owns in two network instances: where the node is its neighbour",
    world: { nodes: [rackA] },
    leaves: [
      {
        ...leaf("leaf1", [], { bgpNeighbors: [neighbor("192.0.2.11", "established", "tenant")] }),
        networkInstances: ["default", "tenant"],
        ownAddresses: ["default", "tenant"].map((networkInstance) => ({ networkInstance, address: ip("192.0.2.1") })),
      },
    ],
    result: ["leaf1/tenant node-1:peer-address reach"],
  },
] satisfies ReadonlyArray<{
  readonly name: string;
  readonly world?: World;
  readonly leaves: readonly AttachmentTarget[];
  readonly options?: AttachmentOptions;
  readonly result: readonly string[];
}>) {
  test(`attachment: ${name}`, () => assert.deepEqual(attached(world ?? {}, leaves, options), result));
}

test("attachment: a prefix that must not be there is looked for where the cluster's nodes are attached", () => {
  const expectations = cluster({ nodes: [rackA], on: [] });
  const expected = expectations.prefixes.get(web);
  assert.ok(expected);
  const leaves = [
    { ...leaf("leaf1", ["192.0.2.1"]), networkInstances: ["default", "tenant"] },
    { ...leaf("leaf2"), networkInstances: ["default", "tenant"] },
  ];
  const index = new AttachmentIndex(leaves, expectations, {});
  assert.deepEqual(
    index.targetExpectations(expected).map(({ target, networkInstance, direct, reachable, nonExpectations }) => ({
      at: `${target}/${networkInstance}`,
      direct,
      reachable,
      nonExpectations,
    })),
    ["leaf1/default", "leaf2/default"].map((at) => ({
      at,
      direct: [],
      reachable: false,
      nonExpectations: [{ prefix: web, node: "*", reason: "noEndpoints" }],
    })),
  );
});

test("attachment: a link-local next hop is found on the node's own leaf", () => {
  const expectations = cluster({ nodes: [rackA], peers: [peer("up", undefined, { interface: "eth1" })] });
  const expected = expectations.prefixes.get(web);
  assert.ok(expected);
  const arpEntries = [
    { subinterface: "ethernet-1/1.0", address: "192.0.2.11", linkLayerAddress: "02:00:00:00:00:11" },
    { subinterface: "ethernet-1/1.0", address: "fe80::11", linkLayerAddress: "02:00:00:00:00:11" },
    { subinterface: "ethernet-1/2.0", address: "fe80::12", linkLayerAddress: "02:00:00:00:00:12" },
  ];
  const index = new AttachmentIndex([leaf("leaf1", [], { subinterfaces, arpEntries })], expectations, {});
  const [direct] = index.targetExpectations(expected)[0]?.direct ?? [];
  assert.deepEqual(direct?.expectation.nextHops, {
    acceptable: ["192.0.2.11", "fe80::11%ethernet-1/1.0", "fe80::11"],
    kind: "link-local",
    preferred: "fe80::11%ethernet-1/1.0",
  });
});

test("attachment: one link-local address on two links is known only with its link", () => {
  const identity = { name: "node-1", hostname: undefined, labels: {}, addresses: [ip("192.0.2.11")], peers: [] };
  const arpEntries = [
    { subinterface: "ethernet-1/1.0", address: "192.0.2.11", linkLayerAddress: "02:00:00:00:00:11" },
    { subinterface: "ethernet-1/1.0", address: "fe80::1", linkLayerAddress: "02:00:00:00:00:11" },
    { subinterface: "ethernet-1/2.0", address: "fe80::1", linkLayerAddress: "02:00:00:00:00:12" },
  ];
  assert.deepEqual(linkLocals(identity, leaf("leaf1", [], { subinterfaces, arpEntries })), ["fe80::1%ethernet-1/1.0"]);
});

const unowned = { nodes: [rackA], peers: [peer("rs", "198.51.100.1")] };

/** What a leaf after leaf says, each index going on with the memory of the one before: the last of them. */
function rowsAfter(steps: readonly (readonly AttachmentTarget[])[], world: World = unowned): string[] {
  const expectations = cluster(world);
  const expected = expectations.prefixes.get(web);
  assert.ok(expected);
  let memory: AttachmentMemory = new Map();
  let rows: string[] = [];
  for (const leaves of steps) {
    const index = new AttachmentIndex(leaves, expectations, {}, memory);
    memory = index.memory;
    rows = index
      .targetExpectations(expected)
      .flatMap(({ target, direct }) => direct.map(({ attachmentSource }) => `${target} ${attachmentSource}`));
  }
  return rows;
}

const seen = (name: string) => leaf(name, [], { bgpNeighbors: [neighbor("192.0.2.11")] });
const twoSessions = { nodes: [rackA], peers: [peer("a", "198.51.100.1"), peer("b", "198.51.100.2")] };

for (const { name, world, steps, rows } of [
  {
    name: "a dynamic neighbour that goes with its session leaves the node where it was",
    steps: [
      [seen("leaf1"), leaf("leaf2")],
      [leaf("leaf1"), leaf("leaf2")],
    ],
    rows: ["leaf1 remembered"],
  },
  {
    name: "of two sessions the lost one is still asked for",
    world: twoSessions,
    steps: [
      [seen("leaf1"), seen("leaf2")],
      [seen("leaf1"), leaf("leaf2")],
    ],
    rows: ["leaf1 bgp-neighbor", "leaf2 remembered"],
  },
  {
    name: "a node that turns up at another leaf has moved",
    steps: [
      [seen("leaf1"), leaf("leaf2")],
      [leaf("leaf1"), seen("leaf2")],
    ],
    rows: ["leaf2 bgp-neighbor"],
  },
  {
    name: "a surer rule takes the place of what a weaker one learnt",
    steps: [
      ["leaf1", "leaf2"].map((at) =>
        leaf(at, [], {
          subinterfaces,
          arpEntries: [{ subinterface: "ethernet-1/1.0", address: "192.0.2.11", linkLayerAddress: undefined }],
        }),
      ),
      [seen("leaf1"), leaf("leaf2")],
    ],
    rows: ["leaf1 bgp-neighbor"],
  },
  {
    name: "a leaf that is no target any more is forgotten",
    steps: [[seen("leaf1"), leaf("leaf2")], [leaf("leaf2")]],
    rows: ["leaf2 unattached"],
  },
] satisfies readonly {
  name: string;
  world?: World;
  steps: readonly (readonly AttachmentTarget[])[];
  rows: readonly string[];
}[]) {
  test(`attachment memory: ${name}`, () => assert.deepEqual(rowsAfter(steps, world), rows));
}

test("attachment memory: a node that is gone is forgotten; a cluster that tells no nodes forgets none", () => {
  const leaves = [seen("leaf1")];
  const { memory } = new AttachmentIndex(leaves, cluster(unowned), {});
  assert.deepEqual([...memory.keys()], ["node-1"]);
  const others = cluster({ ...unowned, nodes: [rackB], on: ["node-2"] });
  assert.deepEqual(new AttachmentIndex([leaf("leaf1")], others, {}, memory).memory, new Map());
  const untold = cluster({ ...unowned, nodes: [], on: [] });
  assert.equal(new AttachmentIndex([leaf("leaf1")], untold, {}, memory).memory, memory);
});

/** Leaves that may have the session instead, by leaf. */
function sharing(leaves: readonly AttachmentTarget[], world: World = { nodes: [rackA] }, memory?: AttachmentMemory) {
  const expectations = cluster(world);
  const expected = expectations.prefixes.get(web);
  assert.ok(expected);
  const rows = new AttachmentIndex(leaves, expectations, {}, memory).targetExpectations(expected);
  return rows.flatMap(({ target, direct }) => direct.map(({ mayShare }) => [target, ...(mayShare ?? [])].join(" ? ")));
}

test("attachment: as long as a leaf has told nothing, it may own any peer address too", () => {
  const silent: AttachmentTarget = { ...leaf("leaf1"), unheard: true };
  assert.deepEqual(sharing([silent, leaf("leaf2", ["192.0.2.1"])]), ["leaf2 ? leaf1"]);
  assert.deepEqual(sharing([silent, leaf("leaf2", ["192.0.2.1"]), leaf("leaf3", ["192.0.2.1"])]), [
    "leaf2 ? leaf1",
    "leaf3 ? leaf1",
  ]);
  assert.deepEqual(sharing([leaf("leaf1"), leaf("leaf2", ["192.0.2.1"])]), ["leaf2"], "it told, and owns it not");
});

test("attachment: a BGP neighbour, there or remembered, proves that no leaf unheard of has the session", () => {
  const silent: AttachmentTarget = { ...leaf("leaf1"), unheard: true };
  const owner = leaf("leaf2", ["192.0.2.1"], { bgpNeighbors: [neighbor("192.0.2.11", "active")] });
  assert.deepEqual(sharing([silent, owner]), ["leaf2"]);
  const { memory } = new AttachmentIndex([silent, owner], cluster({ nodes: [rackA] }), {});
  assert.deepEqual(sharing([silent, leaf("leaf2", ["192.0.2.1"])], { nodes: [rackA] }, memory), ["leaf2"]);
});

test("attachment: an attacher remembers from round to round", () => {
  const expectations = cluster(unowned);
  const attacher = new Attacher({});
  const source = (facts: TargetFacts) =>
    attacher.attach(expectations, web, snapshotOf("leaf1", [], facts))[0]?.direct[0]?.attachmentSource;
  assert.equal(source({ ...noFacts, bgpNeighbors: [neighbor("192.0.2.11")] }), "bgp-neighbor");
  assert.equal(source({ ...noFacts }), "remembered");
});

const inVrf = { nodes: [rackA], peers: [peer("red", "10.9.0.1", { vrf: "red" })] };

/** The node's row on its leaf: kind, confidence, next hops, and whether nobody tells its address. */
function placed(facts: Partial<TargetFacts>, world: World = inVrf): string {
  const expectations = cluster(world);
  const expected = expectations.prefixes.get(web);
  assert.ok(expected);
  const [at] = new AttachmentIndex([leaf("leaf1", ["10.9.0.1"], facts)], expectations, {}).targetExpectations(expected);
  const [row] = at?.direct ?? [];
  const { kind, acceptable, preferred } = row?.expectation.nextHops ?? {};
  const told = [
    kind,
    row?.expectation.confidence,
    preferred,
    `[${acceptable?.join(" ")}]`,
    row?.unplaced && "unplaced",
  ];
  return [...told, at?.reachable && "reach"].filter(Boolean).join(" ");
}

const macs = (linkLayerAddress: string) => ({
  bgpNeighbors: [neighbor("10.9.0.11"), neighbor("10.9.0.12")],
  arpEntries: [
    { subinterface: "ethernet-1/1.0", address: "192.0.2.11", linkLayerAddress: "02:00:00:00:00:11" },
    { subinterface: "ethernet-1/1.9", address: "10.9.0.11", linkLayerAddress },
  ],
});

for (const { name, world, facts, row } of [
  {
    name: "a host VRF whose address nobody tells is not firm, but the prefix is asked for",
    facts: { bgpNeighbors: [neighbor("10.9.0.11")] },
    row: "unknown uncertain [192.0.2.11] unplaced reach",
  },
  {
    name: "a neighbour with the MAC of the node is the node",
    facts: macs("02:00:00:00:00:11"),
    row: "address firm 10.9.0.11 [192.0.2.11 10.9.0.11] reach",
  },
  {
    name: "a neighbour of another MAC is not",
    facts: macs("02:00:00:00:00:12"),
    row: "unknown uncertain [192.0.2.11] unplaced reach",
  },
  {
    name: "a neighbour on the link that LLDP says is the node's",
    facts: {
      subinterfaces,
      bgpNeighbors: [neighbor("10.9.0.11")],
      lldpNeighbors: [{ interface: "ethernet-1/1", systemName: "node-1", chassisId: undefined }],
      arpEntries: [{ subinterface: "ethernet-1/1.0", address: "10.9.0.11", linkLayerAddress: undefined }],
    },
    row: "address firm 10.9.0.11 [192.0.2.11 10.9.0.11] reach",
  },
  {
    name: "of several addresses the one it speaks from",
    world: {
      nodes: [node("node-1", { internalIPs: [ip("172.16.0.1"), ip("172.17.0.1")] })],
      peers: [peer("p", "10.9.0.1")],
    },
    facts: { bgpNeighbors: [neighbor("172.17.0.1")] },
    row: "address firm 172.17.0.1 [172.16.0.1 172.17.0.1] reach",
  },
  {
    name: "but what somebody named is preferred",
    world: {
      nodes: [node("node-1", { annotations: { "kbutler.io/next-hop-ipv4": "10.9.0.99" } })],
      peers: [peer("p", "10.9.0.1")],
    },
    facts: { bgpNeighbors: [neighbor("192.0.2.11")] },
    row: "address firm 10.9.0.99 [10.9.0.99 192.0.2.11] reach",
  },
] satisfies readonly { name: string; world?: World; facts: Partial<TargetFacts>; row: string }[]) {
  test(`next hop on a leaf: ${name}`, () => assert.equal(placed(facts, world), row));
}

test("attachment: nodes nobody can place are named", () => {
  const expectations = cluster({ nodes: [rackA, rackB], peers: ownRack });
  assert.deepEqual(new AttachmentIndex([leaf("leaf1", ["192.0.2.1"])], expectations, {}).unattached(), ["node-2"]);
});

test("attachment: an index serves until a leaf or a node changes", () => {
  const expectations = cluster({ nodes: [rackA] });
  const attacher = new Attacher({});
  const facts = noFacts;
  const round = (own: readonly string[], heard: TargetFacts) => {
    const { ownAddresses } = leaf("leaf1", own);
    return attacher.index(expectations, snapshotOf("leaf1", ownAddresses, heard));
  };
  const first = round(["192.0.2.1"], facts);
  assert.equal(round(["192.0.2.1"], facts), first);
  const second = round(["192.0.2.1", "192.0.2.2"], facts);
  assert.notEqual(second, first);
  assert.notEqual(round(["192.0.2.1", "192.0.2.2"], { ...facts }), second);
  assert.deepEqual(
    attacher.attach(expectations, web, snapshotOf("leaf1", leaf("leaf1", ["192.0.2.1"]).ownAddresses, facts))[0]?.direct
      .length,
    1,
  );
});

test("attachment: nodes have moved where they are attached elsewhere, or their leaf tells otherwise of its neighbours", () => {
  const expectations = cluster({ nodes: [rackA, rackB], peers: ownRack });
  const web = [...expectations.prefixes.values()];
  const index = (...leaves: readonly AttachmentTarget[]) => {
    const made = new AttachmentIndex(leaves, expectations, {});
    for (const prefix of web) made.targetExpectations(prefix);
    return made;
  };
  const [one, two] = [leaf("leaf1", ["192.0.2.1"]), leaf("leaf2")];
  const before = index(one, { ...two, unheard: true });
  const moved = (...leaves: readonly AttachmentTarget[]) =>
    [...(index(...leaves).movedSince(before) ?? ["any"])].sort();
  assert.deepEqual(moved(one, { ...two, unheard: true }), []);
  assert.deepEqual(moved({ ...one, facts: { ...one.facts } }, { ...two, unheard: true }), ["node-1"]);
  assert.deepEqual(moved(one, { ...two, facts: { ...two.facts }, unheard: true }), [], "nobody is attached there");
  assert.deepEqual(moved(leaf("leaf1"), { ...leaf("leaf2", ["192.0.2.1"]), unheard: true }), ["node-1"]);
  assert.deepEqual(moved(one), ["any"], "a leaf has gone");
  const other = cluster({ nodes: [rackA, rackB], peers: ownRack });
  assert.equal(new AttachmentIndex([one, two], other, {}).movedSince(before), undefined);
});
