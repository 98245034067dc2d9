import type { Path } from "../gnmi/path.ts";
import { type LeafType, type LeafValue, rootName, type SchemaNode } from "../verdict/state-tree.ts";

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
} as const satisfies SchemaNode;

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
