/** How the history is kept. Every limit has a default in `storeDefaults`. */
export interface StoreOptions {
  /** The SQLite file. Its directory is made where it is missing. */
  readonly file: string;
  /** What ended longer ago is deleted, milliseconds. */
  readonly retentionMs: number;
  /** Above this size the oldest is deleted first, bytes. A quarter more is the hard limit of the file. */
  readonly maxBytes: number;
  /** Time between two whole-FIB snapshots of a synced target, milliseconds. */
  readonly snapshotIntervalMs: number;
  /** Wait after the medium refused, milliseconds. */
  readonly retryMs: number;
  /** Rows that wait in memory while the medium refuses; beyond it the oldest are dropped and counted. */
  readonly backlogRows: number;
  /** Time between two passes of retention, milliseconds. */
  readonly maintenanceIntervalMs: number;
  /** How often the end of the recording is written while nothing changes, milliseconds. */
  readonly heartbeatMs: number;
}

/** The defaults: 30 days, 2 GiB, a snapshot every hour. */
export const storeDefaults: Omit<StoreOptions, "file"> = {
  retentionMs: 30 * 24 * 3_600_000,
  maxBytes: 2 * 1024 ** 3,
  snapshotIntervalMs: 3_600_000,
  retryMs: 1_000,
  backlogRows: 200_000,
  maintenanceIntervalMs: 60_000,
  heartbeatMs: 10_000,
};
