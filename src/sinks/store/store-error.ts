import Database from "better-sqlite3";

/** Why the history could not be written or read. The vocabulary of `kbutler_history_errors_total{reason}`. `other` is a
 *  statement that failed for a reason of its own: what it carried is dropped, for it would fail again. */
export type StoreErrorKind = "busy" | "full" | "readonly" | "io" | "corrupt" | "other";

/** The schema of the file is not ours to use: a shipped migration was changed, the file is of a newer release, or of
 *  another program. An operator has to act; it is never retried. */
export class SchemaError extends Error {
  override readonly name = "SchemaError";
}

/** The history cannot answer now. */
export class HistoryUnavailable extends Error {
  override readonly name = "HistoryUnavailable";
  readonly kind: StoreErrorKind;
  constructor(kind: StoreErrorKind, cause?: unknown) {
    super(`history is unavailable: ${kind}`, { cause });
    this.kind = kind;
  }
}

/** Names a failure. Source: the result codes of SQLite, and errno where the directory could not be made. */
export function storeErrorKind(reason: unknown): StoreErrorKind {
  if (reason instanceof SchemaError) return "corrupt";
  if (reason instanceof Database.SqliteError) return sqliteKind(reason.code);
  if (!(reason instanceof Error) || !("code" in reason)) return "other";
  switch (reason.code) {
    case "EACCES":
    case "EPERM":
    case "EROFS":
      return "readonly";
    case "ENOSPC":
    case "EDQUOT":
      return "full";
    default:
      return typeof reason.code === "string" && /^E[A-Z0-9]+$/.test(reason.code) ? "io" : "other";
  }
}

function sqliteKind(code: string): StoreErrorKind {
  // Extended codes carry the primary one in front: SQLITE_IOERR_FSYNC, SQLITE_READONLY_DBMOVED.
  const primary = code.split("_").slice(0, 2).join("_");
  switch (primary) {
    case "SQLITE_BUSY":
    case "SQLITE_LOCKED":
    case "SQLITE_PROTOCOL":
      return "busy";
    case "SQLITE_FULL":
      return "full";
    case "SQLITE_READONLY":
    case "SQLITE_PERM":
      return "readonly";
    case "SQLITE_IOERR":
    case "SQLITE_CANTOPEN":
    case "SQLITE_NOMEM":
    case "SQLITE_NOLFS":
      return "io";
    case "SQLITE_CORRUPT":
    case "SQLITE_NOTADB":
      return "corrupt";
    default:
      return "other";
  }
}
