import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { formatPath, fromMessage, type Path, parsePath, stripModule, toMessage } from "../../src/gnmi/path.ts";

test("path: names, keys and addresses with slashes and colons are read", () => {
  const text =
    "/network-instance[name=default]/protocols/bgp/neighbor[peer-address=fe80::1%ethernet-1/1.0]/session-state";
  assert.deepEqual(parsePath(text), [
    { name: "network-instance", keys: { name: "default" } },
    { name: "protocols", keys: {} },
    { name: "bgp", keys: {} },
    { name: "neighbor", keys: { "peer-address": "fe80::1%ethernet-1/1.0" } },
    { name: "session-state", keys: {} },
  ]);
});

test("path: text and message lose nothing", () => {
  const name = fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/);
  const element = fc.record({ name, keys: fc.dictionary(name, fc.string({ maxLength: 12 }), { maxKeys: 3 }) });
  fc.assert(
    fc.property(fc.array(element, { maxLength: 5 }), (path: Path) => {
      const plain = path.map(({ name, keys }) => ({ name, keys: { ...keys } }));
      assert.deepEqual(parsePath(formatPath(plain)), plain);
      assert.deepEqual(fromMessage(toMessage(plain)), plain);
    }),
  );
});

for (const text of ["/a//b", "/a[k", "/a[k=v", "/a[k=v]b"]) {
  test(`path: "${text}" is refused with its place`, () => assert.throws(() => parsePath(text), SyntaxError));
}

for (const [text, bare] of [
  ["srl_nokia-common:bgp", "bgp"],
  ["srl_nokia-ip-route-tables:ipv4-unicast", "ipv4-unicast"],
  ["openconfig-policy-types:BGP", "BGP"],
  ["kbutler:kbutler", "kbutler"],
  ["2001:db8::1", "2001:db8::1"],
  ["fe80::1%ethernet-1/1.0", "fe80::1%ethernet-1/1.0"],
  ["1A:2B:3C:00:00:01", "1A:2B:3C:00:00:01"],
] as const) {
  test(`path: ${text} without its module is ${bare}`, () => assert.equal(stripModule(text), bare));
}
