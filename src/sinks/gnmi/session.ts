import type { ServerDuplexStream } from "@grpc/grpc-js";
import { type gnmi, timestampFromMs } from "../../gnmi/messages.ts";
import { type Path, toMessage } from "../../gnmi/path.ts";
import { status } from "../../gnmi/status.ts";
import { type Clock, timeOfDayMs } from "../../model/clock.ts";
import type { LeafTree, NodeChange } from "./leaf-tree.ts";
import { Outbox } from "./outbox.ts";
import { Refusal } from "./refusal.ts";
import type { Periodic, SubscribePlan } from "./request.ts";
import type { Counters } from "./stats.ts";
import type { TreeSubscriber } from "./tree-hub.ts";

/** The stream of one Subscribe RPC. */
export type SubscribeCall = ServerDuplexStream<gnmi.SubscribeRequest.$Properties, gnmi.SubscribeResponse.$Properties>;

/** What bounds a session and tells its time. */
export interface SessionContext {
  readonly clock: Clock;
  readonly counters: Counters;
  /** How long a reader may take nothing while something waits for it, milliseconds. */
  readonly slowReaderMs: number;
  /** Paths that may wait for one reader beyond those there are: such that are gone and still to be deleted. */
  readonly maxWaiting: number;
  /** Ends the RPC with this status. */
  readonly fail: (refusal: Refusal) => void;
}

const collectorPath: Path = [
  { name: "kbutler", keys: {} },
  { name: "collector", keys: {} },
];

/** One subscriber: waits for what it asked for, and writes as fast as the reader takes it. */
export class SubscribeSession implements TreeSubscriber {
  readonly target: string;
  readonly #call: SubscribeCall;
  readonly #plan: SubscribePlan;
  readonly #context: SessionContext;
  readonly #outboxes = new Map<string, Outbox>();
  /** Those with something that waits. */
  readonly #full = new Set<Outbox>();
  readonly #changedSince = new Map<Periodic, Map<string, { tree: LeafTree; change: NodeChange }>>();
  readonly #ended = new AbortController();
  #ready = false;
  #synced = false;
  #blockedSinceMs: number | undefined;

  constructor(call: SubscribeCall, plan: SubscribePlan, context: SessionContext) {
    this.target = plan.target;
    this.#call = call;
    this.#plan = plan;
    this.#context = context;
    call.on("drain", () => {
      this.#blockedSinceMs = undefined;
      this.#pump();
    });
    if (plan.mode === "stream") for (const periodic of plan.periodic) void this.#repeat(periodic);
  }

  /** See `TreeSubscriber`. */
  attach(tree: LeafTree): void {
    const outbox = new Outbox(tree, this.#plan.selectors, this.#context.counters);
    this.#outboxes.set(tree.target, outbox);
    if (!this.#plan.updatesOnly) outbox.addAll();
    this.#filled(outbox);
    if (this.#ready) this.#pump();
  }

  /** See `TreeSubscriber`. */
  attached(known: boolean): void {
    if (!known) {
      this.#fail(new Refusal(status.NOT_FOUND, `no target is named "${this.target}"`));
      return;
    }
    this.#ready = true;
    this.#pump();
  }

  /** See `TreeSubscriber`. */
  changed(tree: LeafTree, changes: readonly NodeChange[]): void {
    const outbox = this.#outboxes.get(tree.target);
    outbox?.add(changes, this.#plan.onChange);
    this.#filled(outbox);
    for (const [, held] of this.#changedSince) {
      for (const change of changes) held.set(`${tree.target} ${change.key}`, { tree, change });
    }
    this.#pump();
  }

  /** See `TreeSubscriber`. */
  detach(target: string): void {
    const outbox = this.#outboxes.get(target);
    if (outbox) this.#full.delete(outbox);
    this.#outboxes.delete(target);
    if (this.target !== "*") {
      this.#fail(new Refusal(status.NOT_FOUND, `target "${target}" is no longer one of ours`));
    } else {
      this.#write({ update: this.#notification(target, [], [toMessage([{ name: "kbutler", keys: {} }])]) });
    }
  }

  /** Repeats `/kbutler/collector` where it is subscribed, so that silence means that we are gone. */
  heartbeat(): void {
    if (!this.#synced) return;
    for (const outbox of this.#outboxes.values()) {
      outbox.repeat(collectorPath, this.#plan.onChange);
      this.#filled(outbox);
    }
    this.#pump();
  }

  /** Ends a reader that has taken nothing for too long, or that has too much waiting. */
  checkReader(nowMs: number): void {
    const outboxes = [...this.#outboxes.values()];
    const waiting = outboxes.reduce((total, { size }) => total + size, 0);
    const excess = outboxes.reduce((total, { size, tree }) => total + Math.max(0, size - tree.size), 0);
    const blockedMs = this.#blockedSinceMs === undefined ? 0 : nowMs - this.#blockedSinceMs;
    if (blockedMs < this.#context.slowReaderMs && excess <= this.#context.maxWaiting) return;
    this.#context.counters.slowReaders++;
    const details = `slow reader: ${waiting} paths wait and nothing was taken for ${Math.round(blockedMs / 1000)} s`;
    this.#fail(new Refusal(status.RESOURCE_EXHAUSTED, details));
  }

  /** The RPC is over, however it ended. */
  end(): void {
    this.#ended.abort();
    this.#outboxes.clear();
    this.#full.clear();
  }

  #fail(refusal: Refusal): void {
    this.end();
    this.#context.fail(refusal);
  }

  #filled(outbox: Outbox | undefined): void {
    if (outbox && outbox.size > 0) this.#full.add(outbox);
  }

  #pump(): void {
    if (!this.#ready || this.#ended.signal.aborted) return;
    for (const outbox of this.#full) {
      const { target } = outbox.tree;
      while (outbox.size > 0) {
        if (this.#blockedSinceMs !== undefined) return;
        const message = outbox.take(this.#plan.encoding);
        if (message.update.length + message.delete.length === 0) continue;
        this.#context.counters.updates += message.update.length;
        this.#context.counters.deletes += message.delete.length;
        this.#write({ update: this.#notification(target, message.update, message.delete) });
      }
      this.#full.delete(outbox);
    }
    if (this.#synced) return;
    this.#synced = true;
    this.#write({ syncResponse: true });
    if (this.#plan.mode === "once") {
      this.end();
      this.#call.end();
    }
  }

  #notification(
    target: string,
    update: gnmi.Update.$Properties[],
    deletes: gnmi.Path.$Properties[],
  ): gnmi.Notification.$Properties {
    return {
      timestamp: timestampFromMs(timeOfDayMs(this.#context.clock)),
      prefix: { target },
      update,
      delete: deletes,
    };
  }

  #write(message: gnmi.SubscribeResponse.$Properties): void {
    this.#context.counters.messages++;
    if (!this.#call.write(message)) this.#blockedSinceMs ??= this.#context.clock.nowMs();
  }

  /** SAMPLE and heartbeat_interval. */
  async #repeat(periodic: Periodic): Promise<void> {
    const { signal } = this.#ended;
    if (periodic.onlyChanged) this.#changedSince.set(periodic, new Map());
    while (!signal.aborted) {
      await this.#context.clock.sleep(periodic.intervalMs, signal);
      if (signal.aborted || !this.#synced) continue;
      const changed = this.#changedSince.get(periodic);
      if (changed === undefined) for (const outbox of this.#outboxes.values()) outbox.addAll(periodic.selectors);
      for (const { tree, change } of changed?.values() ?? []) {
        this.#outboxes.get(tree.target)?.add([change], periodic.selectors);
      }
      changed?.clear();
      for (const outbox of this.#outboxes.values()) this.#filled(outbox);
      this.#pump();
    }
  }
}
