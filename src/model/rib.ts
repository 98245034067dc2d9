import type { IpPrefix } from "./address.ts";

/** What is asked of a leaf's BGP RIB: everything about one prefix. */
export interface RibQuestion {
  /** Counts up: what was told before a question was asked is no answer to it. */
  readonly number: number;
  readonly target: string;
  readonly networkInstance: string;
  readonly prefix: IpPrefix;
}

/** What a leaf's BGP RIB holds of one prefix. Neighbours are as the switch writes their addresses.
 *  Source: /network-instance[name]/bgp-rib/afi-safi[afi-safi-name]/ipv{4,6}-unicast. */
export interface RibPaths {
  /** Neighbours whose path is in `rib-in-out/rib-in-pre`: received. Undefined where the leaf does not tell. */
  readonly received: readonly string[] | undefined;
  /** Neighbours whose path is in `rib-in-out/rib-in-post`: let through by the import policy. */
  readonly accepted: readonly string[] | undefined;
  /** Paths in `local-rib`. */
  readonly local: readonly LocalRibPath[];
}

/** One path of `local-rib/route[prefix][neighbor][origin-protocol][path-id]`. */
export interface LocalRibPath {
  readonly neighbor: string;
  readonly used: boolean;
  readonly valid: boolean;
  readonly best: boolean;
  /** As `peer-ip`, `as-path-length`, `rtm-pref`; undefined where the leaf gives none. */
  readonly tieBreakReason: string | undefined;
  /** Those of `invalid-reason` that are true, as `next-hop-unresolved`. */
  readonly invalidReasons: readonly string[];
}

/** What came of a question. */
export type RibAnswer =
  | { readonly kind: "told"; readonly paths: RibPaths }
  | { readonly kind: "failed"; readonly message: string };

/** What a leaf told of one prefix, and when, by our clock; `number`: of the question it answers. */
export interface RibTold {
  readonly number: number;
  readonly answer: RibAnswer;
  readonly toldMs: number;
}

/** What a leaf told of its BGP RIB, as far as it was asked: of each prefix the latest, until what the FIB holds of the
 *  prefix changes or the session ends. Live: read it before the next event. */
export interface RibView {
  /** What came of a question; undefined while nothing has. */
  answer(question: RibQuestion): RibAnswer | undefined;
  /** The latest that was told of a prefix, whoever asked. */
  latest(networkInstance: string, prefix: IpPrefix): RibTold | undefined;
}

/** Where answers go. */
export interface RibListener {
  ribTold(question: RibQuestion, answer: RibAnswer): void;
}
