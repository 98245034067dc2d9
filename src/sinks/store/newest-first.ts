import { decodeCursor, encodeCursor } from "./cursor.ts";
import type { Page, PageQuery, Window } from "./history-reader.ts";

/** Where a row stands in a list, the newest first: by time, then by rank of its table, then by order of writing. */
export interface Place {
  readonly atMs: number;
  readonly rank: number;
  readonly id: number;
}

/** Rows of one table or subject from a place downwards. `more`: there were more than it was allowed to fetch. */
export interface Source<Row extends Place> {
  readonly rows: readonly Row[];
  readonly more: boolean;
}

/** Rows that one question may look at in a table, so that no answer takes long. */
export const scanRows = 2_000;

/** Subjects that are looked up one by one; beyond it the whole window is scanned. */
export const maxSubjects = 64;

/** The place a page begins below. */
export function startOf({ toMs, cursor }: Window & PageQuery): Place {
  if (cursor === undefined) return { atMs: Math.ceil(toMs), rank: 0, id: 0 };
  const [atMs, rank, id] = decodeCursor(cursor, "number", "number", "number");
  return { atMs, rank, id };
}

/** The bound `(at_ms, id) <` of a table of this rank below a place. */
export function below(place: Place, rank: number): readonly [atMs: number, id: number] {
  if (rank === place.rank) return [place.atMs, place.id];
  return [place.atMs, rank < place.rank ? Number.MAX_SAFE_INTEGER : 0];
}

/** One more row than `limit` was asked for, so that its presence says there is more. */
export function source<Row extends Place>(rows: readonly Row[], limit: number): Source<Row> {
  return rows.length > limit ? { rows: rows.slice(0, limit), more: true } : { rows, more: false };
}

/** Merges sources into one page of the rows to `keep`. Where a source has more, nothing below its last row is shown: it
 *  might come before. */
export function mergePage<Row extends Place, Item>(
  sources: readonly Source<Row>[],
  limit: number,
  keep: (row: Row) => boolean,
  toItem: (row: Row) => Item,
): Page<Item> {
  const floors = sources.flatMap(({ rows, more }) => (more ? rows.slice(-1) : [])).sort(newestFirst);
  const floor = floors[0];
  const rows = sources
    .flatMap((one) => one.rows)
    .filter((row) => floor === undefined || newestFirst(row, floor) <= 0)
    .sort(newestFirst);
  const items: Item[] = [];
  for (const row of rows) {
    if (!keep(row)) continue;
    if (items.length === limit) return { items, nextCursor: cursorAfter(rows, row) };
    items.push(toItem(row));
  }
  return { items, nextCursor: floor === undefined ? null : encodeCursor(floor.atMs, floor.rank, floor.id) };
}

function cursorAfter(rows: readonly Place[], next: Place): string {
  const last = rows[rows.indexOf(next) - 1] ?? next;
  return encodeCursor(last.atMs, last.rank, last.id);
}

function newestFirst(a: Place, b: Place): number {
  return b.atMs - a.atMs || b.rank - a.rank || b.id - a.id;
}
