import type { Database } from "better-sqlite3";
import type { EndpointState } from "../../verdict/verdict.ts";
import type { ServiceRecord } from "../service-record.ts";
import { decodeCursor, encodeCursor } from "./cursor.ts";
import type { Statement } from "./database.ts";
import { type FibRow, fibColumns, toFibChange } from "./fib-change-query.ts";
import type { EndpointAt, Page, PrefixHistory, PrefixQuery, Recording, ServicesQuery } from "./history-reader.ts";
import { Slices } from "./slices.ts";

/** Services that one page may look at. */
const scanServices = 1_000;
const sliceServices = 100;
const maxEndpoints = 5_000;

interface ServiceRow {
  readonly cluster: string;
  readonly namespace: string;
  readonly name: string;
  readonly body: string | null;
}

type Filter = string | null;
type EndpointRow = Omit<EndpointAt, "state"> & { readonly state: EndpointState | null };

/** Answers what was true at a moment: within the recording of that moment, the newest row of each subject until then. */
export class AsOfReader {
  readonly #recording: Statement<[atMs: number, atMs: number], { id: number }>;
  readonly #recordings: Statement<[], { fromMs: number; toMs: number; complete: number }>;
  readonly #oldest: Statement<[], { oldestMs: number | null }>;
  readonly #services: Statement<
    [
      recording: number,
      atMs: number,
      afterCluster: string,
      afterNamespace: string,
      afterName: string,
      cluster: Filter,
      namespace: Filter,
      name: Filter,
      limit: number,
    ],
    ServiceRow
  >;
  readonly #endpoints: Statement<
    [recording: number, atMs: number, prefix: string, cluster: Filter, limit: number],
    EndpointRow
  >;
  readonly #routes: Statement<
    [recording: number, atMs: number, prefix: string, cluster: Filter, limit: number],
    FibRow
  >;

  constructor(db: Database) {
    this.#recording = db.prepare(
      "SELECT id FROM recording WHERE from_ms <= ? AND to_ms >= ? AND complete = 1 ORDER BY id DESC LIMIT 1",
    );
    this.#recordings = db.prepare(
      "SELECT from_ms AS fromMs, to_ms AS toMs, complete FROM recording ORDER BY id DESC LIMIT 100",
    );
    this.#oldest = db.prepare("SELECT min(from_ms) AS oldestMs FROM recording");
    this.#services = db.prepare(
      `SELECT s.cluster, s.namespace, s.name,
         (SELECT v.body FROM service_version v WHERE v.service_id = s.id AND v.recording_id = ? AND v.at_ms <= ?
          ORDER BY v.at_ms DESC, v.id DESC LIMIT 1) AS body
       FROM service s WHERE (s.cluster, s.namespace, s.name) > (?, ?, ?)
         AND s.cluster = coalesce(?, s.cluster) AND s.namespace = coalesce(?, s.namespace) AND s.name = coalesce(?, s.name)
       ORDER BY s.cluster, s.namespace, s.name LIMIT ?`,
    );
    this.#endpoints = db.prepare(
      `SELECT n.cluster, n.target, n.network_instance AS networkInstance, n.prefix, p.node,
         t.to_state AS state, t.reason, t.detail, t.at_ms AS atMs
       FROM entry n JOIN endpoint p ON p.entry_id = n.id
       JOIN endpoint_state t ON t.id =
         (SELECT u.id FROM endpoint_state u WHERE u.endpoint_id = p.id AND u.recording_id = ? AND u.at_ms <= ?
          ORDER BY u.at_ms DESC, u.id DESC LIMIT 1)
       WHERE n.prefix = ? AND n.cluster = coalesce(?, n.cluster)
       ORDER BY n.target, n.network_instance, n.cluster, p.node LIMIT ?`,
    );
    this.#routes = db.prepare(
      `SELECT ${fibColumns} FROM entry n
       JOIN fib_state t ON t.id =
         (SELECT u.id FROM fib_state u WHERE u.entry_id = n.id AND u.recording_id = ? AND u.at_ms <= ?
          ORDER BY u.at_ms DESC, u.id DESC LIMIT 1)
       WHERE n.prefix = ? AND n.cluster = coalesce(?, n.cluster)
       ORDER BY n.target, n.network_instance, n.cluster LIMIT ?`,
    );
  }

  /** Begin of the oldest recording; null if there is none. */
  oldestMs(): number | null {
    return this.#oldest.get()?.oldestMs ?? null;
  }

  /** Spans without a gap, the newest first. */
  recordings(): readonly Recording[] {
    return this.#recordings.all().map(({ fromMs, toMs, complete }) => ({ fromMs, toMs, complete: complete === 1 }));
  }

  /** One page of services, with a breath for the event loop between slices. */
  async services(query: ServicesQuery): Promise<Page<ServiceRecord> | undefined> {
    const recording = this.#recordingAt(query.atMs);
    if (recording === undefined) return undefined;
    const { cluster = null, namespace = null, name = null, limit } = query;
    const slices = new Slices(sliceServices);
    const items: ServiceRecord[] = [];
    let after: [string, string, string] =
      query.cursor === undefined ? ["", "", ""] : decodeCursor(query.cursor, "string", "string", "string");
    for (let seen = 0; seen < scanServices; seen += sliceServices) {
      const rows = this.#services.all(recording, query.atMs, ...after, cluster, namespace, name, sliceServices);
      for (const row of rows) {
        const record: ServiceRecord | undefined = row.body === null ? undefined : JSON.parse(row.body);
        if (record !== undefined && matches(record, query)) {
          if (items.length === limit) return { items, nextCursor: encodeCursor(...after) };
          items.push(record);
        }
        after = [row.cluster, row.namespace, row.name];
      }
      if (rows.length < sliceServices) return { items, nextCursor: null };
      await slices.done(sliceServices);
    }
    return { items, nextCursor: encodeCursor(...after) };
  }

  /** One prefix on every target. */
  prefix(query: PrefixQuery): PrefixHistory | undefined {
    const { atMs, prefix, cluster = null } = query;
    const recording = this.#recordingAt(atMs);
    if (recording === undefined) return undefined;
    const endpoints: EndpointAt[] = [];
    for (const { state, ...rest } of this.#endpoints.all(recording, atMs, prefix, cluster, maxEndpoints)) {
      if (state !== null) endpoints.push({ ...rest, state });
    }
    const routes = this.#routes.all(recording, atMs, prefix, cluster, maxEndpoints).map(toFibChange);
    return { endpoints, routes: routes.filter(({ route }) => route !== null) };
  }

  #recordingAt(atMs: number): number | undefined {
    return this.#recording.get(atMs, atMs)?.id;
  }
}

function matches(record: ServiceRecord, { state, leaf }: ServicesQuery): boolean {
  if (state !== undefined && record.state !== state) return false;
  return leaf === undefined || record.leaves.some((coverage) => coverage.leaf === leaf);
}
