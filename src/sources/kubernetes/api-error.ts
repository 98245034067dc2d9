/** Why a request to the API server did not give what was asked. The only error that leaves the client. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  /** HTTP status, or the code of an ERROR event within a watch; undefined if there was no answer at all. */
  readonly status: number | undefined;
  /** How long the server asks us to wait (Retry-After), milliseconds. */
  readonly retryAfterMs: number | undefined;

  constructor(message: string, status?: number | undefined, retryAfterMs?: number | undefined, cause?: unknown) {
    super(message, { cause });
    this.status = status;
    this.retryAfterMs = retryAfterMs;
  }

  /** Names a failure of the network, of TLS or of the credentials' own machinery, which throw in many shapes. */
  static from(reason: unknown, doing: string): ApiError {
    if (reason instanceof ApiError) return reason;
    const text = reason instanceof Error ? reason.message || errorCode(reason) : String(reason);
    return new ApiError(`${doing}: ${text}`, undefined, undefined, reason);
  }
}

/** Some network errors carry a code and no message (an AggregateError of several addresses). */
function errorCode(error: Error): string {
  return "code" in error && typeof error.code === "string" ? error.code : error.name;
}

/** Reads a Retry-After header: seconds or an HTTP date (RFC 9110, 10.2.3). At most ten minutes are honoured. */
export function retryAfterMs(header: string | undefined, nowMs: number): number | undefined {
  if (header === undefined) return undefined;
  const delayMs = /^\d+$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - nowMs;
  return Number.isNaN(delayMs) ? undefined : Math.min(Math.max(delayMs, 0), 600_000);
}
