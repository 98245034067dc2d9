import { Type } from "typebox";
import type { Expectation as ExpectationOf } from "../../expectation/expectation.ts";
import type { ExpectationAnswer, ServiceExplanation } from "../../expectation/explain.ts";
import { answer, explainService } from "../../expectation/explain.ts";
import type { Api } from "./api-instance.ts";
import type { ApiDeps } from "./api-options.ts";
import { named, nullable } from "./fields.ts";
import { ApiProblem, notEvaluated, problems } from "./problem.ts";
import { ServiceFinding, Severity } from "./service-schemas.ts";
import { clusterQuery, findService, serviceParams } from "./services.ts";

const Expectation = named("Expectation", "One node that has to announce one prefix.", {
  cluster: Type.String(),
  prefix: Type.String(),
  family: Type.Enum([4, 6]),
  node: Type.String(),
  nextHops: named("ExpectedNextHops", "Addresses by which the node may stand in a FIB.", {
    preferred: Type.Optional(Type.String()),
    acceptable: Type.Array(Type.String()),
    kind: Type.Enum(["address", "link-local", "unknown"]),
  }),
  peers: Type.Array(
    named("ExpectedPeer", "One session the announcement goes out on.", {
      name: Type.String(),
      address: Type.Optional(Type.String()),
      interface: Type.Optional(Type.String()),
      vrf: Type.Optional(Type.String()),
    }),
  ),
  services: Type.Array(
    named("ExpectingService", "One service address behind the prefix.", {
      namespace: Type.String(),
      name: Type.String(),
      address: Type.String(),
    }),
  ),
  class: Type.Enum(["hosting", "transit", "aggregate", "backup"]),
  confidence: Type.Enum(["firm", "uncertain", "stale-config"]),
  advertiser: Type.String(),
  since: Type.Number({ description: "milliseconds since the Unix epoch, as `kbutler expect` has it" }),
});

const NonExpectation = named("NonExpectation", "A node that must not announce a prefix, and why.", {
  prefix: Type.String({ description: "empty for a service that is refused and has no address" }),
  node: Type.String({ description: "`*` is every node" }),
  reason: Type.String(),
});

/** A finding about a node. */
export const NodeFinding = named("NodeFinding", "Something to know about a node.", {
  node: Type.String(),
  reason: Type.String(),
  severity: Severity,
  message: Type.String(),
});

const Explanation = named("Explanation", "Why each node announces an address, or does not, in words.", {
  address: Type.String(),
  prefix: nullable(Type.String()),
  nodes: Type.Array(
    named("NodeExplanation", "One node and one prefix.", {
      node: Type.String(),
      announces: Type.Enum(["yes", "no", "maybe"]),
      reason: Type.String(),
      why: Type.String(),
    }),
  ),
});

const ServiceExpectation = named(
  "ServiceExpectation",
  "What is expected of one service: as `kbutler expect --output json`.",
  {
    expectations: Type.Array(Expectation),
    nonExpectations: Type.Array(NonExpectation),
    serviceFindings: Type.Array(ServiceFinding),
    nodeFindings: Type.Array(NodeFinding),
    refusal: nullable(Type.String({ description: "why no node announces any of it" })),
    explanation: Type.Array(Explanation),
  },
);

/** Adds the operation that says what is expected of a service, and why. */
export function addExpectation(api: Api, deps: ApiDeps): void {
  api.get(
    "/services/:namespace/:name/expectation",
    {
      schema: {
        operationId: "getServiceExpectation",
        summary: "Which nodes have to announce a service, which must not, and why",
        tags: ["services"],
        params: serviceParams,
        querystring: clusterQuery,
        response: { 200: ServiceExpectation, ...problems(400, 401, 404, 409, 503) },
      },
    },
    async ({ params, query: { cluster } }) => {
      const evaluation = deps.evaluation();
      if (evaluation === undefined) throw notEvaluated();
      const service = findService(evaluation, params.namespace, params.name, cluster);
      const expectations = deps.expectations(service.cluster);
      const key = `${service.namespace}/${service.name}`;
      const explained = expectations && explainService(expectations, key);
      if (expectations === undefined || explained === undefined) {
        throw new ApiProblem(404, `nothing is known of what ${key} is expected to be`);
      }
      return expectationJson(answer(expectations, { service: key }), explained);
    },
  );
}

function expectationJson(found: ExpectationAnswer, explained: ServiceExplanation) {
  return {
    expectations: found.expectations.map(oneJson),
    nonExpectations: found.nonExpectations.map(({ prefix, node, reason }) => ({ prefix, node, reason })),
    serviceFindings: found.serviceFindings.map((one) => ({ ...one })),
    nodeFindings: found.nodeFindings.map((one) => ({ ...one })),
    refusal: explained.refusal ?? null,
    explanation: explained.addresses.map(({ address, prefix, nodes }) => ({
      address,
      prefix: prefix ?? null,
      nodes: nodes.map(({ node, announces, reason, why }) => ({ node, announces, reason, why })),
    })),
  };
}

function oneJson(one: ExpectationOf): Type.Static<typeof Expectation> {
  const { cluster, prefix, family, node, nextHops, class: kind, confidence, advertiser, since } = one;
  return {
    cluster,
    prefix,
    family,
    node,
    nextHops: { ...nextHops, acceptable: [...nextHops.acceptable] },
    peers: one.peers.map((peer) => ({ ...peer })),
    services: one.services.map((service) => ({ ...service })),
    class: kind,
    confidence,
    advertiser,
    since,
  };
}
