import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { zstdCompress } from "node:zlib";
import type { Database } from "better-sqlite3";
import type { Statement } from "./database.ts";
import type { FibChunk } from "./fib-chunks.ts";
import { Slices } from "./slices.ts";

const compress = promisify(zstdCompress); // in the thread pool: the event loop goes on

/** Why a snapshot was taken. */
export type SnapshotCause = "synced" | "interval";

/** One snapshot to keep. Times in milliseconds. */
export interface TakenSnapshot {
  readonly target: string;
  readonly atMs: number;
  readonly tookMs: number;
  readonly cause: SnapshotCause;
  readonly chunks: readonly FibChunk[];
}

/** Writes snapshots; chunks and whole contents that are known already are not written again. */
export class SnapshotWriter {
  readonly #db: Database;
  readonly #findChunk: Statement<[digest: Buffer], { id: number }>;
  readonly #insertChunk: Statement<[digest: Buffer, routes: number, bytes: number, body: Buffer]>;
  readonly #findContent: Statement<[digest: Buffer], { id: number }>;
  readonly #insertContent: Statement<[digest: Buffer, routes: number, bytes: number]>;
  readonly #insertPart: Statement<[content: number, position: number, chunk: number, lastKey: string]>;
  readonly #insertSnapshot: Statement<[target: string, atMs: number, tookMs: number, cause: string, content: number]>;

  constructor(db: Database) {
    this.#db = db;
    this.#findChunk = db.prepare("SELECT id FROM chunk WHERE digest = ?");
    this.#insertChunk = db.prepare("INSERT INTO chunk (digest, routes, bytes, body) VALUES (?, ?, ?, ?)");
    this.#findContent = db.prepare("SELECT id FROM snapshot_content WHERE digest = ?");
    this.#insertContent = db.prepare("INSERT INTO snapshot_content (digest, routes, bytes) VALUES (?, ?, ?)");
    this.#insertPart = db.prepare(
      "INSERT INTO snapshot_part (content_id, position, chunk_id, last_key) VALUES (?, ?, ?, ?)",
    );
    this.#insertSnapshot = db.prepare(
      "INSERT INTO snapshot (target, at_ms, took_ms, cause, content_id) VALUES (?, ?, ?, ?, ?)",
    );
  }

  /** Writes one snapshot in one transaction. Throws SQLite's errors; what was begun is rolled back. */
  async write(taken: TakenSnapshot): Promise<void> {
    const bodies = new Map<FibChunk, Buffer>();
    for (const chunk of taken.chunks) {
      if (this.#findChunk.get(chunk.digest) === undefined) bodies.set(chunk, await compress(chunk.lines));
    }
    this.#db.exec("BEGIN IMMEDIATE");
    try {
      const content = await this.#content(taken.chunks, bodies);
      this.#insertSnapshot.run(taken.target, Math.trunc(taken.atMs), Math.round(taken.tookMs), taken.cause, content);
      this.#db.exec("COMMIT");
    } catch (reason) {
      if (this.#db.inTransaction) this.#db.exec("ROLLBACK");
      throw reason;
    }
  }

  async #content(chunks: readonly FibChunk[], bodies: ReadonlyMap<FibChunk, Buffer>): Promise<number> {
    const digest = createHash("sha256");
    let routes = 0;
    let bytes = 0;
    for (const chunk of chunks) {
      digest.update(chunk.digest);
      routes += chunk.routes;
      bytes += chunk.lines.length;
    }
    const whole = digest.digest();
    const known = this.#findContent.get(whole);
    if (known !== undefined) return known.id;
    const content = Number(this.#insertContent.run(whole, routes, bytes).lastInsertRowid);
    const slices = new Slices(16);
    for (const [position, chunk] of chunks.entries()) {
      this.#insertPart.run(content, position, this.#chunk(chunk, bodies), chunk.lastKey);
      const pause = slices.done();
      if (pause !== undefined) await pause;
    }
    return content;
  }

  #chunk(chunk: FibChunk, bodies: ReadonlyMap<FibChunk, Buffer>): number {
    const known = this.#findChunk.get(chunk.digest);
    if (known !== undefined) return known.id;
    const body = bodies.get(chunk);
    // Only this connection deletes chunks, and never while a snapshot is being written.
    if (body === undefined) throw new Error("a chunk of the snapshot vanished while it was written");
    return Number(this.#insertChunk.run(chunk.digest, chunk.routes, chunk.lines.length, body).lastInsertRowid);
  }
}
