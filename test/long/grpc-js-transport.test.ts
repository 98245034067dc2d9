import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { join } from "node:path";
import { test } from "node:test";

/** What holds for a session holds whatever speaks gRPC below it: these tests run over HTTP/2 by themselves. */
const suites = [
  "sources/gnmi/channel.test.ts",
  "sources/gnmi/subscription.test.ts",
  "sources/gnmi/facts-subscription.test.ts",
  "sources/gnmi/malformed.test.ts",
  "scenario/gnmi-source.test.ts",
];

test("grpc-js: a session over it passes every test of a session", async () => {
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  const files = suites.map((suite) => join(import.meta.dirname, "..", suite));
  const child = spawn(process.execPath, ["--test", "--test-force-exit", "--test-reporter=tap", ...files], {
    env: { ...env, KBUTLER_TEST_TRANSPORT: "grpc-js" },
    stdio: ["ignore", "pipe", "ignore"],
  });
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => {
    output += chunk.toString();
  });
  const code = await new Promise<number | null>((resolve) => child.once("exit", resolve));
  const failed = output.split("\n").filter((line) => /^\s*not ok/.test(line));
  assert.deepEqual(failed, []);
  assert.equal(code, 0);
  assert.ok(Number(/^# pass (\d+)/m.exec(output)?.[1]) > 30, "they ran");
});
