import { access } from "node:fs/promises";
import { Backoff } from "../backoff.ts";
import type { Log } from "../log.ts";
import type { Clock, Random } from "../model/clock.ts";
import { runTogether } from "../run-together.ts";
import type { Leaves } from "../verdict/state-tree.ts";
import { ConfigBuffer } from "./config-buffer.ts";
import { NdkClient, type NdkClientOptions, NdkError, type StreamId } from "./ndk-client.ts";
import type { StateWriter } from "./publisher.ts";

/** How the agent keeps itself registered. */
export interface NdkAgentOptions extends NdkClientOptions {
  /** Seconds of silence after which the switch takes the agent for dead; three beats are sent in that time. */
  readonly livelinessS: number;
  /** Longest wait between two registrations, milliseconds. */
  readonly retryMaxMs: number;
}

/** What the agent tells, and what it lets run while it is registered. */
export interface NdkAgentListener {
  registered(appId: number): void;
  lost(error: NdkError): void;
  /** The connection's leaves as configured now, at the end of a transaction. */
  configured(leaves: Leaves): void;
  /** Writes states for as long as the registration lives; rejects when the server is lost. */
  publish(writer: StateWriter, signal: AbortSignal): Promise<void>;
}

const goodbyeMs = 2000;
const sameFaultLoggedEvery = 30;

/** Registers, listens for configuration and lets the publisher write; again and again until the signal aborts, and then
 *  unregisters. A missing server is no error: it may be switched on at any time. */
export async function runNdkAgent(
  options: NdkAgentOptions,
  listener: NdkAgentListener,
  { clock, random, log }: { readonly clock: Clock; readonly random: Random; readonly log: Log },
  signal: AbortSignal,
): Promise<void> {
  const backoff = new Backoff({ minMs: Math.min(1000, options.retryMaxMs), maxMs: options.retryMaxMs }, random);
  let lastFault = "";
  let repeats = 0;
  while (!signal.aborted) {
    const openedMs = clock.nowMs();
    try {
      await runRegistration(options, listener, clock, log, signal);
    } catch (reason) {
      if (signal.aborted) break;
      if (!(reason instanceof NdkError)) throw reason;
      listener.lost(reason);
      const fault = await describeFault(options, reason);
      repeats = fault === lastFault ? repeats + 1 : 0;
      lastFault = fault;
      if (repeats % sameFaultLoggedEvery === 0) {
        log.warn({ socket: options.socketPath, agent: options.agentName, reason: reason.message, repeats }, fault);
      }
    }
    await clock.sleep(backoff.next(clock.nowMs() - openedMs), signal);
  }
}

async function runRegistration(
  options: NdkAgentOptions,
  listener: NdkAgentListener,
  clock: Clock,
  log: Log,
  signal: AbortSignal,
): Promise<void> {
  const ended = new AbortController();
  const client = new NdkClient(options, AbortSignal.any([signal, ended.signal]));
  let streamId: StreamId | undefined;
  let registered = false;
  try {
    const appId = await client.register(options.livelinessS);
    registered = true;
    streamId = await client.subscribeConfig();
    const stream = streamId;
    log.info({ agent: options.agentName, appId }, "registered with the NDK server");
    listener.registered(appId);
    await runTogether(signal, [
      (inner) => listen(client, stream, listener, inner),
      (inner) => beat(client, options.livelinessS, clock, inner),
      (inner) => listener.publish(client, inner),
    ]);
  } finally {
    ended.abort();
    client.close();
    if (signal.aborted && registered) await sayGoodbye(options, streamId, log);
  }
}

async function listen(
  client: NdkClient,
  streamId: StreamId,
  listener: NdkAgentListener,
  signal: AbortSignal,
): Promise<void> {
  const buffer = new ConfigBuffer();
  for await (const notification of client.notifications(streamId, signal)) {
    if (signal.aborted) return;
    const leaves = notification.config ? buffer.take(notification.config) : undefined;
    if (leaves !== undefined) listener.configured(leaves);
  }
}

async function beat(client: NdkClient, livelinessS: number, clock: Clock, signal: AbortSignal): Promise<void> {
  for (;;) {
    await clock.sleep((livelinessS * 1000) / 3, signal);
    if (signal.aborted) return;
    await client.keepAlive();
  }
}

/** Takes the agent off the switch on a channel of its own, within a short time: the process is about to end. */
async function sayGoodbye(options: NdkAgentOptions, streamId: StreamId | undefined, log: Log): Promise<void> {
  const client = new NdkClient({ ...options, timeoutMs: goodbyeMs }, new AbortController().signal);
  try {
    if (streamId !== undefined) await client.deleteStream(streamId);
    await client.unregister();
    log.info({ agent: options.agentName }, "unregistered from the NDK server");
  } catch (reason) {
    if (!(reason instanceof NdkError)) throw reason;
    log.warn({ reason: reason.message }, "could not unregister from the NDK server");
  } finally {
    client.close();
  }
}

/** One sentence that says what to do. */
async function describeFault(options: NdkAgentOptions, error: NdkError): Promise<string> {
  const socketThere = await access(options.socketPath).then(
    () => true,
    () => false,
  );
  if (!socketThere) return "NDK server's socket is missing: is system ndk-server admin-state enable configured?";
  if (error.code === undefined)
    return "NDK server refused the agent: is agent-name the application's name in app-manager?";
  return "NDK server lost";
}
