import type { Path } from "../gnmi/path.ts";
import type { Log } from "../log.ts";
import type { Clock } from "../model/clock.ts";
import { formatJsPath, type Naming, ndkName } from "../ndk/js-path.ts";
import type { Leaves } from "../verdict/state-tree.ts";
import { Wakeup } from "./wakeup.ts";

/** One state as the NDK takes it: the JSON replaces what stood at the path. */
export interface State {
  readonly path: string;
  readonly json: string;
}

/** What became of a write: `refused` is the server's answer (status FAILED); a lost server rejects the promise. */
export type WriteOutcome = { readonly kind: "accepted" } | { readonly kind: "refused"; readonly reason: string };

/** Where states go for as long as one registration lives. */
export interface StateWriter {
  update(states: readonly State[]): Promise<WriteOutcome>;
  remove(paths: readonly string[]): Promise<WriteOutcome>;
}

/** How states are written. */
export interface PublisherOptions {
  readonly naming: Naming;
  /** Leaves as `{"value": ...}`: the classic form. */
  readonly wrapValues: boolean;
  /** Most states, and most bytes of paths and JSON, in one call. */
  readonly batchStates: number;
  readonly batchBytes: number;
  /** Least time between two calls, milliseconds: what is wanted meanwhile is coalesced. */
  readonly intervalMs: number;
  /** How long a refused state waits before it is tried again, milliseconds. */
  readonly retryMs: number;
}

interface Item {
  readonly depth: number;
  /** The JSON that is to stand at the path; undefined: nothing is. */
  wanted: string | undefined;
  /** The JSON last accepted; empty if it is not sure what stands there, undefined if nothing does. */
  written: string | undefined;
  retryAtMs: number | undefined;
  refusals: number;
}

const longestWaitMs = 10_000;
const refusalsGivenUp = 10;
const longestRetryMs = 3_600_000;

/** Brings the switch's tree to what is wanted: the latest state of each path, one call at a time, parents before children,
 *  and what is gone taken out before anything is added, deepest first. It works by level, so what changes back before it was
 *  written costs nothing. */
export class Publisher {
  readonly #options: PublisherOptions;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #items = new Map<string, Item>();
  /** By depth of path: what differs from what was written. */
  readonly #dirty: Set<string>[] = [];
  readonly #deferred = new Set<string>();
  readonly #wakeup = new Wakeup();
  readonly #counts = { published: 0, deleted: 0, errors: 0 };
  #batchLimit: number;

  constructor(options: PublisherOptions, clock: Clock, log: Log) {
    this.#options = options;
    this.#clock = clock;
    this.#log = log;
    this.#batchLimit = options.batchStates;
  }

  /** States accepted, paths deleted, and calls that failed or were refused, since the start. */
  get counts(): { readonly published: number; readonly deleted: number; readonly errors: number } {
    return this.#counts;
  }

  /** Paths that are not yet as wanted. */
  get pending(): number {
    return this.#dirty.reduce((total, paths) => total + paths.size, this.#deferred.size);
  }

  /** Paths refused by the server that wait to be tried again; without deletes of what may not be there at all. */
  get refused(): number {
    let count = 0;
    for (const jsPath of this.#deferred) {
      const item = this.#items.get(jsPath);
      if (item !== undefined && !isUnsureDelete(item)) count++;
    }
    return count;
  }

  /** Paths known: wanted, or still to be deleted. */
  get size(): number {
    return this.#items.size;
  }

  /** Wants these leaves at this path; undefined wants the path gone. */
  want(path: Path, leaves: Leaves | undefined): void {
    const jsPath = formatJsPath(path, this.#options.naming);
    const wanted = leaves === undefined ? undefined : renderLeaves(path, leaves, this.#options);
    const item = this.#items.get(jsPath) ?? {
      depth: path.length,
      wanted: undefined,
      written: undefined,
      retryAtMs: undefined,
      refusals: 0,
    };
    if (item.wanted === wanted) return;
    item.wanted = wanted;
    item.refusals = 0;
    item.retryAtMs = undefined;
    this.#deferred.delete(jsPath);
    this.#items.set(jsPath, item);
    this.#mark(jsPath, item);
    this.#wakeup.ring();
  }

  /** Writes until `signal` aborts; rejects when the server is lost. Each run belongs to a new registration, whose tree may be
   *  empty or not: everything wanted is written anew, and everything unwanted that may stand there is deleted. */
  async run(writer: StateWriter, signal: AbortSignal): Promise<void> {
    this.#batchLimit = this.#options.batchStates;
    this.#deferred.clear();
    for (const [jsPath, item] of this.#items) {
      item.retryAtMs = undefined;
      item.refusals = 0;
      if (item.written !== undefined) item.written = "";
      this.#mark(jsPath, item);
    }
    let failures = 0;
    while (!signal.aborted) {
      const outcome = await this.#writeOne(writer, signal);
      if (outcome === "idle") await this.#wakeup.wait(this.#clock, this.#untilRetryMs(), signal);
      else {
        failures = outcome === "accepted" ? 0 : failures + 1;
        const waitMs = Math.min(this.#options.intervalMs * 2 ** Math.max(0, failures - 8), longestWaitMs);
        await this.#clock.sleep(Math.max(waitMs, this.#options.intervalMs), signal);
      }
      this.#returnDeferred();
    }
  }

  async #writeOne(writer: StateWriter, signal: AbortSignal): Promise<"idle" | "accepted" | "refused"> {
    const deletes = this.#nextDeletes();
    const updates = deletes.length > 0 ? [] : this.#nextUpdates();
    if (deletes.length + updates.length === 0) return "idle";
    const paths = deletes.length > 0 ? deletes : updates.map(({ path }) => path);
    const before = this.#becomeUnsure(paths);
    let outcome: WriteOutcome;
    try {
      outcome = deletes.length > 0 ? await writer.remove(deletes) : await writer.update(updates);
    } catch (reason) {
      if (!signal.aborted) this.#counts.errors++;
      throw reason;
    }
    if (outcome.kind === "refused") {
      if (deletes.length > 0) this.#restore(before);
      this.#refuse(paths, outcome.reason);
      return "refused";
    }
    this.#batchLimit = Math.min(this.#options.batchStates, this.#batchLimit * 2);
    for (const jsPath of deletes) this.#deleted(jsPath);
    for (const { path, json } of updates) this.#updated(path, json);
    return "accepted";
  }

  #nextDeletes(): string[] {
    const paths: string[] = [];
    let bytes = 0;
    for (let depth = this.#dirty.length - 1; depth >= 0; depth--) {
      for (const jsPath of this.#dirty[depth] ?? []) {
        if (this.#items.get(jsPath)?.wanted !== undefined) continue;
        bytes += Buffer.byteLength(jsPath);
        if (paths.length > 0 && (paths.length >= this.#batchLimit || bytes > this.#options.batchBytes)) return paths;
        paths.push(jsPath);
      }
    }
    return paths;
  }

  #nextUpdates(): State[] {
    const states: State[] = [];
    let bytes = 0;
    for (const paths of this.#dirty) {
      for (const path of paths ?? []) {
        const json = this.#items.get(path)?.wanted;
        if (json === undefined) continue;
        bytes += Buffer.byteLength(path) + Buffer.byteLength(json);
        if (states.length > 0 && (states.length >= this.#batchLimit || bytes > this.#options.batchBytes)) return states;
        states.push({ path, json });
      }
    }
    return states;
  }

  /** From the moment a call is sent until it is answered nobody can tell what stands at its paths, and what is wanted
   *  meanwhile is pending whatever stood there before. Returns what did. */
  #becomeUnsure(paths: readonly string[]): ReadonlyMap<string, string | undefined> {
    const before = new Map<string, string | undefined>();
    for (const jsPath of paths) {
      const item = this.#items.get(jsPath);
      if (item === undefined) continue;
      before.set(jsPath, item.written);
      item.written = "";
      this.#mark(jsPath, item);
    }
    return before;
  }

  /** A refused delete leaves what stood there, while of refused updates some may have been taken. */
  #restore(before: ReadonlyMap<string, string | undefined>): void {
    for (const [jsPath, written] of before) {
      const item = this.#items.get(jsPath);
      if (item === undefined) continue;
      item.written = written;
      this.#mark(jsPath, item);
    }
  }

  #updated(jsPath: string, json: string): void {
    this.#counts.published++;
    const item = this.#items.get(jsPath);
    if (item === undefined) return;
    item.written = json;
    item.refusals = 0;
    this.#mark(jsPath, item);
  }

  #deleted(jsPath: string): void {
    this.#counts.deleted++;
    const item = this.#items.get(jsPath);
    if (item === undefined) return;
    item.written = undefined;
    this.#mark(jsPath, item);
  }

  /** A refused batch comes again in halves until the state to blame stands alone; that one waits, the rest goes on. */
  #refuse(paths: readonly string[], reason: string): void {
    this.#counts.errors++;
    const [jsPath] = paths;
    if (paths.length > 1 || jsPath === undefined) {
      this.#batchLimit = Math.max(1, Math.floor(paths.length / 2));
      return;
    }
    const item = this.#items.get(jsPath);
    if (item === undefined || item.wanted === item.written) return; // no longer wanted so
    item.refusals++;
    if (item.refusals === 1) this.#log.warn({ path: jsPath, reason }, "NDK server refused a state");
    this.#dirty[item.depth]?.delete(jsPath);
    if (isUnsureDelete(item) && item.refusals >= refusalsGivenUp) {
      this.#items.delete(jsPath); // nothing stands there: servers may refuse to delete what is not there
      return;
    }
    const waitMs = Math.min(this.#options.retryMs * 2 ** (item.refusals - 1), longestRetryMs);
    item.retryAtMs = this.#clock.nowMs() + waitMs;
    this.#deferred.add(jsPath);
  }

  #untilRetryMs(): number {
    let firstMs = Number.POSITIVE_INFINITY;
    for (const jsPath of this.#deferred) firstMs = Math.min(firstMs, this.#items.get(jsPath)?.retryAtMs ?? 0);
    return Math.max(0, Math.min(firstMs - this.#clock.nowMs(), 3_600_000));
  }

  #returnDeferred(): void {
    if (this.#deferred.size === 0) return;
    const nowMs = this.#clock.nowMs();
    for (const jsPath of this.#deferred) {
      const item = this.#items.get(jsPath);
      if (item?.retryAtMs !== undefined && item.retryAtMs > nowMs) continue;
      this.#deferred.delete(jsPath);
      if (item !== undefined) this.#mark(jsPath, item);
    }
  }

  #mark(jsPath: string, item: Item): void {
    while (this.#dirty.length <= item.depth) this.#dirty.push(new Set());
    if (item.wanted !== item.written) this.#dirty[item.depth]?.add(jsPath);
    else this.#dirty[item.depth]?.delete(jsPath);
    if (item.wanted === undefined && item.written === undefined) this.#items.delete(jsPath);
  }
}

function isUnsureDelete(item: Item): boolean {
  return item.wanted === undefined && item.written === "";
}

function renderLeaves(path: Path, leaves: Leaves, form: Pick<PublisherOptions, "naming" | "wrapValues">): string {
  const keys = path.at(-1)?.keys ?? {};
  const rendered: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(leaves)) {
    if (Object.hasOwn(keys, name)) continue; // told by the path
    rendered[ndkName(name, form.naming)] = form.wrapValues ? { value } : value;
  }
  return JSON.stringify(rendered);
}
