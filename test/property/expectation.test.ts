import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { ExpectationEngine, expectAll } from "../../src/expectation/expect.ts";
import type { ClusterExpectations } from "../../src/expectation/expectation.ts";
import type { ClusterEvent, ResourceName } from "../../src/model/cluster.ts";
import {
  advertisement,
  configurationState,
  daemonSet,
  emptyCluster,
  endpoint,
  label,
  node,
  peer,
  pod,
  pool,
  remove,
  service,
  slice,
  upsert,
} from "../expectation/cluster.ts";

const nodeNames = ["node-1", "node-2", "node-3", "node-4"];
const nodeName = fc.constantFrom(...nodeNames);
const serviceName = fc.constantFrom("a", "b", "c");
const rack = fc.constantFrom<Record<string, string>>({}, { rack: "x" }, { rack: "y" });
const excluded = "node.kubernetes.io/exclude-from-external-load-balancers";

/** Changes after which a speaker may refuse its configuration, or go on with it because an address has lost its pool. */
const breaking: fc.Arbitrary<ClusterEvent> = fc.oneof(
  fc
    .constantFrom<readonly string[]>(["203.0.113.0/24"], ["203.0.113.128/25"], [], ["nonsense"])
    .map((addresses) => upsert("ipaddresspools", pool("main", addresses))),
  fc.constantFrom("203.0.113.0/24", "198.51.100.0/24").map((cidr) => upsert("ipaddresspools", pool("other", [cidr]))),
  fc.constantFrom("main", "other").map((name) => remove("ipaddresspools", `metallb-system/${name}`)),
  fc.constantFrom("In", "Near").map((operator) => {
    const selector = { matchLabels: {}, matchExpressions: [{ key: "rack", operator, values: ["x"] }] };
    return upsert("bgpadvertisements", advertisement("two", { nodeSelectors: [selector] }));
  }),
  fc.constantFrom(100, 200).map((localPref) => upsert("bgpadvertisements", advertisement("one", { localPref }))),
  fc
    .constantFrom("192.0.2.1", "192.0.2.2", "nowhere")
    .map((address) => upsert("bgppeers", peer("leaf2", address, { nodeSelectors: [label("rack", "y")] }))),
  fc
    .tuple(nodeName, fc.constantFrom<"Valid" | "Invalid">("Valid", "Invalid"))
    .map(([on, result]) => upsert("configurationstates", configurationState(on, result))),
  nodeName.map((on) => remove("configurationstates", `metallb-system/speaker-${on}`)),
);

/** Changes that break no configuration by themselves. */
const change: fc.Arbitrary<ClusterEvent> = fc.oneof(
  ...["a", "b", "c"].map((name) => fc.constant(upsert("endpointslices", slice(name, [endpoint("node-1")], "1")))),
  fc
    .record({ nodeName, rack, out: fc.boolean(), ready: fc.constantFrom("True", "Unknown"), lost: fc.boolean() })
    .map(({ nodeName, rack, out, ready, lost }) => {
      const labels = out ? { ...rack, [excluded]: "" } : rack;
      return upsert("nodes", node(nodeName, { labels, ready, networkUnavailable: lost }));
    }),
  nodeName.map((name) => remove("nodes", name)),
  fc
    .record({
      name: serviceName,
      last: fc.constantFrom(10, 11, 12),
      policy: fc.constantFrom("Cluster", "Local"),
      second: fc.boolean(),
    })
    .chain(({ name, last, policy, second }) =>
      fc
        .record({
          tier: fc.constantFrom<Record<string, string>>({}, { tier: "edge" }),
          type: fc.constantFrom("LoadBalancer", "ClusterIP"),
        })
        .map(({ tier, type }) => {
          const addresses = [`203.0.113.${last}`, ...(second ? ["2001:db8:f::1"] : [])];
          return upsert("services", service(name, addresses, { externalTrafficPolicy: policy, labels: tier, type }));
        }),
    ),
  serviceName.map((name) => remove("services", `shop/${name}`)),
  fc
    .record({
      name: serviceName,
      suffix: fc.constantFrom("1", "2"),
      nodes: fc.subarray(nodeNames),
      ready: fc.boolean(),
    })
    .map(({ name, suffix, nodes, ready }) =>
      upsert(
        "endpointslices",
        slice(
          name,
          nodes.map((on) => endpoint(on, { ready, serving: ready })),
          suffix,
        ),
      ),
    ),
  fc
    .tuple(serviceName, fc.constantFrom("1", "2"))
    .map(([name, suffix]) => remove("endpointslices", `shop/${name}-${suffix}`)),
  fc
    .record({
      name: fc.constantFrom("one", "two"),
      aggregationLength: fc.constantFrom(32, 24),
      peers: fc.constantFrom<string[]>([], [], ["leaf1"], ["leaf9"]),
      nodeSelectors: fc.constantFrom([], [], [label("rack", "x")]),
      selected: fc.constantFrom(false, false, true),
    })
    .map(({ name, aggregationLength, peers, nodeSelectors, selected }) =>
      upsert(
        "bgpadvertisements",
        advertisement(name, {
          aggregationLength: selected ? 32 : aggregationLength,
          peers,
          nodeSelectors,
          serviceSelectors: selected ? [label("tier", "edge")] : [],
        }),
      ),
    ),
  fc.constantFrom("one", "two").map((name) => remove("bgpadvertisements", `metallb-system/${name}`)),
  fc
    .tuple(fc.constantFrom("leaf1", "leaf2", "leaf3"), fc.constantFrom([], [label("rack", "y")]))
    .map(([name, nodeSelectors]) => {
      const address = { leaf1: "192.0.2.1", leaf2: "192.0.2.2", leaf3: "2001:db8::3" }[name];
      return upsert("bgppeers", peer(name, address, { nodeSelectors }));
    }),
  fc.constantFrom("leaf1", "leaf2", "leaf3").map((name) => remove("bgppeers", `metallb-system/${name}`)),
  fc
    .tuple(fc.constantFrom("speaker" as const, "frr-k8s" as const), nodeName, fc.constantFrom(true, true, false))
    .map(([component, on, ready]) => upsert("pods", pod(component, on, ready))),
  fc.tuple(serviceName, nodeName, fc.constantFrom<string[]>([], ["leaf1"])).map(([serviceName, node, peers]) =>
    upsert("servicebgpstatuses", {
      ...{
        namespace: "metallb-system",
        name: `bgp-${serviceName}-${node}`,
        uid: "u",
        resourceVersion: "1",
        labels: {},
      },
      ...{ node, serviceNamespace: "shop", serviceName, peers },
    }),
  ),
  fc.tuple(serviceName, nodeName).map(([name, on]) => remove("servicebgpstatuses", `metallb-system/bgp-${name}-${on}`)),
  fc.constantFrom("frr", "frr-k8s").map((bgpType) => upsert("daemonsets", daemonSet(bgpType))),
);

/** What every history begins with, so that there is something to announce. */
const beginning: readonly ClusterEvent[] = [
  ...nodeNames.map((name) => upsert("nodes", node(name))),
  upsert("ipaddresspools", pool("main", ["203.0.113.0/24", "2001:db8:f::/64"])),
  upsert("bgpadvertisements", advertisement("one")),
  upsert("bgppeers", peer("leaf1", "192.0.2.1")),
  ...["a", "b"].flatMap((name, index) => [
    upsert("services", service(name, [`203.0.113.1${index}`])),
    upsert("endpointslices", slice(name, [endpoint("node-1"), endpoint("node-2")], "1")),
  ]),
];

/** A cluster's history, event by event. */
const history = fc
  .array(change, { minLength: 1, maxLength: 40 })
  .map((changes): readonly ClusterEvent[] => [...beginning, ...changes]);

/** A history in which configurations break and are mended. */
const brokenHistory = fc
  .array(fc.oneof(change, change, breaking), { minLength: 1, maxLength: 40 })
  .map((changes): readonly ClusterEvent[] => [...beginning, ...changes]);

/** What takes away everything a configuration of these histories can be refused for. */
const mending: readonly ClusterEvent[] = [
  upsert("ipaddresspools", pool("main", ["203.0.113.0/24", "2001:db8:f::/64"])),
  remove("ipaddresspools", "metallb-system/other"),
  upsert("bgpadvertisements", advertisement("one")),
  remove("bgpadvertisements", "metallb-system/two"),
  remove("bgppeers", "metallb-system/leaf2"),
  ...nodeNames.map((on) => remove("configurationstates", `metallb-system/speaker-${on}`)),
];

/** Everything but `since`, which is the one thing that depends on when. */
function facts({ prefixes, services, nodeFindings, known }: ClusterExpectations): unknown {
  const timeless = [...prefixes.values()]
    .sort((a, b) => (a.prefix < b.prefix ? -1 : 1))
    .map(({ prefix, expectations, nonExpectations }) => ({
      prefix,
      nonExpectations,
      expectations: expectations.map(({ since, ...rest }) => rest),
    }));
  return { known, timeless, nodeFindings, services: [...services].sort(([a], [b]) => (a < b ? -1 : 1)) };
}

test("expectation: these histories announce something, and not just for a moment", () => {
  const ends = fc.sample(history, { numRuns: 100, seed: 1 }).map((changes) => {
    const table = emptyCluster();
    for (const event of changes) table.apply(event);
    return [...expectAll(table.view(), {}, 1).prefixes.values()].some(({ expectations }) => expectations.length > 0);
  });
  const announcing = ends.filter((announces) => announces).length;
  assert.ok(announcing > 40, `${announcing} of ${ends.length} announce something at their end`);
});

/** An engine that works everything out anew after every change, and has of what was before only what each speaker took
 *  last: what a configuration that is refused means. */
function afresh(before: ExpectationEngine, table: ReturnType<typeof emptyCluster>, nowMs: number): ExpectationEngine {
  const fresh = before.anew();
  fresh.update(table.view(), { all: true, services: new Set() }, nowMs);
  return fresh;
}

test("expectation: following changes ends where computing from scratch does, after every one of them", () => {
  fc.assert(
    fc.property(brokenHistory, (changes) => {
      const table = emptyCluster();
      const engine = new ExpectationEngine("c1");
      let plain = new ExpectationEngine("c1");
      let nowMs = 1_000;
      for (const event of changes) {
        table.apply(event);
        const taken = table.takeChange();
        const before = new Map(engine.current().prefixes);
        const result = engine.update(table.view(), taken ?? { all: false, services: new Set() }, ++nowMs);
        const after = engine.current();
        plain = afresh(plain, table, nowMs);
        assert.deepEqual(facts(after), facts(plain.current()));
        assert.deepEqual(facts(afresh(plain, table, nowMs).current()), facts(after), "looking again changes nothing");
        for (const prefix of new Set([...before.keys(), ...after.prefixes.keys()])) {
          assert.equal(result.prefixes.has(prefix), before.get(prefix) !== after.prefixes.get(prefix), prefix);
        }
      }
    }),
    { numRuns: 60 },
  );
});

test("expectation: why one node does not announce is what the whole list says of it", () => {
  fc.assert(
    fc.property(brokenHistory, (changes) => {
      const table = emptyCluster();
      for (const event of changes) table.apply(event);
      for (const { prefix, nonExpectations, refusalOf } of expectAll(table.view(), {}, 1).prefixes.values()) {
        for (const node of [...nodeNames, "elsewhere"]) {
          const listed = nonExpectations.find((one) => one.node === node || one.node === "*")?.reason;
          assert.equal(refusalOf?.(node), listed, `${prefix} ${node}`);
        }
      }
    }),
    { numRuns: 200 },
  );
});

test("expectation: the order in which resources tell of themselves does not matter", () => {
  fc.assert(
    fc.property(history, fc.infiniteStream(fc.nat({ max: 14 })), (changes, dice) => {
      // Order holds within a resource only: deal the streams out again as the dice say.
      const streams = new Map<ResourceName, ClusterEvent[]>();
      for (const event of changes) streams.set(event.resource, [...(streams.get(event.resource) ?? []), event]);
      const inOrder = emptyCluster();
      for (const event of changes) inOrder.apply(event);
      const dealt = emptyCluster();
      const engine = new ExpectationEngine("c1");
      engine.update(dealt.view(), { all: true, services: new Set() }, 1_000);
      while (streams.size > 0) {
        const names = [...streams.keys()];
        const name = names[(dice.next().value ?? 0) % names.length];
        const stream = name === undefined ? undefined : streams.get(name);
        const event = stream?.shift();
        if (event) dealt.apply(event);
        if (name !== undefined && stream?.length === 0) streams.delete(name);
        const taken = dealt.takeChange();
        if (taken) engine.update(dealt.view(), taken, 1_000);
      }
      assert.deepEqual(facts(engine.current()), facts(expectAll(inOrder.view(), {}, 1_000)));
    }),
    { numRuns: 60 },
  );
});

test("expectation: once a configuration is mended, nothing is left of what was refused, whatever the order was", () => {
  fc.assert(
    fc.property(brokenHistory, (changes) => {
      const table = emptyCluster();
      const engine = new ExpectationEngine("c1");
      for (const event of [...changes, ...mending]) {
        table.apply(event);
        const taken = table.takeChange();
        if (taken) engine.update(table.view(), taken, 1_000);
      }
      assert.deepEqual(facts(engine.current()), facts(expectAll(table.view(), {}, 1_000)));
    }),
    { numRuns: 100 },
  );
});

test("expectation: what a node that refuses its configuration announces is never told as a fact", () => {
  fc.assert(
    fc.property(brokenHistory, (changes) => {
      const table = emptyCluster();
      const engine = new ExpectationEngine("c1");
      for (const event of changes) {
        table.apply(event);
        const taken = table.takeChange();
        if (taken) engine.update(table.view(), taken, 1_000);
        const { nodeFindings, prefixes } = engine.current();
        const refusing = nodeFindings.filter(({ reason }) => reason === "advertiser-config-invalid");
        const names = new Set(refusing.map(({ node: on }) => on));
        for (const { expectations } of prefixes.values()) {
          for (const one of expectations) assert.ok(!names.has(one.node) || one.confidence !== "firm", one.node);
        }
      }
    }),
    { numRuns: 100 },
  );
});

test("expectation: any shuffle of a cluster's objects gives the same", () => {
  fc.assert(
    fc.property(history, fc.infiniteStream(fc.nat()), (changes, dice) => {
      const source = emptyCluster();
      for (const event of changes) source.apply(event);
      const objects: ClusterEvent[] = [];
      const shuffled = emptyCluster();
      for (const event of changes) {
        const { resource } = event;
        const { objects: held } = source.view().resource(resource);
        if (event.type === "upsert") {
          const key =
            event.object.namespace === "" ? event.object.name : `${event.object.namespace}/${event.object.name}`;
          if (held.get(key) === event.object) objects.push(event);
        }
      }
      for (let left = objects.length; left > 0; left--) {
        const [event] = objects.splice((dice.next().value ?? 0) % left, 1);
        if (event) shuffled.apply(event);
      }
      assert.deepEqual(facts(expectAll(shuffled.view(), {}, 1)), facts(expectAll(source.view(), {}, 1)));
    }),
    { numRuns: 60 },
  );
});
