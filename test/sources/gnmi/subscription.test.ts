import assert from "node:assert/strict";
import { test } from "node:test";
import type { gnmi } from "../../../src/gnmi/messages.ts";
import { formatPath, fromMessage } from "../../../src/gnmi/path.ts";
import { status } from "../../../src/gnmi/status.ts";
import { type LogFields, silentLog } from "../../../src/log.ts";
import { Secret } from "../../../src/model/target.ts";
import { subscribe } from "../../../src/sources/gnmi/subscription.ts";
import { ManualClock } from "../../state/manual-clock.ts";
import { type FakeTargetOptions, fail, invalid, startFakeTarget, type TargetCall } from "./fake-target.ts";
import { syncResponse } from "./messages.ts";
import { Recorder } from "./recorder.ts";
import { isFacts, nextHop, pathsOf, quickClock, running, target, until, wholeFib } from "./running.ts";

test("a session: opened, filled, synced; cancelled at the end", async () => {
  const lists: gnmi.SubscriptionList.$Properties[] = [];
  await using leaf = await startFakeTarget({
    onSubscribe: (call, list) => {
      lists.push(list);
      wholeFib(call, list);
    },
  });
  {
    await using session = running(target(leaf.port));
    await until("sync", () => session.recorder.of("synced").length === 1);
    assert.deepEqual(session.recorder.names, ["sessionOpened", "nextHop", "synced"]);
    assert.deepEqual(session.recorder.calls[0], ["sessionOpened", { encoding: "json_ietf", gnmiVersion: "0.10.0" }]);
    assert.equal(session.recorder.receivedBytes, nextHop.length + syncResponse.length);
    assert.equal(session.recorder.switchTimeMs, 1_700_000_000_000);
    assert.equal(leaf.open, 1);
  }
  await until("cancelled", () => leaf.open === 0);
  const [list] = lists;
  assert.equal(lists.length, 1);
  assert.deepEqual([list?.mode, list?.encoding], [0, 4]);
  const table = "/network-instance[name=default]/route-table";
  assert.deepEqual(
    list?.subscription?.map(({ path, mode }) => [formatPath(fromMessage(path)), mode]),
    [
      ["/system/information/current-datetime", 2],
      [`${table}/ipv4-unicast/route`, 1],
      [`${table}/ipv6-unicast/route`, 1],
      [`${table}/next-hop-group`, 1],
      [`${table}/next-hop`, 1],
    ],
  );
  assert.equal(Number(list?.subscription?.[0]?.sampleInterval), 10_000_000_000);
});

test("what a target can decides the encoding, unless it is configured", async () => {
  for (const { capabilities, encoding, expected } of [
    { capabilities: { supportedEncodings: [0, 2] }, encoding: undefined, expected: "json" },
    { capabilities: { supportedEncodings: [2, 3] }, encoding: undefined, expected: "proto" },
    { capabilities: { supportedEncodings: [4] }, encoding: "proto", expected: "proto" },
    { capabilities: {}, encoding: undefined, expected: "json_ietf" },
    { capabilities: "unimplemented", encoding: undefined, expected: "json_ietf" },
  ] as const) {
    const asked: unknown[] = [];
    await using leaf = await startFakeTarget({
      capabilities: capabilities as FakeTargetOptions["capabilities"] & {},
      onSubscribe: (call, list) => {
        asked.push(list.encoding);
        wholeFib(call, list);
      },
    });
    await using session = running(target(leaf.port, { encoding }));
    await until("sync", () => session.recorder.of("synced").length === 1);
    assert.equal(session.recorder.of("sessionOpened")[0]?.[1].encoding, expected);
    assert.deepEqual(asked, [{ json: 0, proto: 2, json_ietf: 4 }[expected]]);
  }
  await using leaf = await startFakeTarget({ capabilities: { supportedEncodings: [3] }, onSubscribe: wholeFib });
  await using session = running(target(leaf.port), { clock: new ManualClock() });
  await until("refusal", () => session.lost().length === 1);
  assert.deepEqual(session.lost()[0]?.remedy, "reconfigure");
  assert.deepEqual(session.recorder.of("sessionOpened"), []);
});

test("more network instances than one request takes: synced means all of them", async () => {
  const calls: { call: TargetCall; paths: string[] }[] = [];
  await using leaf = await startFakeTarget({
    onSubscribe: (call, list) => calls.push({ call, paths: pathsOf(list) }),
  });
  const networkInstances = Array.from({ length: 12 }, (_, index) => `vrf${index}`);
  await using session = running(target(leaf.port, { networkInstances }));
  await until("two requests", () => calls.length === 2);
  assert.ok(calls.every(({ paths }) => paths.length <= 36));
  assert.equal(new Set(calls.flatMap(({ paths }) => paths)).size, 12 * 4 + 1);
  calls[0]?.call.write(syncResponse);
  calls[0]?.call.write(syncResponse);
  calls[0]?.call.write(nextHop);
  await until("update", () => session.recorder.of("nextHop").length === 1);
  assert.equal(session.recorder.of("synced").length, 0);
  calls[1]?.call.write(syncResponse);
  await until("sync", () => session.recorder.of("synced").length === 1);
});

test("the target's stop, and the next session after it", async () => {
  let sessions = 0;
  await using leaf = await startFakeTarget({
    onSubscribe: (call, list) => {
      sessions++;
      if (sessions === 1) fail(call, status.UNAVAILABLE, "Cancelling all calls");
      else if (sessions === 2) call.end();
      else wholeFib(call, list);
    },
  });
  await using session = running(target(leaf.port));
  await until("sync", () => session.recorder.of("synced").length === 1);
  assert.deepEqual(session.recorder.names, [
    "sessionOpened",
    "sessionLost",
    "sessionOpened",
    "sessionLost",
    "sessionOpened",
    "nextHop",
    "synced",
  ]);
  assert.deepEqual(
    session.lost().map(({ remedy, code }) => [remedy, code]),
    [
      ["retry", "UNAVAILABLE"],
      ["retry", undefined],
    ],
  );
  assert.match(session.lost()[0]?.message ?? "", /gRPC server stopped/);
});

test("silence ends a session, and says so", async () => {
  await using leaf = await startFakeTarget({ onSubscribe: wholeFib });
  const clock = new ManualClock();
  await using session = running(target(leaf.port, { staleAfterMs: 2_000, timeoutMs: 300_000 }), { clock });
  await until("sync", () => session.recorder.of("synced").length === 1);
  await clock.advance(310_000);
  await until("lost", () => session.lost().length === 1);
  assert.match(session.lost()[0]?.message ?? "", /nothing received for 2 s/);
  assert.deepEqual(session.recorder.names.slice(0, 4), ["sessionOpened", "nextHop", "synced", "sessionLost"]);
});

test("no answer at all, and then one that is cut off", async () => {
  await using leaf = await startFakeTarget({ onSubscribe: () => {} });
  const clock = new ManualClock();
  await using session = running(target(leaf.port, { timeoutMs: 300_000 }), { clock });
  await until("a session", () => session.recorder.of("sessionOpened").length === 1);
  await clock.advance(300_000);
  await until("lost", () => session.lost().length === 1);
  assert.match(session.lost()[0]?.message ?? "", /no answer to the subscription within 300 s/);
});

test("refusals are named, and tried again slowly", async () => {
  for (const { code, details, remedy, words } of [
    { code: status.UNAUTHENTICATED, details: "bad login", remedy: "reconfigure", words: /username or password/ },
    { code: status.PERMISSION_DENIED, details: "no role", remedy: "reconfigure", words: /permission denied/ },
    { code: invalid, details: "Path not valid", remedy: "reconfigure", words: /does not know a path/ },
    { code: status.RESOURCE_EXHAUSTED, details: "sessions", remedy: "retry", words: /limit was reached/ },
  ] as const) {
    await using leaf = await startFakeTarget({ onSubscribe: (call) => fail(call, code, details) });
    const waits: unknown[] = [];
    const warn = (fields: LogFields): void => {
      if ("retryMs" in fields) waits.push(fields.retryMs);
    };
    const log = { ...silentLog, warn, child: () => log };
    await using session = running(target(leaf.port, { retryMaxMs: 60_000 }), { log, clock: new ManualClock() });
    await until("lost", () => session.lost().length === 1);
    const [error] = session.lost();
    assert.equal(error?.remedy, remedy);
    assert.match(error?.message ?? "", words);
    assert.match(error?.message ?? "", new RegExp(details));
    assert.deepEqual(waits, [remedy === "reconfigure" ? 30_000 : 1_000]);
  }
});

test("an address where nobody listens", async () => {
  const clock = new ManualClock();
  await using session = running(target(1), { clock });
  await until("lost", () => session.lost().length === 1);
  await until("lost again", async () => {
    await clock.advance(1_000);
    return session.lost().length === 2;
  });
  assert.match(session.lost()[0]?.message ?? "", /unreachable: connection refused/);
  assert.deepEqual(session.recorder.of("sessionOpened"), []);
});

test("login and metadata go with every session, the password as it is then", async () => {
  let password = "first";
  const seen: Readonly<Record<string, unknown>>[] = [];
  await using leaf = await startFakeTarget({
    refuse: (metadata) => {
      seen.push(metadata);
      if (metadata.password === "second") return undefined;
      password = "second";
      return { code: status.UNAUTHENTICATED, details: "no" };
    },
    onSubscribe: wholeFib,
  });
  await using session = running(
    target(leaf.port, {
      username: "admin",
      password: () => new Secret(password),
      metadata: { "x-site": "paris" },
    }),
  );
  await until("sync", () => session.recorder.of("synced").length === 1);
  assert.deepEqual(
    seen.map(({ username, password, "x-site": site }) => [username, password, site]),
    [
      ["admin", "first", "paris"],
      ["admin", "second", "paris"],
    ],
  );
});

test("a password that cannot be had or sent is named without itself", async () => {
  for (const password of [
    () => {
      throw Object.assign(new Error("ENOENT: no such file, open 'pw'"), { syscall: "open" });
    },
    () => new Secret("s3cret\nline"),
  ]) {
    await using session = running(target(1, { password }), { clock: new ManualClock() });
    await until("lost", () => session.lost().length === 1);
    assert.equal(session.lost()[0]?.remedy, "reconfigure");
    assert.match(session.lost()[0]?.message ?? "", /password cannot be used/);
    assert.doesNotMatch(session.lost()[0]?.message ?? "", /s3cret/);
  }
});

test("an IPv6 address", async (context) => {
  const options = { onSubscribe: wholeFib, host: "[::1]" };
  const started = await startFakeTarget(options).catch(() => undefined);
  if (started === undefined) return context.skip("no IPv6 here");
  await using leaf = started;
  await using session = running(target(0, { address: `[::1]:${leaf.port}` }));
  await until("sync", () => session.recorder.of("synced").length === 1);
});

const truncated = nextHop.subarray(0, nextHop.length - 3);

test("a message nobody can read puts all in doubt: the route tables are asked for anew, and the other streams live", async () => {
  const calls: { fib: TargetCall[]; other: TargetCall[] } = { fib: [], other: [] };
  await using leaf = await startFakeTarget({
    onSubscribe: (call, list) => {
      if (isFacts(list)) calls.other.push(call);
      else {
        calls.fib.push(call);
        wholeFib(call, list);
      }
    },
  });
  await using session = running(target(leaf.port), { factsFor: undefined });
  await until("facts", () => calls.other.length === 1);
  calls.fib[0]?.write(truncated);
  await until("the next sync", () => session.recorder.of("synced").length === 2);
  assert.deepEqual(session.recorder.names, [
    "sessionOpened",
    "nextHop",
    "synced",
    "malformed",
    "sessionLost",
    "sessionOpened",
    "nextHop",
    "synced",
  ]);
  assert.match(session.lost()[0]?.message ?? "", /could not be read/);
  assert.deepEqual([calls.fib.length, calls.other.length], [2, 1]);
  await until("the first one's end", () => leaf.open === 2);
});

test("a message nobody can read in a dump lets no FIB of it become live, and each try waits longer", async () => {
  const waits: unknown[] = [];
  let dumps = 0;
  await using leaf = await startFakeTarget({
    onSubscribe: (call, list) => {
      dumps++;
      if (dumps <= 3) call.write(truncated);
      wholeFib(call, list);
    },
  });
  const keep = ({ retryMs }: LogFields): void => void (retryMs === undefined || waits.push(retryMs));
  const log = { ...silentLog, warn: keep, debug: keep, child: () => log };
  await using session = running(target(leaf.port, { retryMaxMs: 60_000 }), { log });
  await until("sync", () => session.recorder.of("synced").length > 0);
  const failed = ["sessionOpened", "malformed", "sessionLost"];
  assert.deepEqual(session.recorder.names, [...failed, ...failed, ...failed, "sessionOpened", "nextHop", "synced"]);
  assert.deepEqual(waits, [1_000, 2_000, 4_000]);
});

test("a loss is said again after a session that was good, and so is its end", async () => {
  const said: string[] = [];
  let tries = 0;
  await using leaf = await startFakeTarget({
    onSubscribe: (call, list) => {
      tries++;
      if (tries === 3 || tries === 6) wholeFib(call, list);
      setTimeout(() => fail(call, status.UNAVAILABLE, "Cancelling all calls"), 20);
    },
  });
  const log = {
    ...silentLog,
    warn: ({ reason, code }: LogFields, text: string) => void (reason && said.push(`${text}: ${reason} ${code}`)),
    info: (_: LogFields, text: string) => void said.push(text),
    child: () => log,
  };
  await using session = running(target(leaf.port), { log });
  await until("the seventh", () => tries === 7);
  const lost = "session lost: server-stopped UNAVAILABLE";
  assert.deepEqual(said, [lost, "session synced again", lost, "session synced again", lost]);
  assert.ok(session.lost().length >= 6);
});

test("a message beyond the limit is counted and ends the session", async () => {
  await using leaf = await startFakeTarget({
    onSubscribe: (call) => call.write(Buffer.alloc(64 * 1024 * 1024 + 1)),
  });
  await using session = running(target(leaf.port), { clock: new ManualClock() });
  await until("lost", () => session.lost().length === 1);
  assert.deepEqual(
    session.recorder.of("malformed").map(([, reason]) => reason),
    ["too-large"],
  );
  assert.equal(session.lost()[0]?.code, "RESOURCE_EXHAUSTED");
});

test("a listener that throws is a defect, not a lost session", async () => {
  await using leaf = await startFakeTarget({ onSubscribe: wholeFib });
  const recorder = new Recorder();
  recorder.nextHop = () => {
    throw new RangeError("a defect");
  };
  const signal = new AbortController().signal;
  const options = { clock: quickClock, random: () => 0, log: silentLog, signal, factsFor: [] };
  await assert.rejects(subscribe(target(leaf.port), recorder, options), /a defect/);
  assert.deepEqual(recorder.of("sessionLost"), []);
});
