import assert from "node:assert/strict";
import { type Log, type LogFields, silentLog } from "../../src/log.ts";
import { type IpPrefix, parsePrefix, parsePrefixWords } from "../../src/model/address.ts";
import type { Uint64 } from "../../src/model/fib.ts";
import {
  type GroupMember,
  type NextHopGroupUpdate,
  type NextHopUpdate,
  Operation,
  RouteField,
  type RouteKey,
  type RouteUpdate,
  type SessionInfo,
} from "../../src/model/target.ts";
import { FibTable } from "../../src/state/fib-table.ts";
import { PrefixIndex } from "../../src/state/prefix-index.ts";
import { RouteShapes } from "../../src/state/route-shapes.ts";
import { ManualClock } from "./manual-clock.ts";

export const session: SessionInfo = { encoding: "json_ietf", gnmiVersion: "0.10.0" };
export const lost = { message: "connection reset", remedy: "retry", code: "UNAVAILABLE" } as const;

/** A prefix, checked. */
export function prefix(text: string): IpPrefix {
  const parsed = parsePrefix(text);
  assert.ok(parsed, text);
  return parsed;
}

/** The keys of a BGP route in `default`, but for what is given. */
export function key(text: string, fields: Partial<RouteKey> = {}): RouteKey {
  const words = parsePrefixWords(text);
  assert.ok(words, text);
  return {
    networkInstance: "default",
    prefix: words,
    routeType: "bgp",
    routeOwner: "bgp_mgr",
    id: 0,
    originNetworkInstance: "default",
    ...fields,
  };
}

type RouteLeaves = Partial<Omit<RouteUpdate, "key" | "has" | "replace">>;

/** An update that carries exactly the leaves given. */
export function route(keyOrText: RouteKey | string, leaves: RouteLeaves = {}, replace = false): RouteUpdate {
  let has = 0;
  for (const [name, bit] of Object.entries(RouteField)) if (name in leaves) has |= bit;
  return {
    key: typeof keyOrText === "string" ? key(keyOrText) : keyOrText,
    has,
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
    ...leaves,
  };
}

/** Every leaf of a good, programmed, active route. */
export function wholeRoute(nextHopGroup: Uint64): RouteLeaves {
  return {
    active: true,
    nextHopGroup,
    nextHopGroupNetworkInstance: "default",
    preference: 170,
    metric: 0,
    suppressed: false,
    pendingOperation: Operation.none,
    failedOperation: Operation.none,
    lastSuccessfulOperation: Operation.add,
  };
}

export function member(id: number, nextHop: Uint64 | undefined, fields: Partial<GroupMember> = {}): GroupMember {
  return { id, nextHop, weight: undefined, resolved: undefined, resourceAllocationFailed: undefined, ...fields };
}

export function group(index: Uint64, fields: Partial<NextHopGroupUpdate> = {}): NextHopGroupUpdate {
  return { networkInstance: "default", index, replace: false, ...fields };
}

export function nextHop(index: Uint64, fields: Partial<NextHopUpdate> = {}): NextHopUpdate {
  return { networkInstance: "default", index, replace: false, ...fields };
}

/** One line of a log that was kept. */
export interface LogLine {
  readonly fields: LogFields;
  readonly message: string;
}

/** A log that keeps its warnings. */
export function keepWarnings(lines: LogLine[], bound: LogFields = {}): Log {
  return {
    ...silentLog,
    warn: (fields, message) => lines.push({ fields: { ...bound, ...fields }, message }),
    child: (fields) => keepWarnings(lines, { ...bound, ...fields }),
  };
}

/** A table on memory of its own, and what it stands on. */
export class TableWorld {
  readonly clock = new ManualClock();
  readonly prefixes = new PrefixIndex();
  readonly shapes = new RouteShapes();
  readonly warnings: LogLine[] = [];
  readonly table: FibTable;
  changes = 0;

  constructor() {
    this.table = this.newTable("leaf1");
  }

  newTable(name: string): FibTable {
    return new FibTable(
      { name, address: `${name}:57400`, networkInstances: ["default"] },
      {
        shared: { prefixes: this.prefixes, shapes: this.shapes },
        clock: this.clock,
        log: keepWarnings(this.warnings),
        onChange: () => this.changes++,
      },
    );
  }

  /** Opens a session, lets `fill` write the initial dump, and syncs. */
  sync(fill: (table: FibTable) => void = () => {}): FibTable {
    this.table.sessionOpened(session);
    fill(this.table);
    this.table.synced();
    return this.table;
  }

  /** Watched prefixes that changed since the last call. */
  takeDirty(): string[] {
    return [...(this.table.takeChange()?.prefixes ?? [])].sort();
  }
}
