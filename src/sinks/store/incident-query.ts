import type { Database } from "better-sqlite3";
import type { Incident } from "../../verdict/incident.ts";
import { decodeCursor, encodeCursor } from "./cursor.ts";
import type { Statement } from "./database.ts";
import type { IncidentAtQuery, IncidentFilter, IncidentQuery, Page } from "./history-reader.ts";

/** Incidents that one page may look at. */
const scanIncidents = 1_000;

interface IncidentRow {
  readonly id: string;
  readonly openedMs: number;
  readonly closedMs: number | null;
}

/** Answers which incidents there were. Each is told as it was at the end of the window. */
export class IncidentReader {
  readonly #opened: Statement<[openedMs: number, id: string, limit: number], IncidentRow>;
  readonly #version: Statement<[id: string, atMs: number], { body: string }>;
  readonly #recorded: Statement<[atMs: number, atMs: number], { one: number }>;
  readonly #open: Statement<[], { id: string }>;

  constructor(db: Database) {
    this.#opened = db.prepare(
      `SELECT id, opened_ms AS openedMs, closed_ms AS closedMs FROM incident
       WHERE (opened_ms, id) < (?, ?) ORDER BY opened_ms DESC, id DESC LIMIT ?`,
    );
    this.#version = db.prepare(
      "SELECT body FROM incident_version WHERE incident_id = ? AND at_ms < ? ORDER BY at_ms DESC, id DESC LIMIT 1",
    );
    this.#recorded = db.prepare("SELECT 1 AS one FROM recording WHERE from_ms <= ? AND to_ms >= ? LIMIT 1");
    this.#open = db.prepare("SELECT id FROM incident WHERE closed_ms IS NULL ORDER BY opened_ms");
  }

  /** Those open at some time of the window, the latest opened first. A page may come out short and have a next one. */
  list({ fromMs, toMs, limit, cursor, ...wanted }: IncidentQuery): Page<Incident> {
    const [openedMs, id] = cursor === undefined ? [toMs, ""] : decodeCursor(cursor, "number", "string");
    const items: Incident[] = [];
    let last: IncidentRow | undefined;
    for (const [looked, row] of this.#opened.all(openedMs, id, scanIncidents + 1).entries()) {
      if (last && (items.length === limit || looked === scanIncidents)) {
        return { items, nextCursor: encodeCursor(last.openedMs, last.id) };
      }
      last = row;
      if (row.closedMs !== null && row.closedMs < fromMs) continue;
      const incident = this.#read(row.id, toMs);
      if (incident && matches(incident, wanted)) items.push(incident);
    }
    return { items, nextCursor: null };
  }

  /** Those open at a moment; undefined where nothing was recorded then. */
  at(query: IncidentAtQuery): Page<Incident> | undefined {
    const { atMs, ...rest } = query;
    if (this.#recorded.get(atMs, atMs) === undefined) return undefined;
    return this.list({ ...rest, fromMs: atMs + 1, toMs: atMs + 1 }); // still open in the millisecond after it
  }

  /** One as it was last; undefined if there is none of this id. */
  get(id: string): Incident | undefined {
    return this.#read(id, Number.MAX_SAFE_INTEGER);
  }

  /** Those that are open still, as they were last. */
  open(): Incident[] {
    return this.#open.all().flatMap(({ id }) => this.get(id) ?? []);
  }

  #read(id: string, beforeMs: number): Incident | undefined {
    const version = this.#version.get(id, beforeMs);
    return version && incidentOf(version.body);
  }
}

/** The text of an incident. */
export function bodyOf(incident: Incident): string {
  return JSON.stringify(incident);
}

/** Reads it back. */
export function incidentOf(body: string): Incident {
  return { closedMs: undefined, ...(JSON.parse(body) as Omit<Incident, "closedMs">) };
}

function matches({ cluster, targets, cause, severity, closedMs }: Incident, wanted: IncidentFilter): boolean {
  const { state = "all" } = wanted;
  return (
    (state === "all" || (state === "closed") === (closedMs !== undefined)) &&
    (wanted.cluster === undefined || wanted.cluster === cluster) &&
    (wanted.target === undefined || targets.includes(wanted.target)) &&
    (wanted.cause === undefined || wanted.cause === cause) &&
    (wanted.severity === undefined || wanted.severity === severity)
  );
}
