import type { gnmi } from "../../gnmi/messages.ts";
import type { Clock, Random } from "../../model/clock.ts";
import type { SessionInfo, Target, TargetListener } from "../../model/target.ts";
import type { NotificationDecoder } from "./decoder.ts";
import { GnmiError } from "./gnmi-error.ts";
import { watchLiveness } from "./liveness.ts";
import { sessionBackoff } from "./session-backoff.ts";
import type { SessionLog } from "./session-log.ts";
import { runStream, sessionOver } from "./stream.ts";
import { switchTimeMs } from "./switch-time.ts";
import type { GnmiChannel } from "./transport.ts";

/** What the subscription to the route tables runs with. */
export interface FibSubscriptionOptions {
  readonly clock: Clock;
  readonly random: Random;
  readonly decoder: NotificationDecoder;
  readonly sessionLog: SessionLog;
  /** Called at each sync. */
  readonly onSynced: () => void;
}

/** The route tables of a target, in one RPC for each request. After a message that said something of an entry nobody can
 *  tell which, what is held may be wrong anywhere: the session is told as lost and the RPCs begin anew, with waits that
 *  grow, while whatever else runs over the channel goes on. Never resolves; rejects with what ended an RPC. */
export async function runFib(
  channel: GnmiChannel,
  target: Target,
  info: SessionInfo,
  requests: readonly gnmi.SubscribeRequest.$Properties[],
  listener: TargetListener,
  options: FibSubscriptionOptions,
  signal: AbortSignal,
): Promise<never> {
  const { clock, random, sessionLog } = options;
  const backoff = sessionBackoff(target, random);
  while (!signal.aborted) {
    const startedMs = clock.nowMs();
    const over = new AbortController();
    try {
      await receive(channel, target, info, requests, listener, options, AbortSignal.any([signal, over.signal]));
    } catch (reason) {
      if (!(reason instanceof Untold) || signal.aborted) throw reason;
      const retryMs = Math.round(backoff.next(clock.nowMs() - startedMs));
      sessionLog.lost(reason, retryMs);
      listener.sessionLost(reason);
      over.abort();
      await clock.sleep(retryMs, signal);
    } finally {
      over.abort();
    }
  }
  throw sessionOver();
}

/** A message said something of an entry, and it could not be told of which. */
class Untold extends GnmiError {
  constructor() {
    super("a message could not be read, so any entry may be another by now: all are asked for anew", "retry", {
      fault: "message-unreadable",
    });
  }
}

function receive(
  channel: GnmiChannel,
  target: Target,
  info: SessionInfo,
  requests: readonly gnmi.SubscribeRequest.$Properties[],
  listener: TargetListener,
  { clock, decoder, onSynced }: FibSubscriptionOptions,
  signal: AbortSignal,
): Promise<never> {
  const unsynced = new Set(requests);
  let messages = 0;
  const streams = requests.map((request) =>
    runStream(
      channel.subscribe(),
      request,
      (message) => {
        messages++;
        listener.received(message.length, switchTimeMs(message));
        const decoded = decoder.decode(message, listener);
        if (decoded === "untold") throw new Untold();
        if (decoded !== "sync" || !unsynced.delete(request) || unsynced.size > 0) return;
        listener.synced();
        onSynced();
      },
      signal,
    ),
  );
  listener.sessionOpened(info);
  const patience = { firstMs: target.timeoutMs, silentMs: target.staleAfterMs };
  return Promise.race([...streams, watchLiveness(() => messages, patience, clock, signal)]);
}
