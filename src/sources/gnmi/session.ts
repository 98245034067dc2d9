import { isServiceError, status } from "../../gnmi/status.ts";
import type { Log } from "../../log.ts";
import type { Clock, Random } from "../../model/clock.ts";
import type { FactTree, SessionInfo, Target, TargetListener } from "../../model/target.ts";
import { openChannel } from "./channel.ts";
import type { NotificationDecoder } from "./decoder.ts";
import { runFacts } from "./facts-subscription.ts";
import { runFib } from "./fib-subscription.ts";
import { GnmiError } from "./gnmi-error.ts";
import { type OwnTreeListener, runOwnTree } from "./own-tree-subscription.ts";
import type { RibProbe } from "./rib-probe.ts";
import type { SessionLog } from "./session-log.ts";
import { untilOver } from "./stream.ts";
import { chooseEncoding, mainRequests } from "./subscribe-request.ts";
import type { GnmiChannel } from "./transport.ts";

/** What a session needs besides its target. */
export interface SessionOptions {
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly decoder: NotificationDecoder;
  readonly sessionLog: SessionLog;
  readonly factsFor: readonly FactTree[];
  /** Told of the tree that our agent publishes on the target; undefined: it is not asked for. */
  readonly ownTree?: OwnTreeListener | undefined;
  /** Asks the target about its BGP RIB over the session's connection; undefined: nobody does. */
  readonly rib?: RibProbe | undefined;
}

/** SR Linux allows some 20 RPCs over all its clients: facts have one where the route tables leave room below this. */
const maxRpcsPerTarget = 3;

/** One connection: Capabilities, the main subscription, and facts once that is synced. Never resolves; rejects with why it
 *  ended (a grpc-js ServiceError or a `GnmiError`), and by then nothing more is written to the listener. */
export async function runSession(
  target: Target,
  listener: TargetListener,
  options: SessionOptions,
  signal: AbortSignal,
): Promise<never> {
  const channel = openChannel(target);
  const over = new AbortController();
  const running = AbortSignal.any([signal, over.signal]);
  try {
    const info = await negotiate(channel, target, running);
    return await receive(channel, target, info, listener, options, running);
  } catch (reason) {
    if (isServiceError(reason) && /larger than max|exceeds? (the )?max/i.test(reason.details)) {
      listener.malformed("too-large", reason.details.slice(0, 200), undefined);
    }
    throw reason;
  } finally {
    over.abort();
    channel.close();
  }
}

/** Asks what the target can. One that does not implement Capabilities is believed to speak JSON_IETF. */
export async function negotiate(channel: GnmiChannel, target: Target, signal: AbortSignal): Promise<SessionInfo> {
  const assumed = target.encoding ?? "json_ietf";
  try {
    const capabilities = await channel.capabilities(signal);
    const offered = capabilities.supportedEncodings ?? [];
    const encoding = target.encoding ?? (offered.length === 0 ? assumed : chooseEncoding(offered));
    const gnmiVersion = capabilities.gNMIVersion || undefined;
    if (encoding !== undefined) return { encoding, gnmiVersion };
  } catch (reason) {
    if (!isServiceError(reason) || reason.code !== status.UNIMPLEMENTED) throw reason;
    return { encoding: assumed, gnmiVersion: undefined };
  }
  throw new GnmiError("the target offers neither JSON_IETF nor JSON nor PROTO", "reconfigure");
}

async function receive(
  channel: GnmiChannel,
  target: Target,
  info: SessionInfo,
  listener: TargetListener,
  options: SessionOptions,
  signal: AbortSignal,
): Promise<never> {
  const requests = mainRequests(target.networkInstances, info.encoding);
  const firstSync = Promise.withResolvers<void>();
  const onSynced = (): void => {
    options.sessionLog.synced();
    firstSync.resolve();
  };
  const facts = async (): Promise<never> => {
    await Promise.race([firstSync.promise, untilOver(signal)]);
    if (requests.length >= maxRpcsPerTarget) {
      options.log.info(
        { target: target.name, count: requests.length },
        "no facts: route tables take all subscriptions",
      );
      return untilOver(signal);
    }
    return runFacts(channel, target, info.encoding, listener, options, signal);
  };
  const ownTree = async (): Promise<never> => {
    await Promise.race([firstSync.promise, untilOver(signal)]);
    if (options.ownTree === undefined) return untilOver(signal);
    if (requests.length + 1 >= maxRpcsPerTarget) {
      options.log.info({ target: target.name, count: requests.length }, "shim's tree is not read back: too many RPCs");
      return untilOver(signal);
    }
    return runOwnTree(channel, target, info.encoding, options.ownTree, listener, options, signal);
  };
  const rib = async (): Promise<never> => {
    await Promise.race([firstSync.promise, untilOver(signal)]);
    return options.rib?.serve(channel, signal) ?? untilOver(signal);
  };
  const fib = runFib(channel, target, info, requests, listener, { ...options, onSynced }, signal);
  return Promise.race([fib, facts(), ownTree(), rib()]);
}
