import type { Fib, SharedMemory } from "./fib.ts";
import type { PrefixId } from "./prefix-index.ts";
import { RouteFlag } from "./route-leaves.ts";
import { ShapeColumn } from "./route-shapes.ts";
import { sameContent } from "./same-content.ts";

/** The watched prefixes of which two FIBs tell different things: other entries, other leaves, or another resolution.
 *  Rows are compared as they stand, as both FIBs share their shapes; objects are made only where rows cannot tell. */
export function* differingPrefixes(before: Fib, after: Fib, shared: SharedMemory): Iterable<PrefixId> {
  const comparison = new Comparison(before, after, shared);
  for (const id of shared.prefixes.watchedIds()) if (!comparison.same(id)) yield id;
}

class Comparison {
  readonly #before: Fib;
  readonly #after: Fib;
  readonly #shared: SharedMemory;
  /** Whether a group of one side resolves to the same as that of the other; by the references of both. */
  readonly #groups = new Map<number, boolean>();

  constructor(before: Fib, after: Fib, shared: SharedMemory) {
    this.#before = before;
    this.#after = after;
    this.#shared = shared;
  }

  same(prefix: PrefixId): boolean {
    const left = this.#before.routes.rows;
    const right = this.#after.routes.rows;
    let unmatched = 0;
    for (let slot = right.first(prefix); slot >= 0; slot = right.next(slot, prefix)) unmatched++;
    for (let slot = left.first(prefix); slot >= 0; slot = left.next(slot, prefix)) {
      const other = this.#slotOfShape(prefix, left.shapeAt(slot));
      if (other < 0 || !this.#sameRow(slot, other)) return false;
      unmatched--;
    }
    return unmatched === 0;
  }

  /** The row of the same leaves on the other side. An entry is there once, so the shape, which holds its keys, is too. */
  #slotOfShape(prefix: PrefixId, shape: number): number {
    const { rows } = this.#after.routes;
    let slot = rows.first(prefix);
    while (slot >= 0 && rows.shapeAt(slot) !== shape) slot = rows.next(slot, prefix);
    return slot;
  }

  #sameRow(left: number, right: number): boolean {
    const shape = this.#before.routes.rows.shapeAt(left);
    const rare = (this.#shared.shapes.at(shape, ShapeColumn.flags) & RouteFlag.rare) !== 0;
    if (rare && !sameContent(this.#before.routes.read.read(left), this.#after.routes.read.read(right))) return false;
    return this.#sameGroup(left, right);
  }

  #sameGroup(left: number, right: number): boolean {
    const leftRef = this.#before.routes.rows.groupAt(left);
    const rightRef = this.#after.routes.rows.groupAt(right);
    const pair = leftRef * this.#after.groups.refBound + rightRef;
    const known = this.#groups.get(pair);
    if (known !== undefined) return known;
    const route = this.#before.routes.read.read(left);
    const other = this.#after.routes.read.read(right);
    const same =
      route.nextHopGroup === other.nextHopGroup && sameContent(this.#before.groupOf(route), this.#after.groupOf(other));
    this.#groups.set(pair, same);
    return same;
  }
}
