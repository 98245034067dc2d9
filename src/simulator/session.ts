import type { ServerDuplexStream } from "@grpc/grpc-js";
import type { gnmi } from "../gnmi/messages.ts";
import type { Path } from "../gnmi/path.ts";
import { status } from "../gnmi/status.ts";
import type { Clock } from "../model/clock.ts";
import { type Composition, composeDeletes, composeLarge, composeReplacement, composeUpdates } from "./compose.ts";
import { entryOf, type Piece, type PieceGroup } from "./cut.ts";
import type { FaultState } from "./fault-state.ts";
import type { SupportedPaths } from "./request-path.ts";
import { concerns, covers, deletePath, subscribedGroups, subscribedPiece } from "./subscription-filter.ts";
import {
  type PlanContext,
  planOf,
  type Refusal,
  type Subscription,
  type SubscriptionPlan,
} from "./subscription-plan.ts";
import type { Tree } from "./tree.ts";
import type { ChangedNode, TreeChange } from "./tree-change.ts";
import type { TreePath } from "./tree-node.ts";
import { type LeafEncoding, syncBytes } from "./wire.ts";

/** A Subscribe call as the leaf sees it: requests decoded, responses as bytes. */
export type SubscribeCall = ServerDuplexStream<gnmi.SubscribeRequest.$Properties, Buffer>;

/** What a session needs of its leaf. */
export interface SessionContext {
  readonly tree: Tree;
  readonly clock: Clock;
  readonly faults: FaultState;
  readonly supported: SupportedPaths;
  readonly encodings: readonly LeafEncoding[];
  /** Most paths of one request: 36 on SR Linux. */
  readonly pathLimit: number;
  /** List entries put into one notification. */
  readonly entriesPerMessage: number;
  /** Changes kept for a receiver that does not read; beyond, its stream is ended. */
  readonly pendingLimit: number;
  /** Brings leaves that tick, such as the clock, up to date before they are read. */
  readonly refresh: () => void;
}

/** What SR Linux says to every stream when its gRPC server restarts. */
export const restarting: Refusal = { code: status.UNAVAILABLE, details: "Cancelling all calls" };

/** Keeps a notification well below the 4 MiB a gRPC client takes by default. */
const deletesPerMessage = 1000;

/** One Subscribe RPC: initial dump, sync_response, then changes and samples until it is cancelled. It writes only as
 *  fast as the receiver reads; meanwhile changes of one node merge. A half-closed request side ends nothing: the slot
 *  stays taken until the client cancels. */
export class SubscribeSession {
  readonly #call: SubscribeCall;
  readonly #context: SessionContext;
  readonly #over = new AbortController();
  #closed = false;
  #sent = 0;
  #wake: (() => void) | undefined;
  #resume: (() => void) | undefined;
  #updates = new Map<string, ChangedNode>();
  #deletes = new Map<string, TreePath>();
  #due = new Set<number>();

  constructor(call: SubscribeCall, context: SessionContext) {
    this.#call = call;
    this.#context = context;
  }

  /** Serves the call until it is cancelled, refused or ended. Never rejects for the client's doing. */
  async run(): Promise<void> {
    const first = await this.#firstRequest();
    if (first === undefined) return;
    const plan = planOf(first, this.#planContext());
    if (!plan.ok) return this.end(plan.error);
    const how: Composition = {
      encoding: plan.value.encoding,
      target: plan.value.target,
      faults: this.#context.faults,
      nowMs: () => this.#timestampMs(),
    };
    await (plan.value.once ? this.#once(plan.value, how) : this.#stream(plan.value, how));
  }

  /** Ends the stream with this status. */
  end(refusal: Refusal): void {
    if (this.#closed) return;
    this.#close();
    this.#call.emit("error", Object.assign(new Error(refusal.details), refusal));
  }

  #planContext(): PlanContext {
    const { faults, encodings, supported, pathLimit, tree } = this.#context;
    return { root: tree.root(), encodings: faults.encodings ?? encodings, supported, pathLimit };
  }

  #close(): void {
    this.#closed = true;
    this.#over.abort();
    this.#wake?.();
    this.#resume?.();
  }

  #firstRequest(): Promise<gnmi.SubscribeRequest.$Properties | undefined> {
    return new Promise((resolve) => {
      let seen = false;
      this.#call.on("data", (request: gnmi.SubscribeRequest.$Properties) => {
        if (seen) this.end({ code: status.INVALID_ARGUMENT, details: "Paths cannot be added to a subscription" });
        seen = true;
        resolve(request);
      });
      this.#call.on("drain", () => this.#resume?.());
      this.#call.on("cancelled", () => {
        this.#close();
        resolve(undefined);
      });
      this.#call.on("error", () => {
        this.#close();
        resolve(undefined);
      });
    });
  }

  async #once(plan: SubscriptionPlan, how: Composition): Promise<void> {
    await this.#dump(plan.subscriptions, how);
    await this.#sync();
    if (this.#closed) return;
    this.#closed = true;
    this.#call.end();
  }

  async #stream(plan: SubscriptionPlan, how: Composition): Promise<void> {
    const onChange = plan.subscriptions.filter(({ intervalMs }) => intervalMs === undefined).map(({ path }) => path);
    const unsubscribe =
      onChange.length > 0 ? this.#context.tree.subscribe((change) => this.#gather(change, onChange)) : undefined;
    const intervals = new Set(plan.subscriptions.map(({ intervalMs }) => intervalMs).filter((ms) => ms !== undefined));
    const timers = [...intervals].map((ms) =>
      setInterval(() => {
        this.#due.add(ms);
        this.#wake?.();
      }, ms),
    );
    try {
      if (!plan.updatesOnly) await this.#dump(plan.subscriptions, how);
      await this.#sync();
      while (await this.#something()) {
        const due = this.#due;
        this.#due = new Set();
        await this.#flush(onChange, how);
        const sampled = plan.subscriptions.filter(({ intervalMs }) => intervalMs !== undefined && due.has(intervalMs));
        if (sampled.length > 0) await this.#dump(sampled, how);
      }
    } finally {
      unsubscribe?.();
      for (const timer of timers) clearInterval(timer);
    }
  }

  /** Sends everything the subscriptions cover, from one snapshot. */
  async #dump(subscriptions: readonly Subscription[], how: Composition): Promise<void> {
    this.#context.refresh();
    const root = this.#context.tree.snapshot();
    const { largeMessages, reorder } = this.#context.faults;
    if (largeMessages !== undefined || reorder !== undefined) {
      const groups = subscriptions.flatMap(({ path }) => [...subscribedGroups(root, path)]);
      await this.#send(this.#composeAll(groups, how));
      return;
    }
    for (const { path } of subscriptions) {
      let batch: PieceGroup[] = [];
      for (const group of subscribedGroups(root, path)) {
        batch.push(group);
        if (batch.length < this.#context.entriesPerMessage) continue;
        if (!(await this.#send(composeUpdates(batch, how)))) return;
        batch = [];
      }
      if (batch.length > 0 && !(await this.#send(composeUpdates(batch, how)))) return;
    }
  }

  async #sync(): Promise<void> {
    const { sync } = this.#context.faults;
    if (sync.kind === "missing" || this.#closed) return;
    if (sync.kind === "late") await this.#context.clock.sleep(sync.delayMs, this.#over.signal);
    await this.#send(sync.kind === "twice" ? [syncBytes, syncBytes] : [syncBytes]);
  }

  /** Merges what changed into what is still to be sent. */
  #gather(change: TreeChange, patterns: readonly Path[]): void {
    for (const path of change.deletes) {
      if (!patterns.some((pattern) => concerns(pattern, path))) continue;
      const id = pathId(path);
      this.#deletes.set(id, path);
      this.#updates.delete(id);
    }
    for (const changed of change.updates) {
      if (changed.leaves.size === 1 && changed.leaves.has("current-datetime")) continue; // it ticks; samples tell it
      if (!patterns.some((pattern) => concerns(pattern, changed.path))) continue;
      const id = pathId(changed.path);
      const known = this.#updates.get(id);
      const leaves = known === undefined ? changed.leaves : new Set([...known.leaves, ...changed.leaves]);
      this.#updates.set(id, { path: changed.path, leaves });
    }
    if (this.#updates.size + this.#deletes.size > this.#context.pendingLimit) {
      this.end({ code: status.RESOURCE_EXHAUSTED, details: "Receiver does not keep up" });
    }
    this.#wake?.();
  }

  async #flush(patterns: readonly Path[], how: Composition): Promise<void> {
    const { deleteForm } = this.#context.faults;
    const deletes = [...this.#deletes.values()];
    const updates = this.#updates;
    this.#deletes = new Map();
    this.#updates = new Map();
    const root = this.#context.tree.root();
    const told = new Map(deletes.map((path) => deletePath(path, deleteForm)).map((path) => [pathId(path), path]));
    const messages: Buffer[] = [];
    const paths = [...told.values()];
    for (let at = 0; at < paths.length; at += deletesPerMessage) {
      messages.push(...composeDeletes(paths.slice(at, at + deletesPerMessage), how));
    }
    const groups: PieceGroup[] = [];
    for (const [id, path] of told) {
      if (this.#isExact(id, deletes)) continue;
      for (const group of subscribedGroups(root, path)) {
        if (patterns.some((pattern) => covers(pattern, group.path))) groups.push(group);
      }
    }
    for (const group of changedGroups(updates.values(), root, patterns, this.#context.faults.atomic)) {
      const whole = patterns.some((pattern) => covers(pattern, group.path));
      if (whole && this.#context.faults.deleteBeforeUpdate?.hits()) {
        messages.push(...composeReplacement(group.path, [...subscribedGroups(root, group.path)], how));
      } else groups.push(group);
    }
    messages.push(...this.#composeAll(groups, how));
    await this.#send(messages);
  }

  /** The messages of groups that are sent together; no order is kept between different entries under that fault. */
  #composeAll(groups: readonly PieceGroup[], how: Composition): Buffer[] {
    const { largeMessages, reorder } = this.#context.faults;
    if (largeMessages !== undefined) return composeLarge(groups, largeMessages, how);
    const messages: Buffer[] = [];
    const ordered = reorder === undefined ? groups : shuffled(groups, reorder);
    for (let at = 0; at < ordered.length; at += this.#context.entriesPerMessage) {
      messages.push(...composeUpdates(ordered.slice(at, at + this.#context.entriesPerMessage), how));
    }
    return messages;
  }

  #isExact(id: string, deletes: readonly TreePath[]): boolean {
    return deletes.some((path) => pathId(path) === id);
  }

  /** Writes messages as the receiver takes them. False once the call is over. */
  async #send(messages: readonly Buffer[]): Promise<boolean> {
    for (const message of messages) {
      if (this.#closed) return false;
      this.#sent++;
      const taken = this.#call.write(message);
      if (this.#sent === this.#context.faults.dropAfter) this.end(restarting);
      if (taken || this.#closed) continue;
      await new Promise<void>((resolve) => {
        this.#resume = resolve;
      });
      this.#resume = undefined;
    }
    return !this.#closed;
  }

  #timestampMs(): number {
    const nowMs = this.#context.clock.nowMs();
    switch (this.#context.faults.timestamps) {
      case "zero":
        return 0;
      case "backwards":
        return nowMs - this.#sent * 1000;
      case "future":
        return nowMs + 86_400_000;
      default:
        return nowMs;
    }
  }

  /** Waits for a change or a sample. False once the call is over. */
  async #something(): Promise<boolean> {
    while (!this.#closed && this.#updates.size === 0 && this.#deletes.size === 0 && this.#due.size === 0) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
      this.#wake = undefined;
    }
    return !this.#closed;
  }
}

/** Changed nodes by the entry they belong to; with `atomic` entries of the route table in full. */
function changedGroups(
  updates: Iterable<ChangedNode>,
  root: ReturnType<Tree["root"]>,
  patterns: readonly Path[],
  atomic: boolean,
): PieceGroup[] {
  const groups = new Map<string, { path: TreePath; pieces: Piece[]; whole: false }>();
  for (const changed of updates) {
    const piece = subscribedPiece(changed, root, patterns);
    if (piece === undefined) continue;
    const path = entryOf(changed.path);
    const id = pathId(path);
    const group = groups.get(id);
    if (group === undefined) groups.set(id, { path, pieces: [piece], whole: false });
    else group.pieces.push(piece);
  }
  if (!atomic) return [...groups.values()];
  return [...groups.values()].flatMap((group) => {
    const all = patterns.some((pattern) => covers(pattern, group.path)) ? [...subscribedGroups(root, group.path)] : [];
    return all[0]?.whole ? all : [group];
  });
}

/** Another order, always the same for a seed. Source of the numbers: a linear congruential generator. */
function shuffled<T>(items: readonly T[], seed: number): T[] {
  let state = seed >>> 0;
  const drawn = items.map((item) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return { item, at: state };
  });
  return drawn.sort((a, b) => a.at - b.at).map(({ item }) => item);
}

function pathId(path: TreePath): string {
  return path.map(({ name, keys }) => `${name}\t${Object.values(keys).join("\t")}`).join("\n");
}
