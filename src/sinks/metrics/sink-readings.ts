import type { Registry } from "prom-client";
import { type ShimReport, shimStates } from "../../closed-loop/leaf-loop.ts";
import type { GnmiServerStats } from "../gnmi/stats.ts";
import type { PlainMetric } from "./catalogue.ts";
import { readAtScrape } from "./instruments.ts";

/** What the history tells of itself; counters are since the process began. */
export interface HistoryHealth {
  readonly writable: boolean;
  /** Failed attempts by reason, as `full` or `locked`. */
  readonly errors: Readonly<Record<string, number>>;
  readonly backlogRows: number;
  readonly written: number;
  readonly dropped: number;
  readonly fileBytes: number;
}

/** The history, read at each scrape. */
export function registerHistory(registry: Registry, read: () => HistoryHealth): void {
  const single = (name: PlainMetric, of: (history: HistoryHealth) => number): void =>
    readAtScrape(registry, name, () => [[{}, of(read())]]);
  single("kbutler_history_writable", ({ writable }) => Number(writable));
  single("kbutler_history_backlog", ({ backlogRows }) => backlogRows);
  single("kbutler_history_bytes", ({ fileBytes }) => fileBytes);
  single("kbutler_history_rows_total", ({ written }) => written);
  single("kbutler_history_dropped_total", ({ dropped }) => dropped);
  readAtScrape(registry, "kbutler_history_errors_total", () =>
    Object.entries(read().errors).map(([reason, count]) => [{ reason }, count] as const),
  );
}

/** What audits came to. */
export interface AuditHealth {
  readonly audits: number;
  readonly mismatches: number;
  readonly lastDurationMs: number;
}

/** The audits, read at each scrape. */
export function registerAudit(registry: Registry, read: () => AuditHealth): void {
  readAtScrape(registry, "kbutler_audits_total", () => [[{}, read().audits]]);
  readAtScrape(registry, "kbutler_audit_mismatches_total", () => [[{}, read().mismatches]]);
  readAtScrape(registry, "kbutler_audit_duration_seconds", () => [[{}, read().lastDurationMs / 1_000]]);
}

/** What the leaves show of our tree, read at each scrape. */
export function registerShims(registry: Registry, read: () => Iterable<ShimReport>): void {
  readAtScrape(registry, "kbutler_shim_state", function* () {
    for (const report of read()) {
      for (const state of shimStates) {
        yield [{ target: report.target, state }, Number(report.state === state)] as const;
      }
    }
  });
  readAtScrape(registry, "kbutler_shim_publish_lag_seconds", function* () {
    for (const { target, lagMs } of read()) if (lagMs !== undefined) yield [{ target }, lagMs / 1_000] as const;
  });
}

/** Our gNMI server, read at each scrape; every leaf has its shim count, 0 included. */
export function registerGnmiServer(
  registry: Registry,
  read: () => GnmiServerStats,
  targets: () => Iterable<string>,
): void {
  const single = (name: PlainMetric, of: (stats: GnmiServerStats) => number): void =>
    readAtScrape(registry, name, () => [[{}, of(read())]]);
  single("kbutler_gnmi_server_sessions", ({ sessions }) => sessions.length);
  single("kbutler_gnmi_server_messages_total", ({ messages }) => messages);
  single("kbutler_gnmi_server_updates_total", ({ updates }) => updates);
  single("kbutler_gnmi_server_deletes_total", ({ deletes }) => deletes);
  single("kbutler_gnmi_server_coalesced_total", ({ coalesced }) => coalesced);
  single("kbutler_gnmi_server_slow_readers_total", ({ slowReaders }) => slowReaders);
  single("kbutler_gnmi_server_authentication_failures_total", ({ authenticationFailures }) => authenticationFailures);
  readAtScrape(registry, "kbutler_gnmi_server_rpcs_total", () =>
    read().rpcs.map(({ method, code, count }) => [{ method, code }, count] as const),
  );
  readAtScrape(registry, "kbutler_shim_sessions", function* () {
    const { sessions } = read();
    for (const target of targets()) {
      yield [{ target }, sessions.filter((session) => session.target === target).length] as const;
    }
  });
}
