import { gnmi } from "../../gnmi/messages.ts";
import { fromMessage } from "../../gnmi/path.ts";
import { isServiceError, status } from "../../gnmi/status.ts";
import type { Log } from "../../log.ts";
import type { Clock, Random } from "../../model/clock.ts";
import type { FactTree, Target, TargetEncoding, TargetListener } from "../../model/target.ts";
import { boundedDetail } from "./entry-run.ts";
import { FactsTable, factPaths, maxFactEntries, treeMentions } from "./facts-table.ts";
import { GnmiError } from "./gnmi-error.ts";
import { sessionBackoff } from "./session-backoff.ts";
import { runStream, untilOver } from "./stream.ts";
import { onChangeRequest } from "./subscribe-request.ts";
import type { GnmiChannel } from "./transport.ts";
import { readUpdateValue } from "./typed-value.ts";

/** What the optional subscription runs with. */
export interface FactsOptions {
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly factsFor: readonly FactTree[];
}

/** Changes within so long are told together, milliseconds. */
const coalesceMs = 250;

/** The optional subscription: what a target tells of its surroundings, in an RPC of its own, so that a path the target
 *  does not know cannot take the FIB down. Such a tree is left out for the rest of the session. Never resolves; rejects
 *  once `signal` aborts, and for defects of ours. */
export async function runFacts(
  channel: GnmiChannel,
  target: Target,
  encoding: TargetEncoding,
  listener: TargetListener,
  options: FactsOptions,
  signal: AbortSignal,
): Promise<never> {
  const { clock, random, log, factsFor } = options;
  const backoff = sessionBackoff(target, random);
  let trees = factsFor;
  while (trees.length > 0) {
    const startedMs = clock.nowMs();
    try {
      await receiveFacts(channel, trees, encoding, listener, options, signal);
    } catch (reason) {
      if (signal.aborted) throw reason;
      const error = GnmiError.from(reason);
      if (isServiceError(reason) && isRefusal(reason.code)) {
        const left = await knownTrees(channel, trees, encoding, reason.details, signal);
        const missing = trees.filter((tree) => !left.includes(tree));
        log.info({ trees: missing, error: error.message }, "target has no such facts");
        trees = left;
      } else log.debug({ error: error.message }, "facts subscription lost");
      await clock.sleep(backoff.next(clock.nowMs() - startedMs), signal);
    }
  }
  return untilOver(signal);
}

async function receiveFacts(
  channel: GnmiChannel,
  trees: readonly FactTree[],
  encoding: TargetEncoding,
  listener: TargetListener,
  { clock, log }: FactsOptions,
  signal: AbortSignal,
): Promise<never> {
  const table = new FactsTable();
  const over = new AbortController();
  const running = AbortSignal.any([signal, over.signal]);
  let synced = false;
  let telling = false;
  let full = false;
  const tell = async (): Promise<void> => {
    if (telling || !synced) return;
    telling = true;
    await clock.sleep(coalesceMs, running);
    telling = false;
    if (running.aborted) return;
    if (table.dropped > 0 && !full) log.warn({ count: maxFactEntries }, "target has more facts than are kept");
    full = table.dropped > 0;
    listener.facts({ ...table.facts(), told: full ? [] : trees });
  };
  const failed = Promise.withResolvers<never>();
  const onMessage = (message: Buffer): void => {
    if (readFacts(message, table, listener) === "sync") synced = true;
    tell().catch(failed.reject);
  };
  try {
    const request = onChangeRequest(trees.flatMap(factPaths), encoding);
    return await Promise.race([runStream(channel.subscribe(), request, onMessage, running), failed.promise]);
  } finally {
    over.abort();
  }
}

/** Reads one message into the table. What cannot be read is counted, and belongs to no entry of the FIB. */
function readFacts(message: Buffer, table: FactsTable, listener: TargetListener): "update" | "sync" {
  let response: gnmi.SubscribeResponse.$Properties;
  try {
    response = gnmi.SubscribeResponse.decode(message);
  } catch (reason) {
    listener.malformed("protobuf", boundedDetail(reason instanceof Error ? reason.message : String(reason)), undefined);
    return "update";
  }
  const prefix = fromMessage(response.update?.prefix);
  for (const path of response.update?.delete ?? []) table.delete([...prefix, ...fromMessage(path)]);
  for (const update of response.update?.update ?? []) {
    const read = readUpdateValue(update);
    if (read.ok) table.update([...prefix, ...fromMessage(update.path)], read.value);
    else listener.malformed(read.reason, boundedDetail(read.detail), undefined);
  }
  return response.syncResponse === true ? "sync" : "update";
}

/** Codes by which a target says that it does not have, or not allow, what was asked. */
function isRefusal(code: number): boolean {
  return [
    status.INVALID_ARGUMENT,
    status.NOT_FOUND,
    status.UNIMPLEMENTED,
    status.PERMISSION_DENIED,
    status.OUT_OF_RANGE,
  ].includes(code);
}

/** The trees a target has, after it refused all of them together. Its words name the element it does not know
 *  (`unknown element 'lldp'`); where they do not, each tree is tried alone, one RPC at a time. */
async function knownTrees(
  channel: GnmiChannel,
  trees: readonly FactTree[],
  encoding: TargetEncoding,
  details: string,
  signal: AbortSignal,
): Promise<readonly FactTree[]> {
  if (trees.length === 1) return [];
  const unknown = /unknown element '(?:[^':]*:)?([^']+)'/i.exec(details)?.[1];
  const left = unknown === undefined ? trees : trees.filter((tree) => !treeMentions(tree, unknown));
  if (left.length > 0 && left.length < trees.length) return left;
  const known: FactTree[] = [];
  for (const tree of trees) if (await isKnown(channel, tree, encoding, signal)) known.push(tree);
  return known;
}

async function isKnown(
  channel: GnmiChannel,
  tree: FactTree,
  encoding: TargetEncoding,
  signal: AbortSignal,
): Promise<boolean> {
  const answered = new AbortController();
  const probe = runStream(
    channel.subscribe(),
    onChangeRequest(factPaths(tree), encoding),
    () => answered.abort(),
    AbortSignal.any([signal, answered.signal]),
  );
  return probe.catch((reason: unknown) => {
    if (signal.aborted) throw reason;
    return answered.signal.aborted || !isServiceError(reason) || !isRefusal(reason.code);
  });
}
