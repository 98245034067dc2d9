import { isDeepStrictEqual } from "node:util";
import type { Clock, Random } from "../model/clock.ts";
import { apiVersionOf, type ClusterKind } from "./cluster-kinds.ts";
import type { ClusterObject } from "./cluster-object.ts";

/** One change: the object before and after it. */
export interface StoreChange {
  readonly version: number;
  readonly kind: ClusterKind;
  readonly before: ClusterObject | undefined;
  /** Of a deletion: the object as it was, with the resource version of its end. */
  readonly after: ClusterObject;
  readonly type: "ADDED" | "MODIFIED" | "DELETED";
}

/** The objects of a simulated cluster, as etcd would hold them: one version for all, a bounded history to watch from. */
export class ClusterStore {
  readonly #clock: Clock;
  readonly #random: Random;
  readonly #historyMax: number;
  readonly #objects = new Map<ClusterKind, Map<string, ClusterObject>>();
  readonly #listeners = new Set<(change: StoreChange) => void>();
  #history: StoreChange[] = [];
  #version = 1000;
  /** Changes up to this version are forgotten. */
  #compacted = 1000;

  constructor(clock: Clock, random: Random, historyMax: number) {
    this.#clock = clock;
    this.#random = random;
    this.#historyMax = historyMax;
  }

  /** The resource version of the last change. */
  get version(): number {
    return this.#version;
  }

  /** Objects of a kind in the order of a list: by namespace, then name. */
  list(kind: ClusterKind, namespace: string | undefined): ClusterObject[] {
    const objects = [...this.#of(kind).entries()].filter(
      ([, object]) => namespace === undefined || object.metadata.namespace === namespace,
    );
    return objects.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, object]) => object);
  }

  /** One object. */
  get(kind: ClusterKind, namespace: string | undefined, name: string): ClusterObject | undefined {
    return this.#of(kind).get(storeKey(kind, namespace, name));
  }

  /** Creates or replaces an object, and answers it as stored; one that is already so stays untouched. */
  put(kind: ClusterKind, input: ClusterObject): ClusterObject {
    const { name } = input.metadata;
    const namespace = kind.namespaced ? (input.metadata.namespace ?? "default") : undefined;
    const before = this.get(kind, namespace, name);
    const version = this.#version + 1;
    const sameSpec = before !== undefined && isDeepStrictEqual(before.spec, input.spec);
    const { namespace: _, ...metadata } = input.metadata;
    const after: ClusterObject = {
      ...input,
      apiVersion: apiVersionOf(kind, kind.versions[kind.versions.length - 1] ?? "v1"),
      kind: kind.kind,
      metadata: {
        ...metadata,
        ...(namespace !== undefined && { namespace }),
        uid: before?.metadata.uid ?? this.#uid(),
        creationTimestamp: before?.metadata.creationTimestamp ?? this.#now(),
        generation: (before?.metadata.generation ?? 0) + (sameSpec ? 0 : 1),
        resourceVersion: before?.metadata.resourceVersion ?? "",
      },
    };
    if (before !== undefined && isDeepStrictEqual(before, after)) return before;
    const stored = { ...after, metadata: { ...after.metadata, resourceVersion: String(version) } };
    this.#of(kind).set(storeKey(kind, namespace, name), stored);
    this.#commit({ version, kind, before, after: stored, type: before === undefined ? "ADDED" : "MODIFIED" });
    return stored;
  }

  /** Deletes an object, and answers it as it was. Undefined if there is none. */
  remove(kind: ClusterKind, namespace: string | undefined, name: string): ClusterObject | undefined {
    const before = this.get(kind, namespace, name);
    if (before === undefined) return undefined;
    const version = this.#version + 1;
    this.#of(kind).delete(storeKey(kind, namespace, name));
    const after = { ...before, metadata: { ...before.metadata, resourceVersion: String(version) } };
    this.#commit({ version, kind, before, after, type: "DELETED" });
    return after;
  }

  /** Deletes every object of a kind, as the end of its CRD does. */
  clear(kind: ClusterKind): void {
    for (const { metadata } of [...this.#of(kind).values()]) this.remove(kind, metadata.namespace, metadata.name);
  }

  /** Changes of a kind after a version. Undefined if some of them are forgotten: the version is too old to watch from. */
  since(kind: ClusterKind, version: number): StoreChange[] | undefined {
    if (version < this.#compacted) return undefined;
    return this.#history.filter((change) => change.kind === kind && change.version > version);
  }

  /** Forgets the history, as etcd's compaction does. */
  compact(): void {
    this.#history = [];
    this.#compacted = this.#version;
  }

  /** Goes back by so many changes, as a restore of an older snapshot does: objects and version are those of then. Nobody is
   *  told. Answers how many changes were undone; the history bounds it. */
  rewind(changes: number): number {
    const undone = this.#history.splice(Math.max(0, this.#history.length - changes));
    for (const { kind, before, after, version } of undone.reverse()) {
      const key = storeKey(kind, after.metadata.namespace, after.metadata.name);
      if (before === undefined) this.#of(kind).delete(key);
      else this.#of(kind).set(key, before);
      this.#version = version - 1;
    }
    return undone.length;
  }

  /** Calls for every change from now on. Answers how to end it. */
  listen(listener: (change: StoreChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #commit(change: StoreChange): void {
    this.#version = change.version;
    this.#history.push(change);
    if (this.#history.length > this.#historyMax) {
      // Forget a quarter at once: one at a time would move the whole list at each change.
      const forgotten = this.#history.splice(0, Math.ceil(this.#historyMax / 4));
      this.#compacted = forgotten.at(-1)?.version ?? this.#compacted;
    }
    for (const listener of [...this.#listeners]) listener(change);
  }

  #of(kind: ClusterKind): Map<string, ClusterObject> {
    let objects = this.#objects.get(kind);
    if (objects === undefined) {
      objects = new Map();
      this.#objects.set(kind, objects);
    }
    return objects;
  }

  #now(): string {
    return `${new Date(this.#clock.nowMs()).toISOString().slice(0, 19)}Z`;
  }

  /** A UUID of version 4 (RFC 9562) from our own chance, so that a seed gives the same cluster again. */
  #uid(): string {
    const hex = (digits: number): string =>
      Array.from({ length: digits }, () => Math.floor(this.#random() * 16).toString(16)).join("");
    return `${hex(8)}-${hex(4)}-4${hex(3)}-8${hex(3)}-${hex(12)}`;
  }
}

function storeKey(kind: ClusterKind, namespace: string | undefined, name: string): string {
  return kind.namespaced ? `${namespace ?? "default"}/${name}` : name;
}
