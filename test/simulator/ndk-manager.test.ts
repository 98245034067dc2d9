import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { Client, credentials, Metadata, type MethodDefinition } from "@grpc/grpc-js";
import { parsePath } from "../../src/gnmi/path.ts";
import type { Clock } from "../../src/model/clock.ts";
import { managerService, notificationService, sdk, type srlinux, telemetryService } from "../../src/ndk/messages.ts";
import { type NdkManager, startNdkManager } from "../../src/simulator/ndk-manager.ts";
import { Tree } from "../../src/simulator/tree.ts";
import { ManualClock } from "../state/manual-clock.ts";
import { until } from "../until.ts";

const operation = sdk.NotificationRegisterRequest.Operation;
const failed = sdk.SdkMgrStatus.SDK_MGR_STATUS_FAILED;
let folder = "";
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "kbutler-ndk-"));
});
after(() => rm(folder, { recursive: true, force: true }));

/** A manager with an agent `kbutler`, and a client that calls under any name. */
async function startPair(clock?: Clock) {
  const tree = new Tree();
  const socketPath = join(folder, "sr_sdk_service_manager:50053");
  const manager = await startNdkManager({ socketPath, tree, agents: ["kbutler"], clock });
  const client = new Client(`unix:${socketPath}`, credentials.createInsecure(), {
    "grpc.use_local_subchannel_pool": 1,
  });
  const metadata = (agent: string): Metadata => {
    const said = new Metadata();
    if (agent !== "") said.set("agent_name", agent);
    return said;
  };
  return {
    manager,
    tree,
    at: (path: string) => tree.get(parsePath(path)),
    call<Request, Response>(method: MethodDefinition<Request, Response>, request: Request, agent = "kbutler") {
      return new Promise<Response>((resolve, reject) => {
        const { path, requestSerialize, responseDeserialize } = method;
        client.makeUnaryRequest(
          path,
          requestSerialize,
          responseDeserialize,
          request,
          metadata(agent),
          (error, value) => (error || value === undefined ? reject(error) : resolve(value)),
        );
      });
    },
    stream(streamId: srlinux.sdk.NotificationRegisterResponse.$Properties["streamId"] = 0) {
      const { path, requestSerialize, responseDeserialize } = notificationService.notificationStream;
      const stream = client.makeServerStreamRequest(
        path,
        requestSerialize,
        responseDeserialize,
        { streamId },
        metadata("kbutler"),
      );
      stream.on("error", () => {});
      return stream;
    },
    async [Symbol.asyncDispose]() {
      client.close();
      await manager[Symbol.asyncDispose]();
    },
  };
}

const write = (path: string, json: string) => ({ states: [{ key: { jsPath: path }, data: { jsonContent: json } }] });

test("ndk manager: knows its applications by agent_name and says no more", async () => {
  await using pair = await startPair();
  assert.ok(existsSync(pair.manager.socketPath), "the colon belongs to the file's name");
  for (const name of ["", "other"]) {
    const refused = await pair.call(managerService.agentRegister, {}, name);
    assert.equal(refused.status, failed);
    assert.equal(refused.errorStr, "");
  }
  const accepted = await pair.call(managerService.agentRegister, { agentLiveliness: 30 });
  assert.equal(accepted.status ?? 0, 0);
  assert.ok((accepted.appId ?? 0) > 0);
  assert.equal(pair.manager.agent("other"), undefined);
  const id = await pair.call(managerService.getAppId, { name: "kbutler" });
  assert.equal(id.id, accepted.appId);
});

test("ndk manager: telemetry replaces what stood at a path, rows of their own stay, deletes go deepest first", async () => {
  await using pair = await startPair();
  const unregistered = await pair.call(telemetryService.telemetryAddOrUpdate, write(".kbutler", "{}"));
  assert.equal(unregistered.status, failed);
  await pair.call(managerService.agentRegister, {});
  const service = '.kbutler.service{.name=="a/b/c"}';
  await pair.call(telemetryService.telemetryAddOrUpdate, write(service, '{"oper-state":"down","oper-reason":"x"}'));
  await pair.call(
    telemetryService.telemetryAddOrUpdate,
    write(`${service}.external_address{.address=="192.0.2.1"}`, '{"fib_programmed":{"value":true}}'),
  );
  await pair.call(telemetryService.telemetryAddOrUpdate, write(service, '{"oper-state":"up"}'));
  assert.deepEqual(pair.at("/kbutler/service[name=a/b/c]"), {
    name: "a/b/c",
    "oper-state": "up",
    "external-address": [{ address: "192.0.2.1", "fib-programmed": true }],
  });
  await pair.call(telemetryService.telemetryDelete, { keys: [{ jsPath: service }] });
  assert.deepEqual(pair.at("/kbutler/service[name=a/b/c]/external-address[address=192.0.2.1]/fib-programmed"), true);
  const again = await pair.call(telemetryService.telemetryDelete, { keys: [{ jsPath: service }] });
  assert.equal(again.status, failed, "nothing is there");
});

for (const { name, path, json } of [
  { name: "another root", path: ".interface", json: "{}" },
  { name: "no path", path: "kbutler", json: "{}" },
  { name: "no JSON", path: ".kbutler.shim", json: "{" },
  { name: "no object", path: ".kbutler.shim", json: "[]" },
]) {
  test(`ndk manager: refuses ${name}`, async () => {
    await using pair = await startPair();
    await pair.call(managerService.agentRegister, {});
    const answer = await pair.call(telemetryService.telemetryAddOrUpdate, write(path, json));
    assert.equal(answer.status, failed);
    assert.notEqual(answer.errorStr, "");
  });
}

test("ndk manager: an agent that does not beat is dead, and its state gone", async () => {
  const clock = new ManualClock();
  await using pair = await startPair(clock);
  await pair.call(managerService.agentRegister, { agentLiveliness: 10 });
  await pair.call(telemetryService.telemetryAddOrUpdate, write(".kbutler.shim", '{"version":"1"}'));
  await clock.advance(9000);
  await pair.call(managerService.keepAlive, {});
  await clock.advance(9000);
  assert.equal(pair.at("/kbutler/shim/version"), "1");
  await clock.advance(1000);
  assert.equal(pair.at("/kbutler/shim/version"), undefined);
  const late = await pair.call(managerService.keepAlive, {});
  assert.equal(late.status, failed);
});

test("ndk manager: a stream made in one step carries nothing, one made in two the configuration", async () => {
  await using pair = await startPair();
  pair.manager.configure("kbutler", "connection", { "hold-time": 60 });
  await pair.call(managerService.agentRegister, {});
  const oneStep = await pair.call(managerService.notificationRegister, { op: operation.OPERATION_CREATE, config: {} });
  const twoSteps = await pair.call(managerService.notificationRegister, { op: operation.OPERATION_CREATE });
  const { streamId = 0 } = twoSteps;
  const added = await pair.call(managerService.notificationRegister, {
    op: operation.OPERATION_ADD_SUBSCRIPTION,
    streamId,
    config: {},
  });
  assert.ok(Number(added.subscriptionId) > 0);
  const heard: string[] = [];
  let silent = 0;
  const listening = pair.stream(streamId);
  listening.on("data", (response: srlinux.sdk.NotificationStreamResponse.$Properties) => {
    for (const { config } of response.notifications ?? []) heard.push(`${config?.key?.jsPath} ${config?.data?.json}`);
  });
  const other = pair.stream(oneStep.streamId);
  other.on("data", () => silent++);
  await until("replayed", () => heard.length === 2);
  assert.deepEqual(heard, ['.kbutler.connection {"hold-time":60}', '.commit.end {"commit_seq":2}']);
  pair.manager.configure("kbutler", "connection", undefined);
  await until("told", () => heard.length === 4);
  assert.equal(silent, 0);
  await pair.call(telemetryService.telemetryAddOrUpdate, write(".kbutler.shim", '{"version":"1"}'));
  listening.cancel();
  await until("a broken stream is a dead agent", () => pair.manager.agent("kbutler")?.registered === false);
  assert.equal(pair.at("/kbutler/shim/version"), undefined);
  other.cancel();
});

test("ndk manager: stopped it is gone with its socket and everything written, started it is new", async () => {
  await using pair = await startPair();
  await pair.call(managerService.agentRegister, {});
  await pair.call(telemetryService.telemetryAddOrUpdate, write(".kbutler.shim", '{"version":"1"}'));
  await pair.manager.stop();
  assert.equal(existsSync(pair.manager.socketPath), false);
  assert.equal(pair.at("/kbutler/shim/version"), undefined);
  await pair.manager.start();
  await until("answers again", () => existsSync(pair.manager.socketPath));
  const manager: NdkManager = pair.manager;
  assert.equal(manager.agent("kbutler")?.registered, false);
});

test("ndk manager: faults by name", async () => {
  await using pair = await startPair();
  await pair.call(managerService.agentRegister, {});
  pair.manager.fault({ kind: "failed", error: "no", only: ["KeepAlive"] });
  assert.equal((await pair.call(managerService.keepAlive, {})).status, failed);
  assert.equal((await pair.call(telemetryService.telemetryAddOrUpdate, write(".kbutler.shim", "{}"))).status ?? 0, 0);
  pair.manager.fault({ kind: "refuse-path", text: "shim" });
  assert.equal((await pair.call(telemetryService.telemetryAddOrUpdate, write(".kbutler.shim", "{}"))).status, failed);
  pair.manager.fault({ kind: "slow", delayMs: 30 });
  const startMs = performance.now();
  await pair.call(managerService.keepAlive, {});
  assert.ok(performance.now() - startMs >= 25);
});
