import assert from "node:assert/strict";
import { test } from "node:test";
import { gnmi } from "../../src/gnmi/messages.ts";
import { parsePath } from "../../src/gnmi/path.ts";
import { GnmiClient, notificationLines, wants } from "./gnmi-client.ts";
import { address, lists, prefix, route, startTestLeaf, table, wireRoute } from "./leaf-fixture.ts";
import { until } from "./until.ts";

const routeLine = (to: string, group: string) =>
  `${wireRoute(to)} {"ipv4-prefix":"${to}","route-type":"srl_nokia-common:bgp","route-owner":"bgp_mgr","id":0,"origin-network-instance":"default","leakable":false,"metric":0,"preference":170,"active":true,"last-app-update":"2026-01-02T03:04:05.000Z","next-hop-group":"${group}","next-hop-group-network-instance":"default","resilient-hash":false}`;

test("leaf: JSON_IETF has one Update a container: bare keys in the path, prefixed identities in the body", async () => {
  await using leaf = await startTestLeaf();
  using client = new GnmiClient(leaf.address);
  using stream = client.subscribe(wants([`${table}/ipv4-unicast/route[ipv4-prefix=203.0.113.10/32]`]));
  assert.deepEqual(await stream.take(), [
    routeLine("203.0.113.10/32", "16357608995"),
    `${wireRoute("203.0.113.10/32")}/fib-programming {"suppressed":false,"last-successful-operation-type":"add","last-successful-operation-timestamp":"2026-01-02T03:04:05.000Z","pending-operation-type":"none","last-failed-operation-type":"none"}`,
    "sync",
  ]);
});

test("leaf: after sync_response come changes and deletes", async () => {
  await using leaf = await startTestLeaf();
  using client = new GnmiClient(leaf.address);
  using stream = client.subscribe(wants(lists));
  await stream.take();
  leaf.routes().lose(prefix("203.0.113.10/32"), address("192.0.2.12"));
  const gone = (list: string, index: string) =>
    `-/srl_nokia-network-instance:network-instance[name=default]/route-table/srl_nokia-ip-route-tables:${list}[index=${index}]`;
  const wanted = [
    routeLine("203.0.113.10/32", "16357608996"),
    gone("next-hop-group", "16357608995"), // the old group, and the next hop nobody uses any more
    gone("next-hop", "16357608995"),
  ];
  await stream.take((lines) => wanted.every((line) => lines.includes(line)));
  leaf.routes().withdraw(prefix("203.0.113.10/32"));
  const deleted = await stream.take((lines) => lines.some((line) => line.includes("203.0.113.10")));
  assert.ok(deleted.includes(`-${wireRoute("203.0.113.10/32")}`));
});

test("leaf: many changes of one turn are told once", async () => {
  await using leaf = await startTestLeaf();
  using client = new GnmiClient(leaf.address);
  using stream = client.subscribe(wants(["/system/name"]));
  await stream.take();
  for (const name of ["a", "b", "c"]) leaf.tree.merge(parsePath("/system/name"), { "host-name": name });
  const told = await stream.take((lines) => lines.length > 0);
  assert.deepEqual(told, ['/srl_nokia-system:system/srl_nokia-system-name:name {"host-name":"c"}']);
});

test("leaf: a leaf is told by its container, and only that leaf", async () => {
  await using leaf = await startTestLeaf();
  using client = new GnmiClient(leaf.address);
  const neighbor = "/network-instance[name=default]/protocols/bgp/neighbor";
  using stream = client.subscribe(wants([`${neighbor}[peer-address=*]/session-state`]));
  assert.deepEqual(await stream.take(), ["sync"]);
  const path = parsePath(`${neighbor}[peer-address=192.0.2.11]`);
  leaf.tree.merge(path, { "peer-as": 64512, "session-state": "established" });
  const wire =
    "/srl_nokia-network-instance:network-instance[name=default]/protocols/srl_nokia-bgp:bgp/neighbor[peer-address=192.0.2.11]";
  const told = await stream.take((lines) => lines.length > 0);
  assert.deepEqual(told, [`${wire} {"session-state":"established"}`]);
  leaf.tree.merge(path, { "peer-as": 64513 });
  leaf.tree.delete(path);
  assert.deepEqual(await stream.take((lines) => lines.length > 0), [`-${wire}`], "the ancestor's delete, no peer-as");
});

test("leaf: a key leaf by itself and an empty subtree give sync_response alone", async () => {
  await using leaf = await startTestLeaf();
  using client = new GnmiClient(leaf.address);
  using stream = client.subscribe(wants(["/interface[name=*]/name", "/system/lldp", "/kbutler"]));
  assert.deepEqual(await stream.take(), ["sync"]);
});

test("leaf: SAMPLE sends the clock again and again; changes of it are not told on change", async () => {
  let nowMs = Date.UTC(2026, 0, 2);
  const clock = { nowMs: () => nowMs++, sleep: () => Promise.resolve() };
  await using leaf = await startTestLeaf({ clock });
  using client = new GnmiClient(leaf.address);
  const path = "/system/information/current-datetime";
  using onChange = client.subscribe(wants(["/system/information"]));
  await onChange.take();
  const sampled = wants([path], {}, gnmi.SubscriptionMode.SAMPLE);
  using stream = client.subscribe({
    ...sampled,
    subscription: sampled.subscription?.map((one) => ({ ...one, sampleInterval: 20_000_000 })) ?? [],
  });
  const lines = await stream.take((all) => all.length >= 5);
  const values = lines.filter((line) => line !== "sync").map((line) => line.slice(line.indexOf("{")));
  assert.equal(new Set(values).size, values.length, "each sample has a later time");
  assert.match(values[0] ?? "", /^\{"current-datetime":"2026-01-02T/);
  assert.deepEqual(onChange.lines(), []);
});

test("leaf: ONCE ends after sync_response, POLL is refused", async () => {
  await using leaf = await startTestLeaf();
  using client = new GnmiClient(leaf.address);
  using once = client.subscribe(wants(["/system/name"], { mode: gnmi.SubscriptionList.Mode.ONCE }));
  assert.equal(await once.end(), undefined);
  assert.equal(once.lines().at(-1), "sync");
  using poll = client.subscribe(wants(["/system/name"], { mode: gnmi.SubscriptionList.Mode.POLL }));
  assert.equal((await poll.end())?.code, 12);
});

test("leaf: prefix, target and prefixed request keys are understood; the target is echoed", async () => {
  await using leaf = await startTestLeaf();
  using client = new GnmiClient(leaf.address);
  const list = wants([
    "srl_nokia-ip-route-tables:ipv4-unicast/route[ipv4-prefix=203.0.113.10/32][route-type=srl_nokia-common:bgp]",
  ]);
  using stream = client.subscribe({
    ...list,
    prefix: {
      target: "leaf1",
      elem: [{ name: "network-instance", key: { name: "default" } }, { name: "route-table" }],
    },
  });
  assert.equal((await stream.take()).length, 3);
  const system = { target: "leaf1", elem: [{ name: "system" }] };
  using named = client.subscribe({ ...list, subscription: [{ path: {} }], prefix: system });
  await until(() => named.messages.length > 0);
  assert.equal(named.messages[0]?.update?.prefix?.target, "leaf1");
});

const statistics = `{"active-routes":4,"active-routes-with-ecmp":1,"resilient-hash-routes":0,"fib-failed-routes":0,"total-routes":"4"}`;
const unicast =
  "/srl_nokia-network-instance:network-instance[name=default]/route-table/srl_nokia-ip-route-tables:ipv4-unicast";

for (const { name, path, answer } of [
  {
    name: "a keyed leaf comes as a scalar at its own path",
    path: "/system/information/version",
    answer: ['/srl_nokia-system:system/srl_nokia-system-info:information/version "v25.3.2-312-g0123456789"'],
  },
  {
    name: "a container comes as an object at its path",
    path: `${table}/ipv4-unicast/statistics`,
    answer: [`${unicast}/statistics ${statistics}`],
  },
  {
    name: "with a wildcard in a list the answer stands at the list's parent, keys included",
    path: `${table}/ipv4-unicast/route[ipv4-prefix=203.0.113.10/32][route-type=*][route-owner=*][id=*][origin-network-instance=*]/active`,
    answer: [
      `${unicast} {"route":[{"ipv4-prefix":"203.0.113.10/32","route-type":"srl_nokia-common:bgp","route-owner":"bgp_mgr","id":0,"origin-network-instance":"default","active":true}]}`,
    ],
  },
  {
    name: "with the first list open the answer is rooted at the top",
    path: "/network-instance/route-table/ipv4-unicast/statistics/total-routes",
    answer: [
      `/ {"srl_nokia-network-instance:network-instance":[{"name":"default","route-table":{"srl_nokia-ip-route-tables:ipv4-unicast":{"statistics":{"total-routes":"4"}}}}]}`,
    ],
  },
  { name: "nothing there gives no Update", path: `${table}/next-hop-group[index=1]`, answer: [] },
  { name: "an agent's tree without data gives no Update", path: "/kbutler/service", answer: [] },
]) {
  test(`leaf: Get: ${name}`, async () => {
    await using leaf = await startTestLeaf();
    using client = new GnmiClient(leaf.address);
    assert.deepEqual((await client.get([path])).flatMap(notificationLines), answer);
  });
}

test("leaf: Capabilities names encodings, version and models by namespace", async () => {
  await using leaf = await startTestLeaf({ encodings: ["json", "proto"] });
  using client = new GnmiClient(leaf.address);
  const { supportedEncodings, gNMIVersion, supportedModels } = await client.capabilities();
  assert.deepEqual(supportedEncodings, [gnmi.Encoding.JSON, gnmi.Encoding.PROTO]);
  assert.equal(gNMIVersion, "0.10.0");
  assert.ok(
    supportedModels?.some(({ name }) => name === "urn:nokia.com:srlinux:fib:ip-route-tables:srl_nokia-ip-route-tables"),
  );
});

test("leaf: an agent's telemetry is read back through gNMI", async () => {
  await using leaf = await startTestLeaf();
  using client = new GnmiClient(leaf.address);
  using stream = client.subscribe(wants(["/kbutler"]));
  await stream.take();
  leaf.tree.replaceLeaves(parsePath("/kbutler/service[name=shop/web]"), { "oper-state": "up" });
  assert.deepEqual(await stream.take((lines) => lines.length > 0), [
    '/kbutler:kbutler/service[name=shop/web] {"name":"shop/web","oper-state":"up"}',
  ]);
  leaf.tree.delete(parsePath("/kbutler"));
  assert.deepEqual(await stream.take((lines) => lines.length > 0), ["-/kbutler:kbutler"]);
});

test("leaf: a receiver that does not read costs no memory, and gets the last state when it does", async () => {
  await using leaf = await startTestLeaf();
  using client = new GnmiClient(leaf.address);
  using stream = client.subscribe(wants([`${table}/ipv4-unicast`]));
  await stream.take();
  stream.pause();
  for (let round = 0; round < 20; round++) {
    for (let index = 0; index < 50; index++) {
      leaf.routes().set({ ...route(`198.51.100.${index}/32`, "192.0.2.11"), metric: round });
    }
    await new Promise(setImmediate);
  }
  stream.resume();
  const last = await stream.take((lines) =>
    lines.some((line) => line.includes("198.51.100.49/32") && line.includes('"metric":19')),
  );
  assert.ok(last.length < 20 * 50 * 2, `changes merged while it did not read: ${last.length} lines`);
});
