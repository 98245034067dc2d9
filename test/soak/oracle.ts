import { type ResourceName, resourceNames } from "../../src/model/cluster.ts";
import type { ClusterSeen } from "./cluster-seen.ts";
import type { LeafSeen } from "./leaf-seen.ts";
import type { BgpNeighborTruth } from "./leaf-truth.ts";
import {
  type AnnouncingNode,
  announcements,
  familyOf,
  hasMetallb,
  nodeAddresses,
  sessionsOf,
} from "./oracle-cluster.ts";
import type { Grip, LeafTables } from "./oracle-leaf.ts";
import { isRightlyUnused } from "./rib-truth.ts";

/** What the oracle makes of one (leaf, network instance, prefix, node). */
export interface OracleVerdict {
  readonly state: "up" | "down" | "unknown" | "not-applicable";
  readonly why: string;
  readonly holdDownMs: number;
  /** A word of the leaf on its BGP RIB makes it up, if the leaf's table is held to be what it was at that word. */
  readonly perhapsUp?: boolean;
}

/** How the oracle judges. */
export interface OracleRules {
  readonly holdDownMs: number;
  readonly staleAfterMs: number;
  readonly reachability: "require" | "inform";
  readonly ecmpLimits?: ReadonlyMap<string, number> | undefined;
}

/** One line that a leaf is judged by. */
interface Row {
  readonly node: string;
  readonly announcing: AnnouncingNode | undefined;
  readonly attached: "own" | "none" | readonly string[];
  /** A leaf that was never heard may have the session instead. */
  readonly unsure?: boolean;
}

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

interface Place {
  readonly leaf: LeafSeen;
  readonly networkInstance: string;
}

/** Whether everything is listed that has to be, and when the cluster was heard of last if something is lost. */
export function hearing(
  cluster: ClusterSeen,
  rules: OracleRules,
  nowMs: number,
): { readonly known: boolean; readonly unheardSinceMs: number | undefined } {
  const core = ["services", "endpointslices", "nodes"] as const;
  const ofMetallb = ["ipaddresspools", "bgpadvertisements", "bgppeers"] as const;
  const needed: readonly ResourceName[] = hasMetallb(cluster) ? [...core, ...ofMetallb] : core;
  const read = hasMetallb(cluster) ? resourceNames : needed;
  let known = true;
  let unheardSinceMs: number | undefined;
  for (const name of read) {
    const { state, sinceMs, aliveMs } = cluster.resources[name];
    if (state === "pending" || (needed.includes(name) && state === "forbidden")) known = false;
    if (state !== "lost") continue;
    if (needed.includes(name) && nowMs - Math.min(sinceMs, aliveMs ?? sinceMs) > rules.staleAfterMs) known = false;
    unheardSinceMs = Math.min(unheardSinceMs ?? Number.POSITIVE_INFINITY, aliveMs ?? sinceMs);
  }
  return { known, unheardSinceMs };
}

/** Which places hold which prefix for whom: for the world's own routing as well. */
export function expectedRows(
  cluster: ClusterSeen,
  leaves: readonly LeafSeen[],
  tables: ReadonlyMap<LeafSeen, LeafTables>,
  holdDownMs: number,
  sightings: Sightings,
): { readonly place: Place; readonly prefix: string; readonly rows: readonly Row[]; readonly holdDownMs: number }[] {
  const result: { place: Place; prefix: string; rows: readonly Row[]; holdDownMs: number }[] = [];
  const places = placesOf(cluster, leaves, tables, sightings);
  for (const [prefix, announced] of announcements(cluster, holdDownMs)) {
    if (announced.nodes.size === 0) continue;
    const direct = new Map<string, { place: Place; rows: Row[] }>();
    for (const [node, announcing] of announced.nodes) {
      const found = attachments(cluster, node, announcing.peers, leaves, tables, sightings);
      for (const { leaf, networkInstance, group, unsure } of found) {
        const key = `${leaf.name}|${networkInstance}`;
        const known = direct.get(key) ?? { place: { leaf, networkInstance }, rows: [] };
        direct.set(key, known);
        known.rows.push({ node, announcing, attached: group ?? "own", unsure });
      }
    }
    const add = (place: Place, rows: readonly Row[]): void => {
      result.push({ place, prefix, rows, holdDownMs: announced.holdDownMs });
    };
    for (const { place, rows } of direct.values()) add(place, rows);
    if (direct.size === 0) {
      const rows = [...announced.nodes].map(([node, announcing]): Row => ({ node, announcing, attached: "none" }));
      for (const place of places) add(place, rows);
      continue;
    }
    if (![...announced.nodes.values()].some(({ firm }) => firm)) continue;
    const instances = new Set([...direct.values()].map(({ place }) => place.networkInstance));
    for (const place of places) {
      if (direct.has(`${place.leaf.name}|${place.networkInstance}`) || !instances.has(place.networkInstance)) continue;
      add(place, [{ node: "*", announcing: undefined, attached: "own" }]);
    }
  }
  return result;
}

/** Judges everything that is expected, from nothing but what was told. */
export function judgeAll(
  cluster: ClusterSeen,
  leaves: readonly LeafSeen[],
  tables: ReadonlyMap<LeafSeen, LeafTables>,
  rules: OracleRules,
  known: boolean,
  sightings: Sightings,
): Map<string, OracleVerdict> {
  const verdicts = new Map<string, OracleVerdict>();
  const rowsOfAll = expectedRows(cluster, leaves, tables, rules.holdDownMs, sightings);
  for (const { place, prefix, rows, holdDownMs } of rowsOfAll) {
    const { leaf, networkInstance } = place;
    const table = tables.get(leaf);
    for (const row of rows) {
      const rib = ribExplains(row);
      const { state, why } = judgeRow(row, rib === "yes");
      const perhapsUp = rib === "perhaps";
      verdicts.set(`${leaf.name}|${networkInstance}|${prefix}|${row.node}`, { state, why, holdDownMs, perhapsUp });
    }

    /** What the leaf said of its BGP RIB holds until its table holds something else of the prefix. Whether something came and
     *  went since, nobody looks at here. */
    function ribExplains({ node, announcing }: Row): "yes" | "perhaps" | "no" {
      const told = leaf.rib.get(`${networkInstance}|${prefix}`);
      if (announcing === undefined || told?.fates === undefined || table === undefined) return "no";
      const session = sessionOf(cluster, node, announcing, prefix, { leaf, networkInstance });
      if (typeof session === "string" || session.sessionState !== "established") return "no";
      if (!isRightlyUnused(session.peerAddress, told.fates)) return "no";
      if (told.fibVersion === leaf.fibVersion) return "yes";
      return told.held === table.content(networkInstance, prefix) ? "perhaps" : "no";
    }

    function judgeRow(
      { node, announcing, attached, unsure }: Row,
      inRib: boolean,
    ): Pick<OracleVerdict, "state" | "why"> {
      if (leaf.freshness !== "synced") return { state: "unknown", why: leaf.freshness };
      if (!leaf.networkInstances.includes(networkInstance)) return { state: "unknown", why: "not subscribed" };
      if (!known) return { state: "unknown", why: "cluster not known" };
      const acceptable = announcing?.acceptable;
      const grip: Grip = table?.grip(networkInstance, prefix, acceptable) ?? { state: "unknown", why: "no table" };
      const explained = { state: "up", why: "in the RIB" } as const;
      if (grip.why === "a hop of no type" && inRib) return explained;
      if (grip.state === "up" || grip.state === "unknown") return grip;
      if (announcing === undefined) {
        const told = grip.why === "no route" && rules.reachability === "inform";
        return { state: told ? "not-applicable" : "down", why: grip.why };
      }
      const limit = rules.ecmpLimits?.get(leaf.name);
      if (grip.why === "no hop" && limit !== undefined) {
        const expected = rows.flatMap((row) => row.announcing?.acceptable ?? []);
        const full = table?.width(networkInstance, prefix, expected) === limit;
        const session = full ? stateOf(sessionOf(cluster, node, announcing, prefix, { leaf, networkInstance })) : "";
        if (full) inRib = false; // it is not asked
        if (session === "established") return { state: "up", why: "as wide as it gets" };
        if (session === "not told") return { state: "unknown", why: "as wide as it gets, and who knows the session" };
      }
      if (grip.why === "no hop" && inRib) return explained;
      if (!announcing.firm) return { state: "unknown", why: "announced or not" };
      if (grip.why === "no hop" && announcing.acceptable.length === 0) return { state: "unknown", why: "no address" };
      if (attached === "none") return { state: "unknown", why: "attached nowhere" };
      if (grip.why !== "no hop") return grip;
      const alone = unsure === true ? ({ state: "unknown", why: "a leaf was never heard" } as const) : grip;
      if (attached === "own") return alone;
      const others = leaves.filter((other) => other !== leaf && attached.includes(other.name));
      const states = others.map((other) => {
        const elsewhere = rowsOfAll.find(({ place: at, prefix: of, rows: there }) => {
          return (
            at.leaf === other && of === prefix && there.some((one) => one.node === node && Array.isArray(one.attached))
          );
        });
        if (elsewhere === undefined) return "down";
        if (other.freshness !== "synced") return "unknown";
        return tables.get(other)?.grip(elsewhere.place.networkInstance, prefix, announcing.acceptable).state;
      });
      if (states.includes("up")) return { state: "up", why: "held elsewhere" };
      return states.includes("unknown") ? { state: "unknown", why: "unknown elsewhere" } : alone;
    }
  }
  return verdicts;
}

/** What a leaf says of its session with a node: of the family the node speaks to it in, if there is one; one that is up
 *  before others, and one of the prefix's family before those. */
export function sessionOf(
  cluster: ClusterSeen,
  node: string,
  { peers, acceptable }: AnnouncingNode,
  prefix: string,
  { leaf, networkInstance }: Place,
): BgpNeighborTruth | "missing" | "not told" {
  const families: readonly number[] = peers.size > 0 ? [...peers.values()].map(familyOf) : [familyOf(prefix)];
  const like = acceptable.filter((address) => familyOf(address) === familyOf(prefix));
  const addresses = [...new Set([...like, ...acceptable, ...(nodeAddresses(cluster).get(node) ?? [])])];
  const sessions = addresses.flatMap((address) =>
    leaf.bgpNeighbors.filter((one) => one.networkInstance === networkInstance && one.peerAddress === address),
  );
  const carrying = sessions.filter(({ peerAddress }) => families.includes(familyOf(peerAddress)));
  const likely = carrying.length > 0 ? carrying : sessions;
  const up = likely.find(({ sessionState }) => sessionState === "established");
  return up ?? likely[0] ?? (leaf.toldBgp ? "missing" : "not told");
}

function stateOf(session: ReturnType<typeof sessionOf>): string {
  return typeof session === "string" ? session : session.sessionState;
}

function placesOf(
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
function attachments(
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
