import type { Database } from "better-sqlite3";
import { assertNever } from "../../model/result.ts";
import type { Incident } from "../../verdict/incident.ts";
import type { FibChange, Transition } from "../../verdict/verdict.ts";
import type { ServiceRecord } from "../service-record.ts";
import type { Batch, BatchRow, EndpointBaseline, EntryName } from "./batch.ts";
import type { Statement } from "./database.ts";
import { bodyOf, incidentOf } from "./incident-query.ts";
import { Slices } from "./slices.ts";

/** Rows between two breaths of the event loop: some 2 to 4 ms of inserts. */
const sliceRows = 256;

/** A recording that can be gone on with: its row, and the last moment written. */
export interface OpenRecording {
  readonly id: number;
  readonly toMs: number;
}

/** Writes batches over one connection, which nobody else may use: a long transaction stays open while the event loop
 *  breathes. Statements are prepared once. Throws SQLite's errors; what was begun is rolled back. */
export class HistoryWriter {
  readonly #db: Database;
  readonly #sql: Statements;
  #recording: OpenRecording | undefined;

  /** `last`: the recording an earlier writer was in; it is gone on with if this file is the one that holds it. */
  constructor(db: Database, last: OpenRecording | undefined) {
    this.#db = db;
    this.#sql = prepare(db);
    if (last !== undefined && this.#sql.findRecording.get(last.id, last.toMs) !== undefined) this.#recording = last;
  }

  /** The recording a batch that continues goes on in. */
  get recording(): OpenRecording | undefined {
    return this.#recording;
  }

  /** Writes one batch in one transaction. */
  async write(batch: Batch): Promise<void> {
    const slices = new Slices(sliceRows);
    this.#db.exec("BEGIN IMMEDIATE");
    try {
      const recording = this.#enterRecording(batch);
      for (const row of batch.rows) {
        this.#writeRow(row, recording.id, batch.atMs);
        const pause = slices.done();
        if (pause !== undefined) await pause;
      }
      this.#db.exec("COMMIT");
      this.#recording = recording;
    } catch (reason) {
      if (this.#db.inTransaction) this.#db.exec("ROLLBACK");
      throw reason;
    }
  }

  /** Says that nothing changed until now. */
  heartbeat(nowMs: number): void {
    if (this.#recording !== undefined) this.#recording = this.#extend(this.#recording, Math.trunc(nowMs));
  }

  #enterRecording({ recording, atMs }: Batch): OpenRecording {
    if (recording === "continue" && this.#recording !== undefined) return this.#extend(this.#recording, atMs);
    const complete = recording === "begin" ? 1 : 0;
    return { id: Number(this.#sql.insertRecording.run(atMs, atMs, complete).lastInsertRowid), toMs: atMs };
  }

  #extend(recording: OpenRecording, atMs: number): OpenRecording {
    const toMs = Math.max(recording.toMs, atMs);
    this.#sql.extendRecording.run(toMs, recording.id);
    return { id: recording.id, toMs };
  }

  #writeRow(row: BatchRow, recording: number, atMs: number): void {
    switch (row.kind) {
      case "transition":
        if (row.transition.subject === "service") this.#serviceTransition(row.transition);
        else this.#endpointTransition(row.transition, recording, atMs);
        break;
      case "endpoint-baseline":
        this.#endpointBaseline(row.endpoint, recording, atMs);
        break;
      case "fib":
        this.#fibState(row.change, row.baseline, recording, atMs);
        break;
      case "service":
        this.#serviceVersion(row.record, recording, atMs);
        break;
      case "incident":
        this.#incident(row.incident, atMs);
        break;
      case "open-incidents":
        for (const { id } of this.#sql.openIncidents.all()) if (!row.ids.has(id)) this.#incidentOver(id, atMs);
        break;
      case "service-gone":
        this.#sql.insertVersion.run(this.#service(row.cluster, row.namespace, row.name), recording, atMs, null);
        break;
      default:
        assertNever(row);
    }
  }

  #serviceTransition(transition: Transition & { readonly subject: "service" }): void {
    const { cluster, namespace, name, atMs, from, to, reason, detail } = transition;
    const service = this.#service(cluster, namespace, name);
    this.#sql.insertTransition.run(service, Math.trunc(atMs), from ?? null, to ?? null, reason ?? null, detail ?? null);
  }

  /** Rows of state stand at the time of their evaluation, so that within a recording time follows the order of writing. */
  #endpointTransition(
    transition: Transition & { readonly subject: "endpoint" },
    recording: number,
    atMs: number,
  ): void {
    const { node, from, to, reason, detail } = transition;
    const endpoint = this.#endpoint(this.#entry(transition), node);
    this.#sql.insertEndpointState.run(
      endpoint,
      recording,
      atMs,
      0,
      from ?? null,
      to ?? null,
      reason ?? null,
      detail ?? null,
    );
  }

  #endpointBaseline(baseline: EndpointBaseline, recording: number, atMs: number): void {
    const endpoint = this.#endpoint(this.#entry(baseline), baseline.node);
    const { state, reason, detail } = baseline;
    this.#sql.insertEndpointState.run(endpoint, recording, atMs, 1, null, state, reason ?? null, detail ?? null);
  }

  #fibState(change: FibChange, baseline: boolean, recording: number, atMs: number): void {
    const route = change.route === undefined ? null : JSON.stringify(change.route);
    this.#sql.insertFibState.run(this.#entry(change), recording, atMs, baseline ? 1 : 0, route);
  }

  #serviceVersion(record: ServiceRecord, recording: number, atMs: number): void {
    const service = this.#service(record.cluster, record.namespace, record.name);
    const body = JSON.stringify(record);
    if (this.#sql.lastVersion.get(service, recording)?.body === body) return;
    this.#sql.insertVersion.run(service, recording, atMs, body);
  }

  #incident(incident: Incident, atMs: number): void {
    const { id, openedMs, closedMs } = incident;
    const body = bodyOf(incident);
    this.#sql.putIncident.run(id, openedMs, closedMs ?? null);
    if (this.#sql.lastIncident.get(id)?.body !== body) this.#sql.insertIncident.run(id, atMs, body);
  }

  #incidentOver(id: string, atMs: number): void {
    const last = this.#sql.lastIncident.get(id);
    if (last) this.#incident({ ...incidentOf(last.body), closedMs: atMs }, atMs);
  }

  #service(cluster: string, namespace: string, name: string): number {
    const known = this.#sql.findService.get(cluster, namespace, name);
    return known?.id ?? Number(this.#sql.insertService.run(cluster, namespace, name).lastInsertRowid);
  }

  #entry({ prefix, target, networkInstance, cluster }: EntryName): number {
    const known = this.#sql.findEntry.get(prefix, target, networkInstance, cluster);
    return known?.id ?? Number(this.#sql.insertEntry.run(prefix, target, networkInstance, cluster).lastInsertRowid);
  }

  #endpoint(entry: number, node: string): number {
    const known = this.#sql.findEndpoint.get(entry, node);
    return known?.id ?? Number(this.#sql.insertEndpoint.run(entry, node).lastInsertRowid);
  }
}

type Text = string | null;

interface Statements {
  readonly insertRecording: Statement<[fromMs: number, toMs: number, complete: number]>;
  readonly findRecording: Statement<[recording: number, toMs: number]>;
  readonly extendRecording: Statement<[toMs: number, recording: number]>;
  readonly findService: Statement<[cluster: string, namespace: string, name: string], { id: number }>;
  readonly insertService: Statement<[cluster: string, namespace: string, name: string]>;
  readonly findEntry: Statement<
    [prefix: string, target: string, networkInstance: string, cluster: string],
    { id: number }
  >;
  readonly insertEntry: Statement<[prefix: string, target: string, networkInstance: string, cluster: string]>;
  readonly findEndpoint: Statement<[entry: number, node: string], { id: number }>;
  readonly insertEndpoint: Statement<[entry: number, node: string]>;
  readonly insertTransition: Statement<
    [service: number, atMs: number, from: Text, to: Text, reason: Text, detail: Text]
  >;
  readonly insertEndpointState: Statement<
    [
      endpoint: number,
      recording: number,
      atMs: number,
      baseline: number,
      from: Text,
      to: Text,
      reason: Text,
      detail: Text,
    ]
  >;
  readonly insertFibState: Statement<[entry: number, recording: number, atMs: number, baseline: number, route: Text]>;
  readonly putIncident: Statement<[id: string, openedMs: number, closedMs: number | null]>;
  readonly openIncidents: Statement<[], { id: string }>;
  readonly lastIncident: Statement<[id: string], { body: string }>;
  readonly insertIncident: Statement<[id: string, atMs: number, body: string]>;
  readonly lastVersion: Statement<[service: number, recording: number], { body: Text }>;
  readonly insertVersion: Statement<[service: number, recording: number, atMs: number, body: Text]>;
}

function prepare(db: Database): Statements {
  return {
    insertRecording: db.prepare("INSERT INTO recording (from_ms, to_ms, complete) VALUES (?, ?, ?)"),
    findRecording: db.prepare("SELECT 1 FROM recording WHERE id = ? AND to_ms = ?"),
    extendRecording: db.prepare("UPDATE recording SET to_ms = ? WHERE id = ?"),
    findService: db.prepare("SELECT id FROM service WHERE cluster = ? AND namespace = ? AND name = ?"),
    insertService: db.prepare("INSERT INTO service (cluster, namespace, name) VALUES (?, ?, ?)"),
    findEntry: db.prepare(
      "SELECT id FROM entry WHERE prefix = ? AND target = ? AND network_instance = ? AND cluster = ?",
    ),
    insertEntry: db.prepare("INSERT INTO entry (prefix, target, network_instance, cluster) VALUES (?, ?, ?, ?)"),
    findEndpoint: db.prepare("SELECT id FROM endpoint WHERE entry_id = ? AND node = ?"),
    insertEndpoint: db.prepare("INSERT INTO endpoint (entry_id, node) VALUES (?, ?)"),
    insertTransition: db.prepare(
      "INSERT INTO service_transition (service_id, at_ms, from_state, to_state, reason, detail) VALUES (?, ?, ?, ?, ?, ?)",
    ),
    insertEndpointState: db.prepare(
      "INSERT INTO endpoint_state (endpoint_id, recording_id, at_ms, baseline, from_state, to_state, reason, detail) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
    ),
    insertFibState: db.prepare(
      "INSERT INTO fib_state (entry_id, recording_id, at_ms, baseline, route) VALUES (?, ?, ?, ?, ?)",
    ),
    putIncident: db.prepare(
      "INSERT INTO incident (id, opened_ms, closed_ms) VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET closed_ms = excluded.closed_ms",
    ),
    openIncidents: db.prepare("SELECT id FROM incident WHERE closed_ms IS NULL"),
    lastIncident: db.prepare(
      "SELECT body FROM incident_version WHERE incident_id = ? ORDER BY at_ms DESC, id DESC LIMIT 1",
    ),
    insertIncident: db.prepare("INSERT INTO incident_version (incident_id, at_ms, body) VALUES (?, ?, ?)"),
    lastVersion: db.prepare(
      "SELECT body FROM service_version WHERE service_id = ? AND recording_id = ? ORDER BY at_ms DESC, id DESC LIMIT 1",
    ),
    insertVersion: db.prepare(
      "INSERT INTO service_version (service_id, recording_id, at_ms, body) VALUES (?, ?, ?, ?)",
    ),
  };
}
