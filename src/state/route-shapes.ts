import type { RouteKey } from "../model/target.ts";
import { NameTable } from "./name-table.ts";
import { TupleTable } from "./tuple-table.ts";

/** Where each part of a shape stands. The first `keyWidth` are the route's keys but for its prefix. Names are ids of
 *  `RouteShapes.names`; the group's network instance is its id plus 1, 0 where the switch named none. */
export const ShapeColumn = {
  networkInstance: 0,
  routeType: 1,
  routeOwner: 2,
  originNetworkInstance: 3,
  id: 4,
  groupNetworkInstance: 5,
  preference: 6,
  metric: 7,
  flags: 8,
} as const;
/** One of `ShapeColumn`. */
export type ShapeColumn = (typeof ShapeColumn)[keyof typeof ShapeColumn];

/** Columns that are keys of the route entry. */
export const keyWidth = 5;

const width = 9;

/** Everything of a route but its prefix and its group, interned: twenty thousand routes of one leaf have a handful of
 *  shapes, so a row holds one small integer for all of it. Shared by every leaf. */
export class RouteShapes {
  readonly names = new NameTable();
  readonly #tuples = new TupleTable(width);
  readonly #released = new Uint32Array(width);
  /** The key resolved last, and its columns: consecutive routes of a stream mostly differ in their prefix alone. */
  #lastKey = { networkInstance: "", routeType: "", routeOwner: "", originNetworkInstance: "" };
  #lastIds = new Uint32Array(keyWidth);
  #lastGood = false;

  /** Shapes held. */
  get count(): number {
    return this.#tuples.count;
  }

  /** An empty shape to fill and acquire. */
  newTuple(): Uint32Array {
    return new Uint32Array(width);
  }

  /** Writes the key columns, interning names; the shape must then be acquired, or the names are forgotten some day. */
  writeKey(key: RouteKey, tuple: Uint32Array): void {
    const last = this.#lastKey;
    const same =
      this.#lastGood &&
      last.networkInstance === key.networkInstance &&
      last.routeType === key.routeType &&
      last.routeOwner === key.routeOwner &&
      last.originNetworkInstance === key.originNetworkInstance;
    if (!same) this.#resolve(key);
    const ids = this.#lastIds;
    tuple[0] = ids[0] ?? 0;
    tuple[1] = ids[1] ?? 0;
    tuple[2] = ids[2] ?? 0;
    tuple[3] = ids[3] ?? 0;
    tuple[ShapeColumn.id] = key.id;
  }

  /** The shape of these columns, with one user more. */
  acquire(tuple: Uint32Array): number {
    const before = this.#tuples.count;
    const shape = this.#tuples.acquire(tuple);
    if (this.#tuples.count > before) this.#eachName(tuple, (name) => this.names.retain(name));
    return shape;
  }

  /** One user less. */
  release(shape: number): void {
    this.#tuples.read(shape, this.#released);
    if (!this.#tuples.release(shape)) return;
    this.#eachName(this.#released, (name) => this.names.release(name));
    this.#lastGood = false;
  }

  /** Copies the columns of a shape. */
  read(shape: number, into: Uint32Array): void {
    this.#tuples.read(shape, into);
  }

  /** One column of a shape. */
  at(shape: number, column: ShapeColumn): number {
    return this.#tuples.at(shape, column);
  }

  /** The name in a column that holds one. */
  name(shape: number, column: 0 | 1 | 2 | 3): string {
    return this.names.text(this.#tuples.at(shape, column));
  }

  /** Whether the shape is of the route entry whose key columns are in `tuple`. */
  hasKey(shape: number, tuple: Uint32Array): boolean {
    return this.#tuples.startsWith(shape, tuple, keyWidth);
  }

  /** Whether the shape is exactly `tuple`. */
  is(shape: number, tuple: Uint32Array): boolean {
    return this.#tuples.startsWith(shape, tuple, width);
  }

  #resolve(key: RouteKey): void {
    const { networkInstance, routeType, routeOwner, originNetworkInstance } = key;
    this.#lastKey = { networkInstance, routeType, routeOwner, originNetworkInstance };
    this.#lastIds[0] = this.names.intern(networkInstance);
    this.#lastIds[1] = this.names.intern(routeType);
    this.#lastIds[2] = this.names.intern(routeOwner);
    this.#lastIds[3] = this.names.intern(originNetworkInstance);
    this.#lastGood = true;
  }

  #eachName(tuple: Uint32Array, visit: (name: number) => void): void {
    for (let column = 0; column < 4; column++) visit(tuple[column] ?? 0);
    const group = tuple[ShapeColumn.groupNetworkInstance] ?? 0;
    if (group > 0) visit(group - 1);
  }
}
