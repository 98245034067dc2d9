import assert from "node:assert/strict";
import { gnmi } from "../../src/gnmi/messages.ts";
import { silentLog } from "../../src/log.ts";
import { Publisher, type State, type StateWriter, type WriteOutcome } from "../../src/shim/publisher.ts";
import { VerdictBoard } from "../../src/shim/verdict-board.ts";
import { readNotification } from "../../src/shim/verdict-subscription.ts";
import type { LeafTree, NodeChange } from "../../src/sinks/gnmi/leaf-tree.ts";
import { Outbox } from "../../src/sinks/gnmi/outbox.ts";
import type { Selector } from "../../src/sinks/gnmi/selection.ts";
import { noCounters } from "../../src/sinks/gnmi/stats.ts";
import type { TreeHub, TreeSubscriber } from "../../src/sinks/gnmi/tree-hub.ts";
import type { Rng } from "./random.ts";
import type { VirtualTime } from "./virtual-time.ts";

const everything: readonly Selector[] = [{ path: [{ name: "kbutler", keys: {} }], leaf: undefined }];

/** Where the shim writes: the switch's tree by path, with the moods of a server that is not always well. */
export class SwitchTree implements StateWriter {
  readonly tree = new Map<string, string>();
  readonly #rng: Rng;
  #registration = new AbortController();
  wellBehaved = false;

  constructor(rng: Rng) {
    this.#rng = rng;
  }

  /** An agent registers anew: until `purge` its writes stand. */
  register(): AbortSignal {
    this.#registration = new AbortController();
    return this.#registration.signal;
  }

  /** Whether the agent's writes stand. */
  get registered(): boolean {
    return !this.#registration.signal.aborted;
  }

  /** All that the agent wrote is gone, and so is its registration: it has to begin anew. */
  purge(): void {
    this.tree.clear();
    this.#registration.abort();
  }

  update(states: readonly State[]): Promise<WriteOutcome> {
    return this.#answer(() => {
      for (const { path, json } of states) this.tree.set(path, json);
    });
  }

  remove(paths: readonly string[]): Promise<WriteOutcome> {
    return this.#answer(() => {
      for (const path of paths) this.tree.delete(path);
    });
  }

  /** An answer may be lost before or after the work was done. */
  #answer(apply: () => void): Promise<WriteOutcome> {
    if (!this.registered) return Promise.reject(new Error("not registered"));
    const mood = this.wellBehaved ? 1 : this.#rng.next();
    if (mood < 0.02) return Promise.reject(new Error("server lost before"));
    if (mood < 0.06) return Promise.resolve({ kind: "refused", reason: "busy" });
    apply();
    if (mood < 0.08) return Promise.reject(new Error("server lost after"));
    return Promise.resolve({ kind: "accepted" });
  }
}

/** One leaf's shim: a session with the collector's hub over real bytes, the board, the publisher and the switch's tree. */
export class ShimSide {
  readonly target: string;
  readonly ndk: SwitchTree;
  readonly #time: VirtualTime;
  readonly #holdTimeMs: number;
  #board: VerdictBoard;
  #publisher: Publisher;
  #stop = new AbortController();
  #session: Session | undefined;
  #unsyncedSinceMs: number | undefined;

  constructor(target: string, time: VirtualTime, holdTimeMs: number, rng: Rng) {
    this.target = target;
    this.#time = time;
    this.#holdTimeMs = holdTimeMs;
    this.ndk = new SwitchTree(rng);
    this.#publisher = this.#newPublisher();
    this.#board = this.#newBoard();
    void this.#publish();
  }

  /** Throws if the switch still shows a verdict though the collector has been away for longer than the hold time, and all
   *  that was to be written is written. */
  checkSilence(): void {
    const since = this.#unsyncedSinceMs;
    if (since === undefined || this.#time.nowMs() <= since + this.#holdTimeMs || this.#publisher.pending > 0) return;
    for (const [path, json] of this.ndk.tree) {
      const shown: unknown = JSON.parse(json);
      const state =
        typeof shown === "object" && shown !== null && "oper-state" in shown ? shown["oper-state"] : "unknown";
      assert.equal(state, "unknown", `${path} is shown though the collector is away`);
    }
  }

  /** A session with this collector. */
  connect(hub: TreeHub): void {
    this.disconnect();
    this.#board.opened();
    const session: Session = new Session(this.target, hub, {
      bytes: (bytes) => this.#take(session, bytes),
      synced: () => this.#show(session),
    });
    this.#session = session;
    hub.subscribe(session);
  }

  /** The session is over. */
  disconnect(): void {
    const session = this.#session;
    if (session === undefined) return;
    this.#session = undefined;
    session.end();
    if (this.#unsyncedSinceMs !== undefined) return;
    this.#unsyncedSinceMs = this.#time.nowMs();
    const since = this.#unsyncedSinceMs;
    this.#time.after(this.#holdTimeMs, () => {
      if (this.#unsyncedSinceMs === since && this.#board.holdsVerdicts) this.#board.declareUnreachable();
    });
  }

  /** Whether the switch ought to show what the collector means: all of it has come, and all of it is written. */
  get settled(): boolean {
    return this.#session?.shown === true && this.ndk.registered && this.#publisher.pending === 0;
  }

  /** The process starts anew; the switch purges what a dead agent wrote. */
  restart(): void {
    this.disconnect();
    this.#stop.abort();
    this.#stop = new AbortController();
    this.ndk.purge();
    this.#unsyncedSinceMs = undefined;
    this.#publisher = this.#newPublisher();
    this.#board = this.#newBoard();
    void this.#publish();
  }

  /** Ends for good. */
  stop(): void {
    this.disconnect();
    this.#stop.abort();
  }

  #take(session: Session, bytes: Uint8Array): void {
    if (session !== this.#session) return;
    const { notification, malformed } = readNotification(gnmi.Notification.decode(bytes));
    this.#board.apply(notification, malformed);
    if (session.dumped && this.#unsynced) this.#show(session);
  }

  get #unsynced(): boolean {
    return this.#session?.shown !== true;
  }

  #show(session: Session): void {
    if (session !== this.#session || this.#board.swap() !== "shown") return;
    session.shown = true;
    this.#unsyncedSinceMs = undefined;
  }

  #newBoard(): VerdictBoard {
    const publisher = this.#publisher;
    return new VerdictBoard((path, leaves) => publisher.want(path, leaves), 10_000);
  }

  #newPublisher(): Publisher {
    const limits = { batchStates: 20, batchBytes: 100_000, intervalMs: 50, retryMs: 200 };
    return new Publisher({ ...limits, naming: "hyphen", wrapValues: false }, this.#time, silentLog);
  }

  /** One registration after the other. */
  async #publish(): Promise<void> {
    const { signal } = this.#stop;
    const publisher = this.#publisher;
    while (!signal.aborted) {
      try {
        await publisher.run(this.ndk, AbortSignal.any([signal, this.ndk.register()]));
      } catch {
        // a call failed: registered again below
      }
      await this.#time.sleep(500, signal);
    }
  }
}

interface Receiver {
  readonly bytes: (bytes: Uint8Array) => void;
  readonly synced: () => void;
}

/** A subscriber of the collector's hub whose messages go over the wire in bytes. */
class Session implements TreeSubscriber {
  readonly target: string;
  dumped = false;
  shown = false;
  readonly #hub: TreeHub;
  readonly #to: Receiver;
  #outbox: Outbox | undefined;

  constructor(target: string, hub: TreeHub, to: Receiver) {
    this.target = target;
    this.#hub = hub;
    this.#to = to;
  }

  attach(tree: LeafTree): void {
    this.#outbox = new Outbox(tree, everything, noCounters());
    this.#outbox.addAll();
  }

  attached(): void {
    this.#pump();
    this.dumped = true;
    this.#to.synced();
  }

  changed(_tree: LeafTree, changes: readonly NodeChange[]): void {
    this.#outbox?.add(changes, everything);
    this.#pump();
  }

  detach(): void {
    this.end();
  }

  end(): void {
    this.#outbox = undefined;
    this.#hub.unsubscribe(this);
  }

  #pump(): void {
    const outbox = this.#outbox;
    while (outbox !== undefined && outbox.size > 0) {
      const message = outbox.take("json_ietf");
      this.#to.bytes(gnmi.Notification.encode({ prefix: { target: this.target }, ...message }).finish());
    }
  }
}
