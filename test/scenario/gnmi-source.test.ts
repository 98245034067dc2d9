import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { systemClock } from "../../src/clock.ts";
import { silentLog } from "../../src/log.ts";
import { parseAddress, parsePrefix } from "../../src/model/address.ts";
import type { FibView } from "../../src/model/fib.ts";
import type { TargetView } from "../../src/model/snapshot.ts";
import { noFacts, Secret, type Target, type TargetEncoding } from "../../src/model/target.ts";
import { Chance } from "../../src/simulator/chance.ts";
import { type LeafOptions, type SimulatedLeaf, startLeaf } from "../../src/simulator/leaf.ts";
import { Tree } from "../../src/simulator/tree.ts";
import { HotDecoder } from "../../src/sources/gnmi/hot-decoder.ts";
import { subscribe } from "../../src/sources/gnmi/subscription.ts";
import { State } from "../../src/state/state.ts";
import { testTransport } from "../sources/gnmi/running.ts";
import { eventually } from "../until.ts";
import { heldRoutes, recordedRoutes } from "./recorded-truth.ts";

const encodings: readonly TargetEncoding[] = ["json_ietf", "json", "proto"];
const prefix = (text: string) => parsePrefix(text) ?? assert.fail(text);
const address = (text: string) => parseAddress(text) ?? assert.fail(text);

/** Everything a FIB says, its routes in an order of their own. */
function told(fib: FibView): readonly unknown[] {
  return [...fib.allRoutes()]
    .map((route) => {
      const { networkInstance, routeType, routeOwner, id } = route;
      return [
        JSON.stringify([networkInstance, route.prefix, routeType, routeOwner, id]),
        route,
        fib.nextHopGroup(route),
      ];
    })
    .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));
}

/** A FIB that a real subscription to the leaf fills. */
function feed(leaf: SimulatedLeaf, more: Partial<Target> = {}) {
  const target: Target = {
    name: leaf.name,
    address: leaf.address,
    metadata: {},
    tls: { mode: "insecure" },
    networkInstances: ["default"],
    timeoutMs: 600_000,
    retryMaxMs: 100,
    staleAfterMs: 600_000,
    keepaliveMs: 600_000,
    transport: testTransport,
    tags: {},
    ...more,
  };
  const state = new State({ targets: [target], clusters: [], clock: systemClock, log: silentLog });
  const table = state.target(target.name);
  const stop = new AbortController();
  const decoder = new HotDecoder();
  const { signal } = stop;
  const ended = subscribe(target, table, { clock: systemClock, random: Math.random, log: silentLog, signal, decoder });
  return {
    decoder,
    view: (): TargetView => table.view(),
    fib: table.view().fib,
    synced: () => eventually(() => assert.equal(table.view().fib.freshness, "synced")),
    async [Symbol.asyncDispose]() {
      stop.abort();
      await ended;
    },
  };
}

async function startFilledLeaf(options: Partial<LeafOptions> = {}): Promise<SimulatedLeaf> {
  const subnet = { subinterface: "ethernet-1/1.0", address: "192.0.2.254/24" };
  const leaf = await startLeaf({ name: "leaf1", addresses: [subnet], ...options });
  const routes = leaf.routes("default");
  for (let octet = 1; octet <= 20; octet++) {
    const via = [{ address: address(`192.0.2.${octet}`) }, { address: address(`192.0.2.${octet + 20}`) }];
    routes.set({ prefix: prefix(`10.96.0.${octet}/32`), via });
    routes.set({ prefix: prefix(`2001:db8::${octet}/128`), via: via.slice(0, 1) });
  }
  routes.program(prefix("10.96.0.3/32"), { state: "failed", locations: ["complex-1.0"] });
  routes.program(prefix("10.96.0.4/32"), { state: "pending" });
  return leaf;
}

test("the three encodings, and every way to send them, give the same FIB", async () => {
  const always = new Chance({ chance: 1, seed: 0 });
  const ways: readonly Partial<SimulatedLeaf["faults"]>[] = [
    {},
    { prefixSplit: true },
    { atomic: true },
    { duplicates: always },
  ];
  await using leaf = await startFilledLeaf({ entriesPerMessage: 7 });
  let first: readonly unknown[] | undefined;
  const check = async (leaf: SimulatedLeaf, encoding: TargetEncoding, way: (typeof ways)[number]): Promise<void> => {
    Object.assign<typeof leaf.faults, Partial<typeof leaf.faults>>(leaf.faults, {
      prefixSplit: false,
      atomic: false,
      duplicates: undefined,
      ...way,
    });
    await using feeding = feed(leaf, { encoding });
    await feeding.synced();
    const fib = told(feeding.fib);
    first ??= fib;
    assert.ok(fib.length > 40);
    assert.deepEqual(fib, first, `${encoding}, ${JSON.stringify(way)}`);
    assert.deepEqual(feeding.view().session.malformed, {});
  };
  for (const encoding of encodings) for (const way of ways) await check(leaf, encoding, way);
});

test("next hops in the layout of 24.10", async () => {
  await using leaf = await startFilledLeaf({ release: "24.10" });
  await using feeding = feed(leaf);
  await feeding.synced();
  const failed = feeding.fib.activeRoute("default", prefix("10.96.0.3/32"));
  assert.ok(failed?.programming.state === "failed" && failed.programming.locations.length > 0);
  const hops = feeding.fib.nextHopGroup(failed)?.nextHops ?? [];
  assert.deepEqual(
    hops.map((hop) => [hop.address, hop.resolving?.kind, hop.resolvedBy.map(({ subinterface }) => subinterface)]),
    [
      ["192.0.2.3", "route", ["ethernet-1/1.0"]],
      ["192.0.2.23", "route", ["ethernet-1/1.0"]],
    ],
  );
});

test("routes of a leaf are read from their bytes", async () => {
  await using leaf = await startFilledLeaf();
  await using feeding = feed(leaf);
  await feeding.synced();
  assert.ok(feeding.decoder.hot >= 40, `${feeding.decoder.hot} read from bytes, ${feeding.decoder.fallbacks} not`);
});

test("changes follow, deletes in every form", async () => {
  await using leaf = await startFilledLeaf();
  await using feeding = feed(leaf);
  await feeding.synced();
  const { fib } = feeding;
  const routes = leaf.routes("default");
  const hops = (text: string): unknown => {
    const route = fib.activeRoute("default", prefix(text));
    return route && fib.nextHopGroup(route)?.nextHops.map((hop) => hop.address);
  };
  assert.deepEqual(fib.activeRoute("default", prefix("10.96.0.3/32"))?.programming, {
    state: "failed",
    locations: ["complex-1.0"],
  });
  routes.program(prefix("10.96.0.3/32"), { state: "programmed" });
  await eventually(() =>
    assert.deepEqual(fib.activeRoute("default", prefix("10.96.0.3/32"))?.programming, { state: "programmed" }),
  );
  routes.lose(prefix("10.96.0.1/32"), address("192.0.2.21"));
  await eventually(() => assert.deepEqual(hops("10.96.0.1/32"), ["192.0.2.1"]));
  const before = fib.counts.routes;
  for (const [index, form] of (["entry", "partial-key", "wildcard", "ancestor"] as const).entries()) {
    leaf.faults.deleteForm = form;
    const gone = prefix(`10.96.0.${10 + index}/32`);
    routes.withdraw(gone);
    await eventually(() => assert.equal(fib.activeRoute("default", gone), undefined, form));
    await eventually(() => assert.equal(fib.counts.routes, before - 1 - index, form));
  }
  assert.deepEqual(feeding.view().session.malformed, {});
});

test("a leaf that goes and comes back is synced again, and nothing of before stays", async () => {
  await using leaf = await startFilledLeaf();
  await using feeding = feed(leaf);
  await feeding.synced();
  await leaf.die();
  await eventually(() => assert.equal(feeding.fib.freshness, "stale"));
  assert.ok(feeding.fib.activeRoute("default", prefix("10.96.0.1/32")));
  leaf.routes("default").withdraw(prefix("10.96.0.1/32"));
  await leaf.revive();
  await feeding.synced();
  assert.equal(feeding.fib.activeRoute("default", prefix("10.96.0.1/32")), undefined);
  leaf.endStreams();
  await eventually(() => assert.ok(feeding.view().session.sessions >= 3));
  await feeding.synced();
});

test("damage is counted and known of its entry alone; the stream lives", async () => {
  await using leaf = await startFilledLeaf();
  for (const [kind, reason] of [
    ["json", "json"],
    ["enum", "enum"],
  ] as const) {
    leaf.faults.damage = { kind, key: "10.96.0.5/32" };
    await using feeding = feed(leaf);
    await feeding.synced();
    const { fib } = feeding;
    assert.ok((feeding.view().session.malformed[reason] ?? 0) >= 1, kind);
    assert.equal(fib.activeRoute("default", prefix("10.96.0.6/32"))?.malformed, false, kind);
    const [damaged] = fib.routes("default", prefix("10.96.0.5/32"));
    assert.equal(damaged?.malformed, true, kind);
    assert.equal(feeding.view().session.sessions, 1, kind);
  }
});

test("what cannot even be told to be of one entry puts the target in doubt until it is told anew", async () => {
  await using leaf = await startFilledLeaf();
  await using feeding = feed(leaf);
  await feeding.synced();
  const { fib } = feeding;
  assert.ok(fib.activeRoute("default", prefix("10.96.0.5/32")));
  leaf.faults.damage = { kind: "protobuf", key: "10.96.0.5/32" };
  leaf.routes("default").withdraw(prefix("10.96.0.6/32"));
  leaf.routes("default").program(prefix("10.96.0.5/32"), { state: "failed", locations: ["complex-1.0"] });
  await eventually(() => assert.equal(fib.freshness, "stale"));
  assert.match(fib.staleReason ?? "", /could not be read/);
  await eventually(() => assert.ok((feeding.view().session.malformed.protobuf ?? 0) > 1, "asked for again, as bad"));
  assert.equal(fib.freshness, "stale");
  leaf.faults.damage = undefined;
  await feeding.synced();
  const state = fib.activeRoute("default", prefix("10.96.0.5/32"))?.programming.state;
  assert.equal(state, "failed");
  assert.equal(fib.activeRoute("default", prefix("10.96.0.6/32")), undefined);
});

test("facts come in every encoding; a tree the platform lacks takes nothing else away", async () => {
  const neighbor = { "peer-address": "192.0.2.1", "session-state": "established", "peer-as": 65_001 };
  const tree = new Tree({
    "srl_nokia-network-instance:network-instance": [
      { name: "default", protocols: { "srl_nokia-bgp:bgp": { neighbor: [neighbor] } } },
    ],
  });
  await using leaf = await startFilledLeaf({
    tree,
    absentPaths: ["interface/subinterface/ipv4/arp"],
    version: "v25.3.2",
  });
  for (const encoding of encodings) {
    await using feeding = feed(leaf, { encoding });
    await feeding.synced();
    await eventually(() => assert.notDeepEqual(feeding.view().facts, noFacts));
    const { facts } = feeding.view();
    assert.equal(facts.softwareVersion, "v25.3.2", encoding);
    assert.deepEqual(
      facts.bgpNeighbors.map(({ networkInstance, peerAddress, sessionState, peerAs }) => [
        networkInstance,
        peerAddress,
        sessionState,
        peerAs,
      ]),
      [["default", "192.0.2.1", "established", 65_001]],
      encoding,
    );
    assert.equal(facts.subinterfaces["ethernet-1/1.0"], "default", encoding);
    assert.equal(feeding.fib.freshness, "synced");
    assert.equal(leaf.sessions <= 3, true);
  }
});

test("a login the leaf refuses is named, and tried again", async () => {
  await using leaf = await startFilledLeaf({ credentials: { username: "admin", password: "right" } });
  let password = "wrong";
  await using feeding = feed(leaf, { username: "admin", password: () => new Secret(password) });
  await eventually(() => assert.match(feeding.view().session.lastError ?? "", /wrong or missing username or password/));
  password = "right";
  await feeding.synced();
});

const recordings = [
  { name: "as made up", file: new URL("../fixtures/gnmi/srlinux-25.3.state.json", import.meta.url), routes: 8 },
  {
    name: "of a real switch",
    file: new URL("../../../shared/captures/srlinux-25.3.2-route-table.state.json", import.meta.url),
    routes: 11,
  },
];
for (const { name, file, routes } of recordings) {
  test(`a recorded tree ${name} is held as it stands there, in every encoding`, {
    skip: !existsSync(file),
  }, async () => {
    const recorded = JSON.parse(readFileSync(file, "utf8"));
    const networkInstances = ["TEST", "bridge1", "default", "mgmt"];
    const expected = recordedRoutes(recorded, networkInstances);
    assert.ok(expected.length >= routes, String(expected.length));
    assert.ok(expected.some(({ hops }) => hops.some((hop) => /indirect .* by ./.test(hop))));
    await using leaf = await startLeaf({ name: "leaf1", tree: new Tree(recorded), recorded: true });
    for (const encoding of encodings) {
      await using feeding = feed(leaf, { encoding, networkInstances });
      await feeding.synced();
      assert.deepEqual(heldRoutes(feeding.fib), expected, encoding);
      assert.deepEqual(feeding.view().session.malformed, {});
    }
  });
}
