import assert from "node:assert/strict";
import { test } from "node:test";
import { gnmi } from "../../../src/gnmi/messages.ts";
import { parsePath, toMessage } from "../../../src/gnmi/path.ts";
import type { FibWriter } from "../../../src/model/target.ts";
import { HotDecoder } from "../../../src/sources/gnmi/hot-decoder.ts";
import { ReferenceDecoder } from "../../../src/sources/gnmi/reference-decoder.ts";
import { notification, RawJson, syncResponse, type TestNotification } from "./messages.ts";
import { Recorder } from "./recorder.ts";

const nokia = "/srl_nokia-network-instance:network-instance[name=default]/route-table";
const entry = (prefix: string): string =>
  `route[ipv4-prefix=${prefix}][route-type=bgp][route-owner=bgp_mgr][id=0][origin-network-instance=default]`;
const table4 = `${nokia}/srl_nokia-ip-route-tables:ipv4-unicast`;
const route = `${table4}/${entry("10.96.7.9/32")}`;
const route6 = `${nokia}/srl_nokia-ip-route-tables:ipv6-unicast/${entry("2001:db8::9/128").replace("ipv4", "ipv6")}`;
const programming = {
  suppressed: false,
  "last-successful-operation-type": "add",
  "last-successful-operation-timestamp": "2026-01-02T03:04:05.680Z",
  "pending-operation-type": "none",
  "last-failed-operation-type": "none",
};
const body = {
  "ipv4-prefix": "10.96.7.9/32",
  "route-type": "srl_nokia-common:bgp",
  "route-owner": "bgp_mgr",
  id: 0,
  "origin-network-instance": "default",
  leakable: false,
  metric: 0,
  preference: 170,
  active: true,
  "last-app-update": "2026-01-02T03:04:05.678Z",
  "next-hop-group": "16357608998",
  "next-hop-group-network-instance": "default",
  "resilient-hash": false,
  "internal-tags": ["tag-value = 0x7b"],
};
const leaves: TestNotification["update"] = [
  [`${route}/active`, { boolVal: true }],
  [`${route}/metric`, { uintVal: 0 }],
  [`${route}/last-app-update`, { stringVal: "2026-01-02T03:04:05.678Z" }],
  [`${route}/internal-tags`, { leaflistVal: { element: [{ stringVal: "tag-value = 0x7b" }] } }],
  [`${route}/next-hop-group`, { uintVal: 16_357_608_998 }],
  [`${route}/next-hop-group-network-instance`, { stringVal: "default" }],
  [`${route}/fib-programming/suppressed`, { boolVal: false }],
  [`${route}/fib-programming/pending-operation-type`, { stringVal: "none" }],
];

/** What a decoder says, and with which objects held back: only leaves that are carried. */
function said(decoder: { decode(message: Buffer, writer: FibWriter): string }, message: Buffer): unknown {
  const recorder = new Recorder();
  const kind = decoder.decode(message, recorder);
  const calls = recorder.calls.map((call) => {
    if (call[0] !== "route") return call;
    const { key, has, replace, active, suppressed, nextHopGroup, metric } = call[1];
    return [
      "route",
      key,
      has,
      replace,
      has & 1 && active,
      has & 32 && suppressed,
      has & 2 && nextHopGroup,
      has & 16 && metric,
    ];
  });
  return [kind, calls];
}

for (const [name, spec] of Object.entries<TestNotification>({
  "an entry with its container inside": { update: [[route, { ietf: { ...body, "fib-programming": programming } }]] },
  "an entry and its container": {
    update: [
      [route, { ietf: body }],
      [`${route}/fib-programming`, { ietf: programming }],
    ],
  },
  "seven entries": {
    update: [1, 2, 3, 4, 5, 6, 7].map((n) => [`${table4}/${entry(`10.0.0.${n}/32`)}`, { ietf: body }]),
  },
  IPv6: { update: [[route6, { ietf: body }]] },
  "a prefix down to the table": { prefix: table4, update: [[entry("10.0.0.1/32"), { ietf: body }]] },
  "a prefix down to the entry": { prefix: route, update: [["", { ietf: body }]] },
  "a delete": { delete: [route, route6] },
  "a delete below a prefix, and an update": {
    prefix: table4,
    delete: [entry("10.0.0.1/32")],
    update: [[entry("10.0.0.2/32"), { ietf: body }]],
  },
  "PROTO leaves": { update: leaves },
  "JSON leaves": { update: Object.entries(body).map(([leaf, json]) => [`${route}/${leaf}`, { json }]) },
  nothing: {},
})) {
  test(`hot decoder: ${name}, read from the bytes`, () => {
    const hot = new HotDecoder();
    const message = notification(spec);
    assert.deepEqual(said(hot, message), said(new ReferenceDecoder(), message));
    assert.deepEqual([hot.hot, hot.fallbacks], [1, 0]);
  });
}

const path = (text: string): gnmi.Path.$Properties => toMessage(parsePath(text));
const updateOf = (text: string, json: unknown): gnmi.Update.$Properties => ({
  path: path(text),
  val: { jsonIetfVal: Buffer.from(JSON.stringify(json)) },
});
/** A response whose notification is joined from parts, so that its fields stand in an order no serialiser has. */
const joined = (...parts: gnmi.Notification.$Properties[]): Buffer => {
  const bytes = Buffer.concat(parts.map((part) => gnmi.Notification.encode(part).finish()));
  const length = Buffer.of((bytes.length & 0x7f) | 0x80, bytes.length >> 7);
  return Buffer.concat([Buffer.of(0x0a), length, bytes]);
};
const raw = (text: string): TestNotification => ({ update: [[route, { ietf: new RawJson(text) }]] });

for (const [name, message] of Object.entries({
  "a container twice": notification(raw('{"fib-programming":{"suppressed":true},"fib-programming":{}}')),
  "a leaf twice": notification(raw('{"metric":1,"metric":2}')),
  "a leaf twice, once with its module": notification(raw('{"active":true,"srl_nokia-x:active":false}')),
  "a fraction": notification(raw('{"metric":1.5}')),
  "a number too long": notification(raw('{"next-hop-group":"18446744073709551615","metric":4294967296}')),
  "a prefix after the update": joined({ update: [updateOf(entry("10.0.0.1/32"), body)] }, { prefix: path(table4) }),
  "two prefixes": joined(
    { prefix: path(nokia) },
    { prefix: path("ipv4-unicast") },
    { update: [updateOf(entry("10.0.0.1/32"), body)] },
  ),
  "deletes between updates": joined(
    { update: [updateOf(route, { metric: 1 })] },
    { delete: [path(route6)] },
    { update: [updateOf(route, { active: true })] },
  ),
  "an entry, another, and the first again": joined({
    update: [updateOf(route, { metric: 1 }), updateOf(route6, { metric: 2 }), updateOf(route, { metric: 3 })],
  }),
  "an atomic entry": notification({ prefix: route, atomic: true, update: [["", { ietf: body }]] }),
  "a wildcard": notification({ delete: [route.replace("[id=0]", "[id=*]")] }),
  "a next hop among routes": notification({
    update: [
      [route, { ietf: body }],
      [`${nokia}/next-hop[index=1]`, { ietf: { type: "discard" } }],
      [route6, { ietf: body }],
    ],
  }),
  "the sync_response": syncResponse,
})) {
  test(`hot decoder: ${name}, as the reference has it`, () => {
    assert.deepEqual(said(new HotDecoder(), message), said(new ReferenceDecoder(), message));
  });
}

test("hot decoder: nothing of a message is kept", () => {
  const hot = new HotDecoder();
  const message = notification({ update: [[route, { ietf: { ...body, "fib-programming": programming } }]] });
  const first = said(hot, Buffer.from(message));
  const reused = Buffer.from(message);
  hot.decode(reused, new Recorder());
  reused.fill(0x41);
  assert.deepEqual([said(hot, message), hot.fallbacks], [first, 0]);
  const other = notification({ update: [[route.replace("bgp_mgr", "AAA_AAA"), { ietf: body }]] });
  assert.deepEqual(said(hot, other), said(new ReferenceDecoder(), other));
});

test("hot decoder: one update is used again, and a text is made once", () => {
  const hot = new HotDecoder();
  const objects = new Set<object>();
  const writer: FibWriter = new Recorder();
  writer.route = (update) => objects.add(update);
  for (let octet = 0; octet < 50; octet++) {
    hot.decode(notification({ update: [[`${table4}/${entry(`10.0.0.${octet}/32`)}`, { ietf: body }]] }), writer);
  }
  assert.deepEqual([objects.size, hot.hot], [1, 50]);
});

test("hot decoder: what is like one before is recognised; what never comes twice is read all the same, and not learnt for ever", () => {
  const hot = new HotDecoder();
  /** An update of a shape of its own: an owner is no part that may differ. */
  const ofOwner = (n: number): Buffer =>
    notification({ update: [[route.replace("bgp_mgr", `own${String(n).padStart(6, "0")}`), { ietf: body }]] });
  const owners = 3_000; // more than are held, and than learning them is paid for
  for (let n = 0; n < owners; n++) hot.decode(ofOwner(n), new Recorder());
  assert.deepEqual([hot.recognised, hot.fallbacks], [0, 0]);
  assert.deepEqual(said(hot, ofOwner(owners)), said(new ReferenceDecoder(), ofOwner(owners)));
  const known = (octet: number): Buffer =>
    notification({ update: [[`${table4}/${entry(`10.0.0.${octet}/32`)}`, { ietf: body }]] });
  for (let round = 0; round < 20; round++)
    for (let octet = 10; octet < 100; octet++) hot.decode(known(octet), new Recorder());
  assert.ok(hot.recognised > 1_000, `${hot.recognised} recognised`);
  assert.deepEqual(said(hot, known(42)), said(new ReferenceDecoder(), known(42)));
});
