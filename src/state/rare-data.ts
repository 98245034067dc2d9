import type { PrefixId } from "./prefix-index.ts";
import { keyWidth, type RouteShapes } from "./route-shapes.ts";

/** What few routes have. */
export interface RareData {
  /** The key columns of the route's shape. */
  readonly key: Uint32Array;
  failedLocations: readonly string[];
  /** Bits of `RouteField` still to arrive before a malformed entry is good again; 0 for a good one. */
  awaited: number;
}

/** Side data of the few routes that failed or were malformed, kept out of the rows. */
export class RareRoutes {
  readonly #shapes: RouteShapes;
  readonly #byPrefix = new Map<PrefixId, RareData[]>();
  readonly #tuple: Uint32Array;

  constructor(shapes: RouteShapes) {
    this.#shapes = shapes;
    this.#tuple = shapes.newTuple();
  }

  /** Whether there is none at all, as on a healthy leaf. */
  get empty(): boolean {
    return this.#byPrefix.size === 0;
  }

  /** The data of the route with these key columns. */
  find(prefix: PrefixId, key: Uint32Array): RareData | undefined {
    return this.#byPrefix.get(prefix)?.find((each) => sameKey(each.key, key));
  }

  /** The data of the route with this shape. */
  ofShape(prefix: PrefixId, shape: number): RareData | undefined {
    return this.#byPrefix.get(prefix)?.find((each) => this.#shapes.hasKey(shape, each.key));
  }

  /** The data of the route, made if need be. */
  ensure(prefix: PrefixId, key: Uint32Array): RareData {
    const found = this.find(prefix, key);
    if (found) return found;
    const rare: RareData = { key: key.slice(0, keyWidth), failedLocations: [], awaited: 0 };
    const others = this.#byPrefix.get(prefix);
    if (others) others.push(rare);
    else this.#byPrefix.set(prefix, [rare]);
    return rare;
  }

  /** Forgets the data of the route with these key columns. */
  drop(prefix: PrefixId, key: Uint32Array): void {
    const others = (this.#byPrefix.get(prefix) ?? []).filter((each) => !sameKey(each.key, key));
    if (others.length > 0) this.#byPrefix.set(prefix, others);
    else this.#byPrefix.delete(prefix);
  }

  /** Forgets the data of the route with this shape. */
  dropShape(prefix: PrefixId, shape: number): void {
    this.#shapes.read(shape, this.#tuple);
    this.drop(prefix, this.#tuple);
  }
}

function sameKey(a: Uint32Array, b: Uint32Array): boolean {
  for (let column = 0; column < keyWidth; column++) if (a[column] !== b[column]) return false;
  return true;
}
