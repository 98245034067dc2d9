import type { IpAddress, IpPrefix } from "../model/address.ts";
import type { FibCounts, FibNextHopGroup, FibRoute, FibView, Freshness, OwnAddress } from "../model/fib.ts";
import type { Fib } from "./fib.ts";

/** How far a target's FIB can be trusted, and since when. */
export interface Trust {
  freshness: Freshness;
  /** Why it is not synced, or undefined when it is. */
  reason: string | undefined;
  /** Milliseconds since the Unix epoch, by our clock. */
  sinceMs: number;
  lastUpdateMs: number | undefined;
}

/** What a view reads: whatever FIB is the live one at the time. */
export interface FibViewSource {
  readonly target: string;
  readonly networkInstances: readonly string[];
  readonly trust: Readonly<Trust>;
  readonly live: Fib;
}

/** A face over the live FIB of one target. It stays good over every sync; what it returns is made at each call. */
export class LiveFibView implements FibView {
  readonly #source: FibViewSource;

  constructor(source: FibViewSource) {
    this.#source = source;
  }

  get target(): string {
    return this.#source.target;
  }
  get networkInstances(): readonly string[] {
    return this.#source.networkInstances;
  }
  get freshness(): Freshness {
    return this.#source.trust.freshness;
  }
  get staleReason(): string | undefined {
    return this.#source.trust.reason;
  }
  get sinceMs(): number {
    return this.#source.trust.sinceMs;
  }
  get lastUpdateMs(): number | undefined {
    return this.#source.trust.lastUpdateMs;
  }
  get counts(): FibCounts {
    return this.#source.live.counts;
  }

  routes(networkInstance: string, prefix: IpPrefix): readonly FibRoute[] {
    return this.#source.live.routes.read.routes(networkInstance, prefix);
  }

  activeRoute(networkInstance: string, prefix: IpPrefix): FibRoute | undefined {
    return this.#source.live.routes.read.activeRoute(networkInstance, prefix);
  }

  longestMatch(networkInstance: string, address: IpAddress): FibRoute | undefined {
    return this.#source.live.routes.read.longestMatch(networkInstance, address);
  }

  nextHopGroup(route: FibRoute): FibNextHopGroup | undefined {
    return this.#source.live.groupOf(route);
  }

  ownAddresses(): readonly OwnAddress[] {
    return this.#source.live.ownAddresses();
  }

  allRoutes(): Iterable<FibRoute> {
    return this.#source.live.routes.read.all();
  }

  watchedPrefixes(): Iterable<IpPrefix> {
    return this.#source.live.routes.read.watched();
  }
}
