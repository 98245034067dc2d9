import { gnmi } from "../../gnmi/messages.ts";
import { fromMessage, type Path, parsePath } from "../../gnmi/path.ts";
import { isServiceError, status } from "../../gnmi/status.ts";
import type { Log } from "../../log.ts";
import type { Clock, Random } from "../../model/clock.ts";
import type { Target, TargetEncoding, TargetListener } from "../../model/target.ts";
import { boundedDetail } from "./entry-run.ts";
import { GnmiError } from "./gnmi-error.ts";
import { sessionBackoff } from "./session-backoff.ts";
import { runStream } from "./stream.ts";
import { onChangeRequest } from "./subscribe-request.ts";
import type { GnmiChannel } from "./transport.ts";
import { readUpdateValue } from "./typed-value.ts";

/** Where the tree that our agent publishes on a target goes. Paths are absolute, values plain data. */
export interface OwnTreeListener {
  /** A subscription begins: its first dump follows. */
  opened(): void;
  update(path: Path, value: unknown): void;
  delete(path: Path): void;
  /** One message has been told whole. */
  told(): void;
  /** The dump is complete. */
  synced(): void;
  /** The target does not know the tree: the agent is not installed. */
  absent(): void;
  /** What the target shows is not known any more. */
  lost(): void;
}

/** What this subscription runs with. */
export interface OwnTreeOptions {
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
}

const root = parsePath("/kbutler");

/** The codes by which a target says that it has no such tree. */
const unknownPath: readonly number[] = [status.INVALID_ARGUMENT, status.NOT_FOUND, status.UNIMPLEMENTED];

/** The tree of our own on-switch agent, in an RPC of its own: whatever becomes of it, the FIB's goes on. What cannot be read
 *  is told to `session`. Never resolves; rejects once `signal` aborts, and for defects of ours. */
export async function runOwnTree(
  channel: GnmiChannel,
  target: Target,
  encoding: TargetEncoding,
  listener: OwnTreeListener,
  session: Pick<TargetListener, "malformed">,
  { clock, random, log }: OwnTreeOptions,
  signal: AbortSignal,
): Promise<never> {
  const backoff = sessionBackoff(target, random);
  let known = true;
  try {
    for (;;) {
      const startedMs = clock.nowMs();
      let remedy: "retry" | "reconfigure" = "retry";
      listener.opened();
      try {
        await runStream(
          channel.subscribe(),
          onChangeRequest([root], encoding),
          (bytes) => read(bytes, listener, session),
          signal,
        );
      } catch (reason) {
        if (signal.aborted) throw reason;
        const error = GnmiError.from(reason);
        if (isServiceError(reason) && unknownPath.includes(reason.code)) {
          if (known) log.info({ error: error.message }, "target has no kbutler tree: no shim is installed");
          known = false;
          remedy = "reconfigure";
          listener.absent();
        } else {
          known = true;
          log.debug({ error: error.message }, "subscription to the shim's tree lost");
          listener.lost();
        }
      }
      await clock.sleep(backoff.next(clock.nowMs() - startedMs, remedy), signal);
    }
  } finally {
    listener.lost();
  }
}

/** Reads one message. What cannot be read is counted and left out: the leaf then shows less than is meant, which is what is
 *  told. */
function read(bytes: Buffer, listener: OwnTreeListener, session: Pick<TargetListener, "malformed">): void {
  let response: gnmi.SubscribeResponse.$Properties;
  try {
    response = gnmi.SubscribeResponse.decode(bytes);
  } catch (reason) {
    session.malformed("protobuf", boundedDetail(reason instanceof Error ? reason.message : String(reason)), undefined);
    return;
  }
  const { update: notification, syncResponse } = response;
  if (notification) {
    const prefix = fromMessage(notification.prefix);
    if (notification.atomic === true) listener.delete(prefix.length === 0 ? root : prefix);
    for (const path of notification.delete ?? []) listener.delete([...prefix, ...fromMessage(path)]);
    for (const update of notification.update ?? []) {
      const value = readUpdateValue(update);
      if (value.ok) listener.update([...prefix, ...fromMessage(update.path)], value.value);
      else session.malformed(value.reason, boundedDetail(value.detail), undefined);
    }
    listener.told();
  }
  if (syncResponse === true) listener.synced();
}
