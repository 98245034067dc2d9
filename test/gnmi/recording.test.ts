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

/** A frame as its bytes, whatever they are. */
function frame(kind: number, body: Buffer | string): Buffer {
  const bytes = Buffer.from(body);
  const head = Buffer.from([0, 0, 0, 0, kind]);
  head.writeUInt32BE(bytes.length + 1);
  return Buffer.concat([head, bytes]);
}

const magic = recordingHead(header).subarray(0, 18);
const time = Buffer.alloc(8);
const good = recordedFrame({ kind: "message", atUs: 5, stream: 0, message: Buffer.from("hello") });
const behind = (bytes: Buffer): Buffer => Buffer.concat([recordingHead(header), good, bytes]);
const second = recordingHead(header).length + good.length;
const session = (value: unknown): Buffer => behind(frame(1, Buffer.concat([time, Buffer.from(JSON.stringify(value))])));
const head = (value: unknown): Buffer => Buffer.concat([magic, frame(0, JSON.stringify(value))]);

for (const { name, file, says } of [
  { name: "nothing", file: Buffer.alloc(0), says: /not a recording: .* record anew/ },
  {
    name: "another file",
    file: Buffer.from("SQLite format 3\0 and much more of it"),
    says: /only what kbutler record/,
  },
  { name: "no header", file: magic, says: /ends before its header does/ },
  { name: "half a header", file: recordingHead(header).subarray(0, 60), says: /ends before its header does/ },
  { name: "another format", file: head({ ...header, format: 2 }), says: /of format 2, not 1: .* that recorded it/ },
  { name: "another format of other keys", file: head({ format: 2 }), says: /of format 2/ },
  { name: "a header that is no object", file: head("leaf1"), says: /frame 1 at byte 18: its JSON must be object/ },
  {
    name: "a header without a target",
    file: head({ ...header, target: undefined }),
    says: /properties target; record/,
  },
  { name: "a header with a strange time", file: head({ ...header, startedAt: "now" }), says: /startedAt must match/ },
  { name: "an event first", file: Buffer.concat([magic, good]), says: /kind 2 in place of the header; record anew/ },
  { name: "a header that is no JSON", file: Buffer.concat([magic, frame(0, "{")]), says: /should be JSON and is none/ },
  {
    name: "an absurd frame",
    file: behind(Buffer.from([0xff, 0xff, 0xff, 0xff, 1])),
    says: new RegExp(`frame 3 at byte ${second}: a frame of 4294967295 bytes; .* head -c ${second} FILE`),
  },
  { name: "a frame of nothing", file: behind(Buffer.from([0, 0, 0, 0, 1])), says: /frame 3 .* of 0 bytes/ },
  { name: "an unknown kind", file: behind(frame(9, Buffer.alloc(9))), says: /frame 3 .* of kind 9/ },
  { name: "two headers", file: behind(recordingHead(header).subarray(18)), says: /frame 3 .* a second header/ },
  { name: "a message without its time", file: behind(frame(2, "short")), says: /frame 3 .* an event of 5 bytes/ },
  {
    name: "a time beyond belief",
    file: behind(frame(2, Buffer.alloc(9, 0xff))),
    says: /a time of 18446744073709551615/,
  },
  { name: "a status that is none", file: behind(frame(3, Buffer.from([...time, 0, 99]))), says: /the status 99/ },
  { name: "a session that is no JSON", file: behind(frame(1, Buffer.concat([time, magic]))), says: /frame 3 .* JSON/ },
  { name: "a session of nothing", file: session({}), says: /frame 3 .* encoding, gnmiVersion, requests/ },
  {
    name: "an encoding that is none",
    file: session({ encoding: "xml", gnmiVersion: null, requests: [] }),
    says: /encoding must/,
  },
  {
    name: "a request that is no base64",
    file: session({ encoding: "json", gnmiVersion: null, requests: ["AA==", "?"] }),
    says: /requests\/1 must match/,
  },
]) {
  test(`refused as a recording: ${name}`, async () => {
    await assert.rejects(readAll(file), (reason) => {
      assert.ok(reason instanceof RecordingError, String(reason));
      assert.match(reason.message, says);
      return true;
    });
  });
}

test("what a refusal says to keep of a damaged recording can be read", async () => {
  const file = behind(frame(9, Buffer.alloc(9)));
  const { message } = await readAll(file).then(
    () => assert.fail("it was read"),
    (reason: Error) => reason,
  );
  const kept = Number(/head -c (\d+)/.exec(message)?.[1]);
  assert.equal((await readAll(file.subarray(0, kept))).length, 2);
});

test("a recording with any byte changed is read or refused, and nothing else", async () => {
  const file = behind(Buffer.concat(fc.sample(events, { numRuns: 10, seed: 7 }).map(recordedFrame)));
  await fc.assert(
    fc.asyncProperty(fc.nat({ max: file.length - 1 }), fc.nat({ max: 255 }), async (at, byte) => {
      const changed = Buffer.from(file);
      changed[at] = byte;
      await readAll(changed, 100).catch((reason) => assert.ok(reason instanceof RecordingError, String(reason)));
    }),
    { numRuns: 500 },
  );
});
