import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { comparePrefixes } from "../../src/model/address.ts";
import type { FibNextHopGroup, FibRoute } from "../../src/model/fib.ts";
import {
  type FibDelete,
  type MalformedEntry,
  type NextHopGroupUpdate,
  type NextHopUpdate,
  Operation,
  RouteField,
  type RouteUpdate,
} from "../../src/model/target.ts";
import { group, key, lost, member, nextHop, prefix, route, session, TableWorld } from "../state/fib-updates.ts";
import { NaiveFib } from "../state/naive-fib.ts";

/** Few values, so that random operations meet each other. */
const prefixTexts = ["10.0.0.0/8", "10.0.0.1/32", "10.0.0.2/32", "0.0.0.0/0", "2001:db8::/32", "2001:db8::1/128"];
const watchedTexts = ["10.0.0.1/32", "0.0.0.0/0", "2001:db8::1/128"];
const instances = fc.constantFrom("default", "red");
const indexes = fc.constantFrom(1, 2, 3, "9007199254740993", "18446744073709551615");
const operations = fc.constantFrom(...Object.values(Operation));
const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(arbitrary, { nil: undefined });
const locations = fc.subarray(["complex-1.0", "control-A"]);

const keys = fc
  .record({
    text: fc.constantFrom(...prefixTexts),
    networkInstance: instances,
    routeType: fc.constantFrom("bgp", "host"),
    id: fc.constantFrom(0, 0, 1),
    originNetworkInstance: fc.constantFrom("default", "default", ""),
  })
  .map(({ text, ...fields }) => key(text, fields));

const routes: fc.Arbitrary<RouteUpdate> = fc
  .record({
    key: keys,
    replace: fc.constantFrom(false, false, true),
    leaves: fc.record(
      {
        active: fc.boolean(),
        nextHopGroup: indexes,
        nextHopGroupNetworkInstance: instances,
        preference: fc.constantFrom(0, 170),
        metric: fc.constantFrom(0, 7, 4_294_967_295),
        suppressed: fc.boolean(),
        pendingOperation: operations,
        failedOperation: operations,
        failedLocations: locations,
        lastSuccessfulOperation: operations,
      },
      { requiredKeys: [] },
    ),
  })
  .map(({ key, leaves, replace }) => route(key, leaves, replace));

const members = fc
  .record({
    id: fc.constantFrom(0, 1, 2),
    nextHop: maybe(indexes),
    resolved: maybe(fc.constantFrom("true", "false", "not-applicable")),
    resourceAllocationFailed: fc.constantFrom(undefined, undefined, false, true),
  })
  .map(({ id, nextHop: hop, ...leaves }) => member(id, hop, leaves));

const groups: fc.Arbitrary<NextHopGroupUpdate> = fc
  .record({
    networkInstance: instances,
    index: indexes,
    replace: fc.constantFrom(false, false, true),
    members: maybe(fc.array(members, { minLength: 1, maxLength: 3 })),
    programming: maybe(
      fc.record(
        { pendingOperation: operations, failedOperation: operations, failedLocations: locations },
        { requiredKeys: ["pendingOperation"] },
      ),
    ),
  })
  .map(({ index, ...fields }) => group(index, fields));

const resolving = fc.record({ nextHopGroup: maybe(indexes), prefix: maybe(fc.constantFrom("10.0.0.0/8")) });
const nextHops: fc.Arbitrary<NextHopUpdate> = fc
  .record({
    networkInstance: instances,
    index: indexes,
    replace: fc.constantFrom(false, false, true),
    type: maybe(fc.constantFrom("direct", "indirect", "indirect", "extract")),
    address: maybe(fc.constantFrom("192.168.0.1", "192.168.0.2", "none")),
    resolved: maybe(fc.boolean()),
    resourceAllocationFailed: fc.constantFrom(undefined, undefined, false, true),
    resolvingRoute: maybe(resolving),
    resolvingTunnel: maybe(resolving),
  })
  .map(({ index, ...fields }) => nextHop(index, fields));

const routeDeletes = fc
  .record({
    key: keys,
    kept: fc.subarray(["networkInstance", "prefix", "routeType", "id", "originNetworkInstance"] as const),
    fields: maybe(fc.integer({ min: 1, max: RouteField.lastSuccessfulOperation * 2 - 1 })),
  })
  .map(({ key, kept, fields }) => ({
    list: "route" as const,
    family: key.prefix.family,
    networkInstance: undefined,
    fields,
    ...Object.fromEntries(kept.map((name) => [name, key[name]])),
  }));

const groupDeletes = fc.record({
  list: fc.constant("next-hop-group" as const),
  networkInstance: maybe(instances),
  index: maybe(indexes),
  member: maybe(fc.constantFrom(0, 1, "all" as const)),
});

const deletes: fc.Arbitrary<FibDelete> = fc.oneof(
  { weight: 1, arbitrary: fc.record({ list: fc.constant("all" as const), networkInstance: maybe(instances) }) },
  { weight: 6, arbitrary: routeDeletes },
  { weight: 4, arbitrary: groupDeletes },
  {
    weight: 3,
    arbitrary: fc.record({
      list: fc.constant("next-hop" as const),
      networkInstance: maybe(instances),
      index: maybe(indexes),
    }),
  },
);

const malformed: fc.Arbitrary<NonNullable<MalformedEntry>> = fc.oneof(
  fc.record({ list: fc.constant("route" as const), key: keys }),
  fc.record({
    list: fc.constantFrom("next-hop-group" as const, "next-hop" as const),
    networkInstance: instances,
    index: indexes,
  }),
);

type Step =
  | { readonly do: "route"; readonly with: RouteUpdate }
  | { readonly do: "group"; readonly with: NextHopGroupUpdate }
  | { readonly do: "hop"; readonly with: NextHopUpdate }
  | { readonly do: "delete"; readonly with: FibDelete }
  | { readonly do: "malformed"; readonly with: NonNullable<MalformedEntry> }
  | { readonly do: "open" | "sync" | "lose" | "take" };

const step = <D extends string, T>(does: D, what: fc.Arbitrary<T>) => what.map((value) => ({ do: does, with: value }));
const steps: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: step("route", routes) },
  { weight: 5, arbitrary: step("group", groups) },
  { weight: 5, arbitrary: step("hop", nextHops) },
  { weight: 3, arbitrary: step("delete", deletes) },
  { weight: 2, arbitrary: step("malformed", malformed) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("take" as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom("open", "sync", "sync", "lose") }) },
);

/** The table and its naive twin, driven together. */
class Twins {
  readonly world = new TableWorld();
  live = new NaiveFib();
  writing: NaiveFib | undefined;
  /** What each watched prefix told when changes were last taken. */
  told = new Map<string, string>();
  ownTold: readonly string[] = [];

  constructor() {
    for (const text of watchedTexts) this.world.prefixes.watch(prefix(text));
    this.apply({ do: "open" });
    this.#chain();
    this.apply({ do: "sync" });
    this.apply({ do: "take" });
  }

  /** Something to break: every watched prefix over two groups, an indirect hop, a tunnel and a direct hop. */
  #chain(): void {
    const leaves = { active: true, pendingOperation: Operation.none, failedOperation: Operation.none };
    for (const [at, text] of watchedTexts.entries()) {
      this.apply({ do: "route", with: route(text, { ...leaves, nextHopGroup: at === 0 ? 2 : 1 }) });
    }
    for (const index of [1, 2, 3]) this.apply({ do: "group", with: group(index, { members: [member(0, index)] }) });
    const indirect = { type: "indirect", address: "192.168.0.1" };
    this.apply({ do: "hop", with: nextHop(1, { ...indirect, resolvingRoute: { nextHopGroup: 2 } }) });
    this.apply({ do: "hop", with: nextHop(2, { ...indirect, resolvingTunnel: { nextHopGroup: 3 } }) });
    this.apply({ do: "hop", with: nextHop(3, { type: "direct", address: "192.168.0.2" }) });
  }

  apply(step: Step): void {
    const { table } = this.world;
    switch (step.do) {
      case "route":
        table.route(structuredClone(step.with));
        this.writing?.route(step.with);
        break;
      case "group":
        table.nextHopGroup(step.with);
        this.writing?.nextHopGroup(step.with);
        break;
      case "hop":
        table.nextHop(step.with);
        this.writing?.nextHop(step.with);
        break;
      case "delete":
        table.delete(step.with);
        this.writing?.delete(step.with);
        break;
      case "malformed":
        table.malformed("value", "odd", step.with);
        this.writing?.malformed(step.with);
        break;
      case "open":
        table.sessionOpened(session);
        this.writing = new NaiveFib();
        break;
      case "sync":
        table.synced();
        this.live = this.writing ?? this.live;
        break;
      case "lose":
        table.sessionLost(lost);
        this.writing = undefined;
        break;
      case "take":
        this.takeAndCheckMarks();
        break;
    }
  }

  takeAndCheckMarks(): void {
    const change = this.world.table.takeChange();
    const dirty = new Set<string>(change?.prefixes);
    for (const text of dirty) assert.ok(watchedTexts.includes(text), `${text} is not watched`);
    for (const text of watchedTexts) {
      const tells = this.tells(text);
      if (tells !== (this.told.get(text) ?? "[]")) assert.ok(dirty.has(text), `${text} changed and was not marked`);
      this.told.set(text, tells);
    }
    const own = this.live.ownAddresses();
    if (own.join() !== this.ownTold.join()) assert.equal(change?.target, true, "own addresses changed");
    this.ownTold = own;
  }

  tells(text: string): string {
    const found = this.live.allRoutes().filter((each) => each.prefix === text);
    return JSON.stringify(found.map((each) => [each, this.live.groupOf(each)]).sort(byText));
  }

  checkContents(): void {
    const { fib } = this.world.table.view();
    const told = (routesTold: Iterable<FibRoute>, groupOf: (each: FibRoute) => FibNextHopGroup | undefined) =>
      [...routesTold].map((each) => ({ route: each, group: groupOf(each) })).sort(byText);
    const expected = told(this.live.allRoutes(), (each) => this.live.groupOf(each));
    assert.deepEqual(
      told(fib.allRoutes(), (each) => fib.nextHopGroup(each)),
      expected,
    );
    const { routes: held, groups: listed, hops } = this.live;
    assert.deepEqual(fib.counts, { routes: held.size, nextHopGroups: listed.size, nextHops: hops.size });
    const own = fib.ownAddresses().map(({ networkInstance, address }) => `${networkInstance} ${address}`);
    assert.deepEqual(own.sort(), this.live.ownAddresses());
    this.#checkLookups();
  }

  #checkLookups(): void {
    const { fib } = this.world.table.view();
    const all = this.live.allRoutes();
    for (const text of prefixTexts) {
      const entries = all.filter((each) => each.prefix === text && each.networkInstance === "default");
      const found = fib.routes("default", prefix(text));
      assert.deepEqual([...found].sort(byText), entries.sort(byText));
      const active = fib.activeRoute("default", prefix(text));
      assert.equal(
        active !== undefined,
        entries.some((each) => each.active),
      );
      if (active) assert.deepEqual([active.active, found[0]?.active], [true, true]);
    }
    for (const [address, covering] of [
      ["10.0.0.1", ["10.0.0.1/32", "10.0.0.0/8", "0.0.0.0/0"]],
      ["2001:db8::1", ["2001:db8::1/128", "2001:db8::/32"]],
    ] as const) {
      const best = covering.find((text) =>
        all.some((each) => each.prefix === text && each.networkInstance === "default" && each.active),
      );
      assert.equal(fib.longestMatch("default", address as never)?.prefix, best);
    }
  }
}

function byText(a: unknown, b: unknown): number {
  const [left, right] = [JSON.stringify(a), JSON.stringify(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}

test("a FIB table in typed rows equals plain maps of objects, whatever is done to it", () => {
  fc.assert(
    fc.property(fc.array(steps, { maxLength: 60, size: "max" }), (history) => {
      const twins = new Twins();
      for (const [at, each] of history.entries()) {
        twins.apply(each);
        if (at % 5 === 0) twins.checkContents();
      }
      twins.checkContents();
      twins.takeAndCheckMarks();
      twins.world.table.sessionLost(lost);
      const { live } = twins.world.table;
      live.delete({ list: "all", networkInstance: undefined });
      assert.deepEqual([...live.groups.all()], []);
      assert.equal(twins.world.prefixes.count, watchedTexts.length, "only watched prefixes are still held");
      assert.equal(twins.world.shapes.count, 0);
      assert.equal(twins.world.shapes.names.count, 0);
    }),
    { numRuns: 200 },
  );
});

test("a FIB table holds many prefixes through growth and deletes, and gives them all back", () => {
  const counts = fc.record({ count: fc.integer({ min: 1, max: 6000 }), every: fc.integer({ min: 1, max: 9 }) });
  fc.assert(
    fc.property(counts, ({ count, every }) => {
      const world = new TableWorld();
      const textOf = (i: number): string =>
        i % 3 === 0
          ? `2001:db8:${(i >> 8).toString(16)}::${(i & 255).toString(16)}/128`
          : `10.${i >> 16}.${(i >> 8) & 255}.${i & 255}/32`;
      world.sync((table) => {
        for (let i = 0; i < count; i++) table.route(route(textOf(i), { metric: i, nextHopGroup: i % 97 }));
      });
      const left = new Set<string>();
      for (let i = 0; i < count; i++) {
        const { prefix: words } = key(textOf(i));
        if (i % every !== 0) left.add(textOf(i));
        else world.table.delete({ list: "route", family: words.family, networkInstance: "default", prefix: words });
      }
      const { fib } = world.table.view();
      const held = [...fib.allRoutes()];
      assert.deepEqual(
        held.map((each) => each.prefix).sort(comparePrefixes),
        [...left].map(prefix).sort(comparePrefixes),
      );
      for (const each of held) assert.equal(prefix(textOf(each.metric ?? -1)), each.prefix);
      world.table.delete({ list: "all", networkInstance: undefined });
      assert.deepEqual([world.prefixes.count, world.shapes.count, fib.counts.routes], [0, 0, 0]);
      assert.deepEqual([...world.table.live.groups.all()], [], "groups that only routes named are gone with them");
    }),
    { numRuns: 8 },
  );
});
