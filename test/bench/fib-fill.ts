import { systemClock } from "../../src/clock.ts";
import { silentLog } from "../../src/log.ts";
import type { Family, PrefixWords } from "../../src/model/address.ts";
import { Operation, RouteField, type RouteUpdate, type SessionInfo } from "../../src/model/target.ts";
import type { FibTable } from "../../src/state/fib-table.ts";
import { State } from "../../src/state/state.ts";

/** Groups of a filled table. */
export const groupCount = 200;

/** A session to open. */
export const session: SessionInfo = { encoding: "json_ietf", gnmiVersion: undefined };

const firstGroup = 12_000_000_000;

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

/** The i-th prefix. */
export function prefixAt(family: Family, i: number): PrefixWords {
  if (family === 4) return { family, w0: 0x0a000000 + i, w1: 0, w2: 0, w3: 0, length: 32 };
  return { family, w0: 0x20010db8, w1: 0, w2: i >>> 8, w3: i & 255, length: 128 };
}

/** The index of the n-th group and next hop. */
export function groupAt(n: number): number {
  return firstGroup + n;
}

/** Writes one route for each prefix; every eighth is over the first group. */
export function fillRoutes(table: FibTable, prefixes: readonly PrefixWords[], metric: number): void {
  update.metric = metric;
  for (let i = 0; i < prefixes.length; i++) {
    const prefix = prefixes[i];
    if (prefix) update.key.prefix = prefix;
    update.nextHopGroup = groupAt(i % 8 === 0 ? 0 : i % groupCount);
    table.route(update);
  }
}

/** Writes the groups, each of one next hop. */
export function fillHops(table: FibTable): void {
  for (let i = 0; i < groupCount; i++) {
    writeGroup(table, i, i);
    const at = { networkInstance: "default", replace: false, index: groupAt(i) } as const;
    table.nextHop({ ...at, type: "direct", address: `192.168.${i >> 8}.${i & 255}` });
  }
}

/** Lets a group lead to a next hop. */
export function writeGroup(table: FibTable, group: number, nextHop: number): void {
  const member = { id: 0, nextHop: groupAt(nextHop), weight: undefined, resolved: "true" } as const;
  const members = [{ ...member, resourceAllocationFailed: false }];
  table.nextHopGroup({ networkInstance: "default", index: groupAt(group), replace: false, members });
}

/** A state of so many leaves, `leaf0` on. */
export function newState(leaves: number): State {
  const targets = Array.from({ length: leaves }, (_, i) => ({
    name: `leaf${i}`,
    address: "",
    networkInstances: ["default"],
  }));
  return new State({ targets, clusters: [], clock: systemClock, log: silentLog });
}
