import assert from "node:assert/strict";
import { test } from "node:test";
import { ShownTree } from "../../src/closed-loop/shown-tree.ts";
import { parsePath } from "../../src/gnmi/path.ts";

const web = "/kbutler/service[name=prod/shop/web]";
const address = `${web}/external-address[address=192.0.2.1]`;
const hop = `${address}/next-hop[hostname=worker1]`;

/** What a tree holds, by path. */
function held(tree: ShownTree): Record<string, unknown> {
  return Object.fromEntries(tree.nodes());
}

/** The same four nodes, cut in the ways a switch may cut them. */
const cuts: Readonly<Record<string, readonly (readonly [string, unknown])[]>> = {
  "one update a node": [
    ["/kbutler:kbutler/summary", { "services-total": 1 }],
    [`/kbutler:kbutler${web.slice(8)}`, { "oper-state": "up" }],
    [address, { prefix: "192.0.2.1/32" }],
    [hop, { class: "hosting" }],
  ],
  "one update a leaf": [
    ["/kbutler/summary/services-total", 1],
    [`${web}/oper-state`, "up"],
    [`${address}/prefix`, "192.0.2.1/32"],
    [`${hop}/class`, "hosting"],
  ],
  "the tree at its root": [
    [
      "/kbutler",
      {
        "kbutler:summary": { "services-total": 1 },
        "kbutler:service": [
          {
            name: "prod/shop/web",
            "oper-state": "up",
            "external-address": [
              { address: "192.0.2.1", prefix: "192.0.2.1/32", "next-hop": [{ hostname: "worker1", class: "hosting" }] },
            ],
          },
        ],
      },
    ],
  ],
  "all from the top": [
    [
      "/",
      {
        "kbutler:kbutler": {
          summary: { "services-total": 1 },
          service: [
            {
              name: "prod/shop/web",
              "oper-state": "up",
              "external-address": [
                {
                  address: "192.0.2.1",
                  prefix: "192.0.2.1/32",
                  "next-hop": [{ hostname: "worker1", class: "hosting" }],
                },
              ],
            },
          ],
        },
      },
    ],
  ],
};

for (const [name, updates] of Object.entries(cuts)) {
  test(`a shown tree is the same however it is cut: ${name}`, () => {
    const tree = new ShownTree();
    for (const [path, value] of updates) tree.update(parsePath(path), value);
    const leaf = (key: string, name: string): unknown => tree.node(key)?.[name];
    assert.deepEqual(Object.keys(held(tree)).sort(), ["/kbutler/summary", address, hop, web].sort());
    assert.equal(leaf("/kbutler/summary", "services-total"), 1);
    assert.equal(leaf(web, "oper-state"), "up");
    assert.equal(leaf(address, "prefix"), "192.0.2.1/32");
    assert.equal(leaf(hop, "class"), "hosting");
  });
}

for (const { path, gone } of [
  { path: hop, gone: [hop] },
  { path: address, gone: [address, hop] },
  { path: web, gone: [web, address, hop] },
  { path: "/kbutler/service", gone: [web, address, hop] },
  { path: "/kbutler/service[name=*]/external-address", gone: [address, hop] },
  { path: "/kbutler/service[name=*]/external-address[address=192.0.2.1]/next-hop[hostname=*]", gone: [hop] },
  { path: "/kbutler/service[name=prod/shop/we]", gone: [] },
  { path: "/kbutler", gone: ["/kbutler/summary", web, address, hop] },
  { path: "/", gone: ["/kbutler/summary", web, address, hop] },
]) {
  test(`a delete of ${path} takes what stands at and below it`, () => {
    const tree = new ShownTree();
    for (const [at, value] of cuts["one update a node"] ?? []) tree.update(parsePath(at), value);
    const before = Object.keys(held(tree));
    const touched = tree.delete(parsePath(path));
    assert.deepEqual([...touched].sort(), [...gone].sort());
    assert.deepEqual(
      Object.keys(held(tree)),
      before.filter((key) => !gone.includes(key)),
    );
  });
}

test("updates merge, and one leaf can go", () => {
  const tree = new ShownTree();
  tree.update(parsePath(web), { "oper-state": "down", "oper-reason": "no-route-to-host" });
  assert.deepEqual(tree.update(parsePath(web), { "oper-state": "up" }), [web]);
  assert.deepEqual(tree.delete(parsePath(`${web}/oper-reason`)), [web]);
  assert.deepEqual(tree.node(web), { "oper-state": "up" });
});

test("what is no shape of ours is left out", () => {
  const tree = new ShownTree();
  for (const value of [[1, null, { name: 3 }], [], "text", null]) tree.update(parsePath("/kbutler/service"), value);
  tree.update([], { other: [{ name: "x" }] });
  assert.deepEqual(
    Object.keys(held(tree)).filter((key) => key.startsWith("/kbutler/service")),
    [],
  );
});
