import type { Database } from "better-sqlite3";
import type { PruneStep } from "./prune-step.ts";

/** Deletes snapshots that were taken before the cutoff, a few a step, with the content and the chunks that no other
 *  snapshot shares. Every look-up is a seek. */
export function pruneSnapshots(db: Database): PruneStep {
  const oldest = db.prepare<[number], { id: number; content: number }>(
    "SELECT id, content_id AS content FROM snapshot WHERE at_ms < ? ORDER BY at_ms LIMIT 2",
  );
  const deleteSnapshot = db.prepare<[number]>("DELETE FROM snapshot WHERE id = ?");
  const contentInUse = db.prepare<[number]>("SELECT 1 FROM snapshot WHERE content_id = ? LIMIT 1");
  const chunksOf = db.prepare<[number], { chunk: number }>(
    "SELECT DISTINCT chunk_id AS chunk FROM snapshot_part WHERE content_id = ?",
  );
  const deleteParts = db.prepare<[number]>("DELETE FROM snapshot_part WHERE content_id = ?");
  const deleteContent = db.prepare<[number]>("DELETE FROM snapshot_content WHERE id = ?");
  const chunkInUse = db.prepare<[number]>("SELECT 1 FROM snapshot_part WHERE chunk_id = ? LIMIT 1");
  const deleteChunk = db.prepare<[number]>("DELETE FROM chunk WHERE id = ?");

  return db.transaction((cutoffMs: number): boolean => {
    const snapshots = oldest.all(cutoffMs);
    for (const { id, content } of snapshots) {
      deleteSnapshot.run(id);
      if (contentInUse.get(content) !== undefined) continue;
      const chunks = chunksOf.all(content);
      deleteParts.run(content);
      deleteContent.run(content);
      for (const { chunk } of chunks) if (chunkInUse.get(chunk) === undefined) deleteChunk.run(chunk);
    }
    return snapshots.length > 0;
  });
}
