import type { Programming, Uint64 } from "../model/fib.ts";
import type { GroupMember, NextHopGroupUpdate, ProgrammingUpdate } from "../model/target.ts";
import { type ProgrammingBits, programmingOf, withFailed, withPending, withSuccess } from "./programming.ts";
import { sameContent } from "./same-content.ts";

/** What has to arrive again before a malformed group can be trusted. */
interface Doubt {
  programming: boolean;
  /** Members that have come since. */
  readonly members: Set<number>;
}

/** One next-hop group of a leaf. It stands here while the switch lists it or a route names it. */
export interface Group {
  /** A small integer for the route rows; never 0. */
  readonly ref: number;
  readonly networkInstance: string;
  readonly index: Uint64;
  /** Listed by the switch; otherwise only named by routes, which are then dangling. */
  present: boolean;
  /** Routes that name it. */
  users: number;
  /** By ascending id. */
  members: readonly GroupMember[];
  /** What takes over where no member can: `backup-next-hop[id]`, by ascending id, and the group named as backup. */
  backups: readonly GroupMember[];
  backupGroup: Uint64 | undefined;
  programming: ProgrammingBits;
  failedLocations: readonly string[];
  doubt: Doubt | undefined;
}

/** Which groups a delete covers; undefined matches all. */
export interface GroupSelector {
  readonly networkInstance: string | undefined;
  readonly index?: Uint64 | undefined;
}

/** The next-hop groups of one leaf, by network instance and index; and by reference, for the route rows. */
export class GroupTable {
  readonly #byName = new Map<string, Map<Uint64, Group>>();
  readonly #byRef: (Group | undefined)[] = [undefined];
  readonly #freeRefs: number[] = [];
  #present = 0;

  /** Groups the switch lists. */
  get count(): number {
    return this.#present;
  }

  /** All references are below. */
  get refBound(): number {
    return this.#byRef.length;
  }

  /** The group, listed or only named. */
  find(networkInstance: string, index: Uint64): Group | undefined {
    return this.#byName.get(networkInstance)?.get(index);
  }

  at(ref: number): Group | undefined {
    return this.#byRef[ref];
  }

  /** Every group, listed or only named. */
  all(): readonly Group[] {
    return this.#byRef.filter((group) => group !== undefined);
  }

  /** The reference of a group for one route more; the group need not be listed yet. */
  acquire(networkInstance: string, index: Uint64): number {
    const group = this.find(networkInstance, index) ?? this.#create(networkInstance, index);
    group.users++;
    return group.ref;
  }

  /** One route more of a group that has one. Returns the reference; 0 is no group. */
  retain(ref: number): number {
    const group = this.#byRef[ref];
    if (group) group.users++;
    return ref;
  }

  /** One route less. */
  release(ref: number): void {
    const group = this.#byRef[ref];
    if (group === undefined) return;
    group.users--;
    this.#dropIfUnused(group);
  }

  /** Merges (or replaces) one entry; a partial one creates it. Returns it, or undefined if it says the same as before. */
  update(update: NextHopGroupUpdate): Group | undefined {
    const listed = this.find(update.networkInstance, update.index)?.present === true;
    const group = this.#list(update.networkInstance, update.index);
    const { members, backups, backupGroup, programming, failedLocations } = group;
    const malformed = group.doubt !== undefined;
    if (update.replace) unset(group);
    if (update.members) group.members = mergeMembers(group.members, update.members);
    if (update.backupMembers) group.backups = mergeMembers(group.backups, update.backupMembers);
    if (update.backupNextHopGroup !== undefined) group.backupGroup = named(update.backupNextHopGroup);
    if (update.programming) mergeProgramming(group, update.programming);
    settleDoubt(group, update);
    const same =
      listed &&
      malformed === (group.doubt !== undefined) &&
      programming === group.programming &&
      backupGroup === group.backupGroup &&
      sameContent(members, group.members) &&
      sameContent(backups, group.backups) &&
      sameContent(failedLocations, group.failedLocations);
    return same ? undefined : group;
  }

  /** Marks an entry malformed, listing it if need be. */
  doubt(networkInstance: string, index: Uint64): Group {
    const group = this.#list(networkInstance, index);
    group.doubt = { programming: group.programming !== 0, members: new Set() };
    return group;
  }

  /** Takes whole entries out. Returns those that were listed. */
  remove(selector: GroupSelector): Group[] {
    const removed = this.select(selector);
    for (const group of removed) {
      unset(group);
      group.present = false;
      this.#present--;
      this.#dropIfUnused(group);
    }
    return removed;
  }

  /** The listed groups a delete covers. */
  select({ networkInstance, index }: GroupSelector): Group[] {
    const tables = networkInstance === undefined ? [...this.#byName.values()] : [this.#byName.get(networkInstance)];
    const groups = tables.flatMap((table) => {
      if (table === undefined) return [];
      if (index === undefined) return [...table.values()];
      const group = table.get(index);
      return group ? [group] : [];
    });
    return groups.filter((group) => group.present);
  }

  #list(networkInstance: string, index: Uint64): Group {
    const group = this.find(networkInstance, index) ?? this.#create(networkInstance, index);
    if (!group.present) {
      group.present = true;
      this.#present++;
    }
    return group;
  }

  #create(networkInstance: string, index: Uint64): Group {
    const ref = this.#freeRefs.pop() ?? this.#byRef.length;
    const group: Group = {
      ref,
      networkInstance,
      index,
      present: false,
      users: 0,
      members: [],
      backups: [],
      backupGroup: undefined,
      programming: 0,
      failedLocations: [],
      doubt: undefined,
    };
    this.#byRef[ref] = group;
    const table = this.#byName.get(networkInstance);
    if (table) table.set(index, group);
    else this.#byName.set(networkInstance, new Map([[index, group]]));
    return group;
  }

  #dropIfUnused(group: Group): void {
    if (group.present || group.users > 0) return;
    this.#byRef[group.ref] = undefined;
    this.#freeRefs.push(group.ref);
    const table = this.#byName.get(group.networkInstance);
    table?.delete(group.index);
    if (table?.size === 0) this.#byName.delete(group.networkInstance);
  }
}

/** The programming state of a group. */
export function groupProgramming(group: Group): Programming {
  return programmingOf(group.programming, group.failedLocations);
}

/** Takes members out (`"all"`: every one) or lets one leaf of them fall back to unset. */
export function deleteMembers(group: Group, member: number | "all", leaf: string | undefined): void {
  const covered = (each: GroupMember): boolean => member === "all" || each.id === member;
  if (leaf?.startsWith("backup-next-hop")) {
    const inner = leaf.slice("backup-next-hop".length + 1);
    if (inner === "") group.backups = group.backups.filter((each) => !covered(each));
    else group.backups = group.backups.map((each) => (covered(each) ? memberWithout(each, inner) : each));
  } else if (leaf === undefined) group.members = group.members.filter((each) => !covered(each));
  else group.members = group.members.map((each) => (covered(each) ? memberWithout(each, leaf) : each));
}

/** Lets one leaf, or the container `fib-programming`, fall back to unset. */
export function deleteGroupLeaf(group: Group, leaf: string): void {
  switch (leaf.slice(leaf.lastIndexOf("/") + 1)) {
    case "fib-programming":
      group.programming = 0;
      group.failedLocations = [];
      break;
    case "backup-next-hop-group":
      group.backupGroup = undefined;
      break;
    case "pending-operation-type":
      group.programming = withPending(group.programming, undefined);
      break;
    case "last-failed-operation-type":
      group.programming = withFailed(group.programming, undefined);
      break;
    case "last-successful-operation-type":
      group.programming = withSuccess(group.programming, undefined);
      break;
    case "last-failed-locations":
    case "last-failed-complexes":
      group.failedLocations = [];
      break;
  }
}

function unset(group: Group): void {
  group.members = [];
  group.backups = [];
  group.backupGroup = undefined;
  group.programming = 0;
  group.failedLocations = [];
  group.doubt = undefined;
}

/** The switch names group 0 where there is none. */
function named(index: Uint64): Uint64 | undefined {
  return index === 0 || index === "0" ? undefined : index;
}

function mergeMembers(held: readonly GroupMember[], update: readonly GroupMember[]): readonly GroupMember[] {
  const members = new Map(held.map((member) => [member.id, member]));
  for (const { id, nextHop, weight, resolved, resourceAllocationFailed } of update) {
    const before = members.get(id);
    members.set(id, {
      id,
      nextHop: nextHop ?? before?.nextHop,
      weight: weight ?? before?.weight,
      resolved: resolved ?? before?.resolved,
      resourceAllocationFailed: resourceAllocationFailed ?? before?.resourceAllocationFailed,
    });
  }
  return [...members.values()].sort((a, b) => a.id - b.id);
}

function mergeProgramming(group: Group, update: ProgrammingUpdate): void {
  let bits = group.programming;
  if (update.pendingOperation !== undefined) bits = withPending(bits, update.pendingOperation);
  if (update.failedOperation !== undefined) bits = withFailed(bits, update.failedOperation);
  if (update.lastSuccessfulOperation !== undefined) bits = withSuccess(bits, update.lastSuccessfulOperation);
  group.programming = bits;
  if (update.failedLocations) group.failedLocations = [...update.failedLocations];
}

/** A malformed group is trusted again once every member, and the programming if it has one, has been sent anew. */
function settleDoubt(group: Group, update: NextHopGroupUpdate): void {
  const doubt = group.doubt;
  if (doubt === undefined) return;
  for (const { id } of update.members ?? []) doubt.members.add(id);
  if (update.programming) doubt.programming = false;
  const sent = doubt.members.size > 0 && group.members.every((member) => doubt.members.has(member.id));
  if (sent && !doubt.programming) group.doubt = undefined;
}

function memberWithout(member: GroupMember, leaf: string): GroupMember {
  switch (leaf) {
    case "next-hop":
      return { ...member, nextHop: undefined };
    case "weight":
      return { ...member, weight: undefined };
    case "resolved":
      return { ...member, resolved: undefined };
    case "resource-allocation-failed":
      return { ...member, resourceAllocationFailed: undefined };
    default:
      return member;
  }
}
