import { addressWords, type IpAddress, type IpPrefix, type PrefixWords } from "../model/address.ts";
import type { FibRoute } from "../model/fib.ts";
import type { GroupTable } from "./group-table.ts";
import type { PrefixId, PrefixIndex } from "./prefix-index.ts";
import { programmingOf } from "./programming.ts";
import type { RareRoutes } from "./rare-data.ts";
import { RouteFlag } from "./route-leaves.ts";
import type { RouteRows } from "./route-rows.ts";
import { type RouteShapes, ShapeColumn } from "./route-shapes.ts";

/** The memory route rows are made of. */
export interface RouteMemory {
  readonly rows: RouteRows;
  readonly prefixes: PrefixIndex;
  readonly shapes: RouteShapes;
  readonly groups: GroupTable;
  readonly rare: RareRoutes;
}

/** Reads route rows as objects, made at each call. */
export class RouteReader {
  readonly #memory: RouteMemory;

  constructor(memory: RouteMemory) {
    this.#memory = memory;
  }

  /** Every entry of exactly this prefix in a network instance, the active one first. */
  routes(networkInstance: string, prefix: IpPrefix): FibRoute[] {
    return this.routesOf(this.#memory.prefixes.findText(prefix), networkInstance);
  }

  /** The same, by id; without a network instance, those of all. */
  routesOf(prefix: PrefixId, networkInstance?: string): FibRoute[] {
    const routes: FibRoute[] = [];
    const { rows, shapes } = this.#memory;
    if (prefix < 0) return routes;
    for (let slot = rows.first(prefix); slot >= 0; slot = rows.next(slot, prefix)) {
      const name = shapes.name(rows.shapeAt(slot), ShapeColumn.networkInstance);
      if (networkInstance !== undefined && name !== networkInstance) continue;
      const route = this.read(slot);
      if (route.active) routes.unshift(route);
      else routes.push(route);
    }
    return routes;
  }

  /** The active entry of exactly this prefix. */
  activeRoute(networkInstance: string, prefix: IpPrefix): FibRoute | undefined {
    return this.#active(networkInstance, this.#memory.prefixes.findText(prefix));
  }

  /** The active entry of the longest prefix that holds the address. */
  longestMatch(networkInstance: string, address: IpAddress): FibRoute | undefined {
    const bare = addressWords(address);
    const words: PrefixWords = { ...bare, length: bare.family === 4 ? 32 : 128 };
    for (let length = words.length; length >= 0; length--) {
      const route = this.#active(networkInstance, this.#memory.prefixes.findMasked(words, length));
      if (route) return route;
    }
    return undefined;
  }

  /** Every entry, in no order. Read it to the end before the next update. */
  *all(): Iterable<FibRoute> {
    const { rows } = this.#memory;
    for (let slot = 0; slot < rows.slots; slot++) if (rows.prefixAt(slot) >= 0) yield this.read(slot);
  }

  /** Every watched prefix that has an entry; one with several may come more than once. */
  *watched(): Iterable<IpPrefix> {
    const { rows, prefixes } = this.#memory;
    for (let slot = 0; slot < rows.slots; slot++) {
      const prefix = rows.prefixAt(slot);
      const text = prefix < 0 ? undefined : prefixes.watchedText(prefix);
      if (text !== undefined) yield text;
    }
  }

  /** The entry in a slot. */
  read(slot: number): FibRoute {
    const { rows, prefixes, shapes, groups, rare } = this.#memory;
    const shape = rows.shapeAt(slot);
    const prefix = rows.prefixAt(slot);
    const flags = shapes.at(shape, ShapeColumn.flags);
    const named = shapes.at(shape, ShapeColumn.groupNetworkInstance);
    const networkInstance = shapes.name(shape, ShapeColumn.networkInstance);
    const locations = flags & RouteFlag.rare ? (rare.ofShape(prefix, shape)?.failedLocations ?? []) : [];
    return {
      networkInstance,
      prefix: prefixes.text(prefix),
      routeType: shapes.name(shape, ShapeColumn.routeType),
      routeOwner: shapes.name(shape, ShapeColumn.routeOwner),
      id: shapes.at(shape, ShapeColumn.id),
      originNetworkInstance: shapes.name(shape, ShapeColumn.originNetworkInstance),
      active: (flags & RouteFlag.active) !== 0,
      preference: flags & RouteFlag.preference ? shapes.at(shape, ShapeColumn.preference) : undefined,
      metric: flags & RouteFlag.metric ? shapes.at(shape, ShapeColumn.metric) : undefined,
      programming: programmingOf(flags, locations),
      nextHopGroup: groups.at(rows.groupAt(slot))?.index,
      nextHopGroupNetworkInstance: named > 0 ? shapes.names.text(named - 1) : networkInstance,
      malformed: (flags & RouteFlag.malformed) !== 0,
    };
  }

  #active(networkInstance: string, prefix: PrefixId): FibRoute | undefined {
    const { rows, shapes } = this.#memory;
    if (prefix < 0) return undefined;
    for (let slot = rows.first(prefix); slot >= 0; slot = rows.next(slot, prefix)) {
      const shape = rows.shapeAt(slot);
      if ((shapes.at(shape, ShapeColumn.flags) & RouteFlag.active) === 0) continue;
      if (shapes.name(shape, ShapeColumn.networkInstance) === networkInstance) return this.read(slot);
    }
    return undefined;
  }
}
