import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { renewed } from "./readme-tables.ts";

const text = readFileSync(new URL("../README.md", import.meta.url), "utf8");

test("readme: its tables are what the code says (npm run docs)", async () => {
  assert.equal(await renewed(text), text);
});

test("readme: every file and folder it names exists", () => {
  const named = [...text.matchAll(/`((?:config|yang|test|src|proto|migrations)\/[A-Za-z0-9_./-]+)`/g)].map(
    ([, path]) => path ?? "",
  );
  const links = [...text.matchAll(/\]\(((?!http)[^)#]+)\)/g)].map(([, path]) => path ?? "");
  const missing = [...named, ...links].filter((path) => !existsSync(new URL(`../${path}`, import.meta.url)));
  assert.deepEqual(missing, []);
  assert.ok(named.length > 5);
});

test("readme: every npm script it names exists", () => {
  const { scripts } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as {
    scripts: object;
  };
  const named = [...text.matchAll(/npm run ([a-z:]+)/g)].map(([, name]) => name ?? "");
  assert.deepEqual(
    named.filter((name) => !(name in scripts)),
    [],
  );
});
