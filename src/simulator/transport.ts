import { createServer, type Server as NetServer, type Socket } from "node:net";
import { Duplex } from "node:stream";
import { listenAt } from "./lasting-port.ts";

/** Accepts TCP connections and hands them on, so that they can be stalled and cut below TLS and HTTP/2. */
export class Transport implements AsyncDisposable {
  readonly #connections = new Set<Connection | Socket>();
  readonly #stallable: boolean;
  readonly #accept: (connection: Duplex) => void;
  readonly #host: string;
  #server: NetServer | undefined;
  #port: number;
  #stalled = false;
  #bytesPerSecond = Number.POSITIVE_INFINITY;

  /** `accept` receives each connection. `port` 0 takes a free one, kept when the listener is closed and opened again.
   *  Without `stallable` HTTP/2 writes to the sockets itself, which is several times as fast. */
  constructor(host: string, port: number, stallable: boolean, accept: (connection: Duplex) => void) {
    this.#stallable = stallable;
    this.#host = host;
    this.#port = port;
    this.#accept = accept;
  }

  /** The port listened on, or last listened on. */
  get port(): number {
    return this.#port;
  }

  /** `host:port`, IPv6 in brackets. */
  get address(): string {
    return `${this.#host.includes(":") ? `[${this.#host}]` : this.#host}:${this.#port}`;
  }

  /** Whether connections are accepted. */
  get listening(): boolean {
    return this.#server !== undefined;
  }

  /** Starts to listen. Rejects if the port is taken. */
  async open(): Promise<void> {
    if (this.#server !== undefined) return;
    const server = createServer((socket) => this.#add(socket));
    this.#port = await listenAt(server, this.#port, this.#host);
    this.#server = server;
  }

  /** Stops listening and cuts every connection with a reset. */
  async close(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    const closed = new Promise<void>((resolve) => (server === undefined ? resolve() : server.close(() => resolve())));
    this.reset();
    await closed;
  }

  /** Cuts every connection with a reset; new ones are accepted. */
  reset(): void {
    for (const connection of this.#connections) {
      if (connection instanceof Connection) connection.reset();
      else connection.resetAndDestroy();
    }
  }

  /** Each connection takes and gives no more than so many bytes a second; infinity: all. False if the connections are not
   *  stallable. */
  throttle(bytesPerSecond: number): boolean {
    if (!this.#stallable) return false;
    this.#bytesPerSecond = bytesPerSecond;
    for (const connection of this.#connections) {
      if (connection instanceof Connection) connection.throttle(bytesPerSecond);
    }
    return true;
  }

  /** While stalled no byte goes in or out on any connection, new ones included, and none is closed. False if the
   *  connections are not stallable. */
  stall(stalled: boolean): boolean {
    if (!this.#stallable) return false;
    this.#stalled = stalled;
    for (const connection of this.#connections) if (connection instanceof Connection) connection.stall(stalled);
    return true;
  }

  /** The connections there are fall silent for good, as when their peer has lost them without a word; new ones are served.
   *  False if the connections are not stallable. */
  abandon(): boolean {
    if (!this.#stallable) return false;
    for (const connection of this.#connections) if (connection instanceof Connection) connection.abandon();
    return true;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  #add(socket: Socket): void {
    socket.setNoDelay(true);
    const connection = this.#stallable ? new Connection(socket) : socket;
    this.#connections.add(connection);
    connection.once("close", () => this.#connections.delete(connection));
    if (connection instanceof Connection) {
      connection.stall(this.#stalled);
      connection.throttle(this.#bytesPerSecond);
    } else connection.on("error", () => {}); // a reset is what was asked for, or the client's doing
    this.#accept(connection);
  }
}

/** A TCP connection that can hold its bytes back. */
class Connection extends Duplex {
  readonly #socket: Socket;
  #stalled = false;
  #abandoned = false;
  #held: (() => void) | undefined;
  #bytesPerSecond = Number.POSITIVE_INFINITY;

  constructor(socket: Socket) {
    super({ allowHalfOpen: false });
    this.#socket = socket;
    socket.on("data", (chunk) => {
      if (!this.push(chunk) || this.#bytesPerSecond !== Number.POSITIVE_INFINITY) socket.pause();
    });
    socket.on("end", () => this.push(null));
    socket.on("error", () => this.destroy());
    socket.on("close", () => this.destroy());
    this.on("error", () => {}); // a reset is what was asked for, or the client's doing
  }

  stall(stalled: boolean): void {
    if (this.#abandoned || this.#stalled === stalled) return;
    this.#stalled = stalled;
    if (stalled) {
      this.#socket.pause();
      return;
    }
    this.#socket.resume();
    const held = this.#held;
    this.#held = undefined;
    held?.();
  }

  abandon(): void {
    this.stall(true);
    this.#abandoned = true;
  }

  throttle(bytesPerSecond: number): void {
    this.#bytesPerSecond = bytesPerSecond;
    if (!this.#stalled) this.#socket.resume();
  }

  reset(): void {
    this.#socket.resetAndDestroy();
    this.destroy();
  }

  override _read(): void {
    const resume = (): void => {
      if (!this.#stalled) this.#socket.resume();
    };
    if (this.#bytesPerSecond === Number.POSITIVE_INFINITY) resume();
    else setTimeout(resume, 100);
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    const write = (): void => {
      if (this.#bytesPerSecond === Number.POSITIVE_INFINITY) this.#socket.write(chunk, done);
      else this.#trickle(chunk, done);
    };
    if (this.#stalled) this.#held = write;
    else write();
  }

  /** Writes a chunk in pieces, ten a second, at the rate in force at each of them. */
  #trickle(chunk: Buffer, done: (error?: Error | null) => void): void {
    const size = Math.max(1, Math.min(chunk.length, Math.floor(this.#bytesPerSecond / 10)));
    this.#socket.write(chunk.subarray(0, size), (error) => {
      const rest = chunk.subarray(size);
      if (error || rest.length === 0) done(error);
      else setTimeout(() => this.#trickle(rest, done), this.#bytesPerSecond === Number.POSITIVE_INFINITY ? 0 : 100);
    });
  }

  override _final(done: (error?: Error | null) => void): void {
    const end = (): void => {
      this.#socket.end(done);
    };
    if (this.#stalled) this.#held = end;
    else end();
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.#socket.destroy();
    done(error);
  }
}
