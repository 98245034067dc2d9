import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { unfound } from "../../src/sources/kubernetes/advertiser-watch.ts";
import { pod, pool, service, startWatched, until, type WatchedCluster } from "../sources/kubernetes/watched-cluster.ts";

const watched = { resources: ["ipaddresspools", "pods", "daemonsets", "bgpsessionstates"] } as const;
const labels = { app: "metallb", component: "speaker" } as const;

function speakers(namespace: string, frrNamespace?: string) {
  const env = frrNamespace === undefined ? [] : [{ name: "FRRK8S_NAMESPACE", value: frrNamespace }];
  return {
    apiVersion: "apps/v1",
    kind: "DaemonSet",
    metadata: { name: "speaker", namespace, labels },
    spec: { template: { metadata: { labels }, spec: { containers: [{ name: "speaker", env }] } } },
  };
}

function poolIn(namespace: string) {
  return { ...pool("blue", "192.0.2.0/24"), metadata: { name: "blue", namespace } };
}

const listed = (world: WatchedCluster): boolean =>
  watched.resources.every((resource) => world.fold.of(resource).state === "listed");

describe("where MetalLB lives", { concurrency: true }, () => {
  test("it is found by its DaemonSet, and frr-k8s where that says", async () => {
    await using world = await startWatched();
    const session = {
      apiVersion: "frrk8s.metallb.io/v1beta1",
      kind: "BGPSessionState",
      metadata: { namespace: "frr", name: "s1" },
      status: { node: "node-1", peer: "10.0.0.254", bgpStatus: "Established" },
    };
    world.cluster.load([
      speakers("lb-system", "frr"),
      poolIn("lb-system"),
      pod("speaker-a", labels, "lb-system"),
      pod("frr-k8s-a", { app: "frr-k8s" }, "frr"),
      session,
    ]);
    world.watch(watched);
    await until("listed", () => listed(world));
    assert.deepEqual(world.names("ipaddresspools"), ["lb-system/blue"]);
    assert.deepEqual(world.names("pods"), ["frr/frr-k8s-a", "lb-system/speaker-a"]);
    assert.deepEqual(world.names("bgpsessionstates"), ["frr/s1"]);
    assert.equal(world.requests(/namespaces\/metallb-system/).length, 0);
  });

  test("where DaemonSets may not be listed in the cluster, it is found by its resources", async () => {
    await using world = await startWatched();
    world.cluster.load([speakers("lb-system", "frr"), poolIn("lb-system")]);
    await world.cluster.fault("answer", { status: 403, verb: "list", resource: "daemonsets", times: 1 });
    world.watch({ ...watched, timing: { rediscoverMs: 60_000 } });
    await until("listed", () => listed(world));
    assert.deepEqual(world.names("ipaddresspools"), ["lb-system/blue"]);
    assert.ok(world.requests(/namespaces\/frr\/bgpsessionstates/).length > 0, "its DaemonSet there may be read");
  });

  test("where nothing may be listed in the cluster, the usual namespace is read, and said what to do", async () => {
    await using world = await startWatched();
    world.cluster.load([speakers("lb-system"), poolIn("lb-system")]);
    await world.cluster.fault("answer", { status: 403, verb: "list", resource: "daemonsets", times: 1 });
    await world.cluster.fault("answer", { status: 403, verb: "list", resource: "ipaddresspools", times: 1 });
    world.watch({ ...watched, timing: { rediscoverMs: 60_000 } });
    await until("listed", () => listed(world));
    assert.deepEqual(world.names("ipaddresspools"), []);
    const said = world.lines.filter(({ message }) => message === unfound);
    assert.deepEqual(
      said.map(({ level, fields }) => [level, fields.namespace]),
      [["warn", "metallb-system"]],
    );
  });

  test("it is followed when it is installed later, or moves", async () => {
    await using world = await startWatched();
    world.watch(watched);
    await until("listed", () => listed(world));
    world.cluster.load([speakers("lb-system"), poolIn("lb-system")]);
    await until("found", () => world.names("ipaddresspools").join() === "lb-system/blue");
    world.cluster.remove("apps/v1", "DaemonSet", "lb-system", "speaker");
    world.cluster.remove("metallb.io/v1beta1", "IPAddressPool", "lb-system", "blue");
    world.cluster.load([speakers("other"), poolIn("other")]);
    await until("moved", () => world.names("ipaddresspools").join() === "other/blue");
    await until("one watch for each", () => world.cluster.watches() === watched.resources.length + 2);
  });

  test("nothing is listed before it is known where to look: a search that fails is told and repeated", async () => {
    await using world = await startWatched();
    world.cluster.load([speakers("lb-system"), poolIn("lb-system"), service("web")]);
    await world.cluster.fault("answer", { status: 500, verb: "list", resource: "daemonsets", times: 2 });
    world.watch(watched);
    await until("listed", () => listed(world));
    assert.deepEqual(world.fold.states("ipaddresspools"), ["pending", "pending", "listed"]);
    assert.deepEqual(world.names("ipaddresspools"), ["lb-system/blue"]);
  });

  test("what is set is not looked for", async () => {
    await using world = await startWatched();
    world.cluster.load([speakers("lb-system"), poolIn("mine")]);
    world.watch({ ...watched, metallbNamespace: "mine", frrK8sNamespace: "frr" });
    await until("listed", () => listed(world));
    assert.deepEqual(world.names("ipaddresspools"), ["mine/blue"]);
    assert.equal(world.requests(/apps\/v1\/daemonsets/).length, 0);
  });
});
