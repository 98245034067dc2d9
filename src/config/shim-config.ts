import { hostname } from "node:os";
import { dirname, resolve } from "node:path";
import { type Static, Type } from "typebox";
import { err, ok, type Result } from "../model/result.ts";
import type { TargetTls } from "../model/target.ts";
import { ConfigFiles } from "./config-files.ts";
import { ByteSize, Duration, durationAtLeast, FilePath, HostPort, type Issue, readYaml, sizeBytes } from "./fields.ts";
import { parseAndBuild } from "./stand-ins.ts";

const strict = { additionalProperties: false } as const;

const CollectorTls = Type.Object(
  {
    insecure: Type.Optional(Type.Boolean({ description: "plain text; only if written out" })),
    "skip-verify": Type.Optional(Type.Boolean({ description: "do not verify the certificate; only if written out" })),
    "ca-file": Type.Optional(FilePath({ description: "PEM of the authorities to trust; default: the system's" })),
    "cert-file": Type.Optional(FilePath({ description: "PEM of our client certificate" })),
    "key-file": Type.Optional(FilePath({ description: "PEM of its key" })),
    "server-name": Type.Optional(
      Type.String({ description: "name the certificate must carry, where it is not the address" }),
    ),
  },
  strict,
);

/** The shim's config file. What the switch's CLI sets below `/kbutler/connection` overrides it. */
export const ShimConfigSchema = Type.Object(
  {
    "target-name": Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 255,
        description: "this leaf in the collector's targets; default: host name",
      }),
    ),
    "admin-state": Type.Union([Type.Literal("enable"), Type.Literal("disable")], {
      default: "enable",
      description: "disable: no session, no verdicts",
      errorMessage: '"enable" or "disable"',
    }),
    "network-instance": Type.String({
      default: "mgmt",
      minLength: 1,
      description: "the network-instance the collector is reached through: where the shim is launched",
    }),
    "hold-time": Duration({
      default: "5m",
      description: "verdicts stand for so long without a collector, then they are unknown",
    }),
    collector: Type.Object(
      {
        address: Type.Optional(
          HostPort({ description: "gNMI server of the collector; may be set in the CLI instead" }),
        ),
        addresses: Type.Optional(
          Type.Array(HostPort({ description: "" }), {
            description: "several collectors: of those heard together the newer one counts, the others stand by",
          }),
        ),
        "credentials-file": Type.Optional(
          FilePath({ description: "YAML with username and password, or token; read anew for each session" }),
        ),
        tls: Type.Object(CollectorTls.properties, { ...strict, default: {} }),
        timeout: Duration({ default: "30s", description: "longest wait for the first dump to be complete" }),
        "retry-timer": Duration({ default: "60s", description: "longest wait between two sessions" }),
        "stale-after": Duration({ default: "30s", description: "silence that ends a session" }),
        keepalive: Duration({ default: "20s", description: "gRPC keepalive period" }),
      },
      { ...strict, default: {} },
    ),
    ndk: Type.Object(
      {
        socket: FilePath({
          default: "/opt/srlinux/var/run/sr_sdk_service_manager:50053",
          description: "the NDK server's socket; the number belongs to the file's name",
        }),
        "agent-name": Type.String({
          default: "kbutler",
          minLength: 1,
          maxLength: 255,
          pattern: "^[A-Za-z0-9_.-]+$",
          description: "the application's name in its app-manager file",
          errorMessage: "a name of letters, digits, _ . -",
        }),
        liveliness: Duration({ default: "30s", description: "silence after which the switch takes us for dead" }),
        timeout: Duration({ default: "10s", description: "deadline of each call" }),
        "retry-timer": Duration({ default: "10s", description: "longest wait between two registrations" }),
        naming: Type.Union([Type.Literal("hyphen"), Type.Literal("underscore")], {
          default: "hyphen",
          description: "names of two words in paths and JSON; underscore before 24.3",
          errorMessage: '"hyphen" or "underscore"',
        }),
        "wrap-values": Type.Boolean({
          default: false,
          description: 'leaves as {"value": ...}: with config-delivery-format proto-json, before 24.3',
        }),
      },
      { ...strict, default: {} },
    ),
    publish: Type.Object(
      {
        "batch-states": Type.Integer({ default: 200, minimum: 1, maximum: 1000, description: "most states in a call" }),
        "batch-size": ByteSize({ default: "1MiB", description: "most bytes in a call" }),
        interval: Duration({ default: "100ms", description: "least time between two calls" }),
        "retry-timer": Duration({ default: "30s", description: "wait before a refused state is tried again" }),
        "max-entries": Type.Integer({
          default: 100_000,
          minimum: 100,
          description: "most containers and list entries taken from a collector",
        }),
        "health-interval": Duration({ default: "30s", description: "how often /kbutler/shim is written" }),
      },
      { ...strict, default: {} },
    ),
    log: Type.Object(
      {
        level: Type.Enum(["debug", "info", "warn", "error"], {
          default: "info",
          errorMessage: '"debug", "info", "warn" or "error"',
        }),
      },
      { ...strict, default: {} },
    ),
  },
  strict,
);

const mostBatchBytes = 3 * 1024 * 1024;

/** What the CLI of the switch may override: `/kbutler/connection` in yang/kbutler.yang. */
export interface ShimConnection {
  readonly adminState: "enable" | "disable";
  readonly collectorAddress: string | undefined;
  /** Collectors besides that one. */
  readonly moreCollectors?: readonly string[] | undefined;
  readonly credentialsFile: string | undefined;
  readonly targetName: string;
  readonly networkInstance: string;
  readonly holdTimeMs: number;
}

/** The shim's config: parsed once, then trusted. File paths are absolute, durations milliseconds. */
export interface ShimConfig {
  readonly connection: ShimConnection;
  readonly collector: {
    readonly tls: TargetTls;
    readonly timeoutMs: number;
    readonly staleAfterMs: number;
    readonly retryMaxMs: number;
    readonly keepaliveMs: number;
  };
  readonly ndk: {
    readonly socketPath: string;
    readonly agentName: string;
    /** Whole seconds, as the NDK counts. */
    readonly livelinessS: number;
    readonly timeoutMs: number;
    readonly retryMaxMs: number;
    readonly naming: "hyphen" | "underscore";
    readonly wrapValues: boolean;
  };
  readonly publish: {
    readonly batchStates: number;
    readonly batchBytes: number;
    readonly intervalMs: number;
    readonly retryMs: number;
    readonly maxEntries: number;
    readonly healthIntervalMs: number;
  };
  readonly logLevel: "debug" | "info" | "warn" | "error";
}

/** Reads the shim's config file: the config, or every issue with its path. `text` is for tests. */
export function readShimConfig(file: string, text?: string): Result<ShimConfig, readonly Issue[]> {
  const document = readYaml(file, text);
  if (!document.ok) return document;
  return parseAndBuild(ShimConfigSchema, document.value, (raw) => build(raw, dirname(resolve(file))));
}

function build(raw: Static<typeof ShimConfigSchema>, folder: string): Result<ShimConfig, readonly Issue[]> {
  const issues: Issue[] = [];
  const files = new ConfigFiles(folder, issues);
  const readable = (path: string, file: string | undefined): string | undefined =>
    file === undefined ? undefined : files.readable(path, file);
  const { tls } = raw.collector;
  if ((tls["cert-file"] === undefined) !== (tls["key-file"] === undefined)) {
    issues.push({ path: "collector.tls.cert-file", message: "cert-file and key-file go together" });
  }
  if (sizeBytes(raw.publish["batch-size"]) > mostBatchBytes) {
    issues.push({ path: "publish.batch-size", message: "must be at most 3MiB: the NDK server takes messages of 4MiB" });
  }
  const positive = (path: string, text: string, leastMs: number): number =>
    durationAtLeast(issues, path, text, leastMs);
  const [first, ...more] = [raw.collector.address ?? [], raw.collector.addresses ?? []].flat();
  const config: ShimConfig = {
    connection: {
      adminState: raw["admin-state"],
      collectorAddress: first,
      ...(more.length === 0 ? {} : { moreCollectors: more }),
      credentialsFile: readable("collector.credentials-file", raw.collector["credentials-file"]),
      targetName: raw["target-name"] ?? hostname(),
      networkInstance: raw["network-instance"],
      holdTimeMs: positive("hold-time", raw["hold-time"], 1000),
    },
    collector: {
      tls:
        tls.insecure === true
          ? { mode: "insecure" }
          : {
              mode: "tls",
              skipVerify: tls["skip-verify"] === true,
              caFile: readable("collector.tls.ca-file", tls["ca-file"]),
              certFile: readable("collector.tls.cert-file", tls["cert-file"]),
              keyFile: readable("collector.tls.key-file", tls["key-file"]),
              serverName: tls["server-name"],
            },
      timeoutMs: positive("collector.timeout", raw.collector.timeout, 100),
      staleAfterMs: positive("collector.stale-after", raw.collector["stale-after"], 1000),
      retryMaxMs: positive("collector.retry-timer", raw.collector["retry-timer"], 10),
      keepaliveMs: positive("collector.keepalive", raw.collector.keepalive, 1000),
    },
    ndk: {
      socketPath: files.at(raw.ndk.socket),
      agentName: raw.ndk["agent-name"],
      livelinessS: Math.ceil(positive("ndk.liveliness", raw.ndk.liveliness, 1000) / 1000),
      timeoutMs: positive("ndk.timeout", raw.ndk.timeout, 100),
      retryMaxMs: positive("ndk.retry-timer", raw.ndk["retry-timer"], 10),
      naming: raw.ndk.naming,
      wrapValues: raw.ndk["wrap-values"],
    },
    publish: {
      batchStates: raw.publish["batch-states"],
      batchBytes: sizeBytes(raw.publish["batch-size"]),
      intervalMs: positive("publish.interval", raw.publish.interval, 0),
      retryMs: positive("publish.retry-timer", raw.publish["retry-timer"], 10),
      maxEntries: raw.publish["max-entries"],
      healthIntervalMs: positive("publish.health-interval", raw.publish["health-interval"], 100),
    },
    logLevel: raw.log.level,
  };
  return issues.length > 0 ? err(issues) : ok(config);
}
