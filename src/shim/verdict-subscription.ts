import type { Client } from "@grpc/grpc-js";
import { openClient } from "../gnmi/client.ts";
import { gnmi, gnmiService } from "../gnmi/messages.ts";
import { fromMessage, type Path, toMessage } from "../gnmi/path.ts";
import { isServiceError, status, statusName } from "../gnmi/status.ts";
import { TlsFileError } from "../gnmi/tls-context.ts";
import type { Clock } from "../model/clock.ts";
import type { TargetTls } from "../model/target.ts";
import { rootName } from "../verdict/state-tree.ts";
import { CredentialsError, loginMetadata, readCredentials } from "./credentials.ts";
import type { TreeNotification } from "./received-tree.ts";

/** One collector, and the leaf whose verdicts are wanted. */
export interface VerdictSource {
  readonly address: string;
  readonly targetName: string;
  readonly credentialsFile: string | undefined;
  readonly tls: TargetTls;
  /** Longest wait for the first dump to be complete, milliseconds. */
  readonly timeoutMs: number;
  /** Silence that ends a synced session, milliseconds: the collector repeats `/kbutler/collector` more often. */
  readonly staleAfterMs: number;
  readonly keepaliveMs: number;
}

/** What a session tells, in order. The first dump stands between "opened" and "synced". */
export type VerdictEvent =
  | { readonly type: "opened" }
  | { readonly type: "notification"; readonly notification: TreeNotification; readonly malformed: number }
  | { readonly type: "synced" };

/** Why a session with the collector ended. */
export class SessionError extends Error {
  override readonly name = "SessionError";
  /** The word for /kbutler/shim/oper-reason. */
  readonly reason:
    | "collector-unreachable"
    | "login-refused"
    | "credentials-unreadable"
    | "target-unknown"
    | "superseded";
  /** Trying again soon is of no use. */
  readonly slow: boolean;

  constructor(reason: SessionError["reason"], message: string, slow: boolean) {
    super(message);
    this.reason = reason;
    this.slow = slow;
  }
}

const maxMessageBytes = 16 * 1024 * 1024;

/** `stopwatch`: milliseconds that only grow. Opens one session: STREAM, ON_CHANGE, `/kbutler` with the leaf as `prefix.target`, JSON_IETF. It ends by a `SessionError`
 *  or, quietly, by the signal; the RPC is cancelled, not half-closed, so that the server lets go of it. */
export async function* subscribeVerdicts(
  source: VerdictSource,
  clock: Clock,
  stopwatch: () => number,
  signal: AbortSignal,
): AsyncGenerator<VerdictEvent> {
  let call: ReturnType<typeof openCall>["call"] | undefined;
  let client: Client | undefined;
  const ended = new AbortController();
  const cancel = (): void => call?.cancel();
  const watch = { openedMs: stopwatch(), heardMs: stopwatch(), synced: false, complaint: "" };
  try {
    ({ call, client } = openCall(source));
    call.on("error", () => {}); // told by the loop below; one that comes after its end has nobody left to hear it
    signal.addEventListener("abort", cancel, { once: true });
    if (signal.aborted) return;
    void watchOver(watch, source, clock, stopwatch, cancel, ended.signal);
    call.write(request(source.targetName));
    yield { type: "opened" };
    for await (const response of call) {
      if (signal.aborted) return;
      watch.heardMs = stopwatch();
      if (response.update) yield { type: "notification", ...readNotification(response.update) };
      else if (response.syncResponse) {
        watch.synced = true;
        yield { type: "synced" };
      }
    }
    throw new SessionError("collector-unreachable", watch.complaint || "collector closed the stream", false);
  } catch (reason) {
    if (signal.aborted) return;
    if (watch.complaint !== "") throw new SessionError("collector-unreachable", watch.complaint, false);
    throw sessionError(reason);
  } finally {
    ended.abort();
    signal.removeEventListener("abort", cancel);
    cancel();
    client?.close();
  }
}

/** Ends a session whose first dump takes too long, or that is silent for too long. */
async function watchOver(
  watch: { readonly openedMs: number; readonly heardMs: number; readonly synced: boolean; complaint: string },
  { timeoutMs, staleAfterMs }: VerdictSource,
  clock: Clock,
  stopwatch: () => number,
  cancel: () => void,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    const untilMs = watch.synced ? watch.heardMs + staleAfterMs : watch.openedMs + timeoutMs;
    const leftMs = untilMs - stopwatch();
    if (leftMs <= 0) {
      watch.complaint = watch.synced ? "collector fell silent" : "collector did not complete the first dump in time";
      cancel();
      return;
    }
    await clock.sleep(Math.min(leftMs, staleAfterMs), signal);
  }
}

function openCall(source: VerdictSource) {
  const metadata = loginMetadata(readCredentials(source.credentialsFile));
  const client = openClient({ ...source, maxMessageBytes });
  const { path, requestSerialize, responseDeserialize } = gnmiService.subscribe;
  return { client, call: client.makeBidiStreamRequest(path, requestSerialize, responseDeserialize, metadata) };
}

function request(targetName: string): gnmi.SubscribeRequest.$Properties {
  const path: Path = [{ name: rootName, keys: {} }];
  return {
    subscribe: {
      prefix: { target: targetName },
      mode: gnmi.SubscriptionList.Mode.STREAM,
      encoding: gnmi.Encoding.JSON_IETF,
      subscription: [{ path: toMessage(path), mode: gnmi.SubscriptionMode.ON_CHANGE }],
    },
  };
}

/** A notification with absolute paths and values taken out of their wrapping; what cannot be read is counted. */
export function readNotification(message: gnmi.Notification.$Properties): {
  readonly notification: TreeNotification;
  readonly malformed: number;
} {
  const prefix = fromMessage(message.prefix);
  const updates: { path: Path; value: unknown }[] = [];
  let malformed = 0;
  for (const update of message.update ?? []) {
    const value = readValue(update.val);
    if (value === undefined) malformed++;
    else updates.push({ path: [...prefix, ...fromMessage(update.path)], value });
  }
  const deletes = (message.delete ?? []).map((path) => [...prefix, ...fromMessage(path)]);
  return { notification: { replace: message.atomic ? prefix : undefined, deletes, updates }, malformed };
}

function readValue(value: gnmi.TypedValue.$Properties | null | undefined): unknown {
  const json = value?.jsonIetfVal ?? value?.jsonVal;
  if (json) {
    try {
      return JSON.parse(Buffer.from(json).toString("utf8"));
    } catch {
      return undefined;
    }
  }
  const number = value?.uintVal ?? value?.intVal;
  if (number !== null && number !== undefined) return number.toString();
  return value?.stringVal ?? value?.boolVal ?? undefined;
}

function sessionError(reason: unknown): SessionError {
  if (reason instanceof SessionError) return reason;
  if (reason instanceof CredentialsError || reason instanceof TlsFileError)
    return new SessionError("credentials-unreadable", reason.message, true);
  if (!isServiceError(reason)) throw reason;
  const text = `${statusName(reason.code)}: ${reason.details.slice(0, 300)}`;
  if (reason.code === status.UNAUTHENTICATED || reason.code === status.PERMISSION_DENIED) {
    return new SessionError("login-refused", text, true);
  }
  if (reason.code === status.NOT_FOUND) return new SessionError("target-unknown", text, true);
  const refused: readonly number[] = [status.INVALID_ARGUMENT, status.UNIMPLEMENTED];
  return new SessionError("collector-unreachable", text, refused.includes(reason.code));
}
