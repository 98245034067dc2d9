import type { Cut } from "./absence.ts";
import type { PrefixKey } from "./verdict.ts";

/** How many prefixes have to be cut at one width before a limit is believed in. */
const enough = 8;

/** How wide the routes of each place (a leaf's network instance) are: where many prefixes are cut at the same width, none
 *  is wider, and it is not the same node that all of them lack, the leaf can hold no more. A node that is missing from
 *  every one of them is no limit's doing. */
export class EcmpEvidence {
  readonly #places = new Map<string, Map<PrefixKey, Cut>>();
  readonly #limits = new Map<string, number>();
  readonly #changed = new Set<string>();

  /** The limit of a place; undefined where nothing tells. */
  limitOf(place: string): number | undefined {
    return this.#limits.get(place);
  }

  /** Takes in what a prefix shows now; undefined: nothing. */
  take(place: string, key: PrefixKey, cut: Cut | undefined): void {
    const cuts = this.#places.get(place);
    const before = cuts?.get(key);
    if (before === undefined && cut === undefined) return;
    if (before && cut && sameCut(before, cut)) return;
    this.#changed.add(place);
    if (cut === undefined) {
      cuts?.delete(key);
      if (cuts?.size === 0) this.#places.delete(place);
    } else if (cuts) cuts.set(key, cut);
    else this.#places.set(place, new Map([[key, cut]]));
  }

  /** Works out the limits of the places that changed. Gives the prefixes that are cut where the limit is another now. */
  update(): PrefixKey[] {
    const again: PrefixKey[] = [];
    for (const place of this.#changed) {
      const cuts = this.#places.get(place) ?? new Map<PrefixKey, Cut>();
      const limit = limitIn(cuts.values());
      if (limit === this.#limits.get(place)) continue;
      if (limit === undefined) this.#limits.delete(place);
      else this.#limits.set(place, limit);
      for (const [key, { missing }] of cuts) if (missing.length > 0) again.push(key);
    }
    this.#changed.clear();
    return again;
  }
}

function sameCut(a: Cut, b: Cut): boolean {
  return (
    a.width === b.width &&
    a.missing.length === b.missing.length &&
    a.missing.every((node, at) => node === b.missing[at])
  );
}

function limitIn(cuts: Iterable<Cut>): number | undefined {
  let widest = 0;
  let narrowest = Number.POSITIVE_INFINITY;
  let cut = 0;
  let common: ReadonlySet<string> | undefined;
  for (const { width, missing } of cuts) {
    widest = Math.max(widest, width);
    if (missing.length === 0) continue;
    cut++;
    narrowest = Math.min(narrowest, width);
    const before: ReadonlySet<string> | undefined = common;
    common = new Set(before === undefined ? missing : missing.filter((node) => before.has(node)));
  }
  return cut >= enough && narrowest === widest && common?.size === 0 ? widest : undefined;
}
