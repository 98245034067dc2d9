import type { Database } from "better-sqlite3";
import type { Statement } from "./database.ts";
import type { RepairQuery, Repairs, ServiceRepairs } from "./history-reader.ts";
import { Slices } from "./slices.ts";

/** Transitions that one question may look at. */
const maxTransitions = 50_000;
const rowsPerStep = 1_000;

type Filter = string | null;

interface Row {
  readonly id: number;
  readonly atMs: number;
  readonly service: number;
  readonly cluster: string;
  readonly namespace: string;
  readonly name: string;
  readonly to: string | null;
}

interface Running {
  readonly cluster: string;
  readonly namespace: string;
  readonly name: string;
  flaps: number;
  repaired: number;
  repairMs: number;
  sinceMs: number | undefined;
}

/** Answers how often services broke within a window, and how long it took to mend them. */
export class RepairReader {
  readonly #transitions: Statement<
    [afterMs: number, afterId: number, toMs: number, cluster: Filter, namespace: Filter, limit: number],
    Row
  >;

  constructor(db: Database) {
    this.#transitions = db.prepare(
      `SELECT t.id, t.at_ms AS atMs, t.service_id AS service, s.cluster, s.namespace, s.name, t.to_state AS 'to'
       FROM service_transition t JOIN service s ON s.id = t.service_id
       WHERE (t.at_ms, t.id) > (?, ?) AND t.at_ms < ?
         AND s.cluster = coalesce(?, s.cluster) AND s.namespace = coalesce(?, s.namespace)
       ORDER BY t.at_ms, t.id LIMIT ?`,
    );
  }

  /** Services that broke within the window, the most often broken first. An outage counts where it begins in the window; one
   *  that `unknown` interrupts has no known end. */
  async read(query: RepairQuery): Promise<Repairs> {
    const { fromMs, toMs, cluster = null, namespace = null, limit } = query;
    const services = new Map<number, Running>();
    const slices = new Slices(rowsPerStep);
    let place: [number, number] = [fromMs - 1, Number.MAX_SAFE_INTEGER];
    let seen = 0;
    for (;;) {
      const rows = this.#transitions.all(...place, toMs, cluster, namespace, rowsPerStep);
      for (const row of rows) {
        const running = services.get(row.service) ?? { ...namesOf(row), ...unbroken() };
        services.set(row.service, running);
        follow(running, row);
      }
      seen += rows.length;
      const last = rows.at(-1);
      if (last === undefined || rows.length < rowsPerStep || seen >= maxTransitions) break;
      place = [last.atMs, last.id];
      await slices.done(rowsPerStep);
    }
    const broken = [...services.values()].filter(({ flaps }) => flaps > 0);
    const repaired = broken.reduce((sum, one) => sum + one.repaired, 0);
    const repairMs = broken.reduce((sum, one) => sum + one.repairMs, 0);
    return {
      flaps: broken.reduce((sum, one) => sum + one.flaps, 0),
      repaired,
      meanTimeToRepairMs: repaired === 0 ? undefined : repairMs / repaired,
      services: broken
        .sort((a, b) => b.flaps - a.flaps || compareNames(a, b))
        .slice(0, limit)
        .map(toRecord),
      truncated: seen >= maxTransitions || broken.length > limit,
    };
  }
}

function follow(running: Running, { to, atMs }: Row): void {
  if (to === "down" || to === "degraded") {
    if (running.sinceMs !== undefined) return;
    running.flaps++;
    running.sinceMs = atMs;
  } else if (to === "unknown") running.sinceMs = undefined;
  else if (to !== "updating" && running.sinceMs !== undefined) {
    running.repaired++;
    running.repairMs += atMs - running.sinceMs;
    running.sinceMs = undefined;
  }
}

function toRecord({ cluster, namespace, name, flaps, repaired, repairMs, sinceMs }: Running): ServiceRepairs {
  const meanTimeToRepairMs = repaired === 0 ? undefined : repairMs / repaired;
  return { cluster, namespace, name, flaps, repaired, meanTimeToRepairMs, brokenSinceMs: sinceMs };
}

function namesOf({ cluster, namespace, name }: Row): Pick<Running, "cluster" | "namespace" | "name"> {
  return { cluster, namespace, name };
}

function unbroken(): Pick<Running, "flaps" | "repaired" | "repairMs" | "sinceMs"> {
  return { flaps: 0, repaired: 0, repairMs: 0, sinceMs: undefined };
}

function compareNames(a: Running, b: Running): number {
  const [left, right] = [a, b].map(({ cluster, namespace, name }) => `${cluster}/${namespace}/${name}`);
  return (left ?? "") < (right ?? "") ? -1 : 1;
}
