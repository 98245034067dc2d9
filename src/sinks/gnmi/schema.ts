/** The YANG types our leaves have. RFC 7951, 6.1: a uint64 is a string in JSON_IETF. */
export type LeafType = "string" | "uint32" | "uint64" | "boolean" | "date-and-time";

/** A container, or a list where it has a `key`. Names as in yang/kbutler.yang. */
export interface SchemaNode {
  readonly key?: string;
  readonly leaves: Readonly<Record<string, LeafType>>;
  readonly children: Readonly<Record<string, SchemaNode>>;
}

/** The YANG module the tree belongs to. */
export const kbutlerModule = "kbutler";

/** Its newest revision. */
export const kbutlerRevision = "2026-11-22";

const counts = {
  "expected-next-hops": "uint32",
  "present-next-hops": "uint32",
  "missing-next-hops": "uint32",
  "unknown-next-hops": "uint32",
} as const;

const nextHop: SchemaNode = {
  key: "hostname",
  leaves: {
    hostname: "string",
    "host-address": "string",
    "oper-state": "string",
    "oper-reason": "string",
    detail: "string",
    class: "string",
    "fib-programmed": "boolean",
    since: "date-and-time",
  },
  children: {},
};

const externalAddress: SchemaNode = {
  key: "address",
  leaves: {
    address: "string",
    prefix: "string",
    "network-instance": "string",
    "oper-state": "string",
    "oper-reason": "string",
    detail: "string",
    "fib-programmed": "boolean",
    ...counts,
    since: "date-and-time",
  },
  children: { "next-hop": nextHop },
};

const service: SchemaNode = {
  key: "name",
  leaves: {
    name: "string",
    cluster: "string",
    namespace: "string",
    "service-name": "string",
    "oper-state": "string",
    "oper-reason": "string",
    detail: "string",
    "fabric-oper-state": "string",
    ...counts,
    since: "date-and-time",
    "last-transition": "date-and-time",
  },
  children: { "external-address": externalAddress },
};

const kbutler: SchemaNode = {
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
        ...counts,
      },
      children: {},
    },
    service,
  },
};

/** The root above `/kbutler`: what the collector's gNMI server serves for each leaf (yang/kbutler.yang). */
export const kbutlerSchema: SchemaNode = { leaves: {}, children: { kbutler } };
