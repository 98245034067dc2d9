import { status } from "@grpc/grpc-js";

export { status };

/** The name of a gRPC status code, as `UNAVAILABLE`; the number itself where it has none. */
export function statusName(code: number): string {
  return status[code] ?? String(code);
}
