import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { stringify } from "yaml";
import type { ResourceName } from "../../src/model/cluster.ts";
import type { SimulatedCluster } from "../../src/simulator/cluster.ts";
import { decoder } from "../../src/sources/kubernetes/decode.ts";
import { parseManifests } from "../../src/sources/kubernetes/manifests.ts";
import { ResourceFeed } from "../../src/sources/kubernetes/resource-feed.ts";
import { EventFold, node, peer, pool, service, startWatched, until } from "../sources/kubernetes/watched-cluster.ts";

const watched = ["services", "nodes", "ipaddresspools", "bgppeers"] as const;

/** Objects of several kinds, each name once. */
const snapshot = [
  ...["web", "db", "api", "cache"].map((name, index) => service(name, `192.0.2.${index + 1}`)),
  ...["node-1", "node-2", "node-3"].map((name, index) => node(name, `10.0.0.${index + 1}`)),
  ...["blue", "green"].map((name, index) => pool(name, `198.51.100.${index * 16}/28`)),
  ...["leaf1", "leaf2"].map((name) => peer(name)),
];

const content = (fold: EventFold) =>
  watched.map((resource) => {
    const { state, objects } = fold.of(resource);
    return { resource, state, objects: [...objects].sort(([a], [b]) => (a < b ? -1 : 1)) };
  });

test("order: manifests in any order, cut into any files, tell the same cluster", () => {
  const read = (objects: readonly object[], cuts: ReadonlySet<number>): EventFold => {
    const texts: string[] = [""];
    for (const [index, object] of objects.entries()) {
      if (cuts.has(index)) texts.push("");
      texts[texts.length - 1] += `---\n${stringify(object)}`;
    }
    const result = parseManifests(texts.map((text, index) => ({ file: `f${index}`, text })));
    assert.ok(result.ok);
    const fold = new EventFold();
    for (const event of result.value.events) fold.apply(event);
    return fold;
  };
  const expected = content(read(snapshot, new Set()));
  const shuffled = fc.shuffledSubarray(snapshot, { minLength: snapshot.length });
  const cuts = fc.uniqueArray(fc.nat(snapshot.length - 1));
  fc.assert(
    fc.property(shuffled, cuts, (objects, at) => assert.deepEqual(content(read(objects, new Set(at))), expected)),
    { numRuns: 60 },
  );
});

/** What happens to one part of a resource, in its order. */
type Step = { readonly list: readonly string[] } | { readonly put: string } | { readonly drop: string };

test("order: the parts of resources may interleave in any way, the end is what each part ended with", () => {
  const decode = decoder();
  const resources: readonly ResourceName[] = ["services", "pods"];
  const name = fc.constantFrom("a", "b", "c", "d");
  const step: fc.Arbitrary<Step> = fc.oneof(
    fc.record({ list: fc.uniqueArray(name) }),
    fc.record({ put: name }),
    fc.record({ drop: name }),
  );
  // A part begins with a list, as every session does.
  const part = fc.tuple(fc.record({ list: fc.uniqueArray(name) }), fc.array(step, { maxLength: 6 }));
  const parts = fc.array(fc.tuple(part, part), { minLength: resources.length, maxLength: resources.length });
  fc.assert(
    fc.property(parts, fc.infiniteStream(fc.nat(1_000)), (given, choices) => {
      const fold = new EventFold();
      const queues = given.flatMap((pair, index) => {
        const resource = resources[index] ?? "services";
        const feed = new ResourceFeed(resource, pair.length, fold);
        return pair.map(([first, rest], at) => ({
          resource,
          feed,
          at,
          steps: [first, ...rest],
          end: new Set<string>(),
        }));
      });
      const object = (resource: ResourceName, at: number, text: string) => {
        const labels = { app: "frr-k8s" };
        const result = decode(resource, { metadata: { namespace: `part-${at}`, name: text, labels } });
        assert.ok(result.ok && result.value);
        return result.value;
      };
      for (let left = queues.filter((queue) => queue.steps.length > 0); left.length > 0; ) {
        const queue = left[(choices.next().value ?? 0) % left.length];
        const next = queue?.steps.shift();
        if (queue === undefined || next === undefined) break;
        const { feed, at, resource, end } = queue;
        if ("list" in next) {
          feed.listed(
            at,
            next.list.map((text) => object(resource, at, text)),
          );
          end.clear();
          for (const text of next.list) end.add(text);
        } else if ("put" in next) {
          feed.upsert(at, object(resource, at, next.put));
          end.add(next.put);
        } else {
          feed.delete(at, `part-${at}/${next.drop}`);
          end.delete(next.drop);
        }
        left = queues.filter((one) => one.steps.length > 0);
      }
      for (const resource of resources) {
        const expected = queues
          .filter((queue) => queue.resource === resource)
          .flatMap((queue) => [...queue.end].map((text) => `part-${queue.at}/${text}`));
        assert.deepEqual([...fold.of(resource).objects.keys()].sort(), expected.sort());
        assert.equal(fold.of(resource).state, "listed");
      }
    }),
  );
});

const faults = ["end-streams", "reset-streams", "garbage-line", "compact", "hang-streams"] as const;
const resource = fc.option(fc.constantFrom(...watched), { nil: undefined });
const disturbance = fc.oneof(
  { weight: 6, arbitrary: fc.record({ apply: fc.constantFrom(...snapshot), round: fc.nat(9) }) },
  { weight: 3, arbitrary: fc.record({ remove: fc.constantFrom(...snapshot) }) },
  { weight: 2, arbitrary: fc.record({ fault: fc.constantFrom(...faults), resource }) },
  { weight: 1, arbitrary: fc.record({ waitMs: fc.nat(8) }) },
);
const restore = fc.record({ rewind: fc.integer({ min: 1, max: 4 }), keepStreams: fc.boolean() });
type Disturbance = typeof disturbance extends fc.Arbitrary<infer D> ? D : never;
type Restore = typeof restore extends fc.Arbitrary<infer D> ? D : never;

async function cause(cluster: SimulatedCluster, one: Disturbance | Restore): Promise<void> {
  if ("apply" in one) {
    const labels = { round: String(one.round) };
    cluster.apply({ ...one.apply, metadata: { ...one.apply.metadata, labels } });
  } else if ("remove" in one) {
    const { apiVersion, kind, metadata } = one.remove;
    cluster.remove(apiVersion, kind, "namespace" in metadata ? metadata.namespace : undefined, metadata.name);
  } else if ("fault" in one) {
    await cluster.fault(one.fault, one.resource === undefined ? {} : { resource: one.resource });
  } else if ("rewind" in one) {
    await cluster.fault("rewind", { changes: one.rewind, keepStreams: one.keepStreams });
  } else {
    await new Promise((resolve) => setTimeout(resolve, one.waitMs));
  }
}

/** What a list of everything, read from scratch, comes to. */
function fresh(cluster: SimulatedCluster): EventFold {
  const items = [
    ...cluster.list("v1", "Service"),
    ...cluster.list("v1", "Node"),
    ...cluster.list("metallb.io/v1beta1", "IPAddressPool"),
    ...cluster.list("metallb.io/v1beta2", "BGPPeer"),
    pool("none"), // so that the group is mentioned even where it holds nothing
  ];
  const result = parseManifests([{ file: "all", text: JSON.stringify({ apiVersion: "v1", kind: "List", items }) }]);
  assert.ok(result.ok);
  const fold = new EventFold();
  for (const event of result.value.events) fold.apply(event);
  fold.of("ipaddresspools").objects.delete("metallb-system/none");
  return fold;
}

for (const { what, disturbances, runs, resyncMs } of [
  { what: "whatever changes and whatever breaks meanwhile", disturbances: disturbance, runs: 25, resyncMs: 600_000 },
  // A server restored and written to until it is past our version again cannot be told from one that never went back:
  // there the regular full list is what helps.
  {
    what: "even a server that goes back in time",
    disturbances: fc.oneof(disturbance, restore),
    runs: 8,
    resyncMs: 120,
  },
]) {
  test(`order: ${what}, a watch ends where a fresh list would`, async () => {
    await using world = await startWatched({ bookmarkMs: 10 });
    world.watch({ resources: watched, timing: { silenceMs: 60, backoffMinMs: 2, backoffMaxMs: 8, resyncMs } });
    await until("open", () => world.cluster.watches() === watched.length);
    await fc.assert(
      fc.asyncProperty(fc.array(disturbances, { minLength: 1, maxLength: 12 }), async (given) => {
        for (const one of given) await cause(world.cluster, one);
        const expected = JSON.stringify(content(fresh(world.cluster)));
        await until(`this content: ${expected}`, () => JSON.stringify(content(world.fold)) === expected);
      }),
      { numRuns: runs, endOnFailure: true },
    );
  });
}
