import assert from "node:assert/strict";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { readScenario } from "../../src/simulator/scenario.ts";
import { startWorld } from "../../src/simulator/world.ts";
import { until } from "./until.ts";

const demo = fileURLToPath(new URL("../../config/demo.yaml", import.meta.url));

async function controlled() {
  const scenario = readScenario(demo);
  assert.ok(scenario.ok);
  const world = await startWorld({ scenario: { ...scenario.value, "fabric-delay-ms": 1 }, control: {} });
  const url = world.control?.url;
  assert.ok(url);
  const ask = async (method: string, path: string, body?: unknown) => {
    const answer = await fetch(`${url}${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
    });
    const text = await answer.text();
    return {
      status: answer.status,
      type: answer.headers.get("content-type")?.split(";")[0],
      body: text === "" ? undefined : JSON.parse(text),
    };
  };
  return { world, ask };
}

test("control: it says what it offers", async () => {
  const { world, ask } = await controlled();
  await using _world = world;
  const root = await ask("GET", "/");
  assert.ok(Object.keys(root.body.endpoints).includes("POST /leaves/{leaf}/faults/{name}"));
  const faults = await ask("GET", "/faults");
  assert.deepEqual(faults.body.leaf["session-limit"].required, ["limit"]);
  assert.ok(faults.body.ndk["ndk-restart"]);
  assert.deepEqual(faults.body.kubernetes.answer.required, ["status"]);
  assert.deepEqual(faults.body.kubernetes.answer.properties.verb.enum, ["list", "watch", "any"]);
  const leaves = await ask("GET", "/leaves");
  assert.deepEqual(
    leaves.body.map(({ name, alive }: { name: string; alive: boolean }) => `${name} ${alive}`),
    ["leaf1 true", "leaf2 true", "leaf3 true", "leaf4 true"],
  );
});

test("control: routes are read, set and removed", async () => {
  const { world, ask } = await controlled();
  await using _world = world;
  const route = { prefix: "203.0.113.99/32", nextHops: ["192.0.2.11"] };
  assert.equal((await ask("PUT", "/leaves/leaf1/routes", route)).status, 204);
  const routes = await ask("GET", "/leaves/leaf1/routes");
  assert.ok(routes.body.some(({ prefix }: { prefix: string }) => prefix === route.prefix));
  assert.equal((await ask("DELETE", "/leaves/leaf1/routes?prefix=203.0.113.99/32")).status, 204);
  assert.equal((await ask("DELETE", "/leaves/leaf1/routes?prefix=203.0.113.99/32")).status, 404);
});

test("control: the tree is read, merged into and cut", async () => {
  const { world, ask } = await controlled();
  await using _world = world;
  const at = `/leaves/leaf1/state?path=${encodeURIComponent("/system/name")}`;
  assert.equal((await ask("PATCH", at, { "host-name": "renamed" })).status, 204);
  assert.deepEqual((await ask("GET", at)).body, { "host-name": "renamed" });
  assert.equal((await ask("DELETE", at)).status, 204);
  assert.equal((await ask("GET", at)).status, 404);
});

test("control: faults are caused and healed", async () => {
  const { world, ask } = await controlled();
  await using _world = world;
  assert.equal((await ask("POST", "/leaves/leaf1/faults/die")).status, 204);
  assert.equal(world.leaves.get("leaf1")?.alive, false);
  assert.equal((await ask("DELETE", "/leaves/leaf1/faults")).status, 204);
  assert.equal(world.leaves.get("leaf1")?.alive, true);
  const wrong = await ask("POST", "/leaves/leaf1/faults/sync", { kind: "sometimes" });
  assert.deepEqual([wrong.status, wrong.type], [400, "application/problem+json"]);
  const absent = await ask("POST", "/leaves/leaf1/faults/withdraw-route", { prefix: "198.18.0.0/32" });
  assert.equal(absent.status, 409);
});

test("control: Kubernetes objects and faults go to the API server, and the leaves follow", async () => {
  const { world, ask } = await controlled();
  await using _world = world;
  const query = "apiVersion=v1&kind=Service&namespace=shop&name=web";
  assert.equal((await ask("DELETE", `/objects?${query}`)).status, 204);
  const prefixes = () =>
    world.leaves
      .get("leaf1")
      ?.routes()
      .routes()
      .map(({ prefix }) => String(prefix)) ?? [];
  await until(() => !prefixes().includes("203.0.113.10/32"));
  assert.equal((await ask("DELETE", `/objects?${query}`)).status, 404);
  const { body: services } = await ask("GET", "/objects?apiVersion=v1&kind=Service");
  assert.equal(services.length, 7);
  const again = { ...services[0], metadata: { name: "web", namespace: "shop" } };
  assert.equal((await ask("PUT", "/objects", again)).status, 204);
  assert.equal((await ask("PUT", "/objects", { kind: "Service" })).status, 400);
  assert.equal((await ask("GET", "/objects?apiVersion=v9&kind=Nothing")).status, 400);
  assert.equal((await ask("POST", "/cluster/faults/end-streams", {})).status, 200);
  assert.equal((await ask("POST", "/cluster/faults/nothing", {})).status, 400);
});

for (const [method, path] of [
  ["GET", "/leaves/leaf9/routes"],
  ["POST", "/leaves/leaf9/faults/die"],
  ["GET", "/nothing"],
] as const) {
  test(`control: ${method} ${path} is a problem`, async () => {
    const { world, ask } = await controlled();
    await using _world = world;
    const answer = await ask(method, path);
    assert.deepEqual([answer.status, answer.type, answer.body.status], [404, "application/problem+json", 404]);
  });
}
