// Writes what a shim has put into a simulated leaf's tree, as RFC 7951 JSON: once in step with its collector, once after the
// hold time. `node test/yang/write-sample.ts FOLDER`
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { FakeCollector } from "../scenario/fake-collector.ts";
import { shimYaml, startShimWorld } from "../scenario/shim-world.ts";
import { servicePath, verdicts } from "../scenario/verdict-content.ts";

const [folder = "."] = process.argv.slice(2);
await using world = await startShimWorld();
await using collector = await FakeCollector.start(
  verdicts([
    ["prod/shop/web", "up"],
    ["prod/shop/api", "degraded"],
  ]),
);
await using _shim = world.shim(shimYaml(collector.address, "hold-time: 1s"));
const hop = `${servicePath("prod/shop/api")}/external-address[address=192.0.2.2]/next-hop[hostname=node-2]/oper-state`;
await world.until("published", () => world.at(hop) === "down" && world.at("/kbutler/shim/oper-state") === "up");
write("synced");
await collector[Symbol.asyncDispose]();
await world.until("unknown", () => world.at(hop) === "unknown" && world.at("/kbutler/shim/oper-state") === "down");
write("unreachable");

function write(name: string): void {
  const content = { "kbutler:kbutler": world.at("/kbutler") };
  writeFileSync(join(folder, `${name}.json`), `${JSON.stringify(content, undefined, 2)}\n`);
}
