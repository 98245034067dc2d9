import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { systemClock } from "../../src/clock.ts";
import { gnmi } from "../../src/gnmi/messages.ts";
import { silentLog } from "../../src/log.ts";
import { startLeaf } from "../../src/simulator/leaf.ts";
import { type GnmiServerOptions, startGnmiServer } from "../../src/sinks/gnmi/server.ts";
import {
  endpointVerdict,
  evaluation,
  fibView,
  prefixVerdict,
  serviceVerdict,
  targetView,
} from "../sinks/evaluation-fixture.ts";
import { GnmiClient } from "../sinks/gnmi/world.ts";
import { startAuthority } from "../sources/gnmi/certificates.ts";
import { all, dataNode, misfits, parseYang } from "../yang/yang-module.ts";
import { shimYaml, startShimWorld, writeIn } from "./shim-world.ts";
import { servicePath } from "./verdict-content.ts";

const options: GnmiServerOptions = {
  host: "127.0.0.1",
  port: 0,
  insecure: true,
  maxSessions: 8,
  heartbeatMs: 200,
  identity: { name: "kbutler", version: "0.1.0", generationMs: 1_767_000_000_000 },
};
const targets = [targetView(fibView("leaf1", []))];

/** One service on leaf1, with a next hop that is missing or not. */
function verdictsWith(missing: boolean, sequence: number) {
  const down = { state: "down", reason: "no-route-to-host", nextHops: [], severity: "critical" } as const;
  const endpoints = [endpointVerdict("node-1"), endpointVerdict("node-2", missing ? down : {})];
  const prefix = prefixVerdict("leaf1", "203.0.113.10/32", endpoints);
  return evaluation({ sequence, targets, prefixes: [prefix], services: [serviceVerdict("shop", "web", [prefix])] });
}

test("an evaluation of the collector is read from the leaf's own gNMI, and is what the module says", async () => {
  await using world = await startShimWorld();
  using authority = await startAuthority();
  const issued = await authority.issue("collector", ["127.0.0.1"]);
  const tokenFile = await writeIn(world, "token", "open-sesame\n");
  const credentials = await writeIn(world, "credentials.yaml", "token: open-sesame\n");
  await using server = await startGnmiServer(
    { ...options, insecure: false, tls: { certFile: issued.certFile, keyFile: issued.keyFile }, tokenFile },
    { clock: systemClock, log: silentLog },
  );
  await using leaf = await startLeaf({ name: "leaf1", tree: world.tree });
  const yaml = shimYaml(server.address)
    .replace("tls: {insecure: true}", `tls: {ca-file: ${authority.caFile}}`)
    .replace("collector:", `collector:\n  credentials-file: ${credentials}`);
  await using _shim = world.shim(yaml);
  const hop = `${servicePath("prod/shop/web")}/external-address[address=203.0.113.10]/next-hop[hostname=node-2]`;

  await server.deliver(verdictsWith(true, 1));
  await world.until("published", () => world.at(`${hop}/oper-state`) === "down");
  using client = new GnmiClient(leaf.address);
  const answer = await client.get("leaf1", [hop], gnmi.Encoding.JSON_IETF);
  const value = answer.notification?.[0]?.update?.[0]?.val?.jsonIetfVal;
  assert.equal(JSON.parse(Buffer.from(value ?? []).toString())["oper-reason"], "no-route-to-host");

  const module = parseYang(readFileSync(join(import.meta.dirname, "../../yang/kbutler.yang"), "utf8"));
  const [container] = all(module, "container");
  assert.ok(container);
  assert.deepEqual(misfits(dataNode(module, container), world.at("/kbutler")), []);

  await server.deliver(verdictsWith(false, 2));
  await world.until("healed", () => world.at(`${hop}/oper-state`) === "up");
  assert.equal(world.at(`${hop}/oper-reason`), undefined);
  assert.equal(world.at("/kbutler/collector/evaluation-sequence"), "2");
  await server.deliver(evaluation({ sequence: 3, targets, changedServices: ["prod/shop/web"] }));
  await world.until("gone", () => world.at(servicePath("prod/shop/web")) === undefined);
  await world.until("counted", () => world.at("/kbutler/summary/services-total") === 0);
});

test("a certificate of an unknown authority is not trusted", async () => {
  await using world = await startShimWorld();
  using authority = await startAuthority();
  using other = await startAuthority();
  const issued = await authority.issue("collector", ["127.0.0.1"]);
  await using server = await startGnmiServer(
    { ...options, insecure: false, tls: { certFile: issued.certFile, keyFile: issued.keyFile } },
    { clock: systemClock, log: silentLog },
  );
  await server.deliver(verdictsWith(false, 1));
  await using _shim = world.shim(
    shimYaml(server.address).replace("tls: {insecure: true}", `tls: {ca-file: ${other.caFile}}`),
  );
  await world.until("named", () => String(world.at("/kbutler/shim/last-error")).includes("certificate"));
  assert.equal(world.at("/kbutler/shim/oper-state"), "down");
});

test("a leaf the collector does not know is told so", async () => {
  await using world = await startShimWorld();
  await using server = await startGnmiServer(
    { ...options, heartbeatMs: 3_600_000 },
    { clock: systemClock, log: silentLog },
  );
  await server.deliver(verdictsWith(false, 1));
  await using _shim = world.shim(shimYaml(server.address).replace("target-name: leaf1", "target-name: leaf9"));
  await world.until("told", () => world.at("/kbutler/shim/oper-reason") === "target-unknown");
  world.manager.configure("kbutler", "connection", { "target-name": "leaf1" });
  await world.until("published", () => world.at("/kbutler/shim/oper-state") === "up");
});

test("a collector that falls silent is left, and tried again", async () => {
  await using world = await startShimWorld();
  await using server = await startGnmiServer(
    { ...options, heartbeatMs: 3_600_000 },
    { clock: systemClock, log: silentLog },
  );
  await server.deliver(verdictsWith(false, 1));
  await using _shim = world.shim(shimYaml(server.address).replace("stale-after: 10m", "stale-after: 1s"));
  await world.until("left", () => Number(world.at("/kbutler/shim/sessions")) >= 2);
  assert.ok(world.warnings.some((line) => line.startsWith("session with the collector ended")));
  assert.equal(world.at(`${servicePath("prod/shop/web")}/oper-state`), "up");
});
