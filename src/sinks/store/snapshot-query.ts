import { promisify } from "node:util";
import { zstdDecompress } from "node:zlib";
import type { Database } from "better-sqlite3";
import { type RouteRecord, routeKey } from "../route-record.ts";
import { decodeCursor, encodeCursor } from "./cursor.ts";
import type { Statement } from "./database.ts";
import type { Page, PageQuery, RouteDifference, SnapshotQuery, SnapshotRecord } from "./history-reader.ts";
import { below, mergePage, type Place, source, startOf } from "./newest-first.ts";
import { type ChunkRef, diffChunks } from "./snapshot-diff.ts";

const decompress = promisify(zstdDecompress); // in the thread pool: the event loop goes on

type SnapshotRow = Omit<SnapshotRecord, "digest"> & Place & { readonly content: number; readonly digest: Buffer };

const columns =
  "s.id, s.target, s.at_ms AS atMs, 0 AS rank, s.took_ms AS tookMs, s.cause, s.content_id AS content, c.routes, c.bytes, c.digest";
const tables = "snapshot s JOIN snapshot_content c ON c.id = s.content_id";
const window = "s.at_ms >= ? AND (s.at_ms, s.id) < (?, ?) ORDER BY s.at_ms DESC, s.id DESC LIMIT ?";
type Bounds = [fromMs: number, belowMs: number, belowId: number, limit: number];

/** Lists and reads whole-FIB snapshots, chunk by chunk: a page reads no more chunks than it shows. */
export class SnapshotReader {
  readonly #byTime: Statement<Bounds, SnapshotRow>;
  readonly #ofTarget: Statement<[target: string, ...Bounds], SnapshotRow>;
  readonly #byId: Statement<[id: number], SnapshotRow>;
  readonly #parts: Statement<[content: number, afterKey: string], ChunkRef>;
  readonly #body: Statement<[chunk: number], { body: Buffer }>;

  constructor(db: Database) {
    this.#byTime = db.prepare(`SELECT ${columns} FROM ${tables} WHERE ${window}`);
    this.#ofTarget = db.prepare(`SELECT ${columns} FROM ${tables} WHERE s.target = ? AND ${window}`);
    this.#byId = db.prepare(`SELECT ${columns} FROM ${tables} WHERE s.id = ?`);
    this.#parts = db.prepare(
      "SELECT chunk_id AS chunk, last_key AS lastKey FROM snapshot_part WHERE content_id = ? AND last_key > ? ORDER BY position",
    );
    this.#body = db.prepare("SELECT body FROM chunk WHERE id = ?");
  }

  /** One page of snapshots, the newest first. */
  list(query: SnapshotQuery): Page<SnapshotRecord> {
    const { target, fromMs, limit } = query;
    const start = below(startOf(query), 0);
    const rows =
      target === undefined
        ? this.#byTime.all(fromMs, ...start, limit + 1)
        : this.#ofTarget.all(target, fromMs, ...start, limit + 1);
    return mergePage([source(rows, limit)], limit, () => true, toRecord);
  }

  /** One snapshot without its routes. */
  get(id: number): SnapshotRecord | undefined {
    const row = this.#byId.get(id);
    return row && toRecord(row);
  }

  /** One page of its routes, in key order. */
  async routes(id: number, { limit, cursor }: PageQuery): Promise<Page<RouteRecord> | undefined> {
    const snapshot = this.#byId.get(id);
    if (snapshot === undefined) return undefined;
    const after = keyOf(cursor);
    const items: RouteRecord[] = [];
    for (const { chunk } of this.#parts.all(snapshot.content, after)) {
      for (const line of await this.#lines(chunk)) {
        const route: RouteRecord = JSON.parse(line);
        const last = items.at(-1);
        if (routeKey(route) <= after) continue;
        if (last !== undefined && items.length === limit) return { items, nextCursor: encodeCursor(routeKey(last)) };
        items.push(route);
      }
    }
    return { items, nextCursor: null };
  }

  /** One page of what two snapshots do not share, in key order. */
  async diff(from: number, to: number, { limit, cursor }: PageQuery): Promise<Page<RouteDifference> | undefined> {
    const before = this.#byId.get(from);
    const after = this.#byId.get(to);
    if (before === undefined || after === undefined) return undefined;
    const start = keyOf(cursor);
    const sides = [this.#parts.all(before.content, start), this.#parts.all(after.content, start)] as const;
    const { differences, nextKey } = await diffChunks(...sides, start, limit, (chunk) => this.#lines(chunk));
    return { items: differences, nextCursor: nextKey === undefined ? null : encodeCursor(nextKey) };
  }

  async #lines(chunk: number): Promise<readonly string[]> {
    const row = this.#body.get(chunk);
    if (row === undefined) return []; // retention was quicker than this question
    return (await decompress(row.body)).toString("utf8").split("\n");
  }
}

function keyOf(cursor: string | undefined): string {
  return cursor === undefined ? "" : decodeCursor(cursor, "string")[0];
}

function toRecord({ id, target, atMs, tookMs, cause, routes, bytes, digest }: SnapshotRow): SnapshotRecord {
  return { id, target, atMs, tookMs, cause, routes, bytes, digest: digest.toString("hex") };
}
