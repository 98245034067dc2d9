import { type Static, type TSchema, Type } from "typebox";
import { Value } from "typebox/value";
import { status } from "./status.ts";

/** What a target's Subscribe streams said, with times, in a file.
 *
 *  The file is the text `kbutler-recording\n` and then frames. A frame is a length (u32, big-endian, of what follows), a kind
 *  (u8) and a body:
 *
 *  | kind | body |
 *  | --- | --- |
 *  | 0 header | JSON `RecordingHeader`; the first frame and no other |
 *  | 1 session | time, then JSON `RecordedSession`: the streams of the session before are over |
 *  | 2 message | time, stream (u8), the bytes of one SubscribeResponse as they came |
 *  | 3 end | time, stream (u8), status (u8, gRPC's), UTF-8 text: the target or the network ended this stream |
 *
 *  A time is a u64, big-endian: microseconds since the recording began, by a clock that does not jump. A file that ends within
 *  a frame is one whose writer was killed: what is whole in it counts. */
const magic = Buffer.from("kbutler-recording\n");

const Kind = { header: 0, session: 1, message: 2, end: 3 } as const;

/** Longest frame that is believed, bytes: a message has its own bound below this. */
const maxFrameBytes = 128 * 1024 * 1024;

/** The format that is described above. */
const format = 1;

const HeaderSchema = Type.Object({
  format: Type.Integer({ description: "1: what is described above" }),
  target: Type.String({ minLength: 1, description: "name of the target, as configured" }),
  startedAt: Type.String({ format: "date-time", description: "RFC 3339" }),
  recorder: Type.String({ description: "version of kButler that recorded" }),
});

const SessionSchema = Type.Object({
  encoding: Type.Enum(["json_ietf", "json", "proto"], { description: "the name of gNMI's Encoding, in lower case" }),
  gnmiVersion: Type.Union([Type.String(), Type.Null()]),
  requests: Type.Array(
    Type.String({
      pattern: "^[A-Za-z0-9+/]*={0,2}$",
      description: "a SubscribeRequest: its protobuf bytes in base64",
    }),
  ),
});

/** What a recording is of. */
export type RecordingHeader = Readonly<Static<typeof HeaderSchema>>;

/** One session: what was negotiated, and the request of each of its streams, by their number. */
export interface RecordedSession extends Readonly<Omit<Static<typeof SessionSchema>, "requests">> {
  readonly requests: readonly string[];
}

/** One thing that happened. `atUs`: microseconds since the recording began. */
export type RecordedEvent =
  | { readonly kind: "session"; readonly atUs: number; readonly session: RecordedSession }
  | { readonly kind: "message"; readonly atUs: number; readonly stream: number; readonly message: Buffer }
  | {
      readonly kind: "end";
      readonly atUs: number;
      readonly stream: number;
      readonly code: number;
      readonly details: string;
    };

/** The beginning of a recording. */
export function recordingHead(header: RecordingHeader): Buffer {
  return Buffer.concat([magic, frame(Kind.header, Buffer.from(JSON.stringify(header)))]);
}

/** One event as a frame. */
export function recordedFrame(event: RecordedEvent): Buffer {
  const time = Buffer.alloc(8);
  time.writeBigUInt64BE(BigInt(Math.max(0, Math.round(event.atUs))));
  switch (event.kind) {
    case "session":
      return frame(Kind.session, time, Buffer.from(JSON.stringify(event.session)));
    case "message":
      return frame(Kind.message, time, Buffer.from([event.stream]), event.message);
    case "end":
      return frame(Kind.end, time, Buffer.from([event.stream, event.code]), Buffer.from(event.details));
  }
}

function frame(kind: number, ...parts: readonly Buffer[]): Buffer {
  const length = parts.reduce((total, part) => total + part.length, 1);
  const head = Buffer.alloc(5);
  head.writeUInt32BE(length);
  head[4] = kind;
  return Buffer.concat([head, ...parts]);
}

/** A file that is no recording, of a format that is not known, or damaged; the message says where, and what to do. */
export class RecordingError extends Error {
  override readonly name = "RecordingError";
}

/** One frame as it stands in a file. */
interface Frame {
  readonly kind: number;
  readonly body: Buffer;
  /** How many frames are before it. */
  readonly number: number;
  /** Where it begins, bytes from the beginning of the file. */
  readonly offset: number;
}

type Place = Pick<Frame, "number" | "offset">;

/** Reads a recording from pieces of its file, however they are cut. The header comes first. Throws a `RecordingError`. */
export async function* readRecording(
  pieces: AsyncIterable<Buffer> | Iterable<Buffer>,
): AsyncGenerator<{ readonly kind: "header"; readonly header: RecordingHeader } | RecordedEvent> {
  let begun = false;
  for await (const frame of frames(pieces)) {
    if (begun && frame.kind === Kind.header) throw damaged(frame, "a second header");
    if (!begun && frame.kind !== Kind.header)
      throw damaged(frame, `a frame of kind ${frame.kind} in place of the header`);
    begun = true;
    yield readFrame(frame);
  }
  if (!begun) throw new RecordingError("not a recording: it ends before its header does; record anew");
}

async function* frames(pieces: AsyncIterable<Buffer> | Iterable<Buffer>): AsyncGenerator<Frame> {
  let held: Buffer[] = [];
  let size = 0;
  let wanted = magic.length;
  let offset = 0;
  let number = 0;
  for await (const piece of pieces) {
    held.push(piece);
    size += piece.length;
    if (size < wanted) continue;
    let bytes = held.length === 1 ? piece : Buffer.concat(held);
    if (offset === 0) {
      if (!bytes.subarray(0, magic.length).equals(magic)) {
        throw new RecordingError("not a recording: only what kbutler record wrote can be played");
      }
      bytes = bytes.subarray(magic.length);
      offset = magic.length;
    }
    wanted = 4;
    while (bytes.length >= 4) {
      const length = bytes.readUInt32BE();
      if (length === 0 || length > maxFrameBytes) throw damaged({ number, offset }, `a frame of ${length} bytes`);
      wanted = 4 + length;
      if (bytes.length < wanted) break;
      yield { kind: bytes[4] ?? 0, body: bytes.subarray(5, wanted), number, offset };
      bytes = bytes.subarray(wanted);
      offset += wanted;
      number++;
      wanted = 4;
    }
    held = [bytes];
    size = bytes.length;
  }
}

function readFrame(frame: Frame): { readonly kind: "header"; readonly header: RecordingHeader } | RecordedEvent {
  const { kind, body } = frame;
  switch (kind) {
    case Kind.header:
      return { kind: "header", header: readHeader(frame) };
    case Kind.session:
      return { kind: "session", atUs: timeOf(frame), session: read(SessionSchema, body.subarray(8), frame) };
    case Kind.message:
      return { kind: "message", atUs: timeOf(frame, 1), stream: body[8] ?? 0, message: body.subarray(9) };
    case Kind.end: {
      const [atUs, stream = 0, code = 0] = [timeOf(frame, 2), body[8], body[9]];
      if (code > status.UNAUTHENTICATED) throw damaged(frame, `a stream that ended with the status ${code}`);
      return { kind: "end", atUs, stream, code, details: body.toString("utf8", 10) };
    }
    default:
      throw damaged(frame, `a frame of kind ${kind}`);
  }
}

/** The format is looked at first: what else a header of another one has, nobody knows. */
function readHeader(frame: Frame): RecordingHeader {
  const { format: given } = read(Type.Object({ format: HeaderSchema.properties.format }), frame.body, frame);
  if (given === format) return read(HeaderSchema, frame.body, frame);
  throw new RecordingError(`a recording of format ${given}, not ${format}: play it with the kButler that recorded it`);
}

/** The time of an event that has so many bytes behind it at least. */
function timeOf(frame: Frame, more = 0): number {
  if (frame.body.length < 8 + more) throw damaged(frame, `an event of ${frame.body.length} bytes`);
  const atUs = frame.body.readBigUInt64BE();
  if (atUs > Number.MAX_SAFE_INTEGER) throw damaged(frame, `a time of ${atUs} µs`);
  return Number(atUs);
}

function read<S extends TSchema>(schema: S, body: Buffer, at: Place): Static<S> {
  let value: unknown;
  try {
    value = JSON.parse(body.toString("utf8"));
  } catch {
    throw damaged(at, "what should be JSON and is none");
  }
  if (Value.Check(schema, value)) return value;
  const [error] = Value.Errors(schema, value);
  throw damaged(at, `${error?.instancePath.slice(1) || "its JSON"} ${error?.message ?? "is not as it should be"}`);
}

/** Says which frame, counted from 1 as the header, where it begins and how to save what is before it. */
function damaged({ number, offset }: Place, what: string): RecordingError {
  const remedy =
    number === 0 ? "record anew" : `what is before it can be played: head -c ${offset} FILE > WHOLE, and replay that`;
  return new RecordingError(`damaged in frame ${number + 1} at byte ${offset}: ${what}; ${remedy}`);
}
