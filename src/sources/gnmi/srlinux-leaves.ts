import { parseUint64 } from "../../model/fib.ts";
import {
  type NextHopUpdate,
  Operation,
  type ProgrammingUpdate,
  RouteField,
  type RouteUpdate,
} from "../../model/target.ts";
import type { Draft, GroupDraft, MemberDraft } from "./entry-run.ts";
import {
  readBoolean,
  readIdentity,
  readOperation,
  readResolved,
  readText,
  readTexts,
  readUint32,
} from "./leaf-value.ts";

/** One YANG leaf we read: where its value goes, or why it does not. */
export interface Leaf<Draft> {
  /** Writes the value into the draft. Returns what is wrong with it, or undefined. */
  read(draft: Draft, value: unknown): "value" | "enum" | undefined;
  /** The bit of `RouteField` that says the leaf is set; 0 elsewhere. */
  readonly field: number;
}

/** The leaves of one kind of entry by their path below it, and the containers on the way to them. */
export interface LeafTable<Draft> {
  readonly leaves: ReadonlyMap<string, Leaf<Draft>>;
  readonly containers: ReadonlySet<string>;
}

type RouteDraft = RouteUpdate;
type GroupUpdateDraft = GroupDraft["update"];
type NextHopDraft = Draft<NextHopUpdate>;
type ResolvingDraft = Draft<NonNullable<NextHopUpdate["resolvingRoute"]>>;

/** Below `.../ipv{4,6}-unicast/route`. The list of failed places is called `last-failed-complexes` up to 24.10. */
export const routeLeaves: LeafTable<RouteDraft> = table({
  active: routeLeaf(
    RouteField.active,
    leaf(readBoolean, (route, value) => {
      route.active = value;
    }),
  ),
  "next-hop-group": routeLeaf(
    RouteField.nextHopGroup,
    leaf(parseUint64, (route, value) => {
      route.nextHopGroup = value;
    }),
  ),
  "next-hop-group-network-instance": routeLeaf(
    RouteField.nextHopGroupNetworkInstance,
    leaf(readText, (route, value) => {
      route.nextHopGroupNetworkInstance = value;
    }),
  ),
  preference: routeLeaf(
    RouteField.preference,
    leaf(readUint32, (route, value) => {
      route.preference = value;
    }),
  ),
  metric: routeLeaf(
    RouteField.metric,
    leaf(readUint32, (route, value) => {
      route.metric = value;
    }),
  ),
  "fib-programming/suppressed": routeLeaf(
    RouteField.suppressed,
    leaf(readBoolean, (route, value) => {
      route.suppressed = value;
    }),
  ),
  "fib-programming/pending-operation-type": routeLeaf(
    RouteField.pendingOperation,
    operationLeaf((route, value) => {
      route.pendingOperation = value;
    }),
  ),
  "fib-programming/last-failed-operation-type": routeLeaf(
    RouteField.failedOperation,
    operationLeaf((route, value) => {
      route.failedOperation = value;
    }),
  ),
  "fib-programming/last-failed-locations": routeLeaf(
    RouteField.failedLocations,
    leaf(readTexts, (route, value) => {
      route.failedLocations = value;
    }),
  ),
  "fib-programming/last-failed-complexes": routeLeaf(
    RouteField.failedLocations,
    leaf(readTexts, (route, value) => {
      route.failedLocations = value;
    }),
  ),
  "fib-programming/last-successful-operation-type": routeLeaf(
    RouteField.lastSuccessfulOperation,
    operationLeaf((route, value) => {
      route.lastSuccessfulOperation = value;
    }),
  ),
});

/** Below `.../next-hop-group`; its lists of members are read apart from it. */
export const groupLeaves: LeafTable<GroupUpdateDraft> = table({
  "backup-next-hop-group": leaf(parseUint64, (group, value) => {
    group.backupNextHopGroup = value;
  }),
  "fib-programming/pending-operation-type": operationLeaf((group, value) => {
    programming(group).pendingOperation = value;
  }),
  "fib-programming/last-failed-operation-type": operationLeaf((group, value) => {
    programming(group).failedOperation = value;
  }),
  "fib-programming/last-failed-locations": leaf(readTexts, (group, value) => {
    programming(group).failedLocations = value;
  }),
  "fib-programming/last-failed-complexes": leaf(readTexts, (group, value) => {
    programming(group).failedLocations = value;
  }),
  "fib-programming/last-successful-operation-type": operationLeaf((group, value) => {
    programming(group).lastSuccessfulOperation = value;
  }),
});

/** Below `.../next-hop-group/next-hop` and `backup-next-hop`. */
export const memberLeaves: LeafTable<MemberDraft> = table({
  "next-hop": leaf(parseUint64, (member, value) => {
    member.nextHop = value;
  }),
  weight: leaf(parseUint64, (member, value) => {
    member.weight = value;
  }),
  resolved: {
    field: 0,
    read(member, value) {
      const resolved = readResolved(value);
      if (resolved === undefined) return typeof value === "string" ? "enum" : "value";
      member.resolved = resolved;
      return undefined;
    },
  },
  "resource-allocation-failed": leaf(readBoolean, (member, value) => {
    member.resourceAllocationFailed = value;
  }),
});

/** Below `.../next-hop`: `resolving-*` stands in `indirect` since 25.3, and directly in the entry up to 24.10. */
export const nextHopLeaves: LeafTable<NextHopDraft> = table({
  type: leaf(readIdentity, (nextHop, value) => {
    nextHop.type = value;
  }),
  "ip-address": leaf(readText, (nextHop, value) => {
    nextHop.address = value;
  }),
  subinterface: leaf(readText, (nextHop, value) => {
    nextHop.subinterface = value;
  }),
  "resource-allocation-failed": leaf(readBoolean, (nextHop, value) => {
    nextHop.resourceAllocationFailed = value;
  }),
  "indirect/resolved": leaf(readBoolean, (nextHop, value) => {
    nextHop.resolved = value;
  }),
  ...resolvingLeaves("indirect/"),
  ...resolvingLeaves(""),
});

function resolvingLeaves(above: string): Record<string, Leaf<NextHopDraft>> {
  const leaves: Record<string, Leaf<NextHopDraft>> = {};
  for (const kind of ["route", "tunnel"] as const) {
    const base = `${above}resolving-${kind}`;
    leaves[`${base}/next-hop-group`] = leaf(parseUint64, (nextHop, value) => {
      resolving(nextHop, kind).nextHopGroup = value;
    });
    leaves[`${base}/ip-prefix`] = leaf(readText, (nextHop, value) => {
      resolving(nextHop, kind).prefix = value;
    });
    leaves[`${base}/${kind}-type`] = leaf(readIdentity, (nextHop, value) => {
      resolving(nextHop, kind).type = value;
    });
    leaves[`${base}/${kind}-owner`] = leaf(readText, (nextHop, value) => {
      resolving(nextHop, kind).owner = value;
    });
  }
  return leaves;
}

function resolving(nextHop: NextHopDraft, kind: "route" | "tunnel"): ResolvingDraft {
  const field = kind === "route" ? "resolvingRoute" : "resolvingTunnel";
  const draft: ResolvingDraft = nextHop[field] ?? {};
  nextHop[field] = draft;
  return draft;
}

function programming(group: GroupUpdateDraft): Draft<ProgrammingUpdate> {
  const draft: Draft<ProgrammingUpdate> = group.programming ?? {};
  group.programming = draft;
  return draft;
}

function leaf<D, V>(read: (value: unknown) => V | undefined, write: (draft: D, value: V) => void): Leaf<D> {
  return {
    field: 0,
    read(draft, value) {
      const parsed = read(value);
      if (parsed === undefined) return "value";
      write(draft, parsed);
      return undefined;
    },
  };
}

/** A word we do not know is written as "unknown", and told as well. */
function operationLeaf<D>(write: (draft: D, value: Operation) => void): Leaf<D> {
  return {
    field: 0,
    read(draft, value) {
      const operation = readOperation(value);
      if (operation === undefined) return "value";
      write(draft, operation);
      return operation === Operation.unknown ? "enum" : undefined;
    },
  };
}

function routeLeaf(field: number, inner: Leaf<RouteDraft>): Leaf<RouteDraft> {
  return {
    field,
    read(route, value) {
      const fault = inner.read(route, value);
      if (fault !== "value") route.has |= field;
      return fault;
    },
  };
}

function table<D>(leaves: Record<string, Leaf<D>>): LeafTable<D> {
  const containers = new Set<string>();
  for (const path of Object.keys(leaves)) {
    for (let slash = path.indexOf("/"); slash > 0; slash = path.indexOf("/", slash + 1))
      containers.add(path.slice(0, slash));
  }
  return { leaves: new Map(Object.entries(leaves)), containers };
}
