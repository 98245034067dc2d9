import assert from "node:assert/strict";
import { test } from "node:test";
import { AttachmentIndex } from "../../src/expectation/attachment.ts";
import type { AttachmentTarget } from "../../src/expectation/attachment-rules.ts";
import { expectAll } from "../../src/expectation/expect.ts";
import type { IpPrefix } from "../../src/model/address.ts";
import type { BgpAdvertisement, BgpPeer, ClusterNode } from "../../src/model/cluster.ts";
import { noFacts } from "../../src/model/target.ts";
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
const ibgp = { myASN: 65000, peerASN: 65000 };
const rackA = label("rack", "a");
const rackB = label("rack", "b");
const near = node("node-1", { labels: { rack: "a" } });
const far = ["node-2", "node-3"].map((name) => node(name, { labels: { rack: "b" } }));
const byRack = [
  advertisement("near", { localPref: 200, nodeSelectors: [rackA] }),
  advertisement("far", { localPref: 100, nodeSelectors: [rackB] }),
];

interface World {
  readonly nodes?: readonly ClusterNode[];
  readonly advertisements: readonly BgpAdvertisement[];
  readonly peers: readonly BgpPeer[];
}

function cluster({ nodes, advertisements, peers }: World) {
  const table = emptyCluster();
  for (const event of [
    ...(nodes ?? [near, ...far]).map((one) => upsert("nodes", one)),
    ...peers.map((one) => upsert("bgppeers", one)),
    upsert("ipaddresspools", pool("main", ["203.0.113.0/24"])),
    ...advertisements.map((one) => upsert("bgpadvertisements", one)),
    upsert("services", service("web", ["203.0.113.10"])),
    upsert("endpointslices", slice("web", [endpoint("node-1"), endpoint("node-2")])),
  ]) {
    table.apply(event);
  }
  return expectAll(table.view(), {}, 1_000);
}

const leaves = ["192.0.2.1", "192.0.2.2"].map(
  (address, index): AttachmentTarget => ({
    name: `leaf${index + 1}`,
    networkInstances: ["default"],
    ownAddresses: [{ networkInstance: "default", address: ip(address) }],
    facts: noFacts,
  }),
);

/** `node-2: backup < node-1` on each leaf. */
function ranks(world: World, targets: readonly AttachmentTarget[] = leaves): Record<string, string[]> {
  const expectations = cluster(world);
  const expected = expectations.prefixes.get(web);
  assert.ok(expected);
  const rows = new AttachmentIndex(targets, expectations, {}).targetExpectations(expected);
  return Object.fromEntries(
    rows.map(({ target, direct }) => [
      target,
      direct.map(({ expectation, outrankedBy }) => {
        const above = outrankedBy?.map((one) => `${one.expectation.node}${one.attached ? "" : " elsewhere"}`);
        return `${expectation.node}: ${expectation.class}${above ? ` < ${above.join(", ")}` : ""}`;
      }),
    ]),
  );
}

const bothLeaves = [peer("leaf1", "192.0.2.1", ibgp), peer("leaf2", "192.0.2.2", ibgp)];
const ownLeaf = [
  peer("leaf1", "192.0.2.1", { ...ibgp, nodeSelectors: [rackA] }),
  peer("leaf2", "192.0.2.2", { ...ibgp, nodeSelectors: [rackB] }),
];

for (const { name, world, result } of [
  {
    name: "nodes of one leaf rank there",
    world: { advertisements: byRack, peers: [peer("leaf1", "192.0.2.1", ibgp)] },
    result: {
      leaf1: ["node-1: hosting", "node-2: backup < node-1", "node-3: backup < node-1"],
      leaf2: [],
    },
  },
  {
    name: "a node of another leaf makes no backup: its own leaf hears nothing better",
    world: { advertisements: byRack, peers: ownLeaf },
    result: {
      leaf1: ["node-1: hosting"],
      leaf2: ["node-2: hosting < node-1 elsewhere", "node-3: transit < node-1 elsewhere"],
    },
  },
  {
    name: "each session has its own preference",
    world: {
      advertisements: [
        advertisement("near", { localPref: 200, nodeSelectors: [rackA], peers: ["leaf1"] }),
        advertisement("all", { localPref: 100, peers: ["leaf2"] }),
        advertisement("far", { localPref: 100, nodeSelectors: [rackB], peers: ["leaf1"] }),
      ],
      peers: bothLeaves,
    },
    result: {
      leaf1: ["node-1: hosting", "node-2: backup < node-1", "node-3: backup < node-1"],
      leaf2: ["node-1: hosting", "node-2: hosting", "node-3: transit"],
    },
  },
  {
    name: "an uncertain node makes no backup, though the leaf may prefer it",
    world: {
      nodes: [{ ...near, ready: "Unknown" as const }, ...far],
      advertisements: byRack,
      peers: [peer("leaf1", "192.0.2.1", ibgp)],
    },
    result: {
      leaf1: ["node-1: hosting", "node-2: hosting < node-1", "node-3: transit < node-1"],
      leaf2: [],
    },
  },
  {
    name: "eBGP carries no preference",
    world: { advertisements: byRack, peers: [peer("leaf1", "192.0.2.1")] },
    result: { leaf1: ["node-1: hosting", "node-2: hosting", "node-3: transit"], leaf2: [] },
  },
] satisfies readonly { name: string; world: World; result: Record<string, readonly string[]> }[]) {
  test(`local preference: ${name}`, () => assert.deepEqual(ranks(world), result));
}

test("local preference: where no rule tells the session, none makes a surely preferred node", () => {
  const world = {
    advertisements: [
      advertisement("near", { localPref: 200, nodeSelectors: [rackA], peers: ["leaf1"] }),
      advertisement("all", { localPref: 100, peers: ["leaf2"] }),
      advertisement("far", { localPref: 100, nodeSelectors: [rackB], peers: ["leaf1"] }),
    ],
    peers: bothLeaves,
  };
  const neighbors = ["192.0.2.11", "192.0.2.12"].map((peerAddress) => ({
    ...{ networkInstance: "default", peerAddress, sessionState: "established", peerAs: 65000 },
  }));
  const [first] = leaves;
  assert.ok(first);
  const unowned = { ...first, ownAddresses: [], facts: { ...noFacts, bgpNeighbors: neighbors } };
  assert.deepEqual(ranks(world, [unowned]), { leaf1: ["node-1: hosting", "node-2: hosting < node-1"] });
});

test("local preference: without leaves a node is a backup only of firm ones with the same peer", () => {
  const kinds = (world: World) =>
    cluster(world)
      .prefixes.get(web)
      ?.expectations.map((one) => one.class);
  assert.deepEqual(kinds({ advertisements: byRack, peers: ownLeaf }), ["hosting", "hosting", "transit"]);
  assert.deepEqual(kinds({ advertisements: byRack, peers: bothLeaves }), ["hosting", "backup", "backup"]);
  const nodes = [{ ...near, ready: "Unknown" as const }, ...far];
  assert.deepEqual(kinds({ nodes, advertisements: byRack, peers: bothLeaves }), ["hosting", "hosting", "transit"]);
});
