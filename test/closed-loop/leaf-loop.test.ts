import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { ClosedLoop } from "../../src/closed-loop/closed-loop.ts";
import type { Leaves } from "../../src/closed-loop/leaf-difference.ts";
import type { LeafLoop, MeantNode } from "../../src/closed-loop/leaf-loop.ts";
import { formatPath, parsePath } from "../../src/gnmi/path.ts";

const boundMs = 30_000;
const web = "/kbutler/service[name=prod/shop/web]";
const collector = "/kbutler/collector";
const shim = "/kbutler/shim";

/** A leaf, what we mean for it, and a clock. */
class Bench {
  nowMs = 1_000_000;
  readonly meant = new Map<string, MeantNode>();
  readonly loop: ClosedLoop;
  readonly leaf: LeafLoop;
  subscribed = false;

  constructor() {
    this.loop = new ClosedLoop({
      targets: ["leaf1"],
      boundMs,
      nowMs: () => this.nowMs,
      trees: {
        subscribe: (loop) => {
          this.subscribed = true;
          loop.attach(this.#tree);
        },
        unsubscribe: () => {
          this.subscribed = false;
        },
      },
    });
    const leaf = this.loop.leaf("leaf1");
    assert.ok(leaf);
    this.leaf = leaf;
  }

  get state(): string | undefined {
    return this.loop.report("leaf1")?.state;
  }

  get lagMs(): number | undefined {
    return this.loop.report("leaf1")?.lagMs;
  }

  mean(path: string, value: Leaves | undefined): void {
    const key = formatPath(parsePath(path));
    if (value === undefined) this.meant.delete(key);
    else this.meant.set(key, { path: parsePath(path), value });
    if (this.subscribed) this.leaf.changed(this.#tree, [{ key }]);
  }

  show(path: string, value: unknown): void {
    this.leaf.update(parsePath(path), value);
    this.leaf.told();
  }

  remove(path: string): void {
    this.leaf.delete(parsePath(path));
    this.leaf.told();
  }

  readonly #tree = {
    nodes: (): Iterable<readonly [string, MeantNode]> => this.meant,
    node: (key: string): MeantNode | undefined => this.meant.get(key),
  };
}

/** A leaf that shows what is meant. */
function published(): Bench {
  const bench = new Bench();
  bench.mean(collector, { name: "kbutler", generation: "1700000000000", "evaluation-sequence": "7" });
  bench.mean(web, { name: "prod/shop/web", "oper-state": "up", "missing-next-hops": 0 });
  bench.leaf.opened();
  bench.show(collector, { name: "kbutler", generation: "1700000000000", "evaluation-sequence": "7" });
  bench.show(shim, { "oper-state": "up", "session-state": "synced", version: "1.0" });
  bench.show("/kbutler/connection", { "hold-time": 300 });
  bench.show(web, { "oper-state": "up", "missing-next-hops": "0" });
  assert.equal(bench.state, "unknown");
  bench.leaf.synced();
  return bench;
}

test("a leaf that shows what is meant is published, whatever scalars it writes", () => {
  const bench = published();
  assert.deepEqual(bench.loop.report("leaf1"), {
    target: "leaf1",
    state: "published",
    lagMs: 0,
    differing: 0,
    differences: [],
    version: "1.0",
    operState: "up",
    operReason: undefined,
    generation: "1700000000000",
  });
});

test("nothing is said of a leaf that is not heard", () => {
  const bench = new Bench();
  assert.equal(bench.state, "unknown");
  bench.leaf.opened();
  assert.equal(bench.state, "unknown");
  const good = published();
  good.leaf.lost();
  assert.deepEqual([good.state, good.lagMs, good.subscribed], ["unknown", undefined, false]);
});

test("a leaf without the module, or without an agent, has no shim; configuration alone is none", () => {
  const bench = new Bench();
  bench.leaf.absent();
  assert.deepEqual([bench.state, bench.lagMs, bench.subscribed], ["shim-missing", undefined, false]);
  bench.leaf.opened();
  bench.show("/kbutler/connection", { "hold-time": 300 });
  bench.leaf.synced();
  assert.equal(bench.state, "shim-missing");
});

test("a shim that goes takes its tree along; one that comes is compared", () => {
  const bench = published();
  for (const path of [web, collector, shim]) bench.remove(path);
  assert.equal(bench.state, "shim-missing");
  bench.show(shim, { "session-state": "synced" });
  assert.equal(bench.state, "publish-lag");
  bench.show(collector, { name: "kbutler", generation: "1700000000000", "evaluation-sequence": "7" });
  bench.show(web, { "oper-state": "up", "missing-next-hops": 0 });
  assert.equal(bench.state, "published");
});

test("a difference is a lag, and after the bound a fault with its leaves named", () => {
  const bench = published();
  bench.mean(web, { name: "prod/shop/web", "oper-state": "down", "missing-next-hops": 2, detail: "gone" });
  assert.deepEqual([bench.state, bench.lagMs], ["publish-lag", 0]);
  bench.nowMs += boundMs - 1;
  assert.deepEqual([bench.state, bench.lagMs], ["publish-lag", boundMs - 1]);
  bench.nowMs += 1;
  assert.equal(bench.state, "tree-differs");
  assert.deepEqual(bench.loop.report("leaf1")?.differences, [
    { path: `${web}/oper-state`, meant: "down", shown: "up" },
    { path: `${web}/missing-next-hops`, meant: "2", shown: "0" },
    { path: `${web}/detail`, meant: "gone", shown: undefined },
  ]);
  bench.show(web, { "oper-state": "down", "missing-next-hops": 2, detail: "gone" });
  assert.deepEqual([bench.state, bench.lagMs], ["published", 0]);
});

test("what is shown and meant no longer differs too", () => {
  const bench = published();
  bench.mean(web, undefined);
  bench.nowMs += boundMs;
  assert.equal(bench.state, "tree-differs");
  bench.remove(web);
  assert.equal(bench.state, "published");
});

test("a leaf that changes behind the shim's back differs", () => {
  const bench = published();
  bench.show(web, { "oper-state": "down" });
  assert.equal(bench.state, "publish-lag");
  bench.nowMs += boundMs;
  assert.equal(bench.state, "tree-differs");
});

test("another collector's verdicts, an older evaluation and a shim out of step are stale", () => {
  const other = published();
  other.show(collector, { generation: "1600000000000" });
  other.nowMs += boundMs;
  assert.equal(other.state, "shim-stale");
  const newer = published();
  newer.show(collector, { generation: "1800000000000" });
  assert.equal(newer.state, "superseded");
  const older = published();
  older.mean(collector, { name: "kbutler", generation: "1700000000000", "evaluation-sequence": "8" });
  older.nowMs += boundMs;
  assert.equal(older.state, "shim-stale");
  const apart = published();
  apart.show(shim, { "session-state": "connecting", "oper-state": "down", "oper-reason": "collector-unreachable" });
  assert.equal(apart.state, "published");
  apart.show(web, { "oper-state": "unknown" });
  apart.nowMs += boundMs;
  assert.deepEqual([apart.state, apart.loop.report("leaf1")?.operReason], ["shim-stale", "collector-unreachable"]);
});

test("a leaf whose verdicts change faster than they are published is never behind for longer than that takes", () => {
  const bench = published();
  let shownLater: string | undefined;
  for (let round = 0; round < 100; round++) {
    const detail = `round ${round}`;
    bench.mean(web, { name: "prod/shop/web", "oper-state": "up", "missing-next-hops": 0, detail });
    bench.nowMs += 1_000;
    if (shownLater !== undefined) bench.show(web, { "oper-state": "up", "missing-next-hops": 0, detail: shownLater });
    shownLater = detail;
    assert.equal(bench.state, "publish-lag");
    assert.ok((bench.lagMs ?? 0) <= 2_000, `${bench.lagMs}`);
  }
  bench.nowMs += boundMs;
  assert.equal(bench.state, "tree-differs");
});

const paths = [web, "/kbutler/service[name=prod/shop/api]", `${web}/external-address[address=192.0.2.1]`];
const values = fc.record(
  { "oper-state": fc.constantFrom("up", "down"), detail: fc.constantFrom("a", "b"), missing: fc.nat({ max: 2 }) },
  { requiredKeys: ["oper-state"] },
);
const steps = fc.oneof(
  fc.record({ kind: fc.constant("mean" as const), path: fc.constantFrom(...paths), value: fc.option(values) }),
  fc.record({ kind: fc.constant("show" as const), path: fc.constantFrom(...paths), value: values }),
  fc.record({ kind: fc.constant("remove" as const), path: fc.constantFrom(...paths) }),
  fc.record({ kind: fc.constant("wait" as const), ms: fc.nat({ max: 40_000 }) }),
  fc.record({ kind: fc.constant("resubscribe" as const) }),
);

test("whatever comes in whatever order, a leaf is published exactly while it shows what is meant", () => {
  fc.assert(
    fc.property(fc.array(steps, { maxLength: 40 }), (list) => {
      const bench = published();
      bench.mean(web, undefined);
      bench.remove(web);
      const meant = new Map<string, Leaves>();
      const shown = new Map<string, Leaves>();
      const below = (path: string): string[] => [...shown.keys()].filter((key) => `${key}/`.startsWith(`${path}/`));
      for (const step of list) {
        switch (step.kind) {
          case "mean":
            bench.mean(step.path, step.value ?? undefined);
            if (step.value === null) meant.delete(step.path);
            else meant.set(step.path, step.value);
            break;
          case "show":
            bench.show(step.path, step.value);
            shown.set(step.path, { ...shown.get(step.path), ...step.value });
            break;
          case "remove":
            bench.remove(step.path);
            for (const key of below(step.path)) shown.delete(key);
            break;
          case "wait":
            bench.nowMs += step.ms;
            break;
          case "resubscribe":
            bench.leaf.opened();
            bench.show(collector, { name: "kbutler", generation: "1700000000000", "evaluation-sequence": "7" });
            bench.show(shim, { "session-state": "synced" });
            for (const [path, value] of shown) bench.show(path, value);
            bench.leaf.synced();
            break;
        }
        const { state, differing, lagMs = -1 } = bench.loop.report("leaf1") ?? { state: "", differing: -1 };
        const different = paths.filter(
          (path) => JSON.stringify(sorted(meant.get(path))) !== JSON.stringify(sorted(shown.get(path))),
        );
        assert.equal(differing, different.length);
        assert.equal(state === "published", different.length === 0);
        assert.ok(lagMs >= 0 && (lagMs > 0 || state === "published" || state === "publish-lag"));
      }
    }),
  );
});

/** Leaves in the order of their names, to be compared as text. */
function sorted(leaves: Leaves | undefined): unknown {
  return Object.entries(leaves ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
}

test("a new subscription's dump is shown in one step, and the lag goes on", () => {
  const bench = published();
  bench.mean(web, { name: "prod/shop/web", "oper-state": "down", "missing-next-hops": 2 });
  bench.nowMs += 5_000;
  bench.leaf.opened();
  assert.deepEqual([bench.state, bench.lagMs], ["publish-lag", 5_000]);
  bench.show(web, { "oper-state": "up", "missing-next-hops": 0 });
  bench.show(shim, { "session-state": "synced" });
  bench.show(collector, { name: "kbutler", generation: "1700000000000", "evaluation-sequence": "7" });
  bench.leaf.synced();
  assert.deepEqual([bench.state, bench.lagMs], ["publish-lag", 5_000]);
});
