import type { ShimReport } from "../../closed-loop/leaf-loop.ts";
import type { TargetView } from "../../model/snapshot.ts";
import { type Present, timeOrNull } from "./fields.ts";
import { shimJson } from "./shim-json.ts";
import type { Target, TargetDetail } from "./target-schemas.ts";

/** A target as JSON. */
export function targetJson(
  { name, fib, facts, session }: TargetView,
  now: Present,
  shim: ShimReport | undefined,
): Target {
  const { routes, nextHopGroups, nextHops } = fib.counts;
  return {
    name,
    address: session.address,
    freshness: fib.freshness,
    staleReason: fib.staleReason ?? null,
    since: now.time(fib.sinceMs),
    syncedSince: now.timeOrNull(session.syncedSinceMs),
    syncAgeSeconds: now.ageOrNull(session.syncedSinceMs),
    lastUpdate: now.timeOrNull(fib.lastUpdateMs),
    lastUpdateAgeSeconds: now.ageOrNull(fib.lastUpdateMs),
    switchTime: timeOrNull(session.switchTimeMs),
    encoding: session.encoding ?? null,
    gnmiVersion: session.gnmiVersion ?? null,
    softwareVersion: facts.softwareVersion ?? null,
    hostName: facts.hostName ?? null,
    networkInstances: [...fib.networkInstances],
    sessions: session.sessions,
    lastError: session.lastError ?? null,
    lastErrorAt: now.timeOrNull(session.lastErrorMs),
    counts: { routes, nextHopGroups, nextHops },
    received: {
      messages: session.messages,
      bytes: session.bytes,
      updates: session.updates,
      deletes: session.deletes,
    },
    malformed: { ...session.malformed },
    shim: shimJson(shim),
  };
}

/** A target with its surroundings as JSON. */
export function targetDetailJson(target: TargetView, now: Present, shim: ShimReport | undefined): TargetDetail {
  const { fib, facts } = target;
  return {
    ...targetJson(target, now, shim),
    ownAddresses: fib.ownAddresses().map(({ networkInstance, address }) => ({ networkInstance, address })),
    bgpNeighbors: facts.bgpNeighbors.map((neighbor) => ({
      networkInstance: neighbor.networkInstance,
      peerAddress: neighbor.peerAddress,
      sessionState: neighbor.sessionState,
      peerAs: neighbor.peerAs ?? null,
      lastEvent: neighbor.lastEvent ?? null,
      lastEstablished: neighbor.lastEstablished ?? null,
    })),
    lldpNeighbors: facts.lldpNeighbors.map((neighbor) => ({
      interface: neighbor.interface,
      systemName: neighbor.systemName ?? null,
      chassisId: neighbor.chassisId ?? null,
    })),
  };
}
