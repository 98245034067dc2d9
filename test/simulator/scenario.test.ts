import assert from "node:assert/strict";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { kubernetesObjects } from "../../src/simulator/kubernetes-objects.ts";
import { parseScenario, readScenario } from "../../src/simulator/scenario.ts";

const demo = fileURLToPath(new URL("../../config/demo.yaml", import.meta.url));

const small = `
leaves:
  - name: leaf1
    asn: 64601
    addresses: [{ subinterface: irb1.1, address: 192.0.2.2/26 }]
nodes:
  - { name: worker1, addresses: [192.0.2.11], attachments: [{ leaf: leaf1, subinterface: irb1.1 }] }
services:
  - { namespace: shop, name: web, addresses: [203.0.113.10], endpoints: { worker1: 1 } }
`;

test("scenario: the demo has what the demo promises", () => {
  const scenario = readScenario(demo);
  assert.ok(scenario.ok, JSON.stringify(scenario));
  const { leaves, nodes, services } = scenario.value;
  assert.ok(leaves.length >= 4 && nodes.length === 6 && services.length === 8);
  assert.ok(services.some(({ policy }) => policy === "Local"));
  assert.ok(services.some(({ addresses }) => addresses.length === 2 && addresses.some((one) => one.includes(":"))));
  const kinds = Map.groupBy(kubernetesObjects(scenario.value), ({ kind }) => kind);
  assert.deepEqual(Object.fromEntries([...kinds].map(([kind, objects]) => [kind, objects.length])), {
    Node: 6,
    Service: 8,
    EndpointSlice: 9,
    IPAddressPool: 2,
    BGPAdvertisement: 1,
    BGPPeer: 8,
    DaemonSet: 1,
    Pod: 6,
  });
});

test("scenario: every issue is told at once, with its path", () => {
  const broken = parseScenario(`
leaves:
  - { name: leaf1, asn: 0, addresses: [{ subinterface: irb1.1, address: nowhere }], colour: red }
  - { name: leaf1, asn: 64601, addresses: [] }
`);
  assert.ok(!broken.ok);
  assert.deepEqual(broken.error.map(({ path }) => path).sort(), [
    "leaves[0].asn",
    "leaves[0].colour",
    "leaves[1].addresses",
  ]);
});

for (const { name, change, path, message } of [
  {
    name: "an address that is none",
    change: ["192.0.2.11", "192.0.2.999"],
    path: "nodes[0].addresses[0]",
    message: 'expected an IP address, got "192.0.2.999"',
  },
  {
    name: "a leaf that is not there",
    change: ["leaf: leaf1", "leaf: leaf9"],
    path: "nodes[0].attachments[0].leaf",
    message: "there is no leaf leaf9",
  },
  {
    name: "an endpoint on no node",
    change: ["{ worker1: 1 }", "{ worker9: 1 }"],
    path: "services[0].endpoints.worker9",
    message: "there is no node worker9",
  },
]) {
  test(`scenario: ${name}`, () => {
    const [from = "", into = ""] = change;
    assert.deepEqual(parseScenario(small.replace(from, into)), { ok: false, error: [{ path, message }] });
  });
}

test("scenario: a cluster without a leaf has its objects", () => {
  const alone = parseScenario(`
leaves: []
nodes:
  - { name: worker1, addresses: [192.0.2.11] }
services:
  - { namespace: shop, name: web, addresses: [203.0.113.10], endpoints: { worker1: 1 } }
`);
  assert.ok(alone.ok, JSON.stringify(alone));
  const kinds = new Set(kubernetesObjects(alone.value).map(({ kind }) => kind));
  assert.deepEqual(
    ["Node", "Service", "EndpointSlice", "Pod", "BGPPeer"].filter((kind) => kinds.has(kind)),
    ["Node", "Service", "EndpointSlice", "Pod"],
  );
  assert.deepEqual(parseScenario("nodes: []"), { ok: false, error: [{ path: "leaves", message: "is required" }] });
});

test("scenario: faults are checked like those of the control face", () => {
  const good = parseScenario(`${small}
faults:
  - { after-ms: 100, leaf: leaf1, name: withdraw-next-hop, prefix: 203.0.113.10/32, nextHop: 192.0.2.11 }
`);
  assert.ok(good.ok);
  assert.deepEqual(good.value.faults[0]?.fault, {
    name: "withdraw-next-hop",
    prefix: "203.0.113.10/32",
    nextHop: "192.0.2.11",
    networkInstance: "default",
  });
  const bad = parseScenario(`${small}
faults:
  - { leaf: leaf2, name: explode }
`);
  assert.ok(!bad.ok);
  assert.deepEqual(bad.error.map(({ path }) => path).sort(), ["faults[0].leaf", "faults[0].name"]);
});

test("scenario: faults without a leaf are those of the Kubernetes API", () => {
  const good = parseScenario(`${small}
faults:
  - { after-ms: 100, name: answer, status: 429, verb: watch }
`);
  assert.ok(good.ok);
  assert.deepEqual(good.value.faults, [
    { afterMs: 100, leaf: undefined, fault: { name: "answer", args: { status: 429, verb: "watch" } } },
  ]);
  const bad = parseScenario(`${small}
faults:
  - { name: answer }
  - { name: die }
  - { name: explode }
`);
  assert.deepEqual(bad, {
    ok: false,
    error: [
      { path: "faults[0]", message: "answer: status is missing" },
      { path: "faults[1].leaf", message: "is required" },
      { path: "faults[2].name", message: "unknown fault explode of the Kubernetes API" },
    ],
  });
});

test("scenario: YAML that does not parse is told by line, a missing file by name", () => {
  const broken = parseScenario("leaves: [\n");
  assert.ok(!broken.ok && broken.error[0]?.path.startsWith("line "));
  const absent = readScenario("/nonexistent/scenario.yaml");
  assert.ok(!absent.ok && absent.error[0]?.message.startsWith("cannot be read"));
});
