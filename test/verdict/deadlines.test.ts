import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { Deadlines } from "../../src/verdict/deadlines.ts";

test("deadlines: keys come out when they are due, earliest first, and no other", () => {
  const entries = fc.array(fc.record({ atMs: fc.nat(1000), key: fc.string({ maxLength: 3 }) }));
  fc.assert(
    fc.property(entries, fc.nat(1000), (all, nowMs) => {
      const deadlines = new Deadlines();
      for (const { atMs, key } of all) deadlines.add(atMs, key);
      const due = deadlines.due(nowMs);
      assert.deepEqual(
        due,
        new Set(
          [...all]
            .sort((a, b) => a.atMs - b.atMs)
            .filter(({ atMs }) => atMs <= nowMs)
            .map(({ key }) => key),
        ),
      );
      const later = all.map(({ atMs }) => atMs).filter((atMs) => atMs > nowMs);
      assert.equal(deadlines.nextMs, later.length > 0 ? Math.min(...later) : undefined);
    }),
  );
});
