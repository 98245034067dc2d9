import type { ClusterSeen } from "./cluster-seen.ts";
import { LeafSeen } from "./leaf-seen.ts";
import { behinds, type LeafTruth, type NeighborTruth, type RouteTruth } from "./leaf-truth.ts";
import { expectedRows } from "./oracle.ts";
import { type Sightings, takeSightings } from "./oracle-attachment.ts";
import { familyOf } from "./oracle-cluster.ts";
import { LeafTables } from "./oracle-leaf.ts";
import type { Rng } from "./random.ts";

/** An address nobody of the cluster has. */
const stranger = "192.0.2.77";
const spine = { 4: "10.0.0.250", 6: "2001:db8:5::250" } as const;

/** A leaf as one that hears everything at once would see it. */
export function seenTruth(truth: LeafTruth): LeafSeen {
  const seen = new LeafSeen(truth.name, truth.networkInstances);
  seen.bgpNeighbors = truth.bgpNeighbors;
  seen.opened();
  const updates = [...truth.entries().values()].map(
    (entry) => ({ entry, leaves: entry.leaves, whole: true, form: "entry", garbled: undefined }) as const,
  );
  seen.apply({ deletes: [], updates, atomic: false });
  seen.synced(0);
  return seen;
}

/** BGP converges: the leaves hold what the clusters announce, each attached node as next hop, the rest by a spine. What two
 *  clusters announce has the nodes of both. */
export function converge(
  clusters: readonly ClusterSeen[],
  leaves: readonly LeafTruth[],
  lagging: ReadonlySet<LeafTruth>,
): void {
  const seen = leaves.map(seenTruth);
  const tables = new Map(seen.map((leaf) => [leaf, new LeafTables(leaf)]));
  const held = new Map<string, Map<string, Set<string>>>();
  for (const cluster of clusters) {
    const sightings: Sightings = new Map();
    takeSightings(sightings, cluster, seen);
    for (const { place, prefix, rows } of expectedRows(cluster, seen, tables, 0, sightings)) {
      const routes = held.get(place.leaf.name) ?? new Map<string, Set<string>>();
      held.set(place.leaf.name, routes);
      const key = `${place.networkInstance}|${prefix}`;
      const family = familyOf(prefix);
      const hops = rows.flatMap(({ announcing }) => {
        const own = announcing?.acceptable.filter((address) => familyOf(address) === family);
        return own?.[0] ?? announcing?.acceptable[0] ?? [];
      });
      routes.set(key, new Set([...(routes.get(key) ?? []), ...hops]));
    }
  }
  for (const leaf of leaves) {
    if (lagging.has(leaf)) continue;
    const routes = held.get(leaf.name);
    for (const [key, hops] of routes ?? []) {
      const [networkInstance = "", prefix = ""] = key.split("|");
      leaf.routes.set(key, {
        networkInstance,
        prefix,
        programmed: "programmed",
        group: "programmed",
        dormant: leaf.routes.get(key)?.dormant ?? false,
        active: true,
        hops: hops.size > 0 ? [...hops].sort().slice(0, leaf.maxPaths) : [spine[familyOf(prefix)]],
      });
    }
    for (const [key, { stray }] of leaf.routes) if (stray !== true && !routes?.has(key)) leaf.routes.delete(key);
    leaf.neighbors.clear();
  }
}

/** Something goes wrong on a leaf, or comes right again; `addresses` are those of nodes. */
export function changeLeaf(leaf: LeafTruth, addresses: readonly string[], rng: Rng): void {
  const odd = rng.next();
  if (odd < 0.2 && addresses.length > 0) {
    const neighbor: NeighborTruth = {
      form: rng.pick(["indirect", "indirect", "direct", "via", "discard"] as const),
      resolved: rng.chance(0.6),
      allocationFailed: rng.chance(0.15),
      behind: rng.chance(0.5) ? "plain" : rng.pick(behinds),
    };
    leaf.neighbors.set(rng.pick(addresses), neighbor);
    return;
  }
  if (odd < 0.26) {
    addStray(leaf, addresses, rng);
    return;
  }
  const keys = [...leaf.routes.keys()];
  const [key] = keys.length > 0 ? [rng.pick(keys)] : [];
  const route = key === undefined ? undefined : leaf.routes.get(key);
  if (key === undefined || route === undefined) return;
  const becomes = (change: Partial<RouteTruth>): void => void leaf.routes.set(key, { ...route, ...change });
  if (odd < 0.35) leaf.routes.delete(key);
  else if (odd < 0.55) becomes({ hops: rng.some(route.hops, 0.6) });
  else if (odd < 0.7 && addresses.length > 0) {
    const hop = rng.chance(0.2) ? stranger : rng.pick(addresses);
    becomes({ hops: [...new Set([...route.hops, hop])].sort() });
  } else if (odd < 0.75) becomes({ active: !route.active });
  else if (odd < 0.85)
    becomes({ programmed: rng.pick(["programmed", "pending", "failed", "suppressed", "silent"] as const) });
  else if (odd < 0.92) becomes({ group: rng.pick(["programmed", "pending", "failed", "silent"] as const) });
  else becomes({ dormant: !route.dormant });
}

/** Somebody announces what no service asks for, and goes on to. */
function addStray(leaf: LeafTruth, addresses: readonly string[], rng: Rng): void {
  const networkInstance = rng.pick(leaf.networkInstances);
  const prefix = rng.pick([
    `203.0.113.${rng.below(16)}/32`,
    `203.0.113.${4 * rng.below(4)}/30`,
    `198.51.100.${rng.below(16)}/32`,
    `198.18.0.${rng.below(4)}/32`, // in no pool
  ]);
  const key = `${networkInstance}|${prefix}`;
  if (leaf.routes.has(key)) return;
  const hops = [...new Set(rng.some([...addresses, stranger], 0.5))].sort();
  const healthy = { active: true, programmed: "programmed", group: "programmed", dormant: false } as const;
  leaf.routes.set(key, { networkInstance, prefix, hops: hops.length > 0 ? hops : [stranger], ...healthy, stray: true });
}

/** Tables of what leaves told, made anew only for those that told more. */
export class TablesCache {
  readonly #known = new Map<LeafSeen, { readonly version: number; readonly tables: LeafTables }>();

  of(leaves: readonly LeafSeen[]): Map<LeafSeen, LeafTables> {
    const all = new Map<LeafSeen, LeafTables>();
    for (const leaf of leaves) {
      const known = this.#known.get(leaf);
      const tables = known?.version === leaf.version ? known.tables : new LeafTables(leaf);
      this.#known.set(leaf, { version: leaf.version, tables });
      all.set(leaf, tables);
    }
    return all;
  }
}
