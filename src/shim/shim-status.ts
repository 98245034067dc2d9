import type { Leaves } from "../verdict/state-tree.ts";

/** What the shim knows of itself; times in milliseconds since the Unix epoch. */
export interface ShimFacts {
  readonly version: string;
  readonly startMs: number;
  readonly enabled: boolean;
  readonly collectorAddress: string | undefined;
  readonly session: "idle" | "connecting" | "syncing" | "synced";
  readonly sessions: number;
  readonly lastSyncMs: number | undefined;
  readonly lastReceivedMs: number | undefined;
  readonly lastError: { readonly reason: string; readonly message: string } | undefined;
  /** Verdicts are shown as the collector gave them: not yet unknown for its absence. */
  readonly holdsVerdicts: boolean;
  readonly published: number;
  readonly deleted: number;
  readonly writeErrors: number;
  readonly pendingWrites: number;
  /** States the NDK server refused and that wait for another try. */
  readonly refusedWrites: number;
  readonly malformed: number;
  readonly appId: number | undefined;
  readonly networkNamespace: string | undefined;
  /** The namespace is that of the network-instance the collector is reached through. */
  readonly namespaceFits: boolean;
  readonly residentBytes: number;
}

/** The leaves of `/kbutler/shim`. */
export function shimLeaves(facts: ShimFacts): Leaves {
  const { state, reason } = operState(facts);
  return {
    version: facts.version,
    "oper-state": state,
    ...text("oper-reason", reason),
    "start-time": time(facts.startMs),
    ...text("collector-address", facts.collectorAddress),
    "session-state": facts.session,
    sessions: String(facts.sessions),
    ...text("last-sync", facts.lastSyncMs === undefined ? undefined : time(facts.lastSyncMs)),
    ...text("last-received", facts.lastReceivedMs === undefined ? undefined : time(facts.lastReceivedMs)),
    ...text("last-error", facts.lastError?.message.slice(0, 500)),
    "published-count": String(facts.published),
    "deleted-count": String(facts.deleted),
    "write-errors": String(facts.writeErrors),
    "pending-writes": facts.pendingWrites,
    "malformed-count": String(facts.malformed),
    ...(facts.appId === undefined ? {} : { "app-id": facts.appId }),
    ...text("network-namespace", facts.networkNamespace),
    "resident-memory": String(facts.residentBytes),
  };
}

function operState(facts: ShimFacts): { readonly state: string; readonly reason: string | undefined } {
  if (!facts.enabled) return { state: "disabled", reason: "admin-disabled" };
  if (facts.session === "synced") {
    return facts.refusedWrites > 0
      ? { state: "degraded", reason: "writes-failing" }
      : { state: "up", reason: undefined };
  }
  return { state: facts.holdsVerdicts ? "degraded" : "down", reason: notSyncedBecause(facts) };
}

function notSyncedBecause(facts: ShimFacts): string {
  if (facts.collectorAddress === undefined) return "collector-not-configured";
  if (facts.session === "syncing") return "collector-syncing";
  if (facts.lastError === undefined) return "collector-connecting";
  return facts.lastError.reason === "collector-unreachable" && !facts.namespaceFits
    ? "wrong-network-instance"
    : facts.lastError.reason;
}

function text(name: string, value: string | undefined): Leaves {
  return value === undefined || value === "" ? {} : { [name]: value };
}

function time(ms: number): string {
  return new Date(ms).toISOString();
}
