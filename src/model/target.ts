import type { PrefixWords } from "./address.ts";
import type { Uint64 } from "./fib.ts";

/** How a value is written on the wire (gNMI specification, 2.3). */
export type TargetEncoding = "json_ietf" | "json" | "proto";

/** A secret that came from a file or the environment. It prints as `[redacted]` wherever it is written. */
export class Secret {
  readonly #value: string;
  constructor(value: string) {
    this.#value = value;
  }
  /** The secret itself: for the wire only. */
  reveal(): string {
    return this.#value;
  }
  toString(): string {
    return "[redacted]";
  }
  toJSON(): string {
    return "[redacted]";
  }
  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return "[redacted]";
  }
}

/** Transport security of a gNMI client. `insecure` (plain text) and `skipVerify` only when written out. */
export type TargetTls =
  | { readonly mode: "insecure" }
  | {
      readonly mode: "tls";
      readonly skipVerify: boolean;
      /** PEM files; absent means the system's roots, and no client certificate. */
      readonly caFile?: string | undefined;
      readonly certFile?: string | undefined;
      readonly keyFile?: string | undefined;
      /** The name the certificate must carry, where it is not the address. */
      readonly serverName?: string | undefined;
    };

/** One gNMI target: an SR Linux leaf we subscribe to. */
export interface Target {
  readonly name: string;
  /** `host:port`, IPv6 in brackets. */
  readonly address: string;
  readonly username?: string | undefined;
  /** Read anew for every session, so that a rotated file is picked up. */
  readonly password?: (() => Secret) | undefined;
  /** Further gRPC metadata, as gnmic's `metadata`. */
  readonly metadata: Readonly<Record<string, string>>;
  readonly tls: TargetTls;
  /** Undefined: chosen by Capabilities in the order JSON_IETF, JSON, PROTO. */
  readonly encoding?: TargetEncoding | undefined;
  readonly networkInstances: readonly string[];
  /** Deadline of unary calls and of the first answer, milliseconds. */
  readonly timeoutMs: number;
  /** Longest wait between two sessions, milliseconds. */
  readonly retryMaxMs: number;
  /** No byte for so long means the session is dead, milliseconds. At least two liveness samples. */
  readonly staleAfterMs: number;
  /** gRPC keepalive ping period, milliseconds. */
  readonly keepaliveMs: number;
  /** What gRPC is spoken with: node's HTTP/2 itself, or the library grpc-js. Undefined: HTTP/2. */
  readonly transport?: "grpc-js" | "http2" | undefined;
  /** What it may send before it has to wait until it was read, on the connection and on each RPC, with `http2`; default: HTTP/2's. */
  readonly windowBytes?: number | undefined;
  /** Whether the tree our agent publishes on the target is read back; undefined: where there are agents to publish. */
  readonly closedLoop?: boolean | undefined;
  /** Free labels, as gnmic's `tags` and `event-tags`. */
  readonly tags: Readonly<Record<string, string>>;
}

/** What ended a session, in one word: the vocabulary of `kbutler_target_session_failures_total{reason}`. */
export type SessionFault =
  | "login-refused"
  | "permission-denied"
  | "subscription-refused"
  | "not-offered"
  | "limit-reached"
  | "no-answer"
  | "certificate-expired"
  | "tls-refused"
  | "file-unusable"
  | "address-unreachable"
  | "no-grpc"
  | "connection-lost"
  | "server-stopped"
  | "message-unreadable"
  | "session-ended";

/** Why a session ended, named once at the edge. */
export interface SessionError {
  readonly message: string;
  /** `reconfigure`: trying again soon is of no use (login refused, path refused), so it is done slowly. */
  readonly remedy: "retry" | "reconfigure";
  /** gRPC status name where there was one, as `UNAVAILABLE`. */
  readonly code: string | undefined;
  /** Default: `session-ended`. */
  readonly fault?: SessionFault | undefined;
}

/** What a session knows of its switch once it is up. */
export interface SessionInfo {
  readonly encoding: TargetEncoding;
  readonly gnmiVersion: string | undefined;
}

/** Why a piece of a notification was not understood. The vocabulary of `kbutler_target_malformed_total{reason}`. */
export type MalformedReason =
  | "protobuf"
  | "json"
  | "path"
  | "key"
  | "value"
  | "enum"
  | "too-large"
  | "encoding"
  | "unknown-path";

/** The keys of one route entry (srl_nokia-ip-route-tables, 23.3 and later; before, no origin: it is empty here). */
export interface RouteKey {
  networkInstance: string;
  prefix: PrefixWords;
  routeType: string;
  routeOwner: string;
  id: number;
  originNetworkInstance: string;
}

/** Which leaves of a `RouteUpdate` the notification carried; the others keep what they held. */
export const RouteField = {
  active: 1,
  nextHopGroup: 2,
  nextHopGroupNetworkInstance: 4,
  preference: 8,
  metric: 16,
  suppressed: 32,
  pendingOperation: 64,
  failedOperation: 128,
  failedLocations: 256,
  lastSuccessfulOperation: 512,
} as const;

/** `fib-programming` operations, as small integers: none, add, modify, delete; `unknown` for a word we do not know. */
export const Operation = { none: 0, add: 1, modify: 2, delete: 3, unknown: 4 } as const;
/** One of `Operation`. */
export type Operation = (typeof Operation)[keyof typeof Operation];

/** Leaves of one route entry to merge. The object belongs to its writer, which may use it again: read it during the call. */
export interface RouteUpdate {
  key: RouteKey;
  /** Bits of `RouteField`: which of the leaves below are set. */
  has: number;
  /** Replace the entry rather than merge (`Notification.atomic`). */
  replace: boolean;
  active: boolean;
  nextHopGroup: Uint64;
  nextHopGroupNetworkInstance: string;
  preference: number;
  metric: number;
  suppressed: boolean;
  pendingOperation: Operation;
  failedOperation: Operation;
  failedLocations: readonly string[];
  lastSuccessfulOperation: Operation;
}

/** One member of a next-hop group. */
export interface GroupMember {
  /** `next-hop[id]`, 0 to 1023. */
  readonly id: number;
  readonly nextHop: Uint64 | undefined;
  readonly weight: Uint64 | undefined;
  readonly resolved: "true" | "false" | "not-applicable" | undefined;
  readonly resourceAllocationFailed: boolean | undefined;
}

/** Leaves of one next-hop group to merge: undefined leaves keep what they held, members merge by id. */
export interface NextHopGroupUpdate {
  readonly networkInstance: string;
  readonly index: Uint64;
  readonly replace: boolean;
  readonly backupNextHopGroup?: Uint64 | undefined;
  readonly members?: readonly GroupMember[] | undefined;
  readonly backupMembers?: readonly GroupMember[] | undefined;
  readonly programming?: ProgrammingUpdate | undefined;
}

/** Leaves of a `fib-programming` container. */
export interface ProgrammingUpdate {
  readonly pendingOperation?: Operation | undefined;
  readonly failedOperation?: Operation | undefined;
  readonly failedLocations?: readonly string[] | undefined;
  readonly lastSuccessfulOperation?: Operation | undefined;
}

/** Leaves of one next hop to merge: undefined leaves keep what they held. */
export interface NextHopUpdate {
  readonly networkInstance: string;
  readonly index: Uint64;
  readonly replace: boolean;
  readonly type?: string | undefined;
  readonly address?: string | undefined;
  readonly subinterface?: string | undefined;
  readonly resourceAllocationFailed?: boolean | undefined;
  /** `indirect/resolved`, a boolean. */
  readonly resolved?: boolean | undefined;
  readonly resolvingRoute?: ResolvingUpdate | undefined;
  readonly resolvingTunnel?: ResolvingUpdate | undefined;
}

/** Leaves of `resolving-route` or `resolving-tunnel`, under `indirect` (25.3) or directly below the next hop (24.10). */
export interface ResolvingUpdate {
  readonly nextHopGroup?: Uint64 | undefined;
  readonly prefix?: string | undefined;
  readonly type?: string | undefined;
  readonly owner?: string | undefined;
}

/** What a delete covers: every entry of the list whose given keys match; an absent key matches all (wildcard, ancestor).
 *  `list` "all" is an ancestor of all lists (route-table, network-instance, root). */
export type FibDelete = {
  readonly networkInstance: string | undefined;
} & (
  | { readonly list: "all" }
  | {
      readonly list: "route";
      readonly family: 4 | 6;
      readonly prefix?: PrefixWords | undefined;
      readonly routeType?: string | undefined;
      readonly routeOwner?: string | undefined;
      readonly id?: number | undefined;
      readonly originNetworkInstance?: string | undefined;
      /** A leaf or container of the entry, not the entry: bits of `RouteField` that fall back to unset. */
      readonly fields?: number | undefined;
    }
  | {
      readonly list: "next-hop-group";
      readonly index?: Uint64 | undefined;
      /** One member of the group, or with "all" every one. */
      readonly member?: number | "all" | undefined;
      /** Leaves of the group or member other than its existence. */
      readonly leaf?: string | undefined;
    }
  | { readonly list: "next-hop"; readonly index?: Uint64 | undefined; readonly leaf?: string | undefined }
);

/** Which entry could not be read, as far as the path told. The entry is marked malformed and judged unknown; without an
 *  entry it is counted only, and where it may have been any entry the source loses the session, to be told all of it anew. */
export type MalformedEntry =
  | { readonly list: "route"; readonly key: RouteKey }
  | { readonly list: "next-hop-group" | "next-hop"; readonly networkInstance: string; readonly index: Uint64 }
  | undefined;

/** Where decoded leaves go: the FIB of one target. Calls come in the order of the stream. */
export interface FibWriter {
  route(update: RouteUpdate): void;
  nextHopGroup(update: NextHopGroupUpdate): void;
  nextHop(update: NextHopUpdate): void;
  delete(what: FibDelete): void;
  /** Counted by reason and logged once per kind by the receiver. `detail` is bounded and safe to log. */
  malformed(reason: MalformedReason, detail: string, entry: MalformedEntry): void;
}

/** One target's ordered stream, pushed. A source calls it; it knows no table, no sink and no metric.
 *  Between `sessionOpened` and `synced` the writes fill a fresh FIB aside; `synced` makes it live. */
export interface TargetListener extends FibWriter {
  sessionOpened(info: SessionInfo): void;
  /** Bytes of one gNMI message arrived, before it is decoded; `switchTimeMs` of the notification, by the switch's clock
   *  (milliseconds since the Unix epoch, with fractions), undefined if it has none. */
  received(bytes: number, switchTimeMs: number | undefined): void;
  synced(): void;
  sessionLost(error: SessionError): void;
  /** Facts from the optional subscription; a whole replacement, never merged. */
  facts(facts: TargetFacts): void;
}

/** A part of a switch's tree that facts are read from. One that a switch does not have is left out alone. */
export type FactTree =
  | "bgp"
  | "bgp-families"
  | "bgp-prefix-limits"
  | "bgp-notifications"
  | "lldp"
  | "arp"
  | "neighbor-discovery"
  | "interfaces"
  | "ports"
  | "resources"
  | "system";

/** What a switch tells of its surroundings; the optional subscription. Used for attachment and for causes. */
export interface TargetFacts {
  readonly softwareVersion: string | undefined;
  readonly hostName: string | undefined;
  readonly bgpNeighbors: readonly BgpNeighbor[];
  readonly lldpNeighbors: readonly LldpNeighbor[];
  readonly arpEntries: readonly NeighborEntry[];
  /** Subinterface name to the network instance it belongs to. */
  readonly subinterfaces: Readonly<Record<string, string>>;
  /** Ports (`ethernet-1/1`) and subinterfaces (`ethernet-1/1.0`) by name; absent where the switch was not asked. */
  readonly links?: Readonly<Record<string, LinkState>> | undefined;
  /** Datapath resources the switch counts; absent where it was not asked. */
  readonly resources?: readonly DatapathResource[] | undefined;
  /** Trees that were told whole: what is missing in them is not there. Of any other nothing is known by its absence. */
  readonly told?: readonly FactTree[] | undefined;
}

/** Source: /interface[name], and /network-instance[name]/interface[name] for a subinterface. */
export interface LinkState {
  /** `up` or `down`; undefined where the switch did not say. */
  readonly operState: string | undefined;
  readonly operDownReason: string | undefined;
}

/** Source: /platform/linecard[slot]/forwarding-complex[name]/datapath/{asic,xdp}/resource[name]. */
export interface DatapathResource {
  /** `complex-<slot>.<n>`, as in `last-failed-locations`. */
  readonly location: string;
  /** Identity without its module, as `ip-lpm-routes`. */
  readonly name: string;
  /** Percent of its size. */
  readonly usedPercent: number;
}

/** Source: /network-instance[name]/protocols/bgp/neighbor[peer-address]. */
export interface BgpNeighbor {
  readonly networkInstance: string;
  /** May be a zoned link-local address. */
  readonly peerAddress: string;
  readonly sessionState: string;
  readonly peerAs: number | undefined;
  readonly lastEvent?: string | undefined;
  readonly lastEstablished?: string | undefined;
  /** The last NOTIFICATION message (RFC 4271, 4.5), in the switch's words, and who sent it. */
  readonly lastNotification?:
    | { readonly direction: "received" | "sent"; readonly code: string; readonly subcode: string | undefined }
    | undefined;
  /** By `afi-safi-name` without its module, as `ipv4-unicast`. */
  readonly families?: Readonly<Record<string, BgpFamily>> | undefined;
}

/** Source: .../neighbor[peer-address]/afi-safi[afi-safi-name]; what the switch did not tell is undefined. `receivedRoutes`
 *  includes those the import policy rejected. */
export interface BgpFamily {
  readonly receivedRoutes?: number | undefined;
  readonly activeRoutes?: number | undefined;
  readonly rejectedRoutes?: number | undefined;
  readonly prefixLimitExceeded?: boolean | undefined;
}

/** Source: /system/lldp/interface[name]/neighbor[id]. */
export interface LldpNeighbor {
  readonly interface: string;
  readonly systemName: string | undefined;
  readonly chassisId: string | undefined;
}

/** Source: .../ipv4/arp/neighbor and .../ipv6/neighbor-discovery/neighbor. */
export interface NeighborEntry {
  readonly subinterface: string;
  readonly address: string;
  /** Upper case with colons, as the switch writes it. */
  readonly linkLayerAddress: string | undefined;
  /** `dynamic`, `static`, `evpn` or `other`; absent where the switch was not asked. */
  readonly origin?: string | undefined;
}

/** A facts object that says nothing. */
export const noFacts: TargetFacts = {
  softwareVersion: undefined,
  hostName: undefined,
  bgpNeighbors: [],
  lldpNeighbors: [],
  arpEntries: [],
  subinterfaces: {},
};

/** What of the facts tells which nodes are attached to a leaf: seldom another, while states and counters come and go. */
export function surroundingsOf(facts: TargetFacts): unknown {
  const { softwareVersion, hostName, bgpNeighbors, lldpNeighbors, arpEntries, subinterfaces } = facts;
  const neighbors = bgpNeighbors.map(({ networkInstance, peerAddress, peerAs }) => [
    networkInstance,
    peerAddress,
    peerAs,
  ]);
  return [softwareVersion, hostName, neighbors, lldpNeighbors, arpEntries, subinterfaces];
}
