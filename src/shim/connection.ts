import type { ShimConnection } from "../config/shim-config.ts";
import type { Leaves } from "../verdict/state-tree.ts";

/** What is in force: the file's settings, and over them what the CLI sets. */
export function connectionInForce(file: ShimConnection, configured: Leaves): ShimConnection {
  const text = (name: string): string | undefined => {
    const value = configured[name];
    return typeof value === "string" && value !== "" ? value : undefined;
  };
  const adminState = text("admin-state");
  const holdTimeS = configured["hold-time"];
  return {
    adminState: adminState === "enable" || adminState === "disable" ? adminState : file.adminState,
    collectorAddress: text("collector-address") ?? file.collectorAddress,
    ...(file.moreCollectors === undefined || text("collector-address") !== undefined
      ? {}
      : { moreCollectors: file.moreCollectors }),
    credentialsFile: text("credentials-file") ?? file.credentialsFile,
    targetName: text("target-name") ?? file.targetName,
    networkInstance: text("network-instance") ?? file.networkInstance,
    holdTimeMs: typeof holdTimeS === "number" && holdTimeS > 0 ? holdTimeS * 1000 : file.holdTimeMs,
  };
}

/** Every collector to be heard; one that the CLI names is the only one. */
export function collectorAddresses({ collectorAddress, moreCollectors = [] }: ShimConnection): readonly string[] {
  return [...new Set([...(collectorAddress === undefined ? [] : [collectorAddress]), ...moreCollectors])];
}

/** The leaves of `/kbutler/connection`: the switch shows no configuration in state unless the agent writes it. */
export function connectionLeaves(connection: ShimConnection): Leaves {
  return {
    "admin-state": connection.adminState,
    ...(connection.collectorAddress === undefined ? {} : { "collector-address": connection.collectorAddress }),
    ...(connection.credentialsFile === undefined ? {} : { "credentials-file": connection.credentialsFile }),
    "target-name": connection.targetName,
    "network-instance": connection.networkInstance,
    "hold-time": Math.max(1, Math.round(connection.holdTimeMs / 1000)),
  };
}

/** Whether the session itself has to begin anew. */
export function needsNewSession(before: ShimConnection, after: ShimConnection): boolean {
  return (
    before.adminState !== after.adminState ||
    collectorAddresses(before).join() !== collectorAddresses(after).join() ||
    before.credentialsFile !== after.credentialsFile ||
    before.targetName !== after.targetName
  );
}
