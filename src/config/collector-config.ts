import { dirname, resolve } from "node:path";
import type { Static } from "typebox";
import { err, ok, type Result } from "../model/result.ts";
import type { Target } from "../model/target.ts";
import { buildClusters, type ClusterConfig } from "./cluster-config.ts";
import { CollectorConfigSchema } from "./collector-schema.ts";
import { ConfigFiles, type ServerTlsFiles } from "./config-files.ts";
import { durationAtLeast, durationMs, type Issue, readYaml, sizeBytes } from "./fields.ts";
import { parseAndBuild } from "./stand-ins.ts";
import { targetOptions } from "./target-config.ts";
import { readTargetsFile } from "./targets-file.ts";

type Raw = Static<typeof CollectorConfigSchema>;

/** The collector's config: parsed once, then trusted. File paths are absolute, durations milliseconds. */
export interface CollectorConfig {
  readonly name: string;
  readonly targets: readonly Target[];
  readonly clusters: readonly ClusterConfig[];
  readonly verdict: {
    readonly holdDownMs: number;
    readonly startUpMs: number;
    readonly settleMs: number;
    readonly settleLimitMs: number;
    readonly reachability: "inform" | "require";
    /** How long a node is given, milliseconds. */
    readonly nodeWindows: {
      readonly restartMs: number;
      readonly gracefulRestartMs: number;
      readonly addedMs: number;
      readonly bgpHoldMs: number;
      readonly withdrawMs: number;
    };
    readonly flap: { readonly transitions: number; readonly windowMs: number };
    readonly leftoverMs: number;
    readonly askBgpRib: boolean;
    /** The most next hops a BGP route may have, by target. */
    readonly ecmpLimits: ReadonlyMap<string, number>;
  };
  /** Milliseconds between two audits; 0: none. */
  readonly auditIntervalMs: number;
  readonly store:
    | {
        readonly file: string;
        readonly retentionMs: number;
        readonly maxBytes: number;
        readonly snapshotIntervalMs: number;
        readonly backlogRows: number;
      }
    | undefined;
  readonly api: ListenConfig & { readonly tokenFile?: string | undefined };
  readonly gnmiServer:
    | (ListenConfig & {
        readonly insecure: boolean;
        readonly username?: string | undefined;
        readonly passwordFile?: string | undefined;
        readonly tokenFile?: string | undefined;
        readonly maxSessions: number;
        readonly publishWithinMs: number;
      })
    | undefined;
  readonly logLevel: "debug" | "info" | "warn" | "error";
  /** Things to know that are no errors, as keys of a targets file that have no meaning here. */
  readonly warnings: readonly string[];
}

/** Where a server listens. `host` "*" means all addresses. */
export interface ListenConfig {
  readonly host: string;
  readonly port: number;
  readonly tls?: ServerTlsFiles | undefined;
}

/** Reads the collector's config file: the config, or every issue with its path. `text` is for tests. */
export function readCollectorConfig(file: string, text?: string): Result<CollectorConfig, readonly Issue[]> {
  const document = readYaml(file, text);
  if (!document.ok) return document;
  return parseAndBuild(CollectorConfigSchema, document.value, (raw) => build(raw, dirname(resolve(file))));
}

/** The least history that is worth a file. */
const least = { storeBytes: 1024 * 1024, retentionMs: 60_000, snapshotIntervalMs: 1_000, auditMs: 100 };

function build(raw: Raw, folder: string): Result<CollectorConfig, readonly Issue[]> {
  const issues: Issue[] = [];
  const warnings: string[] = [];
  const files = new ConfigFiles(folder, issues);
  const targets = buildTargets(raw, files, issues);
  if (raw["targets-file"] !== undefined) addFromFile(raw, raw["targets-file"], targets, files, issues, warnings);
  if (targets.length === 0 && issues.length === 0) {
    issues.push({ path: "targets", message: "no target: name at least one leaf here or in targets-file" });
  }

  const clusters = buildClusters(raw, files, issues, new Set(targets.map(({ name }) => name)));
  const gnmi = raw["gnmi-server"];
  if (gnmi.enabled) {
    if (gnmi.tls === undefined && gnmi.insecure !== true) {
      issues.push({ path: "gnmi-server.tls", message: "is required (or write out insecure: true)" });
    }
    if ((gnmi.username === undefined) !== (gnmi["password-file"] === undefined)) {
      issues.push({ path: "gnmi-server.username", message: "username and password-file go together" });
    }
  }
  const config: CollectorConfig = {
    name: raw.name,
    targets,
    clusters,
    verdict: {
      holdDownMs: durationMs(raw.verdict["hold-down"]),
      startUpMs: durationMs(raw.verdict["start-up"]),
      settleMs: durationMs(raw.verdict.settle),
      settleLimitMs: durationMs(raw.verdict["settle-limit"]),
      reachability: raw.verdict.reachability,
      nodeWindows: {
        restartMs: durationMs(raw.verdict["restart-window"]),
        gracefulRestartMs: durationMs(raw.verdict["graceful-restart-window"]),
        addedMs: durationMs(raw.verdict["node-added-window"]),
        bgpHoldMs: durationMs(raw.verdict["bgp-hold-time"]),
        withdrawMs: durationMs(raw.verdict["hold-down"]),
      },
      flap: { transitions: raw.verdict["flap-limit"], windowMs: durationMs(raw.verdict["flap-window"]) },
      leftoverMs: durationMs(raw.verdict.leftover),
      askBgpRib: raw.verdict["ask-bgp-rib"],
      ecmpLimits: ecmpLimits(raw, targets),
    },
    auditIntervalMs:
      durationMs(raw.audit.interval) && durationAtLeast(issues, "audit.interval", raw.audit.interval, least.auditMs),
    store: raw.store.enabled
      ? {
          file: files.at(raw.store.file),
          retentionMs: durationAtLeast(issues, "store.retention", raw.store.retention, least.retentionMs),
          maxBytes: storeBytes(raw, issues),
          snapshotIntervalMs: durationAtLeast(
            issues,
            "store.snapshot-interval",
            raw.store["snapshot-interval"],
            least.snapshotIntervalMs,
          ),
          backlogRows: raw.store["backlog-rows"],
        }
      : undefined,
    api: {
      ...listen(raw.api.listen ?? "127.0.0.1:8080"),
      tokenFile: raw.api["token-file"] && files.secret("api.token-file", raw.api["token-file"], "token"),
      tls: files.serverTls("api.tls", raw.api.tls),
    },
    gnmiServer: gnmi.enabled
      ? {
          ...listen(gnmi.listen ?? "127.0.0.1:9339"),
          tls: files.serverTls("gnmi-server.tls", gnmi.tls),
          insecure: gnmi.insecure === true,
          username: gnmi.username,
          passwordFile:
            gnmi["password-file"] && files.secret("gnmi-server.password-file", gnmi["password-file"], "password"),
          tokenFile: gnmi["token-file"] && files.secret("gnmi-server.token-file", gnmi["token-file"], "token"),
          maxSessions: gnmi["max-sessions"],
          publishWithinMs: durationMs(gnmi["publish-within"]),
        }
      : undefined,
    logLevel: raw.log.level,
    warnings,
  };
  return issues.length > 0 ? err(issues) : ok(config);
}

function storeBytes({ store }: Raw, issues: Issue[]): number {
  const bytes = sizeBytes(store["max-size"]);
  if (bytes < least.storeBytes) {
    issues.push({ path: "store.max-size", message: `must be at least 1MiB, got "${store["max-size"]}"` });
  }
  return bytes;
}

function ecmpLimits(
  { targets: own, "target-defaults": defaults }: Raw,
  targets: readonly Target[],
): ReadonlyMap<string, number> {
  return new Map(
    targets.flatMap(({ name }) => {
      const limit = own[name]?.["ecmp-limit"] ?? defaults?.["ecmp-limit"];
      return limit === undefined ? [] : [[name, limit] as const];
    }),
  );
}

function buildTargets(raw: Raw, files: ConfigFiles, issues: Issue[]): Target[] {
  return Object.entries(raw.targets).map(([name, own]) => ({
    name,
    address: own.address,
    metadata: {},
    ...targetOptions(`targets.${name}`, { ...raw["target-defaults"], ...own }, files, issues),
  }));
}

/** Adds the targets of a file in gnmic's format. What it does not say of them, target-defaults says. A name that stands in
 *  `targets` already is that one: the file's is left out and named in a warning, and the rest goes on. */
function addFromFile(
  raw: Raw,
  file: string,
  targets: Target[],
  files: ConfigFiles,
  issues: Issue[],
  warnings: string[],
): void {
  const known = issues.length;
  const absolute = files.readable("targets-file", file);
  if (issues.length > known) return;
  const defaults = targetOptions("target-defaults", raw["target-defaults"] ?? {}, files, issues);
  const more = readTargetsFile(absolute, defaults);
  if (!more.ok) {
    issues.push(...more.error.map(({ path, message }) => ({ path: `targets-file: ${path}`, message })));
    return;
  }
  warnings.push(...more.value.warnings.map((warning) => `targets-file: ${warning}`));
  for (const target of more.value.targets) {
    if (!Object.hasOwn(raw.targets, target.name)) targets.push(target);
    else warnings.push(`targets-file: targets.${target.name}: left out, a target of this name stands in targets`);
  }
}

function listen(text: string): { host: string; port: number } {
  const colon = text.lastIndexOf(":");
  return { host: text.slice(0, colon).replace(/^\[|\]$/g, ""), port: Number(text.slice(colon + 1)) };
}
