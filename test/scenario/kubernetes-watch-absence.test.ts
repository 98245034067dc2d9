import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { coreResources } from "../../src/model/cluster.ts";
import { node, pool, service, startWatched, until } from "../sources/kubernetes/watched-cluster.ts";

/** Nobody has to look for MetalLB, so that counts are plain. */
const found = { metallbNamespace: "metallb-system", frrK8sNamespace: "metallb-system" } as const;

describe("what the API does not serve", { concurrency: true }, () => {
  test("a CRD that is missing is absent, one that comes is found, one that goes is absent again", async () => {
    await using world = await startWatched({ withoutGroups: ["metallb.io"] });
    world.watch({ resources: ["ipaddresspools", "bgppeers"] });
    await until("absent", () => world.fold.of("ipaddresspools").state === "absent");
    assert.equal(world.lists("ipaddresspools"), 0, "discovery already said so");
    await world.cluster.fault("restore-crd", { group: "metallb.io" });
    world.cluster.apply(pool("blue", "192.0.2.0/24"));
    await until("found", () => world.names("ipaddresspools").length === 1);
    await world.cluster.fault("remove-crd", { group: "metallb.io", resource: "ipaddresspools" });
    await until("gone", () => world.fold.of("ipaddresspools").state === "absent");
    await until("the other", () => world.fold.of("bgppeers").state === "listed");
    await world.cluster.fault("restore-crd", { group: "metallb.io" });
    await until("back", () => world.fold.of("ipaddresspools").state === "listed");
    assert.deepEqual(world.names("ipaddresspools"), []);
  });

  for (const verb of ["list", "watch"] as const) {
    test(`404 at the ${verb} of a core resource is a failure like any other, and empties nothing`, async () => {
      await using world = await startWatched();
      world.cluster.load([service("web"), node("node-1", "10.0.0.1")]);
      world.watch({ resources: coreResources });
      await until("open", () => world.cluster.watches() === 3);
      await world.cluster.fault("answer", { status: 404, verb, times: 3 });
      await world.cluster.fault(verb === "list" ? "garbage-line" : "end-streams", {});
      await until("open again", () => world.requests(/watch=true/).length >= 6 && world.cluster.watches() === 3);
      for (const resource of coreResources) {
        assert.ok(
          world.fold.states(resource).every((state) => state === "listed"),
          `${resource} is never absent`,
        );
      }
      assert.deepEqual([world.names("services"), world.names("nodes")], [["shop/web"], ["node-1"]]);
    });
  }

  test("a core resource that stays at 404 is lost, with what was known of it, and retried", async () => {
    await using world = await startWatched();
    world.cluster.apply(service("web"));
    world.watch({ resources: ["services"], timing: { lostGraceMs: 50 } });
    await until("open", () => world.cluster.watches() === 1);
    await world.cluster.fault("answer", { status: 404, resource: "services" });
    await world.cluster.fault("end-streams", {});
    await until("lost", () => world.fold.of("services").state === "lost");
    await until("the reason", () => /answered 404/.test(world.fold.of("services").message));
    assert.deepEqual(world.names("services"), ["shop/web"]);
    await world.cluster.fault("clear", {});
    await until("back", () => world.fold.of("services").state === "listed");
  });

  test("a core resource that was never listed stays pending at 404, and says why", async () => {
    await using world = await startWatched();
    await world.cluster.fault("answer", { status: 404, resource: "nodes" });
    world.watch({ resources: ["nodes"] });
    await until("a reason", () => /answered 404/.test(world.fold.of("nodes").message));
    await until("tried again", () => world.lists("nodes") > 2);
    assert.deepEqual(new Set(world.fold.states("nodes")), new Set(["pending"]));
  });

  for (const verb of ["watch", "any"] as const) {
    test(`404 ${verb === "any" ? "for every path" : "at the watch"} does not empty a CRD that discovery knows`, async () => {
      await using world = await startWatched();
      world.cluster.apply(pool("blue", "192.0.2.0/24"));
      world.watch({ resources: ["ipaddresspools"] });
      await until("open", () => world.cluster.watches() === 1);
      await world.cluster.fault("answer", { status: 404, verb, times: 4 });
      await world.cluster.fault("end-streams", {});
      await until("open again", () => world.requests(/watch=true/).length >= 3 && world.cluster.watches() === 1);
      assert.ok(!world.fold.states("ipaddresspools").includes("absent"));
      assert.deepEqual(world.names("ipaddresspools"), ["metallb-system/blue"]);
    });
  }

  test("a CRD that discovery leaves out once, as an API server does that is coming up, is not emptied", async () => {
    await using world = await startWatched();
    world.cluster.apply(pool("blue", "192.0.2.0/24"));
    world.watch({ resources: ["ipaddresspools"], ...found, timing: { backoffMinMs: 300, backoffMaxMs: 300 } });
    await until("open", () => world.cluster.watches() === 1);
    const looks = world.requests(/GET \/apis$/).length;
    await world.cluster.fault("remove-crd", { group: "metallb.io" });
    await until("looked", () => world.requests(/GET \/apis$/).length === looks + 1);
    await world.cluster.fault("restore-crd", { group: "metallb.io" });
    await until("listed anew", () => world.fold.count("ipaddresspools", "listed") === 2);
    assert.deepEqual(world.fold.states("ipaddresspools"), ["listed", "listed"]);
  });

  test("a CRD that is absent is looked for at every turn of the rediscovery, and not in between", async () => {
    await using world = await startWatched({ withoutGroups: ["metallb.io"] });
    const startedMs = performance.now(); // before the first look: what comes late makes no wait shorter
    world.watch({ resources: ["ipaddresspools"], ...found, timing: { rediscoverMs: 300 } });
    await until("absent", () => world.fold.of("ipaddresspools").state === "absent");
    await until("looked again", () => world.requests(/GET \/apis$/).length === 2);
    const waitedMs = performance.now() - startedMs;
    assert.ok(waitedMs >= 250, `waited ${waitedMs} ms`);
    await world.cluster.fault("restore-crd", { group: "metallb.io" });
    await until("found", () => world.fold.of("ipaddresspools").state === "listed");
    assert.equal(world.fold.states("ipaddresspools").filter((state) => state === "absent").length, 1);
  });
});
