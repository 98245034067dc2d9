import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { service, startWatched, until } from "../sources/kubernetes/watched-cluster.ts";

const services = { resources: ["services"] } as const;

describe("a watch that is gone", { concurrency: true }, () => {
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
    world.watch({ ...services, timing: { backoffMinMs: 400, backoffMaxMs: 400, lostGraceMs: 30 } });
    await until("open", () => world.cluster.watches() === 1);
    await world.cluster.fault("garbage-line", {});
    await until("back", () => world.fold.count("services", "listed") === 2);
    assert.deepEqual(world.fold.states("services"), ["listed", "lost", "listed"]);
  });
});
