import type { FibNextHopGroup, FibRoute } from "../model/fib.ts";
import type { Fib } from "./fib.ts";
import type { PrefixId, PrefixIndex } from "./prefix-index.ts";
import { sameContent } from "./same-content.ts";

/** The watched prefixes of which two FIBs tell different things: other entries, other leaves, or another resolution. */
export function* differingPrefixes(before: Fib, after: Fib, prefixes: PrefixIndex): Iterable<PrefixId> {
  const sameGroups = new GroupComparison(before, after);
  for (const id of prefixes.watchedIds()) {
    const left = before.routes.read.routesOf(id).sort(byKey);
    const right = after.routes.read.routesOf(id).sort(byKey);
    const same =
      left.length === right.length &&
      left.every((route, at) => {
        const other = right[at];
        return other !== undefined && sameContent(route, other) && sameGroups.same(route, other);
      });
    if (!same) yield id;
  }
}

/** Compares the groups of routes of two FIBs, each pair once. */
class GroupComparison {
  readonly #before: Fib;
  readonly #after: Fib;
  readonly #known = new Map<FibNextHopGroup, boolean>();

  constructor(before: Fib, after: Fib) {
    this.#before = before;
    this.#after = after;
  }

  /** Both routes name the same group: whether it resolves to the same on both sides. */
  same(left: FibRoute, right: FibRoute): boolean {
    const before = this.#before.groupOf(left);
    const after = this.#after.groupOf(right);
    if (before === undefined || after === undefined) return before === after;
    const known = this.#known.get(before);
    if (known !== undefined) return known;
    const same = sameContent(before, after);
    this.#known.set(before, same);
    return same;
  }
}

/** Any order, as long as it is the same for both sides. */
function byKey(a: FibRoute, b: FibRoute): number {
  const left = keyOf(a);
  const right = keyOf(b);
  return left < right ? -1 : left > right ? 1 : 0;
}

function keyOf(route: FibRoute): string {
  return [route.networkInstance, route.routeType, route.routeOwner, route.id, route.originNetworkInstance].join("|");
}
