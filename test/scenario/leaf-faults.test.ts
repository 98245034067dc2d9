import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { systemClock } from "../../src/clock.ts";
import { silentLog } from "../../src/log.ts";
import { parseAddress, parsePrefix } from "../../src/model/address.ts";
import type { Target } from "../../src/model/target.ts";
import { createCertificates } from "../../src/simulator/certificates.ts";
import { type LeafOptions, type SimulatedLeaf, startLeaf } from "../../src/simulator/leaf.ts";
import { applyLeafFault, heal, parseLeafFault } from "../../src/simulator/leaf-faults.ts";
import { subscribe } from "../../src/sources/gnmi/subscription.ts";
import { State } from "../../src/state/state.ts";
import { becomes } from "./demo-world.ts";

const prefix = (text: string) => parsePrefix(text) ?? assert.fail(text);
const address = (text: string) => parseAddress(text) ?? assert.fail(text);

async function cause(leaf: SimulatedLeaf, name: string, args: object = {}): Promise<void> {
  const fault = parseLeafFault(name, args);
  assert.ok(fault.ok, JSON.stringify(fault));
  assert.deepEqual(await applyLeafFault(leaf, fault.value), { ok: true, value: undefined });
}

function set(leaf: SimulatedLeaf, octet: number, ...hops: number[]): void {
  leaf
    .routes()
    .set({ prefix: prefix(`203.0.113.${octet}/32`), via: hops.map((hop) => ({ address: address(`192.0.2.${hop}`) })) });
}

async function startTestLeaf(more: Partial<LeafOptions> = {}): Promise<SimulatedLeaf> {
  const leaf = await startLeaf({
    name: "leaf1",
    addresses: [{ subinterface: "ethernet-1/1.0", address: "192.0.2.254/24" }],
    ...more,
  });
  for (let octet = 1; octet <= 50; octet++) set(leaf, octet, 1 + (octet % 5), 11 + (octet % 7));
  return leaf;
}

/** A real subscription that fills a real FIB. */
function feed(leaf: SimulatedLeaf, more: Partial<Target> = {}) {
  const target: Target = {
    name: leaf.name,
    address: leaf.address,
    metadata: {},
    tls: { mode: "insecure" },
    networkInstances: ["default"],
    timeoutMs: 600_000,
    retryMaxMs: 50,
    staleAfterMs: 600_000,
    keepaliveMs: 600_000,
    tags: {},
    ...more,
  };
  const state = new State({ targets: [target], clusters: [], clock: systemClock, log: silentLog });
  const table = state.target(target.name);
  const stop = new AbortController();
  const { signal } = stop;
  const ended = subscribe(target, table, { clock: systemClock, random: () => 0, log: silentLog, signal });
  return {
    fib: table.view().fib,
    session: () => table.view().session,
    /** The next hops of every route, by prefix. */
    routes: (): Record<string, readonly string[]> =>
      Object.fromEntries(
        [...table.view().fib.allRoutes()]
          .map((route) => {
            const hops = table.view().fib.nextHopGroup(route)?.nextHops ?? [];
            return [route.prefix, hops.map((hop) => hop.address ?? "").sort()] as const;
          })
          .filter(([to]) => to.startsWith("203.0.113."))
          .sort(([a], [b]) => (a < b ? -1 : 1)),
      ),
    async [Symbol.asyncDispose]() {
      stop.abort();
      await ended;
    },
  };
}

type Feed = ReturnType<typeof feed>;

/** What a well-behaved leaf of the same content gives. */
async function truth(leaf: SimulatedLeaf): Promise<Record<string, readonly string[]>> {
  await heal(leaf);
  await using reference = feed(leaf);
  await becomes(() => reference.fib.freshness, "synced");
  return reference.routes();
}

for (const { name, args, before } of [
  { name: "large-messages", args: { bytes: 5_000_000 }, before: true },
  { name: "reorder", args: { seed: 7 }, before: true },
  { name: "reorder", args: { seed: 8 }, before: false },
  { name: "goaway", args: { graceMs: 20 }, before: false },
  { name: "duplicates", args: { chance: 0.5, seed: 7 }, before: true },
  { name: "delete-before-update", args: { chance: 1, seed: 7 }, before: true },
  { name: "delete-before-update", args: { chance: 0.5, seed: 8 }, before: false },
]) {
  test(`a FIB is that of the leaf under ${name} ${JSON.stringify(args)}, ${before ? "from the start" : "in between"}`, async () => {
    await using leaf = await startTestLeaf();
    if (before) await cause(leaf, name, args);
    await using feeding: Feed = feed(leaf);
    await becomes(() => feeding.fib.freshness, "synced");
    if (!before) await cause(leaf, name, args);
    for (let octet = 1; octet <= 10; octet++) set(leaf, octet, 20, 21, 22);
    leaf.removeRoute(prefix("203.0.113.11/32"));
    await becomes(() => feeding.routes()["203.0.113.10/32"], ["192.0.2.20", "192.0.2.21", "192.0.2.22"]);
    await becomes(() => feeding.routes()["203.0.113.11/32"], undefined);
    await becomes(() => feeding.fib.freshness, "synced");
    const held = await truth(leaf);
    assert.ok(Object.keys(held).length > 40);
    await becomes(() => feeding.routes(), held);
    assert.deepEqual(feeding.session().malformed, {});
  });
}

test("a message of more than 4 MB is one message", async () => {
  await using leaf = await startTestLeaf();
  await cause(leaf, "large-messages", { bytes: 6_000_000 });
  await using feeding = feed(leaf);
  await becomes(() => feeding.fib.freshness, "synced");
  const { messages, bytes } = feeding.session();
  assert.ok(bytes > 6_000_000 && bytes / messages > 2_500_000, `${bytes} bytes in ${messages} messages`);
});

test("GOAWAY ends the session, and the next one begins", async () => {
  await using leaf = await startTestLeaf();
  await using feeding = feed(leaf);
  await becomes(() => feeding.fib.freshness, "synced");
  await cause(leaf, "goaway", { graceMs: 20 });
  await becomes(() => feeding.session().sessions, 2);
  await becomes(() => feeding.fib.freshness, "synced");
});

test("a leaf that takes and gives its bytes slowly is synced late, and not taken for dead", async () => {
  await using leaf = await startTestLeaf();
  await cause(leaf, "slow-reader", { bytesPerSecond: 10_000 });
  await using feeding = feed(leaf);
  const startedMs = performance.now();
  await becomes(() => feeding.fib.freshness, "synced");
  assert.ok(performance.now() - startedMs > 250);
  assert.equal(feeding.session().sessions, 1);
  await heal(leaf);
  set(leaf, 1, 30);
  await becomes(() => feeding.routes()["203.0.113.1/32"], ["192.0.2.30"]);
});

test("a certificate that is rotated by the same authority is taken up; another authority's and an expired one are refused", async () => {
  const folder = await mkdtemp(join(tmpdir(), "kbutler-rotate-"));
  try {
    const { caPem, certPem, keyPem, renew } = await createCertificates(["127.0.0.1"]);
    const caFile = join(folder, "ca.pem");
    await writeFile(caFile, caPem);
    await using leaf = await startTestLeaf({ tls: { certPem, keyPem, renew } });
    await using feeding = feed(leaf, { tls: { mode: "tls", skipVerify: false, caFile } });
    await becomes(() => feeding.fib.freshness, "synced");
    await cause(leaf, "rotate-certificate", { kind: "same-authority" });
    await becomes(() => feeding.session().sessions, 2);
    await becomes(() => feeding.fib.freshness, "synced");
    for (const { kind, says } of [
      { kind: "other-authority", says: /certificate|self.signed|issuer/i },
      { kind: "expired", says: /expired/i },
    ]) {
      await cause(leaf, "rotate-certificate", { kind });
      await becomes(() => feeding.fib.freshness, "stale");
      await becomes(() => says.test(feeding.session().lastError ?? ""), true);
    }
    await cause(leaf, "rotate-certificate", { kind: "same-authority" });
    await becomes(() => feeding.fib.freshness, "synced");
  } finally {
    await rm(folder, { recursive: true });
  }
});
