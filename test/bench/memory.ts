/** Memory and speed of the FIB tables, as JSON lines: `node --expose-gc test/bench/memory.ts [leaves] [routes]`.
 *  Leaves hold the same prefixes, as those of one fabric do; each has groups and next hops of its own. */

import { systemClock } from "../../src/clock.ts";
import { silentLog } from "../../src/log.ts";
import { type Family, formatPrefix, type PrefixWords } from "../../src/model/address.ts";
import { Operation, RouteField, type RouteUpdate, type SessionInfo } from "../../src/model/target.ts";
import type { FibTable } from "../../src/state/fib-table.ts";
import { State } from "../../src/state/state.ts";

const leaves = Number(process.argv[2] ?? 8);
const routes = Number(process.argv[3] ?? 20_000);
const groups = 200;
const session: SessionInfo = { encoding: "json_ietf", gnmiVersion: undefined };

/** One reused update, as the decoder writes it. */
const update: RouteUpdate = {
  key: {
    networkInstance: "default",
    prefix: { family: 4, w0: 0, w1: 0, w2: 0, w3: 0, length: 32 },
    routeType: "bgp",
    routeOwner: "bgp_mgr",
    id: 0,
    originNetworkInstance: "default",
  },
  has: Object.values(RouteField).reduce((all, bit) => all | bit, 0) & ~RouteField.failedLocations,
  replace: false,
  active: true,
  nextHopGroup: 0,
  nextHopGroupNetworkInstance: "default",
  preference: 170,
  metric: 0,
  suppressed: false,
  pendingOperation: Operation.none,
  failedOperation: Operation.none,
  failedLocations: [],
  lastSuccessfulOperation: Operation.add,
};

function prefixAt(family: Family, i: number): PrefixWords {
  if (family === 4) return { family, w0: 0x0a000000 + i, w1: 0, w2: 0, w3: 0, length: 32 };
  return { family, w0: 0x20010db8, w1: 0, w2: i >>> 8, w3: i & 255, length: 128 };
}

/** Prefixes prepared, so that a figure is of the tables alone. */
function preparedPrefixes(family: Family): readonly PrefixWords[] {
  return Array.from({ length: routes }, (_, i) => prefixAt(family, i));
}

function fillRoutes(table: FibTable, prefixes: readonly PrefixWords[], metric: number): void {
  update.metric = metric;
  for (let i = 0; i < prefixes.length; i++) {
    const prefix = prefixes[i];
    if (prefix) update.key.prefix = prefix;
    update.nextHopGroup = groupAt(i);
    table.route(update);
  }
}

/** Every eighth route is over the first group. */
function groupAt(i: number): number {
  return 12_000_000_000 + (i % 8 === 0 ? 0 : i % groups);
}

function fillHops(table: FibTable): void {
  for (let i = 0; i < groups; i++) {
    const [networkInstance, replace, index] = ["default", false, 12_000_000_000 + i] as const;
    const member = {
      id: 0,
      nextHop: index,
      weight: undefined,
      resolved: "true",
      resourceAllocationFailed: false,
    } as const;
    table.nextHopGroup({ networkInstance, index, replace, members: [member] });
    table.nextHop({ networkInstance, index, replace, type: "direct", address: `192.168.${i >> 8}.${i & 255}` });
  }
}

function newState(): State {
  const targets = Array.from({ length: leaves }, (_, i) => ({ name: `leaf${i}`, address: "", networkInstances: [] }));
  return new State({ targets, clusters: [], clock: systemClock, log: silentLog });
}

function usedBytes(): number {
  if (globalThis.gc === undefined) throw new Error("start node with --expose-gc");
  for (let i = 0; i < 4; i++) globalThis.gc();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

function print(line: Record<string, unknown>): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

/** Marginal bytes of every leaf after the first, and of the first, which brings the prefixes along. */
function benchMemory(family: Family): void {
  const prefixes = preparedPrefixes(family);
  const state = newState();
  const bytes = [usedBytes()];
  for (let i = 0; i < leaves; i++) {
    const table = state.target(`leaf${i}`);
    table.sessionOpened(session);
    fillRoutes(table, prefixes, 0);
    table.synced();
    bytes.push(usedBytes());
  }
  const [empty = 0, first = 0] = bytes;
  const last = bytes.at(-1) ?? 0;
  print({
    bench: "memory",
    family,
    leaves,
    routesPerLeaf: routes,
    bytesPerRoute: Number(((last - empty) / (leaves * routes)).toFixed(2)),
    firstLeafBytesPerRoute: Number(((first - empty) / routes).toFixed(2)),
    furtherLeafBytesPerRoute: Number(((last - first) / ((leaves - 1) * routes)).toFixed(2)),
    at64Leaves: Number(((first - empty + (63 * (last - first)) / (leaves - 1)) / (64 * routes)).toFixed(2)),
    held: [...state.snapshot().targets.values()].reduce((sum, target) => sum + target.fib.counts.routes, 0),
  });
}

/** Updates per second: a first filling, the same again, and every one with another metric. */
function benchUpdates(family: Family): void {
  const prefixes = preparedPrefixes(family);
  const rates = { fill: [] as number[], same: [] as number[], change: [] as number[] };
  for (let round = 0; round < 5; round++) {
    const state = newState();
    const tables = Array.from({ length: leaves }, (_, i) => state.target(`leaf${i}`));
    const write = (metric: number): number => {
      const started = performance.now();
      for (const table of tables) fillRoutes(table, prefixes, metric);
      return (leaves * routes * 1000) / (performance.now() - started);
    };
    for (const table of tables) table.sessionOpened(session);
    rates.fill.push(write(0));
    for (const table of tables) table.synced();
    rates.same.push(write(0));
    rates.change.push(write(1));
  }
  const perSecond = Object.fromEntries(Object.entries(rates).map(([name, all]) => [name, Math.round(median(all))]));
  print({ bench: "route-updates", family, perSecond });
}

/** One group changes on which every eighth route depends, a quarter of the prefixes and all of those being watched. */
function benchDelta(): void {
  const prefixes = preparedPrefixes(4);
  const state = newState();
  const table = state.target("leaf0");
  table.sessionOpened(session);
  fillRoutes(table, prefixes, 0);
  fillHops(table);
  table.synced();
  for (let i = 0; i < routes; i += 4) state.watch(formatPrefix(prefixAt(4, i)));
  state.takeChanges();
  const times: number[] = [];
  let dirty = 0;
  for (let round = 0; round < 500; round++) {
    const member = { id: 0, nextHop: 12_000_000_000 + (round & 1), weight: undefined } as const;
    const members = [{ ...member, resolved: undefined, resourceAllocationFailed: undefined }];
    const started = performance.now();
    table.nextHopGroup({ networkInstance: "default", index: 12_000_000_000, replace: false, members });
    dirty = state.takeChanges().prefixes.get("leaf0")?.size ?? 0;
    times.push((performance.now() - started) * 1000);
  }
  const sorted = times.slice(100).sort((a, b) => a - b);
  const us = (share: number): number => Number((sorted[Math.floor(sorted.length * share)] ?? Number.NaN).toFixed(1));
  print({ bench: "group-change", dirty, bestUs: us(0), medianUs: us(0.5), p99Us: us(0.99) });
}

benchMemory(4);
benchMemory(6);
benchUpdates(4);
benchUpdates(6);
benchDelta();
