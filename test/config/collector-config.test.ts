import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { inspect } from "node:util";
import { readCollectorConfig } from "../../src/config/collector-config.ts";
import { formatIssues } from "../../src/config/fields.ts";
import { createCertificates } from "../../src/simulator/certificates.ts";

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
    "f: targets.leaf2.password-file: no such file: nowhere",
    'f: targets.leaf2.timeout: expected a duration such as "10s", "1m30s" or "30d", got "soon"',
    'f: verdict.hold-down: expected a duration such as "10s", "1m30s" or "30d", got 30',
  ]);
});

test("collector config: what does not fit hides nothing of the rest, and brings nothing of its own", () => {
  const text = `
targets:
  leaf1: {addres: "leaf1:57400", password-file: nowhere}
  leaf2: {address: "leaf2:99999"}
targets-file: nowhere.yaml
kubernetes: {manifests: []}
attachments: [{leaves: [leaf1, leaf9]}, {nodes: [a]}]
api: {listen: "127.0.0.1:65536", token-file: empty}
gnmi-server: {enabled: true, tls: {cert-file: password}, username: someone, password-file: 7}
`;
  writeFileSync(join(folder, "empty"), "\n");
  assert.deepEqual(
    issues(text)
      .map((line) => line.replace("f: ", "").replace(/; known here.*/, ""))
      .sort(),
    [
      "api.token-file: empty is empty: write the token into it",
      "attachments[1].leaves: is required",
      "gnmi-server.password-file: expected a file path, got 7",
      "gnmi-server.tls.key-file: is required",
      "kubernetes.manifests: must not have fewer than 1 items, got []",
      "targets-file: no such file: nowhere.yaml",
      "targets.leaf1.addres: unknown key",
      "targets.leaf1.address: is required",
      "targets.leaf1.password-file: no such file: nowhere",
      'targets.leaf2.address: expected host:port, got "leaf2:99999"',
      'api.listen: expected address:port, got "127.0.0.1:65536"',
      "attachments[0].leaves: no target is named leaf9",
      "attachments[0]: names no node: nodes or node-labels",
      "gnmi-server.tls.cert-file: password holds no usable PEM: nothing begins in it",
    ].sort(),
  );
});

test("collector config: certificates, keys and tokens are looked at, not only found", async () => {
  const [one, other] = await Promise.all([createCertificates(["a"]), createCertificates(["b"])]);
  writeFileSync(join(folder, "cert.pem"), one.certPem);
  writeFileSync(join(folder, "key.pem"), one.keyPem);
  writeFileSync(join(folder, "other-key.pem"), other.keyPem);
  writeFileSync(join(folder, "broken.pem"), one.certPem.slice(0, 200));
  writeFileSync(join(folder, "words"), "two words");
  const of = (cert: string, key: string, token: string): string =>
    `${minimal}api: {token-file: ${token}, tls: {cert-file: ${cert}, key-file: ${key}}}`;
  assert.deepEqual(issues(of("cert.pem", "key.pem", "password")), []);
  const found = issues(of("cert.pem", "other-key.pem", "words")).concat(
    issues(of("broken.pem", "password", "password")),
  );
  for (const [index, expected] of [
    /^f: api.token-file: words holds more than a token/,
    /^f: api.tls.key-file: other-key.pem is not the key of cert.pem: /,
    /^f: api.tls.cert-file: broken.pem holds no usable PEM: /,
    /^f: api.tls.key-file: password holds no usable PEM: nothing begins in it/,
  ].entries()) {
    assert.match(found[index] ?? "", expected);
  }
  assert.equal(found.length, 4);
});

test("collector config: times and sizes that would only do harm are refused", () => {
  const text = `
target-defaults: {timeout: 0s, keepalive: 0s, retry-timer: 0s}
targets: {leaf1: {address: "192.0.2.1:57400"}}
kubernetes: {manifests: [objects], resync: 0s, stale-after: 0s}
store: {max-size: 1B, retention: 0s, snapshot-interval: 0s}
`;
  assert.deepEqual(issues(text), [
    'f: targets.leaf1.timeout: must be at least 100ms, got "0s"',
    'f: targets.leaf1.retry-timer: must be at least 100ms, got "0s"',
    'f: targets.leaf1.keepalive: must be at least 1s, got "0s"',
    'f: kubernetes.resync: must be at least 1s, got "0s"',
    'f: kubernetes.stale-after: must be at least 1s, got "0s"',
    'f: store.retention: must be at least 60s, got "0s"',
    'f: store.max-size: must be at least 1MiB, got "1B"',
    'f: store.snapshot-interval: must be at least 1s, got "0s"',
  ]);
});

test("collector config: target-defaults hold for targets of the file; a name twice is left out and named", () => {
  writeFileSync(
    join(folder, "gnmic.yaml"),
    "timeout: 3s\ntargets:\n  leaf1: {}\n  leaf2: {insecure: true, grpc-keepalive: {time: 9s}}\n  leaf3: {tls-server-name: other}\n",
  );
  writeFileSync(join(folder, "ca.pem"), "");
  const text = `
target-defaults:
  username: admin
  password-file: password
  network-instances: [default, red]
  stale-after: 40s
  timeout: 7s
  ecmp-limit: 4
  closed-loop: false
  tags: {site: paris}
  tls: {ca-file: ca.pem, server-name: leaves}
targets: {leaf1: {address: "192.0.2.1:57400"}}
targets-file: gnmic.yaml
kubernetes: {manifests: [objects]}
`;
  const result = readCollectorConfig(file, text);
  assert.ok(result.ok, JSON.stringify(result));
  const { targets, warnings, verdict } = result.value;
  assert.deepEqual(
    targets.map(({ name, address }) => [name, address]),
    [
      ["leaf1", "192.0.2.1:57400"],
      ["leaf2", "leaf2:57400"],
      ["leaf3", "leaf3:57400"],
    ],
  );
  const [, leaf2, leaf3] = targets;
  assert.ok(leaf2 && leaf3);
  assert.equal(leaf2.password?.().reveal(), "s3cret");
  const { username, networkInstances, staleAfterMs, timeoutMs, keepaliveMs, closedLoop, tags, tls } = leaf2;
  assert.deepEqual(
    { username, networkInstances, staleAfterMs, timeoutMs, keepaliveMs, closedLoop, tags, tls },
    {
      username: "admin",
      networkInstances: ["default", "red"],
      staleAfterMs: 40_000,
      timeoutMs: 3_000,
      keepaliveMs: 9_000,
      closedLoop: false,
      tags: { site: "paris" },
      tls: { mode: "insecure" },
    },
  );
  assert.ok(leaf3.tls.mode === "tls");
  assert.deepEqual([leaf3.tls.caFile, leaf3.tls.serverName], [join(folder, "ca.pem"), "other"]);
  assert.deepEqual([...verdict.ecmpLimits.keys()], ["leaf1", "leaf2", "leaf3"]);
  assert.deepEqual(warnings, ["targets-file: targets.leaf1: left out, a target of this name stands in targets"]);
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
