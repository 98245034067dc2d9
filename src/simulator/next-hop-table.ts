import type { IpAddress, IpPrefix } from "../model/address.ts";
import { groupBody, memberResolved, type NextHopBody, nextHopBody, type Release } from "./route-body.ts";
import type { Tree } from "./tree.ts";
import { isObject } from "./tree-node.ts";

/** Numbers for groups and next hops: ever new ones, or freed ones first. */
export class IndexAllocator {
  /** Give freed numbers out again, so that a group comes back with other members. */
  reuse = false;
  #next: bigint;
  #freed: bigint[] = [];

  /** `first`: the lowest number; real boxes use values beyond 2^32. */
  constructor(first: bigint) {
    this.#next = first;
  }

  /** A number that is not in use. */
  take(): string {
    const freed = this.reuse ? this.#freed.pop() : undefined;
    return String(freed ?? this.#next++);
  }

  /** Gives a number back. */
  free(index: string): void {
    this.#freed.push(BigInt(index));
    if (this.#freed.length > 1000) this.#freed.shift();
  }

  /** Begins again from another number. */
  restart(first: bigint): void {
    this.#next = first;
    this.#freed = [];
  }
}

interface Held {
  readonly index: string;
  readonly uses: readonly (() => void)[];
  count: number;
}

/** A share in a group or next hop; `release` gives it back, and the last one removes the entry. */
export interface Share {
  readonly index: string;
  readonly release: () => void;
}

/** The next-hop-group and next-hop lists of one network instance: entries exist while something uses them, and equal
 *  ones are shared, as on the switch. */
export class NextHopTable {
  readonly groups: IndexAllocator;
  readonly nextHops: IndexAllocator;
  readonly #tree: Tree;
  readonly #networkInstance: string;
  readonly #release: Release;
  readonly #nowMs: () => number;
  readonly #held = new Map<string, Held>();

  constructor(tree: Tree, networkInstance: string, release: Release, firstIndex: bigint, nowMs: () => number) {
    this.#tree = tree;
    this.#networkInstance = networkInstance;
    this.#release = release;
    this.#nowMs = nowMs;
    this.groups = new IndexAllocator(firstIndex);
    this.nextHops = new IndexAllocator(firstIndex); // separate spaces that share numbers
  }

  /** A group with exactly these next hops. */
  group(bodies: readonly NextHopBody[]): Share {
    const id = `group ${bodies.map(bodyId).sort().join(" ")}`;
    return this.#share(id, () => {
      const members = bodies.map((body) => ({ body, share: this.#nextHop(body) }));
      const index = this.groups.take();
      const rows = members.map(({ body, share }) => ({ index: share.index, resolved: memberResolved(body) }));
      this.#tree.replace(this.#path("next-hop-group", index), groupBody(rows, this.#release, this.#nowMs()));
      const remove = (): void => this.#remove("next-hop-group", index, this.groups);
      return { index, uses: [remove, ...members.map(({ share }) => share.release)] };
    });
  }

  /** The next hop of a neighbour in a connected subnet, resolved by the neighbour's own group. */
  neighbor(address: IpAddress, subnet: IpPrefix, subinterface: string): { body: NextHopBody; release: () => void } {
    const direct = this.group([{ kind: "direct", address, subinterface }]);
    return { body: { kind: "indirect", address, group: direct.index, subnet }, release: direct.release };
  }

  /** Gives a group other members in place: the same index, as when the switch uses one again. Returns the way back. */
  rewriteGroup(index: string, bodies: readonly NextHopBody[]): () => void {
    const path = this.#path("next-hop-group", index);
    const before = this.#tree.get(path);
    const shares = bodies.map((body) => this.#nextHop(body));
    const rows = shares.map((share, at) => ({ index: share.index, resolved: memberOf(bodies[at]) }));
    this.#tree.replace(path, groupBody(rows, this.#release, this.#nowMs()));
    return () => {
      if (isObject(before) && this.#tree.get(path) !== undefined) this.#tree.replace(path, before);
      for (const share of shares) share.release();
    };
  }

  #nextHop(body: NextHopBody): Share {
    return this.#share(`next-hop ${bodyId(body)}`, () => {
      const index = body.kind === "broadcast" ? "3" : body.kind === "discard" ? "1" : this.nextHops.take();
      this.#tree.replace(this.#path("next-hop", index), nextHopBody(body, this.#release));
      return { index, uses: [() => this.#remove("next-hop", index, this.nextHops)] };
    });
  }

  #share(id: string, make: () => { index: string; uses: readonly (() => void)[] }): Share {
    const held = this.#held.get(id) ?? { ...make(), count: 0 };
    held.count++;
    this.#held.set(id, held);
    let given = false;
    const release = (): void => {
      if (given) return;
      given = true;
      if (--held.count > 0) return;
      this.#held.delete(id);
      for (const undo of held.uses) undo();
    };
    return { index: held.index, release };
  }

  #remove(list: "next-hop-group" | "next-hop", index: string, allocator: IndexAllocator): void {
    this.#tree.delete(this.#path(list, index));
    if (BigInt(index) > 3n) allocator.free(index);
  }

  #path(list: string, index: string) {
    return [
      { name: "network-instance", keys: { name: this.#networkInstance } },
      { name: "route-table", keys: {} },
      { name: list, keys: { index } },
    ];
  }
}

function memberOf(body: NextHopBody | undefined): ReturnType<typeof memberResolved> {
  return body === undefined ? "not-applicable" : memberResolved(body);
}

function bodyId(body: NextHopBody): string {
  return Object.values(body).join("|");
}
