import assert from "node:assert/strict";
import { test } from "node:test";
import { ClashIndex, clashes } from "../../src/expectation/clashes.ts";
import { expectAll } from "../../src/expectation/expect.ts";
import { metallbFacts } from "../../src/expectation/metallb/facts.ts";
import { overlap, parseRange, poolFor, readPool } from "../../src/expectation/metallb/pools.ts";
import { anySelects, selects } from "../../src/expectation/metallb/selectors.ts";
import type { IpPrefix } from "../../src/model/address.ts";
import type { LabelSelector } from "../../src/model/cluster.ts";
import {
  advertisement,
  daemonSet,
  emptyCluster,
  endpoint,
  ip,
  label,
  node,
  peer,
  pod,
  pool,
  remove,
  service,
  slice,
  upsert,
  usualCluster,
} from "./cluster.ts";

for (const { text, holds, misses, shortest } of [
  { text: "192.0.2.0/30", holds: ["192.0.2.0", "192.0.2.3"], misses: ["192.0.2.4", "192.0.1.255", "::"], shortest: 30 },
  {
    text: "192.0.2.9-192.0.2.12",
    holds: ["192.0.2.9", "192.0.2.12"],
    misses: ["192.0.2.8", "192.0.2.13"],
    shortest: 31,
  },
  { text: " 192.0.2.0 - 192.0.2.255 ", holds: ["192.0.2.128"], misses: ["192.0.3.0"], shortest: 24 },
  { text: "0.0.0.0-255.255.255.255", holds: ["0.0.0.0", "255.255.255.255"], misses: ["::1"], shortest: 0 },
  { text: "2001:db8::ff-2001:db8::100", holds: ["2001:db8::100"], misses: ["2001:db8::101"], shortest: 128 },
  { text: "2001:db8::/64", holds: ["2001:db8::ffff:0:0:1"], misses: ["2001:db8:0:1::"], shortest: 64 },
]) {
  test(`pools: ${text}`, () => {
    const read = readPool(pool("p", [text]));
    assert.deepEqual(read.unreadable, []);
    assert.equal(read.ranges[0]?.shortestLength, shortest);
    for (const address of holds) assert.equal(poolFor([read], [ip(address)])?.name, "p", address);
    for (const address of misses) assert.equal(poolFor([read], [ip(address)]), undefined, address);
  });
}

for (const text of ["192.0.2.1", "192.0.2.9-192.0.2.8", "192.0.2.1-2001:db8::1", "192.0.2.0/33", "pool", "-", ""]) {
  test(`pools: ${JSON.stringify(text)} is no range`, () => assert.equal(parseRange(text), undefined));
}

test("pools: one has to hold all addresses", () => {
  const pools = [readPool(pool("a", ["192.0.2.0/24", "2001:db8::/64"])), readPool(pool("b", ["198.51.100.0/24"]))];
  assert.equal(poolFor(pools, [ip("192.0.2.1"), ip("2001:db8::1")])?.name, "a");
  assert.equal(poolFor(pools, [ip("192.0.2.1"), ip("198.51.100.1")]), undefined);
});

test("pools: an overlap is found, also inside a wide range that began before", () => {
  const pools = ["192.0.2.0/24", "198.51.100.0/24", "192.0.2.1/32"].map((text, i) => readPool(pool(`p${i}`, [text])));
  assert.deepEqual(overlap(pools), ["p0 192.0.2.0/24", "p2 192.0.2.1/32"]);
  assert.equal(overlap(pools.slice(0, 2)), undefined);
});

const expression = (key: string, operator: string, values: string[] = []): LabelSelector => ({
  matchLabels: {},
  matchExpressions: [{ key, operator, values }],
});

for (const { name, selector, labels, result } of [
  { name: "no terms", selector: { matchLabels: {}, matchExpressions: [] }, labels: {}, result: true },
  {
    name: "matchLabels",
    selector: { matchLabels: { a: "1" }, matchExpressions: [] },
    labels: { a: "1" },
    result: true,
  },
  {
    name: "matchLabels differ",
    selector: { matchLabels: { a: "1" }, matchExpressions: [] },
    labels: { a: "2" },
    result: false,
  },
  { name: "In", selector: expression("a", "In", ["1", "2"]), labels: { a: "2" }, result: true },
  { name: "In, absent", selector: expression("a", "In", ["1"]), labels: {}, result: false },
  { name: "NotIn", selector: expression("a", "NotIn", ["1"]), labels: { a: "1" }, result: false },
  { name: "NotIn, absent", selector: expression("a", "NotIn", ["1"]), labels: {}, result: true },
  { name: "Exists, empty value", selector: expression("a", "Exists"), labels: { a: "" }, result: true },
  { name: "Exists, absent", selector: expression("a", "Exists"), labels: {}, result: false },
  { name: "DoesNotExist", selector: expression("a", "DoesNotExist"), labels: { a: "" }, result: false },
  { name: "a name of Object's own", selector: expression("constructor", "Exists"), labels: {}, result: false },
  { name: "an unknown operator", selector: expression("a", "Gt", ["1"]), labels: { a: "2" }, result: false },
]) {
  test(`selectors: ${name}`, () => assert.equal(selects(selector, labels as Record<string, string>), result));
}

test("selectors: a list is an OR, and an empty one is everything", () => {
  assert.equal(anySelects([expression("a", "Exists"), expression("b", "Exists")], { b: "1" }), true);
  assert.equal(anySelects([expression("a", "Exists")], { b: "1" }), false);
  assert.equal(anySelects([], {}), true);
});

test("facts: the DaemonSet tells, the operator overrules", () => {
  const table = usualCluster();
  const set = { namespace: "lb", bgpType: "frr", loadBalancerClass: "x", ignoreExcludeLb: true };
  table.apply({ type: "delete", resource: "daemonsets", key: "metallb-system/speaker" });
  table.apply(upsert("daemonsets", daemonSet("frr", set)));
  const found = metallbFacts(table.view(), {});
  assert.deepEqual(
    [found.namespace, found.backend, found.loadBalancerClass, found.ignoreExcludeLb],
    ["lb", "frr", "x", true],
  );
  const told = metallbFacts(table.view(), { backend: "native", loadBalancerClass: "y", ignoreExcludeLb: false });
  assert.deepEqual([told.backend, told.loadBalancerClass, told.ignoreExcludeLb], ["native", "y", false]);
});

test("facts: a DaemonSet without a pod means no speaker, in a cluster; in manifests nobody writes pods", () => {
  const table = emptyCluster();
  table.apply(upsert("daemonsets", daemonSet("frr")));
  assert.deepEqual(metallbFacts(table.view(), {}).speakers, new Map());
  assert.equal(metallbFacts(table.view(), { speakersWithoutPods: "assume" }).speakers, undefined);
});

test("facts: of two pods on a node, as in a rollout, the ready one counts", () => {
  const table = usualCluster();
  table.apply(upsert("pods", { ...pod("speaker", "node-1"), name: "speaker-new", ready: false }));
  assert.equal(metallbFacts(table.view(), {}).speakers?.get("node-1"), true);
});

test("metallb: objects outside its namespace are named and have no effect", () => {
  const table = usualCluster();
  table.apply(upsert("bgpadvertisements", { ...advertisement("stray", { aggregationLength: 24 }), namespace: "shop" }));
  const { prefixes, nodeFindings } = expectAll(table.view(), {}, 1);
  assert.deepEqual([...prefixes.keys()], ["203.0.113.10/32"]);
  assert.deepEqual(
    nodeFindings.map(({ node: name, reason }) => [name, reason]),
    [["*", "advertiser-misconfigured"]],
  );
});

test("metallb: a session to an IPv6 address in native mode tells nothing", () => {
  const table = usualCluster();
  table.apply(upsert("daemonsets", daemonSet("native")));
  table.apply(upsert("bgppeers", peer("leaf1", "2001:db8::1")));
  const [first] = expectAll(table.view(), {}, 1).prefixes.values();
  assert.deepEqual(new Set(first?.expectations.map(({ confidence }) => confidence)), new Set(["uncertain"]));
});

test("metallb: an ingress address with a zone is none a speaker could read", () => {
  const table = usualCluster();
  table.apply(upsert("ipaddresspools", pool("main", ["fe80::/64"])));
  table.apply(upsert("services", service("web", ["fe80::1%eth0"])));
  const shown = expectAll(table.view(), {}, 1);
  assert.equal(shown.services.get("shop/web")?.refusal, "invalidIP");
  assert.deepEqual(
    [...shown.prefixes.values()].flatMap(({ expectations }) => expectations),
    [],
  );
});

test("metallb: what is believed of ServiceBGPStatus can be chosen", () => {
  const table = usualCluster();
  const status = { namespace: "metallb-system", uid: "s", resourceVersion: "1", labels: {} };
  const said = { serviceNamespace: "shop", serviceName: "web", peers: ["leaf1"] };
  for (const on of ["node-1", "node-9"])
    table.apply(upsert("servicebgpstatuses", { ...status, ...said, name: on, node: on }));
  const nodesOf = (expectationSource: "computed" | "reported" | "intersection") =>
    [...expectAll(table.view(), { expectationSource }, 1).prefixes.values()].flatMap(({ expectations }) =>
      expectations.map((one) => `${one.node} ${one.confidence}`),
    );
  assert.deepEqual(nodesOf("computed"), ["node-1 firm", "node-2 firm", "node-3 firm"]);
  assert.deepEqual(nodesOf("reported"), ["node-1 firm"]);
  assert.deepEqual(nodesOf("intersection"), ["node-1 firm", "node-2 uncertain", "node-3 uncertain"]);
});

test("clashes: a prefix two clusters announce is said in both", () => {
  const one = expectAll(usualCluster().view(), {}, 1);
  const two = { ...one, cluster: "c2" };
  const idle = emptyCluster();
  idle.apply(upsert("nodes", node("node-1")));
  idle.apply(upsert("services", service("web", ["203.0.113.10"])));
  idle.apply(upsert("endpointslices", slice("web", [endpoint("node-2")])));
  const three = { ...expectAll(idle.view(), {}, 1), cluster: "c3" };
  assert.deepEqual(
    clashes([two, one, three]).map(({ cluster, namespace, name, reason, message }) => [
      cluster,
      `${namespace}/${name}`,
      reason,
      message,
    ]),
    [
      ["c1", "shop/web", "prefix-claimed-twice", "203.0.113.10/32 is announced by cluster c2 too"],
      ["c2", "shop/web", "prefix-claimed-twice", "203.0.113.10/32 is announced by cluster c1 too"],
    ],
  );
});

test("clashes: those of a service stand in the same order, whichever came first", () => {
  const table = usualCluster();
  table.apply(upsert("services", service("web", ["203.0.113.10", "203.0.113.11"])));
  const one = expectAll(table.view(), {}, 1);
  const all = [one, { ...one, cluster: "c2" }];
  const [first, second] = [...one.prefixes.keys()].map((prefix) => [prefix]);
  const told = (...order: readonly IpPrefix[][]): string[] => {
    const index = new ClashIndex();
    for (const prefixes of order) index.update(all, prefixes);
    return index.findings("c1", "shop/web").map(({ message }) => message);
  };
  assert.ok(first && second);
  assert.equal(told(first, second).length, 2);
  assert.deepEqual(told(second, first), told(first, second));
});

test("metallb: a service that nobody announces because no speaker runs says so", () => {
  const reasons = (policy: "Cluster" | "Local", stopped: readonly string[]): string[] => {
    const table = usualCluster();
    table.apply(upsert("daemonsets", daemonSet("frr")));
    table.apply(upsert("services", service("web", ["203.0.113.10"], { externalTrafficPolicy: policy })));
    for (const name of stopped) table.apply(remove("pods", `metallb-system/speaker-${name}`));
    const found = expectAll(table.view(), {}, 1_000).services.get("shop/web")?.findings ?? [];
    return found.map(({ reason }) => reason);
  };
  assert.deepEqual(reasons("Local", ["node-1"]), ["advertiser-not-running"], "the one node with an endpoint");
  assert.deepEqual(reasons("Local", ["node-2"]), []);
  assert.deepEqual(reasons("Cluster", ["node-1", "node-2"]), [], "node-3 announces");
  assert.deepEqual(reasons("Cluster", ["node-1", "node-2", "node-3"]), ["advertiser-not-running"]);
});

test("metallb: before release 0.16 a peer that one node refuses is refused by all of them", () => {
  const refusing = (image: string | undefined): readonly string[] => {
    const table = usualCluster();
    table.apply(upsert("daemonsets", daemonSet("frr-k8s", { image })));
    table.apply(upsert("nodes", node("node-1", { labels: { rack: "x" } })));
    table.apply(upsert("bgppeers", peer("half", "nowhere", { nodeSelectors: [label("rack", "x")] })));
    return expectAll(table.view(), {}, 1_000).nodeFindings.map((finding) => finding.node);
  };
  const all = ["node-1", "node-2", "node-3"];
  assert.deepEqual(refusing("quay.io/metallb/speaker:v0.15.2"), all);
  assert.deepEqual(refusing("registry.example:5000/metallb/speaker:v0.14.9@sha256:abcd"), all);
  assert.deepEqual(refusing("quay.io/metallb/speaker:v0.16.1"), ["node-1"]);
  assert.deepEqual(refusing("registry.example:5000/metallb/speaker@sha256:abcd"), ["node-1"], "no tag");
  assert.deepEqual(refusing("quay.io/metallb/speaker:main"), ["node-1"], "no release");
  assert.deepEqual(refusing(undefined), ["node-1"], "nobody tells");
});
