import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { service, startWatched, until } from "../sources/kubernetes/watched-cluster.ts";

const services = { resources: ["services"] } as const;

describe("a server that refuses", { concurrency: true }, () => {
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

  test("a request that is never answered is given up", async () => {
    await using world = await startWatched();
    await world.cluster.fault("slow", { delayMs: 60_000, verb: "list", times: 1 });
    world.watch({ ...services, timing: { requestTimeoutMs: 300 } });
    await until("listed", () => world.fold.of("services").state === "listed");
    assert.match(JSON.stringify(world.fold.events[0]), /no answer for 0.3 s/);
  });

  test("429 is obeyed: no request before Retry-After is over", async () => {
    await using world = await startWatched();
    await world.cluster.fault("answer", { status: 429, verb: "list", retryAfterS: 1, times: 1 });
    const startedMs = performance.now(); // before the first request: what comes late makes no wait shorter
    world.watch(services);
    await until("listed", () => world.fold.of("services").state === "listed");
    const waitedMs = performance.now() - startedMs;
    assert.ok(waitedMs >= 950, `waited ${waitedMs} ms`);
    assert.equal(world.lists("services"), 2);
  });

  test("429 at the watch is obeyed too, and needs no new list", async () => {
    await using world = await startWatched();
    await world.cluster.fault("answer", { status: 429, verb: "watch", retryAfterS: 1, times: 1 });
    const startedMs = performance.now(); // before the first request: what comes late makes no wait shorter
    world.watch(services);
    await until("open", () => world.cluster.watches() === 1);
    const waitedMs = performance.now() - startedMs;
    assert.ok(waitedMs >= 950, `waited ${waitedMs} ms`);
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
    world.watch({ ...services, timing: { forbiddenRetryMs: 600_000 } });
    await until("forbidden", () => world.fold.of("services").state === "forbidden");
  });

  test("a server that refuses everything is asked less and less often", async () => {
    await using world = await startWatched();
    await world.cluster.fault("answer", { status: 503 });
    const startedMs = performance.now();
    world.watch({ ...services, timing: { backoffMinMs: 100, backoffMaxMs: 10_000 } });
    let leastMs = 0;
    // Waits of at least 50, 100, 200 and 400 ms lie between the tries.
    for (const [tries, waitMs] of [0, 50, 100, 200, 400].entries()) {
      leastMs += waitMs;
      await until(`try ${tries + 1}`, () => world.lists("services") > tries);
      const passedMs = performance.now() - startedMs;
      assert.ok(passedMs >= leastMs - 5, `try ${tries + 1} after ${passedMs} ms`);
    }
  });

  test("a failure that repeats is one warning", async () => {
    await using world = await startWatched();
    await world.cluster.fault("answer", { status: 500, verb: "list", times: 4 });
    world.watch(services);
    await until("listed", () => world.fold.of("services").state === "listed");
    assert.equal(world.lines.filter((line) => line.message === "watch failed").length, 1);
  });
});
