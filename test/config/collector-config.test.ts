import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { inspect } from "node:util";
import { readCollectorConfig } from "../../src/config/collector-config.ts";
import { formatIssues } from "../../src/config/fields.ts";

const folder = mkdtempSync(join(tmpdir(), "kbutler-config-"));
after(() => rmSync(folder, { recursive: true }));
writeFileSync(join(folder, "password"), "s3cret\n");
const file = join(folder, "collector.yaml");

const minimal = `
targets: {leaf1: {address: "192.0.2.1:57400"}}
kubernetes: {manifests: [objects]}
`;

/** Every issue as `path: message`. */
function issues(text: string): string[] {
  const result = readCollectorConfig(file, text);
  return result.ok ? [] : formatIssues("f", result.error).split("\n");
}

test("collector config: a minimal file gets every default", () => {
  const result = readCollectorConfig(file, minimal);
  assert.ok(result.ok);
  const [target] = result.value.targets;
  assert.deepEqual(target?.tls, {
    mode: "tls",
    skipVerify: false,
    caFile: undefined,
    certFile: undefined,
    keyFile: undefined,
    serverName: undefined,
  });
  assert.deepEqual(target?.networkInstances, ["default"]);
  assert.equal(result.value.verdict.holdDownMs, 30_000);
  assert.equal(result.value.store?.retentionMs, 30 * 86_400_000);
  assert.equal(result.value.store?.maxBytes, 2 * 1024 ** 3);
  assert.equal(result.value.store?.backlogRows, 200_000);
  assert.equal(result.value.api.host, "127.0.0.1");
  assert.equal(result.value.clusters[0]?.name, "default");
  assert.deepEqual(result.value.clusters[0]?.kubernetes.manifests, [join(folder, "objects")]);
});

test("collector config: every issue at once, each with its path", () => {
  const text = `
targets:
  leaf1: {address: leaf1, colour: blue}
  leaf2: {address: "leaf2:57400", timeout: soon, password-file: nowhere}
kubernetes: {manifests: []}
verdict: {hold-down: 30}
stor: {}
`;
  assert.deepEqual(issues(text).sort(), [
    "f: kubernetes.manifests: must not have fewer than 1 items, got []",
    "f: stor: unknown key; known here: api, attachment-fallback, attachments, audit, clusters, gnmi-server, kubernetes, log, metallb, name, store, target-defaults, targets, targets-file, verdict",
    'f: targets.leaf1.address: expected host:port, got "leaf1"',
    "f: targets.leaf1.colour: unknown key; known here: address, closed-loop, ecmp-limit, encoding, keepalive, network-instances, password-env, password-file, retry-timer, stale-after, tags, timeout, tls, transport, username",
    'f: targets.leaf2.timeout: expected a duration such as "10s", "1m30s" or "30d", got "soon"',
    'f: verdict.hold-down: expected a duration such as "10s", "1m30s" or "30d", got 30',
  ]);
});

test("collector config: what fits the schema but not the world is named too", () => {
  const text = `
targets:
  leaf1: {address: "leaf1:57400", password-file: nowhere, stale-after: 5s, tls: {cert-file: password}}
  leaf2: {address: "leaf2:57400", password-env: KBUTLER_TEST_NOT_SET}
kubernetes: {manifests: [a], in-cluster: true}
attachments: [{leaves: [leaf9]}]
gnmi-server: {enabled: true, username: someone}
`;
  assert.deepEqual(issues(text).sort(), [
    "f: attachments[0].leaves: no target is named leaf9",
    "f: attachments[0]: names no node: nodes or node-labels",
    "f: gnmi-server.tls: is required (or write out insecure: true)",
    "f: gnmi-server.username: username and password-file go together",
    "f: kubernetes: exactly one of kubeconfig, in-cluster: true and manifests",
    "f: targets.leaf1.password-file: no such file: nowhere",
    "f: targets.leaf1.stale-after: must be at least 20s: the liveness sample comes every 10s",
    "f: targets.leaf1.tls.cert-file: cert-file and key-file go together",
    "f: targets.leaf2.password-env: the environment has no variable KBUTLER_TEST_NOT_SET",
  ]);
});

for (const { name, text, issue } of [
  { name: "a syntax error has its line", text: "targets: [\n", issue: /^f: line 2, column 1: / },
  {
    name: "a target named twice is a syntax error",
    text: "targets:\n  leaf1: {address: 'a:1'}\n  leaf1: {address: 'b:1'}\n",
    issue: /^f: line 3, column 3: Map keys must be unique/,
  },
  { name: "no target", text: "kubernetes: {manifests: [a]}", issue: /^f: targets: no target/ },
  { name: "no cluster", text: "targets: {a: {address: 'a:1'}}", issue: /^f: kubernetes: is required/ },
]) {
  test(`collector config: ${name}`, () => assert.match(issues(text)[0] ?? "", issue));
}

test("collector config: a password comes from its file, and prints nowhere", () => {
  const text = `
target-defaults: {username: admin, password-file: password}
targets: {leaf1: {address: "192.0.2.1:57400"}}
kubernetes: {manifests: [objects]}
`;
  const result = readCollectorConfig(file, text);
  assert.ok(result.ok);
  const secret = result.value.targets[0]?.password?.();
  assert.equal(secret?.reveal(), "s3cret");
  assert.equal(`${secret} ${JSON.stringify(secret)} ${inspect(secret)}`, '[redacted] "[redacted]" [redacted]');
});

test("collector config: rewrites of node addresses are checked before anything runs", () => {
  const text = `
targets: {leaf1: {address: "192.0.2.1:57400"}}
clusters:
  a:
    kubernetes: {manifests: [a]}
    label-to-leaves: {rack: [leaf1]}
    next-hop-map:
      - {from: 10.0.0.0/24, to: 198.51.100.0/24}
      - {from: 10.0.0.0/24, to: 198.51.100.0/25}
      - {from: "/10[.](/", to: "192.0.2.$1"}
      - {from: anything, to: 192.0.2.0/24}
`;
  assert.deepEqual(issues(text).sort(), [
    "f: clusters.a.label-to-leaves.rack: expected label=value",
    "f: clusters.a.next-hop-map[1]: from and to must be of one family and length",
    "f: clusters.a.next-hop-map[2]: from: Invalid regular expression: /10[.](/: Unterminated group",
    'f: clusters.a.next-hop-map[3]: from: expected a CIDR or /regular expression/, got "anything"',
  ]);
});

test("collector config: several clusters keep their names, and exclude the single form", () => {
  const text = `
targets: {leaf1: {address: "192.0.2.1:57400"}}
clusters:
  a: {kubernetes: {manifests: [a]}}
  b: {kubernetes: {manifests: [b]}, attachment-fallback: all-targets}
`;
  const result = readCollectorConfig(file, text);
  assert.ok(result.ok);
  assert.deepEqual(
    result.value.clusters.map(({ name, "attachment-fallback": fallback }) => [name, fallback]),
    [
      ["a", undefined],
      ["b", "all-targets"],
    ],
  );
  assert.match(
    issues(`${text}kubernetes: {manifests: [c]}\n`)[0] ?? "",
    /^f: clusters: either clusters, or kubernetes/,
  );
});
