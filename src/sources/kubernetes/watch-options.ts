import type { ResourceName } from "../../model/cluster.ts";
import type { ClusterAccess } from "./access.ts";
import type { DecodeIssue } from "./decode.ts";

/** Which cluster to watch, and what of it. */
export interface WatchOptions {
  readonly access: ClusterAccess;
  /** Namespaces whose services and slices are watched; undefined or empty: all of the cluster. */
  readonly namespaces?: readonly string[] | undefined;
  /** Default: found by its objects where RBAC allows, else "metallb-system". */
  readonly metallbNamespace?: string | undefined;
  /** Default: as the speaker's DaemonSet says, else MetalLB's own. */
  readonly frrK8sNamespace?: string | undefined;
  /** Resources to watch; undefined: all. One that is left out is never reported. */
  readonly resources?: readonly ResourceName[] | undefined;
  /** Node annotations to keep besides the well-known ones. */
  readonly nodeAnnotations?: readonly string[] | undefined;
  readonly timing?: Partial<WatchTiming> | undefined;
}

/** Every delay and limit of a watch. */
export interface WatchTiming {
  /** First and longest wait before another try, milliseconds. */
  readonly backoffMinMs: number;
  readonly backoffMaxMs: number;
  /** A watch that lived so long begins again from the first wait, milliseconds. */
  readonly backoffResetMs: number;
  /** A watch may be gone for so long before its resource counts as lost and is listed anew, milliseconds. */
  readonly lostGraceMs: number;
  /** A watch without a byte for so long is dead, milliseconds. API servers send a bookmark about once a minute. */
  readonly silenceMs: number;
  /** Longest silence within any other request, milliseconds. */
  readonly requestTimeoutMs: number;
  /** The server ends a watch after so long, and we open the next, seconds. */
  readonly watchTimeoutS: number;
  /** A full list replaces what is known after so long, give or take a third, milliseconds. */
  readonly resyncMs: number;
  /** How often the API is asked for a resource it did not serve, and where MetalLB lives, milliseconds. */
  readonly rediscoverMs: number;
  /** How often a refused resource is tried again, milliseconds. */
  readonly forbiddenRetryMs: number;
  /** Objects in one page of a list. */
  readonly pageSize: number;
}

/** Silence below the two minutes after which a cluster's data counts as old; resync between 13 and 27 minutes. */
export const defaultTiming: WatchTiming = {
  backoffMinMs: 1_000,
  backoffMaxMs: 60_000,
  backoffResetMs: 30_000,
  lostGraceMs: 15_000,
  silenceMs: 110_000,
  requestTimeoutMs: 30_000,
  watchTimeoutS: 290,
  resyncMs: 20 * 60_000,
  rediscoverMs: 5 * 60_000,
  forbiddenRetryMs: 60_000,
  pageSize: 500,
};

/** Counts what a watch goes through; each is the fuel of a metric. All optional to implement, all cheap. */
export interface WatchObserver {
  /** MetalLB may not be looked for; the text says which namespace is read instead, and what to set. */
  unfound?(why: string): void;
  /** An object could not be read. */
  malformed?(issue: DecodeIssue): void;
  /** A stream ended and is opened again from where it was. */
  reconnected?(resource: ResourceName): void;
  /** A resource is listed anew, for this reason in words. */
  relisted?(resource: ResourceName, why: string): void;
  /** A request failed or was refused; `status` undefined if there was no answer. */
  failed?(resource: ResourceName, status: number | undefined): void;
}
