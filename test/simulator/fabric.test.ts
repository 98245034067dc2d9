import assert from "node:assert/strict";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { parsePath } from "../../src/gnmi/path.ts";
import { announcements } from "../../src/simulator/announcements.ts";
import { fabricRoutes } from "../../src/simulator/fabric-routes.ts";
import { type KubernetesObject, kubernetesObjects } from "../../src/simulator/kubernetes-objects.ts";
import { readScenario, type Scenario } from "../../src/simulator/scenario.ts";
import { startWorld } from "../../src/simulator/world.ts";
import { until } from "./until.ts";

const demo = fileURLToPath(new URL("../../config/demo.yaml", import.meta.url));

function demoScenario(): Scenario {
  const scenario = readScenario(demo);
  assert.ok(scenario.ok);
  return scenario.value;
}

/** The leaves' routes for a set of objects: next hops by leaf and prefix. */
function routesFor(scenario: Scenario, objects: readonly KubernetesObject[]): Record<string, Record<string, string[]>> {
  const source = {
    resourceVersion: "1",
    list: (apiVersion: string, kind: string) =>
      objects.filter((object) => object.apiVersion === apiVersion && object.kind === kind),
  };
  return Object.fromEntries(
    [...fabricRoutes(scenario, announcements(source))].map(([leaf, routes]) => [
      leaf,
      Object.fromEntries(routes.map(({ prefix, via }) => [prefix, via.map((one) => one.address)])),
    ]),
  );
}

test("fabric: policy Cluster by every node of the rack, Local by the nodes with a pod, families apart", () => {
  const scenario = demoScenario();
  const routes = routesFor(scenario, kubernetesObjects(scenario));
  assert.deepEqual(routes.leaf1?.["203.0.113.10/32"], ["192.0.2.11", "192.0.2.12", "192.0.2.13"]);
  assert.deepEqual(routes.leaf2?.["203.0.113.12/32"], ["192.0.2.11"]);
  assert.deepEqual(routes.leaf3?.["203.0.113.12/32"], ["192.0.2.75"]);
  assert.deepEqual(routes.leaf4?.["2001:db8:cafe::20/128"], ["2001:db8:b::14", "2001:db8:b::15", "2001:db8:b::16"]);
  assert.equal(Object.keys(routes.leaf1 ?? {}).length, 9);
});

test("fabric: a rack without a pod of a Local service reaches it by the spines, or by VTEPs", () => {
  const base = demoScenario();
  const services = base.services.map((service) =>
    service.name === "payments" ? { ...service, endpoints: { worker1: 1 } } : service,
  );
  const scenario = { ...base, services };
  assert.deepEqual(routesFor(scenario, kubernetesObjects(scenario)).leaf3?.["203.0.113.12/32"], [
    "198.51.100.9",
    "198.51.100.11",
  ]);
  const leaves = scenario.leaves.map((leaf, index) => ({ ...leaf, vtep: `198.51.100.20${index}` }));
  const overlay = { ...scenario, leaves };
  assert.deepEqual(routesFor(overlay, kubernetesObjects(overlay)).leaf3?.["203.0.113.12/32"], [
    "198.51.100.200",
    "198.51.100.201",
  ]);
});

for (const { name, change, left } of [
  {
    name: "no endpoints: nothing is announced",
    change: (object: KubernetesObject) => (object.kind === "EndpointSlice" ? { ...object, endpoints: [] } : object),
    left: undefined,
  },
  {
    name: "endpoints that drain still serve",
    change: (object: KubernetesObject) =>
      object.kind === "EndpointSlice"
        ? { ...object, endpoints: [{ addresses: ["10.244.1.10"], conditions: { ready: false, serving: true } }] }
        : object,
    left: ["192.0.2.11", "192.0.2.12", "192.0.2.13"],
  },
  {
    name: "a node without a speaker is silent",
    change: (object: KubernetesObject) =>
      object.kind === "Pod" && object.metadata.name === "speaker-worker2"
        ? { ...object, status: { phase: "Failed" } }
        : object,
    left: ["192.0.2.11", "192.0.2.13"],
  },
  {
    name: "a node with the exclude label is silent",
    change: (object: KubernetesObject) =>
      object.kind === "Node" && object.metadata.name === "worker3"
        ? {
            ...object,
            metadata: {
              ...object.metadata,
              labels: {
                "kubernetes.io/hostname": "worker3",
                "node.kubernetes.io/exclude-from-external-load-balancers": "",
              },
            },
          }
        : object,
    left: ["192.0.2.11", "192.0.2.12"],
  },
  {
    name: "an address outside the pools is nobody's",
    change: (object: KubernetesObject) =>
      object.kind === "IPAddressPool" ? { ...object, spec: { addresses: ["198.51.100.0/24"] } } : object,
    left: undefined,
  },
]) {
  test(`fabric: ${name}`, () => {
    const scenario = demoScenario();
    const routes = routesFor(scenario, kubernetesObjects(scenario).map(change));
    assert.deepEqual(routes.leaf1?.["203.0.113.10/32"], left);
  });
}

test("fabric: the leaves follow the objects of the API server, and faults stay", async () => {
  await using world = await startWorld({ scenario: { ...demoScenario(), "fabric-delay-ms": 1 } });
  const leaf = world.leaves.get("leaf1");
  assert.ok(leaf);
  const held = (prefix: string) => {
    const route = leaf
      .routes()
      .table.routes()
      .find((one) => one.prefix === prefix);
    return route?.via.map(({ address }) => address) ?? [];
  };
  assert.deepEqual(held("203.0.113.10/32"), ["192.0.2.11", "192.0.2.12", "192.0.2.13"]);
  world.cluster.remove("v1", "Pod", "metallb-system", "speaker-worker1");
  await until(() => held("203.0.113.10/32").length === 2);
  const neighbor = "/network-instance[name=default]/protocols/bgp/neighbor[peer-address=192.0.2.11]/session-state";
  assert.equal(leaf.tree.get(parsePath(neighbor)), "active");
  assert.equal(leaf.tree.get(parsePath(neighbor.replace("2.11", "2.12"))), "established");
  const [first] = leaf.routes().routes();
  assert.ok(first);
  assert.equal(leaf.routes().lose(first.prefix, "all"), true);
  world.cluster.remove("v1", "Service", "staging", "web");
  await until(() => held("203.0.113.130/32").length === 0);
  assert.deepEqual(held(first.prefix), []);
  assert.equal(world.fabric.settled, world.cluster.resourceVersion);
});

test("fabric: a leaf shows its neighbours by LLDP and ARP, and its own addresses", async () => {
  await using world = await startWorld({ scenario: demoScenario() });
  const tree = world.leaves.get("leaf3")?.tree;
  assert.ok(tree);
  assert.deepEqual(
    tree.get(parsePath("/system/lldp/interface[name=ethernet-1/4]/neighbor[id=1A:2B:3C:00:00:03]/system-name")),
    "worker4",
  );
  assert.deepEqual(
    tree.get(
      parsePath(
        "/interface[name=irb1]/subinterface[index=1]/ipv4/arp/neighbor[ipv4-address=192.0.2.74]/link-layer-address",
      ),
    ),
    "1A:2B:3C:00:00:03",
  );
  const own = "/network-instance[name=default]/route-table/ipv4-unicast/route[ipv4-prefix=192.0.2.66/32]/route-type";
  assert.deepEqual(tree.get(parsePath(own)), ["srl_nokia-common:host"]);
});

test("fabric: the planned faults of a scenario happen", async () => {
  const scenario = demoScenario();
  const fault = { name: "withdraw-route", prefix: "203.0.113.10/32", networkInstance: "default" } as const;
  await using world = await startWorld({ scenario: { ...scenario, faults: [{ afterMs: 5, leaf: "leaf2", fault }] } });
  const routes = () => world.leaves.get("leaf2")?.routes().table.routes() ?? [];
  await until(() => routes().length > 0 && !routes().some(({ prefix }) => prefix === "203.0.113.10/32"));
});
