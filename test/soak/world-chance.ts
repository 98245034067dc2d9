import { type ClusterPlan, plansOf } from "./cluster-steps.ts";
import { type WorldPolicy, worldPatience, worldPolicy } from "./collector-side.ts";
import type { LeafSide } from "./leaf-side.ts";
import type { Rng } from "./random.ts";
import type { VirtualTime } from "./virtual-time.ts";

/** What a world is made of. */
export interface WorldPlan {
  readonly policy: WorldPolicy;
  readonly clusters: readonly ClusterPlan[];
  /** Of each leaf, what it may have. */
  readonly leaves: readonly { readonly anycast: boolean; readonly maxPaths: number }[];
}

/** Draws what a world is made of. */
export function worldPlan(asksRib: boolean, rng: Rng): WorldPlan {
  const patience = rng.chance(0.3) ? worldPatience : {};
  const reachability = rng.pick(["require", "inform"] as const);
  const count = rng.between(1, 3);
  const maxPaths = Array.from({ length: count }, () => (rng.chance(0.4) ? rng.between(1, 2) : undefined));
  const configured = maxPaths.flatMap((paths, index) =>
    paths !== undefined && rng.chance(0.8) ? [[`leaf${index + 1}`, paths] as const] : [],
  );
  const policy = { ...worldPolicy, ...patience, reachability, ecmpLimits: new Map(configured), asksRib };
  const clusters = plansOf(count, rng);
  const anycast = clusters[0]?.anycast === true;
  const leaves = maxPaths.map((paths) => ({ anycast, maxPaths: paths ?? Number.POSITIVE_INFINITY }));
  return { policy, clusters, leaves };
}

/** The machine's time of day is set now and then, backwards too: by chance of its own, so that nothing else is another. */
export function setTime(time: VirtualTime, rng: Rng): void {
  if (rng.chance(0.1)) time.setTimeOfDay(rng.between(-86_400_000, 86_400_000));
}

/** Other import policies now and then: what a leaf says of paths it does not use is another thing from then on. */
export function changePolicies(leaves: readonly LeafSide[], rng: Rng): void {
  for (const { truth } of rng.some(leaves, 0.1)) truth.policies = rng.seed();
}
