/** What the gNMI server counts from its start; for metrics. */
export interface Counters {
  /** Subscribe responses sent. */
  messages: number;
  updates: number;
  deletes: number;
  /** Changes merged into one that still waited for its reader. */
  coalesced: number;
  /** Readers ended for being too slow. */
  slowReaders: number;
  /** Calls refused for their credentials. */
  authenticationFailures: number;
}

/** Counters at 0. */
export function noCounters(): Counters {
  return { messages: 0, updates: 0, deletes: 0, coalesced: 0, slowReaders: 0, authenticationFailures: 0 };
}

/** Calls of one method that ended in one status. */
export interface RpcCount {
  /** As `Subscribe`. */
  readonly method: string;
  /** Status name, as `OK`. */
  readonly code: string;
  readonly count: number;
}

/** One open Subscribe. */
export interface GnmiSession {
  /** A leaf's name, or `*`; empty until the request has come. */
  readonly target: string;
  readonly peer: string;
  /** When it was opened, by our clock: milliseconds since the Unix epoch. */
  readonly since: number;
}

/** Everything to know about the gNMI server at one moment. */
export interface GnmiServerStats extends Readonly<Counters> {
  readonly rpcs: readonly RpcCount[];
  readonly sessions: readonly GnmiSession[];
}
