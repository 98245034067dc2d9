import { accessSync, constants } from "node:fs";
import { homedir } from "node:os";
import { dirname, resolve } from "node:path";
import { type Static, Type } from "typebox";
import { err, ok, type Result } from "../model/result.ts";
import { Secret, type Target, type TargetEncoding, type TargetTls } from "../model/target.ts";
import { ConfigFiles } from "./config-files.ts";
import { Duration, durationAtLeast, type Issue, parseConfig, parseHostPort, readYaml } from "./fields.ts";
import { leastMs, type TargetOptions, targetOptions } from "./target-config.ts";

/** Targets of a file in gnmic's format, and what of it has no meaning here. */
export interface TargetsFile {
  readonly targets: readonly Target[];
  readonly warnings: readonly string[];
}

/** gnmic's own default port, and that of SR Linux. */
const defaultPort = 57_400;

const text = (name: string) => Type.String({ errorMessage: `text for ${name} (a number needs quotes)` });
const flag = () => Type.Boolean({ errorMessage: "true or false" });
const texts = (description: string) => Type.Record(Type.String(), text("each value"), { description });

/** What may stand in a target, or above all targets as their default. */
const options = {
  address: text("address"),
  name: text("name"),
  username: text("username"),
  password: text("password"),
  timeout: Duration({ description: "deadline of a call" }),
  insecure: flag(),
  "skip-verify": flag(),
  "tls-ca": text("tls-ca"),
  "tls-cert": text("tls-cert"),
  "tls-key": text("tls-key"),
  "tls-server-name": text("tls-server-name"),
  encoding: Type.String({ pattern: "^(?i:json_ietf|json|proto)$", errorMessage: '"json_ietf", "json" or "proto"' }),
  tags: Type.Array(text("each tag"), { errorMessage: "a list of tags" }),
  "event-tags": texts("labels of the target"),
  metadata: texts("further gRPC metadata"),
  "retry-timer": Duration({ description: "longest wait between two sessions" }),
  retry: Duration({ description: "the same, as gnmic's own file has it" }),
  "grpc-keepalive": Type.Partial(
    Type.Object(
      {
        time: Duration({ description: "ping period" }),
        timeout: Duration({ description: "" }),
        "permit-without-stream": flag(),
      },
      { additionalProperties: false },
    ),
  ),
} as const;
const OptionsSchema = Type.Partial(Type.Object(options));
type Options = Static<typeof OptionsSchema>;
const TopSchema = Type.Object({
  port: Type.Optional(Type.Integer({ minimum: 1, maximum: 65_535, errorMessage: "a port number" })),
  targets: Type.Record(Type.String(), OptionsSchema),
});

/** Options gnmic has for a target that mean nothing here. */
const ignoredOfTarget = new Set([
  ...["auth-scheme", "buffer-size", "cipher-suites", "gzip", "log-tls-secret", "outputs", "proto-dirs", "proto-files"],
  ...["proxy", "subscriptions", "tcp-keepalive", "tls-max-version", "tls-min-version", "tls-version", "token"],
  "tunnel-target-type",
]);
/** Sections and flags gnmic has beside `targets`. */
const ignoredOfFile = new Set([
  ...ignoredOfTarget,
  ...["actions", "api", "api-server", "calculate-latency", "clustering", "debug", "dir", "exclude", "file", "format"],
  ...["gnmi-server", "inputs", "insecure-skip-verify", "instance-name", "loader", "log", "log-compress", "log-file"],
  ...["log-max-backups", "log-max-size", "max-msg-size", "no-prefix", "outputs", "print-request", "processors"],
  ...["proto-dir", "proto-file", "subscriptions", "targets-file", "tunnel-server", "use-tunnel-server"],
]);

/** Reads a file in gnmic's format: `targets`, a map of address or name to options, and defaults for them beside it.
 *  `$NAME` and `${NAME}` in values come from the environment. `base` says what the file leaves open. `source` is for tests; without it the file is read. */
export function readTargetsFile(
  file: string,
  base: TargetOptions = builtIn,
  source?: string,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Result<TargetsFile, readonly Issue[]> {
  const document = readYaml(file, source);
  if (!document.ok) return document;
  const issues: Issue[] = [];
  const expanded = expand(document.value, environment, "", issues);
  if (!isMap(expanded)) return err([{ path: "(top)", message: "expected a map with the key targets" }]);
  const warnings = new Set<string>();
  const { targets: given, port, ...rest } = expanded;
  if (given !== undefined && given !== null && !isMap(given)) {
    return err([...issues, { path: "targets", message: "expected a map of address or name to options" }]);
  }
  const defaults = known(rest, ignoredOfFile, "", issues, warnings);
  const named = Object.entries(given ?? {}).map(([name, own]) => {
    if (own === null || isMap(own))
      return [name, known(own ?? {}, ignoredOfTarget, `targets.${name}.`, issues, warnings)];
    issues.push({ path: `targets.${name}`, message: "expected options, or nothing" });
    return [name, {}];
  });
  const top = parseConfig(TopSchema, { targets: Object.fromEntries(named), ...(port === undefined ? {} : { port }) });
  const shared = parseConfig(OptionsSchema, defaults);
  if (!top.ok) issues.push(...top.error);
  if (!shared.ok) issues.push(...shared.error);
  if (!top.ok || !shared.ok) return err(issues);
  const builder = new TargetBuilder(dirname(resolve(file)), top.value.port ?? defaultPort, base, issues, warnings);
  const targets = Object.entries(top.value.targets).map(([key, own]) =>
    builder.build(key, { ...shared.value, ...own }),
  );
  if (targets.length === 0)
    issues.push({ path: "targets", message: "no target: expected a map of address or name to options" });
  return issues.length > 0 ? err(issues) : ok({ targets, warnings: [...warnings] });
}

const tlsOptions = ["skip-verify", "tls-ca", "tls-cert", "tls-key", "tls-server-name"] as const;

/** What holds of a target nobody says anything of. */
const builtIn: TargetOptions = targetOptions("target-defaults", {}, new ConfigFiles(".", []), []);

class TargetBuilder {
  readonly #folder: string;
  readonly #port: number;
  readonly #base: TargetOptions;
  readonly #issues: Issue[];
  readonly #warnings: Set<string>;
  readonly #names = new Set<string>();

  constructor(folder: string, port: number, base: TargetOptions, issues: Issue[], warnings: Set<string>) {
    this.#folder = folder;
    this.#port = port;
    this.#base = base;
    this.#issues = issues;
    this.#warnings = warnings;
  }

  build(key: string, options: Options): Target {
    const path = `targets.${key}`;
    const name = options.name ?? key;
    if (this.#names.has(name)) this.#issues.push({ path, message: `a second target of the name ${name}` });
    this.#names.add(name);
    const keepalive = options["grpc-keepalive"];
    if (keepalive?.timeout !== undefined) this.#warnings.add("grpc-keepalive.timeout is not used: it is half of time");
    if (keepalive?.["permit-without-stream"] === false) {
      this.#warnings.add("grpc-keepalive.permit-without-stream is not used: pings are always sent");
    }
    const { password } = options;
    const secret = password === undefined ? undefined : new Secret(password);
    const base = this.#base;
    const duration = (option: string, text: string | undefined, otherwise: number, least: number): number =>
      text === undefined ? otherwise : durationAtLeast(this.#issues, `${path}.${option}`, text, least);
    const retry = options["retry-timer"] === undefined ? "retry" : "retry-timer";
    return {
      ...base,
      name,
      address: this.#address(path, options.address ?? key),
      username: options.username ?? base.username,
      password: secret === undefined ? base.password : () => secret,
      metadata: options.metadata ?? {},
      tls: this.#tls(path, options),
      encoding: options.encoding === undefined ? base.encoding : encodings.get(options.encoding.toLowerCase()),
      timeoutMs: duration("timeout", options.timeout, base.timeoutMs, leastMs.timeout),
      retryMaxMs: duration(retry, options[retry], base.retryMaxMs, leastMs.retryTimer),
      keepaliveMs: duration("grpc-keepalive.time", keepalive?.time, base.keepaliveMs, leastMs.keepalive),
      tags: { ...base.tags, ...Object.fromEntries((options.tags ?? []).map(readTag)), ...options["event-tags"] },
    };
  }

  /** gnmic takes several addresses, with commas between them, and uses the one that answers first. */
  #address(path: string, text: string): string {
    const [first = "", ...others] = text.split(",").map((part) => part.trim());
    if (others.length > 0) this.#warnings.add(`${path}: only the first of several addresses is used`);
    const address = parseHostPort(first, this.#port);
    if (address === undefined) {
      this.#issues.push({ path: `${path}.address`, message: `expected host, host:port or [v6]:port, got "${first}"` });
    }
    return address ?? first;
  }

  #tls(path: string, options: Options): TargetTls {
    const base = this.#base.tls;
    if (options.insecure ?? (base.mode === "insecure" && !speaksTls(options))) return { mode: "insecure" };
    const otherwise = base.mode === "tls" ? base : undefined;
    if ((options["tls-cert"] === undefined) !== (options["tls-key"] === undefined)) {
      this.#issues.push({ path: `${path}.tls-cert`, message: "tls-cert and tls-key go together" });
    }
    return {
      mode: "tls",
      skipVerify: options["skip-verify"] ?? otherwise?.skipVerify ?? false,
      caFile: this.#file(path, "tls-ca", options) ?? otherwise?.caFile,
      certFile: this.#file(path, "tls-cert", options) ?? otherwise?.certFile,
      keyFile: this.#file(path, "tls-key", options) ?? otherwise?.keyFile,
      serverName: options["tls-server-name"] ?? otherwise?.serverName,
    };
  }

  #file(path: string, key: "tls-ca" | "tls-cert" | "tls-key", options: Options): string | undefined {
    const name = options[key];
    if (name === undefined || name === "") return undefined;
    const file = resolve(this.#folder, name.replace(/^~(?=\/)/, homedir()));
    try {
      accessSync(file, constants.R_OK);
    } catch (reason) {
      const code = reason instanceof Error && "code" in reason ? String(reason.code) : String(reason);
      const message = code === "ENOENT" ? `no such file: ${name}` : `cannot read ${name}: ${code}`;
      this.#issues.push({ path: `${path}.${key}`, message });
    }
    return file;
  }
}

const encodings: ReadonlyMap<string, TargetEncoding> = new Map<string, TargetEncoding>([
  ["json_ietf", "json_ietf"],
  ["json", "json"],
  ["proto", "proto"],
]);

const notText = "expected text (a number needs quotes)";

/** The options we read. Of the others, those gnmic has warn once, whoever has them; the rest wherever they stand. */
function known(
  map: Readonly<Record<string, unknown>>,
  ignored: ReadonlySet<string>,
  path: string,
  issues: Issue[],
  warnings: Set<string>,
): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(map)) {
    // a schema quotes what it refuses, and this it must not
    if (key === "password" && typeof value !== "string") issues.push({ path: `${path}${key}`, message: notText });
    else if (Object.hasOwn(options, key)) kept[key] = value;
    else if (ignored.has(key)) warnings.add(`${key}: gnmic's, has no meaning here`);
    else warnings.add(`${path}${key}: unknown key`);
  }
  return kept;
}

/** Puts variables of the environment into every text, as gnmic does; one that is not there is an issue. */
function expand(
  value: unknown,
  environment: Readonly<Record<string, string | undefined>>,
  path: string,
  issues: Issue[],
): unknown {
  if (typeof value === "string") {
    return value.replace(/\$(?:\{([^}]*)\}|([A-Za-z_][A-Za-z0-9_]*))/g, (_, braced?: string, bare?: string) => {
      const name = braced ?? bare ?? "";
      const found = environment[name];
      if (found === undefined) issues.push({ path, message: `the environment has no variable ${name}` });
      return found ?? "";
    });
  }
  if (Array.isArray(value)) return value.map((item, index) => expand(item, environment, `${path}[${index}]`, issues));
  if (!isMap(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, child]) => {
      const below = path === "" ? key : `${path}.${key}`;
      const used = path !== "" || key === "targets" || key in options;
      return [key, used ? expand(child, environment, below, issues) : child];
    }),
  );
}

/** A tag is a word, or `name=value`. */
function readTag(tag: string): readonly [string, string] {
  const equals = tag.indexOf("=");
  return equals < 0 ? [tag, "true"] : [tag.slice(0, equals), tag.slice(equals + 1)];
}

/** Whether a target has something to say of its TLS. */
function speaksTls(options: Options): boolean {
  return tlsOptions.some((name) => options[name] !== undefined);
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
