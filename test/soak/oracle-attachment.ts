import type { ClusterSeen } from "./cluster-seen.ts";
import type { LeafSeen } from "./leaf-seen.ts";
import { sessionsOf } from "./oracle-cluster.ts";
import type { LeafTables } from "./oracle-leaf.ts";

/** Which BGP neighbours of leaves were nodes, and are no more: `leaf|network instance` by node. */
export type Sightings = Map<string, ReadonlySet<string>>;

/** Takes down where nodes are seen now. What is only less than before is a session that was lost. */
export function takeSightings(sightings: Sightings, cluster: ClusterSeen, leaves: readonly LeafSeen[]): void {
  const nodes = cluster.all("nodes").map(({ name }) => name);
  if (nodes.length === 0) return; // perhaps they have not been told yet
  for (const known of [...sightings.keys()]) if (!nodes.includes(known)) sightings.delete(known);
  for (const node of nodes) {
    const addresses = uniqueAddresses(cluster, node);
    const seen = leaves.flatMap(({ name, bgpNeighbors }) =>
      bgpNeighbors
        .filter(({ peerAddress }) => addresses.includes(peerAddress))
        .map(({ networkInstance }) => `${name}|${networkInstance}`),
    );
    const before = sightings.get(node);
    if (seen.some((place) => before?.has(place) !== true)) sightings.set(node, new Set(seen));
  }
}

/** One network instance of a leaf. */
export interface Place {
  readonly leaf: LeafSeen;
  readonly networkInstance: string;
}

/** Where prefixes may be expected: the network instances in which any node is attached, or all. */
export function placesOf(
  cluster: ClusterSeen,
  leaves: readonly LeafSeen[],
  tables: ReadonlyMap<LeafSeen, LeafTables>,
  sightings: Sightings,
): Place[] {
  const instances = new Set(
    cluster.all("nodes").flatMap((node) => {
      const found = attachments(cluster, node.name, sessionsOf(cluster, node), leaves, tables, sightings);
      return found.map(({ networkInstance }) => networkInstance);
    }),
  );
  return leaves.flatMap((leaf) =>
    leaf.networkInstances
      .filter((networkInstance) => instances.size === 0 || instances.has(networkInstance))
      .map((networkInstance) => ({ leaf, networkInstance })),
  );
}

interface NaiveAttachment extends Place {
  readonly group: readonly string[] | undefined;
  readonly unsure: boolean;
}

/** A leaf that alone owns the address of one of the node's sessions; else the leaves that share one; else those that have,
 *  or had, the node as a BGP neighbour. */
export function attachments(
  cluster: ClusterSeen,
  node: string,
  peers: ReadonlyMap<string, string>,
  leaves: readonly LeafSeen[],
  tables: ReadonlyMap<LeafSeen, LeafTables>,
  sightings: Sightings,
): NaiveAttachment[] {
  const addresses = uniqueAddresses(cluster, node);
  const owners = [...new Set(peers.values())].map((address) =>
    leaves.flatMap((leaf) => {
      const own = (tables.get(leaf)?.own ?? []).filter((one) => one.address === address);
      const peered = own.filter(({ networkInstance }) =>
        leaf.bgpNeighbors.some((one) => one.networkInstance === networkInstance && addresses.includes(one.peerAddress)),
      );
      // Owned twice, the one counts that has the node as a neighbour; else the one subscribed first.
      const rank = (networkInstance: string): number => leaf.networkInstances.indexOf(networkInstance);
      const [first] = (own.length > 1 && peered.length > 0 ? peered : own).toSorted(
        (a, b) => rank(a.networkInstance) - rank(b.networkInstance),
      );
      return first === undefined ? [] : [{ networkInstance: first.networkInstance, leaf }];
    }),
  );
  const seen = sightings.get(node) ?? new Set();
  // What a leaf owns that has told nothing yet, nobody knows; only a neighbour proves that the session is here.
  const silent = leaves.some(({ freshness }) => freshness === "connecting" || freshness === "syncing");
  const unsure = ({ leaf, networkInstance }: Place) => silent && !seen.has(`${leaf.name}|${networkInstance}`);
  const alone = owners.filter((found) => found.length === 1).flat();
  if (alone.length > 0) return distinct(alone.map((own) => ({ ...own, group: undefined, unsure: unsure(own) })));
  const shared = owners.filter((found) => found.length > 1);
  if (shared.length > 0) {
    return distinct(
      shared.flatMap((found) => {
        const group = found.map(({ leaf }) => leaf.name);
        return found.map((own) => ({ ...own, group, unsure: unsure(own) }));
      }),
    );
  }
  const found = [...seen].flatMap((place) => {
    const [name, networkInstance = ""] = place.split("|");
    return leaves.filter((leaf) => leaf.name === name).map((leaf) => ({ leaf, networkInstance }));
  });
  const names = [...new Set(found.map(({ leaf }) => leaf.name))];
  const sessions = new Set(peers.values()).size;
  const group = names.length > Math.max(1, sessions) ? names : undefined;
  return distinct(found.map((place) => ({ ...place, group, unsure: false })));
}

/** Addresses of a node that no other node has. */
function uniqueAddresses(cluster: ClusterSeen, node: string): readonly string[] {
  const own: readonly string[] = cluster.all("nodes").find(({ name }) => name === node)?.internalIPs ?? [];
  const others = cluster.all("nodes").filter(({ name }) => name !== node);
  return own.filter((address) => !others.some(({ internalIPs }) => internalIPs.some((one) => one === address)));
}

function distinct(found: readonly NaiveAttachment[]): NaiveAttachment[] {
  const text = ({ leaf, networkInstance, group }: NaiveAttachment): string =>
    `${leaf.name}|${networkInstance}|${[...(group ?? [])].sort().join()}`;
  return [...new Map(found.map((one) => [text(one), one])).values()];
}
