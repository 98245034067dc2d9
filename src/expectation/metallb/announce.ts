import { addressBits, familyOf, type IpAddress, type IpPrefix, maskAddress } from "../../model/address.ts";
import type { EndpointSlice, Service } from "../../model/cluster.ts";
import type { Announcement, Claim, NodeClaim, Refusals } from "../advertiser.ts";
import type { ServiceFinding, Severity } from "../expectation.ts";
import { type Servable, servable } from "../servable.ts";
import type { MetallbConfig } from "./config.ts";
import type { MetallbFacts } from "./facts.ts";
import type { Speaker } from "./node-gate.ts";
import { makePlan, type Plan, type PlannedPrefix } from "./plan.ts";
import { type Pool, poolHolds } from "./pools.ts";
import { anySelects } from "./selectors.ts";
import { gateService } from "./service-gate.ts";
import type { Sharing } from "./sharing.ts";

/** Who announces one service and why the others do not: rules B to D. One object for each state of the cluster; it
 *  remembers what services of one pool have in common. */
export class Announcer {
  readonly #speakers: readonly Speaker[];
  readonly #config: MetallbConfig;
  /** Every configuration some node runs on; one but for nodes that refuse the present one. */
  readonly #configs: readonly MetallbConfig[];
  readonly #facts: MetallbFacts;
  readonly #plans = new Map<string, Plan>();
  readonly #sharing: Sharing;

  constructor(speakers: readonly Speaker[], config: MetallbConfig, facts: MetallbFacts, sharing: Sharing) {
    this.#sharing = sharing;
    this.#speakers = speakers;
    this.#config = config;
    this.#configs = [...new Set([config, ...speakers.map(({ own }) => own.config)])];
    this.#facts = facts;
  }

  /** What the speakers make of one service. */
  announce(service: Service, slices: readonly EndpointSlice[]): Announcement {
    const gate = gateService(service, this.#facts);
    const served = servable(slices);
    const { addresses } = gate;
    const nothing = { addresses, claims: [], findings: [] };
    if (!gate.open) {
      if (gate.reason === "lbClassMismatch") return { ...nothing, refusal: gate.reason };
      const claims = this.#withdrawn(service, addresses, gate.reason, served);
      return { addresses, claims, refusal: gate.reason, findings: gateFindings(service, gate.reason) };
    }
    const pools = this.#configs.map((config) => config.poolFor(addresses));
    if (pools.every((pool) => pool === undefined)) {
      const claims = this.#withdrawn(service, addresses, "ipNotAllowed", served);
      const stray = addresses.filter((address) => !this.#config.pools.some((pool) => poolHolds(pool, address)));
      const message = stray.length === 0 ? "its addresses lie in different pools" : `no pool holds ${stray.join(", ")}`;
      const findings = [finding(service, "unmanaged-address", "info", `${message}, so MetalLB announces none of them`)];
      return { addresses, claims, refusal: "ipNotAllowed", findings };
    }
    const plan = this.#plan(pools, service);
    const claims = unannouncedL2(plan) ? [] : claimsOf(service, addresses, plan, served);
    return { addresses, claims, refusal: undefined, findings: planFindings(service, addresses, plan, claims, served) };
  }

  /** Claims of a service that is refused as a whole: its addresses in our pools must not be announced by any node.
   *  Addresses outside of them are somebody else's, and their presence is no matter of ours. */
  #withdrawn(service: Service, addresses: readonly IpAddress[], reason: string, served: Servable): readonly Claim[] {
    const claims = new Map<IpPrefix, Claim>();
    for (const address of addresses) {
      const pools = this.#configs.map((config) => config.poolFor([address]));
      if (pools.every((pool) => pool === undefined)) continue;
      const plan = this.#plan(pools, service);
      if (unannouncedL2(plan)) continue;
      for (const [prefix] of prefixesOf(address, plan)) {
        addClaim(claims, address, { ...claimBase(service, prefix, served), nodes: [], refusals: reason });
      }
    }
    return [...claims.values()];
  }

  #plan(pools: readonly (Pool | undefined)[], service: Service): Plan {
    const names = pools.map((pool) => pool?.name ?? "");
    const matched = this.#configs.map((config) =>
      config.advertisements
        .filter(({ object }) => object.serviceSelectors.length > 0)
        .map(({ object }) => (anySelects(object.serviceSelectors, service.labels) ? "1" : "0"))
        .join(""),
    );
    const key = `${names.join(" ")}|${matched.join(" ")}`;
    let plan = this.#plans.get(key);
    if (plan === undefined) {
      const byConfig = new Map(this.#configs.map((config, index) => [config, pools[index]]));
      const poolOf = (config: MetallbConfig) => byConfig.get(config);
      plan = makePlan(this.#speakers, poolOf, service, this.#facts, this.#sharing);
      this.#plans.set(key, plan);
    }
    return plan;
  }
}

function unannouncedL2(plan: Plan): boolean {
  return plan.l2 && plan.lengths(4).length === 0;
}

function claimBase(service: Service, prefix: IpPrefix, served: Servable) {
  return {
    advertiser: "metallb",
    prefix,
    policy: service.externalTrafficPolicy,
    hosting: served.nodes,
    addresses: [],
  } as const;
}

/** The prefixes an address is announced in, each with who would. Without an advertisement its host prefix, for by none. */
function prefixesOf(address: IpAddress, plan: Plan): (readonly [IpPrefix, PlannedPrefix])[] {
  const family = familyOf(address);
  const lengths = plan.lengths(family);
  return (lengths.length > 0 ? lengths : [addressBits(family)]).map((length) => [
    maskAddress(address, length),
    plan.at(family, length),
  ]);
}

/** C6, C7 and D. */
function claimsOf(service: Service, addresses: readonly IpAddress[], plan: Plan, served: Servable): readonly Claim[] {
  const claims = new Map<IpPrefix, Claim>();
  for (const address of addresses) {
    for (const [prefix, planned] of prefixesOf(address, plan)) {
      addClaim(claims, address, { ...claimBase(service, prefix, served), ...decided(service, planned, served) });
    }
  }
  return [...claims.values()];
}

function decided(
  service: Service,
  planned: PlannedPrefix,
  served: Servable,
): { readonly nodes: readonly NodeClaim[]; readonly refusals: Refusals } {
  if (service.externalTrafficPolicy === "Local") {
    const local = [...served.nodes].sort().map((node) => planned.byNode.get(node));
    return { nodes: local.filter((claim) => claim !== undefined), refusals: planned.withoutLocalEndpoints };
  }
  if (!served.anywhere) return { nodes: [], refusals: planned.withoutEndpoints };
  return { nodes: planned.nodes, refusals: planned.refusals };
}

function addClaim(claims: Map<IpPrefix, Claim>, address: IpAddress, claim: Claim): void {
  const known = claims.get(claim.prefix);
  claims.set(claim.prefix, { ...claim, addresses: [...(known?.addresses ?? []), address] });
}

function finding(service: Service, reason: string, severity: Severity, message: string): ServiceFinding {
  return { namespace: service.namespace, name: service.name, reason, severity, message };
}

/** Whether nobody announces a prefix and somebody would if a speaker ran there. */
function onlyStopped({ nodes, refusals, policy }: Claim, served: Servable): boolean {
  if (nodes.length > 0 || typeof refusals === "string") return false;
  return [...refusals].some(([node, reason]) => {
    return reason === "advertiser-not-running" && (policy === "Cluster" || served.nodes.has(node));
  });
}

function gateFindings(service: Service, reason: string): ServiceFinding[] {
  if (reason === "noIPAllocated") {
    return [finding(service, "pending-address", "info", "no address is assigned yet")];
  }
  if (reason !== "invalidIP") return [];
  const bad = service.ingress.find(({ ip }) => ip === undefined);
  const what = bad ? `the entry ${bad.hostname ?? "without an address"}` : "an entry that is no address";
  const message = `status.loadBalancer.ingress holds ${what}, so MetalLB announces none of the addresses`;
  return [finding(service, "external-address-unusable", "warning", message)];
}

function planFindings(
  service: Service,
  addresses: readonly IpAddress[],
  plan: Plan,
  claims: readonly Claim[],
  served: Servable,
): ServiceFinding[] {
  const findings: ServiceFinding[] = [];
  const say = (reason: string, severity: Severity, message: string): void => {
    findings.push(finding(service, reason, severity, message));
  };
  if (unannouncedL2(plan)) {
    say("l2-mode", "info", "its pool is announced by ARP and ND only: one node answers, and BGP does not know of it");
    if (!served.anywhere) say("no-endpoints", "info", "it has no endpoint that can serve");
    return findings;
  }
  if (!served.anywhere) say("no-endpoints", "info", "it has no endpoint that can serve, so no node announces it");
  if (plan.lengths(4).length === 0) {
    say("not-advertised", "warning", "no BGPAdvertisement is for its pool and its labels on any node");
    return findings;
  }
  for (const name of plan.withoutPeers) {
    const message = `BGPAdvertisement ${name} names only peers that do not exist`;
    say("advertisement-without-peer", "warning", message);
  }
  if (served.anywhere && claims.length > 0 && claims.every((claim) => onlyStopped(claim, served))) {
    say("advertiser-not-running", "warning", "no speaker runs on any node that could announce it");
  }
  const families = [...new Set(addresses.map(familyOf))];
  for (const family of families) {
    const planned = plan.lengths(family).map((length) => plan.at(family, length));
    if (planned.some(({ nodes }) => nodes.length > 0)) continue;
    const reasons = new Set(planned.flatMap(({ refusals }) => [...refusals.values()]));
    if (reasons.has("family-not-advertised")) {
      const shown = claims.flatMap((claim) => claim.addresses).filter((address) => familyOf(address) === family);
      say("family-not-advertised", "info", `no BGP session carries IPv${family}, so ${shown.join(", ")} stays inside`);
    } else if (reasons.has("advertisement-without-peer") && plan.withoutPeers.length === 0) {
      say("advertisement-without-peer", "warning", "no node that could announce it has a BGPPeer");
    }
  }
  return findings;
}
