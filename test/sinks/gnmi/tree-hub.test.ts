import assert from "node:assert/strict";
import { test } from "node:test";
import { setImmediate as nextTurn } from "node:timers/promises";
import { formatPath } from "../../../src/gnmi/path.ts";
import type { LeafTree } from "../../../src/sinks/gnmi/leaf-tree.ts";
import { TreeHub, type TreeSubscriber } from "../../../src/sinks/gnmi/tree-hub.ts";
import type { Turn } from "../../../src/turn.ts";
import type { Evaluation } from "../../../src/verdict/verdict.ts";
import {
  endpointVerdict,
  evaluation,
  fibView,
  prefixVerdict,
  serviceVerdict,
  targetView,
} from "../evaluation-fixture.ts";
import { leafNodes } from "./leaf-nodes.ts";
import { identity } from "./world.ts";

const targets = ["leaf1", "leaf2"].map((name) => targetView(fibView(name, [])));

/** Services 0 to `count`, those named being down. */
function worldOf(count: number, down: readonly number[] = [], leaves = targets): Evaluation {
  const services = Array.from({ length: count }, (_, index) => {
    const state = down.includes(index) ? ({ state: "down", reason: "no-route-to-host" } as const) : {};
    return prefixVerdict("leaf1", `10.0.${index >> 8}.${index & 255}/32`, [endpointVerdict("node-1", state)]);
  }).map((prefix, index) => ({ prefix, service: serviceVerdict("shop", `web-${index}`, [prefix]) }));
  return evaluation({
    prefixes: services.map(({ prefix }) => prefix),
    services: services.map(({ service }) => service),
    targets: leaves,
  });
}

class Recorder implements TreeSubscriber {
  readonly target: string;
  readonly events: string[] = [];
  tree: LeafTree | undefined;

  constructor(target: string) {
    this.target = target;
  }
  attach(tree: LeafTree): void {
    this.tree = tree;
    this.events.push(`attach ${tree.target}`);
  }
  changed(tree: LeafTree, changes: readonly unknown[]): void {
    if (this.tree) this.events.push(`changed ${tree.target} ${changes.length}`);
  }
  detach(target: string): void {
    this.events.push(`detach ${target}`);
  }
  attached(known: boolean): void {
    this.events.push(`attached ${known}`);
  }
}

/** Turns of so many pieces of work, however long they take. */
function turnsOf(pieces: number): () => Turn {
  return () => {
    let done = 0;
    return {
      get over() {
        return ++done >= pieces;
      },
    };
  };
}

async function settled(subscriber: Recorder): Promise<void> {
  for (let turn = 0; turn < 1000 && !subscriber.events.some((event) => event.startsWith("attached")); turn++)
    await nextTurn();
}

test("a tree is built in turns; what changes meanwhile is in it when it is attached", async () => {
  const hub = new TreeHub(identity, undefined, turnsOf(5));
  hub.deliver(worldOf(500));
  const shim = new Recorder("leaf1");
  hub.subscribe(shim);
  let turns = 0;
  for (; shim.tree === undefined && turns < 100; turns++) {
    const down = [turns, 499 - turns]; // one already built, one not yet
    hub.deliver(worldOf(500, down));
    await nextTurn();
  }
  assert.ok(turns > 5, "others had their turn");
  await settled(shim);
  assert.deepEqual(shim.events.slice(0, 2), ["attach leaf1", "attached true"]);
  const last = hub.evaluation;
  assert.ok(last);
  const services = (nodes: Iterable<{ path: Parameters<typeof formatPath>[0]; value: unknown }>): unknown =>
    [...nodes]
      .map(({ path, value }) => [formatPath(path), value] as const)
      .filter(([path]) => path !== "/kbutler/collector")
      .sort(([a], [b]) => (a < b ? -1 : 1));
  assert.deepEqual(
    services([...(shim.tree?.nodes() ?? [])].map(([, node]) => node)),
    services(leafNodes(last, "leaf1", identity)),
  );
});

test("a subscriber that leaves while its tree is built is told nothing, and another gets a whole tree", async () => {
  const hub = new TreeHub(identity, undefined, turnsOf(5));
  hub.deliver(worldOf(300));
  const [first, second] = [new Recorder("leaf1"), new Recorder("leaf1")];
  hub.subscribe(first);
  await nextTurn();
  hub.unsubscribe(first);
  hub.subscribe(second);
  await settled(second);
  assert.deepEqual(first.events, []);
  assert.equal(second.tree?.size, 300 * 3 + 2);
});

test("a leaf that goes is told once, and to those who have it", async () => {
  const hub = new TreeHub(identity);
  hub.deliver(worldOf(1));
  const [one, all] = [new Recorder("leaf2"), new Recorder("*")];
  hub.subscribe(one);
  hub.subscribe(all);
  await settled(one);
  await settled(all);
  hub.deliver(worldOf(1, [], targets.slice(0, 1)));
  hub.deliver(worldOf(1, [], targets.slice(0, 1)));
  assert.deepEqual(
    one.events.filter((event) => event.startsWith("detach")),
    ["detach leaf2"],
  );
  assert.deepEqual(
    all.events.filter((event) => event.startsWith("detach")),
    ["detach leaf2"],
  );
});

test("a change is told at once on the leaf it happened on, and by turns on those that see it from there", async () => {
  const hub = new TreeHub(identity, undefined, turnsOf(32));
  const names = Array.from({ length: 100 }, (_, index) => `leaf${index}`);
  const leaves = names.map((name) => targetView(fibView(name, [])));
  const of = (changed: string | undefined): Evaluation => {
    const prefixes = names.map((name) => {
      const down = name === changed ? ({ state: "down", reason: "no-route-to-host" } as const) : {};
      return prefixVerdict(name, "10.0.0.1/32", [endpointVerdict("node-1", down)]);
    });
    const state = changed === undefined ? {} : ({ state: "degraded" } as const);
    const services = [serviceVerdict("shop", "web", prefixes, state)];
    const changedPrefixes = prefixes.filter(({ target }) => changed === undefined || target === changed);
    return evaluation({ prefixes, services, targets: leaves, changedPrefixes: changedPrefixes.map(({ key }) => key) });
  };
  void hub.deliver(of(undefined));
  const all = new Recorder("*");
  hub.subscribe(all);
  await settled(all);
  all.events.length = 0;
  const told = hub.deliver(of("leaf90"));
  assert.match(all.events[0] ?? "", /^changed leaf90 /);
  assert.ok(all.events.length < 50, "the others have to wait");
  await told;
  assert.equal(new Set(all.events.map((event) => event.split(" ")[1])).size, 100);
});

test("when the time of day is set, every moment in a tree is told by it; a small correction waits for the next change", async () => {
  const hub = new TreeHub(identity);
  const one = worldOf(2);
  const nothing = { changedServices: [], changedPrefixes: [], movedPrefixes: [] };
  const at = (offsetMs: number): Evaluation => ({ ...one, ...nothing, snapshot: { ...one.snapshot, offsetMs } });
  hub.deliver(one);
  const shim = new Recorder("leaf1");
  hub.subscribe(shim);
  await settled(shim);
  const since = () =>
    [...(shim.tree?.nodes() ?? [])].flatMap(([, { value }]) => ("since" in value ? [value.since] : []));
  const before = since();
  hub.deliver(at(500));
  assert.deepEqual(since(), before);
  hub.deliver(at(3_600_000));
  const hourLater = before.map((text) => new Date(Date.parse(String(text)) + 3_600_000).toISOString());
  assert.deepEqual([before.length > 0, since()], [true, hourLater]);
  assert.equal(shim.events.filter((event) => event.startsWith("changed")).length, 1);
});
