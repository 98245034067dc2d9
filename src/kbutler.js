#!/usr/bin/env -S node --max-semi-space-size=4 --v8-pool-size=1
// The program's first file, plain JavaScript so that every Node can read it: kButler is TypeScript run as it stands, which
// takes Node 24. Started by an older one, it goes on with the Node that npm brought along, or says what is missing.
//
// The options of the first line are V8's. What streams bring is garbage at once, and most of it lies outside of the heap: a small
// young generation is collected before that grows to what has V8 look through the whole heap. One helper thread is enough
// for the rest, and leaves the other cores to whoever else runs there.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const needed = 24;
const major = Number(process.versions.node.split(".")[0]);

if (major >= needed) {
  const { main } = await import("./main.ts");
  await main(process.argv.slice(2));
} else {
  const own = fileURLToPath(new URL("../node_modules/.bin/node", import.meta.url));
  if (!existsSync(own) || process.env.KBUTLER_RESPAWNED) {
    process.stderr.write(
      `kbutler: Node ${needed} or newer is needed, this is ${process.version}. "npm ci" brings one along on Linux (x64, arm64);\n` +
        "elsewhere install Node 24 from nodejs.org and run this command with it.\n",
    );
    process.exit(2);
  }
  const child = spawn(own, [...process.execArgv, fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: "inherit",
    env: { ...process.env, KBUTLER_RESPAWNED: "1" },
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.on("exit", (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
}
