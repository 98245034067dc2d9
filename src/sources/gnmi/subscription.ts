import type { Log } from "../../log.ts";
import type { Clock, Random } from "../../model/clock.ts";
import type { FactTree, Target, TargetListener } from "../../model/target.ts";
import type { NotificationDecoder } from "./decoder.ts";
import { allFactTrees } from "./facts-table.ts";
import { GnmiError } from "./gnmi-error.ts";
import { HotDecoder } from "./hot-decoder.ts";
import type { OwnTreeListener } from "./own-tree-subscription.ts";
import type { RibProbe } from "./rib-probe.ts";
import { runSession } from "./session.ts";
import { sessionBackoff } from "./session-backoff.ts";
import { SessionLog } from "./session-log.ts";

/** What `subscribe` runs with. */
export interface SubscribeOptions {
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly signal: AbortSignal;
  /** Trees of the optional subscription; all where left out, none where empty. */
  readonly factsFor?: readonly FactTree[] | undefined;
  /** Left out: one that all targets of the thread share. */
  readonly decoder?: NotificationDecoder | undefined;
  /** Told of the tree that our agent publishes on the target; left out: it is not asked for. */
  readonly ownTree?: OwnTreeListener | undefined;
  /** Asks the target about its BGP RIB while there is a session; left out: nobody does. */
  readonly rib?: RibProbe | undefined;
}

/** A decoder works a message at a time and keeps nothing of it but names, so one serves a thousand targets. */
const sharedDecoder = new HotDecoder();

/** The standing wish to know one target's FIB: a session, and after it is lost the next, until the signal aborts; then it
 *  resolves. Each failed attempt and each lost session is told once by `sessionLost`. Rejects only for a defect of ours,
 *  such as a listener that throws. */
export async function subscribe(target: Target, listener: TargetListener, options: SubscribeOptions): Promise<void> {
  const { clock, random, signal } = options;
  const log = options.log.child({ target: target.name });
  const backoff = sessionBackoff(target, random);
  const decoder = options.decoder ?? sharedDecoder;
  const { ownTree, rib, factsFor = allFactTrees } = options;
  if (target.tls.mode === "insecure") log.warn({ address: target.address }, "target is spoken to in plain text");
  else if (target.tls.skipVerify) log.warn({ address: target.address }, "target's certificate is not verified");
  const sessionLog = new SessionLog(target.address, log);
  while (!signal.aborted) {
    const startedMs = clock.nowMs();
    try {
      const using = { clock, random, log, sessionLog, decoder, factsFor, ownTree, rib };
      await runSession(target, listener, using, signal);
    } catch (reason) {
      const error = GnmiError.from(reason);
      if (signal.aborted) return;
      const retryMs = Math.round(backoff.next(clock.nowMs() - startedMs, error.remedy));
      sessionLog.lost(error, retryMs);
      listener.sessionLost(error);
      await clock.sleep(retryMs, signal);
    }
  }
}
