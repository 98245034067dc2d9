import { gnmi } from "../../gnmi/messages.ts";
import { parsePath } from "../../gnmi/path.ts";
import type { RecordedEvent } from "../../gnmi/recording.ts";
import { isServiceError, status } from "../../gnmi/status.ts";
import type { Log } from "../../log.ts";
import type { Clock, Random } from "../../model/clock.ts";
import type { Target } from "../../model/target.ts";
import { openChannel } from "./channel.ts";
import { allFactTrees, factPaths } from "./facts-table.ts";
import { GnmiError } from "./gnmi-error.ts";
import { watchLiveness } from "./liveness.ts";
import { negotiate } from "./session.ts";
import { sessionBackoff } from "./session-backoff.ts";
import { runStream, untilOver } from "./stream.ts";
import { mainRequests, onChangeRequest } from "./subscribe-request.ts";

/** What a recording runs with. */
export interface RecordOptions {
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  /** Milliseconds that only grow. */
  readonly stopwatch: () => number;
  readonly signal: AbortSignal;
}

/** Most streams of one session: their number is a byte of the recording. */
const maxStreams = 255;

/** Records one target: the streams a collector subscribes to (route tables, facts, our agent's tree), message by message as
 *  they came, session after session until the signal aborts. `keep` is called in order; what it throws ends the recording. */
export async function recordTarget(
  target: Target,
  keep: (event: RecordedEvent) => void,
  { clock, random, log, stopwatch, signal }: RecordOptions,
): Promise<void> {
  const beganMs = stopwatch();
  const backoff = sessionBackoff(target, random);
  const atUs = (): number => (stopwatch() - beganMs) * 1_000;
  while (!signal.aborted) {
    const openedMs = stopwatch();
    try {
      await recordSession(target, keep, atUs, clock, signal);
    } catch (reason) {
      if (signal.aborted) return;
      const error = GnmiError.from(reason);
      log.warn({ target: target.name, address: target.address, error: error.message }, "session lost");
      await clock.sleep(backoff.next(stopwatch() - openedMs, error.remedy), signal);
    }
  }
}

async function recordSession(
  target: Target,
  keep: (event: RecordedEvent) => void,
  atUs: () => number,
  clock: Clock,
  signal: AbortSignal,
): Promise<never> {
  const channel = openChannel(target);
  const over = new AbortController();
  const running = AbortSignal.any([signal, over.signal]);
  try {
    const { encoding, gnmiVersion } = await negotiate(channel, target, running);
    const main = mainRequests(target.networkInstances, encoding);
    const optional = [allFactTrees.flatMap(factPaths), [parsePath("/kbutler")]];
    const requests = [...main, ...optional.map((paths) => onChangeRequest(paths, encoding))].slice(0, maxStreams);
    keep({
      kind: "session",
      atUs: atUs(),
      session: {
        encoding,
        gnmiVersion: gnmiVersion ?? null,
        requests: requests.map((request) =>
          Buffer.from(gnmi.SubscribeRequest.encode(request).finish()).toString("base64"),
        ),
      },
    });
    let messages = 0;
    const streams = requests.map(async (request, stream): Promise<never> => {
      try {
        return await runStream(
          channel.subscribe(),
          request,
          (message) => {
            messages++;
            keep({ kind: "message", atUs: atUs(), stream, message: Buffer.from(message) });
          },
          running,
        );
      } catch (reason) {
        if (running.aborted) throw reason;
        GnmiError.from(reason); // throws what is a defect of ours
        const said = isServiceError(reason) ? reason.code : status.UNAVAILABLE;
        const code = status[said] === undefined ? status.UNKNOWN : said;
        const details = reason instanceof Error && "details" in reason ? String(reason.details) : String(reason);
        keep({ kind: "end", atUs: atUs(), stream, code, details: details.slice(0, 1_000) });
        if (stream < main.length) throw reason;
        return untilOver(running); // a tree that the target does not have says so, and the others go on
      }
    });
    const patience = { firstMs: target.timeoutMs, silentMs: target.staleAfterMs };
    return await Promise.race([...streams, watchLiveness(() => messages, patience, clock, running)]);
  } finally {
    over.abort();
    channel.close();
  }
}
