import { type Family, familyOf, type IpAddress, isLinkLocal, parseAddress } from "../model/address.ts";
import { type AttachmentMemory, type LearntPlace, remembered } from "./attachment-memory.ts";
import {
  type Attachment,
  type AttachmentOptions,
  type AttachmentTarget,
  attachmentsOf,
  Leaves,
  linksTo,
  macsOf,
  placesSeen,
} from "./attachment-rules.ts";
import type {
  ClusterExpectations,
  DirectExpectation,
  Expectation,
  ExpectationPeer,
  NodeAddressIndex,
  NodeIdentity,
  PrefixExpectation,
  TargetExpectation,
} from "./expectation.ts";
import { type Contender, classOnLeaf, outrankers } from "./local-pref.ts";
import { SwitchAddresses } from "./switch-address.ts";

/** Which leaf should hold what: worked out per node and remembered, for as long as nodes and leaves stay as they are. */
export class AttachmentIndex {
  readonly #leaves: Leaves;
  readonly #cluster: string;
  readonly #nodes: NodeAddressIndex;
  readonly #options: AttachmentOptions;
  readonly #known = new Map<string, Known>();
  readonly #linkLocals = new Map<string, readonly IpAddress[]>();
  readonly #sessions: SwitchAddresses;
  readonly #places: readonly Place[];
  readonly #seen = new Map<string, readonly LearntPlace[]>();
  /** Where nodes are and were seen: for the index after this one. */
  readonly memory: AttachmentMemory;

  /** Make a new one when the cluster's `nodes`, or what the leaves tell, have changed. `before` is what the one before it
   *  remembered. */
  constructor(
    targets: Iterable<AttachmentTarget>,
    { cluster, nodes }: Pick<ClusterExpectations, "cluster" | "nodes">,
    options: AttachmentOptions,
    before: AttachmentMemory = new Map(),
  ) {
    this.#leaves = new Leaves(targets);
    this.#cluster = cluster;
    this.#nodes = nodes;
    this.#options = options;
    this.#sessions = new SwitchAddresses(nodes);
    this.memory = remembered(before, nodes.identities?.() ?? [], this.#leaves.byName, (node) => {
      const seen = placesSeen(node, this.#leaves);
      this.#seen.set(node.name, seen);
      return seen;
    });
    this.#places = this.#findPlaces();
  }

  /** What each leaf should hold of a prefix; empty for one nobody expects anything of. Attached nodes have to be next hops
   *  of their leaf; every other leaf of the fabric has to hold the prefix by whatever next hop, unless its nodes are only
   *  uncertain. A prefix no node of which can be attached has to be on one leaf, whichever. */
  targetExpectations(prefix: PrefixExpectation): readonly TargetExpectation[] {
    const direct = new Map<string, { readonly place: Place; readonly rows: AttachedRow[] }>();
    for (const expectation of prefix.expectations) {
      for (const attachment of this.#attachments(expectation.node, expectation.peers)) {
        const { target, networkInstance, source, group, sessions, mayShare } = attachment;
        const place = { target, networkInstance };
        const known = direct.get(placeKey(place)) ?? { place, rows: [] };
        direct.set(placeKey(place), known);
        known.rows.push({
          row: {
            ...this.#onLeaf(expectation, place, prefix),
            ...{ attachmentSource: source, group },
            ...(mayShare ? { mayShare } : {}),
          },
          sessions,
        });
      }
    }
    const cluster = this.#cluster;
    const firm = prefix.expectations.some(
      ({ confidence, node }) => confidence === "firm" || prefix.unplaced?.has(node) === true,
    );
    const shared = (place: Place, rows: readonly DirectExpectation[], reachable: boolean): TargetExpectation => ({
      cluster,
      ...place,
      prefix: prefix.prefix,
      direct: rows,
      reachable,
      get nonExpectations() {
        return prefix.nonExpectations;
      },
      ...(prefix.refusalOf ? { refusalOf: prefix.refusalOf } : {}),
    });
    if (prefix.expectations.length === 0) {
      // Nothing is expected; but where it must not be, its presence has to be seen.
      return prefix.nonExpectations.length === 0 ? [] : this.#places.map((place) => shared(place, [], false));
    }
    if (direct.size === 0) {
      const all = prefix.expectations.map(
        (expectation): AttachedRow => ({
          row: {
            ...{ expectation, attachmentSource: "unattached", group: undefined },
            ...(prefix.unplaced?.has(expectation.node) ? { unplaced: true } : {}),
          },
          sessions: undefined,
        }),
      );
      const rows = rankedRows(prefix, all);
      return this.#places.map((place) => shared(place, rows, false));
    }
    const result: TargetExpectation[] = [];
    const instances = new Set([...direct.values()].map(({ place }) => place.networkInstance));
    for (const { place, rows } of direct.values()) result.push(shared(place, rankedRows(prefix, rows), firm));
    if (firm) {
      for (const place of this.#places) {
        if (!direct.has(placeKey(place)) && instances.has(place.networkInstance)) result.push(shared(place, [], true));
      }
    }
    return result.sort((a, b) => (placeKey(a) < placeKey(b) ? -1 : 1));
  }

  /** Nodes that no rule attaches to any leaf, sorted. */
  unattached(): readonly string[] {
    return [...(this.#nodes.identities?.() ?? [])]
      .filter(({ name, peers }) => this.#attachments(name, peers).length === 0)
      .map(({ name }) => name)
      .sort();
  }

  #attachments(node: string, peers: readonly ExpectationPeer[]): readonly Attachment[] {
    const key = `${node}\n${peers.map(({ name }) => name).join("\n")}`;
    let known = this.#known.get(key);
    if (known === undefined) {
      const identity = this.#nodes.identityOf?.(node);
      const learnt = { now: this.#seen.get(node) ?? [], remembered: this.memory.get(node) ?? [] };
      const attachments = identity ? attachmentsOf(identity, peers, this.#leaves, this.#options, learnt) : [];
      known = { node, peers, attachments };
      this.#known.set(key, known);
    }
    return known.attachments;
  }

  /** The nodes of which a leaf may have to hold something else than by the index before this one; undefined where that may
   *  be so of any. Leaves are heard of one after the other, and seldom is a node attached elsewhere for it. */
  movedSince(before: AttachmentIndex): ReadonlySet<string> | undefined {
    if (before.#nodes !== this.#nodes || !sameJson(before.#places, this.#places)) return undefined;
    const changed = new Set<string>(); // by what these tell of their neighbours a node's addresses may be others
    for (const target of this.#leaves.targets) {
      const held = before.#leaves.byName.get(target.name);
      if (held === undefined || !tellsTheSame(held, target)) changed.add(target.name);
    }
    const moved = new Set<string>();
    for (const { node, peers, attachments } of before.#known.values()) {
      const now = this.#attachments(node, peers);
      if (now.some(({ target }) => changed.has(target)) || !sameJson(attachments, now)) moved.add(node);
    }
    return moved;
  }

  /** The network instances in which this cluster's nodes are attached to any leaf, on every leaf that has them; where none
   *  is attached, every network instance of every leaf. */
  #findPlaces(): readonly Place[] {
    const instances = new Set<string>();
    for (const { name, peers } of this.#nodes.identities?.() ?? []) {
      for (const { networkInstance } of this.#attachments(name, peers)) instances.add(networkInstance);
    }
    return this.#leaves.targets.flatMap(({ name, networkInstances }) =>
      networkInstances
        .filter((networkInstance) => instances.size === 0 || instances.has(networkInstance))
        .map((networkInstance) => ({ target: name, networkInstance })),
    );
  }

  /** On its leaf a node may stand by addresses too which only the leaf can tell: those of its sessions, and link-local
   *  ones. If that tells the next hop of a node that surely announces, it is as sure as the announcement. */
  #onLeaf(
    expectation: Expectation,
    place: Place,
    { unplaced }: PrefixExpectation,
  ): Pick<DirectExpectation, "expectation" | "unplaced"> {
    const placed = this.#withLinkLocals(this.#withSessions(expectation, place), place.target);
    if (unplaced?.has(expectation.node) !== true) return { expectation: placed };
    if (placed.nextHops.kind === "unknown") return { expectation: placed, unplaced: true };
    return { expectation: { ...placed, confidence: "firm" } };
  }

  #withSessions(expectation: Expectation, { target: name, networkInstance }: Place): Expectation {
    const identity = this.#nodes.identityOf?.(expectation.node);
    const target = this.#leaves.byName.get(name);
    if (identity === undefined || target === undefined || expectation.nextHops.kind === "link-local")
      return expectation;
    const { nextHops, family } = expectation;
    const own = this.#sessions.of(identity, target, networkInstance).filter((one) => familyOf(one) === family);
    const more = own.filter((address) => !nextHops.acceptable.includes(address));
    const named = identity.named?.some((address) => familyOf(address) === family) === true;
    const [likeliest, ...others] = own;
    const preferred = named || likeliest === undefined || others.length > 0 ? nextHops.preferred : likeliest;
    if (more.length === 0 && preferred === nextHops.preferred) return expectation;
    const acceptable = [...nextHops.acceptable, ...more];
    const kind = "address" as const;
    return { ...expectation, nextHops: { acceptable, kind, ...(preferred === undefined ? {} : { preferred }) } };
  }

  #withLinkLocals(expectation: Expectation, target: string): Expectation {
    const crosses = expectation.peers.some(({ address }) => address === undefined);
    const family: Family = crosses ? 6 : expectation.family;
    if (family === 4) return expectation;
    const more = this.#linkLocalsOf(expectation.node, target);
    if (more.length === 0) return expectation;
    const { nextHops } = expectation;
    const acceptable = [...new Set([...nextHops.acceptable, ...more])];
    const [only] = more;
    const preferred = nextHops.kind === "link-local" ? only : nextHops.preferred;
    return { ...expectation, nextHops: { ...nextHops, acceptable, ...(preferred === undefined ? {} : { preferred }) } };
  }

  #linkLocalsOf(node: string, name: string): readonly IpAddress[] {
    const key = `${node}\n${name}`;
    let known = this.#linkLocals.get(key);
    if (known === undefined) {
      const identity = this.#nodes.identityOf?.(node);
      const target = this.#leaves.byName.get(name);
      known = identity && target ? linkLocals(identity, target) : [];
      this.#linkLocals.set(key, known);
    }
    return known;
  }
}

/** Where a node is attached that goes out on these sessions. */
interface Known {
  readonly node: string;
  readonly peers: readonly ExpectationPeer[];
  readonly attachments: readonly Attachment[];
}

/** Whether a leaf tells the same of its addresses and neighbours. Facts are replaced as a whole, so that the same object is
 *  the same content. */
export function tellsTheSame(a: AttachmentTarget, b: AttachmentTarget): boolean {
  const addresses = ({ ownAddresses }: AttachmentTarget): unknown =>
    ownAddresses.map(({ networkInstance, address }) => [networkInstance, address]);
  return a.facts === b.facts && (a.ownAddresses === b.ownAddresses || sameJson(addresses(a), addresses(b)));
}

/** Whether two values are the same as JSON. */
export function sameJson(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** A row, and the sessions by which its node is attached. */
interface AttachedRow {
  readonly row: DirectExpectation;
  readonly sessions: readonly string[] | undefined;
}

/** The rows of a leaf, each with those it may prefer over it. A node of another leaf counts too: where leaves reflect
 *  routes to each other, a local preference crosses the fabric. */
function rankedRows(prefix: PrefixExpectation, rows: readonly AttachedRow[]): readonly DirectExpectation[] {
  const { preferences } = prefix;
  if (preferences === undefined) return rows.map(({ row }) => row);
  const here = rows.map(({ row, sessions }): Contender => {
    const attached = row.group === undefined && row.attachmentSource !== "unattached";
    const preference = preferences.get(row.expectation.node);
    return { expectation: row.expectation, preference, sessions, attached };
  });
  const names = new Set(here.map(({ expectation }) => expectation.node));
  const elsewhere = prefix.expectations
    .filter(({ node }) => !names.has(node))
    .map((expectation): Contender => {
      return { expectation, preference: preferences.get(expectation.node), sessions: undefined, attached: false };
    });
  const above = outrankers([...here, ...elsewhere]);
  return here.map((contender, index): DirectExpectation => {
    const outrankedBy = above(contender);
    const kind = classOnLeaf(contender, outrankedBy);
    const row = rows[index]?.row as DirectExpectation;
    const expectation = kind === row.expectation.class ? row.expectation : { ...row.expectation, class: kind };
    return outrankedBy.length === 0 ? { ...row, expectation } : { ...row, expectation, outrankedBy };
  });
}

/** A route table of a leaf. */
interface Place {
  readonly target: string;
  readonly networkInstance: string;
}

function placeKey({ target, networkInstance }: Place): string {
  return `${target}|${networkInstance}`;
}

/** The link-local addresses by which a leaf knows a node: with their zone, and without it where no other neighbour of the
 *  leaf has the same one. A neighbour is the node if it has the MAC of one of its addresses, or is on a link whose LLDP
 *  name is the node's. */
export function linkLocals(node: NodeIdentity, target: AttachmentTarget): readonly IpAddress[] {
  const links = new Set(linksTo(node, target));
  const macs = macsOf(node, target);
  const macsByAddress = new Map<IpAddress, Set<string>>();
  const own: { readonly address: IpAddress; readonly subinterface: string }[] = [];
  for (const { address: text, subinterface, linkLayerAddress } of target.facts.arpEntries) {
    const address = parseAddress(text.split("%")[0] ?? text);
    if (address === undefined || !isLinkLocal(address)) continue;
    macsByAddress.set(address, (macsByAddress.get(address) ?? new Set()).add(linkLayerAddress ?? subinterface));
    const byMac = linkLayerAddress !== undefined && macs.has(linkLayerAddress);
    // Where the node's MAC is known, a link may hold other neighbours as well.
    if (byMac || (macs.size === 0 && links.has(subinterface))) own.push({ address, subinterface });
  }
  const found = own.flatMap(({ address, subinterface }) => {
    const zoned = parseAddress(`${address}%${subinterface}`);
    const bare = macsByAddress.get(address)?.size === 1 ? [address] : [];
    return zoned === undefined ? bare : [zoned, ...bare];
  });
  return [...new Set(found)];
}
