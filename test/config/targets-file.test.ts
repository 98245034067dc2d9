import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { inspect } from "node:util";
import { readTargetsFile, type TargetsFile } from "../../src/config/targets-file.ts";

const folder = mkdtempSync(join(tmpdir(), "kbutler-targets-"));
after(() => rmSync(folder, { recursive: true }));
for (const name of ["ca.pem", "leaf.pem", "leaf.key"]) writeFileSync(join(folder, name), "");

const environment = { LEAF_PASSWORD: "s3cret", SITE: "paris" };

function read(text: string): TargetsFile {
  const outcome = readTargetsFile(join(folder, "gnmic.yaml"), undefined, text, environment);
  assert.ok(outcome.ok, JSON.stringify(outcome));
  return outcome.value;
}

function issues(text: string): string[] {
  const outcome = readTargetsFile(join(folder, "gnmic.yaml"), undefined, text, environment);
  assert.ok(!outcome.ok, "it was accepted");
  return outcome.error.map(({ path, message }) => `${path}: ${message}`);
}

test("targets take the defaults of the file, and their own before them", () => {
  const { targets, warnings } = read(`
username: admin
password: \${LEAF_PASSWORD}
timeout: 5s
tls-ca: ca.pem
encoding: JSON_IETF
targets:
  leaf1:
    address: 192.0.2.1
  192.0.2.2:57401:
    name: leaf2
    username: other
    insecure: true
    encoding: proto
    retry-timer: 1m30s
    metadata: {x-site: $SITE}
    tags: [spine, role=leaf]
    event-tags: {site: "\${SITE}"}
    grpc-keepalive: {time: 30s}
  leaf3.example:
  "2001:db8::4":
    tls-cert: leaf.pem
    tls-key: leaf.key
    tls-server-name: leaf4
    skip-verify: true
`);
  assert.deepEqual(warnings, []);
  const [leaf1, leaf2, leaf3, leaf4] = targets;
  assert.ok(leaf1 && leaf2 && leaf3 && leaf4);
  const { password, ...first } = leaf1;
  assert.equal(password?.().reveal(), "s3cret");
  assert.doesNotMatch(inspect(password?.()) + JSON.stringify(targets), /s3cret/);
  assert.deepEqual(first, {
    name: "leaf1",
    address: "192.0.2.1:57400",
    username: "admin",
    metadata: {},
    tls: {
      mode: "tls",
      skipVerify: false,
      caFile: join(folder, "ca.pem"),
      certFile: undefined,
      keyFile: undefined,
      serverName: undefined,
    },
    encoding: "json_ietf",
    networkInstances: ["default"],
    timeoutMs: 5_000,
    retryMaxMs: 60_000,
    staleAfterMs: 30_000,
    keepaliveMs: 20_000,
    transport: undefined,
    closedLoop: undefined,
    tags: {},
  });
  assert.deepEqual(
    [leaf2.name, leaf2.address, leaf2.username, leaf2.tls, leaf2.encoding, leaf2.retryMaxMs, leaf2.keepaliveMs],
    ["leaf2", "192.0.2.2:57401", "other", { mode: "insecure" }, "proto", 90_000, 30_000],
  );
  assert.deepEqual(
    [leaf2.metadata, leaf2.tags],
    [{ "x-site": "paris" }, { spine: "true", role: "leaf", site: "paris" }],
  );
  assert.equal(leaf3.address, "leaf3.example:57400");
  assert.equal(leaf4.address, "[2001:db8::4]:57400");
  assert.deepEqual(leaf4.tls, {
    mode: "tls",
    skipVerify: true,
    caFile: join(folder, "ca.pem"),
    certFile: join(folder, "leaf.pem"),
    keyFile: join(folder, "leaf.key"),
    serverName: "leaf4",
  });
});

test("a port for all, and several addresses", () => {
  const { targets, warnings } = read("port: 57401\ninsecure: true\ntargets:\n  leaf1: {address: 'a, b'}\n");
  assert.equal(targets[0]?.address, "a:57401");
  assert.deepEqual(warnings, ["targets.leaf1: only the first of several addresses is used"]);
});

test("keys gnmic has and we ignore warn once each, unknown ones wherever they stand", () => {
  const { warnings } = read(`
subscriptions: {routes: {paths: [/x], password: $NOT_THERE}}
outputs: {}
nonsense: 1
targets:
  leaf1: {subscriptions: [routes], buffer-size: 10, adress: x}
  leaf2: {subscriptions: [routes], buffer-size: 10, adress: x, grpc-keepalive: {timeout: 5s, permit-without-stream: false}}
`);
  assert.deepEqual(warnings, [
    "subscriptions: gnmic's, has no meaning here",
    "outputs: gnmic's, has no meaning here",
    "nonsense: unknown key",
    "buffer-size: gnmic's, has no meaning here",
    "targets.leaf1.adress: unknown key",
    "targets.leaf2.adress: unknown key",
    "grpc-keepalive.timeout is not used: it is half of time",
    "grpc-keepalive.permit-without-stream is not used: pings are always sent",
  ]);
});

test("all issues at once, each with its path", () => {
  const found = issues(`
timeout: soon
password: 12345
targets:
  leaf1: {address: "a b", encoding: bytes, insecure: yes please, password: hunter2}
  leaf2: 7
`);
  assert.doesNotMatch(found.join(), /12345|hunter2/);
  for (const expected of [
    /^timeout: expected a duration/,
    /^password: expected text \(a number needs quotes\)/,
    /^targets\.leaf1\.encoding: expected "json_ietf"/,
    /^targets\.leaf1\.insecure: expected true or false/,
    /^targets\.leaf2: expected options/,
  ]) {
    assert.ok(
      found.some((issue) => expected.test(issue)),
      `${expected} in ${found.join("; ")}`,
    );
  }
  assert.deepEqual(
    issues(
      "targets:\n  leaf1: {address: 'a b', tls-ca: none.pem, tls-key: leaf.key, username: $NOBODY}\n  x: {name: leaf1}\n",
    ),
    [
      "targets.leaf1.username: the environment has no variable NOBODY",
      'targets.leaf1.address: expected host, host:port or [v6]:port, got "a b"',
      "targets.leaf1.tls-cert: tls-cert and tls-key go together",
      "targets.leaf1.tls-ca: no such file: none.pem",
      "targets.x: a second target of the name leaf1",
    ],
  );
  assert.match(issues("targets: {}")[0] ?? "", /^targets: no target/);
  assert.match(issues("- a list")[0] ?? "", /^\(top\)/);
  assert.match(issues("targets: [leaf1]")[0] ?? "", /^targets: /);
  assert.match(issues("targets: {a: b: c}")[0] ?? "", /^line 1/);
});

test("a file that is not there", () => {
  const outcome = readTargetsFile(join(folder, "absent.yaml"));
  assert.ok(!outcome.ok && /cannot be read/.test(outcome.error[0]?.message ?? ""));
});
