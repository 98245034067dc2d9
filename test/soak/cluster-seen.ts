import {
  type ClusterEvent,
  type ClusterResources,
  objectKey,
  type ResourceName,
  type ResourceState,
} from "../../src/model/cluster.ts";

/** One resource as far as its watch has told. */
export interface SeenResource<R extends ResourceName> {
  state: ResourceState;
  /** When it became what it is, and when it was heard of last, by the collector's clock. */
  sinceMs: number;
  aliveMs: number | undefined;
  readonly objects: Map<string, ClusterResources[R]>;
}

type Resources = { readonly [R in ResourceName]: SeenResource<R> };

/** A cluster as told, in plain maps. The same shape holds the truth. */
export class ClusterSeen {
  readonly resources: Resources;

  constructor(nowMs: number) {
    const unheard = <R extends ResourceName>(): SeenResource<R> => ({
      state: "pending",
      sinceMs: nowMs,
      aliveMs: undefined,
      objects: new Map(),
    });
    this.resources = {
      services: unheard(),
      endpointslices: unheard(),
      nodes: unheard(),
      ipaddresspools: unheard(),
      bgpadvertisements: unheard(),
      l2advertisements: unheard(),
      bgppeers: unheard(),
      communities: unheard(),
      bfdprofiles: unheard(),
      configurationstates: unheard(),
      servicebgpstatuses: unheard(),
      bgpsessionstates: unheard(),
      pods: unheard(),
      daemonsets: unheard(),
    };
  }

  /** The objects of a resource, by name. */
  all<R extends ResourceName>(name: R): ClusterResources[R][] {
    const { objects }: SeenResource<R> = this.resources[name];
    return [...objects.values()].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  }

  apply(event: ClusterEvent, nowMs: number): void {
    const resource = this.resources[event.resource];
    if (event.type !== "state") resource.aliveMs = nowMs;
    switch (event.type) {
      case "upsert":
        this.put(event.resource, event.object);
        break;
      case "delete":
        resource.objects.delete(event.key);
        break;
      case "listed":
        resource.objects.clear();
        for (const object of event.objects) this.put(event.resource, object);
        this.#become(event.resource, "listed", nowMs);
        break;
      case "state":
        if (event.state === "absent") resource.objects.clear();
        this.#become(event.resource, event.state, nowMs);
        break;
      case "alive":
        break;
    }
  }

  put<R extends ResourceName>(name: R, object: ClusterResources[R]): void {
    const { objects }: SeenResource<R> = this.resources[name];
    objects.set(objectKey(object), object);
  }

  #become(name: ResourceName, state: ResourceState, nowMs: number): void {
    const resource = this.resources[name];
    if (resource.state !== state) resource.sinceMs = nowMs;
    resource.state = state;
  }
}
