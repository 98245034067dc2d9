import type { IpPrefix } from "./address.ts";

/** What is asked of a leaf's BGP RIB: everything about one prefix. */
export interface RibQuestion {
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

/** The name of a question: `target|networkInstance|prefix`. */
export function ribQuestionKey({ target, networkInstance, prefix }: RibQuestion): string {
  return `${target}|${networkInstance}|${prefix}`;
}
