import assert from "node:assert/strict";
import { test } from "node:test";
import { readIdentity } from "../../../src/sources/gnmi/leaf-value.ts";

for (const [value, identity] of [
  ["srl_nokia-ip-route-tables:indirect", "indirect"],
  ["indirect", "indirect"],
  ["of-tomorrow", "of-tomorrow"],
  ["srl_nokia-ip-route-tables:", undefined],
  ["", undefined],
  [7, undefined],
] as const) {
  test(`leaf value: an identity, from ${JSON.stringify(value)}`, () => assert.equal(readIdentity(value), identity));
}
