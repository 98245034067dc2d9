import { type ResourceName, resourceNames } from "../../src/model/cluster.ts";
import type { ClusterSeen } from "./cluster-seen.ts";
import type { LeafSeen } from "./leaf-seen.ts";
import type { BgpNeighborTruth } from "./leaf-truth.ts";
import { attachments, type Place, placesOf, type Sightings } from "./oracle-attachment.ts";
import { type AnnouncingNode, announcements, familyOf, hasMetallb, nodeAddresses } from "./oracle-cluster.ts";
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
