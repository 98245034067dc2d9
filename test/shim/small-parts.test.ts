import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import fc from "fast-check";
import type { ShimConnection } from "../../src/config/shim-config.ts";
import type { Path } from "../../src/gnmi/path.ts";
import { formatJsPath, parseJsPath } from "../../src/ndk/js-path.ts";
import { connectionInForce, connectionLeaves, needsNewSession } from "../../src/shim/connection.ts";
import { CredentialsError, loginMetadata, readCredentials } from "../../src/shim/credentials.ts";
import { networkNamespace, servesNetworkInstance } from "../../src/shim/network-namespace.ts";
import { type ShimFacts, shimLeaves } from "../../src/shim/shim-status.ts";
import { Wakeup } from "../../src/shim/wakeup.ts";
import { ManualClock } from "../state/manual-clock.ts";

let folder = "";
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "kbutler-parts-"));
});
after(() => rm(folder, { recursive: true, force: true }));

test("js path: both namings, quotes and backslashes, and back again", () => {
  const path: Path = [
    { name: "kbutler", keys: {} },
    { name: "service", keys: { name: 'a/"b"\\c' } },
    { name: "external-address", keys: { address: "2001:db8::1" } },
  ];
  const underscored = '.kbutler.service{.name=="a/\\"b\\"\\\\c"}.external_address{.address=="2001:db8::1"}';
  assert.equal(formatJsPath(path, "underscore"), underscored);
  assert.deepEqual(parseJsPath(underscored), path);
  assert.deepEqual(parseJsPath('.a.b{.k1=="x"&&.k_2=="y"}'), [
    { name: "a", keys: {} },
    { name: "b", keys: { k1: "x", "k-2": "y" } },
  ]);
});

test("js path: what is written is read back, whatever the key holds", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "binary" }),
      fc.constantFrom("hyphen" as const, "underscore" as const),
      (value, naming) => {
        if (/[\n\r\u2028\u2029]/.test(value)) return; // no name of a service or node has a line break
        const path: Path = [{ name: "service-list", keys: { "some-key": value } }];
        assert.deepEqual(parseJsPath(formatJsPath(path, naming)), path);
      },
    ),
  );
});

test("js path: text that is no path is none", () => {
  for (const text of ["", "kbutler", ".", ".a{", '.a{.b=="c}', '.a{.b="c"}', ".a.b c"]) {
    assert.equal(parseJsPath(text), undefined, text);
  }
});

test("wakeup: a ring before the wait is not lost, one during it ends it, and time does", async () => {
  const clock = new ManualClock();
  const { signal } = new AbortController();
  const wakeup = new Wakeup();
  wakeup.ring();
  wakeup.ring();
  await wakeup.wait(clock, 1000, signal);
  let ended = false;
  const waiting = wakeup.wait(clock, 1000, signal).then(() => {
    ended = true;
  });
  await clock.advance(999);
  assert.equal(ended, false, "two rings were one");
  wakeup.ring();
  await waiting;
  const timed = wakeup.wait(clock, 1000, signal);
  await clock.advance(1000);
  await timed;
});

const file: ShimConnection = {
  adminState: "enable",
  collectorAddress: "192.0.2.1:9339",
  credentialsFile: "/etc/file",
  targetName: "leaf1",
  networkInstance: "mgmt",
  holdTimeMs: 300_000,
};

test("connection: what the CLI sets goes before the file, what it does not set is the file's", () => {
  assert.deepEqual(connectionInForce(file, {}), file);
  const inForce = connectionInForce(file, { "collector-address": "192.0.2.2:1", "hold-time": 60, "target-name": "" });
  assert.deepEqual(inForce, { ...file, collectorAddress: "192.0.2.2:1", holdTimeMs: 60_000 });
  assert.deepEqual(connectionLeaves(inForce), {
    "admin-state": "enable",
    "collector-address": "192.0.2.2:1",
    "credentials-file": "/etc/file",
    "target-name": "leaf1",
    "network-instance": "mgmt",
    "hold-time": 60,
  });
  assert.equal(needsNewSession(file, inForce), true);
  assert.equal(needsNewSession(file, { ...file, holdTimeMs: 1 }), false);
});

test("credentials: a user, a token, or nothing", async () => {
  const at = async (content: string): Promise<string> => {
    const path = join(folder, "credentials.yaml");
    await writeFile(path, content);
    return path;
  };
  assert.deepEqual(loginMetadata(readCredentials(undefined)).getMap(), {});
  const user = readCredentials(await at("username: leaf\npassword: 12345\n"));
  assert.deepEqual(loginMetadata(user).getMap(), { username: "leaf", password: "12345" });
  assert.ok(!JSON.stringify(user).includes("12345"), "a secret prints as redacted");
  const token = readCredentials(await at("token: abc\n"));
  assert.deepEqual(loginMetadata(token).getMap(), { authorization: "Bearer abc" });
  for (const content of [
    "",
    "username: leaf\n",
    "password: secret\n",
    "token: a\nusername: b\npassword: c\n",
    "{{secret",
  ]) {
    const path = await at(content);
    assert.throws(
      () => readCredentials(path),
      (error) => error instanceof CredentialsError && !error.message.includes("secret"),
    );
  }
  assert.throws(() => readCredentials(join(folder, "none")), /ENOENT/);
  const broken = readCredentials(await at('token: "line\\nbreak"\n'));
  assert.throws(() => loginMetadata(broken), CredentialsError);
});

test("network namespace: named by the one that is the process's own", async () => {
  const named = join(folder, "netns");
  await mkdir(named);
  for (const name of ["srbase", "srbase-mgmt"]) await writeFile(join(named, name), "");
  await symlink(join(named, "srbase-mgmt"), join(folder, "own"));
  assert.equal(await networkNamespace({ own: join(folder, "own"), named }), "srbase-mgmt");
  assert.equal(await networkNamespace({ own: join(folder, "own"), named: join(folder, "no") }), undefined);
  assert.equal(await networkNamespace({ own: join(folder, "no"), named }), undefined);
  assert.equal(servesNetworkInstance("srbase-mgmt", "mgmt"), true);
  assert.equal(servesNetworkInstance("srbase", "mgmt"), false);
  assert.equal(servesNetworkInstance(undefined, "mgmt"), true);
});

const facts: ShimFacts = {
  version: "1.0.0",
  startMs: 0,
  enabled: true,
  collectorAddress: "192.0.2.1:9339",
  session: "synced",
  sessions: 1,
  lastSyncMs: 1000,
  lastReceivedMs: 2000,
  lastError: undefined,
  holdsVerdicts: true,
  published: 1,
  deleted: 0,
  writeErrors: 0,
  pendingWrites: 0,
  refusedWrites: 0,
  malformed: 0,
  appId: 7,
  networkNamespace: "srbase-mgmt",
  namespaceFits: true,
  residentBytes: 1,
};
const lost = { session: "connecting" as const, lastError: { reason: "collector-unreachable", message: "UNAVAILABLE" } };

for (const { name, change, state, reason } of [
  { name: "in step", change: {}, state: "up", reason: undefined },
  { name: "some writes refused", change: { refusedWrites: 1 }, state: "degraded", reason: "writes-failing" },
  { name: "lost, within the hold time", change: lost, state: "degraded", reason: "collector-unreachable" },
  { name: "lost for long", change: { ...lost, holdsVerdicts: false }, state: "down", reason: "collector-unreachable" },
  {
    name: "unreachable from this namespace",
    change: { ...lost, namespaceFits: false },
    state: "degraded",
    reason: "wrong-network-instance",
  },
  {
    name: "login refused",
    change: { ...lost, lastError: { reason: "login-refused", message: "" }, namespaceFits: false },
    state: "degraded",
    reason: "login-refused",
  },
  {
    name: "first try",
    change: { session: "connecting" as const, holdsVerdicts: false },
    state: "down",
    reason: "collector-connecting",
  },
  { name: "first dump", change: { session: "syncing" as const }, state: "degraded", reason: "collector-syncing" },
  {
    name: "no collector",
    change: { session: "idle" as const, collectorAddress: undefined, holdsVerdicts: false },
    state: "down",
    reason: "collector-not-configured",
  },
  { name: "off", change: { enabled: false, session: "idle" as const }, state: "disabled", reason: "admin-disabled" },
]) {
  test(`shim status: ${name}`, () => {
    const leaves = shimLeaves({ ...facts, ...change });
    assert.equal(leaves["oper-state"], state);
    assert.equal(leaves["oper-reason"], reason);
  });
}
