import assert from "node:assert/strict";
import { test } from "node:test";
import { formatPath, parsePath } from "../../src/gnmi/path.ts";
import { ReceivedTree, type TreeNotification } from "../../src/shim/received-tree.ts";

function notification(
  updates: Readonly<Record<string, unknown>>,
  deletes: readonly string[] = [],
  replace?: string,
): TreeNotification {
  return {
    replace: replace === undefined ? undefined : parsePath(replace),
    deletes: deletes.map(parsePath),
    updates: Object.entries(updates).map(([path, value]) => ({ path: parsePath(path), value })),
  };
}

function apply(tree: ReceivedTree, ...parameters: Parameters<typeof notification>): Record<string, unknown> {
  const changes = tree.apply(notification(...parameters));
  return Object.fromEntries(changes.map(({ path, leaves }) => [formatPath(path), leaves]));
}

function content(tree: ReceivedTree): Record<string, unknown> {
  return Object.fromEntries([...tree.changes()].map(({ path, leaves }) => [formatPath(path), leaves]));
}

const web = "/kbutler/service[name=a/b/web]";
const hop = `${web}/external-address[address=2001:db8::1]/next-hop[hostname=node-1]`;

for (const { name, updates } of [
  {
    name: "one update a node",
    updates: { [web]: { "oper-state": "up" }, [hop]: { "oper-state": "up", class: "hosting" } },
  },
  {
    name: "nested",
    updates: {
      "/kbutler": {
        service: [
          {
            name: "a/b/web",
            "oper-state": "up",
            "external-address": [
              { address: "2001:db8::1", "next-hop": [{ hostname: "node-1", "oper-state": "up", class: "hosting" }] },
            ],
          },
        ],
      },
    },
  },
  {
    name: "nested from the top, with module",
    updates: {
      "": {
        "kbutler:kbutler": {
          service: [
            {
              name: "a/b/web",
              "oper-state": "up",
              "external-address": [
                { address: "2001:db8::1", "next-hop": [{ hostname: "node-1", "oper-state": "up", class: "hosting" }] },
              ],
            },
          ],
        },
      },
    },
  },
  {
    name: "one update a leaf",
    updates: {
      [`${web.replace("/kbutler", "/kbutler:kbutler")}/oper-state`]: "up",
      [`${hop}/oper-state`]: "up",
      [`${hop}/class`]: "hosting",
    },
  },
]) {
  test(`received tree: ${name}`, () => {
    const tree = new ReceivedTree(100);
    apply(tree, updates);
    assert.deepEqual(content(tree), {
      [web]: { name: "a/b/web", "oper-state": "up" },
      [`${web}/external-address[address=2001:db8::1]`]: { address: "2001:db8::1" },
      [hop]: { hostname: "node-1", "oper-state": "up", class: "hosting" },
    });
    assert.equal(tree.malformed, 0);
    assert.equal(tree.size, 4, "with the root");
  });
}

test("received tree: an update of a node carries all of its leaves, one of a leaf keeps the others", () => {
  const tree = new ReceivedTree(100);
  apply(tree, { [web]: { name: "a/b/web", "oper-state": "down", "oper-reason": "external-address-no-route" } });
  apply(tree, { [`${web}/detail`]: "text" });
  assert.deepEqual(content(tree)[web], {
    name: "a/b/web",
    "oper-state": "down",
    "oper-reason": "external-address-no-route",
    detail: "text",
  });
  assert.deepEqual(apply(tree, { [web]: { name: "a/b/web", "oper-state": "up" } }), {
    [web]: { name: "a/b/web", "oper-state": "up" },
  });
});

test("received tree: what says the same again is no change", () => {
  const tree = new ReceivedTree(100);
  apply(tree, { [web]: { "oper-state": "up" } });
  assert.deepEqual(apply(tree, { [web]: { "oper-state": "up", name: "a/b/web" } }), {});
});

for (const { name, deletes, left } of [
  { name: "an entry takes what is below", deletes: [web], left: [] },
  { name: "an ancestor takes all", deletes: ["/kbutler"], left: [] },
  { name: "a list without keys takes its entries", deletes: ["/kbutler/service"], left: [] },
  { name: "a wildcard takes every entry", deletes: ["/kbutler/service[name=*]"], left: [] },
  {
    name: "a leaf takes itself",
    deletes: [`${hop}/oper-reason`],
    left: [web, `${web}/external-address[address=2001:db8::1]`, hop],
  },
  {
    name: "what is not there takes nothing",
    deletes: ["/kbutler/service[name=x]"],
    left: [web, `${web}/external-address[address=2001:db8::1]`, hop],
  },
]) {
  test(`received tree: delete of ${name}`, () => {
    const tree = new ReceivedTree(100);
    apply(tree, { [web]: { "oper-state": "up" }, [hop]: { "oper-state": "down", "oper-reason": "no-route-to-host" } });
    const changed = apply(tree, {}, deletes);
    assert.deepEqual(Object.keys(content(tree)), left);
    for (const path of Object.keys(changed)) assert.equal(changed[path] === undefined, !left.includes(path));
    if (name === "a leaf takes itself")
      assert.deepEqual(changed, { [hop]: { hostname: "node-1", "oper-state": "down" } });
  });
}

test("received tree: deletes come before updates of the same notification", () => {
  const tree = new ReceivedTree(100);
  apply(tree, { [web]: { "oper-state": "up" }, [hop]: { "oper-state": "up" } });
  apply(tree, { [web]: { "oper-state": "down" } }, [web]);
  assert.deepEqual(content(tree), { [web]: { name: "a/b/web", "oper-state": "down" } });
});

test("received tree: an atomic notification replaces what is at and below its prefix", () => {
  const tree = new ReceivedTree(100);
  apply(tree, { [web]: { "oper-state": "up" }, [hop]: { "oper-state": "up" } });
  const changed = apply(tree, { [web]: { "oper-state": "up" } }, [], web);
  assert.deepEqual(Object.keys(content(tree)), [web]);
  assert.equal(changed[hop], undefined);
  assert.ok(hop in changed);
});

for (const { name, updates } of [
  { name: "a container of a newer module", updates: { "/kbutler/forecast": { rain: 1 } } },
  { name: "a leaf of a newer module", updates: { "/kbutler/summary": { "services-flapping": 1 } } },
  { name: "a leaf of the shim's own part", updates: { "/kbutler/shim/version": "9" } },
  { name: "another root", updates: { "/interface[name=ethernet-1/1]": { mtu: 1500 } } },
  { name: "a state that is none", updates: { "/kbutler/service[name=a]/oper-state": "green" } },
  { name: "a count that is none", updates: { "/kbutler/summary/services-up": -1 } },
  { name: "a time that is none", updates: { "/kbutler/service[name=a]/since": "yesterday" } },
  { name: "a list entry without its key", updates: { "/kbutler/service": [{ "oper-state": "up" }] } },
  { name: "a key that is another's", updates: { "/kbutler/service[name=a]": { name: "b" } } },
  { name: "a value for a container", updates: { "/kbutler/summary": 5 } },
  { name: "the name of an object's own members", updates: { "/kbutler/service[name=a]/constructor": "x" } },
]) {
  test(`received tree: counts ${name}, and keeps the rest`, () => {
    const tree = new ReceivedTree(100);
    apply(tree, { "/kbutler/collector": { name: "kbutler" }, ...updates });
    assert.equal(tree.malformed, 1);
    assert.deepEqual(tree.container("collector"), { name: "kbutler" });
  });
}

test("received tree: entries are bounded", () => {
  const tree = new ReceivedTree(3);
  apply(tree, { "/kbutler/service": ["a", "b", "c", "d"].map((name) => ({ name, "oper-state": "up" })) });
  assert.equal(tree.size, 3);
  assert.equal(tree.malformed, 2);
});
