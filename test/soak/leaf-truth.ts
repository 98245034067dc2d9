import type { Path } from "../../src/gnmi/path.ts";

/** A value of a YANG leaf, as plainly as may be: a uint64 is its decimal text. */
export type Value = string | number | boolean | readonly string[];

/** The leaves of one list entry by their path below it, as `fib-programming/suppressed` or `next-hop[0]/resolved`. */
export type Leaves = Readonly<Record<string, Value>>;

/** One entry of the route table. */
export interface Entry {
  readonly list: "route" | "group" | "hop";
  readonly path: Path;
  readonly leaves: Leaves;
}

/** A leaf's route table by entry id. */
export type Entries = ReadonlyMap<string, Entry>;

/** Whether the data plane holds something; `silent` says nothing of it. */
export type Programmed = "programmed" | "pending" | "failed" | "suppressed" | "silent";

/** One prefix as the leaf holds it. */
export interface RouteTruth {
  readonly networkInstance: string;
  readonly prefix: string;
  readonly hops: readonly string[];
  readonly active: boolean;
  readonly programmed: Programmed;
  readonly group: Exclude<Programmed, "suppressed">;
  /** A second entry for the prefix, of another protocol and not preferred. */
  readonly dormant: boolean;
  /** No service is behind it: it stays whatever the cluster announces. */
  readonly stray?: boolean;
}

/** How the leaf reaches an address. `via`: the protocol next hop is another address, which resolves to it. */
export interface NeighborTruth {
  readonly form: "indirect" | "direct" | "via" | "discard";
  readonly resolved: boolean;
  readonly allocationFailed: boolean;
  /** What lies behind a next hop that is resolved. */
  readonly behind: Behind;
}

/** One BGP session of a leaf. */
export interface BgpNeighborTruth {
  readonly networkInstance: string;
  readonly peerAddress: string;
  readonly sessionState: string;
}

/** What a resolved next hop resolves to. `plain`: a group with one direct hop, as it should be. `far`: so through one group
 *  more. `two-ways`: and a hop that goes nowhere beside it. All others have something wrong, or are not told. */
export type Behind = (typeof behinds)[number];

/** Every `Behind`. */
export const behinds = [
  "plain",
  "far",
  "two-ways",
  "group-failed",
  "group-pending",
  "hop-refused",
  "member-refused",
  "discard",
  "empty",
  "far-unresolved",
  "far-failed",
  "absent",
  "hop-absent",
  "cycle",
  "unnamed",
] as const;

const plainNeighbor: NeighborTruth = { form: "indirect", resolved: true, allocationFailed: false, behind: "plain" };

const resolvingGroup = "indirect/resolving-route/next-hop-group";

/** Keeps the id of an entry; without what makes it, the entry itself is not there. */
type Want = (key: string, make: (() => Entry) | undefined) => void;

/** One switch: what its tables hold, and under which ids. Ids that are free are given out again. */
export class LeafTruth {
  readonly name: string;
  readonly networkInstances: readonly string[];
  readonly routes = new Map<string, RouteTruth>();
  readonly neighbors = new Map<string, NeighborTruth>();
  /** Addresses of its own, each with its network instance. */
  own: readonly { readonly networkInstance: string; readonly address: string }[] = [];
  bgpNeighbors: readonly BgpNeighborTruth[] = [];
  /** Whether it says that these are all. */
  tellsBgp = false;
  /** What its import policies are, and whatever else decides on paths that are not used. */
  policies = 0;
  /** The most next hops BGP makes a route of. */
  maxPaths = Number.POSITIVE_INFINITY;
  /** A group belongs to its route and changes in place; else one set of next hops is one group. */
  readonly #groupOfRoute: boolean;
  readonly #ids = new Map<string, number>();
  #free: number[] = [];
  #nextId = 1;

  constructor(name: string, networkInstances: readonly string[], groupOfRoute: boolean) {
    this.name = name;
    this.networkInstances = networkInstances;
    this.#groupOfRoute = groupOfRoute;
  }

  /** Forgets every id, as a reboot does; the numbers begin elsewhere or at the same place. */
  renumber(firstId: number): void {
    this.#ids.clear();
    this.#free = [];
    this.#nextId = firstId;
  }

  /** The tables as the switch tells them now. */
  entries(): Entries {
    const used = new Set<string>();
    const entries = new Map<string, Entry>();
    const wanted = this.#plan(used);
    for (const [key, id] of this.#ids) {
      if (used.has(key)) continue;
      this.#ids.delete(key);
      this.#free.push(id);
    }
    for (const add of wanted) {
      const entry = add();
      entries.set(entryId(entry.path), entry);
    }
    return entries;
  }

  #plan(used: Set<string>): (() => Entry)[] {
    const wanted = new Map<string, () => Entry>();
    const want: Want = (key, make) => {
      used.add(key);
      if (make) wanted.set(key, make);
      else wanted.delete(key);
    };
    for (const { networkInstance, address } of this.own) {
      const group = `group|${networkInstance}|own`;
      const hop = `hop|${networkInstance}|own`;
      want(hop, () => this.#hop(networkInstance, hop, { type: "extract" }));
      want(group, () => this.#group(networkInstance, group, [hop], ["not-applicable"], "programmed"));
      const prefix = `${address}/${address.includes(":") ? 128 : 32}`;
      want(`own|${networkInstance}|${prefix}`, () =>
        this.#route(networkInstance, prefix, "host", true, "programmed", group),
      );
    }
    for (const [key, route] of this.routes) {
      const { networkInstance, prefix, hops, active, programmed, dormant } = route;
      const group = this.#groupOfRoute
        ? `group|${networkInstance}|of|${key}|`
        : `group|${networkInstance}|${[...hops].sort().join()}|${route.group}`;
      for (const address of hops) this.#wantHop(networkInstance, address, want);
      const names = hops.map((address) => `hop|${networkInstance}|${address}`);
      const resolved = hops.map((address) => this.#memberResolved(address));
      want(group, () => this.#group(networkInstance, group, names, resolved, route.group));
      want(`route|${key}`, () => this.#route(networkInstance, prefix, "bgp", active, programmed, group));
      if (dormant) {
        want(`dormant|${key}`, () => this.#route(networkInstance, prefix, "static", false, "programmed", group));
      }
    }
    return [...wanted.values()];
  }

  #wantHop(networkInstance: string, address: string, want: Want): void {
    const { form, resolved, allocationFailed, behind } = this.neighbors.get(address) ?? plainNeighbor;
    const key = `hop|${networkInstance}|${address}`;
    const common = allocationFailed ? { "resource-allocation-failed": true } : {};
    const port = { subinterface: "ethernet-1/1.0" };
    if (form === "direct") {
      want(key, () => this.#hop(networkInstance, key, { type: "direct", "ip-address": address, ...port, ...common }));
      return;
    }
    if (form === "discard") {
      want(key, () => this.#hop(networkInstance, key, { type: "discard", ...common }));
      return;
    }
    const spoken = form === "via" ? aliasOf(address) : address;
    if (!resolved) {
      const leaves = { type: "indirect", "ip-address": spoken, "indirect/resolved": false, ...common };
      want(key, () => this.#hop(networkInstance, key, leaves));
      return;
    }
    const group = `group|${networkInstance}|below|${address}`;
    const ends = { type: "direct", "ip-address": address, ...port };
    this.#wantBehind(networkInstance, { hop: key, group, behind, ends }, want);
    want(key, () =>
      this.#hop(networkInstance, key, {
        type: "indirect",
        "ip-address": spoken,
        "indirect/resolved": true,
        ...(behind === "unnamed" ? {} : { [resolvingGroup]: this.#idOf(group) }),
        ...common,
      }),
    );
  }

  /** The group a resolved hop names, with what lies behind it. */
  #wantBehind(
    networkInstance: string,
    { hop, group, behind, ends }: { hop: string; group: string; behind: Behind; ends: Leaves },
    want: Want,
  ): void {
    if (behind === "unnamed") return;
    const [below, nowhere, farther] = [`below ${hop}`, `nowhere ${hop}`, `farther ${group}`];
    const far = behind === "far" || behind === "far-failed";
    const members = behind === "two-ways" ? [nowhere, below] : behind === "cycle" ? [hop] : [below];
    const held = behind === "empty" ? [] : behind === "discard" ? [nowhere] : members;
    const resolved = held.map((member) => {
      if (behind === "far-unresolved") return "false";
      return far || member === hop ? "true" : "not-applicable";
    });
    const programmed = behind === "group-failed" ? "failed" : behind === "group-pending" ? "pending" : "programmed";
    const refused = behind === "member-refused" ? { "next-hop[0]/resource-allocation-failed": true } : {};
    const through = { type: "indirect", "ip-address": ends["ip-address"] ?? "" };
    want(
      group,
      behind === "absent" ? undefined : () => this.#group(networkInstance, group, held, resolved, programmed, refused),
    );
    if (held.includes(nowhere)) want(nowhere, () => this.#hop(networkInstance, nowhere, { type: "discard" }));
    if (!held.includes(below)) return;
    if (behind === "hop-absent") {
      want(below, undefined);
      return;
    }
    want(below, () => {
      if (behind === "far-unresolved") {
        return this.#hop(networkInstance, below, { ...through, "indirect/resolved": false });
      }
      if (far) {
        const leads = { "indirect/resolved": true, [resolvingGroup]: this.#idOf(farther) };
        return this.#hop(networkInstance, below, { ...through, ...leads });
      }
      const allocation = behind === "hop-refused" ? { "resource-allocation-failed": true } : {};
      return this.#hop(networkInstance, below, { ...ends, ...allocation });
    });
    if (!far) return;
    const last = `last ${hop}`;
    want(last, () => this.#hop(networkInstance, last, ends));
    const state = behind === "far-failed" ? "failed" : "programmed";
    want(farther, () => this.#group(networkInstance, farther, [last], ["not-applicable"], state));
  }

  #memberResolved(address: string): string {
    const { form, resolved } = this.neighbors.get(address) ?? plainNeighbor;
    return form === "direct" || form === "discard" ? "not-applicable" : String(resolved);
  }

  #route(
    networkInstance: string,
    prefix: string,
    type: string,
    active: boolean,
    programmed: Programmed,
    group: string,
  ): Entry {
    const family = prefix.includes(":") ? 6 : 4;
    const keys = {
      [`ipv${family}-prefix`]: prefix,
      "route-type": type,
      "route-owner": type === "bgp" ? "bgp_mgr" : "net_inst_mgr",
      id: "0",
      "origin-network-instance": networkInstance,
    };
    return {
      list: "route",
      path: [...tablePath(networkInstance), plain(`ipv${family}-unicast`), { name: "route", keys }],
      leaves: {
        active,
        metric: 0,
        preference: type === "bgp" ? 170 : 5,
        "next-hop-group": this.#idOf(group),
        "next-hop-group-network-instance": networkInstance,
        ...(programmed === "silent" ? {} : { "fib-programming/suppressed": programmed === "suppressed" }),
        ...programmingLeaves(programmed),
      },
    };
  }

  #group(
    networkInstance: string,
    key: string,
    hops: readonly string[],
    resolved: readonly string[],
    programmed: Programmed,
    more: Leaves = {},
  ): Entry {
    // An entry that has nothing to say is not told at all.
    const told = hops.length === 0 && programmed === "silent" ? "programmed" : programmed;
    const leaves: Record<string, Value> = { ...programmingLeaves(told), ...more };
    for (const [id, hop] of hops.entries()) {
      leaves[`next-hop[${id}]/next-hop`] = this.#idOf(hop);
      leaves[`next-hop[${id}]/resolved`] = resolved[id] ?? "false";
    }
    const keys = { index: this.#idOf(key) };
    return { list: "group", path: [...tablePath(networkInstance), { name: "next-hop-group", keys }], leaves };
  }

  #hop(networkInstance: string, key: string, leaves: Leaves): Entry {
    const keys = { index: this.#idOf(key) };
    return { list: "hop", path: [...tablePath(networkInstance), { name: "next-hop", keys }], leaves };
  }

  #idOf(key: string): string {
    let id = this.#ids.get(key);
    if (id === undefined) {
      id = this.#free.pop() ?? this.#nextId++;
      this.#ids.set(key, id);
    }
    return String(16_357_600_000 + id);
  }
}

/** The protocol next hop that stands for an address where the form is `via`. */
export function aliasOf(address: string): string {
  return address.includes(":")
    ? `2001:db8:a::${address.slice(address.lastIndexOf(":") + 1)}`
    : `10.255${address.slice(address.indexOf(".", address.indexOf(".") + 1))}`;
}

/** One text for one entry. */
export function entryId(path: Path): string {
  return path.map(({ name, keys }) => `${name}[${Object.values(keys).join()}]`).join("/");
}

/** `/network-instance[name]/route-table`. */
export function tablePath(networkInstance: string): Path {
  return [{ name: "network-instance", keys: { name: networkInstance } }, plain("route-table")];
}

/** An element without keys. */
export function plain(name: string): Path[number] {
  return { name, keys: {} };
}

function programmingLeaves(programmed: Programmed): Leaves {
  if (programmed === "silent") return {};
  return {
    "fib-programming/pending-operation-type": programmed === "pending" ? "add" : "none",
    "fib-programming/last-failed-operation-type": programmed === "failed" ? "add" : "none",
    "fib-programming/last-successful-operation-type":
      programmed === "programmed" || programmed === "suppressed" ? "add" : "none",
    ...(programmed === "failed" ? { "fib-programming/last-failed-locations": ["complex-1.0"] } : {}),
  };
}
