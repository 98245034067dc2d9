import { type Path, stripModule } from "../../gnmi/path.ts";
import type { TargetFacts } from "../../model/target.ts";
import { elementKeys, entryBody, entryKey, hangFromRoot, listEntries, members } from "./data-tree.ts";
import { readIdentity, readText, readUint32 } from "./leaf-value.ts";

/** A part of a target's tree that facts are read from. One that a target does not have is left out alone. */
export type FactTree = "bgp" | "lldp" | "arp" | "neighbor-discovery" | "interfaces" | "system";

interface FactList {
  readonly tree: FactTree;
  /** Elements of the path, each with the key it has as a list. */
  readonly elements: readonly (readonly [name: string, key?: string])[];
  /** Leaves we read; none means that the entry's being there is all we want. */
  readonly leaves: readonly string[];
}

const subinterface = [
  ["interface", "name"],
  ["subinterface", "index"],
] as const;

/** Every path of the optional subscription. Of a BGP neighbour only leaves that seldom change: its counters are
 *  ON_CHANGE as well, and tick with each keepalive. */
const factLists: readonly FactList[] = [
  {
    tree: "bgp",
    elements: [["network-instance", "name"], ["protocols"], ["bgp"], ["neighbor", "peer-address"]],
    leaves: ["session-state", "peer-as", "last-event", "last-established"],
  },
  {
    tree: "lldp",
    elements: [["system"], ["lldp"], ["interface", "name"], ["neighbor", "id"]],
    leaves: ["system-name", "chassis-id"],
  },
  {
    tree: "arp",
    elements: [...subinterface, ["ipv4"], ["arp"], ["neighbor", "ipv4-address"]],
    leaves: ["link-layer-address"],
  },
  {
    tree: "neighbor-discovery",
    elements: [...subinterface, ["ipv6"], ["neighbor-discovery"], ["neighbor", "ipv6-address"]],
    leaves: ["link-layer-address"],
  },
  {
    tree: "interfaces",
    elements: [
      ["network-instance", "name"],
      ["interface", "name"],
    ],
    leaves: [],
  },
  { tree: "system", elements: [["system"], ["information"]], leaves: ["version"] },
  { tree: "system", elements: [["system"], ["name"]], leaves: ["host-name"] },
];

/** Every tree there is. */
export const allFactTrees: readonly FactTree[] = [...new Set(factLists.map(({ tree }) => tree))];

/** Most entries held for one target; what comes beyond is not taken. */
export const maxFactEntries = 20_000;

/** The paths to subscribe to for a tree. */
export function factPaths(tree: FactTree): readonly Path[] {
  return factLists
    .filter((list) => list.tree === tree)
    .flatMap(({ elements, leaves }) => {
      const entry = elements.map(([name, key]) => ({ name, keys: key === undefined ? {} : { [key]: "*" } }));
      return leaves.length === 0 ? [entry] : leaves.map((leaf) => [...entry, { name: leaf, keys: {} }]);
    });
}

interface Entry {
  readonly list: FactList;
  /** The keys of its elements, in their order. */
  readonly keys: readonly string[];
  readonly leaves: Map<string, unknown>;
}

/** What the optional subscription of one session has told so far. */
export class FactsTable {
  readonly #entries = new Map<string, Entry>();
  /** Entries not taken because the table was full. */
  dropped = 0;

  /** Merges an update. Leaves and trees we do not read are ignored. */
  update(path: Path, value: unknown): void {
    const root = hangFromRoot(path, value);
    for (const list of factLists) this.#walk(list, root, 0, []);
  }

  /** Forgets what the path covers. */
  delete(path: Path): void {
    for (const [id, entry] of this.#entries) {
      const { elements, leaves } = entry.list;
      if (!covers(path.slice(0, elements.length), entry)) continue;
      const below = path[elements.length];
      if (below === undefined) this.#entries.delete(id);
      else {
        const name = stripModule(below.name);
        for (const leaf of leaves) if (name === "*" || name === leaf) entry.leaves.delete(leaf);
        // one leaf after the other is how an entry goes that was subscribed to by its leaves
        if (leaves.length > 0 && entry.leaves.size === 0) this.#entries.delete(id);
      }
    }
  }

  /** The facts as they stand. */
  facts(): TargetFacts {
    const { bgp, lldp, arp, "neighbor-discovery": nd, interfaces, system } = this.#byTree();
    const neighbor = ({ keys: [name, index, address = ""], leaves }: Entry) => ({
      subinterface: `${name}.${index}`,
      address,
      linkLayerAddress: readText(leaves.get("link-layer-address"))?.toUpperCase(),
    });
    const systemLeaf = (name: string) =>
      readText(system.map(({ leaves }) => leaves.get(name)).find((value) => value !== undefined));
    return {
      softwareVersion: systemLeaf("version"),
      hostName: systemLeaf("host-name"),
      bgpNeighbors: bgp.map(({ keys: [networkInstance = "", peerAddress = ""], leaves }) => ({
        networkInstance,
        peerAddress,
        sessionState: readIdentity(leaves.get("session-state")) ?? "unknown",
        peerAs: readUint32(leaves.get("peer-as")),
        lastEvent: readText(leaves.get("last-event")),
        lastEstablished: readText(leaves.get("last-established")),
      })),
      lldpNeighbors: lldp.map(({ keys: [name = ""], leaves }) => ({
        interface: name,
        systemName: readText(leaves.get("system-name")),
        chassisId: readText(leaves.get("chassis-id")),
      })),
      arpEntries: [...arp, ...nd].map(neighbor),
      subinterfaces: Object.fromEntries(interfaces.map(({ keys: [instance = "", name = ""] }) => [name, instance])),
    };
  }

  #walk(list: FactList, value: unknown, depth: number, keys: readonly string[]): void {
    const element = list.elements[depth];
    if (element === undefined) {
      this.#merge(list, keys, value);
      return;
    }
    const [name, key] = element;
    for (const [child, below] of members(value) ?? []) {
      if (child !== name) continue;
      if (key === undefined) this.#walk(list, below, depth + 1, keys);
      else {
        for (const entry of listEntries(below)) {
          const text = entryKey(entry, key);
          if (text !== undefined) this.#walk(list, entryBody(entry), depth + 1, [...keys, text]);
        }
      }
    }
  }

  #merge(list: FactList, keys: readonly string[], body: unknown): void {
    const leaves = [...(members(body) ?? [])].filter(([name]) => list.leaves.includes(name));
    if (leaves.length === 0 && list.leaves.length > 0) return;
    const id = JSON.stringify([list.elements.map(([name]) => name), keys]);
    let entry = this.#entries.get(id);
    if (entry === undefined) {
      if (this.#entries.size >= maxFactEntries) {
        this.dropped++;
        return;
      }
      entry = { list, keys, leaves: new Map() };
      this.#entries.set(id, entry);
    }
    for (const [name, value] of leaves) entry.leaves.set(name, value);
  }

  #byTree(): Record<FactTree, Entry[]> {
    const trees: Record<FactTree, Entry[]> = {
      bgp: [],
      lldp: [],
      arp: [],
      "neighbor-discovery": [],
      interfaces: [],
      system: [],
    };
    for (const entry of this.#entries.values()) trees[entry.list.tree].push(entry);
    return trees;
  }
}

/** Whether the entry lies at or below the path. */
function covers(path: Path, { list, keys }: Entry): boolean {
  const remaining = [...keys];
  return path.every((given, at) => {
    const [name, key] = list.elements[at] ?? [""];
    const held = key === undefined ? undefined : remaining.shift();
    const bare = stripModule(given.name);
    const wanted = key === undefined ? undefined : elementKeys(given).get(key);
    return (bare === "*" || bare === name) && (wanted === undefined || wanted === "*" || wanted === held);
  });
}

/** Whether a path of the tree has an element of that name: to find out which one a target does not know. */
export function treeMentions(tree: FactTree, name: string): boolean {
  return factPaths(tree).some((path) => path.some((element) => element.name === name));
}
