const headBytes = 5;

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

  /** Gives every message the chunk completes; it may be a view of the chunk. Returns what is wrong, if anything is: then
   *  nothing can be read any more. */
  push(chunk: Buffer, onMessage: (message: Buffer) => void): "compressed" | "too-large" | undefined {
    let at = 0;
    while (at < chunk.length) {
      if (this.#missing < 0) {
        const head = this.#head(chunk, at);
        if (head === undefined) return undefined;
        const [flag = 0] = head;
        const length = head.readUInt32BE(1);
        if (flag !== 0) return "compressed";
        if (length > this.#maxBytes) return "too-large";
        at += headBytes - this.#held;
        this.#pieces = [];
        this.#held = 0;
        if (at + length <= chunk.length) {
          onMessage(chunk.subarray(at, at + length));
          at += length;
          continue;
        }
        this.#missing = length;
      }
      const piece = chunk.subarray(at, at + this.#missing);
      at += piece.length;
      this.#missing -= piece.length;
      this.#hold(piece);
      if (this.#missing > 0) return undefined;
      const message = this.#pieces.length === 1 ? piece : Buffer.concat(this.#pieces, this.#held);
      this.#missing = -1;
      this.#pieces = [];
      this.#held = 0;
      onMessage(message);
    }
    return undefined;
  }

  /** The head, with what an earlier chunk held of it; undefined while it is incomplete. */
  #head(chunk: Buffer, at: number): Buffer | undefined {
    if (this.#held === 0 && at + headBytes <= chunk.length) return chunk.subarray(at, at + headBytes);
    const rest = chunk.subarray(at, at + headBytes - this.#held);
    const head = Buffer.concat([...this.#pieces, rest]);
    if (head.length === headBytes) return head;
    this.#hold(rest);
    return undefined;
  }

  #hold(piece: Buffer): void {
    this.#pieces.push(piece);
    this.#held += piece.length;
  }
}

/** A message behind its head, not compressed. */
export function frame(message: Uint8Array): Buffer {
  const framed = Buffer.allocUnsafe(headBytes + message.length);
  framed[0] = 0;
  framed.writeUInt32BE(message.length, 1);
  framed.set(message, headBytes);
  return framed;
}
