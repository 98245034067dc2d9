import { addressBits, familyOf, type IpAddress, prefixLength } from "../model/address.ts";
import type { ObjectKey } from "../model/cluster.ts";
import type { PrefixExpectation, ServiceFinding } from "./expectation.ts";
import type { ServiceClaim } from "./union.ts";

/** What to say of services because they share a prefix with others, by service. */
export function sharedPrefixFindings(
  prefix: PrefixExpectation,
  claims: readonly ServiceClaim[],
): ReadonlyMap<ObjectKey, readonly ServiceFinding[]> {
  if (claims.length < 2) return none;
  const findings = new Map<ObjectKey, ServiceFinding[]>();
  const say = ({ service }: ServiceClaim, reason: string, message: string): void => {
    const { namespace, name, key } = service;
    const own = findings.get(key) ?? [];
    findings.set(key, own);
    own.push({ namespace, name, reason, severity: "warning", message });
  };
  for (const [address, sharing] of sharedAddresses(claims)) {
    if (new Set(sharing.map(({ claim }) => claim.policy)).size < 2) continue;
    for (const one of sharing) {
      const others = sharing.filter((other) => other.claim.policy !== one.claim.policy);
      const names = others.map(({ service }) => service.key).join(", ");
      const message = `shares ${address} with ${names} of another externalTrafficPolicy, so every node announces it`;
      say(one, "shared-ip-policy-mix", message);
    }
  }
  if (prefixLength(prefix.prefix) < addressBits(familyOf(prefix.prefix))) {
    for (const one of claims) {
      if (one.claim.policy !== "Local" || typeof one.claim.refusals === "string") continue;
      const own = new Set(one.claim.nodes.map(({ node }) => node));
      const masked = prefix.expectations.filter(({ node }) => !own.has(node));
      const [first] = masked;
      if (first === undefined) continue;
      const count = masked.length === 1 ? first.node : `${masked.length} nodes`;
      say(
        one,
        "aggregate-masks-local",
        `${count} without an endpoint of it announce ${prefix.prefix} for other services`,
      );
    }
  }
  return findings;
}

const none: ReadonlyMap<ObjectKey, readonly ServiceFinding[]> = new Map();

function sharedAddresses(claims: readonly ServiceClaim[]): ReadonlyMap<IpAddress, readonly ServiceClaim[]> {
  const byAddress = new Map<IpAddress, ServiceClaim[]>();
  for (const one of claims) {
    if (one.claim.nodes.length === 0) continue; // what is not announced mixes with nothing
    for (const address of one.claim.addresses) {
      const known = byAddress.get(address);
      if (known) known.push(one);
      else byAddress.set(address, [one]);
    }
  }
  return byAddress;
}
