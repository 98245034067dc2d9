import assert from "node:assert/strict";
import type { Evaluation } from "../../src/verdict/verdict.ts";
import type { ClusterSeen } from "./cluster-seen.ts";
import type { WorldPolicy } from "./collector-side.ts";
import type { LeafSeen } from "./leaf-seen.ts";
import type { OracleVerdict } from "./oracle.ts";
import { type Announced, hasMetallb, inRange, mayBeExplained, nodeAddresses, speaker } from "./oracle-cluster.ts";
import type { LeafTables } from "./oracle-leaf.ts";
import type { SpeakersSeen } from "./speakers-seen.ts";

/** The longest hold-down a service of a world asks for, milliseconds. */
const longestAskedMs = 4_000;

/** What an evaluation is held against. */
export interface SurplusScene {
  readonly cluster: ClusterSeen;
  readonly leaves: readonly LeafSeen[];
  readonly tables: ReadonlyMap<LeafSeen, LeafTables>;
  readonly announced: ReadonlyMap<string, Announced>;
  /** What is expected, by `leaf|network instance|prefix|node`. */
  readonly judged: ReadonlyMap<string, OracleVerdict>;
  readonly speakers: SpeakersSeen;
  /** Another cluster may have to do with a prefix. */
  readonly explained: (prefix: string) => boolean;
}

/** One next hop that should not be there. */
interface Due {
  readonly key: string;
  readonly address: string;
  readonly why: string;
  /** While this is another than before, it has not lasted. */
  readonly standing: string;
  readonly syncedMs: number;
}

/** Holds evaluations against what should not be there: every next hop of a BGP route that leads to a node which does not
 *  announce the prefix, or lies in a pool that no service explains, is told when it has lasted for as long as anything is
 *  given. */
export class SurplusDue {
  readonly #name: string;
  readonly #longestMs: number;
  readonly #startUpMs: number;
  readonly #since = new Map<string, { readonly standing: string; readonly sinceMs: number }>();

  constructor(name: string, { holdDownMs, startUpMs, nodeWindows }: WorldPolicy) {
    this.#name = name;
    this.#startUpMs = startUpMs;
    const heldMs = Math.max(holdDownMs, longestAskedMs);
    // A dead node's session may last, and a speaker that starts anew is given time: never both for longer than this.
    const windowsMs = nodeWindows ? Math.max(...Object.values(nodeWindows)) + nodeWindows.bgpHoldMs : 0;
    this.#longestMs = heldMs + windowsMs;
  }

  /** Nobody can know now what should be there: whatever was seen has to last anew. */
  forget(): void {
    this.#since.clear();
  }

  /** Throws an AssertionError that names what is not told. Gives how many next hops were due. */
  check({ prefixes, atMs }: Evaluation, scene: SurplusScene): number {
    const gone = new Set(this.#since.keys());
    let due = 0;
    for (const { key, address, why, standing, syncedMs } of findAll(this.#name, scene)) {
      const id = `${key}|${address}`;
      gone.delete(id);
      const before = this.#since.get(id);
      const sinceMs = before?.standing === standing ? before.sinceMs : atMs;
      if (sinceMs === atMs) this.#since.set(id, { standing, sinceMs });
      if (atMs < Math.max(sinceMs + this.#longestMs, syncedMs + this.#startUpMs)) continue;
      due++;
      const told = prefixes.get(key)?.unexpected.some((hop) => hop.address === address);
      assert.ok(told === true, `${key} holds ${address} (${why}) since ${sinceMs}, and that is not told at ${atMs}`);
    }
    for (const id of gone) this.#since.delete(id);
    return due;
  }
}

function* findAll(name: string, scene: SurplusScene): Iterable<Due> {
  const { cluster, leaves, tables, announced, judged, speakers, explained } = scene;
  if (!hasMetallb(cluster)) return; // without it nobody is forbidden to announce
  const nodes = nodeAddresses(cluster);
  const ready = new Map(cluster.all("nodes").map((node) => [node.name, node.ready]));
  const doubtful = cluster.all("nodes").filter((node) => speaker(cluster, node) === "unknown");
  const undecided = new Set(doubtful.map(({ name }) => name)); // what their speakers announce nobody knows
  const expected = new Set<string>();
  const direct = new Set<string>();
  for (const key of judged.keys()) {
    const at = key.lastIndexOf("|");
    expected.add(key.slice(0, at));
    if (key.slice(at + 1) !== "*") direct.add(key.slice(0, at));
  }
  for (const leaf of leaves) {
    if (leaf.freshness !== "synced") continue;
    for (const { networkInstance, prefix, hops } of tables.get(leaf)?.bgpRoutes() ?? []) {
      if (!leaf.networkInstances.includes(networkInstance)) continue;
      const place = `${leaf.name}|${networkInstance}|${prefix}`;
      const announcing = announced.get(prefix)?.nodes;
      const alone = !mayBeExplained(cluster, announced, prefix) && !explained(prefix);
      const orphan = alone && inRange(cluster, prefix);
      if (!orphan && !expected.has(place)) continue;
      const acceptable = [...(announcing?.values() ?? [])].flatMap((one) => one.acceptable);
      for (const { spoken, addresses } of hops) {
        if (spoken === undefined || addresses.some((one) => acceptable.includes(one))) continue;
        const node = addresses.map((one) => nodeOf(nodes, one)).find((one) => one !== undefined);
        const allowed = node !== undefined && (announcing?.has(node) || undecided.has(node));
        if (!orphan && (node === undefined ? !direct.has(place) : allowed)) continue;
        const why = orphan ? "an orphan" : node === undefined ? "of no node" : `${node} does not announce it`;
        const standing = [why, node && ready.get(node), node && speakers.changedMs(node)].join();
        const key = `${leaf.name}|${networkInstance}|${name}|${prefix}`;
        yield { key, address: spoken, why, standing, syncedMs: leaf.syncedMs };
      }
    }
  }
}

function nodeOf(nodes: ReadonlyMap<string, readonly string[]>, address: string): string | undefined {
  for (const [name, addresses] of nodes) if (addresses.includes(address)) return name;
  return undefined;
}
