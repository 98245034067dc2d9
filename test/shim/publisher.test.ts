import assert from "node:assert/strict";
import { test } from "node:test";
import type { Path } from "../../src/gnmi/path.ts";
import { silentLog } from "../../src/log.ts";
import { Publisher, type PublisherOptions, type State, type StateWriter } from "../../src/shim/publisher.ts";
import { InstantClock } from "./instant-clock.ts";

const options: PublisherOptions = {
  naming: "hyphen",
  wrapValues: false,
  batchStates: 200,
  batchBytes: 1 << 20,
  intervalMs: 100,
  retryMs: 30_000,
};

/** Runs until nothing is pending; what was written, call by call. */
async function publish(publisher: Publisher): Promise<{ updates: State[][]; removes: string[][] }> {
  const updates: State[][] = [];
  const removes: string[][] = [];
  const writer: StateWriter = {
    async update(states) {
      updates.push([...states]);
      return { kind: "accepted" };
    },
    async remove(paths) {
      removes.push([...paths]);
      return { kind: "accepted" };
    },
  };
  const stop = new AbortController();
  const running = publisher.run(writer, stop.signal);
  while (publisher.pending > 0) await new Promise((resolve) => setImmediate(resolve));
  stop.abort();
  await running;
  return { updates, removes };
}

function at(...elements: readonly (readonly [string, Readonly<Record<string, string>>?])[]): Path {
  return [["kbutler"] as const, ...elements].map(([name, keys]) => ({ name, keys: keys ?? {} }));
}

const service = at(["service", { name: 'a"b' }]);
const address = at(["service", { name: 'a"b' }], ["external-address", { address: "192.0.2.1" }]);

test("publisher: the key stands in the path, escaped, and not in the JSON", async () => {
  const publisher = new Publisher(options, new InstantClock(), silentLog);
  publisher.want(address, { address: "192.0.2.1", "oper-state": "up", "expected-next-hops": 2 });
  publisher.want(service, { name: 'a"b', "oper-state": "up" });
  const { updates } = await publish(publisher);
  assert.deepEqual(updates, [
    [
      { path: '.kbutler.service{.name=="a\\"b"}', json: '{"oper-state":"up"}' },
      {
        path: '.kbutler.service{.name=="a\\"b"}.external-address{.address=="192.0.2.1"}',
        json: '{"oper-state":"up","expected-next-hops":2}',
      },
    ],
  ]);
});

test("publisher: underscores and wrapped values", async () => {
  const publisher = new Publisher(
    { ...options, naming: "underscore", wrapValues: true },
    new InstantClock(),
    silentLog,
  );
  publisher.want(address, { address: "192.0.2.1", "oper-state": "up" });
  const { updates } = await publish(publisher);
  assert.deepEqual(updates, [
    [
      {
        path: '.kbutler.service{.name=="a\\"b"}.external_address{.address=="192.0.2.1"}',
        json: '{"oper_state":{"value":"up"}}',
      },
    ],
  ]);
});

test("publisher: batches are bounded in states and in bytes", async () => {
  const publisher = new Publisher({ ...options, batchStates: 50, batchBytes: 2000 }, new InstantClock(), silentLog);
  for (let row = 0; row < 120; row++) publisher.want(at(["service", { name: `s${row}` }]), { detail: "x".repeat(10) });
  const { updates } = await publish(publisher);
  assert.equal(updates.flat().length, 120);
  assert.ok(updates.every((states) => states.length <= 50));
  const bytes = updates.map((states) => states.reduce((sum, { path, json }) => sum + path.length + json.length, 0));
  assert.ok(Math.max(...bytes) <= 2000);
});

test("publisher: a change that is taken back before it was written costs nothing, several cost one write", async () => {
  const publisher = new Publisher(options, new InstantClock(), silentLog);
  publisher.want(service, { "oper-state": "up" });
  await publish(publisher);
  publisher.want(service, { "oper-state": "down" });
  publisher.want(service, { "oper-state": "up" });
  assert.equal(publisher.pending, 0);
  publisher.want(service, { "oper-state": "down" });
  publisher.want(service, { "oper-state": "degraded" });
  const { updates } = await publish(publisher);
  assert.deepEqual(
    updates.flat().map(({ json }) => json),
    ['{"oper-state":"degraded"}'],
  );
});

test("publisher: what is gone is deleted deepest first, before anything is added", async () => {
  const publisher = new Publisher(options, new InstantClock(), silentLog);
  const hop = [...address, { name: "next-hop", keys: { hostname: "n1" } }];
  for (const path of [service, address, hop]) publisher.want(path, { detail: "x" });
  await publish(publisher);
  for (const path of [service, address, hop]) publisher.want(path, undefined);
  const { removes, updates } = await publish(publisher);
  assert.deepEqual(
    removes.flat().map((path) => path.split("}.").length),
    [3, 2, 1],
  );
  assert.equal(updates.length, 0);
  assert.equal(publisher.size, 0, "nothing of it is kept");
});

test("publisher: a new registration writes everything again, and deletes what went meanwhile", async () => {
  const publisher = new Publisher(options, new InstantClock(), silentLog);
  publisher.want(service, { detail: "x" });
  publisher.want(address, { detail: "y" });
  await publish(publisher);
  publisher.want(address, undefined);
  const { updates, removes } = await publish(publisher);
  assert.equal(updates.flat().length, 1);
  assert.equal(removes.flat().length, 1);
});

test("publisher: a state that is always refused is set aside, logged once and tried again later", async () => {
  const clock = new InstantClock();
  const warnings: unknown[] = [];
  const log = { ...silentLog, warn: (fields: unknown) => void warnings.push(fields) };
  const publisher = new Publisher({ ...options, retryMs: 1000 }, clock, log);
  for (let row = 0; row < 20; row++) publisher.want(at(["service", { name: `s${row}` }]), { detail: "x" });
  const written = new Set<string>();
  let tries = 0;
  const writer: StateWriter = {
    async update(states) {
      if (states.some(({ path }) => path.includes('"s7"'))) {
        if (states.length === 1) tries++;
        return { kind: "refused", reason: "no" };
      }
      for (const { path } of states) written.add(path);
      return { kind: "accepted" };
    },
    remove: async () => ({ kind: "accepted" }),
  };
  const stop = new AbortController();
  const running = publisher.run(writer, stop.signal);
  while (tries < 3) await new Promise((resolve) => setImmediate(resolve));
  assert.equal(written.size, 19);
  assert.equal(publisher.refused, 1);
  assert.equal(warnings.length, 1);
  stop.abort();
  await running;
});
