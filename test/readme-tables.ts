import { readFileSync, writeFileSync } from "node:fs";
import type { TSchema } from "typebox";
import { systemClock } from "../src/clock.ts";
import { CollectorConfigSchema } from "../src/config/collector-schema.ts";
import { ShimConfigSchema } from "../src/config/shim-config.ts";
import { silentLog } from "../src/log.ts";
import { controlEndpoints } from "../src/simulator/control.ts";
import { startApi } from "../src/sinks/api/server.ts";
import { metricRows } from "../src/sinks/metrics/catalogue.ts";
import { causeNames, remedyOf } from "../src/verdict/cause.ts";
import { all, only, parseYang, type Statement } from "./yang/yang-module.ts";

const readme = new URL("../README.md", import.meta.url);

/** Every table of the README that stands in the code too, by the name in its markers. */
export async function tables(): Promise<Readonly<Record<string, string>>> {
  return {
    "collector-config": table(
      ["key", "default", "meaning"],
      keys(CollectorConfigSchema).filter(([key = ""]) => !repeated(key)),
    ),
    "shim-config": table(["key", "default", "meaning"], keys(ShimConfigSchema)),
    causes: table(
      ["cause", "what to do"],
      causeNames.map((cause) => [`\`${cause}\``, remedyOf(cause)]),
    ),
    rest: table(["request", "query", "answer"], await routes()),
    metrics: table(
      ["metric", "type", "labels", "meaning"],
      metricRows().map(({ name, type, labels, help }) => [`\`${name}\``, type, labels.join(", "), help]),
    ),
    yang: table(["path below /kbutler", "leaves"], yangRows()),
    control: table(
      ["request", "what it does"],
      Object.entries(controlEndpoints).map(([request, does]) => [`\`${request}\``, does]),
    ),
  };
}

/** The README with every table as the code says it. */
export async function renewed(text: string): Promise<string> {
  let result = text;
  for (const [name, content] of Object.entries(await tables())) {
    const begin = `<!-- table: ${name} -->`;
    const end = `<!-- end: ${name} -->`;
    const start = result.indexOf(begin);
    if (start < 0) throw new Error(`README has no ${begin}`);
    const stop = result.indexOf(end, start);
    const after = stop < 0 ? start + begin.length : stop + end.length;
    result = `${result.slice(0, start)}${begin}\n${content}\n${end}${result.slice(after)}`;
  }
  return result;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

/** What stands under clusters.<name> stands at another place already. */
function repeated(key: string): boolean {
  return /^`clusters\.<name>\.(kubernetes|metallb|attachments|attachment-fallback)/.test(key);
}

type Plain = Readonly<Record<string, unknown>>;

function keys(schema: TSchema, path = ""): string[][] {
  const { properties } = schema as { properties?: Readonly<Record<string, TSchema>> };
  return Object.entries(properties ?? {}).flatMap(([key, child]) => {
    const at = path === "" ? key : `${path}.${key}`;
    const { default: value, description, patternProperties, items } = child as Plain;
    const free = Object.values((patternProperties ?? {}) as Readonly<Record<string, TSchema>>)[0];
    if ("properties" in child && description === undefined) return keys(child, at);
    if (free && "properties" in free) return keys(free, `${at}.<name>`);
    if (items && typeof items === "object" && "properties" in items) return keys(items as TSchema, `${at}[]`);
    const shown = value === undefined ? "" : `\`${typeof value === "string" ? value : JSON.stringify(value)}\``;
    return [[`\`${at}\``, shown, String(description ?? "")]];
  });
}

async function routes(): Promise<string[][]> {
  await using api = await startApi(
    { host: "127.0.0.1", port: 0 },
    {
      clock: systemClock,
      log: silentLog,
      version: "0",
      evaluation: () => undefined,
      expectations: () => undefined,
      metrics: async () => ({ contentType: "text/plain", pieces: [] }),
    },
  );
  const document = (await (await fetch(`${api.url}/openapi.json`)).json()) as {
    paths: Record<string, Record<string, { summary?: string; parameters?: { in: string; name: string }[] }>>;
  };
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { summary = "", parameters = [] }]) => [
      `\`${method.toUpperCase()} ${path}\``,
      parameters.flatMap((parameter) => (parameter.in === "query" ? [parameter.name] : [])).join(", "),
      summary,
    ]),
  );
}

function yangRows(): string[][] {
  const module = parseYang(readFileSync(new URL("../yang/kbutler.yang", import.meta.url), "utf8"));
  const groupings = new Map(all(module, "grouping").map((grouping) => [grouping.argument, grouping]));
  const root = module.statements.flatMap((statement) =>
    statement.keyword === "container" ? [statement] : all(statement, "container"),
  )[0];
  const rows: string[][] = [];
  const walk = (statement: Statement, path: string): void => {
    const inner = statement.statements.flatMap((one) =>
      one.keyword === "uses" ? (groupings.get(one.argument)?.statements ?? []) : [one],
    );
    const leaves = inner.filter(({ keyword }) => keyword === "leaf").map(({ argument }) => argument);
    const key = only(statement, "key");
    const at = key === undefined ? path : `${path}[${key}]`;
    if (leaves.length > 0) rows.push([`\`${at}\``, leaves.filter((leaf) => leaf !== key).join(", ")]);
    for (const child of inner) {
      if (child.keyword === "container" || child.keyword === "list") {
        walk(child, at === "" ? child.argument : `${at}/${child.argument}`);
      }
    }
  };
  if (root) walk(root, "");
  return rows;
}

if (import.meta.main) writeFileSync(readme, await renewed(readFileSync(readme, "utf8")));
