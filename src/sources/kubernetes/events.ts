import type { ClusterEvent, ClusterResources, ObjectKey, ResourceName, ResourceState } from "../../model/cluster.ts";

// The union of events pairs each resource with its object. TypeScript cannot see through a type parameter that a pair
// made here is one of them, so it is said once for each kind, and nowhere else.

/** One object is now this. */
export function upsert<R extends ResourceName>(resource: R, object: ClusterResources[R]): ClusterEvent {
  return { type: "upsert", resource, object } as ClusterEvent;
}

/** One object is gone. */
export function remove(resource: ResourceName, key: ObjectKey): ClusterEvent {
  return { type: "delete", resource, key };
}

/** These are all objects. */
export function listed<R extends ResourceName>(resource: R, objects: readonly ClusterResources[R][]): ClusterEvent {
  return { type: "listed", resource, objects } as ClusterEvent;
}

/** The resource as a whole is not listed, for this reason. */
export function stateOf(
  resource: ResourceName,
  state: Exclude<ResourceState, "listed">,
  message: string,
): ClusterEvent {
  return { type: "state", resource, state, message };
}

/** The resource gave a sign of life. */
export function alive(resource: ResourceName): ClusterEvent {
  return { type: "alive", resource };
}
