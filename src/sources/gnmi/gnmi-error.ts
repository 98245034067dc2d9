import { isServiceError, status, statusName } from "../../gnmi/status.ts";
import type { SessionError, SessionFault } from "../../model/target.ts";

type Remedy = SessionError["remedy"];

/** Why a session ended. `remedy` is all a caller needs; `cause` keeps the original for the log. */
export class GnmiError extends Error implements SessionError {
  override readonly name = "GnmiError";
  readonly remedy: Remedy;
  readonly code: string | undefined;
  readonly fault: SessionFault;

  constructor(
    message: string,
    remedy: Remedy,
    options: { code?: number | undefined; cause?: unknown; fault?: SessionFault | undefined } = {},
  ) {
    super(message, { cause: options.cause });
    this.remedy = remedy;
    this.fault = options.fault ?? "session-ended";
    this.code = options.code === undefined ? undefined : statusName(options.code);
  }

  /** Names what the network, TLS or the target did. Throws what is none of these: a defect of ours. */
  static from(reason: unknown): GnmiError {
    if (reason instanceof GnmiError) return reason;
    if (!isServiceError(reason)) throw reason;
    const details = bounded(withoutNoise(reason.details));
    const said = refusals.get(reason.code);
    const transport = isTransport(reason.code) ? transportFault(details) : undefined;
    const { words, remedy, fault } = transport ?? said ?? sessionEnded;
    const slowly = remedy === "reconfigure" ? ", tried again at the longest interval" : "";
    return new GnmiError(`${words} (${statusName(reason.code)}: ${details})${slowly}`, remedy, {
      code: reason.code,
      cause: reason,
      fault,
    });
  }

  /** A file the configuration names cannot be used: a certificate, a key, a password. */
  static ofFile(what: string, reason: unknown): GnmiError {
    const text = bounded(reason instanceof Error ? reason.message : String(reason));
    return new GnmiError(`${what} cannot be used: ${text}, tried again at the longest interval`, "reconfigure", {
      cause: reason,
      fault: "file-unusable",
    });
  }
}

interface Fault {
  readonly fault: SessionFault;
  readonly words: string;
  readonly remedy: Remedy;
}

const sessionEnded: Fault = { fault: "session-ended", words: "session ended", remedy: "retry" };

const refusals: ReadonlyMap<number, Fault> = new Map<number, Fault>([
  [
    status.UNAUTHENTICATED,
    { fault: "login-refused", words: "login refused: wrong or missing username or password", remedy: "reconfigure" },
  ],
  [
    status.PERMISSION_DENIED,
    {
      fault: "permission-denied",
      words: "permission denied: the user's role does not allow gNMI or these paths",
      remedy: "reconfigure",
    },
  ],
  [
    status.INVALID_ARGUMENT,
    {
      fault: "subscription-refused",
      words: "subscription refused: the target does not know a path",
      remedy: "reconfigure",
    },
  ],
  [
    status.OUT_OF_RANGE,
    {
      fault: "subscription-refused",
      words: "subscription refused: beyond a limit of the target",
      remedy: "reconfigure",
    },
  ],
  [
    status.UNIMPLEMENTED,
    { fault: "not-offered", words: "not offered by the target's gNMI server", remedy: "reconfigure" },
  ],
  [
    status.RESOURCE_EXHAUSTED,
    {
      fault: "limit-reached",
      words: "a limit was reached: sessions, calls a minute, or message size",
      remedy: "retry",
    },
  ],
  [status.DEADLINE_EXCEEDED, { fault: "no-answer", words: "the target did not answer in time", remedy: "retry" }],
]);

/** What grpc-js reports as UNAVAILABLE with the text of node's socket or TLS error inside: first match wins. */
const transportFaults: readonly (readonly [RegExp, Fault])[] = [
  [
    /certificate has expired|CERT_HAS_EXPIRED|alert certificate expired/i,
    certificate("certificate expired", "certificate-expired"),
  ],
  [/not yet valid/i, certificate("certificate not yet valid")],
  [/self[- ]signed certificate/i, certificate("certificate signed by an unknown authority (self-signed)")],
  [
    /unable to (verify the first|get (local )?issuer) certificate|certificate signature failure|alert unknown ca/i,
    certificate("certificate signed by an unknown authority"),
  ],
  [
    /does not match certificate|altnames|IP: .* is not in the cert/i,
    certificate("certificate carries another name than the address: see tls-server-name"),
  ],
  [
    /alert (bad|unsupported|unknown) certificate|certificate required|alert handshake failure/i,
    certificate("the target refused our client certificate, or wants one"),
  ],
  [
    /wrong version number|packet length too long|EPROTO/i,
    certificate("no TLS at this address: the port speaks plain text, or other TLS versions"),
  ],
  [
    /Name resolution failed|ENOTFOUND|EAI_AGAIN/i,
    { fault: "address-unreachable", words: "address unreachable: the name has no address", remedy: "retry" },
  ],
  [/ECONNREFUSED/, { fault: "address-unreachable", words: "address unreachable: connection refused", remedy: "retry" }],
  [
    /EHOSTUNREACH|ENETUNREACH/,
    { fault: "address-unreachable", words: "address unreachable: no route to it", remedy: "retry" },
  ],
  [/ETIMEDOUT|timed out/i, { fault: "address-unreachable", words: "address unreachable: no answer", remedy: "retry" }],
  [
    /Waiting for LB pick|not ready/i,
    { fault: "address-unreachable", words: "address unreachable: no connection in time", remedy: "retry" },
  ],
  [
    /Failed to connect/,
    { fault: "tls-refused", words: "connection closed before gRPC began: does the port want TLS?", remedy: "retry" },
  ],
  [/Protocol error/i, { fault: "no-grpc", words: "no gRPC at this address", remedy: "retry" }],
  [/ECONNRESET|Connection dropped|keepalive/i, { fault: "connection-lost", words: "connection lost", remedy: "retry" }],
  [/Cancelling all calls/i, { fault: "server-stopped", words: "the target's gRPC server stopped", remedy: "retry" }],
];

/** Codes grpc-js gives by itself when there is no connection. */
function isTransport(code: number): boolean {
  return code === status.UNAVAILABLE || code === status.DEADLINE_EXCEEDED;
}

/** What grpc-js wraps around a cause; with its times in it, no two errors would be the same. */
function withoutNoise(details: string): string {
  return details
    .replace(/^No connection established\. Last error: (?:Error: )?/, "")
    .replace(/\.? Resolution note:.*$/s, "")
    .replace(/ \(\d{4}-\d\d-\d\dT[0-9:.]+Z\)/g, "")
    .replace(/^Deadline exceeded after [0-9.]+s,(?:.*,)?/, "deadline exceeded, ");
}

function certificate(words: string, fault: SessionFault = "tls-refused"): Fault {
  return { fault, words: words.startsWith("no TLS") ? words : `TLS refused: ${words}`, remedy: "reconfigure" };
}

function transportFault(details: string): Fault | undefined {
  return transportFaults.find(([pattern]) => pattern.test(details))?.[1];
}

/** Text of a target is quoted, never trusted: one line of at most 300 characters. */
function bounded(text: string): string {
  const line = text.replaceAll(/[\p{C}\s]+/gu, " ").trim();
  return line.length <= 300 ? line : `${line.slice(0, 300)}...`;
}
