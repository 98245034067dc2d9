import assert from "node:assert/strict";
import { test } from "node:test";
import { timestampMs } from "../../src/gnmi/messages.ts";
import { parsePath } from "../../src/gnmi/path.ts";
import { status } from "../../src/gnmi/status.ts";
import { Chance } from "../../src/simulator/chance.ts";
import type { SimulatedLeaf } from "../../src/simulator/leaf.ts";
import { applyLeafFault, heal, leafFaultSchemas, parseLeafFault } from "../../src/simulator/leaf-faults.ts";
import { GnmiClient, linesOf, type Stream, wants } from "./gnmi-client.ts";
import { lists, prefix, route, startTestLeaf, table, wireRoute } from "./leaf-fixture.ts";
import { until } from "./until.ts";

async function cause(leaf: SimulatedLeaf, name: string, args: object = {}): Promise<void> {
  const fault = parseLeafFault(name, args);
  assert.ok(fault.ok, JSON.stringify(fault));
  assert.deepEqual(await applyLeafFault(leaf, fault.value), { ok: true, value: undefined });
}

/** A leaf, a client and a synced stream of its route table; then the fault is caused. */
async function faulty(
  paths: readonly string[],
  act: (leaf: SimulatedLeaf, stream: Stream, client: GnmiClient) => Promise<void>,
) {
  await using leaf = await startTestLeaf();
  using client = new GnmiClient(leaf.address);
  using stream = client.subscribe(wants(paths));
  await stream.take();
  await act(leaf, stream, client);
}

const routes = [`${table}/ipv4-unicast/route`];
const to = "203.0.113.10/32";

test("faults: a next hop is lost and comes back, whatever routes are set meanwhile", () =>
  faulty(lists, async (leaf, stream) => {
    const members = () => JSON.stringify(leaf.tree.get([])).match(/"weight"/g)?.length ?? 0;
    assert.equal(members(), 2);
    await cause(leaf, "withdraw-next-hop", { prefix: to, nextHop: "192.0.2.12" });
    assert.equal(members(), 0, "one member has no weight");
    leaf.routes().replaceAll([route(to, "192.0.2.11", "192.0.2.12")]);
    assert.equal(members(), 0);
    await stream.take((lines) => lines.some((line) => line.startsWith(wireRoute(to))));
    await cause(leaf, "restore-next-hop", { prefix: to, nextHop: "192.0.2.12" });
    assert.equal(members(), 2);
  }));

for (const { state, leaves } of [
  { state: "failed", leaves: '"last-failed-operation-type":"add","last-failed-locations":["complex-1.0"]}' },
  { state: "pending", leaves: '"pending-operation-type":"add","last-failed-operation-type":"none"}' },
  { state: "suppressed", leaves: '{"suppressed":true,' },
]) {
  test(`faults: fib-programming ${state} shows, and heals`, () =>
    faulty(routes, async (leaf, stream) => {
      await cause(leaf, "fib-programming", { prefix: to, state });
      const holds = (text: string) => (lines: readonly string[]) =>
        lines.some((line) => line.startsWith(`${wireRoute(to)}/fib-programming `) && line.includes(text));
      await stream.take(holds(leaves));
      await heal(leaf);
      await stream.take(holds('"pending-operation-type":"none","last-failed-operation-type":"none"'));
    }));
}

test("faults: a leaf dies and returns on the same port", () =>
  faulty(routes, async (leaf, stream, client) => {
    const { address } = leaf;
    await cause(leaf, "die");
    assert.equal((await stream.end())?.code, status.UNAVAILABLE);
    await assert.rejects(client.capabilities(), { code: status.UNAVAILABLE });
    assert.equal(leaf.alive, false);
    await cause(leaf, "revive");
    assert.equal(leaf.address, address);
    using again = new GnmiClient(address);
    using resumed = again.subscribe(wants(routes));
    assert.ok((await resumed.take()).length > 1);
  }));

test("faults: while it stalls no byte comes and nothing ends; then everything comes", () =>
  faulty(routes, async (leaf, stream) => {
    await cause(leaf, "stall");
    leaf.routes().set(route("203.0.113.77/32", "192.0.2.11"));
    await new Promise((resolve) => setTimeout(resolve, 50));
    assert.deepEqual(stream.lines(), []);
    await cause(leaf, "stall", { on: false });
    await stream.take((lines) => lines.some((line) => line.includes("203.0.113.77")));
  }));

test("faults: half open, the present connections are silent for good, and a new one is served", () =>
  faulty(routes, async (leaf, stream) => {
    await cause(leaf, "half-open");
    leaf.routes().set(route("203.0.113.77/32", "192.0.2.11"));
    using other = new GnmiClient(leaf.address);
    using fresh = other.subscribe(wants(routes));
    assert.ok((await fresh.take()).some((line) => line.includes("203.0.113.77")));
    await heal(leaf);
    await new Promise((resolve) => setTimeout(resolve, 50));
    assert.deepEqual(stream.lines(), []);
  }));

test("faults: a changed entry is deleted and told anew in one notification", () =>
  faulty(routes, async (leaf, stream) => {
    await cause(leaf, "delete-before-update");
    leaf.routes().program(prefix(to), { state: "pending" });
    await stream.take((lines) => lines.some((line) => line.includes("last-successful-operation-timestamp")));
    leaf.routes().program(prefix(to), { state: "programmed" });
    await until(() => stream.messages.some(({ update }) => update?.delete?.length && update.update?.length));
    const [deleted, ...updates] = stream.lines().slice(-3);
    assert.equal(deleted, `-${wireRoute(to)}`);
    assert.ok(
      updates.some((line) => line.includes("next-hop-group")),
      "all of the entry is told",
    );
    assert.ok(
      updates.some((line) => line.includes("fib-programming")),
      "and what changed",
    );
  }));

test("faults: some notifications twice, drawn from a seed", async () => {
  const drawn = (seed: number) => {
    const chance = new Chance({ chance: 0.5, seed });
    return Array.from({ length: 40 }, () => chance.hits());
  };
  assert.deepEqual(drawn(3), drawn(3));
  assert.notDeepEqual(drawn(3), drawn(4));
  const hits = drawn(3).filter(Boolean).length;
  assert.ok(hits > 8 && hits < 32, `${hits} of 40`);
});

test("faults: streams end with the text of a server restart", () =>
  faulty(routes, async (leaf, stream, client) => {
    await cause(leaf, "end-streams");
    const error = await stream.end();
    assert.deepEqual([error?.code, error?.details], [status.UNAVAILABLE, "Cancelling all calls"]);
    using again = client.subscribe(wants(routes));
    await again.take();
  }));

test("faults: logins refused and no slots left", () =>
  faulty(routes, async (leaf, _stream, client) => {
    await cause(leaf, "refuse-logins");
    await assert.rejects(client.capabilities(), { code: status.UNAUTHENTICATED });
    await cause(leaf, "refuse-logins", { on: false });
    await cause(leaf, "session-limit", { limit: 1 });
    await assert.rejects(client.capabilities(), { code: status.RESOURCE_EXHAUSTED });
    await heal(leaf);
    await client.capabilities();
  }));

test("faults: sync_response late, missing, twice", async () => {
  const waited = Promise.withResolvers<void>();
  await using leaf = await startTestLeaf({ clock: { nowMs: Date.now, sleep: () => waited.promise } });
  using client = new GnmiClient(leaf.address);
  await cause(leaf, "sync", { kind: "twice" });
  using twice = client.subscribe(wants(routes));
  await twice.take((lines) => lines.filter((line) => line === "sync").length === 2);
  await cause(leaf, "sync", { kind: "late", delayMs: 40 });
  using late = client.subscribe(wants(routes));
  assert.ok(!(await late.take((lines) => lines.length > 0)).includes("sync"));
  waited.resolve();
  await late.take();
  await cause(leaf, "sync", { kind: "missing" });
  using missing = client.subscribe(wants(routes));
  await missing.take((lines) => lines.length >= 8);
  leaf.routes().set(route("203.0.113.77/32", "192.0.2.11"));
  const after = await missing.take((lines) => lines.some((line) => line.includes("203.0.113.77")));
  assert.ok(!after.includes("sync"));
});

test("faults: every notification twice", () =>
  faulty(routes, async (leaf, stream) => {
    await cause(leaf, "duplicates");
    leaf.routes().withdraw(prefix(to));
    await until(() => stream.messages.length === 2);
    const [first, second] = stream.messages.map(linesOf);
    assert.deepEqual(first, [`-${wireRoute(to)}`]);
    assert.deepEqual(second, first);
  }));

test("faults: timestamps not set, going back, a day ahead", () =>
  faulty(["/system/name"], async (leaf, stream) => {
    const stamps: number[] = [];
    for (const [index, kind] of ["normal", "zero", "backwards", "future"].entries()) {
      await cause(leaf, "timestamps", { kind });
      leaf.tree.merge(parsePath("/system/name"), { "host-name": `name${index}` });
      await until(() => stream.messages.length > 0);
      stamps.push(timestampMs(stream.messages.splice(0)[0]?.update?.timestamp) ?? 0);
    }
    const [normal = 0, zero, backwards = 0, future] = stamps;
    assert.equal(zero, 0);
    assert.ok(backwards < normal);
    assert.equal(future, normal + 86_400_000);
  }));

test("faults: a stream that ends in the middle of its dump", async () => {
  await using leaf = await startTestLeaf();
  using client = new GnmiClient(leaf.address);
  await cause(leaf, "drop-after", { messages: 2 });
  using stream = client.subscribe(wants(lists));
  assert.equal((await stream.end())?.code, status.UNAVAILABLE);
  assert.equal(stream.messages.length, 2);
  assert.ok(!stream.lines().includes("sync"));
});

const partial = wireRoute(to).replace(/\[route-type.*/, "");
for (const { form, told, again } of [
  { form: "entry", told: wireRoute(to), again: false },
  { form: "partial-key", told: partial, again: false },
  { form: "wildcard", told: `${partial}[route-type=*][route-owner=*][id=*][origin-network-instance=*]`, again: false },
  { form: "ancestor", told: wireRoute(to).replace(/\/route\[.*/, ""), again: true },
]) {
  test(`faults: a delete told as ${form}`, () =>
    faulty(routes, async (leaf, stream) => {
      await cause(leaf, "delete-form", { form });
      leaf.routes().withdraw(prefix(to));
      const lines = await stream.take(
        (all) => all.length > 0 && (!again || all.some((line) => line.includes("192.0.2.255/32"))),
      );
      assert.equal(lines[0], `-${told}`);
      assert.equal(
        lines.some((line) => !line.startsWith("-")),
        again,
        "what stays below it is sent again",
      );
    }));
}

test("faults: atomic notifications carry a whole entry below their prefix", () =>
  faulty(lists, async (leaf, stream) => {
    await cause(leaf, "atomic");
    leaf.routes().set(route("203.0.113.77/32", "192.0.2.13"));
    await until(() => stream.lines().some((line) => line.includes("203.0.113.77")));
    const message = stream.messages.find(({ update }) =>
      linesOf({ update: update ?? null }).some((line) => line.includes("203.0.113.77")),
    );
    assert.equal(message?.update?.atomic, true);
    assert.equal(message?.update?.prefix?.elem?.at(-1)?.key?.["ipv4-prefix"], "203.0.113.77/32");
    assert.deepEqual(
      message?.update?.update?.map(({ path }) => path?.elem?.map(({ name }) => name)),
      [[], ["fib-programming"]],
    );
  }));

test("faults: the common start of the paths in the prefix", () =>
  faulty(routes, async (leaf, stream) => {
    await cause(leaf, "prefix-split");
    leaf.routes().set(route("203.0.113.77/32", "192.0.2.13"));
    const lines = await stream.take((all) => all.length >= 2 && all.some((line) => line.includes("203.0.113.77")));
    assert.ok(
      lines.some((line) => line.startsWith(`${wireRoute("203.0.113.77/32")} {`)),
      "absolute paths are the same",
    );
  }));

test("faults: malformed JSON and unknown words in one entry, which is sent once more when healed", () =>
  faulty(routes, async (leaf, stream) => {
    await cause(leaf, "damage", { kind: "json", key: to });
    const [damaged = ""] = await stream.take((lines) => lines.length > 0);
    assert.throws(() => JSON.parse(damaged.slice(damaged.indexOf(" "))), SyntaxError);
    await cause(leaf, "damage", { kind: "enum", key: to });
    await stream.take((lines) => lines.some((line) => line.includes('"sideways"')));
    await heal(leaf);
    const lines = await stream.take((all) => all.some((line) => line.includes("/fib-programming")));
    for (const line of lines) JSON.parse(line.slice(line.indexOf(" ")));
  }));

test("faults: protobuf cut short fails where it is decoded", () =>
  faulty(routes, async (leaf, stream) => {
    await cause(leaf, "damage", { kind: "protobuf", key: to });
    assert.equal((await stream.end())?.code, status.INTERNAL);
  }));

test("faults: after a reboot groups and next hops have other indexes", () =>
  faulty(lists, async (leaf) => {
    const before = leaf.routes().table.groupOf(prefix(to));
    await cause(leaf, "reboot");
    assert.notEqual(leaf.routes().table.groupOf(prefix(to)), before);
    const text = JSON.stringify(leaf.tree.get([]));
    assert.ok(!text.includes(`"${before}"`), "nothing of the old numbers is left");
    assert.ok(leaf.alive);
  }));

test("faults: a group's index is used again with other members", () =>
  faulty(lists, async (leaf) => {
    const group = leaf.routes().table.groupOf(prefix(to));
    const before = JSON.stringify(leaf.tree.get([]));
    await cause(leaf, "reuse-group", { prefix: to, nextHops: ["192.0.2.99"] });
    assert.equal(leaf.routes().table.groupOf(prefix(to)), group);
    assert.ok(JSON.stringify(leaf.tree.get([])).includes("192.0.2.99"));
    await heal(leaf);
    assert.ok(!JSON.stringify(leaf.tree.get([])).includes("192.0.2.99"));
    assert.equal(JSON.stringify(leaf.tree.get([])).length, before.length);
    await cause(leaf, "reuse-indexes");
    leaf.routes().withdraw(prefix(to));
    leaf.routes().set(route("203.0.113.88/32", "192.0.2.14"));
    const freed = leaf.routes().table.groupOf(prefix("203.0.113.88/32"));
    assert.ok(BigInt(freed ?? 0) <= BigInt(group ?? 0), "a freed index, not a new one");
  }));

test("faults: what is not known or not there is said", async () => {
  await using leaf = await startTestLeaf();
  const unknown = parseLeafFault("explode", {});
  assert.ok(
    !unknown.ok && unknown.error[0]?.message.startsWith("unknown fault explode; known are withdraw-next-hop, "),
  );
  const wrong = parseLeafFault("withdraw-next-hop", { prefix: to, next: "x" }, "faults[0]");
  assert.ok(!wrong.ok);
  assert.deepEqual(wrong.error.map(({ path }) => path).sort(), ["faults[0].next", "faults[0].nextHop"]);
  const absent = parseLeafFault("withdraw-next-hop", { prefix: to, nextHop: "192.0.2.77" });
  assert.ok(absent.ok);
  assert.equal((await applyLeafFault(leaf, absent.value)).ok, false);
  assert.ok(Object.keys(leafFaultSchemas).length > 20);
});
