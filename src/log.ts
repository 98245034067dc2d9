/** Fields of a log line. Names are those of the metric labels: `target`, `cluster`, `namespace`, `service`, `leaf`,
 *  `reason`, `error`, `address`, `count`, `durationMs`. Objects of Kubernetes are never logged whole. */
export type LogFields = Readonly<Record<string, unknown>>;

/** A constant sentence and its typed fields. */
export interface Log {
  debug(fields: LogFields, message: string): void;
  info(fields: LogFields, message: string): void;
  warn(fields: LogFields, message: string): void;
  error(fields: LogFields, message: string): void;
  /** A log that adds these fields to every line. */
  child(fields: LogFields): Log;
}

/** A log that writes nothing: for tests and pure use. */
export const silentLog: Log = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  child: () => silentLog,
};
