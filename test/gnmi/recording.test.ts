import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  type RecordedEvent,
  RecordingError,
  type RecordingHeader,
  readRecording,
  recordedFrame,
  recordingHead,
} from "../../src/gnmi/recording.ts";

const header: RecordingHeader = {
  format: 1,
  target: "leaf1",
  startedAt: "2026-01-02T03:04:05.678Z",
  recorder: "1.2.3",
};
const bytes = fc.uint8Array({ maxLength: 300 }).map((array) => Buffer.from(array));
const atUs = fc.nat({ max: Number.MAX_SAFE_INTEGER });
const stream = fc.nat({ max: 255 });
const events: fc.Arbitrary<RecordedEvent> = fc.oneof(
  fc.record({
    kind: fc.constant("session" as const),
    atUs,
    session: fc.record({
      encoding: fc.constantFrom("json_ietf", "json", "proto"),
      gnmiVersion: fc.option(fc.string()),
      requests: fc.array(fc.base64String()),
    }),
  }),
  fc.record({ kind: fc.constant("message" as const), atUs, stream, message: bytes }),
  fc.record({
    kind: fc.constant("end" as const),
    atUs,
    stream,
    code: fc.nat({ max: 16 }),
    details: fc.string({ unit: "grapheme" }),
  }),
);

/** Everything a file says, or the words it is refused with. */
async function readAll(file: Buffer, pieceLength = file.length): Promise<unknown[]> {
  const pieces: Buffer[] = [];
  for (let at = 0; at < file.length; at += pieceLength) pieces.push(file.subarray(at, at + pieceLength));
  const said: unknown[] = [];
  for await (const event of readRecording(pieces)) said.push(event);
  return said;
}

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

test("a recording says again what was put into it, however its file is cut", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(events, { maxLength: 20 }), fc.integer({ min: 1, max: 500 }), async (given, length) => {
      const file = Buffer.concat([recordingHead(header), ...given.map(recordedFrame)]);
      assert.deepEqual(plain(await readAll(file, length)), plain([{ kind: "header", header }, ...given]));
    }),
    { numRuns: 100 },
  );
});

test("a recording whose writer was killed counts as far as it is whole", async () => {
  const message: RecordedEvent = { kind: "message", atUs: 5, stream: 0, message: Buffer.from("hello") };
  const whole = Buffer.concat([recordingHead(header), recordedFrame(message)]);
  const file = Buffer.concat([whole, recordedFrame(message)]);
  for (let length = whole.length; length < file.length; length++) {
    assert.equal((await readAll(file.subarray(0, length), 7)).length, 2);
  }
});

for (const { name, file } of [
  { name: "nothing", file: Buffer.alloc(0) },
  { name: "another file", file: Buffer.from("SQLite format 3\0 and much more of it") },
  { name: "no header", file: Buffer.concat([recordingHead(header).subarray(0, 18)]) },
  { name: "another format", file: recordingHead({ ...header, format: 2 }) },
  { name: "an absurd frame", file: Buffer.concat([recordingHead(header), Buffer.from([0xff, 0xff, 0xff, 0xff, 1])]) },
  {
    name: "an unknown kind",
    file: Buffer.concat([recordingHead(header), Buffer.from([0, 0, 0, 10, 9, ...Array(9).fill(0)])]),
  },
  { name: "two headers", file: Buffer.concat([recordingHead(header), recordingHead(header).subarray(18)]) },
]) {
  test(`refused as a recording: ${name}`, async () => {
    await assert.rejects(readAll(file), RecordingError);
  });
}
