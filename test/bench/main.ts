// Every bench, or one: `npm run bench -- [NAME] [--smoke] [--markdown]`. One JSON line a row; each bench in a process of its
// own. Ends with 1 only if a bench breaks: a bar that is not met is said in its row.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { cpus, loadavg, release, totalmem } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { type Bench, judgeRow, markdownTable, type Row } from "./row.ts";

const names = [
  "ingest",
  "decode",
  "memory",
  "latency",
  "delta",
  "sync",
  "scrape",
  "channels",
  "shim",
  "expectation",
  "kubernetes-memory",
  "history",
] as const;

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    smoke: { type: "boolean", default: false },
    markdown: { type: "boolean", default: false },
    rounds: { type: "string", default: "5" },
    /** Run the bench in this process. */
    here: { type: "boolean", default: false },
  },
});
const unknown = positionals.find((name) => !names.some((known) => known === name));
if (unknown !== undefined) {
  process.stderr.write(`no bench is named ${unknown}; there are ${names.join(", ")}\n`);
  process.exit(2);
}
const wanted = positionals.length > 0 ? positionals : names;
if (options.here) await runHere(positionals[0] ?? "");
else await runAll();

async function runAll(): Promise<void> {
  const rows: Row[] = [];
  const broken: string[] = [];
  process.stdout.write(`${JSON.stringify({ machine: machine() })}\n`);
  for (const name of wanted) {
    const startedMs = performance.now();
    const code = await runChild(await load(name), rows);
    process.stderr.write(`${name}: ${((performance.now() - startedMs) / 1e3).toFixed(1)} s\n`);
    if (code !== 0) broken.push(name);
  }
  if (options.markdown) process.stdout.write(`\n${markdownTable(rows)}`);
  if (broken.length > 0) process.stderr.write(`broken: ${broken.join(", ")}\n`);
  process.exitCode = broken.length > 0 ? 1 : 0;
}

async function load(name: string): Promise<Bench> {
  const module: { bench: Bench } = await import(`./${name}.ts`);
  return module.bench;
}

async function runHere(name: string): Promise<void> {
  const bench = await load(name);
  await bench.run({
    smoke: options.smoke,
    rounds: options.smoke ? 1 : Number(options.rounds),
    report(finding) {
      const [oneMinute = 0] = loadavg();
      process.stdout.write(`${JSON.stringify(judgeRow(bench.name, finding, options.smoke, oneMinute))}\n`);
    },
  });
  process.exit(0); // whatever a bench left open
}

/** V8's options of the program, which stand in its first line. */
function programFlags(): string[] {
  const [first = ""] = readFileSync(join(import.meta.dirname, "../../src/kbutler.js"), "utf8").split("\n");
  return first.split(" ").filter((word) => word.startsWith("--"));
}

/** Runs one bench in a process of its own and passes its rows on. */
async function runChild(bench: Bench, rows: Row[]): Promise<number> {
  const args = [
    ...programFlags(),
    ...bench.flags,
    import.meta.filename,
    bench.name,
    "--here",
    "--rounds",
    options.rounds,
  ];
  if (options.smoke) args.push("--smoke");
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  const ended = new Promise<number>((resolve) => child.once("exit", (code) => resolve(code ?? 1)));
  for await (const line of createInterface({ input: child.stdout })) {
    process.stdout.write(`${line}\n`);
    rows.push(JSON.parse(line) as Row);
  }
  return ended;
}

function machine() {
  const [oneMinute = 0] = loadavg();
  return {
    cpu: cpus()[0]?.model.trim(),
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 1e9),
    linux: release(),
    node: process.version,
    date: new Date().toISOString().slice(0, 10),
    load: Number(oneMinute.toFixed(2)),
  };
}
