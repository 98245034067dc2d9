import type { Family } from "../../model/address.ts";
import type { Service } from "../../model/cluster.ts";
import { type NodeClaim, undecided } from "../advertiser.ts";
import type { ExpectationPeer, LocalPrefs } from "../expectation.ts";
import { type Advertised, aggregationLength, type MetallbConfig } from "./config.ts";
import type { MetallbFacts } from "./facts.ts";
import type { Speaker } from "./node-gate.ts";
import type { Peer } from "./peers.ts";
import type { Pool } from "./pools.ts";
import { anySelects } from "./selectors.ts";
import { clash } from "./validity.ts";

/** What every node does for the services of one pool that match the same advertisements, as long as there are endpoints.
 *  It is worked out once and shared by all such services. */
export interface Plan {
  /** Lengths in bits the addresses of a family are announced with; none if no advertisement is for the pool. */
  lengths(family: Family): readonly number[];
  at(family: Family, length: number): PlannedPrefix;
  /** Advertisements none of whose peers exist. */
  readonly withoutPeers: readonly string[];
  /** An L2Advertisement is for the pool. */
  readonly l2: boolean;
}

/** Who announces a prefix of one length, and for every other node why not: as such, without any endpoint, and where only
 *  nodes with an endpoint of their own may. */
export interface PlannedPrefix {
  readonly nodes: readonly NodeClaim[];
  readonly byNode: ReadonlyMap<string, NodeClaim>;
  readonly refusals: ReadonlyMap<string, string>;
  readonly withoutEndpoints: ReadonlyMap<string, string>;
  readonly withoutLocalEndpoints: ReadonlyMap<string, string>;
}

/** The pool a node's configuration finds for a service's addresses; undefined if none holds all of them. */
export type PoolOf = (config: MetallbConfig) => Pool | undefined;

/** One object for each content: nodes with the same sessions share their array, and services their claims. */
export interface Share {
  peers(peers: readonly Peer[]): readonly ExpectationPeer[];
  claim(claim: NodeClaim): NodeClaim;
  refusals(refusals: ReadonlyMap<string, string>): ReadonlyMap<string, string>;
  claims(claims: readonly NodeClaim[]): readonly NodeClaim[];
}

/** Works out rules C1 to C5 and D for every speaker. */
export function makePlan(
  speakers: readonly Speaker[],
  poolOf: PoolOf,
  service: Pick<Service, "labels">,
  facts: MetallbFacts,
  share: Share,
): Plan {
  const decided = speakers.map((speaker) => ({ speaker, decision: decide(speaker, poolOf, service) }));
  const prefixes = new Map<string, PlannedPrefix>();
  const chosen = new Map<Advertised, MetallbConfig>();
  for (const { speaker, decision } of decided) {
    for (const advertisement of decision.chosen) chosen.set(advertisement, speaker.own.config);
  }
  const lengths = (family: Family): readonly number[] => {
    const found = [...chosen.keys()].map(({ object }) => aggregationLength(object, family));
    return [...new Set(found)].sort((a, b) => b - a);
  };
  const perFamily = { 4: lengths(4), 6: lengths(6) };
  return {
    lengths: (family) => perFamily[family],
    at: (family, length) => {
      const key = `${family}/${length}`;
      let prefix = prefixes.get(key);
      if (prefix === undefined) {
        prefix = planPrefix(decided, family, length, facts, share);
        prefixes.set(key, prefix);
      }
      return prefix;
    },
    withoutPeers: [...chosen]
      .filter(([{ object }, { peers }]) => object.peers.length > 0 && !peers.some((p) => object.peers.includes(p.name)))
      .map(([{ name }]) => name),
    l2: speakers.some(({ own }) => own.config.l2Pools.has(poolOf(own.config)?.name ?? "")),
  };
}

interface Decided {
  readonly speaker: Speaker;
  readonly decision: { readonly chosen: readonly Advertised[]; readonly refusal: string | undefined };
}

/** B5 and C1 to C5 for one node: the advertisements that apply, and why it announces nothing if so. */
function decide(speaker: Speaker, poolOf: PoolOf, service: Pick<Service, "labels">): Decided["decision"] {
  const pool = poolOf(speaker.own.config);
  const owned = pool ? speaker.own.advertisements.filter(({ pools }) => pools.has(pool.name)) : [];
  const chosen = owned.filter(({ object }) => anySelects(object.serviceSelectors, service.labels));
  const { refusal, doubtful, configValid } = speaker;
  if (refusal === "advertiser-not-running") return { chosen, refusal };
  const ofConfig = pool === undefined ? "ipNotAllowed" : configRefusal(owned, chosen, pool);
  if (ofConfig) return { chosen, refusal: doubtful || !configValid ? undecided : ofConfig };
  return { chosen, refusal: refusal !== undefined && doubtful ? undecided : refusal };
}

function configRefusal(owned: readonly Advertised[], chosen: readonly Advertised[], pool: Pool): string | undefined {
  if (owned.length === 0) return "notOwner";
  if (chosen.length === 0) return "noMatchingAdvertisement";
  // Two without serviceSelectors that clash make the configuration invalid as a whole, so they are no matter of a service.
  const clashing = chosen.some((a) =>
    chosen.some(
      (b) => (a.object.serviceSelectors.length > 0 || b.object.serviceSelectors.length > 0) && clash(a, b, pool),
    ),
  );
  return clashing ? "conflictingAdvertisements" : undefined;
}

function planPrefix(
  decided: readonly Decided[],
  family: Family,
  length: number,
  facts: MetallbFacts,
  share: Share,
): PlannedPrefix {
  const nodes: NodeClaim[] = [];
  const refusals = new Map<string, string>();
  const withoutEndpoints = new Map<string, string>();
  const withoutLocalEndpoints = new Map<string, string>();
  for (const { speaker, decision } of decided) {
    const claim = decision.refusal ?? claimOf(speaker, decision.chosen, family, length, facts, share);
    const refusal = typeof claim === "string" ? claim : undefined;
    if (typeof claim === "string") refusals.set(speaker.node, claim);
    else nodes.push(claim);
    withoutEndpoints.set(speaker.node, refusal ?? (speaker.doubtful ? undecided : "noEndpoints"));
    withoutLocalEndpoints.set(speaker.node, refusal ?? (speaker.doubtful ? undecided : "noLocalEndpoints"));
  }
  return {
    nodes: share.claims(nodes),
    byNode: new Map(nodes.map((claim) => [claim.node, claim])),
    refusals: share.refusals(refusals),
    withoutEndpoints: share.refusals(withoutEndpoints),
    withoutLocalEndpoints: share.refusals(withoutLocalEndpoints),
  };
}

/** Rule D for one node and one length: the sessions the prefix goes out on, or why there are none. */
function claimOf(
  speaker: Speaker,
  chosen: readonly Advertised[],
  family: Family,
  length: number,
  facts: MetallbFacts,
  share: Share,
): NodeClaim | string {
  const { own } = speaker;
  const unknown = speaker.doubtful || !speaker.configValid;
  const here = chosen.filter(({ object }) => aggregationLength(object, family) === length);
  if (here.length === 0) return unknown ? undecided : "notOwner";
  const wanted = own.peers.filter(({ name }) =>
    here.some(({ object }) => object.peers.length === 0 || object.peers.includes(name)),
  );
  if (wanted.length === 0) return unknown ? undecided : "advertisement-without-peer";
  const peers = wanted.filter(({ families }) => families.includes(family));
  if (peers.length === 0) return unknown ? undecided : "family-not-advertised";
  const unsure = peers.every(({ uncertain }) => uncertain);
  return share.claim({
    node: speaker.node,
    peers: share.peers(peers),
    localPrefs: localPrefsOf(peers, here, facts),
    confidence: unsure && speaker.confidence === "firm" ? "uncertain" : speaker.confidence,
  });
}

/** The preference on each iBGP session: of the advertisements that go out on it. */
function localPrefsOf(
  peers: readonly Peer[],
  advertisements: readonly Advertised[],
  facts: MetallbFacts,
): LocalPrefs | undefined {
  const defaultPref = facts.backend === "native" ? 0 : 100; // native sends the 0 it was given, FRR leaves it out
  const internal = peers.filter((peer) => peer.internal);
  if (internal.length === 0) return undefined;
  return Object.fromEntries(
    internal.map(({ name }) => {
      const own = advertisements.filter(({ object }) => object.peers.length === 0 || object.peers.includes(name));
      return [name, Math.max(...own.map(({ localPref }) => (localPref === 0 ? defaultPref : localPref)))];
    }),
  );
}
