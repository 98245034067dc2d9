import type { IpPrefix } from "../model/address.ts";
import type { Uint64 } from "../model/fib.ts";
import type { GroupMember } from "../model/target.ts";
import { DistinctList } from "./distinct-list.ts";
import type { Fib, FibObserver } from "./fib.ts";
import type { PrefixId, PrefixIndex } from "./prefix-index.ts";
import { grown } from "./tuple-table.ts";

const none = new Uint32Array(0);

/** What changed in one leaf's FIB since it was last taken. A route marks its prefix at once. A group or next hop is only
 *  noted: which routes lead there is found once for all of them, when somebody asks. What a route leads to now is
 *  enough: a route that has moved away since has marked itself. */
export class ChangeMarks implements FibObserver {
  readonly #prefixes: PrefixIndex;
  readonly #onChange: () => void;
  /** Watched prefixes that changed; by id, and once each. */
  #dirty: Uint32Array = new Uint32Array(64);
  #dirtyCount = 0;
  #dirtyBits = new Uint8Array(64);
  #hosts = false;
  readonly #groups = new Set<Uint64>();
  readonly #nextHops = new Set<Uint64>();

  constructor(prefixes: PrefixIndex, onChange: () => void) {
    this.#prefixes = prefixes;
    this.#onChange = onChange;
  }

  /** Whether `take` may have something to give. */
  get any(): boolean {
    return this.#hosts || this.#dirtyCount > 0 || this.#groups.size > 0 || this.#nextHops.size > 0;
  }

  routeChanged(prefix: PrefixId, host: boolean): void {
    if (host && !this.#hosts) {
      this.#hosts = true;
      this.#onChange();
    }
    if (this.mark(prefix)) this.#onChange();
  }

  groupChanged(index: Uint64): void {
    this.#groups.add(index);
    this.#onChange();
  }

  nextHopChanged(index: Uint64): void {
    this.#nextHops.add(index);
    this.#onChange();
  }

  /** The watched prefixes that changed, or that lead to a group or next hop which did, in the FIB that is read now. */
  take(fib: Fib): ReadonlySet<IpPrefix> {
    const taken: IpPrefix[] = [];
    const marked = this.#dirtyCount;
    // What is found only now is given at once: it needs a mark to be given once, and no user to last.
    for (const prefix of this.#dependents(fib)) {
      const text = this.#prefixes.watchedText(prefix);
      if (text !== undefined && this.#enlist(prefix)) taken.push(text);
    }
    for (let at = 0; at < this.#dirtyCount; at++) {
      const prefix = this.#dirty[at] ?? 0;
      this.#dirtyBits[prefix] = 0;
      if (at >= marked) continue;
      const text = this.#prefixes.watchedText(prefix);
      if (text !== undefined) taken.push(text);
      this.#prefixes.release(prefix);
    }
    this.#dirtyCount = 0;
    this.#hosts = false;
    return new DistinctList(taken);
  }

  /** Marks a prefix, if it is watched. True if it was not marked yet. A marked prefix has a user more until it is taken:
   *  the route that changed may have been the last that held it. */
  mark(prefix: PrefixId): boolean {
    if (!this.#prefixes.isWatched(prefix) || !this.#enlist(prefix)) return false;
    this.#prefixes.retain(prefix);
    return true;
  }

  /** Marks what depends on the groups and next hops noted so far. */
  settle(fib: Fib): void {
    for (const prefix of this.#dependents(fib)) this.mark(prefix);
  }

  /** The prefixes that lead to a group or next hop noted so far: one scan of the rows for however many. Ids are unique over
   *  the whole switch, so they are compared without their network instance; were they not, we would judge a prefix too
   *  many, never one too few. */
  #dependents(fib: Fib): Uint32Array {
    if (this.#groups.size === 0 && this.#nextHops.size === 0) return none;
    const affected = affectedGroups(fib, this.#groups, this.#nextHops);
    this.#groups.clear();
    this.#nextHops.clear();
    return fib.routes.rows.ofGroups(affected);
  }

  /** False if the prefix is on the list already. */
  #enlist(prefix: PrefixId): boolean {
    if (this.#dirtyBits[prefix] === 1) return false;
    if (prefix >= this.#dirtyBits.length) this.#growBits(prefix);
    if (this.#dirtyCount === this.#dirty.length) this.#dirty = grown(this.#dirty, this.#dirtyCount * 2);
    this.#dirtyBits[prefix] = 1;
    this.#dirty[this.#dirtyCount++] = prefix;
    return true;
  }

  #growBits(prefix: PrefixId): void {
    const larger = new Uint8Array(Math.max(prefix + 1, this.#dirtyBits.length * 2));
    larger.set(this.#dirtyBits);
    this.#dirtyBits = larger;
  }
}

/** 1 for the reference of each group that is among `groups` or leads to one, or to one of `nextHops`, however far away. */
function affectedGroups(fib: Fib, groups: ReadonlySet<Uint64>, nextHops: ReadonlySet<Uint64>): Uint8Array {
  const reached = new Set(groups);
  const hops = new Set(nextHops);
  const leads = ({ nextHop }: GroupMember): boolean => nextHop !== undefined && hops.has(nextHop);
  for (let before = -1; before !== reached.size + hops.size; ) {
    before = reached.size + hops.size;
    for (const { index, resolvingRoute, resolvingTunnel } of fib.nextHops.all()) {
      const route = resolvingRoute?.nextHopGroup;
      const tunnel = resolvingTunnel?.nextHopGroup;
      if ((route !== undefined && reached.has(route)) || (tunnel !== undefined && reached.has(tunnel))) hops.add(index);
    }
    for (const { index, members, backups, backupGroup } of fib.groups.all()) {
      if (reached.has(index)) continue;
      if (members.some(leads) || backups.some(leads)) reached.add(index);
      else if (backupGroup !== undefined && reached.has(backupGroup)) reached.add(index);
    }
  }
  const affected = new Uint8Array(fib.groups.refBound);
  for (const { index, ref } of fib.groups.all()) if (reached.has(index)) affected[ref] = 1;
  return affected;
}
