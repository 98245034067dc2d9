import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { Deadlines } from "../../src/verdict/deadlines.ts";

test("deadlines: each key comes out once, when its earliest moment has come, and no other", () => {
  const step = fc.oneof(
    fc.record({ atMs: fc.nat(1000), key: fc.string({ maxLength: 2 }) }),
    fc.record({ nowMs: fc.nat(1000) }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const deadlines = new Deadlines();
      const truth = new Map<string, number>();
      for (const one of steps) {
        if ("key" in one) {
          deadlines.add(one.atMs, one.key);
          truth.set(one.key, Math.min(one.atMs, truth.get(one.key) ?? one.atMs));
        } else {
          const due = [...truth].filter(([, atMs]) => atMs <= one.nowMs).map(([key]) => key);
          assert.deepEqual(deadlines.due(one.nowMs), new Set(due));
          for (const key of due) truth.delete(key);
        }
        assert.equal(deadlines.size, truth.size);
        assert.equal(deadlines.nextMs, truth.size > 0 ? Math.min(...truth.values()) : undefined);
      }
    }),
  );
});
