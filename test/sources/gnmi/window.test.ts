import assert from "node:assert/strict";
import { test } from "node:test";
import { windowBytesOf } from "../../../src/sources/gnmi/window.ts";

test("window: a few targets have a large one each, many share what there is, and none has less than HTTP/2 gives", () => {
  assert.deepEqual([0, 1, 64].map(windowBytesOf), [262_144, 262_144, 262_144]);
  assert.equal(windowBytesOf(128), 131_072);
  assert.deepEqual([256, 1_024].map(windowBytesOf), [65_536, 65_535]);
});
