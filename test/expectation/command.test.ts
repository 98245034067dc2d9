import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { parse } from "yaml";
import { type ExpectOptions, runExpect } from "../../src/commands/expect.ts";
import { CommandError, ExitCode } from "../../src/exit.ts";
import { ManualClock } from "../state/manual-clock.ts";
import { fixtures } from "./fixture.ts";

const clock = new ManualClock(1_000);
const folder = await mkdtemp(join(tmpdir(), "kbutler-expect-"));
after(() => rm(folder, { recursive: true }));

function fixture(stem: string): string {
  const found = fixtures().find(({ name }) => name.endsWith(stem));
  if (found === undefined) throw new Error(`no scenario ${stem}`);
  return found.file;
}

function run(options: Partial<ExpectOptions>): Promise<string> {
  return runExpect({ output: "table", manifests: [fixture("policy-local")], ...options }, clock);
}

async function refused(options: Partial<ExpectOptions>, exitCode: number, message: RegExp): Promise<void> {
  await assert.rejects(run(options), (reason) => {
    assert.ok(reason instanceof CommandError);
    assert.match(reason.message, message);
    assert.equal(reason.exitCode, exitCode);
    return true;
  });
}

test("expect: the table says in words who announces and who does not", async () => {
  assert.equal(
    await run({}),
    [
      "shop/web (externalTrafficPolicy Local)",
      "  203.0.113.10 as 203.0.113.10/32: 2 of 3 nodes announce it",
      "    NODE    ANNOUNCES  NEXT HOP    WHY",
      "    node-1  yes        192.0.2.11  an endpoint on it can serve, to leaf1 [hosting]",
      "    node-2  no                     externalTrafficPolicy is Local, and no endpoint of the service on this node can serve [noLocalEndpoints]",
      "    node-3  yes        192.0.2.13  an endpoint on it can serve, to leaf1 [hosting]",
      "",
    ].join("\n"),
  );
});

test("expect: a node that may or may not announce is told with the reason of the doubt", async () => {
  const text = await run({ manifests: [fixture("speaker-missing-frr-k8s")], node: "node-3" });
  assert.match(text, /2 of 3 nodes announce it, 1 may or may not/);
  assert.match(text, /node-3 {2}maybe .* but the speaker is missing: frr-k8s keeps announcing what it knew last/);
  assert.doesNotMatch(text, /node-1 {2}yes/);
});

test("expect: a node that may go on announcing what it knew last is no node that must not", async () => {
  const text = await run({ manifests: [fixture("speaker-missing-frr-k8s-local")], node: "node-3" });
  assert.match(text, /1 of 3 nodes announce it, 1 may or may not/);
  assert.match(text, /node-3 {2}maybe .*the speaker is missing: frr-k8s keeps announcing what it knew last/);
});

test("expect: a service that is refused as a whole is told once", async () => {
  const text = await run({ manifests: [fixture("stray-address")] });
  assert.match(text, /No node announces it: no single IPAddressPool holds all addresses/);
  assert.doesNotMatch(text, /NODE/);
});

test("expect: many nodes of one reason are one line", async () => {
  const text = await readFile(fixture("policy-local"), "utf8");
  const nodes = Array.from({ length: 20 }, (_, n) => ({
    apiVersion: "v1",
    kind: "Node",
    metadata: { name: `more-${10 + n}` },
    status: {
      addresses: [{ type: "InternalIP", address: `198.51.100.${n}` }],
      conditions: [{ type: "Ready", status: "True" }],
    },
  }));
  const file = join(folder, "many.yaml");
  await writeFile(file, `${text}\n---\n${JSON.stringify({ apiVersion: "v1", kind: "List", items: nodes })}`);
  assert.match(await run({ manifests: [file] }), /more-10, more-11 and 18 more {2}no /);
});

test("expect: JSON has exactly four lists, and each expectation exactly its fields", async () => {
  const answer = JSON.parse(await run({ output: "json" }));
  assert.deepEqual(Object.keys(answer), ["expectations", "nonExpectations", "serviceFindings", "nodeFindings"]);
  assert.deepEqual(answer.expectations[0], {
    cluster: "default",
    prefix: "203.0.113.10/32",
    family: 4,
    node: "node-1",
    nextHops: { preferred: "192.0.2.11", acceptable: ["192.0.2.11"], kind: "address" },
    peers: [{ name: "leaf1", address: "192.0.2.1" }],
    services: [{ namespace: "shop", name: "web", address: "203.0.113.10" }],
    class: "hosting",
    confidence: "firm",
    advertiser: "metallb",
    since: 1_000,
  });
  assert.deepEqual(answer.nonExpectations, [{ prefix: "203.0.113.10/32", node: "node-2", reason: "noLocalEndpoints" }]);
});

test("expect: a service that is refused as a whole says why not, by each of its addresses", async () => {
  const reasons = async (stem: string) =>
    JSON.parse(await run({ output: "json", manifests: [fixture(stem)], service: "shop/web" })).nonExpectations;
  const lbClass = { prefix: "203.0.113.10/32", node: "*", reason: "lbClassMismatch" };
  assert.deepEqual(await reasons("lb-class-set"), [lbClass]);
  assert.deepEqual(await reasons("stray-address"), [
    { prefix: "198.51.100.7/32", node: "*", reason: "ipNotAllowed" },
    { prefix: "203.0.113.10/32", node: "*", reason: "ipNotAllowed" },
  ]);
  assert.deepEqual(await reasons("80-pending-address"), [{ prefix: "", node: "*", reason: "noIPAllocated" }]);
});

test("expect: YAML says the same as JSON, and a filter leaves the rest out", async () => {
  const json = JSON.parse(await run({ output: "json", node: "node-2", service: "shop/web" }));
  assert.deepEqual(parse(await run({ output: "yaml", node: "node-2", service: "shop/web" })), json);
  assert.deepEqual([json.expectations.length, json.nonExpectations.length], [0, 1]);
});

test("expect: standard input, a directory and several files at once", async () => {
  const text = await readFile(fixture("policy-local"), "utf8");
  const whole = await run({ output: "json" });
  assert.equal(await run({ output: "json", manifests: ["-"], readStandardInput: async () => text }), whole);
  const documents = text.split(/^---$/m);
  const half = Math.floor(documents.length / 2);
  const split = await mkdtemp(join(folder, "split-"));
  await writeFile(join(split, "a.yaml"), documents.slice(half).join("\n---\n"));
  await writeFile(join(split, "b.yml"), documents.slice(0, half).join("\n---\n"));
  assert.equal(await run({ output: "json", manifests: [split] }), whole);
  assert.equal(await run({ output: "json", manifests: [join(split, "a.yaml"), join(split, "b.yml")] }), whole);
});

test("expect: what does not exist is exit code 1", async () => {
  await refused({ service: "shop/ghost" }, ExitCode.notSo, /there is no Service shop\/ghost/);
  await refused({ node: "node-9" }, ExitCode.notSo, /there is no Node node-9/);
});

test("expect: wrong usage and bad manifests are exit code 2, every issue at once", async () => {
  await refused({ manifests: undefined }, ExitCode.usage, /either --manifests or --kubeconfig/);
  await refused({ kubeconfig: "x" }, ExitCode.usage, /either --manifests or --kubeconfig/);
  await refused({ context: "x" }, ExitCode.usage, /give --kubeconfig/);
  await refused({ service: "web" }, ExitCode.usage, /expected namespace\/name, got "web"/);
  await refused({ manifests: [join(folder, "none.yaml")] }, ExitCode.usage, /none.yaml/);
  await refused({ manifests: undefined, kubeconfig: join(folder, "none") }, ExitCode.usage, /kubeconfig/);
  const bad = join(folder, "bad.yaml");
  await writeFile(bad, "apiVersion: v1\nkind: Node\n---\n- just\n- a list\n");
  await refused({ manifests: [bad] }, ExitCode.usage, /bad.yaml, document 1: .*\n.*bad.yaml, document 2: /);
});

test("expect: a service of another type exists, and nothing is announced for it", async () => {
  const file = join(folder, "cluster-ip.yaml");
  await writeFile(
    file,
    "apiVersion: v1\nkind: Service\nmetadata: {namespace: shop, name: db}\nspec: {type: ClusterIP}\n",
  );
  assert.match(await run({ manifests: [file], service: "shop/db" }), /It is of type ClusterIP, not LoadBalancer/);
});

test("expect: of several clusters in a config one has to be named, and its rules hold", async () => {
  const file = join(folder, "clusters.yaml");
  await writeFile(
    file,
    [
      'targets: {leaf1: {address: "192.0.2.1:57400"}, leaf2: {address: "192.0.2.2:57400"}}',
      "clusters:",
      "  east: {kubernetes: {manifests: [east.yaml]}, attachments: [{nodes: [node-1], leaves: [leaf1]}]}",
      "  west: {kubernetes: {manifests: [west.yaml]}, attachments: [{nodes: [node-1], leaves: [leaf2]}]}",
      "",
    ].join("\n"),
  );
  await refused({ targets: file }, ExitCode.usage, /several clusters, choose one by --cluster: east, west/);
  await refused({ targets: file, cluster: "north" }, ExitCode.usage, /no cluster north: east, west/);
  await refused({ cluster: "east" }, ExitCode.usage, /give --targets/);
  assert.match(await run({ targets: file, cluster: "west" }), /node-1 .*leaf2 \(config\)/);
  const answer = JSON.parse(await run({ targets: file, cluster: "east", output: "json" }));
  assert.equal(answer.expectations[0].cluster, "east");
});

test("expect: a targets file names the leaves as far as files can tell", async () => {
  const file = join(folder, "targets.yaml");
  await writeFile(file, "targets:\n  leaf1: {address: 192.0.2.1}\n");
  assert.match(await run({ targets: file }), /NODE {4}ANNOUNCES {2}NEXT HOP {4}LEAF {2}WHY/);
  const config = join(folder, "collector.yaml");
  await writeFile(
    config,
    [
      'targets: {leaf1: {address: "192.0.2.1:57400"}, leaf2: {address: "192.0.2.2:57400"}}',
      `kubernetes: {manifests: [${fixture("policy-local")}]}`,
      "attachments: [{nodes: [node-1], leaves: [leaf1, leaf2]}]",
    ].join("\n"),
  );
  assert.match(await run({ targets: config }), /node-1 {2}yes {8}192.0.2.11 {2}leaf1 \(config\), leaf2 \(config\) /);
  await writeFile(file, "other: 1\n");
  await refused({ targets: file }, ExitCode.usage, /targets: expected targets by name/);
});
