import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { silentLog } from "../../src/log.ts";
import { formatPrefix, type IpAddress, type IpPrefix, maskAddress, prefixContains } from "../../src/model/address.ts";
import { State } from "../../src/state/state.ts";
import { type WatchedRange, WatchedRanges } from "../../src/state/watched-ranges.ts";
import { key, prefix, route, session, wholeRoute } from "./fib-updates.ts";
import { ManualClock } from "./manual-clock.ts";

const range = (first: string, last: string, minLength: number): WatchedRange => ({
  first: first as IpAddress,
  last: last as IpAddress,
  minLength,
});
const pool = range("192.0.2.10", "192.0.2.20", 32);

/** A state with one synced leaf. */
function synced(): State {
  const target = { name: "leaf1", address: "leaf1:57400", networkInstances: ["default"] };
  const state = new State({ targets: [target], clusters: [], clock: new ManualClock(), log: silentLog });
  state.target("leaf1").sessionOpened(session);
  state.target("leaf1").synced();
  state.takeChanges();
  return state;
}

function told(state: State): string[] {
  return [...(state.takeChanges().prefixes.get("leaf1") ?? [])].sort();
}

for (const { name, ranges, covered, not } of [
  {
    name: "both ends belong to it",
    ranges: [pool],
    covered: ["192.0.2.10/32", "192.0.2.20/32"],
    not: ["192.0.2.21/32"],
  },
  { name: "a wider prefix is not of interest", ranges: [pool], covered: [], not: ["192.0.2.12/31", "192.0.2.0/24"] },
  {
    name: "an aggregate that lies wholly inside is, where asked for",
    ranges: [range("192.0.2.0", "192.0.2.255", 24)],
    covered: ["192.0.2.0/24", "192.0.2.128/25", "192.0.2.7/32"],
    not: ["192.0.0.0/16", "0.0.0.0/0"],
  },
  {
    name: "IPv6 is apart",
    ranges: [range("2001:db8::10", "2001:db8::ffff", 128)],
    covered: ["2001:db8::10/128", "2001:db8::abcd/128"],
    not: ["2001:db8::1:0/128", "32.1.13.184/32"],
  },
]) {
  test(`watched ranges: ${name}`, () => {
    const watched = new WatchedRanges();
    watched.set("dc1", ranges);
    const holds = (text: string): boolean => watched.covers(key(text).prefix);
    assert.deepEqual(covered.filter(holds), covered);
    assert.deepEqual(not.filter(holds), []);
  });
}

test("watched ranges: a prefix is covered exactly if the CIDR that is the range holds both of its ends", () => {
  const octets = fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255), fc.nat(255));
  fc.assert(
    fc.property(octets, fc.integer({ min: 8, max: 32 }), octets, fc.integer({ min: 0, max: 32 }), (a, m, b, n) => {
      const cidr = maskAddress(a.join(".") as IpAddress, m);
      const words = key(cidr).prefix;
      const last = { ...words, w0: (words.w0 | (m === 32 ? 0 : 0xffffffff >>> m)) >>> 0, length: 32 };
      const ranges = new WatchedRanges();
      ranges.set("dc1", [range(cidr.split("/")[0] ?? "", formatPrefix(last).split("/")[0] ?? "", 0)]);
      const one = maskAddress(b.join(".") as IpAddress, n);
      const inside = n >= m && prefixContains(cidr, one.split("/")[0] as IpAddress);
      assert.equal(ranges.covers(key(one).prefix), inside);
    }),
  );
});

test("watched ranges: a route that comes in a range is told, and later changes of it; others are not", () => {
  const state = synced();
  state.watchRanges("dc1", [pool]);
  const leaf = state.target("leaf1");
  leaf.route(route("192.0.2.11/32", wholeRoute(7)));
  leaf.route(route("192.0.2.99/32", wholeRoute(7)));
  assert.deepEqual(told(state), ["192.0.2.11/32"]);
  leaf.route(route("192.0.2.11/32", { metric: 5 }));
  assert.deepEqual(told(state), ["192.0.2.11/32"]);
});

test("watched ranges: a route that goes is told, though nobody else holds its prefix", () => {
  const state = synced();
  state.watchRanges("dc1", [pool]);
  const table = state.target("leaf1");
  const { prefix: words } = key("192.0.2.12/32");
  const gone = { list: "route", family: 4, networkInstance: "default", prefix: words } as const;
  table.route(route("192.0.2.12/32", wholeRoute(1)));
  assert.deepEqual(told(state), ["192.0.2.12/32"]);
  table.delete(gone);
  table.route(route("203.0.113.1/32", wholeRoute(1))); // which may take over what the other gave back
  assert.deepEqual(told(state), ["192.0.2.12/32"]);
  table.route(route("192.0.2.12/32", wholeRoute(1)));
  table.delete(gone);
  assert.deepEqual(told(state), ["192.0.2.12/32"], "come and gone within a round");
  assert.deepEqual(told(state), []);
});

test("watched ranges: what is held already is told when the ranges change, and no more once they are gone", () => {
  const state = synced();
  const leaf = state.target("leaf1");
  leaf.route(route("192.0.2.11/32", wholeRoute(7)));
  assert.deepEqual(told(state), []);
  state.watchRanges("dc1", [pool]);
  assert.deepEqual(told(state), ["192.0.2.11/32"]);
  state.watchRanges("dc1", [pool]);
  assert.deepEqual(told(state), [], "the same ranges again");
  state.watchRanges("dc1", []);
  leaf.route(route("192.0.2.11/32", { metric: 5 }));
  assert.deepEqual(told(state), []);
});

test("watched ranges: a prefix watched by itself stays so when its range goes, and the other way round", () => {
  const state = synced();
  const leaf = state.target("leaf1");
  const p = prefix("192.0.2.11/32") as IpPrefix;
  state.watchRanges("dc1", [pool]);
  state.watch(p);
  leaf.route(route(p, wholeRoute(7)));
  told(state);
  state.watchRanges("dc1", []);
  leaf.route(route(p, { metric: 5 }));
  assert.deepEqual(told(state), [p]);
  state.watchRanges("dc1", [pool]);
  told(state);
  state.unwatch(p);
  leaf.route(route(p, { metric: 6 }));
  assert.deepEqual(told(state), [p]);
});

test("watched ranges: a new session tells what differs in the range", () => {
  const state = synced();
  state.watchRanges("dc1", [pool]);
  const leaf = state.target("leaf1");
  leaf.sessionOpened(session);
  leaf.route(route("192.0.2.12/32", wholeRoute(7)));
  leaf.route(route("192.0.2.112/32", wholeRoute(7)));
  leaf.synced();
  assert.deepEqual(told(state), ["192.0.2.12/32"]);
});
