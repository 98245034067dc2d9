import { EventEmitter } from "node:events";
import { type ClientHttp2Stream, constants, type IncomingHttpHeaders } from "node:http2";
import { status } from "../../gnmi/status.ts";
import { FrameReader, frame } from "./grpc-frames.ts";
import type { Http2Connection } from "./http2-connection.ts";
import { ReadingShare } from "./reading-share.ts";
import { RpcError, type RpcStatus, statusOf, statusOfHttp, statusOfReset } from "./rpc-error.ts";
import { maxMessageBytes } from "./transport.ts";

/** All RPCs of the thread share its time. */
const sharedReading = new ReadingShare();

/** One RPC over HTTP/2. Messages are given as they come, within the event that brought them. Events: `data` (a message),
 *  then once `end` (status OK) or `error` (an `RpcError`). */
export class Http2Call extends EventEmitter {
  readonly #connection: Http2Connection;
  readonly #stream: ClientHttp2Stream | undefined;
  readonly #frames = new FrameReader(maxMessageBytes);
  /** What came when there was no time to read it. */
  #late: Buffer | undefined;
  #status: RpcStatus | undefined;
  #reason: unknown;
  #over = false;

  constructor(connection: Http2Connection, path: string, reading = sharedReading) {
    super();
    this.#connection = connection;
    const stream = connection.request(path);
    this.#stream = stream;
    if (stream === undefined) {
      setImmediate(() => this.#finish(connection.status(undefined)));
      return;
    }
    stream.on("response", (headers: IncomingHttpHeaders & { ":status"?: number }) => this.#answered(headers));
    stream.on("trailers", (headers: IncomingHttpHeaders) => {
      this.#status ??= statusOf(headers);
    });
    stream.on("data", (chunk: Buffer) => {
      if (reading.hasTimeFor(chunk.length, () => this.#readOn(stream))) this.#take(chunk);
      else {
        this.#late = chunk;
        stream.pause();
      }
    });
    stream.on("error", (reason) => {
      this.#reason = reason;
    });
    stream.on("end", () => {
      this.#takeLate(); // one that waits is no longer the stream's
      if (this.#status !== undefined) this.#finish(this.#outcome(stream));
      // One that was cut off ends too, and closes in this turn: that tells more. Otherwise our half is still open.
      setImmediate(() => {
        if (!stream.closed) this.#finish(this.#outcome(stream));
        stream.close(constants.NGHTTP2_CANCEL);
      });
    });
    stream.on("close", () => {
      this.#takeLate();
      this.#finish(this.#outcome(stream));
    });
  }

  /** Sends a message, already encoded. */
  send(message: Uint8Array): void {
    this.#stream?.write(frame(message));
  }

  /** Sends the last message. */
  sendLast(message: Uint8Array): void {
    this.#stream?.end(frame(message));
  }

  /** Resets the RPC, which ends with CANCELLED unless another status is given. */
  cancel(as: RpcStatus = { code: status.CANCELLED, details: "Cancelled on client" }): void {
    this.#status ??= as;
    this.#stream?.close(constants.NGHTTP2_CANCEL);
    setImmediate(() => this.#finish(as)); // whether or not the connection is up
  }

  #answered(headers: IncomingHttpHeaders & { ":status"?: number }): void {
    this.#status ??= statusOf(headers);
    const http = headers[":status"];
    if (this.#status === undefined && http !== undefined && http !== 200) this.#status = statusOfHttp(http);
  }

  /** Takes what came when there was no time left for it, and then whatever the stream has beyond. */
  #readOn(stream: ClientHttp2Stream): void {
    this.#takeLate();
    stream.resume();
  }

  #takeLate(): void {
    const late = this.#late;
    this.#late = undefined;
    if (late !== undefined) this.#take(late);
  }

  #take(chunk: Buffer): void {
    if (this.#over) return;
    const fault = this.#frames.push(chunk, (message) => {
      if (!this.#over) this.emit("data", message);
    });
    if (fault === "compressed") {
      this.cancel({ code: status.INTERNAL, details: "Received a compressed message, which was not offered" });
    } else if (fault === "too-large") {
      this.cancel({
        code: status.RESOURCE_EXHAUSTED,
        details: `Received message larger than max (${maxMessageBytes})`,
      });
    }
  }

  #outcome(stream: ClientHttp2Stream): RpcStatus {
    if (this.#status?.code === status.OK && !this.#frames.atBoundary) {
      return { code: status.INTERNAL, details: "The last message is incomplete" };
    }
    if (this.#status !== undefined) return this.#status;
    const code = stream.closed ? (stream.rstCode ?? 0) : constants.NGHTTP2_NO_ERROR;
    // A stream that goes with its connection has no code of its own, whatever node gives it.
    if (this.#connection.lost) return this.#connection.status(this.#reason);
    return statusOfReset(code);
  }

  #finish(outcome: RpcStatus): void {
    if (this.#over) return;
    this.#over = true;
    if (outcome.code === status.OK) this.emit("end");
    else this.emit("error", new RpcError(outcome, this.#reason));
  }
}
