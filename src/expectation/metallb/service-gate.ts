import { type IpAddress, parseAddress } from "../../model/address.ts";
import type { Service } from "../../model/cluster.ts";
import type { MetallbFacts } from "./facts.ts";

/** Rules B1 to B4: what a speaker makes of a service before it looks for a pool. `addresses` holds those that can be
 *  read even where the service as a whole is refused. */
export type ServiceGate =
  | { readonly open: true; readonly addresses: readonly IpAddress[] }
  | { readonly open: false; readonly reason: ServiceRefusal; readonly addresses: readonly IpAddress[] };

/** MetalLB's words for a service that is refused on every node. */
export type ServiceRefusal = "lbClassMismatch" | "serviceDeleted" | "notLoadBalancer" | "noIPAllocated" | "invalidIP";

/** Decides B1 to B4 in their order; a service that is being deleted is withdrawn as well. */
export function gateService(service: Service, facts: Pick<MetallbFacts, "loadBalancerClass">): ServiceGate {
  const addresses: IpAddress[] = [];
  let unreadable = false;
  for (const { ip } of service.ingress) {
    const address = ip === undefined || ip.includes("%") ? undefined : parseAddress(ip); // a speaker reads no zone
    if (address === undefined) unreadable = true;
    else if (!addresses.includes(address)) addresses.push(address);
  }
  const refuse = (reason: ServiceRefusal): ServiceGate => ({ open: false, reason, addresses });
  if (!classMatches(service.loadBalancerClass, facts.loadBalancerClass)) return refuse("lbClassMismatch");
  if (service.deleting) return refuse("serviceDeleted");
  if (service.type !== "LoadBalancer") return refuse("notLoadBalancer");
  if (service.ingress.length === 0) return refuse("noIPAllocated");
  if (unreadable) return refuse("invalidIP");
  return { open: true, addresses };
}

/** Without `--lb-class` only services without a class are ours, with it only those of exactly this class. */
function classMatches(ofService: string | undefined, ofSpeaker: string | undefined): boolean {
  return (ofService ?? "") === (ofSpeaker ?? "");
}
