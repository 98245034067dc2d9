import type { Severity } from "../../expectation/expectation.ts";
import type { CauseName } from "../../verdict/cause.ts";
import type { Incident } from "../../verdict/incident.ts";
import type { EndpointState, RouteEvidence, ServiceState } from "../../verdict/verdict.ts";
import type { RouteRecord } from "../route-record.ts";
import type { ServiceRecord } from "../service-record.ts";
import type { Durations } from "./convergence.ts";
import type { StoreErrorKind } from "./store-error.ts";
import type { Segment, TimelineSummary } from "./timeline.ts";

/** Questions to the history. Every answer is bounded: by its limit, and by how many rows one question may look at, so a
 *  page may be short, or empty, and still have a next one. Each method throws HistoryUnavailable where the file cannot
 *  be read now, and BadCursor for a cursor that is not one of its own. */
export interface HistoryReader {
  /** Transitions, the newest first. */
  transitions(query: TransitionQuery): Promise<Page<TransitionRecord>>;
  /** Services as of a moment, by cluster, namespace and name. Undefined where nothing was recorded then. */
  services(query: ServicesQuery): Promise<Page<ServiceRecord> | undefined>;
  /** Incidents open at some time of a window, the latest opened first, as they were at its end. */
  incidents(query: IncidentQuery): Promise<Page<Incident>>;
  /** Incidents open at a moment. Undefined where nothing was recorded then. */
  incidentsAt(query: IncidentAtQuery): Promise<Page<Incident> | undefined>;
  /** One incident as it was last; undefined if there is none of this id. */
  incident(id: string): Promise<Incident | undefined>;
  /** Incidents that were never seen to close, as they were last. */
  openIncidents(): Promise<readonly Incident[]>;
  /** Endpoints and FIB of one prefix on every target, as of a moment. Undefined where nothing was recorded then. */
  prefix(query: PrefixQuery): Promise<PrefixHistory | undefined>;
  /** Changes of watched prefixes, the newest first. */
  fibChanges(query: FibChangeQuery): Promise<Page<FibChangeRecord>>;
  /** Snapshots, the newest first. */
  snapshots(query: SnapshotQuery): Promise<Page<SnapshotRecord>>;
  /** One snapshot without its routes; undefined if there is none of this id. */
  snapshot(id: number): Promise<SnapshotRecord | undefined>;
  /** Routes of a snapshot in key order. Undefined if there is no such snapshot. */
  snapshotRoutes(id: number, page: PageQuery): Promise<Page<RouteRecord> | undefined>;
  /** What it takes to come from snapshot `from` to snapshot `to`, in key order. Undefined if one of them is not there. */
  snapshotDiff(from: number, to: number, page: PageQuery): Promise<Page<RouteDifference> | undefined>;
  /** How one service fared within a window. Undefined if none of this name was recorded, or more than one. */
  serviceTimeline(service: ServiceName, window: Window): Promise<Timeline | undefined>;
  /** How one leaf fared, from its endpoints. Undefined if nothing was recorded of it. */
  targetTimeline(target: string, window: Window): Promise<Timeline | undefined>;
  /** How often services broke within a window, and how long it took to mend them. */
  repairs(query: RepairQuery): Promise<Repairs>;
  /** How fast FIBs followed the clusters within a window. */
  convergence(query: ConvergenceQuery): Promise<Convergence>;
  /** Services, endpoints or FIB entries that were others at moment b than at a. Undefined where nothing was recorded then. */
  serviceDifferences(query: DifferenceQuery): Promise<Page<ServiceDifference> | undefined>;
  endpointDifferences(query: DifferenceQuery): Promise<Page<EndpointDifference> | undefined>;
  fibDifferences(query: DifferenceQuery): Promise<Page<FibDifference> | undefined>;
  /** Spans without a gap, the newest first, at most 100. */
  recordings(): Promise<readonly Recording[]>;
  stats(): HistoryStats;
}

/** Which page, and how long. */
export interface PageQuery {
  readonly limit: number;
  /** `nextCursor` of the page before; undefined for the first. */
  readonly cursor?: string | undefined;
}

/** Some of the answer, and where to go on; null at the end. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
}

/** A window of time: `fromMs` ≤ t < `toMs`, milliseconds since the Unix epoch. */
export interface Window {
  readonly fromMs: number;
  readonly toMs: number;
}

/** Filters hold together; an absent one lets everything through. */
export interface IncidentFilter {
  readonly state?: "open" | "closed" | "all" | undefined;
  readonly cluster?: string | undefined;
  readonly target?: string | undefined;
  readonly cause?: CauseName | undefined;
  readonly severity?: Severity | undefined;
}

/** Asks for the incidents of a window. */
export interface IncidentQuery extends PageQuery, Window, IncidentFilter {}

/** Asks for the incidents of a moment. */
export interface IncidentAtQuery extends PageQuery, Omit<IncidentFilter, "state"> {
  readonly atMs: number;
}

/** Filters hold together; an absent one lets everything through. A filter on a property that a subject does not have
 *  leaves that subject out. */
export interface TransitionQuery extends PageQuery, Window {
  readonly subject?: "service" | "endpoint" | undefined;
  readonly cluster?: string | undefined;
  readonly namespace?: string | undefined;
  readonly name?: string | undefined;
  readonly target?: string | undefined;
  readonly prefix?: string | undefined;
  readonly node?: string | undefined;
  /** The state that was entered. */
  readonly to?: string | undefined;
}

/** A transition as it was written. Null `from`: new. Null `to`: gone. */
export type TransitionRecord =
  | {
      readonly subject: "service";
      readonly atMs: number;
      readonly cluster: string;
      readonly namespace: string;
      readonly name: string;
      readonly from: ServiceState | null;
      readonly to: ServiceState | null;
      readonly reason: string | null;
      readonly detail: string | null;
    }
  | {
      readonly subject: "endpoint";
      readonly atMs: number;
      readonly cluster: string;
      readonly target: string;
      readonly networkInstance: string;
      readonly prefix: string;
      readonly node: string;
      readonly from: EndpointState | null;
      readonly to: EndpointState | null;
      readonly reason: string | null;
      readonly detail: string | null;
    };

/** Which services, as of when. */
export interface ServicesQuery extends PageQuery {
  readonly atMs: number;
  readonly cluster?: string | undefined;
  readonly namespace?: string | undefined;
  readonly name?: string | undefined;
  readonly state?: ServiceState | undefined;
  readonly leaf?: string | undefined;
}

/** Which prefix, as of when. */
export interface PrefixQuery {
  readonly atMs: number;
  readonly prefix: string;
  readonly cluster?: string | undefined;
}

/** One prefix on every target, as of a moment; at most 10,000 endpoints. */
export interface PrefixHistory {
  readonly endpoints: readonly EndpointAt[];
  readonly routes: readonly FibChangeRecord[];
}

/** The state of an endpoint, and since when: the time of its last transition, or of the recording. */
export interface EndpointAt {
  readonly cluster: string;
  readonly target: string;
  readonly networkInstance: string;
  readonly prefix: string;
  readonly node: string;
  readonly state: EndpointState;
  readonly reason: string | null;
  readonly detail: string | null;
  readonly atMs: number;
}

/** Which changes of watched prefixes. */
export interface FibChangeQuery extends PageQuery, Window {
  readonly cluster?: string | undefined;
  readonly target?: string | undefined;
  readonly networkInstance?: string | undefined;
  readonly prefix?: string | undefined;
}

/** A watched prefix changed on a target. Null `route`: it no longer holds it. */
export interface FibChangeRecord {
  readonly atMs: number;
  readonly cluster: string;
  readonly target: string;
  readonly networkInstance: string;
  readonly prefix: string;
  readonly route: RouteEvidence | null;
}

/** Which snapshots. */
export interface SnapshotQuery extends PageQuery, Window {
  readonly target?: string | undefined;
}

/** A whole FIB that was kept. */
export interface SnapshotRecord {
  readonly id: number;
  readonly target: string;
  readonly atMs: number;
  /** The FIB was read during so many milliseconds from `atMs` on. */
  readonly tookMs: number;
  readonly cause: "synced" | "interval";
  readonly routes: number;
  /** Of the content before compression. */
  readonly bytes: number;
  /** The same for two snapshots exactly when their routes are the same. */
  readonly digest: string;
}

/** One route that two snapshots do not share. */
export type RouteDifference =
  | { readonly change: "added"; readonly after: RouteRecord }
  | { readonly change: "removed"; readonly before: RouteRecord }
  | { readonly change: "changed"; readonly before: RouteRecord; readonly after: RouteRecord };

/** A span of time without a gap. An incomplete one follows a loss: its rows can be listed, not asked as of a time. */
export interface Recording {
  readonly fromMs: number;
  readonly toMs: number;
  readonly complete: boolean;
}

/** A service; without a cluster, of whichever has it. */
export interface ServiceName {
  readonly cluster?: string | undefined;
  readonly namespace: string;
  readonly name: string;
}

/** One subject within a window. `truncated`: there was more than one question may look at; the oldest is missing. */
export interface Timeline extends TimelineSummary {
  readonly segments: readonly Segment[];
  readonly truncated: boolean;
}

/** Which services, and how many of them to name. */
export interface RepairQuery extends Window {
  readonly cluster?: string | undefined;
  readonly namespace?: string | undefined;
  readonly limit: number;
}

/** What broke. `flaps`: times a service became down or degraded. */
export interface Repairs {
  readonly flaps: number;
  readonly repaired: number;
  /** Undefined if nothing was repaired. */
  readonly meanTimeToRepairMs: number | undefined;
  /** The most often broken first. */
  readonly services: readonly ServiceRepairs[];
  readonly truncated: boolean;
}

/** What broke of one service. */
export interface ServiceRepairs {
  readonly cluster: string;
  readonly namespace: string;
  readonly name: string;
  readonly flaps: number;
  readonly repaired: number;
  readonly meanTimeToRepairMs: number | undefined;
  /** Undefined if it is not broken at the end of the window. */
  readonly brokenSinceMs: number | undefined;
}

/** Which endpoints. */
export interface ConvergenceQuery extends Window {
  readonly cluster?: string | undefined;
  readonly target?: string | undefined;
}

/** From an endpoint being expected to the FIB having it, and from its being gone to the FIB having lost a next hop. */
export interface Convergence {
  readonly arrivals: Durations;
  readonly removals: Durations;
  readonly truncated: boolean;
}

/** Two moments, milliseconds since the Unix epoch, and what is compared. */
export interface DifferenceQuery extends PageQuery {
  readonly aMs: number;
  readonly bMs: number;
  readonly cluster?: string | undefined;
  readonly namespace?: string | undefined;
  readonly target?: string | undefined;
  readonly prefix?: string | undefined;
}

/** A published state as it was. */
export interface StateAt {
  readonly state: string;
  readonly reason: string | null;
  readonly detail: string | null;
}

/** A service that was another one; null: there was none. */
export interface ServiceDifference {
  readonly cluster: string;
  readonly namespace: string;
  readonly name: string;
  readonly before: StateAt | null;
  readonly after: StateAt | null;
}

/** An entry of a FIB that is watched. */
interface WatchedEntry {
  readonly cluster: string;
  readonly target: string;
  readonly networkInstance: string;
  readonly prefix: string;
}

/** An endpoint that was another one; null: there was none. */
export interface EndpointDifference extends WatchedEntry {
  readonly node: string;
  readonly before: StateAt | null;
  readonly after: StateAt | null;
}

/** A watched prefix whose route was another one; null: there was none. */
export interface FibDifference extends WatchedEntry {
  readonly before: RouteEvidence | null;
  readonly after: RouteEvidence | null;
}

/** The history's own health. Counters are since the process began. */
export interface HistoryStats {
  /** Whether the last attempt to write succeeded. */
  readonly writable: boolean;
  /** Why not, or null. */
  readonly stoppedBy: StoreErrorKind | null;
  readonly stoppedSinceMs: number | null;
  readonly errors: Readonly<Record<StoreErrorKind, number>>;
  /** Rows written, waiting and dropped. */
  readonly written: number;
  readonly backlogRows: number;
  readonly dropped: number;
  readonly snapshots: number;
  /** Of the file and its write-ahead log; 0 where they cannot be read. */
  readonly fileBytes: number;
  /** Begin of the oldest recording, milliseconds since the Unix epoch; null if there is none. */
  readonly oldestMs: number | null;
}
