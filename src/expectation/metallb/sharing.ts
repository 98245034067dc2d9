import type { NodeClaim } from "../advertiser.ts";
import type { ExpectationPeer } from "../expectation.ts";
import { Interned } from "../interned.ts";
import type { Peer } from "./peers.ts";
import type { Share } from "./plan.ts";

/** What plans share, within one state of the cluster and with the state before it. */
export class Sharing implements Share {
  readonly #peers: Interned<readonly ExpectationPeer[]>;
  readonly #claims: Interned<NodeClaim>;
  readonly #lists: Interned<readonly NodeClaim[]>;
  readonly #refusals: Interned<ReadonlyMap<string, string>>;

  constructor(previous?: Sharing) {
    this.#peers = new Interned(previous ? previous.#peers : undefined);
    this.#claims = new Interned(previous ? previous.#claims : undefined);
    this.#lists = new Interned(previous ? previous.#lists : undefined);
    this.#refusals = new Interned(previous ? previous.#refusals : undefined);
  }

  peers(peers: readonly Peer[]): readonly ExpectationPeer[] {
    const shown = peers.map((peer) => peer.shown);
    return this.#peers.get(JSON.stringify(shown), () => shown);
  }

  claim(claim: NodeClaim): NodeClaim {
    return this.#claims.get(JSON.stringify(claim), () => claim);
  }

  claims(claims: readonly NodeClaim[]): readonly NodeClaim[] {
    return this.#lists.get(JSON.stringify(claims), () => claims);
  }

  refusals(refusals: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
    return this.#refusals.get(JSON.stringify([...refusals]), () => refusals);
  }
}
