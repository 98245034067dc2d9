import { constants, type IncomingHttpHeaders } from "node:http2";
import { status } from "../../gnmi/status.ts";

/** How an RPC ended: its gRPC status and what the server said of it. */
export interface RpcStatus {
  readonly code: number;
  readonly details: string;
}

/** An RPC that did not end with OK, in the form that grpc-js gives its errors. */
export class RpcError extends Error {
  override readonly name = "RpcError";
  readonly code: number;
  readonly details: string;

  constructor({ code, details }: RpcStatus, cause?: unknown) {
    super(`${code} ${status[code] ?? "UNKNOWN"}: ${details}`, { cause });
    this.code = code;
    this.details = details;
  }
}

/** The status in trailers, or in the headers of an answer that has nothing else. Undefined if there is none. */
export function statusOf(headers: IncomingHttpHeaders): RpcStatus | undefined {
  const text = headers["grpc-status"];
  if (text === undefined) return undefined;
  const code = Number(text);
  const known = Number.isInteger(code) && status[code] !== undefined;
  return { code: known ? code : status.UNKNOWN, details: unescaped(headers["grpc-message"]) };
}

/** The status an HTTP status stands for where the server is no gRPC server (gRPC, HTTP to gRPC Status Code Mapping). */
export function statusOfHttp(http: number): RpcStatus {
  const code = httpCodes.get(http) ?? status.UNKNOWN;
  return { code, details: `Received HTTP status code ${http}` };
}

const httpCodes: ReadonlyMap<number, number> = new Map<number, number>([
  [400, status.INTERNAL],
  [401, status.UNAUTHENTICATED],
  [403, status.PERMISSION_DENIED],
  [404, status.UNIMPLEMENTED],
  [429, status.UNAVAILABLE],
  [502, status.UNAVAILABLE],
  [503, status.UNAVAILABLE],
  [504, status.UNAVAILABLE],
]);

/** The status an RST_STREAM stands for (gRPC over HTTP/2, Errors). */
export function statusOfReset(code: number): RpcStatus {
  switch (code) {
    case constants.NGHTTP2_REFUSED_STREAM:
      return { code: status.UNAVAILABLE, details: "Stream refused by server" };
    case constants.NGHTTP2_CANCEL:
      return { code: status.CANCELLED, details: "Call cancelled" };
    case constants.NGHTTP2_ENHANCE_YOUR_CALM:
      return { code: status.RESOURCE_EXHAUSTED, details: "Bandwidth exhausted or memory limit exceeded" };
    case constants.NGHTTP2_INADEQUATE_SECURITY:
      return { code: status.PERMISSION_DENIED, details: "Protocol not secure enough" };
    case constants.NGHTTP2_NO_ERROR:
      return { code: status.INTERNAL, details: "Call ended without gRPC status" };
    default:
      return { code: status.INTERNAL, details: `Received RST_STREAM with code ${code}` };
  }
}

/** `grpc-message` is percent-encoded; one that is not is taken as it stands. */
function unescaped(text: string | string[] | undefined): string {
  const line = Array.isArray(text) ? text.join(", ") : (text ?? "");
  try {
    return decodeURIComponent(line);
  } catch {
    return line;
  }
}
