import { Type } from "typebox";
import { Count, named, nextCursor, nullable, Seconds, Time, why } from "./fields.ts";
import { RouteEvidence } from "./service-schemas.ts";

const window = { from: Time, to: Time };
const truncated = Type.Boolean({ description: "there was more than one question may look at" });

/** One service or leaf within a window. */
export const TimelineReport = named("Timeline", "How one service or leaf fared within a window.", {
  ...window,
  flaps: Type.Integer({ minimum: 0, description: "times it became down or degraded" }),
  repaired: Type.Integer({ minimum: 0, description: "outages whose begin and end are known" }),
  meanTimeToRepairSeconds: nullable(Seconds),
  secondsInState: Type.Record(Type.String(), Seconds, { description: "`unrecorded`: nobody knows" }),
  outages: Type.Array(
    named("Outage", "A time that it was down or degraded.", {
      from: Time,
      to: nullable(Time),
      reason: nullable(Type.String()),
    }),
  ),
  segments: Type.Array(
    named("Segment", "A time in one state; null: not recorded.", {
      ...window,
      state: nullable(Type.String()),
      reason: nullable(Type.String()),
    }),
  ),
  truncated,
});

const repairFigures = { flaps: Count, repaired: Count, meanTimeToRepairSeconds: nullable(Seconds) };

/** What broke within a window. */
export const RepairReport = named("Repairs", "What broke within a window, and how long it took to mend.", {
  ...window,
  ...repairFigures,
  services: Type.Array(
    named("ServiceRepairs", "A service that broke.", {
      cluster: Type.String(),
      namespace: Type.String(),
      name: Type.String(),
      ...repairFigures,
      brokenSince: nullable(Time),
    }),
    { description: "the most often broken first" },
  ),
  truncated,
});

const Durations = named("Durations", "How long something took, many times over.", {
  count: Count,
  open: Count,
  sumSeconds: Seconds,
  p50Seconds: nullable(Seconds),
  p90Seconds: nullable(Seconds),
  p99Seconds: nullable(Seconds),
  maxSeconds: nullable(Seconds),
  buckets: Type.Array(Type.Object({ le: nullable(Seconds), count: Count }, { additionalProperties: false }), {
    description: "cumulative; `le` null: all",
  }),
});

/** How fast FIBs followed the clusters. */
export const ConvergenceReport = named("Convergence", "How fast FIBs followed the clusters within a window.", {
  ...window,
  arrivals: Durations,
  removals: Durations,
  truncated,
});

const State = nullable(
  named("StateAt", "A published state as it was; null: there was none.", { state: Type.String(), ...why }),
);
const two = { a: Time, b: Time };
const entry = {
  cluster: Type.String(),
  target: Type.String(),
  networkInstance: Type.String(),
  prefix: Type.String(),
};

/** Services that differ. */
export const ServiceDifferencePage = named("ServiceDifferencePage", "Services that differ between two moments.", {
  ...two,
  items: Type.Array(
    named("ServiceDifference", "A service that was another one.", {
      cluster: Type.String(),
      namespace: Type.String(),
      name: Type.String(),
      before: State,
      after: State,
    }),
  ),
  nextCursor,
});

/** Endpoints that differ. */
export const EndpointDifferencePage = named("EndpointDifferencePage", "Endpoints that differ between two moments.", {
  ...two,
  items: Type.Array(
    named("EndpointDifference", "An endpoint that was another one.", {
      ...entry,
      node: Type.String(),
      before: State,
      after: State,
    }),
  ),
  nextCursor,
});

/** FIB entries that differ. */
export const FibDifferencePage = named("FibDifferencePage", "FIB entries that differ between two moments.", {
  ...two,
  items: Type.Array(
    named("FibDifference", "A watched prefix whose route was another one; null: there was none.", {
      ...entry,
      before: nullable(RouteEvidence),
      after: nullable(RouteEvidence),
    }),
  ),
  nextCursor,
});
