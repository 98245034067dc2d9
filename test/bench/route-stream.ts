import { gnmi } from "../../src/gnmi/messages.ts";
import { parsePath, toMessage } from "../../src/gnmi/path.ts";

/** How the leaf writes. */
export type StreamEncoding = "json_ietf" | "proto";

/** A route of the stream. `group`: the index of its next-hop group. */
export interface StreamRoute {
  readonly prefix: string;
  readonly group: number;
  readonly active?: boolean | undefined;
}

/** Ids as a switch gives them out: beyond 32 bits. */
const firstId = 16_357_608_000;

/** The index of the n-th next-hop group, and of the next hop of that number: separate spaces that share numbers. */
export function groupIndex(n: number): number {
  return firstId + n;
}

/** The address next hop `n` leads to: that of node-n. */
export function nodeAddress(n: number): string {
  return `192.168.${n >> 8}.${n & 255}`;
}

/** The n-th prefix of a leaf: of four, one is IPv6 and one lies where a cluster's services are. */
export function streamPrefix(n: number): string {
  if (n % 4 === 0) return `2001:db8:${(n >> 8).toString(16)}::${(n & 255).toString(16)}/128`;
  return `${n % 4 === 1 ? "172.16" : "10.8"}.${n >> 8}.${n & 255}/32`;
}

/** One notification of routes, as SR Linux cuts them: an update for each entry and each container below. */
export function routeMessage(encoding: StreamEncoding, routes: readonly StreamRoute[], timestampNs: bigint): Buffer {
  return message(
    routes.flatMap((route) => routeUpdates(encoding, route)),
    timestampNs,
  );
}

/** The notification of one group with one next hop, and of that next hop, in JSON_IETF. */
export function groupMessage(group: number, nextHop: number, address: string, timestampNs: bigint): Buffer {
  const list = `${table(true)}/srl_nokia-ip-route-tables:`;
  const at = (path: string): gnmi.Path.$Properties => toMessage(parsePath(list + path));
  const updates = [
    {
      path: at(`next-hop-group[index=${group}]`),
      val: json({ index: String(group), "backup-next-hop-group": "0" }),
    },
    { path: at(`next-hop-group[index=${group}]/fib-programming`), val: json(programming(group)) },
    {
      path: at(`next-hop-group[index=${group}]/next-hop[id=0]`),
      val: json({ id: 0, "next-hop": String(nextHop), resolved: "true", "resource-allocation-failed": false }),
    },
    {
      path: at(`next-hop[index=${nextHop}]`),
      val: json({ index: String(nextHop), type: "srl_nokia-ip-route-tables:direct", "ip-address": address }),
    },
  ];
  return message(updates, timestampNs);
}

/** The bytes of a sync_response. */
export const syncMessage = Buffer.from(gnmi.SubscribeResponse.encode({ syncResponse: true }).finish());

/** Messages behind their gRPC headers, in one piece. */
export function framed(messages: readonly Buffer[]): Buffer {
  return Buffer.concat(
    messages.flatMap((bytes) => {
      const head = Buffer.alloc(5);
      head.writeUInt32BE(bytes.length, 1);
      return [head, bytes];
    }),
  );
}

function message(update: gnmi.Update.$Properties[], timestampNs: bigint): Buffer {
  const notification = { timestamp: Number(timestampNs), update };
  return Buffer.from(gnmi.SubscribeResponse.encode({ update: notification }).finish());
}

/** Times differ from route to route. */
function time(n: number): string {
  return new Date(1_767_322_985_678 + n).toISOString();
}

function programming(group: number) {
  return {
    suppressed: false,
    "last-successful-operation-type": "add",
    "last-successful-operation-timestamp": time(group + 2),
    "pending-operation-type": "none",
    "last-failed-operation-type": "none",
  };
}

function table(modules: boolean): string {
  return `/${modules ? "srl_nokia-network-instance:" : ""}network-instance[name=default]/route-table`;
}

function json(value: unknown): gnmi.TypedValue.$Properties {
  return { jsonIetfVal: Buffer.from(JSON.stringify(value)) };
}

function scalar(value: unknown): gnmi.TypedValue.$Properties {
  if (typeof value === "boolean") return { boolVal: value };
  return typeof value === "number" ? { uintVal: value } : { stringVal: String(value) };
}

function routeUpdates(encoding: StreamEncoding, route: StreamRoute): gnmi.Update.$Properties[] {
  const { prefix, group, active = true } = route;
  const family = prefix.includes(":") ? 6 : 4;
  const modules = encoding === "json_ietf";
  const changed =
    37 * [...prefix].reduce((sum, character) => (sum * 31 + character.charCodeAt(0)) % 100_003, group % 1_000);
  const entry =
    `${table(modules)}/${modules ? "srl_nokia-ip-route-tables:" : ""}ipv${family}-unicast/route[ipv${family}-prefix=${prefix}]` +
    `[route-type=bgp][route-owner=bgp_mgr][id=0][origin-network-instance=default]`;
  const path = (below = ""): gnmi.Path.$Properties => toMessage(parsePath(entry + below));
  const leaves = {
    leakable: false,
    metric: 0,
    preference: 170,
    active,
    "last-app-update": time(changed),
    "next-hop-group": String(group),
    "next-hop-group-network-instance": "default",
    "resilient-hash": false,
  };
  if (encoding === "json_ietf") {
    const keys = {
      [`ipv${family}-prefix`]: prefix,
      "route-type": "srl_nokia-common:bgp",
      "route-owner": "bgp_mgr",
      id: 0,
    };
    return [
      { path: path(), val: json({ ...keys, "origin-network-instance": "default", ...leaves }) },
      { path: path("/fib-programming"), val: json(programming(changed)) },
    ];
  }
  return [
    ...Object.entries(leaves).map(([name, value]) => ({ path: path(`/${name}`), val: scalar(value) })),
    ...Object.entries(programming(changed)).map(([name, value]) => ({
      path: path(`/fib-programming/${name}`),
      val: scalar(value),
    })),
  ];
}
