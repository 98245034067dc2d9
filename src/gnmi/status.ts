import { type ServiceError, status } from "@grpc/grpc-js";

export { status };

/** The name of a gRPC status code, as `UNAVAILABLE`; the number itself where it has none. */
export function statusName(code: number): string {
  return status[code] ?? String(code);
}

/** Whether it is an error of grpc-js, or has its form: a status code and its details. */
export function isServiceError(reason: unknown): reason is ServiceError {
  return (
    reason instanceof Error &&
    "code" in reason &&
    typeof reason.code === "number" &&
    "details" in reason &&
    typeof reason.details === "string"
  );
}
