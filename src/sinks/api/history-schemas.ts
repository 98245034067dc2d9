import { Type } from "typebox";
import { Count, named, nextCursor, nullable, Time, why } from "./fields.ts";
import { Route } from "./route-schemas.ts";
import { EndpointState, RouteEvidence, ServiceState } from "./service-schemas.ts";

const ServiceTransition = named("ServiceTransition", "The published state of a service changed.", {
  subject: Type.Literal("service"),
  at: Time,
  cluster: Type.String(),
  namespace: Type.String(),
  name: Type.String(),
  from: nullable(ServiceState),
  to: nullable(ServiceState),
  ...why,
});

const EndpointTransition = named(
  "EndpointTransition",
  "The published state of one node behind a prefix on a leaf changed.",
  {
    subject: Type.Literal("endpoint"),
    at: Time,
    cluster: Type.String(),
    target: Type.String(),
    networkInstance: Type.String(),
    prefix: Type.String(),
    node: Type.String(),
    from: nullable(EndpointState),
    to: nullable(EndpointState),
    ...why,
  },
);

/** A page of transitions. */
export const TransitionPage = named(
  "TransitionPage",
  "Transitions, the newest first. `from` null: new; `to` null: gone.",
  {
    items: Type.Array(Type.Union([ServiceTransition, EndpointTransition])),
    nextCursor,
  },
);

const FibChange = named("FibChange", "A watched prefix changed on a leaf.", {
  at: Time,
  cluster: Type.String(),
  target: Type.String(),
  networkInstance: Type.String(),
  prefix: Type.String(),
  route: nullable(RouteEvidence),
});

/** A page of FIB changes. */
export const FibChangePage = named(
  "FibChangePage",
  "Changes of watched prefixes, the newest first. `route` null: gone.",
  {
    items: Type.Array(FibChange),
    nextCursor,
  },
);

const EndpointAt = named("EndpointAt", "The state of an endpoint at a moment, and since when it is known to be so.", {
  cluster: Type.String(),
  target: Type.String(),
  networkInstance: Type.String(),
  prefix: Type.String(),
  node: Type.String(),
  state: EndpointState,
  ...why,
  at: Time,
});

/** One prefix as it was. */
export const PrefixHistory = named("PrefixHistory", "One prefix on every leaf, as it was at a moment.", {
  at: Time,
  prefix: Type.String(),
  endpoints: Type.Array(EndpointAt),
  routes: Type.Array(FibChange),
});

/** Spans of time that were recorded. */
export const RecordingList = named("RecordingList", "Spans of time without a gap, the newest first.", {
  items: Type.Array(
    named("Recording", "One span. What is incomplete follows a loss, and cannot be asked as of a moment.", {
      from: Time,
      to: Time,
      complete: Type.Boolean(),
    }),
  ),
});

const snapshot = {
  id: Type.Integer({ minimum: 1 }),
  target: Type.String(),
  at: Time,
  tookMs: Type.Integer({ minimum: 0, description: "the FIB was read during so many milliseconds from `at` on" }),
  cause: Type.Enum(["synced", "interval"]),
  routes: Count,
  bytes: Count,
  digest: Type.String({ description: "SHA-256; the same exactly where the routes are the same" }),
};

/** A whole FIB that was kept. */
export const Snapshot = named("Snapshot", "A whole FIB that was kept.", snapshot);

/** A page of snapshots. */
export const SnapshotPage = named("SnapshotPage", "Snapshots, the newest first.", {
  items: Type.Array(Snapshot),
  nextCursor,
});

/** A snapshot with a page of its routes. */
export const SnapshotRoutes = named("SnapshotRoutes", "A snapshot with a page of its routes, by key.", {
  ...snapshot,
  items: Type.Array(Route),
  nextCursor,
});

const RouteDifference = named("RouteDifference", "A route that the two do not share.", {
  change: Type.Enum(["added", "removed", "changed"]),
  before: nullable(Route),
  after: nullable(Route),
});

/** A page of what two snapshots do not share. */
export const SnapshotDiff = named("SnapshotDiff", "What it takes to come from snapshot a to snapshot b, by key.", {
  a: Snapshot,
  b: Snapshot,
  items: Type.Array(RouteDifference),
  nextCursor,
});
