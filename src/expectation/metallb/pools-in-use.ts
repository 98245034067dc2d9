import type { IpAddress } from "../../model/address.ts";
import { type ClusterView, type ObjectKey, objectKey, type Service } from "../../model/cluster.ts";
import type { Announcer } from "./announce.ts";
import type { MetallbConfig, NodeConfig } from "./config.ts";
import type { MetallbFacts } from "./facts.ts";
import { gateService } from "./service-gate.ts";

/** Announced services whose addresses no pool of the present configuration holds. Their speakers refuse it, and go on with
 *  the one they have, until the controller has cleared the addresses (MetalLB speaker/main.go `SetConfig`). */
export interface PoolsInUse {
  /** Why a node's speaker refuses the present pools, in words. */
  readonly problems: ReadonlyMap<string, string>;
  /** Whether a service is, or may become, one they wait for. */
  waitsFor(key: ObjectKey, service: Service | undefined): boolean;
}

/** No address is without its pool. */
const nothingInUse: PoolsInUse = { problems: new Map(), waitsFor: () => false };

/** Looks for them, where pools differ from those some node took last. `onLastGood` tells who would announce a service if every
 *  node ran on the configuration it took last. */
export function poolsInUse(
  view: ClusterView,
  config: MetallbConfig,
  facts: MetallbFacts,
  lastGood: ReadonlyMap<string, NodeConfig>,
  onLastGood: () => Announcer,
): PoolsInUse {
  const earlier = new Set([...lastGood.values()].map((own) => own.config));
  const present = rangesOf(config);
  if ([...earlier].every((one) => one === config || rangesOf(one) === present)) return nothingInUse;
  const orphaned = (service: Service): readonly IpAddress[] | undefined => {
    const { open, addresses } = gateService(service, facts);
    if (!open || config.poolFor(addresses) !== undefined) return undefined;
    return [...earlier].some((one) => one.poolFor(addresses) !== undefined) ? addresses : undefined;
  };
  const announcer = onLastGood();
  const problems = new Map<string, string>();
  const services = new Set<ObjectKey>();
  for (const [key, service] of [...view.resource("services").objects].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const addresses = orphaned(service);
    if (addresses === undefined) continue;
    const { claims } = announcer.announce(service, view.slicesOf(objectKey(service)));
    for (const { node } of claims.flatMap(({ nodes }) => nodes)) {
      if (!lastGood.has(node)) continue;
      services.add(key);
      if (!problems.has(node)) problems.set(node, `no pool holds ${addresses.join(", ")} of ${key} any more`);
    }
  }
  if (services.size === 0) return nothingInUse;
  return {
    problems,
    waitsFor: (key, service) => services.has(key) || (service !== undefined && orphaned(service) !== undefined),
  };
}

function rangesOf({ pools }: MetallbConfig): string {
  return JSON.stringify(pools.map(({ name, ranges }) => [name, ranges.map(({ text }) => text)]));
}
