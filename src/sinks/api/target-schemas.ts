import { type Static, Type } from "typebox";
import { Count, named, nullable, Seconds, Time } from "./fields.ts";
import { Shim } from "./shim-json.ts";

const target = {
  name: Type.String(),
  address: Type.String(),
  freshness: Type.Enum(["connecting", "syncing", "synced", "stale"]),
  staleReason: nullable(Type.String()),
  since: Time,
  syncedSince: nullable(Time),
  syncAgeSeconds: nullable(Seconds),
  lastUpdate: nullable(Time),
  lastUpdateAgeSeconds: nullable(Seconds),
  switchTime: nullable(Type.String({ format: "date-time", description: "of the last notification, by the switch" })),
  encoding: nullable(Type.String()),
  gnmiVersion: nullable(Type.String()),
  softwareVersion: nullable(Type.String()),
  hostName: nullable(Type.String()),
  networkInstances: Type.Array(Type.String()),
  sessions: Type.Integer({ minimum: 0, description: "opened so far" }),
  lastError: nullable(Type.String()),
  lastErrorAt: nullable(Time),
  counts: named("FibCounts", "Rows held.", { routes: Count, nextHopGroups: Count, nextHops: Count }),
  received: named("Received", "What came in since the collector began.", {
    messages: Count,
    bytes: Count,
    updates: Count,
    deletes: Count,
  }),
  malformed: Type.Record(Type.String(), Count, { description: "entries not understood, by reason" }),
  shim: nullable(Shim),
};

/** One target of a list. */
export const Target = named("Target", "A leaf, its session, and how far its FIB can be trusted.", target);

/** Every target. */
export const TargetList = named("TargetList", "Every target, by name.", { items: Type.Array(Target) });

/** One target with what it tells of its surroundings. */
export const TargetDetail = named("TargetDetail", "A leaf with what it tells of its surroundings.", {
  ...target,
  ownAddresses: Type.Array(
    named("OwnAddress", "An address of the switch itself.", { networkInstance: Type.String(), address: Type.String() }),
  ),
  bgpNeighbors: Type.Array(
    named("BgpNeighbor", "A BGP neighbour as the switch sees it.", {
      networkInstance: Type.String(),
      peerAddress: Type.String(),
      sessionState: Type.String(),
      peerAs: nullable(Type.Integer()),
      lastEvent: nullable(Type.String()),
      lastEstablished: nullable(Type.String()),
    }),
  ),
  lldpNeighbors: Type.Array(
    named("LldpNeighbor", "An LLDP neighbour.", {
      interface: Type.String(),
      systemName: nullable(Type.String()),
      chassisId: nullable(Type.String()),
    }),
  ),
});

/** Our JSON of a target. */
export type Target = Static<typeof Target>;
/** Our JSON of a target in detail. */
export type TargetDetail = Static<typeof TargetDetail>;
