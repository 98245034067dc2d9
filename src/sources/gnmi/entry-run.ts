import type { Uint64 } from "../../model/fib.ts";
import {
  type FibDelete,
  type FibWriter,
  type GroupMember,
  type MalformedEntry,
  type MalformedReason,
  type NextHopGroupUpdate,
  type NextHopUpdate,
  Operation,
  RouteField,
  type RouteKey,
  type RouteUpdate,
} from "../../model/target.ts";

/** The fields of an update while it is being gathered. */
export type Draft<Update> = { -readonly [Field in keyof Update]: Update[Field] };
/** A member of a group while it is being gathered. */
export type MemberDraft = Draft<GroupMember>;

/** A group while it is being gathered; its members by id, so that one cut into leaves comes together again. */
export interface GroupDraft {
  readonly update: Draft<NextHopGroupUpdate>;
  readonly members: Map<number, MemberDraft>;
  readonly backupMembers: Map<number, MemberDraft>;
}

type Run =
  | { readonly list: "route"; readonly route: RouteUpdate }
  | { readonly list: "next-hop-group"; readonly group: GroupDraft }
  | { readonly list: "next-hop"; readonly nextHop: Draft<NextHopUpdate> };

interface Fault {
  readonly reason: MalformedReason;
  readonly detail: string;
}

/** Brings the consecutive updates of one entry together into one call. PROTO and JSON cut a route into ten leaves, and
 *  JSON_IETF sends a container of an entry apart from it; the writer sees each entry once. An update that names an entry
 *  means that it exists, even if nothing of it could be read; what could not is told right after the rest of it. */
export class EntryRun {
  readonly #writer: FibWriter;
  #run: Run | undefined;
  #faults: Fault[] = [];
  #replace = false;
  /** Whether something was said of an entry, and it could not be told of which. */
  untold = false;

  constructor(writer: FibWriter) {
    this.#writer = writer;
  }

  /** The next entry begun replaces what was held of it (gNMI specification, 2.1.1: atomic). */
  replaceNext(): void {
    this.#replace = true;
  }

  /** The draft of a route: the one under way if it has the same key. */
  route(key: RouteKey): RouteUpdate {
    if (this.#run?.list === "route" && sameRoute(this.#run.route.key, key)) return this.#run.route;
    const route = emptyRoute(key, this.#begin());
    this.#run = { list: "route", route };
    return route;
  }

  /** The draft of a next-hop group. */
  group(networkInstance: string, index: Uint64): GroupDraft {
    const run = this.#run;
    if (run?.list === "next-hop-group" && sameIndex(run.group.update, networkInstance, index)) return run.group;
    const update = { networkInstance, index, replace: this.#begin() };
    const group: GroupDraft = { update, members: new Map(), backupMembers: new Map() };
    this.#run = { list: "next-hop-group", group };
    return group;
  }

  /** The draft of a next hop. */
  nextHop(networkInstance: string, index: Uint64): Draft<NextHopUpdate> {
    const run = this.#run;
    if (run?.list === "next-hop" && sameIndex(run.nextHop, networkInstance, index)) return run.nextHop;
    const nextHop: Draft<NextHopUpdate> = { networkInstance, index, replace: this.#begin() };
    this.#run = { list: "next-hop", nextHop };
    return nextHop;
  }

  /** Something of the entry under way could not be read. */
  fault(reason: MalformedReason, detail: string): void {
    this.#faults.push({ reason, detail: boundedDetail(detail) });
  }

  /** Something could not be read that is about none of the entries we keep. */
  malformed(reason: MalformedReason, detail: string): void {
    this.end();
    this.#writer.malformed(reason, boundedDetail(detail), undefined);
  }

  /** Something could not be read that may be about any entry. */
  malformedAny(reason: MalformedReason, detail: string): void {
    this.untold = true;
    this.malformed(reason, detail);
  }

  /** Passes a delete on, after what came before it. */
  delete(what: FibDelete): void {
    this.end();
    this.#writer.delete(what);
  }

  /** Writes the entry under way. */
  end(): void {
    const run = this.#run;
    if (run === undefined) return;
    const faults = this.#faults;
    this.#write(run);
    this.#run = undefined;
    this.#faults = [];
    for (const { reason, detail } of faults) this.#writer.malformed(reason, detail, entryOf(run));
  }

  #begin(): boolean {
    this.end();
    const replace = this.#replace;
    this.#replace = false;
    return replace;
  }

  #write(run: Run): void {
    switch (run.list) {
      case "route":
        this.#writer.route(run.route);
        break;
      case "next-hop":
        this.#writer.nextHop(run.nextHop);
        break;
      case "next-hop-group": {
        const { update, members, backupMembers } = run.group;
        if (members.size > 0) update.members = [...members.values()];
        if (backupMembers.size > 0) update.backupMembers = [...backupMembers.values()];
        this.#writer.nextHopGroup(update);
      }
    }
  }
}

/** Text of a target is quoted, never trusted: one line of at most 200 characters. */
export function boundedDetail(text: string): string {
  const line = text.slice(0, 400).replaceAll(/[\p{C}\s]+/gu, " ");
  return line.length <= 200 ? line : `${line.slice(0, 200)}...`;
}

/** A route update that carries no leaf yet. */
export function emptyRoute(key: RouteKey, replace: boolean): RouteUpdate {
  return {
    key,
    has: 0,
    replace,
    active: false,
    nextHopGroup: 0,
    nextHopGroupNetworkInstance: "",
    preference: 0,
    metric: 0,
    suppressed: false,
    pendingOperation: Operation.none,
    failedOperation: Operation.none,
    failedLocations: [],
    lastSuccessfulOperation: Operation.none,
  };
}

/** Sets in `to` the leaves that `from` carries; the others stay as they are. */
export function copyLeaves(from: RouteUpdate, to: RouteUpdate): void {
  const { has } = from;
  to.has |= has;
  if ((has & RouteField.active) !== 0) to.active = from.active;
  if ((has & RouteField.nextHopGroup) !== 0) to.nextHopGroup = from.nextHopGroup;
  if ((has & RouteField.nextHopGroupNetworkInstance) !== 0)
    to.nextHopGroupNetworkInstance = from.nextHopGroupNetworkInstance;
  if ((has & RouteField.preference) !== 0) to.preference = from.preference;
  if ((has & RouteField.metric) !== 0) to.metric = from.metric;
  if ((has & RouteField.suppressed) !== 0) to.suppressed = from.suppressed;
  if ((has & RouteField.pendingOperation) !== 0) to.pendingOperation = from.pendingOperation;
  if ((has & RouteField.failedOperation) !== 0) to.failedOperation = from.failedOperation;
  if ((has & RouteField.failedLocations) !== 0) to.failedLocations = from.failedLocations;
  if ((has & RouteField.lastSuccessfulOperation) !== 0) to.lastSuccessfulOperation = from.lastSuccessfulOperation;
}

function entryOf(run: Run): MalformedEntry {
  if (run.list === "route") return { list: "route", key: run.route.key };
  const { networkInstance, index } = run.list === "next-hop" ? run.nextHop : run.group.update;
  return { list: run.list, networkInstance, index };
}

function sameIndex(held: { networkInstance: string; index: Uint64 }, networkInstance: string, index: Uint64): boolean {
  return held.networkInstance === networkInstance && held.index === index;
}

/** Whether two keys name the same route entry. */
export function sameRoute(a: RouteKey, b: RouteKey): boolean {
  return (
    a.id === b.id &&
    a.networkInstance === b.networkInstance &&
    a.routeType === b.routeType &&
    a.routeOwner === b.routeOwner &&
    a.originNetworkInstance === b.originNetworkInstance &&
    a.prefix.family === b.prefix.family &&
    a.prefix.length === b.prefix.length &&
    a.prefix.w0 === b.prefix.w0 &&
    a.prefix.w1 === b.prefix.w1 &&
    a.prefix.w2 === b.prefix.w2 &&
    a.prefix.w3 === b.prefix.w3
  );
}
