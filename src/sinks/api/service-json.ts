import { coveredBy } from "../../verdict/route-evidence.ts";
import type {
  EndpointEvidence,
  EndpointVerdict,
  Evaluation,
  PrefixVerdict,
  ServiceVerdict,
} from "../../verdict/verdict.ts";
import { prefixesOf, type ServiceRecord, serviceRecord } from "../service-record.ts";
import { ageOrNull, countsOf, secondsBetween, time, timeOrNull } from "./fields.ts";
import { causeJson } from "./incidents.ts";
import { evidenceJson } from "./route-json.ts";
import type { PrefixEvidence, Service, ServiceDetail } from "./service-schemas.ts";

/** A service as JSON, seen at a moment: milliseconds since the Unix epoch. */
export function serviceJson(record: ServiceRecord, atMs: number): Service {
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
    since: time(record.since),
    lastTransition: time(record.lastTransition),
    ageSeconds: secondsBetween(record.lastTransition, atMs),
    holdUntil: timeOrNull(record.holdUntil),
  };
}

/** A service with its evidence as JSON; ages as of `nowMs`. */
export function serviceDetailJson(service: ServiceVerdict, evaluation: Evaluation, nowMs: number): ServiceDetail {
  return {
    at: time(evaluation.atMs),
    sequence: evaluation.sequence,
    ...serviceJson(serviceRecord(service, evaluation.prefixes), nowMs),
    prefixes: prefixesOf(service, evaluation.prefixes).map((prefix) => prefixJson(prefix, evaluation, nowMs)),
  };
}

function prefixJson(prefix: PrefixVerdict, evaluation: Evaluation, nowMs: number): PrefixEvidence {
  const cause = (who: string) => {
    const found = evaluation.incidents?.causeOf(prefix.key, who);
    return found === undefined ? null : causeJson(found);
  };
  const fib = prefix.route === undefined ? evaluation.snapshot.targets.get(prefix.target)?.fib : undefined;
  return {
    target: prefix.target,
    networkInstance: prefix.networkInstance,
    prefix: prefix.prefix,
    state: prefix.state,
    reason: prefix.reason ?? null,
    severity: prefix.severity ?? null,
    coverage: countsOf(prefix.counts),
    endpoints: prefix.endpoints.map((endpoint) => ({ ...endpointJson(endpoint, nowMs), cause: cause(endpoint.node) })),
    unexpected: prefix.unexpected.map(({ address, node, reason, severity, detail, since }) => ({
      address: address ?? null,
      node: node ?? null,
      reason,
      severity,
      detail: detail ?? null,
      since: timeOrNull(since),
      cause: cause(`!${address ?? node ?? ""}`),
    })),
    route: prefix.route === undefined ? null : evidenceJson(prefix.route),
    coveredBy: (fib && coveredBy(fib, prefix.networkInstance, prefix.prefix)) ?? null,
    dataAt: timeOrNull(prefix.dataMs),
    dataAgeSeconds: ageOrNull(prefix.dataMs, nowMs),
  };
}

function endpointJson(endpoint: EndpointVerdict, nowMs: number): Omit<PrefixEvidence["endpoints"][number], "cause"> {
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
    since: time(endpoint.since),
    lastTransition: time(endpoint.lastTransition),
    ageSeconds: secondsBetween(endpoint.lastTransition, nowMs),
    holdUntil: timeOrNull(endpoint.holdUntil),
    flapping: endpoint.flapping === true,
    evidence: endpoint.evidence === undefined ? null : endpointEvidenceJson(endpoint.evidence),
  };
}

function endpointEvidenceJson({ dataMs, switchTimeMs, objects }: EndpointEvidence) {
  return {
    dataAt: timeOrNull(dataMs),
    switchTime: timeOrNull(switchTimeMs),
    objects: objects.map(({ kind, namespace, name, resourceVersion }) => ({ kind, namespace, name, resourceVersion })),
  };
}
