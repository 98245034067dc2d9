import type { Registry } from "prom-client";
import { type Snapshot, type TargetView, timeOfDay } from "../../model/snapshot.ts";
import type { MetricName } from "./catalogue.ts";
import { type Reading, readAtScrape } from "./instruments.ts";

type ByReason = "kbutler_target_malformed_total" | "kbutler_target_session_failures_total";
type TargetMetric = Extract<MetricName, `kbutler_target_${string}`>;

/** One value a target; undefined leaves the series out. */
const values: Readonly<
  Record<Exclude<TargetMetric, ByReason>, (target: TargetView, snapshot: Snapshot) => number | undefined>
> = {
  kbutler_target_up: ({ fib }) => Number(fib.freshness === "syncing" || fib.freshness === "synced"),
  kbutler_target_synced: ({ fib }) => Number(fib.freshness === "synced"),
  kbutler_target_last_update_timestamp_seconds: ({ fib: { lastUpdateMs } }, snapshot) =>
    lastUpdateMs && timeOfDay(lastUpdateMs, snapshot) / 1000,
  kbutler_target_routes: ({ fib }) => fib.counts.routes,
  kbutler_target_next_hop_groups: ({ fib }) => fib.counts.nextHopGroups,
  kbutler_target_next_hops: ({ fib }) => fib.counts.nextHops,
  kbutler_target_messages_total: ({ session }) => session.messages,
  kbutler_target_bytes_total: ({ session }) => session.bytes,
  kbutler_target_updates_total: ({ session }) => session.updates,
  kbutler_target_deletes_total: ({ session }) => session.deletes,
  kbutler_target_sessions_total: ({ session }) => session.sessions,
};

/** Targets, read from the snapshot at each scrape. */
export function registerTargets(registry: Registry, snapshot: () => Snapshot | undefined): void {
  const targets = (): Iterable<TargetView> => snapshot()?.targets.values() ?? [];
  for (const name of Object.keys(values) as (keyof typeof values)[]) {
    readAtScrape(registry, name, function* (): Generator<Reading<typeof name>> {
      const now = snapshot();
      if (now === undefined) return;
      for (const target of now.targets.values()) {
        const value = values[name](target, now);
        if (value !== undefined) yield [{ target: target.name }, value];
      }
    });
  }
  readAtScrape(registry, "kbutler_target_session_failures_total", function* () {
    for (const { name, session } of targets()) {
      for (const [reason, count] of Object.entries(session.failures ?? {}))
        yield [{ target: name, reason }, count] as const;
    }
  });
  readAtScrape(registry, "kbutler_target_malformed_total", function* () {
    for (const { name, session } of targets()) {
      for (const [reason, count] of Object.entries(session.malformed)) yield [{ target: name, reason }, count] as const;
    }
  });
}
