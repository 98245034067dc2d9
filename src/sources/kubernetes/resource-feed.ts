import {
  type ClusterListener,
  type ClusterResources,
  type ObjectKey,
  objectKey,
  type ResourceName,
  type ResourceState,
} from "../../model/cluster.ts";
import { alive, listed, remove, stateOf, upsert } from "./events.ts";

/** One part of a resource that is watched for itself: a namespace, or the objects of a label selector. */
interface Part<R extends ResourceName> {
  state: ResourceState;
  message: string;
  readonly objects: Map<ObjectKey, ClusterResources[R]>;
}

/** Puts the parts of one resource together again: it is listed once every part is, and one part in trouble is trouble of
 *  the whole. Objects are kept here only where there are several parts. */
export class ResourceFeed<R extends ResourceName> {
  readonly #resource: R;
  readonly #listener: ClusterListener;
  readonly #parts: Part<R>[];
  #state: ResourceState = "pending";
  #message = "";

  constructor(resource: R, parts: number, listener: ClusterListener) {
    this.#resource = resource;
    this.#listener = listener;
    this.#parts = Array.from({ length: parts }, () => ({ state: "pending", message: "", objects: new Map() }));
  }

  /** The state of one part. */
  stateOf(part: number): ResourceState {
    return this.#part(part).state;
  }

  /** A part's complete list. */
  listed(index: number, objects: readonly ClusterResources[R][]): void {
    const part = this.#part(index);
    part.state = "listed";
    part.message = "";
    if (this.#parts.length > 1) {
      part.objects.clear();
      for (const object of objects) part.objects.set(objectKey(object), object);
    }
    if (this.#parts.some((other) => other.state !== "listed")) {
      this.#tellState();
      return;
    }
    this.#state = "listed";
    this.#message = "";
    const all = this.#parts.length === 1 ? objects : this.#parts.flatMap((other) => [...other.objects.values()]);
    this.#listener.apply(listed(this.#resource, all));
  }

  /** One object of a part is new or changed. */
  upsert(index: number, object: ClusterResources[R]): void {
    if (this.#parts.length > 1) this.#part(index).objects.set(objectKey(object), object);
    if (this.#reported()) this.#listener.apply(upsert(this.#resource, object));
  }

  /** One object of a part is gone. */
  delete(index: number, key: ObjectKey): void {
    if (this.#parts.length > 1) this.#part(index).objects.delete(key);
    if (this.#reported()) this.#listener.apply(remove(this.#resource, key));
  }

  /** A part gave a sign of life. With several parts it counts only while all are in order. */
  alive(): void {
    if (this.#state === "listed") this.#listener.apply(alive(this.#resource));
  }

  /** A part is not listed, or no more. */
  state(index: number, state: Exclude<ResourceState, "listed">, message: string): void {
    const part = this.#part(index);
    part.state = state;
    part.message = message;
    if (state === "absent" || state === "forbidden") part.objects.clear();
    this.#tellState();
  }

  /** Tells the worst of the parts, if it is news. */
  #tellState(): void {
    for (const state of ["forbidden", "absent", "lost", "pending"] as const) {
      const part = this.#parts.find((one) => one.state === state);
      if (part === undefined) continue;
      // A part that was never listed makes the whole pending; if the whole was listed before, it is lost.
      const whole = state === "pending" && this.#reported() ? "lost" : state;
      if (whole === this.#state && part.message === this.#message) return;
      this.#state = whole;
      this.#message = part.message;
      this.#listener.apply(stateOf(this.#resource, whole, part.message));
      return;
    }
  }

  /** Whether single changes mean something to the listener: it has a list to apply them to. */
  #reported(): boolean {
    return this.#state === "listed" || this.#state === "lost";
  }

  #part(index: number): Part<R> {
    const part = this.#parts[index];
    if (part === undefined) throw new Error(`${this.#resource} has no part ${index}`);
    return part;
  }
}
