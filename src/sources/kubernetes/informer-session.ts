import { isDeepStrictEqual } from "node:util";
import { ListWatch } from "@kubernetes/client-node";
import type { Backoff } from "../../backoff.ts";
import type { Clock } from "../../model/clock.ts";
import { type ClusterResources, type ObjectKey, objectKey, type ResourceName } from "../../model/cluster.ts";
import type { ApiClient } from "./api-client.ts";
import { ApiError } from "./api-error.ts";
import type { Decode, DecodeIssue } from "./decode.ts";
import { FieldError, JsonObject } from "./json-fields.ts";
import { type CompleteList, listPages } from "./list-pages.ts";
import { type SessionEnd, type Translated, WatchStream } from "./watch-stream.ts";

/** What an informer caches of one object: our decoded value where the API's own metadata would be. The informer needs no
 *  more than name, namespace and resource version, so nothing else of the object stays in memory. */
interface Kept<R extends ResourceName> {
  readonly metadata: ClusterResources[R];
}

/** Whom a session tells. `alive` is proof of life without a change. */
export interface SessionListener<R extends ResourceName> {
  listed(objects: readonly ClusterResources[R][]): void;
  upsert(object: ClusterResources[R]): void;
  delete(key: ObjectKey): void;
  alive(): void;
  connected(): void;
  disconnected(why: string): void;
  malformed(issue: DecodeIssue): void;
}

/** What a session needs. */
export interface SessionOptions<R extends ResourceName> {
  readonly resource: R;
  readonly client: ApiClient;
  readonly clock: Clock;
  readonly backoff: Backoff;
  readonly decode: Decode;
  /** Path of the collection, without a query. */
  readonly path: string;
  readonly labelSelector: string | undefined;
  readonly pageSize: number;
  readonly silenceMs: number;
  /** After so long the server ends a watch, seconds. */
  readonly watchTimeoutS: number;
  /** What the session before this one knew: an object that is still the same keeps its identity. */
  readonly previous: InformerSession<R> | undefined;
  readonly listener: SessionListener<R>;
}

/** One informer's life: one complete list, then watches that each go on from the last resource version, until something
 *  makes the cache doubtful. It is started once and never again; the supervisor makes a new one. */
export class InformerSession<R extends ResourceName> {
  readonly #options: SessionOptions<R>;
  readonly #stopped = new AbortController();
  readonly #ended = Promise.withResolvers<SessionEnd>();
  readonly #stream: WatchStream;
  readonly #informer: ListWatch<Kept<R>>;
  #previous: InformerSession<R> | undefined;
  #over = false;
  #live = false;
  #lastVersion = "";

  constructor(options: SessionOptions<R>) {
    this.#options = options;
    this.#previous = options.previous;
    this.#stream = new WatchStream({
      client: options.client,
      clock: options.clock,
      backoff: options.backoff,
      silenceMs: options.silenceMs,
      translate: (type, object) => {
        try {
          return this.#translate(type, object);
        } catch (defect) {
          this.#fail(defect);
          return { end: { kind: "stopped" } };
        }
      },
      opening: () => {
        this.#live = true; // what the informer tells before is its list, which went out as a whole
      },
      connected: () => this.#guarded(() => options.listener.connected()),
      disconnected: (why) => this.#guarded(() => options.listener.disconnected(why)),
      ended: (end) => this.end(end),
    });
    // ListWatch never asks for bookmarks, but keeps the parameters it finds in its path.
    const watchPath = `${options.path}?allowWatchBookmarks=true&timeoutSeconds=${options.watchTimeoutS}`;
    this.#informer = new ListWatch<Kept<R>>(
      watchPath,
      this.#stream,
      () => this.#list(),
      false,
      options.labelSelector,
      undefined,
      { delayFn: async () => {} }, // the stream below waits by our clock, and knows Retry-After
    );
    const changed = (kept: Kept<R>): void => this.#tell(() => options.listener.upsert(kept.metadata));
    this.#informer.on("add", changed);
    this.#informer.on("update", changed);
    this.#informer.on("delete", (kept) => this.#tell(() => options.listener.delete(objectKey(kept.metadata))));
    // The stream reports no errors, so this is the list that failed, after which `start` resolves as if all were well.
    this.#informer.on("error", (reason: unknown) =>
      this.end({ kind: "failed", error: ApiError.from(reason, "the list failed") }),
    );
  }

  /** Runs until `end` or `signal`. Rejects only for a defect of a listener. */
  async run(signal: AbortSignal): Promise<SessionEnd> {
    const stop = (): void => this.end({ kind: "stopped" });
    if (signal.aborted) stop();
    else signal.addEventListener("abort", stop, { once: true });
    try {
      if (!this.#over) this.#informer.start().catch((defect: unknown) => this.#fail(defect));
      return await this.#ended.promise;
    } finally {
      signal.removeEventListener("abort", stop);
    }
  }

  /** Ends the session; the first reason counts. The informer's cache stays readable. */
  end(end: SessionEnd): void {
    if (this.#over) return;
    this.#close();
    this.#ended.resolve(end);
  }

  #fail(defect: unknown): void {
    if (this.#over) return;
    this.#close();
    this.#ended.reject(defect);
  }

  #close(): void {
    this.#over = true;
    this.#previous = undefined;
    this.#stream.close();
    this.#stopped.abort();
    void this.#informer.stop();
  }

  /** What is known of one object. */
  get(namespace: string, name: string): ClusterResources[R] | undefined {
    return this.#informer.get(name, namespace)?.metadata;
  }

  /** Calls a listener. An exception there must not reach the informer, where it would end as an unhandled rejection. */
  #guarded(call: () => void): void {
    if (this.#over) return;
    try {
      call();
    } catch (defect) {
      this.#fail(defect);
    }
  }

  #tell(call: () => void): void {
    if (this.#live) this.#guarded(call);
  }

  async #list(): Promise<{ metadata: { resourceVersion: string }; items: Kept<R>[] }> {
    const { client, path, labelSelector, pageSize, listener } = this.#options;
    const take = (item: unknown): Kept<R> | undefined => {
      const object = this.#decoded(item);
      return object && { metadata: this.#same(object, this.#previous) };
    };
    let list: CompleteList<Kept<R>>;
    try {
      list = await listPages(client, path, labelSelector, pageSize, take, this.#stopped.signal);
    } catch (reason) {
      if (!(reason instanceof ApiError)) this.#fail(reason);
      throw reason;
    }
    this.#previous = undefined;
    this.#lastVersion = list.resourceVersion;
    this.#guarded(() => listener.listed(list.items.map((kept) => kept.metadata)));
    return { metadata: { resourceVersion: list.resourceVersion }, items: list.items };
  }

  #decoded(value: unknown): ClusterResources[R] | undefined {
    const result = this.#options.decode(this.#options.resource, value);
    if (result.ok) return result.value;
    this.#guarded(() => this.#options.listener.malformed(result.error));
    return undefined;
  }

  /** The object known before, if only its resource version differs; else the new one. */
  #same(object: ClusterResources[R], known: InformerSession<R> | undefined): ClusterResources[R] {
    const before = known?.get(object.namespace, object.name);
    return before !== undefined && sameButVersion(before, object) ? before : object;
  }

  #translate(type: string, value: unknown): Translated {
    const meta = readIdentity(value);
    if (meta === undefined) return { end: { kind: "relist", why: "an event of the watch names no object" } };
    if (wentBack(this.#lastVersion, meta.resourceVersion)) {
      return { end: { kind: "relist", why: "the resource version went back" } };
    }
    this.#lastVersion = meta.resourceVersion;
    const bookmark: Translated = { phase: "BOOKMARK", object: { metadata: meta } };
    switch (type) {
      case "BOOKMARK":
        this.#guarded(() => this.#options.listener.alive());
        return bookmark;
      case "DELETED":
        return { phase: type, object: { metadata: meta } };
      case "ADDED":
      case "MODIFIED": {
        const object = this.#decoded(value);
        // An object that cannot be read is as good as gone: after a restart its list would not give it either.
        if (object === undefined) return { phase: "DELETED", object: { metadata: meta } };
        const before = this.get(object.namespace, object.name);
        if (before === undefined || !sameButVersion(before, object))
          return { phase: type, object: { metadata: object } };
        this.#guarded(() => this.#options.listener.alive()); // a heartbeat of a field we do not keep
        return bookmark;
      }
      default:
        return { end: { kind: "relist", why: "an event of the watch has an unknown type" } };
    }
  }
}

interface Identity {
  readonly namespace: string;
  readonly name: string;
  readonly resourceVersion: string;
}

/** The least an event has to tell. A bookmark has a resource version only. */
function readIdentity(value: unknown): Identity | undefined {
  try {
    const metadata = JsonObject.of(value, "").object("metadata");
    const resourceVersion = metadata?.filledText("resourceVersion");
    if (metadata === undefined || resourceVersion === undefined) return undefined;
    return { namespace: metadata.text("namespace") ?? "", name: metadata.text("name") ?? "", resourceVersion };
  } catch (reason) {
    if (reason instanceof FieldError) return undefined;
    throw reason;
  }
}

/** Whether a resource version is older than one seen before, as after a restore of etcd: events below the old version would
 *  never come. Versions are opaque; where they are plain numbers they are comparable, and a wrong guess costs one list. */
function wentBack(before: string, now: string): boolean {
  return /^\d+$/.test(before) && /^\d+$/.test(now) && BigInt(now) < BigInt(before);
}

function sameButVersion<T extends { readonly resourceVersion: string }>(a: T, b: T): boolean {
  return isDeepStrictEqual({ ...a, resourceVersion: "" }, { ...b, resourceVersion: "" });
}
