import type { EndpointVerdict, Evaluation, PrefixVerdict, ServiceVerdict } from "../../verdict/verdict.ts";
import { prefixesOf, type ServiceRecord, serviceRecord } from "../service-record.ts";
import { ageOrNull, countsOf, secondsBetween, time, timeOrNull } from "./fields.ts";
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
    prefixes: prefixesOf(service, evaluation.prefixes).map((prefix) => prefixJson(prefix, nowMs)),
  };
}

function prefixJson(prefix: PrefixVerdict, nowMs: number): PrefixEvidence {
  return {
    target: prefix.target,
    networkInstance: prefix.networkInstance,
    prefix: prefix.prefix,
    state: prefix.state,
    reason: prefix.reason ?? null,
    coverage: countsOf(prefix.counts),
    endpoints: prefix.endpoints.map((endpoint) => endpointJson(endpoint, nowMs)),
    unexpected: prefix.unexpected.map(({ address, node, reason, severity, detail }) => ({
      address: address ?? null,
      node: node ?? null,
      reason,
      severity,
      detail: detail ?? null,
    })),
    route: prefix.route === undefined ? null : evidenceJson(prefix.route),
    dataAt: timeOrNull(prefix.dataMs),
    dataAgeSeconds: ageOrNull(prefix.dataMs, nowMs),
  };
}

function endpointJson(endpoint: EndpointVerdict, nowMs: number): PrefixEvidence["endpoints"][number] {
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
  };
}
