import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { fromBigInt, gnmi, timestampMs } from "../../../src/gnmi/messages.ts";
import { switchTimeMs } from "../../../src/sources/gnmi/switch-time.ts";
import { response, syncResponse } from "./messages.ts";

test("switch time: read from the bytes as protobuf has it", () => {
  const property = fc.property(fc.bigInt(0n, (1n << 63n) - 1n), fc.nat(300), (nanoseconds, length) => {
    const timestamp = fromBigInt(nanoseconds);
    const message = response({ update: { timestamp, prefix: { target: "x".repeat(length) } } });
    const expected = timestampMs(gnmi.SubscribeResponse.decode(message).update?.timestamp);
    const read = switchTimeMs(message);
    assert.ok(expected === read || Math.abs((expected ?? 0) / (read ?? 1) - 1) < 1e-15, `${expected} and ${read}`);
  });
  fc.assert(property);
});

test("switch time: none, negative, cut off", () => {
  assert.equal(switchTimeMs(syncResponse), undefined);
  assert.equal(switchTimeMs(Buffer.alloc(0)), undefined);
  assert.equal(switchTimeMs(response({ update: { prefix: { target: "leaf1" } } })), undefined);
  assert.equal(switchTimeMs(response({ update: { timestamp: -1 } })), undefined);
  const message = response({ update: { timestamp: 1_700_000_000_000_000_000 } });
  for (let length = 0; length < message.length; length++) {
    assert.equal(switchTimeMs(message.subarray(0, length)), undefined, String(length));
  }
});
