import { type Static, type TObject, Type } from "typebox";
import { err, ok, type Result } from "../model/result.ts";
import type { NdkManager } from "./ndk-manager.ts";
import { checked, type ScenarioIssue } from "./validation.ts";

const closed = { additionalProperties: false };
const only = Type.Optional(Type.Array(Type.String(), { description: "calls of these names, as TelemetryAddOrUpdate" }));

/** The arguments of each fault of a leaf's NDK manager, by its name. One is in force at a time. */
export const ndkFaultSchemas = {
  "ndk-stop": Type.Object({}, closed),
  "ndk-start": Type.Object({}, closed),
  "ndk-restart": Type.Object({ awayMs: Type.Integer({ default: 500, minimum: 0 }) }, closed),
  "ndk-failed": Type.Object({ error: Type.String({ default: "failed" }), only }, closed),
  "ndk-slow": Type.Object({ delayMs: Type.Integer({ default: 1_000, minimum: 0 }), only }, closed),
  "ndk-refuse-path": Type.Object({ text: Type.String({ minLength: 1 }) }, closed),
  "ndk-purge": Type.Object({ agent: Type.String({ default: "kbutler" }) }, closed),
  "ndk-heal": Type.Object({}, closed),
} as const satisfies Record<string, TObject>;

/** The name of such a fault. */
export type NdkFaultName = keyof typeof ndkFaultSchemas;

/** A fault with its arguments checked and their defaults filled in. */
export type NamedNdkFault = {
  readonly [Name in NdkFaultName]: { readonly name: Name } & Static<(typeof ndkFaultSchemas)[Name]>;
}[NdkFaultName];

/** Whether a text names a fault of the NDK manager. */
export function isNdkFaultName(name: string): name is NdkFaultName {
  return Object.hasOwn(ndkFaultSchemas, name);
}

/** Reads a fault named from outside; the issues say every argument that is wrong. */
export function parseNdkFault(name: string, args: unknown, at = ""): Result<NamedNdkFault, readonly ScenarioIssue[]> {
  if (!isNdkFaultName(name)) {
    const known = Object.keys(ndkFaultSchemas).join(", ");
    return err([{ path: at === "" ? "name" : `${at}.name`, message: `unknown fault ${name}; known are ${known}` }]);
  }
  const parsed = checked(ndkFaultSchemas[name], args, at);
  return parsed.ok ? ok({ name, ...parsed.value } as NamedNdkFault) : parsed; // this name's schema has just accepted them
}

/** Causes a fault of an NDK manager. `sleep` waits so many milliseconds. */
export async function applyNdkFault(
  manager: NdkManager,
  fault: NamedNdkFault,
  sleep: (ms: number) => Promise<void>,
): Promise<void> {
  switch (fault.name) {
    case "ndk-stop":
      return manager.stop();
    case "ndk-start":
      return manager.start();
    case "ndk-restart":
      await manager.stop();
      await sleep(fault.awayMs);
      return manager.start();
    case "ndk-failed":
      return manager.fault({ kind: "failed", error: fault.error, only: fault.only });
    case "ndk-slow":
      return manager.fault({ kind: "slow", delayMs: fault.delayMs, only: fault.only });
    case "ndk-refuse-path":
      return manager.fault({ kind: "refuse-path", text: fault.text });
    case "ndk-purge":
      return manager.purge(fault.agent);
    case "ndk-heal":
      manager.fault(undefined);
      return manager.start();
  }
}
