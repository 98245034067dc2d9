import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { stringify } from "yaml";
import { systemClock } from "../../src/clock.ts";
import { startCollector } from "../../src/collector.ts";
import { readCollectorConfig } from "../../src/config/collector-config.ts";
import { silentLog } from "../../src/log.ts";
import type { IpAddress, IpPrefix } from "../../src/model/address.ts";
import { kubernetesObjects } from "../../src/simulator/kubernetes-objects.ts";
import { startLeaf } from "../../src/simulator/leaf.ts";
import { parseScenario } from "../../src/simulator/scenario.ts";
import { becomes } from "./demo-world.ts";

const prefix = "203.0.113.10/32" as IpPrefix;

const scenario = parseScenario(`
cluster: lab
asn: 64512
leaves:
  - { name: leaf1, asn: 64601, addresses: [{ subinterface: irb1.1, address: 192.0.2.2/26 }] }
nodes:
  - { name: worker1, labels: { rack: a }, addresses: [192.0.2.11], attachments: [{ leaf: leaf1, subinterface: irb1.1 }] }
pools: [{ name: production, addresses: [203.0.113.0/24] }]
services:
  - { namespace: shop, name: web, addresses: [203.0.113.10], endpoints: { worker1: 1 } }
`);

test("a collector from files: attachments, next hops and hold-down are what the config says", async () => {
  assert.ok(scenario.ok);
  const folder = mkdtempSync(join(tmpdir(), "kbutler-config-"));
  try {
    await using leaf1 = await startLeaf({ name: "leaf1" });
    await using leaf2 = await startLeaf({ name: "leaf2" });
    for (const leaf of [leaf1, leaf2]) {
      leaf.routes().set({ prefix, via: [{ address: "198.51.100.1" as IpAddress, subinterface: "irb1.1" }] });
    }
    const objects = kubernetesObjects(scenario.value).filter(({ kind }) => kind !== "BGPPeer");
    writeFileSync(join(folder, "objects.yaml"), objects.map((object) => stringify(object)).join("---\n"));
    const peer = { myASN: 64512, peerASN: 64601, peerAddress: "192.0.2.200" };
    writeFileSync(
      join(folder, "peer.yaml"),
      stringify({
        apiVersion: "metallb.io/v1beta2",
        kind: "BGPPeer",
        metadata: { name: "rack-a", namespace: "metallb-system" },
        spec: peer,
      }),
    );
    const file = join(folder, "collector.yaml");
    const tls = { insecure: true };
    writeFileSync(
      file,
      stringify({
        targets: { leaf1: { address: leaf1.address, tls }, leaf2: { address: leaf2.address, tls } },
        clusters: {
          lab: {
            kubernetes: { manifests: ["objects.yaml", "peer.yaml"] },
            attachments: [{ "node-labels": { rack: "a" }, leaves: ["leaf2"] }],
            "node-next-hops": { worker1: { ipv4: ["198.51.100.1"] } },
          },
        },
        verdict: { "hold-down": "100ms", "start-up": "0s" },
        store: { enabled: false },
        api: { listen: "127.0.0.1:0" },
      }),
    );
    const config = readCollectorConfig(file);
    assert.ok(config.ok, JSON.stringify(config));
    await using collector = await startCollector(config.value, {
      clock: systemClock,
      random: Math.random,
      log: silentLog,
    });
    const endpoints = (): string[] =>
      [...(collector.evaluation()?.prefixes.values() ?? [])]
        .filter(({ expectation }) => (expectation?.direct.length ?? 0) > 0)
        .flatMap(({ target, endpoints }) =>
          endpoints.map(({ node, state, attachmentSource, nextHops }) =>
            [target, node, state, attachmentSource, ...nextHops].join(" "),
          ),
        );
    await becomes(endpoints, ["leaf2 worker1 up config 198.51.100.1"]);
    leaf2.routes().withdraw(prefix);
    await becomes(endpoints, ["leaf2 worker1 down config"]);
    const { status } = await fetch(`${collector.apiUrl}/readyz`);
    assert.equal(status, 200);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test("two clusters that announce one prefix are told so, in both, and no longer when one has taken it back", async () => {
  assert.ok(scenario.ok);
  const folder = mkdtempSync(join(tmpdir(), "kbutler-config-"));
  try {
    await using leaf1 = await startLeaf({ name: "leaf1" });
    const objects = kubernetesObjects(scenario.value).map((object) => stringify(object));
    writeFileSync(join(folder, "one.yaml"), objects.join("---\n"));
    writeFileSync(join(folder, "two.yaml"), objects.join("---\n"));
    const file = join(folder, "collector.yaml");
    writeFileSync(
      file,
      stringify({
        targets: { leaf1: { address: leaf1.address, tls: { insecure: true } } },
        clusters: {
          one: { kubernetes: { manifests: ["one.yaml"] } },
          two: { kubernetes: { manifests: ["two.yaml"] } },
        },
        store: { enabled: false },
        api: { listen: "127.0.0.1:0" },
      }),
    );
    const config = readCollectorConfig(file);
    assert.ok(config.ok, JSON.stringify(config));
    await using collector = await startCollector(config.value, {
      clock: systemClock,
      random: Math.random,
      log: silentLog,
    });
    const told = async (): Promise<string[]> => {
      const answers = ["one", "two"].map(async (cluster) => {
        const response = await fetch(`${collector.apiUrl}/api/v1/services/shop/web?cluster=${cluster}`);
        if (response.status !== 200) return [];
        const { findings } = (await response.json()) as { findings: { reason: string; message: string }[] };
        return findings.filter(({ reason }) => reason === "prefix-claimed-twice").map(({ message }) => message);
      });
      return (await Promise.all(answers)).flat();
    };
    await becomes(told, [
      "203.0.113.10/32 is announced by cluster two too",
      "203.0.113.10/32 is announced by cluster one too",
    ]);
    writeFileSync(
      join(folder, "two.yaml"),
      objects.filter((object) => !object.includes("kind: Service\n")).join("---\n"),
    );
    await becomes(told, []);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
