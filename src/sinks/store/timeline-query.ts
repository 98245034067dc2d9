import type { Database } from "better-sqlite3";
import type { Statement } from "./database.ts";
import type { ServiceName, Timeline, Window } from "./history-reader.ts";
import { Slices } from "./slices.ts";
import { leafChanges, type RecordedSpan, type StateChange, segmentsOf, summarise } from "./timeline.ts";

/** Bounds of one question: recordings, endpoints of a leaf, seeks in all, rows of one subject in one recording. */
const maxRecordings = 500;
const maxEndpoints = 20_000;
const maxSeeks = 100_000;
const maxRows = 10_000;
const seeksPerSlice = 500;

type Bounds = [subject: number, recording: number, subject: number, recording: number, fromMs: number, toMs: number];
interface Recording {
  readonly id: number;
  readonly fromMs: number;
  readonly toMs: number;
}

/** Answers how one service, or one leaf, fared within a window. */
export class TimelineReader {
  readonly #recordings: Statement<[fromMs: number, toMs: number, limit: number], Recording>;
  readonly #service: Statement<[cluster: string | null, namespace: string, name: string], { id: number }>;
  readonly #versions: Statement<[...Bounds, limit: number], StateChange>;
  readonly #endpoints: Statement<[target: string, limit: number], { id: number }>;
  readonly #states: Statement<[...Bounds, limit: number], StateChange>;

  constructor(db: Database) {
    this.#recordings = db.prepare(
      "SELECT id, from_ms AS fromMs, to_ms AS toMs FROM recording WHERE to_ms >= ? AND from_ms < ? ORDER BY id DESC LIMIT ?",
    );
    this.#service = db.prepare(
      "SELECT id FROM service WHERE cluster = coalesce(?, cluster) AND namespace = ? AND name = ? LIMIT 2",
    );
    this.#versions = db.prepare(
      `SELECT v.at_ms AS atMs, coalesce(v.body ->> '$.state', 'gone') AS state, v.body ->> '$.reason' AS reason
       FROM service_version v WHERE v.service_id = ? AND v.recording_id = ? AND ${since("service_version", "service_id")}
       ORDER BY v.at_ms, v.id LIMIT ?`,
    );
    this.#endpoints = db.prepare(
      "SELECT p.id FROM entry n JOIN endpoint p ON p.entry_id = n.id WHERE n.target = ? LIMIT ?",
    );
    this.#states = db.prepare(
      `SELECT v.at_ms AS atMs, coalesce(v.to_state, 'gone') AS state, v.reason
       FROM endpoint_state v WHERE v.endpoint_id = ? AND v.recording_id = ? AND ${since("endpoint_state", "endpoint_id")}
       ORDER BY v.at_ms, v.id LIMIT ?`,
    );
  }

  /** One service. Undefined if no such service was ever recorded, or several clusters have one of this name. */
  service({ cluster, namespace, name }: ServiceName, window: Window): Timeline | undefined {
    const [service, another] = this.#service.all(cluster ?? null, namespace, name);
    if (service === undefined || another !== undefined) return undefined;
    const recordings = this.#recordings.all(window.fromMs, window.toMs, maxRecordings + 1);
    const read = recordings.slice(0, maxRecordings).reverse();
    let full = recordings.length > maxRecordings;
    const spans = read.map((recording): RecordedSpan => {
      const changes = this.#versions.all(...bounds(service.id, recording.id, window), maxRows);
      full ||= changes.length === maxRows;
      return { ...recording, changes };
    });
    return timeline(spans, window, full);
  }

  /** One leaf, from the states of its endpoints. Undefined if nothing was ever recorded of it. */
  async target(target: string, window: Window): Promise<Timeline | undefined> {
    const endpoints = this.#endpoints.all(target, maxEndpoints + 1);
    if (endpoints.length === 0) return undefined;
    const recordings = this.#recordings.all(window.fromMs, window.toMs, maxRecordings + 1);
    const affordable = Math.max(1, Math.min(maxRecordings, Math.floor(maxSeeks / endpoints.length)));
    const read = recordings.slice(0, affordable).reverse();
    let full = recordings.length > affordable || endpoints.length > maxEndpoints;
    const slices = new Slices(seeksPerSlice);
    const spans: RecordedSpan[] = [];
    for (const recording of read) {
      const lists: (readonly StateChange[])[] = [];
      for (const { id } of endpoints.slice(0, maxEndpoints)) {
        const changes = this.#states.all(...bounds(id, recording.id, window), maxRows);
        full ||= changes.length === maxRows;
        if (changes.length > 0) lists.push(changes);
        await slices.done();
      }
      spans.push({ ...recording, changes: leafChanges(lists) });
    }
    return timeline(spans, window, full);
  }
}

/** Rows of one subject within a window, and the one before it: the state the window begins with. */
function since(table: string, subject: string): string {
  return `v.at_ms >= coalesce((SELECT max(b.at_ms) FROM ${table} b
     WHERE b.${subject} = ? AND b.recording_id = ? AND b.at_ms <= ?), 0) AND v.at_ms < ?`;
}

function bounds(subject: number, recording: number, { fromMs, toMs }: Window): Bounds {
  return [subject, recording, subject, recording, fromMs, toMs];
}

function timeline(spans: readonly RecordedSpan[], window: Window, truncated: boolean): Timeline {
  const segments = segmentsOf(spans, window);
  return { segments, ...summarise(segments), truncated };
}
