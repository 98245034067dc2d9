import { readFileSync } from "node:fs";
import type { Static } from "typebox";
import { Secret, type Target, type TargetTls } from "../model/target.ts";
import type { TargetDefaults, TargetTlsConfig } from "./collector-schema.ts";
import type { ConfigFiles } from "./config-files.ts";
import { durationAtLeast, type Issue } from "./fields.ts";

type TargetKeys = Static<typeof TargetDefaults>;

/** What a config may say of a target besides its name and address. */
export type TargetOptions = Omit<Target, "name" | "address" | "metadata">;

/** The shortest times that make sense, milliseconds: below them a leaf is dialled in a tight loop, or given up at once. */
export const leastMs = { timeout: 100, retryTimer: 100, keepalive: 1_000 } as const;

/** What these keys say, with the defaults of what they leave out. `path` is where they stand. */
export function targetOptions(path: string, keys: TargetKeys, files: ConfigFiles, issues: Issue[]): TargetOptions {
  const passwordFile = keys["password-file"] && files.readable(`${path}.password-file`, keys["password-file"]);
  const passwordEnv = keys["password-env"];
  if (passwordEnv !== undefined && process.env[passwordEnv] === undefined) {
    issues.push({ path: `${path}.password-env`, message: `the environment has no variable ${passwordEnv}` });
  }
  const duration = (key: "timeout" | "retry-timer" | "keepalive", otherwise: string, least: number): number =>
    durationAtLeast(issues, `${path}.${key}`, keys[key] ?? otherwise, least);
  return {
    username: keys.username,
    password:
      passwordFile !== undefined
        ? () => new Secret(readFileSync(passwordFile, "utf8").trimEnd())
        : passwordEnv !== undefined
          ? () => new Secret(process.env[passwordEnv] ?? "")
          : undefined,
    tls: targetTls(path, keys.tls, files, issues),
    encoding: keys.encoding,
    networkInstances: keys["network-instances"] ?? ["default"],
    timeoutMs: duration("timeout", "10s", leastMs.timeout),
    retryMaxMs: duration("retry-timer", "60s", leastMs.retryTimer),
    staleAfterMs: durationAtLeast(
      issues,
      `${path}.stale-after`,
      keys["stale-after"] ?? "30s",
      20_000,
      "the liveness sample comes every 10s",
    ),
    keepaliveMs: duration("keepalive", "20s", leastMs.keepalive),
    transport: keys.transport,
    closedLoop: keys["closed-loop"],
    tags: keys.tags ?? {},
  };
}

function targetTls(
  path: string,
  tls: Static<typeof TargetTlsConfig> = {},
  files: ConfigFiles,
  issues: Issue[],
): TargetTls {
  if (tls.insecure === true) return { mode: "insecure" };
  if ((tls["cert-file"] === undefined) !== (tls["key-file"] === undefined)) {
    issues.push({ path: `${path}.tls.cert-file`, message: "cert-file and key-file go together" });
  }
  const file = (key: "ca-file" | "cert-file" | "key-file"): string | undefined => {
    const name = tls[key];
    return name === undefined ? undefined : files.readable(`${path}.tls.${key}`, name);
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
