import type { Database } from "better-sqlite3";
import type { Statement } from "./database.ts";
import type { FibChangeQuery, FibChangeRecord, Page } from "./history-reader.ts";
import { below, maxSubjects, mergePage, type Place, type Source, scanRows, source, startOf } from "./newest-first.ts";

/** A row of `fib_state` with its names. */
export interface FibRow extends Place {
  readonly cluster: string;
  readonly target: string;
  readonly networkInstance: string;
  readonly prefix: string;
  readonly route: string | null;
}

/** What a `FibRow` is selected by, of `fib_state t` and `entry n`. */
export const fibColumns =
  "t.id, t.at_ms AS atMs, 0 AS rank, n.cluster, n.target, n.network_instance AS networkInstance, n.prefix, t.route";

type Bounds = [fromMs: number, belowMs: number, belowId: number, limit: number];
const window = "t.baseline = 0 AND t.at_ms >= ? AND (t.at_ms, t.id) < (?, ?)";

/** Lists changes of watched prefixes. */
export class FibChangeLister {
  readonly #entries: Statement<[prefix: string, target: string | null, limit: number], { id: number }>;
  readonly #ofEntry: Statement<[entry: number, ...Bounds], FibRow>;
  readonly #byTime: Statement<Bounds, FibRow>;

  constructor(db: Database) {
    this.#entries = db.prepare("SELECT id FROM entry WHERE prefix = ? AND target = coalesce(?, target) LIMIT ?");
    this.#ofEntry = db.prepare(
      `SELECT ${fibColumns} FROM fib_state t JOIN entry n ON n.id = t.entry_id
       WHERE t.entry_id = ? AND ${window} ORDER BY t.recording_id DESC, t.at_ms DESC, t.id DESC LIMIT ?`,
    );
    this.#byTime = db.prepare(
      `SELECT ${fibColumns} FROM fib_state t INDEXED BY fib_change_by_time JOIN entry n ON n.id = t.entry_id
       WHERE ${window} ORDER BY t.at_ms DESC, t.id DESC LIMIT ?`,
    );
  }

  /** One page. */
  list(query: FibChangeQuery): Page<FibChangeRecord> {
    return mergePage(this.#sources(query), query.limit, (row) => matches(row, query), toFibChange);
  }

  #sources(query: FibChangeQuery): Source<FibRow>[] {
    const start = below(startOf(query), 0);
    const { prefix, target = null, fromMs, limit } = query;
    const entries = prefix === undefined ? undefined : this.#entries.all(prefix, target, maxSubjects + 1);
    if (entries === undefined || entries.length > maxSubjects) {
      return [source(this.#byTime.all(fromMs, ...start, scanRows + 1), scanRows)];
    }
    return entries.map(({ id }) => source(this.#ofEntry.all(id, fromMs, ...start, limit + 1), limit));
  }
}

/** The record of a row. */
export function toFibChange({ atMs, cluster, target, networkInstance, prefix, route }: FibRow): FibChangeRecord {
  return { atMs, cluster, target, networkInstance, prefix, route: route === null ? null : JSON.parse(route) };
}

function matches(row: FibRow, query: FibChangeQuery): boolean {
  const is = (wanted: string | undefined, value: string): boolean => wanted === undefined || wanted === value;
  return (
    is(query.cluster, row.cluster) &&
    is(query.target, row.target) &&
    is(query.networkInstance, row.networkInstance) &&
    is(query.prefix, row.prefix)
  );
}
