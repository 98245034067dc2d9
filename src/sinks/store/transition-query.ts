import type { Database } from "better-sqlite3";
import type { EndpointState, ServiceState } from "../../verdict/verdict.ts";
import type { Statement } from "./database.ts";
import type { Page, TransitionQuery, TransitionRecord } from "./history-reader.ts";
import { below, maxSubjects, mergePage, type Place, type Source, scanRows, source, startOf } from "./newest-first.ts";

interface ServiceRow extends Place {
  readonly rank: 1;
  readonly cluster: string;
  readonly namespace: string;
  readonly name: string;
  readonly from: ServiceState | null;
  readonly to: ServiceState | null;
  readonly reason: string | null;
  readonly detail: string | null;
}

interface EndpointRow extends Place {
  readonly rank: 0;
  readonly cluster: string;
  readonly target: string;
  readonly networkInstance: string;
  readonly prefix: string;
  readonly node: string;
  readonly from: EndpointState | null;
  readonly to: EndpointState | null;
  readonly reason: string | null;
  readonly detail: string | null;
}

type Row = ServiceRow | EndpointRow;
type Bounds = [fromMs: number, belowMs: number, belowId: number, limit: number];
type Filter = string | null;

const serviceColumns =
  "t.id, t.at_ms AS atMs, 1 AS rank, s.cluster, s.namespace, s.name, t.from_state AS 'from', t.to_state AS 'to', t.reason, t.detail";
const endpointColumns =
  "t.id, t.at_ms AS atMs, 0 AS rank, n.cluster, n.target, n.network_instance AS networkInstance, n.prefix, p.node, t.from_state AS 'from', t.to_state AS 'to', t.reason, t.detail";
const window = "t.at_ms >= ? AND (t.at_ms, t.id) < (?, ?)";

/** Lists transitions. A question about few services or endpoints seeks each of them; any other walks the window by time,
 *  a bounded number of rows at once. */
export class TransitionLister {
  readonly #services: Statement<[cluster: Filter, namespace: Filter, name: string, limit: number], { id: number }>;
  readonly #endpoints: Statement<
    [prefix: string, target: Filter, cluster: Filter, node: Filter, limit: number],
    { id: number }
  >;
  readonly #ofService: Statement<[service: number, ...Bounds], ServiceRow>;
  readonly #ofEndpoint: Statement<[endpoint: number, ...Bounds], EndpointRow>;
  readonly #servicesByTime: Statement<Bounds, ServiceRow>;
  readonly #endpointsByTime: Statement<Bounds, EndpointRow>;

  constructor(db: Database) {
    this.#services = db.prepare(
      "SELECT id FROM service WHERE cluster = coalesce(?, cluster) AND namespace = coalesce(?, namespace) AND name = ? LIMIT ?",
    );
    this.#endpoints = db.prepare(
      "SELECT p.id FROM entry n JOIN endpoint p ON p.entry_id = n.id WHERE n.prefix = ? AND n.target = coalesce(?, n.target) AND n.cluster = coalesce(?, n.cluster) AND p.node = coalesce(?, p.node) LIMIT ?",
    );
    this.#ofService = db.prepare(
      `SELECT ${serviceColumns} FROM service_transition t JOIN service s ON s.id = t.service_id
       WHERE t.service_id = ? AND ${window} ORDER BY t.at_ms DESC, t.id DESC LIMIT ?`,
    );
    this.#ofEndpoint = db.prepare(
      `SELECT ${endpointColumns} FROM endpoint_state t JOIN endpoint p ON p.id = t.endpoint_id JOIN entry n ON n.id = p.entry_id
       WHERE t.endpoint_id = ? AND t.baseline = 0 AND ${window} ORDER BY t.recording_id DESC, t.at_ms DESC, t.id DESC LIMIT ?`,
    );
    this.#servicesByTime = db.prepare(
      `SELECT ${serviceColumns} FROM service_transition t JOIN service s ON s.id = t.service_id
       WHERE ${window} ORDER BY t.at_ms DESC, t.id DESC LIMIT ?`,
    );
    this.#endpointsByTime = db.prepare(
      `SELECT ${endpointColumns} FROM endpoint_state t INDEXED BY endpoint_transition_by_time
       JOIN endpoint p ON p.id = t.endpoint_id JOIN entry n ON n.id = p.entry_id
       WHERE t.baseline = 0 AND ${window} ORDER BY t.at_ms DESC, t.id DESC LIMIT ?`,
    );
  }

  /** One page. */
  list(query: TransitionQuery): Page<TransitionRecord> {
    const ofService = query.namespace !== undefined || query.name !== undefined;
    const ofEndpoint = query.target !== undefined || query.prefix !== undefined || query.node !== undefined;
    const sources: Source<Row>[] = [];
    if (query.subject !== "endpoint" && !ofEndpoint) sources.push(...this.#serviceSources(query));
    if (query.subject !== "service" && !ofService) sources.push(...this.#endpointSources(query));
    return mergePage(sources, query.limit, (row) => matches(row, query), toRecord);
  }

  #serviceSources(query: TransitionQuery): Source<Row>[] {
    const start = below(startOf(query), 1);
    const { cluster = null, namespace = null, name, fromMs, limit } = query;
    const services = name === undefined ? undefined : this.#services.all(cluster, namespace, name, maxSubjects + 1);
    if (services === undefined || services.length > maxSubjects) {
      return [source(this.#servicesByTime.all(fromMs, ...start, scanRows + 1), scanRows)];
    }
    return services.map(({ id }) => source(this.#ofService.all(id, fromMs, ...start, limit + 1), limit));
  }

  #endpointSources(query: TransitionQuery): Source<Row>[] {
    const start = below(startOf(query), 0);
    const { prefix, target = null, cluster = null, node = null, fromMs, limit } = query;
    const endpoints =
      prefix === undefined ? undefined : this.#endpoints.all(prefix, target, cluster, node, maxSubjects + 1);
    if (endpoints === undefined || endpoints.length > maxSubjects) {
      return [source(this.#endpointsByTime.all(fromMs, ...start, scanRows + 1), scanRows)];
    }
    return endpoints.map(({ id }) => source(this.#ofEndpoint.all(id, fromMs, ...start, limit + 1), limit));
  }
}

function matches(row: Row, query: TransitionQuery): boolean {
  const is = (wanted: string | undefined, value: string | null): boolean => wanted === undefined || wanted === value;
  if (!is(query.cluster, row.cluster) || !is(query.to, row.to)) return false;
  return row.rank === 1
    ? is(query.namespace, row.namespace) && is(query.name, row.name)
    : is(query.target, row.target) && is(query.prefix, row.prefix) && is(query.node, row.node);
}

function toRecord(row: Row): TransitionRecord {
  const { atMs, cluster, reason, detail } = row;
  if (row.rank === 1) {
    const { namespace, name, from, to } = row;
    return { subject: "service", atMs, cluster, namespace, name, from, to, reason, detail };
  }
  const { target, networkInstance, prefix, node, from, to } = row;
  return { subject: "endpoint", atMs, cluster, target, networkInstance, prefix, node, from, to, reason, detail };
}
