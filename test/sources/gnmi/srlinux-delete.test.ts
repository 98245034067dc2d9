import assert from "node:assert/strict";
import { test } from "node:test";
import { RouteField } from "../../../src/model/target.ts";
import { anyRoute, decode, key, route, table } from "./decoding.ts";

const programmingFields =
  RouteField.suppressed |
  RouteField.pendingOperation |
  RouteField.failedOperation |
  RouteField.failedLocations |
  RouteField.lastSuccessfulOperation;
const { networkInstance: _, ...deletedKey } = key;
for (const { path, deletes } of [
  { path: route, deletes: [{ ...anyRoute, ...deletedKey }] },
  { path: route.replace("=bgp]", "=srl_nokia-common:bgp]"), deletes: [{ ...anyRoute, ...deletedKey }] },
  { path: `${table}/ipv4-unicast/route[ipv4-prefix=10.96.7.9/32]`, deletes: [{ ...anyRoute, prefix: key.prefix }] },
  { path: `${table}/ipv4-unicast/route[route-type=bgp][id=*]`, deletes: [{ ...anyRoute, routeType: "bgp" }] },
  { path: `${table}/ipv4-unicast/route`, deletes: [anyRoute] },
  { path: `${table}/ipv4-unicast`, deletes: [anyRoute] },
  { path: `${table}/srl_nokia-ip-route-tables:ipv6-unicast`, deletes: [{ ...anyRoute, family: 6 }] },
  { path: `${route}/active`, deletes: [{ ...anyRoute, ...deletedKey, fields: RouteField.active }] },
  { path: `${route}/fib-programming`, deletes: [{ ...anyRoute, ...deletedKey, fields: programmingFields }] },
  {
    path: `${route}/fib-programming/last-failed-complexes`,
    deletes: [{ ...anyRoute, ...deletedKey, fields: RouteField.failedLocations }],
  },
  { path: `${route}/last-app-update`, deletes: [] },
  { path: `${table}/ipv4-unicast/statistics`, deletes: [] },
  { path: table, deletes: [{ networkInstance: "default", list: "all" }] },
  { path: "/network-instance[name=default]", deletes: [{ networkInstance: "default", list: "all" }] },
  { path: "/network-instance[name=*]", deletes: [{ networkInstance: undefined, list: "all" }] },
  { path: "/network-instance", deletes: [{ networkInstance: undefined, list: "all" }] },
  { path: "/", deletes: [{ networkInstance: undefined, list: "all" }] },
  {
    path: "/*[name=blue]/route-table/*",
    deletes: [
      { ...anyRoute, networkInstance: "blue" },
      { ...anyRoute, networkInstance: "blue", family: 6 },
      { networkInstance: "blue", list: "next-hop-group", index: undefined },
      { networkInstance: "blue", list: "next-hop", index: undefined },
    ],
  },
  {
    path: `${table}/next-hop-group[index=18446744073709551615]`,
    deletes: [{ networkInstance: "default", list: "next-hop-group", index: "18446744073709551615" }],
  },
  {
    path: `${table}/next-hop-group[index=5]/next-hop[id=2]`,
    deletes: [{ networkInstance: "default", list: "next-hop-group", index: 5, member: 2 }],
  },
  {
    path: `${table}/next-hop-group[index=5]/next-hop`,
    deletes: [{ networkInstance: "default", list: "next-hop-group", index: 5, member: "all" }],
  },
  {
    path: `${table}/next-hop-group[index=5]/next-hop[id=2]/weight`,
    deletes: [{ networkInstance: "default", list: "next-hop-group", index: 5, member: 2, leaf: "weight" }],
  },
  {
    path: `${table}/next-hop-group[index=5]/backup-next-hop[id=2]`,
    deletes: [{ networkInstance: "default", list: "next-hop-group", index: 5, member: 2, leaf: "backup-next-hop" }],
  },
  {
    path: `${table}/next-hop-group[index=5]/fib-programming`,
    deletes: [{ networkInstance: "default", list: "next-hop-group", index: 5, leaf: "fib-programming" }],
  },
  {
    path: `${table}/next-hop[index=5]/indirect/resolving-route`,
    deletes: [{ networkInstance: "default", list: "next-hop", index: 5, leaf: "resolving-route" }],
  },
  {
    path: `${table}/next-hop[index=5]/indirect`,
    deletes: [{ networkInstance: "default", list: "next-hop", index: 5, leaf: "indirect" }],
  },
  {
    path: `${table}/next-hop[index=5]/ip-address`,
    deletes: [{ networkInstance: "default", list: "next-hop", index: 5, leaf: "ip-address" }],
  },
]) {
  test(`delete ${path}`, () => {
    assert.deepEqual(
      decode({ delete: [path] }),
      deletes.map((what) => ["delete", what]),
    );
  });
}
