import type { TreeContent } from "./fake-collector.ts";

/** The moment every verdict of these tests began. */
export const since = "2026-01-02T03:04:05.678Z";

/** The path of a service. */
export function servicePath(name: string): string {
  return `/kbutler/service[name=${name}]`;
}

/** What a collector serves for one leaf: services with an address and two next hops each, one of them missing where the
 *  service is degraded. */
export function verdicts(
  services: readonly (readonly [name: string, state: "up" | "degraded"])[],
  options: { readonly generation?: number } = {},
): TreeContent {
  const degraded = services.filter(([, state]) => state === "degraded").length;
  const content: Record<string, Readonly<Record<string, unknown>>> = {
    "/kbutler/collector": {
      name: "kbutler",
      version: "0.1.0",
      generation: String(options.generation ?? 1),
      "evaluation-sequence": "7",
      "last-evaluation": since,
    },
    "/kbutler/summary": {
      "services-total": services.length,
      "services-up": services.length - degraded,
      "services-degraded": degraded,
      "services-down": 0,
      "services-updating": 0,
      "services-unknown": 0,
      ...counts(services.length * 2, degraded),
    },
  };
  for (const [index, [name, state]] of services.entries()) Object.assign(content, service(name, state, index + 1));
  return content;
}

/** One service's nodes. */
export function service(name: string, state: "up" | "degraded", number: number): TreeContent {
  const [cluster = "", namespace = "", serviceName = ""] = name.split("/");
  const missing = state === "degraded" ? 1 : 0;
  const reason = state === "degraded" ? { "oper-reason": "endpoint-nexthop-missing" } : {};
  const address = `192.0.2.${number}`;
  const addressPath = `${servicePath(name)}/external-address[address=${address}]`;
  return {
    [servicePath(name)]: {
      name,
      cluster,
      namespace,
      "service-name": serviceName,
      "oper-state": state,
      ...reason,
      "fabric-oper-state": state,
      ...counts(2, missing),
      since,
      "last-transition": since,
    },
    [addressPath]: {
      address,
      prefix: `${address}/32`,
      "network-instance": "default",
      "oper-state": state,
      ...reason,
      "fib-programmed": true,
      ...counts(2, missing),
      since,
    },
    [`${addressPath}/next-hop[hostname=node-1]`]: hop("node-1", "10.0.0.1", true),
    [`${addressPath}/next-hop[hostname=node-2]`]: hop("node-2", "10.0.0.2", missing === 0),
  };
}

function hop(hostname: string, hostAddress: string, up: boolean): Readonly<Record<string, unknown>> {
  return {
    hostname,
    "host-address": hostAddress,
    "oper-state": up ? "up" : "down",
    ...(up ? {} : { "oper-reason": "no-route-to-host" }),
    class: "hosting",
    "fib-programmed": up,
    since,
  };
}

function counts(expected: number, missing: number): Readonly<Record<string, number>> {
  return {
    "expected-next-hops": expected,
    "present-next-hops": expected - missing,
    "missing-next-hops": missing,
    "unknown-next-hops": 0,
  };
}
