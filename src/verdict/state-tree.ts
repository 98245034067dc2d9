/** What a leaf holds: a YANG type as far as its JSON form goes, or the names of an enumeration. */
export type LeafType = "string" | "boolean" | "uint32" | "uint64" | "date-and-time" | readonly string[];

/** The value of a leaf. A uint64 is a string, as in JSON_IETF (RFC 7951, 6.1). */
export type LeafValue = string | number | boolean;

/** The leaves of one container or list entry, by name. */
export type Leaves = Readonly<Record<string, LeafValue>>;

/** A container, or a list with its key: its own leaves, and what is below. */
export interface SchemaNode {
  /** The key leaf of a list; undefined for a container. */
  readonly key?: string;
  readonly leaves: Readonly<Record<string, LeafType>>;
  readonly children: Readonly<Record<string, SchemaNode>>;
}

const serviceState = ["up", "degraded", "down", "updating", "unknown", "not-applicable"] as const;
const endpointState = ["up", "down", "updating", "unknown", "not-applicable"] as const;
const nextHopCounts = {
  "expected-next-hops": "uint32",
  "present-next-hops": "uint32",
  "missing-next-hops": "uint32",
  "unknown-next-hops": "uint32",
} as const;

const nextHop = {
  key: "hostname",
  leaves: {
    hostname: "string",
    "host-address": "string",
    "oper-state": endpointState,
    "oper-reason": "string",
    detail: "string",
    class: ["hosting", "transit", "aggregate", "backup"],
    "fib-programmed": "boolean",
    since: "date-and-time",
  },
  children: {},
} as const satisfies SchemaNode;

const externalAddress = {
  key: "address",
  leaves: {
    address: "string",
    prefix: "string",
    "network-instance": "string",
    "oper-state": serviceState,
    "oper-reason": "string",
    detail: "string",
    "fib-programmed": "boolean",
    ...nextHopCounts,
    since: "date-and-time",
  },
  children: { "next-hop": nextHop },
} as const satisfies SchemaNode;

const service = {
  key: "name",
  leaves: {
    name: "string",
    cluster: "string",
    namespace: "string",
    "service-name": "string",
    "oper-state": serviceState,
    "oper-reason": "string",
    detail: "string",
    "fabric-oper-state": serviceState,
    ...nextHopCounts,
    since: "date-and-time",
    "last-transition": "date-and-time",
  },
  children: { "external-address": externalAddress },
} as const satisfies SchemaNode;

/** What is told of one leaf: the part of yang/kbutler.yang below its root that the collector speaks for. A test holds it to
 *  the module. */
export const verdictTree = {
  leaves: {},
  children: {
    collector: {
      leaves: {
        name: "string",
        version: "string",
        generation: "uint64",
        "evaluation-sequence": "uint64",
        "last-evaluation": "date-and-time",
      },
      children: {},
    },
    summary: {
      leaves: {
        "services-total": "uint32",
        "services-up": "uint32",
        "services-degraded": "uint32",
        "services-down": "uint32",
        "services-updating": "uint32",
        "services-unknown": "uint32",
        ...nextHopCounts,
      },
      children: {},
    },
    service,
  },
} as const satisfies SchemaNode;

/** The name of the root container, and of the module that prefixes it. */
export const rootName = "kbutler";

/** The newest revision of the module. */
export const moduleRevision = "2026-11-22";
