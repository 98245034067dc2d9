import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { formatPath, fromMessage, type Path, parsePath } from "../../src/gnmi/path.ts";
import type { ServedEncoding } from "../../src/sinks/gnmi/encode.ts";
import { LeafTree } from "../../src/sinks/gnmi/leaf-tree.ts";
import { Outbox } from "../../src/sinks/gnmi/outbox.ts";
import { selectedLeaves, selectorsOf } from "../../src/sinks/gnmi/selection.ts";
import { noCounters } from "../../src/sinks/gnmi/stats.ts";
import type { TreeNode } from "../../src/sinks/gnmi/verdict-tree.ts";
import { ServiceIndex } from "../../src/sinks/service-index.ts";
import type { Evaluation, PrefixVerdict, ServiceVerdict } from "../../src/verdict/verdict.ts";
import { endpointVerdict, evaluation, prefixVerdict, serviceVerdict } from "../sinks/evaluation-fixture.ts";
import { leafNodes } from "../sinks/gnmi/leaf-nodes.ts";
import { plain } from "../sinks/gnmi/world.ts";

/** A world in small: some services, each with some addresses on two leaves, each with some nodes. */
type World = ReadonlyMap<
  string,
  ReadonlyMap<string, readonly (readonly [node: string, state: "up" | "down" | "unknown"])[]>
>;

const endpoints = fc
  .uniqueArray(fc.tuple(fc.constantFrom("n1", "n2", "n3"), fc.constantFrom("up", "down", "unknown")), {
    selector: ([node]) => node,
    maxLength: 3,
  })
  .map((list) => list as (readonly [string, "up" | "down" | "unknown"])[]);
const addressKeys = ["leaf1 203.0.113.1/32", "leaf1 2001:db8::1/128", "leaf2 203.0.113.1/32"] as const;
const serviceArbitrary = fc.dictionary(fc.constantFrom(...addressKeys), endpoints, { noNullPrototype: true });
const worldArbitrary: fc.Arbitrary<World> = fc
  .dictionary(fc.constantFrom("api", "db", "web"), serviceArbitrary, { noNullPrototype: true })
  .map((world) => new Map(Object.entries(world).map(([name, prefixes]) => [name, new Map(Object.entries(prefixes))])));

function evaluationOf(world: World, before: Evaluation | undefined, sequence: number): Evaluation {
  const services: ServiceVerdict[] = [];
  const prefixes: PrefixVerdict[] = [];
  for (const [name, held] of world) {
    const own = [...held].map(([key, nodes]) => {
      const [target = "", prefix = ""] = key.split(" ");
      const verdicts = nodes.map(([node, state]) =>
        endpointVerdict(node, state === "up" ? {} : { state, reason: "no-route-to-host", nextHops: [] }),
      );
      return prefixVerdict(target, prefix, verdicts, { networkInstance: name }); // so that prefixes are not shared
    });
    prefixes.push(...own);
    services.push(serviceVerdict("shop", name, own));
  }
  const after = evaluation({ services, prefixes, sequence });
  const changed = <V>(old: ReadonlyMap<string, V> | undefined, now: ReadonlyMap<string, V>): string[] =>
    [...new Set([...(old?.keys() ?? []), ...now.keys()])].filter(
      (key) => JSON.stringify(old?.get(key)) !== JSON.stringify(now.get(key)),
    );
  return {
    ...after,
    changedServices: changed(before?.services, after.services),
    changedPrefixes: changed(before?.prefixes, after.prefixes),
  };
}

const identity = { name: "test", version: "1", generationMs: 1 };
const requests = [
  "/kbutler",
  "/kbutler/service",
  "/kbutler/service[name=prod/shop/web]",
  "/kbutler/service/external-address",
  "/kbutler/service/oper-reason",
  "/kbutler/summary/*",
  "/kbutler/service/external-address/next-hop[hostname=n1]",
];

/** What a subscriber knows: leaf path to value. Deletes first, then updates, both merging (gNMI specification, 2.1, 3.5.2.3). */
function receive(known: Map<string, unknown>, message: ReturnType<Outbox["take"]>): void {
  for (const path of message.delete) {
    const gone = formatPath(fromMessage(path));
    for (const leaf of known.keys()) {
      if (leaf === gone || leaf.startsWith(`${gone}/`)) known.delete(leaf);
    }
  }
  for (const { path, val } of message.update) {
    const at = formatPath(fromMessage(path));
    const value = plain(val);
    const scalar = typeof value !== "object" || value === null ? value : Object.values(value)[0];
    const isLeaf = typeof value !== "object" || ["string", "uint", "bool"].includes(Object.keys(value ?? {})[0] ?? "");
    if (isLeaf) known.set(at, String(scalar));
    else for (const [name, leaf] of Object.entries(value ?? {})) known.set(`${at}/${name}`, String(leaf));
  }
}

function wanted(nodes: Iterable<TreeNode>, request: Path): Map<string, unknown> {
  const selectors = selectorsOf(request);
  assert.ok(selectors.ok);
  const leaves = new Map<string, unknown>();
  for (const { path, value } of nodes) {
    const selected = selectedLeaves(selectors.value, path);
    for (const [name, leaf] of Object.entries(value)) {
      if (selected === "all" || selected?.has(name)) leaves.set(`${formatPath(path)}/${name}`, String(leaf));
    }
  }
  return leaves;
}

const sorted = (map: ReadonlyMap<string, unknown>): unknown[] => [...map].sort(([a], [b]) => (a < b ? -1 : 1));

for (const encoding of ["json_ietf", "json", "proto"] satisfies ServedEncoding[]) {
  test(`whatever happens and however slowly it is read, a ${encoding} subscriber ends with the leaf's tree`, () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(worldArbitrary, fc.nat(3)), { minLength: 1, maxLength: 8 }),
        fc.constantFrom(...requests),
        (steps, request) => {
          const index = new ServiceIndex();
          const first = evaluationOf(new Map(), undefined, 0);
          const tree = new LeafTree("leaf1", identity);
          tree.apply(first, []);
          const selectors = selectorsOf(parsePath(request));
          assert.ok(selectors.ok);
          const outbox = new Outbox(tree, selectors.value, noCounters());
          outbox.addAll();
          const known = new Map<string, unknown>();
          let last = first;
          for (const [number, [world, reads]] of steps.entries()) {
            last = evaluationOf(world, last, number + 1);
            outbox.add(tree.apply(last, index.apply(last)), selectors.value);
            assert.ok(outbox.size <= 200, "what waits is bounded by the paths there are and were");
            for (let read = 0; read < reads; read++) receive(known, outbox.take(encoding));
          }
          while (outbox.size > 0) receive(known, outbox.take(encoding));
          const scratch = leafNodes(last, "leaf1", identity).filter(({ path }) => path.at(-1)?.name !== "collector");
          const held = new Map([...known].filter(([path]) => !path.startsWith("/kbutler/collector")));
          assert.deepEqual(sorted(held), sorted(wanted(scratch, parsePath(request))));
        },
      ),
      { numRuns: 150 },
    );
  });
}

test("the services an evaluation touches are exactly those whose part of some leaf may differ", () => {
  fc.assert(
    fc.property(fc.array(worldArbitrary, { minLength: 1, maxLength: 6 }), (worlds) => {
      const index = new ServiceIndex();
      let last: Evaluation | undefined;
      for (const [number, world] of worlds.entries()) {
        const before = last;
        last = evaluationOf(world, before, number);
        const affected = index.apply(last);
        for (const key of new Set([...(before?.services.keys() ?? []), ...last.services.keys()])) {
          const verdictOf = (one: Evaluation | undefined): string => {
            const service = one?.services.get(key);
            return JSON.stringify([
              service,
              service?.addresses.flatMap(({ prefixes }) => prefixes.map((prefix) => one?.prefixes.get(prefix))),
            ]);
          };
          assert.equal(affected.has(key), verdictOf(before) !== verdictOf(last), key);
        }
      }
    }),
    { numRuns: 100 },
  );
});
