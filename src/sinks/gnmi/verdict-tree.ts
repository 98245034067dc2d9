import type { Path } from "../../gnmi/path.ts";
import { timeOfDay } from "../../model/snapshot.ts";
import { sumCounts } from "../../verdict/service.ts";
import type {
  AddressVerdict,
  EndpointVerdict,
  Evaluation,
  NextHopCounts,
  PrefixVerdict,
  ServiceState,
  ServiceVerdict,
} from "../../verdict/verdict.ts";
import { type AddressReport, addressState, type StateReport, serviceState, worseEndpoint } from "./leaf-state.ts";

/** A leaf's value as plain JSON by RFC 7951: a uint64 and a date-and-time are strings. */
export type LeafValue = string | number | boolean;

/** One container or list entry of the tree with its own leaves; children are nodes of their own, as SR Linux cuts them. */
export interface TreeNode {
  readonly path: Path;
  readonly value: Readonly<Record<string, LeafValue>>;
}

/** One service on one leaf: its entry, and every node from it downwards (itself first, parents before children). */
export interface ServiceBranch {
  readonly state: ServiceState;
  readonly counts: NextHopCounts;
  readonly nodes: readonly TreeNode[];
}

/** Who publishes. `generationMs`: when it started, so that of two collectors the younger is told. */
export interface CollectorIdentity {
  readonly name: string;
  readonly version: string;
  readonly generationMs: number;
}

const noKeys: Readonly<Record<string, string>> = Object.freeze({});
const root: Path = [{ name: "kbutler", keys: noKeys }];

/** `/kbutler/collector`. */
export function collectorNode(identity: CollectorIdentity, evaluation: Evaluation): TreeNode {
  return {
    path: [...root, { name: "collector", keys: noKeys }],
    value: {
      name: identity.name,
      version: identity.version,
      generation: String(identity.generationMs),
      "evaluation-sequence": String(evaluation.sequence),
      "last-evaluation": dateAndTime(timeOfDay(evaluation.atMs, evaluation.snapshot)),
    },
  };
}

/** How many services there are of each state. */
export type StateTally = Record<ServiceState, number>;

/** A tally of nothing. */
export function emptyTally(): StateTally {
  return { up: 0, degraded: 0, down: 0, updating: 0, unknown: 0, "not-applicable": 0 };
}

/** `/kbutler/summary`, summed over the leaf's services. */
export function summaryNode(states: Readonly<StateTally>, counts: NextHopCounts): TreeNode {
  return {
    path: [...root, { name: "summary", keys: noKeys }],
    value: {
      "services-total": Object.values(states).reduce((total, count) => total + count, 0),
      "services-up": states.up,
      "services-degraded": states.degraded,
      "services-down": states.down,
      "services-updating": states.updating,
      "services-unknown": states.unknown,
      ...countLeaves(counts),
    },
  };
}

/** `/kbutler/service[name]` and all below, judged over this leaf's prefixes only. Undefined where the leaf has no part in
 *  the service. */
export function serviceBranch(
  evaluation: Evaluation,
  service: ServiceVerdict,
  target: string,
): ServiceBranch | undefined {
  const path: Path = [...root, { name: "service", keys: { name: service.key } }];
  const addresses = service.addresses.flatMap((address) => addressOnLeaf(evaluation, service, address, target, path));
  if (addresses.length === 0) return undefined;
  const report = serviceState(addresses.map((address) => address.report)) ?? fabricReport(service);
  const counts = sumCounts(addresses.map((address) => address.counts));
  const node: TreeNode = {
    path,
    value: {
      name: service.key,
      cluster: service.cluster,
      namespace: service.namespace,
      "service-name": service.name,
      "oper-state": report.state,
      ...textLeaf("oper-reason", report.reason),
      ...textLeaf("detail", report.detail),
      "fabric-oper-state": service.state,
      ...countLeaves(counts),
      since: dateAndTime(timeOfDay(report.sinceMs, evaluation.snapshot)),
      "last-transition": dateAndTime(timeOfDay(report.lastTransitionMs, evaluation.snapshot)),
    },
  };
  return { state: report.state, counts, nodes: [node, ...addresses.flatMap((address) => address.nodes)] };
}

/** A time in the form of ietf-yang-types date-and-time (RFC 6991), in UTC. */
export function dateAndTime(ms: number): string {
  return new Date(ms).toISOString();
}

interface AddressBranch {
  readonly report: AddressReport;
  readonly counts: NextHopCounts;
  readonly nodes: readonly TreeNode[];
}

function addressOnLeaf(
  evaluation: Evaluation,
  service: ServiceVerdict,
  address: AddressVerdict,
  target: string,
  parent: Path,
): readonly AddressBranch[] {
  const ofLeaf = `${target}|`; // how the leaf's prefix keys begin: spares a lookup for those of the other leaves
  const keys = address.prefixes.filter((key) => key.startsWith(ofLeaf));
  const onLeaf = keys.flatMap((key) => evaluation.prefixes.get(key) ?? []);
  const [first] = onLeaf;
  if (first === undefined || !concernsLeaf(onLeaf)) return [];
  const path: Path = [...parent, { name: "external-address", keys: { address: address.address } }];
  const report = addressState(address.address, onLeaf) ?? {
    ...fabricReport(service),
    address: address.address,
    works: false,
  };
  const counts = sumCounts(onLeaf.map((prefix) => prefix.counts));
  const value = {
    address: address.address,
    prefix: first.prefix,
    "network-instance": first.networkInstance,
    "oper-state": report.state,
    ...textLeaf("oper-reason", report.reason),
    ...textLeaf("detail", report.detail),
    "fib-programmed": onLeaf.every(isProgrammed),
    ...countLeaves(counts),
    since: dateAndTime(timeOfDay(report.sinceMs, evaluation.snapshot)),
  };
  return [{ report, counts, nodes: [{ path, value }, ...nextHopNodes(evaluation, onLeaf, path)] }];
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
  return [...byNode.values()].map(({ endpoint, prefix }) => ({
    path: [...parent, { name: "next-hop", keys: { hostname: endpoint.node } }],
    value: {
      hostname: endpoint.node,
      ...textLeaf("host-address", hostAddress(endpoint, prefix)),
      "oper-state": endpoint.state,
      ...textLeaf("oper-reason", endpoint.reason),
      ...textLeaf("detail", endpoint.detail),
      ...textLeaf("class", endpoint.class),
      "fib-programmed": endpoint.nextHops.length > 0 && isProgrammed(prefix),
      since: dateAndTime(timeOfDay(endpoint.since, evaluation.snapshot)),
    },
  }));
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
