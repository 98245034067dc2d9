import { addressBits, compareAddresses, familyOf, type IpPrefix, prefixLength } from "../model/address.ts";
import type { ObjectKey } from "../model/cluster.ts";
import { type Claim, type NodeClaim, undecided } from "./advertiser.ts";
import type {
  Confidence,
  Expectation,
  ExpectationPeer,
  ExpectationService,
  NonExpectation,
  Preference,
  PrefixExpectation,
} from "./expectation.ts";
import { bestPrefs, mergeLocalPrefs, outrankedEverywhere, prefsDiffer, samePreferences } from "./local-pref.ts";
import { type NodeIndex, sameNextHops } from "./next-hop.ts";

/** One service's claim on a prefix. */
export interface ServiceClaim {
  readonly service: { readonly namespace: string; readonly name: string; readonly key: ObjectKey };
  readonly claim: Claim;
}

/** What a union needs to know beyond the claims. */
export interface UnionContext {
  readonly cluster: string;
  readonly nowMs: number;
  readonly nodes: NodeIndex;
}

/** How far each reason is from announcing, in the order the rules are asked: of several services the nearest one counts. */
const nearness = [
  "advertiser-not-running",
  "lbClassMismatch",
  "serviceDeleted",
  "notLoadBalancer",
  "noIPAllocated",
  "invalidIP",
  "ipNotAllowed",
  "notOwner",
  "noMatchingAdvertisement",
  "conflictingAdvertisements",
  "nodeNetworkUnavailable",
  "nodeLabeledExcludeBalancers",
  "noEndpoints",
  "noLocalEndpoints",
  undecided,
];

/** Unions the claims of all services on one prefix. Tuples that were expected before keep their `since`, and whatever is as
 *  it was keeps its object: if nothing changed at all, `before` itself is given back. Claims come sorted by service. */
export function unionPrefix(
  prefix: IpPrefix,
  claims: readonly ServiceClaim[],
  context: UnionContext,
  before: PrefixExpectation | undefined,
): PrefixExpectation {
  const family = familyOf(prefix);
  const aggregate = prefixLength(prefix) < addressBits(family);
  const [only] = claims;
  const nodes = only && claims.length === 1 ? single(only) : merged(claims);
  const ranked = prefsDiffer(nodes.map(({ claim }) => claim.localPrefs));
  const best = ranked ? bestPrefs(nodes.map(({ claim }) => claim).filter((one) => one.confidence === "firm")) : nobody;
  const preferences = ranked ? new Map<string, Preference>() : undefined;
  const old = before?.expectations ?? [];
  let at = 0; // both lists are sorted by node
  let same = old.length === nodes.length;
  const unplaced = new Set<string>();
  const sameServices = memoized<readonly ExpectationService[]>((a, b) => sameList(a, b, sameService));
  const expectations = nodes.map(({ claim, services, hosting, advertiser }): Expectation => {
    for (let seen = old[at]; seen && seen.node < claim.node; seen = old[at]) at++;
    const known = old[at]?.node === claim.node ? old[at] : undefined;
    const otherwise = aggregate ? "aggregate" : hosting ? "hosting" : "transit";
    if (claim.localPrefs) preferences?.set(claim.node, { bySession: claim.localPrefs, otherwise });
    const backup = ranked && outrankedEverywhere(claim.peers, claim.localPrefs, best);
    const kind = backup ? "backup" : otherwise;
    const nextHops = context.nodes.nextHopsOf(claim, family);
    const nowhere = nextHops.kind === "unknown" && claim.confidence === "firm";
    if (nowhere) unplaced.add(claim.node);
    const confidence = nowhere ? "uncertain" : claim.confidence;
    if (
      known?.class === kind &&
      known.confidence === confidence &&
      known.advertiser === advertiser &&
      sameNextHops(known.nextHops, nextHops) &&
      sameList(known.peers, claim.peers, samePeer) &&
      sameServices(known.services, services)
    ) {
      return known;
    }
    same = false;
    return {
      cluster: context.cluster,
      prefix,
      family,
      node: claim.node,
      nextHops,
      peers: claim.peers,
      services,
      class: kind,
      confidence,
      advertiser,
      since: known?.since ?? context.nowMs,
    };
  });
  const refusals = claims.map(({ claim }) => claim.refusals);
  same &&= samePreferences(before?.preferences, preferences) && sameNames(before?.unplaced, unplaced);
  if (before && same && sameRefusals(before, nonExpectationsOf(prefix, refusals, expectations), refusals))
    return before;
  return remember(prefix, expectations, refusals, { preferences, ...(unplaced.size > 0 ? { unplaced } : {}) });
}

const nobody: ReadonlyMap<string, number> = new Map();

/** The refusals a prefix was made from, to see without work that they are the same. */
const madeFrom = new WeakMap<PrefixExpectation, readonly Claim["refusals"][]>();

/** With policy Local nearly every node refuses nearly every prefix, so these are written out only when somebody asks. */
function remember(
  prefix: IpPrefix,
  expectations: readonly Expectation[],
  refusals: readonly Claim["refusals"][],
  more: Pick<PrefixExpectation, "preferences" | "unplaced">,
): PrefixExpectation {
  const result: PrefixExpectation = {
    prefix,
    expectations,
    ...more,
    get nonExpectations() {
      return nonExpectationsOf(prefix, refusals, expectations)();
    },
    refusalOf: (node) => refusalOf(prefix, node, refusals, expectations),
  };
  madeFrom.set(result, refusals);
  return result;
}

function sameRefusals(
  before: PrefixExpectation,
  now: () => readonly NonExpectation[],
  refusals: readonly Claim["refusals"][],
): boolean {
  const then = madeFrom.get(before);
  if (then && then.length === refusals.length && then.every((one, index) => one === refusals[index])) return true;
  const a = before.nonExpectations;
  const b = now();
  return a.length === b.length && a.every((one, i) => one.node === b[i]?.node && one.reason === b[i]?.reason);
}

function nonExpectationsOf(
  prefix: IpPrefix,
  refusals: readonly Claim["refusals"][],
  expectations: readonly Expectation[],
): () => readonly NonExpectation[] {
  return () => {
    const announcing = new Set(expectations.map(({ node }) => node));
    const common = commonWord(refusals);
    const byNode = new Map<string, string>();
    for (const refusal of refusals) {
      if (typeof refusal === "string") continue;
      for (const [node, reason] of refusal) {
        if (!announcing.has(node)) byNode.set(node, nearer(nearer(byNode.get(node), reason), common ?? reason));
      }
    }
    const reasons = new Set(byNode.values());
    const [shared] = byNode.size === 0 && common !== undefined && announcing.size === 0 ? [common] : [...reasons];
    if (announcing.size === 0 && reasons.size <= 1) {
      return shared === undefined || shared === undecided ? [] : [{ prefix, node: "*", reason: shared }];
    }
    return [...byNode]
      .filter(([, reason]) => reason !== undecided)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([node, reason]) => ({ prefix, node, reason }));
  };
}

/** What `nonExpectationsOf` would say of one node, at the cost of that node alone where some node announces. */
function refusalOf(
  prefix: IpPrefix,
  node: string,
  refusals: readonly Claim["refusals"][],
  expectations: readonly Expectation[],
): string | undefined {
  if (expectations.length === 0) {
    const all = nonExpectationsOf(prefix, refusals, expectations)();
    return all.find((one) => one.node === node || one.node === "*")?.reason;
  }
  if (expectations.some((one) => one.node === node)) return undefined;
  const common = commonWord(refusals);
  let word: string | undefined;
  for (const refusal of refusals) {
    const reason = typeof refusal === "string" ? undefined : refusal.get(node);
    if (reason !== undefined) word = nearer(nearer(word, reason), common ?? reason);
  }
  return word === undecided ? undefined : word;
}

function commonWord(refusals: readonly Claim["refusals"][]): string | undefined {
  return refusals.filter((refusal) => typeof refusal === "string").reduce<string | undefined>(nearer, undefined);
}

function nearer(a: string | undefined, b: string): string {
  if (a === undefined || a === b) return b;
  const rank = (reason: string): number => nearness.indexOf(reason);
  return rank(a) - rank(b) > 0 || (rank(a) === rank(b) && a < b) ? a : b;
}

interface Announcing {
  readonly claim: NodeClaim;
  readonly services: readonly ExpectationService[];
  readonly hosting: boolean;
  readonly advertiser: string;
}

function single({ service, claim }: ServiceClaim): readonly Announcing[] {
  const services = serviceAddresses(service, claim);
  const { advertiser, hosting } = claim;
  return claim.nodes.map((node) => ({ claim: node, services, hosting: hosting.has(node.node), advertiser }));
}

/** A node announces the prefix if it does so for one of the services; then those services are the ones who need it. */
function merged(claims: readonly ServiceClaim[]): readonly Announcing[] {
  const byNode = new Map<string, { readonly claims: ServiceClaim[]; claim: NodeClaim; hosting: boolean }>();
  for (const one of claims) {
    for (const claim of one.claim.nodes) {
      const known = byNode.get(claim.node);
      const hosting = one.claim.hosting.has(claim.node);
      if (known === undefined) byNode.set(claim.node, { claims: [one], claim, hosting });
      else {
        known.claims.push(one);
        known.claim = both(known.claim, claim);
        known.hosting ||= hosting;
      }
    }
  }
  const shared = new Map<string, readonly ExpectationService[]>();
  const servicesOf = (own: readonly ServiceClaim[]): readonly ExpectationService[] => {
    const key = own.map(({ service }) => service.key).join(" ");
    let services = shared.get(key);
    if (services === undefined) {
      const all = own.flatMap(({ service, claim }) => serviceAddresses(service, claim)).sort(order);
      services = all.filter((one, index) => index === 0 || order(one, all[index - 1] ?? one) !== 0);
      shared.set(key, services);
    }
    return services;
  };
  return [...byNode]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { claims: own, claim, hosting }]) => ({
      claim,
      services: servicesOf(own),
      hosting,
      advertiser: own[0]?.claim.advertiser ?? "",
    }));
}

const sureness: Record<Confidence, number> = { firm: 2, "stale-config": 1, uncertain: 0 };

function both(a: NodeClaim, b: NodeClaim): NodeClaim {
  if (a === b) return a;
  const peers = a.peers === b.peers ? a.peers : mergePeers(a.peers, b.peers);
  return {
    node: a.node,
    peers,
    localPrefs: mergeLocalPrefs(a.localPrefs, b.localPrefs),
    confidence: sureness[a.confidence] >= sureness[b.confidence] ? a.confidence : b.confidence,
  };
}

function mergePeers(a: readonly ExpectationPeer[], b: readonly ExpectationPeer[]): readonly ExpectationPeer[] {
  const byName = new Map([...a, ...b].map((peer) => [peer.name, peer]));
  if (byName.size === a.length) return a;
  return [...byName.values()].sort((x, y) => (x.name < y.name ? -1 : 1));
}

function serviceAddresses(service: ServiceClaim["service"], claim: Claim): readonly ExpectationService[] {
  const { namespace, name } = service;
  return [...claim.addresses].sort(compareAddresses).map((address) => ({ namespace, name, address }));
}

function order(a: ExpectationService, b: ExpectationService): number {
  if (a.namespace !== b.namespace) return a.namespace < b.namespace ? -1 : 1;
  if (a.name !== b.name) return a.name < b.name ? -1 : 1;
  return compareAddresses(a.address, b.address);
}

/** Remembers the last answer: nodes of a prefix mostly share their list. */
function memoized<T>(same: (a: T, b: T) => boolean): (a: T, b: T) => boolean {
  let last: { readonly a: T; readonly b: T; readonly answer: boolean } | undefined;
  return (a, b) => {
    if (last === undefined || last.a !== a || last.b !== b) last = { a, b, answer: same(a, b) };
    return last.answer;
  };
}

function sameNames(a: ReadonlySet<string> | undefined, b: ReadonlySet<string>): boolean {
  return (a?.size ?? 0) === b.size && [...b].every((name) => a?.has(name));
}

function samePeer(a: ExpectationPeer, b: ExpectationPeer): boolean {
  return a.name === b.name && a.address === b.address && a.interface === b.interface && a.vrf === b.vrf;
}

function sameService(a: ExpectationService, b: ExpectationService): boolean {
  return a.namespace === b.namespace && a.name === b.name && a.address === b.address;
}

function sameList<T>(a: readonly T[], b: readonly T[], same: (a: T, b: T) => boolean): boolean {
  if (a === b) return true;
  return a.length === b.length && a.every((one, index) => same(one, b[index] as T));
}
