import assert from "node:assert/strict";
import { test } from "node:test";
import { sdk, type srlinux } from "../../src/ndk/messages.ts";
import { ConfigBuffer } from "../../src/shim/config-buffer.ts";

type Notification = srlinux.sdk.ConfigNotification.$Properties;
const { SDK_MGR_OPERATION_CREATE: create, SDK_MGR_OPERATION_DELETE: gone } = sdk.SdkMgrOperation;

function of(jsPath: string, content: unknown, op = create): Notification {
  return { op, key: { jsPath }, data: { json: typeof content === "string" ? content : JSON.stringify(content) } };
}
const end = (sequence: number): Notification => of(".commit.end", { commit_seq: sequence });
const json = { "collector-address": "192.0.2.9:9339", "hold-time": 60, "admin-state": "enable" };

for (const { name, notification } of [
  { name: "json", notification: of(".kbutler.connection", json) },
  { name: "json with text for numbers", notification: of(".kbutler.connection", { ...json, "hold-time": "60" }) },
  {
    name: "proto-json",
    notification: of(".kbutler.connection", {
      collector_address: { value: "192.0.2.9:9339" },
      hold_time: { value: 60 },
      admin_state: { value: "enable" },
    }),
  },
  {
    name: "proto-json with the leaf's name before its enumeration",
    notification: of(".kbutler.connection", {
      collector_address: { value: "192.0.2.9:9339" },
      hold_time: { value: "60" },
      admin_state: "ADMIN_STATE_enable",
    }),
  },
  { name: "nested in the root", notification: of(".kbutler", { connection: json }) },
]) {
  test(`config buffer: ${name}`, () => {
    const buffer = new ConfigBuffer();
    assert.equal(buffer.take(notification), undefined, "only the end of the transaction counts");
    assert.deepEqual(buffer.take(end(1)), json);
  });
}

test("config buffer: a transaction without our container leaves it as it was", () => {
  const buffer = new ConfigBuffer();
  buffer.take(of(".kbutler.connection", json));
  buffer.take(end(1));
  assert.deepEqual(buffer.take(end(2)), json);
});

test("config buffer: a replay without our container says that nothing is configured", () => {
  assert.deepEqual(new ConfigBuffer().take(end(4)), {});
});

test("config buffer: an end with sequence 0 before the replay says nothing", () => {
  const buffer = new ConfigBuffer();
  assert.equal(buffer.take(end(0)), undefined);
  buffer.take(of(".kbutler.connection", json));
  assert.deepEqual(buffer.take(end(0)), json, "after the replay it counts");
});

for (const { name, notification } of [
  { name: "a delete", notification: of(".kbutler.connection", "", gone) },
  { name: "an empty object", notification: of(".kbutler.connection", {}) },
  { name: "no data", notification: of(".kbutler.connection", "") },
]) {
  test(`config buffer: ${name} takes the container away`, () => {
    const buffer = new ConfigBuffer();
    buffer.take(of(".kbutler.connection", json));
    buffer.take(end(1));
    buffer.take(notification);
    assert.deepEqual(buffer.take(end(2)), {});
  });
}

test("config buffer: what is not ours, unreadable or unknown is left out", () => {
  const buffer = new ConfigBuffer();
  buffer.take(of(".greeter", { name: "x" }));
  buffer.take(of(".kbutler.connection", "{"));
  buffer.take(of("no path", {}));
  buffer.take(of(".kbutler.connection", { ...json, "admin-state": "maybe", "hold-time": -1, colour: "red" }));
  assert.deepEqual(buffer.take(end(1)), { "collector-address": "192.0.2.9:9339" });
});
