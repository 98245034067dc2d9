import type { Path } from "../gnmi/path.ts";

/** What a leaf holds: a YANG type as far as its JSON form goes, or the names of an enumeration. */
export type LeafType = "string" | "boolean" | "uint32" | "uint64" | "date-and-time" | readonly string[];

/** The value of a leaf. A uint64 is a string, as in JSON_IETF (RFC 7951, 6.1). */
export type LeafValue = string | number | boolean;

/** The leaves of one container or list entry, by name. */
export type Leaves = Readonly<Record<string, LeafValue>>;

/** A container, or a list with its key: its own leaves, and what is below. */
export interface TreeNode {
  /** The key leaf of a list; undefined for a container. */
  readonly key?: string;
  readonly leaves: Readonly<Record<string, LeafType>>;
  readonly children: Readonly<Record<string, TreeNode>>;
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
} as const satisfies TreeNode;

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
} as const satisfies TreeNode;

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
} as const satisfies TreeNode;

/** What the collector tells: the part of yang/kbutler.yang that is taken from its gNMI server. A test holds it to the module. */
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
} as const satisfies TreeNode;

/** What the shim adds of its own, below the same root: its health, and the configuration in force. */
export const ownTree = {
  leaves: {},
  children: {
    connection: {
      leaves: {
        "admin-state": ["enable", "disable"],
        "collector-address": "string",
        "credentials-file": "string",
        "target-name": "string",
        "network-instance": "string",
        "hold-time": "uint32",
      },
      children: {},
    },
    shim: {
      leaves: {
        version: "string",
        "oper-state": ["up", "degraded", "down", "disabled"],
        "oper-reason": "string",
        "start-time": "date-and-time",
        "collector-address": "string",
        "session-state": ["idle", "connecting", "syncing", "synced"],
        sessions: "uint64",
        "last-sync": "date-and-time",
        "last-received": "date-and-time",
        "last-error": "string",
        "published-count": "uint64",
        "deleted-count": "uint64",
        "write-errors": "uint64",
        "pending-writes": "uint32",
        "malformed-count": "uint64",
        "app-id": "uint32",
        "network-namespace": "string",
        "resident-memory": "uint64",
      },
      children: {},
    },
  },
} as const satisfies TreeNode;

/** The name of the root container, and of the module that prefixes it. */
export const rootName = "kbutler";

/** The path of a container directly below the root. */
export function ownPath(name: keyof typeof ownTree.children): Path {
  return [
    { name: rootName, keys: {} },
    { name, keys: {} },
  ];
}

const dateAndTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;
const longestText = 4096; // bytes of one leaf: an absurd one must not reach the switch

/** A JSON value as a leaf of this type; undefined if it does not fit. Numbers are taken from text too, as gNMI's scalars
 *  and 64-bit JSON give them. */
export function leafValue(type: LeafType, value: unknown): LeafValue | undefined {
  switch (type) {
    case "boolean":
      return typeof value === "boolean" ? value : undefined;
    case "uint32": {
      const number = unsigned(value, 0xffff_ffffn);
      return number === undefined ? undefined : Number(number);
    }
    case "uint64":
      return unsigned(value, 0xffff_ffff_ffff_ffffn)?.toString();
    case "string":
      return typeof value === "string" ? value.slice(0, longestText) : undefined;
    case "date-and-time":
      return typeof value === "string" && value.length <= 40 && dateAndTime.test(value) ? value : undefined;
    default:
      return typeof value === "string" && type.includes(value) ? value : undefined;
  }
}

function unsigned(value: unknown, most: bigint): bigint | undefined {
  if (typeof value === "number" ? !Number.isSafeInteger(value) : typeof value !== "string") return undefined;
  if (!/^[0-9]{1,20}$/.test(String(value))) return undefined;
  const number = BigInt(String(value));
  return number <= most ? number : undefined;
}
