import { type Path, stripModule } from "../../gnmi/path.ts";
import type { FactTree, LinkState, TargetFacts } from "../../model/target.ts";
import { elementKeys, entryBody, entryKey, hangFromRoot, listEntries, members } from "./data-tree.ts";
import { NeighborFacts } from "./facts-neighbor.ts";
import { readIdentity, readText, readUint32 } from "./leaf-value.ts";

interface FactList {
  readonly tree: FactTree;
  /** Elements of the path, each with the key it has as a list. */
  readonly elements: readonly (readonly [name: string, key?: string])[];
  /** Leaves we subscribe to and read; none means that the entry's being there is what we want. */
  readonly leaves: readonly string[];
  /** Leaves we read of an entry that is subscribed to as a whole. */
  readonly reads?: readonly string[];
}

const subinterface = [
  ["interface", "name"],
  ["subinterface", "index"],
] as const;

const neighbor = [["network-instance", "name"], ["protocols"], ["bgp"], ["neighbor", "peer-address"]] as const;
const family = [...neighbor, ["afi-safi", "afi-safi-name"]] as const;
const notification = ["last-notification-error-code", "last-notification-error-subcode"] as const;
const resource = (kind: "asic" | "xdp"): FactList => ({
  tree: "resources",
  elements: [
    ["platform"],
    ["linecard", "slot"],
    ["forwarding-complex", "name"],
    ["datapath"],
    [kind],
    ["resource", "name"],
  ],
  leaves: ["used-percent"],
});

/** Every path of the optional subscription. Of a BGP neighbour only leaves that seldom change: its counters are
 *  ON_CHANGE as well, and tick with each keepalive. */
const factLists: readonly FactList[] = [
  {
    tree: "bgp",
    elements: neighbor,
    leaves: ["session-state", "peer-as", "last-event", "last-established"],
  },
  { tree: "bgp-families", elements: family, leaves: ["received-routes", "active-routes", "rejected-routes"] },
  ...(["ipv4-unicast", "ipv6-unicast"] as const).map(
    (name): FactList => ({
      tree: "bgp-prefix-limits",
      elements: [...family, [name], ["prefix-limit-received"]],
      leaves: ["prefix-limit-exceeded"],
    }),
  ),
  { tree: "bgp-notifications", elements: [...neighbor, ["received-messages"]], leaves: notification },
  { tree: "bgp-notifications", elements: [...neighbor, ["sent-messages"]], leaves: notification },
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
    reads: ["oper-state", "oper-down-reason"],
  },
  { tree: "ports", elements: [["interface", "name"]], leaves: ["oper-state", "oper-down-reason"] },
  resource("asic"),
  resource("xdp"),
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

interface FactEntry {
  readonly list: FactList;
  /** The keys of its elements, in their order. */
  readonly keys: readonly string[];
  readonly leaves: Map<string, unknown>;
}

/** What the optional subscription of one session has told so far. */
export class FactsTable {
  readonly #entries = new Map<string, FactEntry>();
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
      const { elements, leaves, reads } = entry.list;
      if (!covers(path.slice(0, elements.length), entry)) continue;
      const below = path[elements.length];
      if (below === undefined) this.#entries.delete(id);
      else {
        const name = stripModule(below.name);
        for (const leaf of reads ?? leaves) if (name === "*" || name === leaf) entry.leaves.delete(leaf);
        // one leaf after the other is how an entry goes that was subscribed to by its leaves
        if (leaves.length > 0 && entry.leaves.size === 0) this.#entries.delete(id);
      }
    }
  }

  /** The facts as they stand. */
  facts(): TargetFacts {
    const trees = this.#byTree();
    const { bgp, lldp, arp, "neighbor-discovery": nd, interfaces, ports, resources, system } = trees;
    const more = new NeighborFacts(trees);
    const entry = ({ keys: [name, index, address = ""], leaves }: FactEntry) => ({
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
        ...more.of(networkInstance, peerAddress),
      })),
      lldpNeighbors: lldp.map(({ keys: [name = ""], leaves }) => ({
        interface: name,
        systemName: readText(leaves.get("system-name")),
        chassisId: readText(leaves.get("chassis-id")),
      })),
      arpEntries: [...arp, ...nd].map(entry),
      subinterfaces: Object.fromEntries(interfaces.map(({ keys: [instance = "", name = ""] }) => [name, instance])),
      ...linkFacts([...ports, ...interfaces]),
      ...resourceFacts(resources),
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
    const wanted = list.reads ?? list.leaves;
    const leaves = [...(members(body) ?? [])].filter(([name]) => wanted.includes(name));
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

  #byTree(): Record<FactTree, FactEntry[]> {
    const trees: Record<FactTree, FactEntry[]> = {
      bgp: [],
      "bgp-families": [],
      "bgp-prefix-limits": [],
      "bgp-notifications": [],
      lldp: [],
      arp: [],
      "neighbor-discovery": [],
      interfaces: [],
      ports: [],
      resources: [],
      system: [],
    };
    for (const entry of this.#entries.values()) trees[entry.list.tree].push(entry);
    return trees;
  }
}

/** States of ports and subinterfaces, as far as they are told. The last key of either list is its name. */
function linkFacts(entries: readonly FactEntry[]): Pick<TargetFacts, "links"> {
  const links: Record<string, LinkState> = {};
  for (const { keys, leaves } of entries) {
    const operState = readIdentity(leaves.get("oper-state"));
    const operDownReason = readIdentity(leaves.get("oper-down-reason"));
    if (operState !== undefined || operDownReason !== undefined)
      links[keys.at(-1) ?? ""] = { operState, operDownReason };
  }
  return Object.keys(links).length > 0 ? { links } : {};
}

/** Resources that are counted: of one that is not, the switch tells no more than its name. */
function resourceFacts(entries: readonly FactEntry[]): Pick<TargetFacts, "resources"> {
  const resources = entries.flatMap(({ keys: [slot = "", complex = "", name = ""], leaves }) => {
    const usedPercent = readUint32(leaves.get("used-percent"));
    return usedPercent === undefined ? [] : [{ location: `complex-${slot}.${complex}`, name, usedPercent }];
  });
  return resources.length > 0 ? { resources } : {};
}

/** Whether the entry lies at or below the path. */
function covers(path: Path, { list, keys }: FactEntry): boolean {
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
