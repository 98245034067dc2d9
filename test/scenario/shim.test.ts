import assert from "node:assert/strict";
import { test } from "node:test";
import { systemClock } from "../../src/clock.ts";
import { FakeCollector } from "./fake-collector.ts";
import { SkippedClock, shimYaml, startShimWorld, writeIn } from "./shim-world.ts";
import { service, servicePath, since, verdicts } from "./verdict-content.ts";

const web = "prod/shop/web";
const api = "prod/shop/api";

test("verdicts of the collector stand in the leaf's tree, and follow it", async () => {
  await using world = await startShimWorld();
  await using collector = await FakeCollector.start(verdicts([[web, "up"]]));
  await using _shim = world.shim(shimYaml(collector.address));
  const hop = `${servicePath(web)}/external-address[address=192.0.2.1]/next-hop[hostname=node-2]`;
  await world.until("published", () => world.at(`${hop}/oper-state`) === "up");
  assert.equal(world.at("/kbutler/collector/generation"), "1");
  assert.equal(world.at(`${servicePath(web)}/since`), since);

  collector.send(service(web, "degraded", 1));
  await world.until("updated", () => world.at(`${hop}/oper-state`) === "down");
  assert.equal(world.at(`${hop}/oper-reason`), "no-route-to-host");
  collector.send(service(web, "up", 1));
  await world.until("updated back", () => world.at(`${hop}/oper-state`) === "up");
  assert.equal(world.at(`${hop}/oper-reason`), undefined, "a leaf that is no longer told is gone");

  collector.send(service(api, "up", 2), [servicePath(web)]);
  await world.until("deleted", () => world.at(servicePath(web)) === undefined);
  await world.until("added", () => world.at(`${servicePath(api)}/oper-state`) === "up");

  const [request] = collector.requests;
  assert.equal(request?.list.prefix?.target, "leaf1");
  await world.until("health", () => world.at("/kbutler/shim/oper-state") === "up");
  assert.equal(world.at("/kbutler/shim/version"), "1.2.3");
  assert.equal(world.at("/kbutler/shim/session-state"), "synced");
  assert.equal(world.at("/kbutler/connection/target-name"), "leaf1");
  assert.equal(world.at("/kbutler/connection/hold-time"), 300);
});

test("SIGTERM takes the agent and its state off the switch", async () => {
  await using world = await startShimWorld();
  await using collector = await FakeCollector.start(verdicts([[web, "up"]]));
  {
    await using _shim = world.shim(shimYaml(collector.address));
    await world.until("published", () => world.at(servicePath(web)) !== undefined);
  }
  assert.equal(world.manager.agent("kbutler")?.registered, false);
  assert.deepEqual(world.at("/kbutler"), {});
  await world.until("the collector is let go", () => collector.sessions === 0);
});

test("without its collector verdicts stand for the hold time, then are unknown, and recover by themselves", async () => {
  await using world = await startShimWorld();
  let collector = await FakeCollector.start(verdicts([[web, "degraded"]]));
  const port = Number(collector.address.split(":")[1]);
  const clock = new SkippedClock();
  const { stopwatch } = clock;
  await using _shim = world.shim(shimYaml(collector.address, "hold-time: 1h"), { clock, stopwatch });
  const hop = `${servicePath(web)}/external-address[address=192.0.2.1]/next-hop[hostname=node-1]`;
  await world.until("published", () => world.at(`${hop}/oper-state`) === "up");
  await collector[Symbol.asyncDispose]();
  await world.until("said", () => world.at("/kbutler/shim/oper-state") === "degraded");
  assert.equal(world.at(`${servicePath(web)}/oper-state`), "degraded", "within the hold time");
  clock.skip(3_600_000);
  await world.until("declared unknown", () => world.at(`${hop}/oper-state`) === "unknown");
  assert.equal(world.at(`${hop}/oper-reason`), "collector-unreachable");
  assert.equal(world.at(`${hop}/fib-programmed`), undefined, "nobody knows");
  assert.equal(world.at(`${hop}/since`), since);
  assert.equal(world.at(`${servicePath(web)}/fabric-oper-state`), "unknown");
  assert.equal(world.at(`${servicePath(web)}/detail`), "last known as degraded (endpoint-nexthop-missing)");
  assert.equal(world.at(`${servicePath(web)}/missing-next-hops`), 0);
  assert.equal(world.at("/kbutler/summary/services-unknown"), 1);
  assert.equal(world.at("/kbutler/summary/unknown-next-hops"), 2);
  await world.until("health", () => world.at("/kbutler/shim/oper-state") === "down");
  assert.equal(world.at("/kbutler/shim/oper-reason"), "collector-unreachable");

  collector = await FakeCollector.start(verdicts([[web, "up"]], { generation: 2 }), { port });
  await using _again = collector;
  await world.until("recovered", () => world.at(`${hop}/oper-state`) === "up");
  assert.equal(world.at(`${servicePath(web)}/detail`), undefined);
});

test("of two collectors the newer one is shown, the other one stands by and takes over", async () => {
  await using world = await startShimWorld();
  await using old = await FakeCollector.start(verdicts([[web, "up"]], { generation: 1 }));
  const newer = await FakeCollector.start(verdicts([[web, "up"]], { generation: 2 }));
  const yaml = shimYaml(old.address).replace("collector:", `collector:\n  addresses: ["${newer.address}"]`);
  await using _shim = world.shim(yaml);
  const state = `${servicePath(web)}/oper-state`;
  await world.until("both are heard", () => old.sessions === 1 && newer.sessions === 1);
  await world.until(
    "the newer one",
    () => world.at("/kbutler/collector/generation") === "2" && world.at(state) === "up",
  );
  await world.until("who is shown", () => world.at("/kbutler/shim/collector-address") === newer.address);
  old.send(service(web, "degraded", 5));
  newer.send(service(api, "up", 6));
  await world.until("only the newer one's changes", () => world.at(servicePath(api)) !== undefined);
  assert.equal(world.at(state), "up");
  await newer[Symbol.asyncDispose]();
  await world.until("the other one takes over", () => world.at("/kbutler/collector/generation") === "1");
  await world.until("with what it said meanwhile", () => world.at(state) === "degraded");
  assert.equal(world.at(servicePath(api)), undefined);
  await world.until("in step", () => world.at("/kbutler/shim/oper-state") === "up");
});

test("a clock that jumps ends no session and no hold time", async () => {
  await using world = await startShimWorld();
  const collector = await FakeCollector.start(verdicts([[web, "up"]]));
  let jumpMs = 0;
  const clock = { nowMs: () => Date.now() + jumpMs, sleep: systemClock.sleep };
  await using _shim = world.shim(shimYaml(collector.address, "hold-time: 1h"), { clock });
  const state = `${servicePath(web)}/oper-state`;
  await world.until("in step", () => world.at("/kbutler/shim/oper-state") === "up");
  jumpMs = 86_400_000;
  collector.send(service(web, "degraded", 1));
  await world.until("followed", () => world.at(state) === "degraded");
  assert.equal(collector.requests.length, 1);
  await collector[Symbol.asyncDispose]();
  await world.until("the collector is missed", () => world.at("/kbutler/shim/oper-state") === "degraded");
  jumpMs *= 2;
  await systemClock.sleep(100);
  assert.equal(world.at(state), "degraded", "the hold time is an hour, whatever the time of day");
});

test("after a reconnect, what is not sent again by sync_response is deleted, and not before", async () => {
  await using world = await startShimWorld();
  await using collector = await FakeCollector.start(
    verdicts([
      [web, "up"],
      [api, "up"],
    ]),
  );
  await using _shim = world.shim(shimYaml(collector.address));
  await world.until("published", () => world.at(servicePath(api)) !== undefined);
  collector.syncs = false;
  collector.content = verdicts([[api, "degraded"]]);
  collector.dropSessions();
  await world.until("syncing", () => world.at("/kbutler/shim/session-state") === "syncing");
  assert.equal(world.at(`${servicePath(api)}/oper-state`), "up");
  assert.equal(world.at(`${servicePath(web)}/oper-state`), "up");
  collector.syncs = true;
  collector.dropSessions();
  await world.until("swapped", () => world.at(servicePath(web)) === undefined);
  await world.until("shown", () => world.at(`${servicePath(api)}/oper-state`) === "degraded");
});

test("a collector that has not evaluated yet takes nothing away", async () => {
  await using world = await startShimWorld();
  await using collector = await FakeCollector.start(verdicts([[web, "up"]]));
  await using _shim = world.shim(shimYaml(collector.address));
  await world.until("published", () => world.at(servicePath(web)) !== undefined);
  collector.content = {};
  collector.dropSessions();
  await world.until("another session", () => collector.requests.length > 1 && collector.sessions === 1);
  collector.send({ [servicePath(api)]: { name: api, "oper-state": "updating" } });
  collector.send({ "/kbutler/collector": { name: "kbutler", generation: "2" } });
  await world.until("shown", () => world.at(`${servicePath(api)}/oper-state`) === "updating");
  await world.until("and the old is gone", () => world.at(servicePath(web)) === undefined);
});

test("an NDK server that restarts gets everything again", async () => {
  await using world = await startShimWorld();
  await using collector = await FakeCollector.start(verdicts([[web, "up"]]));
  await using _shim = world.shim(shimYaml(collector.address));
  await world.until("published", () => world.at(servicePath(web)) !== undefined);
  await world.manager.stop();
  assert.deepEqual(world.at("/kbutler"), {});
  collector.send(service(api, "up", 2));
  await world.until("the missing socket is named", () =>
    world.warnings.some((line) => line.includes("ndk-server admin-state enable")),
  );
  await world.manager.start();
  await world.until("registered again", () => world.at(`${servicePath(web)}/oper-state`) === "up");
  await world.until("with what came meanwhile", () => world.at(`${servicePath(api)}/oper-state`) === "up");
  assert.equal(world.manager.agent("kbutler")?.registrations, 2);
});

test("an agent taken for dead registers again and republishes", async () => {
  await using world = await startShimWorld();
  await using collector = await FakeCollector.start(verdicts([[web, "up"]]));
  await using _shim = world.shim(shimYaml(collector.address));
  await world.until("published", () => world.at(servicePath(web)) !== undefined);
  world.manager.purge("kbutler");
  assert.equal(world.at(servicePath(web)), undefined);
  await world.until("back", () => world.at(`${servicePath(web)}/oper-state`) === "up");
});

test("FAILED and slow answers are waited out", async () => {
  await using world = await startShimWorld();
  await using collector = await FakeCollector.start(verdicts([[web, "up"]]));
  world.manager.fault({ kind: "failed", error: "not now" });
  await using _shim = world.shim(shimYaml(collector.address));
  await world.until("refused", () => world.warnings.some((line) => line.includes("refused the agent")));
  world.manager.fault({ kind: "failed", error: "busy", only: ["TelemetryAddOrUpdate"] });
  await world.until("states refused", () => world.warnings.includes("NDK server refused a state"));
  world.manager.fault({ kind: "slow", delayMs: 20 });
  await world.until("published", () => world.at(`${servicePath(web)}/oper-state`) === "up");
  world.manager.fault(undefined);
  await world.until("healthy", () => world.at("/kbutler/shim/oper-state") === "up");
  await world.until("counted", () => Number(world.at("/kbutler/shim/write-errors")) > 0);
});

test("one refused state does not keep the others", async () => {
  await using world = await startShimWorld();
  await using collector = await FakeCollector.start(
    verdicts([
      [web, "up"],
      [api, "up"],
    ]),
  );
  world.manager.fault({ kind: "refuse-path", text: "192.0.2.1" });
  await using _shim = world.shim(shimYaml(collector.address));
  const addressOf = (name: string, number: number): string =>
    `${servicePath(name)}/external-address[address=192.0.2.${number}]`;
  await world.until("the other one", () => world.at(`${addressOf(api, 2)}/next-hop[hostname=node-2]`) !== undefined);
  await world.until("said", () => world.at("/kbutler/shim/oper-reason") === "writes-failing");
  assert.equal(world.at(addressOf(web, 1)), undefined);
  world.manager.fault(undefined);
  await world.until("retried", () => world.at(`${addressOf(web, 1)}/next-hop[hostname=node-2]`) !== undefined);
});

for (const delivery of ["json", "proto-json"] as const) {
  test(`the connection is configured in the CLI, delivered as ${delivery}`, async () => {
    await using world = await startShimWorld({ delivery });
    await using collector = await FakeCollector.start(verdicts([[web, "up"]]));
    await using _shim = world.shim(shimYaml(undefined));
    await world.until("waits", () => world.at("/kbutler/shim/oper-reason") === "collector-not-configured");
    world.manager.configure("kbutler", "connection", {
      "collector-address": collector.address,
      "target-name": "leaf7",
      "hold-time": 60,
    });
    await world.until("published", () => world.at(servicePath(web)) !== undefined);
    assert.equal(collector.requests[0]?.list.prefix?.target, "leaf7");
    assert.equal(world.at("/kbutler/connection/hold-time"), 60);

    world.manager.configure("kbutler", "connection", {
      "collector-address": collector.address,
      "admin-state": "disable",
    });
    await world.until("verdicts taken away", () => world.at(servicePath(web)) === undefined);
    await world.until("said", () => world.at("/kbutler/shim/oper-state") === "disabled");
    await world.until("the collector is let go", () => collector.sessions === 0);
    world.manager.configure("kbutler", "connection", undefined);
    await world.until("the file again", () => world.at("/kbutler/shim/oper-reason") === "collector-not-configured");
    assert.equal(world.at("/kbutler/connection/target-name"), "leaf1");
  });
}

test("a refused login is named, and a rotated password is taken up", async () => {
  await using world = await startShimWorld();
  await using collector = await FakeCollector.start(verdicts([[web, "up"]]));
  collector.authorize = (metadata) => metadata.get("username")[0] === "leaf" && metadata.get("password")[0] === "right";
  const file = await writeIn(world, "credentials.yaml", "username: leaf\npassword: wrong\n");
  const yaml = shimYaml(collector.address).replace("collector:", `collector:\n  credentials-file: ${file}`);
  await using _shim = world.shim(yaml);
  await world.until("named", () => world.at("/kbutler/shim/oper-reason") === "login-refused");
  await writeIn(world, "credentials.yaml", "username: leaf\npassword: right\n");
  await world.until("taken up", () => world.at(servicePath(web)) !== undefined);
  await writeIn(world, "credentials.yaml", "token: abc\n");
  collector.authorize = (metadata) => metadata.get("authorization")[0] === "Bearer abc";
  collector.dropSessions();
  await world.until("by token", () => collector.requests.length > 1);
});

test("verdicts of an older collector do not replace those of a newer one that is only briefly away", async () => {
  await using world = await startShimWorld();
  await using collector = await FakeCollector.start(verdicts([[web, "up"]], { generation: 5 }));
  const clock = new SkippedClock();
  const { stopwatch } = clock;
  await using _shim = world.shim(shimYaml(collector.address, "hold-time: 1h"), { clock, stopwatch });
  await world.until("published", () => world.at(servicePath(web)) !== undefined);
  collector.content = verdicts([[api, "up"]], { generation: 4 });
  collector.dropSessions();
  await world.until("told", () => world.at("/kbutler/shim/oper-reason") === "superseded");
  assert.equal(world.at(`${servicePath(web)}/oper-state`), "up");
  clock.skip(3_600_000);
  await world.until("older one counts after the hold time", () => world.at(servicePath(api)) !== undefined);
});

test("underscores and wrapped values for releases that want them", async () => {
  await using world = await startShimWorld({ delivery: "proto-json" });
  await using collector = await FakeCollector.start(verdicts([[web, "up"]]));
  const yaml = shimYaml(collector.address).replace("ndk:", "ndk:\n  naming: underscore\n  wrap-values: true");
  await using _shim = world.shim(yaml);
  await world.until("published", () => world.at(`${servicePath(web)}/oper-state`) === "up");
  const states = world.manager.agent("kbutler")?.states ?? new Map<string, string>();
  const path = `.kbutler.service{.name=="${web}"}.external_address{.address=="192.0.2.1"}`;
  assert.deepEqual(JSON.parse(states.get(path) ?? "{}").network_instance, { value: "default" });
});
