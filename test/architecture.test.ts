import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

/** What a room may know of the others. Data moves to the right only; a source does not know who listens. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  model: [],
  gnmi: ["model"],
  ndk: ["gnmi"],
  config: ["model"],
  sources: ["model", "gnmi"],
  state: ["model"],
  expectation: ["model"],
  verdict: ["model", "expectation"],
  "closed-loop": ["model", "gnmi"],
  sinks: ["model", "expectation", "verdict", "gnmi", "closed-loop"],
  shim: ["model", "config", "verdict", "gnmi", "ndk"],
  simulator: ["model", "gnmi", "ndk"],
};

/** Files at the root that every room may use: they know the vocabulary and one another, no more. */
const everywhere = [
  "log.ts",
  "clock.ts",
  "backoff.ts",
  "listening.ts",
  "run-together.ts",
  "version.ts",
  "exit.ts",
  "turn.ts",
];

/** The other files at the root: the heartbeat joins state and the pure middle, and knows neither source nor sink. */
const rootMayImport: Readonly<Record<string, readonly string[]>> = {
  "heartbeat.ts": ["model", "state", "expectation", "verdict"],
  "evaluation.ts": ["model", "state", "verdict"],
  "audit.ts": ["model", "state", "expectation", "verdict"],
  "cluster-rules.ts": ["model", "expectation", "verdict"],
  "cluster-options.ts": ["model", "config", "expectation"],
  "logger.ts": [],
};

/** The edge of the process, where the rooms are put together. */
const edge = ["collector.ts", "main.ts", "build-shim.ts", "commands", "demo"];

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../src");
const files = readdirSync(root, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts") && !file.includes("generated"))
  .sort();

/** Our own files that a file imports, relative to src/. Type imports count: they are knowledge too. */
function importsOf(file: string): string[] {
  const text = readFileSync(join(root, file), "utf8");
  return [...text.matchAll(/(?:from|import)\s*\(?\s*"(\.[^"]+)"/g)]
    .map(([, path]) => relative(root, resolve(dirname(join(root, file)), path ?? "")))
    .filter((path) => path.endsWith(".ts"));
}

const graph = new Map(files.map((file) => [file, importsOf(file)]));
const roomOf = (file: string): string => (file.includes("/") ? (file.split("/")[0] ?? "") : "");

/** What a file may import beside its own room: undefined for one that no rule knows. */
function allowedFor(file: string): readonly string[] | "anything" | undefined {
  const room = roomOf(file);
  if (edge.includes(room === "" ? file : room)) return "anything";
  if (room !== "") return mayImport[room];
  return everywhere.includes(file) ? ["model"] : rootMayImport[file];
}

test("architecture: every room and every file at the root has its rule", () => {
  assert.deepEqual(
    files.filter((file) => allowedFor(file) === undefined),
    [],
  );
});

test("architecture: a room imports only what stands to its left", () => {
  const wrong: string[] = [];
  for (const [file, imports] of graph) {
    const room = roomOf(file);
    const allowed = allowedFor(file) ?? [];
    if (allowed === "anything") continue;
    for (const imported of imports) {
      const other = roomOf(imported);
      const known = other === "" ? everywhere.includes(imported) : other === room || allowed.includes(other);
      const besides = room === "" && other === "" && imported in rootMayImport;
      if (!known && !besides) wrong.push(`${file} imports ${imported}`);
    }
  }
  assert.deepEqual(wrong, []);
});

test("architecture: there is no import cycle", () => {
  const done = new Set<string>();
  const cycles: string[] = [];
  const walk = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) cycles.push([...path.slice(path.indexOf(file)), file].join(" > "));
    if (done.has(file) || path.includes(file)) return;
    for (const next of graph.get(file) ?? []) walk(next, [...path, file]);
    done.add(file);
  };
  for (const file of files) walk(file, []);
  assert.deepEqual(cycles, []);
});

test("architecture: every import names a file that exists", () => {
  const known = new Set(files);
  const missing = [...graph].flatMap(([file, imports]) =>
    imports.filter((path) => !path.includes("generated") && !known.has(path)).map((path) => `${file}: ${path}`),
  );
  assert.deepEqual(missing, []);
});

test("architecture: only the simulator's world knows the simulator", () => {
  const outsiders = [...graph]
    .filter(([, imports]) => imports.some((path) => roomOf(path) === "simulator"))
    .map(([file]) => file)
    .filter((file) => !/^(simulator\/|demo\/|commands\/(simulate|demo)\.ts$)/.test(file));
  assert.deepEqual(outsiders, []);
});

test("architecture: every export of the vocabulary and the rooms has a comment", () => {
  const bare: string[] = [];
  for (const file of files) {
    const lines = readFileSync(join(root, file), "utf8").split("\n");
    for (const [index, line] of lines.entries()) {
      if (!/^export (async )?(function|class|const|interface|type|abstract)/.test(line)) continue;
      if (!/(\*\/|^\s*\/\/.*)\s*$/.test(lines[index - 1] ?? "")) bare.push(`${file}:${index + 1}`);
    }
  }
  assert.deepEqual(bare, []);
});
