import type { Family, IpAddress } from "../../model/address.ts";
import { familyOf, parseAddress } from "../../model/address.ts";
import type { BgpPeer } from "../../model/cluster.ts";
import type { ExpectationPeer } from "../expectation.ts";
import type { MetallbBackend } from "./facts.ts";

/** A BGPPeer as the announcement rules need it. */
export interface Peer {
  readonly name: string;
  readonly object: BgpPeer;
  readonly address: IpAddress | undefined;
  /** Families its session carries. */
  readonly families: readonly Family[];
  /** An iBGP session: local preference decides between nodes. */
  readonly internal: boolean;
  /** What it carries cannot be told: native mode refuses IPv6 in parts, and an IPv6 session stands in such a part. */
  readonly uncertain: boolean;
  /** How it stands in an expectation. */
  readonly shown: ExpectationPeer;
}

/** Reads a peer. */
export function readPeer(object: BgpPeer, backend: MetallbBackend): Peer {
  const address = object.peerAddress === undefined ? undefined : parseAddress(object.peerAddress);
  return {
    name: object.name,
    object,
    address,
    families: sessionFamilies(object, address, backend),
    uncertain: backend === "native" && address !== undefined && familyOf(address) === 6,
    internal: object.dynamicASN === "internal" || (object.myASN !== undefined && object.myASN === object.peerASN),
    shown: {
      name: object.name,
      ...(address === undefined ? {} : { address }),
      ...(object.interface ? { interface: object.interface } : {}),
      ...(object.vrf ? { vrf: object.vrf } : {}),
    },
  };
}

/** Which prefixes a session carries. With FRR a session carries the family of its address, both if it says
 *  `dualStackAddressFamily` or is unnumbered; native speaks IPv4 only. */
export function sessionFamilies(
  peer: Pick<BgpPeer, "interface" | "dualStackAddressFamily">,
  address: IpAddress | undefined,
  backend: MetallbBackend,
): readonly Family[] {
  if (backend === "native") return [4];
  if (address === undefined) return peer.interface ? [4, 6] : [];
  return peer.dualStackAddressFamily ? [4, 6] : [familyOf(address)];
}
