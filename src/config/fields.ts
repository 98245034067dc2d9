import { readFileSync } from "node:fs";
import { type Static, type TSchema, Type } from "typebox";
import { Settings } from "typebox/system";
import { Value } from "typebox/value";
import { LineCounter, parseDocument } from "yaml";
import { err, ok, type Result } from "../model/result.ts";
import { yamlFault } from "../model/yaml-fault.ts";

/** One thing wrong with a file: where (`targets.leaf2.address`, or `line 3, column 5`) and what to do about it. */
export interface Issue {
  readonly path: string;
  readonly message: string;
}

Settings.Set({ maxErrors: 1000 }); // the library stops at 8; people want every issue at once

const durationPattern = "^([0-9]+(\\.[0-9]+)?(ms|s|m|h|d))+$";
/** A port, 1 to 65535. */
const portPattern = "([1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])";
const sizePattern = "^[0-9]+(\\.[0-9]+)?(KiB|MiB|GiB|kB|MB|GB|B)$";

/** A duration in text, as `10s`, `1m30s`, `250ms`, `30d`. */
export function Duration(options: { default?: string; description: string }) {
  return Type.String({
    pattern: durationPattern,
    errorMessage: 'a duration such as "10s", "1m30s" or "30d"',
    examples: ["10s"],
    ...options,
  });
}

/** A size in text, as `512MiB`. */
export function ByteSize(options: { default?: string; description: string }) {
  return Type.String({
    pattern: sizePattern,
    errorMessage: 'a size such as "512MiB" or "2GB"',
    examples: ["512MiB"],
    ...options,
  });
}

/** `host:port`, IPv6 in brackets. */
export function HostPort(options: { default?: string; description: string }) {
  return Type.String({
    pattern: `^(\\[[0-9a-fA-F:.%a-z/-]+\\]|[A-Za-z0-9_.*-]+):${portPattern}$`,
    errorMessage: "host:port",
    examples: ["leaf1.example:57400"],
    ...options,
  });
}

/** Where a server listens; `*` is every address, port 0 a free one. */
export function Listen(options: { description: string }) {
  return Type.String({
    pattern: `^(\\[[0-9a-fA-F:.]+\\]|[A-Za-z0-9_.-]+|\\*):(0|${portPattern})$`,
    errorMessage: "address:port",
    examples: ["*:8080"],
    ...options,
  });
}

/** A path in the file system; a relative one is taken from the folder of the file it stands in. */
export function FilePath(options: { default?: string; description: string }) {
  return Type.String({ minLength: 1, errorMessage: "a file path", examples: ["a-file"], ...options });
}

/** Reads a duration in milliseconds; undefined if it is none. */
export function parseDuration(text: string): number | undefined {
  if (!new RegExp(durationPattern).test(text)) return undefined;
  const factors: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };
  let total = 0;
  for (const [, amount, unit] of text.matchAll(/([0-9]+(?:\.[0-9]+)?)(ms|s|m|h|d)/g)) {
    total += Number(amount) * (factors[unit ?? ""] ?? 0);
  }
  return total;
}

/** A duration that the schema has accepted, in milliseconds. */
export function durationMs(text: string): number {
  return parseDuration(text) ?? 0;
}

/** A duration that the schema has accepted and that may not be shorter than that, in milliseconds. */
export function durationAtLeast(issues: Issue[], path: string, text: string, leastMs: number, why?: string): number {
  const ms = durationMs(text);
  const least = leastMs % 1_000 === 0 ? `${leastMs / 1_000}s` : `${leastMs}ms`;
  if (ms < leastMs) issues.push({ path, message: `must be at least ${least}${why ? `: ${why}` : `, got "${text}"`}` });
  return ms;
}

/** A size that the schema has accepted, in bytes. */
export function sizeBytes(text: string): number {
  const match = /^([0-9.]+)([A-Za-z]+)$/.exec(text);
  const factors: Readonly<Record<string, number>> = {
    B: 1,
    kB: 1e3,
    MB: 1e6,
    GB: 1e9,
    KiB: 1024,
    MiB: 1024 ** 2,
    GiB: 1024 ** 3,
  };
  return match ? Math.round(Number(match[1]) * (factors[match[2] ?? ""] ?? 1)) : 0;
}

/** Reads `host`, `host:port` or `[v6]:port`, and adds the default port. Undefined if it is none of these. */
export function parseHostPort(text: string, defaultPort: number): string | undefined {
  const withPort = /^(\[[0-9a-fA-F:.%a-z/-]+\]|[A-Za-z0-9_.-]+)(?::([0-9]{1,5}))?$/.exec(text);
  if (withPort) {
    const port = withPort[2] === undefined ? defaultPort : Number(withPort[2]);
    return port > 0 && port < 65536 ? `${withPort[1]}:${port}` : undefined;
  }
  return /^[0-9a-fA-F:]+$/.test(text) && text.includes(":") ? `[${text}]:${defaultPort}` : undefined;
}

/** Reads one YAML document. `text` is for tests; without it the file is read. Syntax errors name line and column. */
export function readYaml(file: string, text?: string): Result<unknown, readonly Issue[]> {
  let source: string;
  try {
    source = text ?? readFileSync(file, "utf8");
  } catch (reason) {
    return err([
      { path: file, message: `cannot be read: ${reason instanceof Error ? reason.message : String(reason)}` },
    ]);
  }
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines, prettyErrors: false });
  if (document.errors.length > 0) {
    return err(
      document.errors.map((error) => {
        const { line, col } = lines.linePos(error.pos[0]);
        return { path: `line ${line}, column ${col}`, message: yamlFault(error) };
      }),
    );
  }
  try {
    return ok(document.toJS({ maxAliasCount: 100 }) ?? {});
  } catch (reason) {
    return err([{ path: file, message: yamlFault(reason) }]);
  }
}

/** Holds a value against a schema: defaults filled in, or every issue at once with its path. */
export function parseConfig<S extends TSchema>(schema: S, value: unknown): Result<Static<S>, readonly Issue[]> {
  const filled = withDefaults(schema, structuredClone(value ?? {}));
  if (Value.Check(schema, filled)) return ok(filled as Static<S>);
  const issues = new Map<string, Issue>();
  const add = (issue: Issue): void => {
    if (!issues.has(issue.path)) issues.set(issue.path, issue);
  };
  for (const error of Value.Errors(schema, filled)) {
    const path = dotted(error.instancePath);
    const params = error.params as Readonly<Record<string, unknown>>;
    const inUnion = /\/anyOf\/[0-9]+/.test(error.schemaPath);
    switch (error.keyword) {
      case "boolean":
        break; // the same as additionalProperties, said of the property
      case "additionalProperties":
        if (inUnion) break; // told by the union itself
        for (const name of list(params.additionalProperties)) {
          const known = knownKeys(schema, error.schemaPath);
          add({ path: join(path, name), message: `unknown key${known ? `; known here: ${known}` : ""}` });
        }
        break;
      case "required":
        if (inUnion) break;
        for (const name of list(params.requiredProperties)) add({ path: join(path, name), message: "is required" });
        break;
      default:
        add({
          path: path || "(top)",
          message: expected(schema, error.schemaPath, error.message, valueAt(filled, error.instancePath)),
        });
    }
  }
  if (issues.size === 0) add({ path: "(top)", message: "does not fit any of its allowed forms" });
  return err([...issues.values()]);
}

/** Defaults everywhere, below the free keys of a record too, which the library leaves out. */
export function withDefaults(schema: TSchema, value: unknown): unknown {
  const filled = Value.Default(schema, value);
  if (filled === null || typeof filled !== "object") return filled;
  const at = filled as Record<string, unknown>;
  const { properties, patternProperties, items } = schema as Readonly<Record<string, unknown>>;
  const below = (children: unknown, name: string): TSchema | undefined =>
    children && typeof children === "object" ? (children as Readonly<Record<string, TSchema>>)[name] : undefined;
  const free = patternProperties && Object.values(patternProperties as Readonly<Record<string, TSchema>>)[0];
  for (const name of Object.keys(at)) {
    const child = Array.isArray(filled) ? (items as TSchema | undefined) : (below(properties, name) ?? free);
    if (child) at[name] = withDefaults(child, at[name]);
  }
  return filled;
}

/** Issues for people: one line each, `file: path: message`. */
export function formatIssues(file: string, issues: readonly Issue[]): string {
  return issues.map((issue) => `${file}: ${issue.path}: ${issue.message}`).join("\n");
}

function expected(schema: TSchema, schemaPath: string, fallback: string, value: unknown): string {
  const node = schemaAt(schema, schemaPath);
  const wanted = node && typeof node === "object" && "errorMessage" in node ? String(node.errorMessage) : undefined;
  const got = value === undefined ? "nothing" : (JSON.stringify(value) ?? String(value)).slice(0, 80);
  return wanted ? `expected ${wanted}, got ${got}` : `${fallback}, got ${got}`;
}

function knownKeys(schema: TSchema, schemaPath: string): string {
  const node = schemaAt(schema, schemaPath);
  if (!node || typeof node !== "object" || !("properties" in node) || !node.properties) return "";
  return Object.keys(node.properties).sort().join(", ");
}

/** The schema node an error's `#/properties/a/items` points to. */
export function schemaAt(schema: TSchema, pointer: string): unknown {
  return valueAt(schema, pointer.replace(/^#/, ""));
}

/** What stands at a JSON pointer (RFC 6901); undefined if nothing does. */
export function valueAt(value: unknown, pointer: string): unknown {
  let at: unknown = value;
  for (const part of pointer.split("/").slice(1)) {
    if (at === null || typeof at !== "object") return undefined;
    at = (at as Readonly<Record<string, unknown>>)[part.replaceAll("~1", "/").replaceAll("~0", "~")];
  }
  return at;
}

function dotted(pointer: string): string {
  return pointer
    .split("/")
    .slice(1)
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"))
    .reduce((path, part) => (/^[0-9]+$/.test(part) ? `${path}[${part}]` : join(path, part)), "");
}

function join(path: string, name: string): string {
  return path === "" ? name : `${path}.${name}`;
}

function list(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
