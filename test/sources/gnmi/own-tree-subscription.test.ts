import assert from "node:assert/strict";
import { test } from "node:test";
import type { gnmi } from "../../../src/gnmi/messages.ts";
import { formatPath, type Path } from "../../../src/gnmi/path.ts";
import type { OwnTreeListener } from "../../../src/sources/gnmi/own-tree-subscription.ts";
import { fail, invalid, startFakeTarget, type TargetCall } from "./fake-target.ts";
import { notification, RawJson, syncResponse } from "./messages.ts";
import { pathsOf, running, target, until, wholeFib } from "./running.ts";

/** Writes down what a listener is told. */
class Told implements OwnTreeListener {
  readonly calls: string[] = [];
  opened = (): void => void this.calls.push("opened");
  update = (path: Path, value: unknown): void =>
    void this.calls.push(`update ${formatPath(path)} ${JSON.stringify(value)}`);
  delete = (path: Path): void => void this.calls.push(`delete ${formatPath(path)}`);
  told = (): void => void this.calls.push("told");
  synced = (): void => void this.calls.push("synced");
  absent = (): void => void this.calls.push("absent");
  lost = (): void => void this.calls.push("lost");
}

const isOwnTree = (list: gnmi.SubscriptionList.$Properties): boolean => pathsOf(list).join() === "/kbutler";
const summary = "/kbutler:kbutler/summary";

test("the shim's tree is asked for in an RPC of its own, once the FIB is synced", async () => {
  let own: TargetCall | undefined;
  await using leaf = await startFakeTarget({
    onSubscribe: (call, list) => {
      if (!isOwnTree(list)) return wholeFib(call, list);
      own = call;
      call.write(notification({ update: [[summary, { ietf: { "services-total": 3 } }]] }));
      call.write(syncResponse);
    },
  });
  const told = new Told();
  await using session = running(target(leaf.port), { ownTree: told });
  await until("the dump", () => told.calls.includes("synced"));
  own?.write(
    notification({ delete: ["/kbutler/service[name=a]"], update: [[`${summary}/services-up`, { uintVal: 2 }]] }),
  );
  own?.write(Buffer.from([0xff, 0xff]));
  await until("the change", () => told.calls.filter((call) => call === "told").length === 2);
  assert.deepEqual(told.calls, [
    "opened",
    `update ${summary} {"services-total":3}`,
    "told",
    "synced",
    "delete /kbutler/service[name=a]",
    `update ${summary}/services-up 2`,
    "told",
  ]);
  assert.deepEqual(session.recorder.names, ["sessionOpened", "nextHop", "synced", "malformed"]);
  assert.equal(leaf.open, 2);
});

test("what cannot be read of the shim's tree is counted by its kind, and the rest of it counts", async () => {
  await using leaf = await startFakeTarget({
    onSubscribe: (call, list) => {
      if (!isOwnTree(list)) return wholeFib(call, list);
      call.write(Buffer.from([0xff, 0xff]));
      call.write(
        notification({
          update: [
            [summary, { ietf: new RawJson('{"services-total":') }],
            [`${summary}/services-up`, { bytesVal: Buffer.from("x") }],
            [`${summary}/services-down`, { uintVal: 2 }],
          ],
        }),
      );
      call.write(syncResponse);
    },
  });
  const told = new Told();
  await using session = running(target(leaf.port), { ownTree: told });
  await until("the dump", () => told.calls.includes("synced"));
  assert.deepEqual(told.calls, ["opened", `update ${summary}/services-down 2`, "told", "synced"]);
  assert.deepEqual(
    session.recorder.of("malformed").map(([, reason, , entry]) => [reason, entry]),
    [
      ["protobuf", undefined],
      ["json", undefined],
      ["encoding", undefined],
    ],
  );
});

test("a target that knows no such tree is asked again from time to time, and its FIB stays", async () => {
  let asked = 0;
  await using leaf = await startFakeTarget({
    onSubscribe: (call, list) => {
      if (!isOwnTree(list)) return wholeFib(call, list);
      asked++;
      if (asked < 3) return fail(call, invalid, "Path not valid - unknown element 'kbutler'. Options are [acl, bfd]");
      call.write(syncResponse);
    },
  });
  const told = new Told();
  await using session = running(target(leaf.port), { ownTree: told });
  await until("an agent", () => told.calls.includes("synced"));
  assert.deepEqual(told.calls, ["opened", "absent", "opened", "absent", "opened", "synced"]);
  assert.deepEqual(session.lost(), []);
});

test("losing the subscription loses what the leaf shows, not its FIB; losing the session loses both", async () => {
  let own: TargetCall | undefined;
  let fib: TargetCall | undefined;
  await using leaf = await startFakeTarget({
    onSubscribe: (call, list) => {
      if (isOwnTree(list)) own = call;
      else {
        fib = call;
        wholeFib(call, list);
      }
      call.write(syncResponse);
    },
  });
  const told = new Told();
  await using session = running(target(leaf.port), { ownTree: told });
  await until("the dump", () => told.calls.includes("synced"));
  if (own) fail(own, 14, "the agent's manager restarts");
  await until("the next dump", () => told.calls.filter((call) => call === "synced").length === 2);
  assert.deepEqual(told.calls, ["opened", "synced", "lost", "opened", "synced"]);
  assert.deepEqual(session.lost(), []);
  if (fib) fail(fib, 14, "the gNMI server restarts");
  await until("the end of the session", () => session.lost().length >= 1);
  assert.equal(told.calls[5], "lost");
});
