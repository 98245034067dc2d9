import assert from "node:assert/strict";
import { test } from "node:test";
import { DueRecords } from "../../src/verdict/due-records.ts";
import { PrefixParts } from "../../src/verdict/prefix-parts.ts";
import { PrefixRecord } from "../../src/verdict/prefix-record.ts";
import { wants } from "./world.ts";

function records(...keys: readonly string[]): PrefixRecord[] {
  return keys.map((key) => new PrefixRecord(key, wants([]), new PrefixParts()));
}

const keysOf = (due: DueRecords): string[] => [...new Set([...due.waiting()].map(({ key }) => key))];

test("due: each waits once, in the order in which it came, and is gone when it is taken", () => {
  const due = new DueRecords();
  const [a, b, c] = records("a", "b", "c") as [PrefixRecord, PrefixRecord, PrefixRecord];
  due.touch(a);
  due.addAll([b, c, a]);
  due.touch(b);
  assert.deepEqual(keysOf(due), ["a", "b", "c"]);
  assert.equal(due.size, 3);
  assert.deepEqual([due.take(b), due.take(b)], ["judge", undefined]);
  assert.deepEqual([keysOf(due), due.size], [["a", "c"], 2]);
  assert.equal(due.take(a), "judge", "more than touched, once something else is said of it");
  due.touch(a);
  assert.deepEqual(
    [keysOf(due), due.take(a)],
    [["a", "c"], "touched"],
    "it was taken out of its turn, and has its place still",
  );
});

test("due: what is taken while it is gone through is left out", () => {
  const due = new DueRecords();
  const all = records("a", "b", "c", "d");
  due.addAll(all);
  const seen: string[] = [];
  for (const record of due.waiting()) {
    seen.push(record.key);
    due.take(record);
    if (record.key === "a") due.take(all[2] as PrefixRecord);
  }
  assert.deepEqual([seen, due.size], [["a", "b", "d"], 0]);
});

test("due: what is lost goes first, and nothing said of it later changes that", () => {
  const due = new DueRecords();
  const [a, b] = records("a", "b") as [PrefixRecord, PrefixRecord];
  due.addAll([a, b]);
  due.addLost(b);
  due.addLost(b);
  due.add(b);
  assert.deepEqual(keysOf(due), ["b", "a"]);
  assert.equal(due.size, 2);
  assert.equal(due.take(b), "lost");
  assert.deepEqual(keysOf(due), ["a"]);
});

test("due: what is parked waits, and is left out until it is unparked", () => {
  const due = new DueRecords();
  const [a, b, c] = records("a", "b", "c") as [PrefixRecord, PrefixRecord, PrefixRecord];
  due.addAll([a, b]);
  due.park(a);
  due.park(c); // it does not wait
  due.addLost(a);
  assert.deepEqual([keysOf(due), due.size], [["b"], 2]);
  due.unpark([a, b, c]);
  assert.deepEqual(keysOf(due), ["a", "b"], "it was lost meanwhile");
  due.take(a);
  due.take(b);
  assert.deepEqual([keysOf(due), due.size], [[], 0]);
});
