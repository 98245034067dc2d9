import assert from "node:assert/strict";
import { RouteField, type RouteUpdate } from "../../../src/model/target.ts";
import { ReferenceDecoder } from "../../../src/sources/gnmi/reference-decoder.ts";
import { notification, type TestNotification } from "./messages.ts";
import { type Call, Recorder } from "./recorder.ts";

/** The route table of most tests. */
export const table = "/network-instance[name=default]/route-table";
/** The keys of a route but for its prefix. */
export const routeKeys = "[route-type=bgp][route-owner=bgp_mgr][id=0][origin-network-instance=default]";
/** The path of one route. */
export const route = `${table}/ipv4-unicast/route[ipv4-prefix=10.96.7.9/32]${routeKeys}`;
/** Its key, as a decoder gives it. */
export const key = {
  networkInstance: "default",
  prefix: { family: 4, w0: 0x0a600709, w1: 0, w2: 0, w3: 0, length: 32 },
  routeType: "bgp",
  routeOwner: "bgp_mgr",
  id: 0,
  originNetworkInstance: "default",
};
/** The `fib-programming` of a healthy route. */
export const programmed = {
  suppressed: false,
  "last-successful-operation-type": "add",
  "pending-operation-type": "none",
  "last-failed-operation-type": "none",
};
/** The leaves of the route itself; its group is the largest index there is. */
export const body = {
  "ipv4-prefix": "10.96.7.9/32",
  "route-type": "srl_nokia-common:bgp",
  "route-owner": "bgp_mgr",
  id: 0,
  "origin-network-instance": "default",
  metric: 0,
  preference: 170,
  active: true,
  "last-app-update": "2026-01-02T03:04:05.678Z",
  "next-hop-group": "18446744073709551615",
  "next-hop-group-network-instance": "default",
};

/** What the reference decoder says of a message. */
export function decode(spec: TestNotification | Buffer): readonly Call[] {
  const recorder = new Recorder();
  new ReferenceDecoder().decode(Buffer.isBuffer(spec) ? spec : notification(spec), recorder);
  return recorder.calls;
}

/** The update of a call that must be about a route. */
export function routeOf(call: Call | undefined): RouteUpdate {
  assert.ok(call?.[0] === "route");
  return call[1];
}

/** The leaves a route update carries, by name. */
export function carried(call: Call | undefined): Record<string, unknown> {
  const update = routeOf(call);
  const names = Object.keys(RouteField) as (keyof typeof RouteField)[];
  return Object.fromEntries(names.filter((name) => update.has & RouteField[name]).map((name) => [name, update[name]]));
}

/** A delete of every route of the IPv4 table. */
export const anyRoute = {
  networkInstance: "default",
  list: "route",
  family: 4,
  prefix: undefined,
  routeType: undefined,
  routeOwner: undefined,
  id: undefined,
  originNetworkInstance: undefined,
};
