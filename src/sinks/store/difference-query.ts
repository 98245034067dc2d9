import type { Database } from "better-sqlite3";
import { decodeCursor, encodeCursor } from "./cursor.ts";
import type { Statement } from "./database.ts";
import type {
  DifferenceQuery,
  EndpointDifference,
  FibDifference,
  Page,
  ServiceDifference,
  StateAt,
} from "./history-reader.ts";
import { Slices } from "./slices.ts";

/** Subjects that one page may look at: a page may come out short, and go on later. */
const scanSubjects = 5_000;
const sliceSubjects = 250;

type Filter = string | null;
/** Two moments, each within its recording. */
type Moments = [recordingA: number, aMs: number, recordingB: number, bMs: number];
/** Rows that hold at two moments; null: there is none. */
interface Pair {
  readonly id: number;
  readonly a: number | null;
  readonly b: number | null;
}
type ServicePair = Pair & { readonly cluster: string; readonly namespace: string; readonly name: string };
type EntryPair = Pair & {
  readonly cluster: string;
  readonly target: string;
  readonly networkInstance: string;
  readonly prefix: string;
};
type EndpointPair = EntryPair & { readonly node: string };

/** Compares what was known at two moments. Where nothing was written between them the row is the same one, and is not read. */
export class DifferenceReader {
  readonly #recording: Statement<[atMs: number, atMs: number], { id: number }>;
  readonly #services: Statement<
    [...Moments, after: number, cluster: Filter, namespace: Filter, limit: number],
    ServicePair
  >;
  readonly #endpoints: Statement<
    [...Moments, after: number, cluster: Filter, target: Filter, prefix: Filter, limit: number],
    EndpointPair
  >;
  readonly #entries: Statement<
    [...Moments, after: number, cluster: Filter, target: Filter, prefix: Filter, limit: number],
    EntryPair
  >;
  readonly #version: Statement<[id: number], { body: string | null }>;
  readonly #state: Statement<[id: number], StateAt & { state: string | null }>;
  readonly #route: Statement<[id: number], { route: string | null }>;

  constructor(db: Database) {
    this.#recording = db.prepare(
      "SELECT id FROM recording WHERE from_ms <= ? AND to_ms >= ? AND complete = 1 ORDER BY id DESC LIMIT 1",
    );
    this.#services = db.prepare(
      `SELECT s.id, s.cluster, s.namespace, s.name, ${pair("service_version", "service_id", "s.id")} FROM service s
       WHERE s.id > ? AND s.cluster = coalesce(?, s.cluster) AND s.namespace = coalesce(?, s.namespace) ORDER BY s.id LIMIT ?`,
    );
    const entry = "n.cluster, n.target, n.network_instance AS networkInstance, n.prefix";
    const filters =
      "n.cluster = coalesce(?, n.cluster) AND n.target = coalesce(?, n.target) AND n.prefix = coalesce(?, n.prefix)";
    this.#endpoints = db.prepare(
      `SELECT p.id, ${entry}, p.node, ${pair("endpoint_state", "endpoint_id", "p.id")}
       FROM endpoint p JOIN entry n ON n.id = p.entry_id WHERE p.id > ? AND ${filters} ORDER BY p.id LIMIT ?`,
    );
    this.#entries = db.prepare(
      `SELECT n.id, ${entry}, ${pair("fib_state", "entry_id", "n.id")}
       FROM entry n WHERE n.id > ? AND ${filters} ORDER BY n.id LIMIT ?`,
    );
    this.#version = db.prepare("SELECT body FROM service_version WHERE id = ?");
    this.#state = db.prepare("SELECT to_state AS state, reason, detail FROM endpoint_state WHERE id = ?");
    this.#route = db.prepare("SELECT route FROM fib_state WHERE id = ?");
  }

  /** Services whose state or reason was another one. Undefined where nothing was recorded at one of the moments. */
  services(query: DifferenceQuery): Promise<Page<ServiceDifference> | undefined> {
    const { cluster = null, namespace = null } = query;
    return this.#page(
      query,
      (moments, after) => this.#services.all(...moments, after, cluster, namespace, sliceSubjects),
      ({ cluster: of, namespace: space, name, a, b }) => {
        const before = this.#service(a);
        const now = this.#service(b);
        return sameState(before, now) ? undefined : { cluster: of, namespace: space, name, before, after: now };
      },
    );
  }

  /** The same of endpoints. */
  endpoints(query: DifferenceQuery): Promise<Page<EndpointDifference> | undefined> {
    const { cluster = null, target = null, prefix = null } = query;
    return this.#page(
      query,
      (moments, after) => this.#endpoints.all(...moments, after, cluster, target, prefix, sliceSubjects),
      ({ id: _, a, b, ...names }) => {
        const before = this.#endpoint(a);
        const after = this.#endpoint(b);
        return sameState(before, after) ? undefined : { ...names, before, after };
      },
    );
  }

  /** Watched prefixes whose FIB entry was another one. */
  fib(query: DifferenceQuery): Promise<Page<FibDifference> | undefined> {
    const { cluster = null, target = null, prefix = null } = query;
    return this.#page(
      query,
      (moments, after) => this.#entries.all(...moments, after, cluster, target, prefix, sliceSubjects),
      ({ id: _, a, b, ...names }) => {
        const before = a === null ? null : (this.#route.get(a)?.route ?? null);
        const after = b === null ? null : (this.#route.get(b)?.route ?? null);
        if (before === after) return undefined;
        return { ...names, before: before && JSON.parse(before), after: after && JSON.parse(after) };
      },
    );
  }

  async #page<Row extends Pair, Item>(
    { aMs, bMs, limit, cursor }: DifferenceQuery,
    fetch: (moments: Moments, after: number) => readonly Row[],
    compare: (row: Row) => Item | undefined,
  ): Promise<Page<Item> | undefined> {
    const [a, b] = [this.#recording.get(aMs, aMs)?.id, this.#recording.get(bMs, bMs)?.id];
    if (a === undefined || b === undefined) return undefined;
    const slices = new Slices(sliceSubjects);
    const items: Item[] = [];
    let after = cursor === undefined ? 0 : decodeCursor(cursor, "number")[0];
    for (let seen = 0; seen < scanSubjects; seen += sliceSubjects) {
      const rows = fetch([a, aMs, b, bMs], after);
      for (const row of rows) {
        const item = row.a === row.b ? undefined : compare(row);
        if (item !== undefined) {
          if (items.length === limit) return { items, nextCursor: encodeCursor(after) };
          items.push(item);
        }
        after = row.id;
      }
      if (rows.length < sliceSubjects) return { items, nextCursor: null };
      await slices.done(sliceSubjects);
    }
    return { items, nextCursor: encodeCursor(after) };
  }

  #service(id: number | null): StateAt | null {
    const body = id === null ? null : (this.#version.get(id)?.body ?? null);
    if (body === null) return null;
    const { state, reason, detail }: StateAt = JSON.parse(body);
    return { state, reason, detail };
  }

  #endpoint(id: number | null): StateAt | null {
    const row = id === null ? undefined : this.#state.get(id);
    return row === undefined || row.state === null ? null : row;
  }
}

/** The newest row of a subject at each of two moments. */
function pair(table: string, subject: string, id: string): string {
  return ["a", "b"]
    .map(
      (name) => `(SELECT v.id FROM ${table} v WHERE v.${subject} = ${id} AND v.recording_id = ? AND v.at_ms <= ?
         ORDER BY v.at_ms DESC, v.id DESC LIMIT 1) AS ${name}`,
    )
    .join(", ");
}

function sameState(a: StateAt | null, b: StateAt | null): boolean {
  return a?.state === b?.state && a?.reason === b?.reason;
}
