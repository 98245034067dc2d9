import { formatPath, type Path } from "../../gnmi/path.ts";
import type { IpAddress } from "../../model/address.ts";
import { timeOfDay } from "../../model/snapshot.ts";
import { sumCounts } from "../../verdict/service.ts";
import type {
  EndpointVerdict,
  Evaluation,
  NextHopCounts,
  PrefixKey,
  PrefixVerdict,
  ServiceState,
  ServiceVerdict,
} from "../../verdict/verdict.ts";
import { type AddressReport, addressState, type StateReport, serviceState, worseEndpoint } from "./leaf-state.ts";

/** A leaf's value as plain JSON by RFC 7951: a uint64 and a date-and-time are strings. */
export type LeafValue = string | number | boolean;

/** A path in text: what changes are merged by. */
export type NodeKey = string;

/** One container or list entry of the tree with its own leaves; children are nodes of their own, as SR Linux cuts them. */
export interface TreeNode {
  readonly path: Path;
  readonly key: NodeKey;
  readonly value: Readonly<Record<string, LeafValue>>;
}

/** A service's entry. What the fabric says of the service is not the leaf's own affair and changes most often, for every leaf
 *  at once: it changes within the entry, where new ones of a whole fabric would be what garbage collection costs. */
export class ServiceEntry implements TreeNode {
  readonly path: Path;
  readonly key: NodeKey;
  fabricState: ServiceState;
  readonly #own: TreeNode["value"];

  constructor(path: Path, own: TreeNode["value"], fabricState: ServiceState) {
    this.path = path;
    this.key = formatPath(path);
    this.#own = own;
    this.fabricState = fabricState;
  }

  /** As it is now; made anew by each call. */
  get value(): TreeNode["value"] {
    return { ...this.#own, [fabricLeaf]: this.fabricState };
  }
}

/** One service on one leaf: its entry, and every node from it downwards (itself first, parents before children). */
export interface ServiceBranch {
  readonly state: ServiceState;
  readonly counts: NextHopCounts;
  readonly entry: ServiceEntry;
  readonly nodes: readonly TreeNode[];
  /** What it was made of: the verdicts of each of the service's addresses on the leaf. Not kept where it is `ofFabric`. */
  readonly madeOf: readonly AddressOnLeaf[];
  /** Whether the service's verdict over the whole fabric stands in for what was not judged on the leaf. */
  readonly ofFabric: boolean;
  /** By which its moments are told as times of day. */
  readonly offsetMs: number;
}

/** Smaller corrections of the time of day are left for each service to take with its next change, milliseconds. */
export const leastSetMs = 1_000;

/** An address of a service on one leaf. */
export interface AddressOnLeaf {
  readonly address: IpAddress;
  readonly prefixes: readonly PrefixVerdict[];
}

/** Who publishes. `generationMs`: when it started, so that of two collectors the younger is told. */
export interface CollectorIdentity {
  readonly name: string;
  readonly version: string;
  readonly generationMs: number;
}

const noKeys: Readonly<Record<string, string>> = Object.freeze({});
const root: Path = [{ name: "kbutler", keys: noKeys }];

/** The last one of each collector. */
const collectorNodes = new WeakMap<CollectorIdentity, { readonly evaluation: Evaluation; readonly node: TreeNode }>();

/** `/kbutler/collector`: one and the same for all leaves that an evaluation changes. */
export function collectorNode(identity: CollectorIdentity, evaluation: Evaluation): TreeNode {
  const held = collectorNodes.get(identity);
  if (held?.evaluation === evaluation) return held.node;
  const node = newCollectorNode(identity, evaluation);
  collectorNodes.set(identity, { evaluation, node });
  return node;
}

function newCollectorNode(identity: CollectorIdentity, evaluation: Evaluation): TreeNode {
  return treeNode([...root, { name: "collector", keys: noKeys }], {
    name: identity.name,
    version: identity.version,
    generation: String(identity.generationMs),
    "evaluation-sequence": String(evaluation.sequence),
    "last-evaluation": dateAndTime(timeOfDay(evaluation.atMs, evaluation.snapshot)),
  });
}

/** How many services there are of each state. */
export type StateTally = Record<ServiceState, number>;

/** A tally of nothing. */
export function emptyTally(): StateTally {
  return { up: 0, degraded: 0, down: 0, updating: 0, unknown: 0, "not-applicable": 0 };
}

/** `/kbutler/summary`, summed over the leaf's services. */
export function summaryNode(states: Readonly<StateTally>, counts: NextHopCounts): TreeNode {
  return treeNode([...root, { name: "summary", keys: noKeys }], {
    "services-total": Object.values(states).reduce((total, count) => total + count, 0),
    "services-up": states.up,
    "services-degraded": states.degraded,
    "services-down": states.down,
    "services-updating": states.updating,
    "services-unknown": states.unknown,
    ...countLeaves(counts),
  });
}

/** `/kbutler/service[name]` and all below, judged over this leaf's prefixes only. Undefined where the leaf has no part in
 *  the service. */
export function serviceBranch(
  evaluation: Evaluation,
  service: ServiceVerdict,
  target: string,
): ServiceBranch | undefined {
  const path: Path = [...root, { name: "service", keys: { name: service.key } }];
  const madeOf = service.addresses.map(({ address, prefixes }) => ({
    address,
    prefixes: keysOnLeaf(prefixes, target).flatMap((key) => evaluation.prefixes.get(key) ?? []),
  }));
  const addresses = madeOf.flatMap((address) => addressOnLeaf(evaluation, service, address, path));
  if (addresses.length === 0) return undefined;
  const report = serviceState(addresses.map((address) => address.report)) ?? fabricReport(service);
  const counts = sumCounts(addresses.map((address) => address.counts));
  const make = (): ServiceEntry => {
    const own = {
      name: service.key,
      cluster: service.cluster,
      namespace: service.namespace,
      "service-name": service.name,
      "oper-state": report.state,
      ...textLeaf("oper-reason", report.reason),
      ...textLeaf("detail", report.detail),
      ...countLeaves(counts),
      since: dateAndTime(timeOfDay(report.sinceMs, evaluation.snapshot)),
      "last-transition": dateAndTime(timeOfDay(report.lastTransitionMs, evaluation.snapshot)),
    };
    return new ServiceEntry(path, own, service.state);
  };
  const shown = (): string => addresses.map((address) => address.report.address).join(" ");
  const entry = addresses.every((address) => address.ofFabric)
    ? once(alikeOf(evaluation, service).entries, shown(), make)
    : make();
  const ofFabric = addresses.some((address) => address.ofFabric);
  return {
    state: report.state,
    counts,
    entry,
    nodes: [entry, ...addresses.flatMap((address) => address.nodes)],
    madeOf: ofFabric ? [] : madeOf,
    ofFabric,
    offsetMs: evaluation.snapshot.offsetMs ?? 0,
  };
}

/** Nodes of a service that say nothing of the leaf they stand on, by what they say: the same on every leaf where nothing was
 *  judged, so made once and shared by their trees. */
interface AlikeNodes {
  readonly offsetMs: number;
  readonly entries: Map<string, ServiceEntry>;
  readonly addresses: Map<string, TreeNode>;
}

const alikeNodes = new WeakMap<ServiceVerdict, AlikeNodes>();

function alikeOf({ snapshot: { offsetMs = 0 } }: Evaluation, service: ServiceVerdict): AlikeNodes {
  const held = alikeNodes.get(service);
  if (held !== undefined && Math.abs(offsetMs - held.offsetMs) < leastSetMs) return held;
  const none = { offsetMs, entries: new Map<string, ServiceEntry>(), addresses: new Map<string, TreeNode>() };
  alikeNodes.set(service, none);
  return none;
}

function once<Node>(held: Map<string, Node>, saying: string, make: () => Node): Node {
  let made = held.get(saying);
  if (made === undefined) {
    made = make();
    held.set(saying, made);
  }
  return made;
}

/** The leaf of a service's entry that is not the leaf's own affair. */
export const fabricLeaf = "fabric-oper-state";

/** Whether nothing that a branch was made of has changed on its leaf: the fabric's state is then all that may differ. */
export function standsAsBefore(
  { madeOf, ofFabric, offsetMs: toldByMs }: ServiceBranch,
  { prefixes: verdicts, snapshot: { offsetMs = 0 } }: Evaluation,
  { addresses }: ServiceVerdict,
  target: string,
): boolean {
  if (ofFabric || addresses.length !== madeOf.length || Math.abs(offsetMs - toldByMs) >= leastSetMs) return false;
  for (const [index, { address, prefixes }] of addresses.entries()) {
    const before = madeOf[index];
    if (before?.address !== address) return false;
    let at = 0;
    for (const key of keysOnLeaf(prefixes, target)) {
      const verdict = verdicts.get(key);
      if (verdict !== undefined && verdict !== before.prefixes[at++]) return false;
    }
    if (at !== before.prefixes.length) return false;
  }
  return true;
}

/** By the list of all leaves' keys: sorted out once, and not for the tree of each leaf. */
const sortedOut = new WeakMap<readonly PrefixKey[], ReadonlyMap<string, readonly PrefixKey[]>>();

function keysOnLeaf(keys: readonly PrefixKey[], target: string): readonly PrefixKey[] {
  let byLeaf = sortedOut.get(keys);
  if (byLeaf === undefined) {
    byLeaf = Map.groupBy(keys, (key) => key.slice(0, key.indexOf("|")));
    sortedOut.set(keys, byLeaf);
  }
  return byLeaf.get(target) ?? [];
}

/** A time in the form of ietf-yang-types date-and-time (RFC 6991), in UTC. */
export function dateAndTime(ms: number): string {
  return new Date(ms).toISOString();
}

interface AddressBranch {
  readonly report: AddressReport;
  readonly counts: NextHopCounts;
  readonly nodes: readonly TreeNode[];
  readonly ofFabric: boolean;
}

function addressOnLeaf(
  evaluation: Evaluation,
  service: ServiceVerdict,
  { address, prefixes: onLeaf }: AddressOnLeaf,
  parent: Path,
): readonly AddressBranch[] {
  const [first] = onLeaf;
  if (first === undefined || !concernsLeaf(onLeaf)) return [];
  const path: Path = [...parent, { name: "external-address", keys: { address } }];
  const own = addressState(address, onLeaf);
  const report = own ?? { ...fabricReport(service), address, works: false };
  const counts = sumCounts(onLeaf.map((prefix) => prefix.counts));
  const programmed = onLeaf.every(isProgrammed);
  const make = (): TreeNode =>
    treeNode(path, {
      address,
      prefix: first.prefix,
      "network-instance": first.networkInstance,
      "oper-state": report.state,
      ...textLeaf("oper-reason", report.reason),
      ...textLeaf("detail", report.detail),
      "fib-programmed": programmed,
      ...countLeaves(counts),
      since: dateAndTime(timeOfDay(report.sinceMs, evaluation.snapshot)),
    });
  if (own !== undefined)
    return [{ report, counts, nodes: [make(), ...nextHopNodes(evaluation, onLeaf, path)], ofFabric: false }];
  const saying = `${address} ${first.prefix} ${first.networkInstance} ${programmed}`;
  return [{ report, counts, nodes: [once(alikeOf(evaluation, service).addresses, saying, make)], ofFabric: true }];
}

/** A leaf that needs no next hop and holds none that should not be there has no part in an address. */
function concernsLeaf(prefixes: readonly PrefixVerdict[]): boolean {
  return prefixes.some(({ endpoints, unexpected, route }) => {
    return unexpected.length > 0 || route !== undefined || endpoints.some(({ state }) => state !== "not-applicable");
  });
}

/** One entry a node. A node that announces the address in several prefixes shows its worst. The endpoint `*` (the prefix
 *  as a whole) is no entry: a key `*` would be a wildcard, and the address says it all. */
function nextHopNodes(evaluation: Evaluation, prefixes: readonly PrefixVerdict[], parent: Path): readonly TreeNode[] {
  const byNode = new Map<string, { endpoint: EndpointVerdict; prefix: PrefixVerdict }>();
  for (const prefix of prefixes) {
    for (const endpoint of prefix.endpoints) {
      if (endpoint.node === "*") continue;
      const held = byNode.get(endpoint.node);
      if (held === undefined || worseEndpoint(held.endpoint, endpoint) === endpoint) {
        byNode.set(endpoint.node, { endpoint, prefix });
      }
    }
  }
  return [...byNode.values()].map(({ endpoint, prefix }) =>
    treeNode([...parent, { name: "next-hop", keys: { hostname: endpoint.node } }], {
      hostname: endpoint.node,
      ...textLeaf("host-address", hostAddress(endpoint, prefix)),
      "oper-state": endpoint.state,
      ...textLeaf("oper-reason", endpoint.reason),
      ...textLeaf("detail", endpoint.detail),
      ...textLeaf("class", endpoint.class),
      "fib-programmed": endpoint.nextHops.length > 0 && isProgrammed(prefix),
      since: dateAndTime(timeOfDay(endpoint.since, evaluation.snapshot)),
    }),
  );
}

function treeNode(path: Path, value: TreeNode["value"]): TreeNode {
  return { path, key: formatPath(path), value };
}

/** What the FIB holds for the node; else the likeliest of what we look for. */
function hostAddress(endpoint: EndpointVerdict, prefix: PrefixVerdict): string | undefined {
  const direct = prefix.expectation?.direct.find(({ expectation }) => expectation.node === endpoint.node);
  return endpoint.nextHops[0] ?? direct?.expectation.nextHops.preferred ?? endpoint.acceptable[0];
}

function isProgrammed({ route }: PrefixVerdict): boolean {
  return route?.active === true && route.programming.state === "programmed";
}

/** Where nothing was judged on the leaf, the service's verdict over the whole fabric stands. */
function fabricReport(service: ServiceVerdict): StateReport {
  const { state, reason, detail, since, lastTransition } = service;
  return { state, reason, detail, sinceMs: since, lastTransitionMs: lastTransition };
}

function countLeaves(counts: NextHopCounts): Readonly<Record<string, number>> {
  return {
    "expected-next-hops": counts.expected,
    "present-next-hops": counts.present,
    "missing-next-hops": counts.missing,
    "unknown-next-hops": counts.unknown,
  };
}

/** An empty leaf is left out. */
function textLeaf(name: string, text: string | undefined): Readonly<Record<string, string>> {
  return text === undefined || text === "" ? {} : { [name]: text };
}
