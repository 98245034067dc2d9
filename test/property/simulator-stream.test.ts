import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { gnmi } from "../../src/gnmi/messages.ts";
import { fromMessage, parsePath } from "../../src/gnmi/path.ts";
import { Chance } from "../../src/simulator/chance.ts";
import type { DeleteForm } from "../../src/simulator/fault-state.ts";
import type { SimulatedLeaf } from "../../src/simulator/leaf.ts";
import { Tree } from "../../src/simulator/tree.ts";
import { isObject, type JsonValue } from "../../src/simulator/tree-node.ts";
import { GnmiClient, valueText, wants } from "../simulator/gnmi-client.ts";
import { address, prefix, route, startTestLeaf, table } from "../simulator/leaf-fixture.ts";
import { until } from "../simulator/until.ts";

const forms: readonly DeleteForm[] = ["entry", "partial-key", "wildcard", "ancestor"];

/** One turn: how the leaf tells things from now on, and which routes change. */
const step = fc.record({
  manner: fc.record({
    deleteForm: fc.constantFrom(...forms),
    atomic: fc.boolean(),
    duplicates: fc.boolean().map((on) => (on ? new Chance({ chance: 1, seed: 0 }) : undefined)),
    prefixSplit: fc.boolean(),
  }),
  changes: fc.array(
    fc.record({
      to: fc.integer({ min: 0, max: 6 }),
      via: fc.uniqueArray(fc.integer({ min: 2, max: 6 }), { maxLength: 3 }),
      failed: fc.boolean(),
      lose: fc.boolean(),
    }),
    { maxLength: 4 },
  ),
});

type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

test("stream: in whatever manner changes are told, a receiver ends with the leaf's tree", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
      await using leaf = await startTestLeaf({ entriesPerMessage: 3 });
      using client = new GnmiClient(leaf.address);
      using stream = client.subscribe(wants([table, "/system/name"]));
      await until(() => stream.messages.some(({ syncResponse }) => syncResponse === true));
      for (const [index, one] of steps.entries()) {
        change(leaf, one);
        leaf.tree.merge(parsePath("/system/name"), { "host-name": `step ${index}` });
        await new Promise((resolve) => setImmediate(resolve));
      }
      await until(() => stream.lines().some((line) => line.includes(`step ${steps.length - 1}`)));
      leaf.tree.merge(parsePath("/system/name"), { "host-name": "end" });
      await until(() => stream.lines().some((line) => line.includes('"end"')));
      const received = new Tree();
      for (const { update } of stream.messages) if (update) receive(received, update);
      assert.deepEqual(content(received), content(leaf.tree));
    }),
    { numRuns: 30 },
  );
});

function change(leaf: SimulatedLeaf, { manner, changes }: Step): void {
  Object.assign<typeof leaf.faults, Partial<typeof leaf.faults>>(leaf.faults, manner);
  const routes = leaf.routes();
  for (const { to, via, failed, lose } of changes) {
    const at = prefix(`203.0.113.${to}/32`);
    if (via.length === 0) routes.withdraw(at);
    else routes.set(route(at, ...via.map((host) => `192.0.2.${host}`)));
    routes.program(at, failed ? { state: "failed", locations: ["complex-1.0"] } : { state: "programmed" });
    if (lose) routes.lose(at, address("192.0.2.2"));
    else routes.restore(at);
  }
}

/** What any receiver does (gNMI specification, 3.5.2.5): deletes first; atomic replaces all below the prefix. */
function receive(tree: Tree, notification: gnmi.Notification.$Properties): void {
  const below = fromMessage(notification.prefix);
  for (const path of notification.delete ?? []) tree.delete([...below, ...fromMessage(path)]);
  if (notification.atomic) tree.delete(below);
  for (const { path, val } of notification.update ?? []) {
    tree.merge([...below, ...fromMessage(path)], JSON.parse(valueText(val)));
  }
}

/** The route table; lists as sets of entries, empty containers left out: neither order nor emptiness is told. */
function content(tree: Tree): JsonValue {
  return plain(tree.get(parsePath(table)) ?? null);
}

function plain(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(plain).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  if (!isObject(value)) return value;
  const members = Object.entries(value).map(([name, member]) => [name, plain(member)] as const);
  const held = members.filter(([, member]) => !isObject(member) || Object.keys(member).length > 0);
  return Object.fromEntries(held.sort(([a], [b]) => (a < b ? -1 : 1)));
}
