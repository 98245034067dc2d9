import assert from "node:assert/strict";
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { test } from "node:test";
import { FakeCollector } from "./fake-collector.ts";
import { type ShimWorld, shimYaml, startShimWorld, writeIn } from "./shim-world.ts";
import { servicePath, verdicts } from "./verdict-content.ts";

const program = join(import.meta.dirname, "../../src/kbutler.js");
const web = servicePath("prod/shop/web");

function start(config: string): ChildProcess & AsyncDisposable {
  const child = spawn(process.execPath, [program, "shim", "--config", config], { stdio: "ignore" });
  return Object.assign(child, {
    async [Symbol.asyncDispose]() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill("SIGKILL");
      await once(child, "exit");
    },
  });
}

async function published(world: ShimWorld): Promise<void> {
  await world.until("published", () => world.at(`${web}/oper-state`) === "up");
}

test("kbutler shim: killed, its state goes with it; started again, it comes back; SIGHUP takes its file anew; SIGTERM ends it with 0", async () => {
  await using world = await startShimWorld();
  await using collector = await FakeCollector.start(verdicts([["prod/shop/web", "up"]]));
  const config = await writeIn(world, "shim.yaml", shimYaml(collector.address));
  {
    await using shim = start(config);
    await published(world);
    shim.kill("SIGKILL");
    await world.until("purged", () => world.at(web) === undefined);
  }
  await using again = start(config);
  await published(world);
  await writeIn(world, "shim.yaml", "hold-time: soon");
  again.kill("SIGHUP");
  await writeIn(world, "shim.yaml", shimYaml(collector.address, "hold-time: 77s"));
  again.kill("SIGHUP");
  await world.until("taken anew", () => world.at("/kbutler/connection/hold-time") === 77);
  await published(world);
  again.kill("SIGTERM");
  const [code] = await once(again, "exit");
  assert.equal(code, 0);
  assert.equal(world.manager.agent("kbutler")?.registered, false);
  assert.equal(world.at(web), undefined);
});

test("kbutler shim: a wrong config ends it with 2 and every issue", async () => {
  await using world = await startShimWorld();
  const config = await writeIn(world, "shim.yaml", "hold-time: soon\nnkd: {}\n");
  const { status, stderr } = spawnSync(process.execPath, [program, "shim", "--config", config], { encoding: "utf8" });
  assert.equal(status, 2);
  assert.match(stderr, /hold-time: expected a duration/);
  assert.match(stderr, /nkd: unknown key/);
});
