import fc from "fast-check";
import { fromBigInt, gnmi } from "../../src/gnmi/messages.ts";

type Typed = gnmi.TypedValue.$Properties;
/** Elements of a path before they become a message. */
type Elements = readonly { readonly name: string; readonly key?: Readonly<Record<string, string>> }[];
type Part = readonly [below: Elements, value: Typed];

/** Oddities are rare enough that most messages have one or none: else they would hide each other. */
const mostly = <T>(usual: fc.Arbitrary<T>, odd: fc.Arbitrary<T>): fc.Arbitrary<T> =>
  fc.oneof({ weight: 50, arbitrary: usual }, { weight: 1, arbitrary: odd });

const oddText = fc.oneof(
  fc.string({ maxLength: 6 }),
  fc.string({ unit: "grapheme", maxLength: 4 }),
  fc.constantFrom("*", "", "srl_nokia-common:bgp", "a:b", "x".repeat(1_100), "é", "\\", "none ", "00"),
);
const oddValue = fc.oneof(
  fc.constantFrom<unknown>(true, "true", -1, 1.5, 7, 4294967296, 2 ** 53, null, [null], "", "18446744073709551615"),
  oddText,
);

/** Prefixes of both families in usual spellings. */
export const ipv4Prefix: fc.Arbitrary<string> = fc
  .tuple(fc.nat(3), fc.nat(255), fc.constantFrom(8, 24, 31, 32))
  .map(([a, b, length]) => `10.${a}.7.${b}/${length}`);
/** @see ipv4Prefix */
export const ipv6Prefix: fc.Arbitrary<string> = fc
  .tuple(fc.constantFrom("2001:db8::", "fe80::1:", "2001:DB8:0:0:0:0:0:", "::", "::1:"), fc.nat(0xffff), fc.nat(128))
  .map(([head, tail, length]) => `${head}${tail.toString(16)}/${length}`);
/** Texts that are no prefix, or one in a spelling nobody writes. */
export const oddPrefix: fc.Arbitrary<string> = fc.oneof(
  oddText,
  fc.constantFrom("10.0.0.1", "10.0.0.1/33", "010.0.0.1/8", "10.0.0/8", "10.0.0.1/08", "0.0.0.0/0", "10.0.0.256/8"),
  fc.constantFrom("::/0", "::ffff:10.0.0.1/128", "1::2::3/9", ":/1", "12345::/16", "::1:2:3:4:5:6:7:8/64", "1:/1"),
  fc.constantFrom("1:2:3:4:5:6:7:8/128", "1:2:3:4:5:6:7::/08", "1:2:3:4:5:6:7::/112", "1:2:3/64", "::/129", "1::/ "),
);

const instance = mostly(fc.constantFrom("default", "blue"), oddText);

function routeKeys(family: 4 | 6): fc.Arbitrary<Record<string, string>> {
  return fc
    .record({
      prefix: mostly(family === 4 ? ipv4Prefix : ipv6Prefix, oddPrefix),
      type: mostly(fc.constantFrom("bgp", "local"), oddText),
      owner: mostly(fc.constantFrom("bgp_mgr", "net_inst_mgr"), oddText),
      id: mostly(
        fc.constantFrom("0", "3"),
        fc.oneof(oddText, fc.constantFrom("4294967296", "-1", "007", "00000000007")),
      ),
      origin: mostly(fc.constantFrom("default", "blue"), oddText),
      left: mostly(fc.constant("none"), fc.constantFrom("origin", "id", "type", "prefix")),
      turned: fc.boolean(),
    })
    .map(({ prefix, type, owner, id, origin, left, turned }) => {
      const pairs: [string, string][] = [
        [family === 4 ? "ipv4-prefix" : "ipv6-prefix", prefix],
        ["route-type", type],
        ["route-owner", owner],
        ["id", id],
        ["origin-network-instance", origin],
      ];
      const kept = pairs.filter(([name]) => !name.includes(left));
      return Object.fromEntries(turned ? kept.reverse() : kept);
    });
}

const routePath: fc.Arbitrary<Elements> = fc.constantFrom<4 | 6>(4, 6).chain((family) => {
  const unicast = `ipv${family}-unicast`;
  const table = mostly(
    fc.constantFrom(unicast, `srl_nokia-ip-route-tables:${unicast}`),
    fc.constantFrom("*", `x:${unicast}`, `${unicast}x`, "", "ipv4-unicast"),
  );
  return fc
    .tuple(instance, table, routeKeys(family), fc.boolean())
    .map(([name, container, key, module]) => [
      { name: module ? "srl_nokia-network-instance:network-instance" : "network-instance", key: { name } },
      { name: "route-table" },
      { name: container },
      { name: "route", key },
    ]);
});

/** What an entry says its prefix is. */
const namedPrefix = "10.0.7.1/32";
const operation = mostly<unknown>(fc.constantFrom("none", "add", "modify", "delete"), fc.constantFrom("swap", 3));
const flag = mostly<unknown>(fc.boolean(), oddValue);
const leaves = {
  metric: mostly<unknown>(fc.nat(), oddValue),
  preference: mostly<unknown>(fc.constantFrom(0, 5, 170, 4294967295), oddValue),
  active: flag,
  "next-hop-group": mostly<unknown>(fc.constantFrom("0", "16357608998", "999999999999999"), oddValue),
  "next-hop-group-network-instance": mostly<unknown>(fc.constantFrom("default", "blue"), oddValue),
  "last-app-update": fc.constant<unknown>("2026-01-02T03:04:05.678Z"),
  leakable: fc.constant<unknown>(false),
};
const programmingLeaves = {
  suppressed: flag,
  "pending-operation-type": operation,
  "last-failed-operation-type": operation,
  "last-successful-operation-type": operation,
  "last-failed-locations": mostly<unknown>(
    fc.constant([]),
    fc.constantFrom<unknown>(["complex-1.0"], "control-A", [1]),
  ),
  "last-successful-operation-timestamp": fc.constant<unknown>("2026-01-02T03:04:05.680Z"),
};
const programming = fc.record(programmingLeaves, { requiredKeys: [] });
const entry = fc.record(
  {
    "ipv4-prefix": fc.constant(namedPrefix),
    "route-type": fc.constant("srl_nokia-common:bgp"),
    id: fc.constant(0),
    ...leaves,
    "fib-programming": mostly<unknown>(programming, oddValue),
    statistics: mostly<unknown>(
      fc.constant({ a: [1, -2.5e3, null, true, "b", {}, []] }),
      fc.jsonValue({ maxDepth: 2 }),
    ),
  },
  { requiredKeys: [] },
);

/** What can be wrong with the text of a JSON value, though not with the value. */
const spellings: readonly ((text: string) => string)[] = [
  (text) => text.slice(0, -1),
  (text) => `${text} ,`,
  (text) => `\t${text}\n`,
  (text) => text.replace('"metric":', '"metric":1,"metric":'),
  (text) => text.replace('"fib-programming":', '"fib-programming":{"suppressed":true},"fib-programming":'),
  (text) => text.replace('"active"', '"srl_nokia-x:active"'),
  (text) => text.replace('"suppressed"', '"\\u0073uppressed"'),
  (text) => text.replace(/([0-9])([,}])/, "$1.5$2"),
  (text) => text.replace(/([0-9])([,}])/, "$1e2$2"),
  (text) => text.replace(/:("?)([0-9])/, ":$1*$2"),
  (text) => text.replace(/:([0-9])/, ":0$1"),
  (text) => text.replace('":"', '":"\\n'),
  (text) => text.replace('":"', '":"é'),
  (text) => text.replace("true", "truee"),
  (text) => text.replace("]", ",]"),
  (text) => text.replace("}", ",}"),
];

function jsonOf(value: fc.Arbitrary<unknown>): fc.Arbitrary<Typed> {
  const spelling = fc.oneof(
    { weight: 4, arbitrary: fc.constant((text: string) => text) },
    fc.constantFrom(...spellings),
  );
  return fc.tuple(value, fc.constantFrom(undefined, 1), spelling, fc.boolean()).map(([body, space, spell, ietf]) => {
    const bytes = Buffer.from(spell(JSON.stringify(body, null, space) ?? "null"));
    return ietf ? { jsonIetfVal: bytes } : { jsonVal: bytes };
  });
}

/** A value as PROTO has it. */
function scalarOf(value: unknown): Typed {
  if (typeof value === "boolean") return { boolVal: value };
  if (Array.isArray(value)) return { leaflistVal: { element: value.map(scalarOf) } };
  if (typeof value !== "number") return { stringVal: String(value) };
  if (!Number.isInteger(value)) return { doubleVal: value };
  return value < 0 ? { intVal: value } : { uintVal: value };
}
const oddScalar: fc.Arbitrary<Typed> = fc.oneof(
  fc.constantFrom<Typed>({}, { bytesVal: Buffer.from("x") }, { doubleVal: 1.5 }, { asciiVal: "add" }, { intVal: 7 }),
  fc.constantFrom<Typed>({ leaflistVal: {} }, { leaflistVal: { element: [{ leaflistVal: {} }] } }, { anyVal: {} }),
  fc.bigInt(0n, (1n << 64n) - 1n).map((exact): Typed => ({ uintVal: fromBigInt(exact, true) })),
);
const leafOf = (name: string, value: fc.Arbitrary<unknown>, above: Elements): fc.Arbitrary<Part> =>
  fc.tuple(
    mostly(fc.constant(name), fc.constantFrom("internal-tags", "x:active", "fib-programming", "")).map((spelt) => [
      ...above,
      { name: spelt },
    ]),
    fc.oneof({ weight: 3, arbitrary: mostly(value.map(scalarOf), oddScalar) }, jsonOf(value)),
  );
const inProgramming: Elements = [{ name: "fib-programming" }];

const part: fc.Arbitrary<Part> = fc.oneof(
  { weight: 3, arbitrary: fc.tuple(fc.constant<Elements>([]), jsonOf(entry)) },
  { weight: 2, arbitrary: fc.tuple(fc.constant(inProgramming), jsonOf(programming)) },
  ...Object.entries(leaves).map(([name, value]) => leafOf(name, value, [])),
  ...Object.entries(programmingLeaves).map(([name, value]) => leafOf(name, value, inProgramming)),
);

const table: Elements = [{ name: "network-instance", key: { name: "default" } }, { name: "route-table" }];
const otherUpdate = fc.constantFrom<Part>(
  [[], { jsonIetfVal: Buffer.from("{}") }],
  [[{ name: "system" }, { name: "information" }, { name: "current-datetime" }], { stringVal: "2026" }],
  [[...table, { name: "next-hop", key: { index: "7" } }], { jsonIetfVal: Buffer.from('{"type":"direct"}') }],
  [[...table, { name: "next-hop-group", key: { index: "7" } }, { name: "next-hop" }], { stringVal: "x" }],
  [[{ name: "acl" }], { jsonIetfVal: Buffer.from("{}") }],
);

/** SubscribeResponses about routes, as bytes: an entry in one to four updates, another entry, deletes; with or without a
 *  common prefix, and now and then something odd. */
export const generatedNotification: fc.Arbitrary<Buffer> = fc
  .record({
    entries: fc.array(fc.tuple(routePath, fc.array(part, { minLength: 1, maxLength: 4 })), { maxLength: 3 }),
    deletes: fc.array(fc.tuple(routePath, mostly(fc.constant(4), fc.nat(4))), { maxLength: 2 }),
    other: mostly(fc.constant(undefined), otherUpdate),
    prefixLength: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.nat(4)),
    strange: mostly(fc.constant(false), fc.constant(true)),
    target: fc.boolean(),
    atomic: mostly(fc.constant(false), fc.constant(true)),
    timestamp: fc.constantFrom(0, 1_700_000_000_000_000_000),
  })
  .map(({ entries, deletes, other, prefixLength, strange, target, atomic, timestamp }) => {
    const prefix = (entries[0]?.[0] ?? deletes[0]?.[0] ?? []).slice(0, prefixLength);
    const under = (path: Elements): boolean =>
      strange || JSON.stringify(path.slice(0, prefix.length)) === JSON.stringify(prefix);
    const update = entries.flatMap(([path, parts]) =>
      under(path)
        ? parts.map(([below, val]) => ({
            path: pathOf([...path.slice(prefix.length), ...below]),
            val: naming(path, val),
          }))
        : [],
    );
    if (other !== undefined) update.splice(1, 0, { path: pathOf(other[0]), val: other[1] });
    const deleted = deletes
      .filter(([path]) => under(path))
      .map(([path, kept]) => pathOf(path.slice(prefix.length, kept)));
    const withPrefix =
      target || prefix.length > 0 ? { prefix: { ...pathOf(prefix), target: target ? "leaf1" : "" } } : {};
    const notification = { timestamp, ...withPrefix, update, delete: deleted, ...(atomic ? { atomic } : {}) };
    return Buffer.from(gnmi.SubscribeResponse.encode({ update: notification }).finish());
  });

/** The value, with the prefix of its path in it, as a switch repeats it. */
function naming(path: Elements, value: Typed): Typed {
  const prefix = path.at(-1)?.key?.["ipv4-prefix"] ?? "";
  if (!/^[0-9./]+$/.test(prefix) || !value.jsonIetfVal) return value;
  return { jsonIetfVal: Buffer.from(Buffer.from(value.jsonIetfVal).toString().replace(namedPrefix, prefix)) };
}

function pathOf(elements: Elements): gnmi.Path.$Properties {
  return { elem: elements.map(({ name, key }) => ({ name, key: { ...key } })) };
}
