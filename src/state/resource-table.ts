import type { Clock } from "../model/clock.ts";
import {
  type ClusterResources,
  type ObjectKey,
  objectKey,
  type ResourceName,
  type ResourceState,
  type ResourceView,
} from "../model/cluster.ts";
import { sameContent } from "./same-content.ts";

/** One object before and after an event; undefined where there was or is none. */
export interface ObjectChange<T> {
  readonly before: T | undefined;
  readonly after: T | undefined;
}

/** The objects of one resource of one cluster, and what is known of the resource as a whole. Its view is itself. */
export class ResourceTable<R extends ResourceName> implements ResourceView<R> {
  readonly #clock: Clock;
  readonly #objects = new Map<ObjectKey, ClusterResources[R]>();
  #state: ResourceState = "pending";
  #message = "";
  #sinceMs: number;
  #aliveMs: number | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#sinceMs = clock.nowMs();
  }

  get state(): ResourceState {
    return this.#state;
  }
  get message(): string {
    return this.#message;
  }
  get sinceMs(): number {
    return this.#sinceMs;
  }
  get aliveMs(): number | undefined {
    return this.#aliveMs;
  }
  get objects(): ReadonlyMap<ObjectKey, ClusterResources[R]> {
    return this.#objects;
  }

  /** The API server said something about this resource. */
  alive(): void {
    this.#aliveMs = this.#clock.nowMs();
  }

  /** Holds the object. Undefined if nothing but its resourceVersion changed: a Node's heartbeat is no change to us. */
  upsert(object: ClusterResources[R]): ObjectChange<ClusterResources[R]> | undefined {
    this.alive();
    const key = objectKey(object);
    const before = this.#objects.get(key);
    this.#objects.set(key, object);
    return before !== undefined && sameButForVersion(before, object) ? undefined : { before, after: object };
  }

  /** Forgets the object. Undefined if there was none. */
  delete(key: ObjectKey): ObjectChange<ClusterResources[R]> | undefined {
    this.alive();
    return this.#forget(key);
  }

  /** The whole list: what is not in it is gone. Returns what differs from what was held. */
  list(objects: readonly ClusterResources[R][]): ObjectChange<ClusterResources[R]>[] {
    const changes: ObjectChange<ClusterResources[R]>[] = [];
    const gone = new Set(this.#objects.keys());
    for (const object of objects) {
      gone.delete(objectKey(object));
      const change = this.upsert(object);
      if (change) changes.push(change);
    }
    for (const key of gone) {
      const change = this.#forget(key);
      if (change) changes.push(change);
    }
    this.alive();
    return changes;
  }

  /** Sets the state of the whole. Returns whether it is another one than before; a new message alone is not. */
  become(state: ResourceState, message: string): boolean {
    const changed = state !== this.#state;
    this.#state = state;
    this.#message = message;
    if (changed) this.#sinceMs = this.#clock.nowMs();
    return changed;
  }

  /** Forgets every object: the API no longer serves the resource. */
  clear(): void {
    this.#objects.clear();
  }

  #forget(key: ObjectKey): ObjectChange<ClusterResources[R]> | undefined {
    const before = this.#objects.get(key);
    if (before === undefined) return undefined;
    this.#objects.delete(key);
    return { before, after: undefined };
  }
}

function sameButForVersion(before: object, after: object): boolean {
  return sameContent({ ...before, resourceVersion: "" }, { ...after, resourceVersion: "" });
}
