import type { Family, IpAddress, IpPrefix } from "../model/address.ts";
import type { ObjectKey } from "../model/cluster.ts";

/** Why a node is expected to announce: it hosts an endpoint, only passes traffic on (policy Cluster), announces an
 *  aggregate, or announces with a lower preference than others. */
export type ExpectationClass = "hosting" | "transit" | "aggregate" | "backup";

/** `uncertain`: presence and absence are both tolerated. `stale-config`: computed from the last good configuration. */
export type Confidence = "firm" | "uncertain" | "stale-config";

/** One node that has to announce one prefix. The tuple's identity is (cluster, prefix, node).
 *  The field names are those of `kbutler expect --output json`. */
export interface Expectation {
  readonly cluster: string;
  readonly prefix: IpPrefix;
  readonly family: Family;
  readonly node: string;
  /** Addresses by which the node may stand in a FIB; `preferred` is the likeliest one. */
  readonly nextHops: {
    readonly preferred?: IpAddress;
    readonly acceptable: readonly IpAddress[];
    readonly kind: "address" | "link-local" | "unknown";
  };
  /** Sessions it is sent on, by BGPPeer name. Sorted by name. */
  readonly peers: readonly ExpectationPeer[];
  /** Who needs it. Sorted by namespace, name, address. */
  readonly services: readonly ExpectationService[];
  readonly class: ExpectationClass;
  readonly confidence: Confidence;
  readonly advertiser: string;
  /** Since when it is expected, by our clock: milliseconds since the Unix epoch. */
  readonly since: number;
}

/** One session an announcement goes out on. */
export interface ExpectationPeer {
  readonly name: string;
  readonly address?: IpAddress;
  readonly interface?: string;
  readonly vrf?: string;
}

/** One service address behind a prefix. */
export interface ExpectationService {
  readonly namespace: string;
  readonly name: string;
  readonly address: IpAddress;
}

/** A node (or with `*` every node) that must not announce a prefix, and why: MetalLB's own reason string where it has one. */
export interface NonExpectation {
  /** Empty only in an answer about services: of one that is refused and has no address. */
  readonly prefix: IpPrefix | "";
  readonly node: string | "*";
  readonly reason: string;
}

/** How much a finding matters. */
export type Severity = "critical" | "major" | "warning" | "info";

/** Something to know about a service that is no fault of the fabric, such as `no-endpoints` or `pending-address`. */
export interface ServiceFinding {
  readonly namespace: string;
  readonly name: string;
  readonly reason: string;
  readonly severity: Severity;
  readonly message: string;
}

/** Something to know about a node, such as `advertiser-not-running`. */
export interface NodeFinding {
  readonly node: string;
  readonly reason: string;
  readonly severity: Severity;
  readonly message: string;
}

/** Local preference of an announcement by the name of the session it goes out on; eBGP sessions carry none. */
export type LocalPrefs = Readonly<Record<string, number>>;

/** How a node stands among those that announce the same prefix. */
export interface Preference {
  readonly bySession: LocalPrefs;
  /** Its class where nobody is preferred over it. */
  readonly otherwise: ExpectationClass;
}

/** Everything expected of one prefix of one cluster, unioned over services. */
export interface PrefixExpectation {
  readonly prefix: IpPrefix;
  /** Sorted by node. */
  readonly expectations: readonly Expectation[];
  /** Sorted by node. */
  readonly nonExpectations: readonly NonExpectation[];
  /** Why a node must not be a next hop, as `nonExpectations` says it (of it or of `*`) but without writing them out; absent
   *  where they are at hand. */
  refusalOf?(node: string): string | undefined;
  /** How the nodes rank; undefined where all announce with one local preference, or none. */
  readonly preferences?: ReadonlyMap<string, Preference> | undefined;
  /** Nodes that surely announce, and are uncertain only because nobody tells the address they speak from. */
  readonly unplaced?: ReadonlySet<string> | undefined;
}

/** What a service may ask for of time, beside its hold-down; milliseconds. */
export interface ServiceTiming {
  /** Instead of the hold-down, for what should be there. */
  readonly appearMs?: number;
  /** Instead of the hold-down, for what should be gone. */
  readonly disappearMs?: number;
  /** No red light on a leaf for so long after it was synced. */
  readonly startUpMs?: number;
  /** More turns than these within the window are flapping; 0: whatever is seen is shown. */
  readonly flapTransitions?: number;
  readonly flapWindowMs?: number;
}

/** One service as the expectation sees it. */
export interface ServiceExpectation {
  readonly namespace: string;
  readonly name: string;
  readonly externalTrafficPolicy: "Cluster" | "Local";
  /** Usable external addresses, each with the prefixes the service is announced in, and those that no node may announce. */
  readonly addresses: readonly { readonly address: IpAddress; readonly prefixes: readonly IpPrefix[] }[];
  readonly findings: readonly ServiceFinding[];
  /** Hold-down of this service by annotation, milliseconds; undefined is the configured one. */
  readonly holdDownMs: number | undefined;
  /** What else its annotations ask for of time. */
  readonly timing?: ServiceTiming | undefined;
  /** Why the service as a whole is not announced, in the advertiser's own word, as `noIPAllocated`; absent where that is
   *  decided by each node. */
  readonly refusal?: string | undefined;
}

/** Which rule of attachment said so (kubernetes-expectations 3.2, in its order). `remembered`: one of the three before it did,
 *  until the leaf ceased to show the node. */
export type AttachmentSource =
  | "config"
  | "peer-address"
  | "peer-group"
  | "bgp-neighbor"
  | "unnumbered"
  | "arp-nd"
  | "remembered"
  | "label"
  | "all-targets"
  | "unattached";

/** What one target has to hold for one prefix of one cluster. */
export interface TargetExpectation {
  readonly cluster: string;
  readonly target: string;
  readonly networkInstance: string;
  readonly prefix: IpPrefix;
  /** Nodes attached to this leaf that announce: each must be a next hop. Sorted by node. */
  readonly direct: readonly DirectExpectation[];
  /** The prefix has to be there by whatever next hop: some node announces it, and the leaf is of this fabric. */
  readonly reachable: boolean;
  /** Nodes that must not be next hops, with the reason. */
  readonly nonExpectations: readonly NonExpectation[];
  /** Why a node must not be a next hop, as `nonExpectations` says it (of it or of `*`) but without writing them out; absent
   *  where they are at hand. */
  refusalOf?(node: string): string | undefined;
}

/** A node whose announcement this leaf receives itself. */
export interface DirectExpectation {
  readonly expectation: Expectation;
  readonly attachmentSource: AttachmentSource;
  /** Leaves that share the peer address (anycast, MLAG): one of them must have the next hop. Undefined: this leaf must. */
  readonly group: readonly string[] | undefined;
  /** Nodes the leaf may prefer over this one, for their local preference: while one of them is its next hop, this one need
   *  not be. Undefined where there are none. */
  readonly outrankedBy?: readonly Outranking[] | undefined;
  /** Leaves that may have the session instead of this one: nothing was heard of them yet. */
  readonly mayShare?: readonly string[] | undefined;
  /** The node surely announces, and nobody tells by which next hop: only that the prefix is there can be asked for. */
  readonly unplaced?: boolean | undefined;
}

/** A node that is announced with a higher local preference than another. */
export interface Outranking {
  readonly expectation: Expectation;
  /** Whether this very leaf has the session with it. */
  readonly attached: boolean;
  /** The lowest preference the leaf may hear it with. */
  readonly atLeast: number;
}

/** The node behind an address, over all candidates of all nodes. */
export interface NodeAddressIndex {
  /** Undefined for an address of no node, and for one that two nodes claim. */
  nodeOf(address: IpAddress): string | undefined;
  /** What else is known of a node; for attachment. */
  identityOf?(node: string): NodeIdentity | undefined;
  /** All nodes. */
  identities?(): Iterable<NodeIdentity>;
}

/** What tells a node from others: for finding the leaves it is attached to. */
export interface NodeIdentity {
  readonly name: string;
  readonly hostname: string | undefined;
  readonly labels: Readonly<Record<string, string>>;
  /** Every address that is the node's alone, the likeliest next hop first. */
  readonly addresses: readonly IpAddress[];
  /** Those that somebody named as its next hops. */
  readonly named?: readonly IpAddress[] | undefined;
  /** Every BGP session it is to have, whatever goes out on it. */
  readonly peers: readonly ExpectationPeer[];
}

/** One cluster's expectations at one moment. */
export interface ClusterExpectations {
  readonly cluster: string;
  /** False until everything needed has been listed, and when it has been lost for too long. */
  readonly known: boolean;
  /** Nothing of it could be worked out yet. */
  readonly neverKnown?: boolean | undefined;
  /** Why not known, in the verdict vocabulary: `cluster-connecting`, `cluster-stale`, `cluster-forbidden`. */
  readonly unknownReason: string | undefined;
  /** Since when it is (un)known, by our clock. */
  readonly sinceMs: number;
  readonly prefixes: ReadonlyMap<IpPrefix, PrefixExpectation>;
  readonly services: ReadonlyMap<ObjectKey, ServiceExpectation>;
  readonly nodeFindings: readonly NodeFinding[];
  readonly nodes: NodeAddressIndex;
}
