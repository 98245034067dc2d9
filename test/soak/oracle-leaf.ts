import type { LeafSeen, SeenEntry } from "./leaf-seen.ts";

/** Whether a leaf can send packets for a prefix (to one of some addresses, or at all). */
export interface Grip {
  readonly state: "up" | "down" | "unknown";
  readonly why: string;
}

const no = (why: string): Grip => ({ state: "down", why });
const unsure = (why: string): Grip => ({ state: "unknown", why });

/** One leaf's tables as told, found by what they say of themselves. */
export class LeafTables {
  readonly own: readonly { readonly networkInstance: string; readonly address: string }[];
  readonly #routes = new Map<string, SeenEntry[]>();
  readonly #groups = new Map<string, SeenEntry>();
  readonly #hops = new Map<string, SeenEntry>();

  constructor(leaf: LeafSeen) {
    const hosts: { readonly networkInstance: string; readonly address: string; readonly route: SeenEntry }[] = [];
    for (const entry of leaf.live.values()) {
      const networkInstance = entry.path[0]?.keys.name ?? "";
      const keys = entry.path.at(-1)?.keys ?? {};
      if (entry.list === "group") this.#groups.set(`${networkInstance}|${keys.index}`, entry);
      else if (entry.list === "hop") this.#hops.set(`${networkInstance}|${keys.index}`, entry);
      else {
        const prefix = keys["ipv4-prefix"] ?? keys["ipv6-prefix"] ?? "";
        const key = `${networkInstance}|${prefix}`;
        this.#routes.set(key, [...(this.#routes.get(key) ?? []), entry]);
        if (keys["route-type"] === "host") {
          hosts.push({ networkInstance, address: prefix.slice(0, prefix.indexOf("/")), route: entry });
        }
      }
    }
    this.own = hosts.filter(({ networkInstance, route }) => {
      if (route.leaves.get("active") !== true) return false;
      return this.#members(networkInstance, route).some(({ hop }) => hop?.leaves.get("type") === "extract");
    });
  }

  /** How the leaf holds a prefix: towards one of the addresses, or (undefined) towards anything. */
  grip(networkInstance: string, prefix: string, towards: readonly string[] | undefined): Grip {
    const routes = this.#routes.get(`${networkInstance}|${prefix}`) ?? [];
    if (routes.some(({ malformed }) => malformed)) return unsure("malformed route");
    const route = routes.find(({ leaves }) => leaves.get("active") === true);
    if (route === undefined) return no("no route");
    const programmed = programming(route);
    if (programmed.state !== "up") return programmed;
    const index = route.leaves.get("next-hop-group");
    if (index === undefined) return unsure("no group named");
    const group = this.#groupOf(networkInstance, route);
    const members = this.#members(networkInstance, route);
    if (group?.malformed || members.some(({ doubt }) => doubt)) return unsure("malformed group");
    if (group === undefined) return unsure("group not there");
    const ofGroup = programming(group);
    if (ofGroup.state === "down") return ofGroup;
    if (members.some(({ hop }) => hop === undefined)) return unsure("next hop not there");
    if (members.length === 0) return no("empty group");
    const own = members.filter(
      ({ addresses }) => towards === undefined || addresses.some((one) => towards.includes(one)),
    );
    const states = own.map(({ state }) => state);
    if (states.includes("up")) return { state: "up", why: "" };
    if (states.includes("unknown")) return unsure("incomplete next hop");
    if (own.length > 0) return no("bad hop");
    if (members.some(({ hop }) => hop?.leaves.get("type") === undefined)) return unsure("a hop of no type");
    return no("no hop");
  }

  /** Everything the leaf told of a prefix: its entries, and what they lead to. */
  content(networkInstance: string, prefix: string): string {
    const found = new Set<SeenEntry>(this.#routes.get(`${networkInstance}|${prefix}`));
    for (const { path, leaves } of found) {
      const of = leaves.get("next-hop-group-network-instance") ?? path[0]?.keys.name;
      for (const [leaf, value] of leaves) {
        const entries = /next-hop-group$/.test(leaf)
          ? this.#groups
          : /\]\/next-hop$/.test(leaf)
            ? this.#hops
            : undefined;
        const entry = entries?.get(`${of}|${value}`);
        if (entry) found.add(entry);
      }
    }
    return JSON.stringify([...found].map(({ path, leaves, malformed }) => [path, [...leaves].sort(), malformed]));
  }

  /** How many next hops the route to a prefix has, if every one of them is good and leads to one of the addresses. */
  width(networkInstance: string, prefix: string, towards: readonly string[]): number | undefined {
    const routes = this.#routes.get(`${networkInstance}|${prefix}`) ?? [];
    const route = routes.find(({ leaves }) => leaves.get("active") === true);
    const members = route === undefined ? [] : this.#members(networkInstance, route);
    const good = members.every(
      ({ state, addresses }) => state === "up" && addresses.some((one) => towards.includes(one)),
    );
    return good ? members.length : undefined;
  }

  /** Every address the active route for a prefix leads to; undefined if there is none, or if it cannot be read. */
  nextHops(networkInstance: string, prefix: string): readonly string[] | undefined {
    const routes = this.#routes.get(`${networkInstance}|${prefix}`) ?? [];
    const route = routes.find(({ leaves }) => leaves.get("active") === true);
    if (route === undefined || routes.some(({ malformed }) => malformed)) return undefined;
    return this.#members(networkInstance, route).flatMap(({ addresses }) => addresses);
  }

  /** Every prefix whose active route BGP brought, with its next hops: the address each is known by, and all it leads to. What
   *  cannot be read is left out. */
  *bgpRoutes(): Iterable<{
    readonly networkInstance: string;
    readonly prefix: string;
    readonly hops: readonly { readonly spoken: string | undefined; readonly addresses: readonly string[] }[];
  }> {
    for (const [key, routes] of this.#routes) {
      const route = routes.find(({ leaves }) => leaves.get("active") === true);
      if (route === undefined || routes.some(({ malformed }) => malformed)) continue;
      if (route.path.at(-1)?.keys["route-type"] !== "bgp") continue;
      const [networkInstance = "", prefix = ""] = key.split("|");
      if (this.#groupOf(networkInstance, route)?.malformed) continue;
      const members = this.#members(networkInstance, route).filter(({ doubt }) => !doubt);
      const hops = members.map(({ hop, addresses }) => {
        const spoken = hop?.leaves.get("ip-address");
        return { spoken: typeof spoken === "string" ? spoken : undefined, addresses };
      });
      yield { networkInstance, prefix, hops };
    }
  }

  #groupOf(networkInstance: string, route: SeenEntry): SeenEntry | undefined {
    const of = route.leaves.get("next-hop-group-network-instance") ?? networkInstance;
    return this.#groups.get(`${of}|${route.leaves.get("next-hop-group")}`);
  }

  #members(networkInstance: string, route: SeenEntry): Member[] {
    const group = this.#groupOf(networkInstance, route);
    return group === undefined ? [] : this.#membersOf(group);
  }

  #membersOf(group: SeenEntry, above: readonly SeenEntry[] = []): Member[] {
    const networkInstance = group.path[0]?.keys.name ?? "";
    const ids = new Set([...group.leaves.keys()].map((leaf) => /^next-hop\[(\d+)\]/.exec(leaf)?.[1]));
    ids.delete(undefined);
    return [...ids].map((id): Member => {
      const hop = this.#hops.get(`${networkInstance}|${group.leaves.get(`next-hop[${id}]/next-hop`)}`);
      if (hop === undefined) return { hop, addresses: [], state: "unknown", doubt: false };
      const beyond = this.#beyond(networkInstance, hop);
      const spoken = hop.leaves.get("ip-address");
      const addresses = [...(typeof spoken === "string" ? [spoken] : []), ...beyond.addresses];
      const resolved = hop.leaves.get("indirect/resolved");
      const said = resolved === false ? "false" : (group.leaves.get(`next-hop[${id}]/resolved`) ?? resolved);
      const type = hop.leaves.get("type");
      const refused = [hop.leaves.get("resource-allocation-failed"), group.leaves.get(`next-hop[${id}]/${refusal}`)];
      const bad = refused.includes(true) || String(said) === "false" || type === "discard";
      const told = said !== undefined && type !== undefined;
      const state = bad ? "down" : told ? this.#wayOut(networkInstance, hop, above) : "unknown";
      return { hop, addresses, state, doubt: hop.malformed || beyond.doubt };
    });
  }

  /** Whether a packet that takes a next hop leaves the switch: by the hop itself, or by any member of any group behind it. */
  #wayOut(networkInstance: string, hop: SeenEntry, above: readonly SeenEntry[]): Grip["state"] {
    const index = hop.leaves.get(resolvingGroup);
    const type = hop.leaves.get("type");
    if (type !== "indirect" && index === undefined) return above.length > 0 && type === "extract" ? "down" : "up";
    const group = index === undefined ? undefined : this.#groups.get(`${networkInstance}|${index}`);
    if (group === undefined) return "unknown";
    if (above.includes(group)) return "down";
    if (programming(group).state === "down") return "down";
    const states = this.#membersOf(group, [...above, group]).map(({ hop, state }) => (hop ? state : "absent"));
    if (states.includes("absent")) return "unknown";
    return states.includes("up") ? "up" : states.includes("unknown") ? "unknown" : "down";
  }

  /** Where an indirect next hop leads, through as many groups as it takes; none is entered twice. */
  #beyond(networkInstance: string, hop: SeenEntry, entered = new Set<SeenEntry>()): Beyond {
    const index = hop.leaves.get(resolvingGroup);
    const group = index === undefined ? undefined : this.#groups.get(`${networkInstance}|${index}`);
    if (group === undefined || entered.has(group)) return { addresses: [], doubt: false };
    entered.add(group);
    const found: Beyond = { addresses: [], doubt: group.malformed };
    for (const leaf of [...group.leaves.keys()].sort()) {
      if (!/^next-hop\[\d+\]\/next-hop$/.test(leaf)) continue;
      const next = this.#hops.get(`${networkInstance}|${group.leaves.get(leaf)}`);
      if (next === undefined) continue;
      found.doubt ||= next.malformed;
      const address = next.leaves.get("ip-address");
      if (next.leaves.get("type") === "indirect" || next.leaves.has(resolvingGroup)) {
        const deeper = this.#beyond(networkInstance, next, entered);
        found.addresses.push(...deeper.addresses);
        found.doubt ||= deeper.doubt;
      } else if (typeof address === "string") found.addresses.push(address);
    }
    return found;
  }
}

interface Beyond {
  readonly addresses: string[];
  doubt: boolean;
}

const refusal = "resource-allocation-failed";
const resolvingGroup = "indirect/resolving-route/next-hop-group";

interface Member {
  readonly hop: SeenEntry | undefined;
  readonly addresses: readonly string[];
  readonly state: "up" | "down" | "unknown";
  readonly doubt: boolean;
}

function programming({ leaves }: SeenEntry): Grip {
  if (leaves.get("fib-programming/suppressed") === true) return no("suppressed");
  const failed = leaves.get("fib-programming/last-failed-operation-type") ?? "none";
  if (failed !== "none") return no("failed");
  const pending = leaves.get("fib-programming/pending-operation-type") ?? "none";
  if (pending !== "none") return no("pending");
  const done = leaves.get("fib-programming/last-successful-operation-type");
  return done === "add" ? { state: "up", why: "" } : unsure("not said to be programmed");
}
