import type { Metadata } from "@grpc/grpc-js";
import { status, statusName } from "../../gnmi/status.ts";
import type { Log } from "../../log.ts";
import type { Authenticate } from "./authentication.ts";
import { Refusal } from "./refusal.ts";
import type { Counters, RpcCount } from "./stats.ts";

/** Lets calls in, and counts how they end. */
export class Admission {
  readonly #authenticate: Authenticate;
  readonly #counters: Counters;
  readonly #log: Log;
  readonly #ended = new Map<string, RpcCount>();

  constructor(authenticate: Authenticate, counters: Counters, log: Log) {
    this.#authenticate = authenticate;
    this.#counters = counters;
    this.#log = log;
  }

  /** Throws a `Refusal` for a call without good credentials. */
  admit(metadata: Metadata, peer: string): void {
    if (this.#authenticate(metadata)) return;
    this.#counters.authenticationFailures++;
    this.#log.warn({ peer }, "gnmi call refused: wrong or missing credentials");
    throw new Refusal(status.UNAUTHENTICATED, "username and password, or a bearer token, are missing or wrong");
  }

  /** A call has ended. */
  ended(method: string, code: number): void {
    const key = `${method} ${code}`;
    const count = (this.#ended.get(key)?.count ?? 0) + 1;
    this.#ended.set(key, { method, code: statusName(code), count });
  }

  /** Calls so far. */
  rpcs(): readonly RpcCount[] {
    return [...this.#ended.values()];
  }

  /** What a caller is told of a failure: its own if it is one, else nothing of ours, which goes to the log. */
  refusalOf(reason: unknown): Refusal {
    if (reason instanceof Refusal) return reason;
    const error = reason instanceof Error ? (reason.stack ?? reason.message) : String(reason);
    this.#log.error({ error }, "gnmi call failed");
    return new Refusal(status.INTERNAL, "the call failed; the collector's log says why");
  }
}
