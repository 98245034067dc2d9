import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { FrameReader, frame } from "../../../src/sources/gnmi/grpc-frames.ts";

const message = fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes));

test("frames: however the data is cut, the same messages come", () => {
  const property = fc.property(
    fc.array(message, { maxLength: 12 }),
    fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 40 }),
    (messages, cuts) => {
      const data = Buffer.concat(messages.map(frame));
      const reader = new FrameReader(100);
      const read: Buffer[] = [];
      let at = 0;
      for (let turn = 0; at < data.length; turn++) {
        const end = at + (cuts[turn % cuts.length] ?? 1);
        assert.equal(
          reader.push(Buffer.from(data.subarray(at, end)), (one) => read.push(Buffer.from(one))),
          undefined,
        );
        at = end;
      }
      assert.deepEqual(read, messages);
      assert.ok(reader.atBoundary);
      reader.push(frame(Buffer.from("cut")).subarray(0, 5), () => assert.fail("it is not complete"));
      assert.ok(!reader.atBoundary);
    },
  );
  fc.assert(property, { numRuns: 300 });
});

test("frames: a compressed message and one that is too large end the reading", () => {
  const compressed = frame(Buffer.from("x"));
  compressed[0] = 1;
  const none = (): void => assert.fail("there is no message");
  assert.equal(new FrameReader(100).push(compressed, none), "compressed");
  assert.equal(new FrameReader(100).push(frame(Buffer.alloc(101)), none), "too-large");
});
