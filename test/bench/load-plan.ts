import type { StreamEncoding } from "./route-stream.ts";

/** What the leaves of one load generator hold and how they write it. All of them hold the same. */
export interface LoadPlan {
  readonly encoding: StreamEncoding;
  /** Routes of a leaf. Route n goes to next-hop group n modulo `nodes`, which leads to node n modulo `nodes`. */
  readonly routes: number;
  readonly perMessage: number;
  readonly nodes: number;
  /** Leaves connect and are silent until they are released, all of them at once. */
  readonly held?: boolean | undefined;
  /** PEM texts; without them plain text. */
  readonly tls?: { readonly cert: string; readonly key: string } | undefined;
}

/** A measured drive of changes: each message is one route, which goes to another group of the same node and back. */
export interface PacedLoad {
  /** Over all leaves. */
  readonly messagesPerSecond: number;
  /** Messages in a row to one leaf, in one write. */
  readonly burst: number;
  readonly seconds: number;
  /** Routes that change to the next hop of another node and back, so that a verdict follows. */
  readonly probesPerSecond: number;
  readonly probes: readonly Probe[];
  /** `host:port` of the collector's gNMI server, where the verdicts are awaited. */
  readonly verdictsAt: string;
}

/** A route on a leaf, and the service whose verdict it makes. */
export interface Probe {
  readonly leaf: string;
  readonly route: number;
  /** Key of the service in the verdict tree. */
  readonly service: string;
}

/** What a paced drive came to. */
export interface PacedResult {
  readonly sentPerSecond: number;
  /** From the write of a probe to the arrival of its verdict, milliseconds; one each. */
  readonly latenciesMs: readonly number[];
  /** Probes whose verdict did not come within the drive. */
  readonly unanswered: number;
}

/** What the generator is told. */
export type LoadCommand =
  | { readonly type: "release"; readonly leaves: number }
  | { readonly type: "repeat"; readonly messages: number; readonly leaf: string }
  | { readonly type: "paced"; readonly load: PacedLoad };

/** What the generator says. */
export type LoadReport =
  | { readonly type: "listening"; readonly port: number }
  | { readonly type: "released" }
  | { readonly type: "repeated" }
  | { readonly type: "paced"; readonly result: PacedResult };
