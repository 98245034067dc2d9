import type { ClusterExpectations, ServiceFinding, TargetExpectation } from "../expectation/expectation.ts";
import type { IpPrefix } from "../model/address.ts";
import type { ObjectKey } from "../model/cluster.ts";
import type { Snapshot } from "../model/snapshot.ts";

/** What the leaves should hold of a prefix, anew; no targets where nothing is expected. */
export interface ExpectedPrefix {
  readonly cluster: string;
  readonly prefix: IpPrefix;
  readonly targets: readonly TargetExpectation[];
  /** What is announced is as before, and only leaves told of themselves: most of it is what stood already. */
  readonly onlyLeavesMoved?: boolean | undefined;
}

/** What changed since the round before: the only things that are judged again. */
export interface Round {
  readonly snapshot: Snapshot;
  readonly clusters: ReadonlyMap<string, ClusterExpectations>;
  /** Leaves whose freshness changed: everything on them. */
  readonly targets: Iterable<string>;
  /** Leaves that tell other facts: what was judged by a BGP session of theirs. */
  readonly facts?: Iterable<string> | undefined;
  /** Prefixes whose entry changed, or of which the BGP RIB was told, by leaf. */
  readonly prefixes: ReadonlyMap<string, Iterable<IpPrefix>>;
  /** The prefixes whose expectation changed. Read once, for it may be worked out while it is read. */
  readonly expectations: Iterable<ExpectedPrefix>;
  /** Services whose expectation changed or that are gone, by cluster. */
  readonly services: ReadonlyMap<string, Iterable<ObjectKey>>;
  /** Prefixes of a service that another cluster announces too; undefined where there is one cluster. */
  readonly clashes?: { findings(cluster: string, service: ObjectKey): readonly ServiceFinding[] } | undefined;
  /** Clusters whose watch is lost, and when each was last heard of, by our clock. */
  readonly unheard: ReadonlyMap<string, number>;
  /** Clusters that became known or unknown, were lost or heard again, or whose node findings changed: everything of them. */
  readonly changedClusters: Iterable<string>;
  /** Clusters in which something other than services changed: nodes, pods, pools. Absent: those that became another. */
  readonly surroundings?: ReadonlySet<string> | undefined;
  /** Where each cluster's services get their addresses from; absent where that is not looked at. */
  readonly pools?: ReadonlyMap<string, Pools> | undefined;
  /** Prefixes of which it has yet to be worked out anew which leaves should hold them: neither they nor their services are
   *  judged until then. Absent: none. */
  readonly unattached?: { readonly size: number; has(cluster: string, prefix: IpPrefix): boolean } | undefined;
}

/** The ranges of one cluster's address pools. */
export interface Pools {
  /** Whether a prefix lies wholly in a pool, and is no wider than what may be announced of it. */
  covers(prefix: IpPrefix): boolean;
}
