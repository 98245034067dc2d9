import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { get as httpsGet } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { credentials } from "@grpc/grpc-js";
import { GnmiClient, wants } from "./gnmi-client.ts";
import { table } from "./leaf-fixture.ts";

const repository = fileURLToPath(new URL("../..", import.meta.url));
const program = fileURLToPath(new URL("../../src/kbutler.js", import.meta.url));

/** The command in a process of its own; its lines by their first word once it is ready. */
async function simulate(...args: string[]) {
  const child = spawn(process.execPath, [program, "simulate", ...args], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const said = new Map<string, string[]>();
  for await (const line of createInterface({ input: child.stdout })) {
    if (line === "ready") break;
    const [word = "", ...rest] = line.split(" ");
    said.set(word, [...(said.get(word) ?? []), rest.join(" ")]);
  }
  return { said, stop: () => stop(child), [Symbol.asyncDispose]: async () => void (await stop(child)) };
}

function stop(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode);
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  return ended;
}

test("simulate: generated routes, shared by the leaves, in full", async () => {
  await using running = await simulate("--leaves", "3", "--routes", "200", "--port", "0", "--control-port", "0");
  const addresses = (running.said.get("gnmi") ?? []).map((line) => line.split(" ")[1] ?? "");
  assert.equal(addresses.length, 3);
  for (const address of addresses) {
    using client = new GnmiClient(address);
    using stream = client.subscribe(wants([`${table}/ipv4-unicast/route`, `${table}/ipv6-unicast/route`]));
    const routes = (await stream.take()).filter(
      (line) => line.includes("[route-type=bgp]") && !line.includes("/fib-programming "),
    );
    assert.equal(routes.length, 200);
  }
  assert.match(running.said.get("control")?.[0] ?? "", /^http:\/\/127\.0\.0\.1:\d+$/);
  assert.equal(await running.stop(), 0);
});

test("simulate: a scenario with TLS, login, Kubernetes, NDK managers and a control face", async () => {
  const folder = await mkdtemp(join(tmpdir(), "kbutler-simulate-"));
  try {
    const at = (name: string) => join(folder, name);
    await writeFile(at("password"), "secret\n");
    await using running = await simulate(
      ...["--scenario", `${repository}/config/demo.yaml`, "--port", "0", "--control-port", "0", "--tls-dir", at("tls")],
      ...["--username", "admin", "--password-file", at("password"), "--kubeconfig", at("kubeconfig")],
      ...["--ndk-socket-dir", at("ndk")],
    );
    assert.equal(running.said.get("gnmi")?.length, 4);
    assert.equal(running.said.get("ndk")?.[0], `leaf1 unix://${at("ndk/leaf1:50053")}`);
    const [, port] = running.said.get("gnmi")?.[0]?.split(":") ?? [];
    const tls = credentials.createSsl(await readFile(at("tls/ca.pem")));
    using client = new GnmiClient(`localhost:${port}`, { username: "admin", password: "secret" }, tls);
    assert.equal((await client.get(["/system/name/host-name"]))[0]?.update?.length, 1);
    const services = await fetch(`${running.said.get("kubernetes")?.[0]}/api/v1/services`);
    assert.ok(services.ok);
    assert.match(await readFile(at("kubeconfig"), "utf8"), /current-context: demo/);
    assert.equal(await running.stop(), 0);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test("simulate: the Kubernetes API alone, with TLS and a token; NDK managers alone", async () => {
  const folder = await mkdtemp(join(tmpdir(), "kbutler-simulate-"));
  try {
    const at = (name: string) => join(folder, name);
    await writeFile(at("token"), "a-token\n");
    const scenario = ["--scenario", `${repository}/config/demo.yaml`];
    await using api = await simulate(
      ...[...scenario, "--only", "kubernetes", "--kubeconfig", at("kubeconfig"), "--control-port", "0"],
      ...["--kubernetes-tls-dir", at("tls"), "--kubernetes-token-file", at("token")],
    );
    assert.deepEqual([...api.said.keys()].sort(), ["certificates", "control", "kubeconfig", "kubernetes"]);
    const url = `${api.said.get("kubernetes")?.[0]}/api/v1/services`;
    assert.match(url, /^https:/);
    const ca = await readFile(at("tls/ca.pem"));
    const status = (headers: Record<string, string>): Promise<number | undefined> =>
      new Promise((resolve, reject) => {
        httpsGet(url, { ca, headers }, (response) => resolve(response.resume().statusCode)).on("error", reject);
      });
    assert.deepEqual([await status({}), await status({ authorization: "Bearer a-token" })], [401, 200]);
    assert.match(await readFile(at("kubeconfig"), "utf8"), /certificate-authority-data: [\s\S]*token: a-token/);
    await using ndk = await simulate(...scenario, "--only", "ndk", "--ndk-socket-dir", at("ndk"));
    assert.deepEqual([...ndk.said.keys()], ["ndk"]);
    assert.equal(ndk.said.get("ndk")?.length, 4);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test("simulate: a scenario without leaves", async () => {
  const folder = await mkdtemp(join(tmpdir(), "kbutler-simulate-"));
  try {
    const file = join(folder, "scenario.yaml");
    await writeFile(file, "leaves: []\nnodes: [{ name: worker1, addresses: [192.0.2.11] }]\n");
    await using running = await simulate("--scenario", file, "--port", "0", "--control-port", "0");
    assert.deepEqual([...running.said.keys()], ["kubernetes", "control"]);
    const nodes = await fetch(`${running.said.get("kubernetes")?.[0]}/api/v1/nodes`);
    assert.match(await nodes.text(), /worker1/);
    assert.equal(await running.stop(), 0);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test("simulate: a recorded tree", async () => {
  const state = `${repository}/test/fixtures/gnmi/srlinux-25.3.state.json`;
  await using running = await simulate("--state", state, "--port", "0");
  using client = new GnmiClient(running.said.get("gnmi")?.[0]?.split(" ")[1] ?? "");
  const [answer] = await client.get([`${table}/ipv4-unicast/statistics/total-routes`]);
  assert.equal(Buffer.from(answer?.update?.[0]?.val?.jsonIetfVal ?? []).toString(), '"6"');
});
