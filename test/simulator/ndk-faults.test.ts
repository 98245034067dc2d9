import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { Client, credentials, Metadata } from "@grpc/grpc-js";
import { agentNameKey, managerService, sdk, type srlinux } from "../../src/ndk/messages.ts";
import { ndkFaultSchemas, parseNdkFault } from "../../src/simulator/ndk-faults.ts";
import { parseScenario, readScenario } from "../../src/simulator/scenario.ts";
import { startWorld } from "../../src/simulator/world.ts";
import { patienceMs } from "../until.ts";
import { until } from "./until.ts";

const demo = fileURLToPath(new URL("../../config/demo.yaml", import.meta.url));

async function leafWithManager(faults = "") {
  const folder = await mkdtemp(join(tmpdir(), "kbutler-ndk-"));
  const read = faults === "" ? readScenario(demo) : parseScenario(faults);
  assert.ok(read.ok, JSON.stringify(read));
  const world = await startWorld({ scenario: read.value, ndkSocketDir: folder, control: {} });
  const name = read.value.leaves[0]?.name ?? "";
  const socketPath = world.ndkManagers.get(name)?.socketPath ?? "";
  return {
    socketPath,
    /** Causes a fault by the control face; the answer's status. */
    async cause(fault: string, body: object = {}): Promise<number> {
      const path = `${world.control?.url}/leaves/${name}/faults/${fault}`;
      const headers = { "content-type": "application/json" };
      return (await fetch(path, { method: "POST", headers, body: JSON.stringify(body) })).status;
    },
    /** Registers an agent: what the manager says. */
    async register(): Promise<srlinux.sdk.SdkMgrStatus | undefined> {
      const client = new Client(`unix:${socketPath}`, credentials.createInsecure());
      const metadata = new Metadata();
      metadata.set(agentNameKey, "kbutler");
      const { path, requestSerialize, responseDeserialize } = managerService.agentRegister;
      try {
        return await new Promise((resolve, reject) => {
          const deadline = { deadline: Date.now() + patienceMs };
          client.makeUnaryRequest(
            path,
            requestSerialize,
            responseDeserialize,
            {},
            metadata,
            deadline,
            (error, answer) => (error ? reject(error) : resolve(answer?.status ?? undefined)),
          );
        });
      } finally {
        client.close();
      }
    },
    async [Symbol.asyncDispose]() {
      await world[Symbol.asyncDispose]();
      await rm(folder, { recursive: true });
    },
  };
}

const { SDK_MGR_STATUS_FAILED: failed, SDK_MGR_STATUS_SUCCESS: success } = sdk.SdkMgrStatus;

test("faults of an NDK manager by name on the control face", async () => {
  await using leaf = await leafWithManager();
  assert.equal(await leaf.register(), success);
  assert.equal(await leaf.cause("ndk-failed", { error: "no" }), 204);
  assert.equal(await leaf.register(), failed);
  assert.equal(await leaf.cause("ndk-heal"), 204);
  assert.equal(await leaf.register(), success);
  assert.equal(await leaf.cause("ndk-slow", { delayMs: 150 }), 204);
  const startedMs = performance.now();
  await leaf.register();
  assert.ok(performance.now() - startedMs >= 145);
  assert.equal(await leaf.cause("ndk-stop"), 204);
  assert.equal(existsSync(leaf.socketPath), false);
  assert.equal(await leaf.cause("ndk-start"), 204);
  assert.equal(existsSync(leaf.socketPath), true);
  assert.equal(await leaf.cause("ndk-restart", { awayMs: 10 }), 204);
  assert.equal(existsSync(leaf.socketPath), true);
  assert.equal(await leaf.cause("ndk-purge"), 204);
  assert.equal(await leaf.cause("ndk-slow", { delayMs: -1 }), 400);
  assert.equal(await leaf.cause("ndk-refuse-path", {}), 400);
});

test("faults of an NDK manager stand in scenario files too", async () => {
  const text = `
leaves:
  - { name: leaf1, asn: 64601, addresses: [{ subinterface: irb1.1, address: 192.0.2.2/26 }] }
faults:
  - { leaf: leaf1, name: ndk-stop }
`;
  await using leaf = await leafWithManager(text);
  await until(() => !existsSync(leaf.socketPath));
  const wrong = parseScenario(text.replace("ndk-stop", "ndk-refuse-path"));
  assert.deepEqual(wrong, { ok: false, error: [{ path: "faults[0].text", message: "is required" }] });
});

test("every fault of an NDK manager is read with its defaults, or named with its issue", () => {
  for (const name of Object.keys(ndkFaultSchemas)) {
    const args = name === "ndk-refuse-path" ? { text: "/service" } : {};
    assert.ok(parseNdkFault(name, args).ok, name);
    assert.equal(parseNdkFault(name, { ...args, other: 1 }).ok, false, name);
  }
  assert.equal(parseNdkFault("nonsense", {}).ok, false);
});
