import type { Database } from "better-sqlite3";
import type { PruneStep } from "./prune-step.ts";

/** Deletes incidents that were closed before the cutoff, a few a step. */
export function pruneIncidents(db: Database): PruneStep {
  const closed = db.prepare<[number], { id: string }>("SELECT id FROM incident WHERE closed_ms < ? LIMIT 20");
  const deleteVersions = db.prepare<[string]>("DELETE FROM incident_version WHERE incident_id = ?");
  const deleteIncident = db.prepare<[string]>("DELETE FROM incident WHERE id = ?");
  return db.transaction((cutoffMs: number): boolean => {
    const ids = closed.all(cutoffMs);
    for (const { id } of ids) {
      deleteVersions.run(id);
      deleteIncident.run(id);
    }
    return ids.length > 0;
  });
}

/** Deletes what was told of incidents before the cutoff and was replaced before it, a few a step: the newest stays, so that
 *  what was true at the cutoff can still be told. */
export function pruneIncidentVersions(db: Database): PruneStep {
  const replaced = db.prepare<[number, number]>(
    `DELETE FROM incident_version WHERE id IN (
       SELECT v.id FROM incident_version v WHERE v.at_ms < ? AND EXISTS (
         SELECT 1 FROM incident_version n WHERE n.incident_id = v.incident_id AND n.at_ms < ? AND (n.at_ms, n.id) > (v.at_ms, v.id)
       ) ORDER BY v.at_ms LIMIT 200)`,
  );
  return (cutoffMs) => replaced.run(cutoffMs, cutoffMs).changes > 0;
}
