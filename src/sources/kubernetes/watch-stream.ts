import type { IncomingMessage } from "node:http";
import { Watch } from "@kubernetes/client-node";
import type { Backoff } from "../../backoff.ts";
import type { Clock } from "../../model/clock.ts";
import type { ApiClient } from "./api-client.ts";
import { ApiError } from "./api-error.ts";
import { FieldError, JsonObject } from "./json-fields.ts";

/** Longest line of a watch; etcd takes no object beyond 1.5 MB, and JSON of it is hardly larger. */
const lineMaxChars = 16 * 1024 * 1024;

/** Why a watch cannot go on from where it is. `relist`: the cache is in doubt and the collection has to be listed anew.
 *  `failed`: the server refused, or nothing can be reached. `stopped`: we were told to. */
export type SessionEnd =
  | { readonly kind: "stopped" }
  | { readonly kind: "relist"; readonly why: string }
  | { readonly kind: "failed"; readonly error: ApiError };

/** What a watch event comes to once it is read: the phase and object for the informer, or the end of the session. */
export type Translated = { readonly phase: string; readonly object: unknown } | { readonly end: SessionEnd };

/** What a `WatchStream` needs, and whom it tells. */
export interface WatchStreamOptions {
  readonly client: ApiClient;
  readonly clock: Clock;
  readonly backoff: Backoff;
  /** No byte for so long means the connection is dead though nobody closed it, milliseconds. */
  readonly silenceMs: number;
  /** Turns one event into what the informer may see. */
  translate(type: string, object: unknown): Translated;
  /** The informer has taken its list and opens its first watch. */
  opening(): void;
  /** The server accepted a watch: from here on nothing is missed. */
  connected(): void;
  /** The stream is gone; it will be opened again from the last resource version. */
  disconnected(why: string): void;
  /** The session has to end. Called once at most. */
  ended(end: SessionEnd): void;
}

/** The transport below an informer. client-node's own drops lines it cannot read, ignores ERROR events, hides Retry-After
 *  and cuts a quiet stream every 30 s; this one keeps the informer alive through everything that may be resumed from the last
 *  resource version, and ends the session at everything that may not. It never reports an error to the informer, which would
 *  die of it. */
export class WatchStream extends Watch {
  readonly #options: WatchStreamOptions;
  #controller: AbortController | undefined;
  #opened = false;
  #closed = false;
  #delayMs = 0;

  constructor(options: WatchStreamOptions) {
    super(options.client.kubeConfig());
    this.#options = options;
  }

  /** Ends the stream for good; the informer hears no more of it. */
  close(): void {
    this.#closed = true;
    this.#controller?.abort();
  }

  /** Called by the informer for its first watch and after each `done`. Returns at once, so that the informer's handle is in
   *  place before anything can happen. */
  override async watch(
    path: string,
    query: Record<string, string | number | boolean | undefined>,
    callback: (phase: string, object: unknown) => void,
    done: (reason: unknown) => void,
  ): Promise<AbortController> {
    const controller = new AbortController();
    if (this.#closed) return controller;
    if (!this.#opened) {
      this.#opened = true;
      this.#options.opening();
    }
    this.#controller = controller;
    const url = new URL(path, "http://api");
    url.searchParams.set("watch", "true");
    for (const [key, value] of Object.entries(query)) if (value !== undefined) url.searchParams.set(key, String(value));
    void this.#follow(`${url.pathname}${url.search}`, callback, controller).then((resume) => {
      if (resume && !this.#closed) done(null);
    });
    return controller;
  }

  /** Reads one stream to its end. Answers whether the informer shall open another one. */
  async #follow(
    path: string,
    callback: (phase: string, object: unknown) => void,
    controller: AbortController,
  ): Promise<boolean> {
    const { client, clock, backoff } = this.#options;
    const { signal } = controller;
    if (this.#delayMs > 0) await clock.sleep(this.#delayMs, signal);
    if (this.#closed || signal.aborted) return false;
    let connectedMs: number | undefined;
    let why = "the server ended the watch";
    let waitMs = 0;
    try {
      const response = await client.getStream(path, signal);
      connectedMs = clock.nowMs();
      this.#options.connected();
      const end = await this.#read(response, callback, controller);
      if (end !== undefined) return this.#end(end);
    } catch (reason) {
      if (this.#closed) return false;
      const error = ApiError.from(signal.reason instanceof ApiError ? signal.reason : reason, "the watch broke");
      if (error.status === 410) return this.#end({ kind: "relist", why: "the resource version is too old" });
      if (error.status !== undefined && error.status < 500 && error.status !== 429) {
        return this.#end({ kind: "failed", error });
      }
      why = error.message;
      waitMs = error.retryAfterMs ?? 0;
    }
    if (this.#closed) return false;
    this.#delayMs = Math.max(waitMs, backoff.next(connectedMs === undefined ? 0 : clock.nowMs() - connectedMs));
    this.#options.disconnected(why);
    return true;
  }

  #end(end: SessionEnd): false {
    if (!this.#closed) {
      this.close();
      this.#options.ended(end);
    }
    return false;
  }

  async #read(
    response: IncomingMessage,
    callback: (phase: string, object: unknown) => void,
    controller: AbortController,
  ): Promise<SessionEnd | undefined> {
    const { clock, silenceMs } = this.#options;
    const finished = new AbortController();
    let lastMs = clock.nowMs();
    const watchSilence = async (): Promise<void> => {
      while (!finished.signal.aborted) {
        const leftMs = lastMs + silenceMs - clock.nowMs();
        if (leftMs <= 0) return controller.abort(new ApiError(`no byte for ${silenceMs / 1000} s`));
        await clock.sleep(leftMs, finished.signal);
      }
    };
    void watchSilence();
    try {
      response.setEncoding("utf8");
      let pending = "";
      for await (const chunk of response) {
        lastMs = clock.nowMs();
        const lines = (pending + String(chunk)).split("\n");
        pending = lines.pop() ?? ""; // half a line is held; if it never becomes whole, the next watch repeats it
        if (pending.length > lineMaxChars) return { kind: "relist", why: "a line of the watch is too long" };
        for (const line of lines) {
          const end = line === "" ? undefined : this.#line(line, callback);
          if (end !== undefined) return end;
          if (this.#closed) return { kind: "stopped" };
        }
      }
      return undefined;
    } finally {
      finished.abort();
      response.destroy();
    }
  }

  #line(line: string, callback: (phase: string, object: unknown) => void): SessionEnd | undefined {
    let type: string;
    let object: unknown;
    try {
      const event = JsonObject.of(JSON.parse(line), "");
      type = event.requiredText("type");
      object = event.raw("object");
      if (type === "ERROR") return errorEvent(object);
    } catch (reason) {
      if (!(reason instanceof FieldError || reason instanceof SyntaxError)) throw reason;
      return { kind: "relist", why: "a line of the watch cannot be read" };
    }
    const translated = this.#options.translate(type, object);
    if ("end" in translated) return translated.end;
    callback(translated.phase, translated.object);
    return undefined;
  }
}

/** An ERROR event holds a Status (meta/v1). Whatever its code, the stream is of no more use. */
function errorEvent(value: unknown): SessionEnd {
  const status = JsonObject.of(value, "object");
  const code = status.integer("code", 0, 999);
  const message = (status.text("message") ?? status.text("reason") ?? "no reason given").slice(0, 500);
  if (code === 410) return { kind: "relist", why: `the resource version is too old: ${message}` };
  const waitS = status.object("details")?.integer("retryAfterSeconds", 0, 600);
  const error = new ApiError(
    `the watch reported error ${code ?? "without a code"}: ${message}`,
    code,
    waitS === undefined ? undefined : waitS * 1000,
  );
  return { kind: "failed", error };
}
