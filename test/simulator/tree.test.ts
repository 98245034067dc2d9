import assert from "node:assert/strict";
import { test } from "node:test";
import { setImmediate as turn } from "node:timers/promises";
import { formatPath, parsePath } from "../../src/gnmi/path.ts";
import { Tree } from "../../src/simulator/tree.ts";
import type { TreeChange } from "../../src/simulator/tree-change.ts";

const table = parsePath("/network-instance[name=default]/route-table");
const route = parsePath(
  "/network-instance[name=default]/route-table/ipv4-unicast/route[ipv4-prefix=192.0.2.1/32][route-type=bgp][route-owner=bgp_mgr][id=0][origin-network-instance=default]",
);

/** A tree and, after each turn, what it told: deletes with `-`, updates with `+` and the leaves set. */
function watched(tree: Tree): () => Promise<string[]> {
  const told: TreeChange[] = [];
  tree.subscribe((change) => told.push(change));
  return async () => {
    await turn();
    assert.ok(told.length <= 1, "told once per turn");
    const change = told.pop();
    if (change === undefined) return [];
    return [
      ...change.deletes.map((path) => `-${formatPath(path)}`),
      ...change.updates.map(({ path, leaves }) => `+${formatPath(path)} ${[...leaves].join(" ")}`),
    ];
  };
}

test("tree: a path with bare keys makes a body with prefixed identities and typed ids", () => {
  const tree = new Tree();
  tree.merge(route, { active: true, "fib-programming": { suppressed: false } });
  assert.deepEqual(tree.get(table), {
    "srl_nokia-ip-route-tables:ipv4-unicast": {
      route: [
        {
          "ipv4-prefix": "192.0.2.1/32",
          "route-type": "srl_nokia-common:bgp",
          "route-owner": "bgp_mgr",
          id: 0,
          "origin-network-instance": "default",
          active: true,
          "fib-programming": { suppressed: false },
        },
      ],
    },
  });
  assert.equal(tree.get([...route, { name: "active", keys: {} }]), true);
});

test("tree: JSON rooted at the top comes back as it was", () => {
  const recorded = {
    "srl_nokia-network-instance:network-instance": [
      {
        name: "bridge1",
        "route-table": { "srl_nokia-ip-route-tables:ipv4-unicast": {}, "srl_nokia-ip-route-tables:ipv6-unicast": {} },
      },
      {
        name: "default",
        "route-table": {
          "srl_nokia-ip-route-tables:next-hop": [
            {
              index: "4207",
              type: "srl_nokia-ip-route-tables:indirect",
              indirect: { resolved: true, "resolving-route": { "route-type": "srl_nokia-common:local" } },
            },
          ],
        },
      },
    ],
    "srl_nokia-system:system": { "srl_nokia-system-info:information": { version: "v25.3.2", tags: ["a", "b"] } },
  };
  assert.deepEqual(new Tree(recorded).get([]), recorded);
});

test("tree: an agent's root is its own module", () => {
  const tree = new Tree();
  tree.replace(parsePath("/kbutler/service[name=web]"), { "oper-state": "up" });
  assert.deepEqual(tree.get([]), { "kbutler:kbutler": { service: [{ name: "web", "oper-state": "up" }] } });
  assert.deepEqual(tree.get(parsePath("/kbutler:kbutler/service[name=web]/oper-state")), "up");
});

test("tree: replaceLeaves drops leaves and leaf containers that are not mentioned, and keeps rows", async () => {
  const tree = new Tree();
  tree.merge(parsePath("/kbutler/service[name=web]"), { "oper-state": "up", reason: "old", counts: { present: 2 } });
  tree.merge(parsePath("/kbutler/service[name=web]/address[ip=192.0.2.1]"), { present: 1 });
  const told = watched(tree);
  tree.replaceLeaves(parsePath("/kbutler/service[name=web]"), { "oper-state": "down" });
  assert.deepEqual(tree.get(parsePath("/kbutler/service[name=web]")), {
    name: "web",
    "oper-state": "down",
    address: [{ ip: "192.0.2.1", present: 1 }],
  });
  assert.deepEqual(await told(), [
    "-/kbutler/service[name=web]/reason",
    "-/kbutler/service[name=web]/counts",
    "+/kbutler/service[name=web] oper-state",
  ]);
});

test("tree: replace tells what is gone and what is new", async () => {
  const tree = new Tree();
  tree.replace(table, { "next-hop-group": [{ index: "1", "next-hop": [{ id: 0, "next-hop": "5" }] }, { index: "2" }] });
  const told = watched(tree);
  tree.replace(table, { "next-hop-group": [{ index: "1", "next-hop": [{ id: 1, "next-hop": "6" }] }] });
  const group = "/network-instance[name=default]/route-table/next-hop-group";
  assert.deepEqual(await told(), [
    `-${group}[index=1]/next-hop[id=0]`,
    `-${group}[index=2]`,
    `+${group}[index=1]/next-hop[id=1] id next-hop`,
  ]);
});

test("tree: what did not change is not told", async () => {
  const tree = new Tree();
  tree.merge(route, { active: true });
  const told = watched(tree);
  tree.merge(route, { active: true });
  assert.deepEqual(await told(), []);
  assert.equal(tree.delete(parsePath("/network-instance[name=none]")), false);
  assert.deepEqual(await told(), []);
});

test("tree: delete takes wildcards and absent keys", async () => {
  const tree = new Tree();
  for (const name of ["a", "b"]) tree.merge(parsePath(`/kbutler/service[name=${name}]`), { x: 1 });
  const told = watched(tree);
  assert.equal(tree.delete(parsePath("/kbutler/service[name=*]/x")), true);
  assert.deepEqual(await told(), ["-/kbutler/service[name=a]/x", "-/kbutler/service[name=b]/x"]);
  assert.equal(tree.delete(parsePath("/kbutler/service")), true);
  assert.deepEqual(await told(), ["-/kbutler/service[name=a]", "-/kbutler/service[name=b]"]);
  assert.deepEqual(tree.get(parsePath("/kbutler")), {});
});

test("tree: a fork changes on its own, a snapshot not at all", () => {
  const tree = new Tree();
  tree.merge(route, { active: true, "fib-programming": { suppressed: false } });
  const before = tree.get([]);
  const fork = tree.fork();
  const snapshot = tree.snapshot();
  fork.merge(route, { active: false });
  tree.merge(route, { "fib-programming": { suppressed: true } });
  assert.deepEqual(fork.get([...route, { name: "active", keys: {} }]), false);
  assert.deepEqual(fork.get([...route, { name: "fib-programming", keys: {} }]), { suppressed: false });
  assert.deepEqual(tree.get([...route, { name: "active", keys: {} }]), true);
  assert.notDeepEqual(tree.get([]), before);
  assert.deepEqual(new Tree().get([]), {});
  assert.equal(snapshot.children.size, 1);
});

test("tree: an entry without all of its keys is refused", () => {
  assert.throws(() => new Tree().merge(parsePath("/network-instance/route-table"), {}), /needs the keys name/);
  assert.throws(() => new Tree().merge(parsePath("/network-instance[name=*]"), {}), /needs the keys name/);
});
