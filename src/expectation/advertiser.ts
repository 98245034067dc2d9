import type { IpAddress, IpPrefix } from "../model/address.ts";
import type { ClusterView, ObjectKey, ResourceName, Service } from "../model/cluster.ts";
import type { Confidence, ExpectationPeer, LocalPrefs, NodeFinding, ServiceFinding } from "./expectation.ts";

/** What announces service addresses in a cluster: its rules as pure functions of a view. Several may be active at once;
 *  their claims are unioned. */
export interface Advertiser<S extends Scene = Scene> {
  /** As in `Expectation.advertiser`. */
  readonly name: string;
  /** Everything it reads: nothing is said before each of these is listed, refused or known not to be served. */
  readonly resources: readonly ResourceName[];
  /** Those of them without which nothing can be said. */
  readonly required: readonly ResourceName[];
  /** Whether it is at work in this cluster. */
  detect(view: ClusterView): boolean;
  /** Reads what all services have in common. `previous` is the scene before, for what a speaker remembers. */
  prepare(view: ClusterView, previous: S | undefined): S;
}

/** What all services of a cluster have in common, read once; a service is evaluated against it alone. */
export interface Scene {
  readonly nodeFindings: readonly NodeFinding[];
  /** Every session a node has, by node name. */
  readonly sessions: ReadonlyMap<string, readonly ExpectationPeer[]>;
  /** Addresses a node is made to speak from, by node name. */
  readonly sourceAddresses: ReadonlyMap<string, readonly IpAddress[]>;
  /** Whether the scene itself rests on a service, that is there or was: its change makes another scene. */
  restsOn?(key: ObjectKey, service: Service | undefined): boolean;
  /** Of the view it may read only what belongs to this service: nothing else makes the service evaluated again. */
  evaluate(service: Service, view: ClusterView): Announcement;
}

/** What one advertiser makes of one service. */
export interface Announcement {
  /** External addresses that can be used. */
  readonly addresses: readonly IpAddress[];
  readonly claims: readonly Claim[];
  /** Why the service as a whole is not announced, in the advertiser's own word; undefined where nodes differ. */
  readonly refusal: string | undefined;
  readonly findings: readonly ServiceFinding[];
}

/** Which nodes announce one prefix for one service, and why the others do not. */
export interface Claim {
  readonly advertiser: string;
  readonly prefix: IpPrefix;
  /** The service's addresses in the prefix. */
  readonly addresses: readonly IpAddress[];
  readonly policy: "Cluster" | "Local";
  /** Sorted by node. */
  readonly nodes: readonly NodeClaim[];
  /** Nodes with a servable endpoint of the service. */
  readonly hosting: ReadonlySet<string>;
  /** Why a node does not announce; one word where it is the same for all. Nodes of `nodes` may stand in it too. */
  readonly refusals: Refusals;
}

/** A reason for every node, or one by node name. */
export type Refusals = string | ReadonlyMap<string, string>;

/** Stands among refusals for a node of which nobody can tell whether it announces: it need not, and it may. */
export const undecided = "undecided";

/** A node that announces a prefix. */
export interface NodeClaim {
  readonly node: string;
  readonly peers: readonly ExpectationPeer[];
  /** Of what goes to iBGP sessions: the highest wins on each leaf. Undefined where there are none. */
  readonly localPrefs: LocalPrefs | undefined;
  readonly confidence: Confidence;
}
