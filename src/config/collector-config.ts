import { readFileSync } from "node:fs";
import { dirname, isAbsolute, resolve } from "node:path";
import type { Static } from "typebox";
import { err, ok, type Result } from "../model/result.ts";
import { Secret, type Target, type TargetTls } from "../model/target.ts";
import { buildClusters, type ClusterConfig } from "./cluster-config.ts";
import {
  CollectorConfigSchema,
  type ServerTls,
  type TargetDefaults,
  type TargetTlsConfig,
} from "./collector-schema.ts";
import { durationMs, type Issue, parseConfig, readYaml, sizeBytes } from "./fields.ts";
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
    readonly inferEcmpLimit: boolean;
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
  readonly tls?:
    | { readonly certFile: string; readonly keyFile: string; readonly clientCaFile?: string | undefined }
    | undefined;
}

/** Reads the collector's config file: the config, or every issue with its path. `text` is for tests. */
export function readCollectorConfig(file: string, text?: string): Result<CollectorConfig, readonly Issue[]> {
  const document = readYaml(file, text);
  if (!document.ok) return document;
  const parsed = parseConfig(CollectorConfigSchema, document.value);
  if (!parsed.ok) return parsed;
  return build(parsed.value, dirname(resolve(file)));
}

function build(raw: Raw, folder: string): Result<CollectorConfig, readonly Issue[]> {
  const issues: Issue[] = [];
  const warnings: string[] = [];
  const at = (path: string): string => (isAbsolute(path) ? path : resolve(folder, path));
  const readable = (path: string, file: string): string => {
    const absolute = at(file);
    try {
      readFileSync(absolute);
    } catch (reason) {
      const code = reason instanceof Error && "code" in reason ? String(reason.code) : String(reason);
      issues.push({ path, message: code === "ENOENT" ? `no such file: ${file}` : `cannot read ${file}: ${code}` });
    }
    return absolute;
  };
  const serverTls = (path: string, tls: Static<typeof ServerTls> | undefined): ListenConfig["tls"] =>
    tls && {
      certFile: readable(`${path}.cert-file`, tls["cert-file"]),
      keyFile: readable(`${path}.key-file`, tls["key-file"]),
      clientCaFile: tls["client-ca-file"] && readable(`${path}.client-ca-file`, tls["client-ca-file"]),
    };

  const targets = buildTargets(raw, readable, issues);
  if (raw["targets-file"] !== undefined) {
    const more = readTargetsFile(readable("targets-file", raw["targets-file"]));
    if (more.ok) {
      warnings.push(...more.value.warnings);
      for (const target of more.value.targets) {
        if (targets.some(({ name }) => name === target.name)) {
          issues.push({
            path: `targets-file: targets.${target.name}`,
            message: "a target of this name is already in targets",
          });
        } else targets.push(target);
      }
    } else issues.push(...more.error.map(({ path, message }) => ({ path: `targets-file: ${path}`, message })));
  }
  if (targets.length === 0 && issues.length === 0) {
    issues.push({ path: "targets", message: "no target: name at least one leaf here or in targets-file" });
  }

  const clusters = buildClusters(raw, readable, at, issues, new Set(targets.map(({ name }) => name)));
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
      inferEcmpLimit: raw.verdict["infer-ecmp-limit"],
      askBgpRib: raw.verdict["ask-bgp-rib"],
      ecmpLimits: ecmpLimits(raw),
    },
    auditIntervalMs: durationMs(raw.audit.interval),
    store: raw.store.enabled
      ? {
          file: at(raw.store.file),
          retentionMs: durationMs(raw.store.retention),
          maxBytes: sizeBytes(raw.store["max-size"]),
          snapshotIntervalMs: durationMs(raw.store["snapshot-interval"]),
          backlogRows: raw.store["backlog-rows"],
        }
      : undefined,
    api: {
      ...listen(raw.api.listen ?? "127.0.0.1:8080"),
      tokenFile: raw.api["token-file"] && readable("api.token-file", raw.api["token-file"]),
      tls: serverTls("api.tls", raw.api.tls),
    },
    gnmiServer: gnmi.enabled
      ? {
          ...listen(gnmi.listen ?? "127.0.0.1:9339"),
          tls: serverTls("gnmi-server.tls", gnmi.tls),
          insecure: gnmi.insecure === true,
          username: gnmi.username,
          passwordFile: gnmi["password-file"] && readable("gnmi-server.password-file", gnmi["password-file"]),
          tokenFile: gnmi["token-file"] && readable("gnmi-server.token-file", gnmi["token-file"]),
          maxSessions: gnmi["max-sessions"],
          publishWithinMs: durationMs(gnmi["publish-within"]),
        }
      : undefined,
    logLevel: raw.log.level,
    warnings,
  };
  return issues.length > 0 ? err(issues) : ok(config);
}

function ecmpLimits({ targets, "target-defaults": defaults }: Raw): ReadonlyMap<string, number> {
  return new Map(
    Object.entries(targets).flatMap(([name, own]) => {
      const limit = own["ecmp-limit"] ?? defaults?.["ecmp-limit"];
      return limit === undefined ? [] : [[name, limit] as const];
    }),
  );
}

type Readable = (path: string, file: string) => string;

function buildTargets(raw: Raw, readable: Readable, issues: Issue[]): Target[] {
  const defaults: Static<typeof TargetDefaults> = raw["target-defaults"] ?? {};
  return Object.entries(raw.targets).map(([name, own]) => {
    const merged = { ...defaults, ...own };
    const path = `targets.${name}`;
    const passwordFile = merged["password-file"] && readable(`${path}.password-file`, merged["password-file"]);
    const passwordEnv = merged["password-env"];
    if (passwordEnv !== undefined && process.env[passwordEnv] === undefined) {
      issues.push({ path: `${path}.password-env`, message: `the environment has no variable ${passwordEnv}` });
    }
    const staleAfterMs = durationMs(merged["stale-after"] ?? "30s");
    if (staleAfterMs < 20_000) {
      issues.push({
        path: `${path}.stale-after`,
        message: "must be at least 20s: the liveness sample comes every 10s",
      });
    }
    return {
      name,
      address: merged.address,
      username: merged.username,
      password:
        passwordFile !== undefined
          ? () => new Secret(readFileSync(passwordFile, "utf8").trimEnd())
          : passwordEnv !== undefined
            ? () => new Secret(process.env[passwordEnv] ?? "")
            : undefined,
      metadata: {},
      tls: targetTls(path, merged.tls, readable, issues),
      encoding: merged.encoding,
      networkInstances: merged["network-instances"] ?? ["default"],
      timeoutMs: durationMs(merged.timeout ?? "10s"),
      retryMaxMs: durationMs(merged["retry-timer"] ?? "60s"),
      staleAfterMs,
      keepaliveMs: durationMs(merged.keepalive ?? "20s"),
      transport: merged.transport,
      closedLoop: merged["closed-loop"],
      tags: merged.tags ?? {},
    };
  });
}

function targetTls(
  path: string,
  tls: Static<typeof TargetTlsConfig> = {},
  readable: Readable,
  issues: Issue[],
): TargetTls {
  if (tls.insecure === true) return { mode: "insecure" };
  if ((tls["cert-file"] === undefined) !== (tls["key-file"] === undefined)) {
    issues.push({ path: `${path}.tls.cert-file`, message: "cert-file and key-file go together" });
  }
  const file = (key: "ca-file" | "cert-file" | "key-file"): string | undefined => {
    const name = tls[key];
    return name === undefined ? undefined : readable(`${path}.tls.${key}`, name);
  };
  return {
    mode: "tls",
    skipVerify: tls["skip-verify"] === true,
    caFile: file("ca-file"),
    certFile: file("cert-file"),
    keyFile: file("key-file"),
    serverName: tls["server-name"],
  };
}

function listen(text: string): { host: string; port: number } {
  const colon = text.lastIndexOf(":");
  return { host: text.slice(0, colon).replace(/^\[|\]$/g, ""), port: Number(text.slice(colon + 1)) };
}
