import assert from "node:assert/strict";
import { test } from "node:test";
import { formatPath, parsePath } from "../../src/gnmi/path.ts";
import type { TreeNotification } from "../../src/shim/received-tree.ts";
import { VerdictBoard } from "../../src/shim/verdict-board.ts";
import type { Leaves } from "../../src/verdict/state-tree.ts";

function boardWithSwitch(): { board: VerdictBoard; shown: Map<string, Leaves> } {
  const shown = new Map<string, Leaves>();
  const board = new VerdictBoard((path, leaves) => {
    if (leaves === undefined) shown.delete(formatPath(path));
    else shown.set(formatPath(path), leaves);
  }, 1000);
  return { board, shown };
}

function dump(generation: number | undefined, ...services: readonly string[]): TreeNotification {
  const collector = { path: parsePath("/kbutler/collector"), value: { generation: String(generation) } };
  return {
    replace: undefined,
    deletes: [],
    updates: [
      ...(generation === undefined ? [] : [collector]),
      ...services.map((name) => ({ path: parsePath(`/kbutler/service[name=${name}]`), value: { "oper-state": "up" } })),
    ],
  };
}

const named = (shown: ReadonlyMap<string, Leaves>): string[] =>
  [...shown.keys()].filter((path) => path.includes("service")).map((path) => path.replace(/.*name=(.*)\]/, "$1"));

test("board: a dump is shown in one step, and takes away what it does not hold", () => {
  const { board, shown } = boardWithSwitch();
  board.opened();
  board.apply(dump(1, "a", "b"), 0);
  assert.equal(shown.size, 0);
  assert.equal(board.swap(), "shown");
  assert.deepEqual(named(shown), ["a", "b"]);
  board.opened();
  board.apply(dump(1, "b", "c"), 0);
  assert.deepEqual(named(shown), ["a", "b"]);
  board.swap();
  assert.deepEqual(named(shown).sort(), ["b", "c"]);
});

test("board: a session that breaks off leaves nothing behind", () => {
  const { board, shown } = boardWithSwitch();
  board.opened();
  board.apply(dump(1, "a"), 0);
  board.swap();
  board.opened();
  board.apply(dump(1, "b"), 0);
  board.opened();
  board.apply(dump(1, "c"), 0);
  board.swap();
  assert.deepEqual(named(shown), ["c"]);
});

test("board: of two collectors the higher generation counts while it is heard", () => {
  const { board, shown } = boardWithSwitch();
  const offer = (generation: number, service: string): string => {
    board.opened();
    board.apply(dump(generation, service), 0);
    return board.swap();
  };
  assert.equal(offer(5, "a"), "shown");
  assert.equal(offer(4, "b"), "superseded");
  assert.equal(offer(5, "c"), "shown");
  assert.equal(offer(6, "d"), "shown");
  board.declareUnreachable();
  assert.equal(offer(4, "e"), "shown");
  board.acceptAnyGeneration();
  assert.equal(offer(3, "f"), "shown", "another collector was configured");
  assert.equal(offer(2, "g"), "superseded");
  assert.deepEqual(named(shown), ["f"]);
});

test("board: of two collectors that are heard the newer one counts, and the other one as soon as that is gone", () => {
  const { board, shown } = boardWithSwitch();
  const offer = (source: string, generation: number, service: string): string => {
    board.opened(source);
    board.apply(dump(generation, service), 0, source);
    return board.swap(source);
  };
  assert.equal(offer("old", 4, "a"), "shown");
  assert.equal(offer("new", 5, "b"), "shown");
  assert.deepEqual([named(shown), board.shownBy], [["b"], "new"]);
  board.apply(dump(4, "c"), 0, "old");
  assert.deepEqual(named(shown), ["b"], "the one that stands by is followed, and not shown");
  board.ended("new");
  assert.deepEqual([named(shown).sort(), board.shownBy], [["a", "c"], "old"]);
  assert.equal(offer("new", 5, "d"), "shown");
  assert.deepEqual(named(shown), ["d"]);
  board.ended("old");
  assert.equal(offer("old", 4, "e"), "standby");
  assert.deepEqual(named(shown), ["d"]);
  board.ended("new");
  board.ended("old");
  assert.deepEqual(named(shown), ["e"], "the last verdicts stand");
});

test("board: what was malformed is counted once, whichever tree it was in", () => {
  const { board } = boardWithSwitch();
  for (const [source, generation] of [
    ["a", 1],
    ["b", 2],
    ["a", 3],
    ["b", 4],
  ] as const) {
    board.opened(source);
    board.apply({ ...dump(generation), updates: [{ path: parsePath("/kbutler/nonsense"), value: 1 }] }, 0, source);
    board.apply(dump(generation, "x"), 0, source);
    board.swap(source);
    const before = board.malformed;
    board.ended(source === "a" ? "b" : "a");
    assert.equal(board.malformed, before);
  }
  assert.equal(board.malformed, 4);
});

test("board: an empty tree of a collector that has evaluated nothing is not shown", () => {
  const { board, shown } = boardWithSwitch();
  board.opened();
  board.apply(dump(1, "a"), 0);
  board.swap();
  board.opened();
  board.apply(dump(undefined), 0);
  assert.equal(board.swap(), "incomplete");
  assert.deepEqual(named(shown), ["a"]);
});

test("board: unreachable and back", () => {
  const { board, shown } = boardWithSwitch();
  board.opened();
  board.apply(dump(1, "a"), 0);
  board.swap();
  board.declareUnreachable();
  assert.deepEqual(shown.get("/kbutler/service[name=a]"), {
    name: "a",
    "oper-state": "unknown",
    "oper-reason": "collector-unreachable",
    detail: "last known as up",
  });
  assert.equal(board.reachable, false);
  board.opened();
  board.apply(dump(1, "a"), 3);
  board.swap();
  assert.deepEqual(shown.get("/kbutler/service[name=a]"), { name: "a", "oper-state": "up" });
  assert.equal(board.malformed, 3);
});

test("board: switched off, nothing is shown", () => {
  const { board, shown } = boardWithSwitch();
  board.opened();
  board.apply(dump(1, "a"), 0);
  board.swap();
  board.clear();
  assert.equal(shown.size, 0);
  assert.equal(board.holdsVerdicts, false);
});
