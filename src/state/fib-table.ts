import type { Log } from "../log.ts";
import type { IpPrefix } from "../model/address.ts";
import type { Clock } from "../model/clock.ts";
import type { FibView, Freshness, OwnAddress } from "../model/fib.ts";
import type { RibAnswer, RibListener, RibQuestion } from "../model/rib.ts";
import type { TargetView } from "../model/snapshot.ts";
import {
  type FibDelete,
  type MalformedEntry,
  type MalformedReason,
  type NextHopGroupUpdate,
  type NextHopUpdate,
  noFacts,
  type RouteUpdate,
  type SessionError,
  type SessionInfo,
  surroundingsOf,
  type TargetFacts,
  type TargetListener,
} from "../model/target.ts";
import { ChangeMarks } from "./change-marks.ts";
import { Fib, type SharedMemory } from "./fib.ts";
import { differingPrefixes } from "./fib-difference.ts";
import { type FibViewSource, LiveFibView, type Trust } from "./fib-view.ts";
import { RibTable } from "./rib-table.ts";
import { sameContent } from "./same-content.ts";
import { SessionRecord } from "./session-record.ts";

/** What the state needs to know of a target. */
export interface StateTarget {
  readonly name: string;
  /** `host:port`, for people. */
  readonly address: string;
  readonly networkInstances: readonly string[];
}

/** What one target's table stands on. */
export interface FibTableParts {
  readonly shared: SharedMemory;
  readonly clock: Clock;
  readonly log: Log;
  /** Called whenever `takeChange` may have more to give. */
  readonly onChange?: () => void;
}

/** What changed on one target. `target`: freshness, own addresses or facts, so all of it has to be judged again. */
export interface TargetChange {
  readonly target: boolean;
  /** Watched prefixes that tell something else than before, or may do. */
  readonly prefixes: ReadonlySet<IpPrefix>;
}

const none: ReadonlySet<IpPrefix> = new Set();

/** One target's FIB and session. A session fills a new FIB aside; until its sync_response readers keep the last good one,
 *  marked stale. What is written outside of a session is ignored. */
export class FibTable implements TargetListener, RibListener, FibViewSource {
  readonly target: string;
  readonly networkInstances: readonly string[];
  readonly trust: Trust;
  readonly #shared: SharedMemory;
  readonly #clock: Clock;
  readonly #record: SessionRecord;
  readonly #marks: ChangeMarks;
  readonly #onChange: () => void;
  readonly #rib = new RibTable();
  /** Prefixes that changed, and are to be told with the next changes. */
  #taken = new Set<IpPrefix>();
  readonly #view: FibView = new LiveFibView(this);
  #live: Fib;
  /** Where updates go: aside until synced, then the live one; undefined without a session. */
  #writing: Fib | undefined;
  #everSynced = false;
  #facts: TargetFacts = noFacts;
  #targetChanged = false;
  #factsChanged = false;
  /** As last reported. */
  #ownAddresses: readonly OwnAddress[] = [];

  constructor(target: StateTarget, { shared, clock, log, onChange = () => {} }: FibTableParts) {
    this.target = target.name;
    this.networkInstances = target.networkInstances;
    this.trust = { freshness: "connecting", reason: "no session yet", sinceMs: clock.nowMs(), lastUpdateMs: undefined };
    this.#shared = shared;
    this.#clock = clock;
    this.#record = new SessionRecord(target.address, clock, log.child({ target: target.name }));
    this.#marks = new ChangeMarks(shared.prefixes, onChange);
    this.#onChange = onChange;
    this.#live = new Fib(shared);
  }

  /** The FIB that is read. */
  get live(): Fib {
    return this.#live;
  }

  sessionOpened(info: SessionInfo): void {
    this.#record.opened(info);
    this.#dropFilling();
    this.#writing = new Fib(this.#shared);
    if (this.trust.freshness === "connecting") this.#become("syncing", "the first sync is under way");
    if (this.trust.freshness === "synced") this.#become("stale", "a new session is syncing");
  }

  synced(): void {
    const filled = this.#writing;
    if (filled === undefined || filled === this.#live) return;
    this.#marks.settle(this.#live);
    for (const prefix of differingPrefixes(this.#live, filled, this.#shared)) this.#marks.mark(prefix);
    this.#live.dispose();
    this.#live = filled;
    filled.goLive(this.#marks);
    this.#everSynced = true;
    this.#become("synced", undefined);
  }

  sessionLost(error: SessionError): void {
    this.#record.lost(error);
    this.#dropFilling();
    this.#writing = undefined;
    this.#become(this.#everSynced ? "stale" : "connecting", error.message);
  }

  received(bytes: number, switchTimeMs: number | undefined): void {
    this.trust.lastUpdateMs = this.#clock.nowMs();
    this.#record.received(bytes, switchTimeMs);
  }

  route(update: RouteUpdate): void {
    this.#record.updates++;
    this.#writing?.routes.update(update);
  }

  nextHopGroup(update: NextHopGroupUpdate): void {
    this.#record.updates++;
    this.#writing?.nextHopGroup(update);
  }

  nextHop(update: NextHopUpdate): void {
    this.#record.updates++;
    this.#writing?.nextHop(update);
  }

  delete(what: FibDelete): void {
    this.#record.deletes++;
    this.#writing?.delete(what);
  }

  malformed(reason: MalformedReason, detail: string, entry: MalformedEntry): void {
    this.#record.malformed(reason, detail);
    switch (entry?.list) {
      case undefined:
        return;
      case "route":
        this.#writing?.malformedRoute(entry.key);
        return;
      case "next-hop-group":
        this.#writing?.malformedGroup(entry.networkInstance, entry.index);
        return;
      case "next-hop":
        this.#writing?.malformedNextHop(entry.networkInstance, entry.index);
        return;
    }
  }

  facts(facts: TargetFacts): void {
    const before = this.#facts;
    this.#facts = facts;
    if (sameContent(before, facts)) return;
    this.#factsChanged = true;
    // States and counters come and go: only what may move nodes from one leaf to another has everything judged again.
    if (sameContent(surroundingsOf(before), surroundingsOf(facts))) this.#onChange();
    else this.#changed();
  }

  ribTold(question: RibQuestion, answer: RibAnswer): void {
    this.#takeHeld(); // what changed before takes no later word along
    this.#rib.take(question, answer, this.#clock.nowMs());
    this.#onChange();
  }

  /** Whether the facts changed in any way since the last call. */
  takeFactsChange(): boolean {
    const changed = this.#factsChanged;
    this.#factsChanged = false;
    return changed;
  }

  /** The target as it stands. Its `fib` is a face over live memory; facts and session are of this moment. */
  view(): TargetView {
    const synced = this.trust.freshness === "synced";
    const session = this.#record.view(synced ? this.trust.sinceMs : undefined);
    return { name: this.target, fib: this.#view, facts: this.#facts, session, rib: this.#rib };
  }

  /** Tells every prefix held that lies in a watched range: once, after the ranges changed. */
  markRanges(): void {
    this.#takeHeld(); // the FIB holds what it held: words on the others stand
    const { rows } = this.#live.routes;
    for (let slot = 0; slot < rows.slots; slot++) {
      const prefix = rows.prefixAt(slot);
      if (prefix >= 0 && this.#shared.prefixes.isInRange(prefix) && this.#marks.mark(prefix)) this.#onChange();
    }
    for (const prefix of this.#marks.take(this.#live)) this.#taken.add(prefix);
  }

  /** What changed since the last call, or undefined if nothing did. */
  takeChange(): TargetChange | undefined {
    const prefixes = this.#takePrefixes();
    const own = this.#live.ownAddresses();
    if (own !== this.#ownAddresses) {
      if (!sameContent(own, this.#ownAddresses)) this.#targetChanged = true;
      this.#ownAddresses = own;
    }
    if (!this.#targetChanged && prefixes.size === 0) return undefined;
    const target = this.#targetChanged;
    this.#targetChanged = false;
    return { target, prefixes };
  }

  /** Those the FIB holds in another way, and those of which the BGP RIB was told. */
  #takePrefixes(): ReadonlySet<IpPrefix> {
    const held = this.#held();
    const told = this.#rib.takeChanged();
    const taken = this.#taken;
    if (taken.size > 0) this.#taken = new Set();
    return told.size + taken.size === 0 ? held : new Set([...taken, ...held, ...told]);
  }

  /** Those the FIB holds in another way since the last call: what was told of them by then holds no longer. */
  #held(): ReadonlySet<IpPrefix> {
    if (!this.#marks.any) return none;
    const held = this.#marks.take(this.#live);
    if (this.#rib.any) for (const prefix of held) this.#rib.forget(this.networkInstances, prefix);
    return held;
  }

  #takeHeld(): void {
    for (const prefix of this.#held()) this.#taken.add(prefix);
  }

  /** Ends the session and gives back what the table shares with others. Whoever still holds a view reads an empty FIB. */
  dispose(): void {
    this.#dropFilling();
    this.#writing = undefined;
    this.#marks.take(this.#live);
    this.#live.dispose();
    this.#live = new Fib(this.#shared);
    this.#become("connecting", "the target was removed");
  }

  #dropFilling(): void {
    if (this.#writing !== this.#live) this.#writing?.dispose();
  }

  #become(freshness: Freshness, reason: string | undefined): void {
    this.trust.reason = reason;
    if (freshness === this.trust.freshness) return;
    if (this.trust.freshness === "synced") this.#rib.clear();
    this.trust.freshness = freshness;
    this.trust.sinceMs = this.#clock.nowMs();
    this.#changed();
  }

  #changed(): void {
    this.#targetChanged = true;
    this.#onChange();
  }
}
