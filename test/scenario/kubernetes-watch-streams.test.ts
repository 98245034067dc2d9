import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { pool, service, startWatched, until } from "../sources/kubernetes/watched-cluster.ts";

const services = { resources: ["services"] } as const;

describe("how a watch goes on", { concurrency: true }, () => {
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
});
