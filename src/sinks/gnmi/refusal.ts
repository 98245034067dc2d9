import { status } from "../../gnmi/status.ts";

/** Why a request is refused: a gRPC status and a sentence for whoever wrote the request. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly code: number;
  readonly details: string;
  constructor(code: number, details: string) {
    super(details);
    this.code = code;
    this.details = details;
  }
}

/** The request itself is wrong. */
export function invalid(details: string): Refusal {
  return new Refusal(status.INVALID_ARGUMENT, details);
}
