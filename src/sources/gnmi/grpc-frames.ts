const headBytes = 5;
const maxJoint = 1024 * 1024;

/** Where messages that came in pieces are joined, one after the other: a buffer for each would be allocated outside the
 *  heap, and a few thousand of those a second keep the garbage collector busy with the whole heap. */
let joint: Buffer = Buffer.allocUnsafeSlow(64 * 1024);

/** Cuts the data of an RPC into its messages, each behind a flag for compression and a length of four bytes
 *  (gRPC over HTTP/2, Length-Prefixed-Message). What has come of a message is held, no more than that. */
export class FrameReader {
  readonly #maxBytes: number;
  /** What is still to come of the message under way; -1 while its head is incomplete. */
  #missing = -1;
  #pieces: Buffer[] = [];
  #held = 0;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  /** Whether it stands between two messages. */
  get atBoundary(): boolean {
    return this.#held === 0 && this.#missing < 0;
  }

  /** Gives every message the chunk completes. It is of use only during the call: a view of the chunk, or of what the next
   *  message is joined in. Returns what is wrong, if anything is: then nothing can be read any more. */
  push(chunk: Buffer, onMessage: (message: Buffer) => void): "compressed" | "too-large" | undefined {
    let at = 0;
    while (at < chunk.length) {
      if (this.#missing < 0) {
        const after = at + headBytes - this.#held;
        if (after > chunk.length) {
          this.#hold(chunk.subarray(at));
          return undefined;
        }
        const head = this.#held === 0 ? chunk : Buffer.concat([...this.#pieces, chunk.subarray(at, after)]);
        const start = head === chunk ? at : 0;
        const length = head.readUInt32BE(start + 1);
        if (head[start] !== 0) return "compressed";
        if (length > this.#maxBytes) return "too-large";
        this.#pieces = [];
        this.#held = 0;
        at = after + length;
        if (at <= chunk.length) {
          onMessage(chunk.subarray(after, at));
          continue;
        }
        at = after;
        this.#missing = length;
      }
      const piece = chunk.subarray(at, at + this.#missing);
      at += piece.length;
      this.#missing -= piece.length;
      this.#hold(piece);
      if (this.#missing > 0) return undefined;
      const message = this.#pieces.length === 1 ? piece : join(this.#pieces, this.#held);
      this.#missing = -1;
      this.#pieces = [];
      this.#held = 0;
      onMessage(message);
    }
    return undefined;
  }

  #hold(piece: Buffer): void {
    this.#pieces.push(piece);
    this.#held += piece.length;
  }
}

function join(pieces: readonly Buffer[], length: number): Buffer {
  if (length > maxJoint) return Buffer.concat(pieces, length);
  if (length > joint.length) joint = Buffer.allocUnsafeSlow(Math.min(maxJoint, 2 * length));
  let at = 0;
  for (const piece of pieces) {
    joint.set(piece, at);
    at += piece.length;
  }
  return joint.subarray(0, length);
}

/** A message behind its head, not compressed. */
export function frame(message: Uint8Array): Buffer {
  const framed = Buffer.allocUnsafe(headBytes + message.length);
  framed[0] = 0;
  framed.writeUInt32BE(message.length, 1);
  framed.set(message, headBytes);
  return framed;
}
