import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { ownTree } from "../../src/shim/own-tree.ts";
import { rootName, type SchemaNode, verdictTree } from "../../src/verdict/state-tree.ts";
import { FakeCollector } from "../scenario/fake-collector.ts";
import { shimYaml, startShimWorld } from "../scenario/shim-world.ts";
import { servicePath, verdicts } from "../scenario/verdict-content.ts";
import {
  all,
  type DataNode,
  dataNode,
  misfits,
  only,
  parseYang,
  type ResolvedType,
  type Statement,
} from "./yang-module.ts";

const module = parseYang(readFileSync(join(import.meta.dirname, "../../yang/kbutler.yang"), "utf8"));
const [container] = all(module, "container");
assert.ok(container);
const root = dataNode(module, container);

test("yang: the module is what app-manager loads", () => {
  assert.equal(module.argument, rootName);
  assert.equal(only(module, "yang-version"), "1.1");
  assert.equal(only(module, "namespace"), "urn:srl_ndk_apps/kbutler");
  assert.equal(all(module, "revision").length > 0, true);
  assert.equal(all(module, "import").length, 0, "nothing to resolve on the switch");
  assert.deepEqual(
    all(module, "container").map(({ argument }) => argument),
    [rootName],
  );
});

test("yang: every node and every enumeration value has a description", () => {
  const bare: string[] = [];
  const visit = (statement: Statement, path: string): void => {
    const named = ["module", "container", "list", "leaf", "typedef", "grouping", "enum", "revision"];
    if (named.includes(statement.keyword) && !only(statement, "description")) bare.push(path);
    for (const inner of statement.statements) visit(inner, `${path}/${inner.argument}`);
  };
  visit(module, "");
  assert.deepEqual(bare, []);
});

test("yang: lists have one string key and are state; only the connection is configuration", () => {
  const visit = (node: DataNode, path: string): void => {
    if (node.key !== undefined) {
      assert.equal(node.leaves.get(node.key)?.base, "string", path);
      assert.equal(node.state, true, path);
    }
    for (const [name, child] of node.children) visit(child, `${path}/${name}`);
  };
  visit(root, "");
  const configured = [...root.children].filter(([, child]) => !child.state).map(([name]) => name);
  assert.deepEqual(configured, ["connection"]);
});

test("yang: no two names differ only by hyphen and underscore", () => {
  const visit = (node: DataNode): void => {
    const names = [...node.leaves.keys(), ...node.children.keys()];
    assert.equal(new Set(names.map((name) => name.replaceAll("-", "_"))).size, names.length);
    for (const child of node.children.values()) visit(child);
  };
  visit(root);
});

test("yang: what the shim takes and writes is the module, leaf by leaf", () => {
  const children: Readonly<Record<string, SchemaNode>> = { ...verdictTree.children, ...ownTree.children };
  assert.deepEqual(described(root), tableOf({ leaves: {}, children }));
});

test("yang: what the shim puts into the leaf's tree is valid", async () => {
  await using world = await startShimWorld();
  await using collector = await FakeCollector.start(
    verdicts([
      ["prod/shop/web", "up"],
      ["prod/shop/api", "degraded"],
    ]),
  );
  await using _shim = world.shim(shimYaml(collector.address, "hold-time: 1s"));
  const degraded = `${servicePath("prod/shop/api")}/external-address[address=192.0.2.2]/next-hop[hostname=node-2]`;
  await world.until("published", () => world.at(`${degraded}/oper-state`) === "down");
  await world.until("healthy", () => world.at("/kbutler/shim/oper-state") === "up");
  assert.deepEqual(misfits(root, world.at("/kbutler")), []);
  await collector[Symbol.asyncDispose]();
  await world.until("unknown", () => world.at(`${degraded}/oper-state`) === "unknown");
  assert.deepEqual(misfits(root, world.at("/kbutler")), []);
});

test("yang: the check finds what does not fit", () => {
  const found = misfits(root, {
    summary: { "services-up": "1", "services-gone": 0 },
    service: [{ name: "a/b/c", "oper-state": "green", since: "yesterday", "external-address": [{}] }],
  });
  assert.deepEqual(found, [
    '/summary/services-up: "1" is no uint32',
    "/summary/services-gone: not in the module",
    '/service[0]/oper-state: "green" is no enumeration',
    '/service[0]/since: "yesterday" is no string',
    "/service[0]/external-address[0]: no key address",
  ]);
});

type Table = { key: string | undefined; leaves: Record<string, unknown>; children: Record<string, Table> };

function described(node: DataNode): Table {
  return {
    key: node.key,
    leaves: Object.fromEntries([...node.leaves].map(([name, type]) => [name, leafType(type)])),
    children: Object.fromEntries([...node.children].map(([name, child]) => [name, described(child)])),
  };
}

function tableOf(node: SchemaNode): Table {
  return {
    key: node.key,
    leaves: { ...node.leaves },
    children: Object.fromEntries(Object.entries(node.children).map(([name, child]) => [name, tableOf(child)])),
  };
}

function leafType({ base, values, patterns }: ResolvedType): unknown {
  if (base === "enumeration") return [...values];
  return base === "string" && patterns.some((pattern) => pattern.test("2026-01-02T03:04:05Z"))
    ? timeOr(patterns)
    : base;
}

/** The pattern of date-and-time takes a moment and refuses a word; other patterns are of plain strings. */
function timeOr(patterns: readonly RegExp[]): string {
  return patterns.every((pattern) => !pattern.test("a:1") && !pattern.test("/a")) ? "date-and-time" : "string";
}
