import type { IpPrefix } from "../../model/address.ts";
import { timeOfDay } from "../../model/snapshot.ts";
import type { Incident } from "../../verdict/incident.ts";
import type {
  EndpointState,
  EndpointVerdict,
  Evaluation,
  FibChange,
  PrefixVerdict,
  ServiceKey,
  Transition,
} from "../../verdict/verdict.ts";
import { type ServiceRecord, serviceRecord } from "../service-record.ts";
import { Slices } from "./slices.ts";

/** What names an entry: one watched prefix on one target. */
export interface EntryName {
  readonly cluster: string;
  readonly target: string;
  readonly networkInstance: string;
  readonly prefix: IpPrefix;
}

/** The state of an endpoint, restated at the beginning of a recording. */
export interface EndpointBaseline extends EntryName {
  readonly node: string;
  readonly state: EndpointState;
  readonly reason: string | undefined;
  readonly detail: string | undefined;
}

/** One thing to write. */
export type BatchRow =
  | { readonly kind: "transition"; readonly transition: Transition }
  | { readonly kind: "endpoint-baseline"; readonly endpoint: EndpointBaseline }
  | { readonly kind: "fib"; readonly change: FibChange; readonly baseline: boolean }
  | { readonly kind: "service"; readonly record: ServiceRecord }
  | { readonly kind: "incident"; readonly incident: Incident }
  /** Every other one has ended, whenever that was. */
  | { readonly kind: "open-incidents"; readonly ids: ReadonlySet<string> }
  | { readonly kind: "service-gone"; readonly cluster: string; readonly namespace: string; readonly name: string };

/** Everything one evaluation adds to the history: one transaction. Its moments are times of day, by which it is asked for.
 *  `begin` opens a recording and restates all that is known; `partial` opens one after rows were dropped, which can be
 *  listed but not asked as of a time; `continue` goes on. */
export interface Batch {
  readonly atMs: number;
  readonly recording: "begin" | "partial" | "continue";
  readonly rows: readonly BatchRow[];
}

/** Reads an evaluation into a batch, in slices. The evaluation's maps are live: it has to be awaited before the next
 *  round. `restate` adds the state of everything that has no transition in this evaluation. */
export async function captureBatch(evaluation: Evaluation, restate: boolean): Promise<Batch> {
  const slices = new Slices(500);
  const { snapshot } = evaluation;
  const rows: BatchRow[] = evaluation.transitions.map((transition) => ({
    kind: "transition",
    transition: { ...transition, atMs: timeOfDay(transition.atMs, snapshot) },
  }));
  for (const change of evaluation.fibChanges) rows.push({ kind: "fib", change, baseline: false });
  addIncidents(evaluation, rows, restate);
  if (restate) await addBaseline(evaluation, rows, slices);
  for (const key of restate ? evaluation.services.keys() : changedServices(evaluation)) {
    rows.push(serviceRow(evaluation, key));
    const pause = slices.done(5);
    if (pause !== undefined) await pause;
  }
  return { atMs: Math.trunc(timeOfDay(evaluation.atMs, snapshot)), recording: restate ? "begin" : "continue", rows };
}

function addIncidents({ incidents, snapshot }: Evaluation, rows: BatchRow[], restate: boolean): void {
  if (incidents === undefined) return;
  const open = restate ? incidents.open.values() : [...incidents.opened, ...incidents.changed];
  for (const incident of [...open, ...incidents.ended]) {
    const closedMs = incident.closedMs === undefined ? undefined : Math.trunc(timeOfDay(incident.closedMs, snapshot));
    const openedMs = Math.trunc(timeOfDay(incident.openedMs, snapshot));
    rows.push({ kind: "incident", incident: { ...incident, openedMs, closedMs } });
  }
  if (restate) rows.push({ kind: "open-incidents", ids: new Set(incidents.open.keys()) });
}

/** Services whose verdict changed, and those whose coverage may have moved between leaves with their sums unchanged. */
function changedServices(evaluation: Evaluation): ReadonlySet<ServiceKey> {
  const keys = new Set(evaluation.changedServices);
  for (const changed of evaluation.changedPrefixes) {
    const prefix = evaluation.prefixes.get(changed);
    for (const { expectation } of prefix?.expectation?.direct ?? []) {
      for (const service of expectation.services) {
        const key = `${expectation.cluster}/${service.namespace}/${service.name}`;
        if (evaluation.services.has(key)) keys.add(key);
      }
    }
  }
  return keys;
}

function serviceRow(evaluation: Evaluation, key: ServiceKey): BatchRow {
  const service = evaluation.services.get(key);
  if (service !== undefined) {
    return { kind: "service", record: serviceRecord(service, evaluation.prefixes, evaluation.snapshot.offsetMs) };
  }
  const [cluster = "", namespace = "", name = ""] = key.split("/");
  return { kind: "service-gone", cluster, namespace, name };
}

async function addBaseline(evaluation: Evaluation, rows: BatchRow[], slices: Slices): Promise<void> {
  const told = new Set<string>();
  for (const transition of evaluation.transitions) {
    if (transition.subject === "endpoint") told.add(endpointName(transition, transition.node));
  }
  const changed = new Set(evaluation.fibChanges.map((change) => endpointName(change, "")));
  for (const prefix of evaluation.prefixes.values()) {
    for (const endpoint of prefix.endpoints) {
      if (told.has(endpointName(prefix, endpoint.node))) continue;
      rows.push({ kind: "endpoint-baseline", endpoint: endpointBaseline(prefix, endpoint) });
    }
    if (prefix.route !== undefined && !changed.has(endpointName(prefix, ""))) {
      rows.push({ kind: "fib", change: fibBaseline(prefix, evaluation.atMs), baseline: true });
    }
    const pause = slices.done();
    if (pause !== undefined) await pause;
  }
}

function endpointName(entry: EntryName, node: string): string {
  return `${entry.target}|${entry.networkInstance}|${entry.cluster}|${entry.prefix}|${node}`;
}

function endpointBaseline(prefix: PrefixVerdict, endpoint: EndpointVerdict): EndpointBaseline {
  return {
    cluster: prefix.cluster,
    target: prefix.target,
    networkInstance: prefix.networkInstance,
    prefix: prefix.prefix,
    node: endpoint.node,
    state: endpoint.state,
    reason: endpoint.reason,
    detail: endpoint.detail,
  };
}

function fibBaseline(prefix: PrefixVerdict, atMs: number): FibChange {
  return {
    atMs,
    cluster: prefix.cluster,
    target: prefix.target,
    networkInstance: prefix.networkInstance,
    prefix: prefix.prefix,
    route: prefix.route,
  };
}
