import assert from "node:assert/strict";
import { hostname } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { readShimConfig } from "../../src/config/shim-config.ts";

const example = join(import.meta.dirname, "../../config/shim.example.yaml");

test("shim config: an empty file is a config, with the switch's defaults", () => {
  const config = readShimConfig("/x/shim.yaml", "");
  assert.ok(config.ok);
  assert.equal(config.value.connection.targetName, hostname());
  assert.equal(config.value.connection.collectorAddress, undefined);
  assert.equal(config.value.connection.holdTimeMs, 300_000);
  assert.equal(config.value.ndk.socketPath, "/opt/srlinux/var/run/sr_sdk_service_manager:50053");
  assert.equal(config.value.ndk.livelinessS, 30);
  assert.deepEqual(config.value.collector.tls, {
    mode: "tls",
    skipVerify: false,
    caFile: undefined,
    certFile: undefined,
    keyFile: undefined,
    serverName: undefined,
  });
  assert.equal(config.value.publish.batchStates, 200);
  assert.equal(config.value.publish.batchBytes, 1 << 20);
});

test("shim config: every issue at once, each with its path", () => {
  const config = readShimConfig(
    "/x/shim.yaml",
    `
admin-state: maybe
hold-time: 10 minutes
collectors: {}
collector: {address: nowhere, tls: {cert-file: /none/cert.pem}}
ndk: {agent-name: "a b", naming: camel}
publish: {batch-states: 0, batch-size: 10MiB}
`,
  );
  assert.ok(!config.ok);
  const paths = config.error.map(({ path }) => path).sort();
  assert.deepEqual(paths, [
    "admin-state",
    "collector.address",
    "collector.tls.cert-file", // goes with a key-file
    "collector.tls.cert-file", // and is not there
    "collectors",
    "hold-time",
    "ndk.agent-name",
    "ndk.naming",
    "publish.batch-size",
    "publish.batch-states",
  ]);
});

test("shim config: what a schema cannot say is said too", () => {
  const config = readShimConfig(
    "/x/shim.yaml",
    `
hold-time: 10ms
collector: {credentials-file: none.yaml, tls: {cert-file: /none/cert.pem}}
ndk: {liveliness: 1ms}
publish: {batch-size: 10MiB}
`,
  );
  assert.ok(!config.ok);
  assert.deepEqual(config.error.map(({ path }) => path).sort(), [
    "collector.credentials-file",
    "collector.tls.cert-file",
    "collector.tls.cert-file",
    "hold-time",
    "ndk.liveliness",
    "publish.batch-size",
  ]);
});

test("shim config: paths are taken from the file's folder", () => {
  const config = readShimConfig("/x/y/shim.yaml", 'ndk: {socket: "run/manager:50053"}');
  assert.ok(config.ok);
  assert.equal(config.value.ndk.socketPath, "/x/y/run/manager:50053");
});

test("shim config: the example is valid but for the files it names", () => {
  const config = readShimConfig(example);
  const issues = config.ok ? [] : config.error;
  assert.deepEqual(
    issues.filter(({ message }) => !message.startsWith("no such file")),
    [],
  );
});
