import { type FibDelete, RouteField, type RouteKey, type RouteUpdate } from "../model/target.ts";
import type { GroupTable } from "./group-table.ts";
import type { PrefixId, PrefixIndex } from "./prefix-index.ts";
import { RareRoutes } from "./rare-data.ts";
import { mergeLeaves, RouteFlag, unsetLeaves } from "./route-leaves.ts";
import { type RouteMemory, RouteReader } from "./route-reader.ts";
import { RouteRows } from "./route-rows.ts";
import { keyWidth, type RouteShapes, ShapeColumn } from "./route-shapes.ts";

/** A delete that covers routes. */
export type RouteDelete = Extract<FibDelete, { readonly list: "route" }>;

/** Hears of every prefix with an entry that changed, and whether that entry is of type `host`. */
export type OnRouteChange = (prefix: PrefixId, host: boolean) => void;

/** The leaves a verdict stands on: what has to arrive again before a malformed route can be trusted. */
const wholeRoute =
  RouteField.active | RouteField.nextHopGroup | RouteField.pendingOperation | RouteField.failedOperation;

/** The routes of one leaf. Leaves go into rows of small integers; no object and no text is kept for a route. */
export class RouteTable {
  readonly read: RouteReader;
  readonly #prefixes: PrefixIndex;
  readonly #shapes: RouteShapes;
  readonly #groups: GroupTable;
  readonly #rows = new RouteRows();
  readonly #rare: RareRoutes;
  /** Prefixes with entries of type `host`, and how many. */
  readonly #hosts = new Map<PrefixId, number>();
  /** The shape under way; reused, as one update comes after the other. */
  readonly #tuple: Uint32Array;
  readonly #onChange: OnRouteChange;

  constructor(prefixes: PrefixIndex, shapes: RouteShapes, groups: GroupTable, onChange: OnRouteChange) {
    this.#prefixes = prefixes;
    this.#shapes = shapes;
    this.#groups = groups;
    this.#rare = new RareRoutes(shapes);
    this.#tuple = shapes.newTuple();
    this.#onChange = onChange;
    const memory: RouteMemory = { rows: this.#rows, prefixes, shapes, groups, rare: this.#rare };
    this.read = new RouteReader(memory);
  }

  /** The rows themselves, for scans. */
  get rows(): RouteRows {
    return this.#rows;
  }

  /** Prefixes that have an entry of type `host`. */
  get hostPrefixes(): Iterable<PrefixId> {
    return this.#hosts.keys();
  }

  /** Merges (or replaces) one entry; a partial one creates it. */
  update(update: RouteUpdate): void {
    const { key, has, replace } = update;
    const tuple = this.#tuple;
    this.#shapes.writeKey(key, tuple);
    let prefix = this.#prefixes.find(key.prefix);
    const slot = this.#slotOf(prefix, tuple);
    if (slot >= 0 && !replace) this.#shapes.read(this.#rows.shapeAt(slot), tuple);
    else tuple.fill(0, keyWidth);
    if (slot < 0) prefix = this.#prefixes.acquire(key.prefix);
    const rareChanged = this.#mergeRare(prefix, tuple, update);
    mergeLeaves(tuple, update, this.#shapes);
    const held = slot < 0 || replace ? undefined : this.#groups.at(this.#rows.groupAt(slot))?.index;
    const index = has & RouteField.nextHopGroup ? update.nextHopGroup : held;
    const group = index === undefined ? 0 : this.#groups.acquire(this.#groupInstance(tuple), index);
    this.#store(prefix, slot, group, rareChanged);
  }

  /** Marks an entry malformed; one not held yet is held from here on, so that it is known to be unknown. */
  malformed(key: RouteKey): void {
    const tuple = this.#tuple;
    this.#shapes.writeKey(key, tuple);
    let prefix = this.#prefixes.find(key.prefix);
    const slot = this.#slotOf(prefix, tuple);
    if (slot >= 0) this.#shapes.read(this.#rows.shapeAt(slot), tuple);
    else {
      prefix = this.#prefixes.acquire(key.prefix);
      tuple.fill(0, keyWidth);
    }
    this.#rare.ensure(prefix, tuple).awaited = wholeRoute;
    tuple[ShapeColumn.flags] = (tuple[ShapeColumn.flags] ?? 0) | RouteFlag.malformed | RouteFlag.rare;
    this.#store(prefix, slot, slot < 0 ? 0 : this.#groups.retain(this.#rows.groupAt(slot)), false);
  }

  /** Takes out the entries a delete covers, or lets some of their leaves fall back to unset. */
  delete(what: RouteDelete): void {
    const { fields } = what;
    const covers = this.#selector(what);
    if (covers === undefined) return;
    this.#scan(what.prefix && this.#prefixes.find(what.prefix), (slot) => {
      if (!covers(slot)) return false;
      if (fields === undefined) this.#remove(slot);
      else this.#unset(slot, fields);
      return fields === undefined;
    });
  }

  /** Takes out every entry, or those of one network instance. */
  clear(networkInstance?: string): void {
    this.delete({ list: "route", family: 4, networkInstance });
    this.delete({ list: "route", family: 6, networkInstance });
  }

  /** Gives back what the rows share with other leaves; the table is of no use afterwards. */
  dispose(): void {
    const rows = this.#rows;
    for (let slot = 0; slot < rows.slots; slot++) {
      const prefix = rows.prefixAt(slot);
      if (prefix < 0) continue;
      this.#shapes.release(rows.shapeAt(slot));
      this.#prefixes.release(prefix);
    }
  }

  /** Visits the slots of one prefix, or all. `visit` says whether it took the row out: another is then in its slot. */
  #scan(prefix: PrefixId | undefined, visit: (slot: number) => boolean): void {
    const rows = this.#rows;
    if (prefix === undefined) {
      for (let slot = 0; slot < rows.slots; ) if (rows.prefixAt(slot) < 0 || !visit(slot)) slot++;
    } else if (prefix >= 0) {
      // The id stays ours to the end, whatever is taken out.
      this.#prefixes.retain(prefix);
      let slot = rows.first(prefix);
      while (slot >= 0) slot = visit(slot) ? rows.first(prefix) : rows.next(slot, prefix);
      this.#prefixes.release(prefix);
    }
  }

  /** Whether a row is covered by a delete; undefined if none can be. */
  #selector(what: RouteDelete): ((slot: number) => boolean) | undefined {
    const wanted: [ShapeColumn, number][] = [];
    const names = [what.networkInstance, what.routeType, what.routeOwner, what.originNetworkInstance];
    const columns = [
      ShapeColumn.networkInstance,
      ShapeColumn.routeType,
      ShapeColumn.routeOwner,
      ShapeColumn.originNetworkInstance,
    ];
    for (const [at, column] of columns.entries()) {
      const text = names[at];
      if (text === undefined) continue;
      const name = this.#shapes.names.find(text);
      if (name < 0) return undefined;
      wanted.push([column, name]);
    }
    if (what.id !== undefined) wanted.push([ShapeColumn.id, what.id]);
    const familyBit = what.family === 6 ? 1 : 0;
    return (slot) => {
      if ((this.#rows.prefixAt(slot) & 1) !== familyBit) return false;
      const shape = this.#rows.shapeAt(slot);
      return wanted.every(([column, value]) => this.#shapes.at(shape, column) === value);
    };
  }

  #slotOf(prefix: PrefixId, key: Uint32Array): number {
    if (prefix < 0) return -1;
    for (let slot = this.#rows.first(prefix); slot >= 0; slot = this.#rows.next(slot, prefix)) {
      if (this.#shapes.hasKey(this.#rows.shapeAt(slot), key)) return slot;
    }
    return -1;
  }

  /** Whose group the route means: the network instance it names, or else its own. */
  #groupInstance(tuple: Uint32Array): string {
    const named = tuple[ShapeColumn.groupNetworkInstance] ?? 0;
    return this.#shapes.names.text(named > 0 ? named - 1 : (tuple[ShapeColumn.networkInstance] ?? 0));
  }

  /** Writes the row under way, exchanging what it counted on for what it counts on now. Takes over one use of `group`. */
  #store(prefix: PrefixId, slot: number, group: number, rareChanged: boolean): void {
    const tuple = this.#tuple;
    if (slot < 0) {
      const shape = this.#shapes.acquire(tuple);
      this.#rows.insert(prefix, group, shape);
      const host = this.#isHost(shape);
      if (host) this.#hosts.set(prefix, (this.#hosts.get(prefix) ?? 0) + 1);
      this.#onChange(prefix, host);
      return;
    }
    const heldGroup = this.#rows.groupAt(slot);
    const held = this.#rows.shapeAt(slot);
    this.#groups.release(heldGroup);
    const sameShape = this.#shapes.is(held, tuple);
    if (sameShape && heldGroup === group && !rareChanged) return;
    const shape = sameShape ? held : this.#shapes.acquire(tuple);
    this.#rows.set(slot, group, shape);
    if (!sameShape) this.#shapes.release(held);
    this.#onChange(prefix, this.#isHost(shape));
  }

  #remove(slot: number): void {
    const prefix = this.#rows.prefixAt(slot);
    const shape = this.#rows.shapeAt(slot);
    const host = this.#isHost(shape);
    if (this.#shapes.at(shape, ShapeColumn.flags) & RouteFlag.rare) this.#rare.dropShape(prefix, shape);
    if (host) {
      const others = (this.#hosts.get(prefix) ?? 0) - 1;
      if (others > 0) this.#hosts.set(prefix, others);
      else this.#hosts.delete(prefix);
    }
    this.#groups.release(this.#rows.groupAt(slot));
    this.#rows.remove(slot);
    this.#shapes.release(shape);
    // Told before the id may go to another prefix.
    this.#onChange(prefix, host);
    this.#prefixes.release(prefix);
  }

  #unset(slot: number, fields: number): void {
    const prefix = this.#rows.prefixAt(slot);
    const shape = this.#rows.shapeAt(slot);
    this.#shapes.read(shape, this.#tuple);
    unsetLeaves(this.#tuple, fields);
    const rare = this.#rare.ofShape(prefix, shape);
    const locations = (fields & RouteField.failedLocations) !== 0 && (rare?.failedLocations.length ?? 0) > 0;
    if (rare && locations) rare.failedLocations = [];
    const held = fields & RouteField.nextHopGroup ? undefined : this.#groups.at(this.#rows.groupAt(slot))?.index;
    const group = held === undefined ? 0 : this.#groups.acquire(this.#groupInstance(this.#tuple), held);
    this.#store(prefix, slot, group, locations);
  }

  /** Keeps the side data of an entry in step; true if what a reader sees of it changed beyond the shape. */
  #mergeRare(prefix: PrefixId, tuple: Uint32Array, update: RouteUpdate): boolean {
    const located = (update.has & RouteField.failedLocations) !== 0;
    const isRare = located && update.failedLocations.length > 0;
    const found = this.#rare.empty ? undefined : this.#rare.find(prefix, tuple);
    if (found === undefined && !isRare) return false;
    const rare = found ?? this.#rare.ensure(prefix, tuple);
    const before = rare.failedLocations;
    if (located || update.replace) rare.failedLocations = located ? [...update.failedLocations] : [];
    rare.awaited = update.replace ? 0 : rare.awaited & ~update.has;
    const good = rare.awaited === 0;
    const common = good && rare.failedLocations.length === 0;
    if (common) this.#rare.drop(prefix, tuple);
    let flags = (tuple[ShapeColumn.flags] ?? 0) & ~(RouteFlag.malformed | RouteFlag.rare);
    if (!good) flags |= RouteFlag.malformed;
    if (!common) flags |= RouteFlag.rare;
    tuple[ShapeColumn.flags] = flags;
    return before.length !== rare.failedLocations.length || before.some((text, i) => text !== rare.failedLocations[i]);
  }

  #isHost(shape: number): boolean {
    return this.#shapes.name(shape, ShapeColumn.routeType) === "host";
  }
}
