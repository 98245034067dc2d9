import assert from "node:assert/strict";
import { test } from "node:test";
import { nodeAddressAnnotations } from "../../src/expectation/node-address.ts";
import { addressAnnotations } from "../../src/sources/kubernetes/decode-core.ts";

test("node annotations: every one the next hop is looked for in is kept by the source", () => {
  assert.deepEqual(
    nodeAddressAnnotations.filter((key) => !addressAnnotations.includes(key)),
    [],
  );
});
