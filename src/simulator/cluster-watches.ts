import type { ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { TLSSocket } from "node:tls";
import type { Clock } from "../model/clock.ts";
import { apiVersionOf, type ClusterKind } from "./cluster-kinds.ts";
import type { ClusterObject, JsonMap } from "./cluster-object.ts";
import { failure } from "./cluster-reply.ts";
import type { LabelMatch } from "./cluster-selector.ts";
import type { ClusterStore, StoreChange } from "./cluster-store.ts";

/** A client that lets so much pile up is cut, bytes. */
const unreadMaxBytes = 64 * 1024 * 1024;

/** What one watch asked for. */
export interface WatchRequest {
  readonly kind: ClusterKind;
  readonly version: string;
  readonly namespace: string | undefined;
  readonly labels: LabelMatch;
  /** Undefined: everything that is, then what changes. */
  readonly since: number | undefined;
  readonly bookmarks: boolean;
  readonly timeoutMs: number;
}

interface OpenWatch {
  readonly request: WatchRequest;
  readonly response: ServerResponse;
  readonly closed: AbortController;
  hung: boolean;
  skip: number;
}

/** The open watches of a simulated API server: each gets every change after its resource version, in order. */
export class ClusterWatches {
  readonly #store: ClusterStore;
  readonly #clock: Clock;
  readonly #open = new Set<OpenWatch>();
  #bookmarkMs: number;
  #bookmarkTimer = new AbortController();

  constructor(store: ClusterStore, clock: Clock, bookmarkMs: number) {
    this.#store = store;
    this.#clock = clock;
    this.#bookmarkMs = bookmarkMs;
    store.listen((change) => {
      for (const watch of [...this.#open]) this.#tell(watch, change);
    });
    void this.#sendBookmarks(this.#bookmarkTimer.signal);
  }

  /** Open watches, of one plural or of all. */
  count(resource?: string): number {
    return this.#matching(resource).length;
  }

  /** Serves a watch until its client, its timeout or a fault ends it. */
  open(request: WatchRequest, response: ServerResponse): void {
    const watch: OpenWatch = { request, response, closed: new AbortController(), hung: false, skip: 0 };
    response.writeHead(200, { "Content-Type": "application/json", "Cache-Control": "no-cache, private" });
    response.flushHeaders();
    const changes = request.since === undefined ? [] : this.#store.since(request.kind, request.since);
    if (changes === undefined) {
      const message = `too old resource version: ${request.since} (${this.#store.version})`;
      this.#send(watch, "ERROR", failure(410, message));
      response.end();
      return;
    }
    this.#open.add(watch);
    response.on("close", () => this.#close(watch));
    if (request.since === undefined) {
      for (const object of this.#store.list(request.kind, request.namespace)) {
        if (request.labels(object.metadata.labels ?? {})) this.#send(watch, "ADDED", this.#served(watch, object));
      }
    }
    for (const change of changes) this.#tell(watch, change);
    void this.#clock.sleep(request.timeoutMs, watch.closed.signal).then(() => {
      if (watch.closed.signal.aborted || watch.hung) return;
      if (request.bookmarks) this.#bookmark(watch);
      response.end();
    });
  }

  /** Ends watches in order. Answers how many. */
  end(resource?: string): number {
    return this.#each(resource, (watch) => watch.response.end());
  }

  /** Cuts watches in the middle of an object. */
  reset(resource?: string): number {
    return this.#each(resource, (watch) => {
      if (!watch.response.writableEnded) watch.response.write('{"type":"MODIFIED","object":{"kind":"');
      watch.hung = true; // nothing may follow the half object
      setImmediate(() => cut(watch.response.socket)); // after the half object left
    });
  }

  /** Makes watches fall silent without closing them. */
  hang(resource?: string): number {
    return this.#each(resource, (watch) => {
      watch.hung = true;
    });
  }

  /** Sends one line, whatever it is, to watches. */
  line(text: string, resource?: string): number {
    return this.#each(resource, (watch) => this.#write(watch, text));
  }

  /** Keeps the next changes from watches that are open now. */
  skip(count: number, resource?: string): number {
    return this.#each(resource, (watch) => {
      watch.skip = count;
    });
  }

  /** Bookmarks at another period from now on, milliseconds; 0 means none. */
  setBookmarkPeriod(periodMs: number): void {
    this.#bookmarkMs = periodMs;
    this.#bookmarkTimer.abort();
    this.#bookmarkTimer = new AbortController();
    void this.#sendBookmarks(this.#bookmarkTimer.signal);
  }

  /** Ends everything. */
  close(): void {
    this.#bookmarkTimer.abort();
    for (const watch of [...this.#open]) {
      watch.response.destroy();
      this.#close(watch);
    }
  }

  async #sendBookmarks(signal: AbortSignal): Promise<void> {
    while (this.#bookmarkMs > 0 && !signal.aborted) {
      await this.#clock.sleep(this.#bookmarkMs, signal);
      if (signal.aborted) return;
      for (const watch of [...this.#open]) if (watch.request.bookmarks) this.#bookmark(watch);
    }
  }

  #bookmark(watch: OpenWatch): void {
    const { kind, version } = watch.request;
    this.#send(watch, "BOOKMARK", {
      kind: kind.kind,
      apiVersion: apiVersionOf(kind, version),
      metadata: { resourceVersion: String(this.#store.version), creationTimestamp: null },
    });
  }

  /** A watch with a selector sees an object that begins or ceases to match as one that comes or goes. */
  #tell(watch: OpenWatch, { kind, before, after, type, version }: StoreChange): void {
    const { request } = watch;
    if (kind !== request.kind) return;
    if (request.namespace !== undefined && after.metadata.namespace !== request.namespace) return;
    if (request.since !== undefined && version <= request.since) return;
    const matched = before !== undefined && request.labels(before.metadata.labels ?? {});
    const matches = type !== "DELETED" && request.labels(after.metadata.labels ?? {});
    if (!matched && !matches) return;
    if (watch.skip > 0) {
      watch.skip--;
      return;
    }
    const seen = !matches ? "DELETED" : matched ? "MODIFIED" : "ADDED";
    this.#send(watch, seen, this.#served(watch, after));
  }

  #served({ request }: OpenWatch, object: ClusterObject): ClusterObject {
    return { ...object, apiVersion: apiVersionOf(request.kind, request.version) };
  }

  #send(watch: OpenWatch, type: string, object: JsonMap): void {
    this.#write(watch, JSON.stringify({ type, object }));
  }

  #write(watch: OpenWatch, line: string): void {
    if (watch.hung || watch.response.writableEnded) return;
    watch.response.write(`${line}\n`);
    if (watch.response.writableLength > unreadMaxBytes) watch.response.destroy();
  }

  #each(resource: string | undefined, act: (watch: OpenWatch) => void): number {
    const matching = this.#matching(resource);
    for (const watch of matching) act(watch);
    return matching.length;
  }

  #matching(resource: string | undefined): OpenWatch[] {
    return [...this.#open].filter((watch) => resource === undefined || watch.request.kind.plural === resource);
  }

  #close(watch: OpenWatch): void {
    watch.closed.abort();
    this.#open.delete(watch);
  }
}

/** Ends a connection without a word: by a reset, or below TLS, which cannot be reset, by closing it. */
function cut(socket: Socket | null): void {
  if (socket instanceof TLSSocket) socket.destroy();
  else socket?.resetAndDestroy();
}
