import type { Endpoint, EndpointSlice } from "../model/cluster.ts";

/** Where a service can be served: `anywhere` counts every endpoint, `nodes` only those that name theirs. */
export interface Servable {
  readonly anywhere: boolean;
  readonly nodes: ReadonlySet<string>;
}

/** Gathers the servable endpoints of all slices of a service, whoever manages them and whatever their address type. */
export function servable(slices: readonly EndpointSlice[]): Servable {
  let anywhere = false;
  const nodes = new Set<string>();
  for (const slice of slices) {
    for (const endpoint of slice.endpoints) {
      if (!canServe(endpoint)) continue;
      anywhere = true;
      if (endpoint.nodeName) nodes.add(endpoint.nodeName);
    }
  }
  return { anywhere, nodes };
}

/** Whether a speaker counts an endpoint: it has an address, and is ready (or says nothing of it) or still serving.
 *  `terminating` is never looked at. */
export function canServe(endpoint: Endpoint): boolean {
  return endpoint.addresses.length > 0 && (endpoint.ready !== false || endpoint.serving === true);
}
