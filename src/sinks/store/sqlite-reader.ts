import type { Database } from "better-sqlite3";
import type { Incident } from "../../verdict/incident.ts";
import type { RouteRecord } from "../route-record.ts";
import type { ServiceRecord } from "../service-record.ts";
import { AsOfReader } from "./as-of-query.ts";
import { ConvergenceReader } from "./convergence-query.ts";
import { BadCursor } from "./cursor.ts";
import { openForReading } from "./database.ts";
import { DifferenceReader } from "./difference-query.ts";
import { FibChangeLister } from "./fib-change-query.ts";
import type {
  Convergence,
  ConvergenceQuery,
  DifferenceQuery,
  EndpointDifference,
  FibChangeQuery,
  FibChangeRecord,
  FibDifference,
  HistoryReader,
  HistoryStats,
  IncidentAtQuery,
  IncidentQuery,
  Page,
  PageQuery,
  PrefixHistory,
  PrefixQuery,
  Recording,
  RepairQuery,
  Repairs,
  RouteDifference,
  ServiceDifference,
  ServiceName,
  ServicesQuery,
  SnapshotQuery,
  SnapshotRecord,
  Timeline,
  TransitionQuery,
  TransitionRecord,
  Window,
} from "./history-reader.ts";
import { IncidentReader } from "./incident-query.ts";
import { RepairReader } from "./repair-query.ts";
import { SnapshotReader } from "./snapshot-query.ts";
import { HistoryUnavailable, storeErrorKind } from "./store-error.ts";
import { TimelineReader } from "./timeline-query.ts";
import { TransitionLister } from "./transition-query.ts";

interface Questions {
  readonly db: Database;
  readonly transitions: TransitionLister;
  readonly fibChanges: FibChangeLister;
  readonly asOf: AsOfReader;
  readonly snapshots: SnapshotReader;
  readonly timelines: TimelineReader;
  readonly repairs: RepairReader;
  readonly convergence: ConvergenceReader;
  readonly differences: DifferenceReader;
  readonly incidents: IncidentReader;
}

/** Reads the history over a connection of its own, opened with the first question and again after a failure. */
export class SqliteReader implements HistoryReader {
  readonly #file: string;
  readonly #stats: () => HistoryStats;
  #questions: Questions | undefined;

  constructor(file: string, stats: () => HistoryStats) {
    this.#file = file;
    this.#stats = stats;
  }

  stats(): HistoryStats {
    return this.#stats();
  }

  transitions(query: TransitionQuery): Promise<Page<TransitionRecord>> {
    return this.#ask(({ transitions }) => transitions.list(query));
  }

  services(query: ServicesQuery): Promise<Page<ServiceRecord> | undefined> {
    return this.#ask(({ asOf }) => asOf.services(query));
  }

  incidents(query: IncidentQuery): Promise<Page<Incident>> {
    return this.#ask(({ incidents }) => incidents.list(query));
  }

  incidentsAt(query: IncidentAtQuery): Promise<Page<Incident> | undefined> {
    return this.#ask(({ incidents }) => incidents.at(query));
  }

  incident(id: string): Promise<Incident | undefined> {
    return this.#ask(({ incidents }) => incidents.get(id));
  }

  openIncidents(): Promise<readonly Incident[]> {
    return this.#ask(({ incidents }) => incidents.open());
  }

  prefix(query: PrefixQuery): Promise<PrefixHistory | undefined> {
    return this.#ask(({ asOf }) => asOf.prefix(query));
  }

  fibChanges(query: FibChangeQuery): Promise<Page<FibChangeRecord>> {
    return this.#ask(({ fibChanges }) => fibChanges.list(query));
  }

  snapshots(query: SnapshotQuery): Promise<Page<SnapshotRecord>> {
    return this.#ask(({ snapshots }) => snapshots.list(query));
  }

  snapshot(id: number): Promise<SnapshotRecord | undefined> {
    return this.#ask(({ snapshots }) => snapshots.get(id));
  }

  snapshotRoutes(id: number, page: PageQuery): Promise<Page<RouteRecord> | undefined> {
    return this.#ask(({ snapshots }) => snapshots.routes(id, page));
  }

  snapshotDiff(from: number, to: number, page: PageQuery): Promise<Page<RouteDifference> | undefined> {
    return this.#ask(({ snapshots }) => snapshots.diff(from, to, page));
  }

  serviceTimeline(service: ServiceName, window: Window): Promise<Timeline | undefined> {
    return this.#ask(({ timelines }) => timelines.service(service, window));
  }

  targetTimeline(target: string, window: Window): Promise<Timeline | undefined> {
    return this.#ask(({ timelines }) => timelines.target(target, window));
  }

  repairs(query: RepairQuery): Promise<Repairs> {
    return this.#ask(({ repairs }) => repairs.read(query));
  }

  convergence(query: ConvergenceQuery): Promise<Convergence> {
    return this.#ask(({ convergence }) => convergence.read(query));
  }

  serviceDifferences(query: DifferenceQuery): Promise<Page<ServiceDifference> | undefined> {
    return this.#ask(({ differences }) => differences.services(query));
  }

  endpointDifferences(query: DifferenceQuery): Promise<Page<EndpointDifference> | undefined> {
    return this.#ask(({ differences }) => differences.endpoints(query));
  }

  fibDifferences(query: DifferenceQuery): Promise<Page<FibDifference> | undefined> {
    return this.#ask(({ differences }) => differences.fib(query));
  }

  recordings(): Promise<readonly Recording[]> {
    return this.#ask(({ asOf }) => asOf.recordings());
  }

  /** Begin of the oldest recording, milliseconds since the Unix epoch; null if there is none, or it cannot be read. */
  oldestMs(): number | null {
    try {
      this.#questions ??= open(this.#file);
      return this.#questions.asOf.oldestMs();
    } catch {
      this.reset(); // figures about the history do not fail with it; the question that follows names the reason
      return null;
    }
  }

  /** The file may be another one from now on: the next question opens it anew. */
  reset(): void {
    this.#questions?.db.close();
    this.#questions = undefined;
  }

  async #ask<T>(question: (questions: Questions) => T | Promise<T>): Promise<T> {
    try {
      this.#questions ??= open(this.#file);
      return await question(this.#questions);
    } catch (reason) {
      if (reason instanceof BadCursor) throw reason;
      this.reset();
      throw new HistoryUnavailable(storeErrorKind(reason), reason);
    }
  }
}

function open(file: string): Questions {
  const db = openForReading(file);
  try {
    return {
      db,
      transitions: new TransitionLister(db),
      fibChanges: new FibChangeLister(db),
      asOf: new AsOfReader(db),
      snapshots: new SnapshotReader(db),
      timelines: new TimelineReader(db),
      repairs: new RepairReader(db),
      convergence: new ConvergenceReader(db),
      differences: new DifferenceReader(db),
      incidents: new IncidentReader(db),
    };
  } catch (reason) {
    db.close();
    throw reason;
  }
}
