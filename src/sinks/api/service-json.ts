import type { TargetView } from "../../model/snapshot.ts";
import { coveredBy } from "../../verdict/route-evidence.ts";
import { sessionOf } from "../../verdict/session.ts";
import { indexOf } from "../../verdict/target-index.ts";
import type {
  EndpointEvidence,
  EndpointVerdict,
  Evaluation,
  PrefixVerdict,
  ServiceVerdict,
} from "../../verdict/verdict.ts";
import { prefixesOf, type ServiceRecord, serviceRecord } from "../service-record.ts";
import { countsOf, type Present, timeOrNull } from "./fields.ts";
import { groupJson } from "./group-json.ts";
import { causeJson } from "./incidents.ts";
import { evidenceJson } from "./route-json.ts";
import type { PrefixEvidence, Service, ServiceDetail } from "./service-schemas.ts";

/** A service as JSON. */
export function serviceJson(record: ServiceRecord, now: Present): Service {
  return {
    cluster: record.cluster,
    namespace: record.namespace,
    name: record.name,
    state: record.state,
    reason: record.reason,
    detail: record.detail,
    severity: record.severity,
    coverage: {
      ...countsOf(record.counts),
      leaves: record.leaves.map((leaf) => ({ leaf: leaf.leaf, ...countsOf(leaf) })),
    },
    addresses: record.addresses.map(({ address, state, reason, counts }) => ({
      address,
      state,
      reason,
      coverage: countsOf(counts),
    })),
    findings: record.findings.map(({ namespace, name, reason, severity, message }) => ({
      namespace,
      name,
      reason,
      severity,
      message,
    })),
    since: now.time(record.since),
    lastTransition: now.time(record.lastTransition),
    ageSeconds: now.age(record.lastTransition),
    holdUntil: now.timeOrNull(record.holdUntil),
  };
}

/** A service with its evidence as JSON. */
export function serviceDetailJson(service: ServiceVerdict, evaluation: Evaluation, now: Present): ServiceDetail {
  return {
    at: now.time(evaluation.atMs),
    sequence: evaluation.sequence,
    ...serviceJson(serviceRecord(service, evaluation.prefixes), now),
    prefixes: prefixesOf(service, evaluation.prefixes).map((prefix) => prefixJson(prefix, evaluation, now)),
  };
}

function prefixJson(prefix: PrefixVerdict, evaluation: Evaluation, now: Present): PrefixEvidence {
  const cause = (who: string) => {
    const found = evaluation.incidents?.causeOf(prefix.key, who);
    return found === undefined ? null : causeJson(found);
  };
  const view = evaluation.snapshot.targets.get(prefix.target);
  const fib = prefix.route === undefined ? view?.fib : undefined;
  return {
    target: prefix.target,
    networkInstance: prefix.networkInstance,
    prefix: prefix.prefix,
    state: prefix.state,
    reason: prefix.reason ?? null,
    severity: prefix.severity ?? null,
    coverage: countsOf(prefix.counts),
    endpoints: prefix.endpoints.map((endpoint) => ({
      ...endpointJson(endpoint, now),
      session: view ? sessionJson(prefix, endpoint, view) : null,
      cause: endpoint.state === "down" ? cause(endpoint.node) : null,
    })),
    unexpected: prefix.unexpected.map(({ address, node, reason, severity, detail, since, ...told }) => ({
      address: address ?? null,
      node: node ?? null,
      reason,
      severity,
      detail: detail ?? null,
      since: now.timeOrNull(since),
      lastTransition: now.timeOrNull(told.lastTransition),
      evidence: told.evidence === undefined ? null : endpointEvidenceJson(told.evidence, now),
      cause: cause(`!${address ?? node ?? ""}`),
    })),
    route: prefix.route === undefined ? null : evidenceJson(prefix.route),
    group: view ? groupJson(view.fib, prefix.networkInstance, prefix.prefix) : null,
    coveredBy: (fib && coveredBy(fib, prefix.networkInstance, prefix.prefix)) ?? null,
    dataAt: now.timeOrNull(prefix.dataMs),
    dataAgeSeconds: now.ageOrNull(prefix.dataMs),
  };
}

function endpointJson(
  endpoint: EndpointVerdict,
  now: Present,
): Omit<PrefixEvidence["endpoints"][number], "cause" | "session"> {
  return {
    node: endpoint.node,
    class: endpoint.class ?? null,
    state: endpoint.state,
    reason: endpoint.reason ?? null,
    detail: endpoint.detail ?? null,
    severity: endpoint.severity ?? null,
    nextHops: [...endpoint.nextHops],
    acceptable: [...endpoint.acceptable],
    attachmentSource: endpoint.attachmentSource ?? null,
    since: now.time(endpoint.since),
    lastTransition: now.time(endpoint.lastTransition),
    ageSeconds: now.age(endpoint.lastTransition),
    holdUntil: now.timeOrNull(endpoint.holdUntil),
    flapping: endpoint.flapping === true,
    evidence: endpoint.evidence === undefined ? null : endpointEvidenceJson(endpoint.evidence, now),
  };
}

function sessionJson(
  { networkInstance, prefix, expectation }: PrefixVerdict,
  { node, acceptable }: EndpointVerdict,
  { facts }: TargetView,
): PrefixEvidence["endpoints"][number]["session"] {
  const direct = expectation?.direct.find((one) => one.expectation.node === node);
  const session = sessionOf(indexOf(facts), networkInstance, prefix, direct, acceptable);
  if (typeof session === "string") return null;
  const { peerAddress, sessionState, lastEvent = null, lastEstablished = null } = session;
  return { peer: peerAddress, state: sessionState, lastEvent, lastEstablished };
}

function endpointEvidenceJson({ dataMs, switchTimeMs, objects }: EndpointEvidence, now: Present) {
  return {
    dataAt: now.timeOrNull(dataMs),
    switchTime: timeOrNull(switchTimeMs),
    objects: objects.map(({ kind, namespace, name, resourceVersion }) => ({ kind, namespace, name, resourceVersion })),
  };
}
