import type { EvidenceObject } from "../expectation/evidence-objects.ts";
import type {
  DirectExpectation,
  ExpectationClass,
  ServiceFinding,
  Severity,
  TargetExpectation,
} from "../expectation/expectation.ts";
import type { IpAddress, IpPrefix } from "../model/address.ts";
import type { Programming } from "../model/fib.ts";
import type { Snapshot } from "../model/snapshot.ts";
import type { IncidentView } from "./incident.ts";

/** The state of one (prefix, node, leaf). kButler's words `up` and `down`, and three more. */
export type EndpointState = "up" | "down" | "updating" | "unknown" | "not-applicable";

/** The state of a service. `not-applicable`: nothing is expected of the fabric for it, and the reason says why
 *  (`no-endpoints`, `l2-mode`, `pending-address`, ...). */
export type ServiceState = "up" | "degraded" | "down" | "updating" | "unknown" | "not-applicable";

/** Why an endpoint is not simply up. */
export type EndpointReason =
  | "no-route-to-host"
  | "external-address-no-route"
  | "external-address-not-programmed"
  | "nexthop-unresolved"
  | "processing-service-update"
  | "target-connecting"
  | "target-syncing"
  | "target-stale"
  | "target-not-subscribed"
  | "entry-malformed"
  | "entry-incomplete"
  | "cluster-connecting"
  | "cluster-stale"
  | "cluster-forbidden"
  | "advertiser-not-running"
  | "advertiser-config-invalid"
  | "advertiser-misconfigured"
  | "advertiser-disagrees"
  | "node-not-ready"
  | "attachment-unknown"
  | "unexpected-nexthop"
  | "stale-nexthop"
  | "unknown-nexthop"
  | "unexpected-prefix"
  | "ecmp-limit"
  | "path-not-best";

/** Why a service is not simply up: its worst endpoint's reason, or a finding's. */
export type ServiceReason = EndpointReason | "endpoint-nexthop-missing" | (string & {});

/** One (cluster, prefix, node, leaf), judged. */
export interface EndpointVerdict {
  /** The node; `*` for the prefix as a whole on a leaf without attached nodes. */
  readonly node: string;
  readonly class: ExpectationClass | undefined;
  readonly state: EndpointState;
  readonly reason: EndpointReason | undefined;
  /** More on the reason, for people. */
  readonly detail: string | undefined;
  readonly severity: Severity | undefined;
  /** Next hops the FIB holds for this node. */
  readonly nextHops: readonly IpAddress[];
  /** Next hops we look for. */
  readonly acceptable: readonly IpAddress[];
  readonly attachmentSource: DirectExpectation["attachmentSource"] | undefined;
  /** When the state began to be true, by our clock: milliseconds since the Unix epoch. */
  readonly since: number;
  /** When the published state last changed. */
  readonly lastTransition: number;
  /** Until when a change is held down; undefined when nothing is. */
  readonly holdUntil: number | undefined;
  /** It changes so often that the worst it was is shown until it calms down. */
  readonly flapping?: boolean | undefined;
  /** What the state stood on when it last changed. */
  readonly evidence?: EndpointEvidence | undefined;
}

/** What a state stood on when it was reached. */
export interface EndpointEvidence {
  /** When the leaf last said anything, by our clock, and by its own: milliseconds since the Unix epoch. */
  readonly dataMs: number | undefined;
  readonly switchTimeMs: number | undefined;
  /** The objects of Kubernetes behind the expectation; at most `maxEvidenceObjects`. */
  readonly objects: readonly EvidenceObject[];
}

/** One (cluster, leaf, network instance, prefix), judged: its endpoints and what the leaf holds. */
export interface PrefixVerdict {
  readonly key: PrefixKey;
  readonly cluster: string;
  readonly target: string;
  readonly networkInstance: string;
  readonly prefix: IpPrefix;
  /** What was expected; undefined for a prefix that is judged only because it is there. */
  readonly expectation: TargetExpectation | undefined;
  /** The worst of its endpoints. */
  readonly state: EndpointState;
  readonly reason: EndpointReason | undefined;
  /** How much what is missing matters, by what is left; undefined if nothing is missing. */
  readonly severity?: Severity | undefined;
  readonly endpoints: readonly EndpointVerdict[];
  /** Next hops in the FIB that no expectation explains. */
  readonly unexpected: readonly UnexpectedNextHop[];
  /** Next hops: expected (direct expectations), present, missing, and of unknown state. expected = the sum of the rest. */
  readonly counts: NextHopCounts;
  /** What the leaf holds, as evidence; undefined when it holds no such route. */
  readonly route: RouteEvidence | undefined;
  /** When the leaf's data was last known to be the present, by our clock. */
  readonly dataMs: number | undefined;
}

/** `target|networkInstance|cluster|prefix`. */
export type PrefixKey = string;

/** The key of a prefix verdict. */
export function prefixKey(target: string, networkInstance: string, cluster: string, prefix: IpPrefix): PrefixKey {
  return `${target}|${networkInstance}|${cluster}|${prefix}`;
}

/** What the key of a prefix verdict names. */
export function placeOf(key: PrefixKey): {
  readonly target: string;
  readonly networkInstance: string;
  readonly cluster: string;
  readonly prefix: IpPrefix;
} {
  const [target = "", networkInstance = "", cluster = "", prefix = ""] = key.split("|");
  return { target, networkInstance, cluster, prefix: prefix as IpPrefix };
}

/** A next hop that should not be there. */
export interface UnexpectedNextHop {
  readonly address: IpAddress | undefined;
  readonly node: string | undefined;
  readonly reason: "unexpected-nexthop" | "stale-nexthop" | "unknown-nexthop" | "unexpected-prefix";
  readonly severity: Severity;
  /** Why the node is not expected, as `noLocalEndpoints`. */
  readonly detail: string | undefined;
  /** When it began to be there although it should not be, by our clock. */
  readonly since?: number | undefined;
  /** When it began to be told, for this reason. */
  readonly lastTransition?: number | undefined;
  /** What it stood on then. The route and its group are those of the prefix. */
  readonly evidence?: EndpointEvidence | undefined;
}

/** Counts of next hops. */
export interface NextHopCounts {
  readonly expected: number;
  readonly present: number;
  readonly missing: number;
  readonly unknown: number;
}

/** The route behind a verdict. */
export interface RouteEvidence {
  readonly routeType: string;
  readonly routeOwner: string;
  readonly active: boolean;
  readonly programming: Programming;
  readonly nextHopGroup: string | undefined;
  readonly nextHopGroupNetworkInstance: string;
  /** Every next hop of the group: the protocol address, and what it resolves to. */
  readonly nextHops: readonly {
    readonly address: IpAddress | undefined;
    readonly type: string | undefined;
    readonly resolved: string;
    readonly subinterface: string | undefined;
  }[];
}

/** One service, judged over all its addresses and leaves. */
export interface ServiceVerdict {
  /** `cluster/namespace/name`. */
  readonly key: ServiceKey;
  readonly cluster: string;
  readonly namespace: string;
  readonly name: string;
  readonly state: ServiceState;
  readonly reason: ServiceReason | undefined;
  readonly detail: string | undefined;
  readonly severity: Severity | undefined;
  readonly addresses: readonly AddressVerdict[];
  readonly findings: readonly ServiceFinding[];
  readonly counts: NextHopCounts;
  readonly since: number;
  readonly lastTransition: number;
  readonly holdUntil: number | undefined;
}

/** One external address of a service. */
export interface AddressVerdict {
  readonly address: IpAddress;
  readonly state: ServiceState;
  readonly reason: ServiceReason | undefined;
  /** The prefixes it is announced in, each on each leaf. */
  readonly prefixes: readonly PrefixKey[];
  readonly counts: NextHopCounts;
}

/** `cluster/namespace/name`. */
export type ServiceKey = string;

/** The key of a service verdict. */
export function serviceKey(cluster: string, namespace: string, name: string): ServiceKey {
  return `${cluster}/${namespace}/${name}`;
}

/** A published state that changed. `from` undefined: it is new; `to` undefined: it is gone. */
export type Transition =
  | {
      readonly subject: "service";
      readonly atMs: number;
      readonly cluster: string;
      readonly namespace: string;
      readonly name: string;
      readonly from: ServiceState | undefined;
      readonly to: ServiceState | undefined;
      readonly reason: string | undefined;
      readonly detail: string | undefined;
    }
  | {
      readonly subject: "endpoint";
      readonly atMs: number;
      readonly cluster: string;
      readonly target: string;
      readonly networkInstance: string;
      readonly prefix: IpPrefix;
      readonly node: string;
      readonly from: EndpointState | undefined;
      readonly to: EndpointState | undefined;
      readonly reason: string | undefined;
      readonly detail: string | undefined;
    };

/** A watched prefix changed on a leaf: for the history. */
export interface FibChange {
  readonly atMs: number;
  readonly cluster: string;
  readonly target: string;
  readonly networkInstance: string;
  readonly prefix: IpPrefix;
  /** Undefined: the leaf no longer holds it, or nobody looks whether it does. */
  readonly route: RouteEvidence | undefined;
}

/** The result of one round: everything as it stands, and what changed since the round before. */
export interface Evaluation {
  readonly sequence: number;
  readonly atMs: number;
  readonly durationMs: number;
  readonly snapshot: Snapshot;
  /** Every service. The map is live: read it before the next round. */
  readonly services: ReadonlyMap<ServiceKey, ServiceVerdict>;
  /** Every judged prefix on every leaf. The map is live. */
  readonly prefixes: ReadonlyMap<PrefixKey, PrefixVerdict>;
  readonly clusters: ReadonlyMap<string, ClusterStatus>;
  /** Keys whose verdict changed or is new; a key that is no longer in the map is gone. */
  readonly changedServices: readonly ServiceKey[];
  readonly changedPrefixes: readonly PrefixKey[];
  /** Keys whose verdict says the same as before and stands on another route. */
  readonly movedPrefixes: readonly PrefixKey[];
  readonly transitions: readonly Transition[];
  readonly fibChanges: readonly FibChange[];
  /** Of which prefixes the leaf's BGP RIB may explain an absence, so that it is to be asked; and of which no more. */
  readonly ribWanted?: readonly PrefixKey[] | undefined;
  readonly ribSettled?: readonly PrefixKey[] | undefined;
  /** Prefixes judged in this round: the work done. */
  readonly judged: number;
  /** Prefixes left for the next rounds, which need not wait for a change: what is told of them is as it was before. */
  readonly waiting: number;
  /** What red verdicts have in common; absent where causes are not looked for. */
  readonly incidents?: IncidentView | undefined;
}

/** One cluster, for people and metrics. */
export interface ClusterStatus {
  readonly cluster: string;
  readonly known: boolean;
  readonly reason: string | undefined;
  readonly sinceMs: number;
  readonly expectations: number;
  readonly findings: readonly {
    readonly node: string;
    readonly reason: string;
    readonly severity: Severity;
    readonly message: string;
  }[];
}

/** Takes every evaluation. A sink answers for its own retries and never throws for its medium's failure. */
export interface Sink {
  readonly name: string;
  deliver(evaluation: Evaluation): void | Promise<void>;
}
