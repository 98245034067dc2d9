import assert from "node:assert/strict";
import { test } from "node:test";
import { HotDecoder } from "../../../src/sources/gnmi/hot-decoder.ts";
import { body, carried, decode, key, route, table } from "./decoding.ts";
import { notification, RawJson, type TestNotification } from "./messages.ts";
import { Recorder } from "./recorder.ts";

const entry = { list: "route", key };
for (const { name, spec, faults } of [
  {
    name: "broken JSON names the entry",
    spec: { update: [[route, { ietf: new RawJson('{"active":tru') }]] },
    faults: [["json", entry]],
  },
  {
    name: "a wrong type keeps the other leaves",
    spec: { update: [[route, { ietf: { active: "maybe", metric: 7 } }]] },
    faults: [["value", entry]],
  },
  {
    name: "a list instead of an entry",
    spec: { update: [[route, { ietf: [1] }]] },
    faults: [["value", entry]],
  },
  {
    name: "an operation we do not know",
    spec: { update: [[`${route}/fib-programming`, { ietf: { "pending-operation-type": "swap" } }]] },
    faults: [["enum", entry]],
  },
  {
    name: "a text beyond belief",
    spec: { update: [[`${route}/next-hop-group-network-instance`, { stringVal: "x".repeat(5_000) }]] },
    faults: [["too-large", entry]],
  },
  {
    name: "bytes for a leaf",
    spec: { update: [[`${route}/active`, { bytesVal: Buffer.from("x") }]] },
    faults: [["encoding", entry]],
  },
  {
    name: "a prefix that is none",
    spec: { update: [[route.replace("10.96.7.9/32", "10.96.7.9/33"), { ietf: {} }]] },
    faults: [["key", undefined]],
  },
  {
    name: "an IPv6 prefix in the IPv4 table",
    spec: { update: [[route.replace("10.96.7.9/32", "2001:db8::/32"), { ietf: {} }]] },
    faults: [["key", undefined]],
  },
  {
    name: "a route without keys",
    spec: { update: [[`${table}/ipv4-unicast`, { ietf: { route: [{ active: true }, 5, null] } }]] },
    faults: [
      ["key", undefined],
      ["key", undefined],
      ["key", undefined],
    ],
  },
  {
    name: "an index that is none",
    spec: { update: [[`${table}/next-hop[index=18446744073709551616]`, { ietf: {} }]] },
    faults: [["key", undefined]],
  },
  {
    name: "a member without an id names its group",
    spec: { update: [[`${table}/next-hop-group[index=5]/next-hop`, { ietf: [{ "next-hop": "6" }] }]] },
    faults: [["key", { list: "next-hop-group", networkInstance: "default", index: 5 }]],
  },
  {
    name: "a deleted key that is none deletes nothing",
    spec: { delete: [`${table}/ipv4-unicast/route[ipv4-prefix=nonsense]`] },
    faults: [["key", undefined]],
  },
  {
    name: "a tree nobody asked for",
    spec: { update: [["/network-instance[name=default]/protocols/bgp", { ietf: {} }]], delete: ["/acl"] },
    faults: [
      ["unknown-path", undefined],
      ["unknown-path", undefined],
    ],
  },
  {
    name: "broken JSON on the clock of the target",
    spec: {
      update: [
        ["/system/information/current-datetime", { ietf: new RawJson("2026") }],
        ["/system/information/current-datetime", { ietf: new RawJson("{") }],
      ],
    },
    faults: [["json", undefined]],
  },
] as { name: string; spec: TestNotification; faults: unknown[] }[]) {
  test(`malformed: ${name}, and the rest applies`, () => {
    const after = [`${table}/next-hop[index=1]`, { ietf: { type: "discard" } }] as const;
    const calls = decode({ ...spec, update: [...(spec.update ?? []), after] });
    assert.deepEqual(
      calls.filter(([kind]) => kind === "malformed").map((call) => [call[1], call[3]]),
      faults,
    );
    assert.equal(calls.at(-1)?.[0], "nextHop");
  });
}

for (const { name, spec, decoded } of [
  { name: "an entry in doubt is not more than that", spec: { update: [[route, { ietf: new RawJson("{") }]] } },
  { name: "a key that is none is no entry of ours", spec: { update: [[route.replace("/32", "/33"), { ietf: {} }]] } },
  { name: "a delete of such a key deletes none of ours", spec: { delete: [`${table}/next-hop[index=none]`] } },
  { name: "a tree nobody asked for", spec: { update: [["/acl", { ietf: {} }]] } },
  { name: "the clock of the target", spec: { update: [["/system", { ietf: new RawJson("{") }]] } },
  { name: "a list beyond all reading", spec: { update: [[table, { ietf: new RawJson("{") }]] }, decoded: "untold" },
  { name: "a list that is none", spec: { update: [[`${table}/ipv4-unicast`, { ietf: 5 }]] }, decoded: "untold" },
  {
    name: "an entry without its keys",
    spec: { update: [[`${table}/ipv4-unicast`, { ietf: { route: [{ active: false }] } }]] },
    decoded: "untold",
  },
  {
    name: "a group without an index",
    spec: { update: [[`${table}/next-hop-group`, { ietf: [{}] }]] },
    decoded: "untold",
  },
] as { name: string; spec: TestNotification; decoded?: string }[]) {
  test(`malformed: ${name}: ${decoded ? "any entry may be meant" : "the stream goes on"}`, () => {
    const recorder = new Recorder();
    assert.equal(new HotDecoder().decode(notification(spec), recorder), decoded ?? "update");
    assert.deepEqual(recorder.of("malformed").length, 1);
  });
}

test("malformed: what was readable of the entry comes first", () => {
  const calls = decode({ update: [[route, { ietf: { active: "maybe", metric: 7 } }]] });
  assert.deepEqual(
    calls.map(([name]) => name),
    ["route", "malformed"],
  );
  assert.deepEqual(carried(calls[0]), { metric: 7 });
});

test("malformed: truncated protobuf writes nothing else, and a detail is one short line", () => {
  const message = notification({ update: [[route, { ietf: body }]] });
  for (let length = 1; length < message.length; length++) {
    const calls = decode(message.subarray(0, length));
    assert.deepEqual([calls.length, calls[0]?.[0], calls[0]?.[1]], [1, "malformed", "protobuf"]);
  }
  const [call] = decode({ update: [[`/nonsense-${"\n\u0000x".repeat(500)}`, { ietf: {} }]] });
  assert.ok(String(call?.[2]).length < 210 && !/\p{C}/u.test(String(call?.[2])));
});
