import type { ServerResponse } from "node:http";
import type { JsonMap } from "./cluster-object.ts";

const reasons: Readonly<Record<number, string>> = {
  400: "BadRequest",
  401: "Unauthorized",
  403: "Forbidden",
  404: "NotFound",
  405: "MethodNotAllowed",
  409: "Conflict",
  410: "Expired",
  415: "UnsupportedMediaType",
  422: "Invalid",
  429: "TooManyRequests",
  500: "InternalError",
  503: "ServiceUnavailable",
};

/** A refusal as the API server words it (meta/v1 Status). */
export function failure(code: number, message: string, retryAfterS?: number): JsonMap {
  return {
    kind: "Status",
    apiVersion: "v1",
    metadata: {},
    status: "Failure",
    message,
    reason: reasons[code] ?? "Unknown",
    ...(retryAfterS !== undefined && { details: { retryAfterSeconds: retryAfterS } }),
    code,
  };
}

/** What a request is answered with. */
export interface Answer {
  readonly status: number;
  readonly body: JsonMap;
  readonly retryAfterS?: number | undefined;
}

/** An answer that refuses. */
export function refusal(status: number, message: string, retryAfterS?: number): Answer {
  return { status, body: failure(status, message, retryAfterS), retryAfterS };
}

/** Sends an answer and ends the response. */
export function send(response: ServerResponse, { status, body, retryAfterS }: Answer): void {
  if (retryAfterS !== undefined) response.setHeader("Retry-After", String(retryAfterS));
  response.writeHead(status, { "Content-Type": "application/json", "Cache-Control": "no-cache, private" });
  response.end(`${JSON.stringify(body)}\n`);
}
