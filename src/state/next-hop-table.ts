import { type IpAddress, parseAddress } from "../model/address.ts";
import type { ResolvingEntry, Uint64 } from "../model/fib.ts";
import type { NextHopUpdate, ResolvingUpdate } from "../model/target.ts";
import { sameContent } from "./same-content.ts";

/** One next hop of a leaf, as listed. */
export interface NextHop {
  readonly networkInstance: string;
  readonly index: Uint64;
  type: string | undefined;
  address: IpAddress | undefined;
  subinterface: string | undefined;
  resourceAllocationFailed: boolean;
  /** `indirect/resolved`. */
  resolved: boolean | undefined;
  resolvingRoute: ResolvingEntry | undefined;
  resolvingTunnel: ResolvingEntry | undefined;
  /** Bits of `Part`: what has to arrive again before it can be trusted; 0 for a good one. */
  doubt: number;
}

const Part = { own: 1, resolution: 2 } as const;

/** Which next hops a delete covers; undefined matches all. */
export interface NextHopSelector {
  readonly networkInstance: string | undefined;
  readonly index?: Uint64 | undefined;
}

/** The next hops of one leaf, by network instance and index. */
export class NextHopTable {
  readonly #byName = new Map<string, Map<Uint64, NextHop>>();
  #count = 0;
  #tellGroups = false;

  /** Whether some next hop has named the group it resolves to: releases before 24.10 name none. */
  get tellGroups(): boolean {
    return this.#tellGroups;
  }

  get count(): number {
    return this.#count;
  }

  find(networkInstance: string, index: Uint64): NextHop | undefined {
    return this.#byName.get(networkInstance)?.get(index);
  }

  *all(): Iterable<NextHop> {
    for (const table of this.#byName.values()) yield* table.values();
  }

  /** Merges (or replaces) one entry; a partial one creates it. Returns it, or undefined if it says the same as before. */
  update(update: NextHopUpdate): NextHop | undefined {
    const before = this.find(update.networkInstance, update.index);
    const held = before && { ...before };
    const hop = this.#list(update.networkInstance, update.index);
    if (update.replace) unset(hop);
    merge(hop, update);
    if ((update.resolvingRoute ?? update.resolvingTunnel)?.nextHopGroup !== undefined) this.#tellGroups = true;
    return held !== undefined && sameContent(held, hop) ? undefined : hop;
  }

  /** Marks an entry malformed, listing it if need be. */
  doubt(networkInstance: string, index: Uint64): NextHop {
    const hop = this.#list(networkInstance, index);
    hop.doubt = Part.own | Part.resolution;
    return hop;
  }

  /** Takes whole entries out and returns them. */
  remove(selector: NextHopSelector): NextHop[] {
    const removed = this.select(selector);
    for (const hop of removed) {
      const table = this.#byName.get(hop.networkInstance);
      if (table?.delete(hop.index)) this.#count--;
      if (table?.size === 0) this.#byName.delete(hop.networkInstance);
    }
    return removed;
  }

  /** The next hops a delete covers. */
  select({ networkInstance, index }: NextHopSelector): NextHop[] {
    const tables = networkInstance === undefined ? [...this.#byName.values()] : [this.#byName.get(networkInstance)];
    return tables.flatMap((table) => {
      if (table === undefined) return [];
      if (index === undefined) return [...table.values()];
      const hop = table.get(index);
      return hop ? [hop] : [];
    });
  }

  #list(networkInstance: string, index: Uint64): NextHop {
    let table = this.#byName.get(networkInstance);
    if (table === undefined) {
      table = new Map();
      this.#byName.set(networkInstance, table);
    }
    const found = table.get(index);
    if (found) return found;
    this.#count++;
    const hop = newNextHop(networkInstance, index);
    table.set(index, hop);
    return hop;
  }
}

/** Lets one leaf or container fall back to unset. The resolution stands under `indirect` (25.3) or directly (24.10). */
export function deleteNextHopLeaf(hop: NextHop, leaf: string): void {
  const [name, below] = leaf.replace(/^indirect\/(?=.)/, "").split("/");
  switch (name) {
    case "type":
      hop.type = undefined;
      break;
    case "ip-address":
      hop.address = undefined;
      break;
    case "subinterface":
      hop.subinterface = undefined;
      break;
    case "resource-allocation-failed":
      hop.resourceAllocationFailed = false;
      break;
    case "resolved":
      hop.resolved = undefined;
      break;
    case "resolving-route":
      hop.resolvingRoute = resolvingWithout(hop.resolvingRoute, below);
      break;
    case "resolving-tunnel":
      hop.resolvingTunnel = resolvingWithout(hop.resolvingTunnel, below);
      break;
    case "indirect":
      hop.resolved = undefined;
      hop.resolvingRoute = undefined;
      hop.resolvingTunnel = undefined;
      break;
  }
}

/** The resolution without one of its leaves; with none named, or none left, there is no resolution. */
function resolvingWithout(held: ResolvingEntry | undefined, leaf: string | undefined): ResolvingEntry | undefined {
  if (held === undefined || leaf === undefined) return undefined;
  const { kind } = held;
  const left = {
    kind,
    prefix: leaf === "ip-prefix" ? undefined : held.prefix,
    type: leaf === `${kind}-type` ? undefined : held.type,
    owner: leaf === `${kind}-owner` ? undefined : held.owner,
    nextHopGroup: leaf === "next-hop-group" ? undefined : held.nextHopGroup,
  };
  return (left.prefix ?? left.type ?? left.owner ?? left.nextHopGroup) === undefined ? undefined : left;
}

function newNextHop(networkInstance: string, index: Uint64): NextHop {
  return {
    networkInstance,
    index,
    type: undefined,
    address: undefined,
    subinterface: undefined,
    resourceAllocationFailed: false,
    resolved: undefined,
    resolvingRoute: undefined,
    resolvingTunnel: undefined,
    doubt: 0,
  };
}

function unset(hop: NextHop): void {
  Object.assign(hop, newNextHop(hop.networkInstance, hop.index));
}

function merge(hop: NextHop, update: NextHopUpdate): void {
  if (update.type !== undefined) hop.type = update.type;
  if (update.subinterface !== undefined) hop.subinterface = update.subinterface;
  if (update.resolved !== undefined) hop.resolved = update.resolved;
  if (update.resourceAllocationFailed !== undefined) hop.resourceAllocationFailed = update.resourceAllocationFailed;
  if (update.resolvingRoute) hop.resolvingRoute = mergeResolving("route", hop.resolvingRoute, update.resolvingRoute);
  if (update.resolvingTunnel) {
    hop.resolvingTunnel = mergeResolving("tunnel", hop.resolvingTunnel, update.resolvingTunnel);
  }
  if (update.type !== undefined) hop.doubt &= ~Part.own;
  if (update.resolved !== undefined || update.resolvingRoute || update.resolvingTunnel) hop.doubt &= ~Part.resolution;
  if (hop.type !== undefined && hop.type !== "indirect") hop.doubt &= ~Part.resolution;
  if (update.address !== undefined) {
    hop.address = parseAddress(update.address);
    if (hop.address === undefined) hop.doubt |= Part.own;
  }
}

function mergeResolving(
  kind: ResolvingEntry["kind"],
  held: ResolvingEntry | undefined,
  update: ResolvingUpdate,
): ResolvingEntry {
  return {
    kind,
    prefix: update.prefix ?? held?.prefix,
    type: update.type ?? held?.type,
    owner: update.owner ?? held?.owner,
    nextHopGroup: update.nextHopGroup ?? held?.nextHopGroup,
  };
}
