import type { gnmi } from "../gnmi/messages.ts";
import { encodingNumbers, type LeafEncoding } from "./wire.ts";

/** Modules a 25.3 box names, by the area of their namespace; dates are not to be relied upon on a real one either. */
const modules: readonly (readonly [area: string, module: string])[] = [
  ["fib", "srl_nokia-ip-route-tables"],
  ["net-inst", "srl_nokia-network-instance"],
  ["bgp", "srl_nokia-bgp"],
  ["bgp", "srl_nokia-rib-bgp"],
  ["interfaces", "srl_nokia-interfaces"],
  ["interfaces", "srl_nokia-interfaces-nbr"],
  ["lldp", "srl_nokia-lldp"],
  ["system", "srl_nokia-system"],
  ["system", "srl_nokia-system-info"],
  ["platform", "srl_nokia-platform"],
];

/** The answer to Capabilities: `supported_models` named by namespace and module as SR Linux does. */
export function capabilities(
  encodings: readonly LeafEncoding[],
  gnmiVersion: string,
): gnmi.CapabilityResponse.$Properties {
  return {
    supportedModels: modules.map(([area, module]) => ({
      name: `urn:nokia.com:srlinux:${area}:${module.replace("srl_nokia-", "")}:${module}`,
      organization: "Nokia",
      version: "2025-03-31",
    })),
    supportedEncodings: encodings.map((encoding) => encodingNumbers[encoding]),
    gNMIVersion: gnmiVersion,
  };
}
