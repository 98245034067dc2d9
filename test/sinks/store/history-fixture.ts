import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { systemClock } from "../../../src/clock.ts";
import { type Log, type LogFields, silentLog } from "../../../src/log.ts";
import type { Clock } from "../../../src/model/clock.ts";
import { type History, type HistoryDeps, openHistory } from "../../../src/sinks/store/history.ts";
import { type StoreOptions, storeDefaults } from "../../../src/sinks/store/store-options.ts";
import { until as untilThat } from "../../until.ts";
import { fixtureMs } from "../evaluation-fixture.ts";

/** Real time, as if the process had begun at the moment of the fixtures. */
export const fixtureClock: Clock = {
  nowMs: () => fixtureMs + performance.now(),
  sleep: systemClock.sleep,
};

/** A directory that goes with its test. */
export function temporaryDirectory(): { readonly path: string } & Disposable {
  const path = mkdtempSync(join(tmpdir(), "kbutler-history-"));
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) };
}

/** A log that remembers its lines. */
export function recordingLog(): Log & { readonly lines: { level: string; message: string; fields: LogFields }[] } {
  const lines: { level: string; message: string; fields: LogFields }[] = [];
  const at = (level: string) => (fields: LogFields, message: string) => void lines.push({ level, message, fields });
  const log = { lines, debug: at("debug"), info: at("info"), warn: at("warn"), error: at("error"), child: () => log };
  return log;
}

/** Options with short waits. */
export function testOptions(directory: string, change: Partial<StoreOptions> = {}): StoreOptions {
  return { ...storeDefaults, file: join(directory, "history.db"), retryMs: 10, heartbeatMs: 50, ...change };
}

/** A history in a directory, on the fixtures' clock. */
export function openTestHistory(
  directory: string,
  change: Partial<StoreOptions> = {},
  deps: Partial<HistoryDeps> = {},
): Promise<History> {
  return openHistory(testOptions(directory, change), { clock: fixtureClock, log: silentLog, ...deps });
}

/** Waits until something holds, which the failure quotes. */
export function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  return untilThat(String(holds), holds);
}
