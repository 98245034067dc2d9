import {
  type ClusterEvent,
  type ClusterResources,
  type ObjectKey,
  type ResourceName,
  resourceNames,
} from "../../src/model/cluster.ts";
import { ClusterSeen } from "./cluster-seen.ts";
import type { Rng } from "./random.ts";
import type { VirtualTime } from "./virtual-time.ts";

/** MetalLB's kinds: none of them is served where it is not installed. */
const kindsOfMetallb: readonly ResourceName[] = [
  "ipaddresspools",
  "bgpadvertisements",
  "l2advertisements",
  "bgppeers",
  "communities",
  "bfdprofiles",
  "configurationstates",
  "servicebgpstatuses",
  "bgpsessionstates",
];

/** The API server's side: the objects, and a watch for each resource. Order holds within a resource only. */
export class ClusterStream {
  readonly truth: ClusterSeen;
  readonly #time: VirtualTime;
  readonly #deliver: (event: ClusterEvent) => void;
  readonly #withMetallb: boolean;
  readonly #watches = new Map<ResourceName, { epoch: number; lost: boolean; lastMs: number }>();
  #version = 1;

  constructor(time: VirtualTime, withMetallb: boolean, deliver: (event: ClusterEvent) => void) {
    this.truth = new ClusterSeen(0);
    this.#time = time;
    this.#withMetallb = withMetallb;
    this.#deliver = deliver;
    for (const name of resourceNames) {
      this.#watches.set(name, { epoch: 0, lost: true, lastMs: 0 });
      this.truth.resources[name].state = this.#served(name) ? "listed" : "absent";
    }
  }

  /** Resources whose watch is gone. */
  get lost(): readonly ResourceName[] {
    return resourceNames.filter((name) => this.#watches.get(name)?.lost);
  }

  /** A collector that starts: everything is listed anew, each in its time. */
  restart(rng: Rng): void {
    for (const name of resourceNames) {
      this.#cut(name);
      this.relist(name, rng.chance(0.1) ? rng.below(3_000) : rng.below(300));
    }
  }

  /** The object is there, or is different now. Without MetalLB nothing of it is. */
  put<R extends ResourceName>(rng: Rng, resource: R, object: ClusterResources[R]): void {
    if (!this.#served(resource) || (!this.#withMetallb && (resource === "pods" || resource === "daemonsets"))) return;
    const versioned = { ...object, resourceVersion: String(this.#version++) };
    this.truth.put(resource, versioned);
    const event = { type: "upsert", resource, object: versioned } as ClusterEvent;
    this.#send(rng, event);
    if (rng.chance(0.05)) this.#send(rng, event);
  }

  /** The object is gone. */
  remove(rng: Rng, resource: ResourceName, key: ObjectKey): void {
    if (!this.truth.resources[resource].objects.delete(key)) return;
    this.#send(rng, { type: "delete", resource, key });
  }

  /** A bookmark. */
  bookmark(rng: Rng, resource: ResourceName): void {
    this.#send(rng, { type: "alive", resource });
  }

  /** The watch of a resource is lost or refused, and comes back after so long by a new list. */
  lose(resource: ResourceName, state: "lost" | "forbidden", backMs: number): void {
    if (!this.#served(resource) || this.#watches.get(resource)?.lost) return;
    this.#cut(resource);
    this.#deliver({ type: "state", resource, state, message: "connection reset" });
    this.relist(resource, backMs);
  }

  /** Lists a resource after so long, unless something else becomes of it before. */
  relist(resource: ResourceName, afterMs: number): void {
    const watch = this.#watches.get(resource);
    if (watch === undefined) return;
    const { epoch } = watch;
    this.#time.after(afterMs, () => {
      if (watch.epoch !== epoch) return;
      watch.lost = false;
      watch.epoch++;
      if (!this.#served(resource)) {
        this.#deliver({ type: "state", resource, state: "absent", message: "not served" });
        return;
      }
      const objects = [...this.truth.resources[resource].objects.values()];
      this.#deliver({ type: "listed", resource, objects } as ClusterEvent);
    });
  }

  #served(resource: ResourceName): boolean {
    return this.#withMetallb || !kindsOfMetallb.includes(resource);
  }

  #cut(resource: ResourceName): void {
    const watch = this.#watches.get(resource);
    if (watch === undefined) return;
    watch.epoch++;
    watch.lost = true;
  }

  #send(rng: Rng, event: ClusterEvent): void {
    const watch = this.#watches.get(event.resource);
    if (watch === undefined || watch.lost) return;
    const { epoch } = watch;
    const delayMs = rng.chance(0.1) ? rng.below(1_500) : rng.below(100);
    watch.lastMs = Math.max(watch.lastMs, this.#time.nowMs() + delayMs);
    this.#time.at(watch.lastMs, () => {
      if (watch.epoch === epoch) this.#deliver(event);
    });
  }
}
