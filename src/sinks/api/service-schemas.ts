import { type Static, Type } from "typebox";
import { evidenceKinds } from "../../expectation/evidence-objects.ts";
import { Count, counts, named, nextCursor, nullable, Seconds, Time, why } from "./fields.ts";
import { GroupEvidence } from "./group-schemas.ts";
import { Cause } from "./incident-schemas.ts";
import { Programming } from "./route-schemas.ts";

/** ServiceState of src/verdict. */
export const ServiceState = Type.Enum(["up", "degraded", "down", "updating", "unknown", "not-applicable"]);
/** EndpointState of src/verdict. */
export const EndpointState = Type.Enum(["up", "down", "updating", "unknown", "not-applicable"]);
/** Severity of src/expectation. */
export const Severity = Type.Enum(["critical", "major", "warning", "info"]);

const NextHopCounts = named("NextHopCounts", "Next hops: expected is the sum of the rest.", counts);

const LeafCoverage = named("LeafCoverage", "Next hops of a service on one leaf.", { leaf: Type.String(), ...counts });

const Coverage = named("Coverage", "Next hops of a service, in total and per leaf.", {
  ...counts,
  leaves: Type.Array(LeafCoverage),
});

const ServiceAddress = named("ServiceAddress", "One external address of a service.", {
  address: Type.String(),
  state: ServiceState,
  reason: nullable(Type.String()),
  coverage: NextHopCounts,
});

/** A finding about a service. */
export const ServiceFinding = named(
  "ServiceFinding",
  "Something to know about a service that is no fault of the fabric.",
  {
    namespace: Type.String(),
    name: Type.String(),
    reason: Type.String(),
    severity: Severity,
    message: Type.String(),
  },
);

const summary = {
  cluster: Type.String(),
  namespace: Type.String(),
  name: Type.String(),
  state: ServiceState,
  ...why,
  severity: nullable(Severity),
  coverage: Coverage,
  addresses: Type.Array(ServiceAddress),
  findings: Type.Array(ServiceFinding),
  since: Time,
  lastTransition: Time,
  ageSeconds: Seconds,
  holdUntil: nullable(Time),
};

/** One service of a list. */
export const Service = named("Service", "A service, judged over all of its addresses and leaves.", summary);

/** A page of services. */
export const ServicePage = named("ServicePage", "Services by cluster, namespace and name.", {
  at: Time,
  source: Type.Enum(["live", "history"]),
  items: Type.Array(Service),
  nextCursor,
});

const EndpointEvidence = named("EndpointEvidence", "What a state stood on when it was reached.", {
  dataAt: nullable(Time),
  switchTime: nullable(Time),
  objects: Type.Array(
    named("EvidenceObject", "An object of Kubernetes, as it was.", {
      kind: Type.Enum([...evidenceKinds]),
      namespace: Type.String(),
      name: Type.String(),
      resourceVersion: Type.String(),
    }),
  ),
});

const Session = named("Session", "The leaf's BGP session with the node, as the leaf tells it now.", {
  peer: Type.String(),
  state: Type.String({ description: "session-state" }),
  lastEvent: nullable(Type.String()),
  lastEstablished: nullable(Type.String({ description: "as the switch writes it" })),
});

const Endpoint = named("Endpoint", "One node behind a prefix on one leaf.", {
  node: Type.String({ description: "`*` for the prefix as a whole" }),
  class: nullable(Type.Enum(["hosting", "transit", "aggregate", "backup"])),
  state: EndpointState,
  ...why,
  severity: nullable(Severity),
  nextHops: Type.Array(Type.String(), { description: "what the FIB holds for this node" }),
  acceptable: Type.Array(Type.String(), { description: "what we look for" }),
  attachmentSource: nullable(Type.String()),
  since: Time,
  lastTransition: Time,
  ageSeconds: Seconds,
  holdUntil: nullable(Time),
  flapping: Type.Boolean({ description: "it changes so often that the worst it was is shown" }),
  evidence: nullable(EndpointEvidence),
  session: nullable(Session),
  cause: nullable(Cause),
});

const UnexpectedNextHop = named("UnexpectedNextHop", "A next hop that should not be there.", {
  address: nullable(Type.String()),
  node: nullable(Type.String()),
  reason: Type.Enum(["unexpected-nexthop", "stale-nexthop", "unknown-nexthop", "unexpected-prefix"]),
  severity: Severity,
  detail: nullable(Type.String()),
  since: nullable(Time),
  lastTransition: nullable(Time),
  evidence: nullable(EndpointEvidence),
  cause: nullable(Cause),
});

/** The route a verdict stands on. */
export const RouteEvidence = named("RouteEvidence", "The route behind a verdict, as the leaf held it.", {
  routeType: Type.String(),
  routeOwner: Type.String(),
  active: Type.Boolean(),
  programming: Programming,
  nextHopGroup: nullable(Type.String({ description: "uint64 in decimal" })),
  nextHopGroupNetworkInstance: Type.String(),
  nextHops: Type.Array(
    named("EvidenceNextHop", "One next hop of the route.", {
      address: nullable(Type.String()),
      type: nullable(Type.String()),
      resolved: Type.String(),
      subinterface: nullable(Type.String()),
    }),
  ),
});

const PrefixEvidence = named("PrefixEvidence", "One prefix on one leaf, with what the verdict stands on.", {
  target: Type.String(),
  networkInstance: Type.String(),
  prefix: Type.String(),
  state: EndpointState,
  reason: nullable(Type.String()),
  severity: nullable(Severity),
  coverage: NextHopCounts,
  endpoints: Type.Array(Endpoint),
  unexpected: Type.Array(UnexpectedNextHop),
  route: nullable(RouteEvidence),
  group: nullable(GroupEvidence),
  coveredBy: nullable(
    Type.String({ description: "the wider route that carries a prefix which is not there; never taken for it" }),
  ),
  dataAt: nullable(Time),
  dataAgeSeconds: nullable(Seconds),
});

/** One service in full. */
export const ServiceDetail = named("ServiceDetail", "A service with the evidence of its verdict.", {
  at: Time,
  sequence: Count,
  ...summary,
  prefixes: Type.Array(PrefixEvidence),
});

/** One service as it was. */
export const PastService = named("PastService", "A service as it was at a moment, from the history: as in a list.", {
  at: Time,
  source: Type.Enum(["history"]),
  ...summary,
});

/** Our JSON of a service. */
export type Service = Static<typeof Service>;
/** Our JSON of a service in full. */
export type ServiceDetail = Static<typeof ServiceDetail>;
/** Our JSON of a service as it was. */
export type PastService = Static<typeof PastService>;
/** Our JSON of a prefix in evidence. */
export type PrefixEvidence = Static<typeof PrefixEvidence>;
/** Our JSON of the route behind a verdict. */
export type RouteEvidence = Static<typeof RouteEvidence>;
