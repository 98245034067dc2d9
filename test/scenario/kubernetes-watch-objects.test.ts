import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { node, peer, pod, pool, service, startWatched, until } from "../sources/kubernetes/watched-cluster.ts";

const services = { resources: ["services"] } as const;

describe("what is read of a cluster", { concurrency: true }, () => {
  test("every resource is listed, then follows its changes", async () => {
    await using world = await startWatched();
    world.cluster.load([service("web"), node("node-1", "10.0.0.1"), pool("blue", "192.0.2.0/24"), peer("leaf1")]);
    world.watch();
    const all = [
      "services",
      "endpointslices",
      "nodes",
      "ipaddresspools",
      "bgppeers",
      "bgpsessionstates",
      "pods",
    ] as const;
    await until("all listed", () => all.every((resource) => world.fold.of(resource).state === "listed"));
    assert.deepEqual(world.names("services"), ["shop/web"]);
    world.cluster.apply(service("db"));
    world.cluster.remove("v1", "Service", "shop", "web");
    await until("the change", () => world.names("services").join() === "shop/db");
    assert.equal(world.fold.count("services", "listed"), 1, "changes come one by one");
  });

  test("BGPPeers are read in v1beta2, and in v1beta1 where that is all there is", async () => {
    await using newer = await startWatched();
    await using older = await startWatched({ withoutVersions: ["metallb.io/v1beta2"] });
    newer.cluster.apply(peer("leaf1"));
    older.cluster.apply(peer("leaf1", "v1beta1"));
    for (const [world, version] of [
      [newer, "v1beta2"],
      [older, "v1beta1"],
    ] as const) {
      world.watch({ resources: ["bgppeers"] });
      await until("the peer", () => world.names("bgppeers").length === 1);
      const path = new RegExp(`/apis/metallb.io/${version}/namespaces/metallb-system/bgppeers`);
      await until("listed and watched", () => world.requests(path).length === 2);
    }
  });

  test("a list comes in pages, and is told once and whole", async () => {
    await using world = await startWatched();
    world.cluster.load(Array.from({ length: 7 }, (_, index) => service(`s${index}`)));
    world.watch({ ...services, timing: { pageSize: 3 } });
    await until("listed", () => world.fold.of("services").state === "listed");
    const [first] = world.fold.events;
    assert.equal(first?.type === "listed" && first.objects.length, 7);
    assert.equal(world.requests(/continue=/).length, 2);
    assert.equal(world.requests(/limit=3/).length, 3);
  });

  test("a continue token that expires begins the list anew, in one piece", async () => {
    await using world = await startWatched();
    world.cluster.load(Array.from({ length: 7 }, (_, index) => service(`s${index}`)));
    await world.cluster.fault("slow", { delayMs: 100, verb: "list" });
    world.watch({ ...services, timing: { pageSize: 3 } });
    await until("the second page is asked for", () => world.requests(/continue=/).length === 1);
    await world.cluster.fault("compact", {});
    await until("listed", () => world.fold.of("services").state === "listed");
    assert.equal(world.names("services").length, 7);
    assert.equal(world.fold.count("services", "listed"), 1);
    assert.ok(!(world.requests(/GET \/api\/v1\/services/).at(2) ?? "limit").includes("limit"));
  });

  test("a heartbeat that changes nothing we keep is proof of life and no change", async () => {
    await using world = await startWatched();
    world.cluster.apply(node("node-1", "10.0.0.1"));
    world.watch({ resources: ["nodes"] });
    await until("open", () => world.cluster.watches() === 1);
    const before = world.fold.count("nodes", "alive");
    world.cluster.apply(node("node-1", "10.0.0.1", "2026-01-01T00:00:10Z"));
    await until("alive", () => world.fold.count("nodes", "alive") > before);
    assert.equal(world.fold.count("nodes", "upsert"), 0);
    world.cluster.apply(node("node-1", "10.0.0.2", "2026-01-01T00:00:20Z"));
    await until("the change", () => world.fold.count("nodes", "upsert") === 1);
  });

  test("an object that cannot be read is left out, counted, and logged once per kind", async () => {
    await using world = await startWatched();
    const broken = (name: string) => ({ ...service(name), spec: { type: 7 } });
    world.cluster.load([service("web"), broken("a"), broken("b")]);
    world.watch(services);
    await until("listed", () => world.fold.of("services").state === "listed");
    assert.deepEqual(world.names("services"), ["shop/web"]);
    assert.deepEqual(world.malformed, ["services shop/a spec.type", "services shop/b spec.type"]);
    world.cluster.apply(service("a"));
    await until("mended", () => world.names("services").length === 2);
    world.cluster.apply(broken("a"));
    await until("broken again", () => world.names("services").length === 1);
    assert.equal(world.lists("services"), 1);
    assert.equal(world.lines.filter((line) => line.message.startsWith("object cannot be read")).length, 1);
  });

  test("namespaces: only those asked for, told as one list", async () => {
    await using world = await startWatched();
    world.cluster.load([service("web"), service("api", "192.0.2.2", "bank"), service("x", "192.0.2.3", "other")]);
    await world.cluster.fault("answer", { status: 500, verb: "list", resource: "services", times: 1 });
    world.watch({ ...services, namespaces: ["shop", "bank"] });
    await until("listed", () => world.fold.of("services").state === "listed");
    assert.deepEqual(world.names("services"), ["bank/api", "shop/web"]);
    assert.equal(world.fold.count("services", "listed"), 1, "half of the namespaces is not the list");
    assert.equal(world.requests(/GET \/api\/v1\/services/).length, 0);
    world.cluster.remove("v1", "Service", "bank", "api");
    await until("gone", () => world.names("services").join() === "shop/web");
  });

  test("pods are read by label in the advertiser's namespace only, whichever way it was installed", async () => {
    await using world = await startWatched();
    world.cluster.load([
      pod("speaker-a", { app: "metallb", component: "speaker" }),
      pod("speaker-b", { "app.kubernetes.io/name": "metallb", "app.kubernetes.io/component": "speaker" }),
      pod("controller", { app: "metallb", component: "controller" }),
      pod("frr-k8s-a", { app: "frr-k8s" }),
      pod("web-1", { app: "metallb", component: "speaker" }, "shop"),
    ]);
    world.watch({ resources: ["pods"] });
    await until("listed", () => world.fold.of("pods").state === "listed");
    const names = ["metallb-system/frr-k8s-a", "metallb-system/speaker-a", "metallb-system/speaker-b"];
    assert.deepEqual(world.names("pods"), names);
    const requests = world.requests(/pods/);
    assert.ok(requests.every((request) => /\/namespaces\/metallb-system\/pods\?.*labelSelector=/.test(request)));
    world.cluster.remove("v1", "Pod", "metallb-system", "speaker-b");
    await until("gone", () => world.names("pods").length === 2);
  });

  test("nothing but the kept fields leaves the source, and never a password", async () => {
    await using world = await startWatched();
    const annotations = { "kubectl.kubernetes.io/last-applied-configuration": "{}", "kbutler.io/owner": "shop" };
    const web = service("web");
    const managedFields = [{ manager: "kubectl" }];
    world.cluster.apply({ ...web, metadata: { ...web.metadata, annotations, managedFields } });
    world.cluster.apply(peer("leaf1"));
    world.watch({ resources: ["services", "bgppeers"] });
    await until("both", () => world.names("services").length + world.names("bgppeers").length === 2);
    const events = JSON.stringify(world.fold.events);
    assert.ok(!/correct-horse|password|managedFields|last-applied|spec/.test(events), events);
    assert.ok(!/correct-horse/.test(JSON.stringify(world.lines)));
    assert.match(events, /"annotations":\{"kbutler.io\/owner":"shop"\}/);
  });
});
