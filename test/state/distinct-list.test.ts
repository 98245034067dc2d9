import assert from "node:assert/strict";
import test from "node:test";
import { DistinctList } from "../../src/state/distinct-list.ts";

test("a distinct list reads as the set of its items, in their order", () => {
  const list = new DistinctList(["b", "a"]);
  const set = new Set(["b", "a"]);
  assert.equal(list.size, 2);
  assert.deepEqual([list.has("a"), list.has("c")], [true, false]);
  assert.deepEqual([...list], [...set]);
  assert.deepEqual([...list.keys()], [...set.keys()]);
  assert.deepEqual([...list.values()], [...set.values()]);
  assert.deepEqual([...list.entries()], [...set.entries()]);
  const visited: string[] = [];
  list.forEach((item, same, from) => {
    visited.push(`${item}${same}${from === list}`);
  });
  assert.deepEqual(visited, ["bbtrue", "aatrue"]);
});
