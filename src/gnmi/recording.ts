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

/** What a recording is of. */
export interface RecordingHeader {
  /** 1: what is described above. */
  readonly format: number;
  /** Name of the target, as configured. */
  readonly target: string;
  /** RFC 3339. */
  readonly startedAt: string;
  /** Version of kButler that recorded. */
  readonly recorder: string;
}

/** One session: what was negotiated, and the request of each of its streams, by their number. */
export interface RecordedSession {
  /** The name of gNMI's Encoding, in lower case. */
  readonly encoding: "json_ietf" | "json" | "proto";
  readonly gnmiVersion: string | null;
  /** SubscribeRequests, base64 of their protobuf bytes. */
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

/** A file that is no recording, or of a format that is not known. */
export class RecordingError extends Error {
  override readonly name = "RecordingError";
}

/** Reads a recording from pieces of its file, however they are cut. The header comes first. Throws a `RecordingError`. */
export async function* readRecording(
  pieces: AsyncIterable<Buffer> | Iterable<Buffer>,
): AsyncGenerator<{ readonly kind: "header"; readonly header: RecordingHeader } | RecordedEvent> {
  let begun = false;
  for await (const { kind, body } of frames(pieces)) {
    if (begun !== (kind !== Kind.header)) throw new RecordingError("not a recording: its header does not come first");
    begun = true;
    yield readFrame(kind, body);
  }
  if (!begun) throw new RecordingError("not a recording: it has no header");
}

async function* frames(
  pieces: AsyncIterable<Buffer> | Iterable<Buffer>,
): AsyncGenerator<{ readonly kind: number; readonly body: Buffer }> {
  let held: Buffer[] = [];
  let size = 0;
  let wanted = magic.length;
  let started = false;
  for await (const piece of pieces) {
    held.push(piece);
    size += piece.length;
    if (size < wanted) continue;
    let bytes = held.length === 1 ? piece : Buffer.concat(held);
    if (!started) {
      if (!bytes.subarray(0, magic.length).equals(magic)) throw new RecordingError("not a recording");
      bytes = bytes.subarray(magic.length);
      started = true;
    }
    wanted = 4;
    while (bytes.length >= 4) {
      const length = bytes.readUInt32BE();
      if (length === 0 || length > maxFrameBytes) throw new RecordingError(`damaged: a frame of ${length} bytes`);
      wanted = 4 + length;
      if (bytes.length < wanted) break;
      yield { kind: bytes[4] ?? 0, body: bytes.subarray(5, wanted) };
      bytes = bytes.subarray(wanted);
      wanted = 4;
    }
    held = [bytes];
    size = bytes.length;
  }
}

function readFrame(
  kind: number,
  body: Buffer,
): { readonly kind: "header"; readonly header: RecordingHeader } | RecordedEvent {
  if (kind === Kind.header) {
    const header: RecordingHeader = json(body);
    if (header.format !== 1) throw new RecordingError(`a recording of format ${String(header.format)}, not 1`);
    return { kind: "header", header };
  }
  if (body.length < (kind === Kind.session ? 8 : 9)) throw new RecordingError("damaged: a frame without its time");
  const atUs = Number(body.readBigUInt64BE());
  switch (kind) {
    case Kind.session:
      return { kind: "session", atUs, session: json(body.subarray(8)) };
    case Kind.message:
      return { kind: "message", atUs, stream: body[8] ?? 0, message: body.subarray(9) };
    case Kind.end:
      return { kind: "end", atUs, stream: body[8] ?? 0, code: body[9] ?? 2, details: body.toString("utf8", 10) };
    default:
      throw new RecordingError(`damaged: a frame of kind ${kind}`);
  }
}

function json<T>(body: Buffer): T {
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    throw new RecordingError("damaged: a header that is no JSON");
  }
}
