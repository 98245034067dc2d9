import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { resourceNames } from "../../src/model/cluster.ts";
import { node, peer, pod, pool, service, startWatched, until } from "../sources/kubernetes/watched-cluster.ts";

const services = { resources: ["services"] } as const;

describe("watching a cluster", { concurrency: true }, () => {
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

  test("the first list fails: nothing is listed until one succeeds", async () => {
    await using world = await startWatched();
    world.cluster.apply(service("web"));
    await world.cluster.fault("answer", { status: 500, verb: "list", times: 3 });
    world.watch(services);
    await until("the service", () => world.names("services").length === 1);
    assert.deepEqual(world.fold.states("services").at(-1), "listed");
    assert.equal(world.fold.count("services", "listed"), 1);
    assert.match(world.fold.events[0]?.type === "state" ? world.fold.events[0].message : "", /answered 500/);
    assert.equal(world.lists("services"), 4);
  });

  test("an API server that is not there yet is waited for", async () => {
    await using world = await startWatched();
    await world.cluster.fault("stop-listening", {});
    world.watch(services);
    await until("a reason", () => /ECONNREFUSED/.test(world.fold.of("services").message));
    assert.equal(world.fold.of("services").state, "pending");
    await world.cluster.fault("start-listening", {});
    await until("listed", () => world.fold.of("services").state === "listed");
  });

  test("bookmarks are asked for, and a watch resumes from the last one without a list", async () => {
    await using world = await startWatched({ bookmarkMs: 10 });
    world.cluster.apply(service("web"));
    world.watch(services);
    await until("open", () => world.cluster.watches() === 1);
    const [first] = world.requests(/watch=true/);
    assert.match(first ?? "", /allowWatchBookmarks=true/);
    assert.match(first ?? "", /timeoutSeconds=290/);
    world.cluster.apply(pool("blue", "192.0.2.0/24")); // moves the version, but no service
    const version = world.cluster.resourceVersion;
    const before = world.fold.count("services", "alive");
    await until("bookmarks", () => world.fold.count("services", "alive") > before + 2);
    await world.cluster.fault("compact", {});
    await world.cluster.fault("end-streams", {});
    await until("resumed", () => world.requests(/watch=true/).length === 2 && world.cluster.watches() === 1);
    assert.match(world.requests(/watch=true/)[1] ?? "", new RegExp(`resourceVersion=${version}(&|$)`));
    assert.equal(world.lists("services"), 1);
    world.cluster.apply(service("db"));
    await until("the change", () => world.names("services").length === 2);
  });

  test("a stream cut in the middle of an object loses nothing", async () => {
    await using world = await startWatched();
    world.watch(services);
    for (let round = 1; round <= 4; round++) {
      await until("open", () => world.cluster.watches("services") === 1);
      world.cluster.apply(service(`s${round}`));
      await world.cluster.fault("reset-streams", {});
      world.cluster.apply(service(`t${round}`));
      await until("both", () => world.names("services").length === 2 * round);
    }
    assert.equal(world.lists("services"), 1);
    assert.ok(!world.fold.states("services").includes("lost"), "a short gap is not a loss");
  });

  test("a stream that hangs without a FIN is found by its silence", async () => {
    await using world = await startWatched();
    world.watch({ ...services, timing: { silenceMs: 60 } });
    await until("open", () => world.cluster.watches() === 1);
    await world.cluster.fault("hang-streams", {});
    world.cluster.apply(service("web"));
    await until("the change", () => world.names("services").length === 1);
    assert.equal(world.lists("services"), 1, "resumed from the last version");
  });

  test("a request that is never answered is given up", async () => {
    await using world = await startWatched();
    await world.cluster.fault("slow", { delayMs: 60_000, verb: "list", times: 1 });
    world.watch({ ...services, timing: { requestTimeoutMs: 300 } });
    await until("listed", () => world.fold.of("services").state === "listed");
    assert.match(JSON.stringify(world.fold.events[0]), /no answer for 0.3 s/);
  });

  for (const via of ["event", "status"] as const) {
    test(`410 by ${via}: a new list finds what was deleted meanwhile`, async () => {
      await using world = await startWatched();
      world.cluster.load([service("web"), service("db")]);
      world.watch(services);
      await until("open", () => world.cluster.watches() === 1);
      await world.cluster.fault("stop-listening", {});
      world.cluster.remove("v1", "Service", "shop", "web");
      if (via === "event") await world.cluster.fault("compact", {});
      else await world.cluster.fault("answer", { status: 410, verb: "watch", times: 1 });
      await world.cluster.fault("start-listening", {});
      await until("gone", () => world.names("services").join() === "shop/db");
      assert.equal(world.lists("services"), 2);
      assert.match(world.relisted.join(), /too old/);
      await until("watching again", () => world.cluster.watches() === 1);
    });
  }

  test("an ERROR event of any code leads to a new list", async () => {
    await using world = await startWatched();
    world.watch(services);
    await until("open", () => world.cluster.watches() === 1);
    await world.cluster.fault("error-event", { code: 500 });
    await until("a second list", () => world.fold.count("services", "listed") === 2);
    await until("one watch", () => world.cluster.watches() === 1);
  });

  test("a line that cannot be read leads to a new list", async () => {
    await using world = await startWatched();
    world.watch(services);
    await until("open", () => world.cluster.watches() === 1);
    await world.cluster.fault("garbage-line", {});
    await until("a second list", () => world.fold.count("services", "listed") === 2);
    assert.deepEqual(world.relisted, ["services: a line of the watch cannot be read"]);
  });

  test("429 is obeyed: no request before Retry-After is over", async () => {
    await using world = await startWatched();
    await world.cluster.fault("answer", { status: 429, verb: "list", retryAfterS: 1, times: 1 });
    world.watch(services);
    await until("the first request", () => world.lists("services") === 1);
    const startedMs = Date.now();
    await until("listed", () => world.fold.of("services").state === "listed");
    assert.ok(Date.now() - startedMs >= 950, `waited ${Date.now() - startedMs} ms`);
    assert.equal(world.lists("services"), 2);
  });

  test("429 at the watch is obeyed too, and needs no new list", async () => {
    await using world = await startWatched();
    await world.cluster.fault("answer", { status: 429, verb: "watch", retryAfterS: 1, times: 1 });
    world.watch(services);
    await until("refused", () => world.requests(/watch=true/).length === 1);
    const startedMs = Date.now();
    await until("open", () => world.cluster.watches() === 1);
    assert.ok(Date.now() - startedMs >= 950, `waited ${Date.now() - startedMs} ms`);
    assert.equal(world.lists("services"), 1);
  });

  test("403 is forbidden, not empty, and says what to grant; a grant is noticed", async () => {
    await using world = await startWatched();
    world.cluster.apply(service("web"));
    await world.cluster.fault("answer", { status: 403, resource: "services" });
    world.watch({ resources: ["services", "nodes"] });
    await until("forbidden", () => world.fold.of("services").state === "forbidden");
    assert.match(world.fold.of("services").message, /grant get, list and watch on services in the cluster/);
    await until("nodes", () => world.fold.of("nodes").state === "listed");
    await world.cluster.fault("clear", {});
    await until("granted", () => world.names("services").length === 1);
    assert.equal(world.lines.filter((line) => line.message === "resource is forbidden").length, 1);
  });

  test("a watch that is forbidden though the list is not is forbidden", async () => {
    await using world = await startWatched();
    await world.cluster.fault("answer", { status: 403, verb: "watch" });
    world.watch({ ...services, timing: { forbiddenRetryMs: 10_000 } });
    await until("forbidden", () => world.fold.of("services").state === "forbidden");
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

  test("a gap longer than the grace is a loss, and ends with a full list", async () => {
    await using world = await startWatched();
    world.cluster.apply(service("web"));
    world.watch({ ...services, timing: { lostGraceMs: 50 } });
    await until("open", () => world.cluster.watches() === 1);
    await world.cluster.fault("stop-listening", {});
    await until("lost", () => world.fold.of("services").state === "lost");
    assert.deepEqual(world.names("services"), ["shop/web"], "what was known stays");
    world.cluster.remove("v1", "Service", "shop", "web");
    await world.cluster.fault("start-listening", {});
    await until("back", () => world.fold.of("services").state === "listed");
    assert.deepEqual(world.names("services"), []);
    assert.deepEqual(world.fold.states("services"), ["listed", "lost", "listed"]);
  });

  test("a gap shorter than the grace is nobody's concern", async () => {
    await using world = await startWatched();
    world.watch(services);
    await until("open", () => world.cluster.watches() === 1);
    await world.cluster.fault("stop-listening", {});
    await until("noticed", () => world.lines.some((line) => line.message.startsWith("watch ended")));
    await world.cluster.fault("start-listening", {});
    await until("open again", () => world.cluster.watches() === 1);
    assert.deepEqual(world.fold.states("services"), ["listed"]);
    assert.equal(world.lists("services"), 1);
  });

  test("while it waits to list again a resource is not watched, and past the grace that is a loss", async () => {
    await using world = await startWatched();
    world.watch({ ...services, timing: { backoffMinMs: 400, lostGraceMs: 30 } });
    await until("open", () => world.cluster.watches() === 1);
    await world.cluster.fault("garbage-line", {});
    await until("back", () => world.fold.count("services", "listed") === 2);
    assert.deepEqual(world.fold.states("services"), ["listed", "lost", "listed"]);
  });

  test("a server that refuses everything is asked less and less often", async () => {
    await using world = await startWatched();
    await world.cluster.fault("answer", { status: 503 });
    const startedMs = Date.now();
    world.watch({ ...services, timing: { backoffMinMs: 100, backoffMaxMs: 10_000 } });
    let leastMs = 0;
    // Waits of at least 50, 100, 200 and 400 ms lie between the tries.
    for (const [tries, waitMs] of [0, 50, 100, 200, 400].entries()) {
      leastMs += waitMs;
      await until(`try ${tries + 1}`, () => world.lists("services") > tries);
      assert.ok(Date.now() - startedMs >= leastMs - 5, `try ${tries + 1} after ${Date.now() - startedMs} ms`);
    }
  });

  test("a failure that repeats is one warning", async () => {
    await using world = await startWatched();
    await world.cluster.fault("answer", { status: 500, verb: "list", times: 4 });
    world.watch(services);
    await until("listed", () => world.fold.of("services").state === "listed");
    assert.equal(world.lines.filter((line) => line.message === "watch failed").length, 1);
  });

  test("the regular full list finds a change that never came", async () => {
    await using world = await startWatched();
    world.cluster.load([service("web"), service("db")]);
    world.watch({ ...services, timing: { resyncMs: 150 } });
    await until("open", () => world.cluster.watches() === 1);
    await world.cluster.fault("skip-events", { count: 1 });
    world.cluster.remove("v1", "Service", "shop", "web");
    await until("found", () => world.names("services").join() === "shop/db");
    assert.ok(world.fold.count("services", "listed") >= 2);
    assert.ok(
      world.fold.states("services").every((state) => state === "listed"),
      "no gap is reported",
    );
  });

  test("a server restored from an older snapshot is followed back, though its streams stay open", async () => {
    await using world = await startWatched({ bookmarkMs: 10 });
    world.cluster.apply(service("web"));
    world.watch(services);
    await until("open", () => world.cluster.watches() === 1);
    world.cluster.load([service("db"), service("cache")]);
    await until("three", () => world.names("services").length === 3);
    assert.equal(await world.cluster.fault("rewind", { changes: 2, keepStreams: true }), 2);
    await until("one", () => world.names("services").join() === "shop/web");
    assert.match(world.relisted.join(), /went back/);
  });

  test("after a restore the same resource version may mean another content", async () => {
    await using world = await startWatched();
    world.cluster.apply(service("web", "192.0.2.1"));
    world.watch(services);
    await until("open", () => world.cluster.watches() === 1);
    world.cluster.apply(service("web", "192.0.2.2"));
    const ingress = (): string => JSON.stringify(world.fold.of("services").objects.get("shop/web")?.ingress);
    await until("the second", () => ingress().includes("192.0.2.2"));
    const version = world.cluster.resourceVersion;
    await world.cluster.fault("rewind", { changes: 1, keepStreams: true });
    world.cluster.apply(service("web", "192.0.2.3"));
    assert.equal(world.cluster.resourceVersion, version);
    await world.cluster.fault("compact", {});
    await world.cluster.fault("garbage-line", {}); // anything that makes it list again
    await until("the third", () => ingress().includes("192.0.2.3"));
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

  test("a defect of the listener ends the watch with its error, and nothing stays open", async () => {
    await using world = await startWatched();
    world.cluster.apply(service("web"));
    let events = 0;
    world.watch(
      {},
      {
        apply: (event) => {
          if (event.type === "upsert" && ++events === 1) throw new Error("defect");
        },
      },
    );
    await until("open", () => world.cluster.watches("services") === 1);
    world.cluster.apply(service("db"));
    await assert.rejects(world.running, /^Error: defect$/);
    await until("closed", () => world.cluster.watches() === 0);
  });

  test("a defect during the first list ends the watch as well", async () => {
    await using world = await startWatched();
    world.watch(services, {
      apply: () => {
        throw new Error("defect");
      },
    });
    await assert.rejects(world.running, /^Error: defect$/);
  });

  test("a watch that is stopped stays stopped", async () => {
    await using world = await startWatched();
    world.watch();
    // Pods and daemonsets have two watches each: one for manifests' labels, one for Helm's.
    await until("open", () => world.cluster.watches() === resourceNames.length + 2);
    await world.stop();
    await until("closed", () => world.cluster.watches() === 0);
    const [requests, events] = [world.cluster.requests.length, world.fold.events.length];
    world.cluster.apply(service("web"));
    await new Promise((resolve) => setTimeout(resolve, 60)); // longer than the longest wait before another try
    assert.deepEqual([world.cluster.requests.length, world.fold.events.length], [requests, events]);
  });

  test("there is one watch for each resource, whatever happened before", async () => {
    await using world = await startWatched({ bookmarkMs: 15 });
    world.watch({ resources: ["services", "nodes"] });
    await until("open", () => world.cluster.watches() === 2);
    const faults = ["reset-streams", "garbage-line", "end-streams", "hang-streams", "compact"] as const;
    for (const fault of [...faults, ...faults]) {
      await world.cluster.fault(fault, {});
      if (fault === "hang-streams") await world.cluster.fault("stop-listening", {}); // cuts them
      await world.cluster.fault("start-listening", {});
      world.cluster.apply(service(`s${world.cluster.resourceVersion}`));
      const known = world.cluster.list("v1", "Service").length;
      await until(`the change after ${fault}`, () => world.names("services").length === known);
    }
    await until("two watches", () => world.cluster.watches() === 2);
  });
});
