import type { Clock } from "../model/clock.ts";
import {
  type ClusterEvent,
  type ClusterListener,
  type ClusterResources,
  type ClusterView,
  coreResources,
  type EndpointSlice,
  type ObjectKey,
  objectKey,
  type ResourceName,
  type ResourceState,
  type ResourceView,
  type ServiceBgpStatus,
} from "../model/cluster.ts";
import { type ObjectChange, ResourceTable } from "./resource-table.ts";

/** What changed in one cluster. `all`: something every service may depend on; otherwise only the named services. */
export interface ClusterChange {
  readonly all: boolean;
  readonly services: ReadonlySet<ObjectKey>;
}

type Tables = { readonly [R in ResourceName]: ResourceTable<R> };

/** One cluster's objects, folded from its events. A service, slice or ServiceBGPStatus that changes names its service; a
 *  change of any other resource, or of a resource's state, concerns all. What repeats what we hold changes nothing. */
export class ClusterTable implements ClusterListener {
  readonly #cluster: string;
  readonly #tables: Tables;
  readonly #onChange: () => void;
  readonly #slices = new Map<ObjectKey, readonly EndpointSlice[]>();
  readonly #statuses = new Map<ObjectKey, Map<ObjectKey, ServiceBgpStatus>>();
  readonly #view: ClusterView;
  #all = false;
  #services = new Set<ObjectKey>();

  /** `onChange` is called whenever `takeChange` would have more to give. */
  constructor(cluster: string, clock: Clock, onChange: () => void = () => {}) {
    this.#cluster = cluster;
    this.#onChange = onChange;
    this.#tables = newTables(clock);
    this.#view = {
      cluster: this.#cluster,
      resource: <R extends ResourceName>(name: R): ResourceView<R> => this.#tables[name],
      slicesOf: (service) => this.#slices.get(service) ?? [],
      bgpStatusesOf: (service) => this.#statuses.get(service)?.values() ?? [],
    };
  }

  apply(event: ClusterEvent): void {
    const table = this.#tables[event.resource];
    switch (event.type) {
      case "upsert":
        this.#upsert(event.resource, event.object);
        break;
      case "delete":
        this.#changed(event.resource, this.#tables[event.resource].delete(event.key));
        break;
      case "listed":
        this.#list(event.resource, event.objects);
        break;
      case "state":
        this.#become(event.resource, event.state, event.message);
        break;
      case "alive":
        table.alive();
        break;
    }
  }

  /** The cluster as it stands: a face over live memory, always the same object. */
  view(): ClusterView {
    return this.#view;
  }

  /** What changed since the last call, or undefined if nothing did. */
  takeChange(): ClusterChange | undefined {
    if (!this.#all && this.#services.size === 0) return undefined;
    const change = { all: this.#all, services: this.#services };
    this.#all = false;
    this.#services = new Set();
    return change;
  }

  #upsert<R extends ResourceName>(resource: R, object: ClusterResources[R]): void {
    const table: ResourceTable<R> = this.#tables[resource];
    this.#changed(resource, table.upsert(object));
  }

  #list<R extends ResourceName>(resource: R, objects: readonly ClusterResources[R][]): void {
    const table: ResourceTable<R> = this.#tables[resource];
    for (const change of table.list(objects)) this.#changed(resource, change);
    this.#become(resource, "listed", "");
  }

  #become(resource: ResourceName, state: ResourceState, message: string): void {
    const table = this.#tables[resource];
    // Of a lost or forbidden resource we keep the last we knew, as its state says; a CRD that is not served has no objects.
    if (state === "absent" && !coreResources.includes(resource)) {
      table.clear();
      if (resource === "servicebgpstatuses") this.#statuses.clear();
    }
    if (table.become(state, message)) this.#changedAll();
  }

  #changed(resource: ResourceName, change: ObjectChange<ClusterResources[ResourceName]> | undefined): void {
    if (change === undefined) return;
    if (resource === "services") {
      const object = change.after ?? change.before;
      if (object) this.#changedService(objectKey(object));
    } else if (resource === "endpointslices") {
      this.#reslice(change);
    } else if (resource === "servicebgpstatuses") {
      this.#restatus(change);
    } else {
      this.#changedAll();
    }
  }

  /** A slice may move from one service to another: its label is not immutable. */
  #reslice(change: ObjectChange<ClusterResources[ResourceName]>): void {
    const before = serviceOf(change.before);
    const after = serviceOf(change.after);
    for (const service of new Set([before, after])) {
      if (service === undefined) continue;
      const name = change.before?.name ?? change.after?.name;
      const others = (this.#slices.get(service) ?? []).filter((slice) => slice.name !== name);
      const slices = service === after && isSlice(change.after) ? [...others, change.after] : others;
      if (slices.length === 0) this.#slices.delete(service);
      else this.#slices.set(service, slices.sort(byName));
      this.#changedService(service);
    }
  }

  /** Speakers report every service on every node, so that one endpoint's move changes several statuses. */
  #restatus({ before, after }: ObjectChange<ClusterResources[ResourceName]>): void {
    const old = reportedService(before);
    if (before !== undefined && old !== undefined) {
      const statuses = this.#statuses.get(old);
      statuses?.delete(objectKey(before));
      if (statuses?.size === 0) this.#statuses.delete(old);
      this.#changedService(old);
    }
    const service = reportedService(after);
    if (service === undefined || !isStatus(after)) return;
    const statuses = this.#statuses.get(service) ?? new Map<ObjectKey, ServiceBgpStatus>();
    this.#statuses.set(service, statuses.set(objectKey(after), after));
    this.#changedService(service);
  }

  #changedService(service: ObjectKey): void {
    this.#services.add(service);
    this.#onChange();
  }

  #changedAll(): void {
    this.#all = true;
    this.#onChange();
  }
}

function newTables(clock: Clock): Tables {
  return {
    services: new ResourceTable(clock),
    endpointslices: new ResourceTable(clock),
    nodes: new ResourceTable(clock),
    ipaddresspools: new ResourceTable(clock),
    bgpadvertisements: new ResourceTable(clock),
    l2advertisements: new ResourceTable(clock),
    bgppeers: new ResourceTable(clock),
    communities: new ResourceTable(clock),
    bfdprofiles: new ResourceTable(clock),
    configurationstates: new ResourceTable(clock),
    servicebgpstatuses: new ResourceTable(clock),
    bgpsessionstates: new ResourceTable(clock),
    pods: new ResourceTable(clock),
    daemonsets: new ResourceTable(clock),
  };
}

function isSlice(object: ClusterResources[ResourceName] | undefined): object is EndpointSlice {
  return object !== undefined && "endpoints" in object;
}

function serviceOf(object: ClusterResources[ResourceName] | undefined): ObjectKey | undefined {
  if (!isSlice(object) || object.service === undefined) return undefined;
  return objectKey({ namespace: object.namespace, name: object.service });
}

function isStatus(object: ClusterResources[ResourceName] | undefined): object is ServiceBgpStatus {
  return object !== undefined && "serviceName" in object && "peers" in object;
}

function reportedService(object: ClusterResources[ResourceName] | undefined): ObjectKey | undefined {
  if (!isStatus(object) || object.serviceName === undefined) return undefined;
  return objectKey({ namespace: object.serviceNamespace ?? "", name: object.serviceName });
}

function byName(a: EndpointSlice, b: EndpointSlice): number {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}
