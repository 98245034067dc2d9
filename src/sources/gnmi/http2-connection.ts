import { type ClientHttp2Session, type ClientHttp2Stream, connect, type OutgoingHttpHeaders } from "node:http2";
import { status } from "../../gnmi/status.ts";
import { tlsContext, unverified } from "../../gnmi/tls-context.ts";
import type { Target, TargetTls } from "../../model/target.ts";
import { GnmiError } from "./gnmi-error.ts";
import { loginMetadata } from "./login-metadata.ts";
import type { RpcStatus } from "./rpc-error.ts";
import { leastWindowBytes } from "./window.ts";

/** One HTTP/2 connection to a target. It is dialled when it is made, lives until it is closed or lost, and is not dialled
 *  again: that is the next session's. Pings tell a peer that is gone from one that is quiet. */
export class Http2Connection {
  readonly #session: ClientHttp2Session;
  readonly #headers: OutgoingHttpHeaders;
  readonly #keepalive: NodeJS.Timeout;
  #answer: NodeJS.Timeout | undefined;
  /** The server's first frame has come: HTTP/2 is spoken. */
  #spoken = false;
  #goneAway = false;
  #failure: Error | undefined;

  /** Throws a `GnmiError` where the metadata cannot be used, a `TlsFileError` where a file cannot. */
  constructor(target: Target) {
    const { tls, address, keepaliveMs, windowBytes = leastWindowBytes } = target;
    this.#headers = requestHeaders(target);
    this.#session = connect(`${tls.mode === "tls" ? "https" : "http"}://${address}`, {
      ...tlsOptions(tls),
      settings: { enablePush: false, initialWindowSize: windowBytes },
    });
    this.#session.once("connect", () => this.#session.setLocalWindowSize(windowBytes));
    this.#session.once("remoteSettings", () => {
      this.#spoken = true;
    });
    this.#session.on("error", (reason: Error) => {
      this.#failure ??= reason;
    });
    this.#session.once("goaway", () => {
      this.#goneAway = true;
    });
    this.#session.once("close", () => this.#stopPings());
    this.#keepalive = setInterval(() => this.#ping(Math.max(1_000, keepaliveMs / 2)), keepaliveMs);
  }

  /** Starts an RPC; undefined where the connection is gone already, or goes. */
  request(path: string): ClientHttp2Stream | undefined {
    if (this.#session.destroyed || this.#session.closed) return undefined;
    return this.#session.request({ ...this.#headers, ":path": path });
  }

  /** Whether the connection is what ended an RPC, rather than the server's word on that RPC. */
  get lost(): boolean {
    return this.#session.destroyed || this.#goneAway;
  }

  /** The status of an RPC that the connection took with it. `reason`: what the RPC's stream was told. */
  status(reason: unknown): RpcStatus {
    const cause = this.#failure ?? (reason instanceof Error ? reason : undefined);
    const code = status.UNAVAILABLE;
    if (this.#spoken) return { code, details: cause?.message ?? "Connection dropped" };
    const why = cause === undefined ? "Failed to connect" : textOf(cause);
    return { code, details: `No connection established. Last error: ${why}` };
  }

  close(): void {
    this.#stopPings();
    this.#session.destroy();
  }

  #ping(patienceMs: number): void {
    if (this.#session.connecting || this.#answer !== undefined) return;
    const sent = this.#session.ping((reason) => {
      clearTimeout(this.#answer);
      this.#answer = undefined;
      if (reason && !this.#session.destroyed) this.#session.destroy(reason);
    });
    if (!sent) return;
    this.#answer = setTimeout(() => {
      // A process that was held up finds its time over before it has read what came meanwhile: that is read first.
      setImmediate(() => {
        if (this.#answer !== undefined) this.#session.destroy(new Error("Keepalive timeout"));
      });
    }, patienceMs);
  }

  #stopPings(): void {
    clearInterval(this.#keepalive);
    clearTimeout(this.#answer);
  }
}

function requestHeaders(target: Target): OutgoingHttpHeaders {
  const serverName = target.tls.mode === "tls" ? target.tls.serverName : undefined;
  return {
    ...loginMetadata(target).toHttp2Headers(),
    ...(serverName === undefined ? {} : { ":authority": serverName }),
    ":method": "POST",
    "content-type": "application/grpc",
    "grpc-accept-encoding": "identity",
    "user-agent": "kbutler",
    te: "trailers",
  };
}

function tlsOptions(tls: TargetTls) {
  if (tls.mode === "insecure") return {};
  return {
    secureContext: tlsContext(tls),
    ...(tls.serverName === undefined ? {} : { servername: tls.serverName }),
    ...(tls.skipVerify ? unverified : {}),
  };
}

/** Node's TLS errors have a code that says more than their text. */
function textOf(reason: Error): string {
  const code = "code" in reason ? String(reason.code) : "";
  return code === "" || reason.message.includes(code) ? reason.message : `${reason.message} (${code})`;
}

/** An address that is no `host:port` at all. */
export function isAddressFault(reason: unknown): boolean {
  return reason instanceof TypeError && "code" in reason && reason.code === "ERR_INVALID_URL";
}

/** Dials. Throws a `GnmiError` or a `TlsFileError` for whatever of the configuration cannot be used. */
export function dial(target: Target): Http2Connection {
  try {
    return new Http2Connection(target);
  } catch (reason) {
    if (isAddressFault(reason)) throw GnmiError.ofFile("address", `${target.address} is no host:port`);
    throw reason;
  }
}
