import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { parseUint64 } from "../../src/model/fib.ts";

test("uint64: a number and its text are the same, and nothing above 2^53 loses a digit", () => {
  fc.assert(
    fc.property(fc.bigInt(0n, (1n << 64n) - 1n), (value) => {
      const parsed = parseUint64(value.toString());
      assert.equal(String(parsed), value.toString());
      assert.equal(parseUint64(value), parsed);
      if (value <= BigInt(Number.MAX_SAFE_INTEGER)) assert.equal(parseUint64(Number(value)), parsed);
    }),
  );
});

for (const value of [
  "",
  "-1",
  "1.5",
  "18446744073709551616",
  "1e3",
  " 1",
  -1,
  1.5,
  2 ** 53,
  Number.NaN,
  null,
  undefined,
  {},
]) {
  test(`uint64: ${JSON.stringify(value)} is none`, () => assert.equal(parseUint64(value), undefined));
}
