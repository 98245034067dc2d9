import { type IpAddress, isLinkLocal, parseAddress } from "../model/address.ts";
import type { OwnAddress } from "../model/fib.ts";
import type { NeighborEntry, TargetFacts } from "../model/target.ts";
import { isAt, type LearntPlace } from "./attachment-memory.ts";
import type { AttachmentSource, ExpectationPeer, NodeIdentity } from "./expectation.ts";

/** A leaf as attachment sees it. */
export interface AttachmentTarget {
  readonly name: string;
  /** Network instances whose route tables are subscribed, the likeliest first. */
  readonly networkInstances: readonly string[];
  readonly ownAddresses: readonly OwnAddress[];
  readonly facts: TargetFacts;
  /** It has told nothing yet, so that nobody knows which addresses it owns. */
  readonly unheard?: boolean | undefined;
}

/** What an operator may say of attachment. */
export interface AttachmentOptions {
  readonly attachments?: readonly ConfiguredAttachment[] | undefined;
  /** `label=value` to target names. */
  readonly labelToLeaves?: Readonly<Record<string, readonly string[]>> | undefined;
  /** What becomes of a node no rule attaches. `unattached` (default): one leaf has to hold the prefix, and no leaf misses
   *  the node. `all-targets`: every leaf is expected to have it as a next hop. */
  readonly fallback?: "unattached" | "all-targets" | undefined;
}

/** Nodes that are attached to leaves, whatever else is found out. */
export interface ConfiguredAttachment {
  readonly nodes?: readonly string[] | undefined;
  /** Labels all of which a node carries. */
  readonly nodeLabels?: Readonly<Record<string, string>> | undefined;
  /** Target names; each has to have the node's next hop. */
  readonly leaves: readonly string[];
  readonly networkInstance?: string | undefined;
}

/** One leaf a node is attached to. */
export interface Attachment {
  readonly target: string;
  readonly networkInstance: string;
  readonly source: AttachmentSource;
  /** Leaves one of which has to have the next hop; undefined: this one has to. */
  readonly group: readonly string[] | undefined;
  /** Names of the sessions that end there; undefined where the rule does not tell. */
  readonly sessions?: readonly string[] | undefined;
  /** Leaves that may have the session instead: nothing was heard of them yet. */
  readonly mayShare?: readonly string[] | undefined;
}

/** What the rules look at: all leaves, and the ways to find one. */
export class Leaves {
  readonly targets: readonly AttachmentTarget[];
  readonly byName: ReadonlyMap<string, AttachmentTarget>;
  /** Names of those that have told nothing yet. */
  readonly unheard: readonly string[];
  readonly #owners = new Map<IpAddress, { target: AttachmentTarget; networkInstance: string }[]>();
  readonly #neighbors = new Map<IpAddress, { target: AttachmentTarget; networkInstance: string }[]>();
  readonly #learned = new Map<IpAddress, { target: AttachmentTarget; entry: NeighborEntry }[]>();

  constructor(targets: Iterable<AttachmentTarget>) {
    this.targets = [...targets].sort((a, b) => (a.name < b.name ? -1 : 1));
    this.byName = new Map(this.targets.map((target) => [target.name, target]));
    this.unheard = this.targets.filter(({ unheard }) => unheard).map(({ name }) => name);
    for (const target of this.targets) {
      for (const { address, networkInstance } of target.ownAddresses) {
        push(this.#owners, address, { target, networkInstance });
      }
      for (const { peerAddress, networkInstance } of target.facts.bgpNeighbors) {
        const address = parseAddress(peerAddress);
        if (address !== undefined) push(this.#neighbors, address, { target, networkInstance });
      }
      for (const entry of target.facts.arpEntries) {
        const address = parseAddress(entry.address);
        if (address !== undefined) push(this.#learned, address, { target, entry });
      }
    }
  }

  /** Leaves that own an address. */
  owners(address: IpAddress): readonly { readonly target: AttachmentTarget; readonly networkInstance: string }[] {
    return this.#owners.get(address) ?? [];
  }

  /** Leaves that have a BGP neighbour of this address, in any state. */
  neighbors(address: IpAddress): readonly { readonly target: AttachmentTarget; readonly networkInstance: string }[] {
    return this.#neighbors.get(address) ?? [];
  }

  /** Leaves that have learned an address by ARP or ND, and where. */
  learned(address: IpAddress): readonly { readonly target: AttachmentTarget; readonly entry: NeighborEntry }[] {
    return this.#learned.get(address) ?? [];
  }
}

/** Where the leaves tell that a node is, now and before. */
export interface Learnt {
  readonly now: readonly LearntPlace[];
  readonly remembered: readonly LearntPlace[];
}

/** The leaves a node is attached to by the first of the eight rules that finds one; none if none does. `peers` are the
 *  sessions a prefix goes out on. */
export function attachmentsOf(
  node: NodeIdentity,
  peers: readonly ExpectationPeer[],
  leaves: Leaves,
  options: AttachmentOptions,
  learnt: Learnt,
): readonly Attachment[] {
  for (const rule of rules) {
    const found = rule(node, peers, leaves, options, learnt);
    if (found.length > 0) return distinct(found).map((one) => shared(one, leaves, learnt));
  }
  return [];
}

/** An address or a link may be another leaf's too, as long as that one has told nothing; a BGP neighbour is a proof. */
function shared(attachment: Attachment, { unheard }: Leaves, { remembered }: Learnt): Attachment {
  const provable = attachment.source !== "config" && attachment.source !== "label";
  if (unheard.length === 0 || !provable || attachment.source === "all-targets") return attachment;
  const proofs = remembered.filter(({ source }) => source === "bgp-neighbor");
  return isAt(proofs, attachment) ? attachment : { ...attachment, mayShare: unheard };
}

type Rule = (
  node: NodeIdentity,
  peers: readonly ExpectationPeer[],
  leaves: Leaves,
  options: AttachmentOptions,
  learnt: Learnt,
) => readonly Attachment[];

const byConfig: Rule = (node, _peers, leaves, { attachments }) =>
  (attachments ?? [])
    .filter((attachment) => names(attachment, node))
    .flatMap(({ leaves: own, networkInstance }) =>
      own.flatMap((name) => {
        const target = leaves.byName.get(name);
        if (target === undefined) return [];
        const instance = networkInstance ?? firstInstance(target);
        return [{ target: name, networkInstance: instance, source: "config", group: undefined } as const];
      }),
    );

const byPeerAddress: Rule = (node, peers, leaves) =>
  peers.flatMap(({ name, address }) => {
    const owners = address === undefined ? [] : leaves.owners(address);
    if (new Set(owners.map(({ target }) => target.name)).size !== 1) return [];
    return oneInstance(owners, node, leaves).map(({ target, networkInstance }) => ({
      target: target.name,
      networkInstance,
      source: "peer-address" as const,
      group: undefined,
      sessions: [name],
    }));
  });

const byPeerGroup: Rule = (node, peers, leaves) =>
  peers.flatMap(({ name: session, address }) => {
    const owners = address === undefined ? [] : leaves.owners(address);
    const group = [...new Set(owners.map(({ target }) => target.name))].sort();
    if (group.length < 2) return [];
    return group.flatMap((name) =>
      oneInstance(
        owners.filter(({ target }) => target.name === name),
        node,
        leaves,
      ).map(({ networkInstance }) => ({
        ...{ target: name, networkInstance, source: "peer-group" as const, group },
        sessions: [session],
      })),
    );
  });

/** Rules 4 to 6. What was learnt and is not there any more is remembered: the session is lost, the node is not. */
const byLearnt: Rule = (_node, peers, leaves, _options, { now, remembered }) => {
  const found = remembered.flatMap((place) => {
    const target = leaves.byName.get(place.target);
    return target ? [{ target, networkInstance: place.networkInstance, seen: isAt(now, place) }] : [];
  });
  const source = now[0]?.source ?? "remembered";
  return grouped(source, found, peers).map((one, index) =>
    found[index]?.seen ? one : { ...one, source: "remembered" as const },
  );
};

/** What the leaves tell of where a node is, by the first of the rules 4 to 6 that finds something. */
export function placesSeen(node: NodeIdentity, leaves: Leaves): readonly LearntPlace[] {
  const place = (source: LearntPlace["source"]) => {
    return (one: { readonly target: AttachmentTarget; readonly networkInstance: string }): LearntPlace => ({
      ...{ target: one.target.name, networkInstance: one.networkInstance, source },
    });
  };
  const neighbors = node.addresses.flatMap((address) => leaves.neighbors(address));
  if (neighbors.length > 0) return neighbors.map(place("bgp-neighbor"));
  if (node.peers.some((peer) => peer.interface !== undefined && peer.address === undefined)) {
    const links = leaves.targets.flatMap((target) =>
      linksTo(node, target).flatMap((subinterface) => {
        const networkInstance = target.facts.subinterfaces[subinterface];
        return networkInstance === undefined ? [] : [{ target, networkInstance }];
      }),
    );
    if (links.length > 0) return links.map(place("unnumbered"));
  }
  const entries = node.addresses.flatMap((address) =>
    leaves.learned(address).flatMap(({ target, entry }) => {
      const networkInstance = target.facts.subinterfaces[entry.subinterface];
      return networkInstance !== undefined && isLocal(entry) ? [{ target, networkInstance }] : [];
    }),
  );
  return entries.map(place("arp-nd"));
}

const byLabel: Rule = (node, peers, leaves, { labelToLeaves }) => {
  const found = Object.entries(labelToLeaves ?? {}).flatMap(([label, own]) => {
    const equals = label.indexOf("=");
    const [key, value] = equals < 0 ? [label, undefined] : [label.slice(0, equals), label.slice(equals + 1)];
    if (!Object.hasOwn(node.labels, key) || (value !== undefined && node.labels[key] !== value)) return [];
    return own.flatMap((name) => {
      const target = leaves.byName.get(name);
      return target ? [{ target, networkInstance: firstInstance(target) }] : [];
    });
  });
  return grouped("label", found, peers);
};

const byFallback: Rule = (_node, _peers, leaves, { fallback }) =>
  fallback !== "all-targets"
    ? []
    : leaves.targets.map((target) => ({
        target: target.name,
        networkInstance: firstInstance(target),
        source: "all-targets",
        group: undefined,
      }));

/** Rules 1 to 7 of kubernetes-expectations 3.2 in their order, and what is configured for a node none of them attaches. */
const rules: readonly Rule[] = [byConfig, byPeerAddress, byPeerGroup, byLearnt, byLabel, byFallback];

/** Subinterfaces of a leaf that lead to a node: its LLDP name is the node's, or a link-local neighbour has the MAC of an
 *  address of the node. */
export function linksTo(node: NodeIdentity, target: AttachmentTarget): readonly string[] {
  const { facts } = target;
  const ports = new Set(
    facts.lldpNeighbors.filter(({ systemName }) => isName(systemName, node)).map((neighbor) => neighbor.interface),
  );
  const macs = macsOf(node, target);
  const byMac = facts.arpEntries
    .filter(({ address, linkLayerAddress }) => {
      const known = parseAddress(address);
      return known !== undefined && isLinkLocal(known) && linkLayerAddress !== undefined && macs.has(linkLayerAddress);
    })
    .map(({ subinterface }) => subinterface);
  const byLldp = Object.keys(facts.subinterfaces).filter((name) => ports.has(name.slice(0, name.lastIndexOf("."))));
  return [...new Set([...byLldp, ...byMac])].sort();
}

/** MACs by which a leaf knows a node's addresses. */
export function macsOf(node: NodeIdentity, target: AttachmentTarget): ReadonlySet<string> {
  const own = new Set<string>(node.addresses);
  const macs = new Set<string>();
  for (const { address, linkLayerAddress } of target.facts.arpEntries) {
    const known = parseAddress(address);
    if (linkLayerAddress !== undefined && known !== undefined && own.has(known)) macs.add(linkLayerAddress);
  }
  return macs;
}

/** Several leaves for fewer sessions are one bundle to one of them: one has to have the next hop. As many sessions as
 *  leaves are so many links, and each leaf has to. */
function grouped(
  source: AttachmentSource,
  found: readonly { readonly target: AttachmentTarget; readonly networkInstance: string }[],
  peers: readonly ExpectationPeer[],
): readonly Attachment[] {
  const names = [...new Set(found.map(({ target }) => target.name))].sort();
  const sessions = new Set(peers.map(({ address, interface: port, name }) => address ?? port ?? name)).size;
  const group = names.length > Math.max(1, sessions) ? names : undefined;
  return found.map(({ target, networkInstance }) => ({ target: target.name, networkInstance, source, group }));
}

/** An address that a leaf owns in two network instances: the one where it has the node as BGP neighbour, else the first
 *  that is subscribed. */
function oneInstance<T extends { readonly target: AttachmentTarget; readonly networkInstance: string }>(
  owners: readonly T[],
  node: NodeIdentity,
  leaves: Leaves,
): readonly T[] {
  if (owners.length < 2) return owners;
  const peered = owners.filter(({ target, networkInstance }) =>
    node.addresses.some((address) =>
      leaves.neighbors(address).some((one) => one.target === target && one.networkInstance === networkInstance),
    ),
  );
  const rest = peered.length > 0 ? peered : owners;
  const rank = ({ target, networkInstance }: T): number => {
    const index = target.networkInstances.indexOf(networkInstance);
    return index < 0 ? Number.MAX_SAFE_INTEGER : index;
  };
  return [...rest].sort((a, b) => rank(a) - rank(b) || (a.networkInstance < b.networkInstance ? -1 : 1)).slice(0, 1);
}

/** Learned on a link of the leaf itself, not through an overlay. On an irb this can be told only by the entry's origin. */
function isLocal({ subinterface, origin }: NeighborEntry): boolean {
  if (origin === "evpn" || subinterface.startsWith("vxlan")) return false;
  if (subinterface.startsWith("irb")) return origin !== undefined;
  return true;
}

function isName(systemName: string | undefined, { name, hostname }: NodeIdentity): boolean {
  if (systemName === undefined) return false;
  const short = (text: string): string => text.split(".")[0] ?? text;
  const own = hostname === undefined ? [name] : [name, hostname];
  // A switch may show the full name where the node has the short one, or the other way round.
  return own.some(
    (known) =>
      known === systemName || (short(known) === short(systemName) && known.includes(".") !== systemName.includes(".")),
  );
}

function names({ nodes, nodeLabels }: ConfiguredAttachment, node: NodeIdentity): boolean {
  if (nodes?.includes(node.name)) return true;
  if (nodeLabels === undefined) return false;
  const wanted = Object.entries(nodeLabels);
  return wanted.length > 0 && wanted.every(([key, value]) => node.labels[key] === value);
}

function firstInstance(target: AttachmentTarget): string {
  return target.networkInstances[0] ?? "default";
}

function distinct(found: readonly Attachment[]): readonly Attachment[] {
  const byKey = new Map<string, Attachment>();
  for (const one of found) {
    const key = `${one.target}|${one.networkInstance}|${one.group?.join(",") ?? ""}`;
    const known = byKey.get(key);
    if (known === undefined) byKey.set(key, one);
    else if (known.sessions && one.sessions) {
      byKey.set(key, { ...known, sessions: [...new Set([...known.sessions, ...one.sessions])] });
    }
  }
  return [...byKey.values()];
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}
