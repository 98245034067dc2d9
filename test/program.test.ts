import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";

const root = join(import.meta.dirname, "..");

test("program: the first line starts Node with V8's options, and the image does so with the same ones", () => {
  const [first = ""] = readFileSync(join(root, "src/kbutler.js"), "utf8").split("\n");
  const options = first.replace("#!/usr/bin/env -S node ", "").split(" ");
  assert.ok(options.length > 0 && options.every((option) => option.startsWith("--")), first);
  const entrypoint = /^ENTRYPOINT (.*)$/m.exec(readFileSync(join(root, "Dockerfile"), "utf8"))?.[1] ?? "[]";
  assert.deepEqual(JSON.parse(entrypoint), ["node", ...options, "src/kbutler.js"]);
});

test("program: it runs by its own first line", () => {
  const env = { ...process.env, PATH: `${dirname(process.execPath)}:${process.env.PATH}` };
  const told = execFileSync(join(root, "src/kbutler.js"), ["--version"], { env, encoding: "utf8", timeout: 60_000 });
  assert.match(told, /^\d+\.\d+\.\d+\n$/);
});
