import type { Database } from "better-sqlite3";

/** Names, children before parents, and the columns that use them. */
const nameTables = [
  { table: "endpoint", usedBy: ["endpoint_state.endpoint_id"] },
  { table: "entry", usedBy: ["endpoint.entry_id", "fib_state.entry_id"] },
  { table: "service", usedBy: ["service_transition.service_id", "service_version.service_id"] },
] as const;

const stepNames = 200;

/** Deletes names that no row uses any more. A call looks at some hundred names of each table; the next one goes on where
 *  it stopped, round and round: there is no hurry, and a full scan would be long. */
export function pruneNames(db: Database): () => void {
  const tables = nameTables.map(({ table, usedBy }) => {
    const unused = usedBy.map((column) => {
      const [user, key] = column.split(".");
      return `NOT EXISTS (SELECT 1 FROM ${user} WHERE ${key} = n.id)`;
    });
    return {
      seen: 0,
      next: db.prepare<[number, number], { id: number; unused: number }>(
        `SELECT id, ${unused.join(" AND ")} AS unused FROM ${table} n WHERE id > ? ORDER BY id LIMIT ?`,
      ),
      delete: db.prepare<[number]>(`DELETE FROM ${table} WHERE id = ?`),
    };
  });
  return db.transaction(() => {
    for (const table of tables) {
      const names = table.next.all(table.seen, stepNames);
      for (const name of names) if (name.unused === 1) table.delete.run(name.id);
      table.seen = names.length < stepNames ? 0 : (names.at(-1)?.id ?? 0);
    }
  });
}
