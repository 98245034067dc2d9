import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { parse } from "yaml";
import { readShimConfig } from "../../src/config/shim-config.ts";

const root = join(import.meta.dirname, "../..");
const definition = parse(readFileSync(join(root, "config/srlinux/kbutler.yml"), "utf8"));
const application = definition.kbutler;
const defaults = readShimConfig("/etc/opt/srlinux/kbutler/shim.yaml", "");

test("app-manager: the application's name is the shim's agent name", () => {
  assert.ok(defaults.ok);
  assert.deepEqual(Object.keys(definition), [defaults.value.ndk.agentName]);
});

test("app-manager: a failing shim waits; it never reboots the switch", () => {
  assert.equal(application["failure-action"], "wait=60");
});

test("app-manager: the process is found by what is left of the launch command after ip netns exec", () => {
  assert.ok(defaults.ok);
  const namespace = `srbase-${defaults.value.connection.networkInstance}`;
  assert.equal(application["launch-command"], `ip netns exec ${namespace} ${application["search-command"]}`);
  assert.equal(application["run-as-user"], "root", "entering a namespace takes root");
  assert.ok(application["search-command"].startsWith(`${application.path}/kbutler-shim --config `));
  assert.equal(application["version-command"], `${application.path}/kbutler-shim --version`);
});

test("app-manager: the module named is the one there is, and configuration comes in the form of the shim's default", () => {
  const [module] = application["yang-modules"].names;
  assert.ok(existsSync(join(root, `yang/${module}.yang`)));
  assert.equal(application["config-delivery-format"], "json");
});

test("app-manager: the install notes name every file and every path of the definition", () => {
  const notes = readFileSync(join(root, "config/srlinux/README.md"), "utf8");
  for (const path of [
    `${application.path}/kbutler-shim`,
    `${application["yang-modules"]["source-directories"][0]}/kbutler.yang`,
    application["search-command"].split(" ").at(-1),
  ]) {
    assert.ok(notes.includes(path), path);
  }
  for (const [, file = ""] of notes.matchAll(/^\| `((?:yang|config)\/[^`]+)`/gm)) {
    assert.ok(existsSync(join(root, file)), file);
  }
});
