import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { runExpect } from "../../src/commands/expect.ts";
import { ExpectationEngine, type ExpectationOptions, expectAll } from "../../src/expectation/expect.ts";
import type { ExpectationAnswer } from "../../src/expectation/explain.ts";
import type { ClusterEvent } from "../../src/model/cluster.ts";
import { ClusterTable } from "../../src/state/cluster-table.ts";
import { ManualClock } from "../state/manual-clock.ts";
import { eventsOf, type Fixture, fixtures, shapeOf, shapeOfCluster, singly } from "./fixture.ts";

const clock = new ManualClock(1_000);
const all = fixtures();

test("there is a scenario for every row", () => assert.ok(all.length >= 40, `${all.length} scenarios`));

function optionsOf({ expected: { args } }: Fixture): ExpectationOptions {
  return {
    metallb: {
      backend: args?.metallbBackend,
      loadBalancerClass: args?.lbClass,
      ignoreExcludeLb: args?.ignoreExcludeLb,
      speakersWithoutPods: "assume",
    },
  };
}

function table(events: readonly ClusterEvent[]): ClusterTable {
  const filled = new ClusterTable("default", clock);
  for (const event of events) filled.apply(event);
  return filled;
}

for (const fixture of all) {
  const { name, file, expected } = fixture;
  const { announce, refuse, services, nodes } = expected;
  const wanted = { announce, refuse, services, nodes };

  test(`${name}: ${expected.row}, through the command`, async () => {
    const text = await runExpect({ manifests: [file], output: "json", ...expected.args }, clock);
    const answer: ExpectationAnswer = JSON.parse(text);
    assert.deepEqual(shapeOf(answer), wanted, expected.why);
    for (const [prefix, byNode] of Object.entries(expected.peers ?? {})) {
      for (const [node, names] of Object.entries(byNode)) {
        const found = answer.expectations.find((one) => one.prefix === prefix && one.node === node);
        assert.deepEqual(
          found?.peers.map((peer) => peer.name),
          names,
          `${prefix} on ${node}`,
        );
      }
    }
    for (const [prefix, byNode] of Object.entries(expected.nextHops ?? {})) {
      for (const [node, hop] of Object.entries(byNode)) {
        const found = answer.expectations.find((one) => one.prefix === prefix && one.node === node);
        assert.equal(found?.nextHops.preferred ?? found?.nextHops.kind, hop, `${prefix} on ${node}`);
      }
    }
  });

  test(`${name}: through the command, its documents in any order`, async () => {
    const documents = readFileSync(file, "utf8").split(/^---$/m);
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(documents, { minLength: documents.length }), async (shuffled) => {
        const readStandardInput = async () => shuffled.join("\n---\n");
        const text = await runExpect({ manifests: ["-"], output: "json", ...expected.args, readStandardInput }, clock);
        assert.deepEqual(shapeOf(JSON.parse(text)), wanted, expected.why);
      }),
      { numRuns: 2 },
    );
  });

  const options = optionsOf(fixture);

  test(`${name}: in any order`, () => {
    const { lists, objects } = singly(eventsOf(fixture));
    fc.assert(
      fc.property(fc.shuffledSubarray(objects, { minLength: objects.length }), (shuffled) => {
        const view = table([...lists, ...shuffled]).view();
        assert.deepEqual(shapeOfCluster(expectAll(view, options, 1_000)), wanted);
      }),
      { numRuns: 2 },
    );
  });

  // What a speaker that refuses its configuration runs on depends on what it took before, and so on the order: but never
  // does it depend that it refuses, nor is anything of such a node a fact.
  const refusing = new Set(Object.keys(nodes).filter((on) => nodes[on]?.includes("advertiser-config-invalid")));
  test(`${name}: object by object, in any order`, () => {
    const { lists, objects } = singly(eventsOf(fixture));
    fc.assert(
      fc.property(fc.shuffledSubarray(objects, { minLength: objects.length }), (shuffled) => {
        const filled = table(lists);
        const engine = new ExpectationEngine("default", options);
        for (const event of shuffled) {
          filled.apply(event);
          const change = filled.takeChange();
          if (change) engine.update(filled.view(), change, 1_000);
        }
        const shape = shapeOfCluster(engine.current());
        if (refusing.size === 0) return assert.deepEqual(shape, wanted);
        assert.deepEqual(shape.nodes, nodes);
        for (const { expectations } of engine.current().prefixes.values()) {
          for (const one of expectations) assert.ok(!refusing.has(one.node) || one.confidence !== "firm", one.node);
        }
      }),
      { numRuns: 2 },
    );
  });
}
