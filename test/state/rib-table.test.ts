import assert from "node:assert/strict";
import { test } from "node:test";
import { silentLog } from "../../src/log.ts";
import type { IpPrefix } from "../../src/model/address.ts";
import type { RibAnswer, RibQuestion } from "../../src/model/rib.ts";
import { maxRibAnswers, RibTable } from "../../src/state/rib-table.ts";
import { State } from "../../src/state/state.ts";
import { ip } from "../expectation/cluster.ts";
import { route, wholeRoute } from "./fib-updates.ts";
import { ManualClock } from "./manual-clock.ts";

const nothing: RibAnswer = { kind: "told", paths: { received: [], accepted: [], local: [] } };
const question = (number: number, prefix = "192.0.2.10/32"): RibQuestion => ({
  number,
  target: "leaf1",
  networkInstance: "default",
  prefix: prefix as IpPrefix,
});

test("rib table: what was told before a question was asked does not answer it, what was told later does", () => {
  const table = new RibTable();
  table.take(question(2), nothing, 5);
  assert.equal(table.answer(question(1)), nothing);
  assert.equal(table.answer(question(3)), undefined);
  assert.deepEqual(table.latest("default", question(3).prefix), { number: 2, answer: nothing, toldMs: 5 });
});

test("rib table: no more is kept than the bound", () => {
  const table = new RibTable();
  for (let at = 0; at <= maxRibAnswers; at++) {
    table.take(question(at, `192.${at >> 16}.${(at >> 8) & 255}.${at & 255}/32`), nothing, at);
  }
  assert.equal(table.answer(question(0, "192.0.0.0/32")), undefined);
  assert.equal(table.answer(question(1, "192.0.0.1/32")), nothing);
});

test("state: an answer is told as a change of its prefix, stands in the target's view, and ends with the session", () => {
  const targets = [{ name: "leaf1", address: "192.0.2.1:57400", networkInstances: ["default"] }];
  const state = new State({ targets, clusters: [], clock: new ManualClock(), log: silentLog });
  const leaf = state.target("leaf1");
  leaf.sessionOpened({ encoding: "json_ietf", gnmiVersion: undefined });
  leaf.synced();
  state.takeChanges();
  leaf.ribTold(question(1), nothing);
  assert.deepEqual([...(state.takeChanges().prefixes.get("leaf1") ?? [])], ["192.0.2.10/32"]);
  assert.equal(state.snapshot().targets.get("leaf1")?.rib?.answer(question(1)), nothing);
  leaf.sessionLost({ message: "reset", remedy: "retry", code: "UNAVAILABLE" });
  assert.equal(state.snapshot().targets.get("leaf1")?.rib?.answer(question(1)), undefined);
});

/** A leaf that holds a watched prefix, of which something was told. */
function toldLeaf() {
  const targets = [{ name: "leaf1", address: "192.0.2.1:57400", networkInstances: ["default"] }];
  const state = new State({ targets, clusters: [], clock: new ManualClock(), log: silentLog });
  const leaf = state.target("leaf1");
  const asked = question(1);
  state.watch(asked.prefix);
  leaf.sessionOpened({ encoding: "json_ietf", gnmiVersion: undefined });
  leaf.route(route(asked.prefix, wholeRoute(1)));
  leaf.synced();
  state.takeChanges();
  const told = (): boolean => state.snapshot().targets.get("leaf1")?.rib?.answer(asked) !== undefined;
  const changed = (): string[] => [...(state.takeChanges().prefixes.get("leaf1") ?? [])];
  return { state, leaf, told, changed, tell: () => leaf.ribTold(asked, nothing) };
}

test("state: an answer stands until the FIB holds another thing, be that in the same breath", () => {
  const { leaf, told, changed, tell } = toldLeaf();
  tell();
  leaf.route(route("192.0.2.10/32", wholeRoute(2)));
  assert.deepEqual(changed(), ["192.0.2.10/32"]);
  assert.equal(told(), false);
  leaf.route(route("192.0.2.10/32", wholeRoute(3)));
  tell();
  assert.deepEqual(changed(), ["192.0.2.10/32"]);
  assert.equal(told(), true);
});

test("state: other ranges of interest tell of what lies in them, and take no answer away", () => {
  const { state, told, changed, tell } = toldLeaf();
  tell();
  changed();
  const range = { first: ip("192.0.2.0"), last: ip("192.0.2.255"), minLength: 24 };
  assert.equal(state.watchRanges("c1", [range]), true);
  assert.deepEqual(changed(), ["192.0.2.10/32"]);
  assert.equal(told(), true);
});
