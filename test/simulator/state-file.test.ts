import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { gnmi } from "../../src/gnmi/messages.ts";
import { fromMessage, parsePath, stripModule } from "../../src/gnmi/path.ts";
import { startLeaf } from "../../src/simulator/leaf.ts";
import { parseState, readState } from "../../src/simulator/state-file.ts";
import { Tree } from "../../src/simulator/tree.ts";
import { isObject, type JsonValue } from "../../src/simulator/tree-node.ts";
import { GnmiClient, valueText, wants } from "./gnmi-client.ts";

const repository = fileURLToPath(new URL("../..", import.meta.url));
const fixture = `${repository}/test/fixtures/gnmi/srlinux-25.3.state.json`;
const recording =
  process.env.KBUTLER_CAPTURE ?? `${repository}/../shared/captures/srlinux-25.3.2-route-table.state.json`;

for (const [name, file] of [
  ["fixture", fixture],
  ["recording of a 25.3.2 box", recording],
] as const) {
  const skip = existsSync(file) ? false : `${name} is not here; KBUTLER_CAPTURE names it`;

  test(`state file: what a stream sends of the ${name} adds up to it`, { skip }, async () => {
    const { leaf, client, recorded } = await serve(file);
    await using _leaf = leaf;
    using _client = client;
    using stream = client.subscribe(wants(["/"]));
    await stream.take((lines) => lines.includes("sync"));
    using again = client.subscribe(wants(["/"], { mode: gnmi.SubscriptionList.Mode.ONCE }));
    assert.equal(await again.end(), undefined);
    const rebuilt = new Tree();
    for (const { update } of again.messages) {
      for (const { path, val } of update?.update ?? []) rebuilt.merge(fromMessage(path), JSON.parse(valueText(val)));
    }
    assert.deepEqual(withoutEmpty(rebuilt.get([])), withoutEmpty(recorded));
  });

  test(`state file: Get answers the ${name} as it was recorded`, { skip }, async () => {
    const { leaf, client, recorded } = await serve(file);
    await using _leaf = leaf;
    using _client = client;
    const [all] = await client.get(["/"]);
    assert.deepEqual(JSON.parse(valueText(all?.update?.[0]?.val)), recorded);
  });

  test(`state file: JSON and PROTO carry every leaf of the ${name}, one an Update`, { skip }, async () => {
    const { leaf, client, recorded } = await serve(file);
    await using _leaf = leaf;
    using _client = client;
    const wanted = leavesOf(recorded).sort();
    for (const encoding of [gnmi.Encoding.JSON, gnmi.Encoding.PROTO]) {
      using stream = client.subscribe(wants(["/"], { mode: gnmi.SubscriptionList.Mode.ONCE, encoding }));
      await stream.end();
      const found = stream.messages.flatMap(({ update }) =>
        (update?.update ?? []).map(({ path, val }) => {
          const names = fromMessage(path).map((element) => element.name);
          assert.ok(!names.some((element) => element.includes(":")), `no module in ${names.join("/")}`);
          const text = valueText(val).replace(/^[a-z]+Val:/i, "");
          return `${names.join("/")} ${scalarText(encoding === gnmi.Encoding.JSON ? JSON.parse(text) : text)}`;
        }),
      );
      assert.deepEqual(found.sort(), wanted);
    }
  });
}

test("state file: 64-bit leaves are uint_val in PROTO, identities bare", async () => {
  const { leaf, client } = await serve(fixture);
  await using _leaf = leaf;
  using _client = client;
  const route =
    "/network-instance[name=default]/route-table/ipv4-unicast/route[ipv4-prefix=203.0.113.10/32][route-type=bgp][route-owner=bgp_mgr][id=0][origin-network-instance=default]";
  const values = await Promise.all(
    ["next-hop-group", "route-type", "active", "metric", "internal-tags"].map(async (name) => {
      const [answer] = await client.get([`${route}/${name}`], gnmi.Encoding.PROTO);
      return valueText(answer?.update?.[0]?.val);
    }),
  );
  assert.deepEqual(values, [
    "uintVal:17000004210",
    "stringVal:bgp",
    "boolVal:true",
    "uintVal:0",
    "leaflistVal:stringVal:tag-value = 0x7b",
  ]);
});

test("state file: a bad file is said to be bad", () => {
  assert.deepEqual(readState("/nonexistent/state.json").ok, false);
  const cut = parseState('{"a":', "state.json");
  assert.ok(!cut.ok && cut.error.startsWith("state.json: "));
  const list = parseState("[]", "state.json");
  assert.deepEqual(list, { ok: false, error: "state.json: expected an object rooted at the top of the tree" });
});

async function serve(file: string) {
  const recorded: JsonValue = JSON.parse(readFileSync(file, "utf8"));
  const tree = readState(file);
  assert.ok(tree.ok);
  const leaf = await startLeaf({ name: "recorded", recorded: true, tree: tree.value });
  assert.deepEqual(leaf.tree.get(parsePath("/")), recorded);
  return { leaf, client: new GnmiClient(leaf.address), recorded };
}

/** Empty containers are not sent: no Update carries them. */
function withoutEmpty(value: JsonValue | undefined): JsonValue {
  if (Array.isArray(value)) return value.map(withoutEmpty);
  if (!isObject(value)) return value ?? null;
  const members = Object.entries(value).map(([name, member]) => [name, withoutEmpty(member)] as const);
  return Object.fromEntries(members.filter(([, member]) => !isObject(member) || Object.keys(member).length > 0));
}

/** Every leaf as `names value`, without modules. */
function leavesOf(value: JsonValue, path: readonly string[] = []): string[] {
  if (Array.isArray(value) && value.every(isObject)) return value.flatMap((entry) => leavesOf(entry, path));
  if (!isObject(value)) return [`${path.join("/")} ${scalarText(value)}`];
  return Object.entries(value).flatMap(([name, member]) => leavesOf(member, [...path, name.replace(/^.*:/, "")]));
}

function scalarText(value: JsonValue): string {
  if (Array.isArray(value)) return value.map((one) => `stringVal:${scalarText(one)}`).join(",");
  return typeof value === "string" ? stripModule(value) : String(value);
}
