import { Backoff } from "../../backoff.ts";
import type { Log } from "../../log.ts";
import type { Clock, Random } from "../../model/clock.ts";
import type { ClusterResources, ResourceName } from "../../model/cluster.ts";
import type { ApiClient } from "./api-client.ts";
import { ApiError } from "./api-error.ts";
import type { Decode, DecodeIssue } from "./decode.ts";
import type { Discovery } from "./discovery.ts";
import { InformerSession, type SessionListener } from "./informer-session.ts";
import { Outage } from "./outage.ts";
import type { ResourceFeed } from "./resource-feed.ts";
import { apiRoot, type ResourceLocation } from "./resources.ts";
import type { WatchObserver, WatchTiming } from "./watch-options.ts";
import type { SessionEnd } from "./watch-stream.ts";

/** What one supervised watch covers. */
export interface WatchPart {
  readonly location: ResourceLocation;
  /** Undefined: all namespaces, or a resource without any. */
  readonly namespace: string | undefined;
  readonly labelSelector: string | undefined;
}

/** What all watches of one cluster share. */
export interface SupervisorContext {
  readonly client: ApiClient;
  readonly discovery: Discovery;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly timing: WatchTiming;
  readonly decode: Decode;
  readonly observer: WatchObserver;
  /** Logs and counts an object that could not be read. */
  malformed(issue: DecodeIssue): void;
}

type Outcome = SessionEnd | { readonly kind: "absent" };

/** Keeps one watch alive until its signal: looks for the resource, runs one informer session after the other, waits between
 *  them as the reason of the last end demands, and says in the feed how things stand. */
export class Supervisor<R extends ResourceName> {
  readonly #resource: R;
  readonly #part: WatchPart;
  readonly #index: number;
  readonly #feed: ResourceFeed<R>;
  readonly #context: SupervisorContext;
  readonly #backoff: Backoff;
  readonly #outage: Outage;
  readonly #log: Log;
  #session: InformerSession<R> | undefined;
  #listedMs: number | undefined;
  #unauthorized = 0;
  #warned = "";
  /** Discovery said once that what was listed is no longer served. */
  #doubted = false;

  constructor(resource: R, part: WatchPart, index: number, feed: ResourceFeed<R>, context: SupervisorContext) {
    this.#resource = resource;
    this.#part = part;
    this.#index = index;
    this.#feed = feed;
    this.#context = context;
    const { timing, random, clock } = context;
    this.#backoff = new Backoff(
      { minMs: timing.backoffMinMs, maxMs: timing.backoffMaxMs, resetMs: timing.backoffResetMs },
      random,
    );
    this.#log = context.log.child({
      resource,
      ...(part.namespace !== undefined && { namespace: part.namespace }),
    });
    this.#outage = new Outage(clock, timing.lostGraceMs, (why) => this.#lost(why));
  }

  /** Runs until `signal` aborts. Rejects only for a defect. */
  async run(signal: AbortSignal): Promise<void> {
    try {
      while (!signal.aborted) {
        this.#listedMs = undefined;
        const outcome = await this.#attempt(signal);
        if (signal.aborted) return;
        await this.#context.clock.sleep(this.#react(outcome), signal);
      }
    } finally {
      this.#outage.end();
    }
  }

  async #attempt(signal: AbortSignal): Promise<Outcome> {
    const { client, clock, discovery, timing, random, decode } = this.#context;
    const { location, namespace, labelSelector } = this.#part;
    let session: InformerSession<R>;
    try {
      const version = await discovery.version(location);
      if (version === undefined) return { kind: "absent" };
      const within = namespace === undefined ? "" : `/namespaces/${encodeURIComponent(namespace)}`;
      session = new InformerSession({
        resource: this.#resource,
        client,
        clock,
        decode,
        backoff: this.#backoff,
        path: `${apiRoot(location.group, version)}${within}/${location.resource}`,
        labelSelector,
        pageSize: timing.pageSize,
        silenceMs: timing.silenceMs,
        watchTimeoutS: timing.watchTimeoutS,
        previous: this.#session,
        listener: this.#listener(),
      });
    } catch (reason) {
      if (!(reason instanceof ApiError)) throw reason;
      return { kind: "failed", error: reason };
    }
    this.#session = session;
    const finished = new AbortController();
    const resyncMs = timing.resyncMs * (2 / 3 + (2 / 3) * random());
    void clock.sleep(resyncMs, finished.signal).then(() => {
      if (!finished.signal.aborted) session.end({ kind: "relist", why: "it is time for a full list" });
    });
    try {
      return await session.run(signal);
    } finally {
      finished.abort();
    }
  }

  #listener(): SessionListener<R> {
    const feed = this.#feed;
    const index = this.#index;
    return {
      listed: (objects: readonly ClusterResources[R][]) => {
        this.#listedMs = this.#context.clock.nowMs();
        this.#unauthorized = 0;
        this.#warned = "";
        this.#doubted = false;
        this.#outage.end();
        feed.listed(index, objects);
      },
      upsert: (object) => feed.upsert(index, object),
      delete: (key) => feed.delete(index, key),
      alive: () => feed.alive(),
      connected: () => {
        this.#outage.end();
        feed.alive();
      },
      disconnected: (why) => {
        this.#context.observer.reconnected?.(this.#resource);
        this.#log.debug({ reason: why }, "watch ended, opening it again");
        this.#outage.begin(why);
      },
      malformed: (issue) => this.#context.malformed(issue),
    };
  }

  /** Says in the feed what an outcome means, and answers how long to wait, in milliseconds. */
  #react(outcome: Outcome): number {
    const { timing, random, observer, clock, discovery } = this.#context;
    const livedMs = this.#listedMs === undefined ? 0 : clock.nowMs() - this.#listedMs;
    switch (outcome.kind) {
      case "stopped":
        return 0;
      case "relist":
        observer.relisted?.(this.#resource, outcome.why);
        this.#log.debug({ reason: outcome.why }, "listing a resource anew");
        if (livedMs >= timing.backoffResetMs) return 0;
        this.#outage.begin(outcome.why); // nobody watches while we wait
        return this.#backoff.next(livedMs);
      case "absent":
        if (this.#isKnown() && !this.#doubted) {
          // Forgetting what is known takes a second look: an API server that is coming up knows its CRDs last.
          this.#doubted = true;
          discovery.doubt(this.#part.location);
          return this.#failed(new ApiError(`the API no longer serves ${this.#name()}`), livedMs);
        }
        this.#absent(`the API serves no ${this.#name()}`);
        return timing.rediscoverMs * (0.9 + 0.2 * random());
      case "failed":
        observer.failed?.(this.#resource, outcome.error.status);
        return this.#failed(outcome.error, livedMs);
    }
  }

  #failed(error: ApiError, livedMs: number): number {
    const { timing, random, client, discovery } = this.#context;
    // Whether a resource is absent is for discovery alone to say; a core one never is.
    if (error.status === 404) discovery.doubt(this.#part.location);
    const waitMs = Math.max(error.retryAfterMs ?? 0, this.#backoff.next(livedMs));
    switch (error.status) {
      case 401:
        client.reload(); // a token may have been rotated below us
        if (++this.#unauthorized > 1) this.#forbidden(`the cluster does not accept our credentials: ${error.message}`);
        return waitMs;
      case 403:
        this.#forbidden(
          `grant get, list and watch on ${this.#name()} ${this.#where()}: ${error.message}${this.#hint()}`,
        );
        return Math.max(waitMs, timing.forbiddenRetryMs * (0.9 + 0.2 * random()));
      default: {
        const state = this.#feed.stateOf(this.#index);
        if (state === "pending" || state === "lost") this.#feed.state(this.#index, state, error.message);
        this.#warn(error, waitMs);
        this.#outage.begin(error.message);
        return waitMs;
      }
    }
  }

  #isKnown(): boolean {
    const state = this.#feed.stateOf(this.#index);
    return state === "listed" || state === "lost";
  }

  /** Warns of a failure once, however often it comes again before the next list. */
  #warn(error: ApiError, waitMs: number): void {
    const fields = { error: error.message, status: error.status, waitMs: Math.round(waitMs) };
    if (error.message === this.#warned) this.#log.debug(fields, "watch failed again");
    else this.#log.warn(fields, "watch failed");
    this.#warned = error.message;
  }

  #forbidden(message: string): void {
    this.#outage.end();
    if (this.#feed.stateOf(this.#index) !== "forbidden") this.#log.error({ error: message }, "resource is forbidden");
    this.#feed.state(this.#index, "forbidden", message);
  }

  #absent(message: string): void {
    this.#outage.end();
    if (this.#feed.stateOf(this.#index) !== "absent") this.#log.info({ reason: message }, "resource is absent");
    this.#feed.state(this.#index, "absent", message);
  }

  /** The grace is over: what is known may be wrong by now, and a resumed watch would not say by how much. */
  #lost(why: string): void {
    if (this.#feed.stateOf(this.#index) === "listed") {
      this.#log.warn({ error: why }, "resource is lost");
      this.#feed.state(this.#index, "lost", why);
    }
    // A session that is still listing is on the way back already.
    if (this.#listedMs === undefined) return;
    this.#session?.end({ kind: "relist", why: `the watch was gone for too long: ${why}` });
  }

  #name(): string {
    const { group, resource } = this.#part.location;
    return group === "" ? resource : `${resource}.${group}`;
  }

  #hint(): string {
    const { scope } = this.#part.location;
    const ofAdvertiser = scope !== "services" && scope !== "cluster";
    return ofAdvertiser ? " (or set metallb.namespace, --metallb-namespace, if MetalLB lives elsewhere)" : "";
  }

  #where(): string {
    return this.#part.namespace === undefined ? "in the cluster" : `in namespace ${this.#part.namespace}`;
  }
}
