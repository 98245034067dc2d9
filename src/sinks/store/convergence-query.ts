import type { Database } from "better-sqlite3";
import { arrivals, durationsOf, type EndpointEvent, type FibLoss, removals } from "./convergence.ts";
import type { Statement } from "./database.ts";
import type { Convergence, ConvergenceQuery } from "./history-reader.ts";
import { Slices } from "./slices.ts";

/** Bounds of one question: transitions looked at, entries whose FIB changes are, rows of one entry. */
const maxTransitions = 50_000;
const maxEntries = 5_000;
const maxChanges = 2_000;
const rowsPerStep = 1_000;

/** FIB changes are looked for so long before and after the window, milliseconds. */
const marginMs = 600_000;

interface TransitionRow {
  readonly id: number;
  readonly endpoint: number;
  readonly entry: number;
  readonly atMs: number;
  readonly from: string | null;
  readonly to: string | null;
}

type Filter = string | null;

/** Answers how fast the fabric followed the clusters within a window. */
export class ConvergenceReader {
  readonly #transitions: Statement<
    [fromMs: number, id: number, fromMs: number, toMs: number, cluster: Filter, target: Filter, limit: number],
    TransitionRow
  >;
  readonly #changes: Statement<
    [entry: number, fromMs: number, toMs: number, limit: number],
    { atMs: number; route: string | null }
  >;

  constructor(db: Database) {
    this.#transitions = db.prepare(
      `SELECT t.id, t.endpoint_id AS endpoint, p.entry_id AS entry, t.at_ms AS atMs, t.from_state AS 'from', t.to_state AS 'to'
       FROM endpoint_state t INDEXED BY endpoint_transition_by_time
       JOIN endpoint p ON p.id = t.endpoint_id JOIN entry n ON n.id = p.entry_id
       WHERE t.baseline = 0 AND (t.at_ms, t.id) > (?, ?) AND t.at_ms >= ? AND t.at_ms < ?
         AND n.cluster = coalesce(?, n.cluster) AND n.target = coalesce(?, n.target) AND p.node <> '*'
       ORDER BY t.at_ms, t.id LIMIT ?`,
    );
    this.#changes = db.prepare(
      "SELECT at_ms AS atMs, route FROM fib_state WHERE entry_id = ? AND at_ms >= ? AND at_ms < ? ORDER BY recording_id, at_ms, id LIMIT ?",
    );
  }

  /** The histograms of a window. */
  async read(query: ConvergenceQuery): Promise<Convergence> {
    const { fromMs, toMs, cluster = null, target = null } = query;
    const events: EndpointEvent[] = [];
    const slices = new Slices(rowsPerStep);
    let place: [number, number] = [fromMs - 1, Number.MAX_SAFE_INTEGER];
    for (;;) {
      const rows = this.#transitions.all(...place, fromMs, toMs, cluster, target, rowsPerStep);
      for (const { endpoint, entry, atMs, from, to } of rows) {
        events.push({ endpoint, entry, atMs, from: from ?? undefined, to: to ?? undefined });
      }
      const last = rows.at(-1);
      if (last === undefined || rows.length < rowsPerStep || events.length >= maxTransitions) break;
      place = [last.atMs, last.id];
      await slices.done(rowsPerStep);
    }
    const { durationsMs, open, departures } = arrivals(events);
    const losses = new Map<number, readonly FibLoss[]>();
    for (const { entry } of departures) {
      if (losses.has(entry) || losses.size >= maxEntries) continue;
      losses.set(entry, this.#losses(entry, fromMs - marginMs, toMs + marginMs));
      await slices.done(20);
    }
    const removed = removals(departures, (entry) => losses.get(entry) ?? []);
    return {
      arrivals: durationsOf(durationsMs, open),
      removals: durationsOf(removed.durationsMs, removed.open),
      truncated: events.length >= maxTransitions || losses.size >= maxEntries,
    };
  }

  #losses(entry: number, fromMs: number, toMs: number): readonly FibLoss[] {
    const losses: FibLoss[] = [];
    let before: ReadonlySet<string> = new Set();
    for (const { atMs, route } of this.#changes.all(entry, fromMs, toMs, maxChanges)) {
      const now = nextHopsOf(route);
      const lost = [...before].filter((hop) => !now.has(hop)).length;
      if (lost > 0) losses.push({ atMs, lost });
      before = now;
    }
    return losses;
  }
}

/** The next hops of a route as it was written (`RouteEvidence`). */
function nextHopsOf(route: string | null): ReadonlySet<string> {
  if (route === null) return new Set();
  const { nextHops = [] }: { nextHops?: readonly { readonly address?: string }[] } = JSON.parse(route);
  return new Set(nextHops.flatMap(({ address }) => address ?? []));
}
